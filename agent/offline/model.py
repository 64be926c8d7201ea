"""The offline model as LangChain sees it: a chat model that streams words and tool calls."""

import json
import re
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from typing import Any
from uuid import uuid4

from langchain_core.callbacks import AsyncCallbackManagerForLLMRun, CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.messages.tool import tool_call, tool_call_chunk
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool
from langchain_core.utils.function_calling import convert_to_openai_tool

from agent.offline.answer import answer
from agent.offline.conversation import read
from agent.offline.reading import Intent

MODEL = "offline"


class OfflineModel(BaseChatModel):
    """A chat model without a network. It reads the messages, and nothing else; equal messages give equal answers.

    `tools` are the names of the tools it may call; None means all that it knows.
    """

    tools: frozenset[str] | None = None

    @property
    def _llm_type(self) -> str:
        return MODEL

    def bind_tools(
        self,
        tools: Sequence[dict[str, Any] | type | Callable[..., Any] | BaseTool],
        *,
        tool_choice: str | None = None,
        **kwargs: Any,
    ) -> Runnable[LanguageModelInput, AIMessage]:
        """This model with only these tools."""
        return self.model_copy(update={"tools": frozenset(_name(tool) for tool in tools)})

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        said = answer(read(messages), self.tools)
        message = AIMessage(
            content=spaced(said) if isinstance(said, str) else "",
            tool_calls=[] if isinstance(said, str) else [_call(intent) for intent in said],
            response_metadata={"model_name": MODEL},
        )
        return ChatResult(generations=[ChatGeneration(message=message)])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        said = answer(read(messages), self.tools)
        chunks = _words(spaced(said)) if isinstance(said, str) else _calls(said)
        for chunk in chunks:
            yield ChatGenerationChunk(message=chunk)
        yield ChatGenerationChunk(
            message=AIMessageChunk(content="", response_metadata={"model_name": MODEL}, chunk_position="last")
        )

    async def _astream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> AsyncIterator[ChatGenerationChunk]:
        for chunk in self._stream(messages):
            yield chunk

    async def _agenerate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        return self._generate(messages)


def spaced(text: str) -> str:
    """The text with a space behind each list: in Markdown the next line would belong to its last point."""
    return re.sub(r"(?m)^((?:[-*]|\d+\.) .*\n)(?=[^\n])(?!(?:[-*]|\d+\.) )", r"\1\n", text)


def _words(text: str) -> Iterator[AIMessageChunk]:
    for word in re.findall(r"\s*\S+\s*$|\s*\S+", text):
        yield AIMessageChunk(content=word)


def _calls(intents: Sequence[Intent]) -> Iterator[AIMessageChunk]:
    for index, intent in enumerate(intents):
        call = _call(intent)
        opening = tool_call_chunk(name=call["name"], args="", id=call["id"], index=index)
        arguments = tool_call_chunk(
            name=None, args=json.dumps(call["args"], ensure_ascii=False), id=None, index=index
        )
        yield AIMessageChunk(content="", tool_call_chunks=[opening])
        yield AIMessageChunk(content="", tool_call_chunks=[arguments])


def _call(intent: Intent) -> Any:
    return tool_call(name=intent.tool, args=dict(intent.arguments), id=uuid4().hex)


def _name(tool: dict[str, Any] | type | Callable[..., Any] | BaseTool) -> str:
    return str(convert_to_openai_tool(tool)["function"]["name"])
