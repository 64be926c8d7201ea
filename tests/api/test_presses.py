"""Buttons pressed in the web do what they do everywhere."""

import json
from typing import Any
from uuid import uuid4

import httpx

from api.aurum import Aurum
from channels.commands import Commands
from tests.acting import Person, rows_of
from tests.api.sse import say
from tests.conftest import Client, Place

Json = dict[str, Any]


async def newest(http: httpx.AsyncClient) -> Json:
    """The last message of the life thread."""
    found: Json = (await http.get("/api/chat/life")).json()["messages"][-1]
    return found


async def press(http: httpx.AsyncClient, act: str, message: str = "") -> Json:
    answer = await http.post("/api/presses", json={"act": act, "message": message or str(uuid4())})
    assert answer.status_code == 200, answer.text
    pressed: Json = answer.json()
    return pressed


async def test_a_button_acts_and_its_message_says_so_from_then_on(
    http: httpx.AsyncClient, aurum: Aurum, person: Person
) -> None:
    await person("add_task", title="Buy shoes", due="today")
    await Commands(aurum.database, aurum.turns).run(person.id, "today", "")
    message = await newest(http)
    assert message["form"]["rows"][0][0] == {"label": "✓ T1", "act": "done T1", "look": "good"}
    pressed = await press(http, "done T1", message["id"])
    assert pressed["toast"] == "Done: Buy shoes (T1)."
    (row,) = pressed["said"]["rows"]
    assert [button["label"] for button in row] == ["Undo"]
    assert (await newest(http))["form"] == pressed["said"], "a reload shows the same"
    again = await press(http, "done T1", message["id"])
    assert (again["toast"], again["said"]) == ("That is done already.", pressed["said"])
    undone = await press(http, row[0]["act"], message["id"])
    assert undone["toast"].startswith("Taken back:")
    assert [each["title"] for each in (await http.get("/api/tasks")).json()["items"]] == ["Buy shoes"]


async def test_yes_lets_the_run_go_on_and_names_it(http: httpx.AsyncClient) -> None:
    await say(http, "add a task: buy shoes")
    await say(http, "delete buy shoes")
    (asked,) = (await http.get("/api/approvals")).json()
    pressed = await press(http, f"yes {asked['id']}")
    assert (pressed["toast"], pressed["run"]) == ("Approved", asked["run"])
    answer = await http.get(f"/api/chat/runs/{pressed['run']}/events")
    events = [json.loads(line[6:]) for line in answer.text.splitlines() if line.startswith("data: ")]
    assert events[-1]["result"]["state"] == "done"
    assert (await press(http, f"no {asked['id']}"))["toast"] == "This was approved already."


async def test_what_no_button_says_does_nothing(http: httpx.AsyncClient) -> None:
    for act in ("sing", "done", "yes nonsense", "round x", "undo", "stop", "snooze x 10 20"):
        assert (await press(http, act))["toast"], act
    assert (await http.get("/api/operations")).json()["items"] == []
    for body in ({"act": "", "message": "x"}, {"act": "today"}, {"act": "x" * 201, "message": "x"}):
        assert (await http.post("/api/presses", json=body)).status_code == 422


async def test_a_stranger_presses_in_vain(
    http: httpx.AsyncClient, client: Client, aurum: Aurum, person: Person, new_person: Any, place: Place
) -> None:
    await person("add_task", title="Their words", due="today")
    await Commands(aurum.database, aurum.turns).run(person.id, "today", "")
    message, stranger = await newest(http), client((await new_person()).id)
    before = await rows_of(place.owner_url, person.id)
    acts = ["done T1", "drop T1", "tomorrow T1", "why T1", f"undo {person.operations[0]}", f"stop {uuid4()}"]
    for act in acts:
        theirs, unknown = await press(stranger, act, message["id"]), await press(stranger, act)
        assert "Their words" not in json.dumps(theirs)
        assert theirs == unknown
    assert await rows_of(place.owner_url, person.id) == before
