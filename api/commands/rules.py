"""`aurum rules`: the rules that judge, as data; their owner changes them here."""

import json
from argparse import Namespace
from datetime import UTC, datetime

from api.commands.common import parts_on, servers, show
from api.settings import read
from channels import conclusions
from memory import rules
from memory.errors import Invalid, NotFound
from memory.records import Json
from tools.rules import change_rule
from tools.tool import plain


def run(arguments: Namespace) -> int:
    """Print the rules, or one with its parameters and history; change one, which makes it its next version."""
    new: Json = {} if arguments.weight is None else {"weight": arguments.weight}
    if arguments.on or arguments.off:
        new["active"] = arguments.on
    if (new or arguments.set) and arguments.code is None:
        raise Invalid("Say which rule: aurum rules TEMPORAL_URGENCY_001 --weight 0.7.")
    settings = read()
    with servers(settings) as found, parts_on(found, settings) as (runner, opened, owner):

        async def listed() -> list[Json]:
            async with opened.database.scope(owner) as scope:
                return [plain(row) for row in await rules.written(scope)]

        known = chosen(runner.run(listed()), arguments.code)
        if new or arguments.set:
            (rule,) = known
            if arguments.set:
                parameters = rule["parameters"]
                new["parameters"] = {**parameters, **dict(pair(each, parameters) for each in arguments.set)}
            at = datetime.now(UTC)
            runner.run(change_rule(found.owner_url, rule["code"], new, at=at, note=arguments.why))
            known = chosen(runner.run(listed()), rule["code"])
    return show(arguments, known, conclusions.rules)


def chosen(known: list[Json], code: str | None) -> list[Json]:
    """All of them, or the one with that code. Raises NotFound."""
    named = [row for row in known if code is None or row["code"].lower() == code.lower()]
    if not named:
        codes = ", ".join(row["code"] for row in known)
        raise NotFound(f"There is no rule “{str(code)[:100]}”. There are: {codes}.")
    return named


def pair(text: str, known: Json) -> tuple[str, object]:
    """A parameter and its value, written as JSON or plainly. Raises Invalid."""
    name, sign, value = text.partition("=")
    if not sign or name.strip() not in known:
        raise Invalid(
            f"“{text[:100]}” is no parameter of that rule: write one of {', '.join(known)} as name=value."
        )
    try:
        return name.strip(), json.loads(value)
    except ValueError:
        return name.strip(), value
