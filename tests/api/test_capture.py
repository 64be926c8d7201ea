"""Lines of plain words over HTTP and on the command line: shown first, then added."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest

from memory.embedded import Embedded

NOW = {"now": "2026-11-23T09:00:00+01:00", "zone": "Europe/Berlin"}
EMPTY = {
    "title": "", "due": None, "start": None, "duration": None, "recurrence": None, "after_completion": False,
    "priority": None, "energy": None, "kind": None, "project": None, "area": None, "tags": [], "after": [],
    "tokens": [],
}  # fmt: skip


async def shown(http: httpx.AsyncClient, text: str, **more: Any) -> list[dict[str, Any]]:
    answer = await http.post("/api/capture", json={"text": text, **NOW, **more})
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def open_tasks(http: httpx.AsyncClient) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await http.get("/api/tasks")).json()["items"]
    return found


async def test_a_line_is_shown_token_by_token_and_adds_nothing(http: httpx.AsyncClient) -> None:
    (item,) = await shown(http, "dentist tmrw 3pm p1 30m")
    assert all(0.5 < token.pop("confidence") <= 1 for token in item["tokens"])
    assert item == EMPTY | {
        "title": "dentist", "due": "2026-11-24T15:00", "duration": 30, "priority": "high",
        "tokens": [
            {"kind": "due", "text": "tmrw 3pm", "start": 8, "end": 16, "value": "2026-11-24T15:00"},
            {"kind": "priority", "text": "p1", "start": 17, "end": 19, "value": "high"},
            {"kind": "duration", "text": "30m", "start": 20, "end": 23, "value": 30},
        ],
    }  # fmt: skip
    assert await open_tasks(http) == []
    assert "aurum-operation" not in (await http.post("/api/capture", json={"text": "x"})).headers


async def test_offsets_count_the_blanks_that_were_sent(http: httpx.AsyncClient) -> None:
    (item,) = await shown(http, "   call mum p1 ")
    assert [(token["start"], token["end"]) for token in item["tokens"]] == [(12, 14)]


async def test_names_are_those_of_the_life(http: httpx.AsyncClient) -> None:
    await http.post("/api/projects", json={"name": "Half marathon"})
    (item,) = await shown(http, "buy shoes #half-marathon #sport")
    assert (item["project"], item["tags"]) == ("Half marathon", ["sport"])
    (item,) = await shown(http, "buy shoes #Nowhere")
    assert (item["project"], item["tags"]) == (None, ["Nowhere"])
    assert [token["kind"] for token in item["tokens"]] == ["tag"]


async def test_the_clock_is_the_users_own_where_none_is_given(http: httpx.AsyncClient) -> None:
    (berlin,) = await shown(http, "call mum at 23:30", now="2026-11-23T22:00:00Z", zone=None)
    (tokyo,) = await shown(http, "call mum at 23:30", now="2026-11-23T22:00:00Z", zone="Asia/Tokyo")
    assert (berlin["due"], tokyo["due"]) == ("2026-11-23T23:30", "2026-11-24T23:30")
    (naive,) = await shown(http, "call mum in 2 hours", now="2026-11-23T09:00:00", zone="Asia/Tokyo")
    assert naive["due"] == "2026-11-23T11:00"


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
async def test_nothing_said_is_nothing_shown(http: httpx.AsyncClient, text: str) -> None:
    assert await shown(http, text) == []


async def test_what_was_shown_is_what_is_added(http: httpx.AsyncClient) -> None:
    text = "call mum friday p1 @phone and buy milk\npay rent every 2 weeks"
    preview = (await http.post("/api/capture", json={"text": text})).json()["items"]
    answer = await http.post("/api/capture/tasks", json={"text": text})
    assert answer.status_code == 201, answer.text
    made = answer.json()
    assert made["items"] == preview
    assert [task["title"] for task in made["tasks"]] == ["call mum", "buy milk", "pay rent"]
    assert [task["recurrence"] for task in made["tasks"]] == [None, None, "FREQ=WEEKLY;INTERVAL=2"]
    assert made["tasks"][0]["due_date"] == made["items"][0]["due"]
    assert made["operation"] == answer.headers["aurum-operation"]
    undone = await http.post(f"/api/operations/{made['operation']}/undo")
    assert undone.status_code == 200
    assert await open_tasks(http) == []


async def test_a_token_taken_away_stays_in_the_title(http: httpx.AsyncClient) -> None:
    text = "watch friday p1"
    (item,) = await shown(http, text, without=[[6, 12]])
    assert (item["title"], item["due"], item["priority"]) == ("watch friday", None, "high")
    made = (await http.post("/api/capture/tasks", json={"text": text, "without": [[6, 12]]})).json()
    assert (made["tasks"][0]["title"], made["tasks"][0]["due_date"]) == ("watch friday", None)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({}, "text"),
        ({"text": "x" * 2001}, "2000"),
        ({"text": "x", "zone": "Mars/Olympus"}, "no time zone"),
        ({"text": "x", "now": "yesterday"}, "now"),
        ({"text": "x", "without": [[1]]}, "without"),
        ({"text": "x", "without": "all"}, "without"),
        ({"text": "x", "user": "someone"}, "user"),
    ],
)
async def test_a_preview_that_can_not_be_made_is_refused_in_words(
    http: httpx.AsyncClient, body: dict[str, Any], words: str
) -> None:
    answer = await http.post("/api/capture", json=body)
    assert answer.status_code == 422
    assert words in answer.json()["detail"]


@pytest.mark.parametrize(
    ("text", "status"),
    [("", 422), ("tomorrow", 422), ("call mum\n#Launch p1", 422), ("x after T99", 404), ("x for P99", 404)],
)
async def test_a_text_that_can_not_be_added_adds_nothing(
    http: httpx.AsyncClient, text: str, status: int
) -> None:
    answer = await http.post("/api/capture/tasks", json={"text": text})
    assert answer.status_code == status
    assert answer.json()["detail"]
    assert await open_tasks(http) == []


def aurum(*arguments: str, folder: Path, words: str = "") -> subprocess.CompletedProcess[str]:
    """Runs `aurum` on a data folder of its own."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "TMPDIR") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-m", "api.cli", *arguments],
        check=False,
        input=words,
        capture_output=True,
        text=True,
        timeout=60,
        cwd=folder,
        env=kept | {"HOME": str(folder), "AURUM_DATA": str(folder / "data")},
    )


