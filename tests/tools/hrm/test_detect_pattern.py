"""Patterns: found where they are, and not found where they are not."""

from datetime import date, timedelta
from random import Random

import pytest
from pasts import TODAY, ago, did, felt, found, past, two_pillars

from memory.blackboard import Completion, Felt, Preferences
from tools.hrm.detect.pattern import detect
from tools.hrm.records import InsightDraft, Past
from tools.hrm.scene import scene

KIND = "pattern_recognition"


def spread(counts: dict[date, int], at: str = "10:00", under: int = 1) -> list[Completion]:
    """So much done on each day, spread over the hours from ten on."""
    days = [day for day, number in counts.items() for _ in range(number)]
    hours = Random(7)
    return [
        did(n, day, f"{hours.randint(8, 20):02}:{hours.randint(0, 59):02}" if at == "any" else at, under)
        for n, day in enumerate(days)
    ]


def weeks(by_weekday: tuple[int, ...], number: int = 12) -> dict[date, int]:
    """The same week again and again: what is done on a Monday, a Tuesday …"""
    return {day: by_weekday[day.weekday()] for day in (ago(n) for n in range(7 * number))}


def noticed(before: Past) -> dict[str, InsightDraft]:
    return found(two_pillars(), before, KIND)


def test_strong_tuesdays_are_noticed_with_their_numbers() -> None:
    (said,) = noticed(past(*spread(weeks((1, 4, 1, 1, 1, 0, 0)), "any"))).values()
    assert said.key == "weekday:1:more"
    assert said.title == "You get more done on Tuesdays"
    assert said.summary.startswith(
        "On Tuesdays you complete 4.0 tasks a day on average, on your other work days 1.0. (p < 0.001 after "
    )
    assert (said.reasoning["mean"], said.reasoning["mean_of_others"], said.reasoning["days"]) == (
        4.0,
        1.0,
        11,
    ), "the first day is no evidence: something was done on it because it is the first"
    assert said.reasoning["p"] < said.reasoning["p_corrected"] < 0.001
    assert f"n = {said.reasoning['n']} days" in said.summary
    assert said.confidence > 0.8
    assert all("Tue" in row.said for row in said.evidence)
    assert said.recommendations[0].text == "Plan demanding work for tomorrow"
    assert said.recommendations[0].call == {"tool": "plan_day", "arguments": {"day": "2026-11-24"}}
    assert said.expires_at is not None
    assert (said.expires_at.date() - TODAY).days == 7


def test_who_rests_at_weekends_has_no_weekday_for_that() -> None:
    assert noticed(past(*spread(weeks((2, 2, 2, 2, 2, 0, 0)), "any"))) == {}


def test_weekends_on_which_more_gets_done_are_noticed() -> None:
    said = noticed(past(*spread(weeks((1, 1, 1, 1, 1, 4, 4)), "any")))["weekday:free:more"]
    assert said.summary.startswith(
        "On your free days (Saturday, Sunday) you complete 4.0 tasks a day on average, on work"
    )
    turned = two_pillars(preferences=Preferences(work_days=(5, 6)))
    assert "weekday:free:more" not in found(turned, past(*spread(weeks((1, 1, 1, 1, 1, 4, 4)), "any")), KIND)


def test_slow_fridays_are_noticed_too() -> None:
    said = noticed(past(*spread(weeks((3, 3, 3, 3, 0, 0, 0)), "any")))["weekday:4:less"]
    assert said.title == "You get less done on Fridays"
    assert "you complete 0.0 tasks a day on average, on your other work days 3.0." in said.summary


