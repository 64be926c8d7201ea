"""Alarms as people set them: an alarm for six, wake me at seven, tell me when it is noon. Each is a task due then."""

import re

from agent.offline.lines import find_when, titled
from agent.offline.reading import Intent, Reading, ask
from agent.offline.target import Scene

SETS = (
    r"have|initiate|sound|play|ring|provide|set|create|make|add|need|want|schedule|start|put|give|turn on|"
    r"activate|like|"
    r"up|new|arrange|fix"
)
ALARM = re.compile(
    rf"^(?:.*?\b(?:{SETS}))?(?: up| me| an?| my| the| another| some| new| both)* ?alarms?(?: set)?(?: "
    rf"up)?(?P<rest>.*)$",
    re.IGNORECASE,
)
TIMED_ALARM = re.compile(
    rf"^(?:i )?(?:{SETS})(?: me)? an? (?P<rest>\d{{1,2}}(?::\d\d)? ?[ap]m|noon|midnight) (?:alarm|wake[- ]?up call)"
    r"(?P<more> .*)?$",
    re.IGNORECASE,
)
WAKE_ME = re.compile(
    r"^(?:please )?(?:(?:wake|get) me up|wake me(?= (?:at|by|in|when|around|tomorrow)\b)|make me wake up|"
    r"i (?:want|would like|'d like) to (?:wake up|be woken(?: up)?)|make sure (?:that )?i(?:'m| am) (?:up|awake))\b"
    r"(?P<rest>.*)$",
    re.IGNORECASE,
)
AT_HOUR = re.compile(
    r"^(?:tell me|let me know|alert me|notify me) when (?:it's|it is) (?P<rest>.+)$", re.IGNORECASE
)
TURNED_ON = re.compile(r"^(?:turn|switch) (?:on )?(?:my |the |an )?(?:\w+ )?alarm(?: on)?$", re.IGNORECASE)
NO_ALARM = re.compile(
    r"(?:turn (?:\w+ ){0,3}off|what|when|which|how|cancel|delete|remove|stop|show|is|are|did|do|list|read|"
    r"tell|check|"
    r"confirm|review|report|any|at what|if|just to|was|have (?:i|you)|disable|don't|unset|no more|get rid|"
    r"i (?:do not|"
    r"don't|no longer)|(?:(?:my|the|all|current|active|set|upcoming|next) )*alarms?(?: (?:status|settings?|"
    r"schedule|times?))?$|.*\b(?:i do not|i don't|i no longer) (?:need|want))\b",
    re.IGNORECASE,
)
"""How questions and orders about alarms that are set begin."""
WHEN = "For what time?"
ONE_MORE = re.compile(r"(?:an? )?alarm$", re.IGNORECASE)


def alarm(text: str, scene: Scene) -> Reading | None:
    """Set an alarm for six; wake me up at seven: a task that is due then."""
    wake = WAKE_ME.match(text)
    found = wake or AT_HOUR.match(text) or TIMED_ALARM.match(text) or ALARM.match(text)
    if TURNED_ON.match(text):
        return ask(WHEN, "create")
    if not found or scene.question or (NO_ALARM.match(text) and not ONE_MORE.match(text)):
        return None
    if found.re is AT_HOUR and not time_of(found["rest"], scene):
        return None
    title = "Wake up" if wake else "Alarm"
    rest = found["rest"].strip(" ,.")
    named = re.search(r"\b(?:to|called|named|labell?ed) (?P<name>[a-z][\w' ]+)$", rest, re.IGNORECASE)
    calls: list[Intent] = []
    for part in re.split(r"\s*,?\s+and\s+(?:another |one )?", rest):
        due = time_of(part, scene, early=wake is not None)
        if due:
            calls.append(
                Intent(
                    "add_task", {"title": titled(named["name"]) if named and not wake else title, "due": due}
                )
            )
    return Reading(tuple(calls), free=True) if calls else ask(WHEN, "create")


def time_of(text: str, scene: Scene, early: bool = False) -> str | None:
    """When an alarm rings: "for quarter after six tomorrow", "at 430am". `early`: a bare hour is in the morning."""
    plain = re.sub(
        r"^(?:for|at|to|both|set)*\s*(?:for|at|to|both)\s+", "at ", text.strip(), flags=re.IGNORECASE
    )
    plain = re.sub(r"\b(\d{1,2}) ([0-5]\d)\b", r"\1:\2", plain)
    plain = re.sub(r"\b(\d{1,2})(\d\d) ?([ap])m\b", r"\1:\2\3m", plain, flags=re.IGNORECASE)
    if early and (hour := re.search(r"\b(?:0?[3-9]|1[01])(?::\d\d)?\b(?! ?(?:am|pm|in the|o'clock))", plain)):
        plain = f"{plain[: hour.end()]}am{plain[hour.end() :]}"
    for words in (plain, text, f"at {plain}", re.sub(r"\bat (\w+)$", r"at \1 o'clock", plain)):
        when = find_when(words, scene.life)
        if when:
            return when[0]
    return None
