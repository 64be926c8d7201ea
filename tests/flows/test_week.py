"""A week of one life goes as it is told, to the minute.

Nothing is sent by hand: each job is done at the instant for which it waits, and what arrives is read where it arrives.
"""

from collections.abc import AsyncIterator
from uuid import UUID

import pytest_asyncio

from api.settings import Settings
from tests.channels.slack.fake import Slack
from tests.channels.telegram.fake import Telegram
from tests.conftest import Place, Serving
from tests.flows.story import ARRIVED, LIFE, assert_what_she_did_stands, lived, thread
from tests.flows.week import Week, living


@pytest_asyncio.fixture
async def week(
    telegram: Telegram, slack: Slack, place: Place, settings: Settings, serving: Serving, user: UUID
) -> AsyncIterator[Week]:
    async with living(telegram, slack, place, settings, serving, user, "2026-10-21 09:00") as begun:
        yield begun


async def test_a_week_with_a_change_of_the_clocks_and_a_flight_goes_as_it_is_told(week: Week) -> None:
    await lived(week)
    assert [(each.kind, each.minute, each.way) for each in week.arrived] == ARRIVED
    assert await thread(week) == LIFE
    await assert_each_came_once(week)
    await assert_what_she_did_stands(week)


async def assert_each_came_once(week: Week) -> None:
    """Neither chat has anything else of Aurum's than that and an answer to each of her words; the ledger agrees."""
    ways = [each.way for each in week.arrived]
    assert len(week.ada.shown()) == ways.count("telegram") + len(week.written)
    assert len(week.house.slack.of_app("U1")) == ways.count("slack") + len(week.told)
    sendings = await week.house.rows(
        "select d.kind, s.channel, s.state, s.external is not null as arrived from sendings s "
        "join deliveries d on d.id = s.delivery_id and d.user_id = s.user_id order by d.made_at, s.at"
    )
    sent = [
        (each["kind"], each["channel"]) for each in sendings if each["state"] == "sent" and each["arrived"]
    ]
    assert sent == [(kind, way) for kind, _, way in ARRIVED]
    refused = [each for each in sendings if each["state"] != "sent"]
    assert [(each["kind"], each["channel"], each["state"]) for each in refused] == [
        ("evening", "telegram", "failed")
    ]
    states = await week.house.rows("select distinct state from deliveries order by state")
    assert [each["state"] for each in states] == ["answered", "sent"]
