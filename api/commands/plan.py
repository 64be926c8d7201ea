"""`aurum plan`."""

from argparse import Namespace

from api.commands.common import asking, show
from channels import conclusions
from memory.errors import Invalid
from memory.records import Json
from tools.day import accept_plan, plan_day


def run(arguments: Namespace) -> int:
    """Print a day's plan, or set one of its ways aside as it is now."""
    given = {"start": arguments.start, "end": arguments.end, "energy": arguments.energy, "day": arguments.day}
    with asking() as ask:
        found: Json = ask(plan_day, {name: value for name, value in given.items() if value})
        if not arguments.accept:
            return show(arguments, found, conclusions.plan)
        taken = ask(accept_plan, chosen(found, arguments.accept), "aurum plan --accept")
    return show(arguments, taken, conclusions.accepted)


def chosen(found: Json, way: str) -> Json:
    """What accepts one way of a plan, with exactly its blocks. Raises Invalid where there is none."""
    option = next((one for one in found["options"] if one["name"] == way and one["blocks"]), None)
    if option is None:
        ways = ", ".join(one["name"] for one in found["options"]) or "none"
        raise Invalid(f"There is no way called “{way}” for that day. There is: {ways}.")
    blocks = [{"task": one["ref"], "start": one["start"], "end": one["end"]} for one in option["blocks"]]
    return {"day": found["day"], "blocks": blocks}
