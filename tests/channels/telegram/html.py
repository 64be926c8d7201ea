"""HTML as Telegram reads it: a few tags, each closed in its order; all else is refused."""

import html
import re

TAGS = {
    "b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "pre", "blockquote", "a", "tg-spoiler", "span",
}  # fmt: skip
TAG = re.compile(r"<(/?)([a-zA-Z-]+)((?:\s+[a-z-]+(?:=\"[^\"<>]*\")?)*)\s*>")


class Unreadable(Exception):
    """What Telegram says of a text that it can't read."""


def plain(text: str) -> str:
    """What a text says without its tags. Raises Unreadable."""
    open_tags: list[str] = []
    said, at = "", 0
    while (sign := text.find("<", at)) >= 0:
        said += text[at:sign]
        tag = TAG.match(text, sign)
        if tag is None or tag[2].lower() not in TAGS:
            raise Unreadable(f"Unsupported start tag at byte offset {len(text[:sign].encode())}")
        name = tag[2].lower()
        if not tag[1]:
            open_tags.append(name)
        elif not open_tags or open_tags.pop() != name:
            raise Unreadable(f"Unmatched end tag at byte offset {len(text[:sign].encode())}")
        at = tag.end()
    if open_tags:
        raise Unreadable(f'Can\'t find end tag corresponding to start tag "{open_tags[-1]}"')
    return html.unescape(said + text[at:])


def units(text: str) -> int:
    """The length as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2
