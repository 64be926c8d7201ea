"""What can be done to a thing of any level over HTTP, and the trash."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path
from pydantic import Field

from api.routes.common import PROBLEMS, Body, Cursor, Limit, Listed, Reading, changing, listed
from memory import trash
from memory.records import Thing
from memory.scope import Scope
from tools import things

router = APIRouter(responses=PROBLEMS)

Name = Annotated[str, Path(min_length=1, max_length=500, description="Id, short reference or name.")]


class Things(Body):
    """Things of any level."""

    things: list[str] = Field(description="Ids, short references or names.", examples=[["T1", "P1"]])


class Place(Body):
    """Where a thing is to lie; what is not sent stays."""

    to: str | None = Field(
        None,
        description="What it is to lie in, by id, reference or name; null takes it out.",
        examples=["P1"],
    )
    before: str | None = Field(
        None, description="The sibling that it is to come right before; `last` puts it at the end."
    )


class Copied(Body):
    """How the copy is called."""

    name: str | None = Field(
        None, description="Otherwise its name with “(copy)”.", examples=["Half marathon 2027"]
    )


@router.post("/things/delete", tags=["things"])
async def delete_things(
    body: Things, scope: Annotated[Scope, Depends(changing("Deleted things"), scope="function")]
) -> list[Thing]:
    """Delete things with everything under them, all or none. They lie in the trash for 30 days."""
    return await things.delete.run(scope, body.model_dump())


@router.put("/things/{thing}/archive", tags=["things"])
async def archive_thing(
    thing: Name, scope: Annotated[Scope, Depends(changing("Archived something"), scope="function")]
) -> Thing:
    """Put a thing away: lists leave it out, with everything under it."""
    (found,) = await things.archive.run(scope, {"things": [thing]})
    return found


@router.delete("/things/{thing}/archive", tags=["things"])
async def unarchive_thing(
    thing: Name, scope: Annotated[Scope, Depends(changing("Unarchived something"), scope="function")]
) -> Thing:
    """Take a thing out of the archive."""
    (found,) = await things.unarchive.run(scope, {"things": [thing]})
    return found


@router.put("/things/{thing}/place", tags=["things"])
async def move_thing(
    thing: Name,
    body: Place,
    scope: Annotated[Scope, Depends(changing("Moved something"), scope="function")],
) -> Thing:
    """Move a thing into another one, or before one of its siblings, or both."""
    given = body.model_dump(exclude_unset=True)
    to = {"to": given["to"] or "none"} if "to" in given else {}
    return await things.move.run(scope, {"thing": thing, "before": body.before, **to})


@router.post("/things/{thing}/duplicate", status_code=201, tags=["things"])
async def duplicate_thing(
    thing: Name,
    body: Copied,
    scope: Annotated[Scope, Depends(changing("Duplicated something"), scope="function")],
) -> Thing:
    """Make a second one of a thing, with everything under it."""
    return await things.duplicate.run(scope, {"thing": thing, "name": body.name})


@router.get("/trash", tags=["trash"])
async def list_trash(scope: Reading, cursor: Cursor = None, limit: Limit = 50) -> Listed[Thing]:
    """What lies in the trash, what was deleted last first; `below` would return along with it."""
    return listed(await trash.lying(scope, cursor=cursor, limit=limit))


@router.put("/trash/{trashed}/restoration", tags=["trash"])
async def restore_thing(
    trashed: Name, scope: Annotated[Scope, Depends(changing("Restored something"), scope="function")]
) -> Thing:
    """Bring a thing back with what was deleted along with it, and with what it lay in."""
    (found,) = await things.restore.run(scope, {"things": [trashed]})
    return found


@router.delete("/trash", status_code=204, tags=["trash"])
async def empty_trash(
    scope: Annotated[Scope, Depends(changing("Emptied the trash"), scope="function")],
) -> None:
    """Take everything out of the trash for good."""
    await things.empty_trash.run(scope, {})


@router.delete("/trash/{trashed}", status_code=204, tags=["trash"])
async def erase_thing(
    trashed: Name, scope: Annotated[Scope, Depends(changing("Emptied the trash"), scope="function")]
) -> None:
    """Take one thing out of the trash for good, with what was deleted along with it."""
    await things.empty_trash.run(scope, {"things": [trashed]})
