"""The way out: on the channel that was chosen, once, and on the next one where that fails."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from channels.message import Address, Channel, ChannelName, Later, Refused, Unsure
from channels.outbox import FEW, MANY, Outbox
from memory import deliveries, nudges, sendings
from memory.database import Database
from memory.deliveries import Delivery
from memory.said import Button, Kind, Nudge, Said
from tests.channels.faking import Died, Fake, Killed
from tests.conftest import NewUser
from tools import attend as attending

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


@dataclass
class Post:
    """A user with two channels, the outbox, and what was to be said."""

    database: Database
    user: UUID
    telegram: Fake
    slack: Fake

    @property
    def outbox(self) -> Outbox:
        channels: dict[str, Channel] = {"telegram": self.telegram, "slack": self.slack}
        return Outbox(self.database, channels, {"chart": self.chart})

    async def chart(self, database: Database, user: UUID, key: str) -> bytes:
        if key == "broken":
            raise ValueError("It has no points.")
        return f"a chart of {key} for {user}".encode()

    async def link(self, channel: ChannelName, chat: str, tenant: str = "") -> UUID:
        async with self.database.scope(self.user) as scope:
            row = await scope.row(
                "insert into identities (user_id, channel, tenant, sender, address) values (%s, %s, %s, %s, %s) "
                "returning id",
                [self.user, channel, tenant, chat, chat],
            )
        assert row
        return UUID(str(row["id"]))

    async def due(self, *said: Said, kind: Kind = "reminder") -> UUID:
        """Something to say; several go in one message. Answers the id of the first."""
        found = [Nudge(kind, str(uuid4()), each, NOW + timedelta(seconds=at)) for at, each in enumerate(said)]
        given = [attending.known_by(each, uuid4()) for each in found]
        async with self.database.scope(self.user, label="attend") as scope:
            scope.now = NOW
            for each in given:
                await deliveries.make(scope, each.id, each.nudge)
            standing = deliveries.Standing(0, None, (), None, False)
            day = attending.Day(await scope.user(), NOW, nudges.NudgeSettings(), standing)
            await attending.say(scope, day, given)
        return given[0].id

    async def delivery(self, delivery: UUID) -> Delivery:
        async with self.database.scope(self.user) as scope:
            return await deliveries.delivery(scope, delivery)

    async def ways(self, delivery: UUID) -> dict[str, str]:
        return {each.channel: each.state for each in (await self.delivery(delivery)).sendings}

    async def send(self, delivery: UUID) -> None:
        await self.outbox.send(self.user, delivery)

    async def set(self, **new: object) -> None:
        async with self.database.scope(self.user, label="settings") as scope:
            await nudges.change(scope, new)

    async def ago(self, delivery: UUID) -> None:
        """What was claimed lies so far back that who claimed it is surely dead."""
        async with self.database.scope(self.user) as scope:
            await scope.run(
                "update sendings set at = at - %s where user_id = %s and delivery_id = %s",
                [sendings.CLAIM_LASTS, self.user, delivery],
            )


@pytest.fixture
def post(database: Database, user: UUID) -> Post:
    return Post(database, user, Fake("telegram"), Fake("slack"))


HELLO = Said("Pills", ((Button("Done", "done T1"),),))


async def test_it_goes_to_the_first_channel_and_to_no_other(post: Post) -> None:
    await post.link("slack", slack := uuid4().hex, "W1")
    await post.link("telegram", telegram := uuid4().hex)
    delivery = await post.due(HELLO)
    await post.send(delivery)
    assert post.telegram.sent == [(Address("telegram", telegram), HELLO, str(delivery), {})]
    assert post.slack.sent == []
    found = await post.delivery(delivery)
    assert (found.state, found.sent_at is not None, found.reason) == ("sent", True, "")
    assert [(each.channel, each.state, each.external) for each in found.sendings] == [
        ("telegram", "sent", "telegram 1")
    ]
    await post.set(channels=["slack", "telegram"])
    await post.send(await post.due(HELLO))
    assert [each[0] for each in post.slack.sent] == [Address("slack", slack, "W1")]


async def test_a_kind_goes_where_it_was_wanted_and_the_web_is_a_way_too(post: Post) -> None:
    await post.link("slack", uuid4().hex)
    await post.link("telegram", uuid4().hex)
    await post.set(ways={"reminder": "slack", "evening": "web"})
    await post.send(await post.due(HELLO))
    await post.send(await post.due(HELLO, kind="morning"))
    evening = await post.due(HELLO, kind="evening")
    await post.send(evening)
    assert (len(post.slack.sent), len(post.telegram.sent)) == (1, 1)
    assert (await post.delivery(evening)).state == "sent"
    assert await post.ways(evening) == {"web": "sent"}


async def test_without_any_channel_it_stands_in_the_web(post: Post) -> None:
    delivery = await post.due(HELLO)
    await post.send(delivery)
    assert ((await post.delivery(delivery)).state, await post.ways(delivery)) == ("sent", {"web": "sent"})
    other = Outbox(post.database, {}, {})
    await post.link("telegram", uuid4().hex)
    second = await post.due(HELLO)
    await other.send(post.user, second)
    assert await post.ways(second) == {"web": "sent"}, "a chat that is linked and no channel to it"


async def test_asked_again_and_again_it_is_sent_once(post: Post) -> None:
    await post.link("telegram", uuid4().hex)
    post.telegram.slow = 0.05
    delivery = await post.due(HELLO)
    tries = await asyncio.gather(*(post.send(delivery) for _ in range(5)), return_exceptions=True)
    assert sum(each is None for each in tries) == 1
    assert all(isinstance(each, Later) for each in tries if each is not None), "who comes second waits"
    for _ in range(3):
        await post.send(delivery)
    assert len(post.telegram.sent) == 1


async def test_several_in_one_message_are_sent_together_and_found_by_its_id(post: Post) -> None:
    await post.link("telegram", uuid4().hex)
    delivery = await post.due(Said("Pills"), Said("Dentist"))
    await post.send(delivery)
    ((_, said, _, _),) = post.telegram.sent
    assert said.text == "**1.** Pills\n\n**2.** Dentist"
    async with post.database.scope(post.user) as scope:
        found = await deliveries.deliveries(scope, deliveries.Wanted())
        quoted = await deliveries.by_external(scope, "telegram", "telegram 1")
        assert await deliveries.by_external(scope, "slack", "telegram 1") is None
    assert [(each.said.text, each.state, each.sendings[0].state) for each in found.items] == [
        ("Dentist", "sent", "sent"), ("Pills", "sent", "sent"),
    ]  # fmt: skip
    assert quoted is not None
    assert quoted.id == delivery


async def test_killed_behind_the_sending_it_is_not_sent_twice(post: Post) -> None:
    await post.link("telegram", uuid4().hex)
    await post.link("slack", uuid4().hex)
    post.telegram.fails = [Killed()]
    delivery = await post.due(HELLO)
    with pytest.raises(Killed):
        await post.send(delivery)
    with pytest.raises(Later):  # perhaps it is still at it
        await post.send(delivery)
    await post.ago(delivery)
    await post.send(delivery)
    assert (len(post.telegram.sent), len(post.slack.sent)) == (1, 1), (
        "where nobody knows, the next channel is asked"
    )
    assert await post.ways(delivery) == {"telegram": "unsure", "slack": "sent"}
    assert (await post.delivery(delivery)).state == "sent"


async def test_a_channel_that_can_tell_is_asked_whether_it_was_sent(post: Post) -> None:
    await post.link("slack", uuid4().hex)
    post.slack.tells = True
    for death, sent in ((Killed(), 1), (Died(), 2)):
        post.slack.fails = [death]
        delivery = await post.due(HELLO)
        with pytest.raises(type(death)):
            await post.send(delivery)
        await post.ago(delivery)
        await post.send(delivery)
        assert len(post.slack.sent) == sent
        found = await post.delivery(delivery)
        assert [(each.state, each.external) for each in found.sendings] == [("sent", f"slack {sent}")]


async def test_later_means_later_and_as_often_as_that_makes_sense(post: Post) -> None:
    await post.link("telegram", uuid4().hex)
    post.telegram.fails = [Later(42, "Too many requests.")]
    delivery = await post.due(HELLO)
    with pytest.raises(Later) as later:
        await post.send(delivery)
    assert later.value.seconds == 42
    found = await post.delivery(delivery)
    assert (found.state, found.sendings[0].state, found.sendings[0].error) == (
        "due",
        "waiting",
        "Too many requests.",
    )
    await post.send(delivery)
    found = await post.delivery(delivery)
    assert (found.state, found.sendings[0].tries, len(post.telegram.sent)) == ("sent", 2, 1)


@pytest.mark.parametrize(("others", "tries"), [(True, FEW), (False, MANY)])
async def test_who_says_later_too_often_has_failed(post: Post, others: bool, tries: int) -> None:
    await post.link("telegram", uuid4().hex)
    if others:
        await post.link("slack", uuid4().hex)
    post.telegram.fails = [Later(1, "It does not answer.") for _ in range(50)]
    delivery = await post.due(HELLO)
    waited = []
    for _ in range(tries - 1):
        with pytest.raises(Later) as later:
            await post.send(delivery)
        waited.append(later.value.seconds)
    assert waited == sorted(waited), "longer each time"
    await post.send(delivery)
    assert await post.ways(delivery) == {"telegram": "failed", "slack" if others else "web": "sent"}
    found = await post.delivery(delivery)
    assert found.state == ("sent" if others else "failed")
    assert others or found.reason == "Telegram: It does not answer."


async def test_who_blocks_the_bot_is_reached_elsewhere_and_not_tried_there_again(post: Post) -> None:
    await post.link("telegram", uuid4().hex)
    await post.link("slack", uuid4().hex)
    post.telegram.fails = [Refused("The user blocked the bot.", blocked=True)]
    delivery = await post.due(HELLO)
    await post.send(delivery)
    assert await post.ways(delivery) == {"telegram": "failed", "slack": "sent"}
    await post.send(await post.due(HELLO))
    assert (len(post.telegram.sent), len(post.slack.sent)) == (0, 2)


async def test_refused_everywhere_it_has_failed_and_says_why(post: Post) -> None:
    await post.link("telegram", uuid4().hex)
    await post.link("slack", uuid4().hex)
    post.telegram.fails, post.slack.fails = [Refused("Bad request.")], [Refused("channel_not_found")]
    delivery = await post.due(HELLO)
    await post.send(delivery)
    found = await post.delivery(delivery)
    assert (found.state, found.reason) == ("failed", "Telegram: Bad request. Slack: channel_not_found")
    assert await post.ways(delivery) == {"telegram": "failed", "slack": "failed", "web": "sent"}


@pytest.mark.parametrize("failure", [Unsure("The line broke."), RuntimeError("What nobody thought of")])
async def test_what_nobody_knows_is_not_sent_there_again(post: Post, failure: Exception) -> None:
    await post.link("telegram", uuid4().hex)
    post.telegram.fails = [failure]
    delivery = await post.due(HELLO)
    await post.send(delivery)
    await post.send(delivery)
    assert post.telegram.sent == []
    assert ((await post.delivery(delivery)).state, await post.ways(delivery)) == (
        "unsure", {"telegram": "unsure", "web": "sent"},
    )  # fmt: skip


async def test_only_its_user_decides_that_it_is_sent_again(post: Post) -> None:
    await post.link("telegram", uuid4().hex)
    post.telegram.fails = [Unsure()]
    delivery = await post.due(HELLO)
    await post.send(delivery)
    async with post.database.scope(post.user, label="retry") as scope:
        await sendings.again(scope, delivery)
    await post.send(delivery)
    assert len(post.telegram.sent) == 1
    assert ((await post.delivery(delivery)).state, (await post.ways(delivery))["telegram"]) == (
        "sent",
        "sent",
    )


async def test_what_was_answered_before_it_was_sent_is_not_sent(post: Post) -> None:
    await post.link("telegram", uuid4().hex)
    delivery = await post.due(HELLO)
    async with post.database.scope(post.user, label="done") as scope:
        await deliveries.answered(scope, delivery, "done")
    await post.send(delivery)
    await post.send(uuid4())
    assert post.telegram.sent == []
    assert (await post.delivery(delivery)).state == "answered"


async def test_its_picture_goes_along_and_without_it_where_it_can_not_be_drawn(post: Post) -> None:
    await post.link("telegram", uuid4().hex)
    await post.send(await post.due(Said("Your week", picture="chart 2026-W47")))
    await post.send(await post.due(Said("Your week", picture="chart broken")))
    first, second = [each[3] for each in post.telegram.sent]
    assert first == {"chart 2026-W47": f"a chart of 2026-W47 for {post.user}".encode()}
    assert second == {}


async def test_nobody_is_sent_what_is_anothers(post: Post, new_user: NewUser) -> None:
    await post.link("telegram", uuid4().hex)
    delivery = await post.due(HELLO)
    await post.outbox.send(await new_user(), delivery)
    assert post.telegram.sent == []
    assert await post.ways(delivery) == {}
