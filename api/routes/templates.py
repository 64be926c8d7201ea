"""Templates over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import Field

from api.routes.common import PROBLEMS, Body, Cursor, Limit, Listed, Reading, changing, listed, sent
from memory import templates as rows
from memory.rows import cursor_number
from memory.scope import Scope
from memory.templates import Shape, Template
from tools import templates
from tools.templates import Used, which_template

router = APIRouter(prefix="/templates", tags=["templates"], responses=PROBLEMS)


class NewTemplate(Body):
    """What to save as a template."""

    thing: str = Field(description="A project or task, by name or reference.", examples=["P1"])
    name: str | None = Field(None, description="The thing's own name by default.", examples=["Release"])
    description: str = ""


class ChangedTemplate(Body):
    """What to change; what is not sent stays."""

    name: str | None = Field(None, examples=["Release"])
    description: str | None = None


class Use(Body):
    """What to make of a template, where and from when."""

    name: str | None = Field(None, description="The template's by default.", examples=["Release 2"])
    to: str | None = Field(
        None, description="What it is to lie in, by name or reference; null is nowhere.", examples=["A1"]
    )
    start: str | None = Field(
        None, description="Where its first date falls; today by default.", examples=["next monday"]
    )


@router.get("")
async def list_templates(scope: Reading, cursor: Cursor = None, limit: Limit = 100) -> Listed[Template]:
    """The user's templates, oldest first."""
    return listed(await rows.templates(scope, after=cursor_number(cursor, 0), limit=limit))


@router.post("", status_code=201)
async def save_template(
    body: NewTemplate, scope: Annotated[Scope, Depends(changing("Saved a template"), scope="function")]
) -> Template:
    """Save a project or a task, with all that lies under it."""
    return await templates.save_template.run(scope, sent(body))


@router.get("/{template}")
async def get_template(template: str, scope: Reading) -> Shape:
    """One template with what lies in it, by id or reference. Dates are days from the first one."""
    return await rows.shape(scope, await which_template(scope, template))


@router.patch("/{template}")
async def change_template(
    template: str,
    body: ChangedTemplate,
    scope: Annotated[Scope, Depends(changing("Changed a template"), scope="function")],
) -> Template:
    """Rename or describe a template."""
    return await templates.change_template.run(scope, {**sent(body), "template": template})


@router.delete("/{template}", status_code=204)
async def delete_template(
    template: str, scope: Annotated[Scope, Depends(changing("Deleted a template"), scope="function")]
) -> None:
    """Delete a template; undo brings it back."""
    await templates.delete_template.run(scope, {"template": template})


@router.post("/{template}/use", status_code=201)
async def use_template(
    template: str,
    body: Use,
    scope: Annotated[Scope, Depends(changing("Used a template"), scope="function")],
) -> Used:
    """Make a project or task of it, with all its tasks, as one operation."""
    return await templates.use_template.run(scope, {**sent(body), "template": template})
