"""The journal: write and read back."""

from typing import Annotated

from pydantic import Field, StringConstraints

from memory import journal
from memory.records import Energy, Entry, Mood
from memory.scope import Scope
from tools import when
from tools.tool import tool

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200_000)]
Tag = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=50)]


@tool("write")
async def write_entry(
    scope: Scope,
    text: Text,
    title: Annotated[str, StringConstraints(max_length=200)] = "",
    mood: Mood = "reflective",
    energy: Energy = "moderate",
    tags: Annotated[list[Tag], Field(max_length=20)] | None = None,
) -> Entry:
    """Write a journal entry for the user's today, in their own words."""
    user = await scope.user()
    day = when.today(scope.now, user.zone, user.day_end)
    return await journal.add(scope, text, title, mood, energy, tags or [], day)


@tool("read")
async def list_entries(scope: Scope, limit: Annotated[int, Field(ge=1, le=50)] = 10) -> list[Entry]:
    """List the newest journal entries."""
    return list((await journal.entries(scope, limit=limit)).items)
