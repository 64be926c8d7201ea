"""Somebody who keeps texts, has them read, and recalls them."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from agent.meaning import LOCAL, Local
from memory.database import Reader
from memory.notes import NewNote
from memory.notes import add as add_notes
from tests.acting import TOOL, Person
from tests.reading import Hashing, have_read
from tools.recall import Recollection

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
MODEL = Hashing()


async def recall(
    person: Person, query: str, *, by: dict[str, Local] | None = None, reader: Reader = "user", **given: Any
) -> Recollection:
    """Recall as the tool does, with the question read by these models."""
    models = {LOCAL: MODEL} if by is None else by
    async with person.database.scope(person.id, reader=reader) as scope:
        scope.now = person.now or scope.now
        scope.meant = {name: model.query(query) for name, model in models.items()}
        found: Recollection = await TOOL["recall"].run(scope, {"query": query, **given})
        return found


async def texts(person: Person, query: str, **given: Any) -> list[str]:
    return [each.text for each in (await recall(person, query, **given)).hits]


async def note(person: Person, *said: str, at: datetime = NOW, apart: bool = True, session: str = "") -> None:
    """Keep texts, each in a session of its own or all in one."""
    async with person.database.scope(person.id, operation=uuid4(), label="Kept") as scope:
        notes = [NewNote(each, at, "", session or (str(uuid4()) if apart else "one")) for each in said]
        await add_notes(scope, notes, "diary")


async def read(person: Person, model: Local = MODEL) -> None:
    await have_read(person.database, person.id, model)


async def stored(person: Person) -> tuple[int, int, bool]:
    """How many passages and meanings there are, and whether any word is posted."""
    async with person.database.scope(person.id) as scope:
        row = await scope.row(
            "select (select count(*) from passages) as passages, (select count(*) from meanings) as meanings, "
            "(select count(*) from postings) as postings"
        )
    assert row
    return row["passages"], row["meanings"], row["postings"] > 0


async def said(person: Person, *words: str, ended: bool = True, role: str = "user") -> str:
    """Say something in a conversation of its own; its slug."""
    thread, run, slug = uuid4(), uuid4(), str(uuid4())
    async with person.database.scope(person.id) as scope:
        await scope.run(
            "insert into threads (id, user_id, slug, title) values (%s, %s, %s, 'Sea')",
            [thread, person.id, slug],
        )
        await scope.run(
            "insert into runs (id, user_id, thread_id, lease_until) values (%s, %s, %s, now() + interval '1 hour')",
            [run, person.id, thread],
        )
        for each in words:
            await scope.run(
                "insert into messages (user_id, thread_id, run_id, id, role, content) values (%s, %s, %s, %s, %s, %s)",
                [person.id, thread, run, str(uuid4()), role, each],
            )
        if ended:
            await scope.run("update runs set state = 'done' where id = %s", [run])
    return slug
