"""recommendation: one concrete next step, drawn from the other findings."""

from collections.abc import Sequence

from tools.hrm.detect.drafts import HOLDS, bounded
from tools.hrm.records import InsightDraft
from tools.hrm.scene import Scene

LEAST_CONFIDENCE = 0.5
"""A finding less sure than this recommends nothing."""
DIRECT = {"change_task", "add_task", "add_area", "change_project", "change_tasks"}
"""Tools that do something at once; to plan a day or to set a share is not a next step."""


def recommend(scene: Scene, found: Sequence[InsightDraft]) -> list[InsightDraft]:
    """The step that the most telling finding asks for (impact · confidence); nothing where none asks for one.

    It is as sure as the finding it follows from, and a little surer for each other finding that asks for the same.
    """
    asking = [
        (each, step)
        for each in found
        if each.confidence >= LEAST_CONFIDENCE
        for step in each.recommendations[:1]
        if step.call and step.call["tool"] in DIRECT
    ]
    if not asking:
        return []
    reason, step = min(asking, key=lambda pair: (-pair[0].impact * pair[0].confidence, pair[0].key))
    same = [each for each, other in asking if other.call == step.call]
    confidence = bounded(reason.confidence * (0.9 + 0.03 * min(len(same) - 1, 3)), 0.99)
    high = ["high_confidence"] if confidence > 0.8 else []
    return [
        InsightDraft(
            key="next-step",
            type="recommendation",
            title=step.text,
            summary=f"{step.text}: {reason.summary}",
            reasoning={
                "from": reason.key,
                "type": reason.type,
                "because": reason.title,
                "findings": len(found),
                "findings_that_ask_for_it": len(same),
                "finding_confidence": reason.confidence,
                "finding_impact": reason.impact,
                "finding": reason.reasoning,
            },
            path=[dict(node) for node in reason.path],
            confidence=confidence,
            impact=reason.impact,
            entity_type=reason.entity_type,
            entity_id=reason.entity_id,
            tags=[reason.entity_type, "recommendation", *high],
            source="rule",
            expires_at=scene.now + HOLDS["recommendation"],
            evidence=reason.evidence,
            recommendations=(step,),
        )
    ]
