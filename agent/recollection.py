"""What somebody asks for, recalled: the question is read before the transaction that answers it."""

from uuid import UUID

from agent.meaning import Meanings
from agent.purse import Purse
from memory.database import Database
from memory.records import Json
from tools.recall import Recollection, recall


async def recollect(database: Database, meanings: Meanings, user_id: UUID, given: Json) -> Recollection:
    """What was said, written and done, for `tools.recall.recall` with these arguments. Raises Invalid."""
    async with database.scope(user_id) as scope:
        user = await scope.user()
    purse = Purse(database, scope.user)
    meant = await meanings.of_query(str(given.get("query", "")), purse)
    async with database.scope(user) as scope:
        scope.meant = meant
        await purse.write(scope)
        return await recall.run(scope, given)
