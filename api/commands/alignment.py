"""`aurum alignment`."""

from argparse import Namespace

from api.commands.common import asking, show
from channels import conclusions
from tools.alignment import alignment


def run(arguments: Namespace) -> int:
    """Print how the effort of the last days lies beside what the pillars plan."""
    with asking() as ask:
        found = ask(alignment, {"days": arguments.days})
    return show(arguments, found, conclusions.alignment)
