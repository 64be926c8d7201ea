"""Beginning over HTTP: personas, packs, single pillars."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import Field

from api.routes.common import PROBLEMS, Body, Reading, changing
from memory.records import Pillar
from memory.scope import Scope
from tools import onboarding
from tools.onboarding import Adopted, Offer, Preview
from tools.packs import PackKey
from tools.personas import Suggestion

router = APIRouter(prefix="/onboarding", tags=["onboarding"], responses=PROBLEMS)


class Answers(Body):
    """Six questions with yes or no; what is not answered is a no."""

    student: bool = False
    career: bool = False
    entrepreneur: bool = False
    family: bool = False
    wellness: bool = False
    achiever: bool = False


class Answered(Body):
    """The answers that a persona is to fit."""

    answers: Answers = Field(examples=[{"career": True, "family": True}])


class Adoption(Body):
    """What to leave out of a pack, with all that lies in it."""

    without: list[str] = Field(
        [], description="Paths, as the preview names them.", examples=[["academics/coursework"]]
    )


class Pillars(Body):
    """Pillars to add."""

    names: list[str] = Field(examples=[["Career Growth", "Relationships"]])


@router.get("")
async def offer(scope: Reading) -> Offer:
    """All there is to begin with: questions, personas, packs, single pillars."""
    return await onboarding.list_packs(scope)


@router.post("/persona")
async def suggest_personas(body: Answered, scope: Reading) -> list[Suggestion]:
    """All personas with their scores, the one that fits best first."""
    return await onboarding.suggest_personas.run(scope, body.answers.model_dump())


@router.get("/packs/{key}")
async def preview_pack(key: PackKey, scope: Reading) -> Preview:
    """What a pack would make, part by part; those with a reference are there already."""
    return await onboarding.preview_pack.run(scope, {"pack": key})


@router.post("/packs/{key}", status_code=201)
async def adopt_pack(
    key: PackKey,
    body: Adoption,
    scope: Annotated[Scope, Depends(changing("Adopted a pack"), scope="function")],
) -> Adopted:
    """Make a pack, without what is left out, as one operation."""
    return await onboarding.adopt_pack.run(scope, {"pack": key, "without": body.without})


@router.post("/pillars", status_code=201)
async def add_pillars(
    body: Pillars, scope: Annotated[Scope, Depends(changing("Added pillars"), scope="function")]
) -> list[Pillar]:
    """Add several pillars at once; those that exist by name are returned as they are."""
    return await onboarding.add_pillars.run(scope, {"names": body.names})
