"""Learning of a user from their own words: what they said and wrote since the last time, and nothing else.

Plain rules find statements; where a hosted model answers, it is asked once for all that was said together, and what it
picks has to stand in the user's words letter by letter. Aurum's own answers are never read.
"""

import asyncio
import logging
from collections.abc import Sequence
from uuid import UUID

from langchain_core.messages import AnyMessage, HumanMessage, SystemMessage
from pydantic import BaseModel, ConfigDict, Field

from agent import prompts
from agent.purse import Purse, Refused
from agent.summary import Writer
from agent.window import fenced
from memory import learning, operations
from memory import memories as rows
from memory.database import Database
from memory.learning import Text, Unread
from memory.memories import NewMemory
from memory.records import MemoryKind, User
from memory.scope import Scope
from tools import memories
from tools.memory_candidates import kind_of, lasting, own_words, statements
from tools.memory_dates import holds
from tools.memory_words import normal, words
from tools.when import Clock

log = logging.getLogger(__name__)

DEADLINE = 30.0
"""Seconds for a model's answer."""
LETTERS = 1_500
"""Characters of a text that the model reads."""
LABEL = "Learned from what you said"


class Pick(BaseModel):
    """Something worth knowing, in the user's own words."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    message: int = Field(description="The number of the message in which it stands.")
    quote: str = Field(min_length=1, max_length=300, description="The statement, letter by letter.")
    kind: MemoryKind


class Picked(BaseModel):
    """What is worth knowing."""

    model_config = ConfigDict(extra="forbid")

    memories: list[Pick] = Field(default_factory=list, max_length=20)


async def learn(database: Database, user_id: UUID, writer: Writer | None) -> None:
    """Read what the user said and wrote since the last time. No transaction is open while a model reads.

    What became withheld, or was read by somebody else meanwhile, is not learned from.
    """
    while True:
        async with database.scope(user_id) as scope:
            read = await learning.unread(scope)
            user = await scope.user()
        if read.through == read.since:
            return
        purse = Purse(database, scope.user)
        told = own(read.texts) if read.learning != "off" else []
        found = await picked(writer, told, purse) if writer and any(map(speaks, told)) else None
        found = ruled(told) if found is None else found
        async with database.scope(user_id, label=LABEL) as scope:
            await purse.write(scope)
            await operations.upkeep(scope)
            await keep(scope, user, read, found)
        if not read.more:
            return


async def keep(scope: Scope, user: User, read: Unread, found: Sequence[tuple[Text, str, MemoryKind]]) -> None:
    """Mark the texts as read, and propose or remember what was found in them."""
    await rows.hold(scope)
    if not await learning.advance(scope, read):
        return
    there = await learning.still_there(scope, read.texts)
    new = [to_memory(user, *each) for each in found if each[0].id in there]
    await memories.learned(scope, new, read.learning)


def own(texts: Sequence[Text]) -> list[Text]:
    """The texts without what is quoted in them; those of which nothing is left are left out."""
    stripped = [Text(each.kind, each.id, own_words(each.text).strip(), each.at) for each in texts]
    return [each for each in stripped if each.text]


def speaks(text: Text) -> bool:
    """Whether a text may say something of its writer: a model is asked for nothing else."""
    said = set(words(text.text))
    return bool(said & {"i", "my", "me", "mine", "we", "our"}) and any(
        lasting(each.strip()) for each in text.text.replace("\n", ". ").split(". ")
    )


def ruled(texts: Sequence[Text]) -> list[tuple[Text, str, MemoryKind]]:
    """What plain rules find."""
    return [(text, each.text, each.kind) for text in texts for each in statements(text.text)]


async def picked(
    writer: Writer, texts: Sequence[Text], purse: Purse
) -> list[tuple[Text, str, MemoryKind]] | None:
    """What the model picks and the texts really say; None where it gives no answer in time."""
    asked = [{"message": number, "text": text.text[:LETTERS]} for number, text in enumerate(texts, 1)]
    prompt: list[AnyMessage] = [
        SystemMessage(prompts.of("learn")),
        HumanMessage(f"<messages>{fenced(asked)}</messages>"),
    ]
    try:
        async with asyncio.timeout(DEADLINE):
            said = await writer.shaped(prompt, Picked, purse)
    except Refused:
        return None
    except Exception as error:  # what a provider's package raises is its own; the rules stand
        log.warning("learning failed", extra={"model": writer.name, "error": type(error).__name__})
        return None
    if said is None:
        return None
    return [
        (texts[each.message - 1], each.quote, each.kind)
        for each in said.memories
        if 1 <= each.message <= len(texts) and founded(each.quote, texts[each.message - 1].text)
    ]


def founded(quote: str, text: str) -> bool:
    """Whether a quote stands in a text, and may hold for longer than its day."""
    return quote in text and len(normal(quote).split(" ")) > 2 and lasting(quote)


def to_memory(user: User, text: Text, said: str, kind: MemoryKind | None) -> NewMemory:
    """A statement as a memory, with the days that it names."""
    clock = Clock(text.at, user.zone, user.day_end, user.week_start)
    since, until = holds(said, clock)
    return NewMemory(said, kind or kind_of(said), since, until, text.kind, text.id, text.at, said)
