"""Words for a planned day: what each way is good for, why a block stands where it does, how the day looks in all."""

from collections.abc import Callable
from datetime import date

from memory.blackboard import EnergyPattern
from memory.records import Energy
from tools.hrm.day_order import HIGH, LOW, PEAKS, strain, switches
from tools.hrm.day_slots import Placed, Stretch, Work, clock_of, lasting
from tools.hrm.life import Life
from tools.hrm.records import Scored, Snapshot

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def impact_reason(placed: tuple[Placed, ...], *, alone: bool) -> str:
    minutes = sum(end - start for each in placed for start, end in each.parts)
    words = f"The highest scores first: {count(len(placed), 'task')}, {lasting(minutes)}"
    return f"{words}. An easier order would be no other" if alone else words


def ease_reason(
    hard: tuple[Placed, ...], easy: tuple[Placed, ...], energy: Energy | None, pattern: EnergyPattern
) -> str:
    """What the easier way has over the other one; empty where it is not easier."""
    peak = PEAKS.get(pattern)
    strains, changes = [strain(each, energy, peak) for each in (hard, easy)], [switches(hard), switches(easy)]
    said = []
    if strains[1] < strains[0]:
        said.append(kind_to(energy, pattern))
    if changes[1] < changes[0] and strains[1] <= strains[0]:
        said.append(f"{count(changes[1], 'change')} of area instead of {changes[0]}")
    return "; ".join(said)


def kind_to(energy: Energy | None, pattern: EnergyPattern) -> str:
    if energy in LOW:
        return "Lighter ones first, while your energy is low"
    if energy in HIGH:
        return "Hard ones first, while your energy is high"
    return f"Hard work in the hours of your {pattern.removesuffix('_peak')} peak"


def line(
    work: Work,
    part: Stretch,
    before: Work | None,
    snapshot: Snapshot,
    life: Life,
    said: Callable[[Scored], str],
    *,
    easy: bool,
    low: bool,
) -> str:
    """Why a block stands where it does, in a line."""
    length = part[1] - part[0]
    prefix = f"{lasting(length)} of {lasting(work.minutes)}: " if length < work.minutes else ""
    reason = why(work, part, before, snapshot, life, low=low) if easy else ""
    reason = reason or after(work, snapshot) or said(work.scored).split("; ")[0]
    return prefix + (reason[:1].lower() + reason[1:] if prefix else reason)


def why(work: Work, part: Stretch, before: Work | None, snapshot: Snapshot, life: Life, *, low: bool) -> str:
    """What makes it easy here; empty where nothing does."""
    peak = PEAKS.get(snapshot.preferences.energy_pattern)
    if low and work.demand == 0:
        return "Light, while your energy is low"
    if peak and not low and work.demand == 2 and peak[0] <= part[0] and part[1] <= peak[1]:
        return "Hard work, in the hours of your peak"
    if before and before.task.id != work.task.id and before.group == work.group and work.group:
        project, area, _ = life.over(work.task)
        above = area or project
        return f"Stays in {above.name}" if above else ""
    return ""


def after(work: Work, snapshot: Snapshot) -> str:
    """What it follows; empty where it waits for nothing."""
    waits = [each for each in snapshot.blockers.get(work.task.id, ()) if not each.done]
    return f"After {waits[0].ref} {waits[0].title}, for which it waits" if waits else ""


def summary(
    day: date, hours: Stretch, free: int, planned: int, over: int, snapshot: Snapshot, life: Life
) -> str:
    """The day in a sentence or two."""
    if hours[0] >= hours[1]:
        words = f"It is {clock_of(hours[0]):%H:%M}: no hours are left. Say until when, or plan another day."
        return words if day == life.now.astimezone(life.place).date() else "That day is over."
    said = (
        f"{lasting(planned)} of {lasting(free)} are planned."
        if planned
        else f"Nothing is planned in {lasting(free)}."
    )
    if free == 0:
        said = f"Nothing is free from {clock_of(hours[0]):%H:%M} to {clock_of(hours[1]):%H:%M}."
    if over:
        said += f" What is due exceeds the day by {lasting(over)}."
    if day.weekday() not in snapshot.preferences.work_days:
        said += f" {DAYS[day.weekday()]} is none of your work days."
    return said


def count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
