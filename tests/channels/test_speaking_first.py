"""From what is due to what somebody reads: the whole way, by the jobs of a worker, with the clock in our hand."""

import asyncio
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from api import jobs as work
from channels.message import Later
from channels.outbox import Outbox
from memory.database import Database
from memory.deliveries import Delivery, Wanted, deliveries
from tests.acting import Person
from tests.attended import at
from tests.channels.faking import Fake


class World:
    """A user who is reached by Telegram, a clock, and workers."""

    def __init__(self, database: Database, user: UUID, patch: pytest.MonkeyPatch) -> None:
        self.database = database
        self.person = Person(database, user)
        self.telegram = Fake("telegram")
        self.now = at("23T07:00")
        patch.setattr(database, "clock", lambda: self.now)

    async def link(self) -> None:
        async with self.database.scope(self.person.id) as scope:
            await scope.run(
                "insert into identities (user_id, channel, sender, address) values (%s, 'telegram', %s, %s)",
                [self.person.id, uuid4().hex, "42"],
            )

    async def until(self, when: str, *, step: timedelta = timedelta(minutes=5), workers: int = 1) -> None:
        """Let time pass; each worker does what is due, as with each sweep."""
        while self.now < at(when):
            self.now += step
            await asyncio.gather(*(self.sweep() for _ in range(workers)))

    async def sweep(self) -> None:
        for _ in range(5):
            async with self.database.scope(self.person.id) as scope:
                mine = await scope.rows(
                    "select id from jobs where user_id = %s and name in ('attend', 'send') and state = 'waiting' "
                    "and run_at <= %s order by run_at",
                    [self.person.id, self.now],
                )
            for row in mine:
                await work.run(
                    self.database, row["id"], outbox=Outbox(self.database, {"telegram": self.telegram}, {})
                )

    def sent(self, sign: str = "") -> list[str]:
        return [said.text for _, said, _, _ in self.telegram.sent if sign in said.text]

    async def ledger(self) -> list[Delivery]:
        async with self.database.scope(self.person.id) as scope:
            return list((await deliveries(scope, Wanted(), limit=100)).items)


@pytest.fixture
def world(database: Database, user: UUID, monkeypatch: pytest.MonkeyPatch) -> World:
    return World(database, user, monkeypatch)


async def reminded(world: World, *hours: str) -> None:
    await world.link()
    await world.person("change_nudges", morning_on=False, evening_on=False, weekly_on=False)
    for hour in hours:
        await world.person("add_task", title=f"Pills of {hour}")
        task = (await world.person("find_tasks", words=f"Pills of {hour}"))[0].ref
        await world.person("set_reminder", task=task, at=f"2026-11-23T{hour}")
    await world.sweep()


async def test_a_reminder_arrives_at_its_time_once_and_the_ledger_says_so(world: World) -> None:
    await reminded(world, "09:00")
    await world.until("23T08:55")
    assert world.sent() == []
    await world.until("23T12:00")
    assert len(world.sent("Pills of 09:00")) == len(world.sent()) == 1
    (found,) = await world.ledger()
    assert (found.state, found.due_at, found.sent_at) == ("sent", at("23T09:00"), at("23T09:00"))
    assert [(each.channel, each.external) for each in found.sendings] == [("telegram", "telegram 1")]


async def test_two_workers_send_one_message(world: World) -> None:
    await reminded(world, "09:00", "09:30", "10:00")
    world.telegram.slow = 0.01
    await world.until("23T11:00", workers=3)
    assert [len(world.sent(f"Pills of {hour}")) for hour in ("09:00", "09:30", "10:00")] == [1, 1, 1]
    assert {each.state for each in await world.ledger()} == {"sent"}


async def test_a_channel_that_does_not_answer_is_asked_again(world: World) -> None:
    await reminded(world, "09:00")
    world.telegram.fails = [Later(20, "Too many requests."), Later(20, "Too many requests.")]
    await world.until("23T09:00")
    assert world.sent() == []
    await world.until("23T09:02", step=timedelta(seconds=10))
    assert len(world.sent()) == 1
    (found,) = await world.ledger()
    assert (found.state, found.sendings[0].tries) == ("sent", 3)


async def test_what_is_due_while_nobody_works_comes_when_somebody_does(world: World) -> None:
    await reminded(world, "09:00", "09:20")
    world.now = at("23T11:00")
    await world.sweep()
    (text,) = world.sent()
    assert "This was for today 09:00" in text
    assert "This was for today 09:20" in text


async def test_check_ins_come_at_their_hours_day_for_day(world: World) -> None:
    await world.link()
    await world.person("add_task", title="Write the report", due="2026-11-30", priority="high")
    async with world.database.scope(world.person.id) as scope:
        await scope.wake("attend")
    await world.until("23T23:00", step=timedelta(minutes=30))
    kinds = [(each.kind, each.due_at, each.state) for each in await world.ledger()]
    assert kinds == [("evening", at("23T20:30"), "sent"), ("morning", at("23T08:00"), "sent")]
    await world.person("change_nudges", pause_until="2026-11-24")
    await world.until("25T07:00", step=timedelta(hours=1))
    assert len(await world.ledger()) == 2, "none on the day of the pause"
    await world.until("25T08:30", step=timedelta(minutes=30))
    assert [(each.kind, each.due_at) for each in await world.ledger()][:1] == [("morning", at("25T08:00"))]


async def test_who_flies_west_has_no_second_morning_and_the_next_one_there(world: World) -> None:
    await world.link()
    await world.person("add_task", title="Write the report", due="2026-11-30", priority="high")
    await world.person("change_nudges", evening_on=False, weekly_on=False)
    await world.sweep()
    await world.until("23T13:30", step=timedelta(minutes=30))
    world.person.now = world.now
    await world.person("change_me", travel_zone="America/New_York", travel_until="2026-11-24")
    async with world.database.scope(world.person.id) as scope:
        await scope.wake("attend")
    await world.until("23T20:00", step=timedelta(minutes=30))
    assert [each.due_at for each in await world.ledger()] == [at("23T08:00")], (
        "08:00 in New York is of the same day"
    )
    await world.until("25T12:00", step=timedelta(minutes=30))
    assert [each.due_at for each in await world.ledger()] == [
        at("25T08:00"), at("24T14:00"), at("23T08:00"),
    ], "at home again the clock there counts"  # fmt: skip


async def test_nothing_is_left_over(world: World) -> None:
    await reminded(world, "09:00")
    await world.until("23T12:00")
    async with world.database.scope(world.person.id) as scope:
        left = await scope.rows("select name, state from jobs where user_id = %s", [world.person.id])
    assert not [row for row in left if row["name"] == "send" or row["state"] != "waiting"]
