"""Questions about the ranking, the day, the balance and the blackboard → exactly the calls they ask for."""

import pytest

from agent.offline.reading import Intent
from agent.offline.understand import understand
from tests.agent.offline import saying_board, saying_why
from tests.agent.offline.life import LIFE
from tests.agent.offline.saying_board import LOOK_ALIKES, TOOLS


@pytest.mark.parametrize(("text", "calls"), [*saying_why.ALL, *saying_board.ALL])
def test_what_is_asked_of_a_life_becomes_calls(text: str, calls: list[Intent]) -> None:
    found = understand(text, LIFE)
    assert list(found.calls) == calls
    assert not found.leftovers
    assert not found.offer


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_what_only_sounds_like_it_asks_for_nothing_of_the_kind(text: str) -> None:
    assert not {call.tool for call in understand(text, LIFE).calls} & TOOLS
