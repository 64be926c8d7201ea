"""From where a person says a task belongs to the place it gets, and whether it fits there."""

from uuid import UUID

from memory import names, task_places, task_waits
from memory.errors import Conflict, Invalid, NotFound
from memory.records import Json
from memory.scope import Scope
from tools.names import is_none, which

DEPTH = 10
"""So many levels of tasks, the uppermost included."""


async def place_of(scope: Scope, project: str | None, area: str | None, parent: str | None) -> Json:
    """The project_id, area_id and parent_id that the words give a task; what they leave open is not in it.

    A pillar named as the place means its area "General", which is made where it is missing.
    """
    said = [each for each in (project, area, parent) if each is not None and not is_none(each)]
    if len(said) > 1:
        raise Invalid("A task lies in a project, in an area or under another task: name one of them.")
    if parent is not None and not is_none(parent):
        return {"parent_id": await which(scope, "tasks", parent, done=False)}
    if project is not None and not is_none(project):
        return {"project_id": await which(scope, "projects", project), "area_id": None, "parent_id": None}
    if area is not None and not is_none(area):
        return {"area_id": await area_of(scope, area), "project_id": None, "parent_id": None}
    emptied = {"project_id": project, "area_id": area, "parent_id": parent}
    to: Json = {name: None for name, words in emptied.items() if words is not None}
    return {**to, "parent_id": None} if to else to


async def area_of(scope: Scope, text: str) -> UUID:
    """The area that the words mean; for a pillar its area "General"."""
    try:
        return await which(scope, "areas", text)
    except NotFound:
        if not await names.candidates(scope, ["pillars"], text):
            raise
    return await task_places.general_area(scope, await which(scope, "pillars", text))


async def check_parent(scope: Scope, parent_id: UUID, moving: list[UUID]) -> None:
    """Raises Invalid where tasks would lie under themselves or too deep, Conflict where the parent is done."""
    tree = await task_places.tree(scope, parent_id, moving)
    refs = tree["refs"]
    if under := [at for at, each in enumerate(tree["ids"]) if each in moving]:
        way = " lies under ".join([*refs[: under[0] + 1]])
        raise Invalid(f"{refs[under[0]]} can't lie under {'itself' if not under[0] else way}.")
    if len(refs) + tree["height"] > DEPTH:
        raise Invalid(f"Under {refs[0]} that would be more than {DEPTH} levels of tasks.")
    if tree["completed"]:
        raise Conflict(f"{refs[0]} is done. Reopen it before you put something under it.")


async def wait_for(scope: Scope, task_id: UUID, blockers: list[UUID]) -> None:
    """Let the task wait for others. Raises Invalid, naming the path, where that would go in a circle."""
    if blockers and (way := await task_waits.circle(scope, task_id, blockers)):
        raise Invalid(f"That would go in a circle: {' waits for '.join(way)}.")
    await task_waits.wait_for(scope, task_id, blockers)


async def which_tasks(scope: Scope, references: list[str], *, done: bool | None = None) -> list[UUID]:
    """The tasks that are meant, each once, as they were named. Raises NotFound or Ambiguous for the first that is none.

    References and ids are looked up all at once, names one by one.
    """
    known = await names.referred(scope, references, ["tasks"])
    found = [
        known[text].id if text in known else await which(scope, "tasks", text, done=done)
        for text in references
    ]
    return list(dict.fromkeys(found))
