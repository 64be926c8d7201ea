"""Check-ins as conversations: their place is kept, they are answered late, again, by words, and taken back."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from uuid import UUID, uuid4

import pytest

from memory import conversations, rounds
from memory.errors import Conflict, Invalid, NotFound
from memory.nudges import NudgeSettings
from memory.records import LIFE, Message
from memory.rounds import Round, RoundKind
from memory.said import Nudge, Said, to_json
from memory.scope import Scope
from tests.acting import NewPerson, Person
from tools import rounds as tools
from tools.rounds import RoundStep

EIGHT = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)  # a Monday in Berlin, 08:00
EVENING = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
SETTINGS = NudgeSettings()


@asynccontextmanager
async def acting(
    person: Person, operation: UUID | None = None, *, model: bool = False
) -> AsyncIterator[Scope]:
    reader = person.database.scope(
        person.id, operation=operation or uuid4(), label="", reader="model" if model else "user"
    )
    async with reader as scope:
        scope.now = person.now or scope.now
        yield scope


async def due(person: Person, at: datetime, settings: NudgeSettings = SETTINGS) -> list[Nudge]:
    person.now = at
    async with acting(person) as scope:
        return (await tools.nudges(scope, settings))[0]


async def delivered(person: Person, nudge: Nudge) -> UUID:
    """The message as it is said first: in the life thread, with its delivery."""
    delivery = uuid4()
    async with acting(person) as scope:
        said = await conversations.say(
            scope, nudge.said.text, {"said": to_json(nudge.said), "kind": nudge.kind}
        )
        await scope.run(
            "insert into deliveries (id, user_id, kind, key, due_at, state, said, message_id, made_at) "
            "values (%s, %s, %s, %s, %s, 'sent', '{}', %s, %s)",
            [delivery, person.id, nudge.kind, nudge.key, nudge.due_at, said, scope.now],
        )
    return delivery


async def begun(person: Person, at: datetime = EVENING) -> UUID:
    """An evening's check-in, said first; answers its delivery."""
    person.now = at - timedelta(hours=8)
    await person("add_task", title="Write report", due="today")
    (nudge,) = await due(person, at)
    return await delivered(person, nudge)


async def press(person: Person, value: str, kind: RoundKind = "evening") -> RoundStep:
    operation = uuid4()
    async with acting(person, operation) as scope:
        told = await rounds.newest(scope, kind)
        step = await tools.press(scope, told[0].id, value)
    if scope.changed:
        person.operations.append(operation)
    return step


async def hear(
    person: Person, text: str, *, request: bool = False, quoted: UUID | None = None
) -> RoundStep | None:
    async with acting(person) as scope:
        return await tools.hears(scope, text, request=request, quoted=quoted)


async def kept(person: Person, kind: RoundKind = "evening") -> Round:
    async with acting(person) as scope:
        return (await rounds.newest(scope, kind))[0]


async def thread(person: Person) -> tuple[Message, ...]:
    async with acting(person) as scope:
        life = await conversations.thread(scope, LIFE)
        return (await conversations.messages(scope, life.id)).items


def text_of(step: RoundStep | None) -> str:
    assert step is not None
    assert step.said is not None
    return step.said.text


def acts(said: Said | None) -> list[str]:
    assert said is not None
    return [button.act for row in said.rows for button in row]


def pressed(said: Said | None) -> list[str]:
    """What the buttons of the question that waits answer, without which check-in they are of."""
    return [each.split(" ", 2)[2] for each in acts(said) if each.startswith("round ")]


async def test_the_morning_names_three_tasks_with_reasons_and_asks_for_energy(person: Person) -> None:
    person.now = EIGHT - timedelta(days=1)
    for title, day in (
        ("Write *report*", "2026-11-23"),
        ("Call Bob", "2026-11-24"),
        ("Buy shoes", "2026-11-26"),
    ):
        await person("add_task", title=title, due=day, priority="high")
    await person("add_task", title="Sort photos", priority="low")
    (nudge,) = await due(person, EIGHT)
    assert (nudge.kind, nudge.key, nudge.due_at) == ("morning", "2026-11-23", EIGHT)
    assert nudge.said.text == (
        "**Good morning.** What matters today:\n\n1. **Write \\*report\\*** (T1): due today\n"
        "2. **Call Bob** (T2): due tomorrow\n3. **Buy shoes** (T3): due Thu 26 Nov, in 3 days\n\n"
        "**How is your energy?**"
    )
    assert acts(nudge.said)[:4] == ["done T1", "tomorrow T1", "drop T1", "why T1"]
    assert pressed(nudge.said) == [
        "energy:very_low", "energy:low", "energy:moderate", "energy:high", "energy:very_high", "energy:skip", "skip",
    ]  # fmt: skip
    assert max(len(each) for each in acts(nudge.said)) <= 60
    assert await due(person, EIGHT + MINUTE) == []


