"""A day planned: what goes where, and what finds no room."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lives import NOW, area, life, lives, project, task, waits

from memory.blackboard import Block, Preferences
from memory.records import Energy, Task
from tools.hrm import Snapshot
from tools.hrm.day import DayPlan, Option, plan
from tools.hrm.day_slots import BREAK, SHORTEST, arrange, lasting, place, slots_of
from tools.hrm.day_work import Busy, busy_of
from tools.hrm.score import rank

MONDAY = date(2026, 11, 23)
TUESDAY, WEDNESDAY, FRIDAY = (MONDAY + timedelta(days=ahead) for ahead in (1, 2, 4))
WORK = (time(9), time(17))
MORNING = Preferences(energy_pattern="morning_peak")


def planned(
    snapshot: Snapshot,
    day: date = MONDAY,
    window: tuple[time, time] = WORK,
    energy: Energy | None = None,
) -> DayPlan:
    return plan(day, rank(snapshot), snapshot, busy_of(day, snapshot), window, energy)


def only(found: DayPlan) -> Option:
    (option,) = found.options
    return option


def times(option: Option) -> list[str]:
    return [f"{each.ref} {each.start:%H:%M}-{each.end:%H:%M}" for each in option.blocks]


def block(of: Task, start: time, end: time, day: date = MONDAY, **more: Any) -> Block:
    values: dict[str, Any] = {"origin": "user", **more}
    return Block(UUID(int=of.id.int + 7000), of.id, of.ref, of.title, day, start, end, **values)


def test_a_day_holds_the_best_tasks_in_the_order_of_their_scores_with_breaks_and_reasons() -> None:
    found = planned(
        life(
            task(1, "Sort photos", None, None),
            task(2, "Buy shoes", TUESDAY, estimate_minutes=45),
            task(3, "Stretch", FRIDAY, estimate_minutes=60),
        )
    )
    option = only(found)
    assert times(option) == ["T2 09:00-09:45", "T3 09:50-10:50", "T1 10:55-11:25"]
    assert [(each.minutes, each.assumed) for each in option.blocks] == [(45, False), (60, False), (30, True)]
    assert option.blocks[0].reason == "Due tomorrow"
    assert option.name == "impact"
    assert option.reason == "The highest scores first: 3 tasks, 2 h 15 min. An easier order would be no other"
    assert (found.start, found.end, found.free_minutes, found.planned_minutes) == (
        time(9),
        time(17),
        480,
        135,
    )
    assert (found.overfull, found.over_minutes, found.busy, option.left) == (False, 0, (), ())
    assert found.summary == "2 h 15 min of 8 h are planned."


def test_an_empty_life_has_nothing_to_plan() -> None:
    found = planned(life())
    assert (found.options, found.planned_minutes, found.overfull) == ((), 0, False)
    assert found.summary == "Nothing is planned in 8 h."


def test_today_is_planned_from_now_on_and_a_later_day_from_its_beginning() -> None:
    now = NOW + timedelta(hours=4, minutes=32, seconds=10)  # 13:32:10 in Berlin
    today = planned(life(task(), now=now))
    assert (today.start, times(only(today))) == (time(13, 35), ["T1 13:35-14:05"])
    assert times(only(planned(life(task(), now=now), TUESDAY))) == ["T1 09:00-09:30"]
    asked = planned(life(task(), now=now), MONDAY, (time(20), time(0)))
    assert (times(only(asked)), asked.end) == (["T1 20:00-20:30"], time(23, 59))


def test_when_the_hours_are_over_it_says_so_and_what_is_due_is_to_be_moved() -> None:
    late = NOW + timedelta(hours=9)
    found = planned(life(task(due=MONDAY), now=late))
    assert found.free_minutes == 0
    assert found.summary.startswith("It is 18:00: no hours are left. Say until when, or plan another day.")
    (left,) = only(found).left
    assert (found.overfull, left.postpone_to) == (True, TUESDAY)
    assert planned(life(task(), now=late)).options == ()


def test_appointments_and_the_users_own_blocks_are_busy() -> None:
    dentist = task(1, "Dentist", MONDAY, due_time=time(10), estimate_minutes=60)
    read, write = task(2, "Read"), task(3, "Write", estimate_minutes=90)
    gone = task(4, "Call", MONDAY, due_time=time(8))
    snapshot = life(
        dentist, read, write, gone,
        blocks=(block(read, time(12), time(13)), block(write, time(14), time(15), origin="plan")),
    )  # fmt: skip
    found = planned(snapshot)
    assert found.busy == (
        Busy(dentist.id, "T1", "Dentist", time(10), time(11)),
        Busy(read.id, "T2", "Read", time(12), time(13)),
    )
    assert found.free_minutes == 480 - 120
    option = only(found)
    assert times(option) == ["T4 09:00-09:30", "T3 13:00-14:30"], (
        "an hour that has passed is planned; a plan is not busy"
    )


def test_what_has_its_time_on_another_day_is_not_planned_again() -> None:
    later, soon = task(1, "Later"), task(2, "Due", MONDAY)
    on_friday = life(
        later, soon, blocks=(block(later, time(9), time(10), FRIDAY), block(soon, time(9), time(10), FRIDAY))
    )
    assert times(only(planned(on_friday))) == ["T2 09:00-09:30"], "what is due today can't wait for Friday"
    tomorrow = life(later, blocks=(block(later, time(12), time(13)),))
    assert planned(tomorrow, TUESDAY).options == ()
    over = replace(tomorrow, now=NOW + timedelta(hours=5))
    assert times(only(planned(over, TUESDAY))) == ["T1 09:00-09:30"], "its time went by, and it is not done"


def test_a_task_follows_what_it_waits_for() -> None:
    shoes, run, race = task(1, "Buy shoes", under=None), task(2, "Run", MONDAY), task(3, "Race", under=None)
    snapshot = life(shoes, run, race, blockers={run.id: waits(shoes), race.id: waits(run)})
    option = planned(snapshot).options[0]
    assert times(option) == ["T1 09:00-09:30", "T2 09:35-10:05", "T3 10:10-10:40"]
    assert option.blocks[1].reason == "After T1 Buy shoes, for which it waits"


def test_what_an_appointment_frees_comes_after_it() -> None:
    visit, pills = task(1, "Doctor", MONDAY, due_time=time(11)), task(2, "Fetch pills")
    option = only(planned(life(visit, pills, blockers={pills.id: waits(visit)})))
    assert times(option) == ["T2 11:30-12:00"]


def test_what_waits_for_something_that_can_not_be_planned_stays_and_says_so() -> None:
    held, run = task(1, "Ask the club", under=2), task(2, "Run", MONDAY)
    snapshot = life(
        held, run, blockers={run.id: waits(held)}, projects=(project(), project(2, status="on_hold"))
    )
    found = planned(snapshot)
    (left,) = only(found).left
    assert (left.ref, left.reason, left.postpone_to) == (
        "T2",
        "Waits for T1 Ask the club, which can't be planned",
        None,
    )
    assert not found.overfull


def test_a_task_that_begins_today_is_not_planned_before_its_hour() -> None:
    option = only(planned(life(task(1, start_date=MONDAY, start_time=time(8)), task(2, start_date=TUESDAY))))
    assert times(option) == ["T1 09:00-09:30"]
    begun = replace(task(1), start_date=TUESDAY, start_time=time(15))
    found = plan(TUESDAY, rank(life(task(1))), life(begun), (), WORK, None)
    assert times(only(found)) == ["T1 15:00-15:30"]


def test_parts_are_planned_and_not_the_whole_that_they_make_up() -> None:
    whole, part = task(1, "Move house"), task(2, "Pack", parent_id=UUID(int=1001))
    assert times(only(planned(life(whole, part)))) == ["T2 09:00-09:30"]


def test_long_work_is_split_round_an_appointment_but_never_into_crumbs() -> None:
    lunch = task(1, "Lunch", MONDAY, due_time=time(12), estimate_minutes=60)
    tax = task(2, "Tax", estimate_minutes=300)
    option = only(planned(life(lunch, tax)))
    assert times(option) == ["T2 09:00-12:00", "T2 13:00-15:00"]
    assert option.blocks[0].reason.startswith("3 h of 5 h: ")
    assert place([(0, 60), (70, 100)], 70, split=True) == ((0, 45), (70, 95))
    assert place([(0, 60), (70, 90)], 70, split=True) == ()
    assert place([(0, 20), (30, 50)], 40, split=True) == ()


def test_what_exceeds_the_day_is_begun() -> None:
    option = only(planned(life(task(1, "Thesis", estimate_minutes=1200), task(2, "Walk"))))
    assert times(option) == ["T1 09:00-13:00", "T2 13:05-13:35"]
    (left,) = option.left
    assert (left.ref, left.minutes, left.reason) == ("T1", 960, "16 h of it are left for another day")
    due = planned(life(task(1, "Thesis", MONDAY, estimate_minutes=1200)))
    assert (due.overfull, due.over_minutes) == (True, 960)
    assert only(due).left[0].postpone_to == TUESDAY


def test_an_overfull_day_says_what_to_postpone_skip_or_drop_and_why() -> None:
    due = [
        task(number, f"Due {number}", MONDAY, estimate_minutes=150, priority="high") for number in (1, 2, 3)
    ]
    snapshot = life(
        *due,
        task(4, "Least", MONDAY, None, estimate_minutes=150),
        task(5, "Water", MONDAY, estimate_minutes=60, recurrence="FREQ=DAILY", priority="low"),
        task(6, "Old", date(2026, 10, 1), None, estimate_minutes=300, priority="low"),
        task(7, "Fills Tuesday", TUESDAY, estimate_minutes=400),
        task(8, "Set aside", None, None),
        blocks=(block(task(8), time(9), time(12), WEDNESDAY),),
    )
    found = planned(snapshot)
    assert times(only(found)) == ["T1 09:00-11:30", "T2 11:35-14:05", "T3 14:10-16:40"]
    assert [(each.ref, each.minutes, each.reason, each.postpone_to) for each in only(found).left] == [
        ("T5", 60, "No room for 1 h: it comes again, skip it this time", None),
        ("T6", 300, "No room for 5 h, low in priority and overdue since Thu 1 Oct: drop it", None),
        ("T4", 150, "No room for 2 h 30 min: Wed 25 Nov has 5 h", WEDNESDAY),
    ]
    assert (found.overfull, found.over_minutes) == (True, 510)
    assert found.summary == "7 h 30 min of 8 h are planned. What is due exceeds the day by 8 h 30 min."


def test_what_is_due_goes_before_what_only_matters_more() -> None:
    snapshot = life(
        task(1, "Tax", MONDAY, None, estimate_minutes=60),
        task(2, "Run", TUESDAY, estimate_minutes=60),
        weights={"TEMPORAL_URGENCY_001": 0.1},
    )
    assert [each.task.ref for each in rank(snapshot).items] == ["T2", "T1"]
    assert times(only(planned(snapshot))) == ["T2 09:00-10:00", "T1 10:05-11:05"]
    short = planned(snapshot, window=(time(9), time(10)))
    assert (times(only(short)), only(short).left, short.overfull) == (["T1 09:00-10:00"], (), False)


def test_two_that_are_postponed_share_the_room_of_the_days() -> None:
    due = [task(number, f"Due {number}", MONDAY, estimate_minutes=400) for number in (1, 2, 3)]
    left = only(planned(life(*due))).left
    assert [(each.ref, each.postpone_to) for each in left] == [("T2", TUESDAY), ("T3", WEDNESDAY)]


def test_postponing_passes_over_free_days() -> None:
    friday = datetime.combine(FRIDAY, time(17), NOW.tzinfo)
    found = planned(life(task(due=FRIDAY), now=friday), FRIDAY)
    assert only(found).left[0].postpone_to == MONDAY + timedelta(days=7)
    assert only(found).left[0].reason == "No room for 30 min: Mon 30 Nov has 8 h"


def test_a_day_that_is_no_work_day_says_so() -> None:
    assert planned(life(task()), date(2026, 11, 28)).summary.endswith("Saturday is none of your work days.")


def test_with_a_morning_peak_hard_work_moves_into_the_morning() -> None:
    snapshot = life(
        task(1, "Mail", MONDAY, estimate_minutes=180, kind="admin"),
        task(2, "Write", None, None, estimate_minutes=120, kind="deep_work"),
        preferences=MORNING,
    )
    impact, ease = planned(snapshot).options
    assert (impact.name, ease.name) == ("impact", "ease")
    assert sorted(times(impact)) == ["T1 09:00-12:00", "T2 12:05-14:05"]
    assert times(ease) == ["T2 09:00-11:00", "T1 11:05-14:05"]
    assert ease.reason == "Hard work in the hours of your morning peak"
    assert ease.blocks[0].reason == "Hard work, in the hours of your peak"


def test_with_an_afternoon_peak_it_moves_into_the_afternoon() -> None:
    snapshot = life(
        task(1, "Write", TUESDAY, estimate_minutes=60, energy="high"),
        task(2, "Mail", FRIDAY, estimate_minutes=60, kind="admin"),
        preferences=Preferences(energy_pattern="afternoon_peak"),
    )
    assert times(planned(snapshot).options[1]) == ["T2 09:00-10:00", "T1 13:00-14:00"]


def test_with_little_energy_the_lighter_ones_come_first_and_hard_ones_may_wait() -> None:
    snapshot = life(
        task(1, "Write", TUESDAY, estimate_minutes=120, kind="deep_work"),
        task(2, "Mail", FRIDAY, kind="admin"),
        task(3, "Call", FRIDAY),
        preferences=MORNING,
    )
    impact, ease = planned(snapshot, energy="very_low").options
    assert impact.blocks[0].ref == "T1"
    assert [each.ref for each in ease.blocks] == ["T2", "T3", "T1"]
    assert ease.reason == "Lighter ones first, while your energy is low"
    assert ease.blocks[0].reason == "Light, while your energy is low"
    short = planned(snapshot, window=(time(9), time(11)), energy="low")
    assert [each.ref for each in short.options[1].blocks] == ["T2", "T3"]


def test_with_much_energy_the_hard_ones_come_first() -> None:
    snapshot = life(task(1, "Mail", MONDAY, kind="admin"), task(2, "Write", None, None, kind="deep_work"))
    ease = planned(snapshot, energy="high").options[1]
    assert [each.ref for each in ease.blocks] == ["T2", "T1"]
    assert ease.reason == "Hard ones first, while your energy is high"


def test_the_easier_way_keeps_together_what_lies_in_one_area() -> None:
    snapshot = life(
        task(1, "Shoes", TUESDAY, 1), task(2, "Bank", WEDNESDAY, 2),
        task(3, "Run", FRIDAY, 1), task(4, "Tax", FRIDAY, 2),
        projects=(project(), project(2, "Money", under=2)), areas=(area(), area(2, "Finance")),
    )  # fmt: skip
    impact, ease = planned(snapshot).options
    assert [each.ref for each in impact.blocks][:2] == ["T1", "T2"]
    assert [each.ref for each in ease.blocks] == ["T1", "T3", "T2", "T4"]
    assert ease.reason.startswith("1 change of area instead of ")
    assert ease.blocks[1].reason == "Stays in Fitness"
    assert {each.minutes for each in (impact, ease)} == {120}


def test_lengths_in_words() -> None:
    assert [lasting(minutes) for minutes in (0, 45, 60, 125)] == ["0 min", "45 min", "1 h", "2 h 5 min"]


ORIGINS = ["plan", "user"]
MINUTES = st.sampled_from([None, 5, 15, 25, 40, 60, 90, 240, 700])


@st.composite
def days(draw: st.DrawFn) -> tuple[Snapshot, date, tuple[time, time], Energy | None]:
    """A life of tasks of any length, kind and energy, some with an hour, some set aside; a day and its window."""
    snapshot = draw(lives())
    made = tuple(
        replace(
            each,
            estimate_minutes=draw(MINUTES),
            kind=draw(st.sampled_from([None, "deep_work", "admin", "creative"])),
            energy=draw(st.sampled_from([None, "low", "high"])),
        )
        for each in snapshot.tasks
    )
    start = draw(st.integers(0, 22))
    window = time(start), time(draw(st.integers(start + 1, 23)), 30)
    day = snapshot.now.date() + timedelta(days=draw(st.integers(0, 3)))
    blocks = tuple(
        block(each, time(10), time(draw(st.integers(11, 14))), day, origin=draw(st.sampled_from(ORIGINS)))
        for each in draw(st.lists(st.sampled_from(made), max_size=2, unique_by=lambda each: each.id))
    )
    pattern = draw(st.sampled_from(["steady", "morning_peak", "afternoon_peak", "evening_peak"]))
    whole = replace(snapshot, tasks=made, blocks=blocks, preferences=Preferences(energy_pattern=pattern))
    return whole, day, window, draw(st.sampled_from([None, "very_low", "moderate", "high"]))


@given(days())
@settings(deadline=None, max_examples=150)
def test_whatever_the_day_nothing_overlaps_nothing_is_lost_and_the_sums_are_right(
    given_day: tuple[Snapshot, date, tuple[time, time], Energy | None],
) -> None:
    snapshot, day, window, energy = given_day
    found = planned(snapshot, day, window, energy)
    assert found == planned(
        replace(snapshot, tasks=tuple(reversed(snapshot.tasks)), blocks=tuple(reversed(snapshot.blocks))),
        day, window, energy,
    )  # fmt: skip
    assert 0 <= found.planned_minutes <= found.free_minutes
    assert len({each.blocks for each in found.options}) == len(found.options)
    taken = [(each.start, each.end) for each in found.busy]
    done = {each.task_id: each.end for each in found.busy}
    for option in found.options:
        assert_right(option, found, snapshot, taken, done)
    if found.options:
        short = sum(each.minutes for each in found.options[0].left if "No room" in each.reason)
        assert (found.over_minutes, found.overfull) == (short, short > 0)


def assert_right(
    option: Option,
    found: DayPlan,
    snapshot: Snapshot,
    taken: list[tuple[time, time]],
    done: dict[UUID, time],
) -> None:
    """In the window, apart from one another and from what is busy; whole, or the rest is said; after its blockers."""
    wanted = {each.id: each.estimate_minutes or 30 for each in snapshot.tasks}
    left = {each.task_id: each.minutes for each in option.left}
    assert option.minutes == sum(each.minutes for each in option.blocks)
    for each in option.blocks:
        assert found.start <= each.start < each.end <= found.end
        assert each.minutes == minute(each.end) - minute(each.start)
        assert each.minutes == wanted[each.task_id] or each.minutes >= SHORTEST
        assert all(each.end <= start or end <= each.start for start, end in taken)
        assert each.task_id not in done
    for one, other in pairwise(option.blocks):
        assert minute(one.end) + BREAK <= minute(other.start)
    for task_id in {each.task_id for each in option.blocks}:
        mine = [each for each in option.blocks if each.task_id == task_id]
        assert sum(each.minutes for each in mine) + left.get(task_id, 0) == wanted[task_id]
        for blocker in snapshot.blockers.get(task_id, ()):
            if not blocker.done:
                before = [each.end for each in option.blocks if each.task_id == blocker.id]
                assert before or blocker.id in done
                assert max([*before, done.get(blocker.id, time(0))]) <= mine[0].start


def minute(at: time) -> int:
    return at.hour * 60 + at.minute


@pytest.mark.parametrize("window", [(0, 0), (600, 600)])
def test_no_hours_hold_nothing(window: tuple[int, int]) -> None:
    assert arrange([], slots_of(window, [])) == ()
    assert slots_of(window, [(UUID(int=1), (0, 700))]).free == ()
