"""Which model answers, for how long it may, and what happens when it fails.

Gemini when there is a key, any other LangChain provider when one is named, the offline model
otherwise — and always when the other one fails, with a notice that says so.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import cached_property
from typing import Any, TypeVar

import orjson
from langchain_core.exceptions import ModelError, ModelTimeoutError
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, AnyMessage, ToolCallChunk
from langchain_core.messages.ai import add_ai_message_chunks
from langchain_core.runnables import Runnable
from pydantic import BaseModel

from agent import receipts
from agent.budget import within
from agent.choice import OFFLINE, ModelChoice
from agent.events import Notice
from agent.offline.model import OfflineModel
from agent.purse import Purse, Refused
from memory.errors import SetupError, Unavailable
from memory.records import Json

log = logging.getLogger(__name__)

Shape = TypeVar("Shape", bound=BaseModel)
Hear = Callable[[AIMessage], None]

PAUSE = 0.5
"""Seconds before the one retry of a call that failed in a way that may pass."""


class Unusable(Exception):
    """A model's answer can't be used: it is empty, or a tool call in it is malformed."""


class Models:
    """Answers a conversation, one step at a time."""

    def __init__(self, choice: ModelChoice, tools: list[Json], hosted: BaseChatModel | None = None) -> None:
        self.choice = choice
        self.tools = tools
        self.given = hosted
        self.name = choice.name if hosted is None else "scripted"

    async def answer(
        self, messages: list[AnyMessage], *, purse: Purse | None = None, offline: bool = False
    ) -> AsyncIterator[str | Notice | tuple[AIMessage, str]]:
        """Words as they come, then the whole message and the name of the model that wrote it.

        A Notice means: forget the words so far, for a message begins; the model that wrote it says whether it is
        another one. The purse pays for a hosted model: without one, and where `offline`, the offline model is asked.
        Raises Unavailable where calls can't be counted.
        """
        if purse and self.name != OFFLINE and not offline:
            try:
                async with asyncio.timeout(self.choice.deadline):
                    async for piece in receipts.founded(self.with_retry(within(messages), purse), messages):
                        if news := purse.told():
                            yield Notice(news)
                        yield piece if isinstance(piece, str) else (piece, self.name)
                return
            except Refused as refused:
                yield Notice(str(refused))
            except (
                Unavailable
            ):  # without the database no model's turn can be kept: it goes on when it is back
                raise
            except Exception as error:  # what a provider's package raises is its own: httpx's, ValueError, …
                log.warning("model failed", extra={"model": self.name, "error": type(error).__name__})
                yield Notice(f"{self.name} {reason(error)}, so the offline model goes on.")
        async for piece in stream(self.offline, messages):
            yield piece if isinstance(piece, str) else (piece, OFFLINE)

    async def with_retry(self, messages: list[AnyMessage], purse: Purse) -> AsyncGenerator[str | AIMessage]:
        """The hosted model's answer; tried once more where that may help and no word was said yet."""
        model = await self.ready()
        spoken = False
        for last in (False, True):
            try:
                async with self.paid(purse, size(messages) + self.weight) as hear:
                    async for piece in stream(model, messages, hear):
                        spoken = spoken or isinstance(piece, str)
                        yield piece
                return
            except Exception as error:
                if last or spoken or not may_pass(error):
                    raise
            await asyncio.sleep(PAUSE)

    async def shaped(self, messages: list[AnyMessage], shape: type[Shape], purse: Purse) -> Shape | None:
        """What the hosted model says in this shape, in one call beside a conversation; None where that is nothing.

        Raises what a provider's package raises, for an answer of another shape too, and Refused.
        """
        model = (await self.plain()).with_structured_output(shape, include_raw=True)
        async with self.paid(purse, size(messages) + len(str(shape.model_json_schema()))) as hear:
            said: Any = await model.ainvoke(messages)
            hear(said["raw"])
        if said["parsing_error"]:
            raise said["parsing_error"]
        return said["parsed"]  # type: ignore[no-any-return]

    @asynccontextmanager
    async def paid(self, purse: Purse, characters: int) -> AsyncIterator[Hear]:
        """One call of the hosted model, which asks with so many characters: reserved before it, settled after it.

        Each part of the answer is to be heard, as soon as it is there. Raises Refused where it may not be made.
        """
        call = await purse.reserve(self.name, self.choice.price, characters)
        try:
            yield call.hear
        except BaseException as error:
            purse.settle(call, answered=not turned_away(error))
            raise
        purse.settle(call, answered=True)

    @cached_property
    def weight(self) -> int:
        """The characters in which the hosted model is told of the tools, each time."""
        return len(orjson.dumps(self.tools))

    async def plain(self) -> BaseChatModel:
        """The hosted model without tools, for what is asked of it beside a conversation."""
        await self.ready()
        return self.bare

    async def ready(self) -> Runnable[Any, AIMessage]:
        """The hosted model. Importing its package takes seconds on a busy machine, so others go on meanwhile."""
        if "hosted" not in self.__dict__:
            await asyncio.to_thread(lambda: self.hosted)
        return self.hosted

    async def warm(self) -> None:
        """Have the hosted model ready before the first message comes; one that can't be used says so then."""
        if self.name != OFFLINE:
            with contextlib.suppress(SetupError):
                await self.ready()

    @cached_property
    def offline(self) -> Runnable[Any, AIMessage]:
        return OfflineModel().bind_tools(self.tools)

    @cached_property
    def bare(self) -> BaseChatModel:
        """The hosted model, built once: building it costs 200 ms."""
        return self.given or build(self.choice)

    @cached_property
    def hosted(self) -> Runnable[Any, AIMessage]:
        """The hosted model with its tools bound."""
        return self.bare.bind_tools(self.tools)


