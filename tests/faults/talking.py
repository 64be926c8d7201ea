"""A client that loses its connection and comes back, as the web does; and what must be true in the end."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Callable
from typing import Any
from uuid import UUID, uuid4

import httpx

from tests.faults.nursery import Where

Item = list[str]
"""What is seen in a conversation: its kind, then its text; of a card its tool, its arguments and its answer."""


class Listener:
    """Says one thing and hears its run to the end, through any number of broken connections and any process.

    `items` is what its user sees, each under its id; `ids` are those of all the events that were heard.
    """

    def __init__(self, token: str, text: str, thread: str = "life") -> None:
        self.headers = {"Authorization": f"Bearer {token}"}
        self.text = text
        message = {"id": str(uuid4()), "role": "user", "content": text}
        self.body: dict[str, Any] = {
            "threadId": thread, "runId": str(uuid4()), "messages": [message], "tools": [], "context": [],
            "state": {}, "forwardedProps": {},
        }  # fmt: skip
        self.first: dict[str, Item] = {message["id"]: ["user", text]}
        self.items = dict(self.first)
        self.run = ""
        self.ids: list[str] = []
        self.raw = b""
        self.began = asyncio.Event()
        self.state = ""
        self.breaks = 0

    async def hear(self, port: Callable[[], int]) -> None:
        """Until the run rests. `port` is where it is tried next."""
        self.state = ""
        try:
            async with asyncio.timeout(30):
                while not self.state:
                    try:
                        async for fields in self.connect(port()):
                            self.take(fields)
                    except (httpx.HTTPError, OSError):
                        self.breaks += 1
                    if not self.state:
                        await asyncio.sleep(0.03)
        except (KeyError, TimeoutError) as error:
            raise AssertionError(f"{self.text} was not heard to its end:\n{self.raw.decode()}") from error

    async def connect(self, port: int) -> AsyncIterator[dict[str, str]]:
        """The events of one connection: of the saying where nobody has answered it yet, else behind the last one."""
        at, last = f"http://127.0.0.1:{port}/api/chat", {"Last-Event-ID": self.ids[-1]} if self.ids else {}
        async with httpx.AsyncClient(headers=self.headers, timeout=30) as client:
            request = (
                client.build_request("GET", f"{at}/runs/{self.run}/events", headers=last)
                if self.run
                else client.build_request("POST", at, json=self.body)
            )
            answer = await client.send(request, stream=True)
            if answer.status_code >= 500:
                raise httpx.HTTPError("not now")
            answer.raise_for_status()
            self.run = answer.headers["Aurum-Run"]
            self.began.set()
            event: dict[str, str] = {}
            async for line in answer.aiter_lines():
                if line and not line.startswith(":"):
                    name, _, value = line.partition(": ")
                    event[name] = value
                elif event:
                    yield event
                    event = {}

    def take(self, fields: dict[str, str]) -> None:
        if "id" in fields:
            self.ids.append(fields["id"])
        self.raw += f"{fields.get('id')} {fields['data']}\n".encode()
        self.see(json.loads(fields["data"]))

    def see(self, event: dict[str, Any]) -> None:
        """Show an event, as the web does."""
        match event["type"]:
            case "TEXT_MESSAGE_START":
                self.items[event["messageId"]] = ["words", ""]
            case "TEXT_MESSAGE_CONTENT":
                self.items[event["messageId"]][1] += event["delta"]
            case "TOOL_CALL_START":
                self.items[event["toolCallId"]] = ["card", event["toolCallName"], "", ""]
            case "TOOL_CALL_ARGS":
                self.items[event["toolCallId"]][2] += event["delta"]
            case "TOOL_CALL_RESULT":
                self.items[event["toolCallId"]][3] = event["content"]
            case "CUSTOM" if event["name"] == "retold":
                self.items = {**self.first, **shown(event["value"]["messages"])}
            case "RUN_FINISHED":
                self.state = event["result"]["state"]
            case "RUN_ERROR":
                self.state = "failed"


def shown(messages: list[dict[str, Any]]) -> dict[str, Item]:
    """Messages in AG-UI's form as their user sees them."""
    items: dict[str, Item] = {}
    for message in messages:
        if message["role"] == "tool":
            items[message["toolCallId"]][3] = message["content"]
        elif message["role"] == "user":
            items[message["id"]] = ["user", message["content"]]
        else:
            if message["content"]:
                items[message["id"]] = ["words", message["content"]]
            for call in message.get("toolCalls", ()):
                items[call["id"]] = ["card", call["function"]["name"], call["function"]["arguments"], ""]
    return items


async def until_up(port: int) -> None:
    """Until somebody listens."""
    for _ in range(1000):
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.02)
            continue
        writer.close()
        return
    raise TimeoutError("The server does not come up.")


async def until_at_rest(where: Where, user: UUID) -> None:
    """Until no run is under way."""
    for _ in range(600):
        if not where.rows(user, "select 1 from runs where user_id = %s and state in ('running', 'queued')"):
            return
        await asyncio.sleep(0.05)
    raise TimeoutError("A run does not end.")


async def assert_saw_what_is_stored(port: int, listeners: list[Listener]) -> None:
    """Each heard every event once and in order, and saw in the end what is read afterwards."""
    messages: list[dict[str, Any]] = []
    async with httpx.AsyncClient(headers=listeners[0].headers, timeout=30) as client:
        cursor = None
        while True:
            query = {"limit": 200, **({"cursor": cursor} if cursor else {})}
            for _ in range(20):  # that a connection was cut is noticed by the next one who asks
                answer = await client.get(f"http://127.0.0.1:{port}/api/chat/life", params=query)
                if answer.status_code < 500:
                    break
            page = answer.raise_for_status().json()
            messages = page["messages"] + messages
            if (cursor := page["next"]) is None:
                break
    stored = shown(messages)
    for each in listeners:
        marks = [tuple(map(int, id.split("-"))) for id in each.ids]
        assert marks == sorted(set(marks)), f"{each.text}: each event once, in order"
        for id, item in each.items.items():
            assert stored[id] == item, f"{each.text}: what was seen is what is kept"


def assert_as_if_nothing_had_happened(where: Where, user: UUID, said: list[str]) -> None:
    """Each message is there once, each of its three tasks once, each call has its answer, and all has ended well."""
    tasks = Counter(row["title"] for row in where.rows(user, "select title from tasks where user_id = %s"))
    wanted = Counter(f"{text} {name}" for text in said for name in ("a", "b", "c"))
    assert tasks == wanted, {"twice": tasks - wanted, "never": wanted - tasks}
    messages = where.rows(user, "select * from messages where user_id = %s order by seq")
    assert Counter(row["content"] for row in messages if row["role"] == "user") == Counter(said)
    asked = [call["id"] for row in messages for call in row["calls"]]
    answered = [row["call_id"] for row in messages if row["role"] == "tool"]
    assert asked == answered, "no call is left without an answer"
    answers = Counter(row["run_id"] for row in messages if row["role"] == "assistant" and not row["calls"])
    assert set(answers.values()) == {1}
    assert len(answers) == len(said)
    states = Counter(row["state"] for row in where.rows(user, "select state from runs where user_id = %s"))
    assert states == {"done": len(said)}
    assert where.rows(user, "select 1 from checkpoints where %s is not null") == []


def taken_up(where: Where, user: UUID) -> int:
    """The runs that more than one process, or one more than once, has taken."""
    return len(where.rows(user, "select 1 from runs where user_id = %s and attempt > 1"))
