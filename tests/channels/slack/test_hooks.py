"""Where Slack calls: what it did not sign is not read, what it sends again is known."""

import asyncio
import json
import logging
import time
from pathlib import Path

import httpx
import pytest

from api.settings import Settings
from channels.choice import SlackChoice
from memory.errors import Unavailable
from tests.channels.slack.conftest import House, open_house
from tests.channels.slack.fake import Fault, Slack, Workspace
from tests.conftest import Client, NewUser, Place, Serving

JSON = {"Content-Type": "application/json"}


def message(house: House, text: str = "add buy milk", event: str = "") -> str:
    said = {
        "type": "message",
        "channel_type": "im",
        "user": "U1",
        "text": text,
        "ts": "1.2",
        "channel": "DU1",
    }
    payload = {
        "type": "event_callback", "team_id": house.slack.team, "event": said,
        "event_id": event or f"Ev{house.slack.stamp()}{house.slack.team}",
    }  # fmt: skip
    return json.dumps(payload)


async def kept(house: House) -> int:
    async with house.aurum.database.service() as connection:
        rows = await connection.execute(
            "select 1 from inbox where external like %s", [f"%{house.slack.team}"]
        )
        return len(await rows.fetchall())


async def test_the_address_is_confirmed(hooked: House) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "abc", "token": "old"})
    assert await hooked.slack.post(body, JSON) == (200, '{"challenge":"abc"}')
    assert await kept(hooked) == 0


async def test_what_is_forged_or_replayed_is_refused_before_it_is_read(hooked: House) -> None:
    body, right = message(hooked), hooked.slack.secret
    assert (await hooked.slack.post(body, JSON, at=time.time() - 301))[0] == 401
    assert (await hooked.slack.post(body, {**JSON, "X-Slack-Signature": "v0=" + "0" * 64}))[0] == 401
    assert (await hooked.slack.post(body, {**JSON, "X-Slack-Request-Timestamp": "now"}))[0] == 401
    hooked.slack.secret = "another app's secret"
    assert (await hooked.slack.post("{broken", JSON))[0] == 401
    assert (await hooked.slack.post(body, JSON))[0] == 401
    hooked.slack.secret = right
    async with httpx.AsyncClient() as client:
        assert (await client.post(hooked.slack.events_url, content=body)).status_code == 401
    assert await kept(hooked) == 0


async def test_the_same_request_replayed_within_its_window_is_one_turn(hooked: House) -> None:
    body = message(hooked)
    hooked.slack.messages["DU1"].append({"ts": "1.2", "user": "U1", "text": "add buy milk"})
    answers = await asyncio.gather(*(hooked.slack.post(body, JSON) for _ in range(5)))
    assert {status for status, _ in answers} == {200}
    await hooked.slack.answer("U1")
    await hooked.settled()
    assert await hooked.titles() == ["Buy milk"]
    assert await kept(hooked) == 1


async def test_what_is_no_payload_is_refused_and_breaks_nothing(hooked: House) -> None:
    for body in ("{broken", "[]", "null", '"x"'):
        assert (await hooked.slack.post(body, JSON))[0] == 422
    odd = [
        {"type": "event_callback"},
        {
            "type": "event_callback",
            "event": {"type": "message"},
            "team_id": hooked.slack.team,
            "event_id": "odd-1",
        },
        {
            "type": "block_actions",
            "trigger_id": f"odd-2{hooked.slack.team}",
            "actions": [{"action_id": "press:0:0"}],
        },
        {"type": "view_submission", "view": {}, "trigger_id": f"odd-3{hooked.slack.team}"},
        {"type": "unheard_of"},
    ]
    for payload in odd:
        assert (await hooked.slack.post(json.dumps(payload), JSON))[0] == 200


async def test_another_workspace_is_nothing_to_us(hooked: House) -> None:
    stranger = Workspace("T0STRANGE", "xoxb-other", "U0BOT")
    hooked.slack.others.append(stranger)
    await hooked.slack.say("U1", "add buy a boat", team="T0STRANGE")
    await hooked.settled()
    assert await hooked.titles() == []
    assert hooked.slack.of_app("U1") == []


async def test_what_can_not_be_kept_is_not_acknowledged(
    hooked: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object) -> None:
        raise Unavailable("The database does not answer. Nothing was changed; try again.")

    body = message(hooked)
    monkeypatch.setattr(hooked.aurum.channels.inbox, "store", away)
    assert (await hooked.slack.post(body, JSON))[0] == 503
    monkeypatch.undo()
    hooked.slack.messages["DU1"].append({"ts": "1.2", "user": "U1", "text": "add buy milk"})
    assert (await hooked.slack.post(body, JSON))[0] == 200
    await hooked.slack.answer("U1")
    assert await hooked.titles() == ["Buy milk"]


async def test_where_slack_is_not_set_up_its_address_is_not_there(
    url: str, client: Client, hooked: House
) -> None:
    async with httpx.AsyncClient(base_url=url) as anybody:
        assert (await anybody.post("/api/hooks/slack", content=b"{}")).status_code == 404
    assert (await client(hooked.person).get("/api/hooks/slack/install")).status_code == 404


async def test_what_people_wrote_and_tokens_are_in_no_log(
    hooked: House, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    await hooked.slack.say("U1", "add buy a canary cage")
    answer = await hooked.slack.answer("U1")
    await hooked.slack.press("U1", answer, "Undo")
    await hooked.slack.event({"type": "team_rename", "name": "canary cage"})
    await hooked.settled()
    assert "canary" not in caplog.text
    assert hooked.slack.token not in caplog.text


async def test_what_bolt_would_read_from_the_environment_changes_nothing(
    slack: Slack, choice: SlackChoice, place: Place, settings: Settings, serving: Serving, new_user: NewUser,
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
) -> None:  # fmt: skip
    for name, value in {
        "SLACK_BOT_TOKEN": "xoxb-not-this-one", "SLACK_SIGNING_SECRET": "nor this", "SLACK_CLIENT_ID": "1.2",
        "SLACK_CLIENT_SECRET": "nor that", "HOME": str(tmp_path),
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    async with open_house(slack, choice, place, settings, serving, await new_user()) as opened:
        await opened.link(opened.person)
        await slack.say("U1", "add buy milk")
        await slack.answer("U1")
        assert await opened.titles() == ["Buy milk"]
    assert {each.token for each in slack.calls} == {slack.token}
    assert left_in(tmp_path) == []


def left_in(folder: Path) -> list[Path]:
    return list(folder.iterdir())


async def test_an_app_home_that_slack_does_not_take_spoils_nothing(hooked: House) -> None:
    hooked.slack.faults.append(Fault("views.publish", error="not_enabled", times=9))
    await hooked.slack.open_home("U1")
    await hooked.slack.command("U1", "add buy milk")
    answer = await hooked.slack.answer("U1")
    await hooked.slack.press("U1", answer, "Undo")
    await hooked.settled()
    assert await hooked.titles() == []
    assert "could not answer" not in str(hooked.slack.messages)
