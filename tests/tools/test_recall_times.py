"""The time that a question about the past names."""

from datetime import UTC, date, datetime, time

import pytest

from tools.recall_times import Period, asked_for

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)  # a Monday
MIDNIGHT = time(0)


def days(query: str, now: datetime = NOW, zone: str = "Europe/Berlin") -> tuple[str, str] | None:
    """The first and the last day that are asked for."""
    found = asked_for(query, now, zone, MIDNIGHT)
    if found is None:
        return None
    last = date.fromordinal(found.end.date().toordinal() - 1)
    return found.start.date().isoformat(), last.isoformat()


@pytest.mark.parametrize(
    ("query", "first", "last"),
    [
        ("what did I eat yesterday", "2026-11-22", "2026-11-22"),
        ("what was it the day before yesterday?", "2026-11-21", "2026-11-21"),
        ("what did I do today", "2026-11-23", "2026-11-23"),
        ("how did I sleep last night", "2026-11-22", "2026-11-22"),
        ("what did Mara say on Friday", "2026-11-20", "2026-11-20"),
        ("what was on Monday", "2026-11-16", "2026-11-16"),
        ("everything since Friday", "2026-11-20", "2026-11-23"),
        ("this week", "2026-11-23", "2026-11-29"),
        ("what did I do last week?", "2026-11-16", "2026-11-22"),
        ("last weekend", "2026-11-21", "2026-11-22"),
        ("this month", "2026-11-01", "2026-11-30"),
        ("the previous month", "2026-10-01", "2026-10-31"),
        ("what did I read last year", "2025-01-01", "2025-12-31"),
        ("three days ago", "2026-11-20", "2026-11-20"),
        ("two weeks ago", "2026-11-06", "2026-11-12"),
        ("a couple of weeks ago", "2026-11-06", "2026-11-12"),
        ("a month ago", "2026-10-08", "2026-11-07"),
        ("half a year ago", "2026-04-22", "2026-06-23"),
        ("2 years ago", "2024-05-24", "2025-05-24"),
        ("in the last three weeks", "2026-11-02", "2026-11-23"),
        ("over the past few months", "2026-08-23", "2026-11-23"),
        ("in the last week", "2026-11-16", "2026-11-23"),
        ("in March", "2026-03-01", "2026-03-31"),
        ("in late march", "2026-03-01", "2026-03-31"),
        ("the second week of March", "2026-03-01", "2026-03-31"),
        ("what did I write about sleep last March", "2026-03-01", "2026-03-31"),
        ("since last March", "2026-03-01", "2026-11-23"),
        ("in December", "2025-12-01", "2025-12-31"),
        ("in Sept", "2026-09-01", "2026-09-30"),
        ("March 2025", "2025-03-01", "2025-03-31"),
        ("of March, 2025", "2025-03-01", "2025-03-31"),
        ("on 12 March 2025", "2025-03-12", "2025-03-12"),
        ("on the 12th of March", "2026-03-12", "2026-03-12"),
        ("on March 12th, 2024", "2024-03-12", "2024-03-12"),
        ("on December 24", "2025-12-24", "2025-12-24"),
        ("2025-03-12", "2025-03-12", "2025-03-12"),
        ("everything of 2025-03", "2025-03-01", "2025-03-31"),
        ("in 2024", "2024-01-01", "2024-12-31"),
        ("since 2024", "2024-01-01", "2026-11-23"),
        ("last summer", "2026-06-01", "2026-08-31"),
        ("in the summer of 2024", "2024-06-01", "2024-08-31"),
        ("over the winter", "2025-12-01", "2026-02-28"),
        ("this autumn", "2026-09-01", "2026-11-30"),
        ("last autumn", "2025-09-01", "2025-11-30"),
    ],
)
def test_a_time_is_read_as_people_say_it(query: str, first: str, last: str) -> None:
    assert days(query) == (first, last)


@pytest.mark.parametrize(
    "query",
    [
        "may I go there",
        "this may be wrong",
        "march on",
        "what did the marching band play",
        "did I fall",
        "what about the second sister",
        "who is August",
        "when did I move",
        "in 1990s style",
        "flat 2024b",
        "room 2024",
        "10-12 people",
        "2026-02-30",
        "2026-13",
        "on 31 April",
        "",
    ],
)
def test_words_that_only_look_like_one_are_none(query: str) -> None:
    assert days(query) is None


