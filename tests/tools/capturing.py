"""What was captured, written in one line: "dentist · due 2026-11-24T15:00 · duration 30"."""

from datetime import UTC, datetime

from tools.capture import Captured, Known, Place, iso
from tools.when import Clock

CLOCK = Clock(datetime(2026, 11, 23, 8, 0, tzinfo=UTC), "Europe/Berlin")
"""A Monday, 09:00 in Berlin."""

KNOWN = Known(
    (
        Place("project", "Launch", "P3"),
        Place("project", "Half marathon", "P4"),
        Place("area", "Fitness", "A2"),
        Place("pillar", "Health", "PL1"),
    ),
    ("errands", "weekend-trip"),
)


def said(item: Captured) -> str:
    """The title ("–" where there is none) and every field that is set, in one order."""
    fields = {
        "due": iso(item.due) if item.due else "",
        "start": iso(item.start) if item.start else "",
        "duration": item.minutes or "",
        "recurrence": item.recurrence or "",
        "after completion": "yes" if item.after_completion else "",
        "priority": item.priority or "",
        "energy": item.energy or "",
        "kind": item.kind or "",
        "project": item.project or "",
        "area": item.area or "",
        "tags": ", ".join(item.tags),
        "after": ", ".join(item.after),
    }
    return " · ".join([item.title or "–", *(f"{name} {value}" for name, value in fields.items() if value)])
