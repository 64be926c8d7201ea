"""Whether a model was shown words that its user did not write: then they are asked before it acts.

What such words say is never looked at: whose they are decides.
"""

import re
from collections.abc import Sequence

from langchain_core.messages import AnyMessage, HumanMessage, ToolMessage

from agent.window import FRAMES
from memory.origins import Foreign

TELLING = 24
"""Letters of a line by which it is known again, where it is cut off."""
TOLD_OF_OTHERS = '"outside":true'
"""What stands in what is recalled beside somebody else's words."""
FEWEST = 4
"""Letters of a line that is looked for: fewer are in everything."""


def shown(prompt: Sequence[AnyMessage], foreign: Sequence[Foreign]) -> bool:
    """Whether what a model was told holds any of these words, or names a row that they are in."""
    if any(TOLD_OF_OTHERS in str(each.content) for each in prompt if is_data(each)):
        return True
    told = plain("\n".join(str(message.content) for message in prompt))
    named = " ".join(str(each.content) for each in prompt if not isinstance(each, HumanMessage))
    refs = set(re.findall(r"\b[A-Z]{1,2}\d+\b", named))
    return any(row.ref in refs or any(line in told for line in lines(row.text)) for row in foreign)


def is_data(message: AnyMessage) -> bool:
    """Whether nobody says it: a tool answers it, or it is recalled."""
    return isinstance(message, ToolMessage) or message.name in FRAMES


def lines(text: str) -> list[str]:
    """The lines of a text as they are looked for."""
    found = [plain(line).strip()[:TELLING] for line in text.splitlines()]
    return [line for line in found if len(line) >= FEWEST]


def plain(text: str) -> str:
    """Letters and digits, small, with single spaces: however the text is quoted or escaped around them."""
    return re.sub(r"\W+", " ", re.sub(r"\\[nrt\"\\/]", " ", text)).casefold()
