"""What Slack sends, as what was received: whose words are whose, where they stand, and who reads along.

A message's id is its `ts`. One that only its reader sees has a name of ours, which its buttons carry; App Home is named
by its version (`channel.py`).
"""

import html
import re
from collections.abc import Collection
from dataclasses import replace
from hashlib import sha256

from channels.message import Address, Received
from memory.records import Json

SPOKEN = frozenset({"", "thread_broadcast", "file_share", "me_message"})
"""Subtypes of messages that somebody wrote; all others tell of something."""
MARKED = re.compile(r"<([^<>|]*)(?:\|([^<>]*))?>")
LINKING = re.compile(r"/?(link|unlink)(?:\s+(\S{8,64}))?", re.IGNORECASE)
"""What is about who is speaking needs no slash: Slack would take `/link` for a command of another app."""
LONGEST = 4_000
"""Characters of somebody else's words that come along."""
HOME = "home:"
"""What the id of App Home begins with; its version follows."""


def external(payload: Json) -> str:
    """What makes a payload one, however often it comes."""
    if event := payload.get("event_id"):
        return str(event)
    if trigger := payload.get("trigger_id"):
        return f"{payload.get('type') or payload.get('command')}:{trigger}"
    return sha256(repr(sorted(payload.items())).encode()).hexdigest()


def team_of(payload: Json) -> str:
    """The workspace that it happened in."""
    team = payload.get("team_id") or (payload.get("team") or {}).get("id")
    return str(team or (payload.get("user") or {}).get("team_id") or "")


def sender_of(payload: Json) -> str:
    """Who did it, by their id; empty where nobody did."""
    event = payload.get("event") or {}
    user = event.get("user") or payload.get("user_id") or payload.get("user") or ""
    return str(user.get("id", "")) if isinstance(user, dict) else str(user)


def written(payload: Json, bot_user: str) -> Received | None:
    """A message that somebody wrote to us: to us alone, or in a channel by our name. None where it is no such."""
    event: Json = payload["event"]
    team, user, ts = team_of(payload), str(event.get("user") or ""), str(event.get("ts") or "")
    ours = (
        user in ("", bot_user, "USLACKBOT")
        or event.get("bot_id")
        or event.get("hidden")
        or event.get("edited")
    )
    if ours or str(event.get("subtype") or "") not in SPOKEN or not ts or is_guest(payload, team):
        return None
    private = event["type"] == "message" and event.get("channel_type") == "im"
    if not private and event["type"] != "app_mention":
        return None
    thread = str(event.get("thread_ts") or "")
    root = thread if thread != ts else ""
    own = private and event.get("parent_user_id") == user  # our answers stand there: the main line goes on
    text = plain(str(event.get("text") or ""), bot_user)
    word = LINKING.fullmatch(text) if private else None
    return Received(
        id=f"{event['channel']}-{ts}",
        address=Address("slack", str(event["channel"]), team, "" if own else root),
        sender=user,
        private=private,
        text=(word[2] or "") if word else text,
        command=word[1].lower() if word else "",
        message=ts,
        quoted=root,
        others=passed_on(event),
        unread="a file" if event.get("files") else "",
    )


def is_guest(payload: Json, team: str) -> bool:
    """Whether who wrote it belongs to another company's workspace, in a channel that is shared with it."""
    event: Json = payload["event"]
    theirs = event.get("user_team") or event.get("source_team") or event.get("team") or team
    return bool(theirs != team)


def passed_on(event: Json) -> str:
    """What others wrote and the sender forwards."""
    told = [str(each.get("text") or each.get("fallback") or "") for each in event.get("attachments") or []]
    return plain("\n\n".join(filter(None, told)))[:LONGEST]


def below(received: Received, head: Json) -> Received:
    """With what stands at the head of its thread: ours or the sender's own as a quote, anybody else's as theirs."""
    text = plain(str(head.get("text") or ""))[:LONGEST]
    if head.get("ts") != received.quoted or not text:
        return received
    if head.get("user") == received.sender and not head.get("bot_id"):
        return received if received.private else replace(received, quoted_text=text)
    if received.private and head.get("bot_id"):
        return replace(received, quoted_text=text)
    return replace(received, others="\n\n".join(filter(None, (text, received.others))))


def commanded(payload: Json, chat: str, words: Collection[str]) -> Received:
    """A slash command: its word where we know it, else what was said in plain words. `chat` is theirs alone."""
    text = plain(str(payload.get("text") or "")).strip()
    first, _, rest = text.partition(" ")
    command = first.lower() if first.lower() in words else "" if text else "help"
    return Received(
        id=external(payload),
        address=Address("slack", chat, team_of(payload)),
        sender=sender_of(payload),
        name=str(payload.get("user_name") or ""),
        text=rest.strip() if command else text,
        command=command,
    )


def pressed(payload: Json, chat: str) -> Received:
    """A button that was pressed. `chat` is theirs alone."""
    action: Json = payload["actions"][0]
    container: Json = payload.get("container") or {}
    view: Json = payload.get("view") or {}
    act, _, name = str(action.get("value") or "").partition("\n")
    message = name or str(container.get("message_ts") or f"{HOME}{view.get('hash', '')}")
    return Received(
        id=external(payload),
        address=Address(
            "slack", chat, team_of(payload), str((payload.get("message") or {}).get("thread_ts") or "")
        ),
        sender=sender_of(payload),
        act=act,
        message=message,
    )


def plain(text: str, bot_user: str = "") -> str:
    """Slack's text as it was typed: mentions and links as their words, its escapes undone, our own name left out."""

    def said(found: re.Match[str]) -> str:
        target, label = found[1], found[2]
        if target.startswith("@"):
            return "" if target == f"@{bot_user}" else f"@{label or target[1:]}"
        if target.startswith(("#", "!")):
            return f"{target[0].replace('!', '@')}{label or target[1:]}"
        return label if label and target.startswith(("mailto:", "tel:")) else target

    return html.unescape(MARKED.sub(said, text)).strip()
