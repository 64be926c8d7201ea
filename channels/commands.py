"""Commands, the same in every channel: each is one tool call, answered without a model.

What was asked and answered stands in the life thread like a turn, so that the next sentence can refer to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID, uuid4, uuid5

from agent.meaning import Meanings
from agent.offline.conversation import Result
from agent.offline.life import Life, life_of
from agent.offline.model import spaced
from agent.offline.slashes import HOW_TO, call_of, meant, sentence
from agent.offline.understand import understand
from agent.offline.words import say
from agent.privacy import named, withheld
from agent.prompts import told as told_of
from agent.toolbox import TAKES_BACK, refusal
from agent.turn import Turns
from channels.command_rows import BELOW, Below, choices, nothing
from memory import conversations, goals, operations, runs
from memory.database import Database
from memory.errors import AurumError
from memory.records import LIFE, Call, Json, Message
from memory.rows import dump
from memory.runs import RunSeen
from memory.said import Said, from_json, to_json
from memory.scope import Scope
from tools.registry import TOOLS
from tools.tool import plain

BY_NAME = {tool.name: tool for tool in TOOLS}


@dataclass(frozen=True, slots=True)
class CommandWord:
    """A command, and what it does in a few words."""

    name: str
    description: str


COMMANDS: tuple[CommandWord, ...] = (
    CommandWord("today", "what deserves your attention now, and why"),
    CommandWord("next", "the one thing to do next"),
    CommandWord("add", "add tasks: add dentist tomorrow 3pm #Health"),
    CommandWord("done", "mark a task as done: done T12, or its name"),
    CommandWord("why", "why a task stands where it does: why T12"),
    CommandWord("journal", "write in your journal: journal a calm day"),
    CommandWord("insights", "what was noticed"),
    CommandWord("checkin", "check in: checkin, or checkin low energy, calm"),
    CommandWord("review", "look back on the week"),
    CommandWord("reminders", "what you will be reminded of"),
    CommandWord("undo", "take back what was done last"),
    CommandWord("stop", "stop the answer that is under way"),
    CommandWord("link", "connect this chat with your Aurum"),
    CommandWord("unlink", "disconnect this chat"),
    CommandWord("help", "what you can say"),
)
OWN = frozenset({"link", "unlink"})
"""Commands that a channel answers by itself: they are about who is speaking."""
NOTHING_RUNS = "Nothing is under way."
STOPPED = "I stopped. What was done by then stands."


@dataclass(frozen=True, slots=True)
class Asked:
    """The call that a command is, and what can be pressed below its answer.

    `says`: a sentence that asks for it; where it is understood, its arguments are those.
    """

    tool: str
    arguments: Json
    buttons: Below
    heading: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of it: the call and its answer where one was made, and what is said."""

    said: tuple[Said, ...]
    call: Call | None = None
    content: str = ""


class Commands:
    """Runs commands for users."""

    def __init__(self, database: Database, turns: Turns, meanings: Meanings | None = None) -> None:
        self.database = database
        self.turns = turns
        self.meanings = meanings

    @staticmethod
    def knows(name: str) -> bool:
        """Whether `run` answers this word. Others are words like any, or the channel's own."""
        return meant(name) in {each.name for each in COMMANDS} - OWN

    async def run(self, user_id: UUID, name: str, rest: str, id: str = "") -> tuple[Said, ...]:
        """Do what the command says. What can't be done is said; nothing is raised but Unavailable.

        `id` is the channel's for the message: the same one again does nothing and answers the same.
        """
        name, rest = meant(name), rest.strip()
        if name == "stop":
            return (Said(await self.stop(user_id)),)
        run_id = uuid5(user_id, f"command {id}") if id else uuid4()
        asked = wanted(name, rest)
        try:
            return await self.answered(user_id, run_id, name, rest, asked, None)
        except AurumError as error:
            if error.status >= 500:
                raise
            return await self.answered(user_id, run_id, name, rest, asked, error)

    async def answered(
        self, user_id: UUID, run_id: UUID, name: str, rest: str, asked: Asked | Said, error: AurumError | None
    ) -> tuple[Said, ...]:
        """One transaction: what was said, what it does, what is answered. After an `error` that is answered alone."""
        heard = f"/{name} {rest}".strip()
        entry = asked.says if isinstance(asked, Asked) and asked.tool == "write_entry" else ""
        own = bool(entry) or (isinstance(asked, Asked) and asked.tool in TAKES_BACK)
        async with self.database.scope(
            user_id,
            operation=run_id,
            label=named(entry or heard),
            reader="user" if own else "model",
        ) as scope:
            thread_id = await conversations.hear(scope, run_id, str(uuid5(run_id, "heard")), heard)
            if thread_id is None:
                return await before(scope, run_id)
            if entry:
                await withheld(scope, run_id, entry)
            told = await self.told(scope, name, asked, error)
            await conversations.add(scope, thread_id, run_id, 1, messages(scope, run_id, told))
        return told.said

    async def told(self, scope: Scope, name: str, asked: Asked | Said, error: AurumError | None) -> Answered:
        """Make the call, or tell why it could not be made."""
        if isinstance(asked, Said):
            return Answered((asked,))
        life = await life_in(scope)
        if asked.says:
            asked = understood(asked, life)
        call = Call(uuid5(scope.operation, asked.tool).hex, asked.tool, asked.arguments)
        if error:
            return failed(name, call, error, life)
        tool = BY_NAME[asked.tool]
        value = plain(await tool.run(scope, asked.arguments))
        changed = await operations.touched(scope)
        done = {
            "ok": True, "tool": tool.name, "result": value,
            "operation": str(scope.operation) if changed else None, "changed": changed,
        }  # fmt: skip
        said = said_of(Result(tool.name, asked.arguments, value, changed=changed), life, asked.heading)
        below = asked.buttons(value, scope.operation) if changed or tool.risk == "read" else ()
        return Answered((Said(said.text, (*said.rows, *below), said.picture),), call, dump(done))

    async def stop(self, user_id: UUID) -> str:
        """End the run that is under way in the life thread."""
        async with self.database.scope(user_id) as scope:
            thread = await conversations.thread(scope, LIFE)
            under_way: Sequence[RunSeen] = await runs.under_way(scope, thread.id)
        if not under_way:
            return NOTHING_RUNS
        await self.turns.stop(user_id, under_way[0].id)
        return STOPPED


