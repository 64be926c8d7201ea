"""The blackboard: what was concluded, and the conclusion about what comes first."""

from dataclasses import asdict
from typing import Annotated

from pydantic import Field

from memory import insights
from memory.blackboard import Insight
from memory.scope import Scope
from tools.hrm.explain import draft
from tools.hrm.records import InsightDraft
from tools.hrm.score import rank
from tools.plan import snapshot
from tools.tool import plain, tool


@tool("read")
async def list_insights(scope: Scope, limit: Annotated[int, Field(ge=1, le=50)] = 20) -> list[Insight]:
    """List the insights that hold now: what was noticed about this life, and why."""
    return list((await insights.insights(scope, limit=limit)).items)


async def rerank(scope: Scope) -> Insight | None:
    """Post why the first task is first when another one has become first, for another reason, or the word expired.

    Returns what was posted. When nothing is left to do, the old conclusion goes.
    """
    known = await insights.current(scope, "priority_reasoning")
    found = draft(rank(await snapshot(scope), 1))
    if found is None:
        if known is not None:
            await insights.retire(scope, known.id)
            scope.emit({"type": "insight_gone", "id": str(known.id)})
        return None
    if known is not None and holds(known, found, scope):
        return None
    posted = await insights.post(scope, asdict(found), replaces=known)
    if known is not None:
        scope.emit({"type": "insight_gone", "id": str(known.id)})
    scope.emit({"type": "insight", "insight": plain(posted)})
    return posted


def holds(known: Insight, found: InsightDraft, scope: Scope) -> bool:
    """Whether what was posted still says the same of the same task."""
    expired = known.expires_at is not None and known.expires_at <= scope.now
    same = (known.entity_id, known.title, known.summary) == (found.entity_id, found.title, found.summary)
    return same and not expired
