"""How the user wants to be judged and spoken to."""

from datetime import time
from typing import Annotated

from pydantic import Field

from memory import preferences, rules
from memory.blackboard import Detail, EnergyPattern, Optimization, Personality, Preferences, Style
from memory.errors import Invalid
from memory.scope import Scope
from tools.goals import given
from tools.people import WEEK, Weekday
from tools.tool import tool
from tools.weights import Amounts, rule_called, settable

Hour = Annotated[time | None, Field(description="Local time on the clock: 09:00.")]


@tool("read")
async def my_preferences(scope: Scope) -> Preferences:
    """Say how the user wants to be judged and spoken to: weights, detail, tone, what to optimise for, work hours."""
    return await preferences.preferences(scope)


@tool("write")
async def change_preferences(
    scope: Scope,
    detail: Detail | None = None,
    show_confidence: bool | None = None,
    show_path: bool | None = None,
    personality: Personality | None = None,
    style: Style | None = None,
    optimization: Optimization | None = None,
    work_start: Hour = None,
    work_end: Hour = None,
    work_days: Annotated[list[Weekday] | None, Field(max_length=7, description="All of them.")] = None,
    energy_pattern: EnergyPattern | None = None,
    learning: Annotated[bool | None, Field(description="Whether feedback moves weights.")] = None,
    weights: Amounts | None = None,
) -> Preferences:
    """Change how explanations look, how Aurum speaks, what it optimises for, the hours and days of work, when energy is
    highest, whether it learns from feedback, or weights of rules. What is not given stays."""
    new = given(
        detail=detail, show_confidence=show_confidence, show_path=show_path, personality=personality, style=style,
        optimization=optimization, work_start=work_start, work_end=work_end, energy_pattern=energy_pattern,
        learning=learning,
    )  # fmt: skip
    if work_days is not None:
        new["work_days"] = sorted({WEEK.index(day) for day in work_days})
    if work_start is not None or work_end is not None:
        await refuse_hours(scope, work_start, work_end)
    if weights:
        known = await rules.rules(scope)
        changes = settable([(rule_called(known, each.rule), each.weight) for each in weights])
        await preferences.weight(scope, changes)
    return await preferences.change(scope, new)


async def refuse_hours(scope: Scope, start: time | None, end: time | None) -> None:
    """Raise Invalid for hours of work that are none."""
    if any(each is not None and each.tzinfo is not None for each in (start, end)):
        raise Invalid("Hours of work are local, such as 09:00.")
    known = await preferences.preferences(scope)
    start, end = start or known.work_start, end or known.work_end
    if start >= end:
        raise Invalid(
            f"Work would begin at {start:%H:%M} and end at {end:%H:%M}: it has to end later on the same day."
        )
