"""The ledger and undo: a whole operation goes back, row for row, or nothing does and it says why."""

import asyncio
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from bench.life import plant
from memory import operations
from memory.database import Database
from memory.errors import AurumError, Conflict, NotFound
from memory.ledger import RELATIONS
from tests.acting import NewPerson, Person, rows_of
from tests.conftest import Place

LIFE = ("pillars", "areas", "projects", "tasks", "dependencies", "journal_entries")


async def life_of(place: Place, person: Person) -> dict[str, list[str]]:
    rows = await rows_of(place.owner_url, person.id)
    return {table: rows[table] for table in LIFE}


async def marathon(person: Person) -> None:
    """A small life: a pillar, an area, a project, two tasks of which one waits, and an entry."""
    await person("add_pillar", name="Health", time_allocation=25)
    await person("add_area", name="Fitness", pillar="Health", importance=4)
    await person("add_project", name="Half marathon", area="Fitness", due="2027-04-11")
    await person("add_task", title="Buy shoes", project="Half marathon", due="2026-11-27")
    await person("add_task", title="First run", after=["Buy shoes"], notes="slowly")
    await person("write_entry", text="Slept well.", tags=["sleep"])


CHANGES: list[tuple[str, dict[str, object]]] = [
    ("add_pillar", {"name": "Work"}),
    (
        "change_pillar",
        {"pillar": "Health", "name": "Body", "description": "All of it", "time_allocation": 30},
    ),
    ("change_area", {"area": "Fitness", "pillar": "none", "importance": 1}),
    ("change_project", {"project": "P1", "status": "on_hold", "due": "none", "name": "Marathon"}),
    ("add_task", {"title": "Stretch", "project": "P1", "after": ["T1", "T2"]}),
    ("change_task", {"task": "T1", "title": "Buy good shoes", "priority": "high", "due": "2026-12-01T15:00"}),
    ("change_task", {"task": "T2", "after": [], "project": "P1", "status": "review"}),
    ("complete_task", {"task": "T1"}),
    ("delete", {"things": ["T1"]}),
    ("write_entry", {"text": "Ran.", "mood": "excited"}),
]


@pytest.mark.parametrize(("tool", "arguments"), CHANGES, ids=[tool for tool, _ in CHANGES])
async def test_undo_restores_every_row(
    place: Place, person: Person, tool: str, arguments: dict[str, object]
) -> None:
    await marathon(person)
    before = await life_of(place, person)
    await person(tool, **arguments)
    assert await life_of(place, person) != before
    undone = await person("undo")
    assert await life_of(place, person) == before
    assert undone.label == tool
    assert undone.restored


async def test_an_operation_of_several_calls_goes_back_as_one(
    place: Place, person: Person, database: Database
) -> None:
    turn = uuid4()
    for title in ("Buy shoes", "First run"):
        async with database.scope(person.id, operation=turn, label="a turn") as scope:
            await scope.run("insert into tasks (user_id, title) values (%s, %s)", [person.id, title])
    async with database.scope(person.id, operation=turn) as scope:
        await scope.run("update tasks set notes = 'both' where user_id = %s", [person.id])
    undone = await person("undo", operation=str(turn))
    assert undone.restored == (
        "The task T2 “First run” is gone again.",
        "The task T1 “Buy shoes” is gone again.",
    )
    assert not any((await life_of(place, person)).values())


async def test_a_deleted_task_returns_by_undo_and_says_so(person: Person) -> None:
    await person("add_task", title="Buy shoes")
    await person("delete", things=["T1"])
    assert (await person("undo")).restored == ("The task T1 “Buy shoes” is back.",)
    assert [task.title for task in await person("list_tasks")] == ["Buy shoes"]


async def refused(person: Person, operation: UUID) -> list[str]:
    with pytest.raises(Conflict) as conflict:
        await person("undo", operation=str(operation))
    assert "nothing was undone" in conflict.value.detail or "already" in conflict.value.detail
    sentences: list[str] = conflict.value.more["conflicts"]
    return sentences


async def test_a_conflict_says_what_changed_since_and_changes_nothing(place: Place, person: Person) -> None:
    await person("add_task", title="Buy shoes")
    await person("change_task", task="T1", title="Buy boots", due="2026-12-01")
    before = await life_of(place, person)
    assert await refused(person, person.operations[0]) == [
        "The task T1 “Buy shoes” has another title and due date now. Undo that change first."
    ]
    assert await life_of(place, person) == before


async def test_when_the_later_change_is_undone_the_earlier_one_can_be(place: Place, person: Person) -> None:
    await person("add_task", title="Buy shoes")
    await person("change_task", task="T1", title="Buy boots")
    await person("undo")
    await person("undo")
    assert not (await life_of(place, person))["tasks"]


