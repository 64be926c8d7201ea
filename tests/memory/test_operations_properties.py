"""Whatever was done: undone in reverse every row is as it was at each step, redone it is as it became.

What is undone out of order keeps all that was changed since, or says what stands in the way.
"""

import os
from collections.abc import AsyncIterator
from contextlib import suppress
from itertools import pairwise
from typing import Any, LiteralString
from uuid import UUID

import orjson
import psycopg
import pytest_asyncio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memory.errors import AurumError, Conflict
from memory.ledger import NAMELESS, TABLES
from tests.acting import NewPerson, Person
from tests.conftest import Place
from tests.memory.calls import Call, calls

Owner = psycopg.AsyncConnection[Any]
Rows = dict[tuple[str, str], Any]
Life = dict[str, dict[str, dict[str, Any]]]

KEPT: tuple[LiteralString, ...] = (*TABLES, *NAMELESS)
ROWS: LiteralString = " union all ".join(
    f"select '{table}' as noun, id::text as id, t::text as row, to_jsonb(t)::text as fields from {table} t "
    "where user_id = %(user)s"
    for table in KEPT
)
WORDS: LiteralString = """
    select 'words', kind || row_id, words::text, 'null' from words where user_id = %(user)s and kind <> 'insight'
"""
"""What is concluded of a life is no change of it."""
BEGINNING: list[Call] = [
    ("add_pillar", {"name": "Health"}),
    ("add_area", {"name": "Fitness", "pillar": "PL1"}),
    ("add_project", {"name": "Half marathon", "area": "A1"}),
    ("add_task", {"title": "Buy shoes", "project": "P1"}),
    ("add_task", {"title": "Run", "project": "P1", "after": ["T1"], "recurrence": "every day"}),
    ("add_task", {"title": "Tie them", "parent": "T1"}),
]
some_calls = st.lists(calls, min_size=1, max_size=12)
examples = int(os.environ.get("AURUM_TEST_EXAMPLES", "25"))
slow = settings(max_examples=examples, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest_asyncio.fixture(scope="module")
async def owner(place: Place) -> AsyncIterator[Owner]:
    """Reads every row many times: the query takes longer to plan than to answer, and is planned once."""
    async with await psycopg.AsyncConnection.connect(place.owner_url, autocommit=True) as connection:
        await connection.execute("set plan_cache_mode = force_generic_plan")
        yield connection


async def life_of(owner: Owner, person: Person) -> tuple[Rows, Life]:
    """Every row of the ledger's tables and the words that they are found by, as text; the former as JSON too."""
    cursor = await owner.execute(f"{ROWS} union all {WORDS}", {"user": person.id}, prepare=True)
    found = await cursor.fetchall()
    life: Life = {table: {} for table in KEPT}
    for noun, row_id, _, fields in found:
        if noun in life:
            life[noun][row_id] = orjson.loads(fields)
    return {(noun, row_id): text for noun, row_id, text, _ in found}, life


async def rows_of(owner: Owner, person: Person) -> Rows:
    return (await life_of(owner, person))[0]


async def did(person: Person, call: Call) -> UUID | None:
    """Do it, if it can be done; the operation, if it changed anything."""
    known = len(person.operations)
    with suppress(AurumError):
        await person(call[0], **call[1])
    return person.operations[-1] if len(person.operations) > known else None


@slow
@given(wanted=some_calls)
async def test_undone_in_reverse_and_redone_in_order_every_row_is_as_it_was(
    owner: Owner, new_person: NewPerson, wanted: list[Call]
) -> None:
    person = await new_person()
    stages = [await rows_of(owner, person)]
    for call in [*BEGINNING, *wanted]:
        if await did(person, call):
            stages.append(await rows_of(owner, person))
        else:
            assert await rows_of(owner, person) == stages[-1], f"{call} failed and changed something"
    for _ in range(2):
        for before in reversed(stages[:-1]):
            await person("undo")
            assert await rows_of(owner, person) == before
        for after in stages[1:]:
            await person("redo")
            assert await rows_of(owner, person) == after


def fields_changed(one: Life, other: Life) -> set[tuple[str, str, str]]:
    """Table, row and column of all that differs; the whole row where it is in one of them only."""
    found = set()
    for table in one:
        for row_id in one[table].keys() | other[table].keys():
            mine, theirs = one[table].get(row_id), other[table].get(row_id)
            if mine is None or theirs is None:
                found |= {(table, row_id, "*")} if mine != theirs else set()
            else:
                found |= {(table, row_id, column) for column in mine if mine[column] != theirs[column]}
    return found


def assert_in_order(life: Life) -> None:
    """Nothing that is there lies in what is not, and a subtask lies where its task does."""
    live = {
        table: {key: row for key, row in rows.items() if not row.get("deleted_at")}
        for table, rows in life.items()
    }
    for table, column, above in (
        ("areas", "pillar_id", "pillars"), ("projects", "area_id", "areas"), ("tasks", "project_id", "projects"),
        ("tasks", "area_id", "areas"), ("tasks", "parent_id", "tasks"),
    ):  # fmt: skip
        assert {row[column] for row in live[table].values() if row[column]} <= set(live[above]), (
            table,
            column,
        )
    for task in live["tasks"].values():
        if over := live["tasks"].get(task["parent_id"]):
            assert (task["project_id"], task["area_id"]) == (over["project_id"], over["area_id"])


@slow
@given(wanted=some_calls, data=st.data())
async def test_undone_out_of_order_nothing_that_was_done_since_is_lost(
    owner: Owner, new_person: NewPerson, wanted: list[Call], data: st.DataObject
) -> None:
    person = await new_person()
    lives, done = [(await life_of(owner, person))[1]], []
    for call in [*BEGINNING, *wanted]:
        if operation := await did(person, call):
            done.append(operation)
            lives.append((await life_of(owner, person))[1])
    assert_in_order(lives[-1])
    at = data.draw(st.integers(0, len(done) - 1))
    mine = fields_changed(lives[at], lives[at + 1])
    since = {each for one, other in pairwise(lives[at + 1 :]) for each in fields_changed(one, other)}
    conflicts = await undone(person, done[at])
    now = (await life_of(owner, person))[1]
    if conflicts:
        assert all(sentence.endswith(".") for sentence in conflicts)
        assert since, f"what was done last can be undone: {conflicts}"
        assert now == lives[-1]
        return
    assert_in_order(now)
    changed = fields_changed(lives[-1], now)
    assert {each for each in changed if each not in mine and not let_go(each, lives[-1])} == set()
    assert {each for each in changed & since if each[2] != "position"} == set()
    await person("redo", operation=str(done[at]))
    assert (await life_of(owner, person))[1] == lives[-1]


async def undone(person: Person, operation: UUID) -> list[str]:
    """What stands in the way; nothing when it was undone."""
    try:
        await person("undo", operation=str(operation))
    except Conflict as conflict:
        sentences: list[str] = conflict.more["conflicts"]
        return sentences
    return []


def let_go(field: tuple[str, str, str], life: Life) -> bool:
    """What lies in the trash lets go of what it lay in, and waits for nothing that is not there."""
    table, row_id, _ = field
    if table != "dependencies":
        return bool(life[table].get(row_id, {}).get("deleted_at"))
    ends = (life["tasks"].get(life[table][row_id][end]) for end in ("task_id", "blocker_id"))
    return any(task is None or task["deleted_at"] for task in ends)
