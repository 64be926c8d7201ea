"""Whatever a project is like, what is made of its template from its first day on is the same project again."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID, uuid4

import orjson
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memory import templates as rows
from memory.records import Task
from tests.acting import NewPerson, Person
from tools import recurrence, template_shape

FIRST = date(2026, 11, 23)
RULES = st.sampled_from([
    "FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR", "FREQ=MONTHLY;BYDAY=-1FR;COUNT=5",
    "FREQ=WEEKLY;BYDAY=MO;UNTIL=20991231", "FREQ=YEARLY", "FREQ=MONTHLY;BYMONTHDAY=29,30,31",
])  # fmt: skip
OFFSETS = st.integers(0, 900)
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=30)


def day(offset: int | None) -> date | None:
    return None if offset is None else FIRST + timedelta(offset)


@st.composite
def a_task(draw: st.DrawFn) -> dict[str, Any]:
    """A task's fields; the dates of one that recurs begin on a day of its rule."""
    due, start = draw(st.none() | OFFSETS), draw(st.none() | OFFSETS)
    row: dict[str, Any] = {
        "title": draw(TEXTS), "notes": draw(st.just("") | TEXTS),
        "priority": draw(st.sampled_from(["low", "medium", "high"])),
        "due_date": day(due), "due_time": draw(st.none() | st.just(time(15, 30))) if due is not None else None,
        "start_date": day(start), "start_time": draw(st.none() | st.just(time(9))) if start is not None else None,
        "estimate_minutes": draw(st.none() | st.integers(1, 600)),
        "energy": draw(st.sampled_from([None, "low", "high"])),
        "kind": draw(st.sampled_from([None, "admin", "creative"])), "tags": draw(st.lists(TEXTS, max_size=3)),
        "subtasks_required": draw(st.booleans()), "after_completion": False, "recurrence": None, "recurs_on": None,
    }  # fmt: skip
    if due is not None and draw(st.booleans()):
        row["recurrence"] = draw(RULES)
        row["recurs_on"] = recurrence.first(row["recurrence"], FIRST + timedelta(draw(OFFSETS)))
        row["after_completion"] = draw(st.booleans())
    return row


@st.composite
def a_tree(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Tasks, parents before what lies under them, some of which wait for earlier ones."""
    tree: list[dict[str, Any]] = []
    for row in draw(st.lists(a_task(), min_size=1, max_size=8)):
        parent = draw(st.none() | st.sampled_from(tree)) if tree else None
        after = (
            draw(st.lists(st.sampled_from([each["id"] for each in tree]), max_size=2, unique=True))
            if tree
            else []
        )
        tree.append({**row, "id": uuid4(), "parent_id": parent["id"] if parent else None, "after": after})
    return tree


PLAIN = ("title", "notes", "priority", "due_date", "due_time", "start_date", "start_time", "estimate_minutes",
         "energy", "kind", "tags", "subtasks_required", "after_completion", "recurrence", "recurs_on")  # fmt: skip


def told(rows: list[Any], value: Any) -> list[Any]:
    """The rows as they read, in reading order: fields, depth, and the places of those that each waits for."""

    def walked(parent: UUID | None, depth: int) -> Iterator[tuple[int, Any]]:
        for row in rows:
            if value(row, "parent_id") == parent:
                yield depth, row
                yield from walked(value(row, "id"), depth + 1)

    order = list(walked(None, 0))
    at = {value(row, "id"): place for place, (_, row) in enumerate(order)}
    return [
        (depth, *[value(row, name) for name in PLAIN], sorted(at[each] for each in value(row, "after")))
        for depth, row in order
    ]


def of_dict(row: dict[str, Any], name: str) -> Any:
    return tuple(row[name]) if name == "tags" else row.get(name)


@given(a_tree())
def test_a_shape_becomes_the_same_tasks_again(tree: list[dict[str, Any]]) -> None:
    project = dict.fromkeys(template_shape.PROJECT, "") | {
        "start_date": None,
        "due_date": FIRST + timedelta(901),
    }
    body = orjson.loads(orjson.dumps(template_shape.of_project(project, tree)))
    first = template_shape.beginning([project, *tree])
    planted = template_shape.planted(body["tasks"], first, {"parent_id": None})
    after: dict[UUID, list[UUID]] = {row["id"]: [] for row in planted.tasks}
    for task, blocker in planted.waits:
        after[task].append(blocker)
    made = [
        {"notes": "", "priority": "medium", "tags": [], "subtasks_required": False, "after_completion": False,
         **row, "after": after[row["id"]]}
        for row in planted.tasks
    ]  # fmt: skip
    for row in made:
        row |= {name: time.fromisoformat(row[name]) for name in ("due_time", "start_time") if row.get(name)}
    assert told(made, of_dict) == told(tree, of_dict)
    assert template_shape.count(body) == len(tree)


def of_task(by_ref: dict[str, UUID]) -> Any:
    """Reads a task as a row: what it waits for and lies under by id."""

    def value(task: Task, name: str) -> Any:
        if name == "after":
            return [by_ref[ref] for ref in task.after]
        return getattr(task, name)

    return value


async def project_of(person: Person, project_id: UUID) -> list[Any]:
    tasks = [task for task in await person("list_tasks", limit=200) if task.project_id == project_id]
    return told(sorted(tasks, key=lambda task: task.position), of_task({task.ref: task.id for task in tasks}))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tree=a_tree())
async def test_a_project_saved_and_used_is_equal(new_person: NewPerson, tree: list[dict[str, Any]]) -> None:
    person = await new_person()
    project = await person("add_project", name="One")
    waits = [(row["id"], blocker) for row in tree for blocker in row["after"]]
    async with person.database.scope(person.id, label="a tree") as scope:
        placed = [{**row, "project_id": project.id, "recurs_from": row["recurs_on"]} for row in tree]
        await rows.add_tasks(
            scope, [{key: row[key] for key in row if key != "after"} for row in placed], waits
        )
    before = await project_of(person, project.id)
    saved = await person("save_template", thing="One")
    used = await person("use_template", template="One", start=template_shape.beginning(tree).isoformat())
    assert await project_of(person, used.thing.id) == await project_of(person, project.id) == before
    assert (saved.tasks, used.tasks) == (len(tree), len(tree))
