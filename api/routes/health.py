"""How the parts are."""

import asyncio
import time
from collections.abc import Awaitable
from typing import Literal

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from api.aurum import Aurum
from memory.database import ping

router = APIRouter(tags=["health"])

PATIENCE = 2.0


class Component(BaseModel):
    """One part: whether it answers, and in how many milliseconds."""

    name: str
    status: Literal["ok", "down"]
    latency_ms: float
    detail: str


class Health(BaseModel):
    """`ok`, `degraded` when a part is away that Aurum can do without for a while, or `down`."""

    status: Literal["ok", "degraded", "down"]
    components: list[Component]


@router.get("/health", responses={503: {"model": Health}})
async def health(request: Request, response: Response) -> Health:
    """The parts, each with its latency. 503 when the database is away."""
    aurum: Aurum = request.app.state.aurum
    database, redis = await asyncio.gather(
        look("postgres", ping(aurum.database)), look("redis", aurum.redis.ping())
    )
    model = Component(name="model", status="ok", latency_ms=0, detail=aurum.models.name)
    down, degraded = database.status == "down", redis.status == "down"
    response.status_code = 503 if down else 200
    return Health(
        status="down" if down else "degraded" if degraded else "ok", components=[database, redis, model]
    )


async def look(name: str, question: Awaitable[object]) -> Component:
    """Ask a part whether it is there, for two seconds at most."""
    began = time.perf_counter()
    try:
        await asyncio.wait_for(question, PATIENCE)
        status, detail = "ok", ""
    except Exception as error:  # whatever is wrong with a part, the answer is that it is down
        status, detail = "down", type(error).__name__
    took = round((time.perf_counter() - began) * 1000, 2)
    return Component(name=name, status=status, latency_ms=took, detail=detail)
