"""The review of a week in few words, as a message says it. Pure."""

from collections.abc import Sequence
from datetime import date

from memory.blackboard import LEVELS
from tools.hrm.alignment import Share
from tools.review import Moved, Review, Stuck
from tools.round_values import spaced
from tools.round_words import plain
from tools.when import say_due

MOST = 4
"""Lines of a kind in a message; the page has all."""


def summary(review: Review, today: date) -> str:
    """What was done, where time went, what moved, what is stuck, how it felt: a paragraph or a list each."""
    return "\n\n".join(
        each
        for each in (
            head(review, today),
            alignment(review),
            section("Moved", [moved(each) for each in review.moved]),
            section("Stuck", [stuck(each) for each in review.stuck]),
            feelings(review),
        )
        if each
    )


def head(review: Review, today: date) -> str:
    span = f"{say_due(review.since, None, today)} to {say_due(review.until, None, today)}"
    done = f"{review.done} {'task' if review.done == 1 else 'tasks'} done"
    before = f", {review.before} the week before" if review.before or review.done else ""
    return f"**Your week, {span}.** {done}{before}."


def alignment(review: Review) -> str:
    """The score, and each pillar's share beside the one that was wanted."""
    shares = [each for each in review.alignment.shares if each.actual or each.planned]
    if not shares:
        return ""
    score = review.alignment.score
    said = f"**Time by pillar**{f', {score:g} of 100 as wanted' if score is not None else ''}"
    return "\n".join([f"{said}:", "", *(f"- {share(each)}" for each in shares[: 2 * MOST])])


def share(each: Share) -> str:
    actual = f"{each.actual or 0:.0f} %"
    wanted = f", wanted {each.planned:.0f} %" if each.planned is not None else ""
    return f"{plain(each.name)}: {actual}{wanted}"


def moved(each: Moved) -> str:
    if each.completed:
        return f"{plain(each.name)} ({each.ref}): completed"
    return f"{plain(each.name)} ({each.ref}): {each.done} done, {each.open} left"


def stuck(each: Stuck) -> str:
    days = f"{each.days} {'day' if each.days == 1 else 'days'}"
    return f"{plain(each.name)} ({each.ref}): {plain(each.why)}, {days}"


def section(title: str, lines: Sequence[str]) -> str:
    """A list under its name; nothing where it is empty."""
    if not lines:
        return ""
    more = [f"- and {len(lines) - MOST} more"] if len(lines) > MOST else []
    return "\n".join([f"**{title}:**", "", *(f"- {each}" for each in lines[:MOST]), *more])


def feelings(review: Review) -> str:
    """How the week felt: the moods that were said most, and the energy as the level that is nearest."""
    moods = [f"{mood} ({times}×)" for mood, times in review.moods]
    mean = review.energy
    level = "" if mean is None else nearest(mean)
    said = [f"Mood: {', '.join(moods)}."] if moods else []
    said += [f"Energy: {spaced(level)} on average."] if level else []
    return " ".join(said)


def nearest(mean: float) -> str:
    return min(LEVELS.items(), key=lambda each: abs(each[1] - mean))[0]
