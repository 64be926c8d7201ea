"""Packs: whole pillars to begin with, written for a day. Pure.

Each project has three tasks: one that prepares, one that does it, one that keeps it going or measures it. What names
a quarter, a season or a month is computed from the day.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Literal

from memory.records import Priority, TaskEnergy, TaskKind
from tools.pack_texts import EMPLOYEE, ENTREPRENEUR, STUDENT

PackKey = Literal["student", "entrepreneur", "busy_employee"]
Level = Literal["pillar", "area", "project", "task"]

OVER: dict[Level, Level] = {"area": "pillar", "project": "area", "task": "project"}
STEPS = ("prepare", "do", "keep")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
EVERY = {
    "daily": "FREQ=DAILY", "mondays": "FREQ=WEEKLY;BYDAY=MO", "thursdays": "FREQ=WEEKLY;BYDAY=TH",
    "fridays": "FREQ=WEEKLY;BYDAY=FR", "saturdays": "FREQ=WEEKLY;BYDAY=SA", "sundays": "FREQ=WEEKLY;BYDAY=SU",
    "mon-wed-sat": "FREQ=WEEKLY;BYDAY=MO,WE,SA", "monthly": "FREQ=MONTHLY;BYMONTHDAY=1",
}  # fmt: skip
LINES: dict[Level, re.Pattern[str]] = {
    "pillar": re.compile(r"(?P<icon>\S+) (?P<colour>#\w{6}) (?P<name>.+?): (?P<description>.+)"),
    "area": re.compile(r"  (?P<importance>\d) (?P<name>.+)"),
    "project": re.compile(r"    (?P<priority>\w+) (?P<importance>\d)( by (?P<due>\w+))?: (?P<name>.+)"),
    "task": re.compile(
        r"      (?P<minutes>\d+) (?P<kind>\w+) (?P<energy>\w+)( (?P<recurrence>\S+))?: (?P<name>.+)"
    ),
}


@dataclass(frozen=True, slots=True)
class Pack:
    """Pillars for one kind of life, as text. `key` names it."""

    key: PackKey
    name: str
    description: str
    text: str


PACKS: dict[str, Pack] = {
    pack.key: pack
    for pack in (
        Pack(
            "student",
            "Student",
            "Coursework and what comes after it, a body and a head that last the term, and money that does too.",
            STUDENT,
        ),
        Pack(
            "entrepreneur",
            "Entrepreneur",
            "A business with goals for the quarter, a product that people ask for, and a life beside it.",
            ENTREPRENEUR,
        ),
        Pack(
            "busy_employee",
            "Busy Employee",
            "A career that moves, a body that keeps up, and time for the people who matter.",
            EMPLOYEE,
        ),
    )
}


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


def parts(pack: Pack, season: "Season") -> list[Part]:
    """All that the pack holds on that day, in reading order."""
    found: list[Part] = []
    for line in pack.text.format(**season.words).splitlines():
        level, said = read(line)
        path = path_of(level, said["name"], found)
        if "due" in said:
            said["due"] = season.days[said["due"]] if said["due"] else None
        found.append(Part(path, level, **said))
    return found


def read(line: str) -> tuple[Level, dict[str, Any]]:
    """What a line of a pack says."""
    level, found = next(
        (level, found) for level, pattern in LINES.items() if (found := pattern.fullmatch(line))
    )
    said: dict[str, Any] = {
        name: int(value) if value and value.isdigit() else value for name, value in found.groupdict().items()
    }
    if "recurrence" in said:
        said["recurrence"] = EVERY[said["recurrence"]] if said["recurrence"] else None
    return level, said


def path_of(level: Level, name: str, before: list[Part]) -> str:
    """The path of a part, behind those before it."""
    if level == "pillar":
        return slug(name)
    over = next(part for part in reversed(before) if part.level == OVER[level])
    if level == "task":
        return f"{over.path}/{STEPS[sum(above(part.path) == over.path for part in before)]}"
    return f"{over.path}/{slug(name) if level == 'area' else 'project'}"


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

    @property
    def words(self) -> dict[str, str]:
        """What is put into the texts."""
        return {
            "quarter": self.quarter[0],
            "summer": self.summer[0],
            "term": self.term[0],
            "month": self.month,
        }

    @property
    def days(self) -> dict[str, date]:
        """By when something is due."""
        return {"quarter": self.quarter[1], "summer": self.summer[1], "term": self.term[1]}


def quarter_end(first: date) -> date:
    """The last day of the quarter that begins with this day."""
    return date(first.year + (first.month == 10), (first.month + 2) % 12 + 1, 1) - timedelta(1)
