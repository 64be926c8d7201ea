"""What deserves attention now, over real rows; tests/tools/hrm judges the judging."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
from psycopg import AsyncConnection

from memory.database import Database
from memory.errors import Invalid
from tests.acting import NewPerson, Person
from tools.insights import rerank
from tools.plan import next_tasks

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _monday(person: Person) -> None:
    person.now = MONDAY


async def test_an_empty_life_has_nothing_to_do(person: Person) -> None:
    ranking = await person("next_tasks")
    assert (ranking.items, ranking.blocked, ranking.at) == ((), (), MONDAY)


async def test_what_is_due_first_in_a_pillar_that_counts_comes_first_with_its_reasons(person: Person) -> None:
    await person("add_pillar", name="Health", time_allocation=40)
    await person("add_area", name="Fitness", pillar="Health", importance=5)
    await person("add_project", name="Half marathon", area="Fitness", importance=5)
    await person("add_task", title="Sort photos")
    await person("add_task", title="Buy shoes", project="P1", due="tomorrow")
    ranking = await person("next_tasks")
    assert [scored.task.ref for scored in ranking.items] == ["T2", "T1"]
    first = ranking.items[0]
    assert "tomorrow" in first.reason
    assert [node.name for node in first.path] == ["Health", "Fitness", "Half marathon", "Buy shoes"]
    assert sum(part.points for part in first.contributions) == pytest.approx(first.score, abs=0.2)
    assert len(first.contributions) == 10


async def test_what_waits_is_told_apart_until_nothing_is_in_its_way(person: Person) -> None:
    await person("add_task", title="Buy shoes")
    await person("add_task", title="First run", after=["T1"])
    ranking = await person("next_tasks")
    assert [scored.task.ref for scored in ranking.items] == ["T1"]
    (waiting,) = ranking.blocked
    assert [(each.ref, each.title) for each in waiting.blocked_by] == [("T1", "Buy shoes")]
    await person("complete_task", task="T1")
    ranking = await person("next_tasks")
    assert [scored.task.ref for scored in ranking.items] == ["T2"]
    assert ranking.blocked == ()


async def test_a_deleted_blocker_blocks_nothing(person: Person) -> None:
    await person("add_task", title="Buy shoes")
    await person("add_task", title="First run", after=["T1"])
    await person("delete", things=["T1"])
    assert [scored.task.ref for scored in (await person("next_tasks")).items] == ["T2"]


async def test_a_subtask_ranks_like_a_task_and_one_in_an_area_serves_its_pillar(person: Person) -> None:
    await person("add_pillar", name="Health", time_allocation=40)
    await person("add_area", name="Fitness", pillar="Health", importance=5)
    await person("add_task", title="Run", area="Fitness")
    await person("add_task", title="Buy shoes", parent="T1", due="tomorrow")
    first, second = (await person("next_tasks")).items
    assert [each.task.ref for each in (first, second)] == ["T2", "T1"]
    assert [node.name for node in first.path] == ["Health", "Fitness", "Buy shoes"]


async def test_only_so_many_as_were_asked_for(person: Person) -> None:
    for number in range(8):
        await person("add_task", title=f"Task {number}")
    assert len((await person("next_tasks")).items) == 5
    assert len((await person("next_tasks", limit=7)).items) == 7
    for limit in (0, 51, -1, "many"):
        with pytest.raises(Invalid, match="limit"):
            await person("next_tasks", limit=limit)


async def test_a_users_own_weights_count(person: Person, database: Database) -> None:
    await person("add_task", title="Buy shoes", due="tomorrow")
    async with database.scope(person.id) as scope:
        await scope.run(
            "insert into hrm_user_preferences (user_id, rule_weight_overrides) values (%s, %s::jsonb)",
            [person.id, '{"TEMPORAL_URGENCY_001": 0}'],
        )
    (first,) = (await person("next_tasks")).items
    (urgency,) = [part for part in first.contributions if part.rule == "TEMPORAL_URGENCY_001"]
    assert (urgency.weight, urgency.points) == (0, 0)


async def test_nothing_of_another_user_is_ranked(person: Person, new_person: NewPerson) -> None:
    await (await new_person())("add_task", title="Theirs", due="2026-11-23")
    await person("add_task", title="Mine")
    assert [scored.task.title for scored in (await person("next_tasks")).items] == ["Mine"]


@contextmanager
def counted(patch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """The statements that are sent meanwhile."""
    sent: list[object] = []
    execute = AsyncConnection.execute

    async def counting(self: AsyncConnection[Any], query: Any, *given: Any, **named: Any) -> Any:
        sent.append(query)
        return await execute(self, query, *given, **named)

    with patch.context() as patched:
        patched.setattr(AsyncConnection, "execute", counting)
        yield sent


async def a_life_of(person: Person, tasks: int) -> None:
    await person("add_pillar", name="Health")
    await person("add_area", name="Fitness", pillar="Health")
    for number in range(tasks // 5):
        await person("add_project", name=f"Project {number}", area="A1")
    async with person.database.scope(person.id, label="many") as scope:
        await scope.run(
            "insert into tasks (user_id, title, project_id, due_date) "
            "select %(user)s, 'Task ' || n, (array(select id from projects))[1 + n %% %(projects)s], "
            "'2026-12-01'::date + n from generate_series(1, %(tasks)s) n",
            {"user": person.id, "projects": tasks // 5, "tasks": tasks},
        )
        await scope.run(
            "insert into dependencies (user_id, task_id, blocker_id) select a.user_id, a.id, b.id "
            "from tasks a join tasks b on b.number = a.number - 1 where a.number %% 3 = 0"
        )


async def test_ranking_asks_as_often_for_a_hundred_tasks_as_for_ten(
    new_person: NewPerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    for tasks in (10, 100):
        person = await new_person()
        await a_life_of(person, tasks)
        async with person.database.scope(person.id) as scope:
            with counted(monkeypatch) as ranking:
                assert len((await next_tasks(scope, 50)).items) > tasks / 5
            with counted(monkeypatch) as posting:
                assert await rerank(scope)
        asked.append((len(ranking), len(posting)))
    assert asked[0] == asked[1]
    assert asked[0][0] <= 8
