"""A large life: 5 pillars, 20 areas, 100 projects, 10,000 tasks, written in about a second and through the ledger.

Two tasks in five are done, one in twenty lies directly in an area, one in twenty under another task, one in
seventy-five repeats, one in fifty waits for another. Numbers are given, and counted on from there afterwards.

    python -m bench.life OWNER_URL    gives one to a new user, and prints their id and the seconds
"""

import asyncio
import sys
import time
from typing import LiteralString
from uuid import UUID, uuid4

from psycopg import AsyncConnection
from psycopg.conninfo import make_conninfo

PILLARS, AREAS, PROJECTS, TASKS = 5, 20, 100, 10_000

STATEMENTS: tuple[LiteralString, ...] = (
    """
    insert into pillars (user_id, number, name, time_allocation)
    select %(user)s, n, 'Pillar ' || n, 20 from generate_series(1, %(pillars)s) n
    """,
    """
    insert into areas (user_id, number, name, pillar_id, importance)
    select %(user)s, n, 'Area ' || n, p.id, 1 + n %% 5 from generate_series(1, %(areas)s) n
    join pillars p on p.user_id = %(user)s and p.number = 1 + n %% %(pillars)s
    """,
    """
    insert into projects (user_id, number, name, area_id, status, due_date)
    select %(user)s, n, 'Project ' || n, a.id, 'in_progress', date '2026-12-01' + n
    from generate_series(1, %(projects)s) n
    join areas a on a.user_id = %(user)s and a.number = 1 + n %% %(areas)s
    """,
    """
    insert into tasks (user_id, number, title, notes, project_id, area_id, status, completed_at, priority, due_date,
                       estimate_minutes, energy, tags, recurrence, recurs_from, recurs_on)
    select %(user)s, n, 'Task ' || n || case n %% 4 when 0 then ': write to Ada' when 1 then ': buy shoes'
                        when 2 then ': call the bank' else ': read chapter ' || n %% 12 end,
           'What there is to know about it, in a line or two.', case when n %% 20 <> 7 then p.id end,
           case when n %% 20 = 7 then a.id end, case when n %% 5 < 2 then 'completed' else 'todo' end,
           case when n %% 5 < 2 then now() end, (array['low', 'medium', 'high'])[1 + n %% 3],
           case when n %% 3 <> 0 then date '2026-11-01' + n %% 180 end, 15 * (1 + n %% 8),
           (array['low', 'medium', 'high'])[1 + n %% 3],
           (array['home', 'desk', 'town', 'phone'])[1 + n %% 4:2 + n %% 4],
           case when n %% 150 in (4, 104) then 'FREQ=WEEKLY' end,
           case when n %% 150 in (4, 104) then date '2026-11-01' + n %% 180 end,
           case when n %% 150 in (4, 104) then date '2026-11-01' + n %% 180 end
    from generate_series(1, %(tasks)s) n
    join projects p on p.user_id = %(user)s and p.number = 1 + n %% %(projects)s
    join areas a on a.user_id = %(user)s and a.number = 1 + n %% %(areas)s
    """,
    """
    update tasks t set parent_id = up.id from tasks up
    where t.user_id = %(user)s and up.user_id = %(user)s and t.number %% 20 = 13
    and up.number = t.number - %(projects)s and up.project_id = t.project_id and up.number %% 20 <> 7
    """,
    """
    insert into dependencies (user_id, task_id, blocker_id)
    select %(user)s, t.id, b.id from tasks t join tasks b on b.user_id = t.user_id and b.number = t.number - 1
    where t.user_id = %(user)s and t.number %% 50 = 10
    """,
    """
    insert into counters (user_id, noun, last) values (%(user)s, 'pillars', %(pillars)s),
    (%(user)s, 'areas', %(areas)s), (%(user)s, 'projects', %(projects)s), (%(user)s, 'tasks', %(tasks)s)
    """,
)


async def plant(owner_url: str, user: UUID, tasks: int = TASKS) -> UUID:
    """Give the user, who has nothing yet, a large life, in one operation; answers its id."""
    operation = uuid4()
    values = {"user": user, "pillars": PILLARS, "areas": AREAS, "projects": PROJECTS, "tasks": tasks}
    async with await AsyncConnection.connect(owner_url) as connection:
        claims = f'{{"sub": "{user}", "role": "authenticated"}}'
        await connection.execute(
            "select set_config('aurum.operation', %s, true), set_config('aurum.label', 'A large life', true), "
            "set_config('request.jwt.claims', %s, true)",
            [str(operation), claims],
        )
        for statement in STATEMENTS:
            await connection.execute(statement, values)
    async with await AsyncConnection.connect(owner_url, autocommit=True) as connection:
        await connection.execute("analyze pillars, areas, projects, tasks, dependencies, changes, operations")
    return operation


async def main(owner_url: str) -> None:
    async with await AsyncConnection.connect(owner_url, autocommit=True) as connection:
        made = await connection.execute(
            "insert into users (name, zone) values ('Ada', 'Europe/Berlin') returning id"
        )
        row = await made.fetchone()
    assert row is not None
    began = time.perf_counter()
    await plant(make_conninfo(owner_url), row[0])
    print(row[0], f"{time.perf_counter() - began:.1f} s")


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