def build(choice: ModelChoice) -> BaseChatModel:
    """The chosen hosted model. Its package is imported only here. Raises SetupError when it is not there."""
    if choice.provider_model:
        from langchain.chat_models import init_chat_model

        try:
            model = init_chat_model(choice.provider_model)
            if "max_retries" in type(model).model_fields:  # each try is one of ours, which is counted
                once = 1 if "Google" in type(model).__name__ else 0  # to Google's, 0 means its own default
                model = init_chat_model(choice.provider_model, max_retries=once)
            return model
        except (ImportError, ValueError) as error:
            raise SetupError(f"AURUM_MODEL={choice.provider_model} can't be used: {error}") from error
    import httpx
    from langchain_google_genai import ChatGoogleGenerativeAI

    # Without a transport of ours google-genai changes to aiohttp as soon as that is importable, and with
    # it changes what a time-out bounds and which errors are raised. Its own retries would multiply ours.
    return ChatGoogleGenerativeAI(
        model=choice.gemini_model,
        api_key=choice.google_api_key,
        base_url=choice.gemini_base_url,
        max_retries=1,
        client_args={"transport": httpx.AsyncHTTPTransport()},
    )


async def stream(
    model: Runnable[Any, AIMessage], messages: list[AnyMessage], hear: Hear | None = None
) -> AsyncIterator[str | AIMessage]:
    """A model's words as they come, then its whole message. Raises Unusable where that says nothing."""
    chunks: list[AIMessageChunk] = []
    words, spoken = "", False
    async for chunk in model.astream(messages):
        assert isinstance(chunk, AIMessageChunk)
        chunks.append(chunk)
        if hear:
            hear(chunk)
        words += chunk.text
        spoken = spoken or bool(words.strip())
        if words and spoken:
            yield words
            words = ""
    if not chunks:
        raise Unusable("an empty answer")
    whole = add_ai_message_chunks(chunks[0], *chunks[1:])
    if not (whole.tool_calls or spoken) or not all(complete(call) for call in whole.tool_call_chunks):
        raise Unusable("an empty or malformed answer")
    yield AIMessage(
        whole.content,
        id=whole.id,
        tool_calls=whole.tool_calls,
        additional_kwargs=whole.additional_kwargs,
        usage_metadata=whole.usage_metadata,
    )


def complete(call: ToolCallChunk) -> bool:
    """Whether a call's arguments came whole. LangChain mends a JSON text that was cut off: half a title is none."""
    try:
        return isinstance(orjson.loads(call["args"] or "{}"), dict)
    except orjson.JSONDecodeError:
        return False


def size(messages: list[AnyMessage]) -> int:
    """The characters of all that the messages say, the calls in them included."""
    calls = (call for message in messages if isinstance(message, AIMessage) for call in message.tool_calls)
    return sum(len(str(message.content)) for message in messages) + sum(len(str(call)) for call in calls)


def turned_away(error: BaseException) -> bool:
    """Whether the provider did not begin to answer: what it refused or was never sent costs no tokens."""
    refused = isinstance(error, ModelError) and not isinstance(error, ModelTimeoutError)
    return refused or isinstance(error, SetupError) or "ConnectError" in kinds(error)


def may_pass(error: Exception) -> bool:
    """Whether the same request may succeed a moment later."""
    if isinstance(error, ModelError):
        return error.is_retryable
    return isinstance(error, Unusable) or "TransportError" in kinds(error)


def reason(error: Exception) -> str:
    """Why a model failed, in words for the user."""
    return next((REASONS[kind] for kind in kinds(error) if kind in REASONS), "failed")


def kinds(error: BaseException) -> list[str]:
    """The names of what the error is, the narrowest first: providers raise subclasses of their own."""
    return [kind.__name__ for kind in type(error).__mro__]


REASONS = {
    "ModelRateLimitError": "has no quota left right now",
    "ModelAuthenticationError": "did not accept the key",
    "ModelPermissionDeniedError": "did not accept the key",
    "ModelInvalidRequestError": "did not accept the request",
    "ModelNotFoundError": "is not known by that name",
    "TimeoutError": "took too long",
    "ModelTimeoutError": "took too long",
    "ModelConnectionError": "can't be reached",
    "ConnectError": "can't be reached",
    "ProtocolError": "broke off",
    "NetworkError": "broke off",
    "Unusable": "gave no usable answer",
    "Unfounded": "said something that did not happen or that nothing shows",
    "UnknownApiResponseError": "gave no usable answer",
    "SetupError": "can't be used",
}