async def test_a_morning_on_which_nothing_matters_is_silent(person: Person) -> None:
    assert await due(person, EIGHT) == []
    await person("add_task", title="Sort photos", priority="low")
    assert await due(person, EIGHT + timedelta(hours=1)) == []
    await person("add_task", title="Write report", due="today")
    assert await due(person, EIGHT + timedelta(hours=2)) == [], "it was not there at eight"
    assert [each.key for each in await due(person, EIGHT + timedelta(days=1))] == ["2026-11-24"]


async def test_what_is_next_is_known_and_what_is_off_is_not_asked(person: Person) -> None:
    await begun(person)
    off = replace(SETTINGS, morning_on=False, evening_on=False, weekly_on=False)
    async with acting(person) as scope:
        assert await tools.nudges(scope, off) == ([], None)
        assert (await tools.nudges(scope, SETTINGS))[1] == EIGHT + timedelta(days=1)
        away = replace(SETTINGS, away_from=EIGHT.date(), away_until=EIGHT.date())
        assert (await tools.nudges(scope, away))[0] == []


async def test_energy_reorders_what_matters_and_says_so(person: Person) -> None:
    person.now = EIGHT - timedelta(days=1)
    await person("add_task", title="Write report", due="2026-11-25", energy="high")
    await person("add_task", title="Water plants", due="2026-11-26", energy="low")
    (nudge,) = await due(person, EIGHT)
    first = nudge.said.text
    low = await press(person, "energy:low", "morning")
    assert low.toast == "Energy: low"
    assert "1. **Water plants** (T2)" in text_of(low)
    high = await press(person, "energy:very_high", "morning")
    assert "1. **Write report** (T1)" in text_of(high)
    assert "1. **Write report** (T1)" in first
    assert "Energy: low. Low energy: **Water plants** (T2) first, **Write report** (T1) later." in text_of(
        low
    )
    assert pressed(high.said) == ["change"]
    assert [(each.energy, each.mood) for each in await person("list_checkins")] == [("very_high", None)]
    assert (await kept(person, "morning")).state == "done"


async def test_the_evening_goes_question_by_question_to_a_journal_entry(person: Person) -> None:
    await begun(person)
    await person("add_task", title="Buy shoes")
    await person("complete_task", task="Buy shoes")
    assert "How do you feel?" in text_of(await press(person, "change:none"))
    assert "How is your energy?" in text_of(await press(person, "mood:grateful"))
    assert "What went well?" in text_of(await press(person, "energy:low"))
    step = await hear(person, "A long walk with Ann.")
    assert "What was hard?" in text_of(step)
    step = await hear(person, "The noise")
    assert pressed(step.said if step else None) == ["focus:T1", "focus:skip"]
    draft = text_of(await press(person, "focus:T1"))
    assert "> Went well: A long walk with Ann." in draft
    assert "> Done: Buy shoes." in draft
    assert "> Tomorrow: Write report" in draft
    end = await press(person, "entry:keep")
    assert end.toast == "Kept in your journal."
    assert "It stands in your journal as J1." in text_of(end)
    entry = await person("read_entry", entry="J1")
    assert (entry.mood, entry.energy, entry.day.isoformat()) == ("grateful", "low", "2026-11-23")
    assert (
        entry.text
        == "Went well: A long walk with Ann.\n\nWas hard: The noise\n\nDone: Buy shoes.\n\nTomorrow: Write report"
    )
    (felt,) = await person("list_checkins")
    assert (felt.mood, felt.energy, felt.note) == (
        "grateful", "low", "Went well: A long walk with Ann.\nWas hard: The noise",
    )  # fmt: skip


