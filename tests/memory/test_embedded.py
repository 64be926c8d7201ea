"""Postgres and Valkey of our own: they start, stop, and mend what a crash left behind."""

import json
import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import psycopg
import pytest
import redis

from memory.embedded import Embedded, attach, hold
from memory.errors import SetupError
from memory.folder import Account, let_pass

ROOT = Path(__file__).parents[2]
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")

Make = Callable[..., Embedded]


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder beside pytest's own: that one is closed to all others anew by every pytest that starts."""
    folder = Path(tempfile.mkdtemp(prefix="aurum-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    """Embedded servers of a folder, stopped after the test whatever happened."""
    made: list[Embedded] = []

    def embedded(data: Path = tmp_path / "data", *, durable: bool = False) -> Embedded:
        made.append(Embedded(data, durable=durable))
        return made[-1]

    yield embedded
    for servers in made:
        servers.stop()


def ask(servers: Embedded, question: str) -> str:
    with psycopg.connect(servers.owner_url) as connection:
        row = connection.execute(question).fetchone()  # type: ignore[call-overload]
    return str(row[0]) if row else ""


def write(servers: Embedded) -> None:
    with psycopg.connect(servers.owner_url) as connection:
        connection.execute("create table kept (word text)")
        connection.execute("insert into kept values ('gold')")


def pids(servers: Embedded) -> tuple[int, int]:
    found = servers._postgres.pid(), servers._valkey.pid()
    assert all(found)
    return found  # type: ignore[return-value]


def gone(*numbers: int) -> bool:
    give_up = time.monotonic() + 10
    while time.monotonic() < give_up:
        if not any(
            psutil.pid_exists(number) and psutil.Process(number).status() != "zombie" for number in numbers
        ):
            return True
        time.sleep(0.02)
    return False


def as_nobody(work: Callable[[], object]) -> dict[str, object]:
    """What the work answers or refuses when an ordinary user does it."""
    ours, theirs = os.pipe()
    if (child := os.fork()) == 0:
        nobody = pwd.getpwnam("nobody")
        os.setgroups([])
        os.setgid(nobody.pw_gid)
        os.setuid(nobody.pw_uid)
        try:
            answer = {"answer": work()}
        except SetupError as error:
            answer = {"refused": error.detail}
        except BaseException as error:
            answer = {"raised": repr(error)}
        os.write(theirs, json.dumps(answer).encode())
        os._exit(0)
    os.close(theirs)
    with os.fdopen(ours) as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    return dict(json.loads(said))


def start_and_be_killed(data: Path, when: str) -> int:
    """Start servers in a process that is killed with -9 `when` an expression comes true."""
    script = f"""
import os, threading, time
from pathlib import Path
from memory.embedded import Embedded, hold
data = Path({str(data)!r})
def watch():
    while not ({when}):
        time.sleep(0.001)
    os.kill(os.getpid(), 9)
threading.Thread(target=watch).start()
with hold(data):
    Embedded(data, durable=False).start()
    (data / "started").touch()
    time.sleep(60)
"""
    return subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False, timeout=60).returncode


def test_they_start_answer_and_stop(make: Make, tmp_path: Path) -> None:
    servers = make()
    began = time.monotonic()
    servers.start()
    assert time.monotonic() - began < 20
    with psycopg.connect(servers.owner_url) as connection:
        connection.execute("create extension vector")
    assert ask(servers, "select '[1,2]'::vector <-> '[1,3]'") == "1.0"
    assert ask(servers, "show timezone") == "UTC"
    assert ask(servers, "select lower('ÄÖ')") == "äö"
    assert redis.Redis.from_url(servers.redis_url).set("word", "gold")
    assert servers.lost() == ""
    numbers = pids(servers)
    for number in numbers:
        assert os.getsid(number) == number, "Ctrl-C in the terminal must not reach it"
        assert not psutil.Process(number).net_connections("inet"), "it listens on the network"
    servers.stop()
    assert gone(*numbers)
    assert attach(tmp_path / "data") is None
    servers.stop()


def test_what_was_kept_is_there_at_the_next_start(make: Make) -> None:
    servers = make()
    servers.start()
    write(servers)
    redis.Redis.from_url(servers.redis_url).set("word", "gold")
    servers.stop()
    servers = make()
    began = time.monotonic()
    servers.start()
    assert time.monotonic() - began < 10
    assert ask(servers, "select word from kept") == "gold"
    assert redis.Redis.from_url(servers.redis_url).get("word") == b"gold"


def test_nobody_else_may_look_into_the_folders(make: Make, tmp_path: Path) -> None:
    outer = tmp_path / "private"
    outer.mkdir(mode=0o700)
    servers = make(outer / "data")
    servers.start()
    data = servers.data
    for private in (data / "postgres", data / "valkey", data / "log", servers._postgres.sockets):
        assert stat.S_IMODE(private.stat().st_mode) == 0o700, private
    for passed in (outer, data):
        assert stat.S_IMODE(passed.stat().st_mode) & 0o066 == 0, passed
    if os.geteuid() == 0:
        assert (data / "postgres").stat().st_uid != 0
        assert psutil.Process(pids(servers)[0]).uids().effective == (data / "postgres").stat().st_uid


def test_servers_that_are_killed_are_noticed_and_brought_back(make: Make) -> None:
    servers = make(durable=True)
    servers.start()
    write(servers)
    before = pids(servers)
    for number in before:
        os.kill(number, signal.SIGKILL)
    assert gone(*before)
    give_up = time.monotonic() + 5
    while servers.lost() != "Valkey and Postgres" and time.monotonic() < give_up:
        time.sleep(0.02)
    assert servers.lost() == "Valkey and Postgres"
    servers.start()
    assert servers.lost() == ""
    assert ask(servers, "select word from kept") == "gold"
    assert redis.Redis.from_url(servers.redis_url).ping()


def test_orphans_of_a_killed_process_are_adopted_and_stopped(make: Make, tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert start_and_be_killed(data, "(data / 'started').exists()") == -signal.SIGKILL
    beside = attach(data)
    assert beside is not None
    orphans = pids(beside)
    servers = make()
    with hold(data):
        servers.start()
        assert pids(servers) == orphans
        assert ask(servers, "select 1") == "1"
        servers.stop()
    assert gone(*orphans)


@pytest.mark.parametrize(
    "moment", ["postgres.new/base/1", "postgres/PG_VERSION", "run/.s.PGSQL.5432", "postgres/postmaster.pid"]
)
def test_a_start_that_was_killed_half_way_is_done_again(make: Make, tmp_path: Path, moment: str) -> None:
    data = tmp_path / "data"
    assert start_and_be_killed(data, f"(data / {moment!r}).exists()") == -signal.SIGKILL
    servers = make()
    with hold(data):
        servers.start()
        assert ask(servers, "select 1") == "1"
        assert redis.Redis.from_url(servers.redis_url).ping()
        servers.stop()


def test_stale_files_of_another_life_do_not_matter(make: Make) -> None:
    servers = make()
    servers.start()
    servers.stop()
    data = servers.data
    owner = (data / "postgres").stat()
    other = subprocess.Popen(["sleep", "60"], user=owner.st_uid if os.geteuid() == 0 else None)
    try:
        lines = [other.pid, data / "postgres", 0, 5432, servers._postgres.sockets, "", "1 1", "ready"]
        stale = "".join(f"{line}\n" for line in lines)
        for left in (data / "postgres" / "postmaster.pid", servers._postgres.sockets / ".s.PGSQL.5432.lock"):
            left.write_text(stale)
            os.chown(left, owner.st_uid, owner.st_gid)
        (data / "valkey" / "valkey.pid").write_text(str(other.pid))
        (data / "valkey" / "temp-1.rdb").write_text("half")
        servers = make()
        servers.start()
        assert other.pid not in pids(servers)
        servers.stop()
        assert other.poll() is None, "it ended a process that is not its own"
    finally:
        other.kill()
        other.wait()


def test_a_snapshot_that_can_not_be_read_is_set_aside(make: Make) -> None:
    servers = make()
    servers.start()
    servers.stop()
    (servers.data / "valkey" / "dump.rdb").write_bytes(b"VALKEY080 and then something else entirely")
    servers.start()
    assert redis.Redis.from_url(servers.redis_url).ping()
    assert (servers.data / "valkey" / "dump.broken").exists()


def test_a_server_that_can_not_start_says_why_and_the_other_is_stopped(make: Make) -> None:
    servers = make()
    servers.start()
    servers.stop()
    with (servers.data / "postgres" / "postgresql.conf").open("a") as settings:
        settings.write("no_such_setting = 1\n")
    with pytest.raises(SetupError, match=r"(?s)Postgres stopped while starting: .*FATAL.*postgres.log"):
        servers.start()
    assert not servers._valkey.lives()


def test_a_database_of_another_postgres_is_refused(make: Make) -> None:
    servers = make()
    servers.start()
    servers.stop()
    (servers.data / "postgres" / "PG_VERSION").write_text("15\n")
    with pytest.raises(SetupError, match="was made by Postgres 15"):
        servers.start()


@pytest.mark.parametrize("name", ["x" * 120, 'with, comma and "quote"', "with space %41"])
def test_any_path_will_do(make: Make, tmp_path: Path, name: str) -> None:
    servers = make(tmp_path / name)
    servers.start()
    assert ask(servers, "select 1") == "1"
    assert redis.Redis.from_url(servers.redis_url).ping()
    assert len(os.fsencode(servers._valkey.socket)) <= 100
    assert stat.S_IMODE(servers._valkey.sockets.stat().st_mode) == 0o700
    servers.stop()
    assert servers._valkey.sockets.parent == servers.data or not servers._valkey.sockets.exists()


def test_a_socket_folder_of_somebody_else_is_not_trusted(make: Make, tmp_path: Path) -> None:
    servers = make(tmp_path / ("x" * 120))
    servers._postgres.sockets.symlink_to(tmp_path)
    try:
        with pytest.raises(SetupError, match="belongs to somebody else"):
            servers.start()
    finally:
        servers._postgres.sockets.unlink()


def test_a_folder_has_one_holder(tmp_path: Path) -> None:
    with (
        hold(tmp_path / "data") as data,
        pytest.raises(SetupError, match=rf"{data} \(process {os.getpid()}\).*AURUM_DATA"),
        hold(tmp_path / "data"),
    ):
        pass
    with hold(tmp_path / "data"):
        pass


def test_attaching_changes_nothing(make: Make, tmp_path: Path) -> None:
    assert attach(tmp_path / "data") is None
    assert not (tmp_path / "data").exists()
    servers = make()
    servers.start()
    beside = attach(tmp_path / "data")
    assert beside is not None
    assert (beside.owner_url, beside.redis_url) == (servers.owner_url, servers.redis_url)
    beside.stop()
    assert ask(servers, "select 1") == "1"


def test_a_file_in_the_folders_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    with pytest.raises(SetupError, match=r"data is not a folder.*AURUM_DATA"), hold(tmp_path / "data"):
        pass


@as_root
def test_a_folder_that_can_not_be_written_is_named(tmp_path: Path) -> None:
    nobody = pwd.getpwnam("nobody")
    let_pass(tmp_path, Account(nobody.pw_uid, nobody.pw_gid))
    tmp_path.chmod(0o755)

    def try_it() -> None:
        with hold(tmp_path / "data"):
            pass

    refusal = str(as_nobody(try_it).get("refused"))
    assert str(tmp_path / "data") in refusal
    assert "can't be written" in refusal
    assert "AURUM_DATA" in refusal


@as_root
def test_an_ordinary_user_runs_them_as_themselves(make: Make, tmp_path: Path) -> None:
    make().start()  # lets others reach the programs too
    nobody = pwd.getpwnam("nobody")
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    os.chown(theirs, nobody.pw_uid, nobody.pw_gid)
    let_pass(theirs, Account(nobody.pw_uid, nobody.pw_gid))

    def try_it() -> list[str]:
        with hold(theirs / "data") as data, Embedded(data, durable=False) as servers:
            owners = {psutil.Process(number).username() for number in pids(servers)}
            return [ask(servers, "select current_user"), *owners]

    assert as_nobody(try_it) == {"answer": ["aurum", "nobody"]}
    assert stat.S_IMODE((theirs / "data").stat().st_mode) == 0o700
