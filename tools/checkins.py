"""Check-ins: how the user feels, in a word or two, so that the ranking can mind it."""

from typing import Annotated

from pydantic import Field, StringConstraints

from memory import checkins
from memory.blackboard import Felt
from memory.errors import Invalid
from memory.records import Energy, Mood
from memory.scope import Scope
from tools import when
from tools.rounds import take_in
from tools.tool import tool

Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=20_000)]


@tool("write")
async def check_in(
    scope: Scope, energy: Energy | None = None, mood: Mood | None = None, note: Note = ""
) -> Felt:
    """Note how the user feels now: their energy, their mood, a few words, or any of these.

    A check-in that waits for one of these takes it for its answer.
    """
    if energy is None and mood is None and not note:
        raise Invalid("Nothing was said: give an energy, a mood or a few words.")
    if not note and (taken := await take_in(scope, energy, mood)):
        return taken
    user = await scope.user()
    return await checkins.add(scope, when.today(scope.now, user.zone, user.day_end), energy, mood, note)


@tool("read")
async def list_checkins(scope: Scope, limit: Annotated[int, Field(ge=1, le=50)] = 10) -> list[Felt]:
    """List the newest check-ins: how the user said they feel."""
    return list((await checkins.checkins(scope, limit=limit)).items)