async def test_the_evening_names_what_was_done_and_moves_what_is_left(person: Person) -> None:
    person.now = EVENING - timedelta(hours=9)
    await person("add_task", title="Write report", due="today")
    await person("add_task", title="Call Bob")
    await person("complete_task", task="Call Bob")
    (nudge,) = await due(person, EVENING)
    assert nudge.said.text.startswith(
        "**Good evening.** Done today: Call Bob.\n\nStill due today: **Write report** (T1)."
    )
    assert acts(nudge.said)[:2] == ["done T1", "tomorrow T1"]


async def test_a_double_tap_answers_once(person: Person) -> None:
    await begun(person)
    await press(person, "mood:grateful")
    again = await press(person, "mood:grateful")
    assert again.toast == "That is answered so already."
    assert "How is your energy?" in text_of(again)
    await press(person, "energy:skip")
    await press(person, "well:skip")
    await press(person, "hard:nothing")
    await press(person, "focus:rest")
    await press(person, "entry:keep")
    assert (await press(person, "entry:keep")).toast == "That is answered so already."
    assert len((await person("list_entries")).items) == 1
    assert len(await person("list_checkins")) == 1


async def test_after_midnight_it_is_still_the_day_before(person: Person) -> None:
    await begun(person)
    person.now = datetime(2026, 11, 24, 0, 0, tzinfo=UTC)  # 01:00 in Berlin
    await press(person, "mood:peaceful")
    assert [each.day.isoformat() for each in await person("list_checkins")] == ["2026-11-23"]
    started = await person("start_checkin", kind="evening")
    assert (started.day.isoformat(), started.step) == ("2026-11-23", "energy")


async def test_an_evening_answered_next_morning_counts_for_its_own_day(person: Person) -> None:
    await begun(person)
    person.now = EVENING + timedelta(hours=12)
    step = await press(person, "mood:anxious")
    assert "**Your evening of yesterday**" in text_of(step)
    for value in ("energy:low", "well:slept", "hard:skip", "focus:skip", "entry:keep"):
        await press(person, value)
    assert [each.day.isoformat() for each in await person("list_checkins")] == ["2026-11-23"]
    assert (await person("read_entry", entry="J1")).day.isoformat() == "2026-11-23"
    assert (await kept(person)).state == "done"


async def test_it_stays_open_until_the_next_one_or_for_36_hours(person: Person) -> None:
    await begun(person)
    person.now = EVENING + timedelta(hours=37)
    assert (await press(person, "mood:anxious")).toast.startswith("This check-in is closed.")
    assert await person("list_checkins") == []
    (nudge,) = await due(person, EVENING + timedelta(days=2))
    assert nudge.key == "2026-11-25"
    async with acting(person) as scope:
        states = [(each.day.isoformat(), each.state) for each in await rounds.newest(scope, "evening")]
    assert sorted(states) == [("2026-11-23", "skipped"), ("2026-11-25", "open")]


async def test_any_other_talk_leaves_the_place_and_it_is_asked_again(person: Person) -> None:
    await begun(person)
    await press(person, "mood:grateful")
    await press(person, "energy:high")
    assert await hear(person, "add buy milk", request=True) is None
    person.now = EVENING + MINUTE
    async with acting(person) as scope:
        await conversations.say(scope, "Your reminder: call mum.", {})
    assert await hear(person, "The walk") is None, "something else was said last"
    person.now = EVENING + 2 * MINUTE
    asked = await person("start_checkin")
    assert (asked.kind, asked.step, asked.question) == (
        "evening",
        "well",
        "What went well? A few words, or skip.",
    )
    assert "What was hard?" in text_of(await hear(person, "The walk"))


async def test_words_answer_where_its_message_is_quoted(person: Person) -> None:
    delivery = await begun(person)
    await press(person, "mood:grateful")
    await press(person, "energy:high")
    person.now = EVENING + MINUTE
    async with acting(person) as scope:
        await conversations.say(scope, "Your reminder: call mum.", {})
    assert await hear(person, "The walk", quoted=uuid4()) is None
    assert "What was hard?" in text_of(await hear(person, "The walk", quoted=delivery))
    assert await hear(person, "add buy milk", request=True, quoted=delivery) is None


