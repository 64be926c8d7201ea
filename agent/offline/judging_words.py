"""The words that mean us, and those that leave room for doubt."""

import re

from agent.offline.errands import OWN_ERRANDS
from agent.offline.lexicon import ERRANDS

MARKED = re.compile(
    r"\b(?:(?:PL|[TPAJ])\d+|tasks?|to[- ]?dos?|to do list|remind\w*|lists?|calendar|forget|(?:wanted|"
    r"want) to (?:remember|recall|bear|keep)|(?:make|"
    r"take) a note|note that|write down|jot|alert|notify|ping|nudge|promised|(?:my|the|our) schedule|agenda|"
    r"goals?|projects?|"
    r"areas?|pillars?|journal|diary|mood|energy|priority|undo|redo|trash|archive|templates?|inbox|"
    r"subtasks?|insights?|importance|"
    r"due|overdue|deadline|appointments?|meetings?|note to self|alarms?|packs?|my (?:day|week) (?:ends|"
    r"starts)|the week starts|"
    r"% of|forget to|(?:un-?)(?:check|tick|mark|complete)|re-?open|(?:tick|check|cross)(?:ed)? off|"
    r"as (?:done|complete|completed|finished))\b|^(?:todo|urgent|next)\b|\ue000",
    re.IGNORECASE,
)
"""Words of our own field: a clause that has one means us."""
MEDIA = re.compile(
    r"\b(?:playlists?|songs?|timers?|stopwatch|my mix|track|album)\b|\b\d+ (?:and|plus|to) \d+\b",
    re.IGNORECASE,
)
CHANGING = re.compile(
    r"(?:change|edit|update|move|cancel|delete|remove|reschedule|postpone|push|make|set|turn|switch|"
    r"rename|clear|finish|mark|check|"
    r"complete|done|stop|undo|skip|snooze|drop|take|bring|show|list|what|which|how|tell|give)\b",
    re.IGNORECASE,
)
ADDED = re.compile(r"(?:add|put|write|note|schedule) ", re.IGNORECASE)
TO_OTHERS = re.compile(
    r"^(?:(?:alert|notify|inform|tell|message|text|e-?mail) (?!me\b|us\b|when\b|of\b|about\b)(?:the |my |"
    r"all |any )*\w+ .*?\b"
    r"(?:that|is|are|was|i am|i'm|i'll|i will|we)\b|"
    r"advise (?:that )?i\b|let (?!me\b|us\b)(?:the |my |all )*\w+(?: \w+)? know\b|"
    r"(?:alert|notify|inform|remind|tell) (?:the |my |all |all the |other )*(?:attendees?|everyone|"
    r"everybody|others|"
    r"participants|colleagues|people|team|guests)\b|send (?:an? )?(?:message|text|notice|e-?mail|"
    r"invitation)s?(?: out)? to\b)",
    re.IGNORECASE,
)
"""What other people shall be told."""
LOOKED = re.compile(r"(?:find|search|look for|look up|locate)\b", re.IGNORECASE)
DUTY = re.compile(
    rf"^(?:i|we) (?:need to|have to|must|gotta|should|'ve got to) (?:{'|'.join(sorted(ERRANDS))})\b",
    re.IGNORECASE,
)
OWN = re.compile(
    r"^(?:(?:i|we) (?:really |still |also )?(?:need|have|must|should|gotta|ought|want)(?: to)? )?"
    rf"(?:{'|'.join(sorted(OWN_ERRANDS))})\b",
    re.IGNORECASE,
)
