"""Lists in words: tasks and places."""

from agent.offline.conversation import Result
from agent.offline.life import Life
from agent.offline.wording import LABELS, due_words, facts, place, plain, thing
from memory.records import Json

MANY = 20
"""So many lines of a list are said; the rest is counted."""


def listed(result: Result, rows: list[Json], life: Life) -> str:
    """A list of records: how many, and a line for each of the first."""
    noun = "tasks" if result.tool == "find_tasks" else result.tool.partition("_")[2]
    where = next(
        (result.arguments[key] for key in ("project", "area", "pillar") if result.arguments.get(key)), None
    )
    inside = (f" in {plain(where)}" if where else "") + _narrowed(result.arguments, life)
    if not rows:
        return _nothing(result, noun, inside)
    kind = ""
    if result.tool == "list_tasks":
        kind = {"completed": "done ", "all": ""}.get(str(result.arguments.get("status")), "open ")
    head = f"{len(rows)} {kind}{noun if len(rows) > 1 else _one(noun)}{inside}"
    if result.tool == "find_tasks":
        head += f" with “{plain(result.arguments.get('words', ''))}”"
    more = [f"- … and {len(rows) - MANY} more"] if len(rows) > MANY else []
    return "\n".join([f"{head}:", *(f"- {_row(row, life)}" for row in rows[:MANY]), *more])


def _narrowed(asked: Json, life: Life) -> str:
    """What else was asked of the tasks: " due tomorrow", " with #home"."""
    first, last = (due_words({"due_date": asked.get(key)}, life) for key in ("due_from", "due_to"))
    days = (
        f" due {first}"
        if first and first == last
        else f" due {first} to {last}"
        if first and last
        else f" due by {last}"
        if last
        else ""
    )
    told = {
        "words": f" with “{plain(asked.get('words', ''))}”", "tag": f" tagged #{plain(asked.get('tag', ''))}",
        "energy": f" of {asked.get('energy')} energy",
        "kind": f" of the kind {str(asked.get('kind')).replace('_', ' ')}",
        "priority": f" of {asked.get('priority')} priority", "overdue": " overdue", "recurring": " that repeat",
        "archived": " with the archive", "blocked": " that wait" if asked.get("blocked") else " that wait for nothing",
    }  # fmt: skip
    return days + "".join(
        words
        for key, words in told.items()
        if asked.get(key) not in (None, False) or (key == "blocked" and key in asked)
    )


def _one(noun: str) -> str:
    return noun.removesuffix("s")


def _nothing(result: Result, noun: str, inside: str) -> str:
    if result.tool == "find_tasks":
        return f"I found no task with “{plain(result.arguments.get('words', ''))}”."
    if result.tool == "list_tasks" and result.arguments.get("status") == "completed":
        return f"Nothing is done{inside} yet."
    if result.tool == "list_tasks" and inside:
        return f"No open tasks{inside}."
    if result.tool == "list_tasks":
        return "No open tasks. Say “add …” when something comes up."
    return f"No {noun}{inside} yet. Say “add {'an' if noun[0] in 'aeiou' else 'a'} {_one(noun)} …”."


def _row(row: Json, life: Life) -> str:
    parts = [thing(row), place(row), *facts(row, life)]
    if row.get("status") in ("in_progress", "review", "completed", "on_hold"):
        parts.append(LABELS[str(row["status"])])
    if isinstance(row.get("open_tasks"), int):
        parts.append(f"{row['open_tasks']} open, {row.get('done_tasks', 0)} done")
    if row.get("time_allocation"):
        parts.append(f"{row['time_allocation']:g} % of your time")
    return " · ".join(part for part in parts if part)