async def test_a_bare_mood_is_an_answer_and_other_words_are_none(person: Person) -> None:
    await begun(person)
    assert await hear(person, "call the dentist") is None
    assert await hear(person, "/today") is None
    assert "How is your energy?" in text_of(await hear(person, "Grateful."))
    assert "What went well?" in text_of(await hear(person, "very low"))
    assert "What was hard?" in text_of(await hear(person, "skip"))
    assert (await kept(person)).answers == {"mood": "grateful", "energy": "very_low", "well": None}


async def test_the_life_thread_says_what_was_said_and_where_it_stands(person: Person) -> None:
    await begun(person)
    await press(person, "mood:grateful")
    (first,) = await thread(person)
    assert "How is your energy?" in first.content
    assert "energy:low" in str(first.extra["said"]["rows"])
    await press(person, "energy:low")
    await hear(person, "The walk")
    said = await thread(person)
    assert [(each.role, each.content) for each in said[1:2]] == [("user", "The walk")]
    assert "What was hard?" in said[2].content
    assert "What was hard?" in said[0].content
    assert (await person("draft_entry")).text.count("The walk") == 1, "an answer is no diary of its own"


async def test_an_answer_is_changed_later_and_all_that_was_made_of_it_follows(person: Person) -> None:
    await begun(person)
    for value in ("mood:anxious", "energy:low", "well:the walk", "hard:noise", "focus:skip", "entry:keep"):
        await press(person, value)
    menu = await press(person, "change")
    assert pressed(menu.said) == [
        "change:mood", "change:energy", "change:well", "change:hard", "change:focus", "change:none",
    ]  # fmt: skip
    assert "What went well?" in text_of(await press(person, "change:well"))
    done = await hear(person, "a swim")
    assert pressed(done.said if done else None) == ["change"]
    person.now = EVENING + timedelta(days=1)
    told = await person("answer_checkin", mood="grateful", day="yesterday")
    assert (told.kind, told.state, told.step, told.answers["mood"]) == ("evening", "done", "", "grateful")
    entry = await person("read_entry", entry="J1")
    assert (entry.mood, entry.text) == ("grateful", "Went well: a swim\n\nWas hard: noise")
    (felt,) = await person("list_checkins")
    assert (felt.mood, felt.note) == ("grateful", "Went well: a swim\nWas hard: noise")


async def test_an_entry_that_was_rewritten_keeps_its_words(person: Person) -> None:
    await begun(person)
    for value in ("mood:anxious", "energy:low", "well:the walk", "hard:skip", "focus:skip", "entry:keep"):
        await press(person, value)
    await person("update_entry", entry="J1", text="My own words.")
    await press(person, "mood:peaceful")
    entry = await person("read_entry", entry="J1")
    assert (entry.mood, entry.text) == ("peaceful", "My own words.")


async def test_a_closed_one_is_still_changed_by_its_day(person: Person) -> None:
    await begun(person)
    person.now = EVENING + timedelta(days=3)
    told = await person("answer_checkin", mood="grateful", kind="evening", day="2026-11-23")
    assert (told.state, told.question, told.answers) == ("done", "", {"mood": "grateful"})
    assert [each.day.isoformat() for each in await person("list_checkins")] == ["2026-11-23"]


async def test_each_answer_is_taken_back_by_its_own_undo(person: Person) -> None:
    await begun(person)
    await press(person, "mood:grateful")
    await press(person, "energy:low")
    await person("undo")
    assert [(each.mood, each.energy) for each in await person("list_checkins")] == [("grateful", None)]
    assert (await kept(person)).step == "energy"
    await person("undo")
    assert await person("list_checkins") == []
    assert ((await kept(person)).step, (await kept(person)).answers) == ("mood", {})
    await person("redo")
    assert (await kept(person)).answers == {"mood": "grateful"}
    labels = [each.label for each in await person("list_operations", limit=10) if each.kind == "change"]
    assert labels[:2] == ["Evening check-in", "Evening check-in"]


async def test_what_was_kept_in_the_journal_is_taken_back_as_one(person: Person) -> None:
    await begun(person)
    for value in ("mood:anxious", "energy:low", "well:the walk", "hard:skip", "focus:skip", "entry:keep"):
        await press(person, value)
    await person("undo")
    assert (await person("list_entries")).items == ()
    told = await kept(person)
    assert (told.state, told.step, told.entry_id) == ("open", "entry", None)
    assert (await press(person, "entry:no")).toast == "Not written."
    assert (await person("list_entries")).items == ()


