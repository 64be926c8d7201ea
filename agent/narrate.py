"""A conclusion in a model's words: structured, checked against the facts, and never later than three seconds.

The conclusion itself is computed; a model adds words alone. What it says that no fact holds makes its answer
invalid: it is asked once more, and then the words are those that need no model.
"""

import asyncio
import logging
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import orjson
from langchain_core.messages import AnyMessage, HumanMessage, SystemMessage
from pydantic import BaseModel, ConfigDict, Field

from agent import prompts
from agent.choice import OFFLINE
from agent.models import Models
from agent.purse import Purse, Refused
from memory import insights as rows
from memory import preferences
from memory.blackboard import Insight, Preferences
from memory.database import Database
from memory.records import Json
from memory.rows import dump
from tools import insights
from tools.hrm import narrative
from tools.hrm.claims import facts_of, unfounded
from tools.task_dates import today_of

log = logging.getLogger(__name__)

DEADLINE = 2.5
"""Seconds for a model's words, the second try included: an analysis answers in under three."""

Sentence = Field(min_length=1, max_length=400)


class Narrative(BaseModel):
    """A conclusion in words."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    narrative: str = Field(min_length=1, max_length=1500, description="Two to four plain sentences.")
    obstacles: list[str] = Field(default_factory=list, max_length=3, description="What stands in the way.")
    recommendations: list[str] = Field(default_factory=list, max_length=3, description="Next steps.")


@dataclass(frozen=True, slots=True)
class Told:
    """A conclusion in words, and the model that wrote them; None where they needed none."""

    text: str
    model: str | None


async def narrate(database: Database, models: Models, user_id: UUID, name: str) -> Insight:
    """Have a card told in words, and keep them on it. No transaction is open while the model thinks.

    Raises NotFound, or Ambiguous with the choices, where the name does not say which card.
    """
    async with database.scope(user_id) as scope:
        card = await insights.which_insight(scope, name)
        manner = await preferences.preferences(scope)
        today = await today_of(scope)
    purse = Purse(database, scope.user)
    told = await tell(models, card, manner, today, purse)
    async with database.scope(user_id) as scope:
        await purse.write(scope)
        return insights.tell(scope, await rows.narrate(scope, card, told.text, told.model))


async def tell(models: Models, insight: Insight, preferences: Preferences, today: date, purse: Purse) -> Told:
    """The insight in words: the model's where one answers in time and says nothing but facts, else our own."""
    own = Told(narrative.narrate(insight, preferences), None)
    if models.name == OFFLINE:
        return own
    try:
        async with asyncio.timeout(DEADLINE):
            said = await ask(models, insight, preferences, today, purse)
    except Refused:
        return own
    except (
        Exception
    ) as error:  # what a provider's package raises is its own; the words that need no model stand
        log.warning("a narrative failed", extra={"model": models.name, "error": type(error).__name__})
        return own
    return Told(said, models.name) if said else own


async def ask(
    models: Models, insight: Insight, preferences: Preferences, today: date, purse: Purse
) -> str | None:
    """The model's words; None where it said twice what no fact holds."""
    facts = known(insight)
    founded = facts_of([facts], today)
    messages = prompt(facts, preferences)
    for _ in range(2):
        said = await models.shaped(messages, Narrative, purse)
        if said is None:
            continue
        strange = [each for text in texts(said) for each in unfounded(text, founded)]
        if not strange:
            return shown(said)
        log.info("a narrative was refused", extra={"model": models.name, "pieces": len(strange)})
        complaint = f"Not among the facts: {'; '.join(strange[:10])}. Say it again without that."
        messages = [*messages, HumanMessage(complaint)]
    return None


def known(insight: Insight) -> Json:
    """What the model is told of the insight: what was computed, and nothing that a model wrote."""
    return {
        "type": insight.type.replace("_", " "),
        "title": insight.title,
        "summary": insight.summary,
        "numbers": insight.reasoning,
        "path": insight.path,
        "rests_on": [f"{each.ref} {each.name}: {each.said}" for each in insight.evidence[:20]],
        "recommended": [each.text for each in insight.recommendations],
        "confidence": insight.confidence,
        "impact": insight.impact,
    }


def prompt(facts: Json, preferences: Preferences) -> list[AnyMessage]:
    """What the model is asked; the facts are fenced as data."""
    manner = (
        f"Speak as a {preferences.personality}, in a {preferences.style} way; {preferences.detail} detail."
    )
    fenced = orjson.dumps(orjson.loads(dump(facts))).decode().replace("<", "\\u003c")
    return [
        SystemMessage(f"{prompts.of('narrate')}\n{manner}"),
        HumanMessage(f"<facts>{fenced}</facts>"),
    ]


def texts(said: Narrative) -> list[str]:
    return [said.narrative, *said.obstacles, *said.recommendations]


def shown(said: Narrative) -> str:
    """The words as they are stored: the narrative, then what stands in the way and what to do, a line each."""
    lines = [f"- In the way: {each}" for each in said.obstacles]
    return "\n".join([said.narrative, *lines, *(f"- Next: {each}" for each in said.recommendations)])
