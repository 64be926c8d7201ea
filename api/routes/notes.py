"""Notes over HTTP: texts that are kept as they are."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from pydantic import Field

from api.routes.common import PROBLEMS, Body, Cursor, Limit, Listed, Reading, changing, listed
from memory import notes as rows
from memory.notes import Note
from memory.rows import cursor_number
from memory.scope import Scope
from tools.notes import MOST, GivenNote, keep_notes

router = APIRouter(prefix="/notes", tags=["notes"], responses=PROBLEMS)

Source = Annotated[str, Query(min_length=1, max_length=200, description="Where they came from.")]


class NewNotes(Body):
    """Texts to keep, in their order."""

    notes: list[GivenNote] = Field(
        min_length=1,
        max_length=MOST,
        examples=[[{"text": "We got a puppy.", "at": "2026-03-05T10:00:00Z", "who": "Mara", "id": "7"}]],
    )
    source: str = Field(
        "",
        max_length=200,
        description="Where they come from, such as a file's name.",
        examples=["diary.jsonl"],
    )


class Kept(Body):
    """How many of them are new."""

    added: int


class Gone(Body):
    """How many were taken away."""

    deleted: int


@router.get("")
async def list_notes(
    scope: Reading,
    words: Annotated[str, Query(max_length=500, description="Words in them.")] = "",
    source: Annotated[str | None, Query(max_length=200, description="Only what came from there.")] = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Listed[Note]:
    """The texts that are kept, those given last first."""
    before = cursor_number(cursor, 2**62)
    return listed(await rows.notes(scope, words=words, source=source, before=before, limit=limit))


@router.post("", status_code=201)
async def keep_texts(
    body: NewNotes, scope: Annotated[Scope, Depends(changing("Kept texts"), scope="function")]
) -> Kept:
    """Keep texts as they are. Send the header `Aurum-Origin: outside` where others wrote some of them."""
    return Kept(added=await keep_notes(scope, body.notes, body.source))


@router.delete("/{note}", status_code=204)
async def delete_note(
    note: UUID, scope: Annotated[Scope, Depends(changing("Deleted a note"), scope="function")]
) -> None:
    """Take one away; undo brings it back."""
    await rows.delete(scope, note)


@router.delete("")
async def delete_source(
    source: Source, scope: Annotated[Scope, Depends(changing("Deleted notes"), scope="function")]
) -> Gone:
    """Take away all that came from one place; undo brings them back."""
    return Gone(deleted=await rows.delete_source(scope, source))
