"""What standing intents watch for: each condition holds when people would say so, and says why."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from pydantic import ValidationError

from memory.blackboard import Completion, Felt
from memory.intents import Named
from memory.records import Area, Level, Pillar, Project, Task
from tests.tools.hrm.lives import NOW, area, life, pillar, project, task, waits
from tools.hrm.life import look_up
from tools.intent_conditions import Facts, Verdict, judge, read, stored, words

TODAY = date(2026, 11, 23)
TOMORROW = datetime.fromisoformat("2026-11-24T02:00Z")
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def named(level: Level, thing: Task | Project | Area | Pillar, **more: Any) -> Named:
    name = thing.title if isinstance(thing, Task) else thing.name
    plain: dict[str, Any] = {
        "status": "",
        "due_date": None,
        "due_time": None,
        "deleted": False,
        "archived": False,
    }
    if isinstance(thing, Task | Project):
        plain |= {"status": thing.status, "due_date": thing.due_date}
    return Named(**{"id": thing.id, "level": level, "ref": thing.ref, "name": name, **plain, **more})


def facts(*tasks: Task, about: tuple[Named, ...] = (), blockers: Any = None, **more: Any) -> Facts:
    snapshot = life(*tasks, blockers=blockers or {})
    plain: dict[str, Any] = {"zone": "Europe/Berlin", "tomorrow": TOMORROW, "begins": TODAY}
    return Facts(
        life=look_up(snapshot), tasks=tasks, about={each.id: each for each in about}, **{**plain, **more}
    )


def done(day: date, number: int = 50, under: int | None = 1) -> Completion:
    at = datetime.fromisoformat(f"{day}T12:00Z")
    project_id = UUID(int=200 + under) if under else None
    return Completion(UUID(int=number), f"T{number}", "Done", at, project_id, None)


def felt(
    day: date, mood: str | None = None, energy: str | None = None, source: str = "checkin", hour: int = 18
) -> Felt:
    at = datetime.fromisoformat(f"{day}T{hour}:00Z")
    return Felt(uuid4(), source, at, day, energy, mood)  # type: ignore[arg-type]


def condition(kind: str, about: Named | None = None, **more: Any) -> Any:
    subject = {"subject": {"level": about.level, "id": str(about.id)}} if about else {}
    return read({"kind": kind, **subject, **more})


P1, T1 = named("project", project(name="Taxes")), named("task", task(1))


def test_a_condition_is_stored_by_id_and_read_as_it_was() -> None:
    blocked = condition("blocked", P1, days=3)
    assert stored(blocked) == {
        "kind": "blocked",
        "subject": {"level": "project", "id": str(P1.id)},
        "days": 3,
    }
    assert read(stored(blocked)) == blocked


@pytest.mark.parametrize(
    "given",
    [
        {"kind": "raining"},
        {"kind": "blocked"},
        {"kind": "idle"},
        {"kind": "idle", "days": 0},
        {"kind": "no_journal", "days": 81},
        {"kind": "many", "count": 5},
        {"kind": "many", "which": "pink", "count": 5},
        {"kind": "low_mood", "days": 3, "subject": {"level": "task", "id": str(T1.id)}},
        {"kind": "overdue", "days": -1},
        {"kind": "overdue", "subject": {"level": "planet", "id": str(T1.id)}},
    ],
)
def test_what_is_no_condition_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        read(given)


def test_a_project_is_blocked_when_nothing_of_it_can_be_done_for_so_many_days() -> None:
    first, second, other = task(1), task(2), task(9, under=None)
    since = {first.id: NOW - 5 * DAY, second.id: NOW - 2 * DAY}
    blockers = {first.id: waits(other), second.id: waits(other)}
    blocked = condition("blocked", P1, days=3)
    known = facts(first, second, other, about=(P1,), blockers=blockers, waiting=since)
    assert judge(blocked, known) == Verdict(
        False, "P1 “Taxes” has been blocked since Sat 21 Nov: T1 waits for T9.", NOW + DAY
    )
    earlier = {first.id: NOW - 5 * DAY, second.id: NOW - 3 * DAY}
    found = judge(blocked, facts(first, second, other, about=(P1,), blockers=blockers, waiting=earlier))
    assert (found.holds, found.later) == (True, None)
    free = facts(first, second, other, about=(P1,), blockers=blockers, waiting={first.id: NOW - 9 * DAY})
    assert not judge(blocked, free).holds, "one of its tasks can be done"
    lately = facts(
        first,
        second,
        other,
        about=(P1,),
        blockers=blockers,
        waiting=earlier,
        completions=(done(TODAY - DAY),),
    )
    assert not judge(blocked, lately).holds, "something of it was done since"
    assert not judge(blocked, facts(other, about=(P1,))).holds, "nothing is left to do"


def test_a_task_is_blocked_while_it_waits() -> None:
    known = facts(task(1), about=(T1,), waiting={task(1).id: NOW - HOUR})
    assert judge(condition("blocked", T1), known).holds
    assert judge(condition("blocked", T1, days=1), known).later == NOW + 23 * HOUR
    assert not judge(condition("blocked", T1), facts(task(1), about=(T1,))).holds


def test_something_is_overdue_from_its_instant_on() -> None:
    known = facts(task(1, due=TODAY), about=(T1,))
    assert judge(condition("overdue", T1), known) == Verdict(False, later=TOMORROW), (
        "a day is over at its end"
    )
    late = facts(task(1, due=TODAY - 2 * DAY), task(2, due=TODAY - DAY), about=(T1, P1))
    assert judge(condition("overdue", T1), late).because == "T1 “Buy shoes” was due Sat 21 Nov."
    assert judge(condition("overdue", P1), late).because == "T1 “Buy shoes” was due Sat 21 Nov, and 1 more."
    assert judge(condition("overdue"), late).holds
    assert judge(condition("overdue", T1, days=1), late).holds
    week = judge(condition("overdue", T1, days=7), late)
    assert (week.holds, week.later) == (False, datetime.fromisoformat("2026-11-29T02:00Z"))


def test_a_task_that_is_still_open_after_so_many_days_is_told_of_and_one_that_is_done_is_not() -> None:
    shoes = task()
    about = named("task", shoes)
    for ago, holds in ((2, False), (3, True)):
        known = facts(shoes, about=(about,), begins=TODAY - ago * DAY)
        found = judge(condition("idle", about, days=3), known)
        assert (found.holds, found.later) == (holds, TOMORROW)
    assert found.because == f"{shoes.ref} “Buy shoes” is still open, 3 days after you asked."
    over = facts(about=(about,), begins=TODAY - 9 * DAY)
    assert not judge(condition("idle", about, days=3), over).holds


def test_nothing_done_counts_whole_days() -> None:
    pillar_ = named("pillar", pillar(name="Health"))
    for ago, holds in ((14, False), (15, True)):
        known = facts(about=(pillar_,), completions=(done(TODAY - ago * DAY), done(TODAY, under=None)))
        found = judge(condition("idle", pillar_, days=14), known)
        assert found.holds == holds
        assert found.later == TOMORROW
    assert found.because == "Nothing of PL1 “Health” was done since Sun 8 Nov."
    assert not judge(condition("idle", days=1), known).holds, "something else was done"
    never = facts(about=(named("area", area(name="Fitness")),), begins=TODAY - 3 * DAY)
    assert judge(condition("idle", named("area", area()), days=2), never).holds
    assert not judge(condition("idle", named("area", area()), days=3), never).holds, (
        "counted since it was asked for"
    )


@pytest.mark.parametrize(("ago", "holds"), [(0, False), (3, False), (4, True), (9, True)])
def test_the_journal_rests_when_whole_days_are_empty(ago: int, holds: bool) -> None:
    known = facts(written=(TODAY - ago * DAY, TODAY - 30 * DAY, TODAY + DAY))
    found = judge(condition("no_journal", days=3), known)
    assert (found.holds, found.later) == (holds, TOMORROW)


def test_a_paused_journal_does_not_rest() -> None:
    known = facts(written=(TODAY - 9 * DAY,), paused=((TODAY - 6 * DAY, TODAY - DAY),))
    assert not judge(condition("no_journal", days=3), known).holds
    assert judge(condition("no_journal", days=2), known).holds


def test_a_mood_is_low_in_a_row_up_to_today_or_yesterday() -> None:
    low = [felt(TODAY - each * DAY, mood="anxious") for each in (1, 2, 3)]
    three = condition("low_mood", days=3)
    assert judge(three, facts(felt=tuple(low))) == Verdict(
        True, "Your mood was low 3 days in a row.", TOMORROW
    )
    assert judge(three, facts(felt=(*low[:2], felt(TODAY, mood="frustrated")))).holds
    assert not judge(three, facts(felt=(*low, felt(TODAY, mood="grateful")))).holds
    assert not judge(three, facts(felt=(low[0], low[2], felt(TODAY - 4 * DAY, mood="anxious")))).holds
    again = felt(TODAY - 2 * DAY, mood="peaceful", hour=20)
    assert not judge(three, facts(felt=(again, *low))).holds, "what was said last of a day counts"
    unsaid = felt(TODAY, mood="reflective", source="journal")
    assert judge(three, facts(felt=(*low, unsaid))).holds, "an entry says reflective by itself"


def test_energy_is_low_in_a_row() -> None:
    low = tuple(felt(TODAY - each * DAY, energy="low") for each in (0, 1))
    assert (
        judge(condition("low_energy", days=2), facts(felt=low)).because
        == "Your energy was low 2 days in a row."
    )
    assert not judge(condition("low_energy", days=3), facts(felt=low)).holds
    assert not judge(condition("low_mood", days=1), facts(felt=low)).holds


@pytest.mark.parametrize(
    ("which", "count", "because"),
    [
        ("due_today", 1, "2 tasks are due today."),
        ("due_tomorrow", 0, "1 task is due tomorrow."),
        ("due_this_week", 2, "3 tasks are due within a week."),
        ("overdue", 0, "1 task is overdue."),
        ("open", 4, "5 tasks are open."),
    ],
)
def test_too_many_are_more_than_so_many(which: str, count: int, because: str) -> None:
    days = (TODAY, TODAY, TODAY + DAY, TODAY - DAY, TODAY + 7 * DAY)
    known = facts(*(task(number, due=day) for number, day in enumerate(days, 1)))
    found = judge(condition("many", which=which, count=count), known)
    assert (found.holds, found.because) == (True, because)
    assert not judge(condition("many", which=which, count=count + 1), known).holds


def test_too_many_of_a_project() -> None:
    known = facts(task(1), task(2), task(3, under=None), about=(P1,))
    assert (
        judge(condition("many", P1, which="open", count=1), known).because
        == "2 tasks of P1 “Taxes” are open."
    )
    assert not judge(condition("many", P1, which="open", count=2), known).holds


def test_done_free_and_due() -> None:
    finished = named("task", task(1), status="completed")
    assert judge(condition("done", finished), facts(about=(finished,))).because == "T1 “Buy shoes” is done."
    assert not judge(condition("done", T1), facts(task(1), about=(T1,))).holds
    assert judge(condition("free", T1), facts(task(1), about=(T1,))).holds
    assert not judge(condition("free", T1), facts(task(1), about=(T1,), waiting={T1.id: NOW})).holds
    soon = named("project", project(name="Taxes"), due_date=TODAY + 3 * DAY)
    assert (
        judge(condition("due", soon, days=3), facts(about=(soon,))).because == "P1 “Taxes” is due Thu 26 Nov."
    )
    assert judge(condition("due", soon, days=2), facts(about=(soon,))).later == TOMORROW
    assert not judge(condition("due", T1, days=2), facts(about=(T1,))).holds


def test_what_is_gone_rests_and_says_so() -> None:
    overdue = condition("overdue", T1)
    assert judge(overdue, facts()).rests == "The task that it is about is gone for good."
    binned = facts(about=(named("task", task(1), deleted=True),))
    assert judge(overdue, binned) == Verdict(False, rests="The task T1 “Buy shoes” lies in the trash.")
    away = facts(about=(named("task", task(1), archived=True),))
    assert judge(overdue, away).rests == "The task T1 “Buy shoes” is archived."


@pytest.mark.parametrize(
    ("kind", "about", "more", "said"),
    [
        ("blocked", P1, {"days": 3}, "P1 “Taxes” is blocked for 3 days"),
        ("overdue", None, {}, "anything is overdue"),
        ("overdue", T1, {"days": 1}, "T1 “Buy shoes” is overdue for 1 day"),
        ("idle", P1, {"days": 14}, "nothing of P1 “Taxes” is done for 14 days"),
        ("no_journal", None, {"days": 3}, "nothing is written in the journal for 3 days"),
        ("low_mood", None, {"days": 3}, "the mood is low 3 days in a row"),
        ("many", None, {"which": "due_tomorrow", "count": 5}, "more than 5 tasks are due tomorrow"),
        ("due", P1, {"days": 2}, "P1 “Taxes” is due in 2 days"),
        ("done", T1, {}, "T1 “Buy shoes” is done"),
        ("free", T1, {}, "T1 “Buy shoes” waits for nothing any more"),
    ],
)
def test_conditions_are_said_in_words(
    kind: str, about: Named | None, more: dict[str, Any], said: str
) -> None:
    assert words(condition(kind, about, **more), about) == said
