"""What comes in is kept before anybody is told so, and handled once, in order, whoever dies."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from channels import inbox as channel_inbox
from channels.inbox import Inbox, Overtaken
from channels.message import Later
from memory import inbox as rows
from memory.database import Database
from tests.agent.turns import until
from tests.asking import asked

pytestmark = pytest.mark.usefixtures("emptied")


class Book:
    """Writes down what is handled; `wrong` are raised, one for each try."""

    def __init__(self, inbox: Inbox, *wrong: Exception) -> None:
        self.inbox = inbox
        self.wrong = list(wrong)
        self.handled: list[str] = []
        self.sorry: list[str] = []
        self.go = asyncio.Event()
        self.go.set()
        self.at_once = self.most = 0
        inbox.handlers["telegram"] = self.handle
        inbox.sorry["telegram"] = self.regret
        inbox.senders["telegram"] = lambda payload: ("", payload["from"])

    async def handle(self, _id: UUID, payload: Any) -> None:
        self.at_once += 1
        self.most = max(self.most, self.at_once)
        await self.go.wait()
        await asyncio.sleep(0)
        self.at_once -= 1
        if self.wrong:
            raise self.wrong.pop(0)
        self.handled.append(payload["text"])

    async def regret(self, _id: UUID, payload: Any) -> None:
        self.sorry.append(payload["text"])

    async def arrive(self, text: str, sender: str = "ada", id: str = "") -> UUID | None:
        payload = {"from": sender, "text": text}
        found = await self.inbox.store("telegram", id or uuid4().hex, payload)
        if found:
            await self.inbox.take(found, payload)
        return found


@pytest.fixture
def book(database: Database) -> Book:
    return Book(Inbox(database))


async def states(database: Database) -> list[Any]:
    async with database.service() as connection:
        cursor = await connection.execute("select state, step, tries, payload, error from inbox order by seq")
        return await cursor.fetchall()


def later(database: Database, patch: pytest.MonkeyPatch, by: timedelta) -> None:
    """It is later by so much."""
    clock = database.clock
    patch.setattr(database, "clock", lambda: clock() + by)


async def test_it_is_kept_when_it_is_acknowledged_and_its_words_go_when_it_is_handled(
    book: Book, database: Database
) -> None:
    book.go.clear()
    await book.arrive("Buy milk")
    (kept,) = await states(database)
    assert kept["payload"] == {"from": "ada", "text": "Buy milk"}
    book.go.set()
    await book.inbox.settled()
    (kept,) = await states(database)
    assert (kept["state"], kept["payload"]) == ("done", None)


async def test_it_is_kept_in_one_statement(
    book: Book, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with asked(monkeypatch) as count:
        await book.inbox.store("telegram", "1", {"from": "ada", "text": "Hi"})
    assert (len(count.statements), count.trips) == (2, 1), "who serves, then the row"


async def test_what_is_delivered_five_times_at_once_is_handled_once(book: Book) -> None:
    found = await asyncio.gather(*(book.arrive("Buy milk", id="u7") for _ in range(5)))
    await book.inbox.settled()
    assert await book.arrive("Buy milk", id="u7") is None
    await book.inbox.settled()
    assert sum(each is not None for each in found) == 1
    assert book.handled == ["Buy milk"]


async def test_what_one_sender_says_is_handled_in_order_and_others_do_not_wait(book: Book) -> None:
    book.go.clear()
    for number in range(4):
        await book.arrive(f"a{number}")
        await book.arrive(f"b{number}", sender="bob")
    await asyncio.sleep(0.1)
    assert book.most == 2, "two senders at once, each with one"
    book.go.set()
    await book.inbox.settled()
    for sender in "ab":
        assert [each for each in book.handled if each[0] == sender] == [f"{sender}{n}" for n in range(4)]


async def test_only_so_many_are_heard_at_once(database: Database) -> None:
    book = Book(Inbox(database, at_once=3))
    book.go.clear()
    for number in range(8):
        await book.arrive("Hi", sender=f"s{number}")
    await asyncio.sleep(0.1)
    assert book.most == 3
    book.go.set()
    await book.inbox.settled()
    assert len(book.handled) == 8


async def test_that_something_is_to_stop_does_not_wait_for_it(book: Book) -> None:
    book.go.clear()
    await book.arrive("A long story")
    payload = {"from": "ada", "text": "stop", "message": {"text": "/stop"}}
    found = await book.inbox.store("telegram", "s", payload)
    assert found
    await book.inbox.take(found, payload)
    await asyncio.sleep(0.1)
    assert book.most == 2
    book.go.set()
    await book.inbox.settled()


async def test_what_goes_wrong_is_tried_again(book: Book) -> None:
    book.wrong = [RuntimeError(), RuntimeError()]
    await book.arrive("first")
    await book.arrive("second")
    await book.inbox.settled()
    assert book.handled == ["first", "second"]


async def test_what_goes_wrong_five_times_has_failed_and_that_is_said_once(
    book: Book, database: Database
) -> None:
    book.wrong = [RuntimeError() for _ in range(9)]
    await book.arrive("poison")
    await book.inbox.settled()
    (row,) = await states(database)
    assert (row["state"], row["tries"], row["error"], row["payload"]) == ("failed", 5, "RuntimeError", None)
    assert (book.handled, book.sorry, len(book.wrong)) == ([], ["poison"], 4)
    book.wrong = []
    await book.arrive("next")
    await book.inbox.settled()
    assert book.handled == ["next"], "the line moves on"


async def test_a_channel_that_puts_off_has_its_way_for_an_hour(
    book: Book, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.wrong = [Later(0) for _ in range(7)]
    await book.arrive("slowly")
    await book.inbox.settled()
    assert book.handled == ["slowly"]
    book.wrong = [Later(0) for _ in range(7)]
    book.go.clear()
    await book.arrive("too slowly")
    await asyncio.sleep(0.05)
    later(database, monkeypatch, timedelta(hours=2))
    book.go.set()
    await book.inbox.settled()
    assert (book.handled, book.sorry) == (["slowly"], ["too slowly"])


async def test_what_a_dead_process_had_is_taken_up_in_its_order(
    book: Book, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        await book.inbox.store("telegram", f"d{number}", {"from": "ada", "text": str(number)})
    other = Book(Inbox(database))
    await other.inbox.look()
    await other.inbox.settled()
    assert other.handled == [], "its lease holds"
    later(database, monkeypatch, timedelta(minutes=1))
    await other.inbox.look()
    await other.inbox.settled()
    assert other.handled == ["0", "1", "2"]
    await other.inbox.look()
    assert not other.inbox.tasks


async def test_order_holds_where_another_process_has_what_was_said_before(
    book: Book, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(channel_inbox, "TURN", 0.01)
    await book.inbox.store("telegram", "o1", {"from": "ada", "text": "first"})
    other = Book(Inbox(database))
    await other.arrive("second")
    await other.arrive("mine", sender="bob")
    await until(lambda: other.handled)
    assert other.handled == ["mine"], "nobody else waits for it"
    later(database, monkeypatch, timedelta(minutes=1))
    await other.inbox.look()
    await other.inbox.settled()
    assert other.handled == ["mine", "first", "second"]


async def test_what_was_taken_up_is_first_before_it_stands_in_line(
    book: Book, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await book.inbox.store("telegram", "o1", {"from": "ada", "text": "first"})
    other = Inbox(database)
    other.senders["telegram"] = lambda payload: ("", payload["from"])
    second = await other.store("telegram", "o2", {"from": "ada", "text": "second"})
    assert first
    assert second
    later(database, monkeypatch, timedelta(minutes=1))
    await rows.renew(database, other.id, [second])
    (lost,) = await rows.take_up(database, other.id, ["telegram"])
    assert lost.id == first
    assert isinstance(await rows.claim(database, other.id, second), rows.Waits)
    assert isinstance(await rows.claim(database, other.id, first), rows.Held)


async def test_who_lives_keeps_what_he_has_and_who_was_taken_for_dead_answers_nothing_more(
    book: Book, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.go.clear()
    inbox_id = await book.arrive("long")
    assert inbox_id
    await asyncio.sleep(0.05)
    other = Book(Inbox(database))
    for _ in range(3):
        later(database, monkeypatch, timedelta(seconds=15))
        await book.inbox.look()
        await other.inbox.look()
    assert not other.inbox.tasks
    later(database, monkeypatch, timedelta(seconds=30))
    await other.inbox.look()
    await other.inbox.settled()
    assert other.handled == ["long"]
    with pytest.raises(Overtaken):
        await book.inbox.sending(inbox_id)
    book.go.set()
    await book.inbox.settled()


async def test_what_kills_every_process_is_given_up(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Inbox(database)
    inbox_id = await first.store("telegram", "k", {"from": "ada", "text": "deadly"})
    assert inbox_id
    holder = first
    for _ in range(rows.TRIES):
        assert await rows.claim(database, holder.id, inbox_id), "it dies over it"
        later(database, monkeypatch, timedelta(minutes=1))
        holder = Inbox(database)
        assert await rows.take_up(database, holder.id, ["telegram"])
    later(database, monkeypatch, timedelta(minutes=1))
    last = Book(Inbox(database))
    await last.inbox.look()
    await last.inbox.settled()
    assert (last.handled, last.sorry) == ([], ["deadly"])
    assert [row["state"] for row in await states(database)] == ["failed"]


async def test_a_process_that_ends_leaves_what_it_has_to_the_next_one_at_once(
    book: Book, database: Database
) -> None:
    book.go.clear()
    await book.arrive("first")
    await book.arrive("second")
    await asyncio.sleep(0.05)
    await book.inbox.close(patience=0.05)
    other = Book(Inbox(database))
    await other.inbox.look()
    await other.inbox.settled()
    assert other.handled == ["first", "second"]


async def test_a_flood_is_dammed_and_its_sender_is_told_once(book: Book, database: Database) -> None:
    book.go.clear()
    found = [await book.arrive(str(number)) for number in range(40)]
    assert await book.arrive("not me", sender="bob")
    assert sum(each is not None for each in found) == rows.MOST + 1
    assert (
        sum(row["step"] == rows.FLOOD and row["payload"] is not None for row in await states(database)) == 1
    )
    await asyncio.sleep(0.05)
    assert book.at_once == 3, "that it is too much is said before the line is through"
    book.go.set()
    await book.inbox.settled()
    assert await book.arrive("after it"), "then they are heard again"
    await book.inbox.settled()


async def test_after_a_week_nothing_is_left(
    book: Book, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await book.arrive("old")
    await book.inbox.settled()
    later(database, monkeypatch, timedelta(days=6))
    await rows.sweep(database)
    assert len(await states(database)) == 1
    later(database, monkeypatch, timedelta(days=2))
    await rows.sweep(database)
    assert await states(database) == []
