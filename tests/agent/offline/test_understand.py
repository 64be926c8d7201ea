"""What people say → the calls it makes. Monday, 23 November 2026, nine in the morning in Berlin."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.offline.commands import ACTIONS
from agent.offline.life import Life, Place
from agent.offline.phrases import CONCLUSIONS, PHRASES
from agent.offline.reading import Intent
from agent.offline.understand import understand
from tests.agent.offline.life import EMPTY, LIFE
from tests.agent.offline.saying_more import ASKING, CHANGES, DELETING, DONE, JOURNAL, NOTHING, UNDOING
from tests.agent.offline.saying_new import ADDING, STRUCTURE, call

STORY = "I want to run a half marathon in spring. Put it under Health. First thing: buy shoes by Friday"
MARATHON = [
    call("add_pillar", name="Health"),
    call("add_area", name="Fitness", pillar="Health"),
    call("add_project", name="Half marathon", area="Fitness", due="2027-05-31"),
    call("add_task", title="Buy shoes", project="Half marathon", due="2026-11-27"),
]
GOALS: tuple[str, ...] = (
    STORY,
    STORY.lower(),
    STORY.replace(". ", ".\n"),
    "I'd like to run a half marathon in spring, put it under Health and first buy shoes by friday",
    "i want to run a half marathon in spring put it under health first thing buy shoes by friday",
    "Goal: run a half marathon in spring. It belongs to Health. Start with: buy shoes by Friday",
    "My goal is to run a half marathon in spring under Health. First step: buy shoes by Friday",
    "I want to run a half marathon in spring. Pillar: Health. First, buy shoes by Friday.",
    "I plan to run a half marathon in spring; put it under Health; first: buy shoes by Friday!",
    "I want to run a half marathon in spring. That's for Health. The first thing to do is buy shoes by Friday",
    "Hi! I want to run a half marathon in spring. Please put that in my Health pillar. First thing is to "
    "buy shoes by Friday.",
)


@pytest.mark.parametrize("text", GOALS)
def test_a_goal_becomes_a_project_in_its_place_with_its_first_step(text: str) -> None:
    assert list(understand(text, EMPTY).calls) == MARATHON


def with_places(*places: Place) -> Life:
    """The empty life with some places."""
    return EMPTY.having(*places)


def test_a_goal_uses_the_places_that_are_there() -> None:
    health, fitness = Place("pillar", "PL1", "Health"), Place("area", "A1", "Running", "PL1")
    only_pillar = understand(STORY, with_places(health))
    assert [one.tool for one in only_pillar.calls] == ["add_area", "add_project", "add_task"]
    both = understand(STORY, with_places(health, fitness))
    assert [one.tool for one in both.calls] == ["add_project", "add_task"]
    assert both.calls[0].arguments["area"] == "Running"
    area = understand(STORY, with_places(Place("area", "A1", "Health")))
    assert area.calls[0] == call("add_project", name="Half marathon", area="Health", due="2027-05-31")
    project = understand(STORY, with_places(Place("project", "P1", "Health")))
    assert [one.tool for one in project.calls] == ["add_task", "add_task"]
    assert all(one.arguments["project"] == "Health" for one in project.calls)


def test_steps_follow_one_another() -> None:
    found = understand(
        "I want to learn Spanish. First find a teacher by Friday, then buy a book, after that practice", EMPTY
    )
    assert list(found.calls) == [
        call("add_project", name="Learn Spanish"),
        call("add_task", title="Find a teacher", project="Learn Spanish", due="2026-11-27"),
        call("add_task", title="Buy a book", project="Learn Spanish", after=["Find a teacher"]),
        call("add_task", title="Practice", project="Learn Spanish", after=["Buy a book"]),
    ]
    listed = understand("I want to learn Spanish. Tasks:\n- find a teacher\n- buy a book by Friday", EMPTY)
    assert [one.arguments.get("title") for one in listed.calls] == [None, "Find a teacher", "Buy a book"]


@pytest.mark.parametrize(
    ("text", "calls"), [*ADDING, *STRUCTURE, *DONE, *CHANGES, *DELETING, *ASKING, *JOURNAL, *UNDOING]
)
def test_words_become_calls(text: str, calls: list[Intent]) -> None:
    found = understand(text, LIFE)
    assert list(found.calls) == calls
    assert not found.leftovers
    assert not found.offer


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_done(text: str) -> None:
    assert not understand(text, LIFE).calls


def test_what_was_not_understood_is_kept_beside_what_was() -> None:
    found = understand("Add buy milk. The moon is made of cheese. Finish T3", LIFE)
    assert [one.tool for one in found.calls] == ["add_task", "complete_task"]
    assert found.leftovers == ("The moon is made of cheese.",)


def test_without_a_life_nothing_breaks() -> None:
    found = understand("add buy milk by friday and put T3 under project Launch", Life())
    assert found.calls[0] == call("add_task", title="Buy milk", due="by friday")
    assert found.calls[1] == call("change_task", task="T3", project="Launch")


@pytest.mark.parametrize(
    "text",
    [
        "x" * 100_000,
        "add " + "milk and " * 3_000,
        '"' * 5_000,
        "a, " * 2_000,
        "hi.\n" + "\n" * 9_000 + "undo",
    ],
)
def test_long_or_odd_messages_are_read_quickly(text: str) -> None:
    began = time.perf_counter()
    understand(text, LIFE)
    assert time.perf_counter() - began < 1.5


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    assert understand(text, LIFE) == understand(text, LIFE)


def test_every_phrase_has_its_action() -> None:
    assert {action for action, _ in (*CONCLUSIONS, *PHRASES)} == set(ACTIONS)


WORDS = st.sampled_from(
    [
        "add",
        "task",
        "buy",
        "shoes",
        "by",
        "friday",
        "and",
        "then",
        "T1",
        "T2",
        "P1",
        "it",
        "is",
        "done",
        "delete",
        "move",
        "to",
        "under",
        "Launch",
        "v1",
        "high",
        "priority",
        "undo",
        "journal:",
        "first",
        "thing:",
        "put",
        "i",
        "want",
        "to",
        "run",
        "a",
        "half",
        "marathon",
        "in",
        "spring",
        "Health",
        ",",
        ".",
        ";",
        '"',
        "what's",
        "next",
        "why",
        "rename",
        "due",
        "no",
        "after",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=16))
def test_any_mixture_of_its_own_words_can_be_read(mixed: list[str]) -> None:
    for one in understand(" ".join(mixed), LIFE).calls:
        assert all(
            "\ue000" not in str(value) and "\ue002" not in str(value) for value in one.arguments.values()
        )
