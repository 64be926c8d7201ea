"""What a line of plain words says, before and as it becomes tasks."""

from datetime import datetime
from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Depends
from pydantic import BaseModel, Field

from api.routes.common import PROBLEMS, Body, Reading, changing, sent
from memory.records import Priority, Task, TaskEnergy, TaskKind
from memory.scope import Scope
from tools.capture_json import as_json
from tools.capture_record import TokenKind
from tools.quick import LONGEST, quick_add, understood
from tools.when import zone_of

router = APIRouter(prefix="/capture", tags=["tasks"], responses=PROBLEMS)

Stretch = Annotated[list[int], Field(min_length=2, max_length=2)]


class Words(Body):
    """A text, and the stretches of it that shall stay words."""

    model_config = Body.model_config | {"str_strip_whitespace": False}

    text: str = Field(max_length=LONGEST, examples=["dentist tmrw 3pm p1 @health 30m"])
    without: list[Stretch] = Field([], max_length=100, description="Tokens taken away, as [start, end].")


class Preview(Words):
    """A text to read, at another instant or in another zone where they are given."""

    now: datetime | None = Field(
        None, description="Without a zone of its own it is of the given or the user's."
    )
    zone: str | None = Field(None, max_length=100, description="An IANA name.", examples=["Europe/Berlin"])


class TokenRead(BaseModel):
    """Some words and what they mean; `start` and `end` are offsets in the text, end exclusive."""

    kind: TokenKind
    text: str
    start: int
    end: int
    value: str | int | list[str]
    confidence: float


class Item(BaseModel):
    """One task: `due` and `start` in ISO form, `duration` in minutes, `recurrence` an RRULE."""

    title: str
    due: str | None
    start: str | None
    duration: int | None
    recurrence: str | None
    after_completion: bool
    priority: Priority | None
    energy: TaskEnergy | None
    kind: TaskKind | None
    project: str | None
    area: str | None
    tags: list[str]
    after: list[str]
    tokens: list[TokenRead]


class Read(BaseModel):
    """The tasks that a text says."""

    items: list[Item]


class Added(Read):
    """The tasks that were added, what was understood of them, and the operation that undo takes back."""

    tasks: list[Task]
    operation: UUID


@router.post("")
async def preview(body: Preview, scope: Reading) -> Read:
    """What the text says, token by token. Nothing is added."""
    now = body.now
    if now is not None and now.tzinfo is None:
        zone = zone_of(body.zone) if body.zone else ZoneInfo((await scope.user()).zone)
        now = now.replace(tzinfo=zone)
    items = await understood(scope, body.text, body.without, now, body.zone)
    return Read(items=[Item(**item) for item in as_json(items)])


@router.post("/tasks", status_code=201)
async def add(
    body: Words, scope: Annotated[Scope, Depends(changing("Added tasks"), scope="function")]
) -> Added:
    """Add the tasks that the text says: all of them or none."""
    items = await understood(scope, body.text, body.without)
    tasks = await quick_add.run(scope, sent(body))
    return Added(
        items=[Item(**item) for item in as_json(items)], tasks=list(tasks), operation=scope.operation
    )
