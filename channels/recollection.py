"""What was recalled, as it is read in a terminal."""

from channels.terminal import BOLD, DIM, GOLD, paint, plain
from memory.records import Json

LETTERS = 240
"""Characters of a passage that are shown."""
NAMES = {"journal": "Journal", "message": "Said", "memory": "Memory", "note": "Note"}


def recalled(found: Json, *, colour: bool) -> str:
    """The hits, the best first: where and when each was, and what it says."""
    if not found["hits"]:
        lines = ["Nothing like that was said or written."]
    else:
        lines = [line for hit in found["hits"] for line in one(hit, colour)]
    return "\n".join([*lines, *([paint(found["note"], DIM, colour)] if found["note"] else [])])


def one(hit: Json, colour: bool) -> list[str]:
    names = [
        hit["ref"],
        NAMES.get(hit["kind"], hit["kind"].capitalize()),
        plain(hit["title"]),
        plain(hit["who"]),
    ]
    where = " · ".join([each for each in names if each] + [hit["at"][:10], plain(hit["source"])]).strip(" ·")
    text = " ".join(plain(hit["text"]).split())
    shown = text if len(text) <= LETTERS else text[: LETTERS - 1] + "…"
    return [
        f"{paint(format(hit['score'], '.2f'), GOLD, colour)}  {paint(where, BOLD, colour)}",
        f"      {shown}",
    ]
