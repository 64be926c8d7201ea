"""The command line, run as a person runs it, on a data folder of its own."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jwt
import pytest

from api.cli import COMMANDS
from memory.embedded import Embedded
from memory.migrate import newest
from tests.api.warm import warm

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home") / "data"


@pytest.fixture(scope="module")
def aurum(folder: Path) -> Run:
    """Runs `aurum` far from everything else: its own data, none of our settings, an empty working folder."""
    home = folder.parent
    environment = environment_of(folder)

    def run(*arguments: str, words: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "api.cli", *arguments],
            check=False,
            input=words,
            capture_output=True,
            text=True,
            timeout=60,
            cwd=home,
            env=environment | settings,
        )

    return run


@pytest.fixture(scope="module")
def again(folder: Path) -> Iterator[Run]:
    """The same, by a process that has loaded all that commands load."""
    environment = environment_of(folder)
    with warm(folder.parent, environment) as loaded:

        def run(*arguments: str, words: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
            return loaded.run(arguments, words, environment | settings)

        yield run


def environment_of(folder: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "TMPDIR") if name in os.environ}
    return kept | {"HOME": str(folder.parent), "AURUM_DATA": str(folder)}


def well(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


def refused(done: subprocess.CompletedProcess[str], code: int, words: str) -> None:
    assert done.returncode == code
    assert re.search(words, done.stderr), done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_life_in_the_terminal(aurum: Run, again: Run, folder: Path) -> None:
    """One road through all commands, first with servers of their own, then beside others."""
    assert well(aurum("migrate")) == f"The database is at version {newest()}.\n"

    said = well(aurum("chat", "-m", "add a task: buy shoes by friday"))
    assert "add task" in said
    assert "✓ T1" in said
    assert "\033[" not in said

    refused(aurum("worker"), 1, "Start it with `aurum serve`")
    with Embedded(folder):  # from here on the servers run already
        assert json.loads(well(aurum("today", "--json", "--limit", "1")))["items"]
        go_on(again)
        back_and_forth(again)
        concluded(again)
        wrote(again)
        planned(again)
        tuned(again)
        behind(again)


def go_on(aurum: Run) -> None:
    lines = well(aurum("chat", "--json", "-m", "add a task: call mum")).splitlines()
    events: list[dict[str, Any]] = [json.loads(line) for line in lines]
    assert [events[0]["type"], events[-1]["type"]] == ["RUN_STARTED", "RUN_FINISHED"]
    assert events[-1]["result"]["operation"]

    today = json.loads(well(aurum("today", "--json", "--limit", "1")))
    assert [each["task"]["ref"] for each in today["items"]] == ["T1"]

    talk = well(aurum("chat", words="\nwhat is next?\n"))
    assert "› add a task: call mum" in talk
    assert talk.lower().count("buy shoes") >= 2

    token = well(aurum("token")).strip()
    assert jwt.decode(token, options={"verify_signature": False})["typ"] == "access"
    assert re.fullmatch(
        r"http://127\.0\.0\.1:9000/#sign-in=[\w-]{22,}\n", well(aurum("link", AURUM_PORT="9000"))
    )


def back_and_forth(aurum: Run) -> None:
    """What was done is listed, taken back and done again: the newest, or the one that is named."""
    newest, what, *_ = listed = well(aurum("undo", "--list", "--limit", "2")).splitlines()
    assert (len(listed), newest.endswith("  add a task: call mum"), what.strip()) == (
        4, True, "Added the task T2 “Call mum”.",
    )  # fmt: skip
    undone = "add a task: call mum\nThe task T2 “Call mum” is"
    assert well(aurum("undo")) == f"Undone: {undone} gone again.\n"
    assert " (undone)\n" in well(aurum("undo", "--list"))
    assert well(aurum("undo", "--redo")) == f"Redone: {undone} back.\n"
    assert well(aurum("undo", newest.split()[0])) == f"Undone: {undone} gone again.\n"
    refused(aurum("undo", newest.split()[0]), 1, "undone already")


def concluded(aurum: Run) -> None:
    """What comes first is explained, felt and looked at; names that are not there are said."""
    assert well(aurum("checkin", "low", "peaceful")) == "✓ energy low, mood peaceful\n"
    why = json.loads(well(aurum("why", "--json")))
    assert (why["scored"]["task"]["ref"], why["place"]) == ("T1", 1)
    points = sum(each["points"] for each in why["scored"]["contributions"])
    assert points == pytest.approx(why["scored"]["score"], abs=0.01)
    assert "T1 buy shoes — place 1 of 1".lower() in well(aurum("why", "T1")).lower()
    refused(aurum("why", "T99"), 1, "Not found")
    assert "comes first" in well(aurum("insights", "--all"))
    assert isinstance(json.loads(well(aurum("insights", "--look", "--json"))), list)


def wrote(aurum: Run) -> None:
    """What is written in the journal is read there, also what is kept from models."""
    assert well(aurum("journal")) == "Nothing yet. Write with: aurum journal “…”.\n"
    assert re.fullmatch(r"✓ J1, \d{4}-\d\d-\d\d\n", well(aurum("journal", "A", "calm", "day.")))
    kept = well(aurum("journal", "--private", "--day", "2026-01-02", "Nobody knows."))
    assert kept == "✓ J2, 2026-01-02, kept from models\n"
    shown = well(aurum("journal"))
    assert shown.index("A calm day.") < shown.index(
        "2026-01-02 J2 · reflective, energy moderate\nNobody knows."
    )
    assert [
        each["ref"] for each in json.loads(well(aurum("journal", "--json", "--limit", "1")))["items"]
    ] == ["J1"]
    refused(aurum("journal", "--day", "2090-01-01", "Soon."), 1, "still to come")
    refused(aurum("journal", "--private"), 1, "Say what to write down")


def planned(aurum: Run) -> None:
    """A day is planned, and one way of it accepted and taken back; a project says why nothing can be foretold yet."""
    shown = well(aurum("plan", "tomorrow", "--from", "9", "--to", "12"))
    assert "09:00–12:00, 3 h free" in shown
    assert "09:00–09:30 about  t1 buy shoes: due" in shown.lower()
    assert shown.endswith("Take it with --accept impact.\n")
    refused(
        aurum("plan", "tomorrow", "--accept", "ease"), 1, "There is no way called “ease”.* There is: impact"
    )
    refused(aurum("plan", "yesterday"), 1, "is past. Plan today")
    assert well(aurum("plan", "tomorrow", "--accept", "impact")) == (
        "✓ 09:00–09:30 T1 Buy shoes\naurum undo takes it back.\n"
    )
    assert well(aurum("undo")).startswith("Undone: aurum plan --accept\n")
    well(aurum("chat", "-m", "add a project: Launch"))
    assert "Nothing is left to do in it" in well(aurum("forecast", "Launch"))
    refused(aurum("forecast", "P9"), 1, "no project called “P9”")


def tuned(aurum: Run) -> None:
    """Weights are one's own, rules everybody's; a rule keeps what was changed, and why."""
    assert "0.50  Task Deadline Urgency (0.80 by itself)" in well(aurum("weights", "deadlines", "0.5"))
    assert well(aurum("weights", "energy", "0.1", "--preview")) == "Nothing would move.\n"
    listed = json.loads(well(aurum("weights", "--reset", "--json")))
    assert [each["own"] for each in listed] == [None] * len(listed)
    assert "Today: $0.00 of $0.50, 0 of 500 calls" in well(aurum("spending", AURUM_LIMIT_MONEY_DAY="0.5"))
    assert json.loads(well(aurum("spending", "--json")))["month"]["limit"]["micros"] == 50_000_000
    refused(aurum("weights", "luck"), 1, "There are: .*deadlines")
    changed = well(
        aurum(
            "rules", "SKILL_DEVELOPMENT_001", "--weight", "0.3", "--set", "adds=0.2", "--why", "Less school"
        )
    )
    assert "0.30  SKILL_DEVELOPMENT_001 Skill Development Priority version 2" in changed
    assert "adds = 0.2" in changed
    assert "Less school (weight 0.4 → 0.3; parameters" in changed
    refused(aurum("rules", "SKILL_DEVELOPMENT_001", "--set", "luck=1"), 1, "no parameter of that rule")
    refused(aurum("rules", "--weight", "0.3"), 1, "Say which rule")


def behind(aurum: Run) -> None:
    """What no worker has done yet is told by what it is for."""
    assert re.search(r"Thinking over what comes first: waits until \d{4}-", well(aurum("jobs")))
    listed = json.loads(well(aurum("jobs", "--json")))
    assert {each["state"] for each in listed} == {"waiting"}
    refused(aurum("jobs", "--discard", listed[0]["id"]), 1, "still to be done")
    refused(aurum("jobs", "--retry", "none"), 1, "no such job")
    assert well(aurum("jobs", "--failed")) == "Nothing of that kind is there.\n"
    assert json.loads(well(aurum("jobs", "--retry", "all", "--json"))) == []


def test_the_options_are_known_before_anything_heavy_is_loaded() -> None:
    code = (
        "import sys, api.cli; api.cli.parser(); "
        "print([m for m in ('numpy', 'pydantic', 'psycopg', 'langchain_core', 'langgraph') if m in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "[]"


def test_help_names_every_command(aurum: Run) -> None:
    said = well(aurum("--help"))
    for name, what in COMMANDS.items():
        assert name in said
        assert what in " ".join(said.split())


@pytest.mark.parametrize("arguments", [[], ["dance"], ["chat", "--loud"], ["today", "--limit", "many"]])
def test_what_is_not_understood_is_said_with_the_usage(aurum: Run, arguments: list[str]) -> None:
    refused(aurum(*arguments), 2, "usage: aurum")


@pytest.mark.parametrize(
    ("arguments", "settings", "words"),
    [
        (["today"], {"AURUM_PORT": "eight"}, "AURUM_PORT must be a whole number"),
        (["chat", "-m", "hello"], {"AURUM_DATA": "/dev/null/x"}, "Aurum can't start: .*AURUM_DATA"),
        (
            ["migrate"],
            {"DATABASE_URL": "postgresql:///x?host=/nowhere", "REDIS_URL": "redis://x"},
            "DATABASE_URL",
        ),
        (["migrate"], {"DATABASE_URL": "nonsense", "REDIS_URL": "redis://x"}, "DATABASE_URL"),
        (["token"], {"REDIS_URL": "nonsense"}, "REDIS_URL must look like"),
        (["chat", "--thread", "work", "-m", "hello"], {}, "named `life` or by a UUID"),
        (["chat", "-m", "  "], {}, "The message is empty"),
        (["today", "--limit", "0"], {}, "limit"),
    ],
)
def test_what_can_not_be_done_is_said_in_a_sentence(
    aurum: Run, arguments: list[str], settings: dict[str, str], words: str
) -> None:
    refused(aurum(*arguments, **settings), 1, words)
