"""Recurrence by RFC 5545: occurrences, the next due date, the words for a rule."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from memory.errors import Invalid
from tools.recurrence import check, first, following, next_due, occurrences_between, say
from tools.when import Clock, read

many = settings(max_examples=200, deadline=None, derandomize=True)
CODES = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
START = date(2026, 11, 23)  # a Monday


def days(*texts: str) -> list[date]:
    return [date.fromisoformat(each) for each in texts]


interval = st.sampled_from(["", ";INTERVAL=2", ";INTERVAL=3", ";INTERVAL=12"])
weekdays = st.lists(st.sampled_from(CODES), min_size=1, max_size=7, unique=True).map(",".join)
nth = st.tuples(st.sampled_from(["1", "2", "3", "4", "-1"]), st.sampled_from(CODES)).map("".join)
bodies = st.one_of(
    interval.map("FREQ=DAILY{}".format),
    interval.map("FREQ=WEEKLY{}".format),
    st.builds("FREQ=WEEKLY{};BYDAY={}".format, interval, weekdays),
    interval.map("FREQ=MONTHLY{}".format),
    st.builds("FREQ=MONTHLY{};BYMONTHDAY={}".format, interval, st.integers(1, 31) | st.just(-1)),
    st.builds("FREQ=MONTHLY{};BYDAY={}".format, interval, nth),
    st.sampled_from(["1", "-1"]).map("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS={}".format),
    interval.map("FREQ=YEARLY{}".format),
    st.builds("FREQ=YEARLY;BYMONTH={};BYMONTHDAY={}".format, st.integers(1, 12), st.integers(1, 28)),
    st.builds("FREQ=YEARLY;BYMONTH={};BYDAY={}".format, st.integers(1, 12), nth),
)
ends = st.sampled_from(["", ";UNTIL=20300301", ";COUNT=10"])
rules = st.builds("{}{}".format, bodies, ends).map(check)
dates = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=DAILY;INTERVAL=3", days("2026-11-23", "2026-11-26", "2026-11-29")),
        ("FREQ=WEEKLY;BYDAY=TU,TH", days("2026-11-24", "2026-11-26", "2026-12-01")),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", days("2026-11-24", "2026-12-08", "2026-12-22")),
        ("FREQ=MONTHLY;BYMONTHDAY=31", days("2026-12-31", "2027-01-31", "2027-03-31")),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", days("2026-11-30", "2026-12-31", "2027-01-31")),
        ("FREQ=MONTHLY;BYDAY=-1FR", days("2026-11-27", "2026-12-25", "2027-01-29")),
        ("FREQ=MONTHLY;BYDAY=2TU", days("2026-12-08", "2027-01-12", "2027-02-09")),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", days("2026-11-30", "2026-12-31", "2027-01-29")),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", days("2028-02-29", "2032-02-29", "2036-02-29")),
        ("FREQ=WEEKLY;COUNT=2", days("2026-11-23", "2026-11-30")),
        ("FREQ=DAILY;UNTIL=20261124", days("2026-11-23", "2026-11-24")),
    ],
)
def test_a_series_has_the_dates_of_its_rule(rule: str, expected: list[date]) -> None:
    assert following(rule, START, START - timedelta(days=1), 3) == expected


def test_a_late_one_is_not_piled_up() -> None:
    late = date(2026, 12, 10)
    assert next_due("FREQ=DAILY", START, START, late, False) == date(2026, 12, 11)
    assert next_due("FREQ=WEEKLY;BYDAY=MO", START, START, late, False) == date(2026, 12, 14)


def test_an_early_one_keeps_the_calendar() -> None:
    assert next_due("FREQ=WEEKLY;BYDAY=FR", START, date(2026, 11, 27), date(2026, 11, 25), False) == date(
        2026, 12, 4
    )


def test_after_completion_counts_from_the_day_it_was_done() -> None:
    done = date(2026, 12, 10)  # a Thursday
    assert next_due("FREQ=DAILY;INTERVAL=3", START, START, done, True) == date(2026, 12, 13)
    assert next_due("FREQ=MONTHLY", START, START, done, True) == date(2027, 1, 10)
    assert next_due("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", START, START, done, True) == date(2026, 12, 22)


def test_a_series_ends_by_count_or_date() -> None:
    assert next_due("FREQ=WEEKLY;COUNT=2", START, date(2026, 11, 30), date(2026, 11, 30), False) is None
    assert next_due("FREQ=DAILY;UNTIL=20261130", START, date(2026, 11, 30), date(2026, 11, 30), False) is None
    assert next_due("FREQ=DAILY;INTERVAL=5;COUNT=2", START, START, date(2026, 12, 1), True) is None
    assert first("FREQ=DAILY;UNTIL=20261101", START) is None


@many
@given(rules, dates, dates, dates, st.booleans())
def test_the_next_one_is_later_than_today_and_than_this_one(
    rule: str, start: date, current: date, today: date, after_completion: bool
) -> None:
    found = next_due(rule, start, current, today, after_completion)
    assert found is None or found > today
    if found and not after_completion:
        assert found > current
        assert occurrences_between(rule, start, found, found) == [found]


@many
@given(rules, dates, dates)
def test_a_series_is_the_same_wherever_one_looks_at_it_from(rule: str, start: date, after: date) -> None:
    assume(after >= start)
    from_start = occurrences_between(rule, start, start, after + timedelta(days=800))
    assert [each for each in from_start if each > after] == occurrences_between(
        rule, start, after + timedelta(days=1), after + timedelta(days=800)
    )


@many
@given(rules, st.booleans())
def test_what_is_said_is_understood(rule: str, after_completion: bool) -> None:
    words = say(rule, after_completion)
    assume(not words.startswith("by the rule"))
    found = read(words, Clock(datetime(2026, 11, 23, 8, tzinfo=UTC), "Europe/Berlin"))
    assert found is not None, words
    assert (found.rule, found.after_completion) == (rule, after_completion), words


@pytest.mark.parametrize(
    ("rule", "after_completion", "words"),
    [
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", False, "every other Tuesday"),
        ("FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20270301", False, "the last Friday of each month, until 1 Mar 2027"),
        ("FREQ=DAILY;INTERVAL=3", True, "every 3 days after completion"),
        ("FREQ=WEEKLY;BYDAY=MO,WE,FR", False, "every Monday, Wednesday and Friday"),
        ("FREQ=WEEKLY;BYDAY=FR,MO,TU,WE,TH", False, "every weekday"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15;COUNT=4", False, "the 1st and 15th of each month, 4 times"),
        ("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", False, "every year on the fourth Thursday of November"),
        ("FREQ=DAILY;BYMONTH=7", False, "by the rule FREQ=DAILY;BYMONTH=7"),
    ],
)
def test_a_rule_is_said_in_words(rule: str, after_completion: bool, words: str) -> None:
    assert say(rule, after_completion) == words


def test_a_rule_has_one_form() -> None:
    assert check(" rrule:freq=weekly;byday=fr,mo;interval=1 ") == "FREQ=WEEKLY;BYDAY=MO,FR"
    assert check("UNTIL=20270301T120000Z;FREQ=MONTHLY;BYMONTHDAY=-1,15,1") == (
        "FREQ=MONTHLY;BYMONTHDAY=1,15,-1;UNTIL=20270301"
    )


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ("FREQ=YEARLY;BYWEEKNO=20", "BYWEEKNO is not supported"),
        ("FREQ=HOURLY", "DAILY, WEEKLY, MONTHLY or YEARLY"),
        ("FREQ=WEEKLY;BYDAY=2TU", "nth weekday"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "whole number"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "never comes"),
        ("FREQ=DAILY;COUNT=3;UNTIL=20270101", "not by both"),
        ("FREQ=DAILY;UNTIL=soon", "no date"),
        ("FREQ=DAILY;FREQ=DAILY", "twice"),
        ("every day", "no part"),
        ("", "is a rule like"),
        ("FREQ=DAILY;INTERVAL=٣", "whole number"),
    ],
)
def test_what_is_no_rule_is_said(rule: str, reason: str) -> None:
    with pytest.raises(Invalid, match=reason):
        check(rule)
