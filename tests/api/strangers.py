"""What whoever knows another's ids and references may try: by route and by tool, the noun and what to send.

A new route or tool needs an entry here to pass the strangers' tests.
"""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

Json = dict[str, Any]


@dataclass(frozen=True)
class Known:
    """What a stranger knows: each thing's id and its reference, by noun."""

    ids: dict[str, str]
    refs: dict[str, str]


NOUNS = (
    "pillar", "area", "project", "task", "thing", "trashed", "template", "operation", "thread", "message", "run",
    "approval", "insight", "block", "memory", "entry", "code", "pause", "note",
    "round", "reminder", "delivery", "intent", "identity", "link", "job", "team",
)  # fmt: skip
UNKNOWN = Known(
    {noun: str(uuid4()) for noun in NOUNS},
    {
        "pillar": "PL77", "area": "A77", "project": "P77", "task": "T77", "thing": "P77", "trashed": "T77",
        "template": "TP77", "insight": "I77", "memory": "M77", "entry": "J77", "code": "JT77",
        "intent": "W77",
    },
)  # fmt: skip

Body = Json | None
ROUTES: dict[str, tuple[str, Body]] = {
    "GET /api/tasks/{task}": ("task", None),
    "PATCH /api/tasks/{task}": ("task", {"title": "Mine now", "status": "completed", "due": None}),
    "DELETE /api/tasks/{task}": ("task", None),
    "PUT /api/tasks/{task}/completion": ("task", None),
    "DELETE /api/tasks/{task}/completion": ("task", None),
    "PUT /api/tasks/{task}/skip": ("task", None),
    "GET /api/pillars/{pillar}": ("pillar", None),
    "PATCH /api/pillars/{pillar}": ("pillar", {"name": "Mine now"}),
    "GET /api/areas/{area}": ("area", None),
    "PATCH /api/areas/{area}": ("area", {"name": "Mine now"}),
    "GET /api/projects/{project}": ("project", None),
    "PATCH /api/projects/{project}": ("project", {"name": "Mine now", "status": "completed"}),
    "DELETE /api/pillars/{pillar}": ("pillar", None),
    "DELETE /api/areas/{area}": ("area", None),
    "DELETE /api/projects/{project}": ("project", None),
    "PUT /api/things/{thing}/archive": ("thing", None),
    "DELETE /api/things/{thing}/archive": ("thing", None),
    "PUT /api/things/{thing}/place": ("thing", {"to": None}),
    "POST /api/things/{thing}/duplicate": ("thing", {"name": "Mine now"}),
    "PUT /api/trash/{trashed}/restoration": ("trashed", None),
    "DELETE /api/trash/{trashed}": ("trashed", None),
    "GET /api/templates/{template}": ("template", None),
    "PATCH /api/templates/{template}": ("template", {"name": "Mine now"}),
    "DELETE /api/templates/{template}": ("template", None),
    "POST /api/templates/{template}/use": ("template", {}),
    "POST /api/operations/{operation}/undo": ("operation", None),
    "POST /api/operations/{operation}/redo": ("operation", None),
    "GET /api/things/{thing}/history": ("thing", None),
    "GET /api/chat/{thread}": ("thread", None),
    "GET /api/chat/runs/{run}": ("run", None),
    "GET /api/chat/runs/{run}/events": ("run", None),
    "POST /api/chat/runs/{run}/stop": ("run", None),
    "POST /api/chat/runs/{run}/approvals": ("run", {"answer": "approve"}),
    "POST /api/approvals/{approval}": ("approval", {"answer": "approve"}),
    "GET /api/insights/{insight}": ("insight", None),
    "GET /api/insights/{insight}/versions": ("insight", None),
    "PUT /api/insights/{insight}/pin": ("insight", None),
    "DELETE /api/insights/{insight}/pin": ("insight", None),
    "PUT /api/insights/{insight}/dismissal": ("insight", None),
    "DELETE /api/insights/{insight}/dismissal": ("insight", None),
    "POST /api/insights/{insight}/feedback": ("insight", {"feedback": "helpful"}),
    "POST /api/insights/{insight}/narrative": ("insight", None),
    "POST /api/tasks/{task}/feedback": ("task", {"correct": False}),
    "GET /api/projects/{project}/forecast": ("project", None),
    "GET /api/memories/{memory}": ("memory", None),
    "DELETE /api/notes/{note}": ("note", None),
    "PATCH /api/memories/{memory}": ("memory", {"text": "I am theirs"}),
    "POST /api/memories/{memory}/accept": ("memory", None),
    "POST /api/memories/{memory}/reject": ("memory", None),
    "PATCH /api/blocks/{block}": ("block", {"start": "10:00"}),
    "DELETE /api/blocks/{block}": ("block", None),
    "GET /api/journal/{entry}": ("entry", None),
    "PATCH /api/journal/{entry}": ("entry", {"text": "Mine now", "tier": "full"}),
    "DELETE /api/journal/{entry}": ("entry", None),
    "PATCH /api/journal/templates/{code}": ("code", {"name": "Mine now"}),
    "DELETE /api/journal/templates/{code}": ("code", None),
    "DELETE /api/journal/pauses/{pause}": ("pause", None),
    "GET /api/deliveries/{delivery}": ("delivery", None),
    "POST /api/deliveries/{delivery}/retry": ("delivery", None),
    "POST /api/deliveries/{delivery}/snooze": ("delivery", {"minutes": 10}),
    "GET /api/tasks/{task}/reminders": ("task", None),
    "POST /api/tasks/{task}/reminders": ("task", {"at": "2090-01-01T09:00"}),
    "PUT /api/reminders/{reminder}/snooze": ("reminder", {"minutes": 60}),
    "DELETE /api/reminders/{reminder}": ("reminder", None),
    "GET /api/intents/{intent}": ("intent", None),
    "PATCH /api/intents/{intent}": ("intent", {"paused": True}),
    "DELETE /api/intents/{intent}": ("intent", None),
    "POST /api/jobs/{job}/retry": ("job", None),
    "DELETE /api/jobs/{job}": ("job", None),
    "DELETE /api/identities/{identity}": ("identity", None),
    "DELETE /api/slack/installs/{team}": ("team", None),
    "POST /api/links/{link}/confirm": ("link", None),
    "DELETE /api/links/{link}": ("link", None),
    "GET /api/rounds/{round}": ("round", None),
    "POST /api/rounds/{round}/answers": ("round", {"value": "mood:anxious"}),
    "PATCH /api/rounds/{round}": ("round", {"answers": {"mood": "anxious"}}),
    "DELETE /api/rounds/{round}": ("round", None),
}
"""Routes with an id in their path, the noun of it, and what to send."""

