"""Templates of the journal: eight that everybody has, and one's own."""

from typing import Any, get_args

import pytest

from memory.errors import Conflict, Invalid, NotFound
from memory.journal_templates import TemplateKind
from tests.acting import Person
from tools.journal_prompts import DEFAULTS


def test_five_templates_and_three_reviews_ask_five_questions_each() -> None:
    assert [each.name for each in DEFAULTS] == [
        "Daily Reflection", "Gratitude Practice", "Goal Progress Review", "Creative Exploration", "Problem Solving",
        "Weekly Review", "Monthly Review", "Quarterly Review",
    ]  # fmt: skip
    prompts = [prompt for each in DEFAULTS for prompt in each.prompts]
    assert {len(each.prompts) for each in DEFAULTS} == {5}
    assert len(set(prompts)) == 40
    assert all(prompt.endswith((".", "?")) and "?" in prompt for prompt in prompts)
    kinds = get_args(TemplateKind)
    assert len(kinds) == 10
    assert {each.kind for each in DEFAULTS} <= set(kinds)


async def test_ones_own_stand_behind_those_that_everybody_has(person: Person) -> None:
    made = await person("add_journal_template", name="Training", prompts=["How far?", " How was it? "])
    assert (made.code, made.kind, made.own, made.prompts) == (
        "JT1",
        "custom",
        True,
        ("How far?", "How was it?"),
    )
    listed = await person("list_journal_templates")
    assert [each.code for each in listed[-2:]] == ["quarterly_review", "JT1"]
    assert not any(each.own for each in listed[:-1])
    for name in ("JT1", "jt1", "training", "Training"):
        assert await person("list_journal_templates", template=name) == [made]
        assert (await person("write_entry", text="x", template=name)).template == "JT1"


@pytest.mark.parametrize(
    ("said", "code"),
    [("gratitude", "gratitude"), ("Gratitude Practice", "gratitude"), ("weekly review", "weekly_review"),
     ("creative", "creative_writing"), ("problem", "problem_solving")],
)  # fmt: skip
async def test_one_is_named_by_its_code_or_words_of_its_name(person: Person, said: str, code: str) -> None:
    (found,) = await person("list_journal_templates", template=said)
    assert found.code == code


async def test_what_names_none_or_several_is_refused(person: Person) -> None:
    for said in ("horoscope", "review", "JT9", " "):
        with pytest.raises(NotFound, match="quarterly_review"):
            await person("list_journal_templates", template=said)


async def test_ones_own_change_and_go_and_undo_brings_them_back(person: Person) -> None:
    await person("add_journal_template", name="Training", prompts=["How far?"], kind="habit_tracker")
    entry = await person("write_entry", answers=[{"prompt": "How far?", "answer": "5 km"}], template="JT1")
    changed = await person("change_journal_template", template="JT1", prompts=["How far?", "How fast?"])
    assert (changed.name, changed.kind, changed.prompts) == (
        "Training",
        "habit_tracker",
        ("How far?", "How fast?"),
    )
    await person("delete_journal_template", template="Training")
    with pytest.raises(NotFound):
        await person("change_journal_template", template="JT1", name="x")
    assert await person("read_entry", entry="J1") == entry, "entries keep what they answered"
    assert (await person("undo")).restored == ("The journal template JT1 “Training” is back.",)
    assert await person("list_journal_templates", template="JT1") == [changed]
    await person("undo")
    ((before,), history) = (
        await person("list_journal_templates", template="JT1"), await person("history", thing="JT1"),
    )  # fmt: skip
    assert before.prompts == ("How far?",)
    assert history[-1].what == ("Added.",)


async def test_no_two_of_ones_own_bear_one_name(person: Person) -> None:
    await person("add_journal_template", name="Training", prompts=["How far?"])
    await person("add_journal_template", name="Reading", prompts=["What?"])
    with pytest.raises(Conflict, match="JT1 is called “Training” already"):
        await person("add_journal_template", name="TRAINING", prompts=["x"])
    with pytest.raises(Conflict, match="JT1"):
        await person("change_journal_template", template="JT2", name="training")
    assert (await person("change_journal_template", template="JT1", name="TRAINING")).name == "TRAINING"


@pytest.mark.parametrize("tool", ["change_journal_template", "delete_journal_template"])
async def test_everybodys_are_nobodys_to_change(person: Person, tool: str) -> None:
    with pytest.raises(NotFound, match="everybody's"):
        await person(tool, template="gratitude")
    assert len(await person("list_journal_templates")) == 8


@pytest.mark.parametrize(
    "arguments",
    [{"name": "", "prompts": ["x"]}, {"name": "x", "prompts": []}, {"name": "x", "prompts": [" "]},
     {"name": "x", "prompts": ["x"] * 21}, {"name": "x", "prompts": ["x" * 501]},
     {"name": "x", "prompts": ["x"], "kind": "poem"}],
)  # fmt: skip
async def test_what_is_no_template_is_refused(person: Person, arguments: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        await person("add_journal_template", **arguments)
    assert len(await person("list_journal_templates")) == 8
