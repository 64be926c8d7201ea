"""The data folder: that it can be used, that one Aurum uses it, and who may walk through it.

Postgres refuses to run as root. When Aurum runs as root, its servers therefore run as an
unprivileged account, which must be able to reach its own folders: every folder above them gets
the right to pass through (o+x), never the right to look around (o+r).
"""

import contextlib
import errno
import fcntl
import os
import pwd
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from memory.errors import SetupError

SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
FALLBACK_ACCOUNTS = ("postgres", "_postgres", "nobody")


@dataclass(frozen=True, slots=True)
class Account:
    """The system user that the servers run as when Aurum itself is root."""

    uid: int
    gid: int


@contextlib.contextmanager
def hold(data: Path) -> Iterator[Path]:
    """Make the data folder and keep it for this process alone; yields its real path.

    Raises SetupError when the folder can't be used or another process holds it.
    """
    data = prepare(data)
    with _explained(data):
        lock = os.open(data / "aurum.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(lock, 20, 0).decode(errors="replace").strip() or "unknown"
            raise SetupError(
                f"Aurum already runs on {data} (process {holder}). "
                "Stop it, or set AURUM_DATA to another folder."
            ) from None
        with _explained(data):
            os.ftruncate(lock, 0)
            os.pwrite(lock, f"{os.getpid()}\n".encode(), 0)
        yield data
    finally:
        os.close(lock)


def prepare(data: Path) -> Path:
    """Make the data folder, readable by nobody else, and answer its real path."""
    data = data.expanduser().absolute()
    with _explained(data):
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        data = data.resolve()
        (data / "log").mkdir(mode=0o700, exist_ok=True)
    return data


@contextlib.contextmanager
def _explained(data: Path) -> Iterator[None]:
    """Say an operating system's refusal as a sentence."""
    try:
        yield
    except OSError as error:
        raise SetupError(_sentence(data, error)) from error


def _sentence(data: Path, error: OSError) -> str:
    other = "or set AURUM_DATA to another folder."
    if error.errno in (errno.EEXIST, errno.ENOTDIR):
        return f"The data folder {data} is not a folder: move what is in its place, {other}"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"There is no space left for the data folder {data}: free some, {other}"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"The data folder {data} can't be written: change its permissions, {other}"
    return f"The data folder {data} can't be used ({error.strerror}): mend it, {other}"


def server_account(data: Path) -> Account | None:
    """Whom the servers run as: None means ourselves. A folder that was somebody's stays theirs."""
    if os.geteuid() != 0:
        return None
    for place in (data / "postgres", data):
        owner = place.stat() if place.exists() else None
        if owner and owner.st_uid != 0:
            return Account(owner.st_uid, owner.st_gid)
    return _named("aurum") or _made("aurum") or _any_fallback()


def _named(name: str) -> Account | None:
    with contextlib.suppress(KeyError):
        entry = pwd.getpwnam(name)
        return Account(entry.pw_uid, entry.pw_gid) if entry.pw_uid != 0 else None
    return None


def _made(name: str) -> Account | None:
    """Add a system user without home, password or shell, where the system knows how."""
    command = shutil.which("useradd", path=SYSTEM_PATH)
    if command is None:
        return None
    subprocess.run(
        [
            command,
            "--system",
            "--user-group",
            "--no-create-home",
            "--home-dir",
            "/",
            "--shell",
            "/bin/false",
            name,
        ],
        capture_output=True,
        check=False,
        timeout=30,
    )
    for _ in range(50):  # somebody else may be adding it at this moment
        if (account := _named(name)) is not None:
            return account
        time.sleep(0.02)
    return None


def _any_fallback() -> Account:
    for name in FALLBACK_ACCOUNTS:
        if (account := _named(name)) is not None:
            return account
    raise SetupError(
        "Postgres refuses to run as root, and there is no other system user to run it as: "
        "run `useradd --system aurum`, or start Aurum as an ordinary user."
    )


def give(folder: Path, account: Account | None) -> Path:
    """Make `folder` with mode 0700 and, as root, give it to the account and let it pass on the way there."""
    with _explained(folder.parent):
        folder.mkdir(mode=0o700, exist_ok=True)
        if account is not None:
            if folder.stat().st_uid != account.uid:
                os.chown(folder, account.uid, account.gid, follow_symlinks=False)
            let_pass(folder, account)
    return folder


def let_pass(place: Path, account: Account) -> None:
    """Give the account the right to traverse every folder above `place`, and no other right."""
    for folder in place.resolve().parents:
        state = folder.stat()
        ours, shared = state.st_uid == account.uid, state.st_gid == account.gid
        needed = 0o100 if ours else 0o010 if shared else 0o001
        if not state.st_mode & needed:
            with _explained(folder):
                folder.chmod(state.st_mode & 0o7777 | needed)


def let_run(binary: Path, package: Path, account: Account) -> None:
    """Let the account run a program of an installed package, also one installed under a strict umask."""
    for place in {binary, binary.resolve()}:
        let_pass(place, account)
    if binary.stat().st_mode & 0o005 == 0o005:
        return
    for place in (package, *package.rglob("*")):
        mode = place.stat().st_mode & 0o7777
        place.chmod(mode | 0o004 | (0o001 if mode & 0o100 else 0))
