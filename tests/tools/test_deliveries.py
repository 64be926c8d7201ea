"""What was said first: whether it went out, in the words of its user; again later; again where it failed."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from channels.message import Refused
from channels.outbox import Outbox
from memory import deliveries, sendings
from memory.database import Database
from memory.errors import Conflict, Invalid, NotFound
from memory.said import Button
from tests.acting import NewPerson, Person
from tests.attended import Ada, at
from tools import attend as attending
from tools import deliveries as tool


@pytest.fixture
def ada(database: Database, user: UUID, monkeypatch: pytest.MonkeyPatch) -> Ada:
    found = Ada(database, user)
    monkeypatch.setattr(attending, "PROVIDERS", (found.provide,))
    return found


async def sent(ada: Ada, *, why: str = "") -> None:
    """What is due went out by Telegram, or did not, for that reason."""
    for each in (await ada.ledger()).values():
        if each.state == "due" and each.bundle_id is None:
            async with ada.database.scope(ada.id) as scope:
                await sendings.claim(scope, each.id, "telegram", None)
                await sendings.close(scope, each.id, "telegram", "failed" if why else "sent", error=why)
                await sendings.settle(scope, each.id, "failed" if why else "sent", why)


async def test_it_says_what_went_out_when_and_where(ada: Ada, person: Person) -> None:
    person.now = at("23T12:00")
    ada.will("morning", "23T08:00", "Good morning.")
    await ada.attend("23T08:00")
    await sent(ada)
    ada.will("reminder", "23T09:00", "Pills")
    await ada.attend("23T09:00")
    await sent(ada, why="Bad request.")
    ada.will("intent", "22T23:00", "It rains.")
    await ada.attend("22T23:00")
    found = [
        (each.kind, each.state, each.text, each.due, each.arrived, each.troubles, each.until)
        for each in await person("list_deliveries")
    ]
    assert found == [
        ("reminder", "failed", "Pills", "today 09:00", (), ("Telegram: Bad request.",), ""),
        ("morning", "sent", "Good morning.", "today 08:00", ("Telegram",), (), ""),
        ("intent", "held", "It rains.", "yesterday 23:00", (), (), "today 07:00"),
    ]
    assert [each.kind for each in await person("list_deliveries", kind="checkin")] == ["morning"]
    assert [each.kind for each in await person("list_deliveries", state="failed")] == ["reminder"]
    assert [each.kind for each in await person("list_deliveries", day="yesterday")] == ["intent"]
    assert [each.kind for each in await person("list_deliveries", day="today", limit=1)] == ["reminder"]


async def test_what_was_answered_to_a_check_in_is_told_to_no_model(ada: Ada, person: Person) -> None:
    ada.will("evening", "23T20:30")
    await ada.attend("23T20:30")
    (evening,) = (await ada.ledger()).values()
    async with ada.database.scope(ada.id, label="reply") as scope:
        await deliveries.answered(scope, evening.id, "A hard talk with Tom")
    assert [each.answer for each in await person("list_deliveries")] == ["A hard talk with Tom"]
    async with ada.database.scope(ada.id, reader="model") as scope:
        assert "Tom" not in repr(await tool.list_deliveries(scope))


async def test_the_small_hours_belong_to_the_day_before(ada: Ada, person: Person) -> None:
    person.now = at("24T12:00")
    ada.will("reminder", "24T01:00", "Bread")
    await ada.attend("24T01:00")
    assert await person("list_deliveries", day="today") == []
    assert len(await person("list_deliveries", day="yesterday")) == 1


async def test_it_comes_again_when_it_is_snoozed(ada: Ada, person: Person) -> None:
    ada.will("insight", "23T09:00", "Mondays are full.", rows=((Button("+1 h", "snooze {delivery} 60"),),))
    await ada.attend("23T09:00")
    (first,) = (await ada.ledger()).values()
    person.now = at("23T09:05")
    told = await person("snooze_delivery", minutes=20)
    assert (told.id, told.state, told.answer, told.until) == (
        first.id, "answered", "again today 09:25", "today 09:25",
    )  # fmt: skip
    await ada.attend("23T09:05")
    assert await ada.wakes() == at("23T09:25")
    await ada.attend("23T09:25")
    again = (await ada.ledger())[f"again {first.id}"]
    assert (again.state, again.said.text) == ("due", "Mondays are full.")
    assert again.said.rows[0][0].act == f"snooze {again.id} 60", "its button is its own"
    assert await ada.said() == ["Mondays are full."] * 2
    assert len(set(await ada.sends())) == 2


async def test_who_snoozes_twice_has_the_last_word_until_it_came_again(ada: Ada, person: Person) -> None:
    ada.will("evening", "23T20:30")
    await ada.attend("23T20:30")
    (first,) = (await ada.ledger()).values()
    person.now = at("23T20:31")
    await person("snooze_delivery", delivery=str(first.id), minutes=60)
    await person("snooze_delivery", delivery=str(first.id), minutes=10)
    await ada.attend("23T20:41")
    assert len(await ada.said()) == 2
    with pytest.raises(Conflict, match="came again"):
        await person("snooze_delivery", delivery=str(first.id), minutes=10)
    assert len(await ada.ledger()) == 2


async def test_snoozing_a_reminder_lets_the_reminder_rest(person: Person, database: Database) -> None:
    """No provider but the real one of reminders."""
    person.now = at("23T08:00")
    await person("add_task", title="Take pills", due="2026-11-23T10:00")
    await person("set_reminder", task="T1", at="2026-11-23T09:00")
    lone = Ada(database, person.id)
    await lone.attend("23T09:00")
    person.now = at("23T09:01")
    await person("snooze_delivery", minutes=30)
    (reminder,) = await person("list_reminders", task="T1")
    assert (reminder.state, reminder.at) == ("snoozed", at("23T09:31"))
    await lone.attend("23T09:31")
    assert [each for each in await lone.said() if "⏰" in each] == [
        "⏰ **T1 Take pills** — due today 10:00"
    ] * 2
    await person("undo")
    assert [each.state for each in await person("list_reminders", task="T1")] != ["snoozed"]


async def test_what_can_not_be_snoozed_is_not(ada: Ada, person: Person) -> None:
    with pytest.raises(NotFound, match="said nothing"):
        await person("snooze_delivery")
    with pytest.raises(NotFound):
        await person("snooze_delivery", delivery=str(uuid4()))
    ada.will("intent", "22T23:00")
    await ada.attend("22T23:00")
    (held,) = (await ada.ledger()).values()
    with pytest.raises(Conflict, match="not said"):
        await person("snooze_delivery", delivery=str(held.id))
    for minutes in (0, -5, 10_081):
        with pytest.raises(Invalid):
            await person("snooze_delivery", minutes=minutes)
    assert len(await ada.ledger()) == 1


async def test_only_what_failed_is_sent_again_and_only_where_it_failed(ada: Ada) -> None:
    ada.will("reminder", "23T09:00", "Pills")
    await ada.attend("23T09:00")
    (due,) = (await ada.ledger()).values()
    async with ada.database.scope(ada.id, label="retry") as scope:
        with pytest.raises(Conflict, match="Only what failed"):
            await tool.retry(scope, due.id)
    await sent(ada, why=Refused("Bad request.").why)
    async with ada.database.scope(ada.id, label="retry") as scope:
        assert (await tool.retry(scope, due.id)).state == "due"
    await Outbox(ada.database, {}, {}).send(ada.id, due.id)
    (again,) = (await ada.ledger()).values()
    assert (again.state, again.reason) == ("sent", "")


async def test_the_ledger_is_each_users_own(ada: Ada, new_person: NewPerson) -> None:
    ada.will("reminder", "23T09:00", "Pills")
    await ada.attend("23T09:00")
    (mine,) = (await ada.ledger()).values()
    other = await new_person()
    assert await other("list_deliveries") == []
    with pytest.raises(NotFound):
        await other("snooze_delivery", delivery=str(mine.id))
    async with ada.database.scope(other.id) as scope:
        assert await deliveries.by_external(scope, "telegram", "1") is None
        await deliveries.answered(scope, mine.id, "mine now")
    assert (await ada.ledger())["23T09:00"].answer is None


async def test_pages_by_time_hold_each_one_once(ada: Ada) -> None:
    for minute in range(7):
        ada.will("reminder", f"23T09:0{minute}")
        ada.will("reminder", f"23T09:0{minute}", key=f"twin {minute}")
    await ada.attend("23T10:00")
    seen: list[str] = []
    cursor: str | None = None
    while True:
        async with ada.database.scope(ada.id) as scope:
            page = await deliveries.deliveries(scope, deliveries.Wanted(), cursor=cursor, limit=3)
        seen += [each.key for each in page.items]
        if (cursor := page.next) is None:
            break
    assert len(seen) == len(set(seen)) == 14
    due = [(await ada.ledger())[key].due_at for key in seen]
    assert due == sorted(due, reverse=True)
    assert due[0] - due[-1] == timedelta(minutes=6)
