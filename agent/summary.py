"""What lies before the messages that a model reads, in few words, kept up to date as a conversation grows.

A hosted model writes it where one answers, in one call; else it is the extract that needs no model. Both are data,
never instructions: whoever reads them is told so, and the fence around them can't be closed from within.
"""

import asyncio
import logging
import re
from collections.abc import Sequence
from typing import Protocol, TypeVar
from uuid import UUID

from langchain_core.messages import AnyMessage, HumanMessage, SystemMessage
from pydantic import BaseModel, ConfigDict, Field

from agent import prompts
from agent.extract import LONGEST, Turn, cut, fold, turns_of
from agent.purse import Purse, Refused
from agent.window import fenced
from memory import summaries
from memory.database import Database

log = logging.getLogger(__name__)

EXTRACT = "extract"
"""Who made a summary that no model wrote."""
DEADLINE = 30.0
"""Seconds for a model's summary."""
WORDS, DEEDS = 600, 20
"""Characters of a message, and deeds of a turn, that the model which sums them up reads."""
REFERENCE = re.compile(r"\b(?:PL|TP|JT|[TPAJIM])\d+\b")

Shape = TypeVar("Shape", bound=BaseModel)


class Writer(Protocol):
    """A hosted model, as far as it is asked here."""

    name: str

    async def shaped(self, messages: list[AnyMessage], shape: type[Shape], purse: Purse) -> Shape | None: ...


class Summary(BaseModel):
    """A conversation in few words."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    text: str = Field(min_length=1, max_length=LONGEST, description="At most 300 words.")


async def summarise(database: Database, user_id: UUID, thread_id: UUID, writer: Writer | None) -> None:
    """Sum up what was said in a thread since the last time; one caller at a time, others leave it to that one.

    No transaction is open while the model writes. Of a long past the oldest is extracted, and the model told the rest.
    """
    while True:
        async with database.scope(user_id) as scope:
            due = await summaries.take(scope, thread_id)
            user = await scope.user()
        if due is None:
            return
        turns = turns_of(due.messages, user.zone)
        text, made_by = fold(due.text, turns), EXTRACT
        purse = Purse(database, scope.user)
        if writer and not due.more and (told := await written(writer, due.text, turns, purse)):
            text, made_by = told, writer.name
        async with database.scope(user_id) as scope:
            await purse.write(scope)
            await summaries.keep(scope, due, text, made_by)
        if not due.more:
            return


async def written(writer: Writer, before: str, turns: Sequence[Turn], purse: Purse) -> str | None:
    """The model's summary; None where it gives none in time, one that is too long, or one of things nobody named."""
    messages = prompt(before, turns)
    try:
        async with asyncio.timeout(DEADLINE):
            said = await writer.shaped(messages, Summary, purse)
    except Refused:
        return None
    except Exception as error:  # what a provider's package raises is its own; the extract stands
        log.warning("a summary failed", extra={"model": writer.name, "error": type(error).__name__})
        return None
    if said is None or references(said.text) - references(str(messages[-1].content)):
        return None
    return said.text


def prompt(before: str, turns: Sequence[Turn]) -> list[AnyMessage]:
    """What the model is asked; the conversation is fenced as data, without what tools only told."""
    then = [
        {
            "day": turn.day,
            "asked": None if turn.asked is None else cut(turn.asked, WORDS),
            "did": [deed.words for deed in turn.deeds if deed.done][:DEEDS],
            "refused": [deed.words for deed in turn.deeds if not deed.done][:DEEDS],
            "answer": cut(turn.answer, WORDS),
        }
        for turn in turns
    ]
    return [
        SystemMessage(prompts.of("summary")),
        HumanMessage(f"<conversation>{fenced({'before': before, 'then': then})}</conversation>"),
    ]


def references(text: str) -> set[str]:
    return set(REFERENCE.findall(text))
