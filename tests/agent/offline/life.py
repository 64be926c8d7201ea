"""A small life for the offline model's tests: Monday, 23 November 2026, nine in the morning in Berlin."""

import json
from typing import Any

from agent.offline.life import Life, read_life

CLOCK = {"now": "2026-11-23T09:00:00+01:00", "zone": "Europe/Berlin", "day_end": "03:00"}
PLACES: dict[str, Any] = {
    "pillars": [{"ref": "PL1", "name": "Health"}, {"ref": "PL2", "name": "Work"}],
    "areas": [
        {"ref": "A1", "name": "Fitness", "pillar": "PL1"},
        {"ref": "A2", "name": "Career", "pillar": "PL2"},
    ],
    "projects": [
        {"ref": "P1", "name": "Half marathon", "area": "A1"},
        {"ref": "P2", "name": "Launch v1", "area": "A2"},
    ],
}
SYSTEM = f"You are Aurum.\n<life>{json.dumps(CLOCK | PLACES)}</life>"
SYSTEM_EMPTY = (
    f"You are Aurum.\n<life>{json.dumps(CLOCK | {'pillars': [], 'areas': [], 'projects': []})}</life>"
)
LIFE: Life = read_life(SYSTEM)
EMPTY: Life = read_life(SYSTEM_EMPTY)


def record(ref: str, name: str, **more: Any) -> dict[str, Any]:
    """A record as a tool answers with it, as far as words need it."""
    key = "title" if ref.startswith("T") else "name"
    base: dict[str, Any] = {"ref": ref, key: name, "place": []}
    if key == "title":
        base |= {"status": "todo", "priority": "medium", "due_date": None, "due_time": None, "after": []}
    return base | more


def ok(tool: str, result: Any, changed: bool | None = None) -> str:
    """The content of a tool message that went well."""
    more = {} if changed is None else {"changed": changed, "operation": "0" * 8 if changed else None}
    return json.dumps({"ok": True, "tool": tool, "result": result, **more})


def failed(tool: str, title: str, detail: str, **more: Any) -> str:
    """The content of a tool message that did not."""
    return json.dumps({"ok": False, "tool": tool, "error": {"title": title, "detail": detail, **more}})
