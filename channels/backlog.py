"""Work in the background, as it is read in a terminal."""

from channels.terminal import BOLD, DIM, GOLD, paint, plain
from memory.records import Json

STATES = {"waiting": "waits until", "running": "runs since", "failed": "failed at"}


def backlog(found: list[Json], *, colour: bool) -> str:
    """Each job on two lines: what it does and since when; its id, its tries and what went wrong last."""
    return "\n".join(line for each in found for line in one(each, colour)) or "Nothing of that kind is there."


def one(job: Json, colour: bool) -> list[str]:
    when = f"{STATES[job['state']]} {job['run_at'][:16].replace('T', ' ')} UTC"
    tried = f"tried {job['tries']} times" if job["tries"] != 1 else "tried once"
    more = [job["id"], *([tried] if job["tries"] else []), *([plain(job["why"])] if job["why"] else [])]
    return [
        f"{paint(plain(job['what']), BOLD, colour)}: {paint(when, GOLD, colour)}",
        f"    {paint(' · '.join(more), DIM, colour)}",
    ]
