"""The journal by plain words: what is meant, and what is said about what came of it."""

from typing import Any

import pytest

from agent.offline.aims import intent_of
from agent.offline.understand import understand
from tests.agent.offline.life import LIFE, ok
from tests.agent.offline.saying_journal import ALL, OTHERS
from tests.agent.offline.saying_new import Line
from tests.agent.offline.test_words import calls, say, words

JOURNAL = {
    "write_entry", "update_entry", "read_entry", "list_entries", "on_this_day", "journal_streak", "pause_streak",
    "draft_entry", "change_journal_settings", "list_journal_templates",
}  # fmt: skip


@pytest.mark.parametrize(("text", "meant"), ALL)
def test_words_become_calls(text: str, meant: list[Any]) -> None:
    found = understand(text, LIFE)
    assert list(found.calls) == meant
    assert not found.leftovers
    assert not found.offer


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_not_about_the_journal_is_left_to_others(text: str) -> None:
    assert not JOURNAL & {call.tool for call in understand(text, LIFE).calls}


def test_looking_is_no_change() -> None:
    aims = {
        intent_of(understand(text, LIFE))
        for text in ("on this day", "how is my streak", "draft my journal", "read J3")
    }
    assert aims == {"query"}
    assert intent_of(understand("make J3 private", LIFE)) == "change"
    assert intent_of(understand("private journal: so", LIFE)) == "create"


def entry(**more: Any) -> dict[str, Any]:
    """An entry as a tool answers with it."""
    base = {
        "ref": "J3", "title": "", "text": "A *calm* day.", "mood": "peaceful", "energy": "very_high",
        "day": "2026-11-23",
        "tier": "full", "private": False, "words": 3, "answers": [], "tags": [],
    }  # fmt: skip
    return base | more


HIDDEN = entry(text="", tier="signals", private=True)


def page(*items: dict[str, Any], private: int = 0, more: str | None = None) -> dict[str, Any]:
    return {"items": list(items), "private": private, "next": more}


STREAK = {
    "current": 5, "best": 12, "unit": "days", "per_week": 7, "written_today": False, "this_week": 1,
    "paused_until": None, "pauses": [],
}  # fmt: skip
WEEKS = STREAK | {"current": 1, "best": 3, "unit": "weeks", "per_week": 4, "this_week": 2}
DRAFT = {
    "text": "The sea was calm.\n\nDone: Buy *shoes*.", "title": "Monday, 23 November", "mood": "peaceful",
    "energy": "high", "tags": ["sea"], "day": "2026-11-23", "sources": [],
}  # fmt: skip
PROMPTS = {
    "code": "gratitude",
    "name": "Gratitude Practice",
    "description": "Notice.",
    "prompts": ["Which?", "Who?"],
}

