"""What somebody notices who talks to Aurum in Telegram: both ways in which Telegram is reached, from end to end."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from typing import Any
from uuid import UUID

import httpx
import pytest
import pytest_asyncio

from agent.choice import ModelChoice
from agent.models import Models
from api.settings import Settings
from channels.telegram import answering
from tests.acting import Person
from tests.agent import wire as gemini
from tests.agent.wire import Wire, listening
from tests.channels.telegram.chat import Chat
from tests.channels.telegram.fake import SECRET, USERNAME, Telegram
from tests.channels.telegram.html import units
from tests.channels.telegram.world import World, linked, reached
from tests.conftest import Client, Place
from tests.fakes import ScriptedModel

BOTH = pytest.mark.parametrize("world", ["polling", "webhook"], indirect=True)


@pytest_asyncio.fixture
async def world(
    request: pytest.FixtureRequest, telegram: Telegram, place: Place, settings: Settings, user: UUID
) -> AsyncIterator[World]:
    """A user who is connected."""
    webhook = getattr(request, "param", "webhook") == "webhook"
    async with reached(telegram, place, settings, webhook=webhook) as aurum:
        ada = await linked(aurum, user, Chat(telegram, "Ada"))
        yield World(telegram, aurum, Person(aurum.database, user), ada)


async def titles(person: Person) -> list[str]:
    """The tasks that are open."""
    async with person.database.scope(person.id) as scope:
        rows = await scope.rows(
            "select title from tasks where status <> 'completed' and deleted_at is null order by number"
        )
    return [row["title"] for row in rows]


@BOTH
async def test_commands_are_offered_and_answered_with_buttons(world: World) -> None:
    assert {"today", "next", "add", "undo", "link", "help"} <= {
        each["command"] for each in world.telegram.commands
    }
    await world.person("add_task", title="Write the launch note", priority="high")
    today = await world.ada.ask("/today")
    assert "Write the launch note" in today.text
    await world.ada.press("✓ T1")
    await world.ada.changed(today)
    assert await world.ada.toast()
    assert await titles(world.person) == []


@BOTH
async def test_plain_words_become_a_task_and_undo_takes_it_back(world: World) -> None:
    reply = await world.ada.ask("add buy milk tomorrow")
    assert "✓ T1" in reply.text
    assert "milk" in reply.text
    assert reply.buttons == ["Undo"]
    assert await titles(world.person) == ["Buy milk"]
    await world.ada.press("Undo", times=2)
    await world.ada.changed(reply)
    assert await titles(world.person) == []
    assert "Undo" not in reply.buttons


@BOTH
async def test_what_destroys_waits_for_a_yes(world: World) -> None:
    await world.person("add_task", title="Buy shoes")
    asked = await world.ada.ask("delete T1")
    assert "Buy shoes" in asked.text
    assert len(asked.buttons) == 3
    assert await titles(world.person) == ["Buy shoes"]
    await world.ada.press("Yes")
    await world.ada.changed(asked)
    assert await world.telegram.until(lambda: "Yes" not in asked.buttons)
    assert await world.ada.toast()
    for _ in range(100):
        if not await titles(world.person):
            break
        await asyncio.sleep(0.05)
    assert await titles(world.person) == []


@BOTH
async def test_a_message_that_telegram_delivers_again_is_answered_once(world: World) -> None:
    update = {"update_id": 77_000_001, "message": world.ada.message(text="add buy milk")}
    await world.telegram.deliver(update, times=5, at_once=True)
    await world.ada.replies()
    await world.telegram.deliver(update, times=3)
    await world.ada.say("/next")
    await world.ada.replies()
    assert len(world.ada.shown()) == 2
    assert await titles(world.person) == ["Buy milk"]


async def test_what_one_says_is_answered_in_order(world: World) -> None:
    for name in ("milk", "bread", "eggs"):
        await world.ada.say(f"add buy {name}")
    await world.ada.replies(3)
    assert [each.text.count("✓") for each in world.ada.shown()] == [1, 1, 1]
    assert await titles(world.person) == ["Buy milk", "Buy bread", "Buy eggs"]


async def test_who_is_not_connected_is_told_how_and_nothing_of_it_is_kept(world: World) -> None:
    eve = Chat(world.telegram, "Eve")
    reply = await eve.ask("add rob the bank")
    assert "I don't know this chat" in reply.text
    assert reply.buttons == []
    await eve.say("add it again")
    await eve.voice(b"OggS")
    await eve.press_act("done T1")
    await world.ada.ask("/next")
    assert len(eve.shown()) == 1, "once a minute"
    assert await titles(world.person) == []


@BOTH
async def test_a_chat_is_connected_by_a_code_of_the_web_and_a_yes_on_both_sides(
    world: World, new_person: Any, client: Client
) -> None:
    ben = await new_person()
    web = httpx.AsyncClient(
        base_url=world.aurum.settings.url, headers=dict(client(ben.id).headers), timeout=20
    )
    code = (await web.post("/api/links", json={"channel": "telegram"})).json()
    assert code["url"] == f"https://t.me/{USERNAME}?start={code['code']}"
    chat = Chat(world.telegram, "Ben")
    asked = await chat.ask(f"/start {code['code']}")
    assert "Connect this chat" in asked.text
    assert asked.buttons == ["Connect", "No"]
    await chat.press("Connect")
    await chat.changed(asked)
    assert "One step is left" in asked.text
    assert (await chat.ask("/today")).text.startswith("I am Aurum. I don't know this chat")
    (waiting,) = (await web.get("/api/links")).json()
    assert (waiting["state"], waiting["name"]) == ("wanted", "Ben")
    assert (await web.post(f"/api/links/{waiting['id']}/confirm")).status_code == 200
    (welcome,) = await chat.replies()
    assert "Connected" in welcome.text
    await chat.ask("add buy bread")
    assert await titles(ben) == ["Buy bread"]
    assert await titles(world.person) == []
    eve = Chat(world.telegram, "Eve")
    assert "Connect this chat" not in (await eve.ask(f"/start {code['code']}")).text, "it works once"
    await web.aclose()


async def test_in_a_group_nothing_private_is_said(world: World) -> None:
    await world.person("add_task", title="Call the doctor")
    group = world.ada.group()
    await group.say("what is on today?")
    await Chat(world.telegram, "Eve", chat=group.chat).say("/today")
    await group.say("/today")
    (private,) = await world.ada.replies()
    assert "Call the doctor" in private.text
    (public,) = await group.replies()
    assert public.text == "I answered you privately."
    assert [each.text for each in group.shown()] == ["I answered you privately."]


async def test_what_others_wrote_is_no_order(world: World) -> None:
    await world.person("add_task", title="Buy shoes")
    await world.ada.forward("/done T1", "Eve")
    await world.ada.replies()
    assert await titles(world.person) == ["Buy shoes"]


async def test_a_photo_is_not_read_and_that_is_said(world: World) -> None:
    photo = [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]
    await world.telegram.arrive(message=world.ada.message(photo=photo))
    (reply,) = await world.ada.replies()
    assert "I can't read a photo" in reply.text


async def test_a_long_answer_comes_in_parts_with_its_buttons_at_the_end(
    telegram: Telegram, place: Place, settings: Settings, user: UUID
) -> None:
    text = "\n\n".join(f"**{n}.** " + "<word> 🌍 " * 60 for n in range(30))
    calls = [{"id": "c1", "name": "add_task", "args": '{"title": "Buy milk"}'}]
    scripted = Models(ModelChoice(), [], ScriptedModel(script=[calls, text]))
    async with reached(telegram, place, settings, webhook=True, models=scripted) as aurum:
        ada = await linked(aurum, user, Chat(telegram))
        await ada.say("tell me all")
        await telegram.until(lambda: any(each.buttons for each in ada.shown()))
        shown = ada.shown()
        assert len(shown) > 1
        assert all(units(each.text) <= 4096 for each in shown)
        assert [each.buttons for each in shown] == [[]] * (len(shown) - 1) + [["Undo"]]
        assert sum(each.text.count("<word>") for each in shown) == 1800
        assert "✓ T1 Buy milk" in shown[-1].text


async def test_an_answer_grows_while_it_is_written(
    telegram: Telegram, place: Place, settings: Settings, user: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "AT_ONCE", 0.0)
    monkeypatch.setattr(answering, "PACE", 0.01)
    gate = asyncio.Event()
    scripted = Models(ModelChoice(), [], ScriptedModel(script=[("Two things", gate, "matter today.")]))
    async with reached(telegram, place, settings, webhook=True, models=scripted) as aurum:
        ada = await linked(aurum, user, Chat(telegram))
        await ada.say("what matters?")
        await telegram.until(lambda: telegram.drafts and telegram.drafts[-1]["text"] == "Two things")
        assert ada.shown() == []
        gate.set()
        (reply,) = await ada.replies()
        assert reply.text == "Two things matter today."


@pytest.fixture
def wire(monkeypatch: pytest.MonkeyPatch) -> Iterator[Wire]:
    """A Gemini that hears one sentence in every sound, and repeats nothing."""
    monkeypatch.setattr("agent.models.PAUSE", 0.01)
    monkeypatch.setattr(gemini, "echo", lambda body: "Buy milk." if "nline" in str(body) else "Very well.")
    server, found = listening()
    yield found
    server.shutdown()
    server.server_close()


async def test_a_voice_note_is_understood_where_there_is_a_key(
    telegram: Telegram, place: Place, settings: Settings, user: UUID, wire: Wire
) -> None:
    choice = ModelChoice(google_api_key="a-key", gemini_base_url=wire.url)
    async with reached(telegram, place, settings, webhook=True, model=choice) as aurum:
        ada = await linked(aurum, user, Chat(telegram))
        await ada.voice(b"OggS sound")
        heard, reply = await ada.replies(2)
        assert heard.text == "🎙 Buy milk."
        assert reply.text.startswith("Very well.")
        async with aurum.database.scope(user) as scope:
            said = await scope.rows("select role, content from messages order by seq")
        assert ("user", "Buy milk.") in [(row["role"], row["content"]) for row in said]


async def test_without_a_key_a_voice_note_is_declined_honestly(world: World) -> None:
    await world.ada.voice(b"OggS sound")
    (reply,) = await world.ada.replies()
    assert reply.text == "I can't listen to voice notes without a Gemini key. Write it, please."
    assert world.telegram.calls("getFile") == [], "nor is it fetched"


@BOTH
async def test_who_blocks_the_bot_is_left_alone_until_they_come_back(world: World) -> None:
    blocked = "select blocked_at is not null as blocked from identities"

    async def is_blocked() -> bool:
        async with world.aurum.database.scope(world.person.id) as scope:
            return bool((await scope.rows(blocked))[0]["blocked"])

    await world.ada.block()
    await eventually(is_blocked)
    await world.ada.unblock()
    await eventually(is_blocked, False)
    world.telegram.blocked.add(world.ada.chat)
    await world.ada.say("/today")
    await eventually(is_blocked)
    assert world.ada.shown() == []
    assert len(world.telegram.calls("sendMessage")) == 1


async def eventually(found: Any, wanted: bool = True) -> None:
    for _ in range(200):
        if await found() is wanted:
            return
        await asyncio.sleep(0.05)
    raise AssertionError("That never came about.")


@BOTH
async def test_an_answer_that_telegram_puts_off_comes_once(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("channels.inbox.LONGEST", 1.0)
    world.telegram.fail("sendMessage", 429, retry_after=1)
    world.telegram.fail("sendMessage", 502)
    reply = await world.ada.ask("add buy milk")
    assert "✓ T1" in reply.text
    assert "Perhaps" not in reply.text
    await world.ada.ask("/next")
    assert len(world.ada.shown()) == 2
    assert await titles(world.person) == ["Buy milk"]


async def test_an_answer_that_may_have_arrived_says_so_when_it_comes_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("channels.inbox.PAUSE", 0.01)
    world.telegram.cut("sendMessage")
    await world.ada.say("add buy milk")
    first, second = await world.ada.replies(2)
    assert "✓ T1" in first.text
    assert second.text.startswith("Perhaps you have this already:")
    assert await titles(world.person) == ["Buy milk"]


async def test_what_was_stored_and_not_answered_is_answered_by_the_next_process(
    telegram: Telegram, place: Place, settings: Settings, user: UUID
) -> None:
    ada = Chat(telegram)
    async with reached(telegram, place, settings, webhook=True) as first:
        await linked(first, user, ada)
        message = {"update_id": 5, "message": ada.message(text="add buy milk")}
        assert await first.channels.inbox.store("telegram", f"{telegram.bot['id']}:5", message)
    assert ada.shown() == []
    async with reached(telegram, place, settings, webhook=True) as second:
        (reply,) = await ada.replies()
        assert "✓ T1" in reply.text
        await telegram.until(lambda: telegram.hook["url"].startswith(second.settings.url))
        assert await telegram.deliver(message) == [200]
        await ada.ask("/next")
        assert len(ada.shown()) == 2
        assert await titles(Person(second.database, user)) == ["Buy milk"]


async def test_a_call_without_the_secret_is_not_even_read(world: World) -> None:
    hook = f"{world.aurum.settings.url}/api/hooks/telegram"
    body = {"update_id": 1, "message": world.ada.message(text="add rob the bank")}
    async with httpx.AsyncClient() as stranger:
        for headers in (
            {},
            {"X-Telegram-Bot-Api-Secret-Token": ""},
            {"X-Telegram-Bot-Api-Secret-Token": SECRET + "x"},
        ):
            assert (await stranger.post(hook, json=body, headers=headers)).status_code == 401
            assert (await stranger.post(hook, content=b"{", headers=headers)).status_code == 401
        right = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        for content in (b"{", b"null", b"[]", b'{"update_id": "1"}', b'{"update_id": true}', b"\xff"):
            assert (await stranger.post(hook, content=content, headers=right)).status_code == 400
        assert (await stranger.post(hook, content=b"x" * 600_000, headers=right)).status_code == 413
        assert (
            await stranger.post(hook, json={"update_id": 2, "message": {}}, headers=right)
        ).status_code == 200
        assert (await stranger.get(hook, headers=right)).status_code in (404, 405)
    reply = await world.ada.ask("/next")
    assert [each.text for each in world.ada.shown()] == [reply.text]
    assert await titles(world.person) == []


@pytest.mark.parametrize("world", ["polling"], indirect=True)
async def test_where_telegram_is_asked_nobody_calls(world: World, url: str) -> None:
    async with httpx.AsyncClient() as stranger:
        for base in (url, world.aurum.settings.url):
            answer = await stranger.post(f"{base}/api/hooks/telegram", json={"update_id": 1})
            assert answer.status_code == 404


@BOTH
async def test_the_token_is_in_no_log_and_no_answer(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for method in ("sendMessage", "getUpdates", "answerCallbackQuery", "sendChatAction"):
        world.telegram.fail(method, 401, f"{world.telegram.url}/bot{world.telegram.token}")
    world.telegram.cut("sendMessage")
    await world.ada.say("add buy milk")
    await world.ada.ask("/today")
    secret = world.telegram.token.partition(":")[2]
    assert secret not in caplog.text
    assert SECRET not in caplog.text
    async with world.aurum.database.service() as connection:
        rows = await (await connection.execute("select inbox::text as row from inbox")).fetchall()
    assert rows
    assert secret not in str(rows)
