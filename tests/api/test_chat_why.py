"""Asking the chat why, and for the day: what it offers is done by saying so, and is true then."""

import json
from typing import Any

import httpx

from tests.api.sse import say
from tests.api.test_chat import spoken

Json = dict[str, Any]


async def answers(http: httpx.AsyncClient, text: str) -> list[Json]:
    """What the tools answered to a message, in order."""
    events = await say(http, text)
    return [json.loads(event["content"]) for event in events if event["type"] == "TOOL_CALL_RESULT"]


async def told(http: httpx.AsyncClient, text: str) -> str:
    """What is said to a message."""
    return spoken(await say(http, text)).strip()


async def first(http: httpx.AsyncClient) -> str:
    today = (await http.get("/api/today")).json()
    return str(today["items"][0]["task"]["ref"])


async def test_what_would_put_a_task_first_is_done_by_saying_so_and_it_is_first(
    http: httpx.AsyncClient,
) -> None:
    await say(http, "add write the report tomorrow")
    await say(http, "add buy shoes")
    assert await first(http) == "T1"
    why = await told(http, "why is T1 first?")
    assert "**Write the report** (T1) is first of 2 tasks" in why
    assert "deadline" in why
    offered = await told(http, "what would put T2 first?")
    assert "**Buy shoes** (T2) is second of 2 tasks" in offered
    assert "It would be first with:" in offered
    (done,) = await answers(http, "do the first")
    assert (done["ok"], done["changed"]) == (True, True)
    assert await first(http) == "T2"
    assert "**Buy shoes** (T2) is first" in await told(http, "why T2?")
    await say(http, "undo")
    assert await first(http) == "T1"


async def test_an_opinion_moves_weights_and_says_so(http: httpx.AsyncClient) -> None:
    await say(http, "add write the report tomorrow")
    await say(http, "add buy shoes")
    await say(http, "what's next?")
    said = await told(http, "wrong priority")
    assert "Your weight for" in said
    assert "“Undo” takes it back." in said
    assert (await http.get("/api/preferences")).json()["weights"]
    assert "All weights are as they are by themselves again" in await told(http, "reset the weights")
    assert (await http.get("/api/preferences")).json()["weights"] == {}
    less = await told(http, "make deadlines matter less")
    assert less.startswith("**Task Deadline Urgency** (deadline) now counts 0.70 (0.80 by itself)")


async def test_how_much_is_explained_is_minded_by_the_next_answer(http: httpx.AsyncClient) -> None:
    await say(http, "add write the report tomorrow")
    assert "\n" in await told(http, "why?")
    assert await told(http, "keep your answers short") == "Set: explanations minimal."
    assert "\n" not in await told(http, "why?")


async def test_how_one_feels_is_noted_and_listed(http: httpx.AsyncClient) -> None:
    assert (await told(http, "check in: low energy, calm")).startswith("Noted: energy low, mood peaceful.")
    assert await told(http, "show my check-ins") == "1 check-in:\n- today: energy low, mood peaceful"
    assert (await http.get("/api/journal")).json()["items"] == []


async def test_a_day_is_planned_accepted_and_taken_back(http: httpx.AsyncClient) -> None:
    await say(http, "add write the report tomorrow")
    await say(http, "add buy shoes")
    (plan,) = await answers(http, "plan tomorrow from 9 to 12")
    blocks = plan["result"]["options"][0]["blocks"]
    assert blocks
    (taken,) = await answers(http, "accept the plan")
    assert taken["ok"]
    day = plan["result"]["day"]
    kept = (await http.get("/api/blocks", params={"from": day, "to": day})).json()
    kept = kept["items"] if isinstance(kept, dict) else kept
    wanted = [(one["ref"], one["start"], one["end"]) for one in blocks]
    assert [(one["ref"], one["start_time"], one["end_time"]) for one in kept] == wanted
    assert "Set aside tomorrow:" in await told(http, "what did I set aside for tomorrow?")
    await say(http, "undo")
    assert "No time is set aside" in await told(http, "show my blocks for tomorrow")


async def test_a_way_is_taken_with_what_has_no_room_postponed(http: httpx.AsyncClient) -> None:
    await say(http, "add write the report tomorrow 2h")
    await say(http, "add call mom tomorrow 1h")
    said = await told(http, "plan tomorrow from 9 to 11")
    assert "Drop or postpone:" in said
    assert "accept the plan" in said
    day = (await http.get("/api/tasks/T2")).json()["due_date"]
    (taken,) = await answers(http, "accept it and postpone the rest")
    assert [(each["ref"], each["start_time"]) for each in taken["result"]["blocks"]] == [("T1", "09:00:00")]
    assert [each["ref"] for each in taken["result"]["postponed"]] == ["T2"]
    assert (await http.get("/api/tasks/T2")).json()["due_date"] > day
    assert await told(http, "clear my plan for tomorrow") == (
        "1 block is off your plan; the tasks stay. “Undo” brings it back."
    )
    assert (await http.get("/api/blocks")).json() == []


async def test_when_a_project_will_be_done_is_said_or_why_not(http: httpx.AsyncClient) -> None:
    await http.post("/api/projects", json={"name": "Launch v1"})
    await http.post("/api/tasks", json={"title": "Write", "project": "P1"})
    said = await told(http, "when will Launch v1 be done?")
    assert "Launch v1" in said
    assert "too few to tell" in said
    (found,) = await answers(http, "forecast P1")
    assert (found["tool"], found["result"]["enough"], found["result"]["open"]) == ("forecast", False, 1)
