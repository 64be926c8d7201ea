"""One row of one user in every table, each written out: a new table needs an entry here to pass the wall's tests."""

from typing import Any
from uuid import UUID, uuid4

from psycopg import AsyncConnection, sql
from psycopg.types.json import Jsonb

Row = dict[str, Any]

OPEN = frozenset({"hrm_rules", "schema_migrations", "checkpoint_migrations"})
"""Tables that belong to nobody: the service may read them and nothing else."""

BY_USER: dict[str, str] = {
    "users": "id = {user}",
    "checkpoints": "thread_id like {user} || ':%%'",
    "checkpoint_blobs": "thread_id like {user} || ':%%'",
    "checkpoint_writes": "thread_id like {user} || ':%%'",
}
"""How rows are told to be a user's where there is no user_id."""


def belonging(table: str) -> str:
    """The condition under which a row is a user's, with one parameter for the user's id as text."""
    return BY_USER.get(table, "user_id = {user}").replace("{user}", "%s")


def seed(user: UUID) -> dict[str, Row]:
    """A life with one row in every walled table, in an order in which they can be written."""
    ids = {
        name: uuid4()
        for name in ("operation", "pillar", "area", "project", "task", "thread", "run", "insight")
    }
    other, mine = uuid4(), {"user_id": user}
    place = {"thread_id": f"{user}:{ids['run']}", "checkpoint_ns": ""}
    return {
        "users": {"id": user, "name": "Ada"},
        "sign_in_links": {"code_hash": uuid4().bytes, **mine, "expires_at": "2030-01-01"},
        "counters": {**mine, "noun": "dreams", "last": 3},
        "operations": {"id": ids["operation"], **mine, "label": "Seeded"},
        "changes": {**mine, "operation_id": ids["operation"], "noun": "tasks", "row_id": other, "after": Jsonb({})},
        "pillars": {"id": ids["pillar"], **mine, "name": "Health"},
        "areas": {"id": ids["area"], **mine, "name": "Fitness", "pillar_id": ids["pillar"]},
        "projects": {"id": ids["project"], **mine, "name": "Half marathon", "area_id": ids["area"]},
        "tasks": {"id": ids["task"], **mine, "title": "Buy shoes", "project_id": ids["project"]},
        "dependencies": {"id": uuid4(), **mine, "task_id": ids["task"], "blocker_id": other},
        "templates": {
            "id": uuid4(), **mine, "name": "Weekly review", "level": "task", "body": Jsonb({"title": "Look back"}),
        },
        "words": {**mine, "kind": "pillar", "row_id": str(uuid4()), "words": "dream"},
        **recalled(mine),
        **nudged(mine, ids["task"]),
        **diary(mine),
        "threads": {"id": ids["thread"], **mine, "slug": "life", "title": "Life"},
        "runs": {"id": ids["run"], **mine, "thread_id": ids["thread"], "lease_until": "2030-01-01"},
        "messages": {
            "id": "m1", **mine, "thread_id": ids["thread"], "run_id": ids["run"], "role": "user", "content": "Hello",
        },
        "effects": {**mine, "run_id": ids["run"], "call_id": "c1", "tool": "add_task", "answer": Jsonb({})},
        "approvals": {
            "id": uuid4(), **mine, "run_id": ids["run"], "call_id": "c2", "tool": "delete", "arguments": Jsonb({}),
            "reason": "destructive", "rows": 1, "until": "2030-01-01",
        },
        "outside": {**mine, "noun": "tasks", "row_id": str(ids["task"])},
        "permissions": {**mine, "tool": "delete", "allowed": "never"},
        "summaries": {**mine, "thread_id": ids["thread"], "text": "Asked for shoes."},
        "insights": {
            "id": ids["insight"], **mine, "type": "priority_reasoning", "entity_type": "task", "title": "Shoes first",
            "summary": "Due soon", "confidence": 0.9, "impact": 0.4, "source": "rule", "key": "priority",
        },
        "checkins": {"id": uuid4(), **mine, "day": "2026-11-23", "energy": "low"},
        "time_blocks": {
            "id": uuid4(), **mine, "task_id": ids["task"], "day": "2026-11-23", "start_time": "09:00",
            "end_time": "10:00", "origin": "user",
        },
        "hrm_user_preferences": {**mine, "rule_weight_overrides": Jsonb({})},
        "hrm_feedback_log": {"id": uuid4(), **mine, "insight_id": ids["insight"], "type": "insight_helpful"},
        "spending": {**mine, "day": "2026-11-23", "model": "gemini-3.5-flash", "calls": 3},
        "jobs": {"id": uuid4(), **mine, "name": "nothing"},
        "checkpoints": {**place, "checkpoint_id": "1", "checkpoint": Jsonb({}), "metadata": Jsonb({})},
        "checkpoint_blobs": {**place, "channel": "c", "version": "1", "type": "t", "blob": b"x"},
        "checkpoint_writes": {
            **place, "checkpoint_id": "1", "task_id": "t", "idx": 0, "channel": "c", "type": "t", "blob": b"x",
        },
    }  # fmt: skip


