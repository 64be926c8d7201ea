"""How long a search takes among many users' memories and how exact it is, beside LangGraph's store, turn by turn."""

import time
from argparse import Namespace
from dataclasses import dataclass, field
from random import Random
from statistics import fmean, median, quantiles

from langgraph.store.postgres.aio import AsyncPostgresStore

from agent.meaning import LOCAL
from bench.crowd import Crowd, crowd, fill_ours, fill_store
from bench.invented import Known, Life, one_thread
from bench.store import found
from memory.database import Database
from memory.embedded import Embedded
from memory.recall import candidates
from tools.recall import recall

EACH = 100
WARM_UP = 20
NEAREST, CHECKED = 10, 100


@dataclass
class Taken:
    """For each question the milliseconds, and the share of the nearest memories in truth that was found."""

    ours: list[float] = field(default_factory=list)
    store: list[float] = field(default_factory=list)
    our_share: list[float] = field(default_factory=list)
    store_share: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Both:
    """What is compared, and on what."""

    database: Database
    store: AsyncPostgresStore
    crowd: Crowd
    known: Known

    async def time(self, number: int, question: str, taken: Taken, turn: int) -> None:
        """One question of one user to both, who begins by turns."""
        user, vector = self.crowd.user(number), self.known.query(question)
        for who in ("ours", "store") if turn % 2 else ("store", "ours"):
            began = time.perf_counter()
            if who == "ours":
                async with self.database.scope(user) as scope:
                    scope.meant = {LOCAL: vector}
                    await recall(scope, question)
            else:
                await found(self.store, user.id, question, NEAREST)
            (taken.ours if who == "ours" else taken.store).append((time.perf_counter() - began) * 1000)

    async def check(self, number: int, question: str, taken: Taken) -> None:
        """Which share of the nearest each finds: ours by its candidates, which words and time order anew."""
        user, vector = self.crowd.user(number), self.known.query(question)
        true = self.crowd.nearest(number, vector, NEAREST)
        ids = await found(self.store, user.id, question, NEAREST)
        taken.store_share.append(len(true & {int(each) for each in ids}) / NEAREST)
        async with self.database.scope(user) as scope:
            possible = await candidates(scope, question, {LOCAL: vector})
        best = sorted(possible, key=lambda each: -(each.meaning or 0))[:NEAREST]
        taken.our_share.append(len(true & {each.id - 1 for each in best}) / NEAREST)


async def speed(
    database: Database, store: AsyncPostgresStore, servers: Embedded, lives: tuple[Life, ...], known: Known,
    given: Namespace,
) -> None:  # fmt: skip
    """Questions of users with 100 memories each, then of one with many, among everybody's."""
    everybody = crowd(lives, known, given.users, EACH, given.large)
    began = time.perf_counter()
    fill_ours(servers.owner_url, everybody)
    ours = time.perf_counter() - began
    await fill_store(store, servers.url("aurum", "peer"), everybody)
    print(f"\n{given.users * EACH:,} memories of {given.users:,} users, and {given.large:,} of one")
    print(
        f"filled in {ours:.0f} s (ours) and {time.perf_counter() - began - ours:.0f} s (the store, with its index)"
    )
    both = Both(database, store, everybody, known)
    chance = Random(7)
    asked = sorted(known.questions)
    ordinary, large = Taken(), Taken()
    for turn in range(-WARM_UP, given.rounds):
        taken = ordinary if turn >= 0 else Taken()
        await both.time(chance.randrange(given.users), chance.choice(asked), taken, turn)
    for turn in range(-WARM_UP, given.rounds // 2):
        await both.time(given.users, chance.choice(asked), large if turn >= 0 else Taken(), turn)
    for question in chance.sample(asked, CHECKED):  # behind all that is timed: it keeps both cores busy
        await both.check(chance.randrange(given.users), question, ordinary)
        await both.check(given.users, question, large)
    tell({f"{EACH} memories": ordinary, f"{given.large:,} memories": large})
    print(
        f"reading a question takes {reading(chance.sample(asked, 50)):.1f} ms: the same for both, and in none of these"
    )


def tell(found: dict[str, Taken]) -> None:
    print(
        "medians in ms (of the middle half: from, to); which share of the ten nearest in truth was found, in %"
    )
    for name, taken in found.items():
        mine, theirs = median(taken.ours), median(taken.store)
        print(f"  a user with {name:16} ours {spread(taken.ours)}   the store {spread(taken.store)}   "
              f"ours takes {mine / theirs:5.2f} of its time, it {theirs / mine:5.2f} of ours")  # fmt: skip
        print(f"{'':29}found {100 * fmean(taken.our_share):5.1f}{'':22}{100 * fmean(taken.store_share):5.1f}")


def spread(taken: list[float]) -> str:
    low, middle, high = quantiles(taken, n=4)
    return f"{middle:6.2f} ({low:6.2f}, {high:6.2f})"


def reading(questions: list[str]) -> float:
    """Milliseconds in which the bundled model reads one."""
    reader = one_thread()
    taken = []
    for each in questions:
        began = time.perf_counter()
        reader.query(each)
        taken.append((time.perf_counter() - began) * 1000)
    return median(taken)
