"""Who one is, over HTTP."""

from typing import Any
from uuid import UUID

import httpx
import pytest


async def test_one_sees_who_one_is_and_which_model_answers(http: httpx.AsyncClient, user: UUID) -> None:
    assert (await http.get("/api/me")).json() == {
        "id": str(user), "name": "Ada", "zone": "Europe/Berlin", "home_zone": "Europe/Berlin", "travel_zone": None,
        "travel_until": None, "day_end": "03:00:00", "week_start": 0, "model": "offline",
    }  # fmt: skip


async def test_what_is_not_sent_stays(http: httpx.AsyncClient) -> None:
    changed = (await http.patch("/api/me", json={"zone": "Asia/Tokyo", "day_end": "04:30"})).json()
    assert (changed["name"], changed["zone"], changed["day_end"]) == ("Ada", "Asia/Tokyo", "04:30:00")
    changed = (await http.patch("/api/me", json={"name": "  Ada L. ", "day_end": "00:00"})).json()
    assert (changed["name"], changed["zone"], changed["day_end"]) == ("Ada L.", "Asia/Tokyo", "00:00:00")
    assert (await http.get("/api/me")).json() == changed
    assert (await http.patch("/api/me", json={})).json() == changed
    assert (await http.patch("/api/me", json={"name": None, "travel_until": None})).json() == changed


async def test_a_journey_is_told_and_ends_when_it_is_taken_away(http: httpx.AsyncClient) -> None:
    away = {"travel_zone": "Asia/Tokyo", "travel_until": "2100-01-31", "week_start": 6}
    there = (await http.patch("/api/me", json=away)).json()
    assert {name: there[name] for name in away} == away
    assert (there["zone"], there["home_zone"]) == ("Asia/Tokyo", "Europe/Berlin")
    home = (await http.patch("/api/me", json={"travel_zone": None})).json()
    assert (home["zone"], home["travel_zone"], home["travel_until"]) == ("Europe/Berlin", None, None)
    assert home["week_start"] == 6


@pytest.mark.parametrize(
    "body",
    [{"zone": "Mars"}, {"zone": ""}, {"zone": "/etc/passwd"}, {"day_end": "25:00"}, {"name": ""}, {"name": "x" * 201},
     {"travel_zone": "Asia/Tokyo"}, {"travel_until": "2100-01-01"}, {"travel_zone": "Asia/Tokyo", "travel_until": "x"},
     {"travel_zone": "Asia/Tokyo", "travel_until": "2020-01-01"}, {"week_start": 7}, {"week_start": "monday"},
     {"name": "nul \0"}, {"owner": True}, {"id": "00000000-0000-4000-8000-000000000000"}],
)  # fmt: skip
async def test_what_can_not_be_used_is_refused(http: httpx.AsyncClient, body: dict[str, Any]) -> None:
    before = (await http.get("/api/me")).json()
    answer = await http.patch("/api/me", json=body)
    assert answer.status_code == 422
    assert answer.json()["detail"]
    assert (await http.get("/api/me")).json() == before
