"""From what a person says about when, to a date, or a sentence that says it was not understood."""

from memory.errors import Invalid
from memory.scope import Scope
from tools.names import NOTHING
from tools.when import Clock, Due, read


async def due(scope: Scope, text: str | None) -> Due | None:
    """The due date that the words mean in the user's zone; None where none is given. Raises Invalid."""
    if text is None or text.strip().lower() in NOTHING:
        return None
    user = await scope.user()
    found = read(text, Clock(scope.now, user.zone, user.day_end, user.week_start))
    if found is None or found.due is None or found.kind == "recurrence":
        raise Invalid(f"“{text[:60]}” is no date that I understand. Try 2026-11-27, friday, or tomorrow 3pm.")
    return found.due
