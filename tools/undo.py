"""Take back what was done."""

from uuid import UUID

from memory import operations
from memory.errors import Invalid
from memory.records import Undone
from memory.scope import Scope
from tools.tool import tool


@tool("write")
async def undo(scope: Scope, operation: str | None = None) -> Undone:
    """Undo the last operation (a whole turn or request), or the one whose id is given."""
    try:
        operation_id = UUID(operation) if operation else None
    except ValueError as error:
        raise Invalid("An operation is named by its id, a UUID.") from error
    return await operations.undo(scope, operation_id)
