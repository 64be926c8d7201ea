"""Beginning: personas that fit, packs that are shown before anything is made, single pillars."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated
from uuid import UUID, uuid4

from pydantic import Field

from memory import goals, onboarding, templates
from memory.errors import Invalid
from memory.records import Json, Pillar
from memory.scope import Scope
from tools import packs, personas, recurrence, when
from tools.goal_fields import Name
from tools.packs import PACKS, Pack, PackKey, Part, Season
from tools.personas import Persona, Question, SinglePillar, Suggestion
from tools.tool import tool
from tools.when_clock import SOUTH

SOON = timedelta(days=2)
"""When what recurs begins, at the earliest."""

Without = Annotated[
    list[Annotated[str, Field(max_length=200)]] | None,
    Field(
        max_length=200,
        description="Paths to leave out, as the preview names them, with all that lies in them.",
    ),
]
Yes = Annotated[bool, Field(description="Yes or no.")]


@dataclass(frozen=True, slots=True)
class PackSummary:
    """A pack by what it holds. `key` names it."""

    key: str
    name: str
    description: str
    pillars: tuple[str, ...]
    areas: int
    projects: int
    tasks: int


@dataclass(frozen=True, slots=True)
class Offer:
    """All there is to begin with."""

    questions: tuple[Question, ...]
    personas: tuple[Persona, ...]
    packs: tuple[PackSummary, ...]
    pillars: tuple[SinglePillar, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a pack would make, in reading order. Parts with a `ref` are there already and would be used."""

    key: str
    name: str
    description: str
    parts: tuple[Part, ...]
    new: int
    there: int


@dataclass(frozen=True, slots=True)
class Adopted:
    """What was made of a pack: its pillars' references, how many things are new, and how many were there."""

    key: str
    pillars: tuple[str, ...]
    new: int
    there: int


@tool("read")
async def list_packs(scope: Scope) -> Offer:
    """Show what there is to begin with: questions that find a persona, personas, packs, single pillars."""
    season = await season_of(scope)
    return Offer(
        personas.QUESTIONS,
        personas.PERSONAS,
        tuple(summary(pack, season) for pack in PACKS.values()),
        personas.PILLARS,
    )


@tool("read")
async def suggest_personas(
    scope: Scope,
    student: Yes = False,
    career: Yes = False,
    entrepreneur: Yes = False,
    family: Yes = False,
    wellness: Yes = False,
    achiever: Yes = False,
) -> list[Suggestion]:
    """Say which persona fits whoever answers these six questions so, the likeliest first, with its pillars."""
    return list(
        personas.scored({
            "student": student, "career": career, "entrepreneur": entrepreneur, "family": family,
            "wellness": wellness, "achiever": achiever,
        })
    )  # fmt: skip


@tool("read")
async def preview_pack(scope: Scope, pack: PackKey) -> Preview:
    """Show what a pack would make: its pillars, areas, projects and tasks, and which of them are there already."""
    chosen = PACKS[pack]
    parts = packs.parts(chosen, await season_of(scope))
    there = await known(scope, parts)
    shown = packs.known(parts, {path: ref for path, (_, ref) in there.items()})
    return Preview(
        chosen.key, chosen.name, chosen.description, tuple(shown), len(parts) - len(there), len(there)
    )


@tool("write")
async def adopt_pack(scope: Scope, pack: PackKey, without: Without = None) -> Adopted:
    """Make a pack, or the parts of it that are not left out. What is there by name already is used."""
    season = await season_of(scope)
    chosen = PACKS[pack]
    parts = packs.parts(chosen, season)
    if unknown := {each.strip("/") for each in without or []} - {part.path for part in parts}:
        raise Invalid(f"“{min(unknown)[:100]}” is no part of this pack. The preview names its parts.")
    wanted = packs.left(parts, without or [])
    there = await known(scope, wanted)
    await create(scope, [part for part in wanted if part.path not in there], there, season)
    refs = await onboarding.named(scope, [part.name for part in wanted if part.level == "pillar"])
    return Adopted(
        chosen.key,
        tuple(row["ref"] for row in refs if row["level"] == "pillar"),
        len(wanted) - len(there),
        len(there),
    )