async def test_going_on_is_no_change_that_undo_takes_back(person: Person) -> None:
    await begun(person)
    await press(person, "mood:grateful")
    await person("start_checkin")
    await person("undo")
    assert (await kept(person)).answers == {}


async def test_not_today_ends_it_and_starting_takes_it_up_again(person: Person) -> None:
    await begun(person)
    over = await press(person, "skip")
    assert (over.toast, acts(over.said)) == ("Not today, then.", ["done T1", "tomorrow T1"])
    assert (await press(person, "mood:grateful")).toast.startswith("This check-in is closed.")
    again = await person("start_checkin", kind="evening")
    assert (again.state, again.step) == ("open", "mood")
    ended = await person("answer_checkin", skip="all")
    assert ended.state == "skipped"


async def test_how_one_feels_said_on_its_own_answers_what_waits(person: Person) -> None:
    await begun(person)
    await person("check_in", mood="excited", energy="high")
    assert ((await kept(person)).answers, (await kept(person)).step) == (
        {"mood": "excited", "energy": "high"},
        "well",
    )
    assert len(await person("list_checkins")) == 1
    await person("check_in", energy="low", note="Slept badly")
    assert len(await person("list_checkins")) == 2
    assert (await kept(person)).answers["energy"] == "high"


async def test_without_a_check_in_a_feeling_is_noted_for_its_day(person: Person) -> None:
    person.now = EVENING
    await person("answer_checkin", mood="grateful", day="yesterday")
    assert [(each.mood, each.day.isoformat()) for each in await person("list_checkins")] == [
        ("grateful", "2026-11-22")
    ]
    for given in ({"text": "the walk"}, {"skip": "all"}, {"text": "x", "day": "yesterday"}):
        with pytest.raises(NotFound, match="check-in"):
            await person("answer_checkin", **given)
    with pytest.raises(Invalid, match="There is no answer"):
        await person("answer_checkin")


async def test_what_is_no_answer_changes_nothing(person: Person) -> None:
    await begun(person)
    for value in (
        "mood:fine",
        "energy:lots",
        "entry:perhaps",
        "well:",
        "change:name",
        "fine",
        f"hard:{'x' * 2_001}",
    ):
        with pytest.raises(Invalid):
            await press(person, value)
    with pytest.raises(NotFound):
        async with acting(person) as scope:
            await tools.press(scope, uuid4(), "mood:grateful")
    for value in ("mood:skip", "energy:skip", "well:skip", "hard:skip", "focus:skip"):
        await press(person, value)
    assert (await kept(person)).state == "done", "there is nothing to write down"
    with pytest.raises(Conflict, match="No question waits"):
        await person("answer_checkin", skip="question", kind="evening")


async def test_what_the_journal_keeps_from_models_they_hear_of_no_check_in_either(person: Person) -> None:
    await person("change_journal_settings", tier="never")
    await begun(person)
    for value in ("mood:anxious", "energy:low"):
        await press(person, value)
    await hear(person, "My secret walk")
    await press(person, "hard:skip")
    async with acting(person, model=True) as scope:
        told = await tools.start_checkin(scope)
        assert told.answers["well"] == "noted"
        assert "secret" not in str(told)
    assert [each.note for each in await person("list_checkins")] == [""]
    async with acting(person) as scope:
        rows = await scope.rows("select content, withheld from messages where user_id = %s", [person.id])
    assert len(rows) == 3
    assert all(each["withheld"] for each in rows if "secret" in each["content"])
    await press(person, "focus:skip")
    await press(person, "entry:keep")
    entry = await person("read_entry", entry="J1")
    assert (entry.tier, "secret" in entry.text) == ("never", True)


async def test_what_was_forgotten_is_in_no_check_in(person: Person) -> None:
    await begun(person)
    for value in ("mood:anxious", "energy:low", "well:Lunch with Zebulon", "hard:skip"):
        await press(person, value)
    await person("forget", about="Zebulon")
    assert (await kept(person)).answers == {"mood": "anxious", "energy": "low", "well": None, "hard": None}
    assert [each.note for each in await person("list_checkins")] == [""]
    async with acting(person) as scope:
        changes = await scope.rows("select before, after from changes where user_id = %s", [person.id])
    assert "Zebulon" not in str(changes)


