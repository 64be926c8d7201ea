"""Templates of the journal: those that everybody has, and one's own."""

from typing import Annotated

from pydantic import Field, StringConstraints

from memory import journal_templates as rows
from memory.errors import NotFound
from memory.journal_templates import JournalTemplate, TemplateKind
from memory.scope import Scope
from tools.goals import given
from tools.journal_prompts import BY_CODE, DEFAULTS
from tools.names import shown
from tools.tool import tool

Prompt = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Prompts = Annotated[
    list[Prompt], Field(min_length=1, max_length=20, description="Questions to write by, in order.")
]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Description = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]
Code = Annotated[
    str, StringConstraints(min_length=1, max_length=200), Field(description="Its code (JT1) or its name.")
]


@tool("read")
async def list_journal_templates(
    scope: Scope,
    template: Annotated[
        str | None, Field(max_length=200, description="Only this one: a code, or its name.")
    ] = None,
) -> list[JournalTemplate]:
    """List the templates to write a journal entry by, with their prompts: for reflection, gratitude, goals, ideas,
    problems, reviews of a week, a month, a quarter, and the user's own."""
    if template is not None:
        return [await which(scope, template)]
    return [*DEFAULTS, *await rows.templates(scope)]


@tool("write")
async def add_journal_template(
    scope: Scope, name: Name, prompts: Prompts, description: Description = "", kind: TemplateKind = "custom"
) -> JournalTemplate:
    """Make a template of the user's own for their journal: a name, and the prompts to answer."""
    return await rows.add(scope, name, kind, description, prompts)


@tool("write")
async def change_journal_template(
    scope: Scope,
    template: Code,
    name: Name | None = None,
    prompts: Prompts | None = None,
    description: Description | None = None,
    kind: TemplateKind | None = None,
) -> JournalTemplate:
    """Change a journal template of the user's own. What is not given stays; entries keep what they answered."""
    known = await own(scope, template)
    new = given(name=name, prompts=prompts, description=description, kind=kind)
    return await rows.change(scope, known, new) if new else known


@tool("destructive")
async def delete_journal_template(scope: Scope, template: Code) -> JournalTemplate:
    """Delete a journal template of the user's own; entries keep what they answered. Undo brings it back."""
    known = await own(scope, template)
    await rows.remove(scope, known)
    return known


async def own(scope: Scope, text: str) -> JournalTemplate:
    """One of the user's own. Raises NotFound, also for one that everybody has."""
    if text in BY_CODE:
        raise NotFound(
            f"“{BY_CODE[text].name}” is everybody's. Make one of your own with its prompts instead."
        )
    return await rows.template(scope, text)


async def which(scope: Scope, text: str) -> JournalTemplate:
    """The template that a code or a name means, one's own before the others. Raises NotFound."""
    low = text.strip().lower()
    try:
        return await rows.template(scope, text)
    except NotFound:
        fitting = [each for each in DEFAULTS if low in (each.code, each.name.lower())]
        fitting = fitting or [each for each in DEFAULTS if set(low.split()) <= set(each.name.lower().split())]
        if len(fitting) == 1:
            return fitting[0]
    codes = ", ".join(each.code for each in DEFAULTS)
    raise NotFound(f"There is no journal template “{shown(text)}”. There are {codes}, and your own.")


async def code_of(scope: Scope, text: str | None) -> str | None:
    """The code of the template that is meant, None where none is. Raises NotFound."""
    if text is None or text in BY_CODE:
        return text
    return (await which(scope, text)).code if text.strip() else None
