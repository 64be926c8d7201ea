"""From what a person calls a thing to the thing, or a question back."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from memory import names
from memory.errors import Ambiguous, NotFound
from memory.names import Candidate, Named
from memory.scope import Scope

SINGULAR: dict[Named, str] = {"pillars": "pillar", "areas": "area", "projects": "project", "tasks": "task"}
EXAMPLE: dict[Named, str] = {"pillars": "PL1", "areas": "A2", "projects": "P3", "tasks": "T12"}

Reference = Annotated[str, StringConstraints(min_length=1, max_length=500)]
Parent = Annotated[
    str | None, Field(max_length=500, description="Its name or short reference; 'none' takes it out.")
]
NOTHING = frozenset({"none", "nothing", "null", ""})


async def which(scope: Scope, noun: Named, text: str, *, done: bool | None = None) -> UUID:
    """The one thing that `text` means.

    `done` prefers finished or open tasks where several fit. Raises NotFound, or Ambiguous with the choices.
    """
    found = await names.candidates(scope, noun, text)
    fitting = prefer(found, done)
    if len(fitting) == 1:
        return fitting[0].id
    singular = SINGULAR[noun]
    if not fitting:
        raise NotFound(f"There is no {singular} called “{text.strip()[:100]}”.")
    raise Ambiguous(
        f"“{text.strip()[:100]}” could be one of {len(fitting)}: name the {singular} by its reference.",
        choices=[{"ref": each.ref, "name": each.name} for each in fitting[:8]],
    )


def prefer(found: list[Candidate], done: bool | None) -> list[Candidate]:
    """Whole names and references before parts of names; then tasks in the state that is asked for."""
    exact = [each for each in found if each.exact] or found
    return [each for each in exact if done is None or each.done == done] or exact


async def parent(scope: Scope, noun: Named, text: str | None) -> UUID | None:
    """The thing above, where one is named."""
    if text is None or is_none(text):
        return None
    return await which(scope, noun, text)


def is_none(text: str | None) -> bool:
    """Whether the words say: under nothing."""
    return text is not None and text.strip().lower() in NOTHING


async def named(scope: Scope, noun: Named, name: str) -> list[UUID]:
    """The things that bear exactly this name, newest first."""
    return [
        each.id for each in await names.candidates(scope, noun, name) if each.name.lower() == name.lower()
    ]