def test_last_march_in_march_has_ended_and_in_march_is_the_one_that_runs() -> None:
    march = datetime(2026, 3, 10, 12, tzinfo=UTC)
    assert days("last March", march) == ("2025-03-01", "2025-03-31")
    assert days("in March", march) == ("2026-03-01", "2026-03-31")
    assert days("last March", datetime(2026, 4, 1, 12, tzinfo=UTC)) == ("2026-03-01", "2026-03-31")


@pytest.mark.parametrize(
    ("query", "now", "expected"),
    [
        ("on 29 February", NOW, ("2024-02-29", "2024-02-29")),
        ("on February 29th", datetime(2028, 2, 10, 12, tzinfo=UTC), ("2024-02-29", "2024-02-29")),
        ("on 29 February", datetime(2028, 2, 29, 12, tzinfo=UTC), ("2028-02-29", "2028-02-29")),
        ("on 29 February", datetime(2103, 6, 1, 12, tzinfo=UTC), ("2096-02-29", "2096-02-29")),
        ("in February 2024", NOW, ("2024-02-01", "2024-02-29")),
        ("in 2024-02", NOW, ("2024-02-01", "2024-02-29")),
        ("two years ago", datetime(2026, 2, 28, 12, tzinfo=UTC), ("2023-08-29", "2024-08-28")),
        ("last month", datetime(2024, 3, 31, 12, tzinfo=UTC), ("2024-02-01", "2024-02-29")),
        ("yesterday", datetime(2024, 3, 1, 12, tzinfo=UTC), ("2024-02-29", "2024-02-29")),
        ("in the last year", datetime(2024, 2, 29, 12, tzinfo=UTC), ("2023-02-28", "2024-02-29")),
    ],
)
def test_leap_days_are_days(query: str, now: datetime, expected: tuple[str, str]) -> None:
    assert days(query, now) == expected


@pytest.mark.parametrize("query", ["on 29 February 2025", "on 0 February 2025"])
def test_a_day_that_never_was_is_taken_for_its_month(query: str) -> None:
    assert days(query) == ("2025-02-01", "2025-02-28")


def test_on_a_sunday_the_last_weekend_is_the_one_before() -> None:
    sunday = datetime(2026, 11, 22, 12, tzinfo=UTC)
    assert days("last weekend", sunday) == ("2026-11-14", "2026-11-15")
    assert days("this weekend", sunday) == ("2026-11-21", "2026-11-22")


def test_the_first_time_that_has_a_form_counts_and_a_day_that_is_none_does_not_hide_another() -> None:
    assert days("in March and on 2025-05-01") == ("2025-05-01", "2025-05-01")
    assert days("2026-02-30, or in March") == ("2026-03-01", "2026-03-31")


def test_a_day_begins_at_its_users_hour_in_their_zone() -> None:
    night = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
    assert asked_for("today", night, "UTC", time(3)) == Period(
        datetime(2026, 11, 22, 3, tzinfo=UTC), datetime(2026, 11, 23, 3, tzinfo=UTC)
    )
    assert days("today", night, "America/Lima") == ("2026-11-22", "2026-11-22")
    assert days("today", night, "Asia/Tokyo") == ("2026-11-23", "2026-11-23")
    found = asked_for("in March", night, "Europe/Berlin", time(4))
    assert found is not None
    assert found.start.astimezone(UTC) == datetime(2026, 3, 1, 3, tzinfo=UTC), "winter"
    assert found.end.astimezone(UTC) == datetime(2026, 4, 1, 2, tzinfo=UTC), "summer"


@pytest.mark.parametrize(
    "query", ["999 years ago", "in the last 999 years", "999 months ago", "in 1900", "in 2099-12"]
)
def test_the_ends_of_time_are_no_error(query: str) -> None:
    found = asked_for(query, NOW, "Europe/Berlin", time(3))
    assert found is not None
    assert found.start < found.end
