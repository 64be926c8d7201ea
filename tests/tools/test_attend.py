"""Attending to a user: what is due is said once, held while it is quiet, and let go where it is of no use any more."""

import asyncio
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from memory import conversations, deliveries
from memory.database import Database
from memory.nudges import NudgeSettings
from memory.said import Button, Kind, Nudge, Said
from memory.scope import Scope
from tests.asking import asked
from tests.attended import Ada, at
from tools import attend as attending


@pytest.fixture
def ada(database: Database, user: UUID, monkeypatch: pytest.MonkeyPatch) -> Ada:
    found = Ada(database, user)
    monkeypatch.setattr(attending, "PROVIDERS", (found.provide,))
    return found


async def test_what_is_due_stands_in_the_life_thread_is_in_the_ledger_and_is_to_be_sent(ada: Ada) -> None:
    ada.will("morning", "23T08:00", "Good morning.", rows=((Button("Done", "done T1"),),))
    ada.will("evening", "23T20:30")
    await ada.attend("23T08:00")
    found = (await ada.ledger())["23T08:00"]
    assert (found.kind, found.state, found.said.text) == ("morning", "due", "Good morning.")
    (message,) = await ada.rows("messages")
    assert (message["role"], message["content"], message["id"]) == (
        "assistant",
        "Good morning.",
        found.message_id,
    )
    assert message["extra"]["delivery"] == str(found.id)
    assert message["extra"]["kind"] == "morning"
    assert message["extra"]["said"]["rows"][0][0]["act"] == "done T1"
    assert await ada.sends() == [str(found.id)]
    assert await ada.wakes() == at("23T20:30")
    async with ada.database.scope(ada.id) as scope:
        life = await conversations.thread(scope, "life")
        assert [each.id for each in (await conversations.messages(scope, life.id)).items] == [
            found.message_id
        ]


async def test_nothing_is_said_when_nothing_is_due_and_nobody_is_woken_for_nothing(ada: Ada) -> None:
    await ada.attend("23T08:00")
    assert await ada.rows("messages") == []
    assert await ada.rows("jobs") == []
    assert await ada.ledger() == {}


async def test_however_often_and_by_however_many_it_is_said_once(ada: Ada) -> None:
    for hour in ("08:00", "08:03", "08:06"):
        ada.will("reminder", f"23T{hour}")
    await asyncio.gather(*(ada.attend(when) for when in ["23T08:00", "23T08:00", "23T08:04", "23T08:10"] * 3))
    await ada.attend("23T09:00")
    assert sorted(await ada.states()) == ["23T08:00", "23T08:03", "23T08:06"]
    text = "\n".join(await ada.said())
    assert [text.count(f"reminder of 23T{hour}") for hour in ("08:00", "08:03", "08:06")] == [1, 1, 1]


async def test_check_ins_and_what_is_noticed_wait_for_the_end_of_the_quiet_hours(ada: Ada) -> None:
    ada.will("morning", "24T06:00")
    ada.will("intent", "23T23:00")
    await ada.attend("23T23:00")
    await ada.attend("24T06:00")
    found = await ada.ledger()
    assert {key: (each.state, each.send_at, each.reason) for key, each in found.items()} == {
        "24T06:00": ("held", at("24T07:00"), "Quiet hours."),
        "23T23:00": ("held", at("24T07:00"), "Quiet hours."),
    }
    assert await ada.said() == []
    assert await ada.wakes() == at("24T07:00")
    await ada.attend("24T07:00")
    assert sorted(await ada.said()) == ["intent of 23T23:00", "morning of 24T06:00"]
    assert set((await ada.states()).values()) == {"due"}


async def test_a_reminder_comes_at_the_time_that_was_set_even_at_night(ada: Ada) -> None:
    ada.will("reminder", "24T03:30", "Take the bread out")
    await ada.attend("24T03:30")
    assert await ada.said() == ["Take the bread out"]


