"""Where Slack calls, and where Aurum is installed in its workspaces."""

from typing import TYPE_CHECKING, Annotated
from urllib.parse import parse_qs

from fastapi import APIRouter, Path, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from api.aurum import Aurum
from api.auth import signed_in
from api.routes.common import PROBLEMS, Reading
from memory import slack_installs
from memory.errors import AurumError, Invalid, NotFound
from memory.slack_installs import Workspace

if TYPE_CHECKING:
    from channels.slack.listening import Listening

router = APIRouter(tags=["slack"], responses=PROBLEMS)

DONE, FAILED = "/#slack=installed", "/#slack=not-installed"


async def slack(request: Request) -> Response:
    """Take in an event, a command or an interaction: it lies in the inbox before this answers, and is handled after.

    404 where Slack is not to call, 401 for what Slack did not sign within five minutes (nothing of it is read), 422 for
    what is no payload, 503 where it can't be kept now: Slack tries again.
    """
    answer = await there(request).arrived(await request.body(), request.headers)
    return JSONResponse(answer) if answer else Response()


async def install(request: Request) -> Response:
    """Send a signed-in user to Slack, to install Aurum in a workspace of theirs."""
    listening, aurum = there(request), aurum_of(request)
    async with aurum.database.scope(await signed_in(request)) as scope:
        page = await listening.installs.begin(scope)
    return RedirectResponse(page, status_code=303, headers={"Cache-Control": "no-store"})


async def installed(request: Request) -> Response:
    """The browser comes back from Slack: with a code, in the same user's hands, or without one."""
    listening, aurum = there(request), aurum_of(request)
    user_id = await signed_in(request)
    given = {name: values[0] for name, values in parse_qs(request.url.query).items()}
    async with aurum.database.scope(user_id) as scope:
        mine = await slack_installs.finish(scope, given.get("state", ""))
    if not mine:
        return RedirectResponse(FAILED, status_code=303)
    try:
        if "code" not in given:
            raise Invalid("Slack gave no code.")
        await listening.installs.save(await listening.installs.take(user_id, given["code"]))
    except AurumError:
        return RedirectResponse(FAILED, status_code=303)
    return RedirectResponse(DONE, status_code=303)


@router.get("/slack/installs")
async def installs(scope: Reading) -> list[Workspace]:
    """The Slack workspaces in which you installed Aurum, the newest first. Their tokens are shown to nobody."""
    return await slack_installs.of_user(scope)


Team = Annotated[str, Path(max_length=100, description="The workspace's id at Slack.")]


@router.delete("/slack/installs/{team}", status_code=204)
async def remove(request: Request, scope: Reading, team: Team) -> None:
    """Forget the token of a Slack workspace: Aurum neither hears nor speaks there any more."""
    await slack_installs.remove(scope, team)
    if listening := aurum_of(request).channels.slack:
        scope.then(lambda: listening.channel.workspaces.known.pop(team, None))


def there(request: Request) -> "Listening":
    """Slack, where it is set up."""
    listening: Listening | None = aurum_of(request).channels.slack
    if listening is None:
        raise NotFound("Slack is not set up here. docs/channels.md says how.")
    return listening


def aurum_of(request: Request) -> Aurum:
    aurum: Aurum = request.app.state.aurum
    return aurum


router.add_route("/hooks/slack", slack, methods=["POST"])
router.add_route("/hooks/slack/install", install, methods=["GET"])
router.add_route("/hooks/slack/installed", installed, methods=["GET"])
