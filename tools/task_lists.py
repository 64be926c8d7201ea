"""Tasks listed and found."""

from dataclasses import dataclass
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import Field

from memory import task_lists
from memory.errors import Invalid
from memory.names import words_in
from memory.records import Priority, Task, TaskEnergy, TaskKind
from memory.scope import Scope
from memory.task_lists import Order, Wanted, Which
from tools.due import due as due_of
from tools.names import Reference, is_none, parent
from tools.task_dates import today_of
from tools.tool import tool

PlaceWords = Annotated[str | None, Field(max_length=500, description="Name or reference; 'none': in none.")]
DayWords = Annotated[str | None, Field(max_length=100, description="ISO date or plain words; included.")]
Words = Annotated[str | None, Field(max_length=500, description="Words, all in title or notes.")]
TagWord = Annotated[str | None, Field(max_length=50)]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which tasks are asked for, in a person's words."""

    project: str | None = None
    area: str | None = None
    pillar: str | None = None
    parent: str | None = None
    status: Which = "open"
    due_from: str | None = None
    due_to: str | None = None
    overdue: bool = False
    tag: str | None = None
    energy: TaskEnergy | None = None
    kind: TaskKind | None = None
    priority: Priority | None = None
    blocked: bool | None = None
    recurring: bool | None = None
    archived: bool = False
    words: str | None = None


@tool("read")
async def list_tasks(
    scope: Scope,
    project: PlaceWords = None,
    area: PlaceWords = None,
    pillar: PlaceWords = None,
    parent: PlaceWords = None,
    status: Which = "open",
    due_from: DayWords = None,
    due_to: DayWords = None,
    overdue: bool = False,
    tag: TagWord = None,
    energy: TaskEnergy | None = None,
    kind: TaskKind | None = None,
    priority: Priority | None = None,
    blocked: bool | None = None,
    recurring: bool | None = None,
    archived: bool = False,
    words: Words = None,
    order: Order = "number",
    limit: Annotated[int, Field(ge=1, le=200)] = 50,
) -> list[Task]:
    """List tasks that fit all that is given: open ones unless a status is asked for. An area and a pillar count with
    everything under them; `archived` adds what was archived.
    """
    asked = Asked(
        project, area, pillar, parent, status, due_from, due_to, overdue, tag, energy, kind, priority, blocked,
        recurring, archived, words,
    )  # fmt: skip
    return list((await task_lists.tasks(scope, await meant(scope, asked), order=order, limit=limit)).items)


@tool("read")
async def find_tasks(scope: Scope, words: Reference) -> list[Task]:
    """Find tasks, open and done, whose title or notes hold all of these words."""
    wanted = words_in(words)
    if not wanted:
        raise Invalid("Say at least one word to look for.")
    return list((await task_lists.tasks(scope, Wanted(status="all", words=tuple(wanted)))).items)


async def meant(scope: Scope, asked: Asked) -> Wanted:
    """What is asked for, in ids and dates. Raises NotFound, Ambiguous or Invalid for what has no meaning."""
    user = await scope.user()
    due_from, due_to = await due_of(scope, asked.due_from), await due_of(scope, asked.due_to)
    return Wanted(
        status=asked.status,
        project_id=await parent(scope, "projects", asked.project),
        area_id=await parent(scope, "areas", asked.area),
        pillar_id=await parent(scope, "pillars", asked.pillar),
        parent_id=await parent(scope, "tasks", asked.parent),
        no_project=is_none(asked.project),
        no_area=is_none(asked.area),
        no_pillar=is_none(asked.pillar),
        no_parent=is_none(asked.parent),
        due_from=due_from.date if due_from else None,
        due_to=due_to.date if due_to else None,
        overdue=asked.overdue,
        now=scope.now.astimezone(ZoneInfo(user.zone)).replace(tzinfo=None),
        today=await today_of(scope),
        tag=asked.tag,
        energy=asked.energy,
        kind=asked.kind,
        priority=asked.priority,
        blocked=asked.blocked,
        recurring=asked.recurring,
        archived=asked.archived,
        words=tuple(words_in(asked.words)) if asked.words else (),
    )
