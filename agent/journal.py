"""How an entry sounds, by a hosted model: where its user asked for that, and the entry is open to models."""

import asyncio
import logging
from uuid import UUID

from langchain_core.messages import AnyMessage, HumanMessage, SystemMessage
from pydantic import BaseModel, ConfigDict, Field

from agent import prompts
from agent.purse import Purse, Refused
from agent.summary import Writer
from agent.window import fenced
from memory import journal, journal_settings, operations
from memory.database import Database
from memory.records import Entry

log = logging.getLogger(__name__)

DEADLINE = 30.0
"""Seconds for a model's judgement."""
LONGEST = 8_000
"""Characters of an entry that a model reads."""


class Sentiment(BaseModel):
    """How a text sounds."""

    model_config = ConfigDict(extra="forbid")

    sentiment: float = Field(ge=-1, le=1, description="-1 very negative, 0 neutral, 1 very positive.")


async def weigh(database: Database, user_id: UUID, entry_id: UUID, writer: Writer | None) -> None:
    """Have a model say how an entry sounds, and keep that. The local rules' word stands where it can't.

    What models may not read is not there for this reader; no transaction is open while the model reads.
    """
    if writer is None:
        return
    async with database.scope(user_id, reader="model") as scope:
        wanted = (await journal_settings.settings(scope)).model_reads
        entry = await journal.entry(scope, entry_id) if wanted else None
    if entry is None or entry.private:
        return
    purse = Purse(database, scope.user)
    said = await judged(writer, entry, purse)
    async with database.scope(user_id, label="Weighed an entry") as scope:
        await operations.upkeep(scope)
        await purse.write(scope)
        if said is not None:
            await journal.weigh(scope, entry, said)


async def judged(writer: Writer, entry: Entry, purse: Purse) -> float | None:
    """The model's word; None where it gives none in time."""
    try:
        async with asyncio.timeout(DEADLINE):
            said = await writer.shaped(prompt(entry), Sentiment, purse)
    except Refused:
        return None
    except Exception as error:  # what a provider's package raises is its own; the local rules' word stands
        log.warning("a sentiment failed", extra={"model": writer.name, "error": type(error).__name__})
        return None
    return said.sentiment if said else None


def prompt(entry: Entry) -> list[AnyMessage]:
    """What the model is asked; the entry is fenced as data."""
    told = {"text": entry.text[:LONGEST], "answers": [each.answer[:LONGEST] for each in entry.answers]}
    return [SystemMessage(prompts.of("sentiment")), HumanMessage(f"<entry>{fenced(told)}</entry>")]