async def test_what_was_added_to_a_thing_since_stands_in_the_way(place: Place, person: Person) -> None:
    await person("add_pillar", name="Health")
    await person("add_area", name="Fitness", pillar="Health")
    await person("add_project", name="Half marathon", area="Fitness")
    before = await life_of(place, person)
    assert await refused(person, person.operations[0]) == [
        "The area A1 “Fitness” was added to it since. Move or delete that first."
    ]
    assert await refused(person, person.operations[1]) == [
        "The project P1 “Half marathon” was added to it since. Move or delete that first."
    ]
    assert await life_of(place, person) == before


async def test_a_task_that_others_wait_for_can_not_be_undone_away(person: Person) -> None:
    await person("add_task", title="Buy shoes")
    await person("add_task", title="First run", after=["T1"])
    assert await refused(person, person.operations[0]) == [
        "The task T2 “First run” waits for T1 since. Undo that first."
    ]


async def test_what_lies_in_the_trash_does_not_keep_its_project_from_being_undone(
    place: Place, person: Person
) -> None:
    await person("add_project", name="Half marathon")
    await person("add_task", title="Buy shoes", project="P1")
    await person("delete", things=["T1"])
    await person("undo", operation=str(person.operations[0]))
    assert not (await life_of(place, person))["projects"]


async def test_a_name_that_was_given_away_since_stands_in_the_way(place: Place, person: Person) -> None:
    await person("add_pillar", name="Health")
    await person("change_pillar", pillar="Health", name="Body")
    await person("add_pillar", name="Health")
    before = await life_of(place, person)
    assert await refused(person, person.operations[1]) == ["Something else bears that name now."]
    assert await life_of(place, person) == before


async def test_what_a_new_task_waits_for_since_stands_in_the_way(person: Person) -> None:
    await person("add_task", title="Buy shoes")
    await person("add_task", title="First run")
    await person("change_task", task="T2", after=["T1"])
    assert await refused(person, person.operations[1]) == [
        "The task T2 “First run” waits for T1 since. Undo that first."
    ]


async def test_an_operation_is_undone_once(place: Place, person: Person) -> None:
    await person("add_task", title="Buy shoes")
    await person("undo", operation=str(person.operations[0]))
    assert await refused(person, person.operations[0]) == ["It has been undone already."]
    with pytest.raises(NotFound, match="nothing to undo"):
        await person("undo")


async def test_two_undos_at_once_undo_once(place: Place, person: Person) -> None:
    await person("add_task", title="Buy shoes")
    both = await asyncio.gather(
        *(person("undo", operation=str(person.operations[0])) for _ in range(2)), return_exceptions=True
    )
    assert sorted(type(each).__name__ for each in both) == ["Conflict", "Undone"]


async def test_an_undo_can_itself_be_undone_by_its_id(place: Place, person: Person) -> None:
    await person("add_task", title="Buy shoes", after=[])
    before = await life_of(place, person)
    await person("undo")
    await person("undo", operation=str(person.operations[-1]))
    assert await life_of(place, person) == before


async def test_the_history_tells_what_undid_what(database: Database, person: Person) -> None:
    await person("add_task", title="Buy shoes")
    await person("undo")
    added, undo = person.operations
    async with database.scope(person.id) as scope:
        rows = await scope.rows("select id, label, kind, undid, undone_by from operations order by seq")
        assert rows == [
            {"id": added, "label": "add_task", "kind": "change", "undid": [], "undone_by": undo},
            {"id": undo, "label": "undo", "kind": "undo", "undid": [added], "undone_by": None},
        ]
        assert await operations.undone_among(scope, [added, undo, uuid4()]) == [added]


async def test_an_unknown_operation_and_anothers_are_the_same(person: Person, new_person: NewPerson) -> None:
    other = await new_person()
    await other("add_task", title="Buy shoes")
    answers = []
    for operation in (other.operations[0], uuid4()):
        with pytest.raises(NotFound) as missing:
            await person("undo", operation=str(operation))
        answers.append(missing.value.detail)
    assert answers == ["There is no such operation."] * 2
    assert len(await other("list_tasks")) == 1


async def test_a_change_outside_an_operation_is_refused(database: Database, person: Person) -> None:
    with pytest.raises(psycopg.errors.RaiseException, match="needs an operation"):
        async with database.claimed(person.id) as connection:
            await connection.execute("insert into tasks (user_id, title) values (%s, 'Sneak')", [person.id])
    assert await person("list_tasks") == []


