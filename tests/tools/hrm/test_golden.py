"""Ten lives as people lead them, each ranked by hand first: the order is argued beside it, and must come out so."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from lives import NOW, area, life, pillar, project, task, waits

from memory.blackboard import Completion, Felt, Preferences
from memory.records import Area, Pillar, Project, Task
from tools.hrm import Snapshot
from tools.hrm.score import rank

TODAY = NOW.date()


def day(ahead: int) -> Any:
    return TODAY + timedelta(days=ahead)


def at(hour: int) -> datetime:
    """An hour of Monday 23 November in Berlin."""
    return datetime(2026, 11, 23, hour - 1, tzinfo=UTC)


def pillars(*each: tuple[str, float | None, str]) -> tuple[Pillar, ...]:
    """Name, share, icon."""
    return tuple(
        replace(pillar(number, name, share), icon=icon) for number, (name, share, icon) in enumerate(each, 1)
    )


def areas(*each: tuple[str, int, int | None]) -> tuple[Area, ...]:
    """Name, importance, pillar."""
    return tuple(area(number, name, weighs, under) for number, (name, weighs, under) in enumerate(each, 1))


def projects(*each: tuple[str, int, int | None] | tuple[str, int, int | None, int]) -> tuple[Project, ...]:
    """Name, importance, area, and in how many days it is due."""
    return tuple(
        project(number, name, weighs, under, due_date=day(due[0]) if due else None)
        for number, (name, weighs, under, *due) in enumerate(each, 1)
    )


def tasks(*each: tuple[str, int | None, int | None, dict[str, Any]]) -> tuple[Task, ...]:
    """Title, in how many days it is due, project, and whatever else is said of it."""
    return tuple(
        task(number, title, None if due is None else day(due), under, **more)
        for number, (title, due, under, more) in enumerate(each, 1)
    )


def past(*each: tuple[float, int, int]) -> tuple[Completion, ...]:
    """Days ago, project, minutes."""
    return tuple(
        Completion(
            UUID(int=9000 + number), f"T{900 + number}", "Done", NOW - timedelta(days=ago), UUID(int=200 + where),
            None, minutes=minutes,
        )
        for number, (ago, where, minutes) in enumerate(sorted(each), 1)
    )  # fmt: skip


def student() -> Snapshot:
    """The essay is due tonight; the exam is on Friday and matters most; fees are overdue, but nothing hangs on them but
    a reminder; the book has no date."""
    return life(
        *tasks(
            ("Read a finance book", None, 3, {"kind": "routine"}),
            ("Revise chapters 1 to 4", 4, 1, {"kind": "deep_work"}),
            ("Hand in the essay", 0, 2, {"kind": "deep_work"}),
            ("Pay the semester fee", -2, 3, {"kind": "admin"}),
        ),
        pillars=pillars(("Academics", 60, "🎓"), ("Finances", 10, "💶")),
        areas=areas(("Coursework", 5, 1), ("Budgeting", 3, 2)),
        projects=projects(("Statistics exam", 5, 1, 4), ("History essay", 4, 1, 0), ("Money in order", 3, 2)),
    )  # fmt: skip


def founder() -> Snapshot:
    """Investors see the deck on Wednesday, and two things wait for its numbers: the numbers come first. The deck itself
    waits. Refactoring has no date, and its project matters less; so has the run."""
    made = tasks(
        ("Collect the numbers for the deck", 1, 1, {"kind": "deep_work"}),
        ("Finish the deck", 2, 1, {"kind": "creative"}),
        ("Send the deck to the investors", 2, 1, {"kind": "admin"}),
        ("Refactor the login", None, 2, {"kind": "deep_work"}),
        ("Run in the park", None, 3, {"kind": "routine"}),
    )
    return life(
        *made,
        pillars=pillars(("Business", 60, "📈"), ("Health", 20, "🌿")),
        areas=areas(("Fundraising", 5, 1), ("Product", 4, 1), ("Body", 3, 2)),
        projects=projects(("Seed round", 5, 1, 9), ("Technical debt", 2, 2), ("Run again", 3, 3)),
        blockers={made[1].id: waits(made[0]), made[2].id: waits(made[1])},
    )


def tired_evening() -> Snapshot:
    """Nothing is due before the end of the week, it is nine in the evening, and the check-in says very low: laundry
    before the tax papers, and those before the report, though all three are due on the same day and matter the same."""
    return life(
        *tasks(
            ("Write the report", 5, 1, {"kind": "deep_work", "energy": "high"}),
            ("Sort the tax papers", 5, 1, {"kind": "admin", "energy": "medium"}),
            ("Do the laundry", 5, 1, {"kind": "routine", "energy": "low"}),
        ),
        now=at(21),
        felt=Felt(UUID(int=1), "checkin", at(20), TODAY, "very_low", "frustrated"),
        preferences=Preferences(energy_pattern="morning_peak"),
    )


def fresh_morning() -> Snapshot:
    """The same three in the morning, after a night that was long enough: the report first, the laundry last."""
    return replace(
        tired_evening(),
        now=at(8),
        felt=Felt(UUID(int=1), "checkin", at(7), TODAY, "very_high", "motivated"),
    )


def workaholic() -> Snapshot:
    """Four weeks of nothing but work, though health should get as much: of two tasks without a date, in areas and
    projects that matter the same, the swim comes first; and what is due tomorrow at work comes before both."""
    return life(
        *tasks(
            ("Tidy up the backlog", None, 1, {}),
            ("Swim a kilometre", None, 2, {}),
            ("Answer the client", 1, 1, {}),
        ),
        pillars=pillars(("Work", 40, "💼"), ("Health", 40, "💪")),
        areas=areas(("Clients", 4, 1), ("Fitness", 4, 2)),
        projects=projects(("Launch", 3, 1), ("Swim again", 3, 2)),
        completions=past(*((ago, 1, 240) for ago in range(2, 26))),
    )


def two_deadlines() -> Snapshot:
    """A talk and a move on the same Friday, more hours than there are. The talk matters more, so what is due on the
    same day for it goes first; within the move the van, which boxes wait for, before the lamps."""
    made = tasks(
        ("Write the slides", 3, 1, {"estimate_minutes": 1500}),
        ("Hire a van", 3, 2, {"estimate_minutes": 60}),
        ("Take down the lamps", 3, 2, {"estimate_minutes": 600}),
        ("Load the boxes", 4, 2, {"estimate_minutes": 300}),
    )
    return life(
        *made,
        pillars=pillars(("Life", 50, "")),
        areas=areas(("What counts", 4, 1)),
        projects=projects(("Talk", 5, 1, 4), ("Move", 4, 1, 4)),
        blockers={made[3].id: waits(made[1])},
    )


def in_the_flow() -> Snapshot:
    """All morning in the garden, which gathers pace: that goes on. In the attic nothing moved for twelve days: its
    shelf comes even after the photos, in an area that matters less and where nobody began."""
    return life(
        *tasks(
            ("Empty the third shelf", None, 2, {}),
            ("Plant the bulbs", None, 1, {}),
            ("Sort the photos", None, 3, {}),
        ),
        pillars=pillars(("Home", 30, "🏡")),
        areas=areas(("Garden", 3, 1), ("House", 3, 1), ("Memories", 2, 1)),
        projects=projects(("Spring garden", 3, 1), ("Attic", 3, 2), ("Albums", 3, 3)),
        completions=past(
            (0.02, 1, 60), (0.1, 1, 60), (1, 1, 60), (2, 1, 60), (9, 1, 60), (12, 2, 60), (16, 2, 60)
        ),
        now=NOW + timedelta(hours=3),
    )


def inbox_only() -> Snapshot:
    """Nothing is filed and there are no pillars: what is overdue, then by date, and what has none last, where the one
    that was called important leads."""
    return life(
        *tasks(
            ("Buy a present", 3, None, {}),
            ("Think about the holidays", None, None, {}),
            ("Renew the passport", None, None, {"priority": "high"}),
            ("Return the library books", -1, None, {}),
            ("Call the plumber", 0, None, {"due_time": time(12)}),
        ),
        pillars=(), areas=(), projects=(),
    )  # fmt: skip


def learner() -> Snapshot:
    """Who optimises for exploring sees the course before the filing, with the same date and the same weight in life;
    the offer is due tomorrow, and that comes first for explorers too."""
    return life(
        *tasks(
            ("File the invoices", 12, 1, {"kind": "admin"}),
            ("Lesson 3", 12, 1, {"kind": "deep_work", "tags": ("course",)}),
            ("Send the offer", 1, 1, {"kind": "admin"}),
        ),
        preferences=Preferences(optimization="exploration"),
    )


def parent() -> Snapshot:
    """The school form is due today at two, before the eggs of tomorrow. Family has the larger share and matters most: a
    dinner without a date comes before a newsletter without one. The bicycle is on hold, the skis rest until December,
    the cake waits for eggs."""
    made = tasks(
        ("Unsubscribe from the newsletter", None, 2, {}),
        ("Plan the family dinner", None, 1, {"kind": "planning"}),
        ("Sign the school form", 0, 1, {"due_time": time(14)}),
        ("Mend the bicycle", 0, 3, {}),
        ("Wax the skis", 20, 1, {"start_date": day(8)}),
        ("Bake the cake", 1, 1, {}),
        ("Buy eggs", 1, 1, {}),
    )
    held = projects(("Weekend together", 4, 1), ("Less mail", 2, 2), ("Repairs", 3, 2))
    return life(
        *made,
        pillars=pillars(("Family", 50, "🤝"), ("Home", 10, "🏡")),
        areas=areas(("Children", 5, 1), ("Paperwork", 2, 2)),
        projects=(*held[:2], replace(held[2], status="on_hold")),
        blockers={made[5].id: waits(made[6])},
    )


GOLDEN: dict[Callable[[], Snapshot], tuple[list[tuple[str, float]], list[tuple[str, float]]]] = {
    student: (
        [
            ("Hand in the essay", 65.94),
            ("Revise chapters 1 to 4", 60.78),
            ("Pay the semester fee", 56.99),
            ("Read a finance book", 38.79),
        ],
        [],
    ),
    founder: (
        [
            ("Collect the numbers for the deck", 67.85),
            ("Refactor the login", 47.67),
            ("Run in the park", 39.61),
        ],
        [("Finish the deck", 53.81), ("Send the deck to the investors", 51.5)],
    ),
    tired_evening: (
        [("Do the laundry", 56.07), ("Sort the tax papers", 52.63), ("Write the report", 45.76)],
        [],
    ),
    fresh_morning: (
        [("Write the report", 59.19), ("Sort the tax papers", 48.67), ("Do the laundry", 47.53)],
        [],
    ),
    workaholic: (
        [("Answer the client", 52.18), ("Swim a kilometre", 44.85), ("Tidy up the backlog", 36.59)],
        [],
    ),
    two_deadlines: (
        [("Write the slides", 55.81), ("Hire a van", 53.74), ("Take down the lamps", 51.92)],
        [("Load the boxes", 43.61)],
    ),
    in_the_flow: (
        [("Plant the bulbs", 45.74), ("Sort the photos", 36.92), ("Empty the third shelf", 34.7)],
        [],
    ),
    inbox_only: (
        [
            ("Return the library books", 57.03),
            ("Call the plumber", 56.46),
            ("Buy a present", 49.39),
            ("Renew the passport", 34.39),
            ("Think about the holidays", 34.39),
        ],
        [],
    ),
    learner: (
        [("Send the offer", 56.13), ("Lesson 3", 55.44), ("File the invoices", 48.33)],
        [],
    ),
    parent: (
        [
            ("Sign the school form", 62.4),
            ("Buy eggs", 61.45),
            ("Plan the family dinner", 47.49),
            ("Unsubscribe from the newsletter", 35.4),
        ],
        [("Bake the cake", 52.36)],
    ),
}
"""By life: what can be done, best first, and what waits; with the scores, which are the same on every machine."""


@pytest.mark.parametrize("made", GOLDEN, ids=lambda made: made.__name__)
def test_a_life_is_ranked_as_one_would_rank_it(made: Callable[[], Snapshot]) -> None:
    ranking = rank(made())
    items, blocked = GOLDEN[made]
    assert [(each.task.title, each.score) for each in ranking.items] == items
    assert [(each.task.title, each.score) for each in ranking.blocked] == blocked
    assert [each.task.title for each in rank(made(), 1).items] == [title for title, _ in items[:1]]
