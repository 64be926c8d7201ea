"""The terminal's side of a conversation: events as lines that a person reads."""

import json
import re
import sys

from agent.events import Asked, CallEnded, CallStarted, Event, Notice, Queued, RunFailed, Text, TextEnded
from memory.records import Approval, Json, Reason

CONTROLS = dict.fromkeys({*range(32), *range(127, 160)} - {ord("\n"), ord("\t")})

DIM, BOLD, GOLD, RED, PLAIN = "\033[2m", "\033[1m", "\033[33m", "\033[31m", "\033[0m"


def printed(event: Event, *, colour: bool) -> str:  # noqa: PLR0911 - one line for each event
    """What to write for an event; empty where there is nothing to see."""
    match event:
        case Text(_, words):
            return unmarked(plain(words))
        case TextEnded():
            return "\n"
        case CallStarted(_, _, name, _):
            return paint(f"· {name.replace('_', ' ')} … ", DIM, colour)
        case CallEnded(_, _, content):
            return receipt(json.loads(content), colour) + "\n"
        case Asked(approvals):
            return "\n" + "".join(question(each, colour) for each in approvals)
        case Queued():
            return paint("(Waits for the answer before it.)\n", DIM, colour)
        case Notice(text):
            return paint(f"({text})\n", DIM, colour)
        case RunFailed():
            return paint("The turn failed.\n", RED, colour)
        case _:
            return ""


WHY: dict[Reason, str] = {
    "destructive": "it takes something away",
    "bulk": "it changes many at once",
    "always": "you want to be asked",
    "outside": "I have read words that you did not write",
    "read": "a text that I have read asks for it, and you did not",
}


def question(asked: Approval, colour: bool) -> str:
    """What is to be approved, and how."""
    things = asked.preview if isinstance(asked.preview, list) else [asked.preview]
    named = [each for each in things if isinstance(each, dict) and "ref" in each]
    shown = [f"{each['ref']} {each.get('title') or each.get('name') or ''}".strip() for each in named[:5]]
    what = ", ".join(shown) or json.dumps(asked.arguments, ensure_ascii=False)
    more = f" and {len(named) - 5} more" if len(named) > 5 else ""
    line = paint(f"{asked.tool.replace('_', ' ')}: {what}{more}", BOLD, colour)
    return f"{line}\n{paint(f'I ask since {WHY[asked.reason]}. Say yes or no.', GOLD, colour)}\n"


def progress(what: str, done: int, whole: int, width: int = 30) -> None:
    """How far work has come: a bar that moves on a terminal, else a line at its end. Nothing of it is the output."""
    share = done / whole if whole else 1.0
    bar = ("█" * round(share * width)).ljust(width, "░")
    if sys.stderr.isatty():
        end = "\n" if done >= whole else ""
        print(f"\r{what} {bar} {done:,} of {whole:,}", end=end, file=sys.stderr, flush=True)
    elif done >= whole:
        print(f"{what} {whole:,} of {whole:,}", file=sys.stderr)


def unmarked(words: str) -> str:
    """Markdown as it is read in a terminal: without the signs for bold and for escapes."""
    return re.sub(r"\\([\\`*_~\[\]<>])|\*\*", lambda found: found[1] or "", words)


def receipt(answer: Json, colour: bool) -> str:
    """One line on what a tool did."""
    if not answer["ok"]:
        return paint(f"✗ {answer['error']['detail']}", RED, colour)
    result = answer["result"]
    if isinstance(result, dict) and "ref" in result:
        name = result.get("title") or result.get("name") or ""
        mark = "✓" if answer.get("changed") else "="
        return f"{paint(mark, GOLD, colour)} {result['ref']} {plain(name)}".rstrip()
    if isinstance(result, list):
        return f"{paint('✓', GOLD, colour)} {len(result)} found"
    return paint("✓", GOLD, colour)


def ranking(found: Json, *, colour: bool) -> str:
    """Today, as a person reads it: the score, the task, the reason."""
    lines = [
        f"{paint(format(each['score'], '5.1f'), GOLD, colour)}  {paint(each['task']['ref'], BOLD, colour)} "
        f"{plain(each['task']['title'])}\n       {paint(each['reason'], DIM, colour)}"
        for each in found["items"]
    ]
    if found["blocked"]:
        lines.append(paint("Waiting:", BOLD, colour))
        lines += [
            f"       {each['task']['ref']} {plain(each['task']['title'])} — for "
            + ", ".join(f"{blocker['ref']} {plain(blocker['title'])}" for blocker in each["blocked_by"])
            for each in found["blocked"]
        ]
    others = max(found.get("open", 0) - len(found["items"]) - len(found["blocked"]), 0)
    more = [
        f"{others} more open" if others else "",
        f"{found['resting']} not begun yet" if found.get("resting") else "",
    ]
    if any(more):
        lines.append(paint(f"       … {', '.join(each for each in more if each)}", DIM, colour))
    return "\n".join(lines) or "Nothing is open. Say what you have in mind with `aurum chat`."


def paint(text: str, how: str, colour: bool) -> str:
    return f"{how}{plain(text)}{PLAIN}" if colour else plain(text)


def plain(text: str) -> str:
    """The text without control characters: nobody's words may move the cursor or rename the window."""
    return text.translate(CONTROLS)
