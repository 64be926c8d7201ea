"""How often the database is asked, and how often its answer is waited for."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from psycopg import AsyncConnection, AsyncCursor


@dataclass
class Asked:
    """The statements that were sent, and how often an answer was waited for after something new was sent."""

    statements: list[str] = field(default_factory=list)
    trips: int = 0
    waiting: bool = False


@contextmanager
def asked(patch: pytest.MonkeyPatch) -> Iterator[Asked]:
    """What is asked meanwhile."""
    count = Asked()
    execute, one, every = AsyncConnection.execute, AsyncCursor.fetchone, AsyncCursor.fetchall

    async def executing(self: Any, query: Any, *given: Any, **named: Any) -> Any:
        count.statements.append(str(query))
        count.waiting = True
        return await execute(self, query, *given, **named)

    def counting(fetch: Any) -> Any:
        async def fetching(self: Any) -> Any:
            count.trips += count.waiting
            count.waiting = False
            return await fetch(self)

        return fetching

    with patch.context() as patched:
        patched.setattr(AsyncConnection, "execute", executing)
        patched.setattr(AsyncCursor, "fetchone", counting(one))
        patched.setattr(AsyncCursor, "fetchall", counting(every))
        yield count
