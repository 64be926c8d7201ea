"""What people do in Slack, as it reaches an app: signed requests or envelopes, each with an id of its own."""

import asyncio
import json
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from slack_sdk.signature import SignatureVerifier

if TYPE_CHECKING:
    from tests.channels.slack.fake import Slack, Workspace

Json = dict[str, Any]
PATIENCE = 10.0


class People:
    """Verbs of people. Each returns when the app has acknowledged."""

    triggers: dict[str, bool]

    def workspace(self: "Slack", team: str) -> "Workspace":
        known = [*self.workspaces.values(), *self.codes.values(), *self.others]
        return next(each for each in known if each.team == (team or self.team))

    async def say(
        self: "Slack",
        user: str,
        text: str,
        channel: str = "",
        thread: str = "",
        team: str = "",
        **more: Any,
    ) -> str:
        """Write a message: to the app, or in a channel or thread. Answers its ts."""
        place = channel or f"D{user}"
        message: Json = {
            "type": "message",
            "user": user,
            "text": text,
            "ts": self.stamp(),
            "channel": place,
            **more,
        }
        if thread:
            message |= {"thread_ts": thread, "parent_user_id": self.find(place, thread)["user"]}
        self.messages[place].append(message)
        of = self.workspace(team)
        kind = "im" if place.startswith("D") else "channel"
        await self.event({**message, "channel_type": kind}, team)
        if kind == "channel" and f"<@{of.bot}>" in text:
            await self.event({**message, "type": "app_mention"}, team)
        return str(message["ts"])

    async def event(self: "Slack", event: Json, team: str = "", event_id: str = "", **headers: str) -> Json:
        """Have an event happen. The same `event_id` again is the same event."""
        payload = {
            "type": "event_callback", "team_id": team or self.team, "api_app_id": "A1",
            "event": {"event_ts": "1.1", **event},
            "event_id": event_id or f"Ev{self.team}{next(self.numbers)}", "event_time": int(time.time()),
            "authorizations": [{"team_id": team or self.team, "user_id": self.workspace(team).bot, "is_bot": True}],
        }  # fmt: skip
        return await self.deliver("events_api", payload, **headers)

    async def command(self: "Slack", user: str, text: str, channel: str = "", team: str = "") -> Json:
        """Send `/aurum …`, in a channel or to the app."""
        place = channel or f"D{user}"
        payload = {
            "command": "/aurum", "text": text, "user_id": user, "user_name": "someone", "team_id": team or self.team,
            "channel_id": place, "channel_name": "directmessage" if place.startswith("D") else "general",
            "trigger_id": self.trigger(), "response_url": self.response(user, place, {}), "api_app_id": "A1",
        }  # fmt: skip
        return await self.deliver("slash_commands", payload)

    def trigger(self: "Slack") -> str:
        made = f"{next(self.numbers)}.{self.team}"
        self.triggers[made] = True
        return made

    def response(self: "Slack", user: str, channel: str, message: Json) -> str:
        number = str(next(self.numbers))
        self.replies[number] = {"user": user, "channel": channel, "message": message}
        return f"{self.origin}/reply/{number}"

    async def press(self: "Slack", user: str, message: Json, label: str, team: str = "", **more: Any) -> Json:
        """Press the button of that label below a message."""
        private = "to" in message
        payload = self.interaction("block_actions", user, team) | {
            "channel": {"id": message["channel"], "name": "x"},
            "message": message,
            "container": {
                "type": "message", "message_ts": message["ts"], "channel_id": message["channel"],
                "is_ephemeral": private,
            },
            "actions": [self.action(message["blocks"], label)],
            "response_url": self.response(user, message["channel"], message),
            **more,
        }  # fmt: skip
        return await self.deliver("interactive", payload)

    async def press_home(self: "Slack", user: str, label: str, team: str = "", **more: Any) -> Json:
        """Press a button, or choose what is called so, in App Home."""
        view = self.homes[user]
        payload = self.interaction("block_actions", user, team) | {
            "container": {"type": "view", "view_id": view["id"]}, "view": view,
            "actions": [self.action(view["blocks"], label)], **more,
        }  # fmt: skip
        return await self.deliver("interactive", payload)

    def action(self, blocks: list[Json], label: str) -> Json:
        """What Slack says of an element that was pressed, or of an option that was chosen."""
        for block in blocks:
            for each in [*block.get("elements", []), block.get("accessory", {})]:
                if each.get("text", {}) and isinstance(each["text"], dict) and each["text"]["text"] == label:
                    return {**each, "block_id": block.get("block_id", "b"), "action_ts": "1.2"}
                for option in each.get("options", []):
                    if option["text"]["text"] == label:
                        return {**each, "selected_option": option, "block_id": block.get("block_id", "b")}
        raise AssertionError(f"There is no button {label!r}, only {labels(blocks)}.")

    def interaction(self: "Slack", kind: str, user: str, team: str) -> Json:
        return {
            "type": kind, "user": {"id": user, "username": "someone", "team_id": team or self.team},
            "team": {"id": team or self.team},
            "api_app_id": "A1", "trigger_id": self.trigger(),
        }  # fmt: skip

    async def open_home(self: "Slack", user: str, tab: str = "home", team: str = "") -> Json:
        event = {"type": "app_home_opened", "user": user, "channel": f"D{user}", "tab": tab}
        return await self.event(event, team)

    async def shortcut(
        self: "Slack", user: str, callback: str, message: Json | None = None, team: str = ""
    ) -> Json:
        """Choose a shortcut: of a message, or of the whole workspace."""
        kind = "message_action" if message else "shortcut"
        payload = self.interaction(kind, user, team) | {"callback_id": callback}
        if message:
            payload |= {
                "message": message, "message_ts": message["ts"], "channel": {"id": message["channel"], "name": "x"},
                "response_url": self.response(user, message["channel"], message),
            }  # fmt: skip
        return await self.deliver("interactive", payload)

    async def submit(self: "Slack", user: str, values: dict[str, Any], team: str = "") -> Json:
        """Send the modal that was opened last, with what was put in: by block id. Answers what Slack is answered."""
        view = self.modals[-1]
        state: Json = {}
        for block in view["blocks"]:
            if block["type"] == "input":
                element = block["element"]
                state[block["block_id"]] = {
                    element["action_id"]: entered(element, values.get(block["block_id"]))
                }
        payload = self.interaction("view_submission", user, team) | {
            "view": {**view, "state": {"values": state}}
        }
        return await self.deliver("interactive", payload)

    async def stop(self: "Slack", user: str, thread: str, team: str = "") -> Json:
        """Press Slack's own stop button while the app works."""
        place = f"D{user}"
        for each in self.messages[place]:
            if each.get("thread_ts") == thread and each.get("streaming"):
                each["streaming"] = False
        event = {
            "type": "agent_session_stopped",
            "user": user,
            "channel": place,
            "thread_ts": thread,
            "streaming_message_ts": [],
        }
        return await self.event(event, team)

    async def deliver(self: "Slack", kind: str, payload: Json, **headers: str) -> Json:
        """Send it: to the app's address, signed; without one, as an envelope to one of the sockets."""
        if not self.events_url:
            return await self.envelop(kind, payload)
        if kind == "events_api":
            body, form = json.dumps(payload), "application/json"
        else:
            form = "application/x-www-form-urlencoded"
            body = urlencode(payload if kind == "slash_commands" else {"payload": json.dumps(payload)})
        status, answer = await self.post(body, {"Content-Type": form, **headers})
        assert status == 200, (status, answer)
        return json.loads(answer) if answer else {}

    async def post(
        self: "Slack", body: str, headers: dict[str, str], at: float | None = None
    ) -> tuple[int, str]:
        """One signed request, as it stands."""
        stamp = str(int(at if at is not None else time.time()))
        signature = SignatureVerifier(self.secret).generate_signature(timestamp=stamp, body=body) or ""
        signed = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature, **headers}
        async with self.http.post(self.events_url, data=body.encode(), headers=signed) as answer:
            return answer.status, await answer.text()

    async def envelop(self: "Slack", kind: str, payload: Json, socket: int = 0) -> Json:
        """One envelope through a socket; what it is acknowledged with."""
        await self.until(lambda: len(self.sockets) > socket)
        envelope = f"env-{next(self.numbers)}"
        waiting = self.acknowledged[envelope] = asyncio.get_running_loop().create_future()
        await self.sockets[socket].send_json(
            {"type": kind, "envelope_id": envelope, "payload": payload, "accepts_response_payload": True}
        )
        return await asyncio.wait_for(waiting, PATIENCE)

    async def until(self: "Slack", so: Callable[[], Any]) -> Any:
        """Wait until it is so, ten seconds at most; answers what was found."""
        async with asyncio.timeout(PATIENCE):
            while not (found := so()):
                async with self.changed:
                    try:
                        await asyncio.wait_for(self.changed.wait(), 0.05)
                    except TimeoutError:
                        continue
        return found

    def of_app(self: "Slack", user: str, thread: str = "") -> list[Json]:
        """What the app said to a user alone, oldest first; only in a thread, where one is named."""
        said = [
            each
            for each in self.messages[f"D{user}"]
            if each["user"].endswith("BOT") and not each.get("streaming")
        ]
        return [each for each in said if not thread or each.get("thread_ts") == thread]

    async def answer(self: "Slack", user: str, number: int = 1, thread: str = "") -> Json:
        """The app's message of that number to a user, counted from 1, when it has come and rests."""
        await self.until(lambda: len(self.of_app(user, thread)) >= number and self.rests(user))
        return self.of_app(user, thread)[number - 1]

    def rests(self: "Slack", user: str) -> bool:
        """Whether nothing is on its way to them: no stream is open, no session works."""
        last = {(channel, thread): status for channel, thread, status in self.statuses}
        streaming = any(each.get("streaming") for each in self.messages[f"D{user}"])
        return not streaming and "processing" not in last.values() and self.idle()

    async def whisper(self: "Slack", user: str, number: int = 1) -> Json:
        """What only this user sees, the message of that number."""
        await self.until(lambda: len([each for each in self.whispers if each["to"] == user]) >= number)
        return [each for each in self.whispers if each["to"] == user][number - 1]


def entered(element: Json, value: Any) -> Json:
    if element["type"] == "static_select":
        chosen = next(
            (each for each in element["options"] if each["value"] == value), element.get("initial_option")
        )
        return {"type": element["type"], "selected_option": chosen}
    if element["type"] == "datepicker":
        return {"type": element["type"], "selected_date": value or element.get("initial_date")}
    return {"type": element["type"], "value": value if value is not None else element.get("initial_value")}


def read(message: Json) -> str:
    """All words of a message or a view, as they are sent."""
    words = [message.get("streamed") or ("" if message.get("blocks") else message.get("text", ""))]
    for block in message.get("blocks") or []:
        words += [block["text"]["text"] if isinstance(block.get("text"), dict) else block.get("text", "")]
        words += [each["text"] for each in block.get("elements", []) if isinstance(each.get("text"), str)]
    return "\n".join(filter(None, words))


def labels(blocks: list[Json]) -> list[str]:
    """What can be pressed."""
    elements = [each for block in blocks for each in [*block.get("elements", []), block.get("accessory", {})]]
    return [each["text"]["text"] for each in elements if each.get("type") == "button"]
