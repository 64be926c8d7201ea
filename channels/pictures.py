"""The pictures that go along with what is said, drawn when it is sent."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from uuid import UUID

from memory.database import Database
from memory.said import Said
from tools import review_chart

log = logging.getLogger(__name__)

Picture = Callable[[Database, UUID, str], Awaitable[bytes]]

PICTURES: dict[str, Picture] = {"review": review_chart.picture}
"""By kind, which is the first word of `Said.picture`."""


async def drawn(
    pictures: Mapping[str, Picture], database: Database, user_id: UUID, said: Said
) -> dict[str, bytes]:
    """The picture of a message; none where it has none, or can't be drawn."""
    kind, _, key = said.picture.partition(" ")
    if kind not in pictures:
        return {}
    try:
        return {said.picture: await pictures[kind](database, user_id, key)}
    except Exception:
        log.exception("a picture was not drawn", extra={"kind": kind})
        return {}
