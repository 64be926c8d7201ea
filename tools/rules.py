"""The rules, for whoever runs this Aurum."""

from datetime import datetime

from memory import rules
from memory.blackboard import Rule
from memory.errors import Invalid
from memory.records import Json
from tools.hrm.rules import judge_of


async def change_rule(owner_url: str, code: str, new: Json, *, at: datetime, note: str = "") -> Rule:
    """Change a rule for everybody: name, description, weight (0 to 1), parameters, adjustable or active.

    It becomes its next version, and its changelog keeps what was changed, and the note. Raises NotFound, and Invalid
    for parameters that its judge can't use; then nothing is written.
    """
    unknown = new.keys() - rules.COLUMN.keys()
    if unknown:
        raise Invalid(f"A rule has no {', '.join(sorted(unknown))}: there are {', '.join(rules.COLUMN)}.")
    weight = new.get("weight")
    if weight is not None and not 0 <= weight <= 1:
        raise Invalid("A weight lies between 0 and 1.")
    return await rules.change_rule(owner_url, code, new, check=judge_of, at=at, note=note)
