"""`aurum jobs`."""

from argparse import Namespace

from api.commands.common import parts, show
from api.settings import read
from channels.backlog import backlog
from memory.records import Json
from tools import jobs
from tools.tool import plain


def run(arguments: Namespace) -> int:
    """Print what waits and what has failed; have it tried again, or let it be."""
    with parts(read()) as (runner, opened, owner):

        async def done() -> list[Json]:
            async with opened.database.scope(owner) as scope:
                if arguments.retry == "all":
                    found = await jobs.retry_all(scope)
                elif arguments.retry:
                    found = [await jobs.retry(scope, arguments.retry)]
                elif arguments.discard:
                    await jobs.discard(scope, arguments.discard)
                    found = await jobs.standing(scope, "failed")
                else:
                    found = await jobs.standing(scope, "failed" if arguments.failed else None)
            return [plain(each) for each in found]

        return show(arguments, runner.run(done()), backlog)
