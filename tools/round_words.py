"""What a check-in says and asks, as a message with its buttons. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from memory.rounds import Round, RoundKind
from memory.said import Button, Said, shortened
from tools.round_values import ENERGIES, MOODS, STEPS, spaced
from tools.when import say_due

QUESTIONS: dict[str, str] = {
    "mood": "How do you feel?",
    "energy": "How is your energy?",
    "well": "What went well? A few words, or skip.",
    "hard": "What was hard? A few words, or skip.",
    "focus": "What is tomorrow's focus? Choose, or say it in your own words.",
    "entry": "Shall I keep this in your journal?",
    "change": "What do you want to change?",
}
WEEK_FOCUS = "What is next week's focus? Choose, or say it in your own words."
NAMES: dict[str, str] = {
    "mood": "Mood", "energy": "Energy", "well": "Went well", "hard": "Was hard", "focus": "Focus", "entry": "Journal",
}  # fmt: skip
LABELS: dict[RoundKind, str] = {
    "morning": "Morning check-in",
    "evening": "Evening check-in",
    "weekly": "Weekly review",
}
SHORT = 80
"""Characters of a reason in one line."""


@dataclass(frozen=True, slots=True)
class Line:
    """A task in a message: why it is named, and what became of it since."""

    ref: str
    title: str
    reason: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a check-in speaks of. `focus` is what was wanted for that day, `week` for that week; `choices` are offered;
    `names` are titles by reference; `hides`: what was answered in own words is not told to who reads this."""

    today: date
    tasks: tuple[Line, ...] = ()
    focus: str = ""
    week: str = ""
    done: tuple[str, ...] = ()
    due: tuple[Line, ...] = ()
    choices: tuple[Line, ...] = ()
    draft: str = ""
    entry: str = ""
    summary: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    hides: bool = False


def said(told: Round, facts: Facts) -> Said:
    """The whole message, as it stands."""
    parts = {"morning": morning, "evening": evening, "weekly": weekly}[told.kind](told, facts)
    waiting = told.step if told.state != "skipped" else ""
    if waiting:
        parts.append(asked(told, facts))
    rows = [*task_rows(told, facts), *(rows_of(told, facts) if waiting else after(told))]
    picture = f"review {told.day}" if told.kind == "weekly" else ""
    return Said("\n\n".join(each for each in parts if each), tuple(rows), picture)


def morning(told: Round, facts: Facts) -> list[str]:
    """What matters, why, and what was wanted for today."""
    late = told.day != facts.today
    head = f"**Your morning of {say_due(told.day, None, facts.today)}**" if late else "**Good morning.**"
    lines = [f"{place}. {task_line(each)}" for place, each in enumerate(facts.tasks, 1)]
    wanted = [f"This week's focus: {focus_words(facts.week, facts)}."] if facts.week else []
    wanted += [f"You wanted to focus on {focus_words(facts.focus, facts)} today."] if facts.focus else []
    level = told.answers.get("energy")
    felt = f"Energy: {spaced(level)}. {told.answers.get('plan') or ''}".strip() if level else ""
    return ["\n".join([f"{head} What matters today:", "", *lines]), " ".join(wanted), felt]


def task_line(line: Line) -> str:
    why = line.now or line.reason
    return f"**{plain(line.title)}** ({line.ref}){f': {plain(why)}' if why else ''}"


def evening(told: Round, facts: Facts) -> list[str]:
    """What was done, what is left of the day, and what was answered."""
    late = told.day != facts.today
    head = f"**Your evening of {say_due(told.day, None, facts.today)}**" if late else "**Good evening.**"
    done = f"Done today: {listed(facts.done)}." if facts.done else ""
    left = [
        f"**{plain(each.title)}** ({each.ref}){f': {each.now}' if each.now else ''}" for each in facts.due
    ]
    due = f"Still due today: {', '.join(left)}." if left else ""
    if late:
        done, due = done.replace("today", "that day", 1), due.replace("today", "that day", 1)
    told_so = answered(told, facts)
    kept = f"It stands in your journal as {facts.entry}." if facts.entry else ""
    over = "Good night." if told.state == "done" and not told.step else ""
    return [f"{head} {done}".strip(), due, told_so, " ".join(each for each in (kept, over) if each)]


def weekly(told: Round, facts: Facts) -> list[str]:
    """The week in short, and what the next one is for."""
    focus = told.answers.get("focus")
    return [facts.summary, f"Next week's focus: {focus_words(focus, facts)}." if focus else ""]


def answered(told: Round, facts: Facts) -> str:
    """What was answered, the feelings in one line and the words each in theirs."""
    felt = [
        f"{NAMES[step]}: {spaced(value)}" for step in ("mood", "energy") if (value := told.answers.get(step))
    ]
    words = [
        f"{NAMES[step]}: {'noted' if facts.hides else plain(value)}"
        for step in ("well", "hard")
        if (value := told.answers.get(step))
    ]
    focus = told.answers.get("focus")
    words += [f"Tomorrow: {focus_words(focus, facts)}"] if focus else []
    return "\n".join([f"- {each}" for each in [*([" · ".join(felt)] if felt else []), *words]])


def asked(told: Round, facts: Facts) -> str:
    """The question that waits."""
    question = WEEK_FOCUS if (told.kind, told.step) == ("weekly", "focus") else QUESTIONS[told.step]
    if told.step != "entry":
        return f"**{question}**"
    quoted = "\n".join(f"> {line}" for line in (facts.draft or "").split("\n"))
    return f"{quoted}\n\n**{question}**"