async def test_several_that_are_due_together_are_one_message_with_the_buttons_of_each(ada: Ada) -> None:
    for ref, when in (("T1", "23T09:00"), ("T2", "23T09:01"), ("T3", "23T09:02")):
        ada.will("reminder", when, f"Reminder of {ref}", rows=((Button("Done", f"done {ref}"),),))
    ada.will("morning", "23T08:55", "Good morning")
    await ada.attend("23T09:02")
    morning, whole = await ada.said()
    assert morning == "Good morning"
    assert whole == "**1.** Reminder of T1\n\n**2.** Reminder of T2\n\n**3.** Reminder of T3"
    found = await ada.ledger()
    lead = found["23T09:00"]
    assert [found[key].bundle_id for key in ("23T09:00", "23T09:01", "23T09:02")] == [None, lead.id, lead.id]
    assert found["23T09:01"].said.text == "Reminder of T2"
    assert found["23T09:01"].message_id == lead.message_id
    extra = (await ada.rows("messages"))[1]["extra"]
    assert [(one["label"], one["act"]) for row in extra["said"]["rows"] for one in row] == [
        ("1 · Done", "done T1"), ("2 · Done", "done T2"), ("3 · Done", "done T3"),
    ]  # fmt: skip
    assert len(await ada.sends()) == 2


async def test_pressing_a_button_of_a_bundle_answers_the_one_that_it_belongs_to(ada: Ada) -> None:
    for ref in ("T1", "T2"):
        ada.will("reminder", "23T09:00", ref, key=ref, rows=((Button("Done", f"done {ref}"),),))
    await ada.attend("23T09:00")
    found = await ada.ledger()
    lead = next(each for each in found.values() if each.bundle_id is None)
    async with ada.database.scope(ada.id) as scope:
        await deliveries.answered(scope, lead.id, "done", act="done T2")
    states = {key: (each.state, each.answer) for key, each in (await ada.ledger()).items()}
    assert states == {"T1": ("due", None), "T2": ("answered", "done")}


async def test_a_button_names_the_delivery_that_it_stands_in(ada: Ada) -> None:
    ada.will("reminder", "23T09:00", rows=((Button("+1 h", "snooze {delivery} 60"),),))
    await ada.attend("23T09:00")
    (found,) = (await ada.ledger()).values()
    assert found.said.rows[0][0].act == f"snooze {found.id} 60"
    assert len(found.said.rows[0][0].act.encode()) <= 60


async def test_what_no_minute_asks_for_is_gathered_behind_the_last_message(ada: Ada) -> None:
    ada.will("intent", "23T09:00")
    ada.will("intent", "23T09:03")
    ada.will("intent", "23T09:06")
    for when in ("23T09:00", "23T09:03", "23T09:06"):
        await ada.attend(when)
    assert await ada.said() == ["intent of 23T09:00"]
    assert await ada.wakes() == at("23T09:10")
    await ada.attend("23T09:10")
    assert (await ada.said())[1:] == ["**1.** intent of 23T09:03\n\n**2.** intent of 23T09:06"]


async def test_a_reminder_takes_along_what_waits_for_company(ada: Ada) -> None:
    ada.will("intent", "23T09:00")
    ada.will("intent", "23T09:03")
    ada.will("reminder", "23T09:05")
    for when in ("23T09:00", "23T09:03", "23T09:05", "23T09:10"):
        await ada.attend(when)
    assert (await ada.said())[1:] == ["**1.** intent of 23T09:03\n\n**2.** reminder of 23T09:05"]


async def test_enough_is_enough_but_never_for_what_one_wanted_to_be_reminded_of(ada: Ada) -> None:
    await ada.set(daily_cap=2, bundle_minutes=0)
    said: tuple[tuple[Kind, str], ...] = (
        ("morning", "23T08:00"), ("intent", "23T10:00"), ("intent", "23T11:00"), ("evening", "23T20:30"),
    )  # fmt: skip
    for kind, when in said:
        ada.will(kind, when)
        await ada.attend(when)
    found = await ada.ledger()
    assert {key: each.state for key, each in found.items()} == {
        "23T08:00": "due", "23T10:00": "due", "23T11:00": "held", "23T20:30": "dropped",
    }  # fmt: skip
    assert "at most 2 messages a day" in found["23T20:30"].reason == found["23T11:00"].reason
    ada.will("reminder", "23T21:00")
    await ada.attend("23T21:00")
    assert (await ada.said())[2:] == ["**1.** intent of 23T11:00\n\n**2.** reminder of 23T21:00"]


