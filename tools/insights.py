"""The blackboard: what was concluded, and the conclusion about what comes first."""

from dataclasses import asdict
from typing import Annotated

from pydantic import Field

from memory import insights
from memory.records import Insight
from memory.scope import Scope
from tools.hrm.explain import draft
from tools.hrm.score import rank
from tools.plan import snapshot
from tools.tool import plain, tool


@tool("read")
async def list_insights(scope: Scope, limit: Annotated[int, Field(ge=1, le=50)] = 20) -> list[Insight]:
    """List the insights that hold now: what was noticed about this life, and why."""
    return list((await insights.insights(scope, limit=limit)).items)


async def rerank(scope: Scope) -> Insight | None:
    """Post why the first task is first when another one has become first, or the old word has expired.

    Returns what was posted. When nothing is left to do, the old conclusion goes.
    """
    known = await insights.current(scope, "priority_reasoning")
    found = draft(rank(await snapshot(scope), 1))
    if found is None:
        if known is not None:
            await insights.retire(scope, known.id)
            scope.emit({"type": "insight_gone", "id": str(known.id)})
        return None
    if known is not None and known.entity_id == found.entity_id and not expired(known, scope):
        return None
    posted = await insights.post(scope, asdict(found), replaces=known)
    if known is not None:
        scope.emit({"type": "insight_gone", "id": str(known.id)})
    scope.emit({"type": "insight", "insight": plain(posted)})
    return posted


def expired(insight: Insight, scope: Scope) -> bool:
    return insight.expires_at is not None and insight.expires_at <= scope.now
