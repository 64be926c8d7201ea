"""Readers of texts: one that hashes words, where meaning does not matter, and the bundled one, loaded once."""

import math
import re
from collections.abc import Sequence
from functools import cache
from uuid import UUID
from zlib import crc32

from agent.choice import ModelChoice
from agent.embed import embed
from agent.meaning import Local, Meanings
from agent.reader import Reader
from memory.database import Database
from memory.recall import DIMENSIONS

SAME = {
    "puppy": "dog",
    "hound": "dog",
    "slept": "sleep",
    "sleeping": "sleep",
    "insomnia": "sleep",
    "invoice": "bill",
}
"""Words that mean the same to it."""


class Hashing:
    """Reads words as numbers: texts with the same words lie near each other. `seed` makes another model of it."""

    def __init__(self, seed: int = 0) -> None:
        self.seed = seed
        self.read: list[str] = []
        """All that it was given to read."""

    def query(self, text: str) -> list[float]:
        self.read.append(text)
        return self.vector(text)

    def passages(self, texts: list[str]) -> list[list[float]]:
        self.read += texts
        return [self.vector(each) for each in texts]

    def vector(self, text: str) -> list[float]:
        found = [0.0] * DIMENSIONS
        for word in re.findall(r"\w+", text.casefold()):
            found[crc32(f"{self.seed} {SAME.get(word, word)}".encode()) % DIMENSIONS] += 1.0
        length = math.hypot(*found) or 1.0
        return [each / length for each in found]


class Far(Hashing):
    """The same on another machine."""

    async def aembed_query(self, text: str) -> list[float]:
        return self.query(text)

    async def aembed_documents(self, texts: list[str]) -> list[list[float]]:
        return self.passages(texts)


@cache
def bundled() -> Reader:
    """The model that comes along."""
    return Reader()


async def have_read(database: Database, user: UUID, local: Local) -> None:
    """Have all that a user wrote read by this model."""
    await embed(database, user, Meanings(ModelChoice(), local=local))


def cosine(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))
