"""Check-ins, question by question: begun by the clock or by words, answered by buttons or words, late or again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from memory import checkins, deliveries, journal, operations, rounds
from memory.blackboard import Felt
from memory.errors import Conflict, Invalid, NotFound
from memory.journal import Known
from memory.nudges import NudgeSettings
from memory.records import Energy, Mood
from memory.rounds import Round, RoundKind, RoundState
from memory.said import Nudge, Said, to_json
from memory.scope import Scope
from tools import round_values as values
from tools import round_words as words
from tools.journal_times import PastDay, past_day
from tools.round_answers import answered
from tools.round_view import matters, says, told_to_models
from tools.schedule import Fire, away, last_fire, next_fire, too_late
from tools.task_dates import today_of
from tools.tool import RANKED, tool
from tools.when import say_due, zone_of

NOON = 15
"""The hour up to which one who starts a check-in means the morning's."""
CLOSED = "This check-in is closed. Start a new one, or change an answer of it in your history."
AGAIN = "That is answered so already."

Kind = Annotated[
    RoundKind | None, Field(description="Which one; without it the one that waits, or that fits the hour.")
]


@dataclass(frozen=True, slots=True)
class RoundStep:
    """What became of an answer: a few words, what the message says from now on, and what is said beside."""

    toast: str
    said: Said | None = None
    more: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckIn:
    """A check-in as it is shown: `question` waits for an answer, empty where none does; `entry` is the journal entry
    that was made of it; `said` its message with what can be pressed, None in a list."""

    id: UUID
    kind: RoundKind
    day: date
    state: RoundState
    step: str
    question: str
    answers: dict[str, str | None]
    entry: str
    opened_at: datetime
    answered_at: datetime | None
    said: Said | None = None


async def nudges(scope: Scope, settings: NudgeSettings) -> tuple[list[Nudge], datetime | None]:
    """The check-ins that are due, each begun with that, and when the next one will be."""
    user = await scope.user()
    found: list[Nudge] = []
    later: list[datetime] = []
    plans: tuple[tuple[RoundKind, bool, time, int | None], ...] = (
        ("morning", settings.morning_on, settings.morning_at, None),
        ("evening", settings.evening_on, settings.evening_at, None),
        ("weekly", settings.weekly_on, settings.weekly_at, settings.weekly_day),
    )
    for kind, on, at, weekday in plans:
        if on:
            fire = last_fire(user, at, scope.now, weekday)
            later.append(next_fire(user, at, scope.now, weekday).at)
            if not (too_late(kind, fire.at, scope.now, user) or away(settings, fire.day)):
                found += await due(scope, kind, fire)
    return found, min(later, default=None)


async def due(scope: Scope, kind: RoundKind, fire: Fire) -> list[Nudge]:
    """A day's check-in, begun now; nothing where it was begun before, or where nothing matters."""
    if await rounds.newest(scope, kind, fire.day):
        return []
    tasks = await matters(scope, by=fire.at) if kind == "morning" else []
    if not tasks and (kind == "morning" or not await rounds.lively(scope, fire.at)):
        return []
    begun = await rounds.begin(scope, kind, fire.day, values.STEPS[kind][0], tasks)
    if begun is None:
        return []
    return [Nudge(kind, fire.day.isoformat(), await says(scope, begun), fire.at)]


async def press(scope: Scope, round_id: UUID, value: str) -> RoundStep:
    """A button of a check-in. Raises NotFound, Invalid."""
    return await step(scope, await rounds.hold(scope, round_id), value)


async def step(scope: Scope, told: Round, value: str) -> RoundStep:
    """What a button or an answer does; it is an operation of its own by the check-in's name."""
    await rounds.label(scope, words.LABELS[told.kind])
    scope.settle("rerank", RANKED)
    if closed(told, scope.now):
        return RoundStep(CLOSED, (await says(scope, told)).without_buttons())
    if value == "skip" and told.state == "open":
        return await shown(scope, replace(told, state="skipped", step=""), "Not today, then.")
    if value == "change" or value.startswith("change:"):
        return await change(scope, told, value.removeprefix("change").removeprefix(":"))
    at, answer = values.read(told, value)
    if at in told.answers and told.answers[at] == answer and told.step != at:
        return RoundStep(AGAIN, await says(scope, told))
    return await shown(scope, await answered(scope, told, at, answer), said_of(at, answer))


def closed(told: Round, now: datetime) -> bool:
    return told.state == "skipped" or (told.state == "open" and not told.waits(now))


def said_of(at: str, answer: str | None) -> str:
    """The few words that say that an answer was taken."""
    if at == "entry":
        return "Kept in your journal." if answer == "keep" else "Not written."
    if answer is None:
        return "Skipped."
    return f"{words.NAMES[at]}: {values.spaced(answer)}" if at not in values.IN_WORDS else "Noted."


