"""Pillars, areas and projects: say them, change them, list them."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from memory import goals
from memory.records import Area, Json, Pillar, Project, ProjectStatus
from memory.scope import Scope
from tools.due import due as due_of
from tools.names import Parent, Reference, named, parent, which
from tools.tool import tool

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Description = Annotated[str, StringConstraints(max_length=20_000)]
Share = Annotated[float | None, Field(ge=0, le=100, description="Share of one's time in percent, 0 to 100.")]
Weight = Annotated[int, Field(ge=1, le=5, description="Importance, 1 (least) to 5 (most).")]
DueDay = Annotated[
    str | None,
    Field(max_length=100, description="ISO date or plain words such as 'friday'; 'none' clears it."),
]


@tool("write")
async def add_pillar(
    scope: Scope, name: Name, description: Description = "", time_allocation: Share = None
) -> Pillar:
    """Add a pillar: a core part of life such as Health or Work. One that exists by that name is returned."""
    known = await named(scope, "pillars", name)
    return await goals.pillar(
        scope, known[0] if known else await goals.add_pillar(scope, name, description, time_allocation)
    )


@tool("write")
async def change_pillar(
    scope: Scope,
    pillar: Reference,
    name: Name | None = None,
    description: Description | None = None,
    time_allocation: Share = None,
) -> Pillar:
    """Rename or describe a pillar, or set its share of time. What is not given stays."""
    row_id = await which(scope, "pillars", pillar)
    await goals.change_pillar(
        scope, row_id, given(name=name, description=description, time_allocation=time_allocation)
    )
    return await goals.pillar(scope, row_id)


@tool("read")
async def list_pillars(scope: Scope) -> list[Pillar]:
    """List the pillars of this life."""
    return list((await goals.pillars(scope)).items)


@tool("write")
async def add_area(
    scope: Scope, name: Name, pillar: Parent = None, importance: Weight = 3, description: Description = ""
) -> Area:
    """Add an area, a standing responsibility such as Fitness, under a pillar. One that exists there is returned."""
    pillar_id = await parent(scope, "pillars", pillar)
    known = await namesake(scope, "areas", name, pillar_id)
    return await goals.area(
        scope, known or await goals.add_area(scope, name, description, pillar_id, importance)
    )


@tool("write")
async def change_area(
    scope: Scope,
    area: Reference,
    name: Name | None = None,
    pillar: Parent = None,
    importance: Weight | None = None,
    description: Description | None = None,
) -> Area:
    """Rename, move, weigh or describe an area. What is not given stays."""
    row_id = await which(scope, "areas", area)
    new = given(name=name, importance=importance, description=description)
    if pillar is not None:
        new["pillar_id"] = await parent(scope, "pillars", pillar)
    await goals.change_area(scope, row_id, new)
    return await goals.area(scope, row_id)


@tool("read")
async def list_areas(scope: Scope, pillar: Parent = None) -> list[Area]:
    """List the areas, all or those of one pillar."""
    return list((await goals.areas(scope, pillar_id=await parent(scope, "pillars", pillar))).items)


@tool("write")
async def add_project(
    scope: Scope,
    name: Name,
    area: Parent = None,
    due: DueDay = None,
    importance: Weight = 3,
    description: Description = "",
) -> Project:
    """Add a project: an outcome such as 'Run a half marathon', in an area. One that exists there is returned."""
    area_id = await parent(scope, "areas", area)
    if known := await namesake(scope, "projects", name, area_id):
        return await goals.project(scope, known)
    day = await due_of(scope, due)
    return await goals.project(
        scope,
        await goals.add_project(scope, name, description, area_id, importance, day.date if day else None),
    )


@tool("write")
async def change_project(
    scope: Scope,
    project: Reference,
    name: Name | None = None,
    area: Parent = None,
    due: DueDay = None,
    importance: Weight | None = None,
    status: ProjectStatus | None = None,
    description: Description | None = None,
) -> Project:
    """Rename, move, date, weigh or describe a project, or set its status. What is not given stays."""
    row_id = await which(scope, "projects", project)
    new = given(name=name, importance=importance, status=status, description=description)
    if area is not None:
        new["area_id"] = await parent(scope, "areas", area)
    if due is not None:
        day = await due_of(scope, due)
        new["due_date"] = day.date if day else None
    await goals.change_project(scope, row_id, new)
    return await goals.project(scope, row_id)


@tool("read")
async def list_projects(scope: Scope, area: Parent = None) -> list[Project]:
    """List the projects, all or those of one area."""
    return list((await goals.projects(scope, area_id=await parent(scope, "areas", area))).items)


async def namesake(
    scope: Scope, noun: Literal["areas", "projects"], name: str, above: UUID | None
) -> UUID | None:
    """The thing of that name in the same place; with no place given, anywhere."""
    for known in await named(scope, noun, name):
        row = await (goals.area(scope, known) if noun == "areas" else goals.project(scope, known))
        if above in (None, row.pillar_id if isinstance(row, Area) else row.area_id):
            return known
    return None


def given(**values: object) -> Json:
    """Only what was said."""
    return {name: value for name, value in values.items() if value is not None}
