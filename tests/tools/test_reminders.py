"""Reminders: they come once, by the user's own clock, and go where their task goes."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from memory.errors import AurumError, Conflict, Invalid, NotFound
from memory.nudges import NudgeSettings
from memory.said import Nudge
from tests.acting import NewPerson, Person
from tests.asking import asked
from tools import reminders

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
"""09:00 in Berlin."""


def at(hour: int, minute: int = 0, day: int = 23) -> datetime:
    """A UTC instant by the clock in Berlin, in November 2026."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC) - timedelta(hours=1)


@pytest.fixture(autouse=True)
def _monday(person: Person) -> None:
    person.now = MONDAY


async def due(person: Person, now: datetime) -> tuple[list[Nudge], datetime | None]:
    """What is to be reminded of at an instant, as the attending job asks."""
    async with person.database.scope(person.id, label="attend") as scope:
        scope.now = now
        return await reminders.nudges(scope, NudgeSettings())


async def said(person: Person, now: datetime) -> list[str]:
    return [each.said.text for each in (await due(person, now))[0]]


async def snooze(person: Person, reminder: UUID, now: datetime, until: datetime) -> reminders.Reminding:
    async with person.database.scope(person.id, label="snooze") as scope:
        scope.now = now
        return await reminders.snooze(scope, reminder, until)


async def next_at(person: Person) -> datetime | None:
    assert person.now
    return (await due(person, person.now))[1]


async def times(person: Person, task: str = "T1") -> list[tuple[str, str, str]]:
    return [(each.when, each.local, each.state) for each in await person("list_reminders", task=task)]


@pytest.mark.parametrize(
    ("words", "when", "local"),
    [
        ("tomorrow at 9", "tomorrow 09:00", "tomorrow 09:00"),
        ("at 17:00", "today 17:00", "today 17:00"),
        ("17", "today 17:00", "today 17:00"),
        ("in 20 minutes", "today 09:20", "today 09:20"),
        ("tomorrow", "tomorrow 09:00", "tomorrow 09:00"),
        ("tomorrow evening", "tomorrow 18:00", "tomorrow 18:00"),
        ("tonight", "today 20:00", "today 20:00"),
        ("2026-11-24T07:30", "tomorrow 07:30", "tomorrow 07:30"),
        ("when due", "when it is due", "Fri 27 Nov 15:00"),
        ("an hour before", "1 hour before it is due", "Fri 27 Nov 14:00"),
        ("half an hour before it is due", "30 minutes before it is due", "Fri 27 Nov 14:30"),
        ("90 min early", "90 minutes before it is due", "Fri 27 Nov 13:30"),
        ("2 days before", "2 days before it is due", "Wed 25 Nov 15:00"),
        ("the day before", "1 day before it is due", "Thu 26 Nov 15:00"),
        ("a week before", "", ""),
        ("the evening before", "Thu 26 Nov 18:00", "Thu 26 Nov 18:00"),
        ("the day before at 7am", "Thu 26 Nov 07:00", "Thu 26 Nov 07:00"),
        ("5pm yesterday", "", ""),
        ("today", "", ""),
        ("when pigs fly", "", ""),
        ("every day at 9", "", ""),
        ("200 days before", "", ""),
        ("an apple before", "", ""),
    ],
)
async def test_words_say_when_to_be_reminded_or_are_refused(
    person: Person, words: str, when: str, local: str
) -> None:
    await person("add_task", title="Dentist", due="friday 3pm")
    person.now = MONDAY + timedelta(seconds=30)
    if when:
        made = await person("set_reminder", task="dentist", at=words)
        assert (made.when, made.local, made.state) == (when, local, "coming")
    else:
        with pytest.raises(Invalid):
            await person("set_reminder", task="dentist", at=words)
        assert await person("list_reminders") == []


