"""Think, act, think again: the whole graph."""

import operator
import re
from asyncio import Future
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, Literal, TypedDict
from uuid import UUID, uuid4

from langchain_core.messages import AIMessage, AnyMessage, SystemMessage, ToolMessage
from langgraph.graph import START, StateGraph
from langgraph.graph.state import CompiledStateGraph
from langgraph.runtime import Runtime
from langgraph.types import Command

from agent import dictation, guards
from agent.checkpoint import Checkpointer
from agent.choice import OFFLINE
from agent.events import CallEnded, CallStarted, Event, Notice, Text, TextEnded, TextStarted
from agent.models import Models
from agent.purse import Purse
from agent.toolbox import Toolbox, Trust, refusal
from agent.window import RECALLED, calls_of
from memory.records import Approval, Call, Question, User
from memory.rows import dump

REF = re.compile(r'"ref":"([A-Z]+\d+)"')
STEPS = 25
"""Steps after which a turn is ended, whatever it is doing."""


class State(TypedDict):
    """What one run has said so far. What came before the run lies in the messages table."""

    messages: Annotated[list[AnyMessage], operator.add]


@dataclass(frozen=True, slots=True)
class Heard:
    """Whose turn it is, and what the model is told first: who Aurum is, and the thread's newest messages.

    `outside`: this life holds words of others. `at`: the instant at which it was read. `private`: what is said now is
    for no hosted model.
    """

    user: User
    system: SystemMessage
    history: list[AnyMessage]
    outside: bool = False
    at: datetime | None = None
    private: bool = False


async def nothing(_heard: Heard) -> list[AnyMessage]:
    """Nothing is recalled."""
    return []


async def nobody() -> list[AnyMessage]:
    """Nothing was said meanwhile."""
    return []


async def unasked() -> dict[str, Approval]:
    """Nothing was asked of the user in this run."""
    return {}


async def unheard(_questions: list[Question]) -> None:
    """Nobody is there to be asked: what needs the user's word is not done."""


async def by_nobody(_prompt: list[AnyMessage]) -> bool:
    """Nobody else's words are in this life."""
    return False


NOT_DONE: dict[str, str] = {
    "rejected": "The user said no. Nothing was changed.",
    "expired": "The user did not answer in time. Nothing was changed.",
    "withdrawn": "The user was asked and said something else instead. Nothing was changed.",
}


@dataclass(frozen=True, slots=True)
class Context:
    """What a run is about, and who listens: `emit` takes events as they happen.

    `heard` is there once the message is stored; the graph gets ready meanwhile. `attempt` counts the processes that
    have tried to answer; `joining` gives what was said meanwhile and is to join the turn; `purse` pays for calls of a
    hosted model. `approvals` gives what the user answered in this run, by call; `ask` puts questions to them.
    `tainted` says whether a prompt holds words that they did not write. `recalled` gives what they said or wrote once
    that may matter.
    """

    run_id: UUID
    label: str
    heard: Future[Heard]
    emit: Callable[[Event], None]
    attempt: int = 1
    joining: Callable[[], Awaitable[list[AnyMessage]]] = nobody
    purse: Purse | None = None
    approvals: Callable[[], Awaitable[dict[str, Approval]]] = unasked
    ask: Callable[[list[Question]], Awaitable[None]] = unheard
    tainted: Callable[[list[AnyMessage]], Awaitable[bool]] = by_nobody
    recalled: Callable[[Heard], Awaitable[list[AnyMessage]]] = nothing


Next = Literal["act", "__end__"]
AfterActing = Literal["think", "__end__"]
Graph = CompiledStateGraph[State, Context, State, State]


