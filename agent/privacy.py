"""What a message says that its user keeps from models: only the one on this machine hears it."""

from agent.offline.split import read_message

LABEL = 80
"""Letters of a message by which the history names what it did."""
PRIVATE = "A private journal entry"
"""What the history calls the deed of such a message."""


def is_private(text: str) -> bool:
    """Whether a message is a journal entry that no hosted model may read: "private journal: …"."""
    return read_message(text).manner.get("tier", "full") != "full"


def named(text: str) -> str:
    """How the history names what a message did."""
    return PRIVATE if is_private(text) else text.strip().splitlines()[0][:LABEL]
