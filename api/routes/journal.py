"""The journal over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import Field

from api.routes.common import PROBLEMS, Body, Cursor, Limit, Listed, Reading, changing, listed, sent
from memory import journal as rows
from memory.records import Energy, Entry, Mood
from memory.rows import cursor_number
from memory.scope import Scope
from tools import journal

router = APIRouter(prefix="/journal", tags=["journal"], responses=PROBLEMS)


class NewEntry(Body):
    """An entry to write."""

    text: str = Field(examples=["Slept well. The run was easy."])
    title: str = ""
    mood: Mood = "reflective"
    energy: Energy = "moderate"
    tags: list[str] = Field([])


@router.get("")
async def list_entries(scope: Reading, cursor: Cursor = None, limit: Limit = 20) -> Listed[Entry]:
    """The user's entries, newest first."""
    return listed(await rows.entries(scope, before=cursor_number(cursor, 2**31 - 1), limit=limit))


@router.post("", status_code=201)
async def write_entry(
    body: NewEntry, scope: Annotated[Scope, Depends(changing("Wrote in the journal"), scope="function")]
) -> Entry:
    """Write an entry for today."""
    return await journal.write_entry.run(scope, sent(body))
