"""Messages with buttons as they hang in channels: what each says now, so that a press can change it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from memory.rows import jsonb
from memory.said import Said, from_json, to_json
from memory.scope import Scope

KEPT = timedelta(days=60)
"""For so long a message is known; a button of an older one still acts, but its message stays as it is."""


@dataclass(frozen=True, slots=True)
class Hung:
    """What a message says now, and since when it hangs."""

    said: Said
    at: datetime


async def hang(scope: Scope, channel: str, message: str, said: Said) -> None:
    """A message with buttons hangs in a channel, or says something else from now on. `message` is the channel's id."""
    await scope.run(
        """
        with old as (delete from hung where user_id = %(user)s and at < %(before)s)
        insert into hung (user_id, channel, message, said, at)
        values (%(user)s, %(channel)s, %(message)s, %(said)s, %(now)s)
        on conflict (user_id, channel, message) do update set said = excluded.said
        """,
        {
            "user": scope.user_id,
            "channel": channel,
            "message": message,
            "said": jsonb(to_json(said)),
            "now": scope.now,
            "before": scope.now - KEPT,
        },
    )


async def hanging(scope: Scope, channel: str, message: str) -> Hung | None:
    """What a message says, which nobody else changes until the transaction ends; None where it is not known."""
    row = await scope.row(
        "select said, at from hung where user_id = %s and channel = %s and message = %s for update",
        [scope.user_id, channel, message],
    )
    return Hung(from_json(row["said"]), row["at"]) if row else None


async def take_down(scope: Scope) -> None:
    """Know none of them any more: something that they may say is to be forgotten."""
    await scope.run("delete from hung where user_id = %s", [scope.user_id])
