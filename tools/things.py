"""What can be done to a thing of any level: delete, restore, archive, move, duplicate."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from memory import copies, goals, journal, names, task_places, task_waits, templates, trash
from memory import things as rows
from memory.errors import Conflict, Invalid, NotFound
from memory.names import LEVEL, Candidate, Named
from memory.records import Thing
from memory.scope import Scope
from tools.names import Reference, References, anything, is_none
from tools.names import things as those
from tools.task_places import check_parent
from tools.tool import tool

LIES_IN: dict[Named, tuple[Named, ...]] = {
    "tasks": ("projects", "areas", "pillars", "tasks"),
    "projects": ("areas", "pillars"),
    "areas": ("pillars",),
    "pillars": (),
}
"""What each noun can lie in. Right under a pillar means: in its area General."""

Destination = Annotated[
    Reference | None,
    Field(description="What it is to lie in, by name or short reference; 'none' takes it out."),
]
Sibling = Annotated[
    Reference | None, Field(description="The one that it is to come right before; 'last' puts it at the end.")
]
NewName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


@tool("destructive")
async def delete(scope: Scope, things: References) -> list[Thing]:
    """Delete tasks, projects, areas or pillars with everything under them, or journal entries (J4).

    They lie in the trash for 30 days; restore or undo brings them back.
    """
    await task_waits.lock(scope)
    entries, others = await apart(scope, things)
    ids = [each.id for each in await those(scope, others)]
    below = await trash.delete(scope, ids) if ids else {}
    if entries:
        await journal.bin_(scope, entries, away=True)
        await trash.fill(scope)
    return [*await told(scope, ids, below), *await journal.things(scope, entries, trash=True)]


@tool("write")
async def restore(scope: Scope, things: References) -> list[Thing]:
    """Bring things back from the trash, with what was deleted along with them, and what they lay in if need be."""
    await task_waits.lock(scope)
    entries, others = await apart(scope, things, trash=True)
    ids = [each.id for each in await those(scope, others, trash=True)]
    below = await trash.restore(scope, ids) if ids else {}
    if entries:
        await journal.bin_(scope, entries, away=False)
    return [*await told(scope, ids, below), *await journal.things(scope, entries)]


@tool("read")
async def list_trash(scope: Scope, limit: Annotated[int, Field(ge=1, le=200)] = 50) -> list[Thing]:
    """List what lies in the trash, what was deleted last first."""
    return list((await trash.lying(scope, limit=limit)).items)


@tool("destructive")
async def empty_trash(scope: Scope, things: References | None = None) -> int:
    """Take things out of the trash for good, all of them or the named ones; answers how many that were."""
    await task_waits.lock(scope)
    if things is None:
        ids = await trash.deleted_by(scope, scope.now)
    else:
        entries, others = await apart(scope, things, trash=True)
        ids = await trash.went_along(scope, [each.id for each in await those(scope, others, trash=True)])
        ids += entries
    await trash.erase(scope, ids)
    return len(ids)


@tool("write")
async def archive(scope: Scope, things: References) -> list[Thing]:
    """Put things away: lists and priorities leave them out, with everything under them, until they are taken out."""
    ids = [each.id for each in await those(scope, things)]
    await archived(scope, ids, away=True)
    return await told(scope, ids, {})


@tool("write")
async def unarchive(scope: Scope, things: References) -> list[Thing]:
    """Take things out of the archive again."""
    ids = [each.id for each in await those(scope, things, archived=True)]
    await archived(scope, ids, away=False)
    return await told(scope, ids, {})


@tool("write")
async def move(scope: Scope, thing: Reference, to: Destination = None, before: Sibling = None) -> Thing:
    """Move a thing into another one, or before one of its siblings, or both; what lies under it comes along.

    A task lies in a project, an area, a pillar or another task, a project in an area or a pillar, an area in a pillar.
    """
    await task_waits.lock(scope)
    moved = await anything(scope, thing)
    sibling = await sibling_of(scope, moved, before)
    if to is None and before is None:
        raise Invalid("Say where to: what it is to lie in, or what it is to come before.")
    here = await rows.lies_in(scope, moved.id)
    there = await destination(scope, moved.noun, to) if to is not None else here
    if to is None and sibling:
        there = await rows.lies_in(scope, sibling)
    if there != here:
        await put(scope, moved, there)
    if there != here or before is not None:
        await rows.order(scope, moved.noun, moved.id, sibling)
    return await rows.thing(scope, moved.id)


@tool("write")
async def duplicate(scope: Scope, thing: Reference, name: NewName | None = None) -> Thing:
    """Make a second one of a thing with everything under it: tasks are to do again, dates stay."""
    await task_waits.lock(scope)
    first = await anything(scope, thing)
    if name and first.noun == "pillars" and (taken := await goals.pillar_called(scope, name)):
        raise Conflict(f"There is a pillar called “{name}” already, {taken[1]}. Choose another name.")
    copy, below = await copies.copy(
        scope, first.id, name or await copies.free_name(scope, first.noun, first.name)
    )
    (made,) = await told(scope, [copy], {copy: below})
    return made


async def put(scope: Scope, moved: Candidate, there: tuple[Named, UUID] | None) -> None:
    """Raises Invalid where a task would come to lie under itself."""
    if moved.noun == "tasks":
        noun, above = there or (None, None)
        if above and noun == "tasks":
            await check_parent(scope, above, [moved.id])
        fields: dict[Named, str] = {"projects": "project_id", "areas": "area_id", "tasks": "parent_id"}
        to = {field: above if each == noun else None for each, field in fields.items()}
        await task_places.place(scope, [moved.id], to)
    elif moved.noun != "pillars":
        await rows.put(scope, moved.noun, moved.id, there)


async def purge(scope: Scope) -> None:
    """Take out of the trash for good what has lain there for 30 days, and come back when the next is due."""
    await task_waits.lock(scope)
    await trash.erase(scope, await trash.deleted_by(scope, scope.now - trash.KEPT))
    await templates.erase(scope, scope.now - trash.KEPT)
    if left := await trash.oldest(scope):
        await scope.defer("purge", "trash", run_at=left + trash.KEPT)


async def archived(scope: Scope, ids: list[UUID], *, away: bool) -> None:
    """Raises Conflict where something would stay hidden under what is archived above it."""
    await rows.archive(scope, ids, away=away)
    if not away and (above := await rows.archived_above(scope, ids)):
        raise Conflict(
            f"“{above['name']}” lies under “{above['above']}”, which is archived. "
            f"Take {above['ref']} out of the archive."
        )


async def apart(scope: Scope, texts: Sequence[str], *, trash: bool = False) -> tuple[list[UUID], list[str]]:
    """The journal entries among what is named, each once, and the rest. Raises NotFound for an entry that is none."""
    maybe = [text for text in texts if journal.number_in(text) or names.uuid_in(text)]
    known = await journal.named(scope, maybe, trash=trash) if maybe else {}
    for text in texts:
        if journal.number_in(text) and text not in known:
            where = "lies in the trash" if trash else "is in your journal"
            raise NotFound(f"No entry called {text.strip()} {where}.")
    return list({each.id: None for each in known.values()}), [text for text in texts if text not in known]


async def sibling_of(scope: Scope, moved: Candidate, before: str | None) -> UUID | None:
    if before is None or before.strip().lower() == "last":
        return None
    sibling = await anything(scope, before, [moved.noun])
    if sibling.id == moved.id:
        raise Invalid("A thing can't come before itself.")
    return sibling.id


async def destination(scope: Scope, noun: Named, to: str) -> tuple[Named, UUID] | None:
    """What a thing of that noun is to lie in. Raises Invalid for what it can't lie in."""
    if is_none(to):
        return None
    known = (await names.referred(scope, [to])).get(to)
    if not LIES_IN[noun] or (known and known.noun not in LIES_IN[noun]):
        kinds = " or ".join(a(each) for each in LIES_IN[noun])
        lies = f"lies in {kinds}" if kinds else "stands at the top and lies in nothing"
        raise Invalid(f"{a(noun).capitalize()} {lies}. Nothing was moved.")
    above = known or await anything(scope, to, LIES_IN[noun])
    if above.noun == "pillars" and noun != "areas":
        return "areas", await task_places.general_area(scope, above.id)
    return above.noun, above.id


def a(noun: Named) -> str:
    return f"{'an' if noun == 'areas' else 'a'} {LEVEL[noun]}"


async def told(scope: Scope, ids: list[UUID], below: dict[UUID, int]) -> list[Thing]:
    return await rows.things(scope, ids, below)
