"""The description of the API is valid, whole, and its examples work."""

import json
import re
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID, uuid4

import httpx
import pytest
from fastapi.openapi.models import OpenAPI

from memory import deliveries
from memory.database import Database
from memory.said import Nudge, Said
from tests.api.paths import PATHS, Path, application
from tests.api.sse import say

Json = dict[str, Any]
DOCUMENT: Json = application().openapi()
OPERATIONS = {
    Path(method.upper(), path): operation
    for path, methods in DOCUMENT["paths"].items()
    for method, operation in methods.items()
}


def resolved(schema: Json) -> Json:
    while "$ref" in schema:
        schema = DOCUMENT["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    return schema


def every(value: Any, key: str) -> list[Any]:
    """All that stands under this key, anywhere."""
    if isinstance(value, list):
        return [found for each in value for found in every(each, key)]
    if not isinstance(value, dict):
        return []
    return [each for name, each in value.items() if name == key] + every(list(value.values()), key)


def test_it_is_valid_and_every_reference_leads_somewhere() -> None:
    assert OpenAPI.model_validate(DOCUMENT).openapi.startswith("3.1")
    for reference in every(DOCUMENT, "$ref"):
        at: Any = DOCUMENT
        for part in reference.removeprefix("#/").split("/"):
            at = at[part]
    assert urlsplit(DOCUMENT["info"].get("termsOfService", "")).netloc == ""


async def test_it_is_served(http: httpx.AsyncClient) -> None:
    answer = await http.get("/api/openapi.json")
    assert (answer.status_code, answer.json()) == (200, DOCUMENT)


def test_every_route_is_in_it_and_nothing_else() -> None:
    assert set(OPERATIONS) == set(PATHS)
    ids = [operation["operationId"] for operation in OPERATIONS.values()]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("path", PATHS, ids=str)
def test_a_route_says_what_it_does_takes_and_answers(path: Path) -> None:
    operation = OPERATIONS[path]
    assert operation["description"].endswith(".")
    assert operation["tags"]
    named = {each["name"] for each in operation.get("parameters", []) if each["in"] == "path"}
    assert named == set(re.findall(r"\{(\w+)\}", path.path))
    well = [each for status, each in operation["responses"].items() if status.startswith("2")]
    assert len(well) == 1
    assert well[0].get("content") or "204" in operation["responses"]
    for status, each in operation["responses"].items():
        if status.startswith(("4", "5")) and path.path != "/api/health":
            assert list(each["content"]) == ["application/problem+json"], status
            assert each["content"]["application/problem+json"]["example"]["detail"]


TAKING = [path for path in PATHS if "requestBody" in OPERATIONS[path]]


def example_of(path: Path) -> Json:
    """The body that the description shows for a route."""
    content = OPERATIONS[path]["requestBody"]["content"]["application/json"]
    if "examples" in content:
        shown: Json = next(iter(content["examples"].values()))["value"]
        return shown
    properties = resolved(content["schema"])["properties"]
    return {name: each["examples"][0] for name, each in properties.items() if "examples" in each}


async def asked(http: httpx.AsyncClient) -> dict[str, str]:
    """What a turn asks that would delete something."""
    events = await say(http, "delete T1")
    (question,) = next(each["value"]["approvals"] for each in events if each.get("name") == "approvals")
    return {"approval": question["id"], "run": question["run"]}


ALWAYS: list[tuple[str, Json]] = [
    ("pillars", {"name": "Work"}), ("areas", {"name": "Desk"}), ("projects", {"name": "Book"}),
    ("tasks", {"title": "Write"}),
]  # fmt: skip
NAMED: dict[str, tuple[str, Json]] = {
    "template": ("templates", {"thing": "T1"}),
    "insight": ("insights", {"title": "Mondays are full", "summary": "Half is left on Tuesday."}),
    "memory": ("memories", {"text": "I live in Lisbon."}),
    "entry": ("journal", {"text": "Slept well."}),
    "code": ("journal/templates", {"name": "Rowing", "prompts": ["How far?"]}),
    "block": ("plan", {"day": "tomorrow", "blocks": [{"task": "T1", "start": "15:00", "end": "16:00"}]}),
    "intent": ("intents", {"text": "Write", "kind": "no_journal", "days": 3}),
    "reminder": ("tasks/T1/reminders", {"at": "tomorrow at 10"}),
    "round": ("rounds", {"kind": "evening"}),
}
"""What is made where the route names it, or the example does."""
REFS = {
    "pillar": "PL1", "area": "A1", "project": "P1", "task": "T1", "thing": "T1", "template": "TP1", "key": "student",
    "insight": "I1", "block": "T1", "memory": "M1", "entry": "J1", "code": "JT1", "intent": "W1",
    "rule": "TEMPORAL_URGENCY_001", "tool": "delete",
}  # fmt: skip


async def made(http: httpx.AsyncClient, path: Path, body: Json) -> dict[str, str]:
    """What there has to be for the route, and how each is named."""
    refs, said = dict(REFS), json.dumps(body)
    for where, first in ALWAYS:
        assert (await http.post(f"/api/{where}", json=first)).status_code == 201
    for noun, (where, first) in NAMED.items():
        if f"{{{noun}}}" in path.path or re.search(rf"\b{REFS.get(noun)}\b", said):
            answer = await http.post(f"/api/{where}", json=first)
            assert answer.status_code == 201
            if noun not in REFS:
                refs[noun] = answer.json()["id"]
    if path.path.endswith(("/approvals", "{approval}")):
        refs |= await asked(http)
    return refs


@pytest.mark.parametrize("path", TAKING, ids=str)
async def test_the_example_of_a_route_works(
    http: httpx.AsyncClient, database: Database, user: UUID, path: Path
) -> None:
    body = example_of(path)
    assert body
    refs = await made(http, path, body) | {"delivery": str(uuid4())}
    async with database.scope(user, label="attend") as scope:
        nudge = Nudge("insight", "one", Said("Mondays are full."), scope.now)
        await deliveries.make(scope, UUID(refs["delivery"]), nudge)
    where = re.sub(r"\{(\w+)\}", lambda found: refs[found[1]], path.path)
    answer = await http.request(path.method, where, json=body)
    refused = {"/api/auth/session": 401, "/api/links/redeem": 422, "/api/links": 409}
    if status := refused.get(path.path):
        assert (
            answer.status_code == status
        )  # a code is made for one person and used once; no channel is set up here
    else:
        assert answer.is_success, answer.text
