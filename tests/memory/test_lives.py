"""A life that is kept is the life as it is: whatever was done, by whom, in whatever order it was committed."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import pytest_asyncio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memory import lives
from memory.database import Database
from memory.errors import AurumError, Conflict
from memory.life import Lives
from memory.scope import Scope
from tests.acting import TOOL, NewPerson, Person
from tests.asking import asked
from tests.conftest import Place
from tests.memory.calls import Call, calls
from tools import plan
from tools.hrm.records import Ranking, Snapshot

BEGINNING: list[Call] = [
    ("add_pillar", {"name": "Health"}),
    ("add_area", {"name": "Fitness", "pillar": "PL1"}),
    ("add_project", {"name": "Half marathon", "area": "A1"}),
    ("add_task", {"title": "Buy shoes", "project": "P1", "due": "friday"}),
    ("add_task", {"title": "Run", "project": "P1", "after": ["T1"], "recurrence": "every day"}),
    ("add_task", {"title": "Tie them", "parent": "T1"}),
]


def sorted_out(snapshot: Snapshot) -> Snapshot:
    """Its tasks in one order: which they come in says nothing."""
    return replace(snapshot, tasks=tuple(sorted(snapshot.tasks, key=lambda task: task.id)))


async def seen(scope: Scope) -> tuple[Snapshot, Ranking]:
    return sorted_out(await plan.snapshot(scope)), await plan.next_tasks(scope, 50)


async def seen_anew(scope: Scope) -> tuple[Snapshot, Ranking]:
    """What a process sees that has kept nothing."""
    kept, scope.lives = scope.lives, Lives()
    try:
        return await seen(scope)
    finally:
        scope.lives = kept


async def assert_up_to_date(person: Person) -> None:
    async with person.database.scope(person.id) as scope:
        scope.now = person.now or scope.now
        kept, anew = await seen(scope), await seen_anew(scope)
    assert kept[0] == anew[0]
    assert kept[1] == anew[1]


async def titles(person: Person) -> set[str]:
    async with person.database.scope(person.id) as scope:
        return {task.title for task in (await plan.snapshot(scope)).tasks}


DEEDS: dict[str, list[Call]] = {
    "added": [("add_task", {"title": "Stretch", "project": "P1", "tags": ["home"], "estimate": 20})],
    "a subtask added": [("add_task", {"title": "Lace them", "parent": "T1"})],
    "changed": [("change_task", {"task": "T1", "title": "Buy good shoes", "energy": "high", "actual": 5})],
    "waiting": [("change_task", {"task": "T3", "after": ["T2"]})],
    "waiting no more": [("change_task", {"task": "T2", "after": []})],
    "moved": [("add_project", {"name": "Other"}), ("move", {"thing": "T1", "to": "P2"})],
    "completed": [("complete_task", {"task": "T1"})],
    "come again": [("complete_task", {"task": "T2"})],
    "reopened": [("complete_task", {"task": "T1"}), ("reopen_task", {"task": "T1"})],
    "skipped": [("skip_task", {"task": "T2"})],
    "deleted": [("delete", {"things": ["T1"]})],
    "restored": [("delete", {"things": ["T1"]}), ("restore", {"things": ["T1"]})],
    "a project deleted": [("delete", {"things": ["P1"]})],
    "a project restored": [("delete", {"things": ["P1"]}), ("restore", {"things": ["P1"]})],
    "purged": [("delete", {"things": ["T1"]}), ("empty_trash", {})],
    "archived": [("archive", {"things": ["T1"]})],
    "taken back": [("archive", {"things": ["T1"]}), ("unarchive", {"things": ["T1"]})],
    "an area archived": [("complete_task", {"task": "T3"}), ("archive", {"things": ["A1"]})],
    "under what is archived": [
        ("add_task", {"title": "Put away"}), ("archive", {"things": ["T4"]}), ("move", {"thing": "T1", "to": "T4"}),
        ("move", {"thing": "T1", "to": "P1"}),
    ],
    "into an archived project": [
        ("add_project", {"name": "Old", "area": "A1"}), ("archive", {"things": ["P2"]}),
        ("move", {"thing": "T1", "to": "P2"}), ("unarchive", {"things": ["P2"]}),
    ],
    "a project moved": [
        ("add_pillar", {"name": "Work"}), ("archive", {"things": ["PL2"]}), ("move", {"thing": "P1", "to": "PL2"}),
    ],
    "a goal changed": [
        ("change_pillar", {"pillar": "PL1", "name": "Body", "time_allocation": 40}),
        ("change_project", {"project": "P1", "status": "on_hold", "importance": 5}),
    ],
    "undone": [("complete_task", {"task": "T1"}), ("undo", {}), ("redo", {}), ("undo", {})],
    "of a template": [("save_template", {"thing": "P1"}), ("use_template", {"template": "TP1"})],
    "a second one": [("duplicate", {"thing": "P1"})],
    "many": [("change_tasks", {"tasks": ["T1", "T3"], "due": "tomorrow", "add_tags": ["soon"]})],
    "felt": [("check_in", {"energy": "low"}), ("write_entry", {"text": "Tired", "energy": "very_low"})],
    "written": [("write_entry", {"text": "Wide awake", "energy": "very_high"})],
    "somewhere else": [("change_me", {"zone": "Asia/Tokyo", "day_end": "04:00"})],
    "adopted": [("adopt_pack", {"pack": "student"})],
}  # fmt: skip


@pytest.mark.parametrize("name", DEEDS)
async def test_whatever_is_done_what_is_kept_is_as_it_is(person: Person, name: str) -> None:
    for tool, arguments in BEGINNING:
        await person(tool, **arguments)
    await assert_up_to_date(person)
    before = person.database.lives.get(person.id)
    for tool, arguments in DEEDS[name]:
        await person(tool, **arguments)
        await assert_up_to_date(person)
    assert person.database.lives.get(person.id) is not before or name == "somewhere else"


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    wanted=st.lists(st.one_of(calls, st.sampled_from([("undo", {}), ("redo", {})])), min_size=1, max_size=10)
)
async def test_whatever_is_done_in_whatever_order_what_is_kept_is_as_it_is(
    new_person: NewPerson, wanted: list[Call]
) -> None:
    person = await new_person()
    for tool, arguments in [*BEGINNING, *wanted]:
        with suppress(AurumError):
            await person(tool, **arguments)
        await assert_up_to_date(person)


async def test_own_weights_count_at_once_and_leave_when_they_are_undone(person: Person) -> None:
    await person("add_task", title="Buy shoes", due="tomorrow")
    await assert_up_to_date(person)
    async with person.database.scope(person.id, label="weights") as scope:
        await scope.run(
            "insert into hrm_user_preferences (user_id, rule_weight_overrides) values (%s, %s::jsonb)",
            [person.id, '{"TEMPORAL_URGENCY_001": 0}'],
        )
        assert (await plan.snapshot(scope)).weights == {"TEMPORAL_URGENCY_001": 0}
    await assert_up_to_date(person)
    await person("undo")
    async with person.database.scope(person.id) as scope:
        assert (await plan.snapshot(scope)).weights == {}


async def test_what_a_transaction_has_changed_itself_is_seen_in_it_and_kept_when_it_is_committed(
    person: Person,
) -> None:
    for tool, arguments in BEGINNING:
        await person(tool, **arguments)
    await assert_up_to_date(person)
    async with person.database.scope(person.id, label="two") as scope:
        for tool, arguments in (
            ("complete_task", {"task": "T1"}), ("add_task", {"title": "Stretch"}), ("archive", {"things": ["A1"]}),
        ):  # fmt: skip
            await TOOL[tool].run(scope, arguments)
            assert await seen(scope) == await seen_anew(scope)
    assert await titles(person) == {"Stretch"}


async def test_what_is_rolled_back_was_never_kept(person: Person) -> None:
    await person("add_task", title="Buy shoes")
    before = await titles(person)
    with pytest.raises(Conflict):  # noqa: PT012
        async with person.database.scope(person.id) as scope:
            await TOOL["add_task"].run(scope, {"title": "Never"})
            assert {task.title for task in (await plan.snapshot(scope)).tasks} == {"Buy shoes", "Never"}
            raise Conflict("Stop.")
    assert await titles(person) == before
    await assert_up_to_date(person)


async def test_what_a_transaction_changes_after_it_has_read_is_not_missed(
    person: Person, new_person: NewPerson
) -> None:
    """A snapshot does not count its own transaction as running, though it may have a number already."""
    await person("add_task", title="Buy shoes")
    async with person.database.scope(person.id, label="later") as scope:
        await scope.rows("select from tasks where user_id = %s for update", [person.id])  # gives it a number
        await (await new_person())("add_task", title="Theirs, with a later number and committed before")
        assert {task.title for task in (await plan.snapshot(scope)).tasks} == {"Buy shoes"}
        await scope.run("update tasks set title = 'Run' where user_id = %s", [person.id])
    assert await titles(person) == {"Run"}
    assert await titles(person) == {"Run"}


async def test_transactions_that_commit_in_another_order_than_they_began_are_not_missed(
    person: Person,
) -> None:
    for title in ("One", "Two", "Three"):
        await person("add_task", title=title)
    rename = "update tasks set title = %s where user_id = %s and title = %s"
    async with person.database.scope(person.id, label="long") as long:
        await long.rows(rename + " returning id", ["Four", person.id, "One"])
        async with person.database.scope(person.id, label="short") as short:
            await short.run(rename, ["Five", person.id, "Two"])
        assert await titles(person) == {"One", "Five", "Three"}
        async with person.database.scope(person.id, label="short") as short:
            await short.run(rename, ["Six", person.id, "Three"])
        assert await titles(person) == {"One", "Five", "Six"}
    assert await titles(person) == {"Four", "Five", "Six"}
    await assert_up_to_date(person)


async def test_another_process_sees_what_this_one_does(person: Person, place: Place) -> None:
    await person("add_task", title="Buy shoes")
    other = Database(place.app_url, size=2, least=1)
    await other.open()
    there = Person(other, person.id)
    assert await titles(person) == await titles(there) == {"Buy shoes"}
    await there("add_task", title="Run")
    assert await titles(person) == {"Buy shoes", "Run"}
    await person("complete_task", task="T1")
    assert await titles(there) == {"Run"}
    await other.close()


async def test_two_people_never_mix(new_person: NewPerson) -> None:
    ada, ben = await new_person(), await new_person()
    await ada("add_task", title="Ada's")
    await ben("add_task", title="Ben's")
    for _ in range(2):
        assert await titles(ada) == {"Ada's"}
        assert await titles(ben) == {"Ben's"}
    await ben("change_task", task="T1", title="Ben's own")
    assert await titles(ada) == {"Ada's"}
    assert await titles(ben) == {"Ben's own"}


@pytest_asyncio.fixture
async def small(place: Place) -> AsyncIterator[Database]:
    """A database that keeps three tasks in all."""
    database = Database(place.app_url, size=2, least=1)
    database.lives = Lives(most=3)
    await database.open()
    yield database
    await database.close()


async def test_lives_that_were_not_read_for_long_are_let_go(small: Database, new_person: NewPerson) -> None:
    people = [Person(small, (await new_person()).id) for _ in range(3)]
    for person in people:
        await person("add_task", title="Only")
    for person in people:
        await titles(person)
    await titles(people[0])
    await people[0]("add_task", title="More")
    await titles(people[0])
    assert [small.lives.get(person.id) is not None for person in people] == [True, False, True]
    for number in range(4):
        await people[0]("add_task", title=f"Too many {number}")
    assert len(await titles(people[0])) == 6
    assert small.lives.get(people[0].id) is None


async def test_a_life_as_it_was_costs_one_round_trip_and_a_change_two(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    for tool, arguments in BEGINNING:
        await person(tool, **arguments)
    await person("next_tasks")
    with asked(monkeypatch) as unchanged:
        await person("next_tasks")
    assert (unchanged.trips, len(unchanged.statements)) == (1, 6)
    await person("change_task", task="T1", title="Buy good shoes")
    with asked(monkeypatch) as changed:
        await titles(person)
    assert changed.trips == 2
    with asked(monkeypatch) as elsewhere:
        await person("write_entry", text="Slept well")
        await titles(person)
    assert "from tasks t" not in " ".join(elsewhere.statements)


async def test_after_very_many_changes_a_life_is_read_anew(person: Person) -> None:
    await person("add_task", title="Buy shoes")
    await titles(person)
    async with person.database.scope(person.id, label="many") as scope:
        await scope.run(
            "insert into tasks (user_id, title) select %s, 'Task ' || n from generate_series(1, %s) n",
            [person.id, lives.MOST_CHANGES + 1],
        )
    assert len(await titles(person)) == lives.MOST_CHANGES + 2
    await assert_up_to_date(person)


async def test_what_was_done_is_cut_by_the_day_that_is_asked_for(person: Person) -> None:
    """The same kept life answers for today, for a month later, and for a clock that is behind."""
    await person("add_task", title="Buy shoes")
    now = datetime.now(UTC)
    await person("complete_task", task="T1")
    for later, there in ((0, 1), (27, 1), (30, 0), (0, 1), (-30, 1), (400, 0), (0, 1)):
        person.now = now + timedelta(days=later)
        async with person.database.scope(person.id) as scope:
            scope.now = person.now
            assert len((await plan.snapshot(scope)).completions) == there
        await assert_up_to_date(person)


async def test_a_change_is_read_once_though_many_ask_for_it(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    await person("add_task", title="Buy shoes")
    with asked(monkeypatch) as meanwhile:
        await asyncio.gather(*(titles(person) for _ in range(6)))
    assert sum("from projects t" in each for each in meanwhile.statements) == 1
