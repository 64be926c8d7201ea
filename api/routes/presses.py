"""The buttons of messages, pressed in the web: what they do in every channel."""

from uuid import UUID

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from api.aurum import Aurum
from api.auth import SignedIn
from api.routes.common import PROBLEMS, Body
from channels.presses import Presses
from memory.said import Look, Said, to_json

router = APIRouter(prefix="/presses", tags=["chat"], responses=PROBLEMS)


class Press(Body):
    """A button: what it does, and the message of the life thread at which it hangs."""

    message: str = Field(min_length=1, max_length=300, examples=["4e1f"])
    act: str = Field(
        min_length=1, max_length=200, description="As the button says it: `done T1`.", examples=["why T1"]
    )


class ButtonSeen(BaseModel):
    """A button."""

    label: str
    act: str
    look: Look


class SaidSeen(BaseModel):
    """A message: Markdown, rows of buttons below it, and which picture is above it."""

    text: str
    rows: list[list[ButtonSeen]]
    picture: str


class PressedSeen(BaseModel):
    """What became of it: a few words; what the message says from now on, or null where that is as before; what is said
    besides; and the run that goes on, to be followed."""

    toast: str
    said: SaidSeen | None
    more: list[SaidSeen]
    run: UUID | None


@router.post("")
async def press(request: Request, user_id: SignedIn, body: Press) -> PressedSeen:
    """Press a button, once: pressed again it does nothing and says so. What can't be done is said in the toast."""
    aurum: Aurum = request.app.state.aurum
    pressed = await Presses(aurum.database, aurum.turns).press(user_id, body.act, body.message)
    return PressedSeen(
        toast=pressed.toast,
        said=seen(pressed.said) if pressed.said else None,
        more=[seen(each) for each in pressed.more],
        run=pressed.goes_on.id if pressed.goes_on else None,
    )


def seen(said: Said) -> SaidSeen:
    return SaidSeen.model_validate(to_json(said))
