"""`aurum worker`: one more worker beside those that run."""

from argparse import Namespace

from api import worker
from api.settings import read


def run(_arguments: Namespace) -> int:
    """Do jobs of the system that runs, until a signal; those under way are finished."""
    settings = read()
    reached = worker.urls(settings)
    print("One more worker is at work. Ctrl-C ends it when it has finished what it does.", flush=True)
    worker.work(settings, *reached)
    return 0
