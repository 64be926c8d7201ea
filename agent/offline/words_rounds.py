"""Check-ins and the review of a week in words."""

from agent.offline import words_balance
from agent.offline.conversation import Result
from agent.offline.life import Life
from agent.offline.wording import counted, dicts, due_words, name, plain
from memory.records import Json


def checkin(result: Result, value: Json, life: Life) -> str:
    """What the check-in says, with the question that waits; how somebody felt where it was noted without one."""
    if "answers" not in value:
        return words_balance.checked_in(result, value, life)
    if value.get("state") == "skipped":
        return "All right, no check-in then."
    said = value.get("said")
    return str(said["text"]) if isinstance(said, dict) else str(value.get("question") or "Noted.")


def review(result: Result, value: Json, life: Life) -> str:
    """What was done, what moved, what is stuck, and how much of the time went where it was wanted."""
    since, until = (due_words({"due_date": value.get(key)}, life) for key in ("since", "until"))
    head = f"**Your week, {since} to {until}:** {counted(int(value.get('done') or 0), 'task')} done, "
    head += f"{value.get('before') or 0} the week before."
    blocks = [head]
    if moved := dicts(value.get("moved")):
        blocks.append("\n".join(["Moved:", *(f"- {_moved(one)}" for one in moved)]))
    if stuck := dicts(value.get("stuck")):
        blocks.append("\n".join(["Stuck:", *(f"- {_stuck(one)}" for one in stuck)]))
    felt = [f"{mood} ({times}×)" for mood, times in value.get("moods") or []]
    if felt:
        blocks.append(f"Mood: {', '.join(felt)}.")
    if focus := value.get("focus"):
        blocks.append(f"What you wanted to focus on: {plain(focus)}.")
    shares = value.get("alignment")
    if isinstance(shares, dict) and shares.get("score") is not None:
        blocks.append(words_balance.alignment(result, shares, life))
    return "\n\n".join(blocks)


def _moved(one: Json) -> str:
    what = f"{name(one.get('name', ''))} ({one.get('ref', '')})"
    return (
        f"{what}: completed"
        if one.get("completed")
        else f"{what}: {one.get('done')} done, {one.get('open')} left"
    )


def _stuck(one: Json) -> str:
    days = counted(int(one.get("days") or 0), "day")
    return f"{name(one.get('name', ''))} ({one.get('ref', '')}): {plain(one.get('why', ''))}, {days}"
