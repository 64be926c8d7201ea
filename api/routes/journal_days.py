"""The journal day by day over HTTP: heat map and trends, this day in other years, the streak, drafts, templates."""

from datetime import date, timedelta
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query
from pydantic import BaseModel, Field

from api.routes.common import PROBLEMS, Body, Reading, changing, sent
from memory import journal_days as rows
from memory import journal_settings
from memory.errors import Invalid
from memory.journal_days import Day
from memory.journal_settings import JournalSettings
from memory.journal_templates import JournalTemplate, TemplateKind
from memory.records import Entry, Tier
from memory.scope import Scope
from tools import journal_days, journal_templates
from tools.journal_days import Draft, Streak
from tools.task_dates import today_of

router = APIRouter(prefix="/journal", tags=["journal"], responses=PROBLEMS)

MOST = 400
"""Days that are shown at once."""

Code = Annotated[str, Path(min_length=1, max_length=200, description="A template's reference or name.")]
Changing = Annotated[Scope, Depends(changing("Changed the journal's templates"), scope="function")]
Pausing = Annotated[Scope, Depends(changing("Changed the journal's pauses"), scope="function")]


class Days(BaseModel):
    """Days on which something was written or felt, oldest first."""

    days: list[Day]


class NewPause(Body):
    """Days that the streak passes over."""

    first: date = Field(alias="from", examples=["2026-12-20"])
    last: date = Field(alias="to", examples=["2027-01-03"])
    reason: str = Field("", max_length=200, examples=["Holidays"])


class Pause(BaseModel):
    """A pause: its first and its last day."""

    id: UUID
    first: date = Field(serialization_alias="from")
    last: date = Field(serialization_alias="to")
    reason: str


class Regularity(BaseModel):
    """How regularly one writes: `current` and `best` in `unit`, and the pauses, newest first."""

    current: int
    best: int
    unit: Literal["days", "weeks"]
    per_week: int
    written_today: bool
    this_week: int
    paused_until: date | None
    pauses: list[Pause]


class Settings(Body):
    """What to set; what is not sent stays."""

    per_week: int | None = Field(None, examples=[5])
    tier: Tier | None = None
    model_reads: bool | None = None


class DraftOf(Body):
    """The day to draft an entry of."""

    day: date | None = Field(None, description="Today by default.", examples=["2026-01-02"])


class NewTemplate(Body):
    """A template of one's own."""

    name: str = Field(examples=["Training"])
    prompts: list[str] = Field(examples=[["How far did I run?", "How did it feel?"]])
    description: str = ""
    kind: TemplateKind = "custom"


class ChangedTemplate(Body):
    """What to change; what is not sent stays."""

    name: str | None = Field(None, examples=["Swimming"])
    prompts: list[str] | None = None
    description: str | None = None
    kind: TemplateKind | None = None


@router.get("/days")
async def journal_day_by_day(
    scope: Reading,
    since: Annotated[
        date | None, Query(alias="from", description="The first day; a year back by default.")
    ] = None,
    until: Annotated[date | None, Query(alias="to", description="The last day; today by default.")] = None,
) -> Days:
    """What was written and felt on each day, of 400 days at most."""
    last = until or await today_of(scope)
    first = since or last - timedelta(days=364)
    if last - first >= timedelta(days=MOST):
        raise Invalid(f"That is more than {MOST} days. Ask for fewer at once.")
    return Days.model_construct(days=await rows.days(scope, first, last))


@router.get("/past")
async def on_this_day(scope: Reading, day: Annotated[date | None, Query()] = None) -> list[Entry]:
    """The entries of the same day in the last five years."""
    return await journal_days.on_this_day.run(scope, {"day": day.isoformat() if day else ""})


@router.get("/streak")
async def journal_streak(scope: Reading) -> Regularity:
    """How many days or weeks in a row were written for."""
    return regularity(await journal_days.journal_streak.run(scope, {}))


@router.get("/settings")
async def journal_preferences(scope: Reading) -> JournalSettings:
    """On how many days a week one wants to write, and how private new entries are."""
    return await journal_settings.settings(scope)


@router.put("/settings")
async def change_journal_settings(
    body: Settings,
    scope: Annotated[Scope, Depends(changing("Changed the journal's settings"), scope="function")],
) -> JournalSettings:
    """Set any of these."""
    return await journal_days.change_journal_settings.run(scope, sent(body))


@router.post("/pauses", status_code=201)
async def pause_streak(body: NewPause, scope: Pausing) -> Pause:
    """Let the streak pass over some days."""
    made = await journal_days.pause(scope, body.first, body.last, body.reason)
    return Pause(id=made.id, first=made.first_day, last=made.last_day, reason=made.reason)


@router.delete("/pauses/{pause}", status_code=204)
async def unpause_streak(pause: UUID, scope: Pausing) -> None:
    """Take a pause away."""
    await journal_days.unpause(scope, pause)


@router.post("/draft")
async def draft_entry(body: DraftOf, scope: Reading) -> Draft:
    """An entry drafted from what a day brought. Nothing is stored before it is written."""
    return await journal_days.draft_entry.run(scope, {"day": body.day.isoformat() if body.day else ""})


@router.get("/templates")
async def list_journal_templates(scope: Reading) -> list[JournalTemplate]:
    """The templates that everybody has, and one's own."""
    return await journal_templates.list_journal_templates.run(scope, {})


@router.post("/templates", status_code=201)
async def add_journal_template(body: NewTemplate, scope: Changing) -> JournalTemplate:
    """Make a template of one's own."""
    return await journal_templates.add_journal_template.run(scope, sent(body))


@router.patch("/templates/{code}")
async def change_journal_template(code: Code, body: ChangedTemplate, scope: Changing) -> JournalTemplate:
    """Change one of one's own."""
    return await journal_templates.change_journal_template.run(scope, {**sent(body), "template": code})


@router.delete("/templates/{code}", status_code=204)
async def delete_journal_template(code: Code, scope: Changing) -> None:
    """Delete one of one's own; entries keep what they answered, and undo brings it back."""
    await journal_templates.delete_journal_template.run(scope, {"template": code})


def regularity(streak: Streak) -> Regularity:
    values = {name: getattr(streak, name) for name in Streak.__dataclass_fields__ if name != "pauses"}
    pauses = [
        Pause(id=each.id, first=each.first_day, last=each.last_day, reason=each.reason)
        for each in streak.pauses
    ]
    return Regularity(**values, pauses=pauses)
