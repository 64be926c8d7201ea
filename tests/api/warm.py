"""Runs `aurum` many times without loading it each time: a process that has loaded it makes one for each command.

Each command has a process, an environment, an input and outputs of its own, as from a shell; only what it imports is
there already. What depends on that is run from cold (test_cli.py).
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

LOADED = (
    "import json, os, pkgutil, sys, traceback, api.cli, api.commands\n"
    "for each in pkgutil.iter_modules(api.commands.__path__): __import__(f'api.commands.{each.name}')\n"
)
EACH = """
for line in sys.stdin:
    told = json.loads(line)
    child = os.fork()
    if child == 0:
        os.environ.clear()
        os.environ.update(told["environment"])
        for number, name in enumerate(("in", "out", "errors")):
            os.dup2(os.open(told[name], os.O_RDWR), number)
        sys.argv[:] = ["aurum", *told["arguments"]]
        sys.stdin, code = open(0), 1
        try:
            api.cli.main()
        except SystemExit as ended:
            code = ended.code or 0
        except BaseException:
            traceback.print_exc()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)  # to let go of all that is loaded takes longer than a command
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


@dataclass(frozen=True)
class Warm:
    process: subprocess.Popen[str]
    folder: Path

    def run(
        self, arguments: tuple[str, ...], words: str, environment: dict[str, str]
    ) -> subprocess.CompletedProcess[str]:
        """A command to its end."""
        files = {name: self.folder / name for name in ("in", "out", "errors")}
        for name, path in files.items():
            path.write_text(words if name == "in" else "")
        told = {"arguments": arguments, "environment": environment} | {n: str(p) for n, p in files.items()}
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(json.dumps(told), file=self.process.stdin, flush=True)
        code = int(self.process.stdout.readline())
        return subprocess.CompletedProcess(
            arguments, code, files["out"].read_text(), files["errors"].read_text()
        )


@contextmanager
def warm(cwd: Path, environment: dict[str, str]) -> Iterator[Warm]:
    """A process that has loaded every command, until the block ends."""
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(
            [sys.executable, "-c", LOADED + EACH], cwd=cwd, env=environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        ) as process,
    ):  # fmt: skip
        yield Warm(process, Path(folder))
        assert process.stdin is not None
        process.stdin.close()
