"""The live feed over HTTP: what happens to a life reaches every open page of its owner's, and nobody else's."""

import asyncio
from contextlib import AbstractAsyncContextManager
from uuid import UUID

import httpx
import pytest

from api.aurum import Aurum
from tests.api.sse import events_in, say, take
from tests.conftest import Client, NewUser


def listening(
    http: httpx.AsyncClient, after: str | None = None
) -> AbstractAsyncContextManager[httpx.Response]:
    return http.stream("GET", "/api/live", headers={} if after is None else {"Last-Event-ID": after})


async def test_a_change_arrives_with_its_operation(http: httpx.AsyncClient) -> None:
    async with listening(http) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        assert answer.headers["cache-control"] == "no-store"
        made = await http.post("/api/tasks", json={"title": "Buy shoes"})
        ((event_id, event),) = await take(events_in(answer), 1)
    assert event_id
    assert event == {"type": "changed", "nouns": ["tasks"], "operation": made.headers["aurum-operation"]}


async def test_what_happened_before_one_listened_is_not_told(
    http: httpx.AsyncClient, aurum: Aurum, user: UUID
) -> None:
    await http.post("/api/tasks", json={"title": "Before"})
    async with asyncio.timeout(5):
        while await aurum.live.newest(user) == "0-0":  # noqa: ASYNC110 - Redis has it some moments later
            await asyncio.sleep(0.01)
    async with listening(http) as answer:
        await http.post("/api/journal", json={"text": "Now"})
        ((_, event),) = await take(events_in(answer), 1)
    assert event["nouns"] == ["journal"]


async def test_who_was_cut_off_misses_nothing(http: httpx.AsyncClient) -> None:
    async with listening(http) as answer:
        await http.post("/api/pillars", json={"name": "Health"})
        ((seen, _),) = await take(events_in(answer), 1)
    for noun in ("areas", "projects"):
        await http.post(f"/api/{noun}", json={"name": noun})
    async with listening(http, after=seen) as answer:
        missed = await take(events_in(answer), 2)
    assert [event["nouns"] for _, event in missed] == [["areas"], ["projects"]]


@pytest.mark.parametrize("after", ["", "x", "0-0-0", "-1", "9" * 40, "$", "1-1\u00e9"])
async def test_an_id_that_is_none_is_as_good_as_no_id(http: httpx.AsyncClient, after: str) -> None:
    async with http.stream("GET", "/api/live", headers={b"Last-Event-ID": after.encode()}) as answer:
        assert answer.status_code == 200
        await http.post("/api/tasks", json={"title": "Buy shoes"})
        assert len(await take(events_in(answer), 1)) == 1


async def test_a_turn_tells_of_itself_what_it_changed_and_what_was_undone(http: httpx.AsyncClient) -> None:
    async with listening(http) as answer:
        feed = events_in(answer)
        events = await say(http, "add a task: buy shoes")
        told = await take(feed, 3)
        operation = events[-1]["result"]["operation"]
        await http.post(f"/api/operations/{operation}/undo")
        undone = await take(feed, 2)
    assert [event for _, event in told] == [
        {"type": "message", "thread": "life"},
        {"type": "changed", "nouns": ["tasks"], "operation": operation},
        {"type": "message", "thread": "life"},
    ]
    assert {event["type"] for _, event in undone} == {"undone", "changed"}


async def test_nobody_hears_of_another_users_life(client: Client, new_user: NewUser) -> None:
    mine, theirs = client(await new_user()), client(await new_user())
    async with listening(mine, after="0-0") as answer:
        await theirs.post("/api/tasks", json={"title": "Theirs"})
        await say(theirs, "hello")
        await mine.post("/api/journal", json={"text": "Mine"})
        ((_, event),) = await take(events_in(answer), 1)
    assert event["nouns"] == ["journal"]
