"""`aurum spending`."""

from argparse import Namespace

from api.commands.common import asking, show
from channels.spending import spending as words
from tools.spending import spending


def run(arguments: Namespace) -> int:
    """Print what hosted models have cost today and this month, and what the limits leave."""
    with asking() as ask:
        found = ask(spending, {})
    return show(arguments, found, words)
