"""A streak that forgives: n days a week, pauses, late entries, the user's own day."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memory.errors import Invalid
from tests.acting import Person
from tools.journal_streak import Run, streak

MONDAY = date(2026, 11, 23)


def ago(*days: int) -> list[date]:
    return [MONDAY - timedelta(days=n) for n in days]


def pair(written: Iterable[date], today: date = MONDAY, per_week: int = 7, **more: object) -> tuple[int, int]:
    run = streak(list(written), today, per_week, **more)  # type: ignore[arg-type]
    return run.current, run.best


def test_days_in_a_row_are_counted_and_today_breaks_nothing_before_it_is_over() -> None:
    assert pair(ago(0, 1, 2)) == (3, 3)
    assert pair(ago(1, 2, 3)) == (3, 3), "today is still open"
    assert pair(ago(2, 3, 4)) == (0, 3), "yesterday was missed"
    assert pair(ago(0, 1, 5, 6, 7)) == (2, 3)
    assert pair([]) == (0, 0)
    assert pair(ago(-1, -2)) == (0, 0), "what is to come counts for nothing"


def test_a_late_entry_mends_the_day_that_was_missed() -> None:
    assert pair(ago(0, 1, 3, 4)) == (2, 2)
    assert pair(ago(0, 1, 2, 3, 4)) == (5, 5)


def test_paused_days_neither_count_nor_break() -> None:
    holidays = [(MONDAY - timedelta(days=9), MONDAY - timedelta(days=3))]
    assert pair(ago(0, 1, 2, 10, 11), pauses=holidays) == (5, 5)
    assert pair(ago(0, 1, 2, 5, 10, 11), pauses=holidays) == (6, 6), "what is written in a pause counts"
    assert pair(ago(0, 1, 10, 11), pauses=holidays) == (2, 2), "a day was missed after it"
    assert pair(ago(10, 11), pauses=[(MONDAY - timedelta(days=9), MONDAY + timedelta(days=30))]) == (2, 2)


def test_weeks_with_enough_days_make_a_streak_of_weeks() -> None:
    three = [*ago(1, 3, 5), *ago(8, 10, 12), *ago(15, 17, 19)]  # three days in each of three weeks
    assert streak(three, MONDAY, 3) == Run(3, 3, "weeks", False, 0)
    assert pair(three, per_week=4) == (0, 1), "the first week had five days left, and asks for three"
    assert pair([*three, *ago(0)], per_week=3) == (3, 3), "this week is not over"
    wednesday = MONDAY + timedelta(days=2)
    assert pair([*three, MONDAY, MONDAY + timedelta(days=1), wednesday], wednesday, 3) == (4, 4), (
        "it is reached"
    )
    assert pair([*ago(1, 3, 5), *ago(15, 17, 19)], per_week=3) == (1, 1), "a week without"


def test_the_first_week_asks_for_what_was_left_of_it() -> None:
    sunday = MONDAY - timedelta(days=8)  # begun on the last day of a week
    assert pair([sunday, *ago(1, 2, 3)], per_week=3) == (2, 2)


def test_a_week_with_paused_days_asks_for_its_share() -> None:
    week = [MONDAY - timedelta(days=n) for n in range(7, 0, -1)]
    before = ago(8, 9, 10, 11)
    assert pair([*before, *week[5:]], per_week=4, pauses=[(week[0], week[3])]) == (2, 2), (
        "4 of 7, and so 2 of 3"
    )
    assert pair([*before, week[6]], per_week=4, pauses=[(week[0], week[3])]) == (0, 1)
    assert pair(before, per_week=4, pauses=[(week[0], week[6])]) == (1, 1), "all of it was paused"


def test_a_week_begins_when_the_user_says_so() -> None:
    days = ago(1, 2, 7)  # Sunday, Saturday, and the Monday before
    assert pair(days, per_week=3, week_start=0) == (1, 1)
    assert pair(days, per_week=3, week_start=6) == (0, 0), "the Sunday lies in another week"


DAYS = st.sets(st.integers(0, 60), max_size=50).map(lambda days: ago(*days))
SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 20)).map(
        lambda span: (
            MONDAY - timedelta(days=span[0]),
            MONDAY - timedelta(days=span[0]) + timedelta(days=span[1]),
        )
    ),
    max_size=3,
)


@settings(max_examples=200, deadline=None)
@given(DAYS, st.integers(1, 7), SPANS, st.integers(0, 6))
def test_it_never_punishes(
    days: list[date], per_week: int, pauses: list[tuple[date, date]], week_start: int
) -> None:
    run = streak(days, MONDAY, per_week, pauses, week_start)
    assert 0 <= run.current <= run.best
    assert run.this_week <= 7
    more = streak([*days, MONDAY], MONDAY, per_week, pauses, week_start)
    assert more.current >= run.current, "to write never shortens it"
    paused = streak(days, MONDAY, per_week, [*pauses, (MONDAY, MONDAY)], week_start)
    assert paused.current >= run.current, "to pause never shortens it"
    assert pair(days, MONDAY, 7, pauses=pauses)[1] <= len(days)


async def test_the_streak_is_in_the_users_own_days(person: Person) -> None:
    person.now = datetime(2026, 11, 22, 20, tzinfo=UTC)
    await person("write_entry", text="Sunday evening")
    person.now = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)  # 02:30 in Berlin: still Monday for them
    await person("write_entry", text="Monday, late")
    run = await person("journal_streak")
    assert (run.current, run.written_today, run.this_week, run.unit, run.per_week) == (2, True, 1, "days", 7)
    person.now = datetime(2026, 11, 25, 12, tzinfo=UTC)
    assert (await person("journal_streak")).current == 0
    await person("write_entry", text="What I forgot", day="yesterday")
    assert (await person("journal_streak")).current == 3


async def test_a_pause_holds_until_its_last_day_and_can_be_ended(person: Person) -> None:
    person.now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    await person("write_entry", text="x")
    person.now += timedelta(days=1)
    run = await person("pause_streak", until="sunday", reason="Holidays")
    assert (run.paused_until, run.pauses[0].reason) == (date(2026, 11, 29), "Holidays")
    assert await person("pause_streak", until="sunday") == run, "the same pause again is the same"
    person.now += timedelta(days=7)  # Tuesday: Monday was missed
    assert (await person("journal_streak")).current == 0
    await person("undo")
    person.now -= timedelta(days=5)  # Thursday: without a pause two days were missed
    assert (await person("journal_streak")).current == 0
    await person("redo")
    assert (await person("journal_streak")).current == 1
    ended = await person("pause_streak", until="none")
    assert (ended.paused_until, ended.pauses[0].last_day) == (None, date(2026, 11, 25))
    await person("write_entry", text="x")
    assert (await person("journal_streak")).current == 2


async def test_kept_days_a_week_are_the_users_own_choice(person: Person) -> None:
    assert (await person("change_journal_settings", per_week=3)).per_week == 3
    run = await person("journal_streak")
    assert (run.unit, run.per_week) == ("weeks", 3)
    await person("change_journal_settings", tier="signals")
    assert (await person("change_journal_settings")).per_week == 3, "what is not given stays"
    assert (await person("write_entry", text="x")).tier == "signals"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"until": "yesterday"}, "before it begins"),
        ({"until": "2090-01-01"}, "a year at most"),
        ({"until": "whenever"}, "no date"),
        ({}, "until"),
    ],
)
async def test_a_pause_that_is_none_is_refused(person: Person, arguments: dict[str, str], words: str) -> None:
    with pytest.raises(Invalid, match=words):
        await person("pause_streak", **arguments)
    assert (await person("journal_streak")).pauses == ()
