"""The same week with two real workers that are killed at random moments while she lives it."""

import asyncio
import os
import pickle
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import LiteralString

from api.settings import Settings
from tests.channels.slack.fake import Fault
from tests.channels.slack.people import labels
from tests.channels.telegram.fake import Json
from tests.flows.clock import Clock
from tests.flows.week import Arrived, Week

SPAN = 0.5
"""Seconds in which what is due has been found, sent and noted."""
SLOW = 0.06
"""Seconds that a channel takes from when it is asked until it says what it did."""
MOST = 2
"""Kills within one minute: more of them could keep what is due from coming in it."""
LATELY: LiteralString = "user_id = %s and name <> 'embed' and state"
"""What is read for its meaning waits for a processor that nobody else wants: nothing in a week rests on it.
The clock does not wait for it either, so its lease may end under it as often as it is tried."""


class Workers:
    """Processes of tests/flows/working.py, each with its hands a group of its own; none is left at the end."""

    def __init__(self, process: "subprocess.Popen[str]", log: Path) -> None:
        self.process = process
        self.log = log
        self.living: list[int] = []

    def begin(self) -> None:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write("one more\n")
        self.process.stdin.flush()
        self.living.append(int(self.process.stdout.readline()))

    def kill(self, which: int) -> None:
        """A worker and its hands, as a machine that goes down takes them."""
        os.killpg(self.living.pop(which), signal.SIGKILL)


@contextmanager
def two_workers(settings: Settings, clock: Clock, folder: Path) -> Iterator[Workers]:
    """Two workers with these settings, by that clock; the folder has what they need, and their log."""
    told, log = folder / "settings", folder / "worker.log"
    told.write_bytes(pickle.dumps(settings))
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.flows.working", str(told), str(clock.path), str(log)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        workers = Workers(process, log)
        workers.begin()
        workers.begin()
        yield workers
    finally:
        process.communicate(timeout=20)  # at the end of its input it takes all of them with it


@dataclass(kw_only=True)
class HardWeek(Week):
    """A week whose jobs are done by workers that die. It is struck at the moments of these numbers.

    A moment is one at which something is due, or at which she has said something in the web. `hit`: jobs that were
    under way when their workers died.
    """

    shared: Clock
    chance: Random
    struck: frozenset[int]
    workers: Workers = field(init=False)
    moments: int = 0
    owed: int = 0
    killed: int = 0
    hit: int = 0
    minutes: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.shared.set(self.now)
        self.slow_down()

    def slow_down(self) -> None:
        """Have both channels take a moment, as they do: there is a time between sending and noting."""
        at_once = self.telegram.answer

        async def answer(method: str, given: Json) -> object:
            if method.lower() != "sendmessage":
                return await at_once(method, given)
            before = self.chance.uniform(0, SLOW)
            await asyncio.sleep(before)
            done = await at_once(method, given)
            await asyncio.sleep(SLOW - before)
            return done

        self.telegram.answer = answer  # type: ignore[method-assign]
        self.house.slack.faults.append(Fault("chat.postMessage", delay=SLOW, times=10**6))

    def clock(self) -> datetime:
        return self.shared()

    async def until(self, when: str) -> None:
        """Live on until it is that time where she is: the clock goes to what is due next when all else is done."""
        end = datetime.fromisoformat(when).replace(tzinfo=self.zone).astimezone(UTC)
        assert end > self.clock(), "a life goes forward"
        waiting = await self.rest()
        while waiting and waiting["run_at"] <= end:
            self.shared.set(max(self.clock(), waiting["run_at"]))
            if waiting["name"] in ("attend", "send"):
                await self.moment()
            waiting = await self.rest()
        self.shared.set(max(self.clock(), end))

    async def rest(self) -> Json | None:
        """Until all that is due by now is done, and what was sent is noted; answers what is due next."""
        try:
            async with asyncio.timeout(60):
                while self.busy(job := await self.next_job()):
                    self.note()
                    await asyncio.sleep(0.03)
        except TimeoutError:
            raise AssertionError(f"A job is not done.\n{self.workers.log.read_text()[-5000:]}") from None
        self.note()
        return job

    async def next_job(self) -> Json | None:
        """What is under way, else what is due first: read at once, for it may begin at any time."""
        rows = await self.house.rows(
            f"select name, state, run_at from jobs where {LATELY} in ('running', 'waiting') "
            "order by state = 'waiting', run_at limit 1",
            self.house.person,
        )
        return rows[0] if rows else None

    def busy(self, job: Json | None) -> bool:
        """Whether that is under way, or should be."""
        return job is not None and (job["state"] == "running" or job["run_at"] <= self.clock())

    async def moment(self) -> None:
        """Kill at this moment, where it is one of those; where nothing was on its way then, at the next."""
        minute = f"{self.clock():%d %H:%M}"
        self.owed = max(self.owed + (self.moments in self.struck), self.telegram_is_closed)
        self.moments += 1
        if self.owed and self.minutes[minute] < MOST and await self.strike():
            self.owed -= 1
            self.minutes[minute] += 1

    async def strike(self) -> bool:
        """Kill one worker at any time, or both while something is sent; others take their places. Whether it was so."""
        both = self.minutes.total() % 3 > 0
        if both and not await self.sending():
            return False
        await asyncio.sleep(self.chance.uniform(0, 1.3 * SLOW if both else SPAN))
        number = 2 if both else 1
        for _ in range(number):
            self.workers.kill(self.chance.randrange(len(self.workers.living)))
        self.killed += number
        (row,) = await self.house.rows(
            f"select count(*) as n from jobs where {LATELY} = 'running'", self.house.person
        )
        self.hit += row["n"] if both else 0
        for _ in range(number):
            self.workers.begin()
        return True

    async def sending(self) -> bool:
        """Wait until a channel is asked to send something; False where all is done without that."""
        before = self.asked()
        while self.asked() == before:
            if not self.busy(await self.next_job()):
                return False
            await asyncio.sleep(0.005)
        return True

    def asked(self) -> int:
        """How often a channel was asked to send something that it takes."""
        posted = [each for each in self.house.slack.calls if each.method == "chat.postMessage"]
        return len(posted) + (0 if self.telegram_is_closed else len(self.telegram.calls("sendMessage")))

    @property
    def telegram_is_closed(self) -> bool:
        """Then all goes to Slack, which can tell what has come: there no kill may show. So each moment is struck."""
        return self.ada.chat in self.telegram.blocked

    async def types(self, text: str) -> str:
        answer = await super().types(text)
        await self.moment()
        return answer

    async def presses(self, label: str, of: str) -> str:
        """Where it came last: what may have been lost in Telegram came in Slack, too."""
        came = [each for each in reversed(self.arrived) if of in each.text and self.offers(each, label)]
        in_telegram = any(of in each.text and label in each.buttons for each in self.ada.shown())
        way = came[0].way if came else "telegram" if in_telegram else "slack"
        if way == "telegram":
            return await super().presses(label, of)
        return (await self.presses_in_slack(label, of)).replace("*", "")  # as it is read

    def offers(self, each: Arrived, label: str) -> bool:
        """Whether that button is below it."""
        in_telegram = [label in one.buttons for one in self.ada.shown() if one.name == each.name]
        in_slack = [one for one in self.house.slack.of_app("U1") if one["ts"] == each.name]
        return any(in_telegram) or any(label in labels(one.get("blocks", [])) for one in in_slack)