TALK: tuple[tuple[str, str, str], ...] = (
    (
        "private journal: A calm day.",
        ok("write_entry", entry(text="", tier="never", private=True), changed=True),
        "Written in your journal (J3). It is private: from now on no model reads it.",
    ),
    (
        "journal signals only: A calm day.",
        ok("write_entry", HIDDEN, changed=True),
        "Written in your journal (J3): peaceful, energy very high. Models know only its signals.",
    ),
    (
        "journal for yesterday: A calm day.",
        ok("write_entry", entry(day="2026-11-22"), changed=True),
        "Written in your journal for yesterday (J3): peaceful, energy very high.",
    ),
    ("make J3 private", ok("update_entry", HIDDEN, changed=True), "J3 is private now: no model reads it."),
    ("make J3 full", ok("update_entry", HIDDEN, changed=True), "J3 is open to models now."),
    ("make J3 full", ok("update_entry", entry(), changed=False), "J3 was like that already."),
    (
        "make J3 signals only",
        ok("update_entry", HIDDEN, changed=True),
        "Models know only the signals of J3 now: its mood, energy, tags and length.",
    ),
    (
        "show my journal",
        ok("list_entries", page()),
        "Your journal is empty so far. Say “journal: …” to begin.",
    ),
    (
        "show my journal",
        ok("list_entries", page(private=2)),
        "2 entries are private: read them in your journal.",
    ),
    ("what did I write last week", ok("list_entries", page()), "Nothing in your journal for that."),
    (
        "show my journal",
        ok("list_entries", page(entry(), HIDDEN, private=1)),
        "2 journal entries:\n- 2026-11-23 (J3) A \\*calm\\* day. · peaceful, energy very high\n"
        "- 2026-11-23 (J3) private · peaceful, energy very high\n\n1 entry is private: read it in your journal.",
    ),
    (
        "read J3",
        ok("read_entry", entry(title="Sea", answers=[{"prompt": "Who?", "answer": "Anna"}])),
        "today (J3) **Sea** · peaceful, energy very high\n> A \\*calm\\* day.\n- **Who?** Anna",
    ),
    ("read J3", ok("read_entry", HIDDEN), "today (J3): private; peaceful, energy very high, 3 words."),
    ("on this day", ok("on_this_day", []), "Nothing was written on this day in the last five years."),
    (
        "on this day",
        ok("on_this_day", [entry(day="2025-11-23")]),
        "On this day:\n- 2025-11-23 (J3) A \\*calm\\* day. · peaceful, energy very high",
    ),
    (
        "how is my streak",
        ok("journal_streak", STREAK),
        "Your streak: 5 days in a row; the best was 12. Today is still open.",
    ),
    (
        "how is my streak",
        ok("journal_streak", WEEKS),
        "Your streak: 1 week of 4 days or more in a row; the best was 3. This week you have written on 2 days.",
    ),
    (
        "how is my streak",
        ok("journal_streak", STREAK | {"current": 0, "best": 0}),
        "No streak yet: write something today, and it begins.",
    ),
    (
        "pause my streak until monday",
        ok("pause_streak", STREAK | {"paused_until": "2026-11-30"}, changed=True),
        "Paused until Mon 30 Nov: your streak of 5 days holds.",
    ),
    ("resume my streak", ok("pause_streak", STREAK, changed=True), "Your streak goes on: 5 days so far."),
    (
        "draft my journal from today",
        ok("draft_entry", DRAFT),
        "A draft for today (peaceful, energy high):\n\n> The sea was calm.\n>\n> Done: Buy \\*shoes\\*.\n\n"
        "Shall I write it in your journal? Say “yes”, or “yes, privately”.",
    ),
    (
        "draft my journal from today",
        ok("draft_entry", DRAFT | {"text": ""}),
        "I found nothing to draft from: no words of yours, no check-ins, nothing done that day.",
    ),
    (
        "start a gratitude entry",
        ok("list_journal_templates", [PROMPTS]),
        "**Gratitude Practice**\n\n1. Which?\n2. Who?\n\nAnswer as you like with “gratitude journal: …”.",
    ),
    (
        "I want to journal 4 times a week",
        ok("change_journal_settings", {"per_week": 4, "tier": "full", "model_reads": False}, changed=True),
        "Noted: 4 days a week make your streak.",
    ),
    (
        "make my journal private",
        ok("change_journal_settings", {"per_week": 4, "tier": "never", "model_reads": False}, changed=True),
        "Noted: new entries are private.",
    ),
    (
        "delete J3",
        ok("delete", [{"ref": "J3", "name": "", "level": "journal", "below": 0}], changed=True),
        "Deleted the journal entry J3. It lies in the trash for 30 days; “undo” brings it back.",
    ),
    (
        "restore J3",
        ok("restore", [{"ref": "J3", "name": "Sea", "level": "journal", "below": 0}], changed=True),
        "**Sea** (J3) is back.",
    ),
)


@pytest.mark.parametrize(("text", "content", "said"), TALK)
def test_results_become_words(text: str, content: str, said: str) -> None:
    assert words(text, content) == said


KEPT = {name: DRAFT[name] for name in ("text", "title", "mood", "energy", "tags", "day")}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("yes", [("write_entry", KEPT)]),
        ("Looks good, keep it", [("write_entry", KEPT)]),
        ("yes, privately", [("write_entry", KEPT | {"tier": "never"})]),
        ("no", []),
    ],
)
def test_a_draft_is_written_when_it_is_agreed_to_and_not_before(text: str, meant: list[Any]) -> None:
    history = say("draft my journal from today", ok("draft_entry", DRAFT))
    assert calls(text, history) == meant


def test_yes_to_an_empty_draft_writes_nothing() -> None:
    history = say("draft my journal from today", ok("draft_entry", DRAFT | {"text": ""}))
    assert calls("yes", history) == []


@pytest.mark.parametrize(
    "line", [each for each in ALL if each[1][0].tool == "write_entry"], ids=lambda each: str(each[0])
)
def test_an_entry_that_follows_something_else_takes_the_rest(line: Line) -> None:
    text, meant = line
    found = understand(f"Add buy milk. {text}", LIFE)
    assert [call.tool for call in found.calls] == ["add_task", "write_entry"]
    assert found.calls[1] == meant[0]
