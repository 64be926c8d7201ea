"""Who one is, over HTTP."""

from typing import Any
from uuid import UUID

import httpx
import pytest


async def test_one_sees_who_one_is_and_which_model_answers(http: httpx.AsyncClient, user: UUID) -> None:
    assert (await http.get("/api/me")).json() == {
        "id": str(user), "name": "Ada", "zone": "Europe/Berlin", "day_end": "03:00:00", "model": "offline",
    }  # fmt: skip


async def test_what_is_not_sent_stays(http: httpx.AsyncClient) -> None:
    changed = (await http.patch("/api/me", json={"zone": "Asia/Tokyo", "day_end": "04:30"})).json()
    assert (changed["name"], changed["zone"], changed["day_end"]) == ("Ada", "Asia/Tokyo", "04:30:00")
    changed = (await http.patch("/api/me", json={"name": "  Ada L. ", "day_end": "00:00"})).json()
    assert (changed["name"], changed["zone"], changed["day_end"]) == ("Ada L.", "Asia/Tokyo", "00:00:00")
    assert (await http.get("/api/me")).json() == changed
    assert (await http.patch("/api/me", json={})).json() == changed


@pytest.mark.parametrize(
    "body",
    [{"zone": "Mars"}, {"zone": ""}, {"zone": "/etc/passwd"}, {"day_end": "25:00"}, {"name": ""}, {"name": "x" * 201},
     {"name": "nul \0"}, {"owner": True}, {"id": "00000000-0000-4000-8000-000000000000"}],
)  # fmt: skip
async def test_what_can_not_be_used_is_refused(http: httpx.AsyncClient, body: dict[str, Any]) -> None:
    before = (await http.get("/api/me")).json()
    answer = await http.patch("/api/me", json=body)
    assert answer.status_code == 422
    assert answer.json()["detail"]
    assert (await http.get("/api/me")).json() == before
