"""Five invented lives, each a year of messages between two people, with questions of which the answers are known.

Nobody of them exists. `plain` questions ask by the usual words, `otherwise` ones mostly by other words than the
messages use. What they mean is read by the bundled model, once for all that are compared.
"""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

from agent.reader import Floats, Reader
from tools.notes import GivenNote

LIVES = ("mara", "idris", "nora", "viktor", "june")
SETS = {"plain": "direct", "otherwise": "questions"}
"""The two sets of questions, and what their files are called."""
FOLDER = Path(__file__).parent / "lives"
BATCH = 64


@dataclass(frozen=True, slots=True)
class Item:
    """A message of a life."""

    id: str
    at: str
    who: str
    session: str
    text: str

    @property
    def said(self) -> str:
        """The text as models read it: with the name of who says it."""
        return f"{self.who}: {self.text}"

    @property
    def note(self) -> GivenNote:
        return GivenNote(
            text=self.text, at=datetime.fromisoformat(self.at), who=self.who, session=self.session, id=self.id
        )


@dataclass(frozen=True, slots=True)
class Question:
    """`evidence`: the messages that hold the answer, by their ids."""

    id: str
    question: str
    evidence: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Life:
    """What was said, in order of time, and what is asked of it a month after its end."""

    name: str
    items: tuple[Item, ...]
    questions: dict[str, tuple[Question, ...]]

    @property
    def asked_at(self) -> datetime:
        return datetime.fromisoformat(f"{self.items[-1].at}+00:00") + timedelta(days=30)


def lives() -> tuple[Life, ...]:
    return tuple(
        Life(
            name,
            tuple(Item(**each) for each in lines(f"{name}.items")),
            {kind: tuple(map(question, lines(f"{name}.{file}"))) for kind, file in SETS.items()},
        )
        for name in LIVES
    )


def lines(name: str) -> Iterable[dict[str, str]]:
    return map(json.loads, (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())


def question(line: dict[str, str]) -> Question:
    return Question(line["id"], line["question"], tuple(line["evidence"]), line["kind"])


class Known:
    """Stands for the bundled model: it knows what all these texts and questions mean, from having read them once."""

    def __init__(self, texts: dict[str, list[float]], questions: dict[str, list[float]]) -> None:
        self.texts = texts
        self.questions = questions

    def query(self, text: str) -> list[float]:
        return self.questions[text]

    def passages(self, texts: list[str]) -> list[list[float]]:
        return [self.texts[text] for text in texts]


def read(all_lives: Iterable[Life], kept: Path | None) -> Known:
    """What all of it means. `kept`: a file that spares a next run the reading."""
    all_lives = tuple(all_lives)
    texts = [each.said for life in all_lives for each in life.items]
    questions = [each.question for life in all_lives for some in life.questions.values() for each in some]
    if kept and kept.exists():
        found: Floats = np.load(kept)
    else:
        reader = one_thread()
        rows = [
            each for at in range(0, len(texts), BATCH) for each in reader.passages(texts[at : at + BATCH])
        ]
        found = np.array(rows + [reader.query(each) for each in questions], dtype=np.float32)
        if kept:
            np.save(kept, found)
    vectors = found.tolist()
    return Known(
        dict(zip(texts, vectors[: len(texts)], strict=True)),
        dict(zip(questions, vectors[len(texts) :], strict=True)),
    )


def one_thread() -> Reader:
    """The bundled model. Its threads wait for one another without resting: on a busy machine one is faster."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    return Reader()