async def test_it_comes_once_at_its_time_and_says_what_is_due(person: Person) -> None:
    await person("add_task", title="Call mum", due="today 17:00", remind="when due")
    assert await next_at(person) == at(17)
    assert await said(person, at(16, 59)) == []
    found, later = await due(person, at(17))
    assert [each.said.text for each in found] == ["⏰ **T1 Call mum** — due today 17:00"]
    assert (found[0].kind, found[0].due_at, later) == ("reminder", at(17), None)
    (made,) = await person("list_reminders", task="T1")
    assert found[0].key == f"{made.id} 2026-11-23T16:00+00:00"
    acts = [button.act for row in found[0].said.rows for button in row]
    assert acts == ["done T1", "snooze {delivery} 60", "tomorrow T1", "drop T1", "why T1"]
    assert await said(person, at(17)) == []
    assert await said(person, at(18)) == []


async def test_one_that_comes_late_is_due_since_then_and_a_week_later_nothing_is_said(
    person: Person,
) -> None:
    await person("add_task", title="Call mum", due="today 17:00", remind="10 minutes before")
    await person("add_task", title="Old", due="today 17:00", remind="when due")
    async with person.database.scope(person.id, label="attend") as scope:
        scope.now = at(9, day=25)
        found, _ = await reminders.nudges(scope, NudgeSettings())
    assert [each.said.text for each in found] == [
        "⏰ **T1 Call mum** — due Mon 23 Nov 17:00",
        "⏰ **T2 Old** — due Mon 23 Nov 17:00",
    ]
    assert [each.due_at for each in found] == [at(16, 50), at(17)]
    await person("add_task", title="Forgotten", due="today 17:00", remind="when due")
    assert await said(person, at(18, day=30)) == []


async def test_a_title_is_words_and_no_markdown(person: Person) -> None:
    await person("add_task", title="Read *all* of [it](http://x)", due="today 17:00", remind="when due")
    assert await said(person, at(17)) == ["⏰ **T1 Read \\*all\\* of \\[it\\](http://x)** — due today 17:00"]


async def test_what_rolls_back_is_reminded_of_again(person: Person) -> None:
    await person("add_task", title="Call mum", due="today 17:00", remind="when due")
    with suppress(ZeroDivisionError):
        async with person.database.scope(person.id, label="attend") as scope:
            scope.now = at(17)
            assert len((await reminders.nudges(scope, NudgeSettings()))[0]) == 1
            raise ZeroDivisionError
    assert len(await said(person, at(17))) == 1


async def test_a_relative_one_moves_with_its_task_and_comes_again(person: Person) -> None:
    await person("add_task", title="Call mum", due="today 17:00", remind="an hour before")
    assert len(await said(person, at(16))) == 1
    await person("change_task", task="T1", due="tomorrow 12:00")
    assert await next_at(person) == at(11, day=24)
    assert await said(person, at(11, day=24)) == ["⏰ **T1 Call mum** — due today 12:00"]


async def test_an_absolute_one_stays_when_its_task_moves(person: Person) -> None:
    await person("add_task", title="Call mum", due="today 17:00", remind="tomorrow at 9")
    await person("change_task", task="T1", due="friday")
    assert await next_at(person) == at(9, day=24)


async def test_of_a_day_without_an_hour_it_counts_from_nine_in_the_morning(person: Person) -> None:
    await person("add_task", title="Rent", due="friday")
    made = await person("set_reminder", task="T1", at="an hour before")
    assert made.local == "Fri 27 Nov 08:00"
    assert (await person("set_reminder", task="T1", at="when due")).local == "Fri 27 Nov 09:00"
    assert (await person("set_reminder", task="T1", at="a day before")).local == "Thu 26 Nov 09:00"
    await person("change_task", task="T1", due="friday 18:00")
    assert [local for _, local, _ in await times(person)] == [
        "Thu 26 Nov 18:00", "Fri 27 Nov 17:00", "Fri 27 Nov 18:00",
    ]  # fmt: skip


async def test_without_a_due_date_a_relative_one_is_refused_and_rests_where_it_is_taken_away(
    person: Person,
) -> None:
    await person("add_task", title="Read")
    with pytest.raises(Invalid, match="T1 has no due date"):
        await person("set_reminder", task="T1", at="an hour before")
    await person("change_task", task="T1", due="friday 12:00")
    await person("set_reminder", task="T1", at="an hour before")
    await person("change_task", task="T1", due="none")
    (rests,) = await person("list_reminders", task="T1")
    assert (rests.state, rests.reason, rests.at) == ("resting", "T1 has no due date.", None)
    assert await next_at(person) is None


