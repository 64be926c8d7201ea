"""The journal: what was written when, this day in other years, the streak, drafts, templates, who may read what."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from agent.offline.asking import NUMBERS, number
from agent.offline.conversation import Turn
from agent.offline.lexicon import mood_of
from agent.offline.lines import read_when
from agent.offline.reading import Intent, Reading, ask
from agent.offline.target import Scene
from memory.records import Json, Tier

REFS = re.compile(r"#?J\d+(?:(?:\s*,\s*(?:and )?|\s+and\s+|\s+)#?J\d+)*", re.IGNORECASE)
TAIL = re.compile(
    r"\b(?P<span>today|yesterday|(?:this|last|past) (?:week|month|year)|"
    r"(?:on |last )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
ABOUT = re.compile(
    r"\babout (?P<words>.+?)(?: (?:today|yesterday|(?:this|last|past) \w+|lately|recently))?$", re.IGNORECASE
)
LENGTH = re.compile(rf"(?:the next )?(?P<n>\d+|a|an|{'|'.join(NUMBERS)}) (?P<unit>day|week)s?", re.IGNORECASE)
WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
TIERS: tuple[tuple[str, Tier], ...] = (
    ("signals|only signals|signals only", "signals"),
    ("full|open|public|readable|show|let|allow", "full"),
    ("private|secret|hidden|hide|keep|never.*", "never"),
)
TEMPLATES = {
    "reflection": "daily_reflection", "daily reflection": "daily_reflection", "gratitude": "gratitude",
    "goal": "goal_setting", "creative": "creative_writing", "problem": "problem_solving", "weekly": "weekly_review",
    "monthly": "monthly_review", "quarterly": "quarterly_review",
}  # fmt: skip
KEEP = re.compile(
    r"(?:yes|yeah|yep|sure|ok|okay|do it|keep it|write it|save it|keep that|save that|write that|please do|looks good|"
    r"perfect|good)(?:[ ,]+(?:please|write it|keep it|save it|do it|"
    r"(?:and |but )?(?:keep it )?(?P<private>private(?:ly)?)))*",
    re.IGNORECASE,
)
UNTIL = "Until when? Say “pause my streak until Monday”."
ONCE = {"once": 1, "twice": 2}


def entries(words: dict[str, str], scene: Scene) -> Reading | None:
    """Show my journal; what did I write last week about the move."""
    limit = number(words.get("n"))
    asked: Json = {"limit": limit} if limit else {}
    if re.match(r"when did i last\b", scene.clause, re.IGNORECASE):
        asked = {"limit": 1}
    if about := ABOUT.search(scene.clause):
        asked["words"] = scene.message.unmask(about["words"])
    if (found := TAIL.search(scene.clause)) and (today := scene.life.today()):
        first, last = span(" ".join(found["span"].lower().split()), today, scene.life.week_start)
        asked |= {"since": first.isoformat(), "until": last.isoformat()}
    return Reading((Intent("list_entries", asked),))


def span(words: str, today: date, week_start: int) -> tuple[date, date]:
    """The first and the last day that are meant, none of them to come."""
    week = today - timedelta(days=(today.weekday() - week_start) % 7)
    month, year = today.replace(day=1), today.replace(month=1, day=1)
    before = month - timedelta(days=1)
    spans = {
        "today": (today, today), "yesterday": (today - timedelta(days=1),) * 2,
        "this week": (week, today), "last week": (week - timedelta(days=7), week - timedelta(days=1)),
        "past week": (today - timedelta(days=6), today), "this month": (month, today),
        "last month": (before.replace(day=1), before), "past month": (today - timedelta(days=29), today),
        "this year": (year, today), "past year": (today - timedelta(days=364), today),
        "last year": (date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)),
    }  # fmt: skip
    if words in spans:
        return spans[words]
    weekday = next(n for n, name in enumerate(WEEKDAYS) if f"{name}day" in words)
    day = today - timedelta(days=(today.weekday() - weekday) % 7 or 7)
    return day, day


def on_this_day(words: dict[str, str], scene: Scene) -> Reading | None:
    """On this day."""
    return Reading((Intent("on_this_day", {}),))


def journal_streak(words: dict[str, str], scene: Scene) -> Reading | None:
    """How is my streak?"""
    return Reading((Intent("journal_streak", {}),))


def pause_streak(words: dict[str, str], scene: Scene) -> Reading | None:
    """Pause my streak until monday; for two weeks."""
    if not re.search(r"\b(?:streak|journal|diary|journall?ing)\b", scene.clause, re.IGNORECASE):
        return None
    until = words.get("until") or ""
    if "length" in words:
        found, today = LENGTH.fullmatch(words["length"]), scene.life.today()
        if found is None or today is None:
            return ask(UNTIL, "change")
        days = (number(found["n"], 366) or 1) * (7 if found["unit"].lower() == "week" else 1)
        until = (today + timedelta(days=days - 1)).isoformat()
    elif until:
        until = read_when(until, scene.life) or (until if scene.life.now is None else "")
    if not until:
        return ask(UNTIL, "change")
    reason = {"reason": words["reason"]} if words.get("reason") else {}
    return Reading((Intent("pause_streak", {"until": until[:10], **reason}),))


def resume_streak(words: dict[str, str], scene: Scene) -> Reading | None:
    """Resume my streak."""
    return Reading((Intent("pause_streak", {"until": "none"}),))


def draft_entry(words: dict[str, str], scene: Scene) -> Reading | None:
    """Draft my journal from today."""
    when = re.sub(r"^(?:my day|the day|today)\b.*", "", words.get("when", ""), flags=re.IGNORECASE).lower()
    if "yesterday's" in scene.clause.lower():
        when = "yesterday"
    return Reading((Intent("draft_entry", {"day": when} if when else {}),))


def entry_tier(words: dict[str, str], scene: Scene) -> Reading | None:
    """Make J3 private; signals only; full."""
    tier = tier_of(words["tier"])
    return _each(words["refs"], lambda ref: Intent("update_entry", {"entry": ref, "tier": tier}))


def entry_mood(words: dict[str, str], scene: Scene) -> Reading | None:
    """Set the mood of J3 to grateful."""
    mood = mood_of(words["mood"])
    return (
        _each(words["refs"], lambda ref: Intent("update_entry", {"entry": ref, "mood": mood}))
        if mood
        else None
    )


def read_entry(words: dict[str, str], scene: Scene) -> Reading | None:
    """Show J3."""
    return _each(words["refs"], lambda ref: Intent("read_entry", {"entry": ref}))


def delete_entry(words: dict[str, str], scene: Scene) -> Reading | None:
    """Delete J3."""
    refs = refs_in(words["refs"])
    return Reading((Intent("delete", {"things": refs}),)) if refs else None


def restore_entry(words: dict[str, str], scene: Scene) -> Reading | None:
    """Restore J3."""
    refs = refs_in(words["refs"])
    return Reading((Intent("restore", {"things": refs}),)) if refs else None


def journal_private(words: dict[str, str], scene: Scene) -> Reading | None:
    """Keep my journal private."""
    return Reading((Intent("change_journal_settings", {"tier": tier_of(words["tier"])}),))


def journal_per_week(words: dict[str, str], scene: Scene) -> Reading | None:
    """I want to write 4 times a week."""
    said = words.get("n", "").lower()
    days = 7 if "every" in words else ONCE.get(said) or number(said)
    return Reading((Intent("change_journal_settings", {"per_week": days}),)) if days and days <= 7 else None


def journal_templates(words: dict[str, str], scene: Scene) -> Reading | None:
    """Show the journal templates."""
    return Reading((Intent("list_journal_templates", {}),))


def start_entry(words: dict[str, str], scene: Scene) -> Reading | None:
    """Start a gratitude entry: its prompts."""
    said = words["template"].lower().replace("-", " ")
    code = next((code for name, code in TEMPLATES.items() if said.startswith(name)), None)
    return Reading((Intent("list_journal_templates", {"template": code}),)) if code else None


def keep_draft(plain: str, turn: Turn) -> Intent | None:
    """The entry that was drafted in the last turn, when that is agreed to."""
    agreed = KEEP.fullmatch(plain)
    drafts = [
        each.value for each in turn.results if each.tool == "draft_entry" and isinstance(each.value, dict)
    ]
    if not agreed or not drafts or not drafts[-1].get("text"):
        return None
    draft = drafts[-1]
    kept = {
        name: draft[name] for name in ("text", "title", "mood", "energy", "tags", "day") if draft.get(name)
    }
    return Intent("write_entry", {**kept, **({"tier": "never"} if agreed["private"] else {})})


def _each(words: str, call: Callable[[str], Intent]) -> Reading | None:
    """The same of each entry that is named."""
    refs = refs_in(words)
    return Reading(tuple(call(ref) for ref in refs)) if refs else None


def tier_of(words: str) -> Tier:
    low = words.lower()
    return next(tier for names, tier in TIERS if re.fullmatch(names, low))


def refs_in(words: str) -> list[str]:
    """The references, where the words are nothing else."""
    if not REFS.fullmatch(words.strip()):
        return []
    return list(dict.fromkeys(found.upper() for found in re.findall(r"J\d+", words, re.IGNORECASE)))
