"""How one feels: a check-in with energy and mood. What is written to a journal stays there."""

import re

from agent.offline.lexicon import energy_of, mood_of
from agent.offline.lines import titled
from agent.offline.reading import Intent, Reading
from agent.offline.target import Scene
from memory.records import Energy, Json

CHECK_IN = "How are you? Say it with energy and mood: “check in: low energy, calm, slept badly”."
LEVELS: tuple[tuple[Energy, str], ...] = (
    ("very_low", r"very[ _]low|really low|so low|extremely low|rock bottom|lowest|zero|none|no|empty|hardly any"),
    ("very_high", r"very[ _]high|really high|so high|extremely high|through the roof|highest|full of|bursting with"),
    ("low", r"low|little|poor|bad|down|weak|not much|dropping|flagging|low on|out of"),
    ("moderate", r"moderate|medium|ok|okay|normal|average|middling|so-so|fair|all right|alright|fine"),
    ("high", r"high|good|great|strong|lots of|a lot of|plenty of|so much|up|well[- ]rested|refreshed|fresh"),
)  # fmt: skip
WORDS: tuple[tuple[Energy, str], ...] = (
    ("very_low", "knackered|shattered"),
    ("high", "well[- ]rested|refreshed"),
)
"""Words of strength beside those of a journal."""
SAID = re.compile(r"\s*(?:[,;.]|\band\b|\bbut\b)\s*", re.IGNORECASE)
FRAME = frozenset({
    "i", "i'm", "am", "feel", "feeling", "my", "mood", "energy", "level", "is", "was", "at", "with", "a", "an",
    "bit", "very", "rather", "quite", "really", "so", "today", "now", "right", "totally", "completely", "lot",
    "lots", "of", "have", "full", "and", "just", "pretty", "extremely", "the", "this", "morning", "evening",
    "still", "already",
})  # fmt: skip
"""Words around a feeling that say nothing more."""
NO_STATE = re.compile(
    r"\b(?:bill|bills|drink|bar|provider|supplier|cost|costs|price|prices|tariff|company|label)\b",
    re.IGNORECASE,
)


LATELY = re.compile(
    r"(?: ?(?:for|of|from|in|over)?(?: the)?(?: this| last| past)? ?(?:week|month|days?|today|yesterday|lately))*",
    re.IGNORECASE,
)


def check_in(words: dict[str, str], scene: Scene) -> Reading | None:
    """Check in: asks how one is."""
    return Reading(say=CHECK_IN)


def checked_in(words: dict[str, str], scene: Scene) -> Reading | None:
    """Check in: calm, low energy, slept well. My energy is low."""
    text = scene.message.unmask(words["text"]).strip()
    if scene.question or NO_STATE.search(text):
        return None
    named = re.match(
        r"(?:(?:log|record|note|set|change|update|enter|put) (?:down )?)?(?:my )?(mood|energy)\b",
        scene.clause,
        re.IGNORECASE,
    )
    kind = named[1].lower() if named else "energy" if scene.clause.lower().startswith("i have") else ""
    given = felt(text, kind)
    sure = given and (not kind or kind in given or "energy" in given)
    told = bool(re.match(r"check", scene.clause, re.IGNORECASE))
    return Reading((Intent("check_in", given),), free=told) if sure else None


def worn(words: dict[str, str], scene: Scene) -> Reading | None:
    """I'm exhausted; I feel tired and anxious: the energy is the news. A mood alone is offered to the journal."""
    text = words["text"].strip()
    given = felt(text)
    if scene.question or "energy" not in given or "note" in given:
        return None
    return Reading((Intent("check_in", given),), feeling=text)


def list_checkins(words: dict[str, str], scene: Scene) -> Reading | None:
    """How did I feel lately?"""
    if not LATELY.fullmatch(words.get("tail") or ""):
        return None
    return Reading((Intent("list_checkins", {}),))


def felt(text: str, kind: str = "") -> Json:
    """Energy and mood that words name; what else they say is the note. `kind`: what a bare level is of."""
    parts = [part for part in SAID.split(text) if part]
    found: Json = {}
    notes: list[str] = []
    for part in parts:
        energy = energy_in(part, kind != "mood" and (kind == "energy" or "energy" in part.lower()))
        mood = mood_of(part) if not energy else None
        found |= ({"energy": energy} if energy and "energy" not in found else {}) | (
            {"mood": mood} if mood and "mood" not in found else {}
        )
        if (
            not (energy or mood)
            or sum(word not in FRAME for word in re.findall(r"[\w'’-]+", part.lower())) > 3
        ):
            notes.append(part)
    return found | ({"note": titled(", ".join(notes))} if notes else {})


def energy_in(text: str, bare: bool = False) -> Energy | None:
    """The energy that words name: "low energy", "exhausted"; with `bare` a level alone is one too."""
    low = text.casefold()
    if bare or "energy" in low:
        level = re.sub(r"\b(?:my|energy|levels?|is|was|at|an|i|have|today|now)\b|[:=]", " ", low).strip()
        for energy, names in LEVELS:
            if re.search(rf"(?<![\w-])(?:{names})(?![\w-])", level):
                return energy
    other = next((energy for energy, names in WORDS if re.search(rf"\b(?:{names})\b", low)), None)
    return other or energy_of(text)
