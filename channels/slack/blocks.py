"""What Aurum says as Slack's blocks, within Slack's limits."""

import re
from collections.abc import Sequence

from channels import markup
from memory.records import Json
from memory.said import Button, Said

SECTION = 2_900
"""Characters of a section; Slack takes 3,000, counted after escaping."""
SECTIONS = 40
ROW = 5
"""Buttons in a row."""
ROWS = 8
LABEL = 75
SUMMARY = 300
"""Characters of what a notification shows."""
PRESS = "press"
"""What the ids of our buttons begin with; what they do stands in their value."""
STYLES = {"good": "primary", "bad": "danger"}
MOST_MARKDOWN = 11_000
"""Characters of one piece of a stream."""


def message(said: Said, image: str = "", name: str = "") -> Json:
    """The arguments of a message: its blocks, and the words that notifications show.

    `image` is a file's id. `name` is what a message is called that Slack gives no id: its buttons carry it.
    """
    drawn = [picture(image)] if image else []
    return {"text": summary(said.text), "blocks": [*drawn, *sections(said.text), *actions(said.rows, name)]}


def known_by(key: str) -> Json | None:
    """What a message is found by, unseen."""
    return {"event_type": "aurum", "event_payload": {"key": key}} if key else None


def sections(text: str) -> list[Json]:
    """Markdown as sections. What is longer than a message may be ends with a word on that."""
    parts = [markup.slack(part) for part in markup.split(text, SECTION)]
    if len(parts) > SECTIONS:
        parts = [*parts[: SECTIONS - 1], "_The rest stands in the web app._"]
    return [section(part) for part in parts if part.strip()]


def section(text: str) -> Json:
    """A section that never folds."""
    return {"type": "section", "expand": True, "text": {"type": "mrkdwn", "text": text}}


def actions(rows: Sequence[Sequence[Button]], name: str = "") -> list[Json]:
    """Rows of buttons, five at most in each."""
    found: list[Json] = []
    for row in rows:
        for at in range(0, len(row), ROW):
            place = len(found)
            elements = [button(each, f"{place}:{n}", name) for n, each in enumerate(row[at : at + ROW])]
            found.append({"type": "actions", "elements": elements})
    return found[:ROWS]


def button(given: Button, place: str, name: str = "") -> Json:
    """A button whose value is its act, and in a second line the message's name."""
    made: Json = {
        "type": "button",
        "action_id": f"{PRESS}:{place}",
        "text": plain(given.label, LABEL),
        "value": f"{given.act}\n{name}" if name else given.act,
    }
    return made | ({"style": STYLES[given.look]} if given.look in STYLES else {})


def plain(text: str, most: int) -> Json:
    """Words without markup, cut to what is taken."""
    return {"type": "plain_text", "text": cut(text, most), "emoji": True}


def cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def picture(file: str) -> Json:
    return {"type": "image", "slack_file": {"id": file}, "alt_text": "A chart"}


def summary(text: str) -> str:
    """The first words, as a notification shows them."""
    return markup.slack(cut(re.sub(r"\s+", " ", text).strip(), SUMMARY)) or "Aurum"


def streamed(text: str) -> str:
    """Markdown for a stream, which Slack reads by itself: nothing in it fetches a picture or calls anybody."""
    return re.sub(r"!(?=\[)", "", text).replace("<!", "&lt;!").replace("<@", "&lt;@")


def chunks(text: str) -> list[Json]:
    """Markdown in pieces that a stream takes."""
    return [
        {"type": "markdown_text", "text": text[at : at + MOST_MARKDOWN]}
        for at in range(0, len(text), MOST_MARKDOWN)
    ]
