"""Notes: many texts with their dates, kept as they are and found by recall."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from memory import notes as rows
from memory.errors import Invalid
from memory.notes import NewNote
from memory.rows import UNSTORABLE
from memory.scope import Scope
from tools.when_clock import zone_of

MOST = 500
"""Notes that are taken at once."""
TOGETHER = timedelta(hours=6)
"""Texts that follow one another within this time belong together, where nothing else says so."""


def at_noon(given: object) -> object:
    """A day without an hour is its noon: at midnight the day before has not ended for everybody."""
    return f"{given}T12:00" if isinstance(given, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", given) else given


def storable(text: str) -> str:
    """The text, where a database can hold it. Raises ValueError."""
    if "\0" in text:
        raise ValueError(UNSTORABLE)
    return text


Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000), AfterValidator(storable)
]
Short = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200), AfterValidator(storable)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, max_length=100), AfterValidator(storable)]
Id = Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(storable)]


class GivenNote(BaseModel):
    """A text, and when it was said or written: an instant, a time on the user's clock, or a day of theirs."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: Text
    at: Annotated[datetime, BeforeValidator(at_noon)] | None = Field(
        None, description="When; now where it is not said."
    )
    who: Name = Field("", description="Who said it.")
    session: Short = Field("", description="What belongs together, such as the conversation it is from.")
    id: Id | None = Field(None, description="Its name where it came from: given again, it is the same note.")


async def keep_notes(scope: Scope, notes: Sequence[GivenNote], source: str) -> int:
    """Keep texts as they are, in their order; how many of them are new. Raises Invalid for a time that can't be."""
    user = await scope.user()
    return await rows.add(scope, dated(notes, user.zone, scope.now), source)


def dated(notes: Sequence[GivenNote], zone: str, now: datetime) -> list[NewNote]:
    """The notes with an instant each and with what they belong to. Raises Invalid for a time that can't be."""
    kept: list[NewNote] = []
    for note in notes:
        at = note.at or now
        if at.tzinfo is None:
            at = at.replace(tzinfo=zone_of(zone))
        if not 1 < at.year < 9999:
            raise Invalid(f"The time {at.isoformat()} lies too far away.")
        kept.append(NewNote(note.text, at, note.who, note.session or following(kept, at), note.id))
    return kept


def following(before: list[NewNote], at: datetime) -> str:
    """What a text belongs to that does not say so: the one before it, where that was said shortly before."""
    if before and timedelta(0) <= at - before[-1].at <= TOGETHER:
        return before[-1].session
    return at.isoformat(timespec="minutes")
