"""What is known of the user, in words: remembered, listed, explained, corrected, forgotten."""

from datetime import date, datetime

from agent.offline.conversation import Result
from agent.offline.life import Life
from agent.offline.wording import counted, dicts, plain
from memory.records import Json

MANY = 30
"""So many memories are said; the rest is counted."""


def remembered(result: Result, record: Json, life: Life) -> str:
    """What is known from now on, and what it took the place of."""
    what = _quoted(record)
    if not record.get("changed", True):
        waits = " It waits for your yes." if record.get("state") == "proposed" else ""
        return f"I know that already: {what}.{waits}"
    if record.get("state") == "proposed":
        return f"I noted {what} as a proposal: say yes, and I'll remember it."
    return f"I'll remember: {what}.{_replaced(record)}"


def corrected(result: Result, record: Json, life: Life) -> str:
    """What is known in the place of a wrong wording."""
    if not record.get("changed", True):
        return f"That is what I know: {_quoted(record)}."
    return f"Corrected: {_quoted(record)}.{_replaced(record)}"


def accepted(result: Result, record: Json, life: Life) -> str:
    """A proposal that is known from now on."""
    known = "I'll remember" if record.get("changed", True) else "I know that already"
    return f"{known}: {_quoted(record)}.{_replaced(record)}"


def rejected(result: Result, record: Json, life: Life) -> str:
    """A proposal that is not kept."""
    return f"All right, I don't keep {record.get('ref')}."


def listed(result: Result, records: list[Json], life: Life) -> str:
    """What is known, and what waits for a yes."""
    active = [one for one in records if one.get("state") != "proposed"]
    waiting = [one for one in records if one.get("state") == "proposed"]
    if not records:
        return _nothing(result.arguments)
    parts = []
    if active:
        head = "What I know about you:" if not result.arguments.get("words") else "I know:"
        parts.append("\n".join([head, *(f"- {_line(one)}" for one in active[:MANY]), *_more(active)]))
    if waiting:
        ask = "Shall I remember that?" if len(waiting) == 1 else "Shall I remember these?"
        parts.append(
            "\n".join(
                ["You said, and I don't keep it yet:", *(f"- {_line(one)}" for one in waiting[:MANY]), ask]
            )
        )
    return "\n\n".join(parts)


def why(result: Result, record: Json, life: Life) -> str:
    """Where something is known from, in which words, and what it replaced."""
    source: Json = record.get("source") or {}
    day, quote = _day(source.get("at"), life), plain(source.get("quote") or "")
    ref = f" in {source['ref']}" if source.get("ref") else ""
    where = {
        "said": f"You said so on {day}",
        "journal": f"You wrote it in your journal{ref} on {day}",
        "note": f"It stands in a note of {day}",
    }.get(str(source.get("kind")), f"You told me yourself on {day}")
    said = f"{_quoted(record)}: {where}{f': “{quote}”' if quote else ''}."
    before = [
        f"- {_line(one)}{f', until {one_until}' if (one_until := _date(one.get('until'))) else ''}"
        for one in dicts(record.get("history"))
    ]
    return "\n".join([said, "It took the place of:", *before]) if before else said


def forgotten(result: Result, record: Json, life: Life) -> str:
    """What was forgotten, by references and counts alone."""
    refs = [str(one) for one in record.get("memories") or []]
    messages, notes = int(record.get("messages") or 0), int(record.get("notes") or 0)
    said = [f"Forgotten for good: {_and(refs)}." if refs else "Forgotten for good."]
    if messages:
        said.append(
            f"{counted(messages, 'message')} that said so {'is' if messages == 1 else 'are'} kept from me now."
        )
    if notes:
        said.append(f"{counted(notes, 'note')} {'is' if notes == 1 else 'are'} deleted.")
    stays = [str(one) for one in [*(record.get("entries") or []), *(record.get("tasks") or [])]]
    if stays:
        said.append(f"Still there, and saying so too: {_and(stays)}.")
    return " ".join([*said, "No undo brings it back."])


def learning(result: Result, record: Json, life: Life) -> str:
    """What becomes of what is learned."""
    return {
        "off": "All right, I learn nothing about you by myself. “Remember that …” still works.",
        "auto": "From now on I remember by myself what you tell me of yourself.",
    }.get(str(record.get("learning")), "From now on I ask before I remember something by myself.")


def _nothing(asked: Json) -> str:
    if asked.get("words"):
        return f"I know nothing about “{plain(asked['words'])}”."
    if asked.get("state") == "proposed":
        return "Nothing waits for your yes."
    return "I know nothing about you yet. Say “remember that …”, and I will."


def _line(record: Json) -> str:
    since, until = _date(record.get("since")), _date(record.get("until"))
    held = [
        *([f"since {since}"] if since else []),
        *([f"until {until}"] if until and record.get("state") != "superseded" else []),
    ]
    return f"{plain(record.get('text', ''))} ({', '.join([str(record.get('ref')), *held])})"


def _more(records: list[Json]) -> list[str]:
    return [f"- … and {len(records) - MANY} more"] if len(records) > MANY else []


def _quoted(record: Json) -> str:
    return f"“{plain(record.get('text', '')).rstrip('.')}” ({record.get('ref')})"


def _replaced(record: Json) -> str:
    return f" It takes the place of {record['replaces']}." if record.get("replaces") else ""


def _and(refs: list[str]) -> str:
    return " and ".join([", ".join(refs[:-1]), refs[-1]] if len(refs) > 1 else refs)


def _date(text: object) -> str:
    try:
        return f"{date.fromisoformat(str(text)):%-d %b %Y}"
    except ValueError:
        return ""


def _day(text: object, life: Life) -> str:
    try:
        at = datetime.fromisoformat(str(text))
    except ValueError:
        return "some day"
    return f"{at.astimezone(life.now.tzinfo if life.now else None):%a %-d %b %Y}"