DAY = {"day": "2090-01-01", "blocks": []}
ONE_BLOCK = {**DAY, "blocks": [{"task": "?", "start": "09:00", "end": "10:00"}]}
ONE_LATER = {**DAY, "postpone": [{"task": "?", "to": "2090-01-02"}]}

NAMING: dict[str, list[tuple[str, Json]]] = {
    "POST /api/plan": [("task", ONE_BLOCK), ("task", ONE_LATER)],
    "POST /api/tasks": [
        ("project", {"title": "x", "project": "?"}),
        ("task", {"title": "x", "after": ["?"]}),
        ("area", {"title": "x", "area": "?"}),
        ("task", {"title": "x", "parent": "?"}),
    ],
    "POST /api/areas": [("pillar", {"name": "x", "pillar": "?"})],
    "POST /api/projects": [("area", {"name": "x", "area": "?"})],
    "POST /api/templates": [("project", {"thing": "?"}), ("task", {"thing": "?"})],
    "POST /api/things/delete": [(noun, {"things": ["?"]}) for noun in ("thing", "trashed", "entry")],
    "POST /api/journal": [("code", {"text": "x", "template": "?"})],
    "PATCH /api/tasks": [("task", {"tasks": ["?"], "status": "completed"})],
    "GET /api/tasks": [
        ("project", {"project": "?"}),
        ("area", {"area": "?"}),
        ("pillar", {"pillar": "?"}),
        ("task", {"parent": "?"}),
    ],
    "POST /api/memories/forget": [("memory", {"refs": ["?"]})],
    "GET /api/why": [("task", {"task": "?"}), ("task", {"over": "?"})],
    "GET /api/insights": [("project", {"about": "?"}), ("task", {"about": "?"})],
    "POST /api/insights": [("area", {"title": "x", "summary": "x", "about": "?"})],
    "POST /api/intents": [("project", {"text": "x", "kind": "overdue", "subject": "?"})],
    "GET /api/areas": [("pillar", {"pillar": "?"})],
    "GET /api/projects": [("area", {"area": "?"}), ("pillar", {"pillar": "?"})],
}
"""Routes that name other things in their body or query."""