async def change(scope: Scope, told: Round, at: str) -> RoundStep:
    """Ask again what was answered: which answer, or that one."""
    if at and at != "none" and at not in values.STEPS[told.kind]:
        raise Invalid(f"This check-in has no question “{at[:20]}”.")
    wanted = at if at != "none" else values.next_step(told) if told.state == "open" else ""
    return await shown(scope, replace(told, step=wanted or ("" if at else "change")), "")


async def shown(scope: Scope, told: Round, toast: str) -> RoundStep:
    """Keep the check-in, and say it anew where it stands."""
    told = await rounds.keep(scope, told)
    await note_answer(scope, told, toast)
    said = await says(scope, told)
    await retell(scope, told, said)
    return RoundStep(toast, said)


async def note_answer(scope: Scope, told: Round, toast: str) -> None:
    """Its delivery was answered."""
    if toast and (found := await rounds.delivery(scope, told)):
        await deliveries.answered(scope, found, toast)


async def retell(scope: Scope, told: Round, said: Said) -> None:
    """What it says now stands in the life thread; with its user's own words only where models may read them."""
    if scope.by_model and not await told_to_models(scope):
        return
    own = any(told.answers.get(at) for at in values.IN_WORDS) and not await told_to_models(scope)
    await rounds.retell(scope, told, said.text, to_json(said), own)


async def refreshed(scope: Scope, delivery_id: UUID) -> Said | None:
    """What the check-in of a delivery says now, after something of it was changed elsewhere; None for another kind."""
    found = await rounds.delivered(scope, delivery_id)
    if found is None:
        return None
    told = await rounds.hold(scope, found)
    said = await says(scope, told)
    await retell(scope, told, said)
    return said


async def hears(
    scope: Scope, text: str, *, request: bool = False, quoted: UUID | None = None
) -> RoundStep | None:
    """Words that answer the question which waits; None where they answer none.

    They do where that question was the last thing said in the life thread, or where its delivery is quoted. `request`:
    they ask for something themselves.
    """
    said = text.strip()
    if not said or said.startswith("/") or request:
        return None
    round_id = await rounds.delivered(scope, quoted) if quoted else None
    if round_id is None:
        asking = await rounds.fetch_asking(await rounds.send_asking(scope))
        round_id = asking[0] if asking and quoted is None else None
    if round_id is None:
        return None
    told = await rounds.hold(scope, round_id)
    if closed(told, scope.now) or not (told.step in values.IN_WORDS or values.is_choice(told.step, said)):
        return None
    try:
        found = await step(scope, told, f"{told.step}:{said}")
    except Invalid:
        return None
    if found.said:
        kept = not await told_to_models(scope)
        await rounds.talk(scope, told, said, found.said.text, to_json(found.said), kept)
    return found


@tool("write")
async def start_checkin(scope: Scope, kind: Kind = None) -> CheckIn:
    """Start the user's check-in, or go on with the one that waits: its question is asked (again)."""
    waiting = [each for each in await rounds.newest(scope, kind) if each.waits(scope.now)]
    if waiting and (kind is None or waiting[0].day == await today_of(scope)):
        return await again(scope, waiting[0])
    wanted, day = kind or await fitting(scope), await today_of(scope)
    tasks = await matters(scope) if wanted == "morning" else []
    begun = await rounds.begin(scope, wanted, day, values.STEPS[wanted][0], tasks)
    if begun is None:
        return await again(scope, (await rounds.newest(scope, wanted, day))[0])
    return await told_of(scope, begun)


async def fitting(scope: Scope) -> RoundKind:
    user = await scope.user()
    hour = scope.now.astimezone(zone_of(user.zone)).time()
    return "morning" if user.day_end <= hour < time(NOON) else "evening"


async def again(scope: Scope, told: Round) -> CheckIn:
    """Ask once more; one that was passed over is taken up again. That is no change of its own to be undone."""
    if told.state == "done" and not told.step:
        return await told_of(scope, told)
    if told.state == "skipped":
        step = values.next_step(told)
        told = replace(told, state="open" if step else "done", step=step)
    else:
        await operations.upkeep(scope)
    return await told_of(scope, await rounds.keep(scope, told))


@tool("write")
async def answer_checkin(
    scope: Scope,
    text: Annotated[
        str,
        StringConstraints(strip_whitespace=True, max_length=values.LONGEST),
        Field(description="The user's own words for the question that waits."),
    ] = "",
    mood: Mood | None = None,
    energy: Energy | None = None,
    skip: Annotated[
        Literal["question", "all"] | None, Field(description="Pass over the question, or the check-in.")
    ] = None,
    kind: Kind = None,
    day: PastDay = "",
) -> CheckIn | Felt:
    """Answer the question of the check-in that waits, or change an answer of one of a past day: mood, energy, words.

    Only with what the user said themselves. It asks the next question, which you repeat.
    """
    if not (text or mood or energy or skip):
        raise Invalid("There is no answer: give words, a mood, an energy, or skip.")
    told = await meant(scope, kind, day, felt=bool(mood or energy) and not (text or skip))
    if told is None:
        when = await past_day(scope, day)
        return await checkins.add(scope, when, energy, mood, "")
    felt: dict[str, str] = {"mood": mood or "", "energy": energy or ""}
    given = {at: value for at, value in felt.items() if value and at in values.STEPS[told.kind]}
    was_closed = closed(told, scope.now)
    if was_closed:
        told = replace(told, state="done", step=told.step or values.next_step(told))
    for at, value in given.items():
        told = await answered(scope, told, at, value)
    if text:
        if not await told_to_models(scope):
            await rounds.label(scope, words.LABELS[told.kind])
        told = await answered(scope, told, *values.read(told, text))
    if skip == "question":
        told = await answered(scope, told, *values.read(told, f"{waiting_step(told)}:skip"))
    if skip == "all":
        told = replace(told, state="skipped", step="")
    return await told_of(scope, replace(told, step="") if was_closed else told, keep=True)


