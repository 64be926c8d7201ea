"""What texts mean, as vectors: by the model that comes along, or by Gemini's where there is a key.

Each vector carries its model's name; only those of one model are compared. What its user keeps from models is never
sent to another machine: the model that comes along reads it here.
"""

import asyncio
import logging
import math
from collections.abc import Sequence
from concurrent.futures import Executor
from functools import cached_property
from typing import Protocol

from agent.choice import ModelChoice
from agent.prices import price_of
from agent.purse import Purse, Refused
from memory.errors import SetupError
from memory.recall import DIMENSIONS, Vectors

log = logging.getLogger(__name__)

LOCAL = "multilingual-e5-small"
"""The bundled model, 384 dimensions, 4-bit weights (Wang et al. 2024, "Multilingual E5 Text Embeddings")."""
HOSTED = "gemini-embedding-001"
RELATED = {LOCAL: 0.3, HOSTED: 0.65}
"""The cosine from which two texts have to do with one another. Of the best passages for questions that nothing answers,
one in twenty reaches it with the bundled model; Google's is set by what is published of its scale, not measured."""
DEADLINE = 5.0
"""Seconds that the hosted model may take over a question that somebody waits for."""


class Local(Protocol):
    """A model that reads texts on this machine."""

    def query(self, text: str) -> list[float]: ...

    def passages(self, texts: list[str]) -> list[list[float]]: ...


class Hosted(Protocol):
    """A model that reads texts on another machine."""

    async def aembed_query(self, text: str) -> list[float]: ...

    async def aembed_documents(self, texts: list[str]) -> list[list[float]]: ...


class Meanings:
    """Reads texts. `local` and `hosted` take the place of the models that are loaded at the first text.

    `threads` is where the one that comes along reads what nobody waits for; without it, where it reads the rest.
    """

    def __init__(
        self,
        choice: ModelChoice,
        local: Local | None = None,
        hosted: Hosted | None = None,
        threads: Executor | None = None,
    ) -> None:
        self.threads = threads
        self.given_local = local
        self.given_hosted = hosted
        self.choice = choice
        self.uses_hosted = bool(choice.google_api_key) or hosted is not None

    @cached_property
    def local(self) -> Local | None:
        """The bundled model; None on a machine that can't load it, where texts are found by their words alone."""
        return self.given_local or loaded()

    async def of_query(self, text: str, purse: Purse | None = None, *, deadline: float = DEADLINE) -> Vectors:
        """What is asked for, by each model that may have read what is there. Empty where none can be asked.

        The hosted one is left out where it fails, is too slow, or may not be paid: what it read is then found by words.
        """
        reading = asyncio.create_task(asyncio.to_thread(self.read_query, text))
        found: Vectors = {}
        if self.uses_hosted and purse:
            try:
                async with asyncio.timeout(deadline):
                    found[HOSTED] = (await self.sent([text], purse, query=True))[0]
            except Refused:
                pass
            except (
                Exception
            ) as error:  # what a provider's package raises is its own; words are found without it
                log.warning("a question was not read", extra={"model": HOSTED, "error": type(error).__name__})
        local = await reading
        return {**found, LOCAL: local} if local else found

    def read_query(self, text: str) -> list[float] | None:
        return self.local.query(text) if self.local else None

    async def of_texts(
        self, texts: Sequence[str], purse: Purse, *, private: bool
    ) -> tuple[str, list[list[float]]]:
        """The model that read these texts, and what each means. `private` ones do not leave this machine.

        Raises Refused where a hosted model may not be paid, SetupError where no model can be loaded, and what a
        provider's package raises.
        """
        if self.uses_hosted and not private:
            return HOSTED, await self.sent(texts, purse, query=False)
        local = await asyncio.to_thread(lambda: self.local)
        if local is None:
            raise SetupError("The embedding model can't be loaded on this machine.")
        reading = asyncio.get_running_loop().run_in_executor(self.threads, local.passages, list(texts))
        return LOCAL, await reading

    async def sent(self, texts: Sequence[str], purse: Purse, *, query: bool) -> list[list[float]]:
        """One call of the hosted model, counted before it is made."""
        model = await asyncio.to_thread(lambda: self.hosted)
        call = await purse.reserve(HOSTED, price_of(HOSTED), sum(map(len, texts)))
        try:
            read = (
                [await model.aembed_query(texts[0])] if query else await model.aembed_documents(list(texts))
            )
        except BaseException:
            purse.settle(call, answered=False)
            raise
        call.input_tokens = (
            call.charge.input_tokens
        )  # the provider does not say; there are no words to pay for
        purse.settle(call, answered=True)
        return [unit(each) for each in read]

    @cached_property
    def hosted(self) -> Hosted:
        """Google's embedding model, built once. Its package is imported only where there is a key."""
        return self.given_hosted or built(self.choice)


def loaded() -> Local | None:
    """The bundled model, once in a process."""
    try:
        from agent.reader import Reader

        return Reader()
    except Exception as error:  # no engine for this machine, no memory for it: all mean the same here
        log.warning("the embedding model can't be loaded", extra={"error": type(error).__name__})
        return None


def built(choice: ModelChoice) -> Hosted:
    import httpx
    from langchain_google_genai import GoogleGenerativeAIEmbeddings

    # A transport of ours: see agent/models.py.
    return GoogleGenerativeAIEmbeddings(
        model=HOSTED,
        google_api_key=choice.google_api_key,
        base_url=choice.gemini_base_url,
        output_dimensionality=DIMENSIONS,
        client_args={"transport": httpx.AsyncHTTPTransport()},
    )


def unit(vector: Sequence[float]) -> list[float]:
    """The vector at length 1: Gemini's shorter ones are not."""
    length = math.sqrt(sum(each * each for each in vector)) or 1.0
    return [each / length for each in vector]
