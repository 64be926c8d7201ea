"""How the parts are, said honestly."""

import dataclasses

import httpx
import pytest

from api.aurum import Aurum
from api.settings import Settings
from tests.conftest import Place, Serving


async def test_all_parts_answer_each_with_its_latency(url: str) -> None:
    async with httpx.AsyncClient() as anybody:
        answer = await anybody.get(f"{url}/api/health")
    assert answer.status_code == 200
    health = answer.json()
    assert health["status"] == "ok"
    assert [part["name"] for part in health["components"]] == ["postgres", "redis", "model"]
    for part in health["components"]:
        assert part["status"] == "ok"
        assert 0 <= part["latency_ms"] < 2000
    assert health["components"][2]["detail"] == "offline"


async def test_without_redis_it_is_degraded_and_goes_on(
    place: Place, settings: Settings, serving: Serving, http: httpx.AsyncClient
) -> None:
    nowhere = f"unix://{place.folder}/no.sock"
    aurum = Aurum(
        dataclasses.replace(settings, redis_url=nowhere), place.app_url, nowhere, lambda _: None, pool=2
    )
    await aurum.open()
    try:
        async with httpx.AsyncClient(base_url=await serving(aurum), headers=http.headers) as client:
            answer = await client.get("/api/health")
            assert (answer.status_code, answer.json()["status"]) == (200, "degraded")
            redis = answer.json()["components"][1]
            assert (redis["name"], redis["status"]) == ("redis", "down")
            assert redis["detail"]
            assert (await client.post("/api/tasks", json={"title": "Buy shoes"})).status_code == 201
            assert (await client.get("/api/tasks")).json()["items"][0]["title"] == "Buy shoes"
            feed = await client.get("/api/live")
            assert (feed.status_code, feed.json()["title"]) == (503, "Not available right now")
    finally:
        await aurum.close()


async def test_without_its_database_it_is_down(
    aurum: Aurum, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def gone(*_: object) -> None:
        raise OSError("postgres://secret@host is away")

    monkeypatch.setattr("api.routes.health.ping", gone)
    async with httpx.AsyncClient() as anybody:
        answer = await anybody.get(f"{url}/api/health")
    assert (answer.status_code, answer.json()["status"]) == (503, "down")
    assert "secret" not in answer.text
