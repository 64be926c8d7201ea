"""What comes of an answer: how somebody felt is noted, the plan adapts, the journal's entry is written or follows."""

from dataclasses import replace
from typing import cast

from memory import checkins, journal
from memory.records import Energy, Json
from memory.rounds import Round
from memory.scope import Scope
from tools import round_values as values
from tools import round_words as words
from tools.journal import measured, write_entry
from tools.round_view import done_on, drafted, matters, named, told_to_models
from tools.round_words import Line
from tools.task_dates import today_of

FELT = frozenset({"mood", "energy", "well", "hard"})


async def answered(scope: Scope, told: Round, step: str, value: str | None) -> Round:
    """The check-in with an answer (None: passed over), and what comes of that; nothing of itself is kept yet."""
    if step == "energy" and told.kind == "morning" and value and told.day == await today_of(scope):
        told = await adapted(scope, told, cast("Energy", value))
    before = told
    told = replace(told, answers={**told.answers, step: value})
    if step in FELT:
        await feel(scope, told)
    if step == "entry" and value == "keep" and told.entry_id is None:
        told = await written(scope, told)
    elif told.entry_id:
        await follow(scope, before, told)
    return await advanced(scope, told)


async def adapted(scope: Scope, told: Round, energy: Energy) -> Round:
    """The tasks as they rank with that energy, and what that changes."""
    now = await matters(scope, energy)
    plan = words.adapted(energy, lines(told.tasks), lines(now)) if now else ""
    return replace(told, tasks=now or told.tasks, answers={**told.answers, "plan": plan})


def lines(tasks: list[Json]) -> list[Line]:
    return [Line(each["ref"], each["title"]) for each in tasks]


async def feel(scope: Scope, told: Round) -> None:
    """Note how they felt on that day, so that priorities mind it; in own words only where models may know those."""
    note = words.note_of(told.answers) if await told_to_models(scope) else ""
    await checkins.put(
        scope, told.felt_id, told.day, told.answers.get("energy"), told.answers.get("mood"), note
    )


async def written(scope: Scope, told: Round) -> Round:
    """The journal's entry of the evening; where there is nothing to write there is none."""
    known = await named(scope, [told.answers.get("focus")])
    text = drafted(told, await done_on(scope, told.day), known)
    if not text:
        return told
    entry = await write_entry(
        scope,
        text,
        f"Evening of {told.day:%A}, {told.day.day} {told.day:%B}",
        told.answers.get("mood") or "reflective",
        told.answers.get("energy") or "moderate",
        day=told.day.isoformat(),
    )
    return replace(told, entry_id=entry.id)


async def follow(scope: Scope, before: Round, told: Round) -> None:
    """The entry that was made of a check-in says what its answers say, where it still holds what they said."""
    known = (await journal.named(scope, [str(told.entry_id)])).get(str(told.entry_id))
    entry = await journal.entry(scope, known.id) if known else None
    if known is None or entry is None or entry.private:
        return
    text = entry.text
    for step in ("well", "hard"):
        was, now = (f"{words.NAMES[step]}: {each.answers.get(step) or ''}" for each in (before, told))
        if before.answers.get(step):
            text = text.replace(was, now if told.answers.get(step) else "", 1)
        elif told.answers.get(step):
            text = f"{now}\n\n{text}"
    felt = {step: told.answers.get(step) for step in ("mood", "energy") if told.answers.get(step)}
    new: Json = {step: value for step, value in felt.items() if value != getattr(entry, step)}
    if text.strip() != entry.text and text.strip():
        new |= {"text": text.strip(), **await measured(text.strip(), entry.answers)}
    if new:
        await journal.change(scope, known, new)


async def advanced(scope: Scope, told: Round) -> Round:
    """On to the next question that has no answer; done where there is none."""
    step = values.next_step(told)
    if step == "entry":
        known = await named(scope, [told.answers.get("focus")])
        if not drafted(told, await done_on(scope, told.day), known):
            step = ""
    if step:
        return replace(told, step=step)
    return replace(told, step="", state="done", answered_at=told.answered_at or scope.now)
