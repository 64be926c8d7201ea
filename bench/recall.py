"""Recall beside LangGraph's store in Postgres, on the same server, data and vectors, in one run.

What each finds of what answers 550 questions about five invented lives, and how long each takes in a database of
100,000 memories of 1,000 users and 10,000 of one. Theirs is `AsyncPostgresStore.asearch` with its index as it comes.

    python -m bench.recall [--quality] [--speed] [--users N] [--large N] [--rounds N] [--vectors FILE]
"""

import asyncio
import logging
import tempfile
from argparse import ArgumentParser, Namespace
from pathlib import Path

import psycopg
import uvloop

from api.aurum import migrate
from bench.invented import lives, read
from bench.recall_quality import quality
from bench.recall_speed import speed
from bench.store import opened_store
from memory.database import Database
from memory.embedded import Embedded


async def main(given: Namespace) -> None:
    everybody = lives()
    known = read(everybody, given.vectors)
    with tempfile.TemporaryDirectory() as folder, Embedded(Path(folder), valkey=False) as servers:
        await migrate(servers.owner_url)
        with psycopg.connect(servers.url("aurum", "postgres"), autocommit=True) as connection:
            connection.execute("create database peer")
        database = Database(servers.url("aurum_app"), size=4, least=1)
        await database.open()
        async with opened_store(servers.url("aurum", "peer"), known) as store:
            if given.quality or not given.speed:
                await quality(database, store, servers.owner_url, everybody, known)
            if given.speed or not given.quality:
                await speed(database, store, servers, everybody, known, given)
        await database.close()


def arguments() -> Namespace:
    parser = ArgumentParser(prog="python -m bench.recall")
    parser.add_argument("--quality", action="store_true", help="only what is found")
    parser.add_argument("--speed", action="store_true", help="only how long it takes")
    parser.add_argument("--users", type=int, default=1_000, help="who have 100 memories each")
    parser.add_argument("--large", type=int, default=10_000, help="memories of the one who has many")
    parser.add_argument("--rounds", type=int, default=300, help="questions of users; half as many of the one")
    parser.add_argument("--vectors", type=Path, help="a file that spares a next run the reading (.npy)")
    return parser.parse_args()


if __name__ == "__main__":
    logging.basicConfig(level=logging.WARNING)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main(arguments()))
