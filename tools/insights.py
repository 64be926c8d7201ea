"""The blackboard: what was concluded of this life, read, kept, put aside and judged by its reader."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from memory import insight_lists, insights
from memory.blackboard import Insight, InsightState, InsightType, Opinion
from memory.errors import Ambiguous, NotFound
from memory.feedback import Kind
from memory.insight_lists import Asked, Statistics
from memory.insights import Card
from memory.names import LEVEL, uuid_in
from memory.records import Json
from memory.scope import Scope
from tools.feedback import Learned, note_opinion
from tools.hrm.learning import Lesson
from tools.names import Reference, anything, is_none, shown
from tools.task_dates import today_of
from tools.tool import plain, tool

Named = Annotated[Reference, Field(description="An insight: its reference (I3) or words of its title.")]
About = Annotated[
    str, Field(max_length=500, description="A thing, by name or reference: also what lies under it.")
]
Words = Annotated[str, Field(max_length=500, description="Words, all in title or text.")]
Text = Annotated[str, StringConstraints(max_length=20_000)]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Summary = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=5_000)]
Said = Literal[
    "accepted", "rejected", "modified", "ignored", "helpful", "not_helpful", "clear", "unclear"
]  # fmt: skip

OPINIONS: dict[Said, Opinion] = {
    "accepted": "accepted", "rejected": "rejected", "modified": "modified", "ignored": "ignored",
    "helpful": "accepted", "not_helpful": "rejected",
}  # fmt: skip
"""What a card keeps of what was said; whether its reasoning is clear stands in the log alone."""
KINDS: dict[Said, Kind] = {
    "accepted": "insight_helpful", "rejected": "insight_not_helpful", "modified": "insight_helpful",
    "ignored": "recommendation_ignored", "helpful": "insight_helpful", "not_helpful": "insight_not_helpful",
    "clear": "reasoning_clear", "unclear": "reasoning_unclear",
}  # fmt: skip
LESSONS: dict[Kind, Lesson] = {
    "insight_helpful": "helpful", "recommendation_followed": "helpful", "insight_not_helpful": "not_helpful",
}  # fmt: skip
"""What is learnt from an opinion on why something comes first."""
IMPACT = {"global": 1.0, "pillar": 0.9, "area": 0.7, "project": 0.6, "task": 0.4}


@dataclass(frozen=True, slots=True)
class Rated:
    """The card with what was said of it, and what was learnt, where it was about a priority."""

    insight: Insight
    learned: Learned | None


@tool("read")
async def list_insights(
    scope: Scope,
    type: InsightType | None = None,
    about: About = "",
    state: InsightState = "active",
    words: Words = "",
    pinned: bool | None = None,
    limit: Annotated[int, Field(ge=1, le=50)] = 20,
) -> list[Insight]:
    """List the insights on the blackboard: what was noticed about this life, and why; pinned ones first."""
    asked = await meant(scope, type=type, about=about, state=state, words=words, pinned=pinned)
    return list((await insight_lists.insights(scope, asked, limit=limit)).items)


@tool("read")
async def insight(scope: Scope, insight: Named) -> Card:
    """Open one insight: its reasoning, what it rests on, what could be done, and its earlier versions."""
    return await insights.opened(scope, await which_insight(scope, insight))


@tool("write")
async def pin_insight(scope: Scope, insight: Named, pinned: bool = True) -> Insight:
    """Keep an insight at the top of the blackboard, also when its time is over; or with pinned=false no longer."""
    card = await held(scope, insight)
    return tell(scope, await insights.pin(scope, card, pinned)) if card.pinned != pinned else card


@tool("write")
async def dismiss_insight(scope: Scope, insight: Named, dismissed: bool = True) -> Insight:
    """Take an insight off the blackboard: it does not come back until it says something else.

    With dismissed=false one that was dismissed is there again.
    """
    card = await held(scope, insight)
    if dismissed and card.state == "active":
        gone = await insights.dismiss(scope, card)
        tell_gone(scope, [gone])
        return gone
    if not dismissed and card.state == "dismissed":
        return tell(scope, await insights.put_back(scope, card))
    return card


@tool("write")
async def rate_insight(scope: Scope, insight: Named, feedback: Said, text: Text = "") -> Rated:
    """Note what the user thinks of an insight: accepted, rejected, modified (taken otherwise than advised), ignored,
    helpful, not_helpful, clear or unclear (its reasoning), with words of theirs.

    On why something comes first this moves the weights of rules a little; what moved is in the answer.
    """
    card = await held(scope, insight)
    opinion = OPINIONS.get(feedback)
    kind = KINDS[feedback]
    followed = feedback in {"accepted", "modified"} and bool(card.recommendations)
    kind = "recommendation_followed" if followed else kind
    new = opinion is not None and opinion != card.feedback
    thought = await insights.think(scope, card, opinion, text, applied=followed and new)
    lesson = LESSONS.get(kind) if new and card.type == "priority_reasoning" else None
    learned = await note_opinion(scope, kind, text=text, insight=card, lesson=lesson)
    return Rated(tell(scope, thought), learned)


@tool("write")
async def note_insight(scope: Scope, title: Title, summary: Summary, about: About = "") -> Insight:
    """Put something that the user noticed themselves on their blackboard; `about` a thing, or their life as a whole."""
    thing = None if is_none(about) else await anything(scope, about)
    level = LEVEL[thing.noun] if thing else "global"
    key = f"note:{thing.id if thing else 'life'}:{title.lower()}"
    found: Json = {
        "key": key,
        "type": "pattern_recognition",
        "entity_type": level,
        "entity_id": thing.id if thing else None,
        "title": title,
        "summary": summary,
        "reasoning": {},
        "path": [],
        "evidence": [],
        "recommendations": [],
        "confidence": 1.0,
        "impact": IMPACT[level],
        "tags": [level, "note"],
        "source": "user",
        "expires_at": None,
    }
    if posted := await insights.post(scope, [found]):
        return tell(scope, posted[0])
    known = (await insights.newest(scope, [key]))[key]
    return known if known.state == "active" else tell(scope, await insights.put_back(scope, known))


@tool("read")
async def insight_statistics(scope: Scope) -> Statistics:
    """Say how many insights there are, how sure, what the user thought of them, by type and over four weeks."""
    return await insight_lists.statistics(scope, await today_of(scope))


async def meant(
    scope: Scope,
    *,
    type: InsightType | None,
    about: str,
    state: InsightState,
    words: str,
    pinned: bool | None,
) -> Asked:
    """Which insights a person's words ask for. Raises NotFound or Ambiguous for what they should be about."""
    thing = None if is_none(about) else (await anything(scope, about)).id
    return Asked(state=state, type=type, about=thing, words=words.strip(), pinned=pinned)


