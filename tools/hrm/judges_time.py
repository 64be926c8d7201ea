"""Rules by the clock: how close it is due, the morning peak, the energy of the hour."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from memory.records import Json
from tools.hrm.columns import KINDS, NEVER, Floats, Ints, View, four, unit
from tools.hrm.judge import Column, Facts, OfTasks, Subject, Words, count, number, window, words_of
from tools.when import say_due

KIND_WORDS = {
    "deep_work": "Deep work",
    "creative": "Creative work",
    "planning": "Planning",
    "admin": "Admin",
    "routine": "Routine",
}
PATTERNS = {"morning_peak": "morning", "afternoon_peak": "afternoon", "evening_peak": "evening"}
UNSURE = 0.4
"""What is left of a rule's confidence where it has little to say."""
FELT_WORDS = {-1.0: "very low", -0.5: "low", 0.5: "high", 1.0: "very high"}


@dataclass(frozen=True, slots=True)
class TemporalUrgency(OfTasks):
    """How close the due date is: piecewise linear over the hours left, through the given points.

    `overdue` (1.0) from zero hours down, then by default 0.95 at 6 h, 0.90 at 24 h, 0.70 at 72 h, 0.50 at 168 h,
    falling on to 0.20 at 720 h and staying there. Without a due date: 0. Confidence is the same always, so a nearer
    due date never lowers.
    """

    confidence: float
    overdue: float
    points: tuple[tuple[float, float], ...]

    @classmethod
    def make(cls, parameters: Json) -> "TemporalUrgency":
        points = tuple((number(at, 1e6), number(score)) for at, score in parameters["points"])
        curve = [(0.0, number(parameters["overdue"])), *points]
        if any(a[0] >= b[0] or a[1] < b[1] for a, b in pairwise(curve)):
            raise ValueError("points must have rising hours and falling scores")
        return cls(number(parameters["confidence"]), curve[0][1], points)

    def tasks(self, view: View, told: Ints, goals: Column | None) -> Column:
        due = view.rows.due
        hours = np.round((np.where(due == NEVER, view.now, due) - view.now) / 3_600_000_000, 2)
        score = np.where(due == NEVER, 0.0, self.curve(hours))
        return Column(score, np.full(len(due), self.confidence), {"hours_left": hours})

    def curve(self, hours: Floats) -> Floats:
        """The scores for the hours that are left."""
        at = np.array([0.0, *(each for each, _ in self.points)])
        score = np.array([self.overdue, *(each for _, each in self.points)])
        if len(at) == 1:
            return np.full(len(hours), self.overdue)
        to = np.clip(np.searchsorted(at, hours), 1, len(at) - 1)
        fallen = (score[to - 1] - score[to]) * (hours - at[to - 1]) / (at[to] - at[to - 1])
        curve = four(score[to - 1] - fallen)
        return np.where(hours <= 0, self.overdue, np.where(hours >= at[-1], score[-1], curve))

    def words(self, subject: Subject, score: float, facts: Facts) -> Words:
        task, life = subject.task, subject.life
        if task is None or task.due_date is None or (due := life.due(task)) is None:
            return Words("No due date", {"hours_left": None}, telling=False)
        said = say_due(task.due_date, task.due_time, life.today)
        days, late = (task.due_date - life.today).days, due <= life.now
        span = f" by {count(abs(days), 'day')}" if late else f" in {count(abs(days), 'day')}"
        if abs(days) <= 1:
            minutes = int(abs((due - life.now).total_seconds()) // 60)
            near = count(minutes // 60, "hour") if minutes >= 60 else count(minutes, "minute")
            span = f" {'by' if late else 'in'} {near}" if task.due_time else ""
        reason = f"Overdue since {said}" if late else f"Due {said}"
        return Words(f"{reason},{span}" if span else reason, {"hours_left": facts["hours_left"]})


@dataclass(frozen=True, slots=True)
class Kinds:
    """What kind of work a task is: as it was said, else as its tags tell. Never from its title: names do not count."""

    tags: dict[str, frozenset[str]]

    def read(self, tags: frozenset[str]) -> int:
        """The kind, as it stands in KINDS, of which the tags tell; the first where several do; 0 for none."""
        return next((at for at, kind in enumerate(KINDS) if tags & self.tags.get(kind, frozenset())), 0)

    def of(self, view: View, told: Ints) -> tuple[Ints, Floats]:
        """The kind of each task, and how sure that is: 1 said, 0.75 by its tags, 0.4 not known."""
        said, by_tags = view.rows.kind, told[view.rows.tags]
        sure = np.where(said > 0, 1.0, np.where(by_tags > 0, 0.75, UNSURE))
        return np.where(said > 0, said, by_tags), sure


@dataclass(frozen=True, slots=True)
class MorningPeak:
    """Within the morning window 0.5 and what its kind of work adds; 0.5 for every other kind and hour.

    Deep work adds 0.30, creative work 0.25, planning 0.20. Where the kind is told by tags alone confidence is three
    quarters, where nothing is added two fifths: it then has little to say.
    """

    confidence: float
    hours: tuple[int, int]
    adds: dict[str, float]
    kinds: Kinds

    @classmethod
    def make(cls, parameters: Json) -> "MorningPeak":
        adds = {kind: number(parameters[kind], 0.5) for kind in ("deep_work", "creative", "planning")}
        kinds = Kinds(words_of(parameters["tags"]))
        return cls(number(parameters["confidence"]), window(parameters["window"]), adds, kinds)

    def read(self, tags: frozenset[str]) -> int:
        return self.kinds.read(tags)

    def goals(self, view: View, told: Ints) -> Column | None:
        return None

    def tasks(self, view: View, told: Ints, goals: Column | None) -> Column:
        kind, sure = self.kinds.of(view, told)
        within = self.hours[0] <= view.minute < self.hours[1]
        adds = np.array([self.adds.get(each, 0.0) if within else 0.0 for each in KINDS])[kind]
        facts = {"kind": kind, "added": adds, "within": np.full(len(kind), within)}
        return Column(four(0.5 + adds), four(self.confidence * np.where(adds > 0, sure, UNSURE)), facts)

    def words(self, subject: Subject, score: float, facts: Facts) -> Words:
        kind = KINDS[facts["kind"]]
        hours = "–".join(f"{minute // 60:02}:{minute % 60:02}" for minute in self.hours)
        factors = {"kind": kind or None, "within": facts["within"], "added": facts["added"]}
        if not facts["within"]:
            return Words(f"Outside the morning hours {hours}", factors, telling=False)
        if not facts["added"]:
            reason = (
                f"The morning hours {hours} are not for this kind of work"
                if kind
                else "Its kind is not known"
            )
            return Words(reason, factors, telling=False)
        return Words(f"{KIND_WORDS[kind]} belongs into the morning hours {hours}", factors)


@dataclass(frozen=True, slots=True)
class EnergyPattern:
    """The kind of work against the hour, the user's pattern, and how much energy they said they have today.

    By the pattern: steady 0.6; in the peak (06–12, 13–17 or 18–22) deep work 0.9 and else 0.4; off it deep work 0.3 and
    else 0.7. Then `fit` (0.1) more in the window of its own kind (deep work and planning morning, admin afternoon,
    creative evening, routine at any hour), as much less in another kind's. Then `felt` (0.2) times the energy that was
    said (−1 very low to 1 very high) times what the task takes (−1 low to 1 high, as it was said, else by its kind):
    little energy lowers what takes much and raises what takes little. A kind that is not known gets 0.5 for the first
    two, at two fifths of the confidence.
    """

    confidence: float
    steady: float
    peak: tuple[float, float]
    off: tuple[float, float]
    fit: float
    felt: float
    windows: dict[str, tuple[int, int]]
    fits: dict[str, str]
    takes: tuple[float, ...]
    kinds: Kinds

    @classmethod
    def make(cls, parameters: Json) -> "EnergyPattern":
        windows = {name: window(hours) for name, hours in parameters["windows"].items()}
        if set(windows) != set(PATTERNS.values()) or not set(parameters["fits"].values()) <= {
            *windows,
            "any",
        }:
            raise ValueError("windows are morning, afternoon and evening")
        in_peak, off = (
            (number(parameters[f"{name}_deep"]), number(parameters[f"{name}_else"]))
            for name in ("peak", "off")
        )
        return cls(
            number(parameters["confidence"]), number(parameters["steady"]), in_peak, off,
            number(parameters["fit"]), number(parameters["felt"]), windows, dict(parameters["fits"]),
            tuple(number(parameters["takes"].get(kind, 0.5)) * 2 - 1 for kind in KINDS),
            Kinds(words_of(parameters["tags"])),
        )  # fmt: skip

    def read(self, tags: frozenset[str]) -> int:
        return self.kinds.read(tags)

    def goals(self, view: View, told: Ints) -> Column | None:
        return None

    def tasks(self, view: View, told: Ints, goals: Column | None) -> Column:
        kind, sure = self.kinds.of(view, told)
        by_hour = np.array([self._by_hour(each, view) for each in KINDS])[kind]
        effort = view.rows.effort
        takes = np.where(effort > 0, effort - 2.0, np.array(self.takes)[kind])
        felt = view.felt or 0.0
        known = np.where((effort > 0) & (view.felt is not None), np.maximum(sure, 0.75), sure)
        facts = {
            "kind": kind,
            "by_hour": by_hour,
            "takes": takes,
            "felt": np.full(len(kind), felt),
            "minute": np.full(len(kind), view.minute),
        }
        return Column(unit(by_hour + self.felt * felt * takes), four(self.confidence * known), facts)

    def _by_hour(self, kind: str, view: View) -> float:
        if not kind:
            return 0.5
        score, deep = self.steady, kind == "deep_work"
        if pattern := PATTERNS.get(view.preferences.energy_pattern):
            score = (self.peak if self._at(view.minute, pattern) else self.off)[0 if deep else 1]
        own = self.fits.get(kind, "any")
        if own == "any" or not any(self._at(view.minute, name) for name in self.windows):
            return score
        return score + self.fit if self._at(view.minute, own) else score - self.fit

    def _at(self, minute: int, name: str) -> bool:
        start, end = self.windows[name]
        return start <= minute < end

    def words(self, subject: Subject, score: float, facts: Facts) -> Words:
        kind, felt, takes = KINDS[facts["kind"]], facts["felt"], facts["takes"]
        factors = {"kind": kind or None, "by_hour": facts["by_hour"], "felt": felt, "takes": takes}
        parts, at = [], f"{facts['minute'] // 60:02}:{facts['minute'] % 60:02}"
        if kind and abs(facts["by_hour"] - self.steady) > 1e-9:
            parts.append(
                f"{KIND_WORDS[kind]} {'suits' if facts['by_hour'] > self.steady else 'does not suit'} {at}"
            )
        if felt * takes:
            effort = "takes much" if takes > 0 else "takes little"
            parts.append(f"{'it ' if parts else 'It '}{effort}, and your energy is {FELT_WORDS[felt]}")
        if not parts:
            nothing = f"{KIND_WORDS[kind]} fits any hour" if kind else "Its kind of work is not known"
            return Words(nothing, factors, telling=False)
        return Words("; ".join(parts), factors)
