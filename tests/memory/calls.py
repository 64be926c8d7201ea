"""Any call of any tool that changes something, made from the registry: a new tool is tried without a word here."""

from typing import Any

from hypothesis import strategies as st

from tests.acting import TOOL
from tools.tool import Tool

Json = dict[str, Any]
Call = tuple[str, Json]

NOT_TRIED = frozenset({"undo", "redo"})
"""What takes back is tried by whoever tries these."""

names = st.sampled_from(["Health", "Work", "Fitness", "Half marathon", "Buy shoes", "Überlauf “so”"])


def refs(*letters: str) -> st.SearchStrategy[str]:
    return st.builds(lambda letter, number: f"{letter}{number}", st.sampled_from(letters), st.integers(1, 4))


things = refs("T", "T", "T", "P", "A", "PL")
none = st.just("none")
dates = st.sampled_from(["2026-12-24", "2026-12-24T15:00", "2026-11-20", "friday 3pm", "none"])
NAMED: dict[str, st.SearchStrategy[Any]] = {
    "task": refs("T"), "tasks": st.lists(refs("T"), min_size=1, max_size=3), "after": st.lists(refs("T"), max_size=2),
    "project": st.one_of(refs("P"), none), "area": st.one_of(refs("A"), none), "parent": st.one_of(refs("T"), none),
    "pillar": st.one_of(refs("PL"), none), "thing": things, "things": st.lists(things, min_size=1, max_size=3),
    "to": st.one_of(refs("P", "A", "PL", "T"), none), "before": st.one_of(things, st.just("last")), "due": dates,
    "start": dates, "recurrence": st.sampled_from(["every day", "every other tuesday", "FREQ=WEEKLY;COUNT=2", "none"]),
    "occurrence": st.none(), "template": st.one_of(refs("TP"), names), "pack": st.sampled_from(["student", "fitness"]),
    "text": st.sampled_from(["Slept well", "Buy milk tomorrow #home", "Run every day p1"]), "without": st.none(),
    "colour": st.sampled_from(["#aa3300", ""]), "level": st.sampled_from(["project", "task"]),
    "mood": st.just("excited"), "zone": st.sampled_from(["Europe/Berlin", "Asia/Tokyo"]), "day_end": st.just("04:00"),
    "travel_zone": st.sampled_from(["America/Lima", "none"]), "travel_until": st.just("2030-01-01"),
    "week_start": st.sampled_from(["sunday", "monday"]), "insight": refs("I"), "about": st.one_of(things, none),
    "rule": st.sampled_from(["deadlines", "energy"]), "weight": st.sampled_from([0.1, 0.5, None]),
    "weights": st.dictionaries(st.sampled_from(["focus", "pillars"]), st.sampled_from([0.2, 0.9, None]), max_size=2),
    "work_start": st.just("07:00"), "work_end": st.just("15:00"), "work_days": st.just(["sunday", "monday"]),
    "block": refs("T"), "delivery": st.none(), "morning_at": st.just("07:30"), "evening_at": st.just("21:00"),
    "weekly_at": st.just("17:00"), "quiet_from": st.just("23:00"), "quiet_until": st.just("06:30"),
}  # fmt: skip
"""What arguments of these names are made of; the others are made by their type."""
days = st.sampled_from(["tomorrow", "2090-01-02"])
hours = st.sampled_from(["09:00", "09:30", "10:00"])
stretches = st.fixed_dictionaries(
    {"task": refs("T"), "start": hours, "end": st.sampled_from(["10:00", "11:00"])}
)
OF_TOOL: dict[tuple[str, str], st.SearchStrategy[Any]] = {
    ("accept_plan", "day"): days, ("change_block", "day"): days, ("remove_blocks", "day"): days,
    ("accept_plan", "blocks"): st.lists(stretches, max_size=2),
    ("accept_plan", "postpone"): st.lists(
        st.fixed_dictionaries({"task": refs("T"), "to": st.just("2090-01-05")}), max_size=2
    ),
    ("change_block", "start"): hours, ("change_block", "end"): st.just("12:00"),
    ("change_nudges", "pause_from"): st.just("2090-01-01"),
    ("change_nudges", "pause_until"): st.sampled_from(["2090-01-05", "none"]),
    ("change_nudges", "channels"): st.lists(st.sampled_from(["telegram", "slack", "web"]), max_size=2),
    ("change_nudges", "ways"): st.just([{"kind": "reminder", "channel": "slack"}]),
    ("remove_blocks", "blocks"): st.lists(refs("T"), min_size=1, max_size=2),
}  # fmt: skip
"""The same for arguments that mean something else in one tool."""


def value(name: str, schema: Json, tool: Tool[..., Any]) -> st.SearchStrategy[Any]:
    """A strategy for an argument."""
    if (tool.name, name) in OF_TOOL:
        return OF_TOOL[tool.name, name]
    if name in NAMED:
        return NAMED[name]
    if "$ref" in schema:
        schema = tool.schema["$defs"][schema["$ref"].rsplit("/", 1)[1]]
    if "anyOf" in schema:
        return value(name, next(each for each in schema["anyOf"] if each.get("type") != "null"), tool)
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    kind = schema.get("type")
    if kind == "boolean":
        return st.booleans()
    if kind in ("integer", "number"):
        least = schema.get("minimum", 0)
        return st.integers(int(least), int(schema.get("maximum", least + 90)))
    if kind == "array":
        return st.lists(names, max_size=3)
    return names


def call_of(tool: Tool[..., Any]) -> st.SearchStrategy[Call]:
    """Calls of a tool with what it needs and at most three arguments more."""
    needed = set(tool.schema.get("required", ()))
    strategies = {name: value(name, each, tool) for name, each in tool.schema["properties"].items()}
    further = sorted(set(strategies) - needed)
    chosen = st.lists(st.sampled_from(further), max_size=3, unique=True) if further else st.just([])
    given = chosen.flatmap(
        lambda more: st.fixed_dictionaries({name: strategies[name] for name in [*sorted(needed), *more]})
    )
    return st.tuples(st.just(tool.name), given)


TRIED = [tool for tool in TOOL.values() if tool.risk != "read" and tool.name not in NOT_TRIED]
ADDING = [call_of(tool) for tool in TRIED if tool.name.startswith("add_")]
calls = st.one_of(*(call_of(tool) for tool in TRIED), *ADDING, *ADDING)
