"""What deserves attention now, over real rows; tests/tools/hrm judges the judging."""

from datetime import UTC, datetime, timedelta

import pytest

from memory.database import Database
from memory.errors import Invalid
from tests.acting import NewPerson, Person
from tests.asking import asked
from tools.hrm.records import Past, Snapshot
from tools.look import rerank
from tools.plan import next_tasks, past, snapshot

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
    counts = []
    for tasks in (10, 100):
        person = await new_person()
        await a_life_of(person, tasks)
        async with person.database.scope(person.id) as scope:
            with asked(monkeypatch) as first:
                assert len((await next_tasks(scope, 50)).items) > tasks / 5
            with asked(monkeypatch) as again:
                await next_tasks(scope, 50)
            with asked(monkeypatch) as posting:
                assert await rerank(scope)
        counts.append([(len(each.statements), each.trips) for each in (first, again, posting)])
    assert counts[0] == counts[1]
    assert counts[0][:2] == [(12, 3), (5, 1)]


async def test_a_ranking_tells_how_many_are_open_and_how_many_have_not_begun(person: Person) -> None:
    await person("add_task", title="Now")
    await person("add_task", title="Later", start="tomorrow")
    ranking = await person("next_tasks")
    assert [each.task.title for each in ranking.items] == ["Now"]
    assert (ranking.open, ranking.resting) == (1, 1)
    person.now = MONDAY + timedelta(days=1)
    assert (await person("next_tasks")).open == 2


async def snapshot_of(person: Person) -> Snapshot:
    async with person.database.scope(person.id) as scope:
        scope.now = person.now or scope.now
        return await snapshot(scope)


async def past_of(person: Person) -> Past:
    async with person.database.scope(person.id) as scope:
        scope.now = person.now or scope.now
        return await past(scope)


async def test_what_was_done_on_28_of_ones_own_days_is_seen_with_what_is_known_of_it(person: Person) -> None:
    await person("add_area", name="Fitness")
    await person("add_task", title="Run", area="A1", kind="routine", estimate=30, tags=["out"])
    person.now = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)  # 02:30 in Berlin: still Monday
    await person("complete_task", task="T1")
    (done,) = (await snapshot_of(person)).completions
    assert (done.ref, done.title, done.at, done.kind, done.minutes) == (
        "T1",
        "Run",
        person.now,
        "routine",
        30,
    )
    assert (done.project_id, done.tags, done.recurring) == (None, ("out",), False)
    assert done.area_id is not None
    person.now = datetime(2026, 12, 21, 1, 59, tzinfo=UTC)  # 02:59 on the 28th day
    assert len((await snapshot_of(person)).completions) == 1
    person.now = datetime(2026, 12, 21, 2, 0, tzinfo=UTC)
    assert (await snapshot_of(person)).completions == ()
    assert [each.ref for each in (await past_of(person)).completions] == ["T1"]


async def test_what_was_done_in_a_project_that_is_put_away_counts_for_its_area(person: Person) -> None:
    await person("add_area", name="Fitness")
    await person("add_project", name="Half marathon", area="A1")
    await person("add_task", title="Run", project="P1")
    await person("complete_task", task="T1")
    (before,) = (await snapshot_of(person)).completions
    await person("archive", things=["P1"])
    life = await snapshot_of(person)
    (after,) = life.completions
    assert before.project_id is not None
    assert (after.project_id, after.area_id) == (None, life.areas[0].id)


async def test_each_time_of_a_series_was_done(person: Person) -> None:
    await person("add_task", title="Run", recurrence="every day")
    for _ in range(2):
        await person("complete_task", task="T1")
    assert [(each.title, each.recurring) for each in (await snapshot_of(person)).completions] == [
        ("Run", True)
    ] * 2


async def test_how_one_feels_is_what_was_said_last_on_ones_own_day(person: Person) -> None:
    assert (await snapshot_of(person)).felt is None
    await person("write_entry", text="A day like any other")
    assert (await snapshot_of(person)).felt is None
    await person("write_entry", text="Worn out", energy="very_low")
    felt = (await snapshot_of(person)).felt
    assert felt is not None
    assert (felt.source, felt.energy) == ("journal", "very_low")
    await person("check_in", energy="high")
    person.now = MONDAY + timedelta(hours=1)
    await person("check_in", mood="peaceful")
    await person("write_entry", text="Awake", energy="low")
    felt = (await snapshot_of(person)).felt
    assert felt is not None
    assert (felt.source, felt.energy) == ("checkin", "high")
    person.now = MONDAY + timedelta(days=1)
    assert (await snapshot_of(person)).felt is None
    back = (await past_of(person)).felt
    assert {each.energy for each in back} == {"low", None, "high", "very_low", "moderate"}
    assert [each.at for each in back] == [MONDAY + timedelta(hours=1)] * 2 + [MONDAY] * 3


async def test_time_set_aside_is_seen_from_today_on_and_what_is_over_in_the_past(person: Person) -> None:
    await person("add_task", title="Run")
    async with person.database.scope(person.id, label="blocks") as scope:
        await scope.run(
            "insert into time_blocks (user_id, task_id, day, start_time, end_time, origin) "
            "select user_id, id, date '2026-11-23' + n, '09:00', '10:00', 'user' from tasks, generate_series(-1, 1) n"
        )
    assert [(each.day.day, each.title) for each in (await snapshot_of(person)).blocks] == [
        (23, "Run"),
        (24, "Run"),
    ]
    back = await past_of(person)
    assert [each.day.day for each in back.blocks] == [23, 22]
    await person("delete", things=["T1"])
    assert (await snapshot_of(person)).blocks == ()


async def test_the_past_tells_when_a_project_grew_in_one_round_trip(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    await person("add_project", name="Half marathon")
    await person("add_task", title="Run", project="P1")
    await person("add_task", title="Of no project")
    project = (await snapshot_of(person)).projects[0].id
    with asked(monkeypatch) as meanwhile:
        assert (await past_of(person)).opened == ((project, MONDAY),)
    assert meanwhile.trips == 1
    person.now = MONDAY + timedelta(days=84)
    assert (await past_of(person)).opened == ()
