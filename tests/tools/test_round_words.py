"""What a check-in says and takes for an answer, without a life behind it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from memory.errors import Invalid
from memory.rounds import Round, RoundKind
from tools.round_values import STEPS, answer_of, is_choice, next_step, read
from tools.round_words import Facts, Line, adapted, draft_of, reason_line, said

AT = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
TODAY = date(2026, 11, 23)
REPORT, PLANTS, BOB = (
    Line("T9", "Write *report*", "due today"),
    Line("T4", "Water plants"),
    Line("T5", "Call Bob"),
)


def told(kind: RoundKind = "evening", step: str = "mood", **more: Any) -> Round:
    values: dict[str, Any] = {"answers": {}, "tasks": [], "state": "open", **more}
    return Round(
        id=UUID(int=7), kind=kind, day=TODAY, step=step, entry_id=None, opened_at=AT, answered_at=None, asked_at=AT,
        asked_by=None, **values,
    )  # fmt: skip


@pytest.mark.parametrize("kind", STEPS)
def test_every_button_of_every_question_is_an_act_that_fits_and_is_understood(kind: RoundKind) -> None:
    for step in (*STEPS[kind], "change"):
        here = told(kind, step)
        shown = said(
            here,
            Facts(
                TODAY, tasks=(REPORT,), due=(REPORT,), choices=(Line("T123456789", "x" * 90),), draft="A day"
            ),
        )
        acts = [button.act for row in shown.rows for button in row]
        assert acts
        assert max(len(each.encode()) for each in acts) <= 60
        assert max(len(button.label) for row in shown.rows for button in row) <= 55
        for value in (each.split(" ", 2)[2] for each in acts if each.startswith("round ")):
            if not value.startswith(("change", "skip")):
                assert read(here, value)[0] in STEPS[kind]


@pytest.mark.parametrize(
    ("step", "text", "answer"),
    [
        ("mood", " Grateful. ", "grateful"), ("energy", "Very low", "very_low"), ("energy", "ok", "moderate"),
        ("mood", "skip", None), ("well", "Nothing", None), ("hard", "Nothing went right: all of it",
        "Nothing went right: all of it"), ("focus", "t12", "T12"), ("focus", "Rest", "Rest"), ("entry", "Yes!", "keep"),
        ("entry", "not today", "no"),
    ],
)  # fmt: skip
def test_words_become_answers(step: str, text: str, answer: str | None) -> None:
    assert answer_of(step, text) == answer


@pytest.mark.parametrize(
    ("step", "text", "why"),
    [("mood", "fine", "optimistic"), ("energy", "7", "very low"), ("entry", "hm", "keep"), ("well", "  ", "no words"),
     ("hard", "x" * 2_001, "2000")],
)  # fmt: skip
def test_what_is_no_answer_is_told_with_what_would_be_one(step: str, text: str, why: str) -> None:
    with pytest.raises(Invalid, match=why):
        answer_of(step, text)


def test_an_answer_may_name_its_question_and_a_colon_alone_names_none() -> None:
    assert read(told(step="hard"), "mood:anxious") == ("mood", "anxious")
    assert read(told(step="hard"), "noise: the neighbours") == ("hard", "noise: the neighbours")
    with pytest.raises(Invalid, match="No question waits"):
        read(told(step=""), "noise")


def test_only_what_has_fixed_answers_is_answered_by_the_way() -> None:
    assert [is_choice(step, "grateful") for step in ("mood", "energy", "well", "change", "")] == [
        True, False, False, False, False,
    ]  # fmt: skip


def test_the_next_question_is_the_first_without_an_answer() -> None:
    assert next_step(told(answers={"mood": "anxious", "well": None})) == "energy"
    assert next_step(told(answers=dict.fromkeys(STEPS["evening"]))) == ""


def test_the_morning_is_read_in_five_seconds() -> None:
    text = said(told("morning", "energy"), Facts(TODAY, tasks=(REPORT, replace(PLANTS, now="done"), BOB), focus="T9",
                week="Sleep", names={"T9": "Write *report*"})).text  # fmt: skip
    assert text == (
        "**Good morning.** What matters today:\n\n1. **Write \\*report\\*** (T9): due today\n"
        "2. **Water plants** (T4): done\n3. **Call Bob** (T5)\n\n"
        "This week's focus: Sleep. You wanted to focus on **Write \\*report\\*** (T9) today.\n\n"
        "**How is your energy?**"
    )
    assert len(text) < 400


def test_what_became_of_a_task_takes_its_buttons() -> None:
    rows = said(told("morning", "energy"), Facts(TODAY, tasks=(replace(REPORT, now="done"), BOB))).rows
    assert [button.act for row in rows[:1] for button in row] == [
        "done T5",
        "tomorrow T5",
        "drop T5",
        "why T5",
    ]


def test_the_evening_shows_what_was_answered_above_what_is_asked() -> None:
    here = told(step="hard", answers={"mood": "grateful", "energy": "very_low", "well": "A *walk*\nwith Ann"})
    assert said(here, Facts(TODAY, done=("Buy shoes",))).text == (
        "**Good evening.** Done today: Buy shoes.\n\n- Mood: grateful · Energy: very low\n"
        "- Went well: A \\*walk\\* with Ann\n\n**What was hard? A few words, or skip.**"
    )
    assert "walk" not in said(here, Facts(TODAY, hides=True)).text


def test_one_that_is_late_says_whose_day_it_is() -> None:
    text = said(told(), Facts(date(2026, 11, 24), done=("Buy shoes",))).text
    assert text.startswith("**Your evening of yesterday** Done that day: Buy shoes.")


def test_the_draft_is_quoted_and_the_end_is_short() -> None:
    answers = {"mood": "grateful", "well": "a walk", "focus": "T4"}
    draft = draft_of(answers, ("Buy shoes", "Run"), "Water plants")
    assert draft == "Went well: a walk\n\nDone: Buy shoes; Run.\n\nTomorrow: Water plants"
    assert (
        "> Went well: a walk\n> \n> Done"
        in said(told(step="entry", answers=answers), Facts(TODAY, draft=draft)).text
    )
    end = said(told(step="", state="done", answers=answers), Facts(TODAY, entry="J4"))
    assert end.text.endswith("It stands in your journal as J4. Good night.")
    assert [button.label for row in end.rows for button in row] == ["Change"]


@pytest.mark.parametrize(
    ("energy", "now", "words"),
    [
        ("low", (PLANTS, REPORT, BOB), "Low energy: **Water plants** (T4) first, **Write \\*report\\*** (T9) later."),
        ("very_high", (REPORT, PLANTS, BOB), "Very high energy: the order stays as it is."),
        ("high", (REPORT, BOB, PLANTS), "High energy: **Call Bob** (T5) moves up, **Water plants** (T4) comes later."),
        ("low", (), "Low energy: the order stays as it is."),
    ],
)  # fmt: skip
def test_what_an_energy_changes_is_said_in_a_line(energy: str, now: tuple[Line, ...], words: str) -> None:
    assert adapted(energy, (REPORT, PLANTS, BOB), now) == words


def test_a_reason_is_one_line() -> None:
    assert reason_line("Due tomorrow; high priority") == "due tomorrow"
    assert len(reason_line("x" * 200)) == 80


def test_the_week_has_its_picture() -> None:
    assert said(told("weekly", "focus"), Facts(TODAY, summary="A week")).picture == "review 2026-11-23"
