"""What was captured as JSON values, the same for HTTP and the command line."""

from memory.records import Json
from tools.capture import Captured, Token, iso


def as_json(items: tuple[Captured, ...]) -> list[Json]:
    """The items: dates in ISO form, duration in minutes, recurrence as RRULE; null where nothing was said."""
    return [item_as_json(item) for item in items]


def item_as_json(item: Captured) -> Json:
    return {
        "title": item.title,
        "due": iso(item.due) if item.due else None,
        "start": iso(item.start) if item.start else None,
        "duration": item.minutes,
        "recurrence": item.recurrence,
        "after_completion": item.after_completion,
        "priority": item.priority,
        "energy": item.energy,
        "kind": item.kind,
        "project": item.project,
        "area": item.area,
        "tags": list(item.tags),
        "after": list(item.after),
        "tokens": [token_as_json(token) for token in item.tokens],
    }


def token_as_json(token: Token) -> Json:
    return {
        "kind": token.kind,
        "text": token.text,
        "start": token.start,
        "end": token.end,
        "value": token.value,
        "confidence": token.confidence,
    }
