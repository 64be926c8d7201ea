"""`aurum forecast`."""

from argparse import Namespace

from tools.forecast import forecast

from api.commands.common import asking, show
from channels import conclusions


def run(arguments: Namespace) -> int:
    """Print when a project will be done."""
    with asking() as ask:
        found = ask(forecast, {"project": arguments.project})
    return show(arguments, found, conclusions.forecast)
