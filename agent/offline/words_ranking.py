"""What deserves attention now, in words, and why."""

from agent.offline.life import Life
from agent.offline.wording import dicts, name, plain, thing
from memory.records import Json


def ranking(value: Json, life: Life) -> str:
    """The tasks that come first, each with its score and its reason."""
    items, blocked = dicts(value.get("items")), dicts(value.get("blocked"))
    if not items and not blocked:
        return "Nothing is waiting for you: there are no open tasks. Say “add …” when something comes up."
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
    waiting = [f"- {thing(item['task'])} waits for {_blockers(item)}" for item in blocked[:5]]
    return "\n".join([*head, *lines, *(["", "Waiting:"] if items and waiting else []), *waiting])


def why(value: Json, about: str, life: Life) -> str:
    """The reasons of one task, or of the first; the whole ranking where it is not in it."""
    items, blocked = dicts(value.get("items")), dicts(value.get("blocked"))
    wanted = about.casefold()
    every = [*items, *blocked]
    fits = [
        item
        for item in every
        if wanted in (str(item["task"].get("ref")).casefold(), str(item["task"].get("title")).casefold())
    ]
    fits = fits or [
        item
        for item in every
        if wanted and set(wanted.split()) <= set(str(item["task"].get("title")).casefold().split())
    ]
    if wanted and not fits:
        return f"“{plain(about)}” is not among what is ranked now.\n\n{ranking(value, life)}"
    if not every:
        return ranking(value, life)
    item = (fits or every)[0]
    head = f"{thing(item['task'])} scores {_score(item)}"
    head += (
        f" and waits for {_blockers(item)}"
        if item in blocked
        else f", place {items.index(item) + 1} of {len(items)}"
    )
    parts = [
        f"- {plain(one.get('name', one.get('rule', '')))}: {float(one.get('points') or 0):.0f} points. "
        f"{plain(one.get('reason', ''))}"
        for one in dicts(item.get("contributions"))
    ]
    path = " › ".join(
        plain(one.get("name", "")) for one in dicts(item.get("path")) if one.get("level") != "task"
    )
    return "\n".join(
        [f"{head}: {plain(item.get('reason', ''))}", *parts, *([f"- It serves {path}"] if path else [])]
    )


def _score(item: Json) -> str:
    return f"{float(item.get('score') or 0):.0f}"


def _blockers(item: Json) -> str:
    return (
        ", ".join(
            f"{name(one.get('title', ''))} ({one.get('ref', '')})" for one in dicts(item.get("blocked_by"))
        )
        or "something else"
    )
