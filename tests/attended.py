"""A user to whom is attended, at hours of a week in November 2026 in Berlin."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, LiteralString
from uuid import UUID

from memory import deliveries, nudges
from memory.database import Database
from memory.deliveries import Delivery, Wanted
from memory.nudges import NudgeSettings
from memory.records import Json
from memory.said import Kind, Nudge, Said
from memory.scope import Scope
from tools import attend as attending
from tools.when import zone_of

BERLIN = zone_of("Europe/Berlin")


def at(text: str) -> datetime:
    """In Berlin, where Ada lives; a day of November 2026."""
    return datetime.fromisoformat(f"2026-11-{text}").replace(tzinfo=BERLIN).astimezone(UTC)


@dataclass
class Ada:
    """A user to whom is attended; `coming` is what there will be to say, by anybody who knows of something."""

    database: Database
    id: UUID
    coming: list[Nudge] = field(default_factory=list)
    asked_with: list[NudgeSettings] = field(default_factory=list)

    async def provide(self, scope: Scope, settings: NudgeSettings) -> tuple[list[Nudge], datetime | None]:
        self.asked_with.append(settings)
        wanted = {
            "morning": settings.morning_on,
            "evening": settings.evening_on,
            "weekly": settings.weekly_on,
        }
        mine = (
            [each for each in self.coming if wanted.get(each.kind, True)] if scope.user_id == self.id else []
        )
        later = [each.due_at for each in mine if each.due_at > scope.now]
        return [each for each in mine if each.due_at <= scope.now], min(later, default=None)

    def will(self, kind: Kind, when: str, text: str = "", key: str = "", **said: Any) -> None:
        words = Said(text or f"{kind} of {when}", **said)
        self.coming.append(Nudge(kind, key or when, words, at(when)))

    async def attend(self, when: str) -> None:
        async with self.database.scope(self.id, label="attend") as scope:
            scope.now = at(when)
            await attending.attend(scope)

    async def set(self, **new: Any) -> None:
        async with self.database.scope(self.id, label="settings") as scope:
            await nudges.change(scope, new)

    async def ledger(self) -> dict[str, Delivery]:
        async with self.database.scope(self.id) as scope:
            found = await deliveries.deliveries(scope, Wanted(), limit=100)
        return {each.key: each for each in found.items}

    async def states(self) -> dict[str, str]:
        return {key: each.state for key, each in (await self.ledger()).items()}

    async def said(self) -> list[str]:
        """What stands in the life thread."""
        return [each["content"] for each in await self.rows("messages")]

    async def wakes(self) -> datetime | None:
        async with self.database.scope(self.id) as scope:
            row = await scope.row(
                "select run_at from jobs where user_id = %s and name = 'attend' and key = 'next'", [self.id]
            )
        return row["run_at"] if row else None

    async def rows(self, table: LiteralString) -> list[Json]:
        async with self.database.scope(self.id) as scope:
            order: LiteralString = "seq" if table == "messages" else "created_at"
            return await scope.rows(f"select * from {table} where user_id = %s order by {order}", [self.id])

    async def sends(self) -> list[str]:
        return [row["key"] for row in await self.rows("jobs") if row["name"] == "send"]

    async def sent(self, when: str) -> None:
        """All that was due has arrived."""
        async with self.database.scope(self.id) as scope:
            await scope.run(
                "update deliveries set state = 'sent', sent_at = %s where user_id = %s and state = 'due'",
                [at(when), self.id],
            )
