"""`aurum forecast`."""

from argparse import Namespace

from api.commands.common import asking, show
from channels import conclusions
from tools.forecast import forecast


def run(arguments: Namespace) -> int:
    """Print when a project will be done."""
    with asking() as ask:
        found = ask(forecast, {"project": arguments.project})
    return show(arguments, found, conclusions.forecast)
