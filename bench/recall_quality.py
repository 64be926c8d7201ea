"""What recall finds of the answers to questions about invented lives, beside a store with the same vectors."""

from statistics import fmean
from uuid import UUID

import psycopg
from langgraph.store.postgres.aio import AsyncPostgresStore

from agent.choice import ModelChoice
from agent.embed import embed
from agent.meaning import LOCAL, Meanings
from bench.invented import SETS, Known, Life, Question
from bench.store import found, put
from memory.database import Database
from memory.notes import delete_source
from memory.recall import candidates
from memory.scope import Scope
from tools.notes import MOST, keep_notes
from tools.recall import recall

OTHERS = 9
ALONE = "ours, nobody else there"
OURS = "ours"
STORE = "LangGraph's store"
WORDS = "words alone (BM25)"
MEANING = "meaning alone (cosine)"
Found = dict[str, dict[str, list[str]]]
"""What each way found, by the question's id: the ids of messages, the best first."""


async def quality(
    database: Database, store: AsyncPostgresStore, owner_url: str, lives: tuple[Life, ...], known: Known
) -> None:
    """Each life for itself; then ten users of whom each has nine others beside, one of them with the same life."""
    everything: Found = {name: {} for name in (ALONE, OURS, STORE, WORDS, MEANING)}
    for life in lives:
        user = await new_user(owner_url)
        await give(database, user, life, known)
        await ask(database, user, life, known, everything, alone=True)
        async with database.scope(user) as scope:
            await delete_source(scope, life.name)
    many = (*lives, *lives)[: OTHERS + 1]
    users = [await new_user(owner_url) for _ in many]
    for user, life in zip(users, many, strict=True):
        await give(database, user, life, known)
        await put(store, user, life.items)
    for user, life in zip(users, lives, strict=False):
        await ask(database, user, life, known, everything, alone=False)
        for each in asked(life):
            everything[STORE][each.id] = await found(store, user, each.question, 10)
    tell(lives, everything)


async def new_user(owner_url: str) -> UUID:
    async with await psycopg.AsyncConnection.connect(owner_url) as connection:
        made = await connection.execute("insert into users (name, zone) values ('Ada', 'UTC') returning id")
        row = await made.fetchone()
    assert row
    return UUID(str(row[0]))


async def give(database: Database, user: UUID, life: Life, known: Known) -> None:
    """Keep the messages as notes, and have them read as the worker does."""
    for at in range(0, len(life.items), MOST):
        async with database.scope(user) as scope:
            await keep_notes(scope, [each.note for each in life.items[at : at + MOST]], life.name)
    await embed(database, user, Meanings(ModelChoice(), known))


async def ask(
    database: Database, user: UUID, life: Life, known: Known, everything: Found, *, alone: bool
) -> None:
    async with database.scope(user) as scope:
        rows = await scope.rows("select id::text, external_id from notes where user_id = %s", [user])
        passages = await scope.rows("select id, row_id from passages where user_id = %s", [user])
    names = {row["id"]: row["external_id"] for row in rows}
    places = {row["id"]: names[row["row_id"]] for row in passages}
    for each in asked(life):
        async with database.scope(user) as scope:
            scope.now = life.asked_at
            scope.meant = {LOCAL: known.query(each.question)}
            answer = await recall(scope, each.question, 10)
            everything[ALONE if alone else OURS][each.id] = [names[hit.id] for hit in answer.hits]
            if not alone:
                for name, ids in (await by_one(scope, each.question)).items():
                    everything[name][each.id] = [places[id] for id in ids]


def asked(life: Life) -> list[Question]:
    return [each for some in life.questions.values() for each in some]


async def by_one(scope: Scope, question: str) -> dict[str, list[int]]:
    """What words or meaning find by themselves."""
    possible = await candidates(scope, question, scope.meant)
    return {
        WORDS: [each.id for each in sorted(possible, key=lambda each: (-each.words, each.id))[:10]],
        MEANING: [
            each.id for each in sorted(possible, key=lambda each: (-(each.meaning or 0), each.id))[:10]
        ],
    }


def tell(lives: tuple[Life, ...], everything: Found) -> None:
    sets = {kind: [each for life in lives for each in life.questions[kind]] for kind in SETS}
    print(
        f"{sum(len(life.items) for life in lives):,} messages of {len(lives)} lives, each beside {OTHERS} others'"
    )
    print("the mean share of a question's answers among the first 5 and 10, in %")
    print(" " * 26 + "".join(f"{kind:>14} ({len(some)})" for kind, some in sets.items()))
    for name, answers in everything.items():
        cells = [f"{100 * share(some, answers, k):7.1f}" for some in sets.values() for k in (5, 10)]
        print(f"  {name:24}" + "".join(f"{a} {b}    " for a, b in zip(cells[::2], cells[1::2], strict=True)))
    same = sum(everything[ALONE][key] == found for key, found in everything[OURS].items())
    print(
        f"  others' data changes the answer to {len(everything[OURS]) - same} of {len(everything[OURS])} questions"
    )


def share(questions: list[Question], answers: dict[str, list[str]], k: int) -> float:
    """Recall: how much of the evidence is among the first `k`, on average."""
    return fmean(len({*each.evidence} & {*answers[each.id][:k]}) / len(each.evidence) for each in questions)
