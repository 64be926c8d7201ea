"""`aurum remember` and `aurum recall`: texts of a file, whatever program wrote it, all of them or none."""

import io
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from agent.meaning import Local
from api import cli
from api.commands.remember import texts
from tests.conftest import TEMPLATE, Place
from tests.reading import Hashing
from tools.notes import dated

Json = dict[str, Any]


@dataclass
class Ended:
    """What a command printed, what it said beside that, and its exit code."""

    out: str
    said: str
    code: int


Run = Callable[..., Ended]


@pytest.fixture
def home(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A database of its own with nobody in it, as the settings name it; its owner's URL."""
    name = f"home_{uuid4().hex}"
    control = make_conninfo(place.owner_url, dbname="postgres")
    with psycopg.connect(control, autocommit=True) as connection:
        connection.execute(f"create database {name} template {TEMPLATE}".encode())
    url = make_conninfo(place.owner_url, dbname=name)
    given = {
        "AURUM_DATA": str(tmp_path / "data"), "DATABASE_URL": url, "REDIS_URL": place.redis_url,
        "AURUM_APP_DATABASE_URL": make_conninfo(place.app_url, dbname=name),
    }  # fmt: skip
    for variable, value in given.items():
        monkeypatch.setenv(variable, value)
    monkeypatch.chdir(tmp_path)
    yield url
    with psycopg.connect(control, autocommit=True) as connection:
        connection.execute(f"drop database {name} with (force)".encode())


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Hashing:
    """Who reads texts."""
    found = Hashing()
    reader: Local = found
    monkeypatch.setattr("agent.meaning.loaded", lambda: reader)
    return found


@pytest.fixture
def aurum(
    home: str, model: Hashing, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Runs a command as the console script does."""

    def run(*arguments: str, words: str = "") -> Ended:
        monkeypatch.setattr(sys, "argv", ["aurum", *arguments])
        monkeypatch.setattr(sys, "stdin", io.StringIO(words))
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capsys.readouterr()
        return Ended(said.out, said.err, int(ended.value.code or 0))

    return run


@pytest.fixture
def rows(home: str) -> Callable[[str], list[Any]]:
    """Reads past the wall."""

    def read(query: str) -> list[Any]:
        with psycopg.connect(home, options="-c timezone=UTC") as connection:
            return [row if len(row) > 1 else row[0] for row in connection.execute(query.encode()).fetchall()]

    return read


Rows = Callable[[str], list[Any]]


def file(*lines: Json | str, name: str = "diary.jsonl") -> str:
    """A file with a text a line."""
    text = "".join(
        (line if isinstance(line, str) else json.dumps(line, ensure_ascii=False)) + "\n" for line in lines
    )
    Path(name).write_text(text, encoding="utf-8")
    return name


def test_what_one_says_of_oneself_is_remembered(aurum: Run) -> None:
    assert aurum("remember", "I", "am", "allergic", "to", "walnuts").out == "✓ M1 I am allergic to walnuts\n"
    (hit,) = json.loads(aurum("recall", "walnuts", "--json").out)["hits"]
    assert (hit["kind"], hit["ref"]) == ("memory", "M1")


def test_the_texts_of_a_file_are_kept_read_and_recalled(aurum: Run, model: Hashing) -> None:
    name = file(
        {"text": "We got a puppy", "at": "2026-03-05", "who": "Mara", "session": "s1", "id": "1"},
        {"text": "The bill is paid", "at": "2026-03-06T10:00"},
    )
    done = aurum("remember", "--jsonl", name)
    assert (done.code, done.out) == (
        0, "2 texts kept, 0 were there already. `aurum undo` takes them back.\n",
    )  # fmt: skip
    assert done.said.splitlines() == ["kept 2 of 2", "read 2 of 2"]
    assert sorted(model.read) == ["Mara: We got a puppy", "The bill is paid"]
    found = json.loads(aurum("recall", "hound", "--json", "--k", "1").out)
    assert (found["by"], found["note"]) == ("words and meaning", None)
    (hit,) = found["hits"]
    assert {name: hit[name] for name in ("kind", "text", "who", "source", "title", "outside")} == {
        "kind": "note", "text": "We got a puppy", "who": "Mara", "source": "diary.jsonl", "title": "s1",
        "outside": True,
    }  # fmt: skip
    shown = aurum("recall", "hound", "--k", "1").out
    assert "Note · s1 · Mara · 2026-03-05 · diary.jsonl\n      We got a puppy\n" in shown


def test_recall_is_narrowed_by_kind_and_days(aurum: Run) -> None:
    aurum(
        "remember",
        "--jsonl",
        file({"text": "Tea", "at": "2026-03-05"}, {"text": "More tea", "at": "2026-03-07"}),
    )
    aurum("remember", "I like tea")

    def found(*options: str) -> set[str]:
        return {
            each["text"] for each in json.loads(aurum("recall", "tea time", "--json", *options).out)["hits"]
        }

    assert found("--kind", "note") == {"Tea", "More tea"}
    assert found("--kind", "note", "--kind", "memory") == {"Tea", "More tea", "I like tea"}
    assert found("--since", "2026-03-05", "--until", "2026-03-05") == {"Tea"}
    assert aurum("recall", "walrus").out == "Nothing like that was said or written.\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["recall", " "], ["recall", "tea", "--k", "0"], ["recall", "tea", "--kind", "dream"],
        ["recall", "tea", "--since", "soon"], ["recall", "tea", "--since", "2026-03-02", "--until", "2026-03-01"],
    ],
)  # fmt: skip
def test_what_can_not_be_asked_is_said_in_a_sentence(aurum: Run, arguments: list[str]) -> None:
    done = aurum(*arguments)
    assert (done.code, done.out) == (1, "")
    assert done.said
    assert "Traceback" not in done.said


@pytest.mark.parametrize(
    ("given", "at"),
    [
        ("2026-03-05T10:00:00Z", "2026-03-05 10:00:00+00"),
        ("2026-03-05T10:00:00.500+02:00", "2026-03-05 08:00:00.500+00"),
        ("2026-03-05 10:00", "2026-03-05 10:00:00+00"),
        ("2026-03-05", "2026-03-05 12:00:00+00"),
        ("20260305", "2026-03-05 12:00:00+00"),
        ("1:56 pm on 8 May, 2023", "2023-05-08 13:56:00+00"),
        ("8 May 2023", "2023-05-08 12:00:00+00"),
        ("Fri, 13 Mar 2026 12:00:00 +0100", "2026-03-13 11:00:00+00"),
        ("29 Feb 2024", "2024-02-29 12:00:00+00"),
        (1_700_000_000, "2023-11-14 22:13:20+00"),
        (1_700_000_000.5, "2023-11-14 22:13:20.500+00"),
        (1_700_000_000_000, "2023-11-14 22:13:20+00"),
        ("1700000000.000100", "2023-11-14 22:13:20.000100+00"),
    ],
)
def test_a_date_is_read_as_programs_and_people_write_it(given: str | float, at: str) -> None:
    line = json.dumps({"text": "x", "at": given})
    (note,) = dated(list(texts([(1, line)])), "UTC", datetime.now(UTC))
    assert note.at == datetime.fromisoformat(at)


def test_the_parts_of_a_text_have_many_names(aurum: Run, rows: Rows) -> None:
    aurum(
        "remember", "--source", "chats", "--jsonl",
        file(
            {"content": "a", "timestamp": "2026-03-05", "role": "user", "thread": "t", "message_id": 7},
            {"message": "b", "date": "2026-03-05", "speaker": "Mara", "conversation": 3, "external_id": "x"},
            {"body": "c", "created_at": "2026-03-05", "author": "Bo", "session_id": "s", "id": "y", "likes": 3},
        ),
    )  # fmt: skip
    assert rows("select text, who, session, external_id, source from notes order by text") == [
        ("a", "user", "t", "7", "chats"), ("b", "Mara", "3", "x", "chats"), ("c", "Bo", "s", "y", "chats"),
    ]  # fmt: skip


BAD: list[tuple[Json | str, str]] = [
    ("no json", "is not JSON"),
    ("[1]", "is no JSON object with a text"),
    ('"text"', "is no JSON object with a text"),
    ("null", "is no JSON object with a text"),
    ("{}", "text"),
    ({"text": "  "}, "text"),
    ({"text": 5}, "text"),
    ({"text": "x" * 20_001}, "text"),
    ({"text": "nul \0"}, "can't be stored"),
    ('{"text": "half \\ud800"}', "text"),
    ({"text": "x", "at": "soon"}, "is no time"),
    ({"text": "x", "at": "2026-02-30"}, "is no time"),
    ({"text": "x", "at": True}, "is no time"),
    ({"text": "x", "at": [2026]}, "is no time"),
    ({"text": "x", "at": 1e300}, "is no time"),
    ('{"text": "x", "at": NaN}', "is no time"),
    ({"text": "x", "at": "8 May"}, "lacks its day, month or year"),
    ({"text": "x", "at": "12:30"}, "lacks its day, month or year"),
    ({"text": "x", "who": "x" * 101}, "who"),
]


def test_one_line_that_can_not_be_read_is_named_and_nothing_is_kept(aurum: Run, rows: Rows) -> None:
    for bad, words in BAD:
        done = aurum("remember", "--jsonl", file({"text": "fine"}, "", bad, {"text": "fine too"}))
        assert (done.code, done.out) == (1, ""), bad
        assert "Line 3" in done.said
        assert words in done.said
        assert "Nothing was kept." in done.said
    assert rows("select text from notes") == []
    assert rows("select state from jobs where name = 'embed'") == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["remember"], "Say what to remember"),
        (["remember", "x", "--jsonl", "diary.jsonl"], "Say what to remember"),
        (["remember", "--jsonl", "nowhere.jsonl"], "can't be read: No such file"),
        (["remember", "--jsonl", "."], "can't be read: Is a directory"),
        (["remember", "--jsonl", "latin.jsonl"], "it is not UTF-8"),
        (["remember", "--jsonl", "empty.jsonl"], "There is no text in that file"),
    ],
)
def test_a_file_that_is_none_is_said_in_a_sentence(aurum: Run, arguments: list[str], words: str) -> None:
    Path("latin.jsonl").write_bytes('{"text": "schön"}'.encode("latin-1"))
    Path("empty.jsonl").write_text(" \n\n")
    done = aurum(*arguments)
    assert (done.code, done.out) == (1, "")
    assert words in done.said


def test_the_same_file_again_adds_nothing_and_a_longer_one_what_is_new(aurum: Run, rows: Rows) -> None:
    lines: list[Json] = [
        {"text": "Ok", "who": "Bo"}, {"text": "Ok", "who": "Bo"}, {"text": "Ok", "at": "2026-03-05"},
        {"text": "x", "id": 7},
    ]  # fmt: skip
    assert aurum("remember", "--jsonl", file(*lines)).out.startswith("4 texts kept, 0 were")
    assert aurum("remember", "--jsonl", file(*lines)).out.startswith("0 texts kept, 4 were")
    assert aurum("remember", "--jsonl", file(*lines, {"text": "New"})).out.startswith("1 texts kept, 4 were")
    assert rows("select text from notes order by place") == ["Ok", "Ok", "Ok", "x", "New"]
    assert aurum("remember", "--source", "elsewhere", "--jsonl", file(*lines)).out.startswith(
        "4 texts kept, 0"
    )


def test_undo_takes_the_whole_file_back(aurum: Run, rows: Rows) -> None:
    aurum("remember", "--jsonl", file({"text": "Before"}, name="first.jsonl"))
    aurum("remember", "--jsonl", file(*({"text": f"Line {each}"} for each in range(1200))))
    assert rows("select count(*) from notes") == [1201]
    assert aurum("undo").out.startswith("Undone: Kept 1,200 texts\n")
    assert rows("select text from notes") == ["Before"]
    assert rows("select text from passages") == ["Before"]
    assert rows("select count(*) from meanings") == [1]
    assert aurum("undo", "--redo").out.startswith("Redone: Kept 1,200 texts\n")
    assert rows("select count(*) from notes") == [1201]


def test_texts_are_others_words_where_nobody_says_that_all_are_mine(aurum: Run, rows: Rows) -> None:
    aurum("remember", "--jsonl", file({"text": "From a chat"}))
    aurum("remember", "--mine", "--jsonl", file({"text": "My diary"}, name="mine.jsonl"))
    assert rows(
        "select n.text from notes n join outside o on o.row_id = n.id::text and o.noun = 'notes'"
    ) == ["From a chat"]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_file_of_any_system_is_read_and_so_is_the_input(aurum: Run, rows: Rows, mark: str) -> None:
    text = mark + '{"text": "schön 🙂", "id": 1}\r\n\r\n{"text": "zwei", "id": 2}'
    Path("windows.jsonl").write_bytes(text.encode())
    assert aurum("remember", "--jsonl", "windows.jsonl").out.startswith("2 texts kept")
    assert aurum("remember", "--jsonl", "-", words=text).out.startswith("2 texts kept"), (
        "the input is no file"
    )
    assert aurum("remember", "--jsonl", "-", "--source", "windows.jsonl", words=text).out.startswith(
        "0 texts kept"
    )
    assert rows("select text from notes where source = '' order by place") == ["schön 🙂", "zwei"]


def test_lines_are_kept_in_their_order_and_what_follows_soon_belongs_together(aurum: Run, rows: Rows) -> None:
    said = [{"text": f"{each}", "at": f"2026-03-05T10:{each:02}"} for each in range(5)]
    aurum("remember", "--jsonl", file(*said, {"text": "later", "at": "2026-03-06T10:00"}))
    assert rows("select text from notes order by place") == ["0", "1", "2", "3", "4", "later"]
    assert rows("select count(distinct session) from notes") == [2]
    assert rows("select count(distinct stream) from passages") == [2]


def test_two_thousand_lines_are_kept_by_few_statements_and_all_are_read(
    aurum: Run, rows: Rows, model: Hashing, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []
    execute = psycopg.AsyncConnection.execute

    async def counting(self: Any, query: Any, *rest: Any, **more: Any) -> Any:
        sent.append(str(query))
        return await execute(self, query, *rest, **more)

    monkeypatch.setattr(psycopg.AsyncConnection, "execute", counting)
    done = aurum(
        "remember",
        "--jsonl",
        file(*({"text": f"gull {each}", "session": f"{each // 9}"} for each in range(2000))),
    )
    assert done.out.startswith("2,000 texts kept")
    assert done.said.splitlines()[-1] == "read 2,000 of 2,000"
    assert len([each for each in sent if "insert into notes" in each]) == 4
    assert len([each for each in sent if "insert into meanings" in each]) == 32
    assert rows("select count(*) from meanings") == [2000]
    assert len(model.read) == 2000


def test_where_no_model_can_be_loaded_the_texts_are_kept_all_the_same(
    aurum: Run, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("agent.meaning.loaded", lambda: None)
    assert aurum("remember", "--jsonl", file({"text": "We got a puppy"})).code == 0
    found = json.loads(aurum("recall", "puppy", "--json").out)
    assert ([each["text"] for each in found["hits"]], found["by"]) == (["We got a puppy"], "words")
