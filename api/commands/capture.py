"""`aurum capture`: what lines of plain words say. Needs no database."""

import json
import sys
from argparse import Namespace
from datetime import datetime

from tzlocal import get_localzone_name

from memory.errors import Invalid
from tools.capture import capture
from tools.capture_json import as_json
from tools.when import Clock, zone_of


def run(arguments: Namespace) -> int:
    """Read lines, print a JSON object for each: its text and the tasks in it."""
    clock = clock_of(arguments.now, arguments.zone or get_localzone_name())
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    for line in sys.stdin:
        text = line.rstrip("\r\n")
        said = {"text": text, "items": as_json(capture(text, clock))}
        print(json.dumps(said, ensure_ascii=False), flush=True)
    return 0


def clock_of(now: str | None, zone: str) -> Clock:
    """The clock by which lines are read. Raises Invalid for an instant or a zone that is none."""
    place = zone_of(zone)
    try:
        instant = datetime.fromisoformat(now) if now else datetime.now(place)
        return Clock(instant if instant.tzinfo else instant.replace(tzinfo=place), zone)
    except ValueError as error:
        raise Invalid(f"“{str(now)[:60]}” is no instant. Write it like 2026-11-23T09:00:00+00:00.") from error
