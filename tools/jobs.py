"""What is still to be done for a user, and what could not be: seen, tried again, let be."""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from memory import jobs
from memory.errors import NotFound
from memory.jobs import JobState, Standing
from memory.names import uuid_in
from memory.scope import Scope

WORDS = {
    "rerank": "Thinking over what comes first",
    "look": "Looking at the whole life for what is worth noticing",
    "purge": "Emptying the trash of what has lain there for 30 days",
    "attend": "Looking for what is to be said now: check-ins, reminders, what you wait for",
    "send": "Sending you a message",
    "summarise": "Summing up a long conversation",
    "learn": "Learning from what you said and wrote",
    "sentiment": "Reading how an entry of your journal sounds",
    "embed": "Reading what was written, so that it is found by its meaning",
}
"""What each job does."""
ERRORS = {
    "its worker died": "The program that did it died each time.",
    "Later": "The channel was not to be reached for a day.",
    "Unavailable": "The database did not answer.",
    "TimeoutError": "It took too long.",
    "Lost": "Another worker took it over.",
}
"""What the usual errors mean."""


@dataclass(frozen=True, slots=True)
class Work:
    """A job with its name in plain words (`what`) and, where something went wrong, why (`why`)."""

    id: UUID
    name: str
    what: str
    state: JobState
    tries: int
    error: str | None
    why: str
    run_at: datetime
    created_at: datetime


async def standing(scope: Scope, state: JobState | None = None) -> list[Work]:
    """What failed, runs and waits, in this order, 200 at most; or only what is in one state."""
    return [in_words(each) for each in await jobs.standing(scope, state)]


async def retry(scope: Scope, job: str) -> Work:
    """Have a job done now, with all its tries before it. Raises NotFound, or Conflict for one that runs."""
    return in_words(await jobs.retry(scope, known(job)))


async def retry_all(scope: Scope) -> list[Work]:
    """Have all done now that has failed."""
    return [in_words(await jobs.retry(scope, each.id)) for each in await jobs.standing(scope, "failed")]


async def discard(scope: Scope, job: str) -> None:
    """Let what has failed be. Raises NotFound, or Conflict for what is still to be done."""
    await jobs.discard(scope, known(job))


def known(text: str) -> UUID:
    """The id of a job. Raises NotFound for what is none."""
    found = uuid_in(text)
    if found is None:
        raise NotFound("There is no such job. It may have been done meanwhile.")
    return found


def in_words(job: Standing) -> Work:
    why = "" if job.error is None else ERRORS.get(job.error, f"Something went wrong in it ({job.error}).")
    return Work(**asdict(job), what=WORDS.get(job.name, job.name), why=why)
