"""Windows in Slack: writing in the journal, and changing a task. What is sent is one operation of one tool."""

import json
from collections.abc import Sequence
from typing import Literal, get_args

from channels.slack.blocks import cut, plain
from memory import tasks
from memory.errors import NotFound
from memory.records import Energy, Json, Mood, Priority, Project, Task, Tier
from memory.scope import Scope
from tools.goals import list_projects
from tools.journal import write_entry
from tools.journal_templates import list_journal_templates
from tools.names import which
from tools.tasks import change_task
from tools.tool import plain as as_json

Window = Literal["journal", "task"]
OPTION = 75
LONGEST = 3_000
NONE = "none"
TIERS: dict[Tier, str] = {
    "full": "Models may read it",
    "signals": "Models know its mood only",
    "never": "For me alone",
}
EMPTY = "Write some words."


async def journal(scope: Scope) -> Json:
    """The window for a journal entry."""
    templates = [(each.code, each.name) for each in await list_journal_templates(scope)][:99]
    return window(
        "journal",
        "Journal",
        [
            field("text", "What is on your mind?", words(many=True)),
            field("mood", "Mood", choice(named(get_args(Mood)), "reflective")),
            field("energy", "Energy", choice(named(get_args(Energy)), "moderate")),
            field("template", "Written by", choice([(NONE, "No template"), *templates], NONE)),
            field("tier", "Who may read it", choice(list(TIERS.items()), "full")),
        ],
    )  # fmt: skip


async def task(scope: Scope, name: str) -> Json:
    """The window for a task. Raises NotFound, or Ambiguous with the choices."""
    if not name:
        raise NotFound("Say which task: `/aurum edit T12`.")
    known = await tasks.task(scope, await which(scope, "tasks", name))
    projects = (await list_projects(scope))[:99]
    shown = shown_of(known, projects)
    places = [(NONE, "No project"), *((each.ref, each.name) for each in projects)]
    return window(
        "task",
        f"Change {known.ref}",
        [
            field("title", "What is to be done", words(shown["title"])),
            field("due", "Due", day(shown["due"]), optional=True),
            field("priority", "Priority", choice(named(get_args(Priority)), shown["priority"])),
            field("project", "Project", choice(places, shown["project"])),
            field("notes", "Notes", words(shown["notes"], many=True), optional=True),
        ],
        {"task": known.ref, "due": shown["due"], "priority": shown["priority"], "project": shown["project"]},
    )


def shown_of(known: Task, projects: Sequence[Project]) -> dict[str, str]:
    """The fields of a task as its window shows them."""
    project = next((each.ref for each in projects if each.id == known.project_id), NONE)
    due = known.due_date.isoformat() if known.due_date else ""
    return {
        "title": known.title, "due": due, "priority": known.priority, "project": project,
        "notes": known.notes[:LONGEST],
    }  # fmt: skip


def problems(view: Json) -> dict[str, str]:
    """What is wrong with what was put in, by field; said while the window is still open."""
    given = entered(view)
    required = {"journal": "text", "task": "title"}.get(view.get("callback_id", ""))
    if required and not given.get(required, "").strip():
        return {required: EMPTY}
    if len(given.get("title", "")) > 500:
        return {"title": "A title has 500 characters at most."}
    return {}


async def write(scope: Scope, view: Json) -> Json:
    """Do what the window was for; answers the thing. Raises Invalid and what the tools raise."""
    given = entered(view)
    if view["callback_id"] == "journal":
        template = {} if given["template"] == NONE else {"template": given["template"]}
        kept = {name: given[name] for name in ("text", "mood", "energy", "tier")}
        done: Json = as_json(await write_entry.run(scope, {**kept, **template}))
        return done
    before: Json = json.loads(view["private_metadata"])
    new: Json = {"title": given["title"]}
    new |= {name: given[name] for name in ("priority", "project") if given[name] != before[name]}
    if given["due"] != before["due"]:
        new["due"] = given["due"] or NONE
    known = await tasks.task(scope, await which(scope, "tasks", before["task"]))
    if given["notes"] != known.notes[:LONGEST]:
        new["notes"] = given["notes"]
    if new == {"title": known.title}:
        return {}
    changed: Json = as_json(await change_task.run(scope, {"task": before["task"], **new}))
    return changed


def entered(view: Json) -> dict[str, str]:
    """What was put in, by field."""
    found: dict[str, str] = {}
    for name, field_ in ((view.get("state") or {}).get("values") or {}).items():
        value: Json = next(iter(field_.values()), {})
        chosen = (value.get("selected_option") or {}).get("value")
        found[name] = str(value.get("value") or chosen or value.get("selected_date") or "")
    return found


def window(kind: Window, title: str, blocks: Sequence[Json], about: Json | None = None) -> Json:
    return {
        "type": "modal", "callback_id": kind, "title": plain(title, 24), "submit": plain("Save", 24),
        "close": plain("Cancel", 24), "blocks": list(blocks), "private_metadata": json.dumps(about or {}),
    }  # fmt: skip


def field(name: str, label: str, element: Json, *, optional: bool = False) -> Json:
    labelled = {"type": "input", "block_id": name, "label": plain(label, 150), "optional": optional}
    return {**labelled, "element": {**element, "action_id": name}}


def words(initial: str = "", *, many: bool = False) -> Json:
    return {
        "type": "plain_text_input",
        "multiline": many,
        "max_length": LONGEST,
        **({"initial_value": cut(initial, LONGEST)} if initial else {}),
    }


def day(initial: str) -> Json:
    return {"type": "datepicker", **({"initial_date": initial} if initial else {})}


def choice(options: Sequence[tuple[str, str]], initial: str) -> Json:
    made = [{"text": plain(label or value, OPTION), "value": value} for value, label in options]
    first = next((each for each in made if each["value"] == initial), made[0])
    return {"type": "static_select", "options": made, "initial_option": first}


def named(values: Sequence[str]) -> list[tuple[str, str]]:
    return [(value, value.replace("_", " ").capitalize()) for value in values]
