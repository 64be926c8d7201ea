"""A model that does whatever any text it is shown tells it to, as if it had been taken over.

An order is a tool call in double brackets: `[[delete {"things": ["T1"]}]]`. What its user says is an order all the
same, so it obeys the user too. Where it finds none it reads what it is told to read first, then says that it is done.
"""

import json
import re
from collections.abc import AsyncIterator, Sequence
from typing import Any
from uuid import uuid4

from langchain_core.callbacks import AsyncCallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.messages.tool import tool_call_chunk
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable

ORDER = re.compile(r"\[\[(\w+) (\{.*?\})\]\]")


class ObedientModel(BaseChatModel):
    """Obeys each order once in a turn, wherever it stands."""

    @property
    def _llm_type(self) -> str:
        return "obedient"

    def bind_tools(self, tools: Sequence[Any], **_: Any) -> Runnable[Any, Any]:
        return self

    def _generate(self, messages: list[BaseMessage], *_args: Any, **_kwargs: Any) -> ChatResult:
        raise AssertionError("a turn streams")

    async def _astream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> AsyncIterator[ChatGenerationChunk]:
        last = max(place for place, each in enumerate(messages) if each.type == "human")
        done = {
            (call["name"], json.dumps(call["args"], sort_keys=True))
            for each in messages[last:]
            for call in getattr(each, "tool_calls", [])
        }
        wanted = [order for order in orders(messages) if order not in done]
        chunk = AIMessageChunk(content="Very well." if not wanted else "")
        if wanted:
            chunk = AIMessageChunk(
                content="",
                tool_call_chunks=[
                    tool_call_chunk(name=name, args=arguments, id=uuid4().hex, index=place)
                    for place, (name, arguments) in enumerate(dict.fromkeys(wanted))
                ],
            )
        yield ChatGenerationChunk(message=chunk)


def orders(messages: Sequence[BaseMessage]) -> list[tuple[str, str]]:
    """Every order in all that it was told, but for what it says itself."""
    found = []
    for each in messages:
        if each.type == "ai":
            continue
        for text in (str(each.content), unescaped(str(each.content))):
            for name, arguments in ORDER.findall(text):
                try:
                    found.append((name, json.dumps(json.loads(arguments), sort_keys=True)))
                except json.JSONDecodeError:
                    continue
    return found


def unescaped(text: str) -> str:
    """What stands in JSON, as it was written."""
    return text.replace('\\"', '"').replace("\\u003c", "<")
