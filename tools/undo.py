"""Take back what was done, do it again, and see what was done."""

import re
from typing import Annotated
from uuid import UUID

from pydantic import Field

from memory import history as past
from memory import operations
from memory.errors import Invalid
from memory.ledger import TABLES
from memory.names import uuid_in
from memory.records import HistoryEntry, Operation, Undone
from memory.scope import Scope
from tools.names import Reference, anything
from tools.tool import tool

NEWEST = 2**62
LETTERS = {kept.ref: noun for noun, kept in TABLES.items()}

Limit = Annotated[int, Field(ge=1, le=200)]


@tool("write")
async def undo(scope: Scope, operation: str | None = None) -> Undone:
    """Undo the last operation (a whole turn or request), or the one whose id is given."""
    return await operations.undo(scope, operation_id(operation))


@tool("write")
async def redo(scope: Scope, operation: str | None = None) -> Undone:
    """Do again what was undone last, or the undone operation whose id is given."""
    return await operations.redo(scope, operation_id(operation))


@tool("read")
async def list_operations(scope: Scope, limit: Limit = 20) -> list[Operation]:
    """List what was done, newest first: each operation with its id, for undo and redo."""
    return list((await operations.operations(scope, NEWEST, limit)).items)


@tool("read")
async def history(scope: Scope, thing: Reference, limit: Limit = 50) -> list[HistoryEntry]:
    """Tell what happened to a thing, newest first: what changed, when, by which operation; also to a deleted one."""
    return list((await past.history(scope, await which_thing(scope, thing), NEWEST, limit)).items)


def operation_id(text: str | None) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError as error:
        raise Invalid("An operation is named by its id, a UUID.") from error


async def which_thing(scope: Scope, text: str) -> UUID:
    """The thing that the id, the reference or the name means; by id or reference also one that is gone.

    Raises NotFound, or Ambiguous with the choices.
    """
    found = re.fullmatch(r"#?([A-Z]{1,2})(\d{1,9})", text.strip(), re.IGNORECASE)
    if found and (noun := LETTERS.get(found[1].upper())):
        return await past.thing(scope, noun=noun, number=int(found[2]))
    if row_id := uuid_in(text):
        return await past.thing(scope, row_id=row_id)
    return (await anything(scope, text)).id
