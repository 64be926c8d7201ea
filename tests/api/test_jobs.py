"""What waits, runs and has failed in the background: seen by its user, tried again, let be."""

import json
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from api import jobs as work
from api.aurum import Aurum
from api.jobs import ASKING, JOBS, READING, SENDING
from memory import jobs as rows
from memory.scope import Scope
from tests.conftest import Client, NewUser
from tools.jobs import WORDS

Json = dict[str, Any]


async def failing(_scope: Scope, _payload: Json) -> None:
    raise ValueError("a secret that nobody may read")


async def given_up(aurum: Aurum, user: UUID, name: str = "rerank", key: str = "") -> str:
    """A job of theirs that has failed for good."""
    async with aurum.database.scope(user) as scope:
        await scope.defer(name, key)
    (job,) = scope.jobs
    async with aurum.database.service() as connection:
        await connection.execute("update jobs set tries = %s where id = %s", [rows.TRIES - 1, job])
    await work.run(aurum.database, job)
    return str(job)


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(work.JOBS, "rerank", failing)
    monkeypatch.setitem(work.JOBS, "look", failing)


def test_every_job_is_called_by_what_it_does() -> None:
    assert set(WORDS) == {*JOBS, *ASKING, *READING, *SENDING}


@pytest.mark.usefixtures("broken")
async def test_what_failed_waits_and_runs_is_listed_in_plain_words(
    aurum: Aurum, user: UUID, http: httpx.AsyncClient
) -> None:
    failed = await given_up(aurum, user)
    async with aurum.database.scope(user) as scope:
        await scope.defer("purge", "trash", run_at=scope.now + timedelta(days=2))
        await scope.defer("learn")
    await rows.claim(aurum.database, scope.jobs[0])
    found = (await http.get("/api/jobs")).json()["items"]
    assert [(each["state"], each["what"]) for each in found] == [
        ("failed", "Thinking over what comes first"),
        ("running", "Learning from what you said and wrote"),
        ("waiting", "Emptying the trash of what has lain there for 30 days"),
    ]
    first = found[0]
    assert (first["id"], first["tries"], first["error"]) == (failed, rows.TRIES, "ValueError")
    assert first["why"]
    assert "secret" not in json.dumps(found)
    (only,) = (await http.get("/api/jobs", params={"state": "failed"})).json()["items"]
    assert only == first


@pytest.mark.usefixtures("broken")
async def test_what_failed_is_tried_again_when_its_user_says_so(
    aurum: Aurum, user: UUID, http: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = await given_up(aurum, user)
    answer = await http.post(f"/api/jobs/{job}/retry")
    assert (answer.status_code, answer.json()["state"], answer.json()["tries"]) == (200, "waiting", 0)
    done = []

    async def works(scope: Scope, _payload: Json) -> None:
        done.append(scope.user_id)

    monkeypatch.setitem(work.JOBS, "rerank", works)
    await work.run(aurum.database, UUID(job))
    assert done == [user]
    assert (await http.get("/api/jobs")).json()["items"] == []
    assert (await http.post(f"/api/jobs/{job}/retry")).status_code == 404, (
        "what was done is not there any more"
    )


@pytest.mark.usefixtures("broken")
async def test_what_is_asked_for_again_already_is_done_once(
    aurum: Aurum, user: UUID, http: httpx.AsyncClient
) -> None:
    job = await given_up(aurum, user)
    async with aurum.database.scope(user) as scope:
        await scope.defer("rerank", run_at=scope.now + timedelta(hours=1))
    answer = (await http.post(f"/api/jobs/{job}/retry")).json()
    assert answer["id"] != job
    assert [each["id"] for each in (await http.get("/api/jobs")).json()["items"]] == [answer["id"]]
    assert datetime.fromisoformat(answer["run_at"]) <= aurum.database.clock(), "it does not wait for its hour"


@pytest.mark.usefixtures("broken")
async def test_only_what_has_failed_can_be_discarded(
    aurum: Aurum, user: UUID, http: httpx.AsyncClient
) -> None:
    failed = await given_up(aurum, user)
    async with aurum.database.scope(user) as scope:
        await scope.defer("learn")
        await scope.defer("embed")
    running, waiting = scope.jobs
    await rows.claim(aurum.database, running)
    for job in (running, waiting):
        assert (await http.delete(f"/api/jobs/{job}")).status_code == 409
    assert (await http.post(f"/api/jobs/{running}/retry")).status_code == 409, "it is being done"
    assert (await http.delete(f"/api/jobs/{failed}")).status_code == 204
    assert (await http.delete(f"/api/jobs/{failed}")).status_code == 404
    left = {each["id"] for each in (await http.get("/api/jobs")).json()["items"]}
    assert left == {str(running), str(waiting)}


@pytest.mark.usefixtures("broken")
async def test_another_s_work_does_not_exist(
    aurum: Aurum, user: UUID, new_user: NewUser, client: Client
) -> None:
    job = await given_up(aurum, user)
    stranger = client(await new_user())
    assert (await stranger.get("/api/jobs")).json()["items"] == []
    for name in (job, str(uuid4()), "none"):
        assert (await stranger.post(f"/api/jobs/{name}/retry")).status_code == 404
        assert (await stranger.delete(f"/api/jobs/{name}")).status_code == 404
    async with aurum.database.scope(user) as scope:
        (row,) = await scope.rows("select state from jobs")
    assert row["state"] == "failed"
