"""What was said once, asked for in plain words: what is looked up, and how it is told."""

import pytest

from agent.offline.conversation import Result
from agent.offline.reading import Intent
from agent.offline.understand import understand
from agent.offline.words_recall import recalled
from memory.records import Json
from tests.agent.offline.life import LIFE
from tests.agent.offline.saying_recall import ALL


@pytest.mark.parametrize(("text", "calls"), ALL, ids=[text for text, _ in ALL])
def test_what_is_asked_for_is_looked_up(text: str, calls: list[Intent]) -> None:
    assert list(understand(text, LIFE).calls) == calls


def hit(**more: object) -> Json:
    plain = {
        "kind": "journal",
        "ref": "J3",
        "who": "",
        "text": "Slept *badly*.",
        "at": "2026-03-04T12:00:00Z",
    }
    return {**plain, **more}


def told(*hits: Json, note: str | None = None) -> str:
    return recalled(Result("recall", {}), {"hits": list(hits), "note": note}, LIFE)


def test_each_passage_is_told_with_its_day_and_its_place() -> None:
    said = told(hit(), hit(kind="message", ref=None, text="I woke at four."))
    assert said.splitlines()[1:] == [
        "- 4 Mar 2026 (J3): “Slept \\*badly\\*.”",
        "- 4 Mar 2026 (said): “I woke at four.”",
    ]


def test_a_long_passage_is_cut() -> None:
    assert told(hit(text="word " * 500)).endswith("…”")


def test_that_nothing_was_said_is_said() -> None:
    assert told() == "I find nothing that you said or wrote about that."


def test_that_words_alone_found_it_is_said() -> None:
    assert told(hit(), note="By words alone.").endswith("By words alone.")
