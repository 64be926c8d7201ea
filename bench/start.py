"""How long `make run` takes to a healthy answer on an installed clone, in seconds.

Once with a new data folder (the database is made) and then with one that is there, several times each.
"""

import os
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from statistics import median
from urllib.request import urlopen

ROUNDS = 5
PATIENCE = 60.0
ROOT = Path(__file__).parent.parent


def main() -> None:
    fresh: list[float] = []
    again: list[float] = []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            fresh.append(start(Path(folder)))
            again.append(start(Path(folder)))
    print(f"make run to a healthy answer, {ROUNDS} times each, in seconds")
    for name, times in (("new data", fresh), ("old data", again)):
        print(f"{name:10} median {median(times):4.2f}   from {min(times):4.2f} to {max(times):4.2f}")


def start(folder: Path) -> float:
    """Run it until it answers, then stop it as Ctrl-C does."""
    port = free_port()
    environment = {**os.environ, "AURUM_DATA": str(folder / "data"), "AURUM_PORT": str(port)}
    began = time.perf_counter()
    process = subprocess.Popen(
        ["make", "run"], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, start_new_session=True
    )
    try:
        while not healthy(port):
            if process.poll() is not None or time.perf_counter() - began > PATIENCE:
                raise SystemExit("`make run` did not come up; run it by hand to see why")
            time.sleep(0.02)
        return time.perf_counter() - began
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGINT)
        process.wait(30)


def healthy(port: int) -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{port}/api/health", timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
