"""Socket Mode: Aurum calls Slack, so that no address of its own must be reachable.

Several processes may be connected: Slack hands each envelope to one of them. What it hands out twice is stored once.
"""

import asyncio
import logging

from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from channels.slack.arriving import Keeps, arrive
from channels.slack.workspaces import Workspaces, sdk
from memory.errors import AurumError

log = logging.getLogger(__name__)

PING = 5.0
"""Seconds between two signs of life; after four without an answer the connection is made anew."""


class SocketMode:
    """A connection that is kept: Slack closes each after some hours, and says so."""

    def __init__(self, workspaces: Workspaces, app_token: str, inbox: Keeps, ping: float = PING) -> None:
        self.workspaces = workspaces
        self.app_token = app_token
        self.inbox = inbox
        self.ping = ping

    async def run(self) -> None:
        """Take envelopes until it is cancelled, whatever happens to the connection."""
        while True:
            try:
                await self.connected()
            except Exception as error:
                log.warning("slack is connected to again", extra={"error": type(error).__name__})
                await asyncio.sleep(self.ping)

    async def connected(self) -> None:
        client = SocketModeClient(
            self.app_token, logger=sdk, web_client=self.workspaces.client(None), ping_interval=self.ping
        )
        client.socket_mode_request_listeners.append(self.heard)
        try:
            await client.connect()  # type: ignore[no-untyped-call]
            await asyncio.Event().wait()
        finally:
            await client.close()  # type: ignore[no-untyped-call]

    async def heard(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        """Store it, then acknowledge it. What can't be stored is not, and Slack sends it again."""
        request.payload.pop("token", None)
        try:
            answer = await arrive(self.inbox, request.payload)
        except AurumError as error:
            log.warning("an envelope could not be kept", extra={"error": type(error).__name__})
            return
        await client.send_socket_mode_response(SocketModeResponse(request.envelope_id, answer or None))
