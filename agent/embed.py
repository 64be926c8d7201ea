"""Reads what was written since, in the background, so that it is found by its meaning."""

import asyncio
import logging
from uuid import UUID

from agent.meaning import HOSTED, LOCAL, Meanings
from agent.purse import Purse, Refused
from memory import recall
from memory.database import Database
from memory.errors import SetupError, Unavailable
from memory.recall import Unread

log = logging.getLogger(__name__)

BATCH = 64
"""Passages that are read at a time."""
DEADLINE = 60.0
"""Seconds for a batch that another machine reads; this one takes as long as it takes."""


async def embed(database: Database, user_id: UUID, meanings: Meanings) -> None:
    """Have each passage of a user read by the model that is wanted for it; a change of the model reads them anew.

    No transaction is open while a model reads. Where the hosted one fails or may not be paid, the bundled one reads
    what nobody has read yet; the hosted one goes on with the next work. A private text never leaves this machine.
    """
    hosted, here = meanings.uses_hosted, True
    while batch := await waiting(
        database, user_id, hosted=hosted, fallback=meanings.uses_hosted and not hosted, here=here
    ):
        try:
            await read(database, user_id, meanings, batch, hosted=hosted)
        except Unavailable:
            raise
        except SetupError as error:
            log.warning("texts are found by their words alone", extra={"error": error.detail})
            if not (hosted and here):
                return
            here = False  # the hosted one goes on with what it may read
        except Exception as error:  # what a provider's package raises is its own
            if not hosted:
                raise
            if not isinstance(error, Refused):
                log.warning("texts were not read", extra={"model": HOSTED, "error": type(error).__name__})
            hosted = False


async def waiting(
    database: Database, user_id: UUID, *, hosted: bool, fallback: bool, here: bool
) -> list[Unread]:
    """What is to be read next. In a fallback what the hosted model has read before stays as it is.

    `here`: this machine can read, so that private texts wait too.
    """
    model = HOSTED if hosted else LOCAL
    async with database.scope(user_id) as scope:
        return await recall.unread(scope, model, LOCAL, BATCH, fresh=fallback, private=here)


async def read(
    database: Database, user_id: UUID, meanings: Meanings, batch: list[Unread], *, hosted: bool
) -> None:
    """Read a batch and keep what it means."""
    async with database.scope(user_id) as scope:
        purse = Purse(database, scope.user)
        await scope.user()
    for private in (False, True):
        part = [each for each in batch if (each.private or not hosted) == private]
        if not part:
            continue
        texts = [f"{each.who}: {each.text}" if each.who else each.text for each in part]
        async with asyncio.timeout(None if private else DEADLINE):
            model, vectors = await meanings.of_texts(texts, purse, private=private)
        async with database.scope(user_id) as scope:
            await purse.write(scope)
            await recall.keep(scope, model, dict(zip([each.id for each in part], vectors, strict=True)))
