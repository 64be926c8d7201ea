"""Reminders and standing intents in words."""

from agent.offline.conversation import Result
from agent.offline.life import Life
from agent.offline.wording import counted, name, plain
from memory.records import Json

RESTS = {"paused": "paused", "over": "over", "resting": "rests"}


def reminder_set(result: Result, record: Json, life: Life) -> str:
    """That it will be reminded of, and when."""
    when = f" {plain(record['local'])}" if record.get("local") else ""
    told = "I remind you of" if result.changed else "I remind you already of"
    return f"{told} {task(record)}{when}{_as_wished(record)}."


def cancelled(result: Result, records: list[Json], life: Life) -> str:
    """Which reminders are gone."""
    if len(records) == 1:
        return f"I remind you no more of {task(records[0])} ({plain(records[0].get('when', ''))})."
    return (
        f"{counted(len(records), 'reminder')} of {task(records[0])} cancelled."
        if records
        else "There was none."
    )


def reminders(result: Result, records: list[Json], life: Life) -> str:
    """Those that come, each with its time; of one task also those that have come or rest."""
    if not records:
        of = result.arguments.get("task")
        return f"No reminder is set of {plain(of)}." if of else "No reminders are set."
    return "\n".join(["Your reminders:", *(f"- {_line(each)}" for each in records)])


def _line(record: Json) -> str:
    what = f"{task(record)}{_as_wished(record)}"
    if record.get("state") == "resting":
        return f"{what}: rests. {plain(record.get('reason', ''))}"
    return f"{plain(record['local'])}: {what}" if record.get("local") else f"{what}: has come"


def _as_wished(record: Json) -> str:
    """How it was wished, where that is not the time itself."""
    when = str(record.get("when") or "")
    return f" ({plain(when)})" if when and when != record.get("local") else ""


def task(record: Json) -> str:
    return f"{name(record.get('title', 'it'))} ({record.get('ref', '')})"


def intent_added(result: Result, record: Json, life: Life) -> str:
    """What is watched for from now on."""
    says = f" Then I say: “{plain(record['says'])}”" if record.get("says") else " Then I tell you."
    return f"I watch for this ({record.get('ref', '')}): {plain(record.get('when', ''))}.{says}"


def intent_changed(result: Result, record: Json, life: Life) -> str:
    """How it stands with it now."""
    if not result.changed:
        return f"{record.get('ref', '')} was like that already."
    if result.arguments.get("paused") is True:
        return f"{_intent(record)} is paused."
    if result.arguments.get("paused") is False:
        return f"{_intent(record)} is watched again.{_why(record)}"
    return f"Changed {_intent(record)}.{_why(record)}"


def intent_deleted(result: Result, record: Json, life: Life) -> str:
    """That it is watched for no more."""
    return f"{_intent(record)} is deleted."


def intents(result: Result, records: list[Json], life: Life) -> str:
    """What is watched for, and which of it rests and why."""
    if not records:
        return "I watch for nothing. Say for example “tell me when T1 is overdue”."
    lines = [f"- {_intent(each)}{f': {word}.' if (word := RESTS.get(str(each.get('state')))) else ''}{_why(each)}"
             for each in records]  # fmt: skip
    return "\n".join(["I watch for:", *lines])


def _intent(record: Json) -> str:
    return f"**{record.get('ref', '')}** ({plain(record.get('when', ''))})"


def _why(record: Json) -> str:
    return f" {plain(record['reason'])}" if record.get("reason") else ""
