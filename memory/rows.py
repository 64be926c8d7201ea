"""What every noun's queries share: pages and JSON parameters."""

import re
from collections.abc import Callable
from typing import Any

import orjson
from psycopg.types.json import Jsonb

from memory.errors import Invalid
from memory.records import Item, Json, Page

UNSTORABLE = "The text holds characters that can't be stored."

NO_CURSOR = "This cursor is not one that a page gave."


def page(rows: list[Json], limit: int, make: Callable[[Json], Item]) -> Page[Item]:
    """The first `limit` rows as records, and the number behind which the next page begins."""
    cursor = str(rows[limit - 1]["number"]) if len(rows) > limit else None
    return Page(tuple(make(row) for row in rows[:limit]), cursor)


def cursor_number(cursor: str | None, start: int) -> int:
    """The number in a cursor that an earlier page gave. Raises Invalid for anything else."""
    if cursor is None:
        return start
    if not cursor.isascii() or not cursor.isdigit() or len(cursor) > 18:
        raise Invalid(NO_CURSOR)
    return int(cursor)


def cursor_moment(cursor: str | None) -> tuple[int, str]:
    """The microsecond and the beginning of the id in a cursor that a page by time gave, which tell equals apart.

    Raises Invalid for anything else.
    """
    if cursor is None:
        return 2**62, ""
    found = re.fullmatch(r"(\d{1,18})_([0-9a-f-]{13})", cursor, re.ASCII)
    if found is None:
        raise Invalid(NO_CURSOR)
    return int(found[1]), found[2]


def jsonb(value: Any) -> Jsonb:
    """A value as a jsonb parameter; dates, times and UUIDs become text."""
    return Jsonb(value, dumps=dump)


def dump(value: Any) -> str:
    try:
        return orjson.dumps(value, default=str).decode()
    except TypeError as error:  # half of a pair of surrogates
        raise Invalid(UNSTORABLE) from error
