"""`aurum insights`."""

from argparse import Namespace

from api.commands.common import asking, show
from channels import conclusions
from tools.insights import list_insights
from tools.look import look

STATES = ("active", "dismissed", "expired", "superseded")
MOST = 50


def run(arguments: Namespace) -> int:
    """Print what was noticed; with `--look`, look first and print what is new."""
    given = {"type": arguments.type, "about": arguments.about, "words": arguments.words, "limit": MOST}
    asked = {name: value for name, value in given.items() if value}
    states = STATES if arguments.all else STATES[:1]
    with asking() as ask:
        if arguments.look:
            found = ask(look, {}, "aurum insights --look")
        else:
            found = [one for state in states for one in ask(list_insights, {**asked, "state": state})]
    return show(arguments, found, conclusions.insights)
