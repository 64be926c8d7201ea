"""App Home: what deserves attention today, what was noticed, and what can be pressed for it."""

from typing import Any

from agent.offline.conversation import Result
from agent.offline.slashes import CARDS, FIRST
from channels.command_rows import of_cards, of_ranking
from channels.commands import BY_NAME, life_in, said_of
from channels.slack.blocks import PRESS, actions, button, plain, section, sections
from memory.records import Json
from memory.said import Button, Said
from memory.scope import Scope
from tools.tool import plain as as_json

CHECK_IN, JOURNAL, EDIT, SETTINGS = "home:checkin", "home:journal", "home:edit", "home:settings"
STRANGER = (
    "Connect this Slack with your Aurum: send me any message, and I say how. Then your day stands here, and "
    "nobody but you sees it."
)


async def view(scope: Scope, url: str) -> Json:
    """App Home of a user. `url` is where the web app is."""
    ranked, cards = (
        await tool(scope, "next_tasks", {"limit": FIRST}),
        await tool(scope, "list_insights", {"limit": CARDS}),
    )
    life = await life_in(scope)
    today = said_of(Result("next_tasks", {"limit": FIRST}, ranked, changed=False), life)
    noticed = said_of(Result("list_insights", {"limit": CARDS}, cards, changed=False), life)
    return home(
        [
            {"type": "header", "text": plain("Today", 150)},
            *part(Said(today.text, of_ranking(ranked, scope.operation)), "t"),
            *editing(ranked["items"]),
            {"type": "divider"},
            {"type": "header", "text": plain("Noticed", 150)},
            *part(Said(noticed.text, of_cards(cards, scope.operation)), "i"),
            {"type": "divider"},
            doors(url),
        ]
    )


def stranger() -> Json:
    """App Home of somebody whom we do not know."""
    return home([{"type": "header", "text": plain("Aurum", 150)}, section(STRANGER)])


async def tool(scope: Scope, name: str, arguments: Json) -> Any:
    return as_json(await BY_NAME[name].run(scope, arguments))


def home(blocks: list[Json]) -> Json:
    return {"type": "home", "blocks": blocks}


def part(said: Said, name: str) -> list[Json]:
    """Words and buttons, of which each in a view has an id of its own."""
    rows = actions(said.rows)
    for number, row in enumerate(rows):
        for place, each in enumerate(row["elements"]):
            each["action_id"] = f"{PRESS}:{name}:{number}:{place}"
    return [*sections(said.text), *rows]


def editing(items: list[Json]) -> list[Json]:
    """A choice among the first tasks, to change one."""
    tasks = [each["task"] for each in items]
    if not tasks:
        return []
    options = [{"text": plain(f"{each['ref']} {each['title']}", 75), "value": each["ref"]} for each in tasks]
    choice = {
        "type": "static_select",
        "action_id": EDIT,
        "placeholder": plain("Change a task …", 150),
        "options": options,
    }
    return [{"type": "actions", "elements": [choice]}]


def doors(url: str) -> Json:
    """Check in, write, and the settings in the web app."""
    elements = [
        {**button(Button("Check in", "checkin", "good"), ""), "action_id": CHECK_IN},
        {**button(Button("Journal …", "journal"), ""), "action_id": JOURNAL},
        {"type": "button", "action_id": SETTINGS, "text": plain("Settings", 75), "url": url},
    ]
    return {"type": "actions", "elements": elements}
