"""Pillars, areas and projects: say them, change them, list them."""

from datetime import date
from uuid import UUID

from memory import goals, things
from memory.errors import Conflict, Invalid
from memory.records import Area, Json, Pillar, Priority, Project, ProjectStatus
from memory.scope import Scope
from memory.task_places import general_area
from tools import goal_fields as said
from tools.due import due as due_of
from tools.names import Reference, is_none, parent, which
from tools.task_fields import Tags
from tools.task_places import area_of
from tools.tool import tool


@tool("write")
async def add_pillar(
    scope: Scope,
    name: said.Name,
    description: said.Description = "",
    time_allocation: said.Share = None,
    icon: said.Icon = "",
    colour: said.Colour = "",
    vision: said.Vision = "",
    success_metrics: said.Measures | None = None,
    alignment_strength: said.Strength | None = None,
) -> Pillar:
    """Add a pillar: a core part of life such as Health or Work. One that exists by that name is returned."""
    if known := await goals.pillar_called(scope, name):
        await things.archive(scope, [known[0]], away=False)
        return await goals.pillar(scope, known[0])
    new = given(
        name=name, description=description, time_allocation=time_allocation, icon=icon, colour=colour, vision=vision,
        success_metrics=success_metrics, alignment_strength=alignment_strength,
    )  # fmt: skip
    return await goals.pillar(scope, await goals.add_pillar(scope, new))


@tool("write")
async def change_pillar(
    scope: Scope,
    pillar: Reference,
    name: said.Name | None = None,
    description: said.Description | None = None,
    time_allocation: said.NewShare = None,
    icon: said.Icon | None = None,
    colour: said.Colour | None = None,
    vision: said.Vision | None = None,
    success_metrics: said.Measures | None = None,
    alignment_strength: said.Strength | None = None,
) -> Pillar:
    """Rename or describe a pillar, or set its share of time, its vision, its looks. What is not given stays."""
    row_id = await which(scope, "pillars", pillar)
    if name and (taken := await goals.pillar_called(scope, name, other_than=row_id)):
        raise Conflict(
            f"There is a pillar called “{name}” already, {taken[1]}. Choose another name, or rename that one first."
        )
    new = given(
        name=name, description=description, time_allocation=time_allocation, icon=icon, colour=colour, vision=vision,
        success_metrics=success_metrics, alignment_strength=alignment_strength,
    )  # fmt: skip
    await goals.change_pillar(scope, row_id, cleared(new, "time_allocation"))
    return await goals.pillar(scope, row_id)


@tool("read")
async def list_pillars(scope: Scope, archived: bool = False) -> list[Pillar]:
    """List the pillars of this life in their order; with archived, those that were put away as well."""
    return list((await goals.pillars(scope, archived=archived)).items)


@tool("write")
async def add_area(
    scope: Scope,
    name: said.Name,
    pillar: said.InPillar = None,
    importance: said.Weight = 3,
    description: said.Description = "",
    icon: said.Icon = "",
    colour: said.Colour = "",
    time_allocation: said.Share = None,
) -> Area:
    """Add an area, a standing responsibility such as Fitness, under a pillar. One that exists there is returned."""
    pillar_id = await parent(scope, "pillars", pillar)
    if known := await goals.area_called(scope, name, pillar_id):
        return await goals.area(scope, known)
    new = given(
        name=name, pillar_id=pillar_id, importance=importance, description=description, icon=icon, colour=colour,
        time_allocation=time_allocation,
    )  # fmt: skip
    return await goals.area(scope, await goals.add_area(scope, new))


@tool("write")
async def change_area(
    scope: Scope,
    area: Reference,
    name: said.Name | None = None,
    pillar: said.InPillar = None,
    importance: said.Weight | None = None,
    description: said.Description | None = None,
    icon: said.Icon | None = None,
    colour: said.Colour | None = None,
    time_allocation: said.NewShare = None,
) -> Area:
    """Rename, move, weigh or describe an area, or set its share of time, its looks. What is not given stays."""
    row_id = await which(scope, "areas", area)
    new = given(
        name=name, importance=importance, description=description, icon=icon, colour=colour,
        time_allocation=time_allocation,
    )  # fmt: skip
    if pillar is not None:
        new["pillar_id"] = await parent(scope, "pillars", pillar)
    await goals.change_area(scope, row_id, cleared(new, "time_allocation"))
    return await goals.area(scope, row_id)


