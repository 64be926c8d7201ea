"""What deserves attention now, and why. Pure: records in, conclusions out; no I/O, no clock, no model."""

from tools.hrm.explain import draft
from tools.hrm.records import (
    Blocker,
    Contribution,
    InsightDraft,
    Node,
    Ranking,
    Scored,
    Snapshot,
    Verdict,
    Waits,
)

__all__ = [
    "Blocker",
    "Contribution",
    "InsightDraft",
    "Node",
    "Ranking",
    "Scored",
    "Snapshot",
    "Verdict",
    "Waits",
    "draft",
]
