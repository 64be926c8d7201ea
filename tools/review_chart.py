"""The picture of a week: what was done day by day, and where time went beside what was wanted."""

import asyncio
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING
from uuid import UUID

from memory.database import Database
from memory.scope import Scope
from tools.hrm.alignment import Share
from tools.review import DayDone, Review, review

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDE, HIGH, DOTS = 6.0, 6.8, 120
"""Inches, and dots for each: 720 by 816 fills a phone, and stays below 100 kB."""
MOST = 8
"""Pillars that are drawn; the first ones."""
INK, PALE, DONE, WANTED, SPENT = "#1f2933", "#e4e7eb", "#2f855a", "#a0aec0", "#2b6cb0"
BEYOND = 0x590
"""From here on the font lacks most letters: behind Latin, Greek, Cyrillic and Armenian."""
LONGEST = 18
"""Characters of a name beside its bars."""


async def picture(database: Database, user_id: UUID, key: str) -> bytes:
    """The week of a message that is being sent; `key` is its last day, in ISO form."""
    async with database.scope(user_id) as scope:
        return await png(scope, date.fromisoformat(key))


async def png(scope: Scope, day: date) -> bytes:
    """The week that ends with a day, as a PNG on a light ground. Raises Invalid like `review`."""
    seen = await review(scope, day)
    return await asyncio.to_thread(drawn, seen)  # others are answered meanwhile


def drawn(seen: Review) -> bytes:
    """Two charts, one above the other. Nothing that somebody wrote is read as a formula."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    shares = [each for each in seen.alignment.shares if each.actual or each.planned][:MOST]
    figure = Figure(figsize=(WIDE, HIGH), dpi=DOTS, facecolor="white", layout="constrained")
    FigureCanvasAgg(figure)
    grid = figure.add_gridspec(2, 1, height_ratios=(1, 1.25) if shares else (1, 0.35))
    draw_days(figure.add_subplot(grid[0]), seen.days, seen.done)
    draw_shares(figure.add_subplot(grid[1]), shares)
    figure.suptitle(f"{words_of(seen.since)} – {words_of(seen.until)}", color=INK, fontsize=15, weight="bold")
    into = BytesIO()
    figure.savefig(into, format="png", metadata={"Software": "Aurum"})
    return into.getvalue()


def draw_days(axes: "Axes", days: tuple[DayDone, ...], done: int) -> None:
    """A bar for each day, with its number."""
    names = [f"{each.day:%a}" for each in days]
    bars = axes.bar(names, [each.done for each in days], color=DONE, width=0.65)
    axes.bar_label(bars, labels=[str(each.done or "") for each in days], color=INK, fontsize=12, padding=2)
    axes.set_ylim(0, max([*(each.done for each in days), 4]) * 1.2)
    axes.set_title(f"Done: {done}", loc="left", color=INK, fontsize=13)
    plainly(axes)
    axes.set_yticks([])


def draw_shares(axes: "Axes", shares: list[Share]) -> None:
    """For each pillar what it took, beside what was wanted for it, in percent."""
    axes.set_title("Time by pillar, %", loc="left", color=INK, fontsize=13)
    plainly(axes)
    axes.set_xticks([])
    if not shares:
        axes.set_yticks([])
        axes.text(
            0, 0.5, "No time under a pillar this week.", color=INK, fontsize=12, transform=axes.transAxes
        )
        return
    places = list(range(len(shares)))[::-1]
    spent, wanted = [each.actual or 0 for each in shares], [each.planned or 0 for each in shares]
    one = axes.barh([at + 0.19 for at in places], spent, height=0.36, color=SPENT, label="spent")
    other = axes.barh([at - 0.19 for at in places], wanted, height=0.36, color=WANTED, label="wanted")
    axes.bar_label(one, labels=[f"{each:.0f}" for each in spent], color=INK, fontsize=11, padding=3)
    axes.bar_label(other, labels=[f"{each:.0f}" for each in wanted], color=INK, fontsize=11, padding=3)
    axes.set_yticks(places, [name_of(each) for each in shares], parse_math=False)
    axes.set_xlim(0, max([*spent, *wanted, 10]) * 1.25)
    axes.legend(loc="lower right", bbox_to_anchor=(1, 1), ncols=2, frameon=False, fontsize=11)


def plainly(axes: "Axes") -> None:
    axes.tick_params(colors=INK, labelsize=12, length=0)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(PALE)


def name_of(share: Share) -> str:
    """As much of a name as the font that comes along can draw; else its reference."""
    drawable = (each if each.isprintable() and ord(each) < BEYOND else " " for each in share.name)
    name = " ".join("".join(drawable).split()) or share.ref
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"


def words_of(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b}"
