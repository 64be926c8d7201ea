"""What the conditions of standing intents are judged by: read once for all of them, with few questions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from memory import intents as rows
from memory import journal_days
from memory.scope import Scope
from tools import plan
from tools.hrm.life import look_up
from tools.hrm.records import Past
from tools.intent_conditions import PAST, Condition, Facts, subject_of
from tools.when import due_instant, today


@dataclass(frozen=True, slots=True)
class Known:
    """Facts that hold for all intents, and for each since it was made."""

    facts: Facts
    zone: str

    def since(self, made: datetime) -> Facts:
        """The facts for an intent that was made at this instant."""
        return replace(self.facts, begins=today(made, self.zone, self.facts.life.day_end))


async def facts_for(scope: Scope, conditions: Sequence[Condition]) -> Known:
    """What these conditions are judged by; what none of them needs is not read."""
    kinds = {each.kind for each in conditions}
    subjects = {subject.id for each in conditions if (subject := subject_of(each))}
    user, snapshot = await scope.user(), await plan.snapshot(scope)
    past = await plan.past(scope) if kinds & (PAST | {"no_journal"}) else Past()
    named = await rows.named(scope, subjects) if subjects else []
    day = today(scope.now, user.zone, user.day_end)
    facts = Facts(
        life=look_up(snapshot),
        zone=user.zone,
        tasks=snapshot.tasks,
        about={each.id: each for each in named},
        tomorrow=due_instant(day, None, user.zone, user.day_end),
        waiting=await rows.waiting_since(scope) if kinds & {"blocked", "free"} else {},
        completions=past.completions,
        felt=past.felt,
        written=tuple(await journal_days.written(scope)) if "no_journal" in kinds else (),
        paused=past.paused,
        begins=day - timedelta(days=1),
    )
    return Known(facts, user.zone)
