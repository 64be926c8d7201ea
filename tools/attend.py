"""Attending to a user: what is due is said, or held, or let go (docs/checkins.md, "When Aurum speaks first")."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from memory import conversations, deliveries, nudges
from memory.deliveries import REST, SNOOZED, Standing
from memory.nudges import NudgeSettings
from memory.records import Json, User
from memory.said import Kind, Nudge, Said, as_one, to_json
from memory.scope import Scope
from tools import intents, news, reminders, rounds, schedule
from tools.when import say_due, zone_of

log = logging.getLogger(__name__)

Provider = Callable[[Scope, NudgeSettings], Awaitable[tuple[list[Nudge], datetime | None]]]

PROVIDERS: tuple[Provider, ...] = (rounds.nudges, reminders.nudges, intents.nudges, news.nudges)
"""Who knows of something to say: what is due by now, and when something will be due next."""

CHECKINS: Final[tuple[Kind, ...]] = ("morning", "evening", "weekly")
ASKED_FOR: Final[tuple[Kind, ...]] = ("reminder", "intent")
"""What a user has asked for: it is said sooner or later."""
GATHERED: Final[tuple[Kind, ...]] = ("intent", "insight")
"""What no minute asks for: it may wait for company."""
LATE = timedelta(minutes=5)
"""A reminder that comes later than this says for when it was."""
LEAST = timedelta(seconds=1)
SILENT = timedelta(hours=1)
"""Who could not be asked may have something to say by then."""
LETTERLESS: Final = """
    not exists (select from jobs j where j.user_id = %(user)s and j.name = %(job)s and j.key = %(key)s
                and j.state = 'failed')
