"""How long from `make run` to a healthy answer, on an installed clone.

Each run is the command a person types, on a data folder and a port of its own; the first start on a
new folder makes the database, the later ones find it. Prints seconds.

    make bench-start              five later starts
    make bench-start ARGS=20      twenty
"""

import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parent.parent
PATIENCE = 120.0


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    data = tempfile.mkdtemp(prefix="aurum-bench-")
    try:
        first = start(data)
        later = [start(data) for _ in range(runs)]
    finally:
        shutil.rmtree(data, ignore_errors=True)
    print(f"make run to a healthy answer, on {os.cpu_count()} cores")
    print(f"  first start (makes the database)  {first:6.2f} s")
    print(f"  later starts, median of {runs:<3}       {statistics.median(later):6.2f} s")
    print(f"  later starts, slowest             {max(later):6.2f} s  (target 6 s)")


def start(data: str) -> float:
    """One start and stop; seconds until /api/health answered 200."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    began = time.monotonic()
    process = subprocess.Popen(
        ["make", "run"],
        cwd=ROOT,
        env={**os.environ, "AURUM_DATA": data, "AURUM_PORT": str(port)},
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        while not healthy(f"http://127.0.0.1:{port}/api/health"):
            if process.poll() is not None or time.monotonic() - began > PATIENCE:
                sys.exit("Aurum did not become healthy.")
            time.sleep(0.01)
        return time.monotonic() - began
    finally:
        os.killpg(process.pid, signal.SIGINT)
        process.wait(30)


def healthy(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


if __name__ == "__main__":
    main()