async def test_a_call_that_fails_leaves_no_trace_in_the_history(
    place: Place, database: Database, person: Person
) -> None:
    with pytest.raises(AurumError):
        await person("add_task", title="Buy shoes", after=["T99"])
    rows = await rows_of(place.owner_url, person.id)
    assert not rows["operations"]
    assert not rows["changes"]
    assert not rows["jobs"]
    assert not rows["tasks"]


async def test_a_field_goes_back_and_what_else_changed_since_stays(person: Person) -> None:
    await person("add_task", title="Buy shoes")
    await person("change_task", task="T1", title="Buy boots")
    await person("complete_task", task="T1")
    await person("undo", operation=str(person.operations[1]))
    task = (await person("list_tasks", status="all"))[0]
    assert (task.title, task.status) == ("Buy shoes", "completed")


async def test_what_would_lie_in_the_trash_does_not_return_without_what_it_lies_in(person: Person) -> None:
    await person("add_project", name="Half marathon")
    await person("add_task", title="Buy shoes", project="P1")
    await person("delete", things=["T1"])
    await person("delete", things=["P1"])
    assert await refused(person, person.operations[2]) == [
        "The project P1 “Half marathon” that it would lie in is in the trash now. Restore that first."
    ]


async def test_nothing_comes_to_wait_for_itself(person: Person) -> None:
    await person("add_task", title="Buy shoes")
    await person("add_task", title="First run", after=["T1"])
    await person("change_task", task="T2", after=[])
    await person("change_task", task="T1", after=["T2"])
    (sentence,) = await refused(person, person.operations[2])
    assert "would wait for one another" in sentence


async def test_names_that_were_exchanged_are_exchanged_back(person: Person, database: Database) -> None:
    await person("add_pillar", name="Health")
    await person("add_pillar", name="Work")
    async with database.scope(person.id, operation=(turn := uuid4()), label="a turn") as scope:
        for number, name in ((1, "Aside"), (2, "Health"), (1, "Work")):
            await scope.run("update pillars set name = %s where number = %s", [name, number])
    await person("undo", operation=str(turn))
    assert [pillar.name for pillar in await person("list_pillars")] == ["Health", "Work"]


async def test_a_turn_that_undid_and_did_more_goes_back_whole(person: Person, database: Database) -> None:
    await person("add_task", title="One")
    async with database.scope(person.id, operation=(turn := uuid4()), label="a turn") as scope:
        await operations.undo(scope, person.operations[0])
    async with database.scope(person.id, operation=turn) as scope:
        await scope.run("insert into tasks (user_id, title) values (%s, 'Two')", [person.id])
    assert (await person("undo")).operation == turn
    assert [task.title for task in await person("list_tasks")] == ["One"]
    await person("redo")
    assert [task.title for task in await person("list_tasks")] == ["Two"]
    with pytest.raises(Conflict, match="changed more"):
        await person("redo", operation=str(person.operations[0]))


async def test_every_way_in_which_rows_hang_together_is_known(place: Place) -> None:
    async with await psycopg.AsyncConnection.connect(place.owner_url) as connection:
        keys = await connection.execute(
            """
            select c.conrelid::regclass::text, a.attname, c.confrelid::regclass::text from pg_constraint c
            join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[2]
            where c.contype = 'f'
            and exists (select from pg_trigger t where t.tgrelid = c.conrelid and t.tgname = 'ledger')
            """
        )
        found = set(await keys.fetchall())
    assert found == {(each.child, each.column, each.parent) for each in RELATIONS}


async def test_what_the_clock_does_is_passed_over(person: Person, database: Database) -> None:
    await person("add_task", title="One")
    async with database.scope(person.id, operation=uuid4(), label="Emptied the trash") as scope:
        await operations.upkeep(scope)
        await scope.run("insert into tasks (user_id, title) values (%s, 'Two')", [person.id])
    await person("undo")
    assert [task.title for task in await person("list_tasks")] == ["Two"]


async def test_an_operation_of_thousands_of_rows_costs_a_few_statements(
    place: Place, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    operation = await plant(place.owner_url, person.id, 2_000)
    before, sent, execute = await life_of(place, person), [], psycopg.AsyncCursor.execute

    async def counting(cursor: Any, query: Any, *args: Any, **kwargs: Any) -> Any:
        sent.append(query)
        return await execute(cursor, query, *args, **kwargs)

    monkeypatch.setattr(psycopg.AsyncCursor, "execute", counting)
    restored = (await person("undo", operation=str(operation))).restored
    assert len(sent) < 60
    assert restored[-1] == f"And {5 + 20 + 100 + 2_000 + 40 - 50} more."
    assert not any((await life_of(place, person)).values())
    await person("redo")
    assert await life_of(place, person) == before
