"""The buttons below what a command answers."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from agent.offline.conversation import Result
from agent.offline.slashes import CHOICES
from memory.said import Button, shortened

PRESSED = 3
"""So many of the tasks that are told have buttons."""

Row = tuple[Button, ...]
Rows = tuple[Row, ...]
Below = Callable[[Any, UUID], Rows]
"""Of what a tool answered, and the operation that it was."""


def of_ranking(value: Any, _operation: UUID) -> Rows:
    """Done, tomorrow and why for the first tasks."""
    return tuple(for_task(item["task"]["ref"]) for item in value["items"][:PRESSED])


def of_next(value: Any, operation: UUID) -> Rows:
    rows = of_ranking(value, operation)
    return (*rows, (Button("What else?", "today"),)) if rows else ()


def of_open(value: Any, _operation: UUID) -> Rows:
    return tuple(
        (
            Button(
                shortened(f"✓ {item['task']['ref']} {item['task']['title']}"), f"done {item['task']['ref']}"
            ),
        )
        for item in value["items"]
    )


def of_why(value: Any, _operation: UUID) -> Rows:
    scored = value.get("scored")
    return (for_task(scored["task"]["ref"])[:2],) if scored else ()


def of_cards(value: Any, _operation: UUID) -> Rows:
    row = tuple(Button(f"Why {one['ref']}?", f"why {one['ref']}") for one in value)
    return (row,) if row else ()


def for_task(ref: str) -> Row:
    return (
        Button(f"✓ {ref}", f"done {ref}", "good"),
        Button(f"{ref} tomorrow", f"tomorrow {ref}"),
        Button(f"Why {ref}?", f"why {ref}"),
    )


def taking_back(_value: Any, operation: UUID) -> Rows:
    return ((Button("Undo", f"undo {operation}"),),)


def doing_again(_value: Any, operation: UUID) -> Rows:
    return ((Button("Do it again", f"undo {operation}"),),)


def choices(name: str, result: Result) -> Rows:
    """What an ambiguous name may mean, to press where the command says what is then done."""
    if name not in ("done", "why"):
        return ()
    labels = [(one["ref"], f"{one['ref']} {one.get('name', '')}") for one in result.choices[:CHOICES]]
    return tuple((Button(shortened(label), f"{name} {ref}"),) for ref, label in labels)


def nothing(_value: Any, _operation: UUID) -> Rows:
    return ()


BELOW: dict[str, Below] = {
    "today": of_ranking, "next": of_next, "done": of_open, "quick_add": taking_back, "complete_task": taking_back,
    "why": of_why, "insight": nothing, "write_entry": taking_back, "check_in": taking_back, "list_insights": of_cards,
    "undo": doing_again,
}  # fmt: skip
"""By tool, else by command."""