def wanted(name: str, rest: str) -> Asked | Said:
    """What a command asks for, or what is said at once."""
    call = call_of(name, rest)
    if call is None:
        return Said(HOW_TO.get(name) or help_text())
    heading = "Which one is done?" if name == "done" and not rest else ""
    below = BELOW.get(call.tool) or BELOW.get(name) or nothing
    return Asked(call.tool, call.arguments, below, heading, sentence(name, rest))


async def life_in(scope: Scope) -> Life:
    """The names and the clock by which an answer is put into words."""
    outline = await goals.fetch_outline(await goals.send_outline(scope))
    return life_of(told_of(await scope.user(), scope.now, outline))


def understood(asked: Asked, life: Life) -> Asked:
    """What its sentence says in full: of an entry mood and energy, and whether it is private."""
    calls = understand(asked.says, life).calls
    arguments = next((each.arguments for each in calls if each.tool == asked.tool), asked.arguments)
    return replace(asked, arguments=arguments)


def said_of(result: Result, life: Life, heading: str = "") -> Said:
    """A result in words; what brings words and buttons of its own is said with them."""
    if isinstance(result.value, dict) and isinstance(own := result.value.get("said"), dict):
        return from_json(own)
    words = spaced(say([result], life))
    _, _, below = words.partition("\n")
    return Said(f"{heading}\n\n{below.strip()}" if heading and below else words)


def failed(name: str, call: Call, error: AurumError, life: Life) -> Answered:
    """Why it could not be done: one sentence, or the things among which to choose."""
    content = refusal(call.name, error.title, error.detail, plain(error.more))
    result = Result(call.name, call.arguments, error=content["error"], changed=False)
    return Answered((Said(say([result], life), choices(name, result)),), call, dump(content))


def messages(scope: Scope, run_id: UUID, told: Answered) -> list[Message]:
    """What was answered, as it stands in the thread."""
    stored: list[Message] = []
    if told.call:
        asked, answered = str(uuid5(run_id, "call")), str(uuid5(run_id, "answer"))
        stored.append(Message(asked, "assistant", "", scope.now, run_id, calls=(told.call,)))
        stored.append(Message(answered, "tool", told.content, scope.now, run_id, call_id=told.call.id))
    for number, said in enumerate(told.said):
        extra = {"said": to_json(said)}
        stored.append(
            Message(
                str(uuid5(run_id, f"said {number}")), "assistant", said.text, scope.now, run_id, extra=extra
            )
        )
    return stored


async def before(scope: Scope, run_id: UUID) -> tuple[Said, ...]:
    """What was answered when the same command came first."""
    stored = await conversations.of_run(scope, run_id)
    return tuple(from_json(each.extra["said"]) for each in stored if "said" in each.extra)


def help_text() -> str:
    """All commands, and that none is needed."""
    lines = [f"- **{each.name}** – {each.description}" for each in COMMANDS]
    return "\n".join(
        [
            "Say it in your own words, several things at once:",
            "“add call the dentist tomorrow 15:00” · “done with the report” · “what is next?” · “journal: …”",
            "",
            "Or use a command:",
            *lines,
        ]
    )
