"""The journal as lines of a terminal."""

from memory.records import Json


def written(entry: Json, colour: bool = False) -> str:
    """An entry that was written: its reference, its day, who may read it."""
    kept = {"never": ", kept from models", "signals": ", models know its signals"}.get(entry["tier"], "")
    return f"✓ {entry['ref']}, {entry['day']}{kept}"


def entries(page: Json, colour: bool = False) -> str:
    """Entries with their words, the newest day first."""
    told = [one(entry, colour) for entry in page["items"]]
    return "\n\n".join(told) if told else "Nothing yet. Write with: aurum journal “…”."


def one(entry: Json, colour: bool) -> str:
    """An entry: a line on it, then its title, its words and its answers."""
    felt = f"{entry['mood']}, energy {entry['energy'].replace('_', ' ')}"
    head = f"{entry['day']} {entry['ref']} · {felt}"
    answers = [f"{each['prompt']}\n{each['answer']}" for each in entry["answers"]]
    parts = [f"\033[1m{head}\033[0m" if colour else head, entry["title"], entry["text"], *answers]
    return "\n".join(part for part in parts if part)