def task_rows(told: Round, facts: Facts) -> list[tuple[Button, ...]]:
    """What can be done with the tasks that are named."""
    if told.kind == "morning":
        return [
            (
                Button(f"Done {each.ref}", f"done {each.ref}", "good"),
                Button("Tomorrow", f"tomorrow {each.ref}"),
                Button("Drop", f"drop {each.ref}", "bad"),
                Button("Why", f"why {each.ref}"),
            )
            for each in facts.tasks
            if not each.now
        ]
    if told.kind == "evening":
        return [
            (
                Button(f"Done {each.ref}", f"done {each.ref}", "good"),
                Button(f"{each.ref} tomorrow", f"tomorrow {each.ref}"),
            )
            for each in facts.due
            if not each.now
        ]
    return []


def rows_of(told: Round, facts: Facts) -> list[tuple[Button, ...]]:
    """The buttons that answer the question that waits."""
    if told.step == "change":
        steps = [each for each in STEPS[told.kind] if each != "entry" or (facts.draft and not facts.entry)]
        change = [Button(NAMES[each], act(told, f"change:{each}")) for each in steps]
        return [*in_rows(change, 3), (Button("Leave it", act(told, "change:none")),)]
    skip = Button("Skip", act(told, f"{told.step}:skip"))
    if told.step == "mood":
        rows = [tuple(choice(told, each) for each in row) for row in MOODS]
    elif told.step == "energy":
        rows = [tuple(choice(told, each) for each in row) for row in ENERGIES]
    elif told.step == "entry":
        return [
            (
                Button("Keep", act(told, "entry:keep"), "good"),
                Button("Not today", act(told, "entry:no")),
            )
        ]
    elif told.step == "focus":
        rows = [(Button(label_of(each), act(told, f"focus:{each.ref}")),) for each in facts.choices]
    else:
        rows = []
    first = told.state == "open" and not any(step in told.answers for step in STEPS[told.kind])
    return [*rows, (skip, Button("Not today", act(told, "skip"))) if first else (skip,)]


def after(told: Round) -> list[tuple[Button, ...]]:
    """What can be pressed on one that waits for nothing."""
    if told.state != "done":
        return []
    last = told.asked_by if told.kind == "evening" else None
    undo = [Button("Undo last answer", f"undo {last}")] if last else []
    return [(Button("Change", act(told, "change")), *undo)]


def choice(told: Round, value: str) -> Button:
    return Button(spaced(value).capitalize(), act(told, f"{told.step}:{value}"))


def label_of(line: Line) -> str:
    return f"{line.ref} {shortened(' '.join(line.title.split()))}"


def act(told: Round, value: str) -> str:
    return f"round {told.id} {value}"


def in_rows(buttons: Sequence[Button], most: int) -> list[tuple[Button, ...]]:
    return [tuple(buttons[at : at + most]) for at in range(0, len(buttons), most)]


def note_of(answers: Mapping[str, object]) -> str:
    """What went well and what was hard, as the note of how somebody felt."""
    return "\n".join(f"{NAMES[step]}: {answers[step]}" for step in ("well", "hard") if answers.get(step))


def draft_of(answers: Mapping[str, object], done: Sequence[str], focus: str) -> str:
    """A journal entry of an evening's answers and of what was done."""
    parts = [f"{NAMES[step]}: {answers[step]}" for step in ("well", "hard") if answers.get(step)]
    parts += [f"Done: {'; '.join(done)}."] if done else []
    parts += [f"Tomorrow: {focus}"] if focus else []
    return "\n\n".join(parts)


def adapted(energy: str, before: Sequence[Line], now: Sequence[Line]) -> str:
    """What an energy changed in the order of the best tasks, in a line or two."""
    level = f"{spaced(energy).capitalize()} energy"
    order, was = [each.ref for each in now], [each.ref for each in before]
    if order == was or not order:
        return f"{level}: the order stays as it is."
    later = [each for each in before if each.ref not in order or order.index(each.ref) > was.index(each.ref)]
    first = now[0]
    if first.ref == was[0]:
        new = [each for each in now if each.ref not in was or was.index(each.ref) > order.index(each.ref)]
        return f"{level}: {short(new[0])} moves up{f', {short(later[0])} comes later' if later else ''}."
    return f"{level}: {short(first)} first{f', {short(later[0])} later' if later else ''}."


def short(line: Line) -> str:
    return f"**{plain(line.title)}** ({line.ref})"


def focus_words(focus: str | None, facts: Facts) -> str:
    """A focus as it is read: a thing by its name, or the words that were said."""
    words = focus or ""
    if name := facts.names.get(words):
        return f"**{plain(name)}** ({words})"
    return "noted" if facts.hides and not re.fullmatch(r"[TP]\d+", words) else plain(words).rstrip(".")


def reason_line(reason: str) -> str:
    """The first thing that is to be said of a task's place, in one line."""
    first = " ".join(reason.split("; ", maxsplit=1)[0].split()).rstrip(".")
    first = first if len(first) <= SHORT else f"{first[: SHORT - 1].rstrip()}…"
    return first[:1].lower() + first[1:]


def listed(words: Iterable[str], most: int = 12) -> str:
    """ "a, b and 2 more"; markdown in it stays plain."""
    names = [plain(each) for each in words]
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def plain(words: object) -> str:
    """Somebody's words on one line, without a meaning in markdown."""
    return re.sub(r"([\\`*_\[\]<>~])", r"\\\1", re.sub(r"\s+", " ", str(words))).strip()
