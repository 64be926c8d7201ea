"""Done, taken up again, passed over; with subtasks, and from date to date."""

import asyncio
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from memory.errors import Conflict, Invalid
from memory.records import Task
from tests.acting import Person

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)  # 09:00 in Berlin
TUESDAYS = "FREQ=WEEKLY;BYDAY=TU"


@pytest.fixture(autouse=True)
def _monday(person: Person) -> None:
    person.now = MONDAY


def day(month: int, number: int) -> date:
    return date(2026, month, number)


async def copies(person: Person) -> list[Task]:
    return [each for each in await person("list_tasks", status="completed") if each.series_id]


async def states(person: Person) -> dict[str, str]:
    return {each.ref: each.status for each in await person("list_tasks", status="all")}


async def under(person: Person, parent: str, *titles: str, **fields: Any) -> None:
    for title in titles:
        await person("add_task", title=title, parent=parent, **fields)


async def test_completing_a_parent_completes_its_open_subtasks_and_says_so(person: Person) -> None:
    await person("add_task", title="Move house")
    await under(person, "T1", "Pack", "Call the movers")
    await under(person, "T2", "Buy boxes")
    await person("complete_task", task="T3")
    done = await person("complete_task", task="T1")
    assert (done.status, done.completed_along) == ("completed", ("T2", "T4"))
    assert (done.open_subtasks, done.done_subtasks) == (0, 2)
    assert await person("list_tasks") == []
    await person("undo")
    assert await states(person) == {"T1": "todo", "T2": "todo", "T3": "completed", "T4": "todo"}


async def test_a_parent_that_requires_its_subtasks_is_not_done_before_them(person: Person) -> None:
    await person("add_task", title="Move house", subtasks_required=True)
    await under(person, "T1", "Pack", "Call the movers")
    with pytest.raises(Conflict, match="T1 needs its subtasks done first: T2 “Pack”, T3 “Call the movers”"):
        await person("complete_task", task="T1")
    with pytest.raises(Conflict, match="T2"):
        await person("change_task", task="T1", status="completed", title="Moved")
    assert set((await states(person)).values()) == {"todo"}
    for ref in ("T2", "T3"):
        await person("complete_task", task=ref)
    assert (await person("complete_task", task="T1")).status == "completed"


async def test_reopening_a_subtask_reopens_what_it_lies_under(person: Person) -> None:
    await person("add_task", title="Move house")
    await under(person, "T1", "Pack", "Call the movers")
    await under(person, "T2", "Buy boxes")
    await person("complete_task", task="T1")
    await person("reopen_task", task="T4")
    assert await states(person) == {"T1": "todo", "T2": "todo", "T3": "completed", "T4": "todo"}
    assert (await person("change_task", task="T3", status="review")).status == "review"


async def test_reopening_what_is_open_changes_nothing(person: Person) -> None:
    await person("add_task", title="Move house")
    await person("change_task", task="T1", status="in_progress")
    assert (await person("reopen_task", task="T1")).status == "in_progress"
    assert len(person.operations) == 2


async def test_a_recurring_task_leaves_a_copy_and_moves_on(person: Person) -> None:
    added = await person(
        "add_task", title="Water", due="2026-11-24T18:00", start="2026-11-23", recurrence=TUESDAYS, tags=["home"],
        estimate=10,
    )  # fmt: skip
    assert (added.recurrence, added.recurs_on) == (TUESDAYS, day(11, 24))
    await person("change_task", task="T1", actual=12)
    person.now = MONDAY + timedelta(days=1)
    moved = await person("complete_task", task="T1")
    assert (moved.ref, moved.status, moved.completed_at) == ("T1", "todo", None)
    assert (moved.due_date, moved.due_time, moved.recurs_on) == (day(12, 1), time(18), day(12, 1))
    assert (moved.start_date, moved.actual_minutes, moved.estimate_minutes) == (day(11, 30), None, 10)
    (copy,) = await copies(person)
    assert (copy.ref, copy.series_id, copy.recurrence) == ("T2", moved.id, None)
    assert (copy.due_date, copy.due_time, copy.completed_at) == (day(11, 24), time(18), person.now)
    assert (copy.tags, copy.actual_minutes, copy.start_date) == (("home",), 12, day(11, 23))


