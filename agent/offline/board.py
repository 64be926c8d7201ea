"""What was noticed: asked for by type, thing or words; explained, pinned, dismissed, judged, looked for again."""

import re
from collections.abc import Sequence

from agent.offline.conversation import Turn
from agent.offline.lines import titled
from agent.offline.reading import Intent, Reading, ask
from agent.offline.target import Scene, target
from memory.records import Json

CARD = re.compile(r"\bI\d+\b", re.IGNORECASE)
WHICH_CARD = "Which insight do you mean? Say its reference, such as I3; “any insights?” shows them."
TYPES = {
    "obstacle": "obstacle_identification", "blocker": "obstacle_identification",
    "bottleneck": "obstacle_identification",
    "pattern": "pattern_recognition", "recommendation": "recommendation", "suggestion": "recommendation",
    "prediction": "progress_prediction", "conflict": "goal_coherence", "goal conflict": "goal_coherence",
    "synergie": "goal_coherence", "alignment": "alignment_analysis",
}  # fmt: skip
STATES = {
    "dismissed": "dismissed",
    "expired": "expired",
    "old": "superseded",
    "superseded": "superseded",
    "past": "superseded",
}
UNWELCOME = re.compile(
    r"\b(?:not|no|hardly|reject|disagree|ignore|ignored|rejected|unhelpful|useless|wrong|nonsense|inaccurate)\b|n't\b",
    re.IGNORECASE,
)
SHOWN = re.compile(
    r"(?:it|that|this)(?: one)?|(?:the|that|this|your)?(?: last| first| latest)? ?(?:insight|observation|finding|card)",
    re.IGNORECASE,
)
GENERAL = re.compile(
    (
        r"(?:me|my (?:life|self|habits|behaviou?r|data|work|days?|weeks?)|myself|today|this week|lately|(?:the "
        r")?(?:last|past) .*)"
    ),
    re.IGNORECASE,
)


def insights(words: dict[str, str], scene: Scene) -> Reading:
    """Any insights?"""
    return _list({})


def insight_kind(words: dict[str, str], scene: Scene) -> Reading | None:
    """Obstacles? What patterns do you see? Which goals collide?"""
    if words.get("stuck"):
        return _list({"type": "obstacle_identification"})
    if words.get("clash"):
        return _list({"type": "goal_coherence"})
    kind = re.sub(r" (?:between .+|insights?)$", "", words["kind"].lower()).rstrip("s")
    about = _about(words["about"], scene) if words.get("about") else {}
    if about is None or (
        "words" in about and not re.search(r"\babout\b|insight", scene.clause, re.IGNORECASE)
    ):
        return None  # recommendations for a restaurant, obstacles in chess: none of ours
    return _list({"type": TYPES[kind], **about})


def insights_about(words: dict[str, str], scene: Scene) -> Reading | None:
    """Insights about Health; search insights for sleep; my pinned insights."""
    if words.get("words"):
        return _list({"words": scene.message.unmask(words["words"])})
    if words.get("about"):
        about = _about(words["about"], scene)
        spoken = re.search(r"insight|observation|finding|conclusion", scene.clause, re.IGNORECASE)
        return None if about is None or ("words" in about and not spoken) else _list(about)
    state = (words.get("state") or words.get("pin") or "").lower()
    if state in ("pinned", "pin"):
        return _list({"pinned": True})
    state = "dismissed" if state == "dismiss" else state
    return _list({"state": STATES[state]} if state else {})


def insight(words: dict[str, str], scene: Scene) -> Reading | None:
    """Explain I3."""
    ref = _card(words.get("card") or "it", scene)
    if not ref:
        named = "insight" in scene.clause.lower()
        return ask(WHICH_CARD, "change") if named and not CARD.search(scene.clause) else None
    return Reading((Intent("insight", {"insight": ref}),))


def dismiss(words: dict[str, str], scene: Scene) -> Reading | None:
    """Dismiss I3."""
    return _change("dismiss_insight", words["card"], scene, {})


def put_back(words: dict[str, str], scene: Scene) -> Reading | None:
    """Bring back I3."""
    return _change("dismiss_insight", words["card"], scene, {"dismissed": False})


def pin(words: dict[str, str], scene: Scene) -> Reading | None:
    """Pin I3."""
    return _change("pin_insight", words["card"], scene, {"pinned": True})


