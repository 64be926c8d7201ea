"""What was done, and taking it back, over HTTP."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path

from api.routes.common import PROBLEMS, Cursor, Limit, Listed, Reading, changing, listed
from memory import history as past
from memory import operations
from memory.records import HistoryEntry, Operation, Undone
from memory.rows import cursor_number
from memory.scope import Scope
from tools.undo import NEWEST, redo, undo, which_thing

router = APIRouter(tags=["operations"], responses=PROBLEMS)


@router.get("/operations")
async def list_operations(scope: Reading, cursor: Cursor = None, limit: Limit = 50) -> Listed[Operation]:
    """What was done, newest first: when, how many rows it changed, what it did, and whether it was undone."""
    return listed(await operations.operations(scope, cursor_number(cursor, NEWEST), limit))


@router.post("/operations/{operation}/undo")
async def undo_operation(
    operation: UUID, scope: Annotated[Scope, Depends(changing("Undid something"), scope="function")]
) -> Undone:
    """Take back all that the operation changed, or nothing: then `conflicts` says what changed since."""
    return await undo.run(scope, {"operation": str(operation)})


@router.post("/operations/{operation}/redo")
async def redo_operation(
    operation: UUID, scope: Annotated[Scope, Depends(changing("Redid something"), scope="function")]
) -> Undone:
    """Do again all that was undone, or nothing: then `conflicts` says what changed since."""
    return await redo.run(scope, {"operation": str(operation)})


@router.get("/things/{thing}/history")
async def thing_history(
    thing: Annotated[str, Path(min_length=1, max_length=500)],
    scope: Reading,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Listed[HistoryEntry]:
    """What happened to a pillar, area, project, task, journal entry or template, newest first.

    It is named by id, reference or name; by id or reference also one that was deleted.
    """
    row_id = await which_thing(scope, thing)
    return listed(await past.history(scope, row_id, cursor_number(cursor, NEWEST), limit))
