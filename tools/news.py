"""News: what was noticed that stands in the way is said first, with the morning; one a day at most."""

from datetime import datetime, timedelta

from memory import news as rows
from memory.blackboard import Insight
from memory.errors import Conflict, Invalid
from memory.nudges import NudgeSettings
from memory.records import Json
from memory.said import Button, Nudge, Said, shortened
from memory.scope import Scope
from tools.insights import held
from tools.round_words import plain
from tools.schedule import last_fire, next_fire, too_late

KINDS = ("stalled", "overdue", "chain", "held", "late-tasks", "forecast")
"""How the keys of findings begin that are worth a message: work that does not move, or will not be there in time."""
SURE = 0.8
"""How sure of it rules have to be."""
AGAIN = timedelta(days=28)
"""After so long a card may be said again, where it still holds."""


async def nudges(scope: Scope, settings: NudgeSettings) -> tuple[list[Nudge], datetime | None]:
    """What was noticed by this morning, where anything of it is worth a message, and when the next morning is."""
    if not settings.insights_on:
        return [], None
    user = await scope.user()
    fire = last_fire(user, settings.morning_at, scope.now)
    later = next_fire(user, settings.morning_at, scope.now).at
    if too_late("morning", fire.at, scope.now, user):
        return [], later
    card = await rows.worth_saying(
        scope, fire.day, kinds=KINDS, sure=SURE, before=fire.at, unless_since=scope.now - AGAIN
    )
    return ([Nudge("insight", f"{fire.day} {card.ref}", said(card), fire.at)] if card else []), later


def said(card: Insight) -> Said:
    """The card as a message: what was noticed, and what can be done about it."""
    text = f"💡 **{plain(card.title)}** ({card.ref})\n{plain(card.summary)}"
    advice = next((each for each in card.recommendations if each.call), None)
    buttons = (Button("Why", f"why {card.ref}"), Button("Put aside", f"aside {card.ref}"))
    if advice is None:
        return Said(text, (buttons,))
    follow = Button(shortened(advice.text), f"follow {card.ref}.{card.version}", "good")
    return Said(text, ((follow,), buttons))


async def advised(scope: Scope, about: str) -> Json:
    """The call that a card advised: `I3.2` is the second version of I3. Raises Invalid, NotFound, and Conflict where
    the card says something else by now."""
    ref, _, version = about.partition(".")
    if not version.isdecimal():
        raise Invalid("I don't know this button any more. Say it in words.")
    card = await held(scope, ref)
    call = next((each.call for each in card.recommendations if each.call), None)
    if card.version != int(version) or card.state != "active" or call is None:
        raise Conflict(f"{card.ref} is not what it was any more. “why {card.ref}” tells how it stands.")
    return call
