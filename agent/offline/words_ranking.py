"""What deserves attention now, in words."""

from agent.offline.conversation import Result
from agent.offline.life import Life
from agent.offline.wording import counted, dicts, plain, thing
from agent.offline.words_why import blockers
from memory.records import Json


def ranking(result: Result, value: Json, life: Life) -> str:
    """The tasks that come first, each with its score and its reason; how many more there are, and who waits."""
    items, blocked = dicts(value.get("items")), dicts(value.get("blocked"))
    if not items and not blocked:
        return _empty(value)
    lines = [
        f"{n}. {thing(item['task'])} · {_score(item)}: {plain(item.get('reason', ''))}"
        for n, item in enumerate(items, 1)
    ]
    head = (
        ["What deserves your attention:"]
        if len(items) > 1
        else ["Next:"]
        if items
        else ["Everything open waits for something else:"]
    )
    waiting = [f"- {thing(item['task'])} waits for {blockers(item)}" for item in blocked[:5]]
    more = [_more(value, len(items) + len(blocked))] if life.detail != "minimal" else []
    return "\n".join(
        [
            *head,
            *lines,
            *(["", "Waiting:"] if items and waiting else []),
            *waiting,
            *(one for one in more if one),
        ]
    )


def _more(value: Json, shown: int) -> str:
    """How many others are open or have not begun yet; empty where all is said."""
    others, resting = max(int(value.get("open") or 0) - shown, 0), int(value.get("resting") or 0)
    said = [f"{others} more open"] if others else []
    said += [f"{resting} not begun yet"] if resting else []
    return f"({', '.join(said)}.)" if said else ""


def _empty(value: Json) -> str:
    resting = int(value.get("resting") or 0)
    if resting:
        return f"Nothing can be done now: {counted(resting, 'task')} {'begins' if resting == 1 else 'begin'} later."
    return "Nothing is waiting for you: there are no open tasks. Say “add …” when something comes up."


def _score(item: Json) -> str:
    return f"{float(item.get('score') or 0):.0f}"
