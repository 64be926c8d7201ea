"""A conclusion told in whole sentences, without a model: what it is, what it rests on, what to do."""

from memory.blackboard import Insight, Personality, Preferences, Style

OPENINGS: dict[Personality, str] = {
    "coach": "Here is where I would look:",
    "assistant": "For your attention:",
    "strategist": "What matters for the larger picture:",
    "motivator": "Something you can act on:",
}
CLOSINGS: dict[Style, str] = {
    "direct": "",
    "encouraging": "A small step counts.",
    "analytical": "",
    "socratic": "What would make the first step easy?",
}


def narrate(insight: Insight, preferences: Preferences) -> str:
    """The insight in words, as long as the user wants them; every number in them is its own.

    `minimal` is its summary. `balanced` adds what to do. `detailed` adds the way down from the pillar and the rows
    that it rests on. An analytical style adds how sure it is.
    """
    said = sentence(insight.summary)
    if preferences.detail == "minimal":
        return said
    parts = [OPENINGS[preferences.personality], f"{sentence(insight.title)} {said}"]
    if preferences.detail == "detailed":
        parts += [sentence(str(node.get("sentence", ""))) for node in insight.path[:-1]]
        parts += [sentence(f"{each.name}: {each.said}") for each in insight.evidence[:5] if each.said]
    if preferences.style == "analytical":
        parts.append(f"Confidence {insight.confidence:.0%}, impact {insight.impact:.0%}.")
    if insight.recommendations:
        parts.append(f"Next: {sentence(insight.recommendations[0].text)}")
    parts.append(CLOSINGS[preferences.style] if insight.recommendations else "")
    return " ".join(part for part in parts if part)


def sentence(text: str) -> str:
    """The text, ended as a sentence is."""
    text = text.strip()
    return text if not text or text[-1] in ".!?…" else f"{text}."
