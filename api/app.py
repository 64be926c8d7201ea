"""The HTTP application."""

from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.responses import Response
from starlette.types import Scope

from api.aurum import Aurum
from api.door import Door
from api.errors import answer_errors
from api.routes import (
    alignment,
    approvals,
    capture,
    chat,
    checkins,
    day,
    deliveries,
    forecast,
    goals,
    health,
    identities,
    insights,
    intents,
    jobs,
    journal,
    journal_days,
    links,
    live,
    memories,
    notes,
    nudges,
    onboarding,
    operations,
    people,
    permissions,
    preferences,
    presses,
    recall,
    reminders,
    review,
    rounds,
    search,
    slack_hooks,
    spending,
    tasks,
    telegram_hooks,
    templates,
    things,
    today,
    why,
)
from memory.records import Json

NOUNS = (
    chat, approvals, presses, permissions, live, capture, tasks, goals, things, templates, journal_days, journal,
    memories, recall, notes, deliveries, nudges, reminders, intents, checkins, rounds, review, search, today,
    insights, onboarding, operations, people, identities, links, preferences, spending, why, day, alignment,
    forecast, jobs, health, slack_hooks,
    telegram_hooks,
)  # fmt: skip
WEB = Path(__file__).parent.parent / "web" / "dist"


def create_app(aurum: Aurum) -> FastAPI:
    """The application over an opened Aurum."""
    app = Application(
        title="Aurum",
        version="0.1.0",
        description="A personal operating system that one talks to.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.state.aurum = aurum
    for noun in NOUNS:
        app.include_router(noun.router, prefix="/api")
    answer_errors(app)
    if WEB.is_dir():
        app.mount("/", Pages(directory=WEB, html=True))
    app.add_middleware(Door)
    return app


class Application(FastAPI):
    """FastAPI, whose description says of times that they are local: `time` would have an offset (RFC 3339)."""

    def openapi(self) -> Json:
        if not self.openapi_schema:
            say_local(super().openapi())
        return super().openapi()


def say_local(schema: object) -> None:
    """Set `time-local` for each `time` in a description."""
    if isinstance(schema, dict):
        if schema.get("format") == "time":
            schema["format"] = "time-local"
        for each in schema.values():
            say_local(each)
    elif isinstance(schema, list):
        for each in schema:
            say_local(each)


class Pages(StaticFiles):
    """The web app: hashed assets are kept for good, the page itself is asked for each time."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        kept = path.startswith("assets/") and response.status_code == 200
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if kept else "no-cache"
        return response
