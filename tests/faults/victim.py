"""Processes to be killed: a nursery that has imported everything forks an Aurum for each port that it reads.

Arguments: owner's URL, app's URL, Redis's URL, folder. The model is slow by some milliseconds and stateless: it asks
for two tasks at once, named after the message, then for a third, then says that they are there.
"""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from random import uniform
from typing import Any
from uuid import uuid4

import uvicorn
from langchain_core.callbacks import AsyncCallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.messages.tool import tool_call_chunk
from langchain_core.outputs import ChatGenerationChunk, ChatResult

from agent import turn
from agent.choice import ModelChoice
from agent.models import Models
from api import jobs
from api.app import create_app
from api.aurum import Aurum
from api.settings import Settings
from channels import inbox as waiting
from channels.choice import TelegramChoice
from memory import alone, runs
from memory import inbox as inbox_rows
from memory import jobs as job_rows
from memory.database import Database
from memory.limits import Amounts, Limits

runs.LEASE = timedelta(seconds=0.6)
job_rows.LEASE = timedelta(seconds=0.5)
inbox_rows.LEASE = timedelta(seconds=0.6)
turn.LOOK = waiting.LOOK = waiting.TURN = alone.LOOK = 0.1
SLOWEST = 0.008
"""Seconds between two pieces of an answer, at most."""


class Slow(BaseChatModel):
    """Asks for tasks named after the message, step by step."""

    @property
    def _llm_type(self) -> str:
        return "slow"

    def bind_tools(self, tools: Any, **_: Any) -> Any:
        return self

    def _generate(self, messages: list[BaseMessage], *_args: Any, **_kwargs: Any) -> ChatResult:
        raise NotImplementedError("this model only streams")

    async def _astream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> AsyncIterator[ChatGenerationChunk]:
        last = max(place for place, message in enumerate(messages) if message.type == "human")
        title, done = messages[last].text, sum(message.type == "tool" for message in messages[last:])
        for chunk in pieces(title, done):
            await asyncio.sleep(uniform(0, SLOWEST))
            yield ChatGenerationChunk(message=chunk)


def pieces(title: str, done: int) -> list[AIMessageChunk]:
    """What the model says when so many tools have answered."""
    if done < 3:
        names = ("a", "b") if done == 0 else ("c",)
        return [
            AIMessageChunk(content="", tool_call_chunks=[asked(f"{title} {name}", place)])
            for place, name in enumerate(names)
        ]
    return [AIMessageChunk(content=f"word{number} ") for number in range(8)]


def asked(title: str, place: int) -> Any:
    return tool_call_chunk(name="add_task", args=json.dumps({"title": title}), id=uuid4().hex, index=place)


async def serve(port: str, owner_url: str, app_url: str, redis_url: str, folder: str, *bot: str) -> None:
    """Serve, at that port; with a bot's token and the URL of a Telegram it is written to there, too."""
    settings = Settings(
        Path(folder), "127.0.0.1", int(port), "", owner_url, app_url, redis_url, "x" * 48, ModelChoice(),
        telegram=TelegramChoice(bot[0], base_url=bot[1]) if bot else TelegramChoice(),
    )  # fmt: skip
    aurum = Aurum(
        settings, app_url, redis_url, lambda _: None, models=Models(ModelChoice(), [], Slow()), pool=4
    )
    plenty = Amounts(10**9, 10**15, 10**15)
    aurum.database.limits = Limits(plenty, plenty)  # a day of hundreds of turns
    await aurum.open()
    config = uvicorn.Config(create_app(aurum), port=int(port), log_level="critical", access_log=False)
    await uvicorn.Server(config).serve()


async def work(app_url: str) -> None:
    """Do the jobs as they come, as the worker's sweep does."""
    database = Database(app_url, size=4, least=1)
    await database.open()
    while True:
        await jobs.sweep(database)
        await asyncio.sleep(0.02)


def main() -> None:
    """Fork a server for each port on a line of the input, or a worker, and say its process id; end with the input."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            owner_url, app_url, redis_url, folder = sys.argv[1:5]
            port, *bot = line.split()
            asyncio.run(
                work(app_url) if port == "work" else serve(port, owner_url, app_url, redis_url, folder, *bot)
            )
            os._exit(0)
        print(child, flush=True)


if __name__ == "__main__":
    main()
