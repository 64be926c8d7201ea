"""Applications over real HTTP on loopback: cheap to begin, at once at their end, and still while nobody asks."""

import asyncio
import copy
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from typing import Any

import uvicorn
from fastapi import FastAPI
from starlette.datastructures import State

from api.app import create_app
from api.aurum import Aurum


def application(aurum: Aurum) -> FastAPI:
    """The application over an Aurum. Its routes take long to prepare and know no Aurum: all share them."""
    app = copy.copy(prepared())
    app.state = State({"aurum": aurum})
    return app


@cache
def prepared() -> FastAPI:
    nothing: Any = None
    return create_app(nothing)


def listening() -> socket.socket:
    """A socket on a port of its own; who calls there waits until it is served."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen()
    return listener


def address(listener: socket.socket) -> str:
    return f"http://127.0.0.1:{listener.getsockname()[1]}"


@asynccontextmanager
async def served(
    app: Any,
    listener: socket.socket,
    *,
    patient: bool = True,
    log_level: str = "warning",
    proxy_headers: bool = True,
) -> AsyncIterator[None]:
    """Serves an ASGI application. At the end a patient one waits until what was asked is answered."""
    config = uvicorn.Config(
        app, log_level=log_level, access_log=False, lifespan="off", proxy_headers=proxy_headers
    )
    config.load()
    server = uvicorn.Server(config)
    server.lifespan = config.lifespan_class(config)
    await server.startup([listener])
    await server.on_tick(0)  # once: its own loop would wake ten times a second
    try:
        yield
    finally:
        await end(server, patient=patient)


async def end(server: uvicorn.Server, *, patient: bool) -> None:
    for each in server.servers:
        each.close()
    state = server.server_state
    for connection in list(state.connections):
        connection.shutdown()
    while patient and (state.connections or state.tasks):  # noqa: ASYNC110 - uvicorn sets no event
        await asyncio.sleep(0.005)
    for task in state.tasks:
        task.cancel()