async def amend(scope: Scope, round_id: UUID, answers: Mapping[str, str | None]) -> CheckIn:
    """Change answers of a check-in, however long ago it was. Raises NotFound, Invalid."""
    told = await rounds.hold(scope, round_id)
    was_closed = closed(told, scope.now)
    if was_closed:
        told = replace(told, state="done", step="")
    for at, value in answers.items():
        if at not in values.STEPS[told.kind]:
            raise Invalid(f"This check-in has no question “{at[:20]}”.")
        told = await answered(scope, told, *values.read(told, f"{at}:{value or 'skip'}"))
    return await told_of(scope, replace(told, step="") if was_closed else told, keep=True)


async def take_in(scope: Scope, energy: Energy | None, mood: Mood | None) -> Felt | None:
    """How somebody feels, said on its own while a check-in of their day asks for it: that answers it."""
    given: dict[str, str | None] = {"mood": mood, "energy": energy}
    found = await rounds.newest(scope, None, await today_of(scope))
    told = next((each for each in found if each.waits(scope.now) and given.get(each.step)), None)
    if told is None:
        return None
    for at, value in given.items():
        if value and at in values.STEPS[told.kind]:
            told = await answered(scope, told, at, value)
    await told_of(scope, told, keep=True)
    return await checkins.one(scope, told.felt_id)


def waiting_step(told: Round) -> str:
    if told.step not in values.STEPS[told.kind]:
        raise Conflict("No question waits that could be passed over.")
    return told.step


async def meant(scope: Scope, kind: RoundKind | None, day: str, *, felt: bool) -> Round | None:
    """The check-in that is spoken of: that waits, or of the day that is named. None where how somebody felt can be
    noted without one. Raises NotFound."""
    when = await past_day(scope, day) if day else None
    found = await rounds.newest(scope, kind, when)
    if felt:
        found = [each for each in found if each.kind != "weekly"]
    waiting = [each for each in found if each.waits(scope.now)]
    lately = [each for each in found if when or kind or (each.state == "done" and each.step)]
    if felt and not waiting and when:
        lately = sorted(lately, key=lambda each: each.kind != "evening")
    if chosen := [*waiting, *lately]:
        return chosen[0]
    if felt:
        return None
    at = f" of {say_due(when, None, await today_of(scope))}" if when else ""
    raise NotFound(
        f"There is no {kind or ''} check-in{at} that waits for an answer. Start one.".replace("  ", " ")
    )


async def told_of(scope: Scope, told: Round, *, keep: bool = False) -> CheckIn:
    """The check-in as it is shown. `keep`: as it was changed; where it stands in the life thread it says so."""
    if keep:
        told = await rounds.keep(scope, told)
        await note_answer(scope, told, "Noted.")
    said = await says(scope, told)
    await retell(scope, told, said)
    return await check_in_of(scope, told, said)


async def check_in_of(scope: Scope, told: Round, said: Said | None = None) -> CheckIn:
    return replace((await listed(scope, [told]))[0], said=said or await says(scope, told))


async def listed(scope: Scope, told: Sequence[Round]) -> list[CheckIn]:
    """Check-ins as a list shows them: without their messages."""
    hides = scope.by_model and not await told_to_models(scope)
    entries = await journal.named(scope, [str(each.entry_id) for each in told if each.entry_id])
    return [bare(each, scope.now, entries, hides=hides) for each in told]


def bare(told: Round, now: datetime, entries: Mapping[str, Known], *, hides: bool) -> CheckIn:
    """A check-in without its message. `hides`: nor with what was answered in own words."""
    over = closed(told, now)
    waits = "" if over else told.step
    question = (
        words.WEEK_FOCUS if (told.kind, waits) == ("weekly", "focus") else words.QUESTIONS.get(waits, "")
    )
    entry = entries.get(str(told.entry_id))
    answers = {
        at: "noted" if hides and at in values.IN_WORDS and value else value
        for at, value in told.answers.items()
    }
    return CheckIn(
        told.id, told.kind, told.day, "skipped" if over else told.state, waits, question, answers,
        entry.ref if entry else "", told.opened_at, told.answered_at,
    )  # fmt: skip
