"""What `find` and `read` promise of any text: offsets, kinds, silence, never an exception."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memory.errors import Invalid
from tools.when import Clock, Due, Moment, due_instant, find, read, today

NOW = datetime(2026, 11, 25, 9, 20, tzinfo=UTC)  # a Wednesday
LONDON = Clock(NOW, "Europe/London")
ZONES = ["Europe/London", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "Asia/Kathmandu", "UTC"]
many = settings(max_examples=200, deadline=None, derandomize=True)
WORDS = [
    "by", "on", "in", "at", "for", "from", "to", "until", "due", "every", "each", "other", "last", "next", "this",
    "first", "1st", "3rd", "15th", "monday", "tue", "weds", "friday", "sun", "sat", "may", "march", "june", "5", "7",
    "12", "30", "2026", "2026-02-31", "3/4", "12/25", "24/7", "9:30", "3pm", "noon", "midnight", "tomorrow", "today",
    "tmrw", "yesterday", "week", "weeks", "days", "month", "months", "hours", "min", "30m", "2h", "ago", "after",
    "before", "completion", "morning", "evening", "quarter", "past", "half", "end", "of", "the", "day", "eod", "q3",
    "spring", "christmas", "and", "-", ",", ".", ";", '"', "'", "’", "—", "(", ")", "#", "@home", "p1", "café", "東京",
    "İ", "ß", "starting", "between", "times", "x3", "once", "daily", "weekdays", "mondays", "\u00a0", "\n",
]  # fmt: skip
texts = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
clocks = st.builds(
    Clock,
    st.datetimes(datetime(1999, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)),
    st.sampled_from(ZONES),
    st.sampled_from([time(0), time(2, 30), time(3), time(6)]),
    st.integers(0, 6),
    st.sampled_from([None, True, False]),
)


def only(text: str, **clock: Any) -> Moment:
    (moment,) = find(text, Clock(**{"now": NOW, "zone": "Europe/London", **clock}))
    return moment


@many
@given(texts | st.text(max_size=80), clocks)
def test_no_text_breaks_it_and_every_offset_lies_inside(text: str, clock: Clock) -> None:
    found = find(text, clock)
    end = 0
    for each in found:
        assert end <= each.start < each.end <= len(text)
        assert text[each.start : each.end].strip()
        assert 0 < each.confidence <= 1
        assert (each.kind == "recurrence") == (each.rule is not None)
        assert each.due or each.begins or each.minutes
        end = each.end
    whole = read(text, clock)
    if whole:
        assert text[whole.start : whole.end].strip(" \t\n.!?") == text.strip(" \t\n.!?") or whole.end == len(
            text.rstrip()
        )


@many
@given(texts, clocks)
def test_what_recurs_is_due_from_today_on(text: str, clock: Clock) -> None:
    day = today(clock.now, clock.zone, clock.day_end)
    for each in find(text, clock):
        if each.kind == "recurrence" and each.due and each.begins is None:
            assert each.due.date >= day


def test_words_and_prepositions_are_cut_out_together() -> None:
    line = "Pay rent by Friday 5pm for 30 min every month #home"
    words = [line[each.start : each.end] for each in find(line, LONDON)]
    assert words == ["by Friday 5pm", "for 30 min", "every month"]


def test_a_span_has_a_beginning_an_end_and_a_length() -> None:
    span = only("review slides tomorrow 3-5pm")
    assert (span.kind, span.begins, span.due, span.minutes) == (
        "span",
        Due(date(2026, 11, 26), time(15)),
        Due(date(2026, 11, 26), time(17)),
        120,
    )


def test_a_start_is_no_due_date() -> None:
    start = only("look for flights starting monday")
    assert (start.kind, start.due, start.begins) == ("start", None, Due(date(2026, 11, 30)))


def test_a_recurrence_brings_its_hour_its_start_and_its_end() -> None:
    found = only("water plants every 3 days at 7am starting next monday until june")
    assert found.rule == "FREQ=DAILY;INTERVAL=3;UNTIL=20270531"
    assert found.due == Due(date(2026, 11, 30), time(7))
    assert found.begins == Due(date(2026, 11, 30))


def test_todays_occurrence_counts_while_its_hour_is_ahead() -> None:
    assert only("stand up every day at 11").due == Due(date(2026, 11, 25), time(11))
    assert only("stand up every day at 8am").due == Due(date(2026, 11, 26), time(8))


@pytest.mark.parametrize(
    ("text", "zone", "day_first", "expected"),
    [
        ("3/4", "Europe/London", None, date(2027, 4, 3)),
        ("3/4", "America/New_York", None, date(2027, 3, 4)),
        ("3/4", "America/New_York", True, date(2027, 4, 3)),
        ("3/4", "Europe/London", False, date(2027, 3, 4)),
        ("3/4/2027", "UTC", None, date(2027, 3, 4)),
        ("25/12", "America/New_York", None, date(2026, 12, 25)),
        ("12.25.2026", "Europe/Berlin", None, date(2026, 12, 25)),
    ],
)
def test_day_or_month_first_is_the_users_or_their_zones(
    text: str, zone: str, day_first: bool | None, expected: date
) -> None:
    found = read(text, Clock(NOW, zone, day_first=day_first))
    assert found is not None
    assert found.due == Due(expected)


def test_weeks_begin_where_the_user_says() -> None:
    saturday = datetime(2026, 11, 28, 10, tzinfo=UTC)
    assert only("this week", now=saturday).due == Due(date(2026, 11, 29))
    assert only("this week", now=saturday, week_start=6).due == Due(date(2026, 11, 28))
    assert only("next sunday", now=saturday, week_start=6).due == Due(date(2026, 11, 29))
    assert (
        only("gym every 2 weeks on mon and fri", week_start=6).rule
        == "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;WKST=SU"
    )


@pytest.mark.parametrize(
    ("zone", "now", "expected"),
    [  # across the change of the clock, four hours are four hours
        ("Europe/London", "2026-03-28T22:00+00:00", "2026-03-29T02:00+00:00"),
        ("Europe/London", "2026-10-24T23:00+00:00", "2026-10-25T03:00+00:00"),
        ("America/New_York", "2027-03-14T03:00+00:00", "2027-03-14T07:00+00:00"),
        ("Australia/Lord_Howe", "2026-10-03T13:00+00:00", "2026-10-03T17:00+00:00"),
        ("Africa/Cairo", "2026-04-23T20:00+00:00", "2026-04-24T00:00+00:00"),
    ],
)
def test_hours_pass_in_real_time(zone: str, now: str, expected: str) -> None:
    found = only("call in 4 hours", now=datetime.fromisoformat(now), zone=zone)
    assert found.due is not None
    assert due_instant(found.due.date, found.due.time, zone, time(3)) == datetime.fromisoformat(expected)


def test_a_day_later_is_the_same_hour_on_the_wall() -> None:
    eve = datetime(2026, 3, 28, 12, tzinfo=UTC)
    assert only("call tomorrow at 12:00", now=eve).due == Due(date(2026, 3, 29), time(12))
    assert only("call in 1 day at 12:00", now=eve).due == Due(date(2026, 3, 29), time(12))


def test_hours_of_other_zones_are_told_in_the_users_own() -> None:
    assert only("call with NY tomorrow 3pm EST").due == Due(date(2026, 11, 26), time(20))
    assert only("deploy 2026-12-01T15:00:00Z", zone="Asia/Kathmandu").due == Due(
        date(2026, 12, 1), time(20, 45)
    )
    assert find("call 3pm IST", LONDON) == ()  # Irish, Indian or Israeli


def test_read_wants_nothing_but_time() -> None:
    assert read("every 2nd tuesday of the month at 7pm", LONDON) is not None
    assert read("  Friday at noon. ", LONDON) is not None
    for text in ("friday or so", "call mum friday", "", "   ", "x" * 5000):
        assert read(text, LONDON) is None


def test_an_unknown_zone_is_said() -> None:
    with pytest.raises(Invalid, match="no time zone"):
        find("nothing here", Clock(NOW, "Mars/Olympus"))


def test_a_past_date_is_a_date() -> None:
    assert only("yesterday").due == Due(date(2026, 11, 24))
    assert only("we met 3 weeks ago").due == Due(date(2026, 11, 25) - timedelta(weeks=3))
    assert find("read the notes from last friday", LONDON) == ()  # which notes, not when
