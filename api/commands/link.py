"""`aurum link`."""

from argparse import Namespace

from api.auth import Keeper, secret_in
from api.commands.common import parts
from api.settings import read


def run(_arguments: Namespace) -> int:
    """Print a new one-time sign-in link of the owner's."""
    settings = read()
    with parts(settings) as (runner, opened, owner):
        keeper = Keeper(settings.secret or secret_in(settings.data), opened.database)
        print(runner.run(keeper.link(owner, settings.url)))
    return 0
