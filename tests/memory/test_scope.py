"""A scope: what is raised in it leaves after the commit, and never when there is none."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import pytest_asyncio

from memory.database import Database
from memory.errors import AurumError, Conflict, Invalid, NotFound, Unavailable
from tests.conftest import NewUser, Place

Told = list[tuple[UUID, list[dict[str, Any]], list[UUID], int]]


@pytest_asyncio.fixture
async def telling(place: Place, database: Database) -> AsyncIterator[tuple[Database, Told]]:
    """A database, and what it told after each commit beside the jobs that were really there by then."""
    told: Told = []
    opened = Database(place.app_url, size=2, least=1)

    async def after_commit(user: UUID, events: list[dict[str, Any]], jobs: list[UUID]) -> None:
        async with database.scope(user) as scope:
            there = await scope.rows("select from jobs")
        told.append((user, events, jobs, len(there)))

    opened.after_commit = after_commit
    await opened.open()
    yield opened, told
    await opened.close()


async def test_events_and_jobs_leave_together_after_the_commit(
    telling: tuple[Database, Told], user: UUID
) -> None:
    database, told = telling
    async with database.scope(user) as scope:
        scope.emit({"type": "first"})
        await scope.defer("rerank")
        scope.emit({"type": "second"})
        assert told == []
    ((whom, events, jobs, there),) = told
    assert whom == user
    assert [event["type"] for event in events] == ["first", "second"]
    assert len(jobs) == there == 1


async def test_on_a_rollback_they_never_were(telling: tuple[Database, Told], user: UUID) -> None:
    database, told = telling
    with pytest.raises(Conflict):  # noqa: PT012
        async with database.scope(user) as scope:
            scope.emit({"type": "never"})
            await scope.defer("rerank")
            await scope.run("insert into tasks (user_id, title) values (%s, 'Never')", [user])
            raise Conflict("Stop.")
    async with database.scope(user) as scope:
        assert await scope.rows("select from jobs") == []
        assert await scope.rows("select from tasks") == []
    assert told == []


async def test_a_statement_that_fails_unseen_fails_the_scope(
    telling: tuple[Database, Told], user: UUID
) -> None:
    """`run` does not wait for its answer; the commit must not hide that it failed."""
    database, told = telling
    with pytest.raises(Invalid):  # noqa: PT012
        async with database.scope(user) as scope:
            scope.emit({"type": "never"})
            await scope.run(
                "insert into tasks (user_id, title, due_date) values (%s, 'x', '2026-02-30')", [user]
            )
    assert told == []


async def test_who_only_reads_tells_nobody(telling: tuple[Database, Told], user: UUID) -> None:
    database, told = telling
    async with database.scope(user) as scope:
        assert await scope.rows("select from tasks") == []
        scope.settle("rerank", frozenset({"tasks"}))
    assert scope.changed == frozenset()
    assert told == []


async def test_work_is_asked_for_once_while_it_waits(telling: tuple[Database, Told], user: UUID) -> None:
    database, told = telling
    for _ in range(2):
        async with database.scope(user) as scope:
            await scope.defer("rerank")
            await scope.defer("rerank")
            await scope.defer("rerank", key="other")
    assert [len(jobs) for _, _, jobs, _ in told] == [2]


async def test_what_changed_is_known_and_work_follows_only_where_it_matters(
    telling: tuple[Database, Told], user: UUID
) -> None:
    database, told = telling
    async with database.scope(user) as scope:
        await scope.run(
            "insert into checkins (user_id, day, energy) values (%s, '2026-11-23', 'low')", [user]
        )
        scope.settle("rerank", frozenset({"tasks"}))
    assert scope.changed == {"checkins"}
    assert [(events[0]["nouns"], jobs) for _, events, jobs, _ in told] == [(["checkins"], [])]
    told.clear()
    async with database.scope(user) as scope:
        await scope.run("insert into tasks (user_id, title) values (%s, 'Buy shoes')", [user])
        await scope.run("insert into pillars (user_id, name) values (%s, 'Health')", [user])
        scope.settle("rerank", frozenset({"tasks"}))
        scope.settle("rerank", frozenset({"tasks"}))
    assert scope.changed == {"tasks", "pillars"}
    assert [(len(events), len(jobs)) for _, events, jobs, _ in told] == [(1, 1)], "ranked once"
    async with database.scope(user) as scope:
        await scope.run("update tasks set title = title")
        scope.settle("rerank", frozenset({"tasks"}))
    assert scope.changed == frozenset()


@pytest.mark.parametrize("text", ["nul \0 byte", "lone \ud800 surrogate"])
async def test_text_that_can_not_be_stored_is_refused_with_a_sentence(
    database: Database, user: UUID, text: str
) -> None:
    with pytest.raises(AurumError) as refused:
        async with database.scope(user) as scope:
            await scope.run("insert into tasks (user_id, title) values (%s, %s)", [user, text])
    assert refused.value.status == 422
    async with database.scope(user) as scope:
        assert await scope.rows("select from tasks") == []


async def test_nobody_has_no_scope(database: Database, new_user: NewUser) -> None:
    with pytest.raises(NotFound):
        async with database.scope(uuid4()):
            pass


async def test_a_database_that_goes_away_is_said_so(place: Place, user: UUID) -> None:
    database = Database(place.app_url, size=1, least=1)
    await database.open()
    try:
        with pytest.raises(Unavailable, match="Nothing was changed"):  # noqa: PT012
            async with database.scope(user) as scope:
                await scope.run("insert into tasks (user_id, title) values (%s, 'Never')", [user])
                await scope.row("select pg_terminate_backend(pg_backend_pid())")
        async with database.scope(user) as scope:
            assert await scope.rows("select from tasks") == []
    finally:
        await database.close()


async def test_each_job_follows_the_change_of_its_own_tables_in_one_statement(
    telling: tuple[Database, Told], user: UUID
) -> None:
    database, told = telling
    wanted = {"rerank": frozenset({"tasks"}), "attend": frozenset({"reminders", "checkins"})}
    for tables, names in (({"checkins"}, {"attend"}), ({"tasks", "checkins"}, {"attend", "rerank"})):
        async with database.scope(user) as scope:
            await scope.run("delete from jobs where user_id = %s", [user])
            await scope.run("delete from checkins")
            if "tasks" in tables:
                await scope.run("insert into tasks (user_id, title) values (%s, 'Buy shoes')", [user])
            await scope.run(
                "insert into checkins (user_id, day, energy) values (%s, '2026-11-23', 'low')", [user]
            )
            for job, of in wanted.items():
                scope.settle(job, of)
        async with database.scope(user) as after:
            rows = await after.rows("select id, name from jobs where name <> 'embed'")
        assert {row["name"] for row in rows} == names
        assert {row["id"] for row in rows} == set(told[-1][2]), "the worker is told of all of them"


async def test_what_waits_is_moved_by_who_wakes_it(telling: tuple[Database, Told], user: UUID) -> None:
    """Without an instant it is never put off; with one the last word counts."""
    database, told = telling
    hours = [timedelta(hours=each) for each in range(4)]

    async def wake(run_at: datetime | None, payload: dict[str, Any] | None = None) -> tuple[datetime, Any]:
        async with database.scope(user) as scope:
            await scope.wake("attend", "next", run_at, payload)
        async with database.scope(user) as scope:
            (row,) = await scope.rows("select run_at, payload from jobs")
        return row["run_at"], row["payload"]

    begun = database.clock()
    assert await wake(begun + hours[2], {"for": "a reminder"}) == (begun + hours[2], {"for": "a reminder"})
    assert (await wake(begun + hours[3]))[0] == begun + hours[3]
    assert await wake(begun + hours[1]) == (begun + hours[1], {"for": "a reminder"})
    assert told == [], "what lies ahead wakes nobody"
    at, _ = await wake(None)
    assert begun <= at < begun + hours[1]
    assert (await wake(None))[0] == at, "what is due already stays where it stands in the line"
    assert [len(jobs) for _, _, jobs, _ in told] == [1, 1]
