"""`aurum understand`: what the offline model makes of lines of plain words. Needs no database and makes no call."""

import json
import sys
from argparse import Namespace
from pathlib import Path

from tzlocal import get_localzone_name

from agent.offline.aims import intent_of
from agent.offline.answer import UNKNOWN, words_of
from agent.offline.life import Life, life_of
from agent.offline.understand import understand
from api.commands.capture import clock_of
from memory.errors import Invalid
from memory.records import Json


def run(arguments: Namespace) -> int:
    """Read lines, print a JSON object for each: its text, what it is for, the calls it would make, or the answer."""
    life = told(arguments)
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    for line in sys.stdin:
        print(json.dumps(said(line.rstrip("\r\n"), life), ensure_ascii=False), flush=True)
    return 0


def told(arguments: Namespace) -> Life:
    """The life that the lines are about: an outline from a file, where one is given, and the clock."""
    outline: Json = outline_of(arguments.life) if arguments.life else {}
    zone = arguments.zone or outline.get("zone") or get_localzone_name()
    clock = clock_of(arguments.now or outline.get("now"), zone)
    return life_of({**outline, "now": clock.now.isoformat(), "zone": zone}, known=bool(arguments.life))


def outline_of(path: str) -> Json:
    """The outline in a file: {"pillars": [{"ref", "name"}], "areas": […], "projects": […]}. Raises Invalid."""
    try:
        outline = json.loads(Path(path).read_text(encoding="utf-8"))
        life_of(outline)
    except (OSError, ValueError, TypeError, AttributeError, KeyError) as error:
        raise Invalid(
            f"“{path[:100]}” holds no outline. Write {{'pillars': […], 'areas': […], 'projects': […]}} as JSON, "
            "each with a ref and a name."
        ) from error
    return dict(outline)


def said(text: str, life: Life) -> Json:
    """One line, understood."""
    found = understand(text, life)
    calls = [{"tool": call.tool, "arguments": call.arguments} for call in found.calls]
    reply = "" if calls and not found.offer else words_of(found) or UNKNOWN
    return {"text": text, "intent": intent_of(found), "calls": calls, "reply": reply}
