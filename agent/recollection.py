"""What is recalled: for who asks, and for a model before it hears the user."""

from collections.abc import Sequence
from uuid import UUID

from langchain_core.messages import AnyMessage, HumanMessage

from agent.budget import LETTERS
from agent.extract import cut
from agent.meaning import HOSTED, LOCAL, RELATED, Meanings
from agent.purse import Purse
from agent.window import FRAMES, RECALLED, fenced
from memory.database import Database
from memory.recall import Wanted, holds
from memory.records import Json, User
from tools.recall import Recalled, Recollection, look_up, recall

ROOM = 1_200 * LETTERS
"""Characters of what a turn recalls by itself."""
MEMORIES, PASSAGES = 12, 8
"""How many of each it recalls at most."""
LONGEST = 600
"""Characters of a passage."""
LOOSER = 0.75
"""Memories are about the user: they are told where they are related by so much less."""
PLACES = ("journal", "message", "note")
PATIENCE = 1.0
"""Seconds that an answer may wait for another machine to read what is recalled unasked; then words have to do."""
SHORT = 30
"""Letters of a message that says little without the one before it."""


async def recollect(database: Database, meanings: Meanings, user_id: UUID, given: Json) -> Recollection:
    """What was said, written and done, for `tools.recall.recall` with these arguments. Raises Invalid.

    The question is read before the transaction opens that answers it.
    """
    async with database.scope(user_id) as scope:
        user = await scope.user()
    purse = Purse(database, scope.user)
    meant = await meanings.of_query(str(given.get("query", "")), purse)
    async with database.scope(user) as scope:
        scope.meant = meant
        await purse.write(scope)
        return await recall.run(scope, given)


async def recalled(
    database: Database, meanings: Meanings, user: User, history: Sequence[AnyMessage], purse: Purse | None
) -> list[AnyMessage]:
    """What the user said and wrote once that may matter to what they say now, as one message that nobody said.

    Fenced as data and bounded; what stands in the conversation anyway is left out, and what is kept from models.
    """
    if not (query := asked(history)):
        return []
    known = tuple(str(each.id) for each in history if each.id)
    async with database.scope(user, reader="model") as scope:
        if not await holds(scope, Wanted((*PLACES, "memory"), without=known)):
            return []
    meant = await meanings.of_query(query, purse, deadline=PATIENCE)
    related = RELATED[HOSTED if HOSTED in meant else LOCAL]
    async with database.scope(user, reader="model") as scope:
        scope.meant = meant
        memories = await look_up(scope, query, MEMORIES, Wanted(("memory",)), related * LOOSER)
        passages = await look_up(scope, query, PASSAGES, Wanted(PLACES, without=known), related)
    found = within([*memories, *passages])
    return [HumanMessage(f"<recalled>{fenced(found)}</recalled>", name=RECALLED)] if found else []


def asked(history: Sequence[AnyMessage]) -> str:
    """What is looked for: what the user says now, with what they said before where that alone says little."""
    said = [each.text for each in history if isinstance(each, HumanMessage) and each.name not in FRAMES]
    if len(said) > 1 and len(said[-1]) < SHORT:
        return f"{said[-2]} {said[-1]}"[:1000].strip()
    return said[-1][:1000].strip() if said else ""


def within(found: Sequence[Recalled]) -> list[Json]:
    """As many of these as there is room for, the best first."""
    told: list[Json] = []
    room = ROOM
    for each in found:
        one = {
            "kind": each.kind,
            "ref": each.ref,
            "day": each.at.date().isoformat(),
            "who": each.who,
            "text": cut(each.text, LONGEST),
            "outside": each.outside,
        }
        one = {name: value for name, value in one.items() if value}
        room -= len(fenced(one)) + 1
        if room < 0:
            break
        told.append(one)
    return told
