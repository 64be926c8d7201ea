"""What Aurum has said first: whether it went out, where it arrived, what was answered; say it again later."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Annotated, Literal
from uuid import UUID, uuid5

from pydantic import Field

from memory import deliveries as rows
from memory import sendings
from memory.deliveries import REST, WENT_STATES, Delivery, State, Wanted
from memory.errors import Conflict, Invalid, NotFound
from memory.records import User
from memory.said import Kind, Nudge
from memory.scope import Scope
from tools import reminders, schedule
from tools.journal_times import PastDay, past_day
from tools.tool import tool
from tools.when import say_due, zone_of

NAMES = {"telegram": "Telegram", "slack": "Slack", "web": "the web"}
MOST = timedelta(days=7)

Kinds = Literal["checkin", "morning", "evening", "weekly", "reminder", "intent", "insight"]
CHECKINS: tuple[Kind, ...] = ("morning", "evening", "weekly")
Minutes = Annotated[int, Field(ge=1, le=int(MOST.total_seconds()) // 60, description="In how many minutes.")]


@dataclass(frozen=True, slots=True)
class Told:
    """Something that was to be said first, as its user reads of it; times are in their words: "today 08:00".

    `due` is when, `sent` when it arrived in `arrived`, `until` until when it is held, `troubles` what went wrong on
    which way. What went in one message with others is an entry of its own.
    """

    id: UUID
    kind: Kind
    state: State
    text: str
    due: str
    sent: str
    until: str
    arrived: tuple[str, ...]
    troubles: tuple[str, ...]
    reason: str
    answer: str


@tool("read")
async def list_deliveries(
    scope: Scope,
    kind: Annotated[Kinds | None, Field(description="checkin: morning, evening and weekly.")] = None,
    state: State | None = None,
    day: PastDay | None = None,
    limit: Annotated[int, Field(ge=1, le=50)] = 10,
) -> list[Told]:
    """List what Aurum said first, newest first: check-ins, reminders, news; whether and where each went out, what was
    answered, and why one was held, dropped or failed."""
    user = await scope.user()
    kinds: tuple[Kind, ...] = () if kind is None else CHECKINS if kind == "checkin" else (kind,)
    wanted = Wanted(state, kinds)
    if day is not None:
        first = await past_day(scope, day)
        wanted = replace(
            wanted, since=schedule.begin(user, first), until=schedule.begin(user, first + timedelta(days=1))
        )
    found = await rows.deliveries(scope, wanted, limit=limit)
    entries = [told(each, user, scope.now) for each in found.items]
    return [without_words(each) for each in entries] if scope.by_model else entries


def without_words(entry: Told) -> Told:
    """What was answered to a check-in may be of those words that no model is told."""
    return replace(entry, answer="") if entry.kind in CHECKINS else entry


def told(each: Delivery, user: User, now: datetime) -> Told:
    """A delivery in words."""
    return Told(
        each.id,
        each.kind,
        each.state,
        each.said.text,
        words(each.due_at, user, now),
        words(each.sent_at, user, now),
        words(each.send_at, user, now) if each.state == "held" else "",
        tuple(NAMES[one.channel] for one in each.sendings if one.state == "sent"),
        tuple(
            f"{NAMES[one.channel]}: {one.error}" for one in each.sendings if one.error and one.state != "sent"
        ),
        each.reason,
        each.answer or "",
    )


def words(at: datetime | None, user: User, now: datetime) -> str:
    """An instant as its user says it: "today 08:00"; nothing for none."""
    if at is None:
        return ""
    local = at.astimezone(zone_of(user.zone))
    return say_due(local.date(), local.time(), now.astimezone(zone_of(user.zone)).date())


@tool("write")
async def snooze_delivery(
    scope: Scope,
    delivery: Annotated[UUID | None, Field(description="By its id; without it the last one.")] = None,
    minutes: Minutes = 60,
) -> Told:
    """Say something again later that Aurum said first: a reminder, a check-in or news."""
    return await snooze(scope, delivery or await last_said(scope), minutes)


async def last_said(scope: Scope) -> UUID:
    """The delivery that was said last. Raises NotFound."""
    found = await rows.last_said(scope)
    if found is None:
        raise NotFound("I have said nothing first yet that could come again.")
    return found


async def snooze(scope: Scope, delivery_id: UUID, minutes: int) -> Told:
    """Say it again in so many minutes; who asks twice gets the last word. Raises NotFound, Invalid or Conflict.

    A reminder rests, as its task's reminders show, and comes again; anything else is said again as it was.
    """
    user = await scope.user()
    known = await rows.delivery(scope, delivery_id)
    until = scope.now + timedelta(minutes=minutes)
    if not timedelta() < until - scope.now <= MOST:
        raise Invalid("It can come again in a minute at the earliest and in a week at the latest.")
    if known.state not in WENT_STATES or known.key.startswith(REST):
        raise Conflict("That was not said, so it can't be said again.")
    if not await rested(scope, known, until) and not await said_again(scope, known, until):
        raise Conflict("It came again already: snooze what was said then.")
    when = words(until, user, scope.now)
    await rows.answered(scope, known.id, f"again {when}")
    await scope.wake("attend")
    return replace(told(await rows.delivery(scope, known.id), user, scope.now), until=when)


async def rested(scope: Scope, known: Delivery, until: datetime) -> bool:
    """Let the reminder that was said rest until then; False where it was none, or is not there any more."""
    if known.kind != "reminder":
        return False
    try:
        await reminders.snooze(scope, UUID(known.key.partition(" ")[0]), until)
    except (ValueError, NotFound):
        return False
    return True


async def said_again(scope: Scope, known: Delivery, until: datetime) -> bool:
    """Hold the same words until then; False where they were said again already."""
    again = uuid5(known.id, "again")
    rows_of = tuple(
        tuple(replace(button, act=button.act.replace(str(known.id), str(again))) for button in row)
        for row in known.said.rows
    )
    nudge = Nudge(known.kind, f"again {known.id}", replace(known.said, rows=rows_of), until)
    return await rows.hold_again(scope, again, nudge)


async def retry(scope: Scope, delivery_id: UUID) -> Told:
    """Try again to send what failed, or of which nobody knows whether it arrived. Raises NotFound or Conflict."""
    known = await rows.delivery(scope, delivery_id)
    if known.state not in ("failed", "unsure"):
        raise Conflict("Only what failed, or perhaps did not arrive, is sent again.")
    await sendings.again(scope, known.bundle_id or known.id)
    return told(await rows.delivery(scope, known.id), await scope.user(), scope.now)
