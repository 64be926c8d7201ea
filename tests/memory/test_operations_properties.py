"""Whatever was done: undone in reverse, step by step, every row is as it was at that step."""

from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from memory.errors import AurumError
from tests.acting import NewPerson, Person, rows_of
from tests.conftest import Place
from tests.memory.test_operations import LIFE

Arguments = dict[str, Any]
numbers = st.integers(1, 4)
names = st.sampled_from(["Health", "Work", "Fitness", "Half marathon", "Buy shoes", "Überlauf “so”"])


def ref(letter: str) -> st.SearchStrategy[str]:
    return numbers.map(lambda number: f"{letter}{number}")


def arguments(**strategies: st.SearchStrategy[Any]) -> Callable[..., st.SearchStrategy[Arguments]]:
    """Arguments of which the first are always given and the `perhaps` ones now and then."""
    return lambda **perhaps: st.fixed_dictionaries(strategies, optional=perhaps)


waits = st.lists(ref("T"), max_size=2)
calls = st.one_of(
    *(
        st.tuples(st.just(tool), given_)
        for tool, given_ in {
            "add_pillar": arguments(name=names)(time_allocation=st.integers(0, 100)),
            "change_pillar": arguments(pillar=ref("PL"))(name=names, time_allocation=st.integers(0, 100)),
            "add_area": arguments(name=names)(pillar=ref("PL"), importance=st.integers(1, 5)),
            "change_area": arguments(area=ref("A"))(pillar=st.one_of(st.just("none"), ref("PL")), name=names),
            "add_project": arguments(name=names)(area=ref("A"), due=st.just("2026-12-24")),
            "change_project": arguments(project=ref("P"))(
                area=st.one_of(st.just("none"), ref("A")), status=st.sampled_from(["on_hold", "completed"])
            ),
            "add_task": arguments(title=names)(
                project=ref("P"), after=waits, due=st.just("2026-12-24T15:00")
            ),
            "change_task": arguments(task=ref("T"))(
                project=st.one_of(st.just("none"), ref("P")), after=waits, due=st.just("none"), title=names
            ),
            "complete_task": arguments(task=ref("T"))(),
            "reopen_task": arguments(task=ref("T"))(),
            "delete": arguments(things=st.lists(ref("T"), min_size=1, max_size=2))(),
            "write_entry": arguments(text=names)(),
        }.items()
    )
)


async def life_of(place: Place, person: Person) -> dict[str, list[str]]:
    rows = await rows_of(place.owner_url, person.id)
    return {table: rows[table] for table in LIFE}


@settings(max_examples=25, deadline=None)
@given(calls=st.lists(calls, min_size=1, max_size=14))
async def test_undoing_in_reverse_restores_every_row_at_every_step(
    place: Place, new_person: NewPerson, calls: list[tuple[str, Arguments]]
) -> None:
    person = await new_person()
    stages = []
    for tool, given_ in calls:
        before, known = await life_of(place, person), len(person.operations)
        try:
            await person(tool, **given_)
        except AurumError:
            assert await life_of(place, person) == before
        if len(person.operations) > known:
            stages.append((person.operations[-1], before))
    for operation, before in reversed(stages):
        await person("undo", operation=str(operation))
        assert await life_of(place, person) == before
