"""What hosted models have cost, as it is read in a terminal."""

from channels.terminal import BOLD, DIM, GOLD, paint, plain
from memory.records import Json
from tools.spending_words import counted, money


def spending(found: Json, *, colour: bool) -> str:
    """Today and this month beside their limits, and each model's part of the month."""
    lines = [
        period("Today", found["today"], colour),
        period("This month", found["month"], colour),
        *(model(one, colour) for one in found["models"]),
    ]
    return "\n".join(lines if found["models"] else [*lines, "No hosted model was called this month."])


def period(name: str, one: Json, colour: bool) -> str:
    spent, limit = one["spent"], one["limit"]
    parts = [
        f"{counted(spent['calls'])} of {counted(limit['calls'])} calls",
        f"{counted(spent['tokens'])} of {counted(limit['tokens'])} tokens",
    ]
    price = paint(money(spent["micros"]), GOLD, colour)
    return f"{paint(name, BOLD, colour)}: {price} of {money(limit['micros'])}, {', '.join(parts)}"


def model(one: Json, colour: bool) -> str:
    price = money(one["month"]["micros"]) if one["priced"] else "price unknown"
    said = f"{counted(one['month']['calls'])} calls, {counted(one['input_tokens'])} tokens in, "
    said += f"{counted(one['output_tokens'])} out"
    return f"  {plain(one['model'])}: {price} {paint(f'({said}, this month)', DIM, colour)}"
