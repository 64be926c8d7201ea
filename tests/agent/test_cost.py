"""What a turn costs the database: counted, so that it does not creep."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from agent.choice import ModelChoice
from agent.models import Models
from agent.window import WINDOW
from memory.database import Connection, Database
from tests.agent.past import plant
from tests.agent.turns import SPECIFICATIONS, MakeAurum, call, heard, kept, say, scripted


@dataclass
class Cost:
    """Transactions begun, and statements sent (begin and commit among them)."""

    transactions: int = 0
    statements: int = 0
    sent: list[str] = field(default_factory=list)

    def spent(self) -> tuple[int, int]:
        """What was spent since it was last asked."""
        spent = (self.transactions, self.statements)
        self.transactions = self.statements = 0
        return spent


@pytest.fixture
def cost(monkeypatch: pytest.MonkeyPatch) -> Cost:
    counted = Cost()
    for pause in ("ATTEND", "LOOK"):  # what a process looks after from time to time is no part of a turn
        monkeypatch.setattr(f"agent.turn.{pause}", 3_600.0)
    transaction, execute = Database.transaction, psycopg.AsyncCursor.execute

    @asynccontextmanager
    async def counting_transaction(database: Database) -> AsyncIterator[Connection]:
        counted.transactions += 1
        async with transaction(database) as connection:
            yield connection

    async def counting_execute(cursor: Any, query: Any, *args: Any, **kwargs: Any) -> Any:
        counted.statements += bool(query)  # the pool asks with an empty one whether the server is there
        counted.sent.append(str(query))
        return await execute(cursor, query, *args, **kwargs)

    monkeypatch.setattr(Database, "transaction", counting_transaction)
    monkeypatch.setattr(psycopg.AsyncCursor, "execute", counting_execute)
    return counted


async def test_a_turn_without_a_hosted_model_is_two_transactions_and_counts_no_call(
    aurum_with: MakeAurum, user: UUID, cost: Cost
) -> None:
    aurum = await aurum_with(Models(ModelChoice(), SPECIFICATIONS))
    cost.spent()
    await say(aurum, user, "Hello")
    transactions, statements = cost.spent()
    assert transactions == 2, "one to begin, one to end"
    assert statements <= 12
    assert not [each for each in cost.sent if "spending" in each]


async def test_a_turn_of_words_is_four_transactions(aurum_with: MakeAurum, user: UUID, cost: Cost) -> None:
    aurum = await aurum_with(scripted("Good morning."))
    cost.spent()
    await say(aurum, user, "Hello")
    transactions, statements = cost.spent()
    assert transactions == 4, (
        "to begin, to see whether anything is to be recalled, to reserve the call, to end"
    )
    assert statements <= 19


async def test_a_tool_call_costs_one_transaction_the_checkpoint_included(
    aurum_with: MakeAurum, user: UUID, cost: Cost
) -> None:
    aurum = await aurum_with(scripted([call("add_task", title="One")], "It is there."))
    cost.spent()
    await say(aurum, user, "Add one")
    transactions, statements = cost.spent()
    assert transactions == 6, "two of them reserve calls of the model"
    assert statements <= 34


async def test_further_calls_of_a_step_cost_a_transaction_each(
    aurum_with: MakeAurum, user: UUID, cost: Cost
) -> None:
    aurum = await aurum_with(scripted([call("add_task", title=f"Task {n}") for n in range(5)], "All five."))
    cost.spent()
    await say(aurum, user, "Add five")
    transactions, statements = cost.spent()
    assert transactions == 5 + 5
    assert statements <= 34 + 4 * 12


async def test_a_long_thread_costs_what_a_short_one_does(
    aurum_with: MakeAurum, user: UUID, cost: Cost
) -> None:
    models = scripted(*(f"Answer {n}." for n in range(30)))
    aurum = await aurum_with(models)
    spent = []
    for number in range(30):
        cost.spent()
        await say(aurum, user, f"Question {number}")
        spent.append(cost.spent())
    assert len(set(spent)) <= 2
    assert spent == sorted(spent)
    assert spent[-1][0] - spent[0][0] == 1, "what lies behind the window is recalled, in one transaction"
    assert len(heard(models)[-1]) <= 1 + WINDOW, "nor does the model read more"
    assert len(await kept(aurum, user)) == 50, "a page of the 60 that are kept"


async def test_behind_3000_messages_a_turn_costs_what_the_first_one_does(
    aurum_with: MakeAurum, user: UUID, cost: Cost
) -> None:
    models = scripted(*(step for _ in range(4) for step in ([call("add_task", title="One")], "It is there.")))
    aurum = await aurum_with(models)
    side, spent = str(uuid4()), []
    await plant(aurum.database, user, 750)
    await plant(aurum.database, user, 2, thread=side)
    for thread in (side, "life", side, "life"):
        cost.spent()
        await say(aurum, user, "Add one", thread=thread)
        spent.append(cost.spent())
    assert len(set(spent[1:])) == 1
    assert spent[1][0] - spent[0][0] <= 1, "the first one has nothing to recall yet"
