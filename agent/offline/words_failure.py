"""What could not be done, in words: a question back where a name was ambiguous, else the reason."""

from agent.offline.conversation import Result
from agent.offline.wording import name, plain

FAILED = {
    "add": "add", "change": "change", "complete": "complete", "reopen": "reopen", "delete": "delete", "list": "list",
    "find": "find", "write": "write", "next": "rank", "undo": "undo", "redo": "redo", "restore": "restore",
    "archive": "archive", "unarchive": "take out", "move": "move", "duplicate": "copy", "skip": "skip", "save": "save",
    "use": "use", "adopt": "adopt", "preview": "show", "search": "search", "history": "show", "empty": "empty",
    "why": "explain", "rank": "rank", "plan": "plan", "accept": "accept", "remove": "clear", "alignment": "compare",
    "forecast": "foretell", "check": "note", "insight": "open", "pin": "pin", "dismiss": "dismiss", "rate": "rate",
    "note": "note", "look": "look at", "set": "set", "reset": "reset",
    "remember": "remember", "correct": "correct", "reject": "reject", "forget": "forget",
    "update": "change", "read": "read",
    "pause": "pause until", "draft": "draft", "on": "look back on",
}  # fmt: skip


def failure(result: Result) -> str:
    """Why a call failed."""
    error = result.error or {}
    key = result.tool.partition("_")[2]
    named = (
        key,
        "task",
        "thing",
        "things",
        "template",
        "pack",
        "insight",
        "project",
        "rule",
        "entry",
        "until",
        "memory",
        "about",
        "name",
        "title",
        "words",
    )
    thing = next((result.arguments[one] for one in named if result.arguments.get(one)), "")
    thing = ", ".join(str(one) for one in thing) if isinstance(thing, list) else thing
    detail = plain(error.get("detail") or error.get("title") or "it failed")
    if result.choices:
        lines = [
            f"{n}. {name(one.get('name', ''))} ({one.get('ref', '')})"
            for n, one in enumerate(result.choices, 1)
        ]
        which = f"Which one do you mean by “{plain(thing)}”?" if thing else "Which one do you mean?"
        return "\n".join(
            [
                which,
                "",
                *lines,
                "",
                f"Say “the first” or “{result.choices[0].get('ref', '')}”. That one waits until then.",
            ]
        )
    verb = FAILED.get(result.tool.partition("_")[0], "do")
    about = f"“{plain(thing)}”" if thing else "that"
    return f"I could not {verb} {about}: {detail if detail.endswith(('.', '!', '?')) else detail + '.'}"
