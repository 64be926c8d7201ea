"""Connecting a Slack with an Aurum: from either side, by its user alone."""

import re
from typing import Any

import httpx
import pytest

from tests.channels.slack.conftest import House
from tests.channels.slack.people import labels, read
from tests.conftest import NewUser


def web(house: House, user: object) -> httpx.AsyncClient:
    token = house.aurum.keeper.issue(user, "access")  # type: ignore[arg-type]
    return httpx.AsyncClient(base_url=house.url, headers={"Authorization": f"Bearer {token}"})


async def connected(client: httpx.AsyncClient) -> list[Any]:
    return [each["channel"] for each in (await client.get("/api/identities")).json()]


async def test_a_code_of_the_web_connects_the_slack_that_says_it(hooked: House, new_user: NewUser) -> None:
    user = await new_user()
    async with web(hooked, user) as client:
        code = (await client.post("/api/links", json={"channel": "slack"})).json()["code"]
        await hooked.slack.command("U2", f"link {code}", channel="C1")
        question = await hooked.slack.whisper("U2")
        assert labels(question["blocks"]) == ["Connect", "No"]
        assert code not in str(hooked.slack.messages["C1"])
        await hooked.slack.press("U2", question, "Connect")
        await hooked.settled()
        assert await connected(client) == [], "the web has the last word"
        (link,) = (await client.get("/api/links")).json()
        assert link["name"] == "Grace"
        assert (await client.post(f"/api/links/{link['id']}/confirm")).status_code == 200
        assert await connected(client) == ["slack"]
    first = len(hooked.slack.of_app("U2")) + 1
    await hooked.slack.say("U2", "add buy a boat")
    assert "boat" in read(await hooked.slack.answer("U2", first))
    async with hooked.aurum.database.scope(user) as scope:
        rows = await scope.rows("select address from identities where user_id = %s", [user])
    assert [each["address"] for each in rows] == ["DU2"], (
        "what is private goes to them alone, not to the channel"
    )


@pytest.mark.parametrize("word", ["link", "/link"])
async def test_a_code_of_slack_is_typed_into_the_web(hooked: House, new_user: NewUser, word: str) -> None:
    await hooked.slack.say("U3", word)
    told = read(await hooked.slack.answer("U3"))
    code = re.search(r"`([^`]+)`", told)
    assert code
    async with web(hooked, await new_user()) as client:
        link = (await client.post("/api/links/redeem", json={"code": code[1]})).json()
        assert link["name"] == "Eve"
        assert (await client.post(f"/api/links/{link['id']}/confirm")).status_code == 200
        assert await connected(client) == ["slack"]


async def test_a_code_named_in_a_channel_is_void(hooked: House, new_user: NewUser) -> None:
    async with web(hooked, await new_user()) as client:
        code = (await client.post("/api/links", json={"channel": "slack"})).json()["code"]
        await hooked.slack.say("U2", f"<@U0BOT> link {code}", channel="C1")
        await hooked.settled()
        assert await connected(client) == []
    assert [each["user"] for each in hooked.slack.messages["C1"]] == ["U2"]


async def test_who_parts_is_heard_no_more(hooked: House) -> None:
    await hooked.slack.command("U1", "unlink")
    await hooked.slack.answer("U1")
    await hooked.slack.say("U1", "add buy milk")
    assert "connect" in read(await hooked.slack.answer("U1", 2)).lower()
    assert await hooked.titles() == []