async def test_the_same_one_is_set_once_and_never_too_many(person: Person) -> None:
    await person("add_task", title="Call mum", due="friday 17:00")
    one = await person("set_reminder", task="T1", at="an hour before")
    assert (await person("set_reminder", task="T1", at="60 minutes before")).id == one.id
    for minutes in range(1, reminders.MOST):
        await person("set_reminder", task="T1", at=f"{minutes} minutes before")
    with pytest.raises(Invalid, match="20 reminders already"):
        await person("set_reminder", task="T1", at="2 hours before")


async def test_done_deleted_and_archived_tasks_are_not_reminded_of_and_come_back_with_theirs(
    person: Person,
) -> None:
    for title in ("Call", "Write", "Read"):
        await person("add_task", title=title, due="today 17:00", remind="when due")
    await person("complete_task", task="T1")
    await person("delete", things=["T2"])
    await person("archive", things=["T3"])
    assert await next_at(person) is None
    assert [each.reason for each in await person("list_reminders", task="T1")] == ["T1 is done."]
    assert [each.reason for each in await person("list_reminders", task="T3")] == ["T3 is archived."]
    with pytest.raises(Conflict, match="T1 is done"):
        await person("set_reminder", task="T1", at="tomorrow")
    await person("reopen_task", task="T1")
    await person("restore", things=["T2"])
    await person("undo")
    assert [each.ref for each in await person("list_reminders")] == ["T1"]
    await person("redo")
    assert [each.ref for each in await person("list_reminders")] == ["T1", "T2"]
    assert len(await said(person, at(17))) == 2


async def test_undo_takes_a_task_and_its_reminder_away_together(person: Person) -> None:
    await person("add_task", title="Call mum", due="today 17:00", remind="when due")
    undone = await person("undo")
    assert len(undone.restored) == 2
    assert await next_at(person) is None
    await person("redo")
    assert await next_at(person) == at(17)


async def test_a_task_with_a_reminder_set_since_is_not_taken_away_unasked(person: Person) -> None:
    await person("add_task", title="Call mum", due="today 17:00")
    await person("set_reminder", task="T1", at="when due")
    with pytest.raises(AurumError) as refused:
        await person("undo", operation=str(person.operations[0]))
    assert refused.value.more["conflicts"] == [
        "A reminder was set of the task T1 “Call mum” since. Undo that first."
    ]


async def test_what_was_said_is_no_change_that_undo_takes_back(person: Person) -> None:
    await person("add_task", title="Call mum", due="today 17:00", remind="when due")
    assert len(await said(person, at(17))) == 1
    await person("undo")
    await person("redo")
    assert len(await said(person, at(17))) <= 1


async def test_the_ledger_says_what_was_done_to_reminders(person: Person) -> None:
    await person("add_task", title="Call mum", due="friday 17:00")
    made = await person("set_reminder", task="T1", at="an hour before")
    await snooze(person, made.id, MONDAY, at(9, day=24))
    await person("cancel_reminder", task="T1")
    deeds = [each.what for each in await person("list_operations")]
    assert deeds[:3] == [
        ("Cancelled a reminder: 1 hour before it is due.",),
        ("Snoozed a reminder.",),
        ("Set a reminder: 1 hour before it is due.",),
    ]
    assert [each.what for each in await person("history", thing="T1")] == [*deeds[:3], ("Added.",)]


async def test_cancelling_takes_those_of_a_task_or_one_by_its_id(person: Person) -> None:
    await person("add_task", title="Call mum", due="friday 17:00", remind="when due")
    one = await person("set_reminder", task="T1", at="an hour before")
    assert [each.id for each in await person("cancel_reminder", task=str(one.id))] == [one.id]
    assert [each.when for each in await person("list_reminders")] == ["when it is due"]
    assert len(await person("cancel_reminder", task="call mum")) == 1
    with pytest.raises(NotFound, match="No reminder is set of “call mum”"):
        await person("cancel_reminder", task="call mum")
    await person("undo")
    assert len(await person("list_reminders")) == 1