async def test_what_was_too_much_for_a_day_comes_on_the_next_when_the_night_is_over(ada: Ada) -> None:
    await ada.set(daily_cap=0)
    ada.will("intent", "23T11:00")
    await ada.attend("23T11:00")
    assert await ada.wakes() == at("24T03:00"), "the next day of hers begins"
    await ada.set(daily_cap=1)
    await ada.attend("24T03:00")
    assert (await ada.ledger())["23T11:00"].send_at == at("24T07:00")
    await ada.attend("24T07:00")
    assert await ada.said() == ["intent of 23T11:00"]


async def test_the_cap_is_of_ones_own_day(ada: Ada) -> None:
    await ada.set(daily_cap=1, quiet_from="00:00", quiet_until="00:00", bundle_minutes=0)
    for when in ("23T23:00", "24T01:00", "24T04:00"):
        ada.will("intent", when)
        await ada.attend(when)
        assert (await ada.states())[when] == ("held" if when == "24T01:00" else "due")
    assert (await ada.said())[1:] == ["**1.** intent of 24T01:00\n\n**2.** intent of 24T04:00"]


async def test_while_one_is_away_no_check_in_is_made_and_reminders_come(ada: Ada) -> None:
    await ada.set(away_from="2026-11-23", away_until="2026-11-24")
    for kind in ("morning", "intent", "insight", "reminder"):
        for day in ("23", "24", "25"):
            ada.will(kind, f"{day}T08:00", key=f"{kind} {day}")
    for day in ("23", "24"):
        await ada.attend(f"{day}T08:00")
    assert await ada.states() == {
        "reminder 23": "due", "reminder 24": "due", "intent 23": "held", "intent 24": "held",
    }  # fmt: skip
    assert not ada.asked_with[0].morning_on
    assert not ada.asked_with[0].evening_on
    assert await ada.wakes() == at("25T03:00"), "then her pause is over"
    ada.coming = [each for each in ada.coming if each.key.endswith("25")]
    await ada.attend("25T08:00")
    assert "held" not in (await ada.states()).values(), "what came about meanwhile is said then"
    assert {key for key in await ada.states() if key.endswith("25")} == {
        "morning 25", "intent 25", "insight 25", "reminder 25",
    }  # fmt: skip


async def test_who_comes_back_early_hears_at_once_what_waited(ada: Ada) -> None:
    await ada.set(away_from="2026-11-23", away_until="2026-11-29")
    ada.will("intent", "23T12:00")
    await ada.attend("23T12:00")
    assert (await ada.ledger())["23T12:00"].reason == attending.AWAY
    await ada.set(away_from=None, away_until=None)
    await ada.attend("23T12:05")
    assert await ada.said() == ["intent of 23T12:00"]


async def test_a_worker_that_was_down_floods_nobody(ada: Ada) -> None:
    for day in range(20, 24):
        ada.will("morning", f"{day}T08:00")
        ada.will("evening", f"{day - 1}T20:30")
        ada.will("reminder", f"{day}T09:00", f"Pills of {day}")
    await ada.attend("23T12:00")
    said = await ada.said()
    assert said == [
        "morning of 23T08:00",
        "**1.** Pills of 20\n_This was for Fri 20 Nov 09:00._\n\n**2.** Pills of 21\n_This was for Sat 21 Nov 09:00._"
        "\n\n**3.** Pills of 22\n_This was for yesterday 09:00._\n\n**4.** Pills of 23\n_This was for today 09:00._",
    ]  # fmt: skip
    await ada.attend("23T12:05")
    assert len(await ada.said()) == 2


