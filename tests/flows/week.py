"""A life in days: one person, a clock that a test moves, and an Aurum that is reached in three ways over real HTTP.

async with living(...) as week:
    await week.until("2026-10-21 17:00")     # all that is due by then is done at its own instant, as a worker would
    await week.types("add buy milk")         # in the web; week.writes(…) in Telegram, week.tells(…) in Slack
    week.arrived                             # what came unasked: when, where, and what it says
"""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import httpx

from api import jobs
from api.settings import Settings
from channels.choice import SlackChoice
from channels.outbox import Outbox
from channels.pictures import PICTURES
from tests.api.sse import say
from tests.channels.slack.conftest import House, open_house
from tests.channels.slack.fake import Slack
from tests.channels.slack.people import labels, read
from tests.channels.telegram.chat import Chat
from tests.channels.telegram.fake import Shown, Telegram
from tests.channels.telegram.world import linked
from tests.conftest import Place, Serving
from tools.when import zone_of

Json = dict[str, Any]
LONDON, TOKYO = zone_of("Europe/London"), zone_of("Asia/Tokyo")


@dataclass(frozen=True)
class Arrived:
    """Something that came unasked: what it is, the minute that a clock shows then where she is, and where it came.

    `name` is what the channel calls it.
    """

    kind: str
    minute: str
    way: str
    text: str
    name: str


@dataclass
class Week:
    """A person in London, where `zone` does not say otherwise; `now` is the time."""

    house: House
    telegram: Telegram
    ada: Chat
    now: datetime
    web: httpx.AsyncClient
    zone: Any = LONDON
    arrived: list[Arrived] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    seen: tuple[int, int] = (0, 0)

    async def until(self, when: str) -> None:
        """Live on until it is that time where she is: each job is done at the instant for which it waits."""
        end = datetime.fromisoformat(when).replace(tzinfo=self.zone).astimezone(UTC)
        assert end > self.now, "a life goes forward"
        outbox = Outbox(self.house.aurum.database, self.house.aurum.channels.ways, PICTURES)
        while (waiting := await self.next_job()) and waiting["run_at"] <= end:
            self.now = max(self.now, waiting["run_at"])
            self.look()
            await jobs.run(
                self.house.aurum.database, waiting["id"], meanings=self.house.aurum.meanings, outbox=outbox
            )
            self.note()
        self.now = end

    async def next_job(self) -> Json | None:
        """What a worker would do next, and when."""
        async with self.house.aurum.database.service() as connection:
            cursor = await connection.execute(
                "select id, run_at from jobs where user_id = %s and state = 'waiting' order by run_at, created_at "
                "limit 1",
                [self.house.person],
            )
            return await cursor.fetchone()

    def note(self) -> None:
        """What was sent since somebody looked."""
        telegrams, slacks = self.seen
        shown = self.telegram.messages[telegrams:]
        posted = self.house.slack.of_app("U1")[slacks:]
        came = [("telegram", each.text, each.name) for each in shown]
        came += [("slack", read(each), each["ts"]) for each in posted]
        minute = self.clock().astimezone(self.zone).strftime("%a %d %b %H:%M %Z")
        self.arrived += [Arrived(kind_of(text), minute, way, text, name) for way, text, name in came]
        self.look()

    def look(self) -> None:
        """What stands in the chats is known."""
        self.seen = len(self.telegram.messages), len(self.house.slack.of_app("U1"))

    def clock(self) -> datetime:
        """What time it is."""
        return self.now

    async def types(self, text: str) -> str:
        """Say it in the web; answers what is answered."""
        events = await say(self.web, text)
        return "".join(each["delta"] for each in events if each["type"] == "TEXT_MESSAGE_CONTENT")

    async def answered(self) -> None:
        """Until she has her answer; what stands in the chats is known then."""
        await self.house.settled()
        self.look()

    async def writes(self, text: str) -> Shown:
        """Say it in Telegram."""
        self.written.append(text)
        answer = await self.ada.ask(text)
        await self.answered()
        return answer

    async def tells(self, text: str) -> str:
        """Say it in Slack."""
        self.told.append(text)
        before = len(self.house.slack.of_app("U1"))
        await self.house.slack.say("U1", text)
        answer = await self.house.slack.answer("U1", before + 1)
        await self.answered()
        return read(answer)

    async def presses(self, label: str, of: str) -> str:
        """Press a button in Telegram, of the newest message with these words; answers what stands there then."""
        message = next(
            each for each in reversed(self.ada.shown()) if of in each.text and label in each.buttons
        )
        edits = message.edits
        await self.ada.press(label, message)
        await self.ada.changed(message, edits + 1)
        await self.answered()
        return message.text

    async def presses_in_slack(self, label: str, of: str) -> str:
        """The same in Slack."""
        message = next(
            each
            for each in reversed(self.house.slack.of_app("U1"))
            if of in read(each) and label in labels(each.get("blocks", []))
        )
        await self.house.slack.press("U1", message, label)
        await self.answered()
        return read(next(each for each in self.house.slack.of_app("U1") if each["ts"] == message["ts"]))


def kind_of(text: str) -> str:
    """What it is, by how it begins."""
    begins = {
        "⏰": "reminder",
        "🔔": "intent",
        "Good morning": "morning",
        "Good evening": "evening",
        "Your week": "weekly",
    }
    return next(kind for words, kind in begins.items() if text.lstrip("*").startswith(words))


@asynccontextmanager
async def living(
    telegram: Telegram,
    slack: Slack,
    place: Place,
    settings: Settings,
    serving: Serving,
    user: UUID,
    since: str,
    kind: Callable[..., Week] = Week,
) -> AsyncIterator[Week]:
    """Somebody with Aurum in the web, in Telegram and in Slack, from that hour in London on; `kind` makes the week."""
    choice = SlackChoice(bot_token=slack.token, signing_secret=slack.secret, base_url=slack.base_url)
    told = replace(settings, telegram=telegram.choice())
    async with open_house(slack, choice, place, told, serving, user) as house:
        now = datetime.fromisoformat(since).replace(tzinfo=LONDON).astimezone(UTC)
        async with httpx.AsyncClient(base_url=house.url, timeout=20) as web:
            week = kind(house, telegram, Chat(telegram, "Ada"), now, web)
            house.aurum.database.clock = week.clock
            week.web.headers["Authorization"] = f"Bearer {house.aurum.keeper.issue(user, 'access')}"
            await house.link(user)
            await linked(house.aurum, user, week.ada)
            async with house.aurum.database.scope(user, label="zone") as scope:
                await scope.run("update users set zone = 'Europe/London' where id = %s", [user])
            yield week
