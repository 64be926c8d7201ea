"""The stock way: create_agent with AsyncPostgresSaver behind FastAPI and sse-starlette. Arguments: port, URL."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from typing import Any

import uvicorn
import uvloop
from fastapi import FastAPI, Request
from langchain.agents import create_agent
from langchain_core.tools import tool
from langgraph.checkpoint.postgres.aio import AsyncPostgresSaver
from psycopg.rows import dict_row
from psycopg_pool import AsyncConnectionPool
from sse_starlette import EventSourceResponse

from bench.scripted import Scripted


async def main(port: int, url: str) -> None:
    kwargs = {"autocommit": True, "prepare_threshold": 0, "row_factory": dict_row}
    async with AsyncConnectionPool(url, min_size=2, max_size=20, kwargs=kwargs) as pool:
        async with pool.connection() as connection:
            await connection.execute("create table if not exists notes (id serial primary key, title text)")
        saver = AsyncPostgresSaver(pool)  # type: ignore[arg-type]
        await saver.setup()

        @tool
        async def add_task(title: str) -> str:
            """Add a task."""
            async with pool.connection() as connection:
                await connection.execute("insert into notes (title) values (%s)", [title])
            return json.dumps({"ok": True, "title": title})

        agent = create_agent(Scripted(), [add_task], checkpointer=saver)
        app = FastAPI()

        @app.post("/chat")
        async def chat(request: Request) -> EventSourceResponse:
            body: dict[str, Any] = await request.json()
            config = {"configurable": {"thread_id": body["thread"]}}

            async def events() -> AsyncIterator[dict[str, str]]:
                said = {"messages": [{"role": "user", "content": body["text"]}]}
                async for chunk, _ in agent.astream(said, config, stream_mode="messages"):
                    calls = getattr(chunk, "tool_call_chunks", None)
                    yield {"data": json.dumps({"type": chunk.type, "text": chunk.text, "calls": calls})}

            return EventSourceResponse(events())

        await uvicorn.Server(uvicorn.Config(app, port=port, log_level="error", access_log=False)).serve()


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main(int(sys.argv[1]), sys.argv[2]))
