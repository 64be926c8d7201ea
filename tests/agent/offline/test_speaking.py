"""When and where Aurum speaks first, and what it said: in plain words, there and back."""

from dataclasses import replace
from datetime import date, time
from typing import Any
from uuid import uuid4

import pytest

from agent.offline.conversation import Result
from agent.offline.reading import Intent
from agent.offline.understand import understand
from agent.offline.words import say
from memory.nudges import NudgeSettings
from tests.agent.offline.life import LIFE
from tests.agent.offline.saying_speaking import ALL, ASKED_BACK, NOT_OURS
from tools.deliveries import Told
from tools.tool import plain

OURS = {"nudge_settings", "change_nudges", "list_deliveries", "snooze_delivery"}


@pytest.mark.parametrize(("text", "calls"), ALL)
def test_plain_words_set_when_one_is_spoken_to(text: str, calls: list[Intent]) -> None:
    assert list(understand(text, LIFE).calls) == calls


@pytest.mark.parametrize("text", ASKED_BACK)
def test_a_pause_without_an_end_is_asked_back(text: str) -> None:
    found = understand(text, LIFE)
    assert not found.calls
    assert "Until when?" in found.say[0]


@pytest.mark.parametrize("text", NOT_OURS)
def test_what_only_sounds_like_it_sets_nothing(text: str) -> None:
    assert not OURS & {call.tool for call in understand(text, LIFE).calls}


def told(tool: str, value: Any, changed: bool = True, **arguments: Any) -> str:
    return say([Result(tool, arguments, plain(value), changed=changed)], LIFE)


def test_settings_are_told_and_a_change_says_what_is_now() -> None:
    usual = NudgeSettings()
    assert told("nudge_settings", usual, changed=False).splitlines() == [
        "When I speak first:", "- Morning check-in at 08:00.", "- Evening check-in at 20:30.",
        "- Weekly review on Sunday at 18:00.",
            "- What I notice at 08:00, one thing a day at most.", "- Quiet hours from 22:00 to 07:00.",
        "- At most 12 messages a day, reminders apart.", "- What comes within 10 minutes comes together.",
        "- Channels: Telegram, then Slack.", "- Check-ins are not paused.",
    ]  # fmt: skip
    off = NudgeSettings(evening_on=False)
    assert told("change_nudges", off, evening_on=False) == "Evening check-in: off."
    assert told("change_nudges", off, changed=False, evening_on=False) == "That was set already."
    early = NudgeSettings(morning_at=time(6))
    assert told("change_nudges", early, morning_at="06:00") == (
        "Morning check-in at 06:00, which lies in your quiet hours: it comes at 07:00."
    )
    away = NudgeSettings(away_from=date(2026, 11, 20), away_until=date(2026, 11, 27))
    assert told("change_nudges", away, pause_until="friday") == (
        "Check-ins and news rest until the end of Fri 27 Nov; reminders still come."
    )
    slack = NudgeSettings(ways={"reminder": "slack"})
    assert (
        told("change_nudges", slack, ways=[{"kind": "reminder", "channel": "slack"}])
        == "Reminder: Slack first."
    )


DELIVERY = Told(uuid4(), "reminder", "sent", "**T1** Pills\nmore", "today 09:00", "today 09:01", "", ("Telegram",), (),
                "", "")  # fmt: skip


def test_the_ledger_says_whether_it_went_out_and_where() -> None:
    held = Told(
        uuid4(),
        "morning",
        "held",
        "Good morning.",
        "today 06:00",
        "",
        "today 07:00",
        (),
        (),
        "Quiet hours.",
        "",
    )
    failed = Told(
        uuid4(), "intent", "failed", "It rains.", "yesterday 09:00", "", "", ("the web",), ("Telegram: No.",),
        "Telegram: No.", "",
    )  # fmt: skip
    lines = told("list_deliveries", [DELIVERY, held, failed], changed=False).splitlines()
    assert lines[0] == "What I said first:"
    assert lines[1] == "- today 09:00: Reminder “T1 Pills” — sent to Telegram today 09:01."
    assert lines[2].endswith("— held until today 07:00 (Quiet hours).")
    assert lines[3].endswith("— failed (Telegram: No); it stands in the web.")
    answered = told(
        "list_deliveries", [replace(DELIVERY, state="answered", answer="Done: Pills (T1).")], changed=False
    )
    assert answered.endswith("answered: Done: Pills (T1).")
    assert told("list_deliveries", [], changed=False) == "I have said nothing first yet."
    assert told("list_deliveries", [], changed=False, kind="intent") == "Nothing of that kind went out."
    assert "/reminders" in told("list_deliveries", [], changed=False, kind="reminder"), "it may come yet"
