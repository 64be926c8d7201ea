"""A Slack of our own: its Web API, its events, and its Socket Mode, over real HTTP and WebSocket.

    slack = Slack()                                   # one workspace with the bot U0BOT; people are U1, U2, U3
    await slack.start()                               # slack.base_url is what SLACK_BASE_URL is
    slack.events_url = f"{url}/api/hooks/slack"       # where it sends what happens; without it, by Socket Mode
    await slack.say("U1", "add milk")                 # write to the app; `channel` and `thread` say where else
    answer = await slack.answer("U1")                 # the newest message of the app for U1, when it has come to rest
    await slack.press("U1", answer, "Undo")           # press a button by its label
    await slack.command("U1", "today", channel="C1")  # a slash command; `slack.whispers` are what only one sees
    await slack.open_home("U1"); slack.homes["U1"]    # App Home
    slack.faults.append(Fault("chat.postMessage", status=429, after=1))

An app that is no agent edits its answers, and Slack can't tell which edit is the last: `slack.idle` may say when the
app has nothing more to do, as `lambda: not aurum.channels.inbox.tasks` does.

What the app may not send, it refuses as Slack does (tests/channels/slack/limits.py). `calls` is all that it was asked.
"""

import asyncio
import itertools
import json
import secrets
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

import aiohttp
from aiohttp import web

from tests.channels.slack.limits import TooMuch, check_blocks, check_view
from tests.channels.slack.people import People

Json = dict[str, Any]
FLAGS = ("blocks", "metadata", "view", "chunks", "prompts", "files")


@dataclass
class Fault:
    """What goes wrong with a method: `error` is what it answers, `cut` ends the connection after the deed was done.

    `after`: seconds to wait, as a header of a 429. `times`: how often. `delay`: seconds before anything is done.
    """

    method: str
    error: str = ""
    status: int = 200
    after: int | None = None
    cut: bool = False
    delay: float = 0.0
    times: int = 1


@dataclass(frozen=True)
class Call:
    method: str
    args: Json
    token: str


@dataclass
class Workspace:
    """A team that has the app, or might."""

    team: str
    token: str
    bot: str
    name: str = "Analytical Engines"
    users: dict[str, str] = field(default_factory=lambda: {"U1": "Ada", "U2": "Grace", "U3": "Eve"})


class Wrong(Exception):
    """What a method answers instead of doing it."""


