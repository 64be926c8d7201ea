"""What hosted models have cost, in words."""

from agent.offline.conversation import Result
from agent.offline.life import Life
from agent.offline.wording import dicts, plain
from memory.records import Json
from tools.spending_words import amount, money


def spending(result: Result, value: Json, life: Life) -> str:
    """What this month and today came to, what the limits leave, and each model's part where there are several."""
    today, month = value["today"], value["month"]
    models = dicts(value.get("models"))
    if not models:
        return f"No hosted model was called this month, so it cost nothing. {left(today, month)}"
    known = all(one["priced"] for one in models)
    lines = [f"This month: {spent(month['spent'], known)}. Today: {spent(today['spent'], known)}."]
    if len(models) > 1 or not known:
        lines += [f"- {part(one)}" for one in models]
    return "\n".join([*lines, left(today, month)])


def spent(one: Json, known: bool) -> str:
    if not one["calls"]:
        return "nothing"
    price = money(one["micros"]) if known or one["micros"] else "price unknown"
    least = "at least " if one["micros"] and not known else ""
    return f"{least}{price}, {amount('calls', one['calls'])}, {amount('tokens', one['tokens'])}"


def part(one: Json) -> str:
    price = money(one["month"]["micros"]) if one["priced"] else "price unknown"
    return f"{plain(one['model'])}: {price}, {amount('calls', one['month']['calls'])}"


def left(today: Json, month: Json) -> str:
    """What may still be spent: the least of it counts."""
    return f"Left today: {rest(today['left'])}; this month: {rest(month['left'])}."


def rest(one: Json) -> str:
    return f"{money(one['micros'])}, {amount('calls', one['calls'])}, {amount('tokens', one['tokens'])}"
