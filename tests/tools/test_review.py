"""The review of a week: what was done, where time went, what moved, what is stuck, how it felt."""

from datetime import UTC, datetime, timedelta

import pytest

from memory.errors import Invalid
from tests.acting import Person
from tools.review import Moved, Review
from tools.review_words import summary

SUNDAY = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
DAY = timedelta(days=1)


async def lived(person: Person) -> None:
    """Two pillars with their shares, two projects, something done in each, a task that waits."""
    person.now = SUNDAY - 30 * DAY
    await person("add_pillar", name="Work", time_allocation=60)
    await person("add_pillar", name="Health", time_allocation=40)
    await person("add_area", name="Product", pillar="Work")
    await person("add_area", name="Fitness", pillar="Health")
    await person("add_project", name="Launch", area="Product")
    await person("add_project", name="Half *marathon*", area="Fitness")
    await person("change_project", project="Half *marathon*", status="in_progress")
    for title, project in (("Spec", "Launch"), ("Slides", "Launch"), ("Run", "Half *marathon*")):
        await person("add_task", title=title, project=project, estimate=60)
    await person("add_task", title="Race", project="Half *marathon*", after=["Run"])
    person.now = SUNDAY - 8 * DAY
    await person("complete_task", task="Slides")
    person.now = SUNDAY - 2 * DAY
    await person("complete_task", task="Spec")
    await person("check_in", energy="low", mood="anxious")
    person.now = SUNDAY - DAY
    await person("check_in", energy="high", mood="grateful")
    await person("check_in", mood="grateful")
    person.now = SUNDAY


async def test_a_week_tells_what_was_done_moved_and_felt(person: Person) -> None:
    await lived(person)
    review: Review = await person("weekly_review")
    assert (review.since.isoformat(), review.until.isoformat()) == ("2026-11-16", "2026-11-22")
    assert (review.done, review.before) == (1, 1)
    assert [each.done for each in review.days] == [0, 0, 0, 0, 1, 0, 0]
    assert review.moved == (Moved("P1", "Launch", 1, 2, 0, False),)
    assert (review.energy, review.moods) == (3.0, (("grateful", 2), ("anxious", 1)))
    assert [(each.name, each.actual, each.planned) for each in review.alignment.shares] == [
        ("Work", 100.0, 60.0), ("Health", 0.0, 40.0),
    ]  # fmt: skip
    assert review.alignment.score == 60.0


async def test_an_evening_that_is_kept_in_the_journal_is_felt_once(person: Person) -> None:
    person.now = SUNDAY
    await person("start_checkin", kind="evening")
    await person("answer_checkin", mood="grateful", energy="high", text="A long walk")
    for words in ("nothing", "rest", "keep"):
        await person("answer_checkin", text=words)
    assert (await person("read_entry", entry="J1")).mood == "grateful"
    await person("check_in", energy="low", mood="anxious")
    review: Review = await person("weekly_review")
    assert (review.energy, dict(review.moods)) == (3.0, {"grateful": 1, "anxious": 1})


async def test_what_is_stuck_says_for_how_long(person: Person) -> None:
    await lived(person)
    review: Review = await person("weekly_review")
    assert [(each.ref, each.why, each.days) for each in review.stuck] == [
        ("P2", "nothing done", 30), ("T4", "waits for T3", 30),
    ]  # fmt: skip


async def test_a_message_of_it_is_short_and_its_names_are_plain(person: Person) -> None:
    await lived(person)
    review: Review = await person("weekly_review")
    assert summary(review, review.until) == (
        "**Your week, Mon 16 Nov to today.** 1 task done, 1 the week before.\n\n"
        "**Time by pillar**, 60 of 100 as wanted:\n\n- Work: 100 %, wanted 60 %\n- Health: 0 %, wanted 40 %\n\n"
        "**Moved:**\n\n- Launch (P1): 1 done, 0 left\n\n"
        "**Stuck:**\n\n- Half \\*marathon\\* (P2): nothing done, 30 days\n- Race (T4): waits for T3, 30 days\n\n"
        "Mood: grateful (2×), anxious (1×). Energy: moderate on average."
    )


async def test_an_earlier_week_is_told_as_it_was(person: Person) -> None:
    await lived(person)
    review: Review = await person("weekly_review", week="2026-11-15")
    assert (review.done, review.alignment.until.isoformat(), review.alignment.score) == (
        1,
        "2026-11-15",
        60.0,
    )
    assert (review.stuck, review.moods) == ((), ())


async def test_a_week_to_come_or_long_ago_is_refused(person: Person) -> None:
    person.now = SUNDAY
    for week, why in (
        ("2026-11-23", "still to come"),
        ("2026-08-01", "twelve weeks"),
        ("someday", "no date"),
    ):
        with pytest.raises(Invalid, match=why):
            await person("weekly_review", week=week)


async def test_a_week_in_which_nothing_was_done_is_told_too(person: Person) -> None:
    person.now = SUNDAY
    review: Review = await person("weekly_review")
    assert (review.done, review.moved, review.stuck, review.energy) == (0, (), (), None)
    assert summary(review, review.until) == "**Your week, Mon 16 Nov to today.** 0 tasks done."


async def test_days_end_when_the_users_do(person: Person) -> None:
    person.now = SUNDAY - DAY
    await person("add_task", title="Late")
    person.now = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)  # Monday 02:00 in Berlin
    await person("complete_task", task="Late")
    review: Review = await person("weekly_review")
    assert (review.until.isoformat(), review.days[-1].done) == ("2026-11-22", 1)


async def test_the_focus_of_a_week_is_told_in_its_review(person: Person) -> None:
    person.now = SUNDAY - 7 * DAY
    await person("start_checkin", kind="weekly")
    await person("answer_checkin", text="Sleep more")
    person.now = SUNDAY
    assert (await person("weekly_review")).focus == "Sleep more"
    await person("start_checkin", kind="weekly")
    await person("answer_checkin", text="Run twice")
    review: Review = await person("weekly_review")
    assert (review.focus, review.next_focus) == ("Sleep more", "Run twice")
