"""The journal in words: what was written, who may read it, this day in other years, the streak, drafts, templates."""

from datetime import date

from agent.offline.conversation import Result
from agent.offline.life import Life
from agent.offline.wording import counted, dicts, name, plain
from memory.records import Json
from tools.when import say_due

SHORT = 120
"""Characters of an entry in a list."""
TIERS = {
    "never": "{ref} is private now: no model reads it.",
    "signals": "Models know only the signals of {ref} now: its mood, energy, tags and length.",
    "full": "{ref} is open to models now.",
}
KEEP = "Shall I write it in your journal? Say “yes”, or “yes, privately”."


def written(result: Result, record: Json, life: Life) -> str:
    """A journal entry that was written."""
    ref, tier = record.get("ref", "today"), record.get("tier", "full")
    late = "" if "day" not in result.arguments else f" for {_day(record, life)}"
    if tier == "never":
        return f"Written in your journal{late} ({ref}). It is private: from now on no model reads it."
    kept = " Models know only its signals." if tier == "signals" else ""
    return f"Written in your journal{late} ({ref}): {_felt(record)}.{kept}"


def updated(result: Result, record: Json, life: Life) -> str:
    """What is new about an entry."""
    ref = plain(record.get("ref", "It"))
    if not result.changed:
        return f"{ref} was like that already."
    if tier := result.arguments.get("tier"):
        return TIERS[str(tier)].format(ref=ref)
    return f"Changed {ref}: {_felt(record)}."


def read(result: Result, record: Json, life: Life) -> str:
    """An entry as it was written; of a private one its signals."""
    title = f" {name(record['title'])}" if record.get("title") else ""
    head = f"{_day(record, life)} ({record.get('ref', '')}){title}"
    if record.get("private"):
        return f"{head}: private; {_felt(record)}, {counted(int(record.get('words') or 0), 'word')}."
    answers = [
        f"{name(each.get('prompt', ''))} {plain(each.get('answer', ''))}"
        for each in dicts(record.get("answers"))
    ]
    text = plain(record.get("text", ""))
    return "\n".join(
        [f"{head} · {_felt(record)}", *([f"> {text}"] if text else []), *(f"- {one}" for one in answers)]
    )


def entries(result: Result, page: Json, life: Life) -> str:
    """Entries, one a line, and how many there are of which nothing is told here."""
    rows, private = dicts(page.get("items")), int(page.get("private") or 0)
    asked = result.arguments.keys() - {"limit", "cursor"}
    are, them = ("entry is", "it") if private == 1 else ("entries are", "them")
    more = f"{private} {are} private: read {them} in your journal."
    if not rows:
        if private:
            return more
        return (
            "Nothing in your journal for that."
            if asked
            else "Your journal is empty so far. Say “journal: …” to begin."
        )
    head = f"{counted(len(rows), 'journal entry') if len(rows) == 1 else f'{len(rows)} journal entries'}:"
    rest = [f"- … and older ones: {plain('say “last 20 journal entries”')}"] if page.get("next") else []
    return "\n".join([head, *(f"- {_line(row)}" for row in rows), *rest, *(["", more] if private else [])])


def on_this_day(result: Result, rows: list[Json], life: Life) -> str:
    """What was written on this day in other years."""
    if not rows:
        return "Nothing was written on this day in the last five years."
    return "\n".join(["On this day:", *(f"- {_line(row)}" for row in rows)])


def streak(result: Result, record: Json, life: Life) -> str:
    """How regularly was written."""
    current, best, unit = (
        int(record.get("current") or 0),
        int(record.get("best") or 0),
        str(record.get("unit")),
    )
    if not current and not best:
        return "No streak yet: write something today, and it begins."
    how = "" if unit == "days" else f" of {counted(int(record.get('per_week') or 1), 'day')} or more"
    said = f"Your streak: {counted(current, unit.removesuffix('s'))}{how} in a row; the best was {best}."
    if record.get("paused_until"):
        return f"{said} It is paused until {_date(record['paused_until'], life)}."
    if unit == "weeks":
        return f"{said} This week you have written on {counted(int(record.get('this_week') or 0), 'day')}."
    return said if record.get("written_today") else f"{said} Today is still open."


