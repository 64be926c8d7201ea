"""Looking at a life: what is found goes to the blackboard, and what no longer holds comes off it."""

import asyncio
from collections.abc import Sequence
from dataclasses import asdict

from memory import insight_lists, insights
from memory.blackboard import Insight
from memory.scope import Scope
from tools import engine, plan
from tools.hrm.explain import draft
from tools.hrm.records import InsightDraft
from tools.insights import tell, tell_gone
from tools.tool import tool

META = "meta:"
"""How the keys of findings about findings begin."""


@tool("write")
async def look(scope: Scope) -> list[Insight]:
    """Look at the whole life now, and put what is noticed on the blackboard: what is new on it comes back."""
    snapshot, past = await plan.snapshot(scope), await plan.past(scope)
    found = await asyncio.to_thread(engine.conclusions, snapshot, past)  # others are answered meanwhile
    await insights.hold(scope)
    known = await insight_lists.holding(scope)
    posted = await settle(scope, found, [each for each in known if not each.key.startswith(META)])
    known = await insight_lists.holding(scope)
    said = engine.contradictions(known, scope.now)
    posted += await settle(scope, said, [each for each in known if each.key.startswith(META)])
    tell_gone(scope, await insights.expire(scope))
    return posted


async def rerank(scope: Scope) -> Insight | None:
    """Post why the first task is first when another one has become first, for another reason, or the word expired.

    Returns what was posted. When nothing is left to do, the old conclusion goes.
    """
    found = draft((await plan.scores(scope)).ranking(1))
    await insights.hold(scope)
    known = [each for each in await insight_lists.holding(scope) if each.type == "priority_reasoning"]
    posted = await settle(scope, [found] if found else [], known)
    return posted[0] if posted else None


async def settle(scope: Scope, found: Sequence[InsightDraft], known: Sequence[Insight]) -> list[Insight]:
    """Post what was found, and retire what rules concluded among what is known and was not found again."""
    posted = await insights.post(scope, [asdict(each) for each in found])
    keys = {each.key for each in found}
    over = [each.id for each in known if each.source not in {"user", "model"} and each.key not in keys]
    tell_gone(scope, await insights.retire(scope, over) if over else [])
    return [tell(scope, each) for each in posted]
