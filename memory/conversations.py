"""What was said: threads, their messages, and the runs that answer."""

from dataclasses import dataclass, field
from typing import LiteralString
from uuid import UUID, uuid4

from psycopg import AsyncCursor
from psycopg.rows import DictRow

from memory import runs
from memory.errors import NotFound
from memory.records import LIFE, Call, Json, Message, Page, Thread
from memory.rows import cursor_moment, jsonb, page
from memory.scope import Scope

THREAD: LiteralString = "id, slug, title, updated_at"
MESSAGE: LiteralString = "id, role, content, created_at, run_id, calls, call_id, extra"


@dataclass(frozen=True, slots=True)
class NewRun:
    """A message, and the run that is to answer it. `title` names the thread when it is new; `extra` goes along."""

    slug: str
    title: str
    run_id: UUID
    model: str
    message_id: str
    text: str
    extra: Json = field(default_factory=dict)


BEGIN: LiteralString = f"""
    with thread as (
        insert into threads (user_id, slug, title, created_at, updated_at)
        values (%(user)s, %(slug)s, %(title)s, %(now)s, %(now)s)
        on conflict (user_id, slug) do update set updated_at = excluded.updated_at
        returning id
    ), run as (
        insert into runs (id, user_id, thread_id, model, lease_until, started_at, message_id)
        select %(run)s, %(user)s, id, %(model)s, %(lease)s, %(now)s, %(message)s from thread
        on conflict (user_id, thread_id) where state in ('running', 'waiting') do nothing
        returning thread_id
    ), heard as (
        insert into messages (user_id, thread_id, run_id, id, role, content, extra, created_at)
        select %(user)s, thread_id, %(run)s, %(message)s, 'user', %(text)s, %(extra)s, %(now)s from run
    )
    select run.thread_id as begun, case when row_number() over () = 1 then s.text end as summary, newest.* from run
    left join summaries s on s.user_id = %(user)s and s.thread_id = run.thread_id
    left join lateral (
        select {MESSAGE} from messages where user_id = %(user)s and thread_id = run.thread_id and not withheld
        order by seq desc limit %(limit)s
    ) newest on true
"""
"""Of a statement's parts none sees what another wrote: the newest messages are those before the one just heard."""


async def thread(scope: Scope, slug: str) -> Thread:
    """The thread of that name. The life thread is always there; others raise NotFound."""
    row = await scope.row(
        f"select {THREAD} from threads where user_id = %s and slug = %s", [scope.user_id, slug]
    )
    if row is None and slug == LIFE:
        return Thread(UUID(int=0), LIFE, "Life", scope.now)
    if row is None:
        raise NotFound("There is no such conversation.")
    return Thread(**row)


async def threads(scope: Scope, *, cursor: str | None = None, limit: int = 50) -> Page[Thread]:
    """The user's conversations, the one spoken in last first. Raises Invalid for a cursor that no page gave."""
    at, equal = cursor_moment(cursor)
    rows = await scope.rows(
        f"""
        select {THREAD}, moment || '_' || one as number from (
            select *, (extract(epoch from updated_at) * 1000000)::bigint as moment,
                   left(id::text, 13) collate "C" as one
            from threads where user_id = %(user)s
        ) t where (moment, one) < (%(at)s, %(equal)s) order by moment desc, one desc limit %(limit)s
        """,
        {"user": scope.user_id, "at": at, "equal": equal, "limit": limit + 1},
    )
    return page(rows, limit, lambda row: Thread(row["id"], row["slug"], row["title"], row["updated_at"]))


@dataclass(frozen=True, slots=True)
class Begun:
    """A run that has begun: its thread, the newest messages of that, the one just heard included, and what lies before.

    That is a summary, which may reach into these messages.
    """

    thread_id: UUID
    window: tuple[Message, ...]
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Beginning:
    """A run that is being begun; what became of it is known after the commit."""

    heard: Message
    rows: AsyncCursor[DictRow]

    async def begun(self) -> Begun | None:
        """The run, or None when another one was answering in its thread and nothing was stored."""
        rows = await self.rows.fetchall()
        if not rows:
            return None
        before = [to_message(row) for row in reversed(rows) if row["id"] is not None]
        return Begun(rows[0]["begun"], (*before, self.heard), rows[0]["summary"] or "")


