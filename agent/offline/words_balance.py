"""How effort lies beside what was planned, when a project will be done, how one feels: in words."""

from agent.offline.conversation import Result
from agent.offline.life import Life
from agent.offline.wording import counted, dicts, due_words, length, name, plain
from memory.records import Json


def alignment(result: Result, value: Json, life: Life) -> str:
    """The score, each pillar planned and actual, and what the score came from."""
    days, score = int(value.get("days") or 7), value.get("score")
    if score is None:
        return _full(
            value.get("explanation")
            or "Too little was done for a judgement. Finish some tasks under your pillars."
        )
    before = value.get("previous")
    trend = f", after {_number(before)} the {days} days before" if isinstance(before, int | float) else ""
    head = f"Your alignment over the last {days} days is {_number(score)} of 100{trend}."
    if life.detail == "minimal":
        return head
    rows = [
        _share(one)
        for one in dicts(value.get("shares"))
        if one.get("planned") is not None or one.get("minutes")
    ]
    unfiled = value.get("unfiled")
    if isinstance(unfiled, dict) and unfiled.get("minutes"):
        rows.append(
            f"- Under no pillar: {length(int(unfiled['minutes']))}, {counted(int(unfiled.get('done') or 0), 'task')}"
        )
    more: list[str] = []
    if life.detail == "detailed":
        weeks = [
            f"{due_words({'due_date': day}, life)} {_number(one) if one is not None else '–'}"
            for day, one in value.get("history") or []
        ]
        more += [f"Week by week: {', '.join(weeks)}."] if weeks else []
    return "\n".join(
        [head, *rows, *([_full(value["explanation"])] if value.get("explanation") else []), *more]
    )


def forecast(result: Result, value: Json, life: Life) -> str:
    """The dates by which half of the runs and 85 % of them are done, beside the due date."""
    what, left = f"{name(value.get('name', ''))} ({value.get('ref', '')})", int(value.get("open") or 0)
    likely, safe = (_day(value.get(key), life) for key in ("likely", "safe"))
    if not left:
        return f"{what} has nothing open: {counted(int(value.get('done') or 0), 'task')} done."
    if not value.get("enough") or not likely:
        basis = _full(value.get("basis") or "")
        return f"{what} has {counted(left, 'open task')}; that is all I can say yet. {basis}".strip()
    said = f"{what}: half of the runs are done by {likely}" + (
        f", 85 % by {safe}." if safe else "; 85 % lie beyond a year."
    )
    chance, due = value.get("chance"), _day(value.get("due"), life)
    if due and isinstance(chance, int | float):
        said += f" It is due {due}: {chance:.0%} of the runs make that."
    if life.detail == "minimal":
        return said
    return f"{said}\n{_full(value.get('basis') or '')}".rstrip()


def checked_in(result: Result, value: Json, life: Life) -> str:
    """What was noted of how one feels."""
    said = felt_words(value)
    return f"Noted{f': {said}' if said else ''}. It counts in what comes next; “plan my day” minds it too."


def checkins(result: Result, rows: list[Json], life: Life) -> str:
    """The newest check-ins."""
    if not rows:
        return "No check-ins yet. Say “check in: low energy, calm”."
    lines = [
        f"- {due_words({'due_date': one.get('day')}, life)}: {felt_words(one) or 'nothing said'}"
        for one in rows
    ]
    return "\n".join([f"{counted(len(rows), 'check-in')}:", *lines])


def felt_words(value: Json) -> str:
    """Energy low, mood peaceful, and the note."""
    energy, mood, note = value.get("energy"), value.get("mood"), plain(value.get("note") or "")
    parts = [f"energy {str(energy).replace('_', ' ')}"] if energy else []
    return ", ".join([*parts, *([f"mood {mood}"] if mood else []), *([f"“{note}”"] if note else [])])


def _share(one: Json) -> str:
    planned = f"{_number(one['planned'])} % planned" if one.get("planned") is not None else "no share planned"
    actual = f"{_number(one['actual'])} % done" if one.get("actual") is not None else "nothing done"
    gap = one.get("gap")
    said = (
        f" ({'+' if gap > 0 else '−'}{_number(abs(gap))})"
        if isinstance(gap, int | float) and round(gap, 1)
        else ""
    )
    spent, done = length(int(one.get("minutes") or 0)), counted(int(one.get("done") or 0), "task")
    return f"- {name(one.get('name', ''))}: {planned}, {actual}{said} · {spent}, {done}"


def _day(value: object, life: Life) -> str:
    return due_words({"due_date": value}, life) if value else ""


def _number(value: object) -> str:
    return f"{float(str(value)):.1f}".removesuffix(".0")


def _full(text: object) -> str:
    said = plain(text).rstrip()
    return said if not said or said.endswith((".", "!", "?")) else f"{said}."
