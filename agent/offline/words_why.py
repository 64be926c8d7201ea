"""Why a task stands where it does, in numbers that add up; what would put it first; goals in their order."""

from agent.offline.conversation import Result
from agent.offline.life import Life
from agent.offline.wording import counted, dicts, name, plain, thing
from memory.records import Json

TELLING = 3
"""So many differences or changes are said in an answer of middle length."""
LEAST = 0.05
"""Differences that are less do not show in the points."""
SHORT = {
    "TEMPORAL_URGENCY_001": "deadline", "TEMPORAL_MORNING_PEAK_001": "morning", "PILLAR_ALIGNMENT_001": "pillar",
    "GOAL_COHERENCE_001": "coherence", "DEPENDENCY_CHECK_001": "dependencies", "PROGRESS_MOMENTUM_001": "momentum",
    "ENERGY_PATTERN_001": "energy", "CONTEXT_SWITCHING_001": "focus", "WORKLIFE_BALANCE_001": "balance",
    "SKILL_DEVELOPMENT_001": "skills",
}  # fmt: skip
"""What a rule's part of a sum is called; others bear their own name."""


def why(result: Result, value: Json, life: Life) -> str:
    """Where a task stands and why, what sets it apart, and what would put it first."""
    scored = value.get("scored")
    if not isinstance(scored, dict):
        return "Nothing can be done now, so nothing is first. Say “add …” when something comes up."
    lines = [f"{thing(scored['task'])} {_standing(value, scored)}: {plain(scored.get('reason', ''))}."]
    if life.detail == "minimal":
        return _once(lines[0])
    lines += _sum(scored, life) + _apart(value, life) + _path(scored, life) + _changes(value, life)
    return "\n".join(_once(line) for line in lines)


def goals(result: Result, value: Json, life: Life) -> str:
    """Pillars, areas or projects, those that deserve attention most first."""
    items, level = dicts(value.get("items")), str(result.arguments.get("level") or "project")
    if not items:
        return f"There is no open {level} to rank. Say “add {'an' if level == 'area' else 'a'} {level} …”."
    first, many = items[0], f"{level}s" if len(items) > 1 else level
    if life.detail == "minimal":
        points, reason = _points(first.get("score")), plain(first.get("reason", ""))
        return _once(f"{thing(first)} deserves attention first ({points} points): {reason}.")
    head = f"{'These' if len(items) > 1 else 'This'} {many} {'deserve' if len(items) > 1 else 'deserves'} attention:"
    lines = [
        f"{n}. {thing(one)} · {_points(one.get('score'))}: {plain(one.get('reason', ''))}"
        for n, one in enumerate(items, 1)
    ]
    more = [f"{name(first['name'])}: {_points(first.get('score'))} points = {_added(first)}."]
    return "\n".join([head, *lines, *(more if life.detail == "detailed" else [])])


def _standing(value: Json, scored: Json) -> str:
    of, place, points = int(value.get("of") or 0), value.get("place"), _points(scored.get("score"))
    if scored.get("blocked_by"):
        return f"scores {points} and waits for {blockers(scored)}"
    if place == 1:
        return (
            f"is first of {counted(of, 'task')} with {points} points"
            if of > 1
            else f"is the only one that can be done, with {points} points"
        )
    return f"is {_nth(int(place or 0))} of {counted(of, 'task')} with {points} points"


def _sum(scored: Json, life: Life) -> list[str]:
    """The contributions, as a sum that can be checked: every one adds up to the score."""
    parts = sorted(dicts(scored.get("contributions")), key=lambda one: -float(one.get("points") or 0))
    if not parts:
        return []
    if life.detail != "detailed":
        return [f"{_points(scored.get('score'))} points: {_added(scored)}."]
    lines = [f"{_points(scored.get('score'))} points, rule by rule:"]
    for one in parts:
        sure = (
            f", {float(one.get('confidence') or 0):.0%} sure"
            if life.show_confidence and float(one.get("confidence") or 1) < 1
            else ""
        )
        lines.append(
            f"- {plain(one.get('name', one.get('rule', '')))}: {_points(one.get('points'))} "
            f"(weight {float(one.get('weight') or 0):.2f}{sure}). {plain(one.get('reason', ''))}"
        )
    return lines


def _added(scored: Json) -> str:
    parts = sorted(dicts(scored.get("contributions")), key=lambda one: -float(one.get("points") or 0))
    return " + ".join(f"{_rule(one)} {_points(one.get('points'))}" for one in parts)


def _apart(value: Json, life: Life) -> list[str]:
    """What tells most between it and the other one: against whom it was asked, else the first."""
    other = value.get("over") or value.get("first")
    rows = [one for one in dicts(value.get("differences")) if abs(_gap(one)) >= LEAST]
    if not isinstance(other, dict) or not rows:
        return []
    shown = rows if life.detail == "detailed" else rows[:TELLING]
    points = float(other.get("score") or 0)
    lines = [f"Beside {thing(other['task'])}, which has {_points(points)}:"]
    for one in shown:
        gap = _gap(one)
        better = gap >= 0
        reason = plain(one.get("reason" if better else "other_reason", "")).rstrip(".")
        whose = "" if better else f" ({other['task'].get('ref', 'the other')})"
        lines.append(f"- {_rule(one)} {'+' if better else '−'}{abs(gap):.1f}: {reason}{whose}")
    return lines


def _gap(one: Json) -> float:
    return float(one.get("points") or 0) - float(one.get("other_points") or 0)


def _path(scored: Json, life: Life) -> list[str]:
    steps = [plain(one.get("name", "")) for one in dicts(scored.get("path")) if one.get("level") != "task"]
    return [f"It serves {' › '.join(steps)}."] if steps and life.show_path else []


def _changes(value: Json, life: Life) -> list[str]:
    """Changes as things one could do, each with what it leads to. "Do that" does the first."""
    rows = dicts(value.get("changes"))
    if not rows:
        return (
            ["No single change of date, importance or weight would put it first."]
            if value.get("place") not in (1, None)
            else []
        )
    shown = rows if life.detail == "detailed" else rows[:TELLING]
    own = str((value.get("scored") or {}).get("task", {}).get("ref"))
    head = "It would be first with:" if shown[0].get("task", own) == own else "What would come before it:"
    if value.get("place") is None:
        head = "What would free it:"
    lines = [f"{n}. {_change(one, own)}" for n, one in enumerate(shown, 1)]
    said = (
        "Say “do that” and I do it." if len(shown) == 1 else "Say “do the first” or another one, and I do it."
    )
    return [head, *lines, said]


def _change(one: Json, own: str) -> str:
    other = str(one.get("task") or own)
    whom = f"{name(one.get('title', ''))} ({other}): " if other != own else ""
    place, points = int(one.get("place") or 1), _points(one.get("score"))
    return (
        f"{whom}{plain(one.get('text', ''))} → {'first' if place == 1 else f'place {place}'}, {points} points"
    )


def blockers(item: Json) -> str:
    """What an item waits for, by name."""
    waits = [f"{name(one.get('title', ''))} ({one.get('ref', '')})" for one in dicts(item.get("blocked_by"))]
    return ", ".join(waits) or "something else"


def _rule(one: Json) -> str:
    return SHORT.get(str(one.get("rule")), plain(one.get("name", "")).lower())


def _points(value: object) -> str:
    return f"{float(str(value or 0)):.1f}"


def _nth(place: int) -> str:
    words = {2: "second", 3: "third", 4: "fourth", 5: "fifth"}
    return words.get(place, f"at place {place}")


def _once(line: str) -> str:
    """One full stop at a sentence's end."""
    return line.replace("..", ".")
