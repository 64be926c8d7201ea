"""Processes to be killed while they send: each line of the input forks one that does the jobs that are due.

Arguments: the app's URL of the database, the bot's token, Telegram's URL, Slack's token, secret and URL.
"""

import asyncio
import os
import signal
import sys
from datetime import timedelta

from api import jobs
from channels.choice import SlackChoice, TelegramChoice
from channels.outbox import Outbox
from channels.slack.channel import SlackChannel
from channels.slack.workspaces import Workspaces
from channels.telegram.channel import TelegramChannel
from memory import jobs as job_rows
from memory import sendings
from memory.database import Database

job_rows.LEASE = timedelta(seconds=1)
sendings.CLAIM_LASTS = timedelta(seconds=2)
LOOK = 0.05
"""Seconds between two sweeps."""


async def work(app_url: str, token: str, telegram_url: str, slack_token: str, secret: str, url: str) -> None:
    """Do the jobs as they come, with both ways out."""
    database = Database(app_url, size=4, least=1)
    await database.open()
    choice = SlackChoice(bot_token=slack_token, signing_secret=secret, base_url=url)
    outbox = Outbox(
        database,
        {
            "telegram": TelegramChannel(TelegramChoice(token, base_url=telegram_url)),
            "slack": SlackChannel(choice, Workspaces(choice, database, secret)),
        },
        {},
    )
    while True:
        await jobs.sweep(database, outbox=outbox)
        await asyncio.sleep(LOOK)


def main() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            asyncio.run(work(*sys.argv[1:]))
        print(child, flush=True)


if __name__ == "__main__":
    main()
