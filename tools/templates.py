"""Templates: save a task or a project with all that lies under it, and use that again."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from memory import goals, task_places, tasks
from memory import templates as rows
from memory.errors import Ambiguous, Conflict, Invalid, NotFound
from memory.names import Named
from memory.records import Json, Project, Task
from memory.scope import Scope
from memory.templates import Template
from tools import template_shape as shapes
from tools import when
from tools.due import due
from tools.goal_fields import Description, DueDay, Name
from tools.names import Parent, Reference, anything, is_none, shown
from tools.task_places import DEPTH
from tools.tool import tool

MOST = 1000
"""Tasks in a template."""

TemplateName = Annotated[Reference, Field(description="The template's name or short reference (TP1).")]
SavedName = Annotated[Name | None, Field(description="What to call it; the thing's own name by default.")]
FirstDay = Annotated[
    DueDay,
    Field(description="The day on which its first date falls: ISO date or plain words; today by default."),
]


@dataclass(frozen=True, slots=True)
class Used:
    """What was made of a template: the project or task, and how many tasks lie in it."""

    template: str
    thing: Project | Task
    tasks: int


@tool("write")
async def save_template(
    scope: Scope, thing: Reference, name: SavedName = None, description: Description = ""
) -> Template:
    """Save a task or a project as a template, with the tasks under it, their fields, order and dependencies.

    Dates are kept in days from the first one, and what is done is to do again.
    """
    found = await anything(scope, thing, ("projects", "tasks"))
    tasks_in = await rows.task_rows(scope, found.id)
    if len(tasks_in) > MOST:
        raise Invalid(f"A template holds {MOST} tasks; {found.ref} has {len(tasks_in)}. Save its parts.")
    project = found.noun == "projects"
    body = (
        shapes.of_project(await rows.project_row(scope, found.id), tasks_in)
        if project
        else shapes.of_task(tasks_in)
    )
    return await rows.add(
        scope, name or found.name[:200], description, "project" if project else "task", body,
        shapes.count(body), shapes.length(body),
    )  # fmt: skip


@tool("read")
async def list_templates(scope: Scope) -> list[Template]:
    """List the templates."""
    return list((await rows.templates(scope)).items)


@tool("write")
async def change_template(
    scope: Scope, template: TemplateName, name: Name | None = None, description: Description | None = None
) -> Template:
    """Rename or describe a template. What is not given stays."""
    return await rows.change(scope, await which_template(scope, template), name, description)


@tool("destructive")
async def delete_template(scope: Scope, template: TemplateName) -> Template:
    """Delete a template; what was made of it stays. Undo brings it back."""
    template_id = await which_template(scope, template)
    shape = await rows.shape(scope, template_id)
    await rows.remove(scope, template_id)
    return shape.template


@tool("write")
async def use_template(
    scope: Scope, template: TemplateName, name: Name | None = None, to: Parent = None, start: FirstDay = None
) -> Used:
    """Make a project or task, with all its tasks, of a template; `to` says where, `start` on which day it begins."""
    shape = await rows.shape(scope, await which_template(scope, template))
    body, first = shape.body, await first_day(scope, start)
    if shape.template.level == "project":
        area_id = (await place_of(scope, to, ("areas", "pillars")))["area_id"]
        project_id = await rows.add_project(scope, shapes.project_row(body, first, name), area_id)
        planted = shapes.planted(body.get("tasks", []), first, {"project_id": project_id})
        await rows.add_tasks(scope, planted.tasks, planted.waits)
        return Used(shape.template.name, await goals.project(scope, project_id), len(planted.tasks))
    place = await place_of(scope, to, ("projects", "areas", "pillars", "tasks"), shapes.height(body))
    planted = shapes.planted([{**body, **({"title": name} if name else {})}], first, place)
    await rows.add_tasks(scope, planted.tasks, planted.waits)
    made = await tasks.task(scope, planted.tasks[0]["id"])
    return Used(shape.template.name, made, len(planted.tasks) - 1)


async def which_template(scope: Scope, text: str) -> UUID:
    """The one template that is meant. Raises NotFound, or Ambiguous with the choices."""
    found = await rows.candidates(scope, text)
    fitting = [each for each, exact in found if exact] or [each for each, _ in found]
    if not fitting:
        raise NotFound(f"There is no template called “{shown(text)}”.")
    if len(fitting) > 1:
        raise Ambiguous(
            f"“{shown(text)}” could be one of {len(fitting)}: name the template by its reference.",
            choices=[{"ref": each.ref, "name": each.name} for each in fitting[:8]],
        )
    return fitting[0].id


async def first_day(scope: Scope, words: str | None) -> date:
    """The day that the words mean, today without any."""
    user, said = await scope.user(), await due(scope, words)
    return said.date if said else when.today(scope.now, user.zone, user.day_end)


async def place_of(scope: Scope, text: str | None, nouns: tuple[Named, ...], height: int = 1) -> Json:
    """The project_id, area_id and parent_id that the words give a thing; a pillar means its area "General".

    Under a task there must be room for as many levels of tasks as `height` says.
    """
    place: Json = {"project_id": None, "area_id": None, "parent_id": None}
    if text is None or is_none(text):
        return place
    found = await anything(scope, text, nouns)
    if found.noun == "projects":
        return {**place, "project_id": found.id}
    if found.noun == "areas":
        return {**place, "area_id": found.id}
    if found.noun == "pillars":
        return {**place, "area_id": await task_places.general_area(scope, found.id)}
    above = await task_places.tree(scope, found.id, [])
    if len(above["refs"]) + height > DEPTH:
        raise Invalid(f"Under {found.ref} that would be more than {DEPTH} levels of tasks.")
    if above["completed"]:
        raise Conflict(f"{found.ref} is done. Reopen it before you put something under it.")
    parent = await tasks.task(scope, found.id)
    return {"project_id": parent.project_id, "area_id": parent.area_id, "parent_id": found.id}
