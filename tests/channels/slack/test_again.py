"""An answer of which nobody knows whether Slack took it: Slack is asked, and gets it again only where it has none."""

import pytest

from channels.desk import AGAIN
from channels.message import Address, Unsure
from channels.slack.channel import SlackChannel
from memory.said import Said
from tests.channels.slack.conftest import House
from tests.channels.slack.fake import Fault, Slack
from tests.channels.slack.people import labels, read


async def the_answer(house: House) -> str:
    """The words of the one answer that U1 has, whose button undoes what it tells."""
    await house.settled()
    (answer,) = house.slack.of_app("U1")
    assert labels(answer["blocks"]) == ["Undo"]
    await house.slack.press("U1", answer, "Undo")
    await house.settled()
    assert await house.titles() == []
    return read(answer)


async def test_an_answer_that_grew_by_edits_and_arrived_is_not_sent_again(hooked: House) -> None:
    hooked.slack.agent = False
    hooked.slack.faults.append(Fault("chat.update", cut=True))
    await hooked.slack.say("U1", "add buy milk")
    answer = await the_answer(hooked)
    assert "T1 Buy milk" in answer
    assert AGAIN not in answer


async def test_a_stream_that_came_to_its_end_is_not_said_again(hooked: House) -> None:
    hooked.slack.faults.append(Fault("chat.stopStream", cut=True))
    await hooked.slack.say("U1", "add buy milk")
    answer = await the_answer(hooked)
    assert "T1 Buy milk" in answer
    assert AGAIN not in answer


async def test_what_a_command_answered_is_not_sent_again(hooked: House) -> None:
    hooked.slack.faults.append(Fault("chat.postMessage", cut=True))
    await hooked.slack.command("U1", "add buy milk")
    assert "buy milk" in await the_answer(hooked)


async def test_an_answer_that_slack_does_not_have_is_sent_as_it_is(hooked: House) -> None:
    hooked.slack.faults.append(Fault("chat.postMessage", status=502))
    await hooked.slack.command("U1", "add buy milk")
    answer = await the_answer(hooked)
    assert "buy milk" in answer
    assert AGAIN not in answer


async def test_an_answer_says_that_it_may_be_there_where_slack_does_not_tell(hooked: House) -> None:
    hooked.slack.faults += [
        Fault("chat.postMessage", cut=True),
        Fault("conversations.history", error="internal_error"),
    ]
    await hooked.slack.command("U1", "add buy milk")
    await hooked.settled()
    first, second = map(read, hooked.slack.of_app("U1"))
    assert second == f"{AGAIN}\n\n{first}"


async def test_what_only_its_reader_sees_can_not_be_found(slack: Slack, channel: SlackChannel) -> None:
    at = Address("slack", "DU1", slack.team)
    channel.remember(slack.team, "row-1", slack.response("U1", "C1", {}))
    await channel.send(at, Said("Your day"), "row-1 1")
    with pytest.raises(Unsure):
        await channel.found(at, "row-1 1")
