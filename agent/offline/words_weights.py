"""What counts how much, in words; what other weights would do; what feedback taught; and preferences."""

from agent.offline.conversation import Result
from agent.offline.life import Life
from agent.offline.plans import local_time
from agent.offline.wording import dicts, name, plain, thing
from agent.offline.words_why import SHORT
from memory.records import Json

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
CALLED = {
    "detail": "explanations", "personality": "speaks as", "style": "style", "optimization": "optimises for",
    "energy_pattern": "energy", "work_days": "days of work",
}  # fmt: skip
SHOWN = {"show_confidence": "Confidence", "show_path": "The reasoning path"}


def weights(result: Result, rows: list[Json], life: Life) -> str:
    """Every rule with what it counts now, and where it was changed."""
    lines = [f"- {_rule(one)}: {_amount(one.get('effective'))}{_own(one)}" for one in rows]
    if life.detail == "detailed":
        lines = [
            f"{line}. {plain(one.get('description', ''))}".rstrip(". ")
            for line, one in zip(lines, rows, strict=True)
        ]
    return "\n".join(
        [
            "What counts how much, from 0 to 1:",
            *lines,
            "Say “make deadlines matter less”, or “what if energy counted 0.9?”.",
        ]
    )


def weight(result: Result, value: Json, life: Life) -> str:
    """A rule's new weight."""
    if not result.changed:
        return f"{_rule(value)} counts {_amount(value.get('effective'))} already."
    if value.get("own") is None:
        return f"{_rule(value)} counts {_amount(value.get('effective'))} again, as it does by itself."
    now, base = _amount(value["own"]), _amount(value.get("base"))
    return f"{_rule(value)} now counts {now} ({base} by itself). “Undo” takes it back."


def reset(result: Result, rows: list[Json], life: Life) -> str:
    """All weights as they are by themselves."""
    if not result.changed:
        return "All weights are as they are by themselves already."
    return "All weights are as they are by themselves again. “Undo” brings yours back."


def preview(result: Result, value: Json, life: Life) -> str:
    """Who would come first, and whose place would be another one."""
    after, before = (dicts((value.get(key) or {}).get("items")) for key in ("after", "before"))
    moved = dicts(value.get("moved"))
    if not after:
        return "Nothing can be done now, so no weight changes what comes first."
    first = thing(after[0]["task"])
    if not moved:
        return f"Nothing would change: {first} stays first, and all others where they are."
    stays = before and before[0]["task"].get("ref") == after[0]["task"].get("ref")
    head = f"{first} would {'stay' if stays else 'be'} first. What moves:"
    lines = [f"- {thing(one)}: {_place(one.get('before'))} → {_place(one.get('after'))}" for one in moved]
    return "\n".join([head, *lines, "Nothing is set yet."])


def learned(result: Result, value: Json, life: Life) -> str:
    """Which weights moved, and where the task stands since."""
    places = [value.get("before"), value.get("after")]
    said = plain(value.get("said", ""))
    where = (
        f" {value.get('ref', 'It')} goes from place {places[0]} to {places[1]}."
        if all(places) and places[0] != places[1]
        else ""
    )
    stays = (
        f" {value.get('ref', 'It')} stays at place {places[0]}."
        if all(places) and places[0] == places[1] and dicts(value.get("adjustments"))
        else ""
    )
    undo = " “Undo” takes it back." if dicts(value.get("adjustments")) else ""
    return f"{said}{where}{stays}{undo}"


def preferences(result: Result, value: Json, life: Life) -> str:
    """How the user is judged and spoken to; after a change only what was changed."""
    changed = result.tool == "change_preferences"
    if changed and not result.changed:
        return "That was set already."
    parts = [_told(key, value) for key in ("detail", "personality", "style", "optimization", "energy_pattern")
             if not changed or key in result.arguments]  # fmt: skip
    if not changed or {"work_start", "work_end"} & result.arguments.keys():
        parts.append(
            f"work from {local_time(value.get('work_start'))} to {local_time(value.get('work_end'))}"
        )
    if not changed or "work_days" in result.arguments:
        parts.append(f"on {_days(value.get('work_days') or [])}")
    parts += [
        f"{label} {'shown' if value.get(key) else 'hidden'}"
        for key, label in SHOWN.items()
        if not changed or key in result.arguments
    ]
    if not changed or "learning" in result.arguments:
        parts.append(f"learning from your feedback is {'on' if value.get('learning') else 'off'}")
    if changed:
        return f"Set: {', '.join(parts)}." if parts else "That is set."
    return "\n".join(["Your preferences:", *(f"- {part[:1].upper()}{part[1:]}" for part in parts)])


def _told(key: str, value: Json) -> str:
    said = str(value.get(key, "")).replace("_", " ").replace("wellbeing", "well-being")
    return f"{CALLED[key]} {said}"


def _days(days: list[int]) -> str:
    if days and days == list(range(days[0], days[-1] + 1)) and len(days) > 2:
        return f"{DAYS[days[0]]}–{DAYS[days[-1]]}"
    return ", ".join(DAYS[day] for day in days if 0 <= day < len(DAYS)) or "no day"


def _rule(one: Json) -> str:
    short = SHORT.get(str(one.get("rule")))
    return f"{name(plain(one.get('name') or one.get('rule', '')))}" + (f" ({short})" if short else "")


def _own(one: Json) -> str:
    if one.get("own") is not None:
        return f", yours; {_amount(one.get('base'))} by itself"
    base, now = one.get("base"), one.get("effective")
    return f", by your optimisation; {_amount(base)} by itself" if base is not None and base != now else ""


def _amount(value: object) -> str:
    return f"{float(str(value or 0)):.2f}"


def _place(value: object) -> str:
    return f"place {value}" if value else "further down"
