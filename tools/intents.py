"""Standing intents: what its user wants to be told, or asked, when something has come about."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Annotated, Literal, TypeAlias
from uuid import UUID

from pydantic import Field, StringConstraints, ValidationError

from memory import intents as rows
from memory.errors import Invalid, NotFound
from memory.intents import Intent, Look, Named
from memory.names import LEVEL, uuid_in
from memory.nudges import NudgeSettings
from memory.records import Json
from memory.said import Button, Nudge, Said
from memory.scope import Scope
from tools import intent_conditions as conditions
from tools.due import due as due_of
from tools.intent_conditions import Condition, Kind, Which
from tools.intent_facts import facts_for
from tools.names import Reference, anything, is_none, shown
from tools.round_words import plain
from tools.task_dates import today_of
from tools.tool import tool

MOST = 100
"""Standing intents of one user."""

State: TypeAlias = Literal["watching", "true", "paused", "over", "resting"]
Words = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=500),
    Field(description="The user's own words."),
]
Says = Annotated[str, Field(max_length=1000, description="What to ask or say then: 'What helps?'")]
Subject = Annotated[Reference | None, Field(description="Task, project, area or pillar that it is about.")]
Days = Annotated[int | None, Field(ge=0, le=conditions.MOST_DAYS, description="For so many days.")]
Count = Annotated[int | None, Field(ge=0, le=100_000, description="With kind many: more than so many tasks.")]
OfTasks = Annotated[Which | None, Field(description="With kind many: which tasks are counted.")]
Cooldown = Annotated[
    int | None, Field(ge=1, le=8760, description="Hours until it may be said again while it is still true.")
]
Most = Annotated[int | None, Field(ge=1, le=1000, description="How often it is said at most.")]
Until = Annotated[str | None, Field(max_length=100, description="Its last day; 'none' takes it away.")]
Meant = Annotated[Reference, Field(description="A standing intent: W2.")]

CONDITION_HELP: dict[str, str] = {
    "idle": "Say of what nothing is done, and for how many days.",
    "no_journal": "Say for how many days nothing is written.",
    "low_mood": "Say on how many days in a row.",
    "low_energy": "Say on how many days in a row.",
    "many": "Say which tasks are counted, and more than how many.",
}


@dataclass(frozen=True, slots=True)
class Watch:
    """A standing intent, as its user sees it. `when` says its condition in words; `reason` why it rests or is over."""

    id: UUID
    ref: str
    text: str
    when: str
    says: str
    state: State
    reason: str
    about: str | None
    condition: Json
    cooldown_hours: int
    most: int
    fired: int
    fired_at: datetime | None
    expires_on: date | None
    paused: bool
    created_at: datetime


@tool("write")
async def add_intent(
    scope: Scope,
    text: Words,
    kind: Kind,
    subject: Subject = None,
    days: Days = None,
    count: Count = None,
    which: OfTasks = None,
    says: Says = "",
    cooldown_hours: Cooldown = None,
    most: Most = None,
    until: Until = None,
) -> Watch:
    """Watch for something that the user wants to be told or asked about when it comes about.

    Kinds: blocked, overdue, idle (nothing done), due (in so many days), done, free (waits no more), many (too many
    tasks), no_journal, low_mood, low_energy.
    """
    if len(await rows.intents(scope)) >= MOST:
        raise Invalid(f"There are {MOST} standing intents already. Delete one first.")
    condition = await condition_of(scope, kind, subject, days, count, which)
    new: Json = {"text": text, "condition": conditions.stored(condition), "says": says.strip()}
    new |= {name: each for name, each in (("cooldown_hours", cooldown_hours), ("most", most)) if each}
    if until is not None:
        new["expires_on"] = await last_day(scope, until)
    made = await rows.add(scope, new)
    return (await told(scope, await rows.these(scope, ids=[made])))[0]


@tool("read")
async def list_intents(scope: Scope) -> list[Watch]:
    """List the standing intents: what is watched for, and which of them rest and why."""
    return await told(scope, await rows.intents(scope))


@tool("write")
async def change_intent(
    scope: Scope,
    intent: Meant,
    paused: Annotated[bool | None, Field(description="true pauses it, false resumes it.")] = None,
    says: Says | None = None,
    days: Days = None,
    count: Count = None,
    cooldown_hours: Cooldown = None,
    most: Most = None,
    until: Until = None,
) -> Watch:
    """Pause, resume or change a standing intent. What is not given stays."""
    known = await which_intent(scope, intent)
    given: Json = {"paused": paused, "says": says, "cooldown_hours": cooldown_hours, "most": most}
    new: Json = {name: each for name, each in given.items() if each is not None}
    if until is not None:
        new["expires_on"] = await last_day(scope, until)
    if days is not None or count is not None:
        amounts = {name: each for name, each in (("days", days), ("count", count)) if each is not None}
        new["condition"] = conditions.stored(checked(known.condition | amounts))
    await rows.change(scope, known.id, new)
    return (await told(scope, await rows.these(scope, ids=[known.id])))[0]


@tool("destructive")
async def delete_intent(scope: Scope, intent: Meant) -> Watch:
    """Delete a standing intent; undo brings it back."""
    known = await which_intent(scope, intent)
    (shown_,) = await told(scope, [known])
    await rows.remove(scope, [known.id])
    return shown_


async def which_intent(scope: Scope, text: str) -> Intent:
    """The intent of that reference or id, or the only one whose words these are. Raises NotFound."""
    number = re.fullmatch(r"#?W(\d{1,9})", text.strip(), re.IGNORECASE)
    row_id = uuid_in(text)
    if number or row_id:
        found = await rows.these(
            scope, ids=[row_id] if row_id else [], numbers=[int(number[1])] if number else []
        )
    else:
        words = text.lower().split()
        found = [each for each in await rows.intents(scope) if all(one in each.text.lower() for one in words)]
    if len(found) != 1:
        raise NotFound(f"There is no standing intent called “{shown(text)}”. Name it by its reference: W2.")
    return found[0]


async def condition_of(
    scope: Scope, kind: Kind, subject: str | None, days: int | None, count: int | None, which: Which | None
) -> Condition:
    """The condition that is meant. Raises Invalid where something is missing or does not fit."""
    given: Json = {"kind": kind}
    if subject is not None and not is_none(subject):
        known = await anything(scope, subject)
        given["subject"] = {"level": LEVEL[known.noun], "id": known.id}
    given |= {
        name: each for name, each in (("days", days), ("count", count), ("which", which)) if each is not None
    }
    condition = checked(given)
    about = conditions.subject_of(condition)
    levels = {"free": ("task",), "done": ("task", "project"), "due": ("task", "project")}.get(kind)
    if levels and about and about.level not in levels:
        raise Invalid(f"“{kind}” is a matter of a task{'' if kind == 'free' else ' or a project'}. Name one.")
    return condition


def checked(given: Json) -> Condition:
    """The condition of these values. Raises Invalid, saying what it needs."""
    try:
        return conditions.read(given)
    except ValidationError as error:
        kind = str(given["kind"])
        raise Invalid(
            CONDITION_HELP.get(kind, f"Say of what: “{kind}” is about a task or a project.")
        ) from error


async def last_day(scope: Scope, words: str) -> date | None:
    """The last day on which it is watched. Raises Invalid for one that is over."""
    due = await due_of(scope, words)
    if due and due.date < await today_of(scope):
        raise Invalid(f"{due.date} is over already. Give a day that is still to come.")
    return due.date if due else None


async def told(scope: Scope, found: list[Intent]) -> list[Watch]:
    """As their user sees them."""
    read = {each.id: conditions.read(each.condition) for each in found}
    subjects = {each.id: about.id for each in found if (about := conditions.subject_of(read[each.id]))}
    known = {each.id: each for each in await rows.named(scope, set(subjects.values()))} if subjects else {}
    day = await today_of(scope)
    return [watch(each, read[each.id], known, day) for each in found]


def watch(each: Intent, condition: Condition, known: dict[UUID, Named], day: date) -> Watch:
    subject = conditions.subject_of(condition)
    about = known.get(subject.id) if subject else None
    state, reason = state_of(each, condition, known, day)
    return Watch(
        each.id, each.ref, each.text, conditions.words(condition, about), each.says, state, reason,
        about.ref if about else None, each.condition, each.cooldown_hours, each.most, each.fired, each.fired_at,
        each.expires_on, each.paused, each.created_at,
    )  # fmt: skip


def state_of(each: Intent, condition: Condition, known: dict[UUID, Named], day: date) -> tuple[State, str]:
    """How it stands with an intent, and why where it is not watched."""
    if over := finished(each, day):
        return "over", over
    if each.paused:
        return "paused", "You paused it."
    if rests := conditions.resting(condition, known):
        return "resting", rests
    return ("true" if each.held else "watching"), ""


def finished(each: Intent, day: date) -> str:
    """Why it is watched no more, in words; empty while it is."""
    if each.expires_on and each.expires_on < day:
        return f"Its last day was {each.expires_on}."
    return f"It was said {each.fired} times, as often as it may be." if each.fired >= each.most else ""


async def nudges(scope: Scope, settings: NudgeSettings) -> tuple[list[Nudge], datetime | None]:
    """What has come about and is to be said now, each noted as said, and when time alone may change that.

    It is said when it becomes true, and again after its cooldown while it is still true and was not answered.
    """
    del settings  # when it is quiet, and where it is said, is decided by who delivers
    day = await today_of(scope)
    active = [each for each in await rows.intents(scope) if not each.paused and not finished(each, day)]
    if not active:
        return [], None
    read = {each.id: conditions.read(each.condition) for each in active}
    facts = await facts_for(scope, list(read.values()))
    said: list[Nudge] = []
    looks: list[Look] = []
    times: list[datetime] = []
    for each in active:
        verdict = conditions.judge(read[each.id], facts.since(each.created_at))
        now = verdict.holds and may_be_said(each, scope.now)
        if now:
            said.append(nudge(each, verdict.because, scope.now))
        if verdict.holds != each.held or now:
            looks.append(Look(each.id, verdict.holds, now))
        times += [verdict.later] if verdict.later else []
        if verdict.holds and not each.answered:
            last = scope.now if now else each.fired_at or scope.now
            times.append(last + timedelta(hours=each.cooldown_hours))
    await rows.note(scope, looks)
    return said, min((at for at in times if at > scope.now), default=None)


def may_be_said(each: Intent, now: datetime) -> bool:
    """Whether one that holds is to be said: not within its cooldown, nor when its user has heard it since."""
    if each.held and (each.answered or (each.fired and each.condition["kind"] in conditions.ONCE)):
        return False
    return each.fired_at is None or now >= each.fired_at + timedelta(hours=each.cooldown_hours)


def nudge(each: Intent, because: str, now: datetime) -> Nudge:
    """What is said when it holds."""
    text = f"🔔 **{each.ref}** {plain(because)}"
    if each.says:
        text += f"\n{plain(each.says)}"
    row = (
        Button("OK", f"ok {each.ref}", "good"),
        Button("Pause", f"pause {each.ref}"),
        Button("Why", f"why {each.ref}"),
    )
    return Nudge("intent", f"{each.id} {now.isoformat(timespec='minutes')}", Said(text, (row,)), now)


async def heard(scope: Scope, intent: str) -> Intent:
    """Its user pressed OK: it is silent until it has been untrue and comes about anew."""
    known = await which_intent(scope, intent)
    await rows.heard(scope, known.id)
    return known


async def explain(scope: Scope, intent: str) -> str:
    """Why an intent was said, or is not: whose words it rests on, what is watched, how it stands now."""
    known = await which_intent(scope, intent)
    (shown_,) = await told(scope, [known])
    condition = conditions.read(known.condition)
    facts = await facts_for(scope, [condition])
    verdict = conditions.judge(condition, facts.since(known.created_at))
    now = (
        shown_.reason
        or verdict.rests
        or (f"Now: {verdict.because}" if verdict.holds else "That is not so now.")
    )
    return f"You said: “{known.text}”. I watch for this: {shown_.when}. {now}"
