"""A line of plain words becomes tasks in a life: names that are there, names that are not, all or nothing."""

from datetime import UTC, datetime
from typing import Any

import psycopg
import pytest

from memory.errors import Ambiguous, Invalid, NotFound
from memory.records import Task
from tests.acting import Person
from tools.quick import MOST, understood

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _monday(person: Person) -> None:
    person.now = MONDAY


async def add(person: Person, text: str, **more: object) -> list[Task]:
    tasks: list[Task] = await person("quick_add", text=text, **more)
    return tasks


async def everything(person: Person) -> list[Task]:
    found: list[Task] = await person("list_tasks", status="all")
    return found


async def test_everything_a_line_says_is_in_the_task(person: Person) -> None:
    await person("add_pillar", name="Health")
    await person("add_task", title="Find the card")
    (task,) = await add(
        person, "dentist tmrw 3pm p1 #Health @teeth due in town, low energy, routine, after T1"
    )
    assert task.title.startswith("dentist")
    assert (str(task.due_date), str(task.due_time), task.priority) == ("2026-11-24", "15:00:00", "high")
    assert (task.place, task.tags) == (("Health", "General"), ("teeth",))
    assert (task.energy, task.kind, task.after) == ("low", "routine", ("T1",))


async def test_a_place_is_found_by_its_name_and_by_its_reference(person: Person) -> None:
    await person("add_pillar", name="Health")
    await person("add_area", name="Fitness", pillar="Health")
    await person("add_project", name="Half marathon", area="Fitness")
    for line in ("run #half-marathon", "run in Half marathon", "run for P1", "run #P1", "Half marathon: run"):
        (task,) = await add(person, line)
        assert (task.title, task.place) == ("run", ("Health", "Fitness", "Half marathon")), line
    for line in ("stretch #fitness", "stretch in A1", "stretch under Fitness"):
        (task,) = await add(person, line)
        assert (task.title, task.place) == ("stretch", ("Health", "Fitness")), line


async def test_a_name_that_is_no_place_is_a_tag_and_makes_none(person: Person) -> None:
    (task,) = await add(person, "buy shoes #Running @shop")
    assert (task.title, task.tags, task.place) == ("buy shoes", ("Running", "shop"), ())
    assert await person("list_projects") == []


async def test_a_tag_that_is_used_is_known_again(person: Person) -> None:
    await person("add_project", name="Launch")
    await add(person, "buy shoes @Errands")
    (task,) = await add(person, "buy milk #errands #Launch")
    assert (task.tags, task.place) == (("Errands",), ("Launch",))


async def test_a_thing_that_is_only_spoken_of_and_not_there_stays_in_the_words(person: Person) -> None:
    await person("add_task", title="Write the report")
    (task,) = await add(person, "send it after the report is done")
    assert (task.title, task.after) == ("send it", ("T1",))
    (task,) = await add(person, "dry up after the rain is done")
    assert (task.title, task.after) == ("dry up after the rain is done", ())
    (task,) = await add(person, "draw a plan in project Nowhere")
    assert (task.title, task.place, task.tags) == ("draw a plan in project Nowhere", (), ())


async def test_a_name_that_two_bear_is_asked_back(person: Person) -> None:
    await person("add_area", name="Work")
    await person("add_project", name="Launch")
    await person("add_project", name="Launch", area="Work")
    with pytest.raises(Ambiguous):
        await add(person, "write the note #Launch")
    (task,) = await add(person, "write the note #P2")
    assert task.place == ("Work", "Launch")
    assert len(await everything(person)) == 1


async def test_several_tasks_are_one_operation_that_undo_takes_back(person: Person) -> None:
    tasks = await add(person, "call mum tomorrow and buy milk\n- pay rent friday p1")
    assert [task.title for task in tasks] == ["call mum", "buy milk", "pay rent"]
    await person("undo")
    assert await everything(person) == []


async def test_all_tasks_of_a_text_are_added_or_none(person: Person) -> None:
    with pytest.raises(NotFound, match="T99"):
        await add(person, "call mum\nbuy milk after T99")
    assert await everything(person) == []


@pytest.mark.parametrize("text", ["", " ", "\n", "tomorrow 3pm", "call mum\np1", "#Launch", "x" * 2001])
async def test_a_text_that_says_nothing_to_do_is_refused(person: Person, text: str) -> None:
    with pytest.raises(Invalid):
        await add(person, text)
    assert await everything(person) == []


async def test_more_tasks_than_one_text_may_say_are_refused(person: Person) -> None:
    with pytest.raises(Invalid, match=str(MOST)):
        await add(person, "call mum\n" * (MOST + 1))
    assert await everything(person) == []


async def test_words_whose_token_was_taken_away_stay_in_the_title(person: Person) -> None:
    (task,) = await add(person, "watch friday p1", without=[[6, 12]])
    assert (task.title, task.due_date, task.priority) == ("watch friday", None, "high")


async def test_a_preview_takes_the_same_statements_however_many_names_there_are(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    execute, sent = psycopg.AsyncConnection.execute, []

    async def noted(*arguments: Any, **more: Any) -> Any:
        sent.append(arguments[1])
        return await execute(*arguments, **more)

    async def statements() -> int:
        sent.clear()
        async with person.database.scope(person.id) as scope:
            await understood(scope, "call mum tomorrow #Launch\nbuy milk #Other in Launch")
        return len(sent)

    monkeypatch.setattr(psycopg.AsyncConnection, "execute", noted)
    few = await statements()
    for number in range(5):
        await person("add_project", name=f"Launch {number}")
        await person("add_task", title=f"x {number}", tags=[f"tag{number}"])
    assert await statements() == few > 0
