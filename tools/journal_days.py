"""The journal day by day: this day in other years, the streak, and an entry drafted from what a day brought."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from memory import journal, journal_days, journal_settings
from memory.errors import Invalid
from memory.journal_days import Source
from memory.journal_settings import JournalSettings, Pause
from memory.records import Energy, Entry, Mood, Tier
from memory.scope import Scope
from tools.due import due
from tools.goals import given
from tools.journal_streak import streak
from tools.journal_times import PastDay, anniversaries, past_day
from tools.names import is_none
from tools.task_dates import today_of
from tools.tool import tool
from tools.when import due_instant, zone_of

LONGEST = 366
"""Days of a pause."""
TALK = re.compile(
    r"\?\s*$|^(?:(?:please|ok|okay|hey|hi|hello|aurum|so|and|now)[ ,]+)*(?:what|which|who|when|where|why|how|show|list|"
    r"search|find|undo|redo|plan my|explain|help|thanks|thank you|yes|no|add|delete|remind|draft|journal:)\b",
    re.IGNORECASE,
)
"""Words that are said to an assistant, and to no diary."""
TAG = re.compile(r"(?<!\w)#([^\W\d][\w-]*)")
LEAST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Streak:
    """How regularly somebody writes. `current` and `best` count days where `per_week` is 7, else weeks with so many.

    `this_week`: the days of this week that were written for. `paused_until`: the last day of a pause that holds today.
    """

    current: int
    best: int
    unit: Literal["days", "weeks"]
    per_week: int
    written_today: bool
    this_week: int
    paused_until: date | None
    pauses: tuple[Pause, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry that nobody has written yet, and what it is made of. It is stored when `write_entry` writes it."""

    text: str
    title: str
    mood: Mood | None
    energy: Energy | None
    tags: tuple[str, ...]
    day: date
    sources: tuple[Source, ...]


@tool("read")
async def on_this_day(scope: Scope, day: PastDay = "") -> list[Entry]:
    """Show what the user wrote in their journal on this day, or another one, in the last five years."""
    return await journal.on_days(scope, anniversaries(await past_day(scope, day)))


@tool("read")
async def journal_streak(scope: Scope) -> Streak:
    """Say how many days or weeks in a row the user has kept their journal, and their best; pauses break nothing."""
    user, today = await scope.user(), await today_of(scope)
    preferred, pauses = await journal_settings.settings(scope), await journal_settings.pauses(scope)
    spans = [(each.first_day, each.last_day) for each in pauses]
    run = streak(await journal_days.written(scope), today, preferred.per_week, spans, user.week_start)
    return Streak(
        run.current, run.best, run.unit, preferred.per_week, run.written_today, run.this_week,
        max((last for first, last in spans if first <= today <= last), default=None), tuple(pauses),
    )  # fmt: skip


@tool("write")
async def pause_streak(
    scope: Scope,
    until: Annotated[
        str, Field(max_length=100, description="The last day of it: sunday, 2026-12-01; 'none' ends it.")
    ],
    since: Annotated[
        str, Field(max_length=100, description="The first day; today where none is named.")
    ] = "",
    reason: Annotated[str, Field(max_length=200)] = "",
) -> Streak:
    """Pause the journal's streak: those days neither count nor break it. 'none' ends a pause that holds today."""
    today = await today_of(scope)
    if is_none(until):
        await journal_settings.shorten(scope, today)
        return await journal_streak(scope)
    last, first = await day_said(scope, until), await day_said(scope, since) if since else today
    await pause(scope, first, last, reason)
    return await journal_streak(scope)


@tool("write")
async def change_journal_settings(
    scope: Scope,
    per_week: Annotated[int | None, Field(ge=1, le=7, description="Days a week that make a streak.")] = None,
    tier: Annotated[Tier | None, Field(description="What models may know of new entries.")] = None,
    model_reads: Annotated[
        bool | None, Field(description="Whether a hosted model says how entries sound that are open to it.")
    ] = None,
) -> JournalSettings:
    """Change on how many days a week one wants to write, how private new entries are, and whether a hosted model may
    say how entries sound. What is not given stays."""
    new = given(per_week=per_week, tier=tier, model_reads=model_reads)
    return await journal_settings.change(scope, new) if new else await journal_settings.settings(scope)


@tool("read")
async def draft_entry(scope: Scope, day: PastDay = "") -> Draft:
    """Draft a journal entry from what the user said, felt and got done on a day, in their own words; nothing is stored.

    To keep it, write it with write_entry once they agree.
    """
    user, meant = await scope.user(), await past_day(scope, day)
    place = zone_of(user.zone)
    begins = due_instant(meant - timedelta(days=1), None, place, user.day_end)
    ends = due_instant(meant, None, place, user.day_end)
    found = await journal_days.sources(scope, meant, begins, ends)
    used = [each for each in found if each.kind != "message" or tells(each.text)]
    return drafted(used, meant)


async def pause(scope: Scope, first: date, last: date, reason: str) -> Pause:
    """Pause from a first to a last day. Raises Invalid for days that are no pause."""
    if last < first:
        raise Invalid(f"The pause would end on {last}, before it begins on {first}.")
    if (last - first).days >= LONGEST:
        raise Invalid("A pause lasts a year at most. Take another one when it is over.")
    return await journal_settings.pause(scope, first, last, reason)


async def unpause(scope: Scope, pause_id: UUID) -> None:
    """Take a pause away. Raises NotFound."""
    await journal_settings.remove(scope, pause_id)


async def day_said(scope: Scope, text: str) -> date:
    """The day that the words mean, in the past or to come. Raises Invalid."""
    if text.strip().lower() == "today":
        return await today_of(scope)
    found = await due(scope, text)
    if found is None:
        raise Invalid("Say which day: sunday, tomorrow or 2026-12-01.")
    return found.date


def tells(text: str) -> bool:
    """Whether words tell of a day, rather than ask an assistant for something."""
    return len(text.split()) >= LEAST_WORDS and not TALK.search(text.strip())


def drafted(sources: Sequence[Source], day: date) -> Draft:
    """What the sources say, in their order, and what was done at the end."""
    told = [paragraph(each) for each in sources if each.kind != "task"]
    done = [each.text for each in sources if each.kind == "task"]
    if done:
        told.append(f"Done: {'; '.join(done)}.")
    felt = [each for each in sources if each.kind == "checkin"]
    tags = [tag.lower() for each in sources if each.kind == "message" for tag in TAG.findall(each.text)]
    return Draft(
        "\n\n".join(each for each in told if each),
        f"{day:%A}, {day.day} {day:%B}" if told else "",
        next((each.mood for each in reversed(felt) if each.mood), None),
        next((each.energy for each in reversed(felt) if each.energy), None),
        tuple(dict.fromkeys(tags))[:20],
        day,
        tuple(sources),
    )


def paragraph(source: Source) -> str:
    """A message as it was said; of a check-in its words, or how it felt where there are none."""
    if source.kind == "message" or source.text:
        return source.text.strip()
    felt = [source.mood or "", f"energy {source.energy.replace('_', ' ')}" if source.energy else ""]
    return f"Felt: {', '.join(each for each in felt if each)}."