async def test_a_morning_that_is_found_in_the_afternoon_is_let_go(ada: Ada) -> None:
    ada.will("morning", "23T08:00")
    await ada.attend("23T14:00")
    assert await ada.said() == []
    ada.will("evening", "23T20:30")
    await ada.attend("24T02:30")
    assert (await ada.ledger())["23T20:30"].reason == "Quiet hours."
    await ada.attend("24T07:00")
    assert (await ada.ledger())["23T20:30"].reason == "It was too late for it."
    assert await ada.said() == []


async def silent(ada: Ada) -> None:
    """Three evenings without an answer."""
    for day in range(20, 28):
        ada.will("morning", f"{day}T08:00")
        ada.will("evening", f"{day}T20:30")
    for day in range(20, 23):
        await ada.attend(f"{day}T20:30")
        await ada.sent(f"{day}T20:31")


async def test_who_does_not_answer_for_three_evenings_is_left_in_peace_and_told_so_once(ada: Ada) -> None:
    await silent(ada)
    for when in ("23T08:00", "23T20:30", "24T08:00", "25T20:30"):
        await ada.attend(when)
    assert (await ada.said())[3:] == [attending.QUIET]
    assert await ada.wakes() == at("26T08:00"), "it is looked whether she is back"
    ada.will("reminder", "26T09:00", "Pills")
    await ada.attend("26T09:00")
    assert (await ada.said())[-1] == "Pills"


async def test_who_comes_back_is_asked_again(ada: Ada) -> None:
    await silent(ada)
    await ada.attend("23T08:00")
    async with ada.database.scope(ada.id) as scope:
        await scope.run(
            "insert into threads (id, user_id, slug, title) values (%s, %s, 'other', 'Other')",
            [UUID(int=7), ada.id],
        )
        await scope.run(
            "insert into runs (id, user_id, thread_id, lease_until, started_at) values (%s, %s, %s, %s, %s)",
            [UUID(int=8), ada.id, UUID(int=7), at("24T10:00"), at("24T10:00")],
        )
    await ada.attend("24T20:30")
    assert (await ada.said())[-1] == "evening of 24T20:30"


async def test_who_answers_one_of_three_is_not_silent(ada: Ada) -> None:
    await silent(ada)
    one = (await ada.ledger())["21T20:30"]
    async with ada.database.scope(ada.id) as scope:
        scope.now = at("21T21:00")
        await deliveries.answered(scope, one.id, "good")
    await ada.attend("23T08:00")
    assert (await ada.said())[-1] == "morning of 23T08:00"


async def test_it_asks_the_database_little(ada: Ada, monkeypatch: pytest.MonkeyPatch) -> None:
    with asked(monkeypatch) as nothing:
        await ada.attend("23T07:30")
    for minute in range(20):
        ada.will("reminder", f"23T09:{minute:02}")
    with asked(monkeypatch) as many:
        await ada.attend("23T09:30")
    assert nothing.trips <= 3
    assert many.trips <= 7, "however much is said"


async def test_nothing_that_is_kept_from_models_is_read_on_the_way(
    ada: Ada, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def diary(scope: Scope, settings: NudgeSettings) -> tuple[list[Nudge], datetime | None]:
        rows = await scope.rows("select text from journal_entries where user_id = %s", [scope.user_id])
        return [
            Nudge("insight", "all", Said(" ".join(row["text"] for row in rows) or "Nothing"), scope.now)
        ], None

    async with ada.database.scope(ada.id, label="journal") as scope:
        await scope.run(
            "insert into journal_entries (user_id, text, day, tier) values (%s, 'Only for me', '2026-11-23', 'never')",
            [ada.id],
        )
    monkeypatch.setattr(attending, "PROVIDERS", (diary,))
    await ada.attend("23T12:00")
    assert await ada.said() == ["Nothing"]


async def test_the_next_time_is_never_in_the_past(ada: Ada, monkeypatch: pytest.MonkeyPatch) -> None:
    async def confused(scope: Scope, settings: NudgeSettings) -> tuple[list[Nudge], datetime | None]:
        return [], scope.now - timedelta(days=1)

    monkeypatch.setattr(attending, "PROVIDERS", (confused,))
    await ada.attend("23T12:00")
    assert await ada.wakes() == at("23T12:00") + timedelta(seconds=1)
