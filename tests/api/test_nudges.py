"""When and where one is spoken to first, over HTTP."""

from typing import Any

import httpx
import pytest

USUAL = {
    "morning_on": True, "morning_at": "08:00:00", "evening_on": True, "evening_at": "20:30:00", "weekly_on": True,
    "insights_on": True,
    "weekly_day": 6, "weekly_at": "18:00:00", "quiet_from": "22:00:00", "quiet_until": "07:00:00", "daily_cap": 12,
    "bundle_minutes": 10, "channels": ["telegram", "slack"], "ways": {}, "away_from": None, "away_until": None,
}  # fmt: skip


async def test_it_is_read_and_changed_field_by_field(http: httpx.AsyncClient) -> None:
    assert (await http.get("/api/nudges")).json() == USUAL
    changed = await http.patch(
        "/api/nudges",
        json={"morning_at": "07:30", "weekly_day": 4, "channels": ["slack"], "ways": {"reminder": "web"}},
    )
    assert (changed.status_code, changed.json()) == (
        200,
        {
            **USUAL,
            "morning_at": "07:30:00",
            "weekly_day": 4,
            "channels": ["slack"],
            "ways": {"reminder": "web"},
        },
    )
    assert (await http.patch("/api/nudges", json={"ways": {"reminder": None}})).json()["ways"] == {}
    assert (await http.get("/api/nudges")).json()["channels"] == ["slack"]


async def test_a_pause_is_set_and_ended_and_undo_brings_it_back(http: httpx.AsyncClient) -> None:
    paused = await http.patch("/api/nudges", json={"away_from": "2090-01-01", "away_until": "2090-01-14"})
    assert (paused.json()["away_from"], paused.json()["away_until"]) == ("2090-01-01", "2090-01-14")
    over = await http.patch("/api/nudges", json={"away_until": None})
    assert (over.json()["away_from"], over.json()["away_until"]) == (None, None)
    operation = over.headers["Aurum-Operation"]
    assert (await http.post(f"/api/operations/{operation}/undo")).status_code == 200
    assert (await http.get("/api/nudges")).json()["away_until"] == "2090-01-14"
    labels = [each["label"] for each in (await http.get("/api/operations")).json()["items"]]
    assert "Changed when Aurum speaks first" in labels


@pytest.mark.parametrize(
    "wrong",
    [
        {"morning_at": "late"}, {"morning_at": "07:30Z"}, {"weekly_day": 7}, {"daily_cap": -1}, {"channels": ["fax"]},
        {"ways": {"gossip": "slack"}}, {"ways": {"reminder": "fax"}}, {"away_until": "2020-01-01"}, {"volume": 3},
        {"away_from": "2090-02-01", "away_until": "2090-01-01"},
    ],
)  # fmt: skip
async def test_what_can_not_be_is_refused_and_changes_nothing(
    http: httpx.AsyncClient, wrong: dict[str, Any]
) -> None:
    assert (await http.patch("/api/nudges", json=wrong)).status_code == 422
    assert (await http.patch("/api/nudges", json={"weekly_on": False, **wrong})).status_code == 422
    assert (await http.get("/api/nudges")).json() == USUAL