async def test_what_was_missed_does_not_pile_up(person: Person) -> None:
    await person("add_task", title="Water", due="2026-11-24", recurrence=TUESDAYS)
    person.now = datetime(2026, 12, 16, 8, tzinfo=UTC)
    assert (await person("complete_task", task="T1")).due_date == day(12, 22)
    assert [each.due_date for each in await copies(person)] == [day(11, 24)]


async def test_completing_ahead_of_time_goes_to_the_date_after(person: Person) -> None:
    await person("add_task", title="Water", due="2026-11-24", recurrence=TUESDAYS)
    assert (await person("complete_task", task="T1")).due_date == day(12, 1)
    assert (await person("complete_task", task="T1")).due_date == day(12, 8)


async def test_a_second_tap_on_the_same_occurrence_does_nothing(person: Person) -> None:
    await person("add_task", title="Water", due="2026-11-24", recurrence=TUESDAYS)
    for _ in range(2):
        assert (await person("complete_task", task="T1", occurrence="2026-11-24")).due_date == day(12, 1)
    for _ in range(2):
        assert (await person("skip_task", task="T1", occurrence="2026-12-01")).due_date == day(12, 8)
    assert len(await copies(person)) == 1
    assert len(person.operations) == 3


async def test_counted_from_completion_the_next_one_waits_as_long(person: Person) -> None:
    await person(
        "add_task", title="Water", due="2026-11-24", recurrence="FREQ=DAILY;INTERVAL=3", after_completion=True
    )
    person.now = datetime(2026, 11, 28, 8, tzinfo=UTC)
    assert (await person("complete_task", task="T1")).due_date == day(12, 1)


async def test_the_day_on_which_it_is_done_ends_when_the_user_goes_to_bed(person: Person) -> None:
    await person("add_task", title="Water", due="2026-11-24", recurrence="FREQ=DAILY")
    person.now = datetime(2026, 11, 26, 0, 30, tzinfo=UTC)  # 01:30 in Berlin: still the 25th
    assert (await person("complete_task", task="T1")).due_date == day(11, 26)


async def test_the_last_occurrence_completes_the_task_itself(person: Person) -> None:
    await person("add_task", title="Pill", due="2026-11-24", recurrence="FREQ=DAILY;COUNT=2")
    assert (await person("complete_task", task="T1")).due_date == day(11, 25)
    with pytest.raises(Invalid, match="last one of T1"):
        await person("skip_task", task="T1")
    done = await person("complete_task", task="T1")
    assert (done.status, done.due_date) == ("completed", day(11, 25))
    assert await person("list_tasks") == []
    assert len(await person("list_tasks", status="completed")) == 2


async def test_skipping_moves_on_without_a_copy(person: Person) -> None:
    await person("add_task", title="Water", due="2026-11-24", recurrence=TUESDAYS)
    assert (await person("skip_task", task="T1")).due_date == day(12, 1)
    assert await copies(person) == []
    await person("add_task", title="Read", due="2026-11-20", recurrence="FREQ=DAILY")
    assert (await person("skip_task", task="T2")).due_date == day(11, 23), (
        "yesterday's is passed over, not today's"
    )
    await person("add_task", title="Once")
    with pytest.raises(Invalid, match="T3 does not recur"):
        await person("skip_task", task="T3")


async def test_moving_one_occurrence_leaves_the_others_where_they_are(person: Person) -> None:
    await person("add_task", title="Water", due="2026-11-24", recurrence=TUESDAYS)
    moved = await person("change_task", task="T1", due="2026-11-26")
    assert (moved.due_date, moved.recurs_on) == (day(11, 26), day(11, 24))
    assert (await person("complete_task", task="T1")).due_date == day(12, 1)
    await person("change_task", task="T1", due="2026-12-08")
    assert (await person("complete_task", task="T1")).due_date == day(12, 15), (
        "the 8th is done, whoever it was"
    )
    assert [each.due_date for each in await copies(person)] == [day(11, 26), day(12, 8)]


