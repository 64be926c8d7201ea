"""`aurum why`."""

from argparse import Namespace

from api.commands.common import asking, show
from channels import conclusions
from tools.why import why


def run(arguments: Namespace) -> int:
    """Print why a task stands where it does, and what would put it first; without one, why the first is first."""
    given = {"task": arguments.task or "", "over": arguments.over or ""}
    with asking() as ask:
        found = ask(why, given)
    return show(arguments, found, conclusions.why)
