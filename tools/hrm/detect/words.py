"""Numbers and names as a person would say them."""

from collections.abc import Sequence
from datetime import date

from memory.records import Area, Pillar, Project, Task
from tools.when import say_due

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LONGEST = 60
"""Characters of a name within a sentence."""


def count(number: int, noun: str) -> str:
    """ "1 task", "3 tasks"."""
    return f"{number} {noun}" + ("" if number == 1 else "s")


def hours(minutes: float) -> str:
    """ "45 min", "1.5 h", "12 h": minutes below an hour and a half, then half hours, whole ones from ten on."""
    if minutes < 90:
        return f"{round(minutes)} min"
    return f"{round(minutes / 60)} h" if minutes >= 570 else f"{round(minutes / 30) / 2:g} h"


def percent(share: float) -> str:
    """A percentage, 0 to 100, as a whole number: "8 %"."""
    return f"{share:.0f} %"


def rate(number: float) -> str:
    """ "1.8", "12": one decimal below ten."""
    return f"{number:.1f}" if number < 9.95 else f"{number:.0f}"


def chance_words(chance: float) -> str:
    """A probability as it can be said: "p = 0.003", "p < 0.001"."""
    return f"p = {chance:.2g}" if chance >= 0.001 else "p < 0.001"


def listed(words: Sequence[str], most: int = 3) -> str:
    """ "Work, Health and 2 more"."""
    named = list(words[:most])
    if len(words) > most:
        return f"{', '.join(named)} and {len(words) - most} more"
    return " and ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named)


def on(day: date, today: date) -> str:
    """ "today", "Fri 27 Nov"."""
    return say_due(day, None, today)


def is_due(day: date, today: date) -> str:
    """ "is due Fri 27 Nov", "was due yesterday"."""
    return f"{'was' if day < today else 'is'} due {on(day, today)}"


def short(name: str) -> str:
    """A name that fits into a sentence."""
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"


def named(thing: Task | Project | Area | Pillar) -> str:
    """A thing by its reference and its name: "T12 Buy shoes"."""
    return f"{thing.ref} {title(thing)}"


def title(thing: Task | Project | Area | Pillar) -> str:
    """A thing by its name alone."""
    return short(thing.title if isinstance(thing, Task) else thing.name)
