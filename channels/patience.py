"""Patience with a channel that wants time, for what does no harm when it is done twice; and the end of it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from channels.message import Later, Refused, Unsure

log = logging.getLogger(__name__)

TRIES = 3
SECONDS = 5.0
"""A channel that wants to be left alone for longer is not waited for."""
ENDS = 1.0
"""Seconds that a task has to end once it was asked to."""


async def surely(act: Callable[[], Awaitable[object]]) -> bool:
    """Do it, and again where it was put off or nobody knows; whether it was done in the end. Raises nothing."""
    for left in reversed(range(TRIES)):
        try:
            await act()
        except Refused:
            return False
        except Unsure:
            continue
        except Later as later:
            if later.seconds > SECONDS or not left:
                return False
            await asyncio.sleep(later.seconds)
        else:
            return True
    return False


async def ended(*tasks: asyncio.Task[None]) -> None:
    """End them: each is asked to, again where it does not listen, and left to itself after some seconds."""
    left = set(tasks)
    for _ in range(TRIES):
        for task in left:
            task.cancel()
        if left:
            _, left = await asyncio.wait(left, timeout=ENDS)
    if left:
        log.warning("something did not end", extra={"tasks": len(left)})
