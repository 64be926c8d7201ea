"""Patience with a channel that wants time, for what does no harm when it is done twice."""

import asyncio
from collections.abc import Awaitable, Callable

from channels.message import Later, Refused, Unsure

TRIES = 3
SECONDS = 5.0
"""A channel that wants to be left alone for longer is not waited for."""


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
