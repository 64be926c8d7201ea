"""What a worker works with."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from agent.choice import GEMINI, ModelChoice
from api import jobs, worker
from api.settings import Settings
from api.worker import alone, application, models, pusher, urls, ways
from channels.choice import SlackChoice, TelegramChoice
from memory.database import Database
from memory.errors import SetupError
from tests.conftest import NewUser


def test_a_worker_has_a_hosted_model_only_where_there_is_one(settings: Settings) -> None:
    assert models(settings) is None
    hosted = models(replace(settings, model=ModelChoice(google_api_key="k")))
    assert hosted
    assert hosted.name == GEMINI


def test_a_worker_sends_on_the_channels_that_are_set_up(settings: Settings, database: Database) -> None:
    assert ways(settings, database) == {}
    bot, app = (
        TelegramChoice(token="1:" + "t" * 35),
        SlackChoice(bot_token="xoxb-1", signing_secret="s"),
    )
    assert set(ways(replace(settings, telegram=bot), database)) == {"telegram"}
    assert set(ways(replace(settings, telegram=bot, slack=app), database)) == {"telegram", "slack"}


def test_a_worker_without_a_system_to_work_for_says_what_to_do(settings: Settings, tmp_path: Path) -> None:
    apart = replace(settings, data=tmp_path, database_url=None, redis_url=None)
    with pytest.raises(SetupError, match="aurum serve"):
        urls(apart)


async def test_a_worker_that_begins_leaves_nobody_unattended(
    settings: Settings, database: Database, new_user: NewUser
) -> None:
    both = {await new_user(), await new_user()}
    assert settings.app_database_url
    for _ in range(2):
        await worker.begin(settings.app_database_url)
    async with database.service() as connection:
        cursor = await connection.execute(
            "select user_id, array_agg(name order by name) as names from jobs where user_id = any(%s) group by 1",
            [list(both)],
        )
        rows = await cursor.fetchall()
    assert {row["user_id"]: row["names"] for row in rows} == {each: ["attend", "embed"] for each in both}


def test_a_worker_does_what_nobody_waits_for_with_one_hand_even_after_that_one_was_killed(
    tmp_path: Path,
) -> None:
    place = tmp_path / "unhurried"
    taken = """
import sys, time
from pathlib import Path
from api.worker import alone
with alone(Path(sys.argv[1])) as free:
    print(free, flush=True)
    time.sleep(60)
"""
    with subprocess.Popen([sys.executable, "-c", taken, place], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "True\n"
        with alone(place) as free:
            assert not free
        other.kill()
    with alone(place) as free:
        assert free


def test_all_work_is_swept_by_one_hand_or_the_other() -> None:
    every = {*jobs.JOBS, *jobs.ASKING, *jobs.READING, *jobs.SENDING}
    assert jobs.prompt() | jobs.UNHURRIED == every
    assert {"send", "attend"} <= jobs.prompt(), "what would be missed"


def test_without_a_broker_whoever_wakes_the_worker_is_told_at_once_and_the_clock_goes_on(
    tmp_path: Path,
) -> None:
    gone = f"redis+socket://{tmp_path}/nobody.sock"
    with pytest.raises(OSError, match="does not answer"):
        pusher(gone)([uuid4()])
    worker.ask(application(gone))