def unpin(words: dict[str, str], scene: Scene) -> Reading | None:
    """Unpin I3."""
    return _change("pin_insight", words["card"], scene, {"pinned": False})


def rate(words: dict[str, str], scene: Scene) -> Reading | None:
    """That's not helpful; accept I3. Of what was not shown, nothing is said."""
    said = words.get("opinion") or words.get("verb") or ""
    said = f"not {said}" if re.search(r"\b(?:is|was)n't\b", scene.clause, re.IGNORECASE) else said
    named = words.get("card2") or words.get("card") or "it"
    ref = _card(named, scene)
    shown = cards_shown(scene.past)
    if not ref:
        if "insight" in named.lower() or len(shown) > 1:
            return ask(WHICH_CARD, "change")
        return None
    return Reading((Intent("rate_insight", {"insight": ref, "feedback": _feedback(said)}),))


def note_insight(words: dict[str, str], scene: Scene) -> Reading:
    """Note an insight: I work best after a walk."""
    text = titled(scene.message.unmask(words["text"]).strip())
    title = text if len(text) <= 60 else text[:60].rsplit(" ", 1)[0] + "…"
    return Reading((Intent("note_insight", {"title": title, "summary": text}),), free=True)


def look(words: dict[str, str], scene: Scene) -> Reading:
    """Look again."""
    return Reading((Intent("look", {}),))


def statistics(words: dict[str, str], scene: Scene) -> Reading:
    """Insight statistics."""
    return Reading((Intent("insight_statistics", {}),))


def cards_shown(past: Sequence[Turn]) -> list[Json]:
    """The insights that the last turn with any spoke of."""
    for turn in reversed(past[-3:]):
        values = [result.value for result in turn.results]
        rows = [
            row
            for value in values
            for row in (value if isinstance(value, list) else [value])
            if isinstance(row, dict)
        ]
        found = [row for row in rows if CARD.fullmatch(str(row.get("ref", "")))]
        if found:
            return found
    return []


def _list(given: Json) -> Reading:
    return Reading((Intent("list_insights", given),))


def _about(words: str, scene: Scene) -> Json | None:
    """The thing that insights are about, else the words in them; empty where it is the life itself."""
    text = re.sub(
        r"^(?:the|my) (?=pillar|area|project|task)",
        "",
        scene.message.unmask(words).strip(),
        flags=re.IGNORECASE,
    )
    if GENERAL.fullmatch(text):
        return {}
    found = target(text, scene)
    if found and (found.sure or scene.life.named(found.name)):
        return {"about": found.name}
    near = scene.life.find(text)
    return {"about": near.name} if near else {"words": text} if len(text.split()) <= 4 else None


def _change(tool: str, words: str, scene: Scene, more: Json) -> Reading | None:
    if scene.question:
        return None
    ref = _card(words, scene)
    if ref:
        return Reading((Intent(tool, {"insight": ref, **more}),))
    return ask(WHICH_CARD, "change") if re.search(r"\binsight\b", words, re.IGNORECASE) else None


def _card(words: str, scene: Scene) -> str:
    """The reference of the insight that is meant: the named one, or the only one that was shown last."""
    named = CARD.search(words)
    if named:
        return named[0].upper()
    if not SHOWN.fullmatch(words.strip()):
        return ""
    shown = cards_shown(scene.past)
    first = re.search(r"\bfirst\b", words, re.IGNORECASE)
    return str(shown[0]["ref"]).upper() if len(shown) == 1 or (shown and first) else ""


def _feedback(said: str) -> str:
    low = said.casefold()
    if re.search(r"clear|confus", low):
        return "unclear" if UNWELCOME.search(low) or re.search(r"unclear|confus", low) else "clear"
    if "thumbs" in low or "help" in low.split() or low in ("helps", "helped"):
        return "not_helpful" if UNWELCOME.search(low) or "down" in low else "helpful"
    if re.search(r"accept|reject|agree|ignore|wrong|nonsense|accurate|spot on", low):
        return "ignored" if "ignore" in low else "rejected" if UNWELCOME.search(low) else "accepted"
    return "not_helpful" if UNWELCOME.search(low) or low.startswith("un") else "helpful"
