"""Aurum behind HTTP, with the scripted model and nobody's limits reached.

Arguments: port, owner's URL, app's URL, Redis's URL, folder.
"""

import asyncio
import gc
import sys
from pathlib import Path

import uvicorn
import uvloop

from agent.choice import ModelChoice
from agent.models import Models
from api.app import create_app
from api.aurum import Aurum
from api.settings import Settings
from api.worker import pusher
from bench.scripted import Scripted
from memory.limits import Amounts, Limits

FAR = Amounts(10**9, 10**12, 10**12)


async def main(port: int, owner_url: str, app_url: str, redis_url: str, folder: str) -> None:
    settings = Settings(
        Path(folder),
        "127.0.0.1",
        port,
        "",
        owner_url,
        app_url,
        redis_url,
        "x" * 48,
        ModelChoice(),
        Limits(FAR, FAR),
    )
    models = Models(ModelChoice(), [], Scripted())
    push = pusher(redis_url.replace("unix://", "redis+socket://", 1))
    aurum = Aurum(settings, app_url, redis_url, push, models=models)
    await aurum.open()
    gc.freeze()  # as `aurum serve` does, and:
    gc.set_threshold(10_000, 20, 20)
    config = uvicorn.Config(create_app(aurum), port=port, log_level="error", access_log=False)
    await uvicorn.Server(config).serve()


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main(int(sys.argv[1]), *sys.argv[2:6]))
