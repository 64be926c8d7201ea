"""Reminders and standing intents said in the chat: done with a receipt, taken back in one, gone only when asked."""

from uuid import UUID, uuid4

from agent.turn import Inbound
from api.aurum import Aurum
from tests.acting import Person
from tests.agent.turns import answers, finished, last_words, say, to_its_end


async def test_remind_me_makes_the_task_and_its_reminder_and_undo_takes_both(
    aurum: Aurum, user: UUID
) -> None:
    ada = Person(aurum.database, user)
    events = await say(aurum, user, "remind me to call mum tomorrow at 9")
    assert last_words(events) == "Added **Call mum** (T1), due tomorrow 09:00. I remind you."
    (made,) = await ada("list_reminders")
    assert (made.ref, made.when, made.local) == ("T1", "when it is due", "tomorrow 09:00")
    await say(aurum, user, "undo that")
    assert await ada("list_reminders") == []
    assert await ada("list_tasks") == []


async def test_reminders_of_a_task_are_set_told_and_cancelled_by_its_name(aurum: Aurum, user: UUID) -> None:
    ada = Person(aurum.database, user)
    await ada("add_task", title="Dentist", due="2090-03-01T15:00")
    told = last_words(await say(aurum, user, "remind me an hour before the dentist"))
    assert told == "I remind you of **Dentist** (T1) Wed 1 Mar 2090 14:00 (1 hour before it is due)."
    assert "Wed 1 Mar 2090 14:00: **Dentist** (T1)" in last_words(
        await say(aurum, user, "which reminders are set?")
    )
    assert "I remind you no more of **Dentist**" in last_words(
        await say(aurum, user, "cancel the reminder for T1")
    )
    assert await ada("list_reminders", task="T1") == []


async def test_what_names_nothing_is_said_to_be_nothing(aurum: Aurum, user: UUID) -> None:
    events = await say(aurum, user, "remind me an hour before the dentist")
    assert [each["ok"] for each in answers(events)] == [False]
    assert "dentist" in last_words(events)
    events = await say(aurum, user, "tell me when T9 is overdue")
    assert [each["ok"] for each in answers(events)] == [False]


async def test_a_standing_intent_is_made_by_a_sentence_and_deleted_only_after_a_question(
    aurum: Aurum, user: UUID
) -> None:
    ada = Person(aurum.database, user)
    await ada("add_project", name="Taxes")
    told = last_words(await say(aurum, user, "when the tax project is blocked three days, ask me"))
    assert (
        told
        == "I watch for this (W1): P1 “Taxes” is blocked for 3 days. Then I say: “What would move it on?”"
    )
    (made,) = await ada("list_intents")
    assert made.text == "when the tax project is blocked three days, ask me"
    run = await aurum.turns.begin(user, Inbound("life", str(uuid4()), "delete the intent W1"))
    assert finished(await to_its_end(run)).state == "waiting"
    assert len(await ada("list_intents")) == 1
    await aurum.turns.answer_all(user, run.id, "approved")
    assert "is deleted" in last_words(await to_its_end(run))
    assert await ada("list_intents") == []
