"""Dates and hours from words, in the user's own zone and day."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memory.errors import Invalid
from tools.when import Due, due_instant, find_due, parse_due, say_due, today

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)  # a Monday, 09:00 in Berlin
BERLIN, DAY_END = "Europe/Berlin", time(3)
ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "Asia/Kathmandu", "UTC"]
some = settings(max_examples=150, deadline=None, derandomize=True)


def due(text: str) -> Due:
    """ "2026-11-27" or "2026-11-27 15:00" """
    day, _, at = text.partition(" ")
    return Due(date.fromisoformat(day), time.fromisoformat(at) if at else None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-27", "2026-11-27"),
        ("2026-11-27T15:00", "2026-11-27 15:00"),
        ("2026-11-27 15:00", "2026-11-27 15:00"),
        ("2026-11-27T15:00:30Z", "2026-11-27 16:00"),
        ("2026-11-27T23:30:00-05:00", "2026-11-28 05:30"),
        ("today", "2026-11-23"),
        ("Tonight", "2026-11-23"),
        ("tonight at 8", "2026-11-23 20:00"),
        ("tonight at 1:30", "2026-11-24 01:30"),
        ("  tomorrow.  ", "2026-11-24"),
        ("tomorrow 3pm", "2026-11-24 15:00"),
        ("tomorrow at 5", "2026-11-24 17:00"),
        ("tomorrow at 9", "2026-11-24 09:00"),
        ("tomorrow morning", "2026-11-24 12:00"),
        ("the day after tomorrow at 9:15", "2026-11-25 09:15"),
        ("friday", "2026-11-27"),
        ("on fri", "2026-11-27"),
        ("this friday", "2026-11-27"),
        ("next friday", "2026-12-04"),
        ("by Friday, 3pm", "2026-11-27 15:00"),
        ("Friday 12am", "2026-11-27 00:00"),
        ("friday at noon", "2026-11-27 12:00"),
        ("friday midnight", "2026-11-28 00:00"),
        ("before friday", "2026-11-26"),
        ("before friday noon", "2026-11-27 12:00"),
        ("friday evening", "2026-11-27 22:00"),
        ("monday", "2026-11-30"),
        ("this monday", "2026-11-23"),
        ("sun", "2026-11-29"),
        ("in 3 days", "2026-11-26"),
        ("in two weeks", "2026-12-07"),
        ("a week from now", "2026-11-30"),
        ("in a month", "2026-12-23"),
        ("in an hour", "2026-11-23 10:00"),
        ("in 90 minutes", "2026-11-23 10:30"),
        ("next week", "2026-11-30"),
        ("this week", "2026-11-29"),
        ("next month", "2026-12-23"),
        ("3/4", "2027-04-03"),
        ("at 5", "2026-11-23 17:00"),
        ("in a few days", "2026-11-26"),
        ("3pm EST", "2026-11-23 21:00"),
        ("friday 3pm UTC", "2026-11-27 16:00"),
        ("this weekend", "2026-11-29"),
        ("end of the month", "2026-11-30"),
        ("end of next week", "2026-12-06"),
        ("end of the quarter", "2026-12-31"),
        ("eod", "2026-11-23"),
        ("27 nov", "2026-11-27"),
        ("nov 27", "2026-11-27"),
        ("27th of November", "2026-11-27"),
        ("November 27th, 2027", "2027-11-27"),
        ("22 nov", "2027-11-22"),
        ("Fri 27 Nov 15:00", "2026-11-27 15:00"),
        ("29 feb", "2028-02-29"),
        ("27/11", "2026-11-27"),
        ("11/27/2026", "2026-11-27"),
        ("3.4.", "2027-04-03"),
        ("3.4.2028", "2028-04-03"),
        ("5/5", "2027-05-05"),
        ("may", "2027-05-31"),
        ("november", "2026-11-30"),
        ("spring", "2027-05-31"),
        ("in the spring", "2027-05-31"),
        ("winter", "2027-02-28"),
        ("fall", "2026-11-30"),
        ("next fall", "2027-11-30"),
        ("spring 2028", "2028-05-31"),
        ("before spring", "2027-02-28"),
        ("3pm", "2026-11-23 15:00"),
        ("at 8:30", "2026-11-24 08:30"),
        ("15:00", "2026-11-23 15:00"),
        ("9.30am", "2026-11-23 09:30"),
        ("3 p.m.", "2026-11-23 15:00"),
        ("noon", "2026-11-23 12:00"),
        ("by midnight", "2026-11-24 00:00"),
        ("at 3pm on friday", "2026-11-27 15:00"),
    ],
)
def test_words_that_are_a_due_date(text: str, expected: str) -> None:
    assert parse_due(text, NOW, BERLIN, DAY_END) == due(expected)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "none", "banana", "31 nov", "29 feb 2027", "Thu 27 Nov", "13/13", "25:00",
        "monday at 25:00", "13pm", "in 3 apples",         "9999-12-31", "0026-11-27",
        "2026-13-01", "2026-11-27T25:00", "in 999 years", "friday or so",
        "x" * 5000, "\x00", "٣ days", "ſunday",
    ],
)  # fmt: skip
def test_words_that_are_none_or_have_two_readings(text: str) -> None:
    assert parse_due(text, NOW, BERLIN, DAY_END) is None


@pytest.mark.parametrize(
    ("text", "cut", "expected"),
    [
        ("buy shoes by Friday", "by Friday", "2026-11-27"),
        ("call mum tomorrow at 5pm", "tomorrow at 5pm", "2026-11-24 17:00"),
        ("tomorrow call mum", "tomorrow", "2026-11-24"),
        ("Friday: call mum", "Friday", "2026-11-27"),
        ("on friday call mum", "on friday", "2026-11-27"),
        ("call mum friday", "friday", "2026-11-27"),
        ("call mum 3pm", "3pm", "2026-11-23 15:00"),
        ("dentist at 3pm on friday", "at 3pm on friday", "2026-11-27 15:00"),
        ("I want to run a half marathon in spring", "in spring", "2027-05-31"),
        ("pay rent by the end of the month", "by the end of the month", "2026-11-30"),
        ("finish report before 5pm", "before 5pm", "2026-11-23 17:00"),
        ("submit by friday the report", "by friday", "2026-11-27"),
        ("thesis due 27 nov 2026 under Work", "due 27 nov 2026", "2026-11-27"),
        ("taxes due: 31 May", "due: 31 May", "2027-05-31"),
        ("meet Anna on 27/11", "on 27/11", "2026-11-27"),
        ("finish by 2026-11-27T15:00:00Z please", "by 2026-11-27T15:00:00Z", "2026-11-27 16:00"),
        ("call mum next week", "next week", "2026-11-30"),
        ("call mum in 2 hours", "in 2 hours", "2026-11-23 11:00"),
        ("vote in May", "in May", "2027-05-31"),
        ("finish thesis this winter", "this winter", "2027-02-28"),
        ("buy pizza friday", "friday", "2026-11-27"),
        ("send invoice on the 27th of november", "on the 27th of november", "2026-11-27"),
        ("homework for tomorrow", "for tomorrow", "2026-11-24"),
        ("think today, write it by Friday", "by Friday", "2026-11-27"),
        ("call Zoë am Fluß tomorrow", "tomorrow", "2026-11-24"),
        ('read "Out by Friday" tonight', "tonight", "2026-11-23"),
    ],
)
def test_a_due_date_within_a_sentence(text: str, cut: str, expected: str) -> None:
    found = find_due(text, NOW, BERLIN, DAY_END)
    assert found is not None
    assert (text[found[1] : found[2]], found[0]) == (cut, due(expected))


@pytest.mark.parametrize(
    "text",
    [
        "you may call mum", "march on Washington", "buy sun screen", "wait a second", "fall down",
        "5 apples", "Friday night lights movie", "watch Friday Night Lights", "read USA Today",
        "Edge of Tomorrow", "Sunday roast recipe", "gym every friday",
        "notes from last friday", "fri-sat shift", "Set up Monday.com",
        "write friday's report", "tomorrow's agenda", "Run 5k in 30 minutes", "Rome in a day",
        "watch Around the World in 80 Days", "Midnight in Paris", "9/11 documentary", "1/2 cup sugar",
        "increase by 3.11", "John 3:16", "put in winter tyres", "spring cleaning", "this may be hard",
        "5am club", "look at 5 apples", "the cat sat", "they were just wed", "call June", "buy 2 May flowers",
        "plan next week", "upgrade to 3.11.2", "call after friday", "a second summer",
        "book table for friday", "@friday", "x_friday", "", "\x00",
    ],
)  # fmt: skip
def test_words_that_only_look_like_dates_stay_words(text: str) -> None:
    assert find_due(text, NOW, BERLIN, DAY_END) is None


def test_before_the_day_ends_it_is_still_yesterday() -> None:
    night = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)  # Tuesday 02:30 in Berlin
    assert today(night, BERLIN, DAY_END) == date(2026, 11, 23)
    assert today(night + timedelta(minutes=30), BERLIN, DAY_END) == date(2026, 11, 24)
    assert today(night, BERLIN, time(0)) == date(2026, 11, 24)
    assert parse_due("today", night, BERLIN, DAY_END) == due("2026-11-23")
    assert parse_due("tomorrow at 9am", night, BERLIN, DAY_END) == due("2026-11-24 09:00")
    assert parse_due("today at 2:45am", night, BERLIN, DAY_END) == due("2026-11-24 02:45")
    assert parse_due("in 30 minutes", night, BERLIN, DAY_END) == due("2026-11-24 03:00")
    assert due_instant(date(2026, 11, 23), None, BERLIN, DAY_END) == datetime(2026, 11, 24, 2, tzinfo=UTC)


def test_spring_comes_in_september_south_of_the_equator() -> None:
    assert parse_due("spring", NOW, "Australia/Sydney", DAY_END) == due("2026-11-30")
    assert parse_due("winter", NOW, "America/Sao_Paulo", DAY_END) == due("2027-08-31")
    assert parse_due("summer", NOW, "Pacific/Auckland", DAY_END) == due("2027-02-28")


def test_weeks_end_on_sunday() -> None:
    sunday = datetime(2026, 11, 29, 10, tzinfo=UTC)
    for text, expected in [
        ("this week", "2026-11-29"), ("next week", "2026-12-06"), ("next friday", "2026-12-04"),
        ("friday", "2026-12-04"), ("sunday", "2026-12-06"), ("this sunday", "2026-11-29"),
        ("this weekend", "2026-11-29"), ("saturday", "2026-12-05"),
    ]:  # fmt: skip
        assert parse_due(text, sunday, BERLIN, DAY_END) == due(expected), text


def test_a_month_after_the_31st_is_the_last_of_the_next() -> None:
    end = datetime(2027, 1, 31, 10, tzinfo=UTC)
    assert parse_due("in a month", end, BERLIN, DAY_END) == due("2027-02-28")
    assert parse_due("in a year", end, BERLIN, DAY_END) == due("2028-01-31")


@pytest.mark.parametrize(
    ("zone", "day", "at", "expected"),
    [
        ("Europe/London", "2026-03-29", "01:30", "2026-03-29T02:30+01:00"),  # skipped
        ("Europe/London", "2026-10-25", "01:30", "2026-10-25T01:30+01:00"),  # twice: the first
        ("America/New_York", "2027-03-14", "02:30", "2027-03-14T03:30-04:00"),
        ("America/New_York", "2026-11-01", "01:30", "2026-11-01T01:30-04:00"),
        ("Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-04T02:45+11:00"),
        ("Africa/Cairo", "2026-04-24", "00:30", "2026-04-24T01:30+03:00"),
    ],
)
def test_the_hours_that_the_clock_skips_or_repeats(zone: str, day: str, at: str, expected: str) -> None:
    instant = due_instant(date.fromisoformat(day), time.fromisoformat(at), zone, DAY_END)
    assert instant == datetime.fromisoformat(expected)
    assert instant.tzinfo is UTC
    assert instant.astimezone(ZoneInfo(zone)).date() == date.fromisoformat(day)
    # a day that ends at this hour ends there, once
    before = date.fromisoformat(day) - timedelta(days=1)
    assert due_instant(before, None, zone, time.fromisoformat(at)) == instant
    assert today(instant - timedelta(seconds=1), zone, time.fromisoformat(at)) == before
    for minutes in (0, 1, 30, 61, 90):
        assert today(
            instant + timedelta(minutes=minutes), zone, time.fromisoformat(at)
        ) == before + timedelta(days=1)


def test_dates_at_the_edge_of_the_calendar_do_not_break() -> None:
    assert due_instant(date.max, None, BERLIN, DAY_END).year == 9999
    assert due_instant(date.max, time(23), "America/New_York", DAY_END).year == 9999
    assert due_instant(date.min, time(0), "Asia/Tokyo", DAY_END).year == 1


def test_an_unknown_zone_is_said() -> None:
    for zone in ("Mars/Olympus", "", "../etc/passwd", "x" * 999):
        with pytest.raises(Invalid, match="no time zone"):
            parse_due("today", NOW, zone, DAY_END)


@pytest.mark.parametrize(
    ("day", "at", "words"),
    [
        ("2026-11-23", None, "today"),
        ("2026-11-24", "15:00", "tomorrow 15:00"),
        ("2026-11-22", None, "yesterday"),
        ("2026-11-27", None, "Fri 27 Nov"),
        ("2026-11-27", "09:05", "Fri 27 Nov 09:05"),
        ("2027-01-01", None, "Fri 1 Jan 2027"),
        ("2026-11-27", "00:00", "Fri 27 Nov 00:00"),
    ],
)
def test_a_due_date_is_said_shortly(day: str, at: str | None, words: str) -> None:
    assert (
        say_due(date.fromisoformat(day), time.fromisoformat(at) if at else None, date(2026, 11, 23)) == words
    )


@some
@given(st.dates(date(2026, 11, 23), date(2040, 1, 1)), st.none() | st.times())
def test_what_is_said_is_understood(day: date, at: time | None) -> None:
    at = at and at.replace(second=0, microsecond=0)
    words = say_due(day, at, date(2026, 11, 23))
    if at and at < DAY_END and words.startswith("today"):
        return  # the small hours of today lie behind; said now they mean the coming night
    assert parse_due(words, NOW, BERLIN, DAY_END) == Due(day, at)
    assert parse_due(day.isoformat(), NOW, BERLIN, DAY_END) == Due(day)


@some
@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),
    st.sampled_from(ZONES),
    st.sampled_from([time(0), time(0, 30), time(2, 30), time(3), time(6)]),
)
def test_the_users_days_follow_without_gap_or_overlap(now: datetime, zone: str, day_end: time) -> None:
    day = today(now, zone, day_end)
    assert (
        due_instant(day - timedelta(days=1), None, zone, day_end)
        <= now
        < due_instant(day, None, zone, day_end)
    )
    for words in ("friday", "tomorrow", "next week", "in 3 days", "spring", "27 nov", "end of month"):
        found = parse_due(words, now, zone, day_end)
        assert found is not None
        assert found.date >= day
    at = parse_due("at 3pm", now, zone, day_end)
    assert at is not None
    assert due_instant(at.date, at.time, zone, day_end) > now


WORDS = [
    "by", "on", "before", "due", "friday", "sun", "may", "march", "5", "at", "3pm", "tomorrow", "in", "2", "weeks",
    "of", "the", "27/11", "2026-02-31", "spring", ",", ".", '"', "’s", "é", "\n",
]  # fmt: skip


@some
@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join) | st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    found = find_due(text, NOW, BERLIN, DAY_END)
    parse_due(text, NOW, BERLIN, DAY_END)
    if found:
        _, start, end = found
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]


def test_only_the_beginning_of_a_long_text_is_searched() -> None:
    assert find_due("word " * 200_000 + "by friday", NOW, BERLIN, DAY_END) is None
    assert find_due(" " * 1_000_000, NOW, BERLIN, DAY_END) is None
    assert find_due("call " + "3 " * 900 + "by friday", NOW, BERLIN, DAY_END) is not None
