"""A past for a test: a thread in which much was said already."""

from uuid import UUID

from memory.database import Database


async def plant(database: Database, user: UUID, turns: int, letters: int = 40, thread: str = "life") -> UUID:
    """A past of so many turns of four messages each: a wish, a call, its answer, an answer in words."""
    async with database.scope(user) as scope:
        row = await scope.row(
            "insert into threads (user_id, slug, title) values (%s, %s, 'Past') returning id", [user, thread]
        )
        assert row
        await scope.run(
            """
            insert into messages (user_id, thread_id, id, role, content, calls, call_id)
            select %(user)s, %(thread)s, gen_random_uuid(), role, content, calls, call_id
            from generate_series(1, %(turns)s) n, lateral (values
                (1, 'user', 'Wish ' || n || repeat(' w', %(letters)s / 2), '[]'::jsonb, null),
                (2, 'assistant', '', jsonb_build_array(jsonb_build_object(
                    'id', 'c' || n, 'name', 'add_task', 'arguments', jsonb_build_object('title', 'Task ' || n)
                )), null),
                (3, 'tool', jsonb_build_object('ok', true, 'tool', 'add_task', 'changed', true, 'result',
                    jsonb_build_object('ref', 'T' || n, 'title', 'Task ' || n, 'notes', repeat('n', %(letters)s))
                )::text, '[]', 'c' || n),
                (4, 'assistant', 'Done ' || n || repeat(' d', %(letters)s / 2), '[]', null)
            ) each (place, role, content, calls, call_id)
            order by n, place
            """,
            {"user": user, "thread": row["id"], "turns": turns, "letters": letters},
        )
    return UUID(str(row["id"]))
