"""People who are asked in check-ins: what is due is said, buttons are pressed, words are heard."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from memory import conversations, rounds
from memory.nudges import NudgeSettings
from memory.records import LIFE, Message
from memory.rounds import Round, RoundKind
from memory.said import Nudge, Said, to_json
from memory.scope import Scope
from tests.acting import Person
from tools import rounds as tools
from tools.rounds import RoundStep

EIGHT = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)  # a Monday in Berlin, 08:00
EVENING = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
SETTINGS = NudgeSettings()


@asynccontextmanager
async def acting(
    person: Person, operation: UUID | None = None, *, model: bool = False
) -> AsyncIterator[Scope]:
    reader = person.database.scope(
        person.id, operation=operation or uuid4(), label="", reader="model" if model else "user"
    )
    async with reader as scope:
        scope.now = person.now or scope.now
        yield scope


async def due(person: Person, at: datetime, settings: NudgeSettings = SETTINGS) -> list[Nudge]:
    person.now = at
    async with acting(person) as scope:
        return (await tools.nudges(scope, settings))[0]


async def delivered(person: Person, nudge: Nudge) -> UUID:
    """The message as it is said first: in the life thread, with its delivery."""
    delivery = uuid4()
    async with acting(person) as scope:
        said = await conversations.say(
            scope, nudge.said.text, {"said": to_json(nudge.said), "kind": nudge.kind}
        )
        await scope.run(
            "insert into deliveries (id, user_id, kind, key, due_at, state, said, message_id, made_at) "
            "values (%s, %s, %s, %s, %s, 'sent', '{}', %s, %s)",
            [delivery, person.id, nudge.kind, nudge.key, nudge.due_at, said, scope.now],
        )
    return delivery


async def begun(person: Person, at: datetime = EVENING) -> UUID:
    """An evening's check-in, said first; answers its delivery."""
    person.now = at - timedelta(hours=8)
    await person("add_task", title="Write report", due="today")
    (nudge,) = await due(person, at)
    return await delivered(person, nudge)


async def press(person: Person, value: str, kind: RoundKind = "evening") -> RoundStep:
    operation = uuid4()
    async with acting(person, operation) as scope:
        told = await rounds.newest(scope, kind)
        step = await tools.press(scope, told[0].id, value)
    if scope.changed:
        person.operations.append(operation)
    return step


async def hear(
    person: Person, text: str, *, request: bool = False, quoted: UUID | None = None
) -> RoundStep | None:
    async with acting(person) as scope:
        return await tools.hears(scope, text, request=request, quoted=quoted)


async def kept(person: Person, kind: RoundKind = "evening") -> Round:
    async with acting(person) as scope:
        return (await rounds.newest(scope, kind))[0]


async def thread(person: Person) -> tuple[Message, ...]:
    async with acting(person) as scope:
        life = await conversations.thread(scope, LIFE)
        return (await conversations.messages(scope, life.id)).items


def text_of(step: RoundStep | None) -> str:
    assert step is not None
    assert step.said is not None
    return step.said.text


def acts(said: Said | None) -> list[str]:
    assert said is not None
    return [button.act for row in said.rows for button in row]


def pressed(said: Said | None) -> list[str]:
    """What the buttons of the question that waits answer, without which check-in they are of."""
    return [each.split(" ", 2)[2] for each in acts(said) if each.startswith("round ")]
