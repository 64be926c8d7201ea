"""Packs: whole pillars to begin with, written for a day. Pure.

Each project has three tasks: one that prepares, one that does it, one that keeps it going or measures it. What names
a quarter, a season or a month is computed from the day.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from memory.records import Priority, TaskEnergy, TaskKind

STEPS = ("prepare", "do", "keep")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip

WEEKLY, DAILY, MONTHLY = "FREQ=WEEKLY;BYDAY=SU", "FREQ=DAILY", "FREQ=MONTHLY;BYMONTHDAY=1"


@dataclass(frozen=True, slots=True)
class Step:
    """A task of a pack. `every` is the RRULE of one that recurs."""

    title: str
    minutes: int
    kind: TaskKind
    energy: TaskEnergy = "medium"
    every: str | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """An area with its project and the three tasks of that."""

    area: str
    weight: Literal[1, 2, 3, 4, 5]
    project: str
    priority: Priority
    importance: Literal[1, 2, 3, 4, 5]
    steps: tuple[Step, Step, Step]
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Root:
    """A pillar with its areas."""

    pillar: str
    description: str
    icon: str
    colour: str
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """Pillars for one kind of life. `key` names it."""

    key: str
    name: str
    description: str
    roots: tuple[Root, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One thing of a pack. `path` names it within the pack, and what it lies in by the part before the last slash.

    `ref` is set where the life has it by name already: then that is used.
    """

    path: str
    level: Literal["pillar", "area", "project", "task"]
    name: str
    importance: int | None = None
    priority: Priority | None = None
    due: date | None = None
    minutes: int | None = None
    kind: TaskKind | None = None
    energy: TaskEnergy | None = None
    recurrence: str | None = None
    description: str = ""
    icon: str = ""
    colour: str = ""
    ref: str | None = None


def parts(pack: Pack) -> Iterator[Part]:
    """All that the pack holds, in reading order."""
    for root in pack.roots:
        top = slug(root.pillar)
        yield Part(
            top, "pillar", root.pillar, description=root.description, icon=root.icon, colour=root.colour
        )
        for branch in root.branches:
            area = f"{top}/{slug(branch.area)}"
            yield Part(area, "area", branch.area, importance=branch.weight)
            project = f"{area}/project"
            yield Part(
                project, "project", branch.project, importance=branch.importance, priority=branch.priority,
                due=branch.due,
            )  # fmt: skip
            for key, step in zip(STEPS, branch.steps, strict=True):
                yield Part(
                    f"{project}/{key}", "task", step.title, minutes=step.minutes, kind=step.kind,
                    energy=step.energy, recurrence=step.every,
                )  # fmt: skip


def slug(name: str) -> str:
    """`health-wellness` for "Health & Wellness"."""
    return "-".join(re.findall(r"[a-z0-9]+", name.lower()))


def above(path: str) -> str | None:
    """The path of what it lies in."""
    return path.rpartition("/")[0] or None


def left(all_parts: list[Part], without: list[str]) -> list[Part]:
    """The parts without those, and without what lies in them."""
    out = [each.strip("/") for each in without]
    return [
        part
        for part in all_parts
        if not any(part.path == each or part.path.startswith(f"{each}/") for each in out)
    ]


def known(all_parts: list[Part], refs: dict[str, str]) -> list[Part]:
    """The parts, marked with the references of what is there already, by path."""
    return [replace(part, ref=refs.get(part.path)) for part in all_parts]


@dataclass(frozen=True, slots=True)
class Season:
    """What a day lies in, for texts that name it."""

    day: date
    south: bool = False

    @property
    def quarter(self) -> tuple[str, date]:
        """The quarter to plan for, "Q1 2027", and its last day: this one while a month of it is left."""
        first = date(self.day.year, (self.day.month - 1) // 3 * 3 + 1, 1)
        if (quarter_end(first) - self.day).days < 30:
            first = quarter_end(first) + timedelta(1)
        return f"Q{(first.month + 2) // 3} {first.year}", quarter_end(first)

    @property
    def summer(self) -> tuple[str, date]:
        """The summer to apply for, and its first day: the next one that is two months away or more."""
        month = 12 if self.south else 6
        year = next(
            y for y in range(self.day.year, self.day.year + 3) if (date(y, month, 1) - self.day).days >= 60
        )
        return f"summer {year}/{(year + 1) % 100:02}" if self.south else f"summer {year}", date(
            year, month, 1
        )

    @property
    def term(self) -> tuple[str, date]:
        """The season of the next term, "fall" or "spring", and a day in the middle of it."""
        middles = [date(self.day.year + n // 2, (4, 10)[n % 2], 15) for n in range(4)]
        middle = next(each for each in middles if (each - self.day).days >= 30)
        return "spring" if (middle.month == 4) != self.south else "fall", middle

    @property
    def month(self) -> str:
        """The month that is about to begin: "December"."""
        return MONTHS[self.day.month % 12]


def quarter_end(first: date) -> date:
    """The last day of the quarter that begins with this day."""
    return date(first.year + (first.month == 10), (first.month + 2) % 12 + 1, 1) - timedelta(1)
