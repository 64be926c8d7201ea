"""Lists of tasks by everything that can be said of them, and the coming days."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from psycopg import AsyncConnection

from memory.errors import Invalid, NotFound
from memory.task_lists import ORDERS, Order, Wanted, tasks
from tests.acting import NewPerson, Person

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)  # 09:00 in Berlin


@pytest.fixture(autouse=True)
async def _life(person: Person) -> None:
    person.now = MONDAY
    await person("add_pillar", name="Health")
    await person("add_area", name="Fitness", pillar="Health")
    await person("add_area", name="Garden")
    await person("add_project", name="Half marathon", area="Fitness")
    await person(
        "add_task", title="Run", project="P1", due="2026-11-23T08:00", tags=["Outside"], energy="high"
    )
    await person(
        "add_task", title="Stretch", area="Fitness", due="2026-11-23", kind="routine", priority="high"
    )
    await person("add_task", title="Rake leaves", area="Garden", due="2026-11-22", tags=["outside", "cold"])
    await person("add_task", title="Buy a rake", notes="a red one", start="2026-12-01", estimate=20)
    await person("add_task", title="Warm up", parent="T1", due="2026-11-30", recurrence="FREQ=DAILY")
    await person("change_task", task="T3", after=["T4"])


async def refs(person: Person, **asked: Any) -> str:
    return " ".join(each.ref for each in await person("list_tasks", **asked))


ASKED: list[tuple[dict[str, Any], str]] = [
    ({}, "T1 T2 T3 T4 T5"),
    ({"project": "marathon"}, "T1 T5"),
    ({"project": "none"}, "T2 T3 T4"),
    ({"area": "Fitness"}, "T1 T2 T5"),
    ({"area": "A2"}, "T3"),
    ({"area": "none"}, "T4"),
    ({"pillar": "PL1"}, "T1 T2 T5"),
    ({"pillar": "none"}, "T3 T4"),
    ({"parent": "T1"}, "T5"),
    ({"parent": "none"}, "T1 T2 T3 T4"),
    ({"due_from": "today"}, "T1 T2 T5"),
    ({"due_to": "today"}, "T1 T2 T3"),
    ({"due_from": "today", "due_to": "2026-11-23"}, "T1 T2"),
    ({"overdue": True}, "T1 T3"),
    ({"tag": "OUTSIDE"}, "T1 T3"),
    ({"tag": "out"}, ""),
    ({"energy": "high"}, "T1"),
    ({"kind": "routine"}, "T2"),
    ({"priority": "high"}, "T2"),
    ({"blocked": True}, "T3"),
    ({"blocked": False}, "T1 T2 T4 T5"),
    ({"recurring": True}, "T5"),
    ({"recurring": False, "area": "Fitness"}, "T1 T2"),
    ({"words": "rake red"}, "T4"),
    ({"words": "RAKE"}, "T3 T4"),
    ({"order": "due"}, "T3 T1 T2 T5 T4"),
    ({"order": "due", "limit": 2}, "T3 T1"),
    ({"order": "position", "limit": 1}, "T1"),
    ({"status": "completed"}, ""),
    ({"status": "todo", "tag": "cold"}, "T3"),
    ({"status": "in_progress"}, ""),
    ({"area": "Fitness", "tag": "outside", "overdue": True, "energy": "high"}, "T1"),
]


@pytest.mark.parametrize(("asked", "found"), ASKED, ids=[str(asked) for asked, _ in ASKED])
async def test_a_list_holds_what_fits_all_that_was_asked(
    person: Person, asked: dict[str, Any], found: str
) -> None:
    assert await refs(person, **asked) == found


async def test_what_is_done_is_neither_overdue_nor_open(person: Person) -> None:
    await person("complete_task", task="T3")
    assert await refs(person, overdue=True, status="all") == "T1"
    assert await refs(person, status="completed") == "T3"
    assert await refs(person, status="all", area="Garden") == "T3"


async def test_a_task_without_an_hour_is_overdue_when_its_day_has_ended(person: Person) -> None:
    person.now = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)  # 02:30 in Berlin: still Monday for its user
    assert await refs(person, overdue=True) == "T1 T3"
    person.now = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
    assert await refs(person, overdue=True) == "T1 T2 T3"


@pytest.mark.parametrize("archived", ["T1", "P1", "A1", "PL1"])
async def test_what_lies_under_something_archived_is_left_out_unless_asked_for(
    person: Person, archived: str
) -> None:
    await person("archive", things=[archived])
    gone = {"T1": "T1 T5", "P1": "T1 T5", "A1": "T1 T2 T5", "PL1": "T1 T2 T5"}[archived].split()
    assert await refs(person) == " ".join(ref for ref in ("T1", "T2", "T3", "T4", "T5") if ref not in gone)
    assert await refs(person, archived=True) == "T1 T2 T3 T4 T5"
    ranked = {scored.task.ref for scored in (await person("next_tasks", limit=50)).items}
    assert not ranked & set(gone)
    days = await person("upcoming")
    assert not {each.ref for day in days for each in (*day.tasks, *day.coming)} & set(gone)


@pytest.mark.parametrize(
    "asked",
    [
        {"due_from": "when pigs fly"},
        {"tag": "x" * 51},
        {"order": "name"},
        {"energy": "none"},
        {"blocked": "maybe"},
        {"status": "gone"},
    ],
)
async def test_what_can_not_be_asked_is_refused(person: Person, asked: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        await person("list_tasks", **asked)


async def test_a_place_that_is_not_there_is_not_an_empty_list(person: Person) -> None:
    for place in ("project", "area", "pillar", "parent"):
        with pytest.raises(NotFound):
            await person("list_tasks", **{place: "nowhere"})


@pytest.mark.parametrize("order", ORDERS)
async def test_pages_of_every_order_hold_each_task_once(person: Person, order: Order) -> None:
    for title in ("Late", "Later"):
        await person("add_task", title=title, due="2026-11-23T23:00")
    await person("add_task", title="Whenever")
    async with person.database.scope(person.id) as scope:
        whole = [task.ref for task in (await tasks(scope, Wanted(), order=order)).items]
        for size in (1, 2, 3):
            paged: list[str] = []
            cursor: str | None = None
            while True:
                page = await tasks(scope, Wanted(), order=order, cursor=cursor, limit=size)
                paged += [task.ref for task in page.items]
                assert page.next is None or len(page.items) == size
                if (cursor := page.next) is None:
                    break
                assert len(cursor) <= 40
            assert paged == whole
    assert len(whole) == 8


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize(
    "cursor", ["x", "", "1_2_3_4", "_", "__", "2026-99-99__1", "1e400_x", "-1", "½", "9" * 30]
)
async def test_a_cursor_that_no_page_gave_is_refused(person: Person, order: Order, cursor: str) -> None:
    async with person.database.scope(person.id) as scope:
        with pytest.raises(Invalid, match="cursor"):
            await tasks(scope, Wanted(), order=order, cursor=cursor)


async def test_a_list_is_one_statement_however_long(
    new_person: NewPerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[object] = []
    execute = AsyncConnection.execute

    async def counting(self: AsyncConnection[Any], query: Any, *given: Any, **named: Any) -> Any:
        sent.append(query)
        return await execute(self, query, *given, **named)

    for count in (1, 20):
        someone = await new_person()
        for number in range(count):
            await someone("add_task", title=f"Task {number}", due="today")
        async with someone.database.scope(someone.id) as scope:
            with monkeypatch.context() as patched:
                patched.setattr(AsyncConnection, "execute", counting)
                found = await tasks(scope, Wanted(blocked=False, due_from=date(2020, 1, 1)), order="due")
        assert len(found.items) == count
    assert len(sent) == 2
