"""From a task or a project to its shape, and from a shape to tasks again.

Pure. A shape is what is said of a thing without when it was: dates are whole days from a first one, tasks that wait
for others name them by their place in the list of all tasks, counted from 0 in reading order.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid4

from memory.records import Json
from tools import recurrence

SAID = ("title", "notes", "priority", "due_time", "start_time", "estimate_minutes", "energy", "kind", "tags",
        "subtasks_required", "after_completion")  # fmt: skip
"""What is kept of a task as it is."""

DATES = {"due": "due_date", "start": "start_date", "on": "recurs_on"}
"""What is kept in days: its name in a shape, and in a task."""

PROJECT = ("name", "description", "icon", "colour", "priority", "importance", "success_metrics", "tags")
USUAL: Json = {
    "notes": "",
    "description": "",
    "icon": "",
    "colour": "",
    "priority": "medium",
    "importance": 3,
}
"""What goes without saying; so do empty lists, False and None."""

_UNTIL = re.compile(r";?UNTIL=(\d{4})(\d\d)(\d\d)")


@dataclass(frozen=True, slots=True)
class Planted:
    """What a shape becomes: tasks to write, parents before what lies under them, and who waits for whom."""

    tasks: list[Json]
    waits: list[tuple[UUID, UUID]]


def of_project(row: Json, tasks: list[Json]) -> Json:
    """The shape of a project: its row, and those of its tasks in order, `after` being the ids that each waits for."""
    first = beginning([row, *tasks])
    dates = {name: days(row[DATES[name]], first) for name in ("due", "start")}
    return {**brief(row, PROJECT), **kept(dates), "tasks": branches(tasks, first)}


def of_task(tasks: list[Json]) -> Json:
    """The shape of a task: its row and those of what lies under it, the topmost first."""
    return branches(tasks, beginning(tasks))[0]


def beginning(rows: list[Json]) -> date:
    """The earliest day that is named; some day where none is."""
    named = [row[column] for row in rows for column in DATES.values() if row.get(column)]
    return min(named, default=date(2000, 1, 1))


def branches(tasks: list[Json], first: date) -> list[Json]:
    """The tasks as a tree. Whoever's parent is not among them stands at the top."""
    known = {row["id"] for row in tasks}
    below: dict[UUID | None, list[Json]] = {}
    for row in tasks:
        below.setdefault(row["parent_id"] if row["parent_id"] in known else None, []).append(row)
    order = {row["id"]: at for at, row in enumerate(walked(None, below))}
    return [branch(row, below, order, first) for row in below.get(None, [])]


def walked(parent: UUID | None, below: dict[UUID | None, list[Json]]) -> Iterator[Json]:
    """The rows in reading order."""
    for row in below.get(parent, []):
        yield row
        yield from walked(row["id"], below)


def branch(row: Json, below: dict[UUID | None, list[Json]], order: dict[UUID, int], first: date) -> Json:
    rule, until = without_end(row["recurrence"])
    dates = {name: days(row[column], first) for name, column in DATES.items()}
    return brief(row, SAID) | kept({
        **dates, "rule": rule, "until": days(until, first),
        "after": sorted(order[each] for each in row["after"] if each in order),
        "tasks": [branch(each, below, order, first) for each in below.get(row["id"], [])],
    })  # fmt: skip


def brief(row: Json, names: tuple[str, ...]) -> Json:
    return kept({name: row[name] for name in names if row[name] != USUAL.get(name)})


def kept(values: Json) -> Json:
    """Without what goes without saying; 0 says something: the first day."""
    return {
        name: value for name, value in values.items() if value not in (None, "", []) and value is not False
    }


def days(day: date | None, first: date) -> int | None:
    return (day - first).days if day else None


def without_end(rule: str | None) -> tuple[str | None, date | None]:
    """A recurrence without its UNTIL, and that."""
    end = _UNTIL.search(rule or "")
    if rule is None or end is None:
        return rule, None
    return _UNTIL.sub("", rule).lstrip(";"), date(int(end[1]), int(end[2]), int(end[3]))


def planted(shapes: list[Json], first: date, place: Json) -> Planted:
    """Tasks out of their shapes, so that the first day is `first`; the topmost get the `place`."""
    rows = list(grown(shapes, first, place))
    waits = [(row["id"], rows[at]["id"]) for row in rows for at in row.pop("after")]
    return Planted(rows, waits)


def grown(shapes: list[Json], first: date, place: Json) -> Iterator[Json]:
    for shape in shapes:
        row = {"id": uuid4(), **{name: shape[name] for name in SAID if name in shape}, **place}
        yield {**row, **dated(shape, first), "after": shape.get("after", [])}
        yield from grown(shape.get("tasks", []), first, {**place, "parent_id": row["id"]})


def dated(shape: Json, first: date) -> Json:
    """The dates of a task. One that recurs begins on the first day of its rule, and its other dates move along."""
    begins, rule = first, with_end(shape, first)
    on = recurrence.first(rule, first + timedelta(shape["on"])) if rule else None
    if on is not None:
        begins = on - timedelta(shape["on"])
    row = {
        column: begins + timedelta(shape[name])
        for name, column in DATES.items()
        if name in shape and (name != "on" or on)
    }
    return {**row, "recurrence": rule, "recurs_from": on} if on else row


def with_end(shape: Json, first: date) -> str | None:
    """A recurrence with its UNTIL, moved like everything."""
    rule: str | None = shape.get("rule")
    if rule is None or "until" not in shape:
        return rule
    return recurrence.check(f"{rule};UNTIL={first + timedelta(shape['until']):%Y%m%d}")


def project_row(body: Json, first: date, name: str | None) -> Json:
    """A project out of its shape."""
    row = {
        **USUAL,
        "success_metrics": [],
        "tags": [],
        **{each: body[each] for each in PROJECT if each in body},
    }
    dates = {DATES[each]: first + timedelta(body[each]) for each in ("due", "start") if each in body}
    return {**row, **dates, **({"name": name} if name else {})}


def height(shape: Json) -> int:
    """How many levels of tasks a task's shape has, itself included."""
    return 1 + max((height(each) for each in shape.get("tasks", [])), default=0)


def count(body: Json) -> int:
    """How many tasks lie in a shape, not counting itself."""
    return sum(1 + count(each) for each in body.get("tasks", []))


def length(body: Json) -> int:
    """On which day the last date falls, the first being day 1; 0 where there is none."""
    own = [body[name] + 1 for name in DATES if name in body]
    return max([*own, *(length(each) for each in body.get("tasks", []))], default=0)
