"""When a project will be done."""

from memory.errors import Invalid
from memory.scope import Scope
from tools import engine
from tools.hrm.answers import Forecast
from tools.names import Reference, which
from tools.plan import past, snapshot
from tools.tool import tool


@tool("read")
async def forecast(scope: Scope, project: Reference) -> Forecast:
    """Foretell when a project will be done, by its own pace: the days that hold with 50 and 85 %, the chance of
    making its due date, and what that rests on. With too little to go by it says so and names no day."""
    project_id = await which(scope, "projects", project)
    now = await snapshot(scope)
    if all(each.id != project_id for each in now.projects):
        raise Invalid("That project is archived, or something above it is. Take it back to foretell it.")
    return engine.forecast(project_id, now, await past(scope))
