"""When a project will be done, by its own pace: a Monte Carlo forecast. Pure, and the same every time."""

from dataclasses import dataclass
from datetime import UTC, date, timedelta
from hashlib import sha256
from typing import TypeAlias
from uuid import UUID

import numpy as np
import numpy.typing as npt

from memory.blackboard import Completion, Evidence
from memory.errors import NotFound
from memory.records import Project, Task
from tools.hrm.answers import Forecast
from tools.hrm.records import Past, Snapshot
from tools.when import due_instant, say_due, today, zone_of

Counts: TypeAlias = npt.NDArray[np.int64]
Numbers: TypeAlias = npt.NDArray[np.float64]

DAYS_BACK = 84
"""So many days of a project's past are read."""
AHEAD = 52
"""So many weeks are looked ahead."""
LEAST_DONE, LEAST_DAYS = 3, 14
"""Below this evidence no date is said: tasks done, and days over which they were."""
LIKELY, SAFE = 0.5, 0.85
PLANNING = timedelta(days=2)
"""What is added so soon after a project's first task is its plan, not its growth."""
HALF_LIFE = 56.0
"""Days after which a day of the past counts half."""
PRIOR_SHAPE, PRIOR_SPREAD, PRIOR_WEEKS, PRIOR_DAY = 1.0, 1.0, 4.0, 0.2
"""What is held before anything is known: Laplace's shape of a rate; a week's variance over its mean, and how many
weeks of evidence that is worth."""
SHOWN = 12
"""Tasks at most that stand as evidence."""
WAKING = timedelta(hours=16)
"""A day has so many hours in which things get done; they end with the day."""


@dataclass(frozen=True, slots=True)
class Pace:
    """What a project's past says: by day, the oldest first and today last, what was done and what was added.

    `left` is how much of today is still to come, 0 to 1.
    """

    done: Counts
    added: Counts
    left: float
    today: date

    @property
    def ages(self) -> Numbers:
        return np.arange(len(self.done), dtype=float)[::-1]


def forecast_of(project_id: UUID, snapshot: Snapshot, past: Past, runs: int = 2000) -> Forecast:
    """Foretell when the project's open tasks will be done. Raises NotFound where the snapshot lacks the project.

    The pace is a gamma-Poisson rate with discounted past (Harvey and Fernandes, Time series models for count or
    qualitative observations, Journal of Business & Economic Statistics 7(4), 1989), its variance widened by how
    unevenly the weeks went (quasi-likelihood: McCullagh and Nelder, Generalized Linear Models, 2nd ed., 1989, section
    6.2.3), spread over the week as the past was. Each run draws a rate of its own for what gets done and for what is
    added, so that few observations give wide answers, and then weeks, until nothing is left. What recurs is never
    done and is left out.
    """
    project = next((each for each in snapshot.projects if each.id == project_id), None)
    if project is None:
        raise NotFound("There is no such project among those that are open.")
    left = [task for task in snapshot.tasks if is_left(task, project_id)]
    done = [each for each in past.completions if each.project_id == project_id and not each.recurring]
    pace = pace_of(project, done, snapshot, past)
    silent = why_not(project, left, pace)
    ends = np.zeros(0, dtype=np.int64) if silent else simulate(project_id, len(left), pace, runs)
    chances = by_day(ends, pace.today)
    return Forecast(
        project.id,
        project.ref,
        project.name,
        len(left),
        project.done_tasks,
        day_of(chances, LIKELY),
        day_of(chances, SAFE),
        project.due_date,
        None if silent or project.due_date is None else chance_by(ends, pace.today, project.due_date),
        weeks_of(pace),
        shown(chances),
        silent or basis_of(len(left), pace),
        not silent,
        evidence_of(project, left, done, pace, snapshot),
    )


def is_left(task: Task, project_id: UUID) -> bool:
    """Whether it has to be done for the project to be."""
    return task.project_id == project_id and task.status != "completed" and task.recurrence is None


