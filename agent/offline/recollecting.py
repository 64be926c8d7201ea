"""What was said or written once, found by its meaning."""

from agent.offline.reading import Intent, Reading
from agent.offline.target import Scene
from memory.records import Json

MOST = 5


def recall(words: dict[str, str], scene: Scene) -> Reading | None:
    """What did I write about sleep last March; did I ever mention Anna?"""
    what = scene.message.unmask(words["what"]).strip()
    asked: Json = {"query": f"when {what}" if words.get("when") else what, "k": MOST}
    asked["kinds"] = ["journal"] if words.get("where") else ["journal", "message", "memory", "note"]
    return Reading((Intent("recall", asked),))
