"""What a model is told before it hears the user."""

from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import orjson
from langchain_core.messages import SystemMessage

from memory.records import Json
from memory.scope import Scope

FOLDER = Path(__file__).parent / "prompts"


def system_message(scope: Scope, outline: Json) -> SystemMessage:
    """Who Aurum is, and the names and the clock of this life, fenced as data."""
    life = {
        "now": scope.now.astimezone(ZoneInfo(scope.user.zone)).isoformat(timespec="seconds"),
        "zone": scope.user.zone,
        "day_end": scope.user.day_end.strftime("%H:%M"),
        **outline,
    }
    fenced = orjson.dumps(life).decode().replace("</life>", "")
    return SystemMessage(f"{instructions()}\n<life>{fenced}</life>")


@cache
def instructions() -> str:
    return (FOLDER / "system.md").read_text(encoding="utf-8")
