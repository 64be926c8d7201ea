"""`aurum today`."""

import json
import sys
from argparse import Namespace

from api.commands.common import parts
from api.settings import read
from channels import terminal
from memory.records import Json
from tools.plan import next_tasks
from tools.tool import plain


def run(arguments: Namespace) -> int:
    """Print what deserves attention now, with the reasons."""
    with parts(read()) as (runner, opened, owner):

        async def ranked() -> Json:
            async with opened.database.scope(owner) as scope:
                found: Json = plain(await next_tasks.run(scope, {"limit": arguments.limit}))
                return found

        found = runner.run(ranked())
    if arguments.json:
        print(json.dumps(found, ensure_ascii=False))
    else:
        print(terminal.ranking(found, colour=sys.stdout.isatty()))
    return 0