def paused(result: Result, record: Json, life: Life) -> str:
    """That the streak is paused, or no longer."""
    current, unit = int(record.get("current") or 0), str(record.get("unit")).removesuffix("s")
    if until := record.get("paused_until"):
        return f"Paused until {_date(until, life)}: your streak of {counted(current, unit)} holds."
    if result.arguments.get("until") == "none":
        return f"Your streak goes on: {counted(current, unit)} so far."
    return f"The pause is noted. Your streak: {counted(current, unit)}."


def draft(result: Result, record: Json, life: Life) -> str:
    """A drafted entry, to be agreed to."""
    if not record.get("text"):
        return "I found nothing to draft from: no words of yours, no check-ins, nothing done that day."
    lines = [f"> {plain(line)}" if line.strip() else ">" for line in str(record["text"]).splitlines()]
    felt = ", ".join(
        [*([str(record["mood"])] if record.get("mood") else []),
         *([f"energy {_words(record['energy'])}"] if record.get("energy") else [])]
    )  # fmt: skip
    head = f"A draft for {_day(record, life)}{f' ({felt})' if felt else ''}:"
    return "\n".join([head, "", *lines, "", KEEP])


def settings(result: Result, record: Json, life: Life) -> str:
    """How the journal is kept from now on."""
    said = []
    if result.arguments.get("per_week"):
        days = int(record.get("per_week") or 7)
        said.append(
            "every day counts for your streak"
            if days == 7
            else f"{counted(days, 'day')} a week make your streak"
        )
    if result.arguments.get("tier"):
        tiers = {
            "never": "private",
            "signals": "known to models by their signals only",
            "full": "open to models",
        }
        said.append(f"new entries are {tiers[str(record.get('tier'))]}")
    if result.arguments.get("model_reads") is not None:
        reads = "may say" if record.get("model_reads") else "does not say"
        said.append(f"a hosted model {reads} how open entries sound")
    return f"Noted: {'; '.join(said)}." if said else "That is set."


def templates(result: Result, rows: list[Json], life: Life) -> str:
    """The templates; of a single one its prompts."""
    if len(rows) == 1:
        (one,) = rows
        prompts = [f"{n}. {plain(prompt)}" for n, prompt in enumerate(one.get("prompts") or [], 1)]
        how = "gratitude journal: …" if one.get("code") == "gratitude" else "journal: …"
        return "\n".join(
            [f"{name(one.get('name', ''))}", "", *prompts, "", f"Answer as you like with “{how}”."]
        )
    lines = [
        f"- {name(one.get('name', ''))} ({plain(one.get('code', ''))}): {plain(one.get('description', ''))}"
        for one in rows
    ]
    return "\n".join(
        [f"{counted(len(rows), 'journal template')}:", *lines, "", "Say “start a gratitude entry”."]
    )


def template_gone(result: Result, record: Json, life: Life) -> str:
    """A template of one's own that was deleted."""
    return f"Deleted the journal template {name(record.get('name', ''))}; “undo” brings it back."


def _line(row: Json) -> str:
    head = f"{row.get('day', '')} ({row.get('ref', '')})"
    if row.get("private"):
        return f"{head} private · {_felt(row)}"
    text = plain(
        row.get("text", "") or " ".join(str(each.get("answer", "")) for each in dicts(row.get("answers")))
    )
    short = text if len(text) <= SHORT else text[: SHORT - 3].rsplit(" ", 1)[0] + " …"
    title = f"{name(row['title'])}: " if row.get("title") else ""
    return f"{head} {title}{short} · {_felt(row)}"


def _felt(row: Json) -> str:
    return f"{row.get('mood', 'reflective')}, energy {_words(row.get('energy', 'moderate'))}"


def _words(value: object) -> str:
    return str(value).replace("_", " ")


def _day(row: Json, life: Life) -> str:
    return _date(row.get("day"), life)


def _date(value: object, life: Life) -> str:
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        return "that day"
    return say_due(day, None, life.today() or day.replace(day=1))
