"""Check-ins as conversations: said when they are due, answered late, by buttons and by words; their place is kept."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from uuid import uuid4

from memory import conversations, rounds
from tests.acting import Person
from tests.tools.checking_in import (
    EIGHT,
    EVENING,
    MINUTE,
    SETTINGS,
    acting,
    acts,
    begun,
    due,
    hear,
    kept,
    press,
    pressed,
    text_of,
    thread,
)
from tools import rounds as tools
from tools.attend import attend


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
    async with acting(person) as scope:
        row = await scope.row("select state, answer from deliveries where user_id = %s", [person.id])
    assert row == {"state": "answered", "answer": "Noted."}
    assert (await person("draft_entry")).text.count("The walk") == 1, "an answer is no diary of its own"


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


async def test_what_attends_to_a_user_says_the_check_in_once_and_the_thread_follows_it(
    person: Person,
) -> None:
    person.now = EVENING - timedelta(hours=2)
    await person("add_task", title="Write report", due="today")
    person.now = EVENING
    for _ in range(2):
        async with acting(person) as scope:
            await attend(scope)
    (said,) = await thread(person)
    assert (said.extra["kind"], "How do you feel?" in said.content) == ("evening", True)
    await press(person, "mood:grateful")
    (said,) = await thread(person)
    assert "How is your energy?" in said.content
    async with acting(person) as scope:
        rows = await scope.rows("select kind, key, state from deliveries where user_id = %s", [person.id])
        jobs = await scope.rows("select run_at from jobs where user_id = %s and key = 'next'", [person.id])
    assert [(each["kind"], each["key"]) for each in rows] == [("evening", "2026-11-23")]
    assert [each["run_at"] for each in jobs] == [EIGHT + timedelta(days=1)]