@pytest.mark.parametrize(
    ("due", "rule", "moved", "new", "then"),
    [
        ("2026-11-24", TUESDAYS, "2026-11-26", "FREQ=WEEKLY;BYDAY=TH", day(12, 3)),
        ("2026-11-24", "FREQ=WEEKLY;BYDAY=TU,FR", "2026-11-25", "FREQ=WEEKLY;BYDAY=WE,FR", day(11, 27)),
        ("2026-11-24", "FREQ=MONTHLY;BYMONTHDAY=24", "2026-11-28", "FREQ=MONTHLY;BYMONTHDAY=28", day(12, 28)),
        ("2026-11-27", "FREQ=MONTHLY;BYDAY=-1FR", "2026-11-25", "FREQ=MONTHLY;BYDAY=-1WE", day(12, 30)),
        ("2026-11-30", "FREQ=MONTHLY;BYMONTHDAY=-1", "2026-11-29", "FREQ=MONTHLY;BYMONTHDAY=29", day(12, 29)),
        ("2026-11-24", "FREQ=DAILY;INTERVAL=5", "2026-11-25", "FREQ=DAILY;INTERVAL=5", day(11, 30)),
        (
            "2026-11-24",
            "FREQ=WEEKLY;BYDAY=TU;COUNT=2",
            "2026-11-25",
            "FREQ=WEEKLY;BYDAY=WE;COUNT=2",
            day(12, 2),
        ),
    ],
)
async def test_this_and_all_following_move_together(
    person: Person, due: str, rule: str, moved: str, new: str, then: date
) -> None:
    await person("add_task", title="Water", due=due, recurrence=rule)
    changed = await person("change_task", task="T1", due=moved, following=True)
    assert (changed.due_date, changed.recurs_on) == (date.fromisoformat(moved), date.fromisoformat(moved))
    assert changed.recurrence == new
    assert (await person("complete_task", task="T1")).due_date == then


async def test_a_series_that_was_moved_has_what_is_left_of_its_count(person: Person) -> None:
    await person("add_task", title="Pill", due="2026-11-24", recurrence="FREQ=WEEKLY;COUNT=3")
    await person("complete_task", task="T1")
    await person("change_task", task="T1", due="2026-12-02", following=True)
    assert (await person("complete_task", task="T1")).due_date == day(12, 9)
    assert (await person("complete_task", task="T1")).status == "completed"


async def test_subtasks_come_back_with_the_next_date(person: Person) -> None:
    await person("add_task", title="Clean", due="2026-11-24", recurrence=TUESDAYS)
    await under(person, "T1", "Kitchen", "Bath", due="2026-11-23")
    await under(person, "T2", "Oven")
    await person("complete_task", task="T2")
    moved = await person("complete_task", task="T1")
    assert (moved.open_subtasks, moved.done_subtasks) == (2, 0)
    assert await states(person) == {"T1": "todo", "T2": "todo", "T3": "todo", "T4": "todo", "T5": "completed"}
    assert [each.due_date for each in await person("list_tasks")] == [
        day(12, 1),
        day(11, 30),
        day(11, 30),
        None,
    ]
    await person("undo")
    assert await states(person) == {"T1": "todo", "T2": "completed", "T3": "todo", "T4": "completed"}


async def test_who_waited_for_an_occurrence_is_free_when_it_is_done(person: Person) -> None:
    await person("add_task", title="Get the report", due="2026-11-24", recurrence=TUESDAYS)
    await person("add_task", title="Read it", after=["T1"])
    await person("complete_task", task="T1")
    (reading,) = [each for each in await person("list_tasks") if each.ref == "T2"]
    assert (reading.blocked, reading.after) == (False, ("T3",))


async def test_undo_takes_the_copy_back_and_the_date(person: Person) -> None:
    before = await person("add_task", title="Water", due="2026-11-24", recurrence=TUESDAYS)
    for verb in ("complete_task", "skip_task"):
        await person(verb, task="T1")
        await person("undo")
        assert await person("list_tasks", status="all") == [before]


async def test_a_copy_that_is_reopened_is_a_task_of_its_own(person: Person) -> None:
    await person("add_task", title="Water", due="2026-11-24", recurrence=TUESDAYS)
    await person("complete_task", task="T1")
    again = await person("reopen_task", task="T2")
    assert (again.status, again.due_date, again.recurrence) == ("todo", day(11, 24), None)
    assert (await person("complete_task", task="T2")).status == "completed"
    assert len(await person("list_tasks", status="all")) == 2


async def test_recurrence_ends_and_the_task_stays(person: Person) -> None:
    await person("add_task", title="Water", due="2026-11-24", recurrence=TUESDAYS)
    with pytest.raises(Invalid, match="T1 recurs and needs a due date"):
        await person("change_task", task="T1", due="none")
    ended = await person("change_task", task="T1", recurrence="none")
    assert (ended.recurrence, ended.recurs_on, ended.due_date) == (None, None, day(11, 24))
    assert (await person("complete_task", task="T1")).status == "completed"
    assert await copies(person) == []


