"""Alignment: a number that anybody can work out again from what is shown."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from lives import NOW, lives, task
from pasts import LONG_AGO, TODAY, ago, block, did, past, pasts, two_pillars

from tools.hrm.alignment import Alignment, align, tenths
from tools.hrm.records import Past, Snapshot
from tools.hrm.scene import scene

some: Callable[[Any], Any] = settings(max_examples=60, deadline=None, derandomize=True)


def aligned(before: Past, days: int = 7, snapshot: Snapshot | None = None) -> Alignment:
    return align(scene(snapshot or two_pillars(), before), days)


def test_the_score_is_what_is_left_when_half_of_the_differences_is_taken_away() -> None:
    found = aligned(
        past(
            did(1, ago(0), "08:00", minutes=90),
            did(2, ago(6), minutes=30),
            did(3, ago(2), under=2, minutes=40),
        )
    )
    assert (found.since, found.until) == (ago(6), TODAY)
    shown = [
        (each.name, each.planned, each.actual, each.gap, each.minutes, each.done) for each in found.shares
    ]
    assert shown == [("Work", 60.0, 75.0, 15.0, 120, 2), ("Health", 40.0, 25.0, -15.0, 40, 1)]
    assert found.score == 85.0
    assert "100 − ½ · (|75 − 60| + |25 − 40|) = 85." in found.explanation
    assert found.shares[0].colour == "#aa0000"
    assert found.unfiled is None


def test_every_percentage_has_the_rows_behind_it() -> None:
    found = aligned(past(did(1, ago(1)), did(2, ago(3), minutes=None), did(3, ago(2), under=2)))
    work = found.shares[0]
    assert [(each.noun, each.ref, each.name, each.said) for each in work.rows] == [
        ("tasks", "T9001", "Done 1", "60 min, done yesterday"),
        ("tasks", "T9002", "Done 2", "30 min assumed, done Fri 20 Nov"),
    ]
    assert (work.minutes, found.assumed) == (90, 1)
    assert "A completion without a time counts 30 min." in found.explanation


def test_days_are_the_users_own() -> None:
    before_three = did(1, ago(6), "02:59")  # still the day before for somebody whose day ends at three
    after_three = did(2, ago(6), "03:00")
    assert [each.ref for each in aligned(past(before_three, after_three)).shares[0].rows] == ["T9002"]
    eighth = aligned(past(did(1, ago(7))))
    assert eighth.score is None
    assert eighth.previous == 60.0, "all of it Work: 40 points of 100 had to be Health's"


def test_time_set_aside_counts_where_nothing_was_completed_for_it() -> None:
    open_one, done_one = task(1, "Interval run", under=2), task(2, "Long run", under=2)
    snapshot = two_pillars(open_one)
    aside = (
        block(1, open_one, ago(1), "07:00", "08:30"),
        block(2, done_one, ago(1)),
        block(3, open_one, ago(0), "08:30", "09:30"),
    )
    done = replace(did(1, ago(1), under=2), task_id=done_one.id)
    found = aligned(past(done, did(2, ago(1)), blocks=aside), snapshot=snapshot)
    health = found.shares[1]
    assert (health.minutes, health.done) == (150, 1), (
        "the block of what is done is in its minutes; today's isn't over"
    )
    assert [(each.noun, each.said) for each in health.rows if each.noun == "blocks"] == [
        ("blocks", "90 min set aside yesterday 07:00, not completed")
    ]


def test_a_recurring_task_that_was_done_on_the_day_of_its_block_counts_once() -> None:
    run = task(1, "Run", under=2, recurrence="FREQ=DAILY")
    again = replace(did(1, ago(1), under=2, recurring=True), title="Run")
    found = aligned(
        past(again, blocks=(block(1, run, ago(1)), block(2, run, ago(2)))), snapshot=two_pillars(run)
    )
    assert [(each.noun, each.id.int) for each in found.shares[1].rows] == [
        ("tasks", 90_001),
        ("blocks", 70_002),
    ]


def test_work_under_no_pillar_is_shown_apart_and_counts_nowhere() -> None:
    with_loose = aligned(
        past(did(1, ago(1)), did(2, ago(2), under=2), did(3, ago(1), under=None, minutes=600))
    )
    without = aligned(past(did(1, ago(1)), did(2, ago(2), under=2)))
    assert with_loose.score == without.score == 90.0
    assert with_loose.unfiled is not None
    assert (with_loose.unfiled.minutes, with_loose.unfiled.planned, with_loose.unfiled.actual) == (
        600,
        None,
        None,
    )
    assert [each.ref for each in with_loose.unfiled.rows] == ["T9003"]
    assert "600 min served no pillar" in with_loose.explanation


def test_without_any_share_there_is_no_plan_and_no_score() -> None:
    found = aligned(past(did(1, ago(1))), snapshot=two_pillars(shares=(None, None)))
    assert found.score is found.previous is None
    assert [(each.planned, each.actual, each.gap) for each in found.shares] == [
        (None, 100.0, None),
        (None, 0.0, None),
    ]
    assert "set some shares" in found.explanation


def test_shares_count_in_proportion_and_a_pillar_without_one_is_planned_as_nothing() -> None:
    found = aligned(past(did(1, ago(1)), did(2, ago(2), under=2)), snapshot=two_pillars(shares=(30, None)))
    assert [(each.planned, each.gap) for each in found.shares] == [(100.0, -50.0), (None, 50.0)]
    assert found.score == 50.0
    assert "Without a share, planned as 0: Health." in found.explanation
    much = aligned(past(did(1, ago(1))), snapshot=two_pillars(shares=(150, 50)))
    assert [each.planned for each in much.shares] == [75.0, 25.0]


def test_eight_weeks_of_history_end_with_today() -> None:
    weeks = [did(n, ago(7 * n + 1), under=1 if n % 2 else 2) for n in range(8)]
    found = aligned(past(*weeks, did(20, ago(60))))
    assert len(found.history) == 8
    assert found.history[-1] == (found.since, found.score) == (ago(6), 40.0)
    assert found.history[-2] == (ago(13), 60.0) == (ago(13), found.previous)
    assert found.history[0] == (ago(55), 60.0)
    quiet = aligned(past(did(1, ago(1))))
    assert [score for _, score in quiet.history] == [None] * 7 + [60.0]


def test_an_empty_life_says_what_is_missing() -> None:
    empty = aligned(past(), snapshot=two_pillars(pillars=()))
    assert (empty.score, empty.shares, empty.unfiled) == (None, (), None)
    assert "There is no pillar yet" in empty.explanation
    nothing = aligned(past())
    assert nothing.score is None
    assert "Nothing was completed under a pillar" in nothing.explanation


@some
@given(st.data(), lives(), st.sampled_from([7, 28]))
def test_what_is_shown_adds_up_to_the_score_in_every_life(
    data: st.DataObject, snapshot: Snapshot, days: int
) -> None:
    snapshot = replace(
        snapshot, pillars=tuple(replace(each, created_at=LONG_AGO) for each in snapshot.pillars)
    )
    before = data.draw(pasts(snapshot))
    found = align(scene(snapshot, before), days)
    assert found == align(scene(replace(snapshot, pillars=snapshot.pillars[::-1]), before), days)
    assert (found.until - found.since).days == days - 1
    if sum(each.minutes for each in found.shares):
        assert round(sum(each.actual or 0 for each in found.shares), 6) == 100
    if found.score is not None:
        assert 0 <= found.score <= 100
        assert round(sum(each.planned or 0 for each in found.shares), 6) == 100
        by_hand = 100 - sum(abs((each.actual or 0) - (each.planned or 0)) for each in found.shares) / 2
        assert abs(by_hand - found.score) < 1e-9
        terms = re.search(r"½ · \((.*)\) = ([\d.]+)\. ", found.explanation)
        assert terms is not None
        pairs = [tuple(map(float, each.strip("|").split(" − "))) for each in terms[1].split(" + ")]
        assert abs(100 - sum(abs(one - other) for one, other in pairs) / 2 - float(terms[2])) < 1e-6
    counted = [
        row for each in (*found.shares, *([found.unfiled] if found.unfiled else [])) for row in each.rows
    ]
    assert len({(row.noun, row.id) for row in counted}) == len(counted), "nothing counts twice"
    for share in found.shares:
        assert sum(int(row.said.split()[0]) for row in share.rows) == share.minutes


@some
@given(st.lists(st.floats(0, 1e4), min_size=1, max_size=9))
def test_tenths_add_up(amounts: list[float]) -> None:
    if sum(amounts) <= 0:
        return
    parts = tenths(amounts)
    assert sum(parts) == 1000
    assert all(
        abs(part - 1000 * each / sum(amounts)) < 1 + 1e-6 for part, each in zip(parts, amounts, strict=True)
    )


def test_a_clock_that_jumps_does_not_move_a_day() -> None:
    after = replace(
        two_pillars(), now=NOW - timedelta(days=28)
    )  # 26 October: the clock went back on the 25th
    day = date(2026, 10, 25)
    found = align(
        scene(after, past(did(1, day, "02:30"), did(2, day, "23:00"), did(3, date(2026, 10, 26), "02:30"))), 7
    )
    assert found.shares[0].done == 3
    assert [each.said.split("done ")[1] for each in found.shares[0].rows] == [
        "yesterday",
        "yesterday",
        "Sat 24 Oct",
    ]