WITHOUT = {
    "POST /api/chat", "GET /api/chat", "GET /api/live", "GET /api/pillars", "POST /api/pillars", "GET /api/journal",
    "GET /api/journal/days", "GET /api/journal/past", "GET /api/journal/streak", "GET /api/journal/settings",
    "PUT /api/journal/settings", "POST /api/journal/pauses", "POST /api/journal/draft", "GET /api/journal/templates",
    "POST /api/journal/templates", "GET /api/notes", "POST /api/notes", "DELETE /api/notes",
    "GET /api/recall", "GET /api/memories", "POST /api/memories", "GET /api/memories/settings",
    "PUT /api/memories/settings", "GET /api/checkins", "POST /api/checkins", "GET /api/reminders", "GET /api/intents",
    "GET /api/identities", "GET /api/channels", "GET /api/links", "POST /api/links", "POST /api/links/redeem",
    "GET /api/deliveries", "GET /api/nudges", "PATCH /api/nudges", "GET /api/slack/installs",
    "GET /api/rounds", "POST /api/rounds", "GET /api/review", "GET /api/review/chart.png",
    "GET /api/insights/statistics", "POST /api/insights/look", "GET /api/feedback", "GET /api/preferences",
    "PATCH /api/preferences", "GET /api/weights", "PUT /api/weights/{rule}", "DELETE /api/weights/{rule}",
    "GET /api/plan", "GET /api/blocks", "DELETE /api/blocks",
    "POST /api/weights/preview", "GET /api/today", "GET /api/goals/ranking", "GET /api/alignment", "GET /api/upcoming",
    "GET /api/me", "PATCH /api/me", "GET /api/health", "GET /api/jobs", "GET /api/spending",
    "GET /api/approvals", "GET /api/permissions", "PUT /api/permissions/{tool}", "DELETE /api/permissions/{tool}",
    "POST /api/capture", "POST /api/capture/tasks", "GET /api/trash", "DELETE /api/trash",
    "GET /api/operations", "GET /api/search", "GET /api/templates", "GET /api/onboarding",
    "GET /api/onboarding/packs/{key}", "POST /api/onboarding/packs/{key}", "POST /api/onboarding/persona",
    "POST /api/onboarding/pillars", "POST /api/auth/session", "DELETE /api/auth/session", "POST /api/presses",
}  # fmt: skip
"""Routes that take no id of a thing; chat's are tried apart."""

