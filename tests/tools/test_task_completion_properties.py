"""Whatever is done to a recurring task, in any order, its series stays a series; and undo takes each step back."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from memory.errors import Invalid
from memory.records import Task
from tests.acting import NewPerson, Person
from tools import recurrence

START = date(2026, 11, 24)
RULES = (
    "FREQ=DAILY", "FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;BYDAY=TU", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR",
    "FREQ=MONTHLY;BYMONTHDAY=24", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=DAILY;COUNT=3",
    "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270105",
)  # fmt: skip
steps = st.lists(
    st.tuples(
        st.sampled_from(["complete", "skip", "move", "move all"]),
        st.integers(0, 9),  # days that pass before it
        st.integers(-6, 12),  # days by which it is moved
    ),
    min_size=1,
    max_size=8,
)


async def everything(person: Person) -> list[Task]:
    found: list[Task] = await person("list_tasks", status="all", limit=200)
    return found


async def act(person: Person, verb: str, known: Task, days: int) -> None:
    assert known.due_date
    moved = (known.due_date + timedelta(days=days)).isoformat()
    match verb:
        case "complete":
            await person("complete_task", task="T1")
        case "skip":
            await person("skip_task", task="T1")
        case _:
            await person("change_task", task="T1", due=moved, following=verb == "move all")


def holds(before: Task, after: Task, verb: str, done: list[Task], today: date) -> None:
    """What is true of a series after each step."""
    assert before.due_date
    assert after.due_date
    if verb in ("complete", "skip") and after.status != "completed":
        counted = after.after_completion and verb == "complete"
        assert after.due_date > (today if counted else before.due_date), "it moves on, never back"
        assert after.due_date >= today, "what was missed does not pile up"
        assert after.recurs_on == after.due_date
        assert after.recurrence
        assert recurrence.first(after.recurrence, after.due_date), "and the rule has not ended"
    if verb == "complete":
        last = after if after.status == "completed" else done[-1]
        assert last.due_date == before.due_date
        assert last.series_id == (None if last is after else after.id)
    finished = [each.due_date for each in done if each.series_id]
    free = after.status == "completed" or after.after_completion or verb.startswith("move")
    assert free or after.due_date not in finished, "nothing is due again on a date that is done"


@settings(max_examples=40, deadline=None)
@given(rule=st.sampled_from(RULES), after_completion=st.booleans(), steps=steps)
async def test_a_series_goes_forward_and_every_step_can_be_taken_back(
    new_person: NewPerson, rule: str, after_completion: bool, steps: list[tuple[str, int, int]]
) -> None:
    person = await new_person()
    person.now = datetime(2026, 11, 23, 8, tzinfo=UTC)
    await person(
        "add_task", title="Water", due=START.isoformat(), recurrence=rule, after_completion=after_completion
    )
    stages: list[list[Task]] = []
    for verb, passed, moved in steps:
        person.now += timedelta(days=passed)
        before = await everything(person)
        count = len(person.operations)
        try:
            await act(person, verb, before[0], moved)
        except Invalid:  # the last one can't be skipped
            assert await everything(person) == before
            continue
        after = await everything(person)
        if len(person.operations) > count:
            stages.append(before)
            done = [each for each in after if each.status == "completed"]
            holds(
                before[0], after[0], verb, sorted(done, key=lambda each: int(each.ref[1:])), person.now.date()
            )
        if after[0].status == "completed":
            break
    for before in reversed(stages):
        await person("undo")
        assert await everything(person) == before


@settings(max_examples=40, deadline=None)
@given(
    rule=st.sampled_from([rule for rule in RULES if "COUNT" not in rule]),
    passed=st.lists(st.integers(0, 9), min_size=2, max_size=10),
)
async def test_no_occurrence_is_ever_done_twice_and_none_is_made_up(
    new_person: NewPerson, rule: str, passed: list[int]
) -> None:
    person = await new_person()
    person.now = datetime(2026, 11, 23, 8, tzinfo=UTC)
    await person("add_task", title="Water", due=START.isoformat(), recurrence=rule)
    series = set(recurrence.occurrences_between(rule, START, START, START + timedelta(days=800)))
    for days in passed:
        person.now += timedelta(days=days)
        if (await person("complete_task", task="T1")).status == "completed":
            break
    found = await everything(person)
    dates = [each.due_date for each in found]
    assert len(set(dates)) == len(dates)
    assert set(dates) <= series | {START}
