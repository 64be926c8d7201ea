"""Slack's own stop button, and what can't wait for an answer that is under way."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest_asyncio

from api.settings import Settings
from channels.choice import SlackChoice
from tests.agent.turns import call, scripted
from tests.channels.slack.conftest import House, open_house
from tests.channels.slack.fake import Slack
from tests.channels.slack.people import labels, read
from tests.conftest import NewUser, Place, Serving


@dataclass
class Slow:
    """A model that adds a task, says some words, and waits."""

    house: House
    gate: asyncio.Event


@pytest_asyncio.fixture
async def slow(
    slack: Slack, choice: SlackChoice, place: Place, settings: Settings, serving: Serving, new_user: NewUser
) -> AsyncIterator[Slow]:
    gate = asyncio.Event()
    models = scripted(
        [call("add_task", title="Buy shoes")], ("I have added them.", gate, "And more."), "Here again."
    )
    async with open_house(slack, choice, place, settings, serving, await new_user(), models) as opened:
        await opened.link(opened.person)
        yield Slow(opened, gate)
        gate.set()


def streamed(slack: Slack) -> str:
    return "".join(each.get("streamed", "") for each in slack.messages["DU1"])


async def test_the_answer_grows_with_its_steps_while_it_is_made(slow: Slow) -> None:
    slack = slow.house.slack
    ts = await slack.say("U1", "Shoes")
    await slack.until(lambda: any(each.get("tasks") for each in slack.messages["DU1"]))
    (growing,) = [each for each in slack.messages["DU1"] if each.get("streaming")]
    assert growing["thread_ts"] == ts
    assert slack.statuses[-1][1:] == (ts, "processing")
    assert ("add task …", "in_progress") in growing["tasks"].values() or growing["tasks"]["1"][
        1
    ] == "complete"
    slow.gate.set()
    answer = await slack.answer("U1")
    assert "I have added them. And more." in read(answer)
    assert "✓ T1 Buy shoes" in read(answer)
    assert {status for _, status in answer["tasks"].values()} == {"complete"}
    assert slack.statuses[-1][1:] == (ts, "active")


async def test_slacks_stop_button_stops_the_turn_and_what_was_done_can_be_taken_back(slow: Slow) -> None:
    slack = slow.house.slack
    ts = await slack.say("U1", "Shoes")
    await slack.until(lambda: "I have added them." in streamed(slack))
    await slack.stop("U1", ts)
    answer = await slack.answer("U1")
    assert "Stopped" in read(answer)
    assert labels(answer["blocks"]) == ["Undo"]
    assert slack.statuses[-1][1:] == (ts, "active")
    await slack.say("U1", "Hello?")
    assert "Here again." in read(await slack.answer("U1", 2))


async def test_a_button_does_not_wait_for_an_answer_under_way(slow: Slow) -> None:
    slack = slow.house.slack
    await slack.command("U1", "add Call mum")
    added = await slack.answer("U1")
    await slack.say("U1", "Shoes")
    await slack.until(lambda: any(each.get("streaming") for each in slack.messages["DU1"]))
    await slack.press("U1", added, "Undo")
    await slack.until(lambda: added.get("edits"))
    assert "Call mum" not in await slow.house.titles()
    slow.gate.set()
    await slow.house.settled()


async def test_a_window_opens_while_an_answer_is_under_way(slow: Slow) -> None:
    slack = slow.house.slack
    await slack.say("U1", "Shoes")
    await slack.until(lambda: any(each.get("streaming") for each in slack.messages["DU1"]))
    await slack.command("U1", "journal")
    await slack.until(lambda: slack.modals)
    slow.gate.set()
    await slow.house.settled()
