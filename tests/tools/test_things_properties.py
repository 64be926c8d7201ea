"""Whatever is moved, deleted, restored, put away and doubled: everything lies somewhere, and nothing in itself."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg.rows import dict_row

from memory.errors import AurumError, Conflict
from tests.acting import NewPerson, Person
from tests.conftest import Place

Rows = dict[str, dict[str, Any]]
Call = tuple[str, dict[str, Any]]

BEGINNING: list[Call] = [
    *(("add_pillar", {"name": name}) for name in ("Health", "Work")),
    *(("add_area", {"name": f"Area {number}", "pillar": f"PL{number}"}) for number in (1, 2)),
    *(("add_project", {"name": f"Project {number}", "area": f"A{number}"}) for number in (1, 2)),
    ("add_task", {"title": "One", "project": "P1"}),
    ("add_task", {"title": "Two", "parent": "T1"}),
    ("add_task", {"title": "Three", "parent": "T2"}),
    ("add_task", {"title": "Four", "area": "A1", "after": ["T1"]}),
    ("add_task", {"title": "Five"}),
]
thing = st.sampled_from(
    ["PL1", "PL2", "A1", "A2", "A3", "P1", "P2", "P3", "T1", "T2", "T3", "T4", "T5", "T6"]
)
some = st.fixed_dictionaries({"things": st.lists(thing, min_size=1, max_size=3)})
calls = st.one_of(
    st.tuples(
        st.just("move"),
        st.fixed_dictionaries(
            {"thing": thing},
            optional={"to": st.one_of(thing, st.just("none")), "before": thing | st.just("last")},
        ),
    ),
    st.tuples(st.sampled_from(["delete", "delete", "restore", "restore", "archive", "unarchive"]), some),
    st.tuples(st.just("duplicate"), st.fixed_dictionaries({"thing": thing})),
    st.tuples(st.just("empty_trash"), some),
    st.tuples(st.just("add_pillar"), st.fixed_dictionaries({"name": st.sampled_from(["Health", "Work"])})),
    st.tuples(st.just("undo"), st.just({})),
)

LIFE = """
    select id::text, 'pillar' as level, null as above, '{}'::text[] as place, deleted_at, deleted_with::text
    from pillars where user_id = %(user)s
    union all select id::text, 'area', pillar_id::text, '{}', deleted_at, deleted_with::text
    from areas where user_id = %(user)s
    union all select id::text, 'project', area_id::text, '{}', deleted_at, deleted_with::text
    from projects where user_id = %(user)s
    union all select id::text, 'task', coalesce(parent_id, project_id, area_id)::text,
                     array[project_id::text, area_id::text], deleted_at, deleted_with::text
    from tasks where user_id = %(user)s
"""


async def life_of(place: Place, person: Person) -> Rows:
    async with await psycopg.AsyncConnection.connect(place.owner_url, row_factory=dict_row) as connection:
        cursor = await connection.execute(LIFE, {"user": person.id})
        return {row["id"]: row for row in await cursor.fetchall()}


def assert_in_order(rows: Rows) -> None:
    """What stands lies in what stands; a subtask where its task does; nothing under itself."""
    for row_id, row in rows.items():
        seen, above = {row_id}, row["above"]
        while above:
            assert above not in seen, "it lies under itself"
            seen.add(above)
            above = rows[above]["above"]
        over = rows[row["above"]] if row["above"] else None
        if row["deleted_at"] is None:
            assert row["deleted_with"] is None
            assert over is None or over["deleted_at"] is None, "it lies in what is in the trash"
        if row["level"] == "task" and over and over["level"] == "task":
            assert row["place"] == over["place"]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(wanted=st.lists(calls, min_size=1, max_size=15))
async def test_everything_lies_somewhere_and_all_of_the_trash_can_return(
    place: Place, new_person: NewPerson, wanted: list[Call]
) -> None:
    person = await new_person()
    person.now = datetime(2026, 11, 23, tzinfo=UTC)
    for tool, arguments in [*BEGINNING, *wanted]:
        person.now += timedelta(seconds=1)
        before = await life_of(place, person)
        try:
            await person(tool, **arguments)
        except AurumError:
            assert await life_of(place, person) == before
        assert_in_order(await life_of(place, person))
    for lying in await person("list_trash", limit=200):
        with suppress(Conflict):  # a pillar of that name has been added
            (back,) = await person("restore", things=[lying.ref])
            assert (back.below, back.deleted_at) == (lying.below, None)
    left = {each.place[0] if each.place else each.name for each in await person("list_trash", limit=200)}
    assert left <= {"Health", "Work"}
    rows = await life_of(place, person)
    assert_in_order(rows)
    assert bool(left) == any(row["deleted_at"] for row in rows.values())
