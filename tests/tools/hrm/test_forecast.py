"""When a project will be done: the dates hold as often as they say they do."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from random import Random
from uuid import UUID

import numpy as np
import numpy.typing as npt
import pytest
from lives import NOW, area, life, project, task

from memory.blackboard import Completion
from memory.errors import NotFound
from memory.records import Task
from tools.hrm.forecast import Forecast, forecast_of
from tools.hrm.records import Past

TODAY = date(2026, 11, 23)
BEGUN = NOW - timedelta(days=60)
MIDNIGHT = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)

Counts = npt.NDArray[np.int64]


def done(number: int, days_ago: float, **more: object) -> Completion:
    at = NOW - timedelta(days=days_ago)
    return replace(
        Completion(UUID(int=5000 + number), f"T{500 + number}", f"Step {number}", at, UUID(int=201), None),
        **more,  # type: ignore[arg-type]
    )


def steps(*days_ago: float) -> tuple[Completion, ...]:
    return tuple(done(number, ago) for number, ago in enumerate(days_ago, 1))


def left(count: int) -> list[Task]:
    return [task(number) for number in range(1, count + 1)]


def foretold(past: Past, count: int = 4, **more: object) -> Forecast:
    ours = replace(project(open_tasks=count, done_tasks=9), created_at=BEGUN)
    return forecast_of(ours.id, life(*left(count), projects=(replace(ours, **more),)), past)  # type: ignore[arg-type]


WEEKLY = steps(*range(3, 60, 6))
"""Ten steps, one every six days."""


def test_a_project_says_when_it_will_be_done_and_on_what_that_rests() -> None:
    said = foretold(Past(WEEKLY), due_date=date(2026, 12, 24))
    assert (said.ref, said.name, said.open, said.done, said.enough) == ("P1", "Half marathon", 4, 9, True)
    assert said.basis == "10 tasks done in the last 9 weeks, 4 left"
    assert said.likely is not None
    assert said.safe is not None
    assert TODAY + timedelta(days=14) < said.likely < TODAY + timedelta(days=35), "four times six days"
    assert said.likely < said.safe < TODAY + timedelta(days=70)
    assert said.due == date(2026, 12, 24)
    assert said.chance is not None
    chances = dict(said.days)
    assert said.chance == chances[said.due] > 0.5
    assert chances[said.likely] >= 0.5 > chances[said.likely - timedelta(days=1)]
    assert chances[said.safe] >= 0.85 > chances[said.safe - timedelta(days=1)]
    assert said.days[0][0] == TODAY
    assert all(before[1] <= after[1] for before, after in pairwise(said.days))
    assert sum(count for _, count in said.weeks) == 10
    assert [monday.weekday() for monday, _ in said.weeks] == [0] * 10
    assert said.weeks[-1] == (TODAY, 0)
    assert said.evidence[0].said == "4 tasks left, 9 done, due Thu 24 Dec"
    assert [each.ref for each in said.evidence[1:]] == [f"T{500 + number}" for number in range(1, 11)]
    assert said.evidence[1].said == "done Fri 20 Nov"


def test_the_same_past_foretells_the_same_in_any_order() -> None:
    mixed = list(WEEKLY)
    Random(3).shuffle(mixed)
    assert foretold(Past(tuple(mixed))).days == foretold(Past(WEEKLY)).days
    assert foretold(Past(WEEKLY)) == foretold(Past(WEEKLY))


def test_more_to_do_takes_longer_and_more_done_is_faster() -> None:
    few, many = foretold(Past(WEEKLY), 2), foretold(Past(WEEKLY), 12)
    fast = foretold(Past(steps(*(day / 2 for day in range(3, 118, 6)))), 12)
    assert few.safe
    assert many.safe
    assert fast.safe
    assert few.safe < fast.safe < many.safe


def test_what_others_did_and_what_recurs_counts_for_nothing() -> None:
    elsewhere = tuple(done(20 + day, day, project_id=UUID(int=202)) for day in range(20))
    watered = tuple(done(50 + day, day, recurring=True) for day in range(20))
    assert foretold(Past(WEEKLY + elsewhere + watered)) == foretold(Past(WEEKLY))
    again = replace(task(9), recurrence="FREQ=DAILY")
    ours = replace(project(open_tasks=5, done_tasks=9), created_at=BEGUN)
    said = forecast_of(ours.id, life(*left(4), again, task(8, under=2), projects=(ours,)), Past(WEEKLY))
    assert said.open == 4


def test_a_project_to_which_more_is_added_takes_longer_but_its_plan_is_no_growth() -> None:
    ours = UUID(int=201)
    plan = tuple((ours, BEGUN + timedelta(minutes=minutes)) for minutes in range(14))
    growth = tuple((ours, NOW - timedelta(days=days)) for days in (5, 17, 29, 41))
    plain, planned, grown = (foretold(Past(WEEKLY, opened=each)) for each in ((), plan, plan + growth))
    assert planned == plain
    assert grown.basis == "10 tasks done in the last 9 weeks, 4 added, 4 left"
    assert grown.safe
    assert plain.safe
    assert grown.safe > plain.safe


def test_a_plan_that_was_made_later_is_no_growth_whatever_recurs_beside_it() -> None:
    ours = replace(project(open_tasks=5, done_tasks=11), created_at=BEGUN)
    plan = tuple((ours.id, BEGUN + timedelta(days=20)) for _ in range(14))
    watered = tuple(done(50 + day, day, recurring=True) for day in (1, 2))
    snapshot = life(*left(4), replace(task(9), recurrence="FREQ=DAILY"), projects=(ours,))
    said = forecast_of(ours.id, snapshot, Past(WEEKLY + watered, opened=plan))
    assert said.basis == "10 tasks done in the last 9 weeks, 4 left"


def test_where_more_is_added_than_done_no_date_is_safe() -> None:
    opened = tuple((UUID(int=201), NOW - timedelta(days=day)) for day in range(56))
    said = foretold(Past(WEEKLY, opened=opened), 9, due_date=date(2027, 2, 1))
    assert (said.enough, said.safe) == (True, None)
    assert said.chance is not None
    assert said.chance < 0.3


@pytest.mark.parametrize(
    ("past", "count", "more", "basis"),
    [
        (steps(2, 9), 4, {}, "2 tasks done in the last 9 weeks: too few to tell, 4 left"),
        ((), 1, {}, "No task done in the last 9 weeks: too few to tell, 1 left"),
        (steps(1, 2, 3), 4, {"created_at": NOW - timedelta(days=4)},
         "Only 5 days of it to judge by so far: too short to tell, 4 left"),
        (WEEKLY, 0, {}, "Nothing is left to do in it"),
        (WEEKLY, 4, {"status": "on_hold"}, "It is on hold, with 4 tasks left"),
        (WEEKLY, 4, {"status": "completed"}, "It is done"),
    ],
)  # fmt: skip
def test_with_too_little_to_go_by_no_date_is_said(
    past: tuple[Completion, ...], count: int, more: dict[str, object], basis: str
) -> None:
    said = foretold(Past(past), count, due_date=date(2026, 12, 24), **more)
    assert said.basis == basis
    assert (said.enough, said.likely, said.safe, said.chance, said.days) == (False, None, None, None, ())


def test_a_due_date_that_has_passed_has_no_chance() -> None:
    assert foretold(Past(WEEKLY), due_date=date(2026, 11, 20)).chance == 0


def test_late_in_the_evening_little_of_today_is_left() -> None:
    ours = replace(project(open_tasks=1, done_tasks=9), created_at=BEGUN)
    daily = Past(steps(*(day + 0.1 for day in range(1, 60))))
    early, late = (
        forecast_of(ours.id, life(task(), projects=(ours,), now=at), daily).days[0]
        for at in (NOW, NOW + timedelta(hours=17))
    )
    assert early[0] == late[0] == TODAY
    assert late[1] < 0.1 < 0.4 < early[1]


def test_an_unknown_project_is_not_found() -> None:
    with pytest.raises(NotFound, match="no such project"):
        forecast_of(UUID(int=1), life(areas=(area(),)), Past())


def steady(random: np.random.Generator, days: int) -> tuple[Counts, Counts]:
    return random.poisson(random.uniform(0.8, 9) / 7, days), np.zeros(days, dtype=np.int64)


def bursty(random: np.random.Generator, days: int) -> tuple[Counts, Counts]:
    """Good weeks and bad ones."""
    weeks = np.repeat(random.gamma(1.2, 1 / 1.2, days // 7 + 1), 7)[:days]
    return random.poisson(random.uniform(1.5, 9) / 7 * weeks), np.zeros(days, dtype=np.int64)


def in_sessions(random: np.random.Generator, days: int) -> tuple[Counts, Counts]:
    """Some days several at once, most days nothing."""
    on = random.random(days) < random.uniform(0.12, 0.5)
    return on * random.geometric(1 / random.uniform(1.2, 3), days), np.zeros(days, dtype=np.int64)


def growing(random: np.random.Generator, days: int) -> tuple[Counts, Counts]:
    """For ten things done, one to six are added."""
    pace = random.uniform(1.5, 9) / 7
    return random.poisson(pace, days), random.poisson(pace * random.uniform(0.1, 0.6), days)


def by_weekday(random: np.random.Generator, days: int) -> tuple[Counts, Counts]:
    """Almost never on weekends, or almost only then."""
    week = np.array([1, 1, 1, 1, 1, 0.05, 0.02] if random.random() < 0.5 else [0.05] * 5 + [3, 2])
    pace = random.uniform(1, 9) * np.resize(week / week.sum(), days)
    return random.poisson(pace), np.zeros(days, dtype=np.int64)


PROCESSES = (steady, bursty, in_sessions, growing, by_weekday)
EACH = 100


def held(process: Callable[[np.random.Generator, int], tuple[Counts, Counts]]) -> tuple[float, float]:
    """In how many of EACH projects that go by a process the likely and the safe date hold."""
    random = np.random.default_rng(11)
    outcomes: list[tuple[bool, bool]] = []
    while len(outcomes) < EACH:
        known, count = int(random.integers(15, 84)), int(random.integers(1, 31))
        finished, added = process(random, known + 364)
        if finished[:known].sum() >= 3:
            said = foretold_by(finished[:known], added[:known], count)
            rest = count + added[known:].cumsum() - finished[known:].cumsum()
            ended = TODAY + timedelta(days=int(np.argmax(rest <= 0))) if (rest <= 0).any() else date.max
            outcomes.append((ended <= (said.likely or date.max), ended <= (said.safe or date.max)))
    likely, safe = np.mean(outcomes, axis=0)
    return float(likely), float(safe)


def foretold_by(finished: Counts, added: Counts, count: int) -> Forecast:
    """What is foretold at midnight of a project with this past, oldest day first, up to yesterday."""
    ours = UUID(int=201)
    ages = [(ago, number) for ago, number in zip(range(len(finished), 0, -1), finished, strict=True)]
    past = Past(
        tuple(
            replace(done(1, 0), at=MIDNIGHT - timedelta(days=ago - 0.5))
            for ago, number in ages
            for _ in range(number)
        ),
        opened=tuple(
            (ours, MIDNIGHT - timedelta(days=ago - 0.5))
            for ago, number in zip(range(len(added), 0, -1), added, strict=True)
            for _ in range(number)
        ),
    )
    begun = replace(project(), created_at=MIDNIGHT - timedelta(days=len(finished)))
    snapshot = life(*left(count), projects=(begun,), now=MIDNIGHT, zone="UTC", day_end=time(0))
    return forecast_of(ours, snapshot, past, runs=400)


def test_the_likely_date_holds_in_half_and_the_safe_one_in_85_of_100_projects() -> None:
    found = {process.__name__: held(process) for process in PROCESSES}
    likely, safe = np.mean(list(found.values()), axis=0)
    told = f"likely {likely:.1%}, safe {safe:.1%} of {EACH * len(PROCESSES)} projects: {found}"
    assert 0.42 <= likely <= 0.58, told
    assert 0.80 <= safe <= 0.90, told
    assert all(0.72 <= each[1] <= 0.97 for each in found.values()), told