def pace_of(project: Project, done: list[Completion], snapshot: Snapshot, past: Past) -> Pace:
    """The project's days, from its first on but not from before what is read of the past."""
    place, day_end = zone_of(snapshot.zone), snapshot.day_end
    now_day = today(snapshot.now, place, day_end)
    opened = sorted(at for each, at in past.opened if each == project.id)
    again = sum(each.project_id == project.id and each.recurrence is not None for each in snapshot.tasks)
    again += sum(each.project_id == project.id and each.recurring for each in past.completions)
    known = len(opened) + again >= project.open_tasks + project.done_tasks
    planned = (opened[0] if opened and known else project.created_at) + PLANNING
    done_on = [today(each.at, place, day_end) for each in done]
    grown_on = [today(at, place, day_end) for at in opened if at > planned]
    first = min([today(project.created_at, place, day_end), *done_on])
    if project.start_date:
        first = min([max(first, project.start_date), *done_on])
    first = min(max(first, now_day - timedelta(days=DAYS_BACK - 1)), now_day)
    length = (now_day - first).days + 1
    until = due_instant(now_day, None, place, day_end) - snapshot.now.astimezone(UTC)
    return Pace(
        counted(done_on, first, length),
        counted(grown_on, first, length),
        min(max(until / WAKING, 0.0), 1.0),
        now_day,
    )


def counted(days: list[date], first: date, length: int) -> Counts:
    at = [number for day in days if 0 <= (number := (day - first).days) < length]
    return np.bincount(np.array(at, dtype=np.int64), minlength=length)


def why_not(project: Project, left: list[Task], pace: Pace) -> str:
    """Why nothing can be foretold, in a sentence; empty where it can."""
    if project.status == "completed":
        return "It is done"
    if not left:
        return "Nothing is left to do in it"
    if project.status == "on_hold":
        return f"It is on hold, with {tasks(len(left))} left"
    known = int(pace.done.sum())
    if known < LEAST_DONE:
        return f"{tasks(known).capitalize()} done in the last {span(pace)}: too few to tell, {len(left)} left"
    if len(pace.done) <= LEAST_DAYS:
        return f"Only {span(pace)} of it to judge by so far: too short to tell, {len(left)} left"
    return ""


def simulate(project_id: UUID, left: int, pace: Pace, runs: int) -> Counts:
    """For each run in how many days it ends, 0 for today; AHEAD weeks or more where it does not."""
    random = np.random.Generator(np.random.PCG64(seed_of(project_id, left, pace)))
    spread = spread_of(random, pace.done, runs)
    rates, added = drawn(random, pace.done, pace, spread), np.zeros(runs)
    if pace.added.any():
        added = drawn(random, pace.added, pace, spread_of(random, pace.added, runs))
    shares = shares_of(random, pace, runs)
    first = shares.copy()
    first[:, 0] *= pace.left
    ends = np.full(runs, AHEAD * 7, dtype=np.int64)
    still, rest = np.arange(runs), np.full(runs, left, dtype=np.int64)
    for week in range(AHEAD):
        of_week = (shares if week else first)[still]
        whole = of_week.sum(axis=1)
        done = varied(random, rates[still] * whole, spread[still])
        more = random.poisson(added[still] * whole)
        near = np.flatnonzero(done >= rest)
        day = days_until(random, done[near], more[near], rest[near], of_week[near])
        ends[still[near]] = np.where(day < 7, week * 7 + day, AHEAD * 7)
        rest = rest + more - done
        going = np.ones(len(still), dtype=bool)
        going[near] = day == 7
        still, rest = still[going], rest[going]
        if not len(still):
            break
    return ends


def seed_of(project_id: UUID, left: int, pace: Pace) -> int:
    """From the project and its numbers: another answer only where they are others."""
    numbers = f"{project_id}:{left}:{pace.done.tolist()}:{pace.added.tolist()}"
    return int.from_bytes(sha256(numbers.encode()).digest()[:8])


def spread_of(random: np.random.Generator, counts: Counts, runs: int) -> Numbers:
    """For each run how unevenly weeks go: their variance over their mean, 1 or more. The fewer weeks are known, the
    more it is as usual, and the more it differs from run to run.
    """
    weeks = counts[len(counts) % 7 :].reshape(-1, 7).sum(axis=1)
    known, seen = max(len(weeks) - 1, 0), 0.0
    if known and weeks.any():
        seen = float(np.square(weeks - weeks.mean()).sum() / weeks.mean())
    freedom = known + PRIOR_WEEKS
    return np.maximum((seen + PRIOR_WEEKS * PRIOR_SPREAD) / random.chisquare(freedom, runs), 1.0)


