"""Commands: a word behind a slash is one call, in every channel the same."""

import re
from collections.abc import Callable

from agent.offline.reading import Intent

COMMAND = re.compile(r"\s*/([a-z][a-z-]{1,20})(?:@\w+)?(?:\s+(\S.*))?\s*", re.IGNORECASE | re.DOTALL)
ALIKE = {
    "start": "help",
    "reminder": "reminders",
    "insight": "insights",
    "check-in": "checkin",
    "todo": "today",
}
"""Other words for a command."""
FIRST, CARDS, CHOICES = 5, 3, 6
"""So many tasks `today` tells, so many insights are told, among so many tasks one chooses."""
ROUNDS = ("morning", "evening")
HOW_TO = {
    "add": "Say what is to be done: “add call mum tomorrow 6pm, 10m”. Or just send it in your own words.",
    "journal": (
        "Write behind the word: “journal a good day, I feel grateful”. “private: …” keeps it from every model. "
        "Or send “journal: …” at any time."
    ),
}
"""What is said to a command that lacks its words."""


def split_command(text: str) -> tuple[str, str] | None:
    """The command that a text begins with, and what stands behind it; None where it is none."""
    found = COMMAND.fullmatch(text)
    return (meant(found[1]), (found[2] or "").strip()) if found else None


def meant(name: str) -> str:
    """The command that a word means."""
    word = name.strip().lower().lstrip("/")
    return ALIKE.get(word, word)


def in_words(text: str) -> str:
    """A command whose words are one's own, as the sentence that says the same; any other text as it is."""
    found = split_command(text)
    return (found and sentence(*found)) or text


def sentence(name: str, rest: str) -> str:
    """What says the same as a command that takes one's own words; empty for others."""
    if name == "journal" and rest:
        before, colon, after = rest.partition(":")
        private = colon and after.strip() and before.strip().lower() == "private"
        return f"private journal: {after.strip()}" if private else f"journal: {rest}"
    return f"check in: {rest}" if name == "checkin" and rest and rest.lower() not in ROUNDS else ""


def call_of(name: str, rest: str) -> Intent | None:
    """The call that a command is; None for one that calls nothing, or lacks its words."""
    call = CALLS.get(name)
    return call(rest) if call else None


def call_done(rest: str) -> Intent:
    return Intent("complete_task", {"task": rest}) if rest else Intent("next_tasks", {"limit": CHOICES})


def call_why(rest: str) -> Intent:
    return (
        Intent("insight", {"insight": rest})
        if re.fullmatch(r"[iI]\d+", rest)
        else Intent("why", {"task": rest})
    )


def call_checkin(rest: str) -> Intent:
    if rest and rest.lower() not in ROUNDS:
        return Intent("check_in", {"note": rest})
    return Intent("start_checkin", {"kind": rest.lower()} if rest else {})


CALLS: dict[str, Callable[[str], Intent | None]] = {
    "today": lambda _: Intent("next_tasks", {"limit": FIRST}),
    "next": lambda _: Intent("next_tasks", {"limit": 1}),
    "add": lambda rest: Intent("quick_add", {"text": rest}) if rest else None,
    "done": call_done,
    "why": call_why,
    "journal": lambda rest: Intent("write_entry", {"text": rest}) if rest else None,
    "insights": lambda rest: Intent("list_insights", {"limit": CARDS, **({"about": rest} if rest else {})}),
    "checkin": call_checkin,
    "review": lambda _: Intent("start_checkin", {"kind": "weekly"}),
    "reminders": lambda rest: Intent("list_reminders", {"task": rest} if rest else {}),
    "undo": lambda rest: Intent("undo", {"operation": rest} if rest else {}),
}
"""Of what stands behind a command, its call."""
