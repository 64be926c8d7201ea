"""The owner changes a rule for everybody: as its next version, with a changelog, and never to what can't judge."""

from typing import Any

import psycopg
import pytest
from psycopg.rows import dict_row

from memory.database import Database
from memory.errors import Invalid, NotFound
from memory.rules import rules
from tests.acting import Person
from tests.conftest import TEMPLATE
from tests.memory.conftest import Clock, MakeDatabase
from tools.rules import change_rule

URGENCY = "TEMPORAL_URGENCY_001"


async def row(owner_url: str) -> dict[str, Any]:
    async with await psycopg.AsyncConnection.connect(owner_url, row_factory=dict_row) as connection:
        found = await (
            await connection.execute("select * from hrm_rules where code = %s", [URGENCY])
        ).fetchone()
    assert found
    return found


async def test_a_change_is_the_next_version_and_stands_in_the_changelog(
    make_database: MakeDatabase, clock: Clock
) -> None:
    url = await make_database(TEMPLATE)
    was = await row(url)
    rule = await change_rule(url, URGENCY, {"weight": 0.6}, at=clock(), note="calmer")
    assert (rule.weight, rule.version, rule.parameters) == (0.6, was["version"] + 1, was["parameters"])
    assert await change_rule(url, URGENCY, {"weight": 0.6}, at=clock()) == rule
    now = await row(url)
    (entry,) = now["changelog"][len(was["changelog"]) :]
    assert (entry["version"], entry["note"], entry["changes"]) == (
        rule.version,
        "calmer",
        {"weight": [0.8, 0.6]},
    )
    assert now["updated_at"] == clock()


@pytest.mark.parametrize(
    "new", [{"parameters": {"points": "none"}}, {"weight": 1.5}, {"code": "MINE"}, {"parameters": {}}]
)
async def test_what_can_not_judge_is_refused_and_changes_nothing(
    make_database: MakeDatabase, clock: Clock, new: dict[str, Any]
) -> None:
    url = await make_database(TEMPLATE)
    was = await row(url)
    with pytest.raises(Invalid):
        await change_rule(url, URGENCY, {"description": "Changed", **new}, at=clock())
    assert await row(url) == was
    with pytest.raises(NotFound):
        await change_rule(url, "NONE", {"weight": 0.5}, at=clock())


async def test_what_the_owner_fixes_nobody_sets_for_themselves(
    make_database: MakeDatabase, clock: Clock
) -> None:
    url = await make_database(TEMPLATE)
    await change_rule(url, URGENCY, {"adjustable": False}, at=clock())
    database = Database(url, size=2, clock=clock, least=1)
    await database.open()
    try:
        async with database.service() as connection:
            made = await (
                await connection.execute("insert into users (name) values ('Ada') returning id")
            ).fetchone()
        assert made
        ada = Person(database, made["id"])
        with pytest.raises(Invalid, match="same for everybody"):
            await ada("set_weight", rule="deadlines", weight=0.1)
        with pytest.raises(Invalid, match="same for everybody"):
            await ada("change_preferences", weights={URGENCY: 0.1})
        assert {each.rule: each.adjustable for each in await ada("list_weights")}[URGENCY] is False
        async with database.scope(ada.id) as scope:
            assert len(await rules(scope)) == 10
    finally:
        await database.close()
