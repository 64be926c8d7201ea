"""The journal over HTTP."""

from typing import Any

import httpx
import pytest


async def test_entries_are_written_and_read_newest_first(http: httpx.AsyncClient) -> None:
    text = "Slept well.\n\n<script>alert(1)</script> “so” 🏃"
    answer = await http.post("/api/journal", json={"text": text, "mood": "grateful", "tags": ["run"]})
    assert answer.status_code == 201
    assert answer.headers["aurum-operation"]
    made = answer.json()
    assert (made["ref"], made["text"], made["mood"], made["tags"]) == ("J1", text, "grateful", ["run"])
    await http.post("/api/journal", json={"text": "Later."})
    first = (await http.get("/api/journal?limit=1")).json()
    assert [entry["ref"] for entry in first["items"]] == ["J2"]
    assert (await http.get(f"/api/journal?limit=1&cursor={first['next']}")).json() == {
        "items": [made],
        "next": None,
    }


@pytest.mark.parametrize(
    "body",
    [{}, {"text": ""}, {"text": "  "}, {"text": "x", "mood": "meh"}, {"text": "x", "day": "2090-01-01"},
     {"text": "x", "tags": "run"}, {"text": "x", "tags": ["y" * 51]}, {"text": "x\0"}],
)  # fmt: skip
async def test_what_can_not_be_used_is_refused(http: httpx.AsyncClient, body: dict[str, Any]) -> None:
    answer = await http.post("/api/journal", json=body)
    assert answer.status_code == 422
    assert answer.json()["detail"]
    assert (await http.get("/api/journal")).json()["items"] == []


async def test_a_cursor_that_no_page_gave_is_refused(http: httpx.AsyncClient) -> None:
    await http.post("/api/journal", json={"text": "x"})
    for cursor in ("9" * 15, "2026-13-01_1", "2026-11-23", "x"):
        assert (await http.get("/api/journal", params={"cursor": cursor})).status_code == 422
