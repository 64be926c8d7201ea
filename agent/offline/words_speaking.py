"""When and where Aurum speaks first, and what became of what it said, in words."""

import re
from datetime import date

from agent.offline.conversation import Result
from agent.offline.life import Life
from agent.offline.plans import local_time
from agent.offline.wording import plain
from memory.records import Json
from tools.when import say_due

WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
KINDS = {
    "morning": "Morning check-in", "evening": "Evening check-in", "weekly": "Weekly review", "reminder": "Reminder",
    "intent": "What you wanted to hear of", "insight": "Insight",
}  # fmt: skip
NAMES = {"telegram": "Telegram", "slack": "Slack", "web": "the web"}
MARKS = re.compile(r"[*_`#\\]+")
STATES = {
    "due": "on its way", "held": "held", "sent": "sent", "answered": "answered", "failed": "failed",
    "unsure": "perhaps not arrived", "dropped": "not said",
}  # fmt: skip


def settings(result: Result, value: Json, life: Life) -> str:
    """When and where one is spoken to first; after a change only what was changed."""
    changed = result.tool == "change_nudges"
    if changed and not result.changed:
        return "That was set already."
    asked = result.arguments.keys()
    lines = [
        line
        for names, line in told(value, life)
        if not changed or any(one in asked for one in names)
    ]  # fmt: skip
    if changed:
        return " ".join(lines) or "That is set."
    return "\n".join(["When I speak first:", *(f"- {line}" for line in lines)])


def told(value: Json, life: Life) -> list[tuple[tuple[str, ...], str]]:
    """Each setting as a sentence, with the arguments that change it."""
    weekday = WEEK[int(value["weekly_day"])]
    quiet = [local_time(value[name]) for name in ("quiet_from", "quiet_until")]
    return [
        (
            ("morning_on", "morning_at"),
            switch("Morning check-in", value["morning_on"], value["morning_at"], quiet),
        ),
        (
            ("evening_on", "evening_at"),
            switch("Evening check-in", value["evening_on"], value["evening_at"], quiet),
        ),
        (
            ("weekly_on", "weekly_day", "weekly_at"),
            switch(f"Weekly review on {weekday}", value["weekly_on"], value["weekly_at"], quiet),
        ),
        (("insights_on",), insights(value)),
        (
            ("quiet_from", "quiet_until"),
            "No quiet hours." if quiet[0] == quiet[1] else f"Quiet hours from {quiet[0]} to {quiet[1]}.",
        ),
        (("daily_cap",), f"At most {value['daily_cap']} messages a day, reminders apart."),
        (("bundle_minutes",), f"What comes within {value['bundle_minutes']} minutes comes together."),
        (("channels",), channels(value["channels"])),
        *((("ways",), f"{KINDS[kind]}: {NAMES[way]} first.") for kind, way in sorted(value["ways"].items())),
        (("pause_from", "pause_until"), pause(value, life)),
    ]


def switch(what: str, on: bool, at: object, quiet: list[str]) -> str:
    """When it comes; what is set for the quiet hours comes at their end."""
    if not on:
        return f"{what}: off."
    start, end, when = *quiet, local_time(at)
    held = start <= when < end if start <= end else when >= start or when < end
    return f"{what} at {when}{f', which lies in your quiet hours: it comes at {end}' if held else ''}."


def insights(value: Json) -> str:
    if not value["insights_on"]:
        return "What I notice I only put on the blackboard."
    return f"What I notice at {local_time(value['morning_at'])}, one thing a day at most."


def channels(names: list[str]) -> str:
    known = [NAMES[each] for each in names]
    return f"Channels: {', then '.join(known)}." if known else "In the web alone."


def pause(value: Json, life: Life) -> str:
    if not value.get("away_until"):
        return "Check-ins are not paused."
    first, last = (date.fromisoformat(value[name]) for name in ("away_from", "away_until"))
    today = life.today() or first
    since = "" if first <= today else f" from {say_due(first, None, today)}"
    return (
        f"Check-ins and news rest{since} until the end of {say_due(last, None, today)}; reminders still come."
    )


def deliveries(result: Result, records: list[Json], life: Life) -> str:
    """What went out, when and where; or that nothing did."""
    if not records:
        if result.arguments.get("kind") == "reminder":
            return "No reminder has gone out. /reminders shows what is set, and when it comes."
        return "Nothing of that kind went out." if result.arguments else "I have said nothing first yet."
    return "\n".join(["What I said first:", *(f"- {line(each)}" for each in records)])


def line(record: Json) -> str:
    """One of them: when, what, what became of it."""
    first = plain(MARKS.sub("", str(record.get("text", "")).strip().split("\n")[0]))
    text = first if len(first) <= 80 else f"{first[:79]}…"
    return f"{plain(record['due'])}: {KINDS.get(record['kind'], '')} “{text}” — {outcome(record)}"


def outcome(record: Json) -> str:
    """Whether and where it arrived."""
    state, reason = STATES.get(record["state"], record["state"]), plain(record["reason"]).rstrip(".")
    if record["state"] in ("sent", "answered"):
        where = f" to {' and '.join(record['arrived'])}" if record["arrived"] else ""
        when = f" {plain(record['sent'])}" if record["sent"] else ""
        said = f": {plain(record['answer']).rstrip('.')}" if record["answer"] else ""
        return f"sent{where}{when}{f', answered{said}' if record['state'] == 'answered' else ''}."
    until = f" until {plain(record['until'])}" if record["until"] else ""
    stands = "; it stands in the web" if record["state"] in ("failed", "unsure") else ""
    return f"{state}{until}{f' ({reason})' if reason else ''}{stands}."


def snoozed(result: Result, record: Json, life: Life) -> str:
    """When it comes again."""
    return f"I say it again {plain(record['until'])}."