async def held(scope: Scope, text: str) -> Insight:
    """The card that is meant, which nobody else changes until the transaction ends."""
    await insights.hold(scope)
    return await which_insight(scope, text)


async def which_insight(scope: Scope, text: str) -> Insight:
    """The card that the text means, as it is now: a reference (I3), an id of any version, or words of its title.

    Raises NotFound, or Ambiguous with the choices.
    """
    number, row_id = re.fullmatch(r"#?[iI](\d{1,9})", text.strip()), uuid_in(text)
    if number or row_id:
        found = await insights.named(scope, number=int(number[1]) if number else None, row_id=row_id)
        cards = [found] if found else []
    else:
        near = await insight_lists.titled(scope, text)
        cards = [each for each in near if each.title.lower() == text.strip().lower()] or near
    if not cards:
        raise NotFound(f"There is no insight called “{shown(text)}”.")
    if len(cards) > 1:
        raise Ambiguous(
            f"“{shown(text)}” could be one of {len(cards)}: name the insight by its reference.",
            choices=[{"ref": each.ref, "name": each.title} for each in cards[:8]],
        )
    return cards[0]


def tell(scope: Scope, card: Insight) -> Insight:
    """Have open clients show the card, in place of what bears its reference."""
    scope.emit({"type": "insight", "insight": plain(card)})
    return card


def tell_gone(scope: Scope, cards: Sequence[Insight]) -> None:
    """Have open clients take the cards off."""
    for card in cards:
        scope.emit({"type": "insight_gone", "id": str(card.id), "ref": card.ref})
