"""Time that is set aside: shown, moved, taken off, and done with its task."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from memory.blackboard import Block
from memory.errors import Ambiguous, AurumError, Invalid, NotFound
from tests.acting import NewPerson, Person, rows_of
from tests.conftest import Place
from tools.plan import past, snapshot

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
"""09:00 in Berlin."""


@pytest.fixture(autouse=True)
async def _planned(person: Person) -> None:
    """Two tasks with an hour each today, and the first with one more tomorrow."""
    person.now = MONDAY
    await person("add_task", title="Write")
    await person("add_task", title="Read")
    today = [
        {"task": "T1", "start": "09:00", "end": "10:00"},
        {"task": "T2", "start": "10:05", "end": "11:05"},
    ]
    await person("accept_plan", day="today", blocks=today)
    await person("accept_plan", day="tomorrow", blocks=today[:1])


async def shown(person: Person, **which: Any) -> list[str]:
    return [said(each) for each in await person("list_blocks", **which)]


def said(each: Block) -> str:
    done = " done" if each.done else ""
    return f"{each.ref} {each.day.day} {each.start_time:%H:%M}-{each.end_time:%H:%M} {each.origin}{done}"


async def test_blocks_are_listed_for_a_day_for_a_span_or_from_today_on(person: Person) -> None:
    today = ["T1 23 09:00-10:00 plan", "T2 23 10:05-11:05 plan"]
    tomorrow = ["T1 24 09:00-10:00 plan"]
    assert await shown(person) == [*today, *tomorrow]
    assert await shown(person, day="today") == today
    assert await shown(person, day="2026-11-24") == tomorrow
    assert await shown(person, since="tomorrow") == tomorrow
    assert await shown(person, until="today") == today
    assert await shown(person, since="2026-11-20", until="2026-11-24") == [*today, *tomorrow]
    assert await shown(person, since="friday") == []
    person.now = MONDAY + timedelta(days=1)
    assert await shown(person) == tomorrow
    assert await shown(person, day="2026-11-23") == today, "what is past stays"
    with pytest.raises(Invalid, match="Name one day"):
        await shown(person, day="today", until="tomorrow")


async def test_a_block_is_moved_made_longer_and_put_on_another_day_and_is_ones_own_then(
    person: Person,
) -> None:
    assert said(await person("change_block", block="Read", start="14:00")) == "T2 23 14:00-15:00 user"
    assert said(await person("change_block", block="T2", end="16:30")) == "T2 23 14:00-16:30 user"
    moved = await person("change_block", block="T2", start="9 am", end="9:45", day="friday")
    assert said(moved) == "T2 27 09:00-09:45 user"
    assert said(await person("change_block", block=str(moved.id), end="midnight")) == "T2 27 09:00-23:59 user"
    for _ in range(4):
        await person("undo")
    assert (await shown(person))[1] == "T2 23 10:05-11:05 plan"


async def test_what_stays_as_it_is_is_no_change(person: Person) -> None:
    operations = len(person.operations)
    same = await person("change_block", block="T2", start="10:05", end="11:05", day="today")
    assert said(same) == "T2 23 10:05-11:05 plan"
    assert len(person.operations) == operations


@pytest.mark.parametrize(
    ("given", "error", "wrong"),
    [
        ({"block": "T2", "start": "23:30"}, Invalid, "From 23:30 it would not end on the same day"),
        ({"block": "T2", "end": "10:00"}, Invalid, "From 10:05 it would not end"),
        ({"block": "T2", "start": "12:00", "end": "11:00"}, Invalid, "From 12:00"),
        ({"block": "T2", "day": "yesterday"}, Invalid, "Yesterday is past"),
        ({"block": "T2", "start": "later"}, Invalid, "no time of a day"),
        ({"block": "T3", "start": "12:00"}, NotFound, "no task"),
        ({"block": "00000000-0000-0000-0000-000000000001", "start": "12:00"}, NotFound, "no such block"),
        ({"block": "T1", "start": "12:00"}, Ambiguous, "“T1” has 2 blocks"),
    ],
)
async def test_a_change_that_can_not_be_changes_nothing(
    person: Person, place: Place, given: dict[str, str], error: type[AurumError], wrong: str
) -> None:
    before = await rows_of(place.owner_url, person.id)
    with pytest.raises(error, match=wrong):
        await person("change_block", **given)
    assert await rows_of(place.owner_url, person.id) == before


async def test_of_several_blocks_the_choices_say_when_each_is(person: Person) -> None:
    with pytest.raises(Ambiguous) as asked:
        await person("change_block", block="T1", start="12:00")
    first, second = asked.value.more["choices"]
    assert (first["name"], second["name"]) == ("2026-11-23 09:00–10:00", "2026-11-24 09:00–10:00")
    changed = await person("change_block", block=second["ref"], start="12:00")
    assert said(changed) == "T1 24 12:00-13:00 user"


async def test_blocks_go_one_by_one_by_task_or_by_day_and_return_by_undo(person: Person) -> None:
    everything = await shown(person)
    (write, *_) = await person("list_blocks")
    assert [said(each) for each in await person("remove_blocks", blocks=[str(write.id)])] == everything[:1]
    assert await shown(person) == everything[1:]
    await person("undo")
    assert [said(each) for each in await person("remove_blocks", blocks=["Write"])] == [
        everything[0], everything[2],
    ]  # fmt: skip
    await person("undo")
    assert len(await person("remove_blocks", day="today")) == 2
    assert await shown(person) == everything[2:]
    assert await person("remove_blocks", day="today") == ()
    await person("undo")
    assert await shown(person) == everything
    assert [task.ref for task in await person("list_tasks")] == ["T1", "T2"]


async def test_a_day_that_is_cleared_stays_clear_when_a_task_returns(person: Person) -> None:
    await person("delete", things=["T2"])
    await person("remove_blocks", day="today")
    await person("restore", things=["T2"])
    assert await shown(person, day="today") == []


async def test_it_has_to_be_said_which_blocks_are_to_go(person: Person) -> None:
    wrong: list[dict[str, Any]] = [{}, {"day": "today", "blocks": ["T1"]}, {"blocks": []}]
    for given in wrong:
        with pytest.raises(Invalid, match="Name the day, or the blocks"):
            await person("remove_blocks", **given)
    await person("add_task", title="Nap")
    with pytest.raises(NotFound, match="No time is set aside"):
        await person("remove_blocks", blocks=["Nap"])
    assert len(await shown(person)) == 3


async def test_with_its_task_a_block_is_done_gone_and_there_again(person: Person) -> None:
    await person("complete_task", task="T2")
    assert await shown(person, day="today") == ["T1 23 09:00-10:00 plan", "T2 23 10:05-11:05 plan done"]
    await person("reopen_task", task="T2")
    await person("delete", things=["T1"])
    assert await shown(person) == ["T2 23 10:05-11:05 plan"]
    await person("restore", things=["T1"])
    assert len(await shown(person)) == 3


async def recurring(person: Person, *days: str) -> None:
    await person("add_task", title="Run", recurrence="every day")
    for day in days:
        await person("accept_plan", day=day, blocks=[{"task": "T3", "start": "12:00", "end": "13:00"}])


async def test_of_what_recurs_the_block_of_the_day_is_done_and_the_next_is_not(person: Person) -> None:
    await recurring(person, "today", "tomorrow")
    await person("complete_task", task="T3")
    now = [each for each in await shown(person) if each.startswith("T3")]
    assert now == ["T3 23 12:00-13:00 plan done", "T3 24 12:00-13:00 plan"]
    person.now = datetime(2026, 11, 25, 1, 30, tzinfo=UTC)  # 02:30 in Berlin: one's own Tuesday still
    await person("complete_task", task="T3")
    assert (await shown(person, day="2026-11-24"))[-1] == "T3 24 12:00-13:00 plan done"


async def test_time_set_aside_after_todays_run_is_for_another_one(person: Person) -> None:
    await recurring(person)
    await person("complete_task", task="T3")
    person.now = MONDAY + timedelta(hours=1)
    await person("accept_plan", day="today", blocks=[{"task": "T3", "start": "18:00", "end": "19:00"}])
    assert (await shown(person, day="today"))[-1] == "T3 23 18:00-19:00 plan"


async def test_what_hrm_reads_of_blocks_is_what_one_sees(person: Person) -> None:
    await recurring(person, "today")
    await person("complete_task", task="T3")
    await person("delete", things=["T2"])
    seen = await person("list_blocks")
    assert [each.done for each in seen] == [False, True, False]
    async with person.database.scope(person.id) as scope:
        scope.now = MONDAY
        assert (await snapshot(scope)).blocks == seen
        back = (await past(scope)).blocks
    assert back == seen[1::-1]
    assert {each.day for each in back} == {date(2026, 11, 23)}


async def test_another_has_other_blocks(person: Person, new_person: NewPerson) -> None:
    other = await new_person()
    other.now = MONDAY
    mine = await person("list_blocks")
    assert await other("list_blocks") == ()
    with pytest.raises(NotFound, match="There is no such block"):
        await other("remove_blocks", blocks=[str(mine[0].id)])
    assert await person("list_blocks") == mine
