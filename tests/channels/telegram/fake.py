"""A Telegram of our own, over real HTTP: what a bot asks is checked as Telegram checks it, done, and kept.

async with telegram_running() as telegram:  # serving.py
    telegram.choice()                       # how an Aurum reaches it; choice(webhook=True)
    ada = Chat(telegram, "Ada")             # chat.py: what a person does in a chat
    telegram.fail("sendMessage", 429, retry_after=2)   # the next such question is answered so
    telegram.cut("sendMessage")             # it is done, but its answer never comes
    gate = telegram.hold("sendMessage")     # it is answered once gate.set() was called
    telegram.calls("sendMessage")           # what was asked, oldest first
"""

import asyncio
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import httpx

from channels.choice import TelegramChoice
from tests.channels.telegram.html import Unreadable, plain, units

Json = dict[str, Any]
USERNAME = "AurumTestBot"
SECRET = "a-secret-of-the-hook"


class Wrong(Exception):
    """What Telegram answers when it does not do something."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.answer: Json = {"ok": False, "error_code": code, "description": description}
        if parameters:
            self.answer["parameters"] = parameters


@dataclass
class Shown:
    """A message as it stands in a chat. `text` is what one reads, `html` what was sent; `rows` are its buttons."""

    chat: int
    id: int
    by_bot: bool
    text: str
    html: str = ""
    rows: list[list[Json]] = field(default_factory=list)
    photo: bytes = b""
    edits: int = 0

    @property
    def buttons(self) -> list[str]:
        """The labels of its buttons, in reading order."""
        return [button["text"] for row in self.rows for button in row]

    @property
    def name(self) -> str:
        """What Aurum calls it."""
        return f"{self.chat}:{self.id}"

    def act(self, label: str) -> str:
        """What is sent when this button is pressed."""
        return next(str(each["callback_data"]) for row in self.rows for each in row if each["text"] == label)

    def wire(self, bot: Json) -> Json:
        sender = bot if self.by_bot else {"id": self.chat, "is_bot": False, "first_name": "Somebody"}
        return {
            "message_id": self.id,
            "date": 1_795_000_000,
            "chat": chat_of(self.chat),
            "from": sender,
            "text": self.text,
        }


def chat_of(id: int) -> Json:
    return (
        {"id": id, "type": "private", "first_name": "Somebody"}
        if id > 0
        else {"id": id, "type": "supergroup", "title": "Us"}
    )


@dataclass
class Telegram:
    """What the bot's side of Telegram knows. `changed` is told whenever anything is."""

    url: str = ""
    bot: Json = field(default_factory=dict)
    token: str = ""
    asked: list[tuple[str, Json]] = field(default_factory=list)
    messages: list[Shown] = field(default_factory=list)
    drafts: list[Json] = field(default_factory=list)
    actions: list[Json] = field(default_factory=list)
    toasts: list[Json] = field(default_factory=list)
    commands: list[Json] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    blocked: set[int] = field(default_factory=set)
    hook: Json = field(default_factory=dict)
    waiting: list[Json] = field(default_factory=list)
    acknowledged: list[int] = field(default_factory=list)
    failing: list[tuple[str, Callable[[], Wrong]]] = field(default_factory=list)
    cutting: list[str] = field(default_factory=list)
    holding: dict[str, asyncio.Event] = field(default_factory=dict)
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)
    poll: asyncio.Task[Any] | None = None
    delivering: set[asyncio.Task[int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        number = random.randrange(10**9, 2 * 10**9)
        self.bot = {"id": number, "is_bot": True, "first_name": "Aurum", "username": USERNAME}
        self.token = f"{number}:canary-{'x' * 12}{number}"
        self.updates = count(random.randrange(2**30))
        self.ids = count(1)

    def choice(self, *, webhook: bool = False) -> TelegramChoice:
        """How to reach it."""
        return TelegramChoice(self.token, SECRET if webhook else "", webhook, self.url)

    def fail(self, method: str, code: int, why: str = "", times: int = 1, **parameters: Any) -> None:
        """Answer the next questions for this method with an error, and do nothing."""
        self.failing += [(method, lambda: Wrong(code, why or REASONS[code], **parameters))] * times

    def cut(self, method: str) -> None:
        """Do what is asked next by this method, but break the connection instead of answering."""
        self.cutting.append(method)

    def hold(self, method: str) -> asyncio.Event:
        """Answer questions for this method once the event is set."""
        return self.holding.setdefault(method, asyncio.Event())

    def calls(self, method: str) -> list[Json]:
        """What was asked by this method."""
        return [parameters for name, parameters in self.asked if name == method]

    async def until(self, true: Callable[[], Any], seconds: float = 20.0) -> Any:
        """Wait until something is true; answer it."""
        async with self.changed:
            try:
                await asyncio.wait_for(self.changed.wait_for(lambda: bool(true())), seconds)
            except TimeoutError:
                stands = [(each.chat, each.id, each.text[:300], each.buttons) for each in self.messages[-10:]]
                raise AssertionError(f"That never came about. There stands {stands}.") from None
        return true()

    async def tell(self) -> None:
        async with self.changed:
            self.changed.notify_all()

    async def arrive(self, times: int = 1, at_once: bool = False, **update: Any) -> list[int]:
        """Deliver an update, to the hook where there is one (more often where `times` says so), else to who asks.

        Answers the statuses of the hook.
        """
        update = {"update_id": next(self.updates), **update}
        return await self.deliver(update, times, at_once)

    async def deliver(self, update: Json, times: int = 1, at_once: bool = False) -> list[int]:
        """The same, for an update that was made before: Telegram delivers what was not acknowledged again."""
        if not self.hook:
            self.waiting += [update] * times
            await self.tell()
            return []
        if at_once:
            return list(await asyncio.gather(*(self.post(update) for _ in range(times))))
        return [await self.post(update) for _ in range(times)]

    async def deliver_waiting(self) -> None:
        """What waited is delivered to a hook that is there now."""
        waiting, self.waiting = self.waiting, []
        for update in waiting:
            self.delivering.add(task := asyncio.create_task(self.post(update)))
            task.add_done_callback(self.delivering.discard)

    async def post(self, update: Json) -> int:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.hook["secret_token"]}
        async with httpx.AsyncClient(timeout=20) as client:
            return (await client.post(self.hook["url"], json=update, headers=headers)).status_code

    async def answer(self, method: str, given: Json) -> Any:
        """Do what a bot asks for."""
        failing = next((each for each in self.failing if each[0] == method), None)
        if failing:
            self.failing.remove(failing)
            raise failing[1]()
        known = {name.lower(): name for name in METHODS}.get(method.lower())
        if known is None:
            raise Wrong(404, "Not Found")
        return await METHODS[known](self, given)

    def new(self, given: Json, text: str, form: str = "", photo: bytes = b"") -> Json:
        """A message of the bot's, from now on in its chat."""
        chat = self.there(given)
        shown = Shown(chat, next(self.ids), True, text, form, keyboard(given), photo)
        self.messages.append(shown)
        return shown.wire(self.bot)

    def there(self, given: Json) -> int:
        """The chat that is meant, where the bot may write."""
        chat = int(given["chat_id"])
        if chat in self.blocked:
            raise Wrong(403, "Forbidden: bot was blocked by the user")
        return chat

    def meant(self, given: Json) -> Shown:
        """The message of the bot's that is meant."""
        chat, id = self.there(given), int(given["message_id"])
        for each in self.messages:
            if (each.chat, each.id) == (chat, id) and each.by_bot:
                return each
        raise Wrong(400, "Bad Request: message to edit not found")


REASONS = {
    400: "Bad Request: something is wrong",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    409: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    429: "Too Many Requests: retry later",
    500: "Internal Server Error",
    502: "Bad Gateway",
    504: "Gateway Timeout",
}


def readable(given: Json, name: str, most: int, least: int = 1) -> str:
    """What a text says. Raises Wrong where Telegram would not take it."""
    text = str(given.get(name, ""))
    try:
        said = plain(text) if given.get("parse_mode") == "HTML" else text
    except Unreadable as error:
        raise Wrong(400, f"Bad Request: can't parse entities: {error}") from None
    said = said.strip()
    if len(said) < least:
        raise Wrong(400, "Bad Request: message text is empty")
    if units(said) > most:
        raise Wrong(400, f"Bad Request: message {'caption ' if name == 'caption' else ''}is too long")
    return said


def keyboard(given: Json) -> list[list[Json]]:
    rows: list[list[Json]] = given.get("reply_markup", {}).get("inline_keyboard", [])
    for row in rows:
        if not 0 < len(row) <= 8:
            raise Wrong(400, "Bad Request: BUTTON_ROW_INVALID")
        for button in row:
            if not button["text"] or not 1 <= len(button["callback_data"].encode()) <= 64:
                raise Wrong(400, "Bad Request: BUTTON_DATA_INVALID")
    return rows


async def get_me(telegram: Telegram, given: Json) -> Json:
    return {
        **telegram.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
    }


async def get_updates(telegram: Telegram, given: Json) -> list[Json]:
    if telegram.hook:
        raise Wrong(
            409,
            "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete it",
        )
    if telegram.poll and not telegram.poll.done():
        telegram.poll.cancel()
    telegram.poll = asyncio.current_task()
    if offset := int(given.get("offset", 0)):
        telegram.acknowledged += [
            each["update_id"] for each in telegram.waiting if each["update_id"] < offset
        ]
        telegram.waiting = [each for each in telegram.waiting if each["update_id"] >= offset]
    async with telegram.changed:
        with_news = telegram.changed.wait_for(lambda: bool(telegram.waiting) or bool(telegram.hook))
        try:
            await asyncio.wait_for(with_news, float(given.get("timeout", 0)))
        except TimeoutError:
            return []
    return telegram.waiting[: int(given.get("limit", 100))]


async def set_webhook(telegram: Telegram, given: Json) -> bool:
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", str(given.get("secret_token", "x"))):
        raise Wrong(400, "Bad Request: secret token contains unallowed characters")
    telegram.hook = given
    await telegram.deliver_waiting()
    return True


async def delete_webhook(telegram: Telegram, given: Json) -> bool:
    telegram.hook = {}
    if given.get("drop_pending_updates"):
        telegram.waiting.clear()
    return True


async def send_message(telegram: Telegram, given: Json) -> Json:
    return telegram.new(given, readable(given, "text", 4096), str(given["text"]))


async def send_photo(telegram: Telegram, given: Json) -> Json:
    return telegram.new(
        given, readable(given, "caption", 1024, 0), str(given.get("caption", "")), given["photo"]
    )


async def send_message_draft(telegram: Telegram, given: Json) -> bool:
    if telegram.there(given) < 0 or not int(given["draft_id"]):
        raise Wrong(400, "Bad Request: TEXTDRAFT_PEER_INVALID")
    telegram.drafts.append({**given, "text": readable(given, "text", 4096, 0)})
    return True


async def edit_message_text(telegram: Telegram, given: Json) -> Json:
    message = telegram.meant(given)
    if message.photo:
        raise Wrong(400, "Bad Request: there is no text in the message to edit")
    return edited(telegram, message, readable(given, "text", 4096), given)


async def edit_message_caption(telegram: Telegram, given: Json) -> Json:
    return edited(telegram, telegram.meant(given), readable(given, "caption", 1024, 0), given)


async def edit_message_reply_markup(telegram: Telegram, given: Json) -> Json:
    message = telegram.meant(given)
    return edited(telegram, message, message.text, given)


def edited(telegram: Telegram, message: Shown, text: str, given: Json) -> Json:
    rows = keyboard(given)
    if (text, rows) == (message.text, message.rows):
        raise Wrong(
            400,
            "Bad Request: message is not modified: specified new message content and reply markup are exactly the same",
        )
    message.text, message.rows, message.edits = text, rows, message.edits + 1
    return message.wire(telegram.bot)


async def answer_callback_query(telegram: Telegram, given: Json) -> bool:
    if len(str(given.get("text", ""))) > 200:
        raise Wrong(400, "Bad Request: MESSAGE_TOO_LONG")
    telegram.toasts.append(given)
    return True


async def send_chat_action(telegram: Telegram, given: Json) -> bool:
    telegram.there(given)
    telegram.actions.append(given)
    return True


async def get_file(telegram: Telegram, given: Json) -> Json:
    sound = telegram.files.get(str(given["file_id"]))
    if sound is None:
        raise Wrong(400, "Bad Request: invalid file_id")
    if len(sound) > 20 * 1024 * 1024:
        raise Wrong(400, "Bad Request: file is too big")
    id = str(given["file_id"])
    return {"file_id": id, "file_unique_id": id, "file_size": len(sound), "file_path": f"voice/{id}.oga"}


async def set_my_commands(telegram: Telegram, given: Json) -> bool:
    for each in given["commands"]:
        if not (
            each["command"].islower()
            and 1 <= len(each["command"]) <= 32
            and 1 <= len(each["description"]) <= 256
        ):
            raise Wrong(400, "Bad Request: BOT_COMMAND_INVALID")
    telegram.commands = given["commands"]
    return True


METHODS: dict[str, Callable[[Telegram, Json], Any]] = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendMessageDraft": send_message_draft,
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "answerCallbackQuery": answer_callback_query,
    "sendChatAction": send_chat_action,
    "getFile": get_file,
    "setMyCommands": set_my_commands,
}