async def test_the_week_asks_for_its_focus_and_monday_tells_it(person: Person) -> None:
    person.now = EVENING - timedelta(days=3)
    await person("add_project", name="Half marathon", importance=5)
    await person("add_task", title="Run", project="P1")
    sunday = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
    nudges = await due(person, sunday)
    assert [(each.kind, each.said.picture) for each in nudges] == [("weekly", "review 2026-11-22")]
    assert "What is next week's focus?" in nudges[0].said.text
    assert pressed(nudges[0].said) == ["focus:P1", "focus:skip", "skip"]
    done = await press(person, "focus:P1", "weekly")
    assert "Next week's focus: **Half marathon** (P1)." in text_of(done)
    (morning,) = await due(person, EIGHT)
    assert "This week's focus: **Half marathon** (P1)." in morning.said.text
    (later,) = await due(person, EIGHT + timedelta(days=1))
    assert "This week's focus" not in later.said.text


async def test_tomorrow_morning_tells_of_the_focus_that_was_chosen(person: Person) -> None:
    await begun(person)
    for value in ("mood:skip", "energy:skip", "well:skip", "hard:skip", "focus:t1"):
        await press(person, value)
    (morning,) = await due(person, EIGHT + timedelta(days=1))
    assert "You wanted to focus on **Write report** (T1) today." in morning.said.text


async def test_the_hour_says_which_one_is_meant(person: Person) -> None:
    person.now = EIGHT
    assert (await person("start_checkin")).kind == "morning"
    person.now = EVENING + timedelta(days=2)
    assert (await person("start_checkin")).kind == "evening"
    assert (await person("start_checkin", kind="weekly")).kind == "weekly"


async def test_days_are_those_of_where_the_user_is(person: Person) -> None:
    person.now = EIGHT - timedelta(days=1)
    await person("add_task", title="Write report", due="2026-11-24")
    await person("change_me", travel_zone="Asia/Tokyo", travel_until="2026-12-01")
    tokyo = datetime(2026, 11, 22, 23, 0, tzinfo=UTC)  # Monday 08:00 there
    assert [(each.key, each.due_at) for each in await due(person, tokyo)] == [("2026-11-23", tokyo)]
    assert await due(person, EIGHT) == []
    early = replace(SETTINGS, morning_at=time(2, 30))
    night = datetime(2026, 11, 23, 17, 30, tzinfo=UTC)  # Tuesday 02:30 there, still Monday's night
    assert [each.kind for each in await due(person, night, early)] == ["evening"]


async def test_what_repeats_itself_becomes_a_card_with_its_check_ins(person: Person) -> None:
    person.now = EVENING - timedelta(days=3)
    await person("add_task", title="Write report")
    for back in (2, 1, 0):
        await due(person, EVENING - timedelta(days=back))
        for value in ("mood:peaceful", "energy:low", "well:skip"):
            await press(person, value)
        await press(person, "hard:the noise" if back else "hard:Noise again")
    async with acting(person) as scope:
        jobs = await scope.rows("select name from jobs where user_id = %s", [person.id])
    assert "rerank" in [each["name"] for each in jobs], "what looks is wakened"
    cards = {each.key.split(":")[0]: each for each in await person("look") if each.source == "checkin"}
    assert cards["streak"].title == "Low energy for 3 days in a row"
    assert cards["said"].title == "Hard on 3 days: the noise"
    felt = {each.id for each in await person("list_checkins")}
    assert {each.id for card in cards.values() for each in card.evidence} == felt
    await person("forget", about="noise")
    async with acting(person) as scope:
        rows = await scope.rows(
            "select row_to_json(i)::text as card from insights i where user_id = %s", [person.id]
        )
    assert "noise" not in str(rows).lower()


async def test_a_strangers_check_in_is_not_there(person: Person, new_person: NewPerson) -> None:
    await begun(person)
    told, stranger = await kept(person), await new_person()
    async with acting(stranger) as scope:
        with pytest.raises(NotFound):
            await tools.press(scope, told.id, "mood:grateful")
    assert (await kept(person)).answers == {}
