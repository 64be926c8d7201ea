"""Who fails while it is asked what is due silences nobody else, and is not overlooked."""

import logging
from uuid import UUID

import pytest

from api import jobs
from memory.database import Database
from memory.nudges import NudgeSettings
from memory.said import Nudge, Said
from memory.scope import Scope
from tests.attended import Ada, at
from tools import attend as attending


class Broken:
    """Knows of something to say, unless it is broken."""

    __qualname__ = "broken"

    def __init__(self, ada: Ada) -> None:
        self.ada = ada
        self.works = False

    async def __call__(self, scope: Scope, settings: NudgeSettings) -> tuple[list[Nudge], None]:
        if not self.works:
            raise ZeroDivisionError
        return [Nudge("morning", "m", Said("Good morning."), at("23T08:00"))], None


@pytest.fixture
def ada(database: Database, user: UUID, monkeypatch: pytest.MonkeyPatch) -> Ada:
    found = Ada(database, user)
    found.will("reminder", "23T08:30", "Call Ann.")
    monkeypatch.setattr(database, "clock", lambda: at("23T08:30"))
    return found


@pytest.fixture
def broken(ada: Ada, monkeypatch: pytest.MonkeyPatch) -> Broken:
    made = Broken(ada)
    monkeypatch.setattr(attending, "PROVIDERS", (made, ada.provide))
    return made


async def work(ada: Ada) -> list[tuple[str, str, str | None]]:
    """Do what is to be done of this user's attending; what is left of it: its key, its state, its last error."""
    for row in await ada.rows("jobs"):
        if row["name"] == "attend" and row["run_at"] <= at("23T08:30") and row["state"] == "waiting":
            await jobs.run(ada.database, row["id"])
    rows = await ada.rows("jobs")
    return [(row["key"], row["state"], row["error"]) for row in rows if row["name"] == "attend"]


async def test_a_reminder_comes_though_a_check_in_can_not_be_asked_for(
    ada: Ada, broken: Broken, caplog: pytest.LogCaptureFixture
) -> None:
    await ada.attend("23T08:30")
    assert await ada.said() == ["Call Ann."]
    (record,) = [each for each in caplog.records if each.levelno >= logging.ERROR]
    assert record.exc_info
    assert record.exc_info[0] is ZeroDivisionError
    assert await ada.wakes() == at("23T09:30"), "nobody forgets that it was not asked"


async def test_who_failed_is_asked_by_itself_and_its_failure_is_kept(ada: Ada, broken: Broken) -> None:
    await ada.attend("23T08:30")
    left = {key: error for key, _, error in await work(ada)}
    assert left[attending.name_of(broken)] == "ZeroDivisionError"
    assert await ada.said() == ["Call Ann."]


async def test_who_can_be_asked_again_is_heard(ada: Ada, broken: Broken) -> None:
    await ada.attend("23T08:30")
    broken.works = True
    await work(ada)
    assert await ada.said() == ["Call Ann.", "Good morning."]


async def test_what_failed_for_good_lies_there_once(ada: Ada, broken: Broken) -> None:
    await ada.attend("23T08:30")
    async with ada.database.scope(ada.id) as scope:
        await scope.run("update jobs set state = 'failed' where user_id = %s and key <> 'next'", [ada.id])
    await ada.attend("23T09:30")
    failed = [row for row in await ada.rows("jobs") if row["key"] == attending.name_of(broken)]
    assert [row["state"] for row in failed] == ["failed"]
