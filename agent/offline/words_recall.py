"""What was recalled, in words: each passage with its day and the place it comes from."""

from datetime import datetime

from agent.offline.conversation import Result
from agent.offline.life import Life
from agent.offline.wording import dicts, plain
from memory.records import Json

LETTERS = 200
"""Characters of a passage that are said."""


def recalled(result: Result, record: Json, life: Life) -> str:
    """The passages, the best first."""
    hits = dicts(record.get("hits"))
    if not hits:
        return "I find nothing that you said or wrote about that."
    lines = [f"- {where(hit)}: “{shortened(plain(hit.get('text', '')))}”" for hit in hits]
    note = [str(record["note"])] if record.get("note") else []
    return "\n".join(["This is what I find:", *lines, *note])


def where(hit: Json) -> str:
    """When and where a passage was said or written."""
    day = datetime.fromisoformat(str(hit["at"]).replace("Z", "+00:00")).strftime("%-d %b %Y")
    ref, who = plain(str(hit.get("ref") or "")), plain(str(hit.get("who") or ""))
    place = ref or {"message": "said", "note": who or "note"}.get(str(hit.get("kind")), str(hit.get("kind")))
    return f"{day} ({place})"


def shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LETTERS else words[: LETTERS - 1].rstrip() + "…"
