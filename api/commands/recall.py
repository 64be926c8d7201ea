"""`aurum recall`."""

from argparse import Namespace

from agent.meaning import Meanings
from agent.recollection import recollect
from api.commands.common import parts, show
from api.settings import read
from channels import recollection
from tools.tool import plain


def run(arguments: Namespace) -> int:
    """Print what was found, the best first, with where and when it was."""
    settings = read()
    given = {
        "query": arguments.query,
        "k": arguments.k,
        "kinds": arguments.kind,
        "since": arguments.since,
        "until": arguments.until,
    }
    with parts(settings) as (runner, opened, owner):
        found = runner.run(recollect(opened.database, Meanings(settings.model), owner, given))
    return show(arguments, plain(found), recollection.recalled)
