"""Pillars, areas and projects over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import Field

from api.routes.common import PROBLEMS, Body, Cursor, Limit, Listed, Reading, changing, listed, sent
from memory import goals as rows
from memory.records import Area, Json, Pillar, Priority, Project, ProjectStatus
from memory.scope import Scope
from tools import goals, things
from tools.names import is_none, parent, which

router = APIRouter(responses=PROBLEMS)


Icon = Annotated[str, Field(description="An emoji.", examples=["🏃"])]
Colour = Annotated[str, Field(description="#rrggbb, or empty.", examples=["#2e7d32"])]
Share = Annotated[float | None, Field(description="Percent of one's time; null for none.", examples=[25])]
Due = Annotated[
    str | None, Field(description="ISO date or plain words; null for none.", examples=["2027-04-11"])
]
Start = Annotated[
    str | None, Field(description="ISO date or plain words; null for none.", examples=["2026-12-01"])
]
Pillar_ = Annotated[
    str | None, Field(description="Name or reference; null takes it out of its pillar.", examples=["PL1"])
]
Area_ = Annotated[
    str | None, Field(description="Name or reference; null takes it out of its area.", examples=["A1"])
]
OrPillar = Annotated[
    str | None, Field(description="Instead of an area: name or reference; its area General is meant.")
]
OfPillar = Annotated[
    str | None, Query(max_length=500, description="Name or reference; `none` for those under no pillar.")
]
OfArea = Annotated[
    str | None, Query(max_length=500, description="Name or reference; `none` for those in no area.")
]
Archived = Annotated[bool, Query(description="Whether what was put away is listed as well.")]


class NewPillar(Body):
    """A pillar to add."""

    name: str = Field(examples=["Health"])
    description: str = ""
    time_allocation: Share = None
    icon: Icon = ""
    colour: Colour = ""
    vision: str = ""
    success_metrics: list[str] = Field([])
    alignment_strength: float = Field(0.5, description="How much it counts in priorities, 0 to 1.")


class ChangedPillar(Body):
    """What to change; what is not sent stays."""

    name: str | None = Field(None, examples=["Body and mind"])
    description: str | None = None
    time_allocation: Share = None
    icon: Icon | None = None
    colour: Colour | None = None
    vision: str | None = None
    success_metrics: list[str] | None = None
    alignment_strength: float | None = Field(None, examples=[0.8])


class NewArea(Body):
    """An area to add."""

    name: str = Field(examples=["Fitness"])
    pillar: Pillar_ = None
    importance: int = Field(3, description="1 to 5.")
    description: str = ""
    icon: Icon = ""
    colour: Colour = ""
    time_allocation: Share = None


class ChangedArea(Body):
    """What to change; what is not sent stays."""

    name: str | None = None
    pillar: Pillar_ = None
    importance: int | None = Field(None, examples=[5])
    description: str | None = None
    icon: Icon | None = None
    colour: Colour | None = None
    time_allocation: Share = None


class NewProject(Body):
    """A project to add."""

    name: str = Field(examples=["Run a half marathon"])
    area: Area_ = None
    pillar: OrPillar = None
    due: Due = None
    start: Start = None
    importance: int = Field(3, description="1 to 5.")
    priority: Priority = "medium"
    status: ProjectStatus = "not_started"
    description: str = ""
    success_metrics: list[str] = Field([])
    tags: list[str] = Field([])
    icon: Icon = ""
    colour: Colour = ""


class ChangedProject(Body):
    """What to change; what is not sent stays."""

    name: str | None = None
    area: Area_ = None
    pillar: OrPillar = None
    due: Due = None
    start: Start = None
    importance: int | None = None
    priority: Priority | None = None
    status: ProjectStatus | None = Field(None, examples=["in_progress"])
    description: str | None = None
    success_metrics: list[str] | None = None
    tags: list[str] | None = None
    icon: Icon | None = None
    colour: Colour | None = None


@router.get("/pillars", tags=["pillars"])
async def list_pillars(
    scope: Reading, archived: Archived = False, cursor: Cursor = None, limit: Limit = 100
) -> Listed[Pillar]:
    """The user's pillars, in their order."""
    return listed(await rows.pillars(scope, archived=archived, cursor=cursor, limit=limit))


@router.post("/pillars", status_code=201, tags=["pillars"])
async def add_pillar(
    body: NewPillar, scope: Annotated[Scope, Depends(changing("Added a pillar"), scope="function")]
) -> Pillar:
    """Add a pillar."""
    return await goals.add_pillar.run(scope, sent(body))


