"""News: cards of the blackboard that are worth saying first, and have not been said lately."""

from collections.abc import Sequence
from datetime import date, datetime

from memory.blackboard import Insight
from memory.insights import COLUMNS, to_insight
from memory.scope import Scope


async def worth_saying(
    scope: Scope, day: date, *, kinds: Sequence[str], sure: float, before: datetime, unless_since: datetime
) -> Insight | None:
    """The card that matters most of those that rules concluded before an instant, whose keys begin with these kinds.

    None where one was said on that day of the user's already; a card is left out that was said after `unless_since`,
    or of which its user thinks little. A forecast counts only where the day is more likely missed than made.
    """
    row = await scope.row(
        f"""
        with said as (
            select split_part(key, ' ', 1) as day, split_part(key, ' ', 2) as ref from deliveries
            where user_id = %(user)s and kind = 'insight' and due_at > %(since)s
        )
        select {COLUMNS} from insights i
        where user_id = %(user)s and state = 'active' and source = 'rule' and confidence >= %(sure)s
        and split_part(key, ':', 1) = any(%(kinds)s)
        and (key not like 'forecast:%%' or (reasoning ->> 'chance')::float8 < 0.5)
        and created_at <= %(before)s and (expires_at is null or expires_at > %(now)s)
        and (feedback is null or feedback not in ('rejected', 'ignored'))
        and not exists (select from said where day = %(day)s or ref = 'I' || i.number)
        order by pinned desc, impact * confidence desc, number limit 1
        """,
        {
            "user": scope.user_id,
            "day": day.isoformat(),
            "kinds": list(kinds),
            "sure": sure,
            "before": before,
            "since": unless_since,
            "now": scope.now,
        },
    )
    return to_insight(row) if row else None