async def test_a_rule_given_later_keeps_a_due_date_that_it_has(person: Person) -> None:
    await person("add_task", title="Water", due="2026-12-01T18:00")
    kept = await person("change_task", task="T1", recurrence=TUESDAYS)
    assert (kept.due_date, kept.due_time) == (day(12, 1), time(18))
    fitted = await person("change_task", task="T1", recurrence="FREQ=WEEKLY;BYDAY=WE")
    assert (fitted.due_date, fitted.due_time) == (day(11, 25), time(18))


async def test_a_rule_without_a_date_brings_its_first(person: Person) -> None:
    added = await person("add_task", title="Pay rent", recurrence="RRULE:FREQ=MONTHLY;BYMONTHDAY=1")
    assert (added.due_date, added.recurrence) == (day(12, 1), "FREQ=MONTHLY;BYMONTHDAY=1")
    once = await person(
        "add_task", title="Water", due="2026-11-25", recurrence="FREQ=WEEKLY;BYDAY=TU;COUNT=2"
    )
    assert once.due_date == day(11, 25)
    assert (await person("complete_task", task=once.ref)).due_date == day(12, 1)
    assert (await person("complete_task", task=once.ref)).status == "completed"


@pytest.mark.parametrize(
    ("said", "rule", "due", "at"),
    [
        ({"recurrence": "every other tuesday"}, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", day(11, 24), None),
        ({"recurrence": "tuesday"}, "FREQ=WEEKLY;BYDAY=TU", day(11, 24), None),
        ({"due": "every friday 3pm"}, "FREQ=WEEKLY;BYDAY=FR", day(11, 27), time(15)),
        ({"recurrence": "the last friday of each month"}, "FREQ=MONTHLY;BYDAY=-1FR", day(11, 27), None),
        ({"recurrence": "every day", "due": "2026-12-05T07:30"}, "FREQ=DAILY", day(12, 5), time(7, 30)),
        ({"recurrence": "every 2 weeks starting friday"}, "FREQ=WEEKLY;INTERVAL=2", day(11, 27), None),
    ],
)
async def test_a_recurrence_is_said_in_plain_words(
    person: Person, said: dict[str, str], rule: str, due: date, at: time | None
) -> None:
    added = await person("add_task", title="Water", **said)
    assert (added.recurrence, added.due_date, added.due_time, added.after_completion) == (
        rule,
        due,
        at,
        False,
    )
    await person("add_task", title="Later", due="2026-12-24")
    changed = await person("change_task", task="T2", **said)
    assert (changed.recurrence, changed.due_time) == (rule, at)
    assert await person("complete_task", task="T2")


async def test_words_say_that_it_counts_from_the_day_it_is_done(person: Person) -> None:
    added = await person("add_task", title="Water", recurrence="every 3 days after completion")
    assert (added.after_completion, added.recurrence, added.due_date) == (
        True,
        "FREQ=DAILY;INTERVAL=3",
        day(11, 23),
    )
    assert (await person("complete_task", task="T1")).due_date == day(11, 26)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("whenever I like", "no recurrence that I understand"),
        ("FREQ=HOURLY", "FREQ=DAILY, WEEKLY"),
        ("FREQ=DAILY;UNTIL=20200101", "ended already"),
        ("FREQ=WEEKLY;BYWEEKNO=3", "not supported"),
    ],
)
async def test_a_recurrence_that_can_not_be_used_is_refused(person: Person, rule: str, words: str) -> None:
    before = await person("add_task", title="Buy shoes")
    for call in (("add_task", {"title": "x"}), ("change_task", {"task": "T1"})):
        with pytest.raises(Invalid, match=words):
            await person(call[0], **call[1], recurrence=rule)
    assert await person("list_tasks") == [before]


async def test_two_who_complete_the_same_occurrence_at_once_complete_it_once(person: Person) -> None:
    await person("add_task", title="Water", due="2026-11-24", recurrence=TUESDAYS)
    await asyncio.gather(*(person("complete_task", task="T1", occurrence="2026-11-24") for _ in range(4)))
    assert [each.due_date for each in await copies(person)] == [day(11, 24)]
    assert (await person("list_tasks"))[0].due_date == day(12, 1)