"""
"""Nothing lies there yet that says that this failed for good."""
DELIVERY = "{delivery}"
"""What stands in a button's act for the delivery in which it is."""
AWAY = "You are away."
QUIET = (
    "I have not heard from you for three evenings, so I check in no more until you say something. "
    "Reminders still come. Nothing is lost: say *today* whenever you like."
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something to say. `id` is its delivery's; it is `held` until then, or there is none yet."""

    id: UUID
    nudge: Nudge
    held: datetime | None = None
    snoozed: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of it: said now, held until an instant, or (neither) dropped, for a reason."""

    now: bool = False
    until: datetime | None = None
    reason: str = ""


SAY = Verdict(now=True)


@dataclass(frozen=True, slots=True)
class Day:
    """What is minded when something is due: whose day it is, and what was said in it."""

    user: User
    now: datetime
    settings: NudgeSettings
    standing: Standing

    @property
    def today(self) -> date:
        return schedule.own_day(self.user, self.now)

    @property
    def away(self) -> bool:
        return schedule.away(self.settings, self.today)

    @property
    def resting(self) -> bool:
        """Whether no check-in begins: the user is away, or does not answer any more."""
        return self.away or self.standing.unheard is not None


async def attend(scope: Scope, payload: Json | None = None) -> None:
    """Say what is due, and be woken when something will be. However often it is done, each thing is said once.

    A provider that fails silences no other one: it is asked again by a job of its own, whose payload names it under
    `must`, and which fails where it does.
    """
    user = await scope.user()
    await deliveries.hold(scope)
    settings = await nudges.settings(scope)
    begun = schedule.begin(user, schedule.own_day(user, scope.now))
    day = Day(user, scope.now, settings, await deliveries.standing(scope, begun))
    found, later = await asked(scope, day, (payload or {}).get("must"))
    held = await settle(scope, day, await candidates(scope, day, found))
    home = [
        each for each in (schedule.home_again(user),) if each
    ]  # by the clock there something may be due by then
    if times := [*later, *held, *home]:
        await scope.wake("attend", "next", run_at=max(min(times), scope.now + LEAST))


async def asked(scope: Scope, day: Day, must: str | None) -> tuple[list[Nudge], list[datetime]]:
    """What is due, and when something will be. While the user is away no check-in begins."""
    settings = day.settings
    if day.resting:
        settings = replace(settings, morning_on=False, evening_on=False, weekly_on=False)
    found: list[Nudge] = []
    later: list[datetime] = []
    for provider in PROVIDERS:
        try:
            due, next_at = await provider(scope, settings)
        except Exception:  # whatever it is, what others have to say is said
            if name_of(provider) == must:
                raise
            await put_aside(scope, provider)
            due, next_at = [], scope.now + SILENT
        found += due
        later += [next_at] if next_at else []
    if day.resting:
        later.append(looked_for(day))
        found += [farewell(day)] if not (day.away or day.standing.rested) else []
    return found, later


async def put_aside(scope: Scope, provider: Provider) -> None:
    """Write down that it failed just now, and have it asked by itself, unless that has failed for good before."""
    name = name_of(provider)
    log.exception("somebody who knows of things to say could not be asked", extra={"provider": name})
    await scope.defer_where("attend", name, {"must": name}, LETTERLESS, {})


def name_of(provider: Provider) -> str:
    return f"{provider.__module__}.{getattr(provider, '__qualname__', '')}"


def looked_for(day: Day) -> datetime:
    """When it is seen next whether the user is back."""
    if day.away and day.settings.away_until:
        return schedule.begin(day.user, day.settings.away_until + timedelta(days=1))
    ats = (day.settings.morning_at, day.settings.evening_at)
    return min(schedule.next_fire(day.user, at, day.now).at for at in ats)


def farewell(day: Day) -> Nudge:
    """That Aurum goes quiet."""
    return Nudge("evening", f"{REST}{day.today}", Said(QUIET), day.now)


async def candidates(scope: Scope, day: Day, found: Sequence[Nudge]) -> list[Candidate]:
    """What is held, and what is new; of each kind of check-in the last one alone."""
    held = [
        Candidate(
            each.id, Nudge(each.kind, each.key, each.said, each.due_at), each.send_at, each.reason == SNOOZED
        )
        for each in day.standing.held
    ]
    last = {each.kind: each for each in sorted(found, key=lambda each: each.due_at) if each.kind in CHECKINS}
    found = [each for each in found if last.get(each.kind, each) is each]
    found = [each for each in found if not schedule.too_late(each.kind, each.due_at, day.now, day.user)]
    found = [each for each in found if not resting(day, each)]
    new = await deliveries.unknown(scope, found) if found else []
    fresh = [known_by(each, uuid4()) for each in new]
    return sorted([*held, *fresh], key=lambda each: each.nudge.due_at)


def known_by(nudge: Nudge, delivery_id: UUID) -> Candidate:
    """Something new, with the id that its delivery will have, which its buttons may name."""
    rows = tuple(
        tuple(replace(button, act=button.act.replace(DELIVERY, str(delivery_id))) for button in row)
        for row in nudge.said.rows
    )
    return Candidate(delivery_id, replace(nudge, said=replace(nudge.said, rows=rows)))


def resting(day: Day, nudge: Nudge) -> bool:
    """Whether it is not said at all because its user is away or silent. What they asked for themselves comes."""
    return day.resting and nudge.kind not in ASKED_FOR and not nudge.key.startswith(REST)


async def settle(scope: Scope, day: Day, found: Sequence[Candidate]) -> list[datetime]:
    """Say, hold or drop each of them. Answers when those that are held are looked at again."""
    together: list[Candidate] = []
    until: list[datetime] = []
    said = day.standing.today
    company = any(each.nudge.kind == "reminder" and not waits(day, each) for each in found)
    for each in found:
        if each.held and waits(day, each):
            until.append(each.held)
            continue
        verdict = judge(day, each.nudge, said, company or bool(together))
        if not each.held:
            await deliveries.make(scope, each.id, each.nudge)
        if not verdict.now:
            await put_off(scope, each, verdict)
            until += [verdict.until] if verdict.until else []
        elif each.nudge.kind in CHECKINS:
            await say(scope, day, [each])
            said += 1
        else:
            together.append(each)
            said += len(together) == 1
    if together:
        await say(scope, day, together)
    return until


def waits(day: Day, each: Candidate) -> bool:
    """Whether its user wants it later. Whatever else holds it is judged anew each time: settings may have changed."""
    return each.snoozed and each.held is not None and each.held > day.now


def judge(day: Day, nudge: Nudge, said: int, company: bool) -> Verdict:  # noqa: PLR0911 - one line for each reason
    """What becomes of something due, where so many messages were said today. `company`: a message goes out anyway.

    What its user asked to be reminded of is said at its time, whatever the time is; the cap counts it and never holds
    it back.
    """
    if nudge.kind == "reminder":
        return SAY
    if day.away and nudge.kind == "intent":
        return Verdict(until=looked_for(day), reason=AWAY)
    if resting(day, nudge):
        return Verdict(reason="You were away, or had not been heard for three evenings.")
    if nudge.key.startswith(REST) and day.standing.unheard is None:
        return Verdict(reason="You are back.")
    if schedule.too_late(nudge.kind, nudge.due_at, day.now, day.user):
        return Verdict(reason="It was too late for it.")
    if (end := schedule.quiet(day.settings, day.user.zone, day.now)) is not None:
        return Verdict(until=end, reason="Quiet hours.")
    if nudge.kind in GATHERED and company:
        return SAY
    if said >= day.settings.daily_cap and not nudge.key.startswith(REST):
        return capped(day, nudge)
    until = schedule.gathered(day.standing.said_at, day.settings.bundle_minutes, day.now)
    return (
        Verdict(until=until, reason="Waits to go with others.") if until and nudge.kind in GATHERED else SAY
    )


def capped(day: Day, nudge: Nudge) -> Verdict:
    """Enough was said today: a check-in is none tomorrow, all else can wait until then."""
    reason = f"You want at most {day.settings.daily_cap} messages a day."
    if nudge.kind in CHECKINS:
        return Verdict(reason=reason)
    return Verdict(until=schedule.begin(day.user, day.today + timedelta(days=1)), reason=reason)


async def put_off(scope: Scope, each: Candidate, verdict: Verdict) -> None:
    if verdict.until and verdict.until != each.held:
        await deliveries.keep(scope, each.id, verdict.until, verdict.reason)
    elif not verdict.until:
        await deliveries.drop(scope, each.id, verdict.reason)


async def say(scope: Scope, day: Day, group: Sequence[Candidate]) -> None:
    """One message of all of them, in the life thread, to be sent where the user wants it."""
    said = [late(day, each.nudge) for each in group]
    whole, lead = as_one(said), group[0]
    extra = {"said": to_json(whole), "delivery": str(lead.id), "kind": lead.nudge.kind}
    message = await conversations.say(scope, whole.text, extra)
    for each, words in zip(group, said, strict=True):
        bundle = None if each is lead else lead.id
        await deliveries.stand(scope, each.id, words, message, bundle)
    await scope.defer("send", key=str(lead.id), payload={"delivery": str(lead.id)})
    scope.emit({"type": "changed", "nouns": ["deliveries"], "operation": str(scope.operation)})


def late(day: Day, nudge: Nudge) -> Said:
    """What is said of it; of a reminder that comes late also for when it was."""
    if nudge.kind != "reminder" or day.now - nudge.due_at <= LATE:
        return nudge.said
    zone = zone_of(day.user.zone)
    due = nudge.due_at.astimezone(zone)
    when = say_due(due.date(), due.time(), day.now.astimezone(zone).date())
    return replace(nudge.said, text=f"{nudge.said.text}\n_This was for {when}._")
