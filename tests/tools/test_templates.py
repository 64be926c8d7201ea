"""Templates: a task or a project is saved with all below it, and used again as often as one likes."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from memory.errors import AurumError, Conflict, Invalid
from memory.records import Task
from tests.acting import NewPerson, Person, rows_of, statements
from tests.conftest import Place
from tools.things import purge

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture
def ada(person: Person) -> Person:
    """Somebody whose today is Monday, 23 November 2026."""
    person.now = MONDAY
    return person


async def launch(person: Person) -> None:
    """A project: four tasks, one under another, one waiting, one recurring, one done."""
    await person("add_pillar", name="Work")
    await person("add_area", name="Product", pillar="Work")
    await person(
        "add_project", name="Launch", area="Product", due="2026-12-11", importance=5, description="Ship it"
    )
    await person(
        "add_task", title="Write the note", project="Launch", due="2026-11-25T15:00", priority="high", estimate=90,
        energy="high", kind="creative", tags=["text"], notes="Short.", start="2026-11-24",
    )  # fmt: skip
    await person("add_task", title="Find a picture", parent="T1", due="2026-11-24")
    await person(
        "add_task", title="Send it", project="Launch", after=["T1"], due="2026-12-01", subtasks_required=True
    )
    await person(
        "add_task",
        title="Look at numbers",
        project="Launch",
        recurrence="FREQ=WEEKLY;BYDAY=TH",
        due="2026-12-03",
    )
    await person("complete_task", task="T2")


async def all_tasks(person: Person) -> list[Task]:
    return list(await person("list_tasks", status="all", limit=200))


async def test_a_project_used_again_is_the_same_tree_later(ada: Person) -> None:
    await launch(ada)
    saved = await ada("save_template", thing="Launch", description="For each release")
    assert (saved.ref, saved.name, saved.level, saved.tasks, saved.days) == (
        "TP1",
        "Launch",
        "project",
        4,
        18,
    )
    used = await ada("use_template", template="launch", name="Launch two", to="Product", start="2027-01-04")
    project = used.thing
    assert (project.name, project.place, project.importance) == ("Launch two", ("Work", "Product"), 5)
    assert (project.description, project.status) == ("Ship it", "not_started")
    assert project.due_date == date(2027, 1, 21)
    note, picture, send, numbers = (task for task in await all_tasks(ada) if task.project_id == project.id)
    assert (note.title, note.due_date, note.due_time) == ("Write the note", date(2027, 1, 5), time(15))
    assert (note.start_date, note.priority, note.estimate_minutes) == (date(2027, 1, 4), "high", 90)
    assert (note.energy, note.kind, note.tags, note.notes) == ("high", "creative", ("text",), "Short.")
    assert (picture.parent, picture.status, picture.due_date) == (note.ref, "todo", date(2027, 1, 4))
    assert (send.after, send.due_date, send.subtasks_required) == ((note.ref,), date(2027, 1, 11), True)
    assert (numbers.recurrence, numbers.due_date) == ("FREQ=WEEKLY;BYDAY=TH", date(2027, 1, 14))
    assert numbers.recurs_on == date(2027, 1, 14)


async def test_without_a_day_it_begins_today(ada: Person) -> None:
    await ada("add_task", title="Pack", due="2026-12-24")
    await ada("add_task", title="Book", parent="T1", due="2026-12-20")
    await ada("save_template", thing="T1", name="Trip")
    used = await ada("use_template", template="Trip")
    pack, book = (await all_tasks(ada))[2:]
    assert (book.due_date, pack.due_date, used.tasks) == (date(2026, 11, 23), date(2026, 11, 27), 1)


async def test_what_has_no_dates_gets_none(ada: Person) -> None:
    await ada("add_task", title="Pack")
    await ada("save_template", thing="T1")
    used = await ada("use_template", template="Pack", start="friday")
    assert (used.thing.due_date, used.thing.start_date) == (None, None)


async def test_a_recurrence_begins_on_a_day_of_its_rule_and_ends_as_late_as_before(ada: Person) -> None:
    rule = "FREQ=WEEKLY;BYDAY=FR;UNTIL=20261231"
    await ada("add_task", title="Review", recurrence=rule, due="2026-11-27")
    await ada("save_template", thing="Review")
    task = (await ada("use_template", template="Review", start="2027-03-01")).thing
    assert task.due_date == task.recurs_on == date(2027, 3, 5)
    assert task.recurrence == "FREQ=WEEKLY;BYDAY=FR;UNTIL=20270404"


@pytest.mark.parametrize(
    ("to", "lies"),
    [("Work", ("Work", "General")), ("Product", ("Work", "Product")), ("Launch", ("Work", "Product", "Launch")),
     ("T1", ("Work", "Product", "Launch")), ("none", ()), (None, ())],
)  # fmt: skip
async def test_a_task_goes_where_it_is_wanted_with_all_below_it(
    ada: Person, to: str | None, lies: tuple[str, ...]
) -> None:
    await launch(ada)
    await ada("save_template", thing="T1", name="Note")
    task = (await ada("use_template", template="Note", to=to)).thing
    (below,) = [each for each in await all_tasks(ada) if each.parent == task.ref]
    assert task.place == below.place == lies
    assert task.parent == ("T1" if to == "T1" else None)


@pytest.mark.parametrize(
    ("to", "words"), [("T1", "no pillar or area|no area or pillar"), ("Launch", "no"), ("PL9", "no")]
)
async def test_a_project_lies_in_an_area_or_a_pillar_only(ada: Person, to: str, words: str) -> None:
    await launch(ada)
    await ada("save_template", thing="Launch")
    done = len(ada.operations)
    with pytest.raises(AurumError, match=words):
        await ada("use_template", template="TP1", to=to)
    assert len(ada.operations) == done


async def test_using_one_is_one_operation(ada: Person, place: Place) -> None:
    await launch(ada)
    await ada("save_template", thing="Launch")
    before = await rows_of(place.owner_url, ada.id)
    await ada("use_template", template="Launch", to="Work")
    await ada("undo")
    after = await rows_of(place.owner_url, ada.id)
    for table in ("pillars", "areas", "projects", "tasks", "dependencies", "templates"):
        assert after[table] == before[table]


async def test_a_template_stays_as_it_was_when_the_thing_goes(ada: Person) -> None:
    await launch(ada)
    await ada("save_template", thing="Launch")
    await ada("change_task", task="T1", title="Something else")
    await ada("change_project", project="Launch", name="Old")
    used = await ada("use_template", template="Launch")
    assert used.thing.name == "Launch"
    assert "Write the note" in [task.title for task in await all_tasks(ada)]


async def test_what_was_deleted_is_not_saved_and_who_waited_for_it_waits_no_more(ada: Person) -> None:
    await launch(ada)
    async with ada.database.scope(ada.id, label="x") as scope:
        await scope.run(
            "update tasks set deleted_at = now() where user_id = %s and number in (1, 2)", [ada.id]
        )
    saved = await ada("save_template", thing="Launch")
    assert saved.tasks == 2
    project = (await ada("use_template", template="Launch")).thing
    made = [task for task in await all_tasks(ada) if task.project_id == project.id]
    assert [(task.title, task.after) for task in made] == [("Send it", ()), ("Look at numbers", ())]


async def test_what_a_recurring_task_left_behind_is_saved_when_it_is_named_itself(ada: Person) -> None:
    await ada("add_task", title="Water plants", recurrence="every day", energy="low")
    await ada("complete_task", task="Water plants")
    (done,) = await ada("list_tasks", status="completed")
    saved = await ada("save_template", thing=done.ref, name="Watering")
    assert (saved.level, saved.tasks) == ("task", 0)
    made = (await ada("use_template", template="Watering")).thing
    assert (made.title, made.energy, made.recurrence, made.status) == ("Water plants", "low", None, "todo")


async def test_what_a_recurring_task_left_behind_is_not_saved(ada: Person) -> None:
    await launch(ada)
    await ada("complete_task", task="T4")
    assert (await ada("save_template", thing="Launch")).tasks == 4


async def test_templates_are_listed_renamed_deleted_and_return_by_undo(ada: Person) -> None:
    await ada("add_task", title="Pack")
    await ada("save_template", thing="T1")
    await ada("save_template", thing="T1", name="Trip")
    changed = await ada("change_template", template="TP2", name="Journey", description="Away")
    assert (changed.ref, changed.name, changed.description) == ("TP2", "Journey", "Away")
    assert [each.name for each in await ada("list_templates")] == ["Pack", "Journey"]
    assert (await ada("delete_template", template="journey")).ref == "TP2"
    assert [each.name for each in await ada("list_templates")] == ["Pack"]
    assert (await ada("undo")).restored == ("The template TP2 “Journey” is back.",)
    assert [each.name for each in await ada("list_templates")] == ["Pack", "Journey"]


async def test_a_name_is_given_once(ada: Person) -> None:
    await ada("add_task", title="Pack")
    await ada("save_template", thing="T1")
    for tool, given in (
        ("save_template", {"thing": "T1"}),
        ("save_template", {"thing": "T1", "name": "PACK"}),
    ):
        with pytest.raises(Conflict, match="TP1 is called “Pack” already"):
            await ada(tool, **given)
    await ada("delete_template", template="Pack")
    assert (await ada("save_template", thing="T1")).ref == "TP2"


@pytest.mark.parametrize(("tool", "given", "words"), [
    ("save_template", {"thing": "P9"}, "no project or task"),
    ("save_template", {"thing": "Work"}, "no project or task"),
    ("use_template", {"template": "TP9"}, "no template"),
    ("use_template", {"template": "Pack", "start": "someday"}, "no date"),
    ("use_template", {"template": "Pack", "to": "nowhere"}, "nowhere"),
    ("use_template", {"template": "Pack", "name": " "}, "name"),
    ("delete_template", {"template": "TP9"}, "no template"),
    ("change_template", {"template": "TP9", "name": "x"}, "no template"),
])  # fmt: skip
async def test_what_can_not_be_used_is_refused_in_words_and_changes_nothing(
    ada: Person, tool: str, given: dict[str, Any], words: str
) -> None:
    await ada("add_pillar", name="Work")
    await ada("add_task", title="Pack")
    await ada("save_template", thing="T1")
    with pytest.raises(AurumError, match=words):
        await ada(tool, **given)
    assert len(ada.operations) == 3


async def test_under_a_task_there_must_be_room(ada: Person) -> None:
    await ada("add_task", title="Level 1")
    for level in range(2, 7):
        await ada("add_task", title=f"Level {level}", parent=f"T{level - 1}")
    await ada("save_template", thing="T1", name="Deep")
    assert (await ada("use_template", template="Deep", to="T4")).tasks == 5
    with pytest.raises(Invalid, match="more than 10 levels"):
        await ada("use_template", template="Deep", to="T5")


async def test_many_tasks_cost_a_handful_of_statements(ada: Person) -> None:
    await ada("add_project", name="Big")
    async with ada.database.scope(ada.id, label="many") as scope:
        await scope.run(
            "insert into tasks (user_id, project_id, title, due_date) "
            "select user_id, id, 'Task ' || n, date '2026-11-23' + n from projects, generate_series(1, 200) n "
            "where user_id = %s",
            [ada.id],
        )
    for tool, given in (("save_template", {"thing": "Big"}), ("use_template", {"template": "Big"})):
        assert len(await statements(ada, tool, **given)) <= 9, tool
    assert (await ada("list_projects"))[-1].open_tasks == 200


async def test_anothers_templates_are_not_there(ada: Person, new_person: NewPerson) -> None:
    other = await new_person()
    await other("add_task", title="Pack")
    saved = await other("save_template", thing="T1")
    assert await ada("list_templates") == []
    for name in ("TP1", "Pack", str(saved.id)):
        with pytest.raises(AurumError, match="no template"):
            await ada("use_template", template=name)


async def test_a_deleted_template_is_gone_for_good_after_thirty_days(ada: Person, place: Place) -> None:
    await ada("add_task", title="Pack")
    await ada("save_template", thing="T1")
    await ada("delete_template", template="Pack")
    for days, left in ((29, 1), (31, 0)):
        async with ada.database.scope(ada.id, label="Emptied the trash") as scope:
            scope.now = MONDAY + timedelta(days)
            await purge(scope)
        assert len((await rows_of(place.owner_url, ada.id))["templates"]) == left
    assert len(await ada("list_tasks")) == 1
