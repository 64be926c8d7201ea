"""Forgetting for good: finding what says something, and taking it out of all that is kept, searched and told to models.

What is looked for is given as lists of beginnings of words, all of which a text must hold, or of words of which one is
enough: that narrows down what is read; whoever asks looks at the texts themselves.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import LiteralString
from uuid import UUID

from memory import summaries
from memory.scope import Scope

FORGOTTEN = "Forgotten"
"""What the history calls what is not to be named any more."""

MAY: LiteralString = """(
    (cardinality(%(all)s::text[]) > 0 and (
        select bool_and(strpos(lower({text}), word) > 0) from unnest(%(all)s::text[]) word))
    or (select coalesce(bool_or(strpos(lower({text}), word) > 0), false) from unnest(%(any)s::text[]) word)
    or (cardinality(%(all)s::text[]) = 0 and cardinality(%(any)s::text[]) = 0)
)"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a text may say: all of these beginnings of words, or one of the words. Without either any text may."""

    all: tuple[str, ...]
    any: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A row of some table, and all that it says. `group` is the run of a message."""

    id: str
    text: str
    group: UUID | None = None


TEXTS: dict[str, tuple[LiteralString, LiteralString]] = {
    "messages": (
        "select id, run_id as group, {text} as text from messages where user_id = %(user)s",
        "concat_ws(E'\\n', content, nullif(calls::text, '[]'), nullif(extra::text, '{}'))",
    ),
    "queued": (
        "select id::text, null::uuid as group, {text} as text from runs where user_id = %(user)s and said is not null",
        "concat_ws(E'\\n', said, said_extra::text)",
    ),
    "notes": (
        "select id::text, null::uuid as group, {text} as text from notes where user_id = %(user)s",
        "text",
    ),
    "entries": (
        "select 'J' || number as id, null::uuid as group, {text} as text from journal_entries "
        "where user_id = %(user)s and deleted_at is null and (tier = 'full' or not %(model)s)",
        "concat_ws(E'\\n', title, text, journal_answers(answers))",
    ),
    "tasks": (
        "select 'T' || number as id, null::uuid as group, {text} as text from tasks "
        "where user_id = %(user)s and deleted_at is null",
        "concat_ws(E'\\n', title, notes)",
    ),
    "threads": (
        "select id::text, null::uuid as group, {text} as text from threads where user_id = %(user)s",
        "title",
    ),
    "summaries": (
        "select thread_id::text as id, null::uuid as group, {text} as text from summaries where user_id = %(user)s",
        "text",
    ),
    "operations": (
        "select id::text, null::uuid as group, {text} as text from operations where user_id = %(user)s",
        "label",
    ),
    "effects": (
        "select run_id || ' ' || call_id as id, null::uuid as group, {text} as text from effects "
        "where user_id = %(user)s",
        "answer::text",
    ),
    "approvals": (
        "select id::text, null::uuid as group, {text} as text from approvals where user_id = %(user)s",
        "concat_ws(E'\\n', arguments::text, preview::text, edited::text)",
    ),
    "changes": (
        "select seq::text as id, null::uuid as group, {text} as text from changes "
        "where user_id = %(user)s and noun in ('memories', 'notes')",
        "concat_ws(E'\\n', before ->> 'text', after ->> 'text')",
    ),
    "changed_quotes": (
        "select seq::text as id, null::uuid as group, {text} as text from changes "
        "where user_id = %(user)s and noun = 'memories'",
        "concat_ws(E'\\n', before ->> 'quote', after ->> 'quote')",
    ),
    "rounds": (
        "select r.id || ' ' || said.key as id, null::uuid as group, {text} as text from rounds r "
        "cross join lateral jsonb_each_text(r.answers) said where r.user_id = %(user)s "
        "and said.key in ('well', 'hard', 'focus') and said.value is not null",
        "said.value",
    ),
    "checkins": (
        "select id::text, null::uuid as group, {text} as text from checkins where user_id = %(user)s",
        "note",
    ),
    "observations": (
        "select id::text, null::uuid as group, {text} as text from insights where user_id = %(user)s "
        "and key like 'said:%%'",
        "concat_ws(E'\\n', title, summary, evidence::text)",
    ),
    "changed_rounds": (
        "select seq::text as id, null::uuid as group, {text} as text from changes "
        "where user_id = %(user)s and noun in ('rounds', 'checkins')",
        "concat_ws(E'\\n', before ->> 'answers', after ->> 'answers', before ->> 'note', after ->> 'note')",
    ),
    "intents": (
        "select id::text, null::uuid as group, {text} as text from intents where user_id = %(user)s",
        "concat_ws(E'\\n', text, says)",
    ),
    "changed_intents": (
        "select seq::text as id, null::uuid as group, {text} as text from changes "
        "where user_id = %(user)s and noun = 'intents'",
        "concat_ws(E'\\n', before ->> 'text', before ->> 'says', after ->> 'text', after ->> 'says')",
    ),
    "deliveries": (
        "select id::text, null::uuid as group, {text} as text from deliveries where user_id = %(user)s",
        "concat_ws(E'\\n', said ->> 'text', jsonb_path_query_array(said, '$.rows[*][*].label')::text, answer, reason)",
    ),
    "quotes": (
        "select id::text, null::uuid as group, {text} as text from memories where user_id = %(user)s",
        "quote",
    ),
}
"""Where a text may stand, and all that is said there."""


async def may_say(scope: Scope, place: str, wanted: Wanted, *, model: bool = False) -> list[Found]:
    """The rows of a place that may say it. `model`: what is found is told to one."""
    query, text = TEXTS[place]
    rows = await scope.rows(
        query.replace("{text}", text) + " and " + MAY.replace("{text}", text),
        {"user": scope.user_id, "all": list(wanted.all), "any": list(wanted.any), "model": model},
    )
    return [Found(row["id"], row["text"], row["group"]) for row in rows]


async def open_all(scope: Scope) -> bool:
    """What its user keeps from models is there from now on in this transaction; whether a model reads it."""
    row = await scope.row("select read_by_model() as model, set_config('aurum.reader', 'user', true)")
    return bool(row and row["model"])


async def close_again(scope: Scope, model: bool) -> None:
    """The reader is who it was."""
    await scope.run("select set_config('aurum.reader', %s, true)", ["model" if model else "user"])


async def memories(scope: Scope, ids: Sequence[UUID]) -> None:
    """Delete memories, and all that the ledger has of them."""
    await scope.run("select set_config('aurum.label', %s, true)", [FORGOTTEN])
    await delete(scope, "memories", [str(each) for each in ids])


async def notes(scope: Scope, ids: Sequence[str]) -> None:
    """Delete notes, and all that the ledger has of them."""
    await delete(scope, "notes", ids)


async def delete(scope: Scope, noun: LiteralString, ids: Sequence[str]) -> None:
    asked = {"user": scope.user_id, "ids": list(ids), "noun": noun}
    await scope.run(f"delete from {noun} where user_id = %(user)s and id = any(%(ids)s::uuid[])", asked)
    await scope.run(
        "delete from changes where user_id = %(user)s and noun = %(noun)s and row_id = any(%(ids)s::uuid[])",
        asked,
    )
    await scope.run(
        "delete from outside where user_id = %(user)s and noun = %(noun)s and row_id = any(%(ids)s)", asked
    )


async def changes(scope: Scope, seqs: Sequence[str]) -> None:
    """Delete these from the ledger."""
    await scope.run(
        "delete from changes where user_id = %s and seq = any(%s::bigint[])", [scope.user_id, list(seqs)]
    )


async def deliveries(scope: Scope, ids: Sequence[str]) -> None:
    """Empty what was said first; what is not sent yet is not said any more."""
    await scope.run(
        """
        update deliveries set said = jsonb_build_object('text', %(gone)s::text, 'rows', '[]'::jsonb, 'picture', ''),
               reason = '', answer = case when answer is not null then %(gone)s end, send_at = null,
               state = case when state in ('due', 'held') then 'dropped' else state end
        where user_id = %(user)s and id = any(%(ids)s::uuid[])
        """,
        {"gone": FORGOTTEN, "user": scope.user_id, "ids": list(ids)},
    )


async def quotes(scope: Scope, ids: Sequence[str]) -> None:
    """Quote in these memories, which stay, no more of what was said."""
    await scope.run(
        "update memories set quote = '' where user_id = %s and id = any(%s::uuid[])",
        [scope.user_id, list(ids)],
    )


async def intents(scope: Scope, ids: Sequence[str]) -> None:
    """Tell no more in which words these were wished; what is watched for is known by ids, and stays."""
    await scope.run(
        "update intents set text = %s, says = '' where user_id = %s and id = any(%s::uuid[])",
        [FORGOTTEN, scope.user_id, list(ids)],
    )


async def rounds(scope: Scope, ids: Sequence[str]) -> None:
    """Take these answers out of their check-ins: the id of a check-in and its question."""
    for round_id, step in (each.split(" ") for each in ids):
        await scope.run(
            "update rounds set answers = answers || jsonb_build_object(%s::text, null::text) "
            "where user_id = %s and id = %s",
            [step, scope.user_id, UUID(round_id)],
        )


async def checkins(scope: Scope, ids: Sequence[str]) -> None:
    """Take the words out of these notes of how their user felt; one that says nothing else goes."""
    asked = [scope.user_id, list(ids)]
    await scope.run(
        "delete from checkins where user_id = %s and id = any(%s::uuid[]) and energy is null and mood is null",
        asked,
    )
    await scope.run("update checkins set note = '' where user_id = %s and id = any(%s::uuid[])", asked)


async def observations(scope: Scope, ids: Sequence[str]) -> None:
    """Delete these cards, which repeat what was said in check-ins."""
    await scope.run(
        "delete from insights where user_id = %s and id = any(%s::uuid[])", [scope.user_id, list(ids)]
    )


async def changed_quotes(scope: Scope, seqs: Sequence[str]) -> None:
    """Nor in what the ledger has of them."""
    await scope.run(
        """
        update changes set before = before || '{"quote": ""}', after = after || '{"quote": ""}'
        where user_id = %s and seq = any(%s::bigint[])
        """,
        [scope.user_id, list(seqs)],
    )


async def labels(scope: Scope, ids: Sequence[str]) -> None:
    """Name these operations no more."""
    await scope.run(
        "update operations set label = %s where user_id = %s and id = any(%s::uuid[])",
        [FORGOTTEN, scope.user_id, list(ids)],
    )


async def answers(scope: Scope, keys: Sequence[str]) -> None:
    """Empty the records of what these calls answered; that they were made stays."""
    await scope.run(
        """
        update effects set answer = jsonb_build_object(
            'ok', true, 'tool', tool, 'result', %s::text, 'operation', answer -> 'operation',
            'changed', answer -> 'changed')
        where user_id = %s and run_id || ' ' || call_id = any(%s)
        """,
        [FORGOTTEN, scope.user_id, list(keys)],
    )  # fmt: skip


async def questions(scope: Scope, ids: Sequence[str]) -> None:
    """Empty these questions; one that still waits is withdrawn: what it asks would not be what was asked."""
    await scope.run(
        """
        update approvals set arguments = '{}', preview = null, edited = null,
               state = case when state = 'pending' then 'withdrawn' else state end
        where user_id = %s and id = any(%s::uuid[])
        """,
        [scope.user_id, list(ids)],
    )


async def threads(scope: Scope, ids: Sequence[str]) -> None:
    """Name these conversations no more."""
    await scope.run(
        "update threads set title = case slug when 'life' then 'Life' else 'A conversation' end "
        "where user_id = %s and id = any(%s::uuid[])",
        [scope.user_id, list(ids)],
    )


async def withhold(scope: Scope, ids: Sequence[str], queued: Sequence[str]) -> list[UUID]:
    """Keep messages from models, with all that was said in their runs and in this one, and what runs under way say yet.

    Their conversations come back, whose summaries are to be made anew.
    """
    rows = await scope.rows(
        """
        with touched as (
            select distinct run_id from messages where user_id = %(user)s and id = any(%(ids)s) and run_id is not null
            union select %(own)s
        ), kept as (
            update runs set withheld = true where user_id = %(user)s and not withheld and (
                state in ('running', 'waiting') or id = any(%(queued)s::uuid[]) or id in (select run_id from touched))
        ), gone as (
            update messages set withheld = true where user_id = %(user)s and not withheld and (
                id = any(%(ids)s) or run_id in (select run_id from touched))
            returning thread_id
        )
        select distinct thread_id from gone
        """,
        {"user": scope.user_id, "ids": list(ids), "queued": list(queued), "own": scope.operation},
    )
    return [row["thread_id"] for row in rows]


async def summed_up(scope: Scope, thread_ids: Sequence[UUID]) -> None:
    """Drop the summaries of these conversations, and have them made anew where enough is left."""
    await scope.run(
        "delete from summaries where user_id = %s and thread_id = any(%s)", [scope.user_id, list(thread_ids)]
    )
    for thread_id in thread_ids:
        await summaries.settle(scope, thread_id)


async def pass_over(scope: Scope, refs: Sequence[str]) -> None:
    """What these entries say is not learned any more: they count as read."""
    if refs:
        await scope.run(
            """
            insert into memory_settings as s (user_id, entries_read) values (%(user)s, %(last)s)
            on conflict (user_id) do update set entries_read = greatest(s.entries_read, excluded.entries_read)
            """,
            {"user": scope.user_id, "last": max(int(ref[1:]) for ref in refs)},
        )
