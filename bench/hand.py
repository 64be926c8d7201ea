"""The same answers written by hand: FastAPI and psycopg, a function for each route, the same SQL. Arguments: port, URL.

Each request is a transaction that names its user, so that the same wall stands and the same ledger is kept. Left
out: signing in, names and references instead of ids, dates from words, checks beyond the database's own, what the
live feed and the worker are told, the headers and the errors. Its pool is as large, its answers are as typed.
"""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Annotated, Any
from uuid import UUID, uuid4

import uvicorn
import uvloop
from fastapi import FastAPI, Header
from psycopg import AsyncConnection
from psycopg.rows import DictRow, dict_row
from psycopg_pool import AsyncConnectionPool
from pydantic import BaseModel

from memory.records import Task
from memory.task_lists import Wanted, tasks
from memory.tasks import COLUMNS, PLACE, TASK

User = Annotated[UUID, Header()]
Sent = tuple[Any, Any]


class Tasks(BaseModel):
    items: list[Task]
    next: str | None


class NewTask(BaseModel):
    title: str
    notes: str = ""
    priority: str = "medium"
    project_id: UUID | None = None


class ChangedTask(BaseModel):
    title: str
    priority: str


class Listening:
    """Stands where a scope does, to hear the SQL of a list."""

    user_id: UUID = uuid4()
    heard: Sent = ("", {})

    async def rows(self, query: Any, values: Any) -> list[Any]:
        self.heard = (query, values)
        return []


async def main(port: int, url: str) -> None:
    listening = Listening()
    await tasks(listening, Wanted(), limit=50)  # type: ignore[arg-type]
    page, asked = listening.heard
    kwargs = {"row_factory": dict_row, "options": "-c timezone=UTC -c role=aurum_app"}
    app = FastAPI()

    async with AsyncConnectionPool(url, min_size=2, max_size=20, kwargs=kwargs) as pool:

        @asynccontextmanager
        async def entered(user: UUID, label: str = "") -> AsyncIterator[AsyncConnection[DictRow]]:
            claims = json.dumps({"sub": str(user), "role": "authenticated"})
            async with pool.connection() as connection:
                await connection.execute(
                    "select * from enter(%s, %s, %s, %s)", [claims, str(uuid4()), label, "user"]
                )
                yield connection  # type: ignore[misc]

        @app.get("/api/tasks")
        async def listed(user: User) -> Tasks:
            async with entered(user) as connection:
                rows = await (await connection.execute(page, {**asked, "user": user})).fetchall()
            return Tasks(items=rows[:50], next=str(rows[49]["number"]) if len(rows) > 50 else None)

        @app.post("/api/tasks", status_code=201)
        async def add(user: User, body: NewTask) -> Task:
            async with entered(user, "Added a task") as connection:
                cursor = await connection.execute(
                    f"""
                    with t as (
                        insert into tasks (user_id, title, notes, priority, project_id, created_at)
                        values (%s, %s, %s, %s, %s, %s) returning *
                    )
                    select {COLUMNS} from t {PLACE}
                    """,
                    [user, body.title, body.notes, body.priority, body.project_id, datetime.now(UTC)],
                )
                return await cursor.fetchone()  # type: ignore[return-value]

        @app.patch("/api/tasks/{task}")
        async def change(user: User, task: UUID, body: ChangedTask) -> Task:
            async with entered(user, "Changed a task") as connection:
                await connection.execute(
                    "update tasks set title = %s, priority = %s where id = %s and user_id = %s",
                    [body.title, body.priority, task, user],
                )
                cursor = await connection.execute(TASK + " and t.id = %s and t.user_id = %s", [task, user])
                return await cursor.fetchone()  # type: ignore[return-value]

        await uvicorn.Server(uvicorn.Config(app, port=port, log_level="error", access_log=False)).serve()


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main(int(sys.argv[1]), sys.argv[2]))
