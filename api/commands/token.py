"""`aurum token`."""

from argparse import Namespace

from api.auth import Keeper, secret_in
from api.commands.common import parts
from api.settings import read


def run(_arguments: Namespace) -> int:
    """Print a bearer token of the owner's, valid for a year."""
    settings = read()
    with parts(settings) as (_, opened, owner):
        keeper = Keeper(settings.secret or secret_in(settings.data), opened.database)
        print(keeper.issue(owner, "access"))
    return 0
