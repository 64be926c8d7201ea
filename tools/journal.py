"""The journal: write, read back, change. Who may read how much of an entry, its user says with each."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, StringConstraints

from memory import journal, journal_settings, learning
from memory.errors import Invalid, NotFound
from memory.journal import Known, Wanted
from memory.records import Answer, Energy, Entry, Json, Mood, Tier
from memory.scope import Scope
from tools.goals import given
from tools.journal_sentiment import sentiment_of
from tools.journal_templates import code_of
from tools.journal_times import PastDay, past_day
from tools.names import Reference, shown
from tools.tool import tool

Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200_000)]
Title = Annotated[str, StringConstraints(max_length=200)]
Tag = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=50)]
Tags = Annotated[list[Tag], Field(max_length=20)]
Short = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
Answers = Annotated[
    list[Answer],
    Field(max_length=20, description="What is written to each prompt of the template, in its words."),
]
Privacy = Annotated[
    Tier | None,
    Field(
        description="What models may know of it: nothing ('never'), mood and the like ('signals'), all ('full')."
    ),
]
TemplateCode = Annotated[
    str | None, Field(max_length=200, description="A template's code, such as gratitude, or JT1.")
]
EntryName = Annotated[Reference, Field(description="An entry by its reference (J4).")]

EMPTY = "text: There is nothing to write down. Write some words, or answers to the prompts of a template."


@dataclass(frozen=True, slots=True)
class Entries:
    """Some entries; `private`: how many more there are of those days of which no model is told anything."""

    items: tuple[Entry, ...]
    private: int
    next: str | None


@tool("write")
async def write_entry(
    scope: Scope,
    text: Text = "",
    title: Title = "",
    mood: Mood = "reflective",
    energy: Energy = "moderate",
    tags: Tags | None = None,
    day: PastDay = "",
    tier: Privacy = None,
    template: TemplateCode = None,
    answers: Answers | None = None,
    weather: Short = "",
    location: Short = "",
) -> Entry:
    """Write a journal entry for the user's today, or a day before, in their own words, or as answers to a template.

    The tier is the one that they prefer where they name none.
    """
    if not text and not answers:
        raise Invalid(EMPTY)
    preferred = await journal_settings.settings(scope)
    entry = await journal.add(
        scope,
        {
            "text": text, "title": title, "mood": mood, "energy": energy, "tags": tags or [],
            "day": await past_day(scope, day), "tier": tier or preferred.tier,
            "template": await code_of(scope, template), "weather": weather, "location": location,
            "created_at": scope.now, "updated_at": scope.now, **await measured(text, answers or []),
        },
    )  # fmt: skip
    await ask_model(scope, entry, preferred.model_reads)
    if entry.tier == "full":
        await learning.settle(scope)
    return entry


@tool("write")
async def update_entry(
    scope: Scope,
    entry: EntryName,
    text: Text | None = None,
    title: Title | None = None,
    mood: Mood | None = None,
    energy: Energy | None = None,
    tags: Tags | None = None,
    day: PastDay | None = None,
    tier: Privacy = None,
    template: TemplateCode = None,
    answers: Answers | None = None,
    weather: Short | None = None,
    location: Short | None = None,
) -> Entry:
    """Change a journal entry: its words, mood, energy, tags, day, or what models may know of it. What is not given
    stays."""
    known = await meant(scope, entry)
    new = given(
        title=title, mood=mood, energy=energy, tags=tags, tier=tier, weather=weather, location=location,
    )  # fmt: skip
    if day is not None:
        new["day"] = await past_day(scope, day)
    if template is not None:
        new["template"] = await code_of(scope, template)
    if text is not None or answers is not None:
        new |= await rewritten(scope, known, text, answers)
    changed = await journal.change(scope, known, new) if new else await journal.entry(scope, known.id)
    if changed is None:
        raise kept_away(entry)
    await ask_model(scope, changed, "text" in new and (await journal_settings.settings(scope)).model_reads)
    return changed


@tool("read")
async def read_entry(scope: Scope, entry: EntryName) -> Entry:
    """Read a journal entry. Of one that the user keeps from models only its signals are there, or nothing."""
    found = await journal.entry(scope, (await meant(scope, entry)).id)
    if found is None:
        raise kept_away(entry)
    return found


@tool("read")
async def list_entries(
    scope: Scope,
    limit: Annotated[int, Field(ge=1, le=50)] = 10,
    since: PastDay = "",
    until: PastDay = "",
    mood: Mood | None = None,
    tag: Tag | None = None,
    template: TemplateCode = None,
    words: Annotated[str, Field(max_length=500, description="Words that are to be in it.")] = "",
    cursor: Annotated[str | None, Field(max_length=40, description="Where the page before ended.")] = None,
) -> Entries:
    """List journal entries, the newest day first: all, or of some days, with a mood, a tag, a template, some words."""
    wanted = Wanted(
        await past_day(scope, since) if since else None,
        await past_day(scope, until) if until else None,
        mood,
        tag,
        await code_of(scope, template),
        words,
    )
    page = await journal.entries(scope, wanted, cursor=cursor, limit=limit)
    narrowed = mood or tag or template or words.strip()
    return Entries(page.items, 0 if narrowed else await journal.kept(scope, wanted), page.next)


async def meant(scope: Scope, text: str) -> Known:
    """The entry that a reference or an id names. Raises NotFound."""
    found = await journal.named(scope, [text])
    if text not in found:
        raise kept_away(text)
    return found[text]


def kept_away(text: str) -> NotFound:
    return NotFound(
        f"There is no journal entry “{shown(text)}” that can be read or changed here. Entries are named by their "
        "reference, such as J4; those kept from models are read and changed in the journal itself."
    )


async def rewritten(scope: Scope, known: Known, text: str | None, answers: Sequence[Answer] | None) -> Json:
    """The words of an entry after a change of them. Raises Invalid where none are left, NotFound."""
    before = await journal.entry(scope, known.id)
    if before is None or before.private:
        raise kept_away(known.ref)
    text, answers = before.text if text is None else text, before.answers if answers is None else answers
    if not text and not answers:
        raise Invalid(EMPTY)
    return {"text": text, **await measured(text, answers)}


async def measured(text: str, answers: Sequence[Answer]) -> Json:
    """The answers, and what follows from all words: how many they are, and how they sound."""
    words = len(text.split()) + sum(len(each.answer.split()) for each in answers)
    sentiment = await asyncio.to_thread(sentiment_of, text, answers)  # others are answered meanwhile
    return {
        "answers": [{"prompt": each.prompt, "answer": each.answer} for each in answers],
        "words": words,
        "sentiment": sentiment,
        "sentiment_by": None if sentiment is None else "rules",
    }


async def ask_model(scope: Scope, entry: Entry, wanted: bool) -> None:
    """Have a hosted model say how an entry sounds, where its user wants that and it is open to models."""
    if wanted and entry.tier == "full":
        await scope.defer("sentiment", str(entry.id), {"entry": str(entry.id)}, run_at=scope.now)
