"""What was said in words since a button was pressed: its message does nothing untrue, and the next press redraws it."""

import pytest

from api.aurum import Aurum
from channels.presses import Presses
from tests.acting import Person
from tests.agent.turns import titles
from tests.channels.test_presses import Hand, acts, undo_of


@pytest.fixture
def hand(aurum: Aurum, person: Person, monkeypatch: pytest.MonkeyPatch) -> Hand:
    made = Hand(aurum, person, Presses(aurum.database, aurum.turns), monkeypatch)
    made.at(minutes=0)
    return made


async def test_what_was_taken_back_in_words_is_shown_so_by_the_next_press(hand: Hand) -> None:
    await hand.person("add_task", title="Buy shoes", due="today")
    message = await hand.today()
    done = await hand.press("done T1", message)
    await hand.person("undo", operation=undo_of(done.said).partition(" ")[2])
    late = await hand.press(undo_of(done.said), message)
    assert late.said
    assert late.said.text.endswith("✓ Done: **Buy shoes** (T1).\n\nTaken back since.")
    assert acts(late.said) == []
    assert late.toast == "That was taken back already."
    assert await titles(hand.aurum, hand.person.id) == ["Buy shoes"]
    assert await hand.operations() == ["undo", "Done T1", "add_task"], "the press did nothing more"


async def test_an_old_screen_does_nothing_again_that_was_taken_back_in_words(hand: Hand) -> None:
    await hand.person("add_task", title="Buy shoes", due="today")
    message = await hand.today()
    done = await hand.press("done T1", message)
    await hand.person("undo")
    late = await hand.press("done T1", message)
    assert "taken back" in late.toast
    assert late.said
    assert late.said.text.endswith("Taken back since.")
    assert undo_of(done.said) not in acts(late.said)
    assert (await hand.press("done T1", message)).said == late.said
    assert await titles(hand.aurum, hand.person.id) == ["Buy shoes"]


async def test_what_was_done_again_in_words_is_shown_so_by_the_next_press(hand: Hand) -> None:
    await hand.person("add_task", title="Buy shoes", due="today")
    message = await hand.today()
    done = await hand.press("done T1", message)
    undone = await hand.press(undo_of(done.said), message)
    await hand.person("redo")
    late = await hand.press(undo_of(undone.said), message)
    assert late.said
    assert late.said.text.endswith("Done again since.")
    assert late.toast == "That was done again already."
    assert await titles(hand.aurum, hand.person.id) == []
