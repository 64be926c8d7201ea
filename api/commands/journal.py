"""`aurum journal`."""

from argparse import Namespace

from api.commands.common import asking, show
from channels import diary
from memory.errors import Invalid
from tools.journal import list_entries, write_entry


def run(arguments: Namespace) -> int:
    """Write an entry, or without words show the newest ones."""
    text = " ".join(arguments.words)
    if not text and (arguments.private or arguments.day):
        raise Invalid("Say what to write down: aurum journal --private “…”.")
    with asking() as ask:
        if not text:
            return show(arguments, ask(list_entries, {"limit": arguments.limit}), diary.entries)
        given = {"text": text, "day": arguments.day} | ({"tier": "never"} if arguments.private else {})
        return show(arguments, ask(write_entry, given, "Wrote in the journal"), diary.written)
