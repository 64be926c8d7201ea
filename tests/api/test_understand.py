"""`aurum understand`: what the offline model makes of lines, in the terminal."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

CLOCK = ("--now", "2026-11-23T09:00:00+01:00", "--zone", "Europe/Berlin")


def understand(*arguments: str, words: str) -> subprocess.CompletedProcess[str]:
    """Runs the command over some lines; no server and no data folder is there."""
    return subprocess.run(
        [sys.executable, "-m", "api.cli", "understand", *arguments],
        input=words, capture_output=True, text=True, env={"PATH": os.environ["PATH"], "HOME": "/nonexistent"},
        cwd=Path(__file__).parents[2], check=False,
    )  # fmt: skip


def lines(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_each_line_says_what_it_is_for_and_what_it_would_call() -> None:
    said = "remind me to call mom at 5\nwhat is on my list\ndelete the reminder about the rent\nplay some jazz\n\n"
    found = lines(understand(*CLOCK, words=said))
    assert [one["intent"] for one in found] == ["create", "query", "change", "none", "none"]
    assert [one["text"] for one in found] == said.split("\n")[:5]
    assert found[0]["calls"] == [
        {
            "tool": "add_task",
            "arguments": {"title": "Call mom", "due": "2026-11-23T17:00", "remind": "when due"},
        }
    ]
    assert found[2]["calls"] == [{"tool": "delete", "arguments": {"things": ["rent"]}}]
    assert found[3]["calls"] == []
    assert found[3]["reply"].startswith("I didn't understand that, so I changed nothing.")


def test_what_is_asked_back_is_the_reply() -> None:
    (found,) = lines(understand(*CLOCK, words="call mom\n"))
    assert (found["intent"], found["reply"]) == ("none", "Shall I add “Call mom” as a task?")


def test_an_outline_tells_which_places_there_are(tmp_path: Path) -> None:
    life = tmp_path / "life.json"
    life.write_text(json.dumps({"projects": [{"ref": "P1", "name": "Launch v1"}]}))
    found = lines(
        understand(
            *CLOCK, "--life", str(life), words="add write copy to Launch v1\nadd milk to my shopping list\n"
        )
    )
    assert found[0]["calls"][0]["arguments"] == {"title": "Write copy", "project": "Launch v1"}
    assert [call["tool"] for call in found[1]["calls"]] == ["add_project", "add_task"]


def test_an_outline_that_is_none_is_refused_in_words(tmp_path: Path) -> None:
    broken = tmp_path / "life.json"
    for content in ("[]", "{", '{"projects": [{"ref": "P1"}]}'):
        broken.write_text(content)
        done = understand(*CLOCK, "--life", str(broken), words="add milk\n")
        assert done.returncode == 1
        assert "holds no outline" in done.stderr
    assert "holds no outline" in understand("--life", str(tmp_path / "none"), words="x\n").stderr
