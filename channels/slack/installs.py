"""Installing Aurum in further workspaces (OAuth v2): begun by a signed-in user, finished in the same browser."""

import secrets
from uuid import UUID

from slack_sdk.oauth import AuthorizeUrlGenerator

from channels.message import Later, Refused, Unsure
from channels.slack.workspaces import Workspaces, asked
from memory import slack_installs
from memory.errors import Invalid, NotFound
from memory.scope import Scope
from memory.slack_installs import Install

SCOPES = (
    "app_mentions:read", "assistant:write", "channels:history", "chat:write", "commands", "files:write",
    "groups:history", "im:history", "im:read", "im:write", "users:read",
)  # fmt: skip
"""What docs/slack-manifest.json asks for."""
RETURN = "/api/hooks/slack/installed"


class Installs:
    """Begins and finishes installs. `url` is where Aurum is reached."""

    def __init__(self, workspaces: Workspaces, url: str) -> None:
        self.workspaces = workspaces
        self.choice = workspaces.choice
        self.back = url.rstrip("/") + RETURN

    async def begin(self, scope: Scope) -> str:
        """Where the user goes to install it. Raises NotFound where this Aurum serves one workspace only."""
        if not (self.choice.client_id and self.choice.client_secret):
            raise NotFound("Set SLACK_CLIENT_ID and SLACK_CLIENT_SECRET to install Aurum in workspaces.")
        state = secrets.token_urlsafe(16)
        await slack_installs.begin(scope, state)
        page = f"{self.choice.base_url.removesuffix('api/')}oauth/v2/authorize"
        generator = AuthorizeUrlGenerator(
            client_id=self.choice.client_id, scopes=SCOPES, redirect_uri=self.back, authorization_url=page
        )
        return generator.generate(state)

    async def take(self, user_id: UUID, code: str) -> Install:
        """What Slack gives for the code, with its token sealed. Raises Invalid where Slack gives nothing."""
        client = self.workspaces.client(None)
        try:
            told = await asked(
                client.oauth_v2_access(
                    client_id=self.choice.client_id or "",
                    client_secret=self.choice.client_secret or "",
                    code=code,
                    redirect_uri=self.back,
                )
            )
        except (Refused, Later, Unsure) as error:
            raise Invalid(f"{error.why} Begin again.") from None
        team = told.get("team") or {}
        if not team.get("id") or not told.get("access_token"):
            raise Invalid("Aurum is installed in one workspace at a time, not in a whole organization.")
        return Install(
            team=str(team["id"]),
            user_id=user_id,
            name=str(team.get("name") or "")[:200],
            bot_user=str(told["bot_user_id"]),
            installed_at=self.workspaces.database.clock(),
            scopes=str(told.get("scope") or ""),
            enterprise=str((told.get("enterprise") or {}).get("id") or ""),
            sealed_token=self.workspaces.seal.close(str(told["access_token"]), str(team["id"])),
        )

    async def save(self, install: Install) -> None:
        """From now on Aurum is in that workspace."""
        self.workspaces.known.pop(install.team, None)
        await slack_installs.save(self.workspaces.database, install)