@router.get("/pillars/{pillar}", tags=["pillars"])
async def get_pillar(pillar: str, scope: Reading) -> Pillar:
    """One pillar, by id or reference."""
    return await rows.pillar(scope, await which(scope, "pillars", pillar))


@router.patch("/pillars/{pillar}", tags=["pillars"])
async def change_pillar(
    pillar: str,
    body: ChangedPillar,
    scope: Annotated[Scope, Depends(changing("Changed a pillar"), scope="function")],
) -> Pillar:
    """Change a pillar."""
    return await goals.change_pillar.run(scope, {**cleared(body), "pillar": pillar})


@router.delete("/pillars/{pillar}", status_code=204, tags=["pillars"])
async def delete_pillar(
    pillar: str, scope: Annotated[Scope, Depends(changing("Deleted a pillar"), scope="function")]
) -> None:
    """Delete a pillar with everything under it. It lies in the trash for 30 days."""
    await things.delete.run(scope, {"things": [str(await which(scope, "pillars", pillar))]})


@router.get("/areas", tags=["areas"])
async def list_areas(
    scope: Reading,
    pillar: OfPillar = None,
    archived: Archived = False,
    cursor: Cursor = None,
    limit: Limit = 100,
) -> Listed[Area]:
    """The user's areas, in their order."""
    found = await rows.areas(
        scope,
        pillar_id=await parent(scope, "pillars", pillar),
        no_pillar=is_none(pillar),
        archived=archived,
        cursor=cursor,
        limit=limit,
    )
    return listed(found)


@router.post("/areas", status_code=201, tags=["areas"])
async def add_area(
    body: NewArea, scope: Annotated[Scope, Depends(changing("Added an area"), scope="function")]
) -> Area:
    """Add an area."""
    return await goals.add_area.run(scope, sent(body))


@router.get("/areas/{area}", tags=["areas"])
async def get_area(area: str, scope: Reading) -> Area:
    """One area, by id or reference."""
    return await rows.area(scope, await which(scope, "areas", area))


@router.patch("/areas/{area}", tags=["areas"])
async def change_area(
    area: str,
    body: ChangedArea,
    scope: Annotated[Scope, Depends(changing("Changed an area"), scope="function")],
) -> Area:
    """Change an area."""
    return await goals.change_area.run(scope, {**cleared(body), "area": area})


@router.delete("/areas/{area}", status_code=204, tags=["areas"])
async def delete_area(
    area: str, scope: Annotated[Scope, Depends(changing("Deleted an area"), scope="function")]
) -> None:
    """Delete an area with everything under it. It lies in the trash for 30 days."""
    await things.delete.run(scope, {"things": [str(await which(scope, "areas", area))]})


@router.get("/projects", tags=["projects"])
async def list_projects(
    scope: Reading,
    area: OfArea = None,
    pillar: OfPillar = None,
    archived: Archived = False,
    cursor: Cursor = None,
    limit: Limit = 100,
) -> Listed[Project]:
    """The user's projects, in their order."""
    found = await rows.projects(
        scope,
        area_id=await parent(scope, "areas", area),
        pillar_id=await parent(scope, "pillars", pillar),
        no_area=is_none(area),
        no_pillar=is_none(pillar),
        archived=archived,
        cursor=cursor,
        limit=limit,
    )
    return listed(found)


@router.post("/projects", status_code=201, tags=["projects"])
async def add_project(
    body: NewProject, scope: Annotated[Scope, Depends(changing("Added a project"), scope="function")]
) -> Project:
    """Add a project."""
    return await goals.add_project.run(scope, sent(body))


@router.get("/projects/{project}", tags=["projects"])
async def get_project(project: str, scope: Reading) -> Project:
    """One project, by id or reference."""
    return await rows.project(scope, await which(scope, "projects", project))


@router.patch("/projects/{project}", tags=["projects"])
async def change_project(
    project: str,
    body: ChangedProject,
    scope: Annotated[Scope, Depends(changing("Changed a project"), scope="function")],
) -> Project:
    """Change a project."""
    return await goals.change_project.run(scope, {**cleared(body), "project": project})


@router.delete("/projects/{project}", status_code=204, tags=["projects"])
async def delete_project(
    project: str, scope: Annotated[Scope, Depends(changing("Deleted a project"), scope="function")]
) -> None:
    """Delete a project with everything under it. It lies in the trash for 30 days."""
    await things.delete.run(scope, {"things": [str(await which(scope, "projects", project))]})


def cleared(body: Body) -> Json:
    """What a change sent; null takes away what can be taken away."""
    empty = {"start": "none", "time_allocation": "none"}
    return {name: empty.get(name) if value is None else value for name, value in sent(body).items()}
