"""How somebody keeps their journal: on how many days a week, how private by default, and when they pause."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import LiteralString
from uuid import UUID

from memory.errors import NotFound
from memory.records import Tier
from memory.scope import Scope

SETTINGS: LiteralString = "per_week, tier, model_reads"
PAUSE: LiteralString = "id, first_day, last_day, reason"


@dataclass(frozen=True, slots=True)
class JournalSettings:
    """`per_week` days (1 to 7) make a streak, `tier` is that of new entries.

    `model_reads`: whether a hosted model may say how entries sound that are open to it; off until one asks for it.
    """

    per_week: int = 7
    tier: Tier = "full"
    model_reads: bool = False


@dataclass(frozen=True, slots=True)
class Pause:
    """Days, first and last included, that a streak passes over."""

    id: UUID
    first_day: date
    last_day: date
    reason: str


async def settings(scope: Scope) -> JournalSettings:
    """The user's; the defaults where they never said."""
    row = await scope.row(f"select {SETTINGS} from journal_settings where user_id = %s", [scope.user_id])
    return JournalSettings(**row) if row else JournalSettings()


async def change(scope: Scope, new: Mapping[str, object]) -> JournalSettings:
    """Set these; what `new` lacks or has None for stays."""
    row = await scope.row(
        f"""
        insert into journal_settings as s (user_id, per_week, tier, model_reads)
        values (%(user)s, coalesce(%(per_week)s, 7), coalesce(%(tier)s, 'full'), coalesce(%(model_reads)s, false))
        on conflict (user_id) do update set per_week = coalesce(%(per_week)s, s.per_week),
            tier = coalesce(%(tier)s, s.tier), model_reads = coalesce(%(model_reads)s, s.model_reads)
        returning {SETTINGS}
        """,
        {"user": scope.user_id, "per_week": None, "tier": None, "model_reads": None, **new},
    )
    assert row is not None
    return JournalSettings(**row)


async def pauses(scope: Scope) -> list[Pause]:
    """All of them, the newest first."""
    rows = await scope.rows(
        f"select {PAUSE} from journal_pauses where user_id = %s order by first_day desc, id limit 500",
        [scope.user_id],
    )
    return [Pause(**row) for row in rows]


async def pause(scope: Scope, first: date, last: date, reason: str) -> Pause:
    """A new one; one of the same days is the same."""
    row = await scope.row(
        f"select {PAUSE} from journal_pauses where user_id = %s and (first_day, last_day) = (%s, %s)",
        [scope.user_id, first, last],
    ) or await scope.row(
        "insert into journal_pauses (user_id, first_day, last_day, reason, created_at) values (%s, %s, %s, %s, %s) "
        f"returning {PAUSE}",
        [scope.user_id, first, last, reason, scope.now],
    )
    assert row is not None
    return Pause(**row)


async def shorten(scope: Scope, day: date) -> None:
    """End the pauses that hold on this day, the day before; one that began on it, or later, was none."""
    await scope.run("delete from journal_pauses where user_id = %s and first_day >= %s", [scope.user_id, day])
    await scope.run(
        "update journal_pauses set last_day = %(day)s::date - 1 where user_id = %(user)s and last_day >= %(day)s",
        {"user": scope.user_id, "day": day},
    )


async def remove(scope: Scope, pause_id: UUID) -> None:
    """Take a pause away. Raises NotFound."""
    row = await scope.row(
        "delete from journal_pauses where user_id = %s and id = %s returning id", [scope.user_id, pause_id]
    )
    if row is None:
        raise NotFound("There is no such pause (any more).")