def test_lines_are_read_in_the_terminal_without_a_database(tmp_path: Path) -> None:
    lines = "dentist tmrw 3pm p1 #Health 30m\n\nbuy milk and eggs\ncafé “friday” 👍 tomorrow"
    done = aurum("capture", "--now", NOW["now"], "--zone", NOW["zone"], folder=tmp_path, words=lines)
    assert (done.returncode, done.stderr) == (0, "")
    dentist, empty, eggs, cafe = (json.loads(line) for line in done.stdout.splitlines())
    assert dentist["text"] == "dentist tmrw 3pm p1 #Health 30m"
    (item,) = dentist["items"]
    assert {name: item[name] for name in ("title", "due", "duration", "priority", "project")} == {
        "title": "dentist", "due": "2026-11-24T15:00", "duration": 30, "priority": "high", "project": "Health",
    }  # fmt: skip
    assert set(item) == set(EMPTY)
    assert empty == {"text": "", "items": []}
    assert eggs["items"] == [EMPTY | {"title": "buy milk and eggs"}]
    assert cafe["items"][0]["title"] == "café “friday” 👍"
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["--now", "soon"], "soon.* is no instant"), (["--zone", "Mars/Olympus"], "no time zone")],
)
def test_a_clock_that_is_none_is_refused_in_the_terminal(
    tmp_path: Path, arguments: list[str], words: str
) -> None:
    done = aurum("capture", *arguments, folder=tmp_path, words="call mum tomorrow\n")
    assert (done.returncode, done.stdout) == (1, "")
    assert re.search(words, done.stderr)
    assert "Traceback" not in done.stderr


def test_a_line_is_added_in_the_terminal_and_taken_back(tmp_path: Path) -> None:
    assert aurum("migrate", folder=tmp_path).returncode == 0
    with Embedded(tmp_path / "data"):
        done = aurum("add", "call", "mum", "tomorrow 3pm p1 @phone", "and buy milk", folder=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
        first, second, hint = done.stdout.splitlines()
        assert first == "✓ T1 call mum — due tomorrow 15:00 · high · #phone"
        assert second == "✓ T2 buy milk"
        assert "aurum undo" in hint
        assert aurum("undo", folder=tmp_path).returncode == 0
        assert json.loads(aurum("today", "--json", folder=tmp_path).stdout)["items"] == []
        refused = aurum("add", "tomorrow", folder=tmp_path)
        assert (refused.returncode, refused.stdout) == (1, "")
        assert "Say what is to be done" in refused.stderr


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    command = [sys.executable, "-m", "api.cli", "capture", "--zone", "UTC"]
    lines = b"call mum tomorrow\n" * 5000
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        process.stdout.close()
        process.stdout = None
        process.communicate(lines, timeout=30)
    assert process.returncode == 141
