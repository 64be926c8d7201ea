"""The conditions of standing intents: what they are, and whether one holds. Pure: facts in, a verdict out; no model."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Annotated, Any, Literal, TypeAlias, cast
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from memory.blackboard import LEVELS, PLEASANT, Completion, Felt
from memory.intents import Named
from memory.records import Json, Level, Task
from tools.hrm.life import Life
from tools.when import say_due, zone_of

MOST_DAYS = 80
"""So far back is known what was done and felt."""
LOW_ENERGY = 2

Kind: TypeAlias = Literal[
    "blocked", "overdue", "idle", "no_journal", "low_mood", "low_energy", "many", "done", "free", "due"
]
Which: TypeAlias = Literal["due_today", "due_tomorrow", "due_this_week", "overdue", "open"]
Days = Annotated[int, Field(ge=0, le=MOST_DAYS)]


class Subject(BaseModel):
    """What a condition is about: by its id, so that it may be given another name."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    level: Level
    id: UUID


class _Condition(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Blocked(_Condition):
    """A task, or all that is open of something greater, waits for something else, for so many days."""

    kind: Literal["blocked"] = "blocked"
    subject: Subject
    days: Days = 0


class Overdue(_Condition):
    """Something of it is overdue, for so many days."""

    kind: Literal["overdue"] = "overdue"
    subject: Subject | None = None
    days: Days = 0


class Idle(_Condition):
    """Nothing of it was done, on so many whole days; of a task: it is open so many days after it was asked."""

    kind: Literal["idle"] = "idle"
    subject: Subject | None = None
    days: Annotated[int, Field(ge=1, le=MOST_DAYS)]


class NoJournal(_Condition):
    """Nothing was written in the journal, on so many whole days."""

    kind: Literal["no_journal"] = "no_journal"
    days: Annotated[int, Field(ge=1, le=MOST_DAYS)]


class Low(_Condition):
    """Mood or energy was low, on so many days in a row."""

    kind: Literal["low_mood", "low_energy"]
    days: Annotated[int, Field(ge=1, le=MOST_DAYS)]


class Many(_Condition):
    """More than so many tasks are of a kind."""

    kind: Literal["many"] = "many"
    which: Which
    subject: Subject | None = None
    count: Annotated[int, Field(ge=0, le=100_000)]


class Done(_Condition):
    """A task or a project is done."""

    kind: Literal["done"] = "done"
    subject: Subject


class Free(_Condition):
    """A task waits for nothing any more."""

    kind: Literal["free"] = "free"
    subject: Subject


class Due(_Condition):
    """A task or a project is due in so many days, or sooner."""

    kind: Literal["due"] = "due"
    subject: Subject
    days: Days = 0


Condition: TypeAlias = Blocked | Overdue | Idle | NoJournal | Low | Many | Done | Free | Due
CONDITION: TypeAdapter[Condition] = TypeAdapter(Annotated[Condition, Field(discriminator="kind")])
PAST = frozenset({"idle", "low_mood", "low_energy", "blocked"})
"""Kinds for which one must know what was."""
ONCE = frozenset({"done", "free"})
"""What stays true once it is: it is said when it comes about, and not again."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known at an instant. `tasks` are the open ones that are not put away; `life` knows what lies above them.

    `waiting` says since when each task waits that waits; `written` are the days that were written for, `paused` the
    days on which the journal rested; `begins` is the day on which the intent was made, `tomorrow` the instant at which
    the user's next day begins.
    """

    life: Life
    zone: str
    tasks: tuple[Task, ...]
    about: Mapping[UUID, Named]
    tomorrow: datetime
    waiting: Mapping[UUID, datetime] = field(default_factory=dict)
    completions: tuple[Completion, ...] = ()
    felt: tuple[Felt, ...] = ()
    written: tuple[date, ...] = ()
    paused: tuple[tuple[date, date], ...] = ()
    begins: date = date.min

    @property
    def now(self) -> datetime:
        return self.life.now

    @property
    def today(self) -> date:
        return self.life.today


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a condition holds, and the sentence that says so. `later` is when time alone may make it true next;
    `rests` why nobody can tell, where what it is about is gone."""

    holds: bool
    because: str = ""
    later: datetime | None = None
    rests: str = ""


def read(stored: Json) -> Condition:
    """A condition as it is stored."""
    return CONDITION.validate_python(stored)


def stored(condition: Condition) -> Json:
    """A condition as JSON values."""
    return condition.model_dump(mode="json")


def subject_of(condition: Condition) -> Subject | None:
    found: Subject | None = getattr(condition, "subject", None)
    return found


def called(known: Named) -> str:
    """Its reference and its name."""
    return f"{known.ref} “{known.name[:80]}”"


def words(condition: Condition, about: Named | None) -> str:
    """What is watched for, in words."""
    subject = subject_of(condition)
    what = called(about) if about else f"a {subject.level} that is gone" if subject else ""
    days = getattr(condition, "days", 0)
    for_days = f" for {_days(days)}" if days else ""
    of = f" of {what}" if what else ""
    forms = {
        "blocked": f"{what} is blocked{for_days}",
        "overdue": f"{what or 'anything'} is overdue{for_days}",
        "idle": f"{what} is not done{for_days}"
        if subject and subject.level == "task"
        else f"nothing{of} is done{for_days}",
        "no_journal": f"nothing is written in the journal{for_days}",
        "low_mood": f"the mood is low {_days(days)} in a row",
        "low_energy": f"the energy is low {_days(days)} in a row",
        "done": f"{what} is done",
        "free": f"{what} waits for nothing any more",
        "due": f"{what} is due{f' in {_days(days)}' if days else ''}",
    }
    if isinstance(condition, Many):
        return f"more than {condition.count} tasks{of} are {_which(condition.which)}"
    return forms[condition.kind]


def _which(which: Which) -> str:
    return {"due_this_week": "due within a week"}.get(which, which.replace("_", " "))


def judge(condition: Condition, facts: Facts) -> Verdict:
    """Whether the condition holds now."""
    if rests := resting(condition, facts.about):
        return Verdict(False, rests=rests)
    return JUDGES[condition.kind](condition, facts)


def resting(condition: Condition, about: Mapping[UUID, Named]) -> str:
    """Why nobody can tell: what it is about was deleted or put away. Empty where it is there."""
    subject = subject_of(condition)
    if subject is None:
        return ""
    known = about.get(subject.id)
    if known is None:
        return f"The {subject.level} that it is about is gone for good."
    if known.deleted:
        return f"The {known.level} {called(known)} lies in the trash."
    return f"The {known.level} {called(known)} is archived." if known.archived else ""


def _blocked(condition: Blocked, facts: Facts) -> Verdict:
    tasks = list(_of(condition.subject, facts))
    if not tasks or any(each.id not in facts.waiting for each in tasks):
        return Verdict(False)
    since = max(facts.waiting[each.id] for each in tasks)
    if condition.subject.level != "task":
        done = [
            each.at
            for each in facts.completions
            if _lies(each.project_id, each.area_id, condition.subject, facts)
        ]
        since = max([since, *done])
    at = since + timedelta(days=condition.days)
    first = tasks[0]
    held = [each for each in facts.life.blockers.get(first.id, ()) if not each.done]
    waits = (
        f"{first.ref} waits for {', '.join(each.ref for each in held[:3])}" if held else f"{first.ref} waits"
    )
    because = f"{_said(condition.subject, facts)} has been blocked since {_day(since, facts)}: {waits}."
    return Verdict(at <= facts.now, because, None if at <= facts.now else at)


def _overdue(condition: Overdue, facts: Facts) -> Verdict:
    wait = timedelta(days=condition.days)
    dues = [(due, each) for each in _of(condition.subject, facts) if (due := facts.life.due(each))]
    late = sorted(((due, each) for due, each in dues if due + wait <= facts.now), key=lambda pair: pair[0])
    later = min((due + wait for due, _ in dues if due + wait > facts.now), default=None)
    if not late:
        return Verdict(False, later=later)
    _, first = late[0]
    assert first.due_date is not None
    more = f", and {len(late) - 1} more" if len(late) > 1 else ""
    was = say_due(first.due_date, first.due_time, facts.today)
    return Verdict(True, f"{first.ref} “{first.title[:80]}” was due {was}{more}.", later)


def _idle(condition: Idle, facts: Facts) -> Verdict:
    if condition.subject and condition.subject.level == "task":
        return _still_open(condition.subject, condition.days, facts)
    done = [
        each.at
        for each in facts.completions
        if _lies(each.project_id, each.area_id, condition.subject, facts)
    ]
    last = max((_own_day(each, facts) for each in done), default=None)
    since = last or max(facts.begins, facts.today - timedelta(days=MOST_DAYS + 1))
    days = (facts.today - since).days - 1
    what = _said(condition.subject, facts) if condition.subject else "your life"
    when = f"since {say_due(since, None, facts.today)}" if last else f"for {_days(days)}"
    return Verdict(days >= condition.days, f"Nothing of {what} was done {when}.", facts.tomorrow)


def _still_open(subject: Subject, days: int, facts: Facts) -> Verdict:
    open_for = (facts.today - facts.begins).days
    because = f"{_said(subject, facts)} is still open, {_days(open_for)} after you asked."
    return Verdict(open_for >= days and any(_of(subject, facts)), because, facts.tomorrow)


def _no_journal(condition: NoJournal, facts: Facts) -> Verdict:
    last = max((day for day in facts.written if day <= facts.today), default=None)
    since = last or facts.begins
    gap = (since + timedelta(days=ahead) for ahead in range(1, max((facts.today - since).days, 1)))
    days = sum(not any(first <= day <= end for first, end in facts.paused) for day in gap)
    when = f"since {say_due(last, None, facts.today)}" if last else f"for {_days(days)}"
    return Verdict(days >= condition.days, f"You have not written in your journal {when}.", facts.tomorrow)


def _low(condition: Low, facts: Facts) -> Verdict:
    said = _said_of(condition.kind, facts)
    day = facts.today if facts.today in said else facts.today - timedelta(days=1)
    run = 0
    while said.get(day):
        run, day = run + 1, day - timedelta(days=1)
    name = "mood" if condition.kind == "low_mood" else "energy"
    many = "today" if run == 1 else f"{run} days in a row"
    return Verdict(run >= condition.days, f"Your {name} was low {many}.", facts.tomorrow)


def _said_of(kind: str, facts: Facts) -> dict[date, bool]:
    """By day whether what was said last of it was low. What a journal entry says by itself is not said."""
    found: dict[date, bool] = {}
    for each in sorted(facts.felt, key=lambda one: (one.at, one.id.int)):
        if kind == "low_mood" and each.mood and not (each.source == "journal" and each.mood == "reflective"):
            found[each.day] = PLEASANT[each.mood] < 0
        if (
            kind == "low_energy"
            and each.energy
            and not (each.source == "journal" and each.energy == "moderate")
        ):
            found[each.day] = LEVELS[each.energy] <= LOW_ENERGY
    return found


def _many(condition: Many, facts: Facts) -> Verdict:
    among = list(_of(condition.subject, facts))
    days = {"due_today": 0, "due_tomorrow": 1}.get(condition.which)
    dues = [(each.due_date, facts.life.due(each)) for each in among]
    if condition.which == "open":
        count = len(among)
    elif condition.which == "overdue":
        count = sum(1 for _, due in dues if due and due <= facts.now)
    elif days is not None:
        count = sum(1 for day, _ in dues if day == facts.today + timedelta(days=days))
    else:
        count = sum(1 for day, _ in dues if day and facts.today <= day < facts.today + timedelta(days=7))
    tasks = f"{count} task{'' if count == 1 else 's'}"
    of = f" of {_said(condition.subject, facts)}" if condition.subject else ""
    later = [due for _, due in dues if due and due > facts.now] if condition.which == "overdue" else []
    because = f"{tasks}{of} {'is' if count == 1 else 'are'} {_which(condition.which)}."
    return Verdict(count > condition.count, because, min([facts.tomorrow, *later]))


def _done(condition: Done, facts: Facts) -> Verdict:
    known = facts.about[condition.subject.id]
    return Verdict(known.status == "completed", f"{called(known)} is done.")


def _free(condition: Free, facts: Facts) -> Verdict:
    known = facts.about[condition.subject.id]
    free = known.status != "completed" and condition.subject.id not in facts.waiting
    return Verdict(free, f"{called(known)} waits for nothing any more.")


def _due(condition: Due, facts: Facts) -> Verdict:
    known = facts.about[condition.subject.id]
    if known.due_date is None or known.status == "completed":
        return Verdict(False)
    near = known.due_date - timedelta(days=condition.days) <= facts.today
    because = f"{called(known)} is due {say_due(known.due_date, known.due_time, facts.today)}."
    return Verdict(near, because, None if near else facts.tomorrow)


Judge: TypeAlias = Callable[[Any, Facts], Verdict]
JUDGES: dict[str, Judge] = cast(
    "dict[str, Judge]",
    {
        "blocked": _blocked, "overdue": _overdue, "idle": _idle, "no_journal": _no_journal, "low_mood": _low,
        "low_energy": _low, "many": _many, "done": _done, "free": _free, "due": _due,
    },
)  # fmt: skip


def _of(subject: Subject | None, facts: Facts) -> Iterator[Task]:
    """The open tasks that are it, or lie in it."""
    for each in facts.tasks:
        same = subject is not None and subject.level == "task" and each.id == subject.id
        if same or _lies(each.project_id, each.area_id, subject, facts):
            yield each


def _lies(project_id: UUID | None, area_id: UUID | None, subject: Subject | None, facts: Facts) -> bool:
    if subject is None:
        return True
    over = facts.life.above.get(project_id or area_id)
    above: Iterable[object] = over or ()
    return any(getattr(each, "id", None) == subject.id for each in above)


def _said(subject: Subject, facts: Facts) -> str:
    return called(facts.about[subject.id])


def _own_day(at: datetime, facts: Facts) -> date:
    local = at.astimezone(zone_of(facts.zone))
    return local.date() - timedelta(days=local.time() < facts.life.day_end)


def _day(at: datetime, facts: Facts) -> str:
    return say_due(_own_day(at, facts), None, facts.today)


def _days(count: int) -> str:
    return f"{count} day{'' if count == 1 else 's'}"
