"""Where effort goes, against where the pillars say that it should."""

from typing import Annotated, Literal

from pydantic import Field

from memory.scope import Scope
from tools.hrm.alignment import Alignment, align
from tools.hrm.scene import scene
from tools.plan import past, snapshot
from tools.tool import tool

Days = Annotated[Literal[7, 28], Field(description="How many days, today included.")]


@tool("read")
async def alignment(scope: Scope, days: Days = 7) -> Alignment:
    """Compare where effort went with the shares of the pillars: a score of 0 to 100, each part with its rows."""
    return align(scene(await snapshot(scope), await past(scope)), days)