@tool("write")
async def add_pillars(
    scope: Scope, names: Annotated[list[Name], Field(min_length=1, max_length=20)]
) -> list[Pillar]:
    """Add several pillars at once, such as those of a persona. Those that exist by name are returned as they are."""
    offered = {each.name.lower(): each for each in personas.PILLARS}
    rows = await onboarding.named(scope, names)
    there = {row["name"] for row in rows if row["level"] == "pillar"}
    new: dict[str, Json] = {}
    for name in names:
        if name.lower() not in there:
            like = offered.get(name.lower())
            new.setdefault(name.lower(), {
                "id": uuid4(), "name": name, "description": like.description if like else "",
                "icon": like.icon if like else "", "colour": like.colour if like else "",
            })  # fmt: skip
    await onboarding.add(scope, "pillars", list(new.values()))
    wanted = {name.lower() for name in names}
    return [each for each in (await goals.pillars(scope)).items if each.name.lower() in wanted]


async def season_of(scope: Scope) -> Season:
    user = await scope.user()
    return Season(when.today(scope.now, user.zone, user.day_end), user.home_zone.startswith(SOUTH))


def summary(pack: Pack, season: Season) -> PackSummary:
    parts = packs.parts(pack, season)
    levels = [part.level for part in parts]
    return PackSummary(
        pack.key, pack.name, pack.description, tuple(part.name for part in parts if part.level == "pillar"),
        levels.count("area"), levels.count("project"), levels.count("task"),
    )  # fmt: skip


async def known(scope: Scope, parts: list[Part]) -> dict[str, tuple[UUID, str]]:
    """Which parts are there already, by path: the id and the reference of a thing of that name in the same place."""
    rows = await onboarding.named(scope, [part.name for part in parts])
    found: dict[str, tuple[UUID, str]] = {}
    for part in parts:
        over = packs.above(part.path)
        if over is not None and over not in found:
            continue
        above = found[over][0] if over else None
        for row in rows:
            if (row["level"], row["name"], row["above"]) == (part.level, part.name.lower(), above):
                found[part.path] = (row["id"], row["ref"])
                break
    return found


async def create(scope: Scope, parts: list[Part], there: dict[str, tuple[UUID, str]], season: Season) -> None:
    """Write the parts, level by level; a task waits for the step before it, where it does not recur."""
    ids = {path: row_id for path, (row_id, _) in there.items()} | {part.path: uuid4() for part in parts}
    by_level = {
        level: [part for part in parts if part.level == level]
        for level in ("pillar", "area", "project", "task")
    }
    await onboarding.add(scope, "pillars", [
        {"id": ids[part.path], "name": part.name, "description": part.description, "icon": part.icon,
         "colour": part.colour}
        for part in by_level["pillar"]
    ])  # fmt: skip
    await onboarding.add(scope, "areas", [
        {"id": ids[part.path], "pillar_id": over(part, ids), "name": part.name, "importance": part.importance}
        for part in by_level["area"]
    ])  # fmt: skip
    await onboarding.add(scope, "projects", [
        {"id": ids[part.path], "area_id": over(part, ids), "name": part.name, "importance": part.importance,
         "priority": part.priority, "due_date": part.due}
        for part in by_level["project"]
    ])  # fmt: skip
    tasks = [task_row(part, ids, season) for part in by_level["task"]]
    await templates.add_tasks(scope, tasks, waits(by_level["task"], ids))


def over(part: Part, ids: dict[str, UUID]) -> UUID | None:
    path = packs.above(part.path)
    return ids[path] if path else None


def task_row(part: Part, ids: dict[str, UUID], season: Season) -> Json:
    row: Json = {
        "id": ids[part.path], "project_id": over(part, ids), "title": part.name, "estimate_minutes": part.minutes,
        "kind": part.kind, "energy": part.energy,
    }  # fmt: skip
    if part.recurrence is None:
        return row
    day = recurrence.first(part.recurrence, season.day + SOON)
    return {**row, "recurrence": part.recurrence, "recurs_from": day, "recurs_on": day, "due_date": day}


def waits(tasks: list[Part], ids: dict[str, UUID]) -> list[tuple[UUID, UUID]]:
    """Who waits for whom: the doing for the preparing, what comes after for the doing."""
    pairs = []
    for part in tasks:
        project, _, step = part.path.rpartition("/")
        before = packs.STEPS.index(step) - 1
        blocker = ids.get(f"{project}/{packs.STEPS[before]}") if before >= 0 else None
        if blocker and part.recurrence is None:
            pairs.append((ids[part.path], blocker))
    return pairs
