"""How the user wants to be judged and spoken to: one row, which is there once something of it was set."""

from collections.abc import Mapping
from typing import LiteralString

from memory.blackboard import Preferences
from memory.records import Json
from memory.rows import jsonb
from memory.scope import Scope

COLUMN: dict[str, LiteralString] = {
    "weights": "rule_weight_overrides",
    "detail": "explanation_detail_level",
    "show_confidence": "show_confidence_scores",
    "show_path": "show_reasoning_path",
    "personality": "ai_personality",
    "style": "ai_communication_style",
    "optimization": "primary_optimization",
    "work_start": "work_start",
    "work_end": "work_end",
    "work_days": "work_days",
    "energy_pattern": "energy_pattern",
    "learning": "enable_ai_learning",
}
"""The column of each field of Preferences."""
COLUMNS: LiteralString = ", ".join(f"{column} as {name}" for name, column in COLUMN.items())


async def preferences(scope: Scope) -> Preferences:
    """What the user prefers; the defaults where they never said."""
    row = await scope.row(f"select {COLUMNS} from hrm_user_preferences where user_id = %s", [scope.user_id])
    return to_preferences(row) if row else Preferences()


async def change(scope: Scope, new: Json) -> Preferences:
    """Set these fields of Preferences; what `new` lacks stays. Raises Invalid for what the database refuses."""
    if not new:
        return await preferences(scope)
    fields = [COLUMN[name] for name in new]
    values: list[LiteralString] = [f"%({name})s" for name in COLUMN if name in new]
    row = await scope.row(
        f"""
        insert into hrm_user_preferences as p (user_id, {", ".join(COLUMN[name] for name in COLUMN if name in new)})
        values (%(user)s, {", ".join(values)})
        on conflict (user_id) do update set {", ".join(f"{each} = excluded.{each}" for each in fields)}
        returning {COLUMNS}
        """,
        {**new, **({"weights": jsonb(new["weights"])} if "weights" in new else {}), "user": scope.user_id},
    )
    assert row is not None
    return to_preferences(row)


async def weight(scope: Scope, changes: Mapping[str, float | None]) -> Preferences:
    """Set the user's own weights of these rules, or take them away; those of others stay as another tab set them."""
    row = await scope.row(
        f"""
        insert into hrm_user_preferences as p (user_id, rule_weight_overrides) values (%(user)s, %(set)s)
        on conflict (user_id) do update
        set rule_weight_overrides = (p.rule_weight_overrides || %(set)s) - %(gone)s::text[]
        returning {COLUMNS}
        """,
        {
            "user": scope.user_id,
            "set": jsonb({code: each for code, each in changes.items() if each is not None}),
            "gone": [code for code, each in changes.items() if each is None],
        },
    )
    assert row is not None
    return to_preferences(row)


def to_preferences(row: Json) -> Preferences:
    weights = {code: float(weight) for code, weight in row["weights"].items()}
    return Preferences(**{**row, "weights": weights, "work_days": tuple(row["work_days"])})
