"""The command line: what there is, and where it lies. Commands are imported only when they are called."""

import argparse
import os
import sys
from importlib import import_module

COMMANDS = {
    "serve": "start everything and print a sign-in link",
    "chat": "talk, here in the terminal",
    "add": "add tasks from a line of plain words",
    "capture": "read lines of plain words and print what they say, as JSON",
    "understand": "read lines and print what the offline model would do, as JSON",
    "today": "what deserves attention now, and why",
    "undo": "take back what was done last, or do it again",
    "link": "print a new one-time sign-in link",
    "token": "print a bearer token for programs",
    "migrate": "bring the database up to date",
}


def main() -> None:
    """Run a command and exit with its code: 0 well, 1 it could not be done, 2 it was not understood."""
    arguments = parser().parse_args()
    command = import_module(f"api.commands.{arguments.command}")
    errors = import_module("memory.errors")
    try:
        sys.exit(command.run(arguments))
    except errors.AurumError as error:
        print(f"{error.title}: {error.detail}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:  # whoever read the output, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    top = argparse.ArgumentParser("aurum", description="A personal operating system that one talks to.")
    commands = top.add_subparsers(dest="command", required=True, metavar="command")
    made = {name: commands.add_parser(name, help=text, description=text) for name, text in COMMANDS.items()}
    made["chat"].add_argument("-m", "--message", help="say this one thing, print the answer, and end")
    made["chat"].add_argument(
        "--thread", default="life", help="`life` (the default) or a conversation's UUID"
    )
    made["chat"].add_argument("--json", action="store_true", help="print events, one JSON object a line")
    made["add"].add_argument("words", nargs="+", help='such as "dentist tmrw 3pm p1 #Health 30m"')
    made["capture"].add_argument("--now", help="the instant from which dates count (default now)")
    made["capture"].add_argument("--zone", help="the time zone of the lines (default the machine's)")
    made["understand"].add_argument("--life", help="a JSON file with the outline: pillars, areas, projects")
    made["understand"].add_argument("--now", help="the instant from which dates count (default now)")
    made["understand"].add_argument("--zone", help="the time zone of the lines (default the machine's)")
    made["today"].add_argument("--json", action="store_true", help="print the ranking as JSON")
    made["today"].add_argument("--limit", type=int, default=7, help="how many tasks (default 7)")
    made["undo"].add_argument("operation", nargs="?", help="an operation's id; without it the newest")
    made["undo"].add_argument("--redo", action="store_true", help="do again what was undone")
    made["undo"].add_argument("--list", action="store_true", help="print what was done, newest first")
    made["undo"].add_argument("--limit", type=int, default=20, help="how many to list (default 20)")
    return top


if __name__ == "__main__":
    main()
