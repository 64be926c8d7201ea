"""Many users' memories for a measurement: what was said in the lives, each with what it means varied by a little noise.

Written by COPY into the tables of both, the same ids, texts and vectors: user by user, as one's past is brought in.
"""

import json
import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import time
from typing import LiteralString
from uuid import UUID

import numpy as np
import psycopg
from langgraph.store.postgres.aio import AsyncPostgresStore
from numpy.typing import NDArray

from agent.meaning import LOCAL
from agent.reader import Floats
from bench.invented import Item, Known, Life
from bench.store import namespace
from memory.recall import DIMENSIONS
from memory.records import User

NOISE = 0.3
"""The length of what is added to vectors of length 1: each then has a cosine of 0.96 with what it was."""
SESSION = 20


@dataclass(frozen=True, slots=True)
class Crowd:
    """Users, the last of whom has many memories; whose each memory is, what it says and what it means."""

    users: tuple[UUID, ...]
    owner: NDArray[np.int64]
    items: tuple[Item, ...]
    vectors: Floats

    def user(self, number: int) -> User:
        return User(self.users[number], "Ada", "UTC", time(3))

    def nearest(self, number: int, vector: list[float], most: int) -> set[int]:
        """Which memories of a user are nearest in truth, by their numbers: from 0, each one less than its id."""
        theirs = np.flatnonzero(self.owner == number)
        near = self.vectors[theirs] @ np.array(vector, dtype=np.float32)
        return set(theirs[np.argsort(-near)[:most]].tolist())


def crowd(lives: Sequence[Life], known: Known, users: int, each: int, large: int) -> Crowd:
    """The same each time."""
    chance = np.random.default_rng(7)
    there = [item for life in lives for item in life.items]
    owner = np.concatenate([np.repeat(np.arange(users), each), np.repeat(users, large)])
    chosen = chance.integers(len(there), size=len(owner))
    said = np.array(known.passages([item.said for item in there]), dtype=np.float32)
    noise = chance.standard_normal((len(owner), DIMENSIONS), dtype=np.float32) * NOISE / np.sqrt(DIMENSIONS)
    vectors = said[chosen] + noise
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    names = tuple(UUID(int=each + 1) for each in range(users + 1))
    return Crowd(names, owner, tuple(there[place] for place in chosen), vectors.astype(np.float32))


GIVEN: LiteralString = """
    create temp table given (user_id uuid, id bigint, row_id uuid, at timestamptz, who text, session text, text text)
"""
FILL: tuple[LiteralString, ...] = (
    "insert into users (id, name, zone) select distinct user_id, 'Ada', 'UTC' from given",
    "set session_replication_role = replica",  # no trigger: what they would write is written here
    """
    insert into notes (id, user_id, text, at, who, session, source)
    select row_id, user_id, text, at, who, session, 'lives' from given order by id
    """,
    """
    insert into passages (user_id, id, kind, row_id, stream, place, at, who, text, length, asks)
    select user_id, id, 'note', row_id::text, 'note:lives:' || session, id, at, who, text,
           (select coalesce(sum(times), 0) from lexemes(who, text)), text ~ '[?？]\\W*$'
    from given order by id
    """,
    """
    insert into postings (user_id, lexeme, passage_id, times, length)
    select p.user_id, l.lexeme, p.id, l.times, p.length from passages p cross join lexemes(who, text) l
    where p.user_id in (select user_id from given) order by p.id
    """,
)


def fill_ours(url: str, crowd: Crowd) -> None:
    with psycopg.connect(url, autocommit=True) as connection, connection.cursor() as cursor:
        cursor.execute(GIVEN)
        with cursor.copy("copy given from stdin") as copy:
            for number, (owner, item) in enumerate(zip(crowd.owner, crowd.items, strict=True)):
                session = f"{item.session}/{number // SESSION}"
                copy.write_row(
                    (
                        crowd.users[owner],
                        number + 1,
                        UUID(int=number + 1),
                        item.at,
                        item.who,
                        session,
                        item.text,
                    )
                )
        for statement in FILL:
            cursor.execute(statement)
        meanings = (
            (crowd.users[owner].bytes, struct.pack("!q", number + 1), LOCAL.encode(), half(vector))
            for number, (owner, vector) in enumerate(zip(crowd.owner, crowd.vectors, strict=True))
        )
        with cursor.copy(
            "copy meanings (user_id, passage_id, model, vector) from stdin (format binary)"
        ) as copy:
            for part in binary(meanings):
                copy.write(part)
        cursor.execute("vacuum analyze")


async def fill_store(store: AsyncPostgresStore, url: str, crowd: Crowd) -> None:
    """Into its tables; then its own `setup` makes its index anew, with memory enough to do so at once."""
    with psycopg.connect(url, autocommit=True) as connection, connection.cursor() as cursor:
        cursor.execute("drop index store_vectors_embedding_idx")
        cursor.execute("delete from vector_migrations where v = (select max(v) from vector_migrations)")
        with cursor.copy("copy store (prefix, key, value) from stdin") as copy:
            for number, (prefix, item) in enumerate(zip(prefixes(crowd), crowd.items, strict=True)):
                copy.write_row((prefix, str(number), json.dumps({"text": item.said, "at": item.at})))
        rows = (
            (prefix.encode(), str(number).encode(), b"text", whole(vector))
            for number, (prefix, vector) in enumerate(zip(prefixes(crowd), crowd.vectors, strict=True))
        )
        into = "copy store_vectors (prefix, key, field_name, embedding) from stdin (format binary)"
        with cursor.copy(into) as copy:
            for part in binary(rows):
                copy.write(part)
        cursor.execute("alter database peer set maintenance_work_mem = '1GB'")
    async with AsyncPostgresStore.from_conn_string(url, index=store.index_config) as fresh:
        await fresh.setup()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("vacuum analyze")


def prefixes(crowd: Crowd) -> Iterator[str]:
    return (".".join(namespace(crowd.users[owner])) for owner in crowd.owner)


def binary(rows: Iterable[Sequence[bytes]]) -> Iterator[bytes]:
    """Rows as COPY reads them in binary (PostgreSQL's manual, "COPY", "Binary Format")."""
    yield b"PGCOPY\n\xff\r\n\0" + bytes(8)
    for row in rows:
        yield struct.pack("!h", len(row)) + b"".join(struct.pack("!i", len(each)) + each for each in row)
    yield struct.pack("!h", -1)


def half(vector: Floats) -> bytes:
    return struct.pack("!hh", DIMENSIONS, 0) + vector.astype(">f2").tobytes()


def whole(vector: Floats) -> bytes:
    return struct.pack("!hh", DIMENSIONS, 0) + vector.astype(">f4").tobytes()
