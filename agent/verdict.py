"""A plain yes or no, as people type it where there is no button."""

import re

from memory.records import Verdict

YES = "yes|y|yep|yeah|ok|okay|sure|do it|do that|go ahead|go on|approve|approved|confirm|confirmed|please do"
NO = "no|n|nope|don'?t|do not|don'?t do it|do not do it|cancel|reject|rejected|stop|leave it|better not"
POLITE = r"(?:,? please|,? thanks|,? thank you)?[.! ]*"


def verdict_of(text: str) -> Verdict | None:
    """What a message decides that is nothing but a yes or a no; None for anything else."""
    plain = text.strip().replace("’", "'")
    if re.fullmatch(rf"(?:{YES})(?:,? (?:{YES}))?{POLITE}", plain, re.IGNORECASE):
        return "approved"
    if re.fullmatch(rf"(?:{NO})(?:,? (?:{NO}))?{POLITE}", plain, re.IGNORECASE):
        return "rejected"
    return None