@tool("read")
async def list_areas(scope: Scope, pillar: said.OfPillar = None, archived: bool = False) -> list[Area]:
    """List the areas in their order, all or those of one pillar; with archived, those that were put away as well."""
    pillar_id = await parent(scope, "pillars", pillar)
    found = await goals.areas(scope, pillar_id=pillar_id, no_pillar=is_none(pillar), archived=archived)
    return list(found.items)


@tool("write")
async def add_project(
    scope: Scope,
    name: said.Name,
    area: said.InArea = None,
    pillar: said.InPillar = None,
    due: said.DueDay = None,
    start: said.StartDay = None,
    importance: said.Weight = 3,
    priority: Priority = "medium",
    status: ProjectStatus = "not_started",
    description: said.Description = "",
    success_metrics: said.Measures | None = None,
    tags: Tags | None = None,
    icon: said.Icon = "",
    colour: said.Colour = "",
) -> Project:
    """Add a project: an outcome such as 'Run a half marathon', in an area. One that exists there is returned."""
    area_id = await home(scope, area, pillar)
    if known := await goals.project_called(scope, name, area_id):
        return await goals.project(scope, known)
    new = given(
        name=name, area_id=area_id, importance=importance, priority=priority, status=status, description=description,
        success_metrics=success_metrics, tags=tags, icon=icon, colour=colour,
    )  # fmt: skip
    new |= await dates(scope, due, start)
    return timely(await goals.project(scope, await goals.add_project(scope, new)))


@tool("write")
async def change_project(
    scope: Scope,
    project: Reference,
    name: said.Name | None = None,
    area: said.InArea = None,
    pillar: said.InPillar = None,
    due: said.DueDay = None,
    start: said.StartDay = None,
    importance: said.Weight | None = None,
    priority: Priority | None = None,
    status: ProjectStatus | None = None,
    description: said.Description | None = None,
    success_metrics: said.Measures | None = None,
    tags: Tags | None = None,
    icon: said.Icon | None = None,
    colour: said.Colour | None = None,
) -> Project:
    """Rename, move, date, weigh, tag or describe a project, or set its status. What is not given stays."""
    row_id = await which(scope, "projects", project)
    new = given(
        name=name, importance=importance, priority=priority, status=status, description=description,
        success_metrics=success_metrics, tags=tags, icon=icon, colour=colour,
    )  # fmt: skip
    if area is not None or pillar is not None:
        new["area_id"] = await home(scope, area, pillar)
    await goals.change_project(scope, row_id, new | await dates(scope, due, start))
    return timely(await goals.project(scope, row_id))


@tool("read")
async def list_projects(
    scope: Scope, area: said.OfArea = None, pillar: said.OfPillar = None, archived: bool = False
) -> list[Project]:
    """List the projects in their order, all or those of an area or pillar; with archived, what was put away as well."""
    area_id = await parent(scope, "areas", area)
    pillar_id = await parent(scope, "pillars", pillar)
    found = await goals.projects(
        scope,
        area_id=area_id,
        pillar_id=pillar_id,
        no_area=is_none(area),
        no_pillar=is_none(pillar),
        archived=archived,
    )
    return list(found.items)


async def home(scope: Scope, area: str | None, pillar: str | None) -> UUID | None:
    """The area in which a project is to lie; right under a pillar means in its area General."""
    above = [each for each in (area, pillar) if each is not None and not is_none(each)]
    if len(above) > 1:
        raise Invalid("A project lies in an area or right under a pillar: name one of them.")
    if not above:
        return None
    if area in above:
        return await area_of(scope, above[0])
    return await general_area(scope, await which(scope, "pillars", above[0]))


async def dates(scope: Scope, due: str | None, start: str | None) -> Json:
    """The fields that the words mean; what is not spoken of is not in it."""
    new: dict[str, date | None] = {}
    for field, words in (("due_date", due), ("start_date", start)):
        if words is not None:
            day = await due_of(scope, words)
            new[field] = day.date if day else None
    return dict(new)


def timely(project: Project) -> Project:
    """The project as it is now. Raises Invalid where it would be due before it begins, so that nothing is changed."""
    if project.start_date and project.due_date and project.start_date > project.due_date:
        raise Invalid(
            f"{project.ref} would be due on {project.due_date}, before it begins on {project.start_date}."
        )
    return project


def given(**values: object) -> Json:
    """Only what was said."""
    return {name: value for name, value in values.items() if value is not None}


def cleared(new: Json, *fields: str) -> Json:
    """With nothing where 'none' was said."""
    return {name: None if name in fields and value == "none" else value for name, value in new.items()}
