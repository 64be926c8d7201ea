"""`aurum checkin`."""

from argparse import Namespace

from api.commands.common import asking, show
from channels import conclusions
from tools.checkins import check_in


def run(arguments: Namespace) -> int:
    """Note how one feels."""
    given = {"energy": arguments.energy.replace("-", "_"), "mood": arguments.mood}
    with asking() as ask:
        found = ask(check_in, given, "aurum checkin")
    return show(arguments, found, conclusions.felt)
