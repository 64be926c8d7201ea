"""What the offline model says or does next, given a conversation."""

from collections import Counter
from collections.abc import Collection

from agent.offline.aims import reads
from agent.offline.conversation import Conversation
from agent.offline.reading import Intent, Understanding
from agent.offline.sayings import SAYINGS
from agent.offline.understand import understand
from agent.offline.wording import plain
from agent.offline.words import say

UNKNOWN = (
    "I didn't understand that, so I changed nothing. I'm the offline model: I look after your tasks, goals "
    "and journal, and "
    "don't know about the world. Try “add call mom tomorrow”, “what's next?”, “journal: …”, or “help”."
)


def answer(conversation: Conversation, tools: Collection[str] | None = None) -> str | tuple[Intent, ...]:
    """Words, or the calls to make first. `tools` are the tools there are; None means all."""
    turn = conversation.turn
    if not turn.text.strip() and not turn.results:
        return SAYINGS["hello"]
    understood = understand(turn.text, conversation.life, conversation.past)
    if turn.results:
        return _result_words(conversation, understood)
    missing = [call.tool for call in understood.calls if tools is not None and call.tool not in tools]
    calls = tuple(call for call in understood.calls if call.tool not in missing)
    if calls:
        return calls
    if missing:
        return f"I understood you, but {', '.join(sorted(set(missing)))} is not available here, so I changed nothing."
    return words_of(understood) or UNKNOWN


def _result_words(conversation: Conversation, understood: Understanding) -> str:
    """Words about the results. Calls that another model made are answered for what they are, and never made again."""
    results = conversation.turn.results
    said = say(results, conversation.life)
    made, meant = Counter(one.tool for one in results), Counter(call.tool for call in understood.calls)
    if made == meant:
        found = next((one for one in results if one.tool in ("find_tasks", "list_tasks")), None)
        empty = (
            found is not None and not found.value and understood.offer is not None and understood.offer.tool
        )
        more = words_of(understood, offer=not empty)
        return f"{said}\n\n{more}" if more else said
    left = [tool for tool, times in meant.items() if times > made[tool] and not reads(Intent(tool, {}))]
    if left:
        said += "\n\nThat may not be all you asked for. Please check, and say what is missing."
    return said


def words_of(understood: Understanding, offer: bool = True) -> str:
    """What is said where no tool is called, or beside what the tools did; empty when there is nothing to say."""
    parts = list(understood.say)
    if understood.leftovers:
        known = bool(understood.calls or understood.say or understood.offer)
        quoted = " ".join(f"“{plain(_short(text))}”" for text in understood.leftovers[:5])
        parts.append(f"I didn't understand {quoted}, so I did nothing about it." if known else UNKNOWN)
    if understood.offer and offer:
        parts.append(understood.offer.question)
    return "\n\n".join(parts)


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:77] + "…"