async def begin(scope: Scope, new: NewRun, window: int) -> Beginning:
    """Hear a message and begin the run that answers it, unless another one is answering in its thread.

    The thread is made when it is new. A message that was received before makes the transaction a Conflict.
    """
    facts = {
        "user": scope.user_id,
        "slug": new.slug,
        "title": "Life" if new.slug == LIFE else new.title,
        "run": new.run_id,
        "model": new.model,
        "message": new.message_id,
        "text": new.text,
        "extra": jsonb(new.extra),
        "now": scope.now,
        "lease": scope.now + runs.LEASE,
        "limit": window - 1,
    }
    heard = Message(new.message_id, "user", new.text, scope.now, new.run_id, extra=new.extra)
    return Beginning(heard, await scope.send(BEGIN, facts))


async def add(scope: Scope, thread_id: UUID, run_id: UUID, attempt: int, messages: list[Message]) -> None:
    """Store what was answered, in order. What is stored already stays as it is.

    An attempt from which another process has taken the run over stores nothing.
    """
    for message in messages:
        calls = [{"id": call.id, "name": call.name, "arguments": call.arguments} for call in message.calls]
        await scope.run(
            """
            insert into messages (user_id, thread_id, run_id, id, role, content, calls, call_id, extra, created_at,
                                  withheld)
            select user_id, %(thread)s, id, %(id)s, %(role)s, %(content)s, %(calls)s, %(call)s, %(extra)s, %(at)s,
                   withheld
            from runs where user_id = %(user)s and id = %(run)s and attempt = %(attempt)s
            on conflict (user_id, id) do nothing
            """,
            {
                "user": scope.user_id,
                "thread": thread_id,
                "run": run_id,
                "attempt": attempt,
                "id": message.id,
                "role": message.role,
                "content": message.content,
                "calls": jsonb(calls),
                "call": message.call_id,
                "extra": jsonb(message.extra),
                "at": message.created_at,
            },
        )


async def say(scope: Scope, text: str, extra: Json) -> str:
    """Say something first: it stands in the life thread as Aurum's own words, of no run. Answers the message's id."""
    said = new_id()
    await scope.run(
        """
        with thread as (
            insert into threads (user_id, slug, title, created_at, updated_at)
            values (%(user)s, 'life', 'Life', %(now)s, %(now)s)
            on conflict (user_id, slug) do update set updated_at = excluded.updated_at
            returning id
        )
        insert into messages (user_id, thread_id, id, role, content, extra, created_at)
        select %(user)s, id, %(message)s, 'assistant', %(text)s, %(extra)s, %(now)s from thread
        """,
        {"user": scope.user_id, "now": scope.now, "message": said, "text": text, "extra": jsonb(extra)},
    )
    scope.emit({"type": "message", "thread": LIFE})
    return said


async def hear(scope: Scope, run_id: UUID, message_id: str, text: str) -> UUID | None:
    """Hear in the life thread what no model is to answer: a run that is over. `add` stores what is answered.

    Answers the thread's id, or None where the run is known: then nothing is stored.
    """
    row = await scope.row(
        """
        with thread as (
            insert into threads (user_id, slug, title, created_at, updated_at)
            values (%(user)s, 'life', 'Life', %(now)s, %(now)s)
            on conflict (user_id, slug) do update set updated_at = excluded.updated_at
            returning id
        ), run as (
            insert into runs (id, user_id, thread_id, state, lease_until, started_at, ended_at, message_id)
            select %(run)s, %(user)s, id, 'done', %(now)s, %(now)s, %(now)s, %(message)s from thread
            on conflict do nothing returning thread_id
        ), heard as (
            insert into messages (user_id, thread_id, run_id, id, role, content, created_at)
            select %(user)s, thread_id, %(run)s, %(message)s, 'user', %(text)s, %(now)s from run
        )
        select thread_id from run
        """,
        {"user": scope.user_id, "run": run_id, "message": message_id, "text": text, "now": scope.now},
    )
    if row is None:
        return None
    scope.emit({"type": "message", "thread": LIFE})
    return UUID(str(row["thread_id"]))


