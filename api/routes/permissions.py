"""What a model may do unasked, over HTTP."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter
from pydantic import Field

from agent.toolbox import TAKES_BACK
from api.routes.common import PROBLEMS, Body, Reading
from memory import permissions
from memory.errors import NotFound
from memory.permissions import Allowed
from tools.registry import TOOLS
from tools.tool import Risk

router = APIRouter(tags=["permissions"], responses=PROBLEMS)

ACTING = {each.name: each for each in TOOLS if each.risk != "read" and each.name not in TAKES_BACK}


@dataclass(frozen=True, slots=True)
class Permission:
    """Whether a model may call a tool `always`, only when it has asked (`ask`), or `never`.

    `own`: the user said so.
    By themselves tools that destroy ask, the others do not, but for changes of more than ten things at once.
    """

    tool: str
    description: str
    risk: Risk
    allowed: Allowed
    own: bool


class Permit(Body):
    """Whether a model may call it."""

    allowed: Annotated[Allowed, Field(examples=["ask"])]


@router.get("/permissions")
async def list_permissions(scope: Reading) -> list[Permission]:
    """Every tool that changes something, and whether a model may call it unasked."""
    own = await permissions.permissions(scope)
    return [permission(name, own.get(name)) for name in ACTING]


@router.put("/permissions/{tool}")
async def permit(tool: str, body: Permit, scope: Reading) -> Permission:
    """Say whether a model may call a tool."""
    await permissions.permit(scope, known(tool), body.allowed)
    return permission(tool, body.allowed)


@router.delete("/permissions/{tool}")
async def forget(tool: str, scope: Reading) -> Permission:
    """Let the tool's risk decide again."""
    await permissions.permit(scope, known(tool), None)
    return permission(tool, None)


def known(tool: str) -> str:
    if tool not in ACTING:
        raise NotFound(f"There is no tool called {tool} that changes anything.")
    return tool


def permission(name: str, own: Allowed | None) -> Permission:
    tool = ACTING[name]
    allowed = own or ("ask" if tool.risk == "destructive" else "always")
    return Permission(
        name, tool.description.split("\n\n")[0].replace("\n", " "), tool.risk, allowed, own is not None
    )
