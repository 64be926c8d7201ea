"""Stand-ins for parties outside: a model that says what a test wrote down."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import date
from typing import Any

from langchain_core.callbacks import AsyncCallbackManagerForLLMRun, CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.messages.tool import tool_call_chunk
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable
from pydantic import Field

from agent.prices import Price
from agent.purse import HostedCall, Purse
from memory.spending import Charge

Part = str | list[dict[str, Any]] | Exception | asyncio.Event
Step = Part | tuple[Part, ...]
"""Words to say, calls to ask for ({id, name, args as JSON text}), an error to raise, an event to wait
for; or several of these, one after the other, in one answer."""


class ScriptedModel(BaseChatModel):
    """Says one step of its script at each call, word by word, and keeps what it was told."""

    script: list[Any]
    heard: list[Any] = Field(default_factory=list)

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def bind_tools(self, tools: Sequence[Any], **_: Any) -> Runnable[Any, Any]:
        return self

    def _generate(self, messages: list[BaseMessage], *args: Any, **kwargs: Any) -> ChatResult:
        raise AssertionError("a turn streams")

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        raise AssertionError("a turn streams asynchronously")

    async def _astream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> AsyncIterator[ChatGenerationChunk]:
        self.heard.append(list(messages))
        step: Step = self.script.pop(0) if self.script else "I have nothing more to say."
        for part in step if isinstance(step, tuple) else (step,):
            if isinstance(part, Exception):
                raise part
            if isinstance(part, asyncio.Event):
                await part.wait()
                continue
            for chunk in spoken(part):
                yield ChatGenerationChunk(message=chunk)


def spoken(part: str | list[dict[str, Any]]) -> Iterator[AIMessageChunk]:
    """Words one by one; the calls of a step together."""
    if isinstance(part, str):
        yield from (AIMessageChunk(f"{word} ") for word in part.split(" "))
        return
    yield AIMessageChunk(
        "",
        tool_call_chunks=[
            tool_call_chunk(name=call["name"], args=call["args"], id=call["id"], index=index)
            for index, call in enumerate(part)
        ],
    )


class OpenPurse(Purse):
    """Lets every call be made, and keeps its books for itself."""

    def __init__(self) -> None:
        nobody: Any = None
        super().__init__(nobody, nobody)

    async def reserve(self, model: str, price: Price | None, characters: int) -> HostedCall:
        return HostedCall(Charge(date(2026, 11, 23), model, 0, 0, 0), price)
