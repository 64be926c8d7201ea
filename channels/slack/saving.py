"""A message of Slack's as a task: its first line is the title, all of it with where it stands the notes."""

from uuid import UUID

from channels.slack.blocks import cut
from channels.slack.reading import plain
from channels.telling import things
from memory.records import Json
from memory.said import Button, Said
from memory.scope import Scope
from tools.tasks import add_task
from tools.tool import plain as as_json

LONGEST = 120
"""Characters of a title that was not written as one."""


async def save(scope: Scope, payload: Json, link: str) -> Json:
    """Add the task. Nothing in the words is taken for a date, a place or an order."""
    text = words(payload["message"]) or "A message in Slack"
    first = next(line for line in text.splitlines() if line.strip())
    more = [text] if text != first or len(first) > LONGEST else []
    notes = "\n\n".join([*more, *([link] if link else [])])
    title = cut(first.strip(), LONGEST)
    saved: Json = as_json(await add_task.run(scope, {"title": title, "notes": notes}))
    return saved


def words(message: Json) -> str:
    """What stands in a message, also in what it shows of another one."""
    told = [message.get("text") or ""]
    told += [each.get("text") or each.get("fallback") or "" for each in message.get("attachments") or []]
    return plain("\n".join(filter(None, told)))[:20_000]


def author(payload: Json) -> str:
    """Who wrote it; empty for an app, and for what shows the words of another."""
    message: Json = payload["message"]
    theirs = message.get("bot_id") or message.get("attachments") or message.get("files")
    return "" if theirs else str(message.get("user") or "")


def receipt(thing: Json, operation: UUID) -> Said:
    """What was done, and the button that takes it back."""
    return Said(f"✓ {things(thing) or 'Done'}", ((Button("Undo", f"undo {operation}"),),))
