"""Everything that HRM reads, in one round trip while the life stays as it is."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import LiteralString
from uuid import UUID

from memory import blocks, checkins, journal_days, life_rows, lives, preferences, rules
from memory.blackboard import Block, Completion, Felt, Preferences, Rule, Signals
from memory.life import Life
from memory.scope import Scope

RULES: LiteralString = f"select {rules.COLUMNS} from hrm_rules where active order by code"
PREFERENCES: LiteralString = (
    f"select {preferences.COLUMNS} from hrm_user_preferences where user_id = %(user)s"
)
OPENED: LiteralString = """
    select t.project_id as id, t.created_at as at from tasks t
    where t.user_id = %(user)s and t.deleted_at is null and t.created_at >= %(since)s and t.project_id is not null
    and t.recurrence is null and t.series_id is null
    order by t.created_at desc, t.id
"""
"""What comes again makes no project longer."""
PAUSED: LiteralString = """
    select first_day, last_day from journal_pauses where user_id = %(user)s and last_day >= %(since)s::date
"""


@dataclass(frozen=True, slots=True)
class Reading:
    """A life, and what is read beside it each time.

    `felt`: what was said of energy last, check-ins first. `blocks`: of these days, and of two days before.
    """

    life: Life
    rules: tuple[Rule, ...]
    preferences: Preferences
    felt: tuple[Felt, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Back:
    """What there was since an instant.

    `opened`: the projects in which tasks were made that do not recur, and when. `entries`: what may be known of the
    journal's; `paused`: the first and last days on which it was paused.
    """

    completions: tuple[Completion, ...]
    felt: tuple[Felt, ...]
    blocks: tuple[Block, ...]
    opened: tuple[tuple[UUID, datetime], ...]
    entries: tuple[Signals, ...]
    paused: tuple[tuple[date, date], ...]


async def read(scope: Scope) -> Reading:
    """All of it as it is now, with what this transaction has changed itself."""
    known = scope.lives.get(scope.user_id)
    news = await lives.send_news(scope, known)
    judging = await scope.send(RULES)
    preferred = await scope.send(PREFERENCES, {"user": scope.user_id})
    felt = await checkins.send_latest(scope)
    aside = await blocks.send(scope, scope.now.date() - timedelta(days=2))
    life = await lives.life(scope, known, await lives.fetch_news(news))
    row = await preferred.fetchone()
    return Reading(
        life,
        tuple([rules.to_rule(each) for each in await judging.fetchall()]),
        preferences.to_preferences(row) if row else Preferences(),
        await checkins.fetch(felt),
        await blocks.fetch(aside),
    )


async def back(scope: Scope, since: datetime) -> Back:
    """What there was since then, the newest first, in one round trip."""
    asked = {"user": scope.user_id, "since": since}
    done = await life_rows.send_done(scope, since)
    felt = await checkins.send_since(scope, since)
    aside = await blocks.send(scope, since.date())
    opened = await scope.send(OPENED, asked)
    signals = await journal_days.send_signals(scope, since.date())
    paused = await scope.send(PAUSED, asked)
    return Back(
        await life_rows.fetch_done(done),
        await checkins.fetch(felt),
        (await blocks.fetch(aside))[::-1],
        tuple([(row["id"], row["at"]) for row in await opened.fetchall()]),
        await journal_days.fetch_signals(signals),
        tuple([(row["first_day"], row["last_day"]) for row in await paused.fetchall()]),
    )