def build(models: Models, toolbox: Toolbox, checkpointer: Checkpointer) -> Graph:
    """The graph over these models and tools."""

    async def think(state: State, runtime: Runtime[Context]) -> Command[Next]:
        """Ask the model, passing its words on as they come; act where it asks for tools."""
        emit, message, open_text, notices = runtime.context.emit, str(uuid4()), False, []
        heard = await runtime.context.heard
        joined = await runtime.context.joining() if state["messages"] else []
        offline = heard.private or fallen(state["messages"]) or models.name == OFFLINE
        before = heard.history if offline else await remembering(runtime.context, heard)
        prompt = [heard.system, *before, *state["messages"], *joined]
        async for piece in models.answer(prompt, purse=runtime.context.purse, offline=offline):
            if isinstance(piece, tuple):
                whole, name = piece
                continue
            if isinstance(piece, Notice) or not open_text:
                if open_text:
                    emit(TextEnded(message))
                message, open_text = str(uuid4()), isinstance(piece, str)
                emit(piece if isinstance(piece, Notice) else TextStarted(message))
            if isinstance(piece, str):
                emit(Text(message, piece))
            else:
                notices.append(piece.text)
        if open_text:
            emit(TextEnded(message))
        told = refs_recalled(before) if name != OFFLINE else []
        whole.id, whole.response_metadata = (
            message,
            {"model": name, "notice": " ".join(notices), "recalled": told},
        )
        name_calls(whole, prompt)
        return Command(update={"messages": [*joined, whole]}, goto="act" if whole.tool_calls else "__end__")

    async def act(state: State, runtime: Runtime[Context]) -> Command[AfterActing]:
        """Run the tools that the model asked for, in its order, each in a transaction of its own.

        Where one needs the user's word, the run rests: it goes on from before this step, with the answer.
        """
        asked, about = state["messages"][-1], runtime.context
        assert isinstance(asked, AIMessage)
        answers, questions = await acted(toolbox, checkpointer, about, asked, state["messages"])
        if questions:
            await about.ask(questions)
            return Command(goto="__end__")
        return Command(update={"messages": answers}, goto="think")

    graph = StateGraph(State, context_schema=Context)
    graph.add_node("think", think)
    graph.add_node("act", act)
    graph.add_edge(START, "think")
    return graph.compile(checkpointer=checkpointer)


async def remembering(about: Context, heard: Heard) -> list[AnyMessage]:
    """What lies before this step for a hosted model: what may matter of old stands before what the user says now."""
    recalled = await about.recalled(heard)
    return [*heard.history[:-1], *recalled, *heard.history[-1:]] if recalled else heard.history


def refs_recalled(before: list[AnyMessage]) -> list[str]:
    """The references of what was recalled: whoever keeps one of it from models later keeps what was said of it too."""
    return sorted({ref for each in before if each.name == RECALLED for ref in REF.findall(str(each.content))})


async def acted(
    toolbox: Toolbox, checkpointer: Checkpointer, about: Context, asked: AIMessage, said: list[AnyMessage]
) -> tuple[list[AnyMessage], list[Question]]:
    """What the calls of a step answered, and what the user has to be asked before the others are made."""
    stale = guards.not_made(toolbox, said)
    heard, answered = await about.heard, await about.approvals()
    hosted = (
        asked.response_metadata.get("model") != OFFLINE
    )  # the offline model obeys its user's message alone
    trust, shown = Trust(), dictation.NOTHING
    if hosted:
        prompt = [heard.system, *await remembering(about, heard), *said[:-1]]
        tainted = heard.outside and await about.tainted([*prompt, asked])
        trust, shown = Trust(tainted=tainted, since=heard.at), dictation.told(prompt)
    answers: list[AnyMessage] = []
    questions: list[Question] = []
    for call in calls_of(asked):
        about.emit(CallStarted(str(asked.id), call.id, call.name, call.arguments))
        if call.id in stale:
            done: str | Question = dump(refusal(call.name, "Asked before", guards.ASKED_BEFORE, {}))
        else:
            trust = replace(trust, dictated=dictation.dictated(call, shown))
            done = await decided(toolbox, checkpointer, about, call, trust, answered.get(call.id))
        if isinstance(done, Question):
            questions.append(done)
            continue
        answers.append(ToolMessage(done, tool_call_id=call.id, name=call.name, id=str(uuid4())))
        about.emit(CallEnded(str(answers[-1].id), call.id, done))
    return answers, questions


async def decided(
    toolbox: Toolbox,
    checkpointer: Checkpointer,
    about: Context,
    call: Call,
    trust: Trust,
    approval: Approval | None,
) -> str | Question:
    """What a call answers, as its user decided where they were asked."""
    if approval and approval.state in NOT_DONE:
        return dump(refusal(call.name, "Not approved", NOT_DONE[approval.state], {}))
    if approval and approval.state == "approved":
        trust = replace(trust, approved=True)
    if approval and approval.edited is not None:
        call = replace(call, arguments=approval.edited)
    user = (await about.heard).user
    keep, purse = checkpointer.keep, about.purse
    return await toolbox.run(user, about.run_id, call, about.label, keep, about.attempt, trust, purse)


def fallen(said: list[AnyMessage]) -> bool:
    """Whether the hosted model failed in this run: the offline model then takes it to its end."""
    return any(message.response_metadata.get("model") == OFFLINE for message in said)


def name_calls(asked: AIMessage, said: list[AnyMessage]) -> None:
    """Give every call an id of its own within the run: some providers leave them out, or count anew each time.

    What a call did is recorded under its id, so a second call by the same id would not be made.
    """
    taken = {call["id"] for message in said if isinstance(message, AIMessage) for call in message.tool_calls}
    for call in asked.tool_calls:
        if not call["id"] or call["id"] in taken:
            call["id"] = str(uuid4())
        taken.add(call["id"])
