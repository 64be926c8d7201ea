"""Who is who in a channel: nobody gets into another's Aurum by guesses, a forwarded link, a group or an old code."""

import asyncio
from datetime import timedelta
from uuid import UUID

import httpx
import pytest

from memory import identities, links
from memory.database import Database
from memory.errors import AurumError, Busy, Invalid
from memory.links import Party
from tests.channels.conftest import NewGuest
from tests.channels.hall import Guest, Sent
from tests.conftest import Client, NewUser


async def code_of(database: Database, user: UUID) -> str:
    """A code that the user asked for in the web."""
    _, code = await links.ask(database, user, "telegram")
    return code


async def waiting(http: httpx.AsyncClient) -> list[dict[str, str]]:
    found: list[dict[str, str]] = (await http.get("/api/links")).json()
    return [each for each in found if each["state"] == "wanted"]


async def owner(guest: Guest) -> UUID | None:
    """Whose chat it is."""
    known = await identities.of_sender(guest.database, "telegram", "", guest.sender)
    return known.user_id if known else None


def later(database: Database, patch: pytest.MonkeyPatch, by: timedelta) -> None:
    clock = database.clock
    patch.setattr(database, "clock", lambda: clock() + by)


def party(sender: str) -> Party:
    return Party("telegram", "", sender, sender)


async def test_a_chat_is_connected_when_both_sides_have_said_so(
    guest: Guest, user: UUID, http: httpx.AsyncClient
) -> None:
    (asked,) = await guest.write(f"/start {await code_of(guest.database, user)}")
    assert "Connect this chat to Aurum of" in asked.text
    assert (await waiting(http), await owner(guest)) == ([], None)
    await guest.press(asked, "Connect")
    assert "confirm" in guest.hall.edits[-1][1].text
    assert await owner(guest) is None, "the user, signed in, has the last word"
    (link,) = await waiting(http)
    assert link["words"] == "Telegram Ada wants to connect."
    answer = await http.post(f"/api/links/{link['id']}/confirm")
    assert (answer.status_code, answer.json()["name"]) == (200, "Ada")
    assert await owner(guest) == user
    await guest.write("Add task buy milk")
    assert (await http.get("/api/tasks")).json()["items"][0]["title"] == "Buy milk"


async def test_a_code_from_the_chat_is_shown_in_the_web(
    guest: Guest, user: UUID, http: httpx.AsyncClient
) -> None:
    (shown,) = await guest.write("/link")
    code = shown.text.split("`")[1]
    found = (await http.post("/api/links/redeem", json={"code": code})).json()
    assert (found["name"], found["channel"], found["state"]) == ("Ada", "telegram", "wanted")
    assert await owner(guest) is None
    assert (await http.post(f"/api/links/{found['id']}/confirm")).is_success
    assert await owner(guest) == user
    assert (await http.post("/api/links/redeem", json={"code": code})).status_code == 422, "it works once"


async def test_a_link_that_was_forwarded_attaches_nobody_unasked(
    guest: Guest, new_user: NewUser, client: Client
) -> None:
    attacker = await new_user()
    (asked,) = await guest.write(f"/start {await code_of(guest.database, attacker)}")
    async with guest.database.scope(attacker) as scope:
        name = (await scope.user()).name
    assert f"Aurum of **{name}**" in asked.text, "the question names the account"
    assert await guest.press(asked, "No") == []
    assert (await waiting(client(attacker)), await owner(guest)) == ([], None)
    await guest.press(asked, "Connect")
    assert (await waiting(client(attacker)), await owner(guest)) == ([], None), "No is final"


async def test_only_who_was_asked_can_answer(
    guest: Guest, new_guest: NewGuest, user: UUID, http: httpx.AsyncClient
) -> None:
    (asked,) = await guest.write(f"/start {await code_of(guest.database, user)}")
    stranger = new_guest(hall=guest.hall)
    await stranger.press(asked, "Connect")
    assert await waiting(http) == []
    await guest.press(asked, "Connect", private=False, chat="-100")
    assert await waiting(http) == [], "nor in a group"


async def test_a_code_works_once(guest: Guest, new_guest: NewGuest, user: UUID) -> None:
    code = await code_of(guest.database, user)
    await guest.write(f"/start {code}")
    (again,) = await guest.write(f"/start {code}")
    (other,) = await new_guest().write(f"/link {code}")
    assert again.text == other.text == links.USED


async def test_five_who_show_a_code_at_once_are_one(database: Database, user: UUID) -> None:
    code = await code_of(database, user)
    shown = await asyncio.gather(
        *(links.present(database, party(f"race{number}"), code) for number in range(5)),
        return_exceptions=True,
    )
    assert sum(isinstance(each, links.Link) for each in shown) == 1


