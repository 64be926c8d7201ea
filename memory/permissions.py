"""What a user lets a model do with a tool."""

from typing import Literal, TypeAlias

from memory.errors import Invalid
from memory.scope import Scope

Allowed: TypeAlias = Literal["always", "ask", "never"]
"""A call is made at once, only when the user has approved it, or not at all."""


async def permissions(scope: Scope) -> dict[str, Allowed]:
    """What the user has set, by tool."""
    rows = await scope.rows("select tool, allowed from permissions where user_id = %s", [scope.user_id])
    return {row["tool"]: row["allowed"] for row in rows}


async def permit(scope: Scope, tool: str, allowed: Allowed | None) -> None:
    """Set it, or with None let the tool's risk decide again."""
    if allowed is None:
        await scope.run("delete from permissions where user_id = %s and tool = %s", [scope.user_id, tool])
        return
    if len(tool) > 100:
        raise Invalid("No tool has so long a name.")
    await scope.run(
        """
        insert into permissions (user_id, tool, allowed, changed_at) values (%s, %s, %s, %s)
        on conflict (user_id, tool) do update set allowed = excluded.allowed, changed_at = excluded.changed_at
        """,
        [scope.user_id, tool, allowed, scope.now],
    )
