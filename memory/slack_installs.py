"""In which Slack workspaces Aurum is installed, by whom, and the sign-ins there that have begun."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from typing import LiteralString
from uuid import UUID

from memory.database import Database
from memory.errors import NotFound
from memory.scope import Scope

STATE_LIFE = timedelta(minutes=10)
COLUMNS: LiteralString = "team, user_id, enterprise, name, bot_user, scopes, sealed_token, installed_at"


@dataclass(frozen=True, slots=True)
class Install:
    """A workspace with Aurum in it. The token is sealed, and nobody is shown it."""

    team: str
    user_id: UUID
    name: str
    bot_user: str
    installed_at: datetime
    scopes: str = ""
    enterprise: str = ""
    sealed_token: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Workspace:
    """What its user is told of an install."""

    team: str
    name: str
    scopes: str
    installed_at: datetime


async def begin(scope: Scope, state: str) -> None:
    """A sign-in at Slack begins, by this random text; those of everybody that are too old go with time."""
    await scope.run(
        "delete from slack_states where user_id = %s and expires_at < %s", [scope.user_id, scope.now]
    )
    await scope.run(
        "insert into slack_states (state_hash, user_id, expires_at) values (%s, %s, %s)",
        [digest(state), scope.user_id, scope.now + STATE_LIFE],
    )


async def finish(scope: Scope, state: str) -> bool:
    """Whether this user began that sign-in, in time and not yet finished."""
    row = await scope.row(
        "delete from slack_states where state_hash = %s and user_id = %s returning expires_at",
        [digest(state), scope.user_id],
    )
    return row is not None and row["expires_at"] >= scope.now


async def save(database: Database, install: Install) -> None:
    """Remember an install; the workspace's former one is replaced."""
    async with database.service() as connection:
        await connection.execute(
            """
            insert into slack_installs (team, user_id, enterprise, name, bot_user, scopes, sealed_token, installed_at)
            values (%s, %s, %s, %s, %s, %s, %s, %s)
            on conflict (team) do update set
                user_id = excluded.user_id, enterprise = excluded.enterprise, name = excluded.name,
                bot_user = excluded.bot_user, scopes = excluded.scopes, sealed_token = excluded.sealed_token,
                installed_at = excluded.installed_at
            """,
            [
                install.team, install.user_id, install.enterprise, install.name, install.bot_user, install.scopes,
                install.sealed_token, install.installed_at,
            ],
        )  # fmt: skip


async def find(database: Database, team: str) -> Install | None:
    """The install in this workspace."""
    async with database.service() as connection:
        found = await connection.execute(f"select {COLUMNS} from slack_installs where team = %s", [team])
        row = await found.fetchone()
    return Install(**{**row, "sealed_token": bytes(row["sealed_token"])}) if row else None


async def forget(database: Database, team: str) -> None:
    """The app was taken out of the workspace: its token goes."""
    async with database.service() as connection:
        await connection.execute("delete from slack_installs where team = %s", [team])


async def of_user(scope: Scope) -> list[Workspace]:
    """Where this user has installed Aurum, the newest first."""
    rows = await scope.rows(
        "select team, name, scopes, installed_at from slack_installs where user_id = %s order by installed_at desc",
        [scope.user_id],
    )
    return [Workspace(**row) for row in rows]


async def remove(scope: Scope, team: str) -> None:
    """Forget an install of this user. Raises NotFound."""
    row = await scope.row(
        "delete from slack_installs where user_id = %s and team = %s returning team", [scope.user_id, team]
    )
    if row is None:
        raise NotFound("You have not installed Aurum in that workspace.")


def digest(state: str) -> bytes:
    return sha256(state.encode()).digest()