async def messages(scope: Scope, thread_id: UUID, *, before: int = 2**62, limit: int = 50) -> Page[Message]:
    """The newest messages of a thread, oldest of them first; the cursor leads to older ones."""
    rows = await scope.rows(
        f"select {MESSAGE}, seq as number from messages where user_id = %s and thread_id = %s and seq < %s "
        "order by seq desc limit %s",
        [scope.user_id, thread_id, before, limit + 1],
    )
    newest = page(rows, limit, to_message)
    return Page(tuple(reversed(newest.items)), newest.next)


async def heard(
    scope: Scope, thread_id: UUID, run_id: UUID, limit: int
) -> tuple[str, tuple[Message, ...], str]:
    """The name of a thread, its newest messages, oldest of them first, and the summary of what lies before them.

    What is withheld from models is left out, but for what the run itself is about.
    """
    known = await scope.send(
        "select slug, (select text from summaries s where s.user_id = t.user_id and s.thread_id = t.id) as summary "
        "from threads t where user_id = %s and id = %s",
        [scope.user_id, thread_id],
    )
    newest = await scope.send(
        f"select {MESSAGE} from messages where user_id = %s and thread_id = %s and (not withheld or run_id = %s) "
        "order by seq desc limit %s",
        [scope.user_id, thread_id, run_id, limit],
    )
    row = await known.fetchone()
    if row is None:
        raise NotFound("There is no such conversation.")
    said = tuple(to_message(each) for each in reversed(await newest.fetchall()))
    return row["slug"], said, row["summary"] or ""


async def of_run(scope: Scope, run_id: UUID) -> tuple[Message, ...]:
    """What was said in a run, in order."""
    rows = await scope.rows(
        f"select {MESSAGE} from messages where user_id = %s and run_id = %s order by seq",
        [scope.user_id, run_id],
    )
    return tuple(to_message(row) for row in rows)


async def shown(scope: Scope, message_id: str) -> Json | None:
    """What goes along with a message that has buttons, which nobody else changes until the transaction ends."""
    row = await scope.row(
        "select extra from messages where user_id = %s and id = %s and extra ? 'said' for update",
        [scope.user_id, message_id],
    )
    return row["extra"] if row else None


async def show(scope: Scope, message_id: str, said: Json) -> None:
    """A message with buttons shows this from now on; what was said with it stays as it was."""
    await scope.run(
        "update messages set extra = extra || jsonb_build_object('said', %s::jsonb) where user_id = %s and id = %s",
        [jsonb(said), scope.user_id, message_id],
    )
    scope.emit({"type": "message", "thread": LIFE})


async def run_of(scope: Scope, message_id: str) -> UUID | None:
    """The run in which a message was said, or None where there is no such message."""
    row = await scope.row(
        "select run_id from messages where user_id = %s and id = %s", [scope.user_id, message_id]
    )
    return row["run_id"] if row else None


async def effect(scope: Scope, run_id: UUID, call_id: str) -> Json | None:
    """What this tool call answered when it ran before, or None."""
    row = await scope.row(
        "select answer from effects where user_id = %s and run_id = %s and call_id = %s",
        [scope.user_id, run_id, call_id],
    )
    return row["answer"] if row else None


def to_message(row: Json) -> Message:
    values = {name: row[name] for name in Message.__dataclass_fields__}
    return Message(**{**values, "calls": tuple(Call(**call) for call in row["calls"])})


def new_id() -> str:
    """An id for a message that the client did not make."""
    return str(uuid4())
