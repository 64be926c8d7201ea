"""An idle day costs nothing: whatever is done by the clock, no hosted model is asked."""

from datetime import timedelta
from uuid import UUID

from agent.choice import ModelChoice
from agent.models import Models
from agent.toolbox import Toolbox
from agent.turn import Turns
from api import jobs as work
from memory.database import Database
from tests.acting import Person
from tests.fakes import ScriptedModel
from tests.memory.conftest import Clock
from tools.registry import TOOLS


async def test_a_day_without_a_message_asks_no_hosted_model(alone: Database, clock: Clock) -> None:
    async with alone.service() as connection:
        row = await (
            await connection.execute("insert into users (name) values ('Ada') returning id")
        ).fetchone()
    assert row
    ada = Person(alone, UUID(str(row["id"])))
    await ada("add_pillar", name="Health", time_allocation=60)
    await ada("add_task", title="Water the plants", due="2026-11-24", recurrence="every day")
    await ada("add_task", title="Buy shoes", due="2026-11-01")
    await ada("delete", things=["T2"])
    hosted = ScriptedModel(script=[AssertionError("a hosted model was asked")] * 9)
    models = Models(ModelChoice(), [], hosted=hosted)
    turns = Turns(alone, models, Toolbox(alone, TOOLS))
    done = 0
    for _ in range(24 * 2):
        done += len(await work.jobs.due(alone, clock.now))
        await work.sweep(alone, models)
        await turns.take_up()
        clock.forward(timedelta(minutes=30))
    assert done >= 2, "the morning's look is among them"
    assert hosted.heard == []
    assert (await ada("spending")).models == ()
