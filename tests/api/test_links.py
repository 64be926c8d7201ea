"""Connecting chats over HTTP, with a Telegram that answers."""

import re
from collections.abc import AsyncIterator
from dataclasses import replace
from uuid import UUID, uuid4

import httpx
import pytest
import pytest_asyncio

from api.aurum import Aurum
from api.settings import Settings
from memory import links
from memory.links import Party
from tests.channels.telegram.chat import Chat
from tests.channels.telegram.fake import Telegram
from tests.channels.telegram.serving import telegram_running
from tests.conftest import Client, NewUser, Place, Serving


@pytest_asyncio.fixture
async def telegram() -> AsyncIterator[Telegram]:
    async with telegram_running() as running:
        yield running


@pytest_asyncio.fixture
async def connected(
    telegram: Telegram, place: Place, settings: Settings, serving: Serving, user: UUID
) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the test's user, of an Aurum that has a bot."""
    aurum = Aurum(
        replace(settings, telegram=telegram.choice()), place.app_url, place.redis_url, lambda _: None, pool=6
    )
    await aurum.open()
    url = await serving(aurum)
    token = aurum.keeper.issue(user, "access")
    try:
        async with httpx.AsyncClient(
            base_url=url, headers={"Authorization": f"Bearer {token}"}, timeout=20
        ) as made:
            yield made
    finally:
        await aurum.close()


async def test_a_chat_is_connected_from_the_web_and_both_sides_are_told(
    connected: httpx.AsyncClient, telegram: Telegram
) -> None:
    asked = (await connected.post("/api/links", json={"channel": "telegram"})).json()
    assert re.fullmatch(r"[\w-]{22}", asked["code"]), "128 bits"
    assert asked["url"].startswith("https://t.me/")
    assert asked["url"].endswith(f"?start={asked['code']}")
    ada = Chat(telegram, "Ada")
    question = await ada.ask(f"/start {asked['code']}")
    assert "Connect this chat" in question.text
    await ada.press("Connect", question)
    await ada.changed(question)
    (link,) = (await connected.get("/api/links")).json()
    assert (link["state"], link["words"]) == ("wanted", "Telegram Ada wants to connect.")
    assert (await connected.get("/api/identities")).json() == []
    ada.seen = telegram.messages[-1].id
    identity = (await connected.post(f"/api/links/{link['id']}/confirm")).json()
    (told,) = await ada.replies()
    assert told.text.startswith("Connected")
    assert "Telegram (Ada) is connected." in [
        each["content"] for each in (await connected.get("/api/chat/life")).json()["messages"]
    ]
    assert [each["id"] for each in (await connected.get("/api/identities")).json()] == [identity["id"]]
    ada.seen = telegram.messages[-1].id
    assert (await connected.delete(f"/api/identities/{identity['id']}")).status_code == 204
    (parted,) = await ada.replies()
    assert "no longer connected" in parted.text
    assert (await connected.get("/api/identities")).json() == []


async def test_a_chat_is_connected_from_the_chat(connected: httpx.AsyncClient, telegram: Telegram) -> None:
    ada = Chat(telegram, "Ada")
    shown = await ada.ask("/link")
    found = re.search(r"[\w-]{22}", shown.text)
    assert found
    link = (await connected.post("/api/links/redeem", json={"code": f" {found[0]} "})).json()
    assert (link["name"], link["state"]) == ("Ada", "wanted")
    assert (await connected.post(f"/api/links/{link['id']}/confirm")).is_success
    answer = await ada.ask("Add task buy milk")
    assert "Buy milk" in answer.text


async def test_a_channel_that_is_not_set_up_gives_no_code(http: httpx.AsyncClient) -> None:
    answer = await http.post("/api/links", json={"channel": "slack"})
    assert (answer.status_code, "docs/channels.md" in answer.json()["detail"]) == (409, True)
    there = (await http.get("/api/channels")).json()
    assert there == [{"channel": "telegram", "there": False}, {"channel": "slack", "there": False}]


@pytest.mark.parametrize("body", [{}, {"channel": "fax"}, {"channel": "telegram", "user_id": str(uuid4())}])
async def test_nothing_else_can_be_asked_for(http: httpx.AsyncClient, body: dict[str, str]) -> None:
    assert (await http.post("/api/links", json=body)).status_code == 422


async def test_who_guesses_in_the_web_is_locked_out_and_others_are_not(
    client: Client, new_user: NewUser, aurum: Aurum
) -> None:
    guesser, other = client(await new_user()), client(await new_user())
    statuses = [
        (await guesser.post("/api/links/redeem", json={"code": f"guess{n}"})).status_code for n in range(12)
    ]
    assert statuses == [422] * 10 + [429] * 2
    _, code = await links.offer(aurum.database, Party("telegram", "", "web1", "web1", "Ada"))
    assert (await guesser.post("/api/links/redeem", json={"code": code})).status_code == 429
    assert (await other.post("/api/links/redeem", json={"code": code})).status_code == 200


async def test_what_is_refused_is_never_connected(http: httpx.AsyncClient, aurum: Aurum) -> None:
    _, code = await links.offer(aurum.database, Party("telegram", "", "web2", "web2", "Ada"))
    link = (await http.post("/api/links/redeem", json={"code": code})).json()
    assert (await http.delete(f"/api/links/{link['id']}")).status_code == 204
    assert (await http.post(f"/api/links/{link['id']}/confirm")).status_code == 404
    assert (await http.delete(f"/api/links/{link['id']}")).status_code == 404
    assert (await http.get("/api/links")).json() == []


async def test_a_connection_is_not_confirmed_by_another_site(
    http: httpx.AsyncClient, aurum: Aurum, user: UUID
) -> None:
    cookie = {"Cookie": f"aurum_session={aurum.keeper.issue(user, 'session')}", "Origin": "https://evil.test"}
    async with httpx.AsyncClient(base_url=http.base_url, headers=cookie) as browser:
        assert (await browser.post(f"/api/links/{uuid4()}/confirm")).status_code == 403
        assert (await browser.post("/api/links/redeem", json={"code": "x"})).status_code == 403
