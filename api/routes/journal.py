"""The journal over HTTP."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query
from pydantic import Field

from api.routes.common import PROBLEMS, Body, Cursor, Limit, Listed, Reading, changing, listed, sent
from memory import journal as rows
from memory.records import Answer, Energy, Entry, Mood, Tier
from memory.scope import Scope
from tools import journal, things

router = APIRouter(prefix="/journal", tags=["journal"], responses=PROBLEMS)

Named = Annotated[
    str, Path(min_length=1, max_length=100, description="Id or short reference.", examples=["J4"])
]
Changing = Annotated[Scope, Depends(changing("Changed the journal"), scope="function")]


class NewEntry(Body):
    """An entry to write: words, or answers to a template's prompts."""

    text: str = Field("", examples=["Slept well. The run was easy."])
    title: str = ""
    mood: Mood = "reflective"
    energy: Energy = "moderate"
    tags: list[str] = Field([])
    day: date | None = Field(None, description="Today or any day before; today by default.")
    tier: Tier | None = Field(None, description="What models may know of it; the preferred one by default.")
    template: str | None = Field(None, description="A template's code.", examples=["gratitude"])
    answers: list[Answer] = Field([])
    weather: str = ""
    location: str = ""
    message_ids: list[str] = Field(
        [],
        max_length=500,
        description="Messages that it was made from: those are kept from models where it is not open to them.",
    )


class ChangedEntry(Body):
    """What to change; what is not sent stays."""

    text: str | None = Field(None, examples=["Slept well. The run was hard."])
    title: str | None = None
    mood: Mood | None = None
    energy: Energy | None = None
    tags: list[str] | None = None
    day: date | None = None
    tier: Tier | None = None
    template: str | None = None
    answers: list[Answer] | None = None
    weather: str | None = None
    location: str | None = None


@router.get("")
async def list_entries(
    scope: Reading,
    since: Annotated[date | None, Query(alias="from", description="The first day.")] = None,
    until: Annotated[date | None, Query(alias="to", description="The last day.")] = None,
    mood: Mood | None = None,
    tag: Annotated[str | None, Query(max_length=50)] = None,
    template: Annotated[str | None, Query(max_length=50, description="A template's code.")] = None,
    words: Annotated[str, Query(max_length=500, description="As for a search.")] = "",
    cursor: Cursor = None,
    limit: Limit = 20,
) -> Listed[Entry]:
    """The user's entries, the newest day first."""
    wanted = rows.Wanted(since, until, mood, tag, template, words)
    return listed(await rows.entries(scope, wanted, cursor=cursor, limit=limit))


@router.post("", status_code=201)
async def write_entry(
    body: NewEntry, scope: Annotated[Scope, Depends(changing("Wrote in the journal"), scope="function")]
) -> Entry:
    """Write an entry for today or a day before."""
    given = sent(body)
    messages = given.pop("message_ids", [])
    entry = await journal.write_entry.run(scope, written(given))
    if messages and entry.tier != "full":
        await rows.withhold(scope, messages)
    return entry


@router.get("/{entry}")
async def get_entry(entry: Named, scope: Reading) -> Entry:
    """One entry, by id or reference."""
    return await journal.read_entry.run(scope, {"entry": entry})


@router.patch("/{entry}")
async def update_entry(entry: Named, body: ChangedEntry, scope: Changing) -> Entry:
    """Change an entry."""
    return await journal.update_entry.run(scope, {**written(sent(body)), "entry": entry})


@router.delete("/{entry}", status_code=204)
async def delete_entry(
    entry: Named, scope: Annotated[Scope, Depends(changing("Deleted an entry"), scope="function")]
) -> None:
    """Put an entry into the trash, where it lies for 30 days."""
    known = await journal.meant(scope, entry)
    await things.delete.run(scope, {"things": [known.ref]})


def written(given: dict[str, object]) -> dict[str, object]:
    """The fields as the tool takes them: days in ISO form. Null takes a template off, and else is not given."""
    taken_off = {"template": ""} if "template" in given and given["template"] is None else {}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in (given | taken_off).items()
        if value is not None
    }
