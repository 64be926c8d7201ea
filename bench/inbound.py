"""How soon an update of Telegram is acknowledged and answered under a steady load, beside the plainest bot, in one run.

Ours is `aurum serve` with its worker, its durable Postgres and Valkey, the offline model, called by a hook. The peer
is bench/bot.py on the same Postgres, under the same load after it. This process is Telegram: it sends at fixed moments
whether or not anything was answered (an open loop; what is late counts from when it was due) and answers at once, so
that only the bots' own time is seen. Half are words that become a task, a quarter commands, a quarter presses of
buttons that came before, from so many linked people that nobody writes again before an answer can be there: one
person's messages are answered one after the other, which would otherwise be measured instead of what a process bears.

Acknowledged is the hook's 200. Answered is the first message, draft, edit or toast; that somebody types is none. Lost
is what nothing came to, though for half a minute nothing came to anything else either; astray is what came to nobody's
question, or to another one.
"""

import asyncio
import os
import signal
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser, Namespace
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random
from statistics import quantiles

import psycopg
import uvloop

from bench.telegram import SECRET, TOKEN, Telegram, Update, telegram
from bench.turn import free_port, running
from memory.embedded import Embedded, attach

PATIENCE = 30.0
"""Seconds in which nothing is answered, after which what is left counts as lost."""
COMMANDS = ("/today", "/next", "/reminders")
THINGS = ("buy milk", "call the dentist", "write the report", "water the plants", "pay the rent")
WHEN = ("tomorrow", "on friday", "today", "next week")
ALLOWED = {"acknowledged": 50.0, "answered": 300.0}
"""Milliseconds that ours may take in 95 of 100."""


@dataclass(frozen=True)
class Outcome:
    """What became of a load: the milliseconds of each, by what is timed, and what went wrong."""

    updates: list[Update]
    astray: int
    refused: int

    def times(self, kind: str = "") -> dict[str, list[float]]:
        chosen = [each for each in self.updates if each.kind.startswith(kind)]
        return {
            "acknowledged": [(each.taken - each.due) * 1000 for each in chosen if each.taken],
            "answered": [(each.first - each.due) * 1000 for each in chosen if each.first],
        }


async def main(given: Namespace) -> None:
    if running_here := asyncio.current_task():  # who ends this ends Aurum, too
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, running_here.cancel)
    print(
        f"{given.rate:g} updates a second for {given.seconds:g} s from {given.senders} people; "
        f"load average before {os.getloadavg()[0]:.2f}",
        flush=True,
    )
    with tempfile.TemporaryDirectory() as folder:
        async with aurum(Path(folder)) as (servers, bot):
            link(servers, given.senders)
            ours = await borne(bot, given)
            tell("ours", ours)
            with psycopg.connect(servers.url("aurum", "postgres"), autocommit=True) as connection:
                connection.execute("create database peer")
            async with telegram() as other:
                port = free_port()
                where = [servers.url("aurum", "peer"), other.url, TOKEN, SECRET]
                async with running(["bench.bot", str(port), *where], port):
                    peer = await borne(other, given)
    tell("the plainest bot", peer)
    for what, allowed in ALLOWED.items():
        mine, theirs = (p95(each.times()[what]) for each in (ours, peer))
        held = "held" if mine <= allowed else "missed"
        print(f"{what} p95: ours takes {mine / theirs:.2f} times as long; {allowed:g} ms are wanted: {held}")
    print(f"load average after {os.getloadavg()[0]:.2f}")


@asynccontextmanager
async def aurum(folder: Path) -> AsyncIterator[tuple[Embedded, Telegram]]:
    """A whole Aurum as one runs it, in processes of its own, from the moment that Telegram knows its hook."""
    async with telegram() as bot:
        port, data = free_port(), folder / "data"
        environment = {
            "PATH": os.environ["PATH"], "HOME": str(folder), "AURUM_DATA": str(data), "AURUM_PORT": str(port),
            "TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_BASE_URL": bot.url, "TELEGRAM_WEBHOOK": "yes",
            "TELEGRAM_WEBHOOK_SECRET": SECRET,
        }  # fmt: skip
        command = [str(Path(sys.executable).parent / "aurum"), "serve"]
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            while not bot.hook and process.poll() is None:  # noqa: ASYNC110
                await asyncio.sleep(0.1)  # it says so by hanging its hook
            servers = attach(data)
            if servers is None:
                raise SystemExit("`aurum serve` did not come up; run it by hand to see why")
            yield servers, bot
        finally:
            process.send_signal(signal.SIGINT)
            await asyncio.to_thread(process.wait, 30)


