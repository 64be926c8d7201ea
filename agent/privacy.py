"""What a message says that its user keeps from models: only the one on this machine hears it."""

from uuid import UUID

from psycopg import AsyncCursor
from psycopg.rows import DictRow

from agent.offline.rounds import is_request
from agent.offline.split import read_message
from memory import journal_settings, rounds, runs
from memory.records import LIFE, Tier
from memory.scope import Scope

LABEL = 80
"""Letters of a message by which the history names what it did."""
PRIVATE = "A private journal entry"
"""What the history calls the deed of such a message."""


def is_private(text: str, tier: Tier = "full") -> bool:
    """Whether a message is a journal entry that no hosted model may read: "private journal: …", or any while `tier`,
    which new entries have, keeps them from models."""
    said = read_message(text)
    return said.journal is not None and said.manner.get("tier", tier) != "full"


async def is_kept(scope: Scope, text: str, thread: str = "") -> bool:
    """Whether a message is such an entry, as its user prefers; or answers a check-in that asks for one."""
    if may_answer(text, thread):
        return await rounds.asks_in_private(scope)
    tier = (await journal_settings.settings(scope)).tier if is_entry(text) else "full"
    return is_private(text, tier)


def may_answer(text: str, thread: str) -> bool:
    """Whether words may answer a check-in's question: they are said where it asks, and ask for nothing themselves."""
    return thread == LIFE and not is_entry(text) and not is_request(text)


async def withheld(scope: Scope, run_id: UUID, text: str, thread: str = "") -> AsyncCursor[DictRow] | None:
    """Keep what is said in a run from models where its message is such an entry, or such an answer; `runs.is_withheld`
    reads whether."""
    if may_answer(text, thread):
        await rounds.withhold(scope, run_id)
        return await runs.send_withheld(scope, run_id)
    if not is_entry(text):
        return None
    await runs.withhold(scope, run_id, entry=not is_private(text))
    return await runs.send_withheld(scope, run_id)


def is_entry(text: str) -> bool:
    return read_message(text).journal is not None


def named(text: str) -> str:
    """How the history names what a message did."""
    return PRIVATE if is_private(text) else text.strip().splitlines()[0][:LABEL]
