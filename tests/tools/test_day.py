"""A day planned over real rows, and its plan accepted; tests/tools/hrm/test_day.py judges the planning."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from memory.errors import AurumError, Conflict, Invalid, NotFound
from tests.acting import NewPerson, Person, rows_of
from tests.asking import asked
from tests.conftest import Place
from tools.day import AcceptedPlan, accept_plan, plan_day
from tools.hrm.day import DayPlan

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
"""09:00 in Berlin."""
TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _monday(person: Person) -> None:
    person.now = MONDAY


def times(found: DayPlan, way: int = 0) -> list[str]:
    return [f"{each.ref} {each.start:%H:%M}-{each.end:%H:%M}" for each in found.options[way].blocks]


def blocks(*said: str) -> list[dict[str, str]]:
    """Blocks from words: T1 09:00-10:00."""
    return [
        {"task": task, "start": hours.split("-")[0], "end": hours.split("-")[1]}
        for task, hours in (each.split(" ") for each in said)
    ]


async def accept(person: Person, *said: str, day: str = "today", **more: Any) -> AcceptedPlan:
    found: AcceptedPlan = await person("accept_plan", day=day, blocks=blocks(*said), **more)
    return found


async def set_aside(person: Person, day: str = "") -> list[str]:
    """What one sees on the calendar."""
    return [
        f"{each.ref} {each.start_time:%H:%M}-{each.end_time:%H:%M}{' done' if each.done else ''}"
        for each in await person("list_blocks", day=day)
    ]


async def some_tasks(person: Person, count: int = 3) -> None:
    for number in range(1, count + 1):
        await person("add_task", title=f"Task {number}", due="today", estimate=60)


async def test_a_day_holds_what_is_due_first_within_the_hours_of_work(person: Person) -> None:
    await person("add_task", title="Sort photos")
    await person("add_task", title="Write", due="today", estimate=90)
    found = await person("plan_day")
    assert (found.day, found.start, found.end, found.at) == (TODAY, time(9), time(17), MONDAY)
    assert times(found) == ["T2 09:00-10:30", "T1 10:35-11:05"]
    assert [each.assumed for each in found.options[0].blocks] == [False, True]
    assert (found.planned_minutes, found.free_minutes, found.overfull) == (120, 480, False)


async def test_the_hours_that_are_said_hold_however_they_are_said(person: Person) -> None:
    await some_tasks(person, 1)
    for start, end, wanted in (
        ("10:00", "12:30", (time(10), time(12, 30))), ("10", "noon", (time(10), time(12))),
        ("2 pm", "4.30pm", (time(14), time(16, 30))), ("2026-11-23T10:00", "11:00:00", (time(10), time(11))),
        ("18:00", "", (time(18), time(23, 59))), ("", "12:00", (time(9), time(12))),
        ("20:00", "midnight", (time(20), time(23, 59))), ("20:00", "24:00", (time(20), time(23, 59))),
    ):  # fmt: skip
        found = await person("plan_day", start=start, end=end)
        assert (found.start, found.end) == wanted, (start, end)
    person.now = MONDAY - timedelta(hours=2)
    early = await person("plan_day", end="8")
    assert (early.start, early.end) == (time(7), time(8)), "before work one begins now"


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"start": "soon"}, "“soon” is no time of a day"), ({"end": "25:00"}, "no time of a day"),
        ({"start": "14 pm"}, "no time of a day"), ({"start": "9:60"}, "no time of a day"),
        ({"start": "12:00", "end": "09:00"}, "12:00–09:00 ends before it begins"),
        ({"start": "09:00+01:00"}, "no time of a day"), ({"day": "tomorrow", "end": "08:00"}, "Say from when"),
        ({"day": "yesterday"}, "Yesterday is past. Plan today or a later day"), ({"day": "soonish"}, "no date"),
        ({"day": "none"}, "Say which day"), ({"energy": "medium"}, "energy"),
        ({"day": "tomorrow", "start": "2026-11-23T09:00"}, "is not on 2026-11-24"),
    ],
)  # fmt: skip
async def test_what_is_no_day_no_hour_or_no_energy_is_refused(
    person: Person, said: dict[str, str], wrong: str
) -> None:
    with pytest.raises(Invalid, match=wrong):
        await person("plan_day", **said)


async def test_tomorrow_is_planned_as_it_will_be(person: Person) -> None:
    await person("add_task", title="Begins tomorrow", start="tomorrow 14:00", due="tomorrow", estimate=30)
    await person("add_task", title="Due tomorrow", due="tomorrow", estimate=60)
    await person("add_task", title="Begins on Friday", start="friday", due="friday")
    tomorrow = await person("plan_day", day="tomorrow")
    assert tomorrow.day == TODAY + timedelta(days=1)
    assert sorted(times(tomorrow)) == ["T1 14:00-14:30", "T2 09:00-10:00"]
    assert {each.reason for each in tomorrow.options[0].blocks} == {"Due tomorrow"}
    assert [each.ref for each in (await person("plan_day")).options[0].blocks] == ["T2"]


async def test_a_project_on_hold_what_rests_and_the_done_are_not_planned(person: Person) -> None:
    await person("add_project", name="Later")
    await person("add_task", title="Held", project="P1", due="today")
    await person("change_project", project="P1", status="on_hold")
    await person("add_task", title="Done", due="today")
    await person("complete_task", task="T2")
    await person("add_task", title="Gone", due="today")
    await person("delete", things=["T3"])
    assert (await person("plan_day")).options == ()


async def test_of_a_long_list_everything_that_is_due_is_looked_at(person: Person) -> None:
    await person("add_task", title="Report", due="today", estimate=60, priority="low")
    async with person.database.scope(person.id, label="many") as scope:
        await scope.run(
            "insert into pillars (user_id, name, time_allocation) values (%s, 'Work', 100)", [person.id]
        )
        await scope.run(
            "insert into areas (user_id, name, pillar_id, importance) select user_id, 'Desk', id, 5 from pillars"
        )
        await scope.run(
            "insert into tasks (user_id, title, area_id, due_date, due_time, tags) "
            "select user_id, 'Task ' || n, id, '2026-11-24', '08:00', '{learning}' "
            "from areas, generate_series(1, 300) n"
        )
    await person("change_preferences", weights={"deadlines": 0})
    ranked = await person("next_tasks", limit=50)
    assert "T1" not in [each.task.ref for each in ranked.items]
    found = await person("plan_day", end="11:00")
    assert "T1" in [each.ref for each in found.options[0].blocks]
    assert not found.overfull


async def test_energy_of_todays_check_in_counts_today_and_what_is_said_counts_more(person: Person) -> None:
    await person("add_task", title="Write", due="tomorrow", kind="deep_work", estimate=120)
    await person("add_task", title="Mail", due="friday", kind="admin")
    assert len((await person("plan_day")).options) == 1
    await person("check_in", energy="very_low")
    today = await person("plan_day")
    assert today.options[1].reason == "Lighter ones first, while your energy is low"
    assert [each.ref for each in today.options[1].blocks] == ["T2", "T1"]
    assert len((await person("plan_day", energy="moderate")).options) == 1
    assert len((await person("plan_day", day="tomorrow")).options) == 1
    assert len((await person("plan_day", day="tomorrow", energy="low")).options) == 2


async def test_energy_that_is_said_ranks_as_if_it_had_been_checked_in(person: Person) -> None:
    for number, kind in enumerate(["deep_work", "admin"] * 3):
        await person("add_task", title=f"Task {number}", kind=kind, energy=("high", "low")[number % 2])
    supposed = await person("plan_day", energy="very_high")
    await person("check_in", energy="very_high")
    assert await person("plan_day") == supposed


async def test_after_midnight_the_new_date_is_planned(person: Person) -> None:
    await some_tasks(person, 1)
    person.now = datetime(2026, 11, 24, 0, 30, tzinfo=UTC)  # 01:30 in Berlin, one's own Monday still
    found = await person("plan_day")
    assert (found.day, times(found)) == (TODAY + timedelta(days=1), ["T1 09:00-10:00"])
    now = await person("plan_day", start="01:30", end="02:45")
    assert times(now) == ["T1 01:30-02:30"]
    over = await person("plan_day", day="2026-11-23")
    assert (over.free_minutes, over.summary.startswith("That day is over.")) == (0, True)


async def test_while_clocks_change_the_hours_on_the_wall_hold(person: Person) -> None:
    person.now = datetime(2027, 3, 26, 9, 0, tzinfo=UTC)
    await person("add_task", title="Nap", estimate=90)
    found = await person(
        "plan_day", day="2027-03-28", start="01:00", end="04:30"
    )  # 02:00 to 03:00 is not there
    assert (found.free_minutes, times(found)) == (210, ["T1 01:00-02:30"])
    person.now = datetime(2027, 3, 28, 6, 2, tzinfo=UTC)
    assert (await person("plan_day", start="06:00", end="12:00")).start == time(8, 5)


async def test_nothing_of_anothers_is_planned(person: Person, new_person: NewPerson) -> None:
    other = await new_person()
    await other("add_task", title="Theirs", due="2026-11-23")
    assert (await person("plan_day")).options == ()


async def test_a_plan_is_accepted_as_it_was_shown_and_undone_as_one(person: Person) -> None:
    await some_tasks(person)
    await person("add_task", title="Least", due="today", priority="low", estimate=480)
    shown = (await person("plan_day", end="12:30")).options[0]
    (left,) = shown.left
    accepted = await person(
        "accept_plan",
        day="2026-11-23",
        blocks=[{"task": e.ref, "start": f"{e.start}", "end": f"{e.end}"} for e in shown.blocks],
        postpone=[{"task": left.ref, "to": str(left.postpone_to)}],
    )
    assert [(each.task_id, each.start_time, each.end_time) for each in accepted.blocks] == [
        (each.task_id, each.start, each.end) for each in shown.blocks
    ]
    assert {(each.day, each.origin, each.done) for each in accepted.blocks} == {(TODAY, "plan", False)}
    assert [(each.ref, each.due_date) for each in accepted.postponed] == [(left.ref, left.postpone_to)]
    assert await set_aside(person) == times(await person("plan_day", end="12:30"))
    await person("undo")
    assert await set_aside(person) == []
    due = {task.ref: task.due_date for task in await person("list_tasks")}
    assert due[left.ref] == TODAY
    await person("redo")
    assert len(await set_aside(person)) == 3
    (did, *_) = await person("list_operations")
    assert "Set 09:00–10:00 on 2026-11-23 aside for a task." in did.what


async def test_accepting_again_replaces_what_is_still_to_come_of_the_old_plan(person: Person) -> None:
    await some_tasks(person, 4)
    await accept(person, "T1 09:00-10:00", "T2 10:05-11:05", "T3 11:10-12:10", "T4 13:00-14:00")
    await accept(person, "T4 09:00-10:00", day="tomorrow")
    await person("complete_task", task="T3")
    person.now = MONDAY + timedelta(minutes=90)
    await accept(person, "T4 10:30-11:30", "T2 11:35-12:35")
    assert await set_aside(person, "today") == [
        "T1 09:00-10:00", "T2 10:05-10:30", "T4 10:30-11:30", "T3 11:10-12:10 done", "T2 11:35-12:35",
    ]  # fmt: skip
    assert await set_aside(person, "tomorrow") == ["T4 09:00-10:00"]
    await person("undo")
    assert await set_aside(person, "today") == [
        "T1 09:00-10:00", "T2 10:05-11:05", "T3 11:10-12:10 done", "T4 13:00-14:00",
    ]  # fmt: skip


async def test_a_deleted_task_does_not_bring_a_block_back_that_a_new_plan_replaced(person: Person) -> None:
    await some_tasks(person)
    await accept(person, "T1 09:00-10:00", "T2 10:05-11:05")
    await person("delete", things=["T2"])
    assert await set_aside(person) == ["T1 09:00-10:00"]
    await person("restore", things=["T2"])
    assert await set_aside(person) == ["T1 09:00-10:00", "T2 10:05-11:05"], "it returns with its task"
    await person("delete", things=["T2"])
    await accept(person, "T3 10:00-11:00")
    await person("restore", things=["T2"])
    assert await set_aside(person) == ["T1 09:00-10:00", "T3 10:00-11:00"]


async def test_postponing_alone_leaves_the_plan_and_keeps_an_hour(person: Person) -> None:
    await some_tasks(person, 2)
    await person("add_task", title="Call", due="today 08:00")
    await accept(person, "T1 09:00-10:00")
    later = [{"task": "T3", "to": "tomorrow"}, {"task": "Task 2", "to": "2026-11-26"}]
    found = await accept(person, postpone=later)
    assert found.blocks == ()
    assert [(each.ref, each.due_date.day, each.due_time) for each in found.postponed if each.due_date] == [
        ("T3", 24, time(8)), ("T2", 26, None),
    ]  # fmt: skip
    assert await set_aside(person) == ["T1 09:00-10:00"]


@pytest.mark.parametrize(
    ("day", "said", "later", "error", "wrong"),
    [
        ("today", ["T9 09:00-10:00"], [], NotFound, "no task called “T9”"),
        ("today", ["P1 09:00-10:00"], [], NotFound, "no task called “P1”"),
        ("today", ["T4 09:00-10:00"], [], NotFound, "no task called “T4”"),
        ("today", ["T3 09:00-10:00"], [], Conflict, "T3 Task 3 is done already"),
        ("today", ["T1 09:00-10:00", "T2 09:55-11:00"], [], Invalid, r"T1 Task 1 \(09:00–10:00\) and T2 Task 2"),
        ("today", ["T1 09:00-12:00", "T2 10:00-11:00"], [], Invalid, "overlap"),
        ("today", ["T1 14:30-15:30"], [], Conflict, r"for T2 Task 2 \(15:00–16:00\)"),
        ("today", ["T1 10:00-10:00"], [], Invalid, "ends before it begins"),
        ("today", ["T1 10:00-09:00"], [], Invalid, "ends before it begins"),
        ("today", ["T1 23:00-01:00"], [], Invalid, "ends before it begins"),
        ("yesterday", ["T1 09:00-10:00"], [], Invalid, "Yesterday is past"),
        ("tomorrow", ["T1 2026-11-23T09:00-10:00"], [], Invalid, "no time of a day|not on"),
        ("today", [], [], Invalid, "Nothing is planned"),
        ("today", ["T1 09:00-10:00"], [("T9", "tomorrow")], NotFound, "T9"),
        ("today", ["T1 09:00-10:00"], [("T3", "tomorrow")], Conflict, "done already"),
        ("today", ["T1 09:00-10:00"], [("T2", "today")], Invalid, "a day after 2026-11-23"),
        ("today", ["T1 09:00-10:00"], [("T2", "some day")], Invalid, "no date"),
        ("today", ["T1 09:00-10:00"], [("T5", "tomorrow")], Invalid, "would start"),
    ],
)  # fmt: skip
async def test_a_plan_that_does_not_hold_changes_nothing_and_says_why(
    person: Person,
    place: Place,
    day: str,
    said: list[str],
    later: list[tuple[str, str]],
    error: type[AurumError],
    wrong: str,
) -> None:
    await some_tasks(person, 4)
    await person("complete_task", task="T3")
    await person("delete", things=["T4"])
    await person("add_task", title="Task 5", start="friday")
    await accept(person, "T2 11:00-12:00")
    await person("change_block", block="T2", start="15:00")
    before = await rows_of(place.owner_url, person.id)
    planned = [dict(zip(("task", "start", "end"), _parts(each), strict=True)) for each in said]
    with pytest.raises(error, match=wrong):
        await person(
            "accept_plan",
            day=day,
            blocks=planned,
            postpone=[{"task": task, "to": to} for task, to in later],
        )
    assert await rows_of(place.owner_url, person.id) == before


def _parts(said: str) -> tuple[str, str, str]:
    task, hours = said.split(" ")
    start, _, end = hours.rpartition("-")
    return task, start, end


async def test_anothers_task_is_as_unknown_as_none(person: Person, new_person: NewPerson) -> None:
    other = await new_person()
    task = await other("add_task", title="Theirs")
    with pytest.raises(NotFound):
        await accept(person, f"{task.id} 09:00-10:00")


async def test_a_task_for_which_time_is_set_aside_is_not_undone_away(person: Person) -> None:
    await person("add_task", title="Write")
    added = person.operations[-1]
    await accept(person, "T1 09:00-10:00")
    with pytest.raises(Conflict) as refused:
        await person("undo", operation=str(added))
    assert refused.value.more["conflicts"] == [
        "Time is set aside for the task T1 “Write” since. Undo that first."
    ]
    await person("undo")
    await person("undo", operation=str(added))
    assert await person("list_tasks") == []


async def test_what_goes_for_good_takes_its_blocks_along_and_undo_brings_both_back(person: Person) -> None:
    await person("add_task", title="Write")
    await accept(person, "T1 09:00-10:00")
    await person("delete", things=["T1"])
    await person("empty_trash")
    await person("undo")
    await person("restore", things=["T1"])
    assert await set_aside(person) == ["T1 09:00-10:00"]


async def test_a_day_is_planned_in_one_round_trip_and_accepted_in_few(
    new_person: NewPerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = []
    for tasks in (4, 40):
        person = await new_person()
        person.now = MONDAY
        for number in range(tasks):
            await person("add_task", title=f"Task {number}", due="today", estimate=10)
        await person("plan_day")
        async with person.database.scope(person.id, label="a day") as scope:
            scope.now = MONDAY
            with asked(monkeypatch) as planning:
                found = await plan_day(scope)
            option = found.options[0]
            said = blocks(*(f"{each.ref} {each.start:%H:%M}-{each.end:%H:%M}" for each in option.blocks))
            given = accept_plan.arguments.model_validate({"day": "today", "blocks": said})
            with asked(monkeypatch) as accepting:
                assert len((await accept_plan(scope, "today", given.blocks)).blocks) == len(said)  # type: ignore[attr-defined]
        counts.append((len(planning.statements), planning.trips, len(accepting.statements), accepting.trips))
    assert counts == [(5, 1, 6, 3)] * 2
