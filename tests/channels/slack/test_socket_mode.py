"""Socket Mode: connections that come and go, and lose nothing."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import pytest_asyncio

from api.settings import Settings
from channels.choice import SlackChoice
from memory.errors import Unavailable
from tests.channels.slack.conftest import House, open_house
from tests.channels.slack.fake import Slack
from tests.conftest import NewUser, Place, Serving


@pytest_asyncio.fixture
async def connected(
    slack: Slack, choice: SlackChoice, place: Place, settings: Settings, serving: Serving, new_user: NewUser
) -> AsyncIterator[House]:
    choice = replace(choice, app_token="xapp-1-canary", signing_secret=None)
    async with open_house(slack, choice, place, settings, serving, await new_user()) as opened:
        await opened.link(opened.person)
        yield opened


async def test_a_connection_that_slack_closes_is_made_anew(connected: House) -> None:
    slack = connected.slack
    await slack.until(lambda: slack.sockets)
    first = slack.sockets[0]
    await first.send_json({"type": "disconnect", "reason": "refresh_requested"})
    await slack.until(lambda: slack.sockets and slack.sockets[0] is not first)
    await slack.say("U1", "add buy milk")
    await slack.answer("U1")
    assert await connected.titles() == ["Buy milk"]


async def test_an_envelope_is_stored_before_it_is_acknowledged(
    connected: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object) -> None:
        raise Unavailable("The database does not answer. Nothing was changed; try again.")

    slack = connected.slack
    monkeypatch.setattr(connected.aurum.channels.inbox, "store", away)
    monkeypatch.setattr("tests.channels.slack.people.PATIENCE", 0.5)
    with pytest.raises(TimeoutError):
        await slack.say("U1", "add buy milk")
    monkeypatch.undo()
    await slack.say("U1", "add buy bread")
    await slack.answer("U1")
    assert await connected.titles() == ["Buy bread"]


async def test_two_processes_that_are_handed_the_same_answer_once(
    connected: House, choice: SlackChoice, place: Place, settings: Settings, serving: Serving
) -> None:
    slack = connected.slack
    again = replace(choice, app_token="xapp-1-canary", signing_secret=None)
    async with open_house(slack, again, place, settings, serving, connected.person):
        await slack.until(lambda: len(slack.sockets) == 2)
        said = {
            "type": "message",
            "channel_type": "im",
            "user": "U1",
            "text": "add buy milk",
            "channel": "DU1",
        }
        said |= {"ts": slack.stamp()}
        slack.messages["DU1"].append(said)
        payload = {
            "type": "event_callback", "team_id": slack.team, "event": said, "event_id": f"Ev{slack.team}twice",
        }  # fmt: skip
        await asyncio.gather(*(slack.envelop("events_api", payload, number % 2) for number in range(6)))
        await slack.answer("U1")
        await connected.settled()
    assert await connected.titles() == ["Buy milk"]
    assert len(slack.of_app("U1")) == 1
