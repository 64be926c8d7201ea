"""What is noticed in a journal: only what chance does not explain, by signals alone."""

import random
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

import pytest
from pasts import BERLIN, TODAY, ago, found, past, two_pillars

from memory.blackboard import Signals
from tools.hrm.records import InsightDraft


def wrote(number: int, day: date, **more: Any) -> Signals:
    values: dict[str, Any] = {
        "mood": "reflective", "energy": "moderate", "tags": (), "sentiment": None, "words": 40, **more,
    }  # fmt: skip
    return Signals(
        UUID(int=50_000 + number), f"J{number}", day, datetime.combine(day, time(21), BERLIN), **values
    )


def noticed(*entries: Signals, **more: Any) -> dict[str, InsightDraft]:
    drafts = found(two_pillars(), past(entries=entries, **more), "pattern_recognition")
    return {key: draft for key, draft in drafts.items() if key.startswith("journal")}


def month(recent: float, before: float, each: int = 2) -> list[Signals]:
    """Every other day for eight weeks: `before` until two weeks ago, `recent` since."""
    return [
        wrote(n, ago(n), sentiment=(recent if n < 14 else before) + (n % 3) / 50) for n in range(0, 56, each)
    ]


def test_a_journal_that_sounds_darker_for_two_weeks_is_noticed_with_the_numbers() -> None:
    (card,) = noticed(*month(-0.4, 0.4)).values()
    assert card.title == "Your journal has sounded darker for two weeks"
    assert "On 7 days of the last 14 it was -0.4 on average, on 21 days of the 42 before 0.4" in card.summary
    assert (card.key, card.type, card.source) == ("journal:sentiment", "pattern_recognition", "journal")
    assert card.reasoning["p_corrected"] <= 0.05
    assert {each.noun for each in card.evidence} == {"journal"}
    assert card.evidence[0].ref == "J0"
    assert card.evidence[0].said == "written for today, sounds -0.4"
    assert [each.call["tool"] for each in card.recommendations if each.call] == [
        "plan_day",
        "list_journal_templates",
    ]


def test_heavier_moods_are_noticed_and_what_was_never_said_counts_for_nothing() -> None:
    heavy = [wrote(n, ago(n), mood="anxious" if n < 14 else "grateful") for n in range(0, 56, 2)]
    assert list(noticed(*heavy)) == ["journal:mood"]
    unsaid = [wrote(n, ago(n), mood="reflective" if n < 14 else "grateful") for n in range(0, 56, 2)]
    assert noticed(*unsaid) == {}


@pytest.mark.parametrize(
    "entries",
    [
        [],
        month(0.4, 0.4),
        month(0.5, -0.5),  # it became brighter
        month(0.3, 0.4),  # by less than anybody would notice
        month(-0.4, 0.4, each=4),  # on too few days
        [wrote(n, ago(n), sentiment=-0.5) for n in range(14)],  # with nothing to compare with
    ],
)
def test_below_its_minimum_of_evidence_it_is_silent(entries: list[Signals]) -> None:
    assert noticed(*entries) == {}


def test_energy_on_days_with_a_tag_is_noticed() -> None:
    entries = [
        wrote(n, ago(n), tags=("Run",) if n % 2 else ("work",), energy="high" if n % 2 else "low")
        for n in range(24)
    ]
    drafts = noticed(*entries)
    assert drafts["journal:energy:run:more"].title == "Your energy is higher on days with #run"
    assert (
        "On 12 days with #run it was 4.0 on average, on 12 other days 2.0"
        in drafts["journal:energy:run:more"].summary
    )
    assert drafts["journal:energy:work:less"].title == "Your energy is lower on days with #work"


def test_a_tag_on_days_that_sound_darker_is_noticed() -> None:
    entries = [
        wrote(n, ago(n), tags=("work",) if n % 3 == 0 else (), sentiment=-0.5 if n % 3 == 0 else 0.5)
        for n in range(30)
    ]
    assert list(noticed(*entries)) == ["journal:sentiment:work:less"]


def test_a_lapse_is_noticed_when_so_long_a_silence_would_be_chance() -> None:
    written = [wrote(n, ago(n)) for n in range(10, 40) if n % 3]
    (card,) = noticed(*written).values()
    assert card.title == "Your journal has rested for 9 days"
    assert card.summary.startswith("You wrote on 20 of 29 days until Fri 13 Nov, and on none since.")


@pytest.mark.parametrize(
    ("days", "paused"),
    [
        (range(5, 40, 1), ()),  # not long enough
        (range(10, 84, 9), ()),  # so rarely that nine days are nothing
        (range(10, 40, 1), ((ago(9), TODAY),)),  # it was paused
        ([*range(10, 40), 0], ()),  # written again today
        (range(10, 16), ()),  # hardly begun
    ],
)
def test_no_lapse_is_told_where_there_is_none(days: Any, paused: Any) -> None:
    assert noticed(*[wrote(n, ago(n)) for n in days], paused=paused) == {}


def test_in_journals_without_a_pattern_one_look_in_twenty_finds_one_at_most() -> None:
    chance = random.Random(7)
    told = 0
    for _ in range(200):
        entries = [
            wrote(
                n, ago(n), mood=chance.choice(["anxious", "grateful", "peaceful", "reflective"]),
                energy=chance.choice(["low", "moderate", "high"]), sentiment=chance.uniform(-1, 1),
                tags=tuple(chance.sample(["run", "work", "family"], chance.randint(0, 2))),
            )
            for n in range(60) if chance.random() < 0.6
        ]  # fmt: skip
        told += bool(noticed(*entries))
    assert told <= 16, "200 looks at 5 % are 10, and 16 are within what chance allows"


def test_no_card_tells_more_of_an_entry_than_its_signals() -> None:
    entries = [wrote(n, ago(n), tags=("work",), sentiment=-0.5 if n < 14 else 0.5) for n in range(50)]
    said = {each.said for card in noticed(*entries).values() for each in card.evidence}
    names = {each.name for card in noticed(*entries).values() for each in card.evidence}
    assert names == {"Mood: reflective, energy: moderate"}
    assert all(each.startswith("written for ") for each in said)
