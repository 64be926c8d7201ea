"""The command line: what there is, and where it lies. Commands are imported only when they are called."""

import argparse
import os
import sys
from importlib import import_module

COMMANDS = {
    "serve": "start everything and print a sign-in link",
    "worker": "start one more worker beside the one that `aurum serve` has",
    "chat": "talk, here in the terminal",
    "add": "add tasks from a line of plain words",
    "capture": "read lines of plain words and print what they say, as JSON",
    "understand": "read lines and print what the offline model would do, as JSON",
    "today": "what deserves attention now, and why",
    "why": "why a task stands where it does, and what would put it first",
    "plan": "a day planned two ways, and one of them accepted",
    "alignment": "where time goes beside where the pillars say it should",
    "forecast": "when a project will be done",
    "insights": "what was noticed",
    "weights": "how much each rule counts for you: read, set, tried out",
    "rules": "the rules that judge, for whoever runs this Aurum: read and changed",
    "spending": "what the hosted model has cost, and what your limits leave",
    "recall": "what was said, written and done, found by words and by meaning",
    "remember": "something about you to remember; or many texts with their dates, from a file",
    "checkin": "note your energy and mood",
    "journal": "write in your journal, or read its newest entries",
    "jobs": "what is still to be done in the background, and what could not be",
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
    conclusions(made)
    remembering(made)
    background(made)
    made["journal"].add_argument(
        "words", nargs="*", help="what to write down; without any the newest entries"
    )
    made["journal"].add_argument("--private", action="store_true", help="keep it from every model")
    made["journal"].add_argument("--day", default="", help="such as yesterday, 2026-11-20 (default today)")
    made["journal"].add_argument("--limit", type=int, default=10, help="how many to show (default 10)")
    made["journal"].add_argument("--json", action="store_true", help="print the answer as JSON")
    made["undo"].add_argument("operation", nargs="?", help="an operation's id; without it the newest")
    made["undo"].add_argument("--redo", action="store_true", help="do again what was undone")
    made["undo"].add_argument("--list", action="store_true", help="print what was done, newest first")
    made["undo"].add_argument("--limit", type=int, default=20, help="how many to list (default 20)")
    return top


def remembering(made: dict[str, argparse.ArgumentParser]) -> None:
    """The options of the commands about memory."""
    made["recall"].add_argument("query", help='such as "what did I write about sleep last March"')
    made["recall"].add_argument("--k", type=int, default=10, help="how many (default 10)")
    made["recall"].add_argument(
        "--kind", action="append", help="journal, message, memory, note, task, … (repeatable)"
    )
    made["recall"].add_argument("--since", help="from this day on, such as 2026-03-01")
    made["recall"].add_argument("--until", help="up to this day")
    made["recall"].add_argument("--json", action="store_true", help="print the hits as JSON")
    made["remember"].add_argument("text", nargs="*", help='such as "I am allergic to walnuts"')
    made["remember"].add_argument(
        "--jsonl",
        metavar="FILE",
        help="a file with a text a line as JSON: text, at, who, session, id; - is the input",
    )
    made["remember"].add_argument("--source", help="where the texts come from (default the file's name)")
    made["remember"].add_argument(
        "--mine", action="store_true", help="you wrote all of them, nobody else did"
    )


def background(made: dict[str, argparse.ArgumentParser]) -> None:
    """The options of the command about jobs."""
    one = made["jobs"].add_mutually_exclusive_group()
    one.add_argument("--failed", action="store_true", help="only what has failed")
    one.add_argument("--retry", metavar="ID", help="do this one now; `all`: all that has failed")
    one.add_argument("--discard", metavar="ID", help="let be what has failed")
    made["jobs"].add_argument("--json", action="store_true", help="print the answer as JSON")


def conclusions(made: dict[str, argparse.ArgumentParser]) -> None:
    """The options of the commands about what is concluded."""
    for name in (
        "why",
        "plan",
        "alignment",
        "forecast",
        "insights",
        "weights",
        "rules",
        "checkin",
        "spending",
    ):
        made[name].add_argument("--json", action="store_true", help="print the answer as JSON")
    made["why"].add_argument("task", nargs="?", help="a task, by name or reference; without one the first")
    made["why"].add_argument("--over", help="the task to compare it with")
    made["plan"].add_argument("day", nargs="?", help="such as tomorrow, friday, 2026-11-27 (default today)")
    made["plan"].add_argument("--from", dest="start", help="when to begin, such as 09:00")
    made["plan"].add_argument("--to", dest="end", help="when to end, such as 12:00")
    made["plan"].add_argument("--energy", help="very_low, low, moderate, high or very_high")
    made["plan"].add_argument("--accept", choices=("impact", "ease"), help="set the time of this way aside")
    made["alignment"].add_argument(
        "--days", type=int, default=7, choices=(7, 28), help="how far back (default 7)"
    )
    made["forecast"].add_argument("project", help="a project, by name or reference")
    made["insights"].add_argument("--type", help="such as obstacle_identification, pattern_recognition")
    made["insights"].add_argument("--about", help="a thing, by name or reference")
    made["insights"].add_argument("--words", help="words in title or text")
    made["insights"].add_argument(
        "--all", action="store_true", help="also those that are no longer on the blackboard"
    )
    made["insights"].add_argument(
        "--look", action="store_true", help="look at everything now, print what is new"
    )
    made["weights"].add_argument("rule", nargs="?", help="such as deadlines, energy, pillars, or a code")
    made["weights"].add_argument("weight", nargs="?", type=float, help="0 to 1")
    made["weights"].add_argument(
        "--reset", action="store_true", help="take your own weight away; all without a rule"
    )
    made["weights"].add_argument("--preview", action="store_true", help="only show what would move")
    made["rules"].add_argument("code", nargs="?", help="one rule, with its parameters and history")
    made["rules"].add_argument("--weight", type=float, help="the weight it starts with, 0 to 1")
    made["rules"].add_argument(
        "--set", action="append", default=[], metavar="name=value", help="a parameter, as JSON"
    )
    made["rules"].add_argument("--on", action="store_true", help="let it judge")
    made["rules"].add_argument("--off", action="store_true", help="let it rest")
    made["rules"].add_argument("--why", default="", help="a note for the changelog")
    made["checkin"].add_argument("energy", help="very_low, low, moderate, high or very_high")
    made["checkin"].add_argument("mood", nargs="?", help="such as peaceful, anxious, grateful")


if __name__ == "__main__":
    main()
