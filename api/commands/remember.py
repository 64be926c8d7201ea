"""`aurum remember`."""

import asyncio
import json
import re
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid4, uuid5

from dateutil import parser as dates
from pydantic import ValidationError

from agent.meaning import HOSTED, LOCAL, Meanings
from api import jobs
from api.commands.common import asking, parts
from api.parts import Parts
from api.settings import Settings, read
from channels import terminal
from memory import notes, recall
from memory.errors import Invalid
from memory.jobs import waiting
from memory.notes import NewNote
from tools.memories import remember
from tools.notes import MOST, GivenNote, dated
from tools.tool import sentences

NAMES = {
    "text": ("text", "content", "message", "body"),
    "at": ("at", "date", "time", "timestamp", "when", "created_at"),
    "who": ("who", "speaker", "author", "role", "name"),
    "session": ("session", "conversation", "thread", "session_id"),
    "id": ("id", "external_id", "message_id"),
}
"""What programs call the parts of a text."""
SECONDS = re.compile(r"\d{9,13}(\.\d+)?")
MILLISECONDS = 1e11
"""Seconds since 1970 beyond which milliseconds are meant: the year 5138."""
OTHERWISE = (datetime(2000, 1, 1, 12), datetime(2001, 2, 2, 12))
"""What a date takes from where it does not say it: it has to say all of the day itself."""


def run(arguments: Namespace) -> int:
    """Remember something about oneself, or keep the texts of a file."""
    if bool(arguments.text) == bool(arguments.jsonl):
        raise Invalid(
            'Say what to remember, such as `aurum remember "I am vegetarian"`, or name a --jsonl FILE.'
        )
    if arguments.text:
        return one(" ".join(arguments.text))
    return many(arguments, read())


def one(text: str) -> int:
    """Remember one thing."""
    with asking() as ask:
        found = ask(remember, {"text": text}, "aurum remember")
    told = f"{found['ref']} {terminal.plain(found['text'])}"
    print(f"✓ {told}" if found["changed"] else f"That is known already: {told}")
    return 0


def many(arguments: Namespace, settings: Settings) -> int:
    """Keep the texts of a file and have them read, with a bar for each. A line that can't be read changes nothing."""
    given = list(named(texts(lines_of(arguments.jsonl))))
    if not given:
        raise Invalid("There is no text in that file.")
    source = arguments.source or (Path(arguments.jsonl).name if arguments.jsonl != "-" else "")
    with parts(settings) as (runner, opened, owner):
        added = runner.run(kept(opened, owner, given, source, outside=not arguments.mine))
        print(
            f"{added:,} texts kept, {len(given) - added:,} were there already. `aurum undo` takes them back."
        )
        runner.run(understood(opened, owner, Meanings(settings.model)))
    return 0


def lines_of(name: str) -> Iterable[tuple[int, str]]:
    """The lines of the file that say something, with their numbers. Raises Invalid where it can't be read."""
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise Invalid(f"{name} can't be read: {reason}.") from error
    return [
        (number, line)
        for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1)
        if line.strip()
    ]


def texts(lines: Iterable[tuple[int, str]]) -> Iterable[GivenNote]:
    """The texts that the lines hold. Raises Invalid with the number of a line that holds none."""
    for number, line in lines:
        try:
            fields = json.loads(line)
        except ValueError as error:
            raise Invalid(f"Line {number} is not JSON. Nothing was kept.") from error
        if not isinstance(fields, dict):
            raise Invalid(f"Line {number} is no JSON object with a text. Nothing was kept.")
        try:
            yield GivenNote.model_validate(known(fields, number))
        except ValidationError as error:
            raise Invalid(f"Line {number}: {sentences(error)}. Nothing was kept.") from error


def known(fields: dict[str, Any], number: int) -> dict[str, Any]:
    """The parts of a text, whatever the program that wrote them calls them."""
    found = {
        part: next((fields[name] for name in names if fields.get(name) not in (None, "")), None)
        for part, names in NAMES.items()
    }
    if found["at"] is not None:
        found["at"] = instant(found["at"], number)
    plain = {
        part: value if part in ("text", "at") else str(value)
        for part, value in found.items()
        if value is not None
    }
    return {**plain, "text": found["text"] if found["text"] is not None else ""}


def instant(value: object, number: int) -> datetime:
    """When a text was said: ISO, seconds or milliseconds since 1970, or a date as people write it. Raises Invalid.

    Without an hour it is noon.
    """
    try:
        if isinstance(value, bool | list | dict):
            raise ValueError
        if isinstance(value, int | float) or SECONDS.fullmatch(str(value)):
            seconds = float(str(value))
            return datetime.fromtimestamp(seconds / 1000 if seconds >= MILLISECONDS else seconds, UTC)
        first, second = (dates.parse(str(value), fuzzy=True, default=each) for each in OTHERWISE)
    except (ValueError, OverflowError, OSError) as error:
        raise Invalid(f"Line {number}: “{value}” is no time. Nothing was kept.") from error
    if first != second:
        raise Invalid(f"Line {number}: “{value}” lacks its day, month or year. Nothing was kept.")
    return first


def named(given: Iterable[GivenNote]) -> Iterable[GivenNote]:
    """The texts with a name each, made of what they say where they have none: given again, they are the same."""
    seen = Counter[str]()
    for note in given:
        said = json.dumps([str(note.at), note.who, note.session, note.text])
        seen[said] += 1
        yield (
            note
            if note.id
            else note.model_copy(update={"id": f"#{uuid5(NAMESPACE_OID, f'{seen[said]}{said}')}"})
        )


async def kept(opened: Parts, owner: UUID, given: list[GivenNote], source: str, *, outside: bool) -> int:
    """Keep the texts as one operation, some hundreds at a time; how many are new."""
    async with opened.database.scope(owner) as scope:
        user = await scope.user()
    ready: list[NewNote] = dated(given, user.zone, scope.now)
    operation, label, added = uuid4(), f"Kept {len(ready):,} texts", 0
    for start in range(0, len(ready), MOST):
        async with opened.database.scope(user, operation=operation, label=label, outside=outside) as scope:
            added += await notes.add(scope, ready[start : start + MOST], source)
        terminal.progress("kept", min(start + MOST, len(ready)), len(ready))
    return added


async def understood(opened: Parts, owner: UUID, meanings: Meanings) -> None:
    """Have what was kept read by the embedding model, here, so that it is found by its meaning at once."""
    if (job := await waiting(opened.database, owner, "embed")) is None:
        return
    model = HOSTED if meanings.uses_hosted else LOCAL

    async def left() -> int:
        async with opened.database.scope(owner) as scope:
            return await recall.count_unread(scope, model, LOCAL)

    whole = unread = await left()
    work = asyncio.create_task(jobs.run(opened.database, job, None, meanings))
    while unread and not work.done():
        await asyncio.wait({work}, timeout=0.5)
        unread = await left()
        terminal.progress("read", whole - unread, whole)
    await work