async def test_a_code_holds_for_ten_minutes(
    guest: Guest, user: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = await code_of(guest.database, user)
    later(guest.database, monkeypatch, timedelta(minutes=10, seconds=1))
    (answer,) = await guest.write(f"/start {code}")
    assert answer.text == links.OLD


async def test_what_waits_too_long_for_the_last_word_is_void(
    guest: Guest, user: UUID, http: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    (asked,) = await guest.write(f"/start {await code_of(guest.database, user)}")
    await guest.press(asked, "Connect")
    (link,) = await waiting(http)
    later(guest.database, monkeypatch, timedelta(minutes=11))
    assert (await http.post(f"/api/links/{link['id']}/confirm")).status_code == 404
    assert await owner(guest) is None


async def test_a_new_code_makes_the_one_before_void(guest: Guest, user: UUID) -> None:
    first, second = await code_of(guest.database, user), await code_of(guest.database, user)
    assert (await guest.write(f"/start {first}"))[0].text == links.USED
    assert "Connect this chat" in (await guest.write(f"/start {second}"))[0].text


async def test_a_group_takes_no_code_and_the_code_is_void(guest: Guest, user: UUID) -> None:
    code = await code_of(guest.database, user)
    (answer,) = await guest.write(f"/start {code}", private=False, chat="-100")
    assert (answer.to.chat, "private chat" in answer.text) == ("-100", True)
    assert (await guest.write(f"/start {code}"))[0].text == links.USED


async def test_what_is_no_code_is_refused_in_a_sentence(guest: Guest) -> None:
    for given in ("x" * 65, "x" * 4000, "🎈", "' or 1=1 --"):
        assert (await guest.write(f"/start {given}"))[0].text == links.UNKNOWN


async def test_a_code_for_one_channel_is_none_in_another(guest: Guest, user: UUID) -> None:
    _, code = await links.ask(guest.database, user, "slack")
    assert (await guest.write(f"/start {code}"))[0].text == links.ELSEWHERE
    (shown,) = await guest.write("/link")
    (answer,) = await guest.write(f"/start {shown.text.split('`')[1]}")
    assert answer.text == links.UNKNOWN, "a code of the chat's is for the web"


async def test_who_guesses_is_locked_out(
    database: Database, user: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = await code_of(database, user)
    outcomes = []
    for number in range(1000):
        try:
            await links.present(database, party("guesser"), f"guess{number}")
        except AurumError as error:
            outcomes.append(type(error))
    assert outcomes == [Invalid] * 10 + [Busy] * 990
    with pytest.raises(Busy):
        await links.present(database, party("guesser"), code)
    later(database, monkeypatch, timedelta(minutes=9))
    with pytest.raises(Busy):
        await links.present(database, party("guesser"), code)
    assert (await links.present(database, party("somebody else"), code)).user_id == user


async def test_guesses_at_once_count_each(database: Database) -> None:
    tried = await asyncio.gather(
        *(links.present(database, party("hasty"), f"g{number}") for number in range(40)),
        return_exceptions=True,
    )
    assert sum(isinstance(each, Invalid) for each in tried) == 10


async def test_after_ten_minutes_a_guesser_is_heard_again(
    database: Database, user: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(10):
        with pytest.raises(Invalid):
            await links.redeem(database, user, f"guess{number}")
    _, code = await links.offer(database, party("later"))
    with pytest.raises(Busy):
        await links.redeem(database, user, code)
    later(database, monkeypatch, timedelta(minutes=10))
    _, code = await links.offer(database, party("later"))
    assert (await links.redeem(database, user, code)).state == "wanted"


async def test_right_codes_count_as_no_guess(database: Database, user: UUID) -> None:
    for _ in range(12):
        await links.present(database, party("busy"), await code_of(database, user))


async def test_a_chat_belongs_to_one_account_and_the_old_one_is_told(
    ada: Guest, user: UUID, new_user: NewUser, client: Client, http: httpx.AsyncClient
) -> None:
    new = await new_user()
    (asked,) = await ada.write(f"/start {await code_of(ada.database, new)}")
    await ada.press(asked, "Connect")
    assert await owner(ada) == user, "until it is confirmed"
    (link,) = await waiting(client(new))
    assert (await client(new).post(f"/api/links/{link['id']}/confirm")).is_success
    assert await owner(ada) == new
    assert (await http.get("/api/identities")).json() == []
    told = (await http.get("/api/chat/life")).json()["messages"][-1]
    assert "no longer connected with this one" in told["content"]


async def test_confirming_twice_makes_one_chat(guest: Guest, user: UUID, http: httpx.AsyncClient) -> None:
    (asked,) = await guest.write(f"/start {await code_of(guest.database, user)}")
    await guest.press(asked, "Connect")
    (link,) = await waiting(http)
    answers = await asyncio.gather(*(http.post(f"/api/links/{link['id']}/confirm") for _ in range(4)))
    assert sorted(each.status_code for each in answers) == [200, 404, 404, 404]
    assert len((await http.get("/api/identities")).json()) == 1


async def test_a_link_of_anothers_can_not_be_confirmed(
    guest: Guest, user: UUID, new_user: NewUser, client: Client, http: httpx.AsyncClient
) -> None:
    (asked,) = await guest.write(f"/start {await code_of(guest.database, user)}")
    await guest.press(asked, "Connect")
    (link,) = await waiting(http)
    assert (await client(await new_user()).post(f"/api/links/{link['id']}/confirm")).status_code == 404
    assert await owner(guest) is None


async def test_who_parts_is_a_stranger_again(ada: Guest, user: UUID) -> None:
    (said,) = await ada.write("/unlink")
    assert "no longer connected" in said.text
    assert await owner(ada) is None
    said_now: list[Sent] = await ada.write("Add task buy milk")
    assert "I don't know this chat" in said_now[0].text
    assert await titles_of(ada, user) == []


async def titles_of(guest: Guest, user: UUID) -> list[str]:
    async with guest.database.scope(user) as scope:
        return [
            row["title"] for row in await scope.rows("select title from tasks where user_id = %s", [user])
        ]
