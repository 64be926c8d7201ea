"""Whatever is sent, an answer is one that the description of the API knows: generated from the description itself.

The live feed never ends, so of it only the beginning is looked at.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest
import pytest_asyncio
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api.aurum import Aurum
from tests.acting import NewPerson
from tests.api.paths import PATHS, Path, application

SCHEMA = schemathesis.openapi.from_dict(application().openapi())
KEPT: list[Any] = [
    not_a_server_error, status_code_conformance, content_type_conformance, response_headers_conformance,
    response_schema_conformance,
]  # fmt: skip
ENDLESS = "/api/live"
TRIED = [path for path in PATHS if path.path != ENDLESS]
TAKING = [path for path in TRIED if "requestBody" in SCHEMA[path.path][path.method].definition.raw]
THERE = {
    "pillar": ["PL1"], "area": ["A1"], "project": ["P1"], "task": ["T1", "T2"], "template": ["TP1"],
    "thing": ["T1", "P1", "A1", "PL1"], "thread": ["life"], "insight": ["I1"], "rule": ["TEMPORAL_URGENCY_001"],
    "block": ["T1"],
}  # fmt: skip
"""Names of things that the user has, for half of the requests whose path names one."""

Headers = dict[str, str]
SignIn = Callable[[Path], Awaitable[Headers]]


@pytest_asyncio.fixture(scope="session")
async def sign_in(new_person: NewPerson, aurum: Aurum) -> SignIn:
    """Makes somebody for each route, with one thing of each kind; answers what a request of theirs bears."""
    known: dict[Path, Headers] = {}

    async def make(path: Path) -> Headers:
        if path not in known:
            person = await new_person()
            await person("add_pillar", name="Health")
            await person("add_area", name="Fitness", pillar="PL1")
            await person("add_project", name="Half marathon", area="A1")
            await person("add_task", title="Buy shoes", project="P1")
            await person("add_task", title="Run", after=["T1"], recurrence="every day")
            await person("save_template", thing="P1", name="Race")
            await person(
                "accept_plan", day="tomorrow", blocks=[{"task": "T1", "start": "15:00", "end": "16:00"}]
            )
            await person("note_insight", title="Mondays are full", summary="Half is left on Tuesday.")
            known[path] = {"Authorization": f"Bearer {aurum.keeper.issue(person.id, 'access')}"}
        return known[path]

    return make


def trying(examples: int) -> settings:
    """The same requests each time, so that a failure is one of the change that made it."""
    return settings(
        max_examples=examples, derandomize=True, database=None, deadline=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip


def drawn(data: st.DataObject, path: Path, mode: GenerationMode) -> Case[Any]:
    """A request for the route, made from its description."""
    case: Case[Any] = data.draw(SCHEMA[path.path][path.method].as_strategy(generation_mode=mode))
    for name in case.path_parameters or {}:
        if name in THERE and data.draw(st.booleans()):
            case.path_parameters[name] = data.draw(st.sampled_from(THERE[name]))
    return case


@pytest.mark.parametrize("path", TRIED, ids=str)
@trying(6)
@given(data=st.data())
async def test_what_fits_the_description_is_answered_as_it_says(
    path: Path, url: str, sign_in: SignIn, data: st.DataObject
) -> None:
    case, headers = drawn(data, path, GenerationMode.POSITIVE), await sign_in(path)
    answer = await asyncio.to_thread(case.call, base_url=url, headers=headers, timeout=20)
    case.validate_response(answer, checks=KEPT)


@pytest.mark.parametrize("path", TAKING, ids=str)
@trying(6)
@given(data=st.data())
async def test_what_does_not_fit_it_is_refused_as_it_says(
    path: Path, url: str, sign_in: SignIn, data: st.DataObject
) -> None:
    case, headers = drawn(data, path, GenerationMode.NEGATIVE), await sign_in(path)
    answer = await asyncio.to_thread(case.call, base_url=url, headers=headers, timeout=20)
    case.validate_response(answer, checks=[*KEPT, negative_data_rejection])


async def test_the_live_feed_begins_as_it_says(http: httpx.AsyncClient) -> None:
    described = SCHEMA[ENDLESS]["GET"].definition.raw["responses"]["200"]
    async with http.stream("GET", ENDLESS) as answer:
        assert answer.status_code == 200
        assert answer.headers["content-type"].split(";")[0] in described["content"]
