"""Undo over HTTP."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from api.routes.common import PROBLEMS, changing
from memory.records import Undone
from memory.scope import Scope
from tools.undo import undo

router = APIRouter(prefix="/operations", tags=["operations"], responses=PROBLEMS)


@router.post("/{operation}/undo")
async def undo_operation(
    operation: UUID, scope: Annotated[Scope, Depends(changing("Undid something"), scope="function")]
) -> Undone:
    """Take back all that the operation changed, or nothing: then `conflicts` says what changed since."""
    return await undo(scope, str(operation))
