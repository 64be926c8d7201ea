"""`aurum migrate`."""

import asyncio
from argparse import Namespace

from api.aurum import migrate
from api.commands.common import servers
from api.settings import read


def run(_arguments: Namespace) -> int:
    """Bring the database up to date and say at which version it is."""
    with servers(read()) as found:
        print(f"The database is at version {asyncio.run(migrate(found.owner_url))}.")
    return 0