def link(servers: Embedded, senders: int) -> None:
    """So many people whose chats are connected, as after a code."""
    with psycopg.connect(servers.owner_url) as connection:
        connection.execute(
            """
            with people as (
                insert into users (name, zone) select 'Ada', 'Europe/Berlin' from generate_series(1, %s) returning id
            ), numbered as (select id, row_number() over ()::text as chat from people)
            insert into identities (user_id, channel, sender, address, name)
            select id, 'telegram', chat, chat, 'Ada' from numbered
            """,
            [senders],
        )


async def borne(bot: Telegram, given: Namespace) -> Outcome:
    """What became of the load, after everybody has written a message that has a button and is not counted."""
    while not bot.hook:  # noqa: ASYNC110 - a peer hangs its hook when it likes
        await asyncio.sleep(0.05)
    chance, numbers = Random(7), count(1)
    await driven(bot, ["words"] * given.senders, min(given.rate, 20), given.senders, chance, numbers)
    kinds = chance.choices(["words", "command", "press"], [2, 1, 1], k=round(given.rate * given.seconds))
    bot.astray.clear()
    updates = await driven(bot, kinds, given.rate, given.senders, chance, numbers)
    for text in bot.astray[:3]:
        print(f"astray: {text[:200]!r}")
    for each in [each for each in updates if not each.answers][:3]:
        print(
            f"lost: {each.kind} {each.names} of {each.chat}, {'shown in part' if each.first else 'nothing shown'}"
        )
    return Outcome(updates, len(bot.astray), bot.refused)


async def driven(
    bot: Telegram, kinds: list[str], rate: float, senders: int, chance: Random, numbers: "count[int]"
) -> list[Update]:
    """Send updates of these kinds at this rate, in turns from everybody, and wait until all are answered."""
    began = time.perf_counter() + 0.1
    updates: list[Update] = []
    posting: list[asyncio.Task[None]] = []
    for place, kind in enumerate(kinds):
        due = began + place / rate
        await asyncio.sleep(due - time.perf_counter())
        update = Update(kind, place % senders + 1, "", due)
        posting.append(asyncio.create_task(sent(bot, update, chance, next(numbers))))
        updates.append(update)
    await asyncio.gather(*posting)
    left, since = len(updates), time.perf_counter()
    while left and time.perf_counter() < since + PATIENCE:
        await asyncio.sleep(0.1)
        if (now := sum(not each.answers for each in updates)) < left:
            left, since = now, time.perf_counter()
    await asyncio.sleep(1)  # what is answered twice comes late
    return updates


async def sent(bot: Telegram, update: Update, chance: Random, number: int) -> None:
    """Have it sent, as what it is. Who presses is whose message came longest ago; where no button is left, words."""
    if update.kind == "press" and not bot.buttons:
        update.kind = "words"
    if update.kind == "press":
        update.chat, message, act = bot.buttons.popleft()
        await bot.press(update, message, act)
    elif update.kind == "command":
        await bot.say(update, chance.choice(COMMANDS))
    else:
        update.names = f"no {number}"
        await bot.say(update, f"add {chance.choice(THINGS)} {update.names} {chance.choice(WHEN)}")


def tell(name: str, outcome: Outcome) -> None:
    """Print what became of it."""
    updates = outcome.updates
    done = [each for each in updates if each.answers]
    spent = max((each.first for each in done), default=0) - updates[0].due
    twice = sum(each.answers > 1 for each in updates)
    print(
        f"{name}: {len(updates)} sent, {len(done)} answered, {len(updates) - len(done)} lost, {twice} twice, "
        f"{outcome.astray} astray, {outcome.refused} not taken; {len(done) / spent:.1f} answered a second"
    )
    for kind in ("", "words", "command", "press"):
        for what, times in outcome.times(kind).items():
            if kind and what == "acknowledged":
                continue
            cuts = quantiles(times, n=100)
            line = f"p50 {cuts[49]:7.1f}   p95 {cuts[94]:7.1f}   p99 {cuts[98]:7.1f} ms"
            print(f"  {what + (f', {kind}' if kind else ''):22} {line}", flush=True)


def p95(times: list[float]) -> float:
    return quantiles(times, n=100)[94]


if __name__ == "__main__":
    parser = ArgumentParser(prog="python -m bench.inbound", description=__doc__)
    parser.add_argument("--rate", type=float, default=50.0, help="updates a second")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--senders", type=int, default=200, help="people who write")
    parser.add_argument("--quick", action="store_true", help="10 updates a second for 10 s, from 25 people")
    asked = parser.parse_args()
    if asked.quick:
        asked.rate, asked.seconds, asked.senders = 10.0, 10.0, 25
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main(asked))
