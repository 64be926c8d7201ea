"""What a model is told before it hears the user."""

from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import orjson
from langchain_core.messages import SystemMessage

from memory.records import Json, User

FOLDER = Path(__file__).parent / "prompts"


def system_message(user: User, now: datetime, outline: Json) -> SystemMessage:
    """Who Aurum is, and the names and the clock of this life, fenced as data."""
    fenced = (
        orjson.dumps(told(user, now, outline)).decode().replace("<", "\\u003c")
    )  # no name can close the fence
    return SystemMessage(f"{of('system')}\n<life>{fenced}</life>")


def told(user: User, now: datetime, outline: Json) -> Json:
    """The clock and the names of this life."""
    return {
        "now": now.astimezone(ZoneInfo(user.zone)).isoformat(timespec="seconds"),
        "zone": user.zone,
        "day_end": user.day_end.strftime("%H:%M"),
        "week_start": user.week_start,
        **outline,
    }


@cache
def of(name: str) -> str:
    """The instructions by this name."""
    return (FOLDER / f"{name}.md").read_text(encoding="utf-8")
