"""From what a person calls a thing to the thing, or a question back."""

import re
from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from memory import names
from memory.errors import Ambiguous, NotFound
from memory.names import LEVEL, NOUNS, Candidate, Named
from memory.scope import Scope

Reference = Annotated[str, StringConstraints(min_length=1, max_length=500)]
References = Annotated[
    list[Reference],
    Field(min_length=1, max_length=200, description="Names or short references: T12, P3, A2, PL1."),
]
Parent = Annotated[
    str | None, Field(max_length=500, description="Its name or short reference; 'none' takes it out.")
]
NOTHING = frozenset({"none", "nothing", "null", ""})


async def which(scope: Scope, noun: Named, text: str, *, done: bool | None = None) -> UUID:
    """The one thing of that noun that `text` means.

    `done` prefers finished or open tasks where several fit. Raises NotFound, or Ambiguous with the choices.
    """
    found = prefer(await names.candidates(scope, [noun], text), done)
    return one(found, text, f"There is no {LEVEL[noun]} called “{shown(text)}”.", LEVEL[noun]).id


async def anything(
    scope: Scope, text: str, nouns: Sequence[Named] = NOUNS, *, trash: bool = False, archived: bool = False
) -> Candidate:
    """The one thing of any of these nouns that `text` means: "T12", "P3", a name, "the area Fitness".

    With `trash` it is looked for among what was deleted, and only there. Where several fit, one that is not
    archived is meant, or with `archived` one that is.
    Raises NotFound, or Ambiguous with the choices.
    """
    said = re.match(r"(?:the |my )?(pillar|area|project|task) +\S", text.strip(), re.IGNORECASE)
    near = [noun for noun in nouns if said and LEVEL[noun] == said[1].lower()] or nouns
    found = prefer(await names.candidates(scope, nouns, text, trash=trash), None, archived=archived)
    closer = [each for each in found if each.noun in near] or found
    nowhere = f"Nothing called “{shown(text)}” lies in the trash." if trash else missing(text, nouns)
    return one(closer, text, nowhere, "one you mean")


async def things(
    scope: Scope, texts: Sequence[str], *, trash: bool = False, archived: bool = False
) -> list[Candidate]:
    """The things that these texts mean, each once, in their order. References and ids cost one statement in all."""
    known = await names.referred(scope, texts, trash=trash)
    found = [
        known[text] if text in known else await anything(scope, text, trash=trash, archived=archived)
        for text in texts
    ]
    return list({each.id: each for each in found}.values())


def one(found: list[Candidate], text: str, missing: str, what: str) -> Candidate:
    """The only one that fits. Raises NotFound or Ambiguous."""
    if not found:
        raise NotFound(missing)
    if len(found) > 1:
        raise Ambiguous(
            f"“{shown(text)}” could be one of {len(found)}: name the {what} by its reference.",
            choices=[{"ref": each.ref, "name": each.name} for each in found[:8]],
        )
    return found[0]


def missing(text: str, nouns: Sequence[Named]) -> str:
    levels = [LEVEL[noun] for noun in nouns]
    kinds = f"{', '.join(levels[:-1])} or {levels[-1]}" if len(levels) > 1 else levels[0]
    return f"There is no {kinds} called “{shown(text)}”."


def shown(text: str) -> str:
    return text.strip()[:100]


def prefer(found: list[Candidate], done: bool | None, *, archived: bool = False) -> list[Candidate]:
    """Whole names and references before words of names, and those before parts of words; then what is not archived
    (or what is, where that is asked for); then tasks in the state that is asked for."""
    near = [each for each in found if each.exact] or [each for each in found if each.whole] or found
    here = [each for each in near if each.archived == archived] or near
    return [each for each in here if done is None or each.done == done] or here


async def parent(scope: Scope, noun: Named, text: str | None) -> UUID | None:
    """The thing above, where one is named."""
    if text is None or is_none(text):
        return None
    return await which(scope, noun, text)


def is_none(text: str | None) -> bool:
    """Whether the words say: under nothing."""
    return text is not None and text.strip().lower() in NOTHING
