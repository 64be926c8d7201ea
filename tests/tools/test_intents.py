"""Standing intents: made in a sentence, said when they become true, silent when they were heard or may not speak."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from memory.errors import Invalid, NotFound
from memory.nudges import NudgeSettings
from memory.said import Nudge
from tests.acting import NewPerson, Person
from tests.asking import asked
from tools import intents

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
"""09:00 in Berlin."""
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
TOMORROW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _monday(person: Person) -> None:
    person.now = MONDAY


async def look(person: Person, now: datetime = MONDAY) -> tuple[list[Nudge], datetime | None]:
    async with person.database.scope(person.id, label="attend") as scope:
        scope.now = now
        return await intents.nudges(scope, NudgeSettings())


async def said(person: Person, now: datetime = MONDAY) -> list[str]:
    return [each.said.text for each in (await look(person, now))[0]]


async def heard(person: Person, intent: str, now: datetime = MONDAY) -> None:
    async with person.database.scope(person.id, label="ok") as scope:
        scope.now = now
        await intents.heard(scope, intent)


async def overdue(person: Person, **more: Any) -> Any:
    await person("add_task", title="Pay rent", due="today 12:00")
    given: dict[str, Any] = {"text": "tell me when T1 is overdue", "kind": "overdue", "subject": "T1", **more}
    return await person("add_intent", **given)


async def test_it_is_said_when_it_becomes_true_with_its_buttons(person: Person) -> None:
    made = await overdue(person, says="What is in the way?")
    assert (made.ref, made.when, made.state, made.about) == (
        "W1",
        "T1 “Pay rent” is overdue",
        "watching",
        "T1",
    )
    noon = MONDAY + 3 * HOUR
    assert await look(person) == ([], noon)
    found, later = await look(person, noon)
    assert [each.said.text for each in found] == [
        "🔔 **W1** T1 “Pay rent” was due today 12:00.\nWhat is in the way?"
    ]
    assert [button.act for row in found[0].said.rows for button in row] == ["ok W1", "pause W1", "why W1"]
    assert (found[0].kind, found[0].key, later) == ("intent", f"{made.id} 2026-11-23T11:00+00:00", noon + DAY)
    (shown,) = await person("list_intents")
    assert (shown.state, shown.fired, shown.fired_at) == ("true", 1, noon)


async def test_it_is_said_again_after_its_cooldown_while_it_is_true_and_no_sooner(person: Person) -> None:
    await overdue(person, cooldown_hours=2)
    noon = MONDAY + 3 * HOUR
    assert len(await said(person, noon)) == 1
    assert await said(person, noon + HOUR) == []
    assert len(await said(person, noon + 2 * HOUR)) == 1
    await person("complete_task", task="T1")
    assert await said(person, noon + 9 * HOUR) == []
    await person("reopen_task", task="T1")
    assert len(await said(person, noon + 9 * HOUR)) == 1


async def test_what_flickers_is_not_said_within_the_cooldown(person: Person) -> None:
    await overdue(person)
    noon = MONDAY + 3 * HOUR
    assert len(await said(person, noon)) == 1
    await person("complete_task", task="T1")
    assert await said(person, noon + HOUR) == []
    await person("reopen_task", task="T1")
    assert await look(person, noon + 2 * HOUR) == ([], noon + DAY)
    assert len(await said(person, noon + DAY)) == 1


async def test_who_has_heard_it_is_told_again_only_when_it_comes_about_anew(person: Person) -> None:
    await overdue(person, cooldown_hours=1)
    noon = MONDAY + 3 * HOUR
    assert len(await said(person, noon)) == 1
    await heard(person, "W1", noon)
    assert await look(person, noon + 5 * HOUR) == ([], None)
    await person("change_task", task="T1", due="tomorrow 12:00")
    assert await said(person, noon + 6 * HOUR) == []
    assert len(await said(person, noon + DAY)) == 1


async def test_it_ends_after_its_last_time_and_its_last_day(person: Person) -> None:
    await overdue(person, cooldown_hours=1, most=2)
    await person("add_intent", text="and rent", kind="overdue", subject="T1", until="today", cooldown_hours=1)
    noon = MONDAY + 3 * HOUR
    counts = [len(await said(person, noon + each * 12 * HOUR)) for each in range(4)]
    assert counts == [2, 2, 0, 0], "the night belongs to the day before"
    person.now = MONDAY + 2 * DAY
    over = {each.ref: (each.state, each.reason) for each in await person("list_intents")}
    assert over == {
        "W1": ("over", "It was said 2 times, as often as it may be."),
        "W2": ("over", "Its last day was 2026-11-23."),
    }
    with pytest.raises(Invalid, match="is over already"):
        await person("change_intent", intent="W2", until="2026-11-20")
    assert (await person("change_intent", intent="W2", until="none")).state == "true"
    assert (await person("change_intent", intent="W1", most=5)).state == "true"


async def test_a_paused_one_is_silent_and_a_resumed_one_speaks(person: Person) -> None:
    await overdue(person)
    assert (await person("change_intent", intent="W1", paused=True)).state == "paused"
    assert await look(person, MONDAY + 4 * HOUR) == ([], None)
    await person("change_intent", intent="W1", paused=False)
    assert len(await said(person, MONDAY + 4 * HOUR)) == 1


async def test_it_knows_its_thing_by_another_name_rests_while_that_is_deleted_and_returns(
    person: Person,
) -> None:
    await overdue(person)
    await person("change_task", task="T1", title="Pay the rent")
    assert [each.when for each in await person("list_intents")] == ["T1 “Pay the rent” is overdue"]
    await person("delete", things=["T1"])
    (resting,) = await person("list_intents")
    assert (resting.state, resting.reason) == ("resting", "The task T1 “Pay the rent” lies in the trash.")
    assert await look(person, MONDAY + 4 * HOUR) == ([], None)
    await person("restore", things=["T1"])
    assert await said(person, MONDAY + 4 * HOUR) == ["🔔 **W1** T1 “Pay the rent” was due today 12:00."]
    await person("delete", things=["T1"])
    await person("empty_trash")
    (gone,) = await person("list_intents")
    assert (gone.state, gone.reason) == ("resting", "The task that it is about is gone for good.")


async def test_what_stays_true_is_said_once(person: Person) -> None:
    await person("add_task", title="Write")
    await person("add_intent", text="tell me when T1 is done", kind="done", subject="T1", cooldown_hours=1)
    assert await said(person) == []
    await person("complete_task", task="T1")
    assert await said(person) == ["🔔 **W1** T1 “Write” is done."]
    assert await said(person, MONDAY + 3 * DAY) == []
    await person("reopen_task", task="T1")
    assert await said(person, MONDAY + 4 * DAY) == []
    await person("complete_task", task="T1")
    assert len(await said(person, MONDAY + 5 * DAY)) == 1


async def test_a_project_that_is_blocked_for_three_days_is_asked_about(person: Person) -> None:
    await person("add_project", name="Taxes")
    await person("add_task", title="Letter from the bank")
    await person("add_task", title="Send", project="Taxes", after=["T1"])
    await person("add_intent", text="when the tax project is blocked three days, ask me", kind="blocked",
                 subject="taxes", days=3, says="What would move it on?")  # fmt: skip
    async with person.database.scope(person.id, label="past") as scope:
        await scope.run("update operations set created_at = %s where user_id = %s", [MONDAY - DAY, person.id])
    assert await look(person) == ([], MONDAY + 2 * DAY)
    assert await said(person, MONDAY + 2 * DAY) == [
        "🔔 **W1** P1 “Taxes” has been blocked since Sun 22 Nov: T2 waits for T1.\nWhat would move it on?"
    ]


async def test_a_journal_that_rests_a_low_mood_and_a_full_day_are_noticed(person: Person) -> None:
    await person("write_entry", text="Walked.")
    for ahead in range(3):
        person.now = MONDAY + ahead * DAY
        await person("check_in", mood="anxious")
    person.now = MONDAY + 3 * DAY
    for number in range(3):
        await person("add_task", title=f"Task {number}", due="tomorrow")
    await person("add_intent", text="if I do not write for 2 days, tell me", kind="no_journal", days=2)
    await person("add_intent", text="low mood", kind="low_mood", days=3, says="What helps?")
    await person("add_intent", text="warn me", kind="many", which="due_tomorrow", count=2)
    assert await said(person, MONDAY + 3 * DAY) == [
        "🔔 **W1** You have not written in your journal since Mon 23 Nov.",
        "🔔 **W2** Your mood was low 3 days in a row.\nWhat helps?",
        "🔔 **W3** 3 tasks are due tomorrow.",
    ]


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"kind": "blocked"}, "Say of what"),
        ({"kind": "idle", "subject": "Taxes"}, "for how many days"),
        ({"kind": "no_journal"}, "for how many days"),
        ({"kind": "many", "count": 3}, "which tasks are counted"),
        ({"kind": "free", "subject": "Taxes"}, "is a matter of a task"),
        ({"kind": "overdue", "until": "yesterday"}, "is over already"),
        ({"kind": "weather"}, "kind"),
    ],
)
async def test_half_of_an_intent_is_refused_and_says_what_is_missing(
    person: Person, given: dict[str, Any], wrong: str
) -> None:
    await person("add_project", name="Taxes")
    with pytest.raises(Invalid, match=wrong):
        await person("add_intent", text="watch this", **given)
    assert await person("list_intents") == []


async def test_it_is_deleted_and_comes_back_with_undo_and_its_history_is_told(person: Person) -> None:
    await overdue(person)
    await person("change_intent", intent="W1", cooldown_hours=5, paused=True)
    await person("change_intent", intent="W1", days=2)
    assert (await person("delete_intent", intent="W1")).ref == "W1"
    assert await person("list_intents") == []
    with pytest.raises(NotFound, match="no standing intent called “W1”"):
        await person("change_intent", intent="W1", paused=True)
    undone = await person("undo")
    assert undone.restored == ("The intent W1 “tell me when T1 is overdue” is back.",)
    (back,) = await person("list_intents")
    assert (back.when, back.cooldown_hours, back.paused) == ("T1 “Pay rent” is overdue for 2 days", 5, True)
    told = [each.what for each in await person("history", thing="W1")]
    assert told == [
        ("Added.",),
        ("Removed for good.",),
        ("Condition changed.",),
        ("Paused changed from no to yes.", "Rest between two times changed from 24 to 5."),
        ("Added.",),
    ]


async def test_it_is_found_by_its_words_too(person: Person) -> None:
    await overdue(person)
    assert (await person("change_intent", intent="t1 overdue", paused=True)).ref == "W1"
    with pytest.raises(NotFound):
        await person("change_intent", intent="the moon", paused=True)


async def test_it_explains_itself(person: Person) -> None:
    await overdue(person)
    async with person.database.scope(person.id, label="why") as scope:
        scope.now = MONDAY
        told = await intents.explain(scope, "W1")
    assert told == (
        "You said: “tell me when T1 is overdue”. I watch for this: T1 “Pay rent” is overdue. That is not so now."
    )


async def test_many_intents_are_judged_with_few_questions(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    await overdue(person)
    for number in range(20):
        await person("add_intent", text=f"watch {number}", kind="idle", days=number + 1)
    await person("add_intent", text="journal", kind="no_journal", days=1)
    await person("add_intent", text="blocked", kind="blocked", subject="T1")
    with asked(monkeypatch) as count:
        await look(person, MONDAY + 4 * HOUR)
    assert count.trips <= 8


async def test_who_has_none_costs_two_questions(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    with asked(monkeypatch) as count:
        assert await look(person) == ([], None)
    assert count.trips <= 2


async def test_somebody_elses_intent_is_none(person: Person, new_person: NewPerson) -> None:
    made = await overdue(person)
    other = await new_person()
    other.now = MONDAY
    for name in ("W1", str(made.id)):
        with pytest.raises(NotFound):
            await other("change_intent", intent=name, paused=True)
        with pytest.raises(NotFound):
            await other("delete_intent", intent=name)
    with pytest.raises(NotFound):
        await other("add_intent", text="theirs", kind="overdue", subject="T1")
    assert await look(other, MONDAY + 9 * HOUR) == ([], None)