def recalled(mine: Row) -> dict[str, Row]:
    """What is kept of texts to recall them, and what is known."""
    passage = 10**15 + uuid4().int % 10**15  # far behind those that the database numbers
    return {
        "notes": {"id": uuid4(), **mine, "text": "The lighthouse keeper.", "at": "2026-11-22"},
        "passages": {
            **mine, "id": passage, "kind": "note", "row_id": str(uuid4()), "stream": "note:", "place": 1,
            "at": "2026-11-22", "text": "The lighthouse keeper.", "length": 2, "asks": False,
        },
        "meanings": {**mine, "passage_id": passage, "model": "dream", "vector": str([0.1] * 384)},
        "postings": {**mine, "lexeme": "dream", "passage_id": passage, "times": 1, "length": 2},
        "memories": {
            "id": uuid4(), **mine, "text": "I live in Lisbon.", "state": "superseded", "source_kind": "user",
            "source_at": "2026-11-23",
        },
        "memory_settings": {**mine, "learning": "auto"},
    }  # fmt: skip


def diary(mine: Row) -> dict[str, Row]:
    """A journal."""
    return {
        "journal_entries": {"id": uuid4(), **mine, "text": "Slept well.", "day": "2026-11-23"},
        "journal_templates": {"id": uuid4(), **mine, "name": "Training", "prompts": ["How far?"]},
        "journal_settings": {**mine, "per_week": 5},
        "journal_pauses": {"id": uuid4(), **mine, "first_day": "2026-11-23", "last_day": "2026-11-24"},
    }


def nudged(mine: Row, task: UUID) -> dict[str, Row]:
    """Where a user is reached, what came in from there, and what went out."""
    identity, delivery, reminder, intent = uuid4(), uuid4(), uuid4(), uuid4()
    return {
        "identities": {
            "id": identity, **mine, "channel": "telegram", "sender": str(identity), "address": str(identity),
        },
        "links": {"id": uuid4(), "code_hash": uuid4().bytes, **mine, "channel": "slack", "expires_at": "2030-01-01"},
        "link_tries": {"id": uuid4(), **mine, "sender": "telegram::42", "at": "2026-11-23"},
        "inbox": {
            "id": uuid4(), **mine, "channel": "telegram", "external": str(uuid4()), "payload": Jsonb({}),
            "received_at": "2026-11-23",
        },
        "nudge_settings": {**mine, "morning_at": "07:30"},
        "deliveries": {
            "id": delivery, **mine, "kind": "morning", "key": "2026-11-23", "due_at": "2026-11-23", "state": "sent",
            "said": Jsonb({"text": "Good morning."}), "made_at": "2026-11-23",
        },
        "sendings": {
            "id": uuid4(), **mine, "delivery_id": delivery, "identity_id": identity, "channel": "telegram",
            "state": "sent", "external": "7", "at": "2026-11-23",
        },
        "hung": {**mine, "channel": "telegram", "message": "7", "said": Jsonb({"text": "Done."}), "at": "2026-11-23"},
        "reminders": {"id": reminder, **mine, "task_id": task, "before_minutes": 30},
        "reminded": {**mine, "reminder_id": reminder, "reminded_at": "2026-11-23"},
        "intents": {"id": intent, **mine, "text": "When it rains", "condition": Jsonb({}), "says": "It rains."},
        "intent_states": {**mine, "intent_id": intent, "held": True},
        "rounds": {
            "id": uuid4(), **mine, "kind": "evening", "day": "2026-11-23", "step": "mood", "opened_at": "2026-11-23",
        },
        "slack_installs": {
            **mine, "team": str(uuid4()), "bot_user": "U1", "sealed_token": b"x", "installed_at": "2026-11-23",
        },
        "slack_states": {"state_hash": uuid4().bytes, **mine, "expires_at": "2030-01-01"},
    }  # fmt: skip


def inserting(table: str, row: Row) -> sql.Composed:
    """The statement that writes a row."""
    return sql.SQL("insert into {} ({}) values ({})").format(
        sql.Identifier(table),
        sql.SQL(", ").join(map(sql.Identifier, row)),
        sql.SQL(", ").join(sql.Placeholder() * len(row)),
    )


async def plant(connection: AsyncConnection[Any], rows: dict[str, Row]) -> None:
    """Write the rows, past the wall; the second task is the one that the first waits for."""
    operation, blocker = rows["operations"]["id"], rows["dependencies"]["blocker_id"]
    await connection.execute("select set_config('aurum.operation', %s, false)", [str(operation)])
    for table, row in rows.items():
        if table == "dependencies":
            second = {**rows["tasks"], "id": blocker, "title": "Measure feet"}
            await connection.execute(inserting("tasks", second), list(second.values()))
        await connection.execute(inserting(table, row), list(row.values()))