class Slack(People):
    """The whole of it. Everything it keeps is open to look at."""

    def __init__(self, secret: str = "a signing secret", *, agent: bool = True) -> None:
        self.secret, self.agent = secret, agent
        self.team = (
            f"T{secrets.token_hex(4).upper()}"  # tests share a database, and each has a workspace of its own
        )
        self.token = f"xoxb-{secrets.token_hex(8)}-canary"
        self.workspaces = {self.team: Workspace(self.team, self.token, "U0BOT")}
        self.others: list[Workspace] = []
        self.triggers: dict[str, bool] = {}
        self.codes: dict[str, Workspace] = {}
        self.messages: dict[str, list[Json]] = defaultdict(list)
        self.whispers: list[Json] = []
        self.homes: dict[str, Json] = {}
        self.modals: list[Json] = []
        self.prompts: list[Json] = []
        self.statuses: list[tuple[str, str, str]] = []
        self.files: dict[str, bytes] = {}
        self.calls: list[Call] = []
        self.faults: list[Fault] = []
        self.sockets: list[web.WebSocketResponse] = []
        self.acknowledged: dict[str, asyncio.Future[Json]] = {}
        self.replies: dict[str, Json] = {}
        self.numbers = itertools.count(1)
        self.changed = asyncio.Condition()
        self.events_url = ""
        self.idle: Callable[[], bool] = lambda: True

    async def start(self) -> "Slack":
        app = web.Application(client_max_size=2**24)
        app.router.add_route("*", "/api/{method}", self.serve)
        app.router.add_get("/socket", self.socket)
        app.router.add_post("/reply/{id}", self.respond)
        app.router.add_post("/upload/{id}", self.uploaded)
        self.runner = web.AppRunner(app)
        await self.runner.setup()
        site = web.TCPSite(self.runner, "127.0.0.1", 0)
        await site.start()
        self.origin = f"http://127.0.0.1:{self.runner.addresses[0][1]}"
        self.base_url = f"{self.origin}/api/"
        self.http = aiohttp.ClientSession()
        return self

    async def close(self) -> None:
        await self.http.close()
        for each in self.sockets:
            await each.close()
        await self.runner.cleanup()

    def stamp(self) -> str:
        """The time of a message, which is its name."""
        return f"1795000{next(self.numbers):03d}.000100"

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """One call of the Web API."""
        method = request.match_info["method"]
        args, token = await arguments(request)
        self.calls.append(Call(method, args, token))
        fault = next((each for each in self.faults if each.method == method and each.times > 0), None)
        if fault:
            fault.times -= 1
            await asyncio.sleep(fault.delay)
        try:
            answer = self.done(method, args, token, fault)
        except Wrong as wrong:
            answer = {"ok": False, "error": str(wrong)}
        except TooMuch as wrong:
            answer = {"ok": False, "error": "invalid_blocks", "response_metadata": {"messages": [str(wrong)]}}
        async with self.changed:
            self.changed.notify_all()
        if fault and fault.cut:
            assert request.transport is not None
            request.transport.abort()
        headers = {"Retry-After": str(fault.after)} if fault and fault.after is not None else {}
        return web.json_response(answer, status=fault.status if fault else 200, headers=headers)

    def done(self, method: str, args: Json, token: str, fault: Fault | None) -> Json:
        """What a method answers when it has done what it does."""
        if fault and (fault.error or fault.status >= 400):
            raise Wrong(fault.error or ("ratelimited" if fault.status == 429 else "internal_error"))
        act: Callable[[Json, Workspace], Json] | None = getattr(self, "do_" + method.replace(".", "_"), None)
        if act is None:
            raise Wrong("unknown_method")
        if method in ("apps.connections.open", "oauth.v2.access"):
            return {"ok": True, **act(args, Workspace("", "", ""))}
        workspace = next((each for each in self.workspaces.values() if each.token == token), None)
        if workspace is None:
            raise Wrong("invalid_auth")
        return {"ok": True, **act(args, workspace)}

    def do_auth_test(self, _args: Json, of: Workspace) -> Json:
        return {
            "team_id": of.team,
            "team": of.name,
            "user_id": of.bot,
            "bot_id": "B" + of.bot,
            "url": self.origin,
        }

    def do_users_info(self, args: Json, of: Workspace) -> Json:
        if args["user"] not in of.users:
            raise Wrong("user_not_found")
        name = of.users[args["user"]]
        return {"user": {"id": args["user"], "name": name.lower(), "profile": {"display_name": name}}}

    def do_conversations_open(self, args: Json, of: Workspace) -> Json:
        return {"channel": {"id": self.place(of, args["users"])}}

    def place(self, of: Workspace, channel: str) -> str:
        """The channel that is meant: a user's is their own with the app."""
        if channel[:1] in "UW":
            if channel not in of.users:
                raise Wrong("channel_not_found")
            return f"D{channel}"
        if channel.startswith("D") and channel[1:] not in of.users:
            raise Wrong("channel_not_found")
        return channel

    def do_chat_postMessage(self, args: Json, of: Workspace) -> Json:
        if args.get("unfurl_links") not in (False, "0", "false") or args.get("unfurl_media") not in (
            False,
            "0",
            "false",
        ):
            raise Wrong("this app never unfurls")
        message = self.message(of, args)
        channel = self.place(of, args["channel"])
        self.messages[channel].append(message | {"channel": channel})
        return {"ts": message["ts"], "channel": channel, "message": message}

    def message(self, of: Workspace, args: Json) -> Json:
        check_blocks(args.get("blocks") or [])
        if not args.get("blocks") and not args.get("text"):
            raise Wrong("no_text")
        kept = {name: args[name] for name in ("text", "blocks", "metadata", "thread_ts") if args.get(name)}
        for file in [each["slack_file"]["id"] for each in kept.get("blocks", []) if "slack_file" in each]:
            if file not in self.files:
                raise Wrong("invalid_blocks")
        return {"type": "message", "user": of.bot, "bot_id": "B" + of.bot, "ts": self.stamp(), **kept}

    def do_chat_postEphemeral(self, args: Json, of: Workspace) -> Json:
        message = self.message(of, args)
        channel = self.place(of, args["channel"])
        self.whispers.append(message | {"channel": channel, "to": args["user"]})
        return {"message_ts": message["ts"]}

    def do_chat_update(self, args: Json, of: Workspace) -> Json:
        known = self.find(self.place(of, args["channel"]), args["ts"])
        check_blocks(args.get("blocks") or [])
        if known["user"] != of.bot:
            raise Wrong("cant_update_message")
        if known.get("streaming"):
            raise Wrong("streaming_state_conflict")
        known.update(
            text=args.get("text", ""), blocks=args.get("blocks") or [], edits=known.get("edits", 0) + 1
        )
        known.update({"metadata": args["metadata"]} if args.get("metadata") else {})
        known.pop("streamed", None)
        return {"ts": args["ts"], "channel": args["channel"]}

    def find(self, channel: str, ts: str) -> Json:
        for each in self.messages[channel]:
            if each["ts"] == ts:
                return each
        raise Wrong("message_not_found")

    def do_chat_startStream(self, args: Json, of: Workspace) -> Json:
        if not self.agent:
            raise Wrong("not_authorized")
        channel = self.place(of, args["channel"])
        self.find(channel, args["thread_ts"])
        message = {
            "type": "message", "user": of.bot, "bot_id": "B" + of.bot, "ts": self.stamp(), "channel": channel,
            "thread_ts": args["thread_ts"], "streaming": True, "text": "", "streamed": "", "tasks": {},
        }  # fmt: skip
        self.messages[channel].append(message)
        self.stream(message, args)
        return {"ts": message["ts"], "channel": channel}

    def do_chat_appendStream(self, args: Json, of: Workspace) -> Json:
        self.stream(self.find(args["channel"], args["ts"]), args)
        return {"ts": args["ts"], "channel": args["channel"]}

    def do_chat_stopStream(self, args: Json, of: Workspace) -> Json:
        message = self.find(args["channel"], args["ts"])
        self.stream(message, args)
        check_blocks(args.get("blocks") or [])
        message.update(streaming=False, blocks=args.get("blocks") or [], metadata=args.get("metadata"))
        if args.get("session_status"):
            self.statuses.append((args["channel"], message["thread_ts"], args["session_status"]))
        return {"ts": args["ts"], "channel": args["channel"], "message": message}

    def stream(self, message: Json, args: Json) -> None:
        if not message["streaming"]:
            raise Wrong("message_not_in_streaming_state")
        chunks = args.get("chunks") or []
        if args.get("markdown_text"):
            chunks = [{"type": "markdown_text", "text": args["markdown_text"]}, *chunks]
        for each in chunks:
            if each["type"] == "markdown_text":
                if len(each["text"]) > 12_000:
                    raise Wrong("msg_too_long")
                message["streamed"] += each["text"]
            elif each["type"] == "task_update":
                message["tasks"][each["id"]] = (each["title"], each["status"])
            else:
                raise Wrong("invalid_chunks")

    def do_conversations_history(self, args: Json, of: Workspace) -> Json:
        oldest = str(args.get("oldest") or "0")
        said = self.messages[args["channel"]]
        lines = [each for each in said if each.get("thread_ts") in (None, each["ts"])]
        found = [each for each in lines if each["ts"] > oldest]
        return {"messages": found[::-1][: int(args.get("limit", 100))], "has_more": False}

    def do_conversations_replies(self, args: Json, of: Workspace) -> Json:
        said = self.messages[args["channel"]]
        found = [each for each in said if args["ts"] in (each["ts"], each.get("thread_ts"))]
        return {"messages": found, "has_more": False}

    def do_chat_getPermalink(self, args: Json, of: Workspace) -> Json:
        return {"permalink": f"https://example.slack.com/archives/{args['channel']}/p{args['message_ts']}"}

    def do_views_open(self, args: Json, of: Workspace) -> Json:
        check_view(args["view"])
        if not self.triggers.pop(args["trigger_id"], None):
            raise Wrong("expired_trigger_id")
        view = args["view"] | {"id": f"V{next(self.numbers)}", "team_id": of.team}
        self.modals.append(view)
        return {"view": view}

    def do_views_update(self, args: Json, of: Workspace) -> Json:
        check_view(args["view"])
        return {"view": args["view"]}

    def do_views_publish(self, args: Json, of: Workspace) -> Json:
        check_view(args["view"])
        user = args["user_id"]
        number = next(self.numbers)
        self.homes[user] = args["view"] | {"id": f"VHOME{user}", "hash": f"{number}.h", "team_id": of.team}
        return {"view": self.homes[user]}

    def do_agents_sessions_setStatus(self, args: Json, of: Workspace) -> Json:
        if not self.agent:
            raise Wrong("not_authorized")
        self.statuses.append((args["channel_id"], args.get("thread_ts", ""), args["status"]))
        return {"status": args["status"]}

    def do_assistant_threads_setSuggestedPrompts(self, args: Json, of: Workspace) -> Json:
        if not self.agent:
            raise Wrong("not_authorized")
        self.prompts.append(args)
        return {}

    def do_files_getUploadURLExternal(self, args: Json, of: Workspace) -> Json:
        file = f"F{next(self.numbers)}"
        return {"upload_url": f"{self.origin}/upload/{file}", "file_id": file}

    def do_files_completeUploadExternal(self, args: Json, of: Workspace) -> Json:
        return {"files": [{"id": each["id"]} for each in args["files"]]}

    async def uploaded(self, request: web.Request) -> web.Response:
        self.files[request.match_info["id"]] = await request.read()
        return web.Response(text="OK")

    async def respond(self, request: web.Request) -> web.Response:
        """What is sent to a response URL: it replaces the message, or is said to whom it belongs alone."""
        known, said = self.replies.get(request.match_info["id"]), await request.json()
        if known is None:
            return web.Response(status=404, text="expired_url")
        check_blocks(said.get("blocks") or [])
        if said.get("replace_original"):
            known["message"].update(text=said.get("text", ""), blocks=said.get("blocks") or [])
        else:
            self.whispers.append(
                {**said, "channel": known["channel"], "to": known["user"], "ts": self.stamp()}
            )
        async with self.changed:
            self.changed.notify_all()
        return web.json_response({"ok": True})

    def do_apps_connections_open(self, _args: Json, _of: Workspace) -> Json:
        return {"url": f"{self.origin.replace('http', 'ws')}/socket"}

    def do_oauth_v2_access(self, args: Json, _of: Workspace) -> Json:
        of = self.codes.pop(args["code"], None)
        if of is None:
            raise Wrong("invalid_code")
        self.workspaces[of.team] = of
        return {
            "access_token": of.token, "token_type": "bot", "scope": "chat:write,im:history", "bot_user_id": of.bot,
            "team": {"id": of.team, "name": of.name}, "enterprise": None, "authed_user": {"id": "U1"},
        }  # fmt: skip

    async def socket(self, request: web.Request) -> web.WebSocketResponse:
        """A connection of Socket Mode."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.sockets.append(socket)
        await socket.send_json({"type": "hello", "num_connections": len(self.sockets)})
        async for message in socket:
            if message.type is aiohttp.WSMsgType.TEXT:
                said = json.loads(message.data)
                if waiting := self.acknowledged.get(said.get("envelope_id", "")):
                    waiting.done() or waiting.set_result(said.get("payload") or {})
        self.sockets.remove(socket)
        return socket


async def arguments(request: web.Request) -> tuple[Json, str]:
    """What a method was asked with, however it was sent, and by whom."""
    args: Json = dict(request.query)
    body = await request.text()
    if request.content_type == "application/json" and body:
        args |= json.loads(body)
    elif body:
        args |= dict(parse_qsl(body))
    for name in FLAGS:
        if isinstance(args.get(name), str):
            args[name] = json.loads(args[name])
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    return args, args.pop("token", None) or token