TOOLS: dict[str, list[tuple[str, Json]]] = {
    "add_task": [
        ("project", {"title": "x", "project": "?"}),
        ("area", {"title": "x", "area": "?"}),
        ("pillar", {"title": "x", "area": "?"}),
        ("task", {"title": "x", "parent": "?"}),
        ("task", {"title": "x", "after": ["?"]}),
    ],
    "change_task": [("task", {"task": "?", "title": "Mine now"})],
    "change_tasks": [
        ("task", {"tasks": ["?"], "priority": "high"}),
    ],
    "complete_task": [("task", {"task": "?"})],
    "reopen_task": [("task", {"task": "?"})],
    "skip_task": [("task", {"task": "?"})],
    "delete": [
        (noun, {"things": ["?"]}) for noun in ("pillar", "area", "project", "task", "trashed", "entry")
    ],
    "restore": [("trashed", {"things": ["?"]})],
    "empty_trash": [("trashed", {"things": ["?"]})],
    "archive": [("thing", {"things": ["?"]})],
    "unarchive": [("thing", {"things": ["?"]})],
    "move": [("thing", {"thing": "?", "to": "none"})],
    "duplicate": [("thing", {"thing": "?"})],
    "list_tasks": [
        ("project", {"project": "?"}),
        ("area", {"area": "?"}),
        ("pillar", {"pillar": "?"}),
        ("task", {"parent": "?"}),
    ],
    "change_pillar": [("pillar", {"pillar": "?", "name": "Mine now"})],
    "add_area": [("pillar", {"name": "x", "pillar": "?"})],
    "change_area": [("area", {"area": "?", "name": "Mine now"})],
    "list_areas": [("pillar", {"pillar": "?"})],
    "add_project": [("area", {"name": "x", "area": "?"})],
    "change_project": [("project", {"project": "?", "name": "Mine now"})],
    "list_projects": [("area", {"area": "?"}), ("pillar", {"pillar": "?"})],
    "save_template": [("project", {"thing": "?"}), ("task", {"thing": "?"})],
    "use_template": [("template", {"template": "?"})],
    "change_template": [("template", {"template": "?", "name": "Mine now"})],
    "delete_template": [("template", {"template": "?"})],
    "undo": [("operation", {"operation": "?"})],
    "redo": [("operation", {"operation": "?"})],
    "why": [("task", {"task": "?"})],
    "history": [("task", {"thing": "?"})],
    "list_insights": [("project", {"about": "?"}), ("task", {"about": "?"})],
    "insight": [("insight", {"insight": "?"})],
    "pin_insight": [("insight", {"insight": "?"})],
    "dismiss_insight": [("insight", {"insight": "?"})],
    "rate_insight": [("insight", {"insight": "?", "feedback": "helpful"})],
    "note_insight": [("area", {"title": "x", "summary": "x", "about": "?"})],
    "rate_priority": [("task", {"task": "?", "correct": False})],
    "why_known": [("memory", {"memory": "?"})],
    "correct_memory": [("memory", {"memory": "?", "text": "I am theirs"})],
    "accept_memory": [("memory", {"memory": "?"})],
    "reject_memory": [("memory", {"memory": "?"})],
    "forget": [("memory", {"refs": ["?"]})],
    "accept_plan": [("task", ONE_BLOCK), ("task", ONE_LATER)],
    "change_block": [("block", {"block": "?", "start": "10:00"}), ("task", {"block": "?", "start": "10:00"})],
    "remove_blocks": [("block", {"blocks": ["?"]}), ("task", {"blocks": ["?"]})],
    "forecast": [("project", {"project": "?"})],
    "write_entry": [("code", {"text": "x", "template": "?"})],
    "update_entry": [
        ("entry", {"entry": "?", "text": "Mine now"}),
        ("entry", {"entry": "?", "tier": "full"}),
    ],
    "read_entry": [("entry", {"entry": "?"})],
    "list_entries": [("code", {"template": "?"})],
    "list_journal_templates": [("code", {"template": "?"})],
    "change_journal_template": [("code", {"template": "?", "name": "Mine now"})],
    "delete_journal_template": [("code", {"template": "?"})],
    "set_reminder": [("task", {"task": "?", "at": "2090-01-01T09:00"})],
    "cancel_reminder": [("task", {"task": "?"}), ("reminder", {"task": "?"})],
    "list_reminders": [("task", {"task": "?"})],
    "add_intent": [("project", {"text": "x", "kind": "overdue", "subject": "?"})],
    "change_intent": [("intent", {"intent": "?", "paused": True})],
    "delete_intent": [("intent", {"intent": "?"})],
    "snooze_delivery": [("delivery", {"delivery": "?", "minutes": 10})],
}
TOOLS_WITHOUT = {
    "remember", "list_memories", "set_learning", "recall", "list_intents",
    "quick_add", "find_tasks", "upcoming", "add_pillar", "list_pillars", "check_in", "list_checkins",
    "start_checkin", "answer_checkin", "weekly_review", "list_deliveries", "nudge_settings", "change_nudges",
    "on_this_day", "journal_streak", "pause_streak", "draft_entry", "change_journal_settings", "add_journal_template",
    "next_tasks", "insight_statistics",
    "look", "list_weights", "set_weight", "reset_weights", "preview_weights", "my_preferences", "change_preferences",
    "spending", "rank_goals", "alignment", "plan_day", "list_blocks", "list_operations", "list_trash", "search",
    "list_templates", "change_me", "list_packs", "suggest_personas", "preview_pack", "adopt_pack", "add_pillars",
}  # fmt: skip
"""Tools that name no thing."""
