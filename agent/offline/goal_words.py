"""Several additions that make one goal, told as one: the project, where it stands, and its first tasks."""

from collections.abc import Callable, Sequence

from agent.offline.conversation import Result
from memory.records import Json

Say = Callable[[Json], str]


def tell_goal(results: Sequence[Result], thing: Say, facts: Say) -> str | None:
    """One paragraph for results that are exactly one new project, what it stands under, and tasks in it.

    `thing` names a record, `facts` says when it is due and the like, with a comma before. None for anything else.
    """
    if not all(result.error is None and isinstance(result.value, dict) for result in results):
        return None
    projects = [result for result in results if result.tool == "add_project" and result.changed]
    if len(projects) != 1 or len(results) < 2:
        return None
    project: Json = projects[0].value
    above = [result for result in results if result.tool in ("add_pillar", "add_area")]
    tasks = [result for result in results if result.tool == "add_task"]
    place = [str(part) for part in project.get("place") or []]
    inside = all((task.value.get("place") or [])[-1:] == [project.get("name")] for task in tasks)
    beneath = all(one.value.get("name") in place for one in above)
    if len(above) + len(tasks) + 1 != len(results) or not (inside and beneath):
        return None
    told = steps(tasks, thing, facts, listed=is_list(project))
    return f"{standing(project, place, above, thing, facts)} {told}".strip()


def standing(project: Json, place: list[str], above: Sequence[Result], thing: Say, facts: Say) -> str:
    """Where the project stands, and what of that is new."""
    new = [str(result.value["name"]) for result in above if result.changed]
    told = " › ".join(f"{name} (new)" if name in new else name for name in place)
    return f"{thing(project)} is set up{f' under {told}' if told else ''}{facts(project)}."


def is_list(project: Json) -> bool:
    """Whether a project is called a list: what lies in it are no steps."""
    return str(project.get("name", "")).lower().endswith(" list")


def steps(tasks: Sequence[Result], thing: Say, facts: Say, *, listed: bool) -> str:
    """Its tasks, in the order in which they were said."""
    said = [f"{thing(task.value)}{facts(task.value)}" for task in tasks]
    if len(said) > 1:
        return f"{'On it' if listed else 'First steps'}:\n\n" + "\n".join(f"- {one}" for one in said)
    return f"{'On it' if listed else 'First step'}: {said[0]}." if said else ""
