"""Signing in and out, and who one is."""

from datetime import date, time
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fastapi import APIRouter, Depends, Request, Response
from pydantic import AfterValidator, BaseModel, Field

from api.aurum import Aurum
from api.auth import COOKIE, LIFE, refuse_foreign
from api.routes.common import PROBLEMS, Body, Reading, changing, sent
from memory import people
from memory.records import User
from memory.scope import Scope
from tools.people import WEEK
from tools.people import change_me as change

router = APIRouter(tags=["people"], responses=PROBLEMS)


def known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError("this is no IANA time zone") from error
    return name


Zone = Annotated[str, Field(max_length=64, examples=["Europe/Berlin"]), AfterValidator(known_zone)]


class Code(Body):
    """What stood behind the # of a sign-in link, and where the browser is."""

    code: str = Field(min_length=1, max_length=100, examples=["q8Zr0cTq5m3w1b9sJx2VHg"])
    zone: Zone | None = None


class Me(BaseModel):
    """Who is signed in, and which model answers."""

    id: str
    name: str
    zone: str = Field(description="Where they are now: at home, or where they travel.")
    home_zone: str
    travel_zone: str | None
    travel_until: date | None = Field(description="The last day of the journey.")
    day_end: time = Field(description="The local hour at which their day ends.")
    week_start: int = Field(description="0 is Monday, 6 Sunday.")
    model: str


class ChangedMe(Body):
    """What to change; what is not sent stays."""

    name: str | None = Field(None, min_length=1, max_length=200, examples=["Ada"])
    zone: Zone | None = Field(None, examples=["Europe/Berlin"])
    day_end: time | None = Field(None, examples=["03:00"])
    week_start: int | None = Field(None, ge=0, le=6, description="0 is Monday, 6 Sunday.", examples=[6])
    travel_zone: Zone | None = Field(
        None, description="Where they travel; null ends the journey.", examples=["Asia/Tokyo"]
    )
    travel_until: str | None = Field(
        None, description="The last day of the journey: ISO date or plain words.", examples=["2026-12-11"]
    )


@router.post("/auth/session", status_code=204)
async def sign_in(body: Code, request: Request, response: Response) -> None:
    """Turn a one-time link into a session cookie."""
    if "origin" in request.headers:
        refuse_foreign(request)
    aurum: Aurum = request.app.state.aurum
    user_id = await people.use_link(aurum.database, body.code, body.zone)
    response.set_cookie(
        COOKIE,
        aurum.keeper.issue(user_id, "session"),
        max_age=int(LIFE["session"].total_seconds()),
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )


@router.delete("/auth/session", status_code=204)
async def sign_out(request: Request, response: Response) -> None:
    """Forget the session."""
    if "origin" in request.headers:
        refuse_foreign(request)
    response.delete_cookie(COOKIE, httponly=True, samesite="lax")


@router.get("/me")
async def me(scope: Reading, request: Request) -> Me:
    """Who is signed in."""
    return seen(await scope.user(), request)


@router.patch("/me")
async def change_me(
    body: ChangedMe,
    request: Request,
    scope: Annotated[Scope, Depends(changing("Changed the profile"), scope="function")],
) -> Me:
    """Change the name, the zone, where the day and the week begin, or where one travels."""
    new = {name: value for name, value in sent(body).items() if value is not None}
    if "travel_zone" in body.model_fields_set and body.travel_zone is None:
        new["travel_zone"] = "none"
    if body.week_start is not None:
        new["week_start"] = WEEK[body.week_start]
    return seen(await change.run(scope, new), request)


def seen(user: User, request: Request) -> Me:
    return Me(
        id=str(user.id), name=user.name, zone=user.zone, home_zone=user.home_zone, travel_zone=user.travel_zone,
        travel_until=user.travel_until, day_end=user.day_end, week_start=user.week_start,
        model=request.app.state.aurum.models.name,
    )  # fmt: skip