def test_two_hours_in_which_most_is_done_are_noticed() -> None:
    chance = Random(3)
    done = []
    for n in range(60):
        hour = chance.choice([9, 9, 10, 10, 10, chance.randint(8, 20)])
        done.append(did(n, ago(n + 1), f"{hour:02}:{chance.randint(0, 59):02}"))
    said = noticed(past(*done))["hours:09"]
    within = [each for each in done[:-1] if each.at.hour in (9, 10)]
    assert said.title == "You get most done between 09:00 and 11:00"
    assert said.summary.startswith(f"{len(within)} of 59 completed tasks (")
    assert said.reasoning["completions_within"] == len(within)
    assert {row.id for row in said.evidence} <= {each.task_id for each in within}
    assert [each.call for each in said.recommendations] == [
        {"tool": "plan_day", "arguments": {"day": "2026-11-24"}},
        {"tool": "change_preferences", "arguments": {"energy_pattern": "morning_peak"}},
    ]
    known = two_pillars(preferences=Preferences(energy_pattern="morning_peak"))
    assert len(found(known, past(*done), KIND)["hours:09"].recommendations) == 1


def test_ten_tasks_ticked_off_at_once_are_no_habit() -> None:
    """Eighty completions at ten o'clock on eight days, and nothing else: days count, and these are too few."""
    done = [did(10 * n + k, ago(3 * n + 1), "10:00") for n in range(9) for k in range(10)]
    assert "hours:09" not in noticed(past(*done, did(500, ago(40), "20:00")))


def feelings(high: int, low: int) -> tuple[list[Completion], tuple[Felt, ...]]:
    """Forty days, every other one of high energy, with so much done on days of each kind."""
    counts = {ago(n): high if n % 2 else low for n in range(1, 41)}
    felt_ = tuple(
        felt(n, ago(n), "high" if n % 2 else "low", "motivated" if n % 2 else "anxious") for n in range(1, 41)
    )
    return spread({**counts, ago(41): 1}, "any"), felt_


def test_energy_and_mood_that_go_with_getting_things_done_are_noticed() -> None:
    done, said_felt = feelings(3, 1)
    said = noticed(past(*done, felt=said_felt))
    assert said["energy:more"].summary.startswith(
        "On 20 days of high energy you completed 3.0 tasks a day on average, on 20 days of lower energy 1.0."
    )
    assert said["mood:more"].title == "You get more done on days of bright mood"
    first = said["energy:more"].evidence[0]
    assert (first.noun, first.name, first.said) == ("checkins", "Energy: high", "3 tasks done yesterday")
    other_way = noticed(past(*feelings(1, 3)[0], felt=said_felt))
    assert "energy:less" in other_way
    assert "energy:more" not in other_way


@pytest.mark.parametrize(
    "before",
    [
        past(),
        past(*spread(weeks((1, 9, 1, 1, 1, 0, 0), 3), "any")[:19]),
        past(*spread(weeks((1, 9, 1, 1, 1, 0, 0), 2), "any")),
    ],
    ids=["nothing", "too little done", "too few days"],
)
def test_below_the_least_evidence_nothing_is_said(before: Past) -> None:
    assert noticed(before) == {}


def random_past(chance: Random) -> Past:
    """A life without a pattern: the same pace every day, any hour of its waking ones, any feeling; some do much on one
    day and nothing on others, in one go or not."""
    first, last = chance.choice([(8, 20), (6, 23), (9, 17), (0, 24)])
    pace = chance.choice([0.5, 1, 2, 4])
    bursts = chance.random() < 0.5
    done, said = [], []
    for n in range(1, chance.choice([30, 60, 84])):
        day = ago(n)
        hour = chance.uniform(first, last - 0.02)
        for _ in range(round(chance.expovariate(1 / pace))):
            at = hour if bursts else chance.uniform(first, last - 0.02)
            minute = int(60 * at)
            done.append(
                did(
                    chance.getrandbits(60),
                    day + timedelta(days=minute // 1440),
                    f"{minute // 60:02}:{minute % 60:02}",
                )
            )
        if chance.random() < 0.6:
            said.append(
                felt(
                    n, day, chance.choice(["low", "moderate", "high"]), chance.choice(["anxious", "grateful"])
                )
            )
    return past(*done, felt=tuple(said))


def test_a_life_without_a_pattern_hears_of_none() -> None:
    """At most one of twenty, whatever their hours, their pace and their bursts: of 200 lives 10."""
    chance = Random(20261123)
    told = [bool(detect(scene(two_pillars(), random_past(chance)))) for _ in range(200)]
    assert sum(told) <= 10
