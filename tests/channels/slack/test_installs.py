"""Aurum in several workspaces: installed by its users, with tokens that nobody can read."""

import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
import pytest_asyncio

from api.settings import Settings
from channels.choice import SlackChoice
from channels.message import Address, Refused
from memory.said import Said
from tests.channels.slack.conftest import House, open_house
from tests.channels.slack.fake import Slack, Workspace
from tests.channels.slack.people import read
from tests.conftest import NewUser, Place, Serving

CANARY = "xoxb-2-canary-of-an-install"


@pytest_asyncio.fixture
async def many(
    slack: Slack, choice: SlackChoice, place: Place, settings: Settings, serving: Serving, new_user: NewUser
) -> AsyncIterator[House]:
    """An Aurum for several workspaces: no token is set, each comes from an install."""
    slack.workspaces.clear()
    slack.codes["code-1"] = Workspace(slack.team, CANARY, "U0BOT")
    choice = replace(choice, bot_token=None, client_id="1.2", client_secret="a client's secret-canary")
    async with open_house(slack, choice, place, settings, serving, await new_user()) as opened:
        yield opened


def browser(house: House, user: object = None) -> httpx.AsyncClient:
    token = house.aurum.keeper.issue(user or house.person, "session")  # type: ignore[arg-type]
    return httpx.AsyncClient(base_url=house.url, cookies={"aurum_session": token})


async def begun(client: httpx.AsyncClient) -> str:
    """The state with which a browser goes to Slack."""
    sent = await client.get("/api/hooks/slack/install")
    assert sent.status_code == 303
    query = parse_qs(urlsplit(sent.headers["location"]).query)
    assert "/oauth/v2/authorize" in sent.headers["location"]
    assert query["redirect_uri"] == ["http://127.0.0.1:8001/api/hooks/slack/installed"]
    assert "chat:write" in query["scope"][0].split(",")
    assert len(query["state"][0]) >= 22, "128 bits"
    return query["state"][0]


async def come_back(client: httpx.AsyncClient, state: str, code: str = "code-1") -> str:
    back = await client.get("/api/hooks/slack/installed", params={"code": code, "state": state})
    assert back.status_code == 303
    return back.headers["location"]


async def test_a_workspace_is_installed_and_aurum_speaks_there(many: House) -> None:
    await many.link(many.person)
    async with browser(many) as client:
        assert await come_back(client, await begun(client)) == "/#slack=installed"
        (install,) = (await client.get("/api/slack/installs")).json()
    assert (install["team"], install["name"]) == (many.slack.team, "Analytical Engines")
    assert "token" not in str(install)
    await many.slack.say("U1", "add buy milk")
    assert "Buy milk" in read(await many.slack.answer("U1"))
    assert {each.token for each in many.slack.calls if each.method.startswith("chat.")} == {CANARY}


async def test_the_token_is_sealed_and_stands_in_no_log(
    many: House, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with browser(many) as client:
        await come_back(client, await begun(client))
    async with many.aurum.database.service() as connection:
        rows = await connection.execute("select * from slack_installs where team = %s", [many.slack.team])
        (row,) = await rows.fetchall()
    assert CANARY.encode() not in bytes(row["sealed_token"])
    assert CANARY not in str(row)
    assert "canary" not in caplog.text


async def test_a_state_works_once_for_who_began_and_for_ten_minutes(
    many: House, new_user: NewUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with browser(many) as client, browser(many, await new_user()) as other:
        state = await begun(client)
        assert await come_back(other, state) == "/#slack=not-installed"
        assert await come_back(client, "") == "/#slack=not-installed"
        assert await come_back(client, "guessed") == "/#slack=not-installed"
        assert await come_back(client, state) == "/#slack=installed"
        assert await come_back(client, state) == "/#slack=not-installed"
        late = await begun(client)
        async with many.aurum.database.service() as connection:
            await connection.execute(
                "update slack_states set expires_at = expires_at - interval '601 seconds'"
            )
        assert await come_back(client, late) == "/#slack=not-installed"
        assert (await client.get("/api/hooks/slack/installed")).headers["location"] == "/#slack=not-installed"
        assert await come_back(client, await begun(client), "no such code") == "/#slack=not-installed"


async def test_nobody_installs_who_is_not_signed_in(many: House) -> None:
    async with httpx.AsyncClient(base_url=many.url) as anybody:
        assert (await anybody.get("/api/hooks/slack/install")).status_code == 401
        assert (await anybody.get("/api/hooks/slack/installed?code=code-1&state=x")).status_code == 401


async def test_an_app_that_is_taken_out_leaves_no_token(many: House) -> None:
    async with browser(many) as client:
        await come_back(client, await begun(client))
        await many.slack.event({"type": "app_uninstalled"})
        await many.settled()
        assert (await client.get("/api/slack/installs")).json() == []
    with pytest.raises(Refused):
        await many.aurum.channels.slack.channel.send(Address("slack", "DU1", many.slack.team), Said("x"), "k")


async def test_revoked_tokens_of_people_are_not_the_bots(many: House) -> None:
    async with browser(many) as client:
        await come_back(client, await begun(client))
        await many.slack.event({"type": "tokens_revoked", "tokens": {"oauth": ["U1"]}})
        await many.settled()
        assert len((await client.get("/api/slack/installs")).json()) == 1
        await many.slack.event({"type": "tokens_revoked", "tokens": {"bot": ["U0BOT"]}})
        await many.settled()
        assert (await client.get("/api/slack/installs")).json() == []


async def test_an_install_is_removed_by_its_user_alone(many: House, new_user: NewUser) -> None:
    async with browser(many) as client, browser(many, await new_user()) as other:
        await come_back(client, await begun(client))
        origin = {"Origin": many.url}
        gone = f"/api/slack/installs/{many.slack.team}"
        assert (await other.get("/api/slack/installs")).json() == []
        assert (await other.delete(gone, headers=origin)).status_code == 404
        assert (await client.delete(gone, headers=origin)).status_code == 204
        assert (await client.delete(gone, headers=origin)).status_code == 404
    with pytest.raises(Refused):
        await many.aurum.channels.slack.channel.send(Address("slack", "DU1", many.slack.team), Said("x"), "k")