async def test_a_recurring_task_is_reminded_of_at_each_date_whether_or_not_the_last_was_done(
    person: Person,
) -> None:
    await person("add_task", title="Pills", due="every day at 17:00", remind="10 minutes before")
    assert await said(person, at(16, 50)) == ["⏰ **T1 Pills** — due today 17:00"]
    assert await said(person, at(16, 50, day=24)) == ["⏰ **T1 Pills** — due today 17:00"]
    person.now = at(17, 30, day=24)
    await person("complete_task", task="T1")
    assert await next_at(person) == at(16, 50, day=25)
    assert await said(person, at(16, 50, day=25)) == ["⏰ **T1 Pills** — due today 17:00"]


async def test_one_by_the_clock_goes_along_with_a_recurring_task_and_back_with_undo(person: Person) -> None:
    await person("add_task", title="Review", due="every friday", remind="thursday at 8:15")
    assert await next_at(person) == at(8, 15, day=26)
    person.now = at(12, day=27)
    await person("complete_task", task="T1")
    assert [local for _, local, _ in await times(person)] == ["Thu 3 Dec 08:15"]
    (moved, *_) = await person("history", thing="T1")
    assert moved.what[-1] == "Moved a reminder to 2026-12-03 08:15."
    await person("undo")
    (back,) = await person("list_reminders", task="T1")
    assert back.day == date(2026, 11, 26)
    await person("skip_task", task="T1")
    (skipped,) = await person("list_reminders", task="T1")
    assert skipped.day == date(2026, 12, 3)


async def test_after_completion_it_comes_with_the_next_date_alone(person: Person) -> None:
    await person(
        "add_task", title="Haircut", due="today 17:00", recurrence="every 3 days", after_completion=True
    )
    await person("set_reminder", task="T1", at="when due")
    assert len(await said(person, at(17))) == 1
    assert await said(person, at(18, day=27)) == []
    person.now = at(18, day=27)
    await person("complete_task", task="T1")
    assert await next_at(person) == at(17, day=30)


async def test_a_snoozed_one_rests_until_then_and_comes_once(person: Person) -> None:
    await person("add_task", title="Call mum", due="today 17:00", remind="when due")
    found, _ = await due(person, at(17))
    reminder = UUID(found[0].key.split()[0])
    made = await snooze(person, reminder, at(17, 5), at(18, 5))
    assert (made.state, made.local) == ("snoozed", "today 18:05")
    assert await said(person, at(18)) == []
    again, later = await due(person, at(18, 5))
    assert [each.key for each in again] == [f"{reminder} 2026-11-23T17:05+00:00"]
    assert later is None
    with pytest.raises(Invalid, match="over already"):
        await snooze(person, reminder, at(19), at(18))
    await person("complete_task", task="T1")
    with pytest.raises(Conflict, match="T1 is done"):
        await snooze(person, reminder, at(19), at(20))


async def test_one_snoozed_before_its_time_is_silent_until_its_rest_is_over(person: Person) -> None:
    await person("add_task", title="Call mum", due="today 17:00", remind="when due")
    (made,) = await person("list_reminders")
    await snooze(person, made.id, at(16), at(18))
    assert await said(person, at(17)) == []
    assert len(await said(person, at(18))) == 1


async def test_all_of_a_life_with_many_reminders_are_found_with_few_questions(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(30):
        await person("add_task", title=f"Task {number}", due="today 17:00", remind="when due")
    with asked(monkeypatch) as count:
        found = await said(person, at(17))
    assert len(found) == 30
    assert len(count.statements) <= 6


async def test_somebody_elses_reminder_is_none(person: Person, new_person: NewPerson) -> None:
    await person("add_task", title="Call mum", due="today 17:00", remind="when due")
    (made,) = await person("list_reminders")
    other = await new_person()
    other.now = MONDAY
    with pytest.raises(NotFound):
        await other("cancel_reminder", task=str(made.id))
    with pytest.raises(NotFound):
        await snooze(other, made.id, MONDAY, at(20))
    assert await other("list_reminders") == []
    assert len(await person("list_reminders")) == 1