def drawn(random: np.random.Generator, counts: Counts, pace: Pace, spread: Numbers) -> Numbers:
    """A rate by week for each run: so many as fit what was seen."""
    weights = 0.5 ** (pace.ages / HALF_LIFE)
    lived = weights.copy()
    lived[-1] *= 1 - pace.left
    shape = PRIOR_SHAPE + float((weights * counts).sum()) / spread
    return random.gamma(shape, spread * 7 / max(float(lived.sum()), 1.0))


def shares_of(random: np.random.Generator, pace: Pace, runs: int) -> Numbers:
    """For each run how a week falls on the coming days, today's weekday first: the past's, and a little of each."""
    by_weekday = np.bincount((-pace.ages.astype(np.int64)) % 7, weights=pace.done, minlength=7)
    return random.dirichlet(by_weekday + PRIOR_DAY, runs)


def varied(random: np.random.Generator, means: Numbers, spread: Numbers) -> Counts:
    """Counts with these means and a variance of `spread` times the mean."""
    uneven = np.maximum(spread - 1, 1e-3)
    return random.poisson(random.gamma(means / uneven, uneven))


def days_until(
    random: np.random.Generator, done: Counts, more: Counts, rest: Counts, shares: Numbers
) -> Counts:
    """On which day of a week nothing is left any more; 7 where something always is."""
    if not len(done):
        return np.zeros(0, dtype=np.int64)
    parts = shares / shares.sum(axis=1, keepdims=True)
    balance = random.multinomial(done, parts).cumsum(axis=1) - random.multinomial(more, parts).cumsum(axis=1)
    reached = balance >= rest[:, None]
    return np.where(reached.any(axis=1), reached.argmax(axis=1), 7)


def by_day(ends: Counts, first: date) -> list[tuple[date, float]]:
    """The chance that it is done by the end of each day, as far as it rises."""
    if not len(ends):
        return []
    chances = np.bincount(ends, minlength=AHEAD * 7)[: AHEAD * 7].cumsum() / len(ends)
    last = int(np.searchsorted(chances, min(chances[-1], 0.99))) + 1
    return [(first + timedelta(days=ahead), float(chance)) for ahead, chance in enumerate(chances[:last])]


def chance_by(ends: Counts, first: date, due: date) -> float:
    return round(float(np.mean(ends <= min((due - first).days, AHEAD * 7 - 1))), 3)


def day_of(chances: list[tuple[date, float]], wanted: float) -> date | None:
    return next((day for day, chance in chances if chance >= wanted), None)


def shown(chances: list[tuple[date, float]]) -> tuple[tuple[date, float], ...]:
    return tuple((day, round(chance, 3)) for day, chance in chances)


def weeks_of(pace: Pace) -> tuple[tuple[date, int], ...]:
    """What was done in each week, from its Monday on."""
    first = pace.today - timedelta(days=len(pace.done) - 1)
    found: dict[date, int] = {}
    for number, count in enumerate(pace.done.tolist()):
        day = first + timedelta(days=number)
        monday = day - timedelta(days=day.weekday())
        found[monday] = found.get(monday, 0) + count
    return tuple(found.items())


def basis_of(left: int, pace: Pace) -> str:
    """ "9 tasks done in the last 6 weeks, 3 added, 7 left"."""
    added = int(pace.added.sum())
    words = f"{tasks(int(pace.done.sum()))} done in the last {span(pace)}"
    return f"{words}, {added} added, {left} left" if added else f"{words}, {left} left"


def span(pace: Pace) -> str:
    days = len(pace.done)
    number, unit = (round(days / 7), "week") if days >= 14 else (days, "day")
    return f"{number} {unit}{'' if number == 1 else 's'}"


def tasks(count: int) -> str:
    return f"{count} task{'' if count == 1 else 's'}" if count else "no task"


def evidence_of(
    project: Project, left: list[Task], done: list[Completion], pace: Pace, snapshot: Snapshot
) -> tuple[Evidence, ...]:
    """The project, and what was done in it last."""
    said = f"{tasks(len(left))} left, {project.done_tasks} done"
    if project.due_date:
        said += f", due {say_due(project.due_date, None, pace.today)}"
    rows = [Evidence("projects", project.id, project.ref, project.name, said)]
    for each in sorted(done, key=lambda each: (each.at, each.ref), reverse=True)[:SHOWN]:
        day = today(each.at, snapshot.zone, snapshot.day_end)
        rows.append(
            Evidence("tasks", each.task_id, each.ref, each.title, f"done {say_due(day, None, pace.today)}")
        )
    return tuple(rows)
