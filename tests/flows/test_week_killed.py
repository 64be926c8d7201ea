"""kill -9 of the workers that send what is due: it comes once on each way at most, and nothing of it is lost."""

import asyncio
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from uuid import UUID

from memory.database import Database
from memory.said import Kind, Said
from tests.channels.faking import Fake
from tests.channels.slack.fake import Slack
from tests.channels.slack.people import read
from tests.channels.telegram.chat import Chat
from tests.channels.telegram.fake import Telegram
from tests.channels.test_outbox import Post
from tests.conftest import Place
from tests.faults.nursery import Where, database_like, signed_in, times

DUE = 40
KILLS = times(6)
LEFT = "select 1 from jobs where user_id = %s and name = 'send'"


class Workers:
    """Processes of tests/flows/sending.py, forked by one that has imported everything."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        self.living: list[int] = []

    def begin(self) -> None:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write("one more\n")
        self.process.stdin.flush()
        self.living.append(int(self.process.stdout.readline()))

    def kill(self, which: int) -> None:
        os.kill(self.living.pop(which), signal.SIGKILL)


@contextmanager
def workers_of(where: Where, telegram: Telegram, slack: Slack) -> Iterator[Workers]:
    ways = [telegram.token, telegram.url, slack.token, slack.secret, slack.base_url]
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.flows.sending", where.app_url, *ways],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    workers = Workers(process)
    try:
        yield workers
    finally:
        while workers.living:
            workers.kill(0)
        process.kill()
        process.wait()


async def test_what_is_due_while_workers_are_killed_comes_once_on_a_way_and_none_is_lost(
    place: Place, telegram: Telegram, slack: Slack
) -> None:
    chance, chat = Random(25), Chat(telegram, "Ada")
    with database_like(place) as where, workers_of(where, telegram, slack) as workers:
        database = Database(where.app_url)
        await database.open()
        user, _ = await signed_in(where)
        post = Post(database, user, Fake("telegram"), Fake("slack"))
        await post.link("telegram", str(chat.chat))
        await post.link("slack", "DU1", slack.team)
        await post.set(ways={"morning": "slack"})
        kinds: tuple[Kind, Kind] = ("reminder", "morning")
        due = {f"Nudge {at}.": await post.due(Said(f"Nudge {at}."), kind=kinds[at % 2]) for at in range(DUE)}
        async with database.service() as connection:
            await connection.execute("update jobs set run_at = now() where user_id = %s", [user])

        for _ in range(2):
            workers.begin()
        for kill in range(1, KILLS + 1):
            await reached(telegram, slack, kill * DUE // (KILLS + 2))
            await asyncio.sleep(chance.uniform(0, 0.03))
            workers.kill(chance.randrange(2))
            workers.begin()
        for _ in range(400):
            if not where.rows(user, LEFT):
                break
            await asyncio.sleep(0.05)

        unsure = await assert_once(post, due, chat, slack, where)
        await database.close()
    print(f"{KILLS} killed, {DUE} sent, {unsure} of which nobody knew whether it had arrived in Telegram")


async def assert_once(post: Post, due: dict[str, UUID], chat: Chat, slack: Slack, where: Where) -> int:
    """Each stands once in the thread, and once in one chat; twice over both only where nobody could know. So many."""
    shown = {
        "telegram": Counter(each.text for each in chat.shown()),
        "slack": Counter(read(each) for each in slack.of_app("U1")),
    }
    thread = Counter(
        each["content"] for each in where.rows(post.user, "select content from messages where user_id = %s")
    )
    unsure = 0
    for text, id in due.items():
        delivery, ways = await post.delivery(id), await post.ways(id)
        times_seen = {way: found[text] for way, found in shown.items()}
        assert max(times_seen.values()) == 1, f"{text} came {times_seen}, {ways}"
        assert sum(times_seen.values()) == 1 or "unsure" in ways.values(), f"{text}: {times_seen}, {ways}"
        assert delivery.state == "sent", f"{text}: {delivery}"
        assert thread[text] == 1
        unsure += "unsure" in ways.values()
    return unsure


async def reached(telegram: Telegram, slack: Slack, number: int) -> None:
    """Until so many were handed over."""
    while len(telegram.calls("sendMessage")) + len(slack.messages["DU1"]) < number:  # noqa: ASYNC110 - two fakes
        await asyncio.sleep(0.002)
