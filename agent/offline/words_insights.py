"""What was noticed, in words: cards, one of them in full, and what became of it."""

from agent.offline.conversation import Result
from agent.offline.life import Life
from agent.offline.wording import counted, dicts, name, plain
from memory.records import Json

FEW = 5
"""So many cards are told in an answer of middle length; the rest is counted."""
KINDS = {
    "obstacle_identification": "obstacle", "pattern_recognition": "pattern", "recommendation": "recommendation",
    "goal_coherence": "finding on how goals fit together", "progress_prediction": "prediction",
    "alignment_analysis": "finding on alignment", "time_allocation": "finding on time",
    "priority_reasoning": "reason for an order",
}  # fmt: skip
SAID = {
    "accepted": "taken up", "rejected": "not for you", "modified": "taken up in your way", "ignored": "ignored",
    "helpful": "helpful", "not_helpful": "not helpful", "clear": "clear", "unclear": "unclear",
}  # fmt: skip


def cards(result: Result, rows: list[Json], life: Life) -> str:
    """The cards on the blackboard, pinned ones first as they come, each with what can be done."""
    kind = KINDS.get(str(result.arguments.get("type")), "insight")
    about = next(
        (plain(result.arguments[key]) for key in ("about", "words") if result.arguments.get(key)), ""
    )
    where = (f" with “{about}”" if result.arguments.get("words") else f" about {about}") if about else ""
    if not rows:
        return _none(result, kind, where)
    if life.detail == "minimal":
        return f"{_line(rows[0], life)}{f' (and {len(rows) - 1} more)' if len(rows) > 1 else ''}"
    shown = rows if life.detail == "detailed" else rows[:FEW]
    lines = [f"- {_line(one, life)}" for one in shown]
    more = [f"- … and {len(rows) - len(shown)} more"] if len(rows) > len(shown) else []
    head = f"{counted(len(rows), kind) if kind.split()[-1] == kind else f'{len(rows)} × {kind}'}{where}:"
    last = f"Say “explain {rows[0].get('ref', 'it')}” for the reasons, or “dismiss …”."
    return "\n".join([head, *lines, *more, last])


def card(result: Result, value: Json, life: Life) -> str:
    """One card in full: what it says, what it rests on, what to do, and how sure that is."""
    lines = [_line(value, life)]
    if value.get("narrative"):
        lines.append(plain(value["narrative"]))
    if life.detail != "minimal":
        evidence = dicts(value.get("evidence"))
        shown = evidence if life.detail == "detailed" else evidence[:FEW]
        if shown:
            lines += ["It rests on:", *(f"- {_row(one)}" for one in shown)]
            lines += [f"- … and {len(evidence) - len(shown)} more"] if len(evidence) > len(shown) else []
        path = [plain(one.get("name", "")) for one in dicts(value.get("path")) if one.get("name")]
        lines += [f"Path: {' › '.join(path)}."] if path and life.show_path else []
    lines += advice(value)
    versions = len(dicts(value.get("versions")))
    if life.detail == "detailed" and versions > 1:
        lines.append(
            f"This is its {counted(versions, 'version').replace(' version', '. version').removesuffix('s')}."
        )
    return "\n".join(lines)


def advice(value: Json) -> list[str]:
    """What is recommended; what a call can do is numbered, so that it can be asked for."""
    rows = dicts(value.get("recommendations"))
    if not rows:
        return []
    doable = [one for one in rows if one.get("call")]
    lines = ["What you could do:"]
    lines += [f"{n}. {plain(one.get('text', ''))}" for n, one in enumerate(doable, 1)]
    lines += [f"- {plain(one.get('text', ''))}" for one in rows if not one.get("call")]
    if doable:
        lines.append(
            "Say “do that” and I do it."
            if len(doable) == 1
            else "Say “do the first” or another one, and I do it."
        )
    return lines


def pinned(result: Result, value: Json, life: Life) -> str:
    """A card that stays at the top, or no longer."""
    if value.get("pinned"):
        return f"{_name(value)} is pinned: it stays at the top."
    return f"{_name(value)} is no longer pinned."


def dismissed(result: Result, value: Json, life: Life) -> str:
    """A card that was put away, or was there again."""
    if result.arguments.get("dismissed") is False:
        return f"{_name(value)} is on the blackboard again."
    return f"{_name(value)} is dismissed. It comes back only when it says something else."


def rated(result: Result, value: Json, life: Life) -> str:
    """What was noted, and which weights moved."""
    known, learned = value.get("insight") or value, value.get("learned")
    said = SAID.get(str(result.arguments.get("feedback")), "noted")
    more = f" {plain(learned['said'])}" if isinstance(learned, dict) and learned.get("said") else ""
    return f"Noted: {_name(known)} is {said}.{more}"


def noted(result: Result, value: Json, life: Life) -> str:
    """A note of one's own on the blackboard."""
    return f"On the blackboard: {_name(value)}."


def looked(result: Result, rows: list[Json], life: Life) -> str:
    """What looking again found."""
    if not rows:
        return "I looked again and found nothing new."
    return "\n".join(
        [
            f"I looked again: {counted(len(rows), 'insight')} new or changed.",
            *(f"- {_line(one, life)}" for one in rows[:FEW]),
        ]
    )


def statistics(result: Result, value: Json, life: Life) -> str:
    """The blackboard in numbers."""
    there, away = int(value.get("active") or 0), int(value.get("dismissed") or 0)
    told = [
        f"{counted(int(value.get('cards') or 0), 'insight')} so far, {there} on the blackboard, {away} dismissed."
    ]
    taken, judged = value.get("acceptance_rate"), float(value.get("feedback_rate") or 0)
    if isinstance(taken, int | float):
        told.append(f"You said what you think of {judged:.0%} of them and took up {taken:.0%} of those.")
    kinds = [
        f"{KINDS.get(str(one.get('type')), str(one.get('type')))} {one.get('cards', one.get('count', 0))}"
        for one in dicts(value.get("types"))
    ]
    if kinds and life.detail != "minimal":
        told.append(f"By kind: {', '.join(kinds)}.")
    return " ".join(told)


def _line(row: Json, life: Life) -> str:
    sure = row.get("confidence")
    said = f" ({sure:.0%} sure)" if life.show_confidence and isinstance(sure, int | float) else ""
    pin = " · pinned" if row.get("pinned") else ""
    return f"{_name(row)}: {plain(row.get('summary', ''))}{said}{pin}"


def _name(row: Json) -> str:
    ref = f" ({row['ref']})" if row.get("ref") else ""
    return f"{name(row.get('title') or 'Insight')}{ref}"


def _row(one: Json) -> str:
    ref = f" ({one['ref']})" if one.get("ref") else ""
    said = f": {plain(one['said'])}" if one.get("said") else ""
    return f"{plain(one.get('name', ''))}{ref}{said}"


def _none(result: Result, kind: str, where: str) -> str:
    state = str(result.arguments.get("state") or "")
    if result.arguments.get("pinned"):
        return "No insight is pinned. Say “pin I3”."
    if state and state != "active":
        return f"No insight is {state}."
    if where or kind != "insight":
        plural = kind if kind.rsplit(maxsplit=1)[-1] != kind else f"{kind}s"
        return f"No {plural}{where} now. “Look again” looks at everything."
    return "No insights yet: they come as tasks and entries do."
