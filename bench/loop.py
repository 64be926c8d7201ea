"""The ten rules as a plain loop over tasks: a function for each rule, floats, no columns.

It is written from the rules' descriptions, not from their code: what one would write first. What holds for a whole
project, a set of tags or a date is worked out once. Beside it the columns are measured, and checked.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from math import fsum
from typing import Any, NamedTuple
from uuid import UUID

from memory.records import Area, Pillar, Project, Task
from tools.hrm.optimisation import effective
from tools.hrm.records import Snapshot
from tools.when import due_instant, today, zone_of

KINDS = ("deep_work", "creative", "planning", "admin", "routine")
FELT = {"very_low": -1.0, "low": -0.5, "moderate": 0.0, "high": 0.5, "very_high": 1.0}
EFFORT = {"low": -1.0, "medium": 0.0, "high": 1.0}
PEAKS = {"morning_peak": "morning", "afternoon_peak": "afternoon", "evening_peak": "evening"}

Verdict = tuple[float, float]
"""Score and confidence."""


class Judged(NamedTuple):
    """A task, its priority, the verdict and the points of each rule by code."""

    task: Task
    priority: float
    verdicts: dict[str, Verdict]
    points: dict[str, float]


def judged(snapshot: Snapshot) -> dict[UUID, Judged]:
    """Every open task of a snapshot, judged."""
    loop = Loop(snapshot)
    return {task.id: loop.judge(task) for task in snapshot.tasks if task.status != "completed"}


def four(value: float) -> float:
    return round(value * 10_000) / 10_000


def unit(value: float) -> float:
    return four(min(max(value, 0.0), 1.0))


class Loop:
    """A snapshot, with what is asked of it again and again."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.now = snapshot.now.astimezone(UTC)
        self.place, self.day_end = zone_of(snapshot.zone), snapshot.day_end
        self.today = today(snapshot.now, self.place, self.day_end)
        wall = snapshot.now.astimezone(self.place)
        self.minute = wall.hour * 60 + wall.minute
        self.wishes = snapshot.preferences
        felt = snapshot.felt
        self.felt = FELT[felt.energy] if felt and felt.energy and felt.day == self.today else None
        self.rules = {
            rule.code: rule.parameters for rule in sorted(snapshot.rules, key=lambda rule: rule.code)
        }
        self.weights = {
            rule.code: effective(rule, snapshot.weights, self.wishes.optimization) for rule in snapshot.rules
        }
        self.pillars = {pillar.id: pillar for pillar in snapshot.pillars}
        self.areas = {area.id: area for area in snapshot.areas}
        self.projects = {project.id: project for project in snapshot.projects}
        self.tasks = {task.id: task for task in snapshot.tasks if task.status != "completed"}
        self.blockers = snapshot.blockers
        self.waiting: defaultdict[UUID, list[UUID]] = defaultdict(list)
        for task_id, those in snapshot.blockers.items():
            for each in those:
                if task_id in self.tasks and not each.done:
                    self.waiting[each.id].append(task_id)
        self.load: Counter[UUID | None] = Counter()
        for task in self.tasks.values():
            minutes = 30 if task.estimate_minutes is None else task.estimate_minutes
            self.load[task.project_id] += minutes
        self.done = [each for each in snapshot.completions if each.at <= self.now]
        self.week, self.month = self.day_start(6), self.day_start(27)
        self.balance = self.balances()
        self.due_at = cache(lambda day, at: due_instant(day, at, self.place, self.day_end))
        self.of_place: dict[UUID | None, dict[str, Any]] = {}
        self.of_tags: dict[tuple[str, tuple[str, ...]], str] = {}
        self.last = self.last_areas()

    def day_start(self, back: int) -> datetime:
        return due_instant(self.today - timedelta(days=back + 1), None, self.place, self.day_end)

    def judge(self, task: Task) -> Judged:
        place = self.judge_place(task)
        verdicts: dict[str, Verdict] = {}
        for code, numbers in self.rules.items():
            verdicts[code] = (
                place[code] if code in place else getattr(self, code.lower())(task, numbers, place)
            )
        total = above = 0.0
        for code, (score, confidence) in verdicts.items():
            total = total + self.weights[code] * confidence
            above = above + self.weights[code] * confidence * score
        points = {
            code: 100 * self.weights[code] * confidence * score / total if total else 0.0
            for code, (score, confidence) in verdicts.items()
        }
        return Judged(task, round(100 * above / total * 100) / 100 if total else 0.0, verdicts, points)

    def above(self, place_id: UUID | None) -> tuple[Project | None, Area | None, Pillar | None]:
        project = self.projects.get(place_id) if place_id else None
        area_id = project.area_id if project else place_id
        area = self.areas.get(area_id) if area_id else None
        return project, area, self.pillars.get(area.pillar_id) if area and area.pillar_id else None

    def judge_place(self, task: Task) -> dict[str, Any]:
        key = task.project_id or task.area_id
        if key not in self.of_place:
            project, area, pillar = self.above(key)
            found: dict[str, Any] = {"tags": project.tags if project else ()}
            for code, rule in (
                ("PILLAR_ALIGNMENT_001", self.alignment),
                ("PROGRESS_MOMENTUM_001", self.momentum),
                ("CONTEXT_SWITCHING_001", self.switching),
                ("WORKLIFE_BALANCE_001", self.balanced),
            ):
                if code in self.rules:
                    found[code] = rule(project, area, pillar, self.rules[code])
            if "GOAL_COHERENCE_001" in self.rules:
                found["coherence"] = self.collision(project, self.rules["GOAL_COHERENCE_001"])
            self.of_place[key] = found
        return self.of_place[key]

    def temporal_urgency_001(self, task: Task, numbers: Mapping[str, Any], place: Any) -> Verdict:
        confidence = numbers["confidence"]
        if task.due_date is None:
            return 0.0, confidence
        left = self.due_at(task.due_date, task.due_time) - self.now
        micros = (left.days * 86_400 + left.seconds) * 1_000_000 + left.microseconds
        hours = round(micros / 3_600_000_000 * 100) / 100
        if hours <= 0:
            return numbers["overdue"], confidence
        at, score = 0.0, numbers["overdue"]
        for to_at, to_score in numbers["points"]:
            if hours <= to_at:
                return four(score - (score - to_score) * (hours - at) / (to_at - at)), confidence
            at, score = to_at, to_score
        return score, confidence

    def temporal_morning_peak_001(self, task: Task, numbers: Mapping[str, Any], place: Any) -> Verdict:
        kind, sure = self.kind(task, numbers)
        start, end = numbers["window"]
        adds = numbers.get(kind, 0.0) if kind and start * 60 <= self.minute < end * 60 else 0.0
        return four(0.5 + adds), four(numbers["confidence"] * (sure if adds else 0.4))

    def energy_pattern_001(self, task: Task, numbers: Mapping[str, Any], place: Any) -> Verdict:
        kind, sure = self.kind(task, numbers)
        takes = EFFORT[task.energy] if task.energy else (numbers["takes"][kind] * 2 - 1 if kind else 0.0)
        if task.energy and self.felt is not None:
            sure = max(sure, 0.75)
        score = self.by_hour(kind, numbers) + numbers["felt"] * (self.felt or 0.0) * takes
        return unit(score), four(numbers["confidence"] * sure)

    def by_hour(self, kind: str, numbers: Mapping[str, Any]) -> float:
        if not kind:
            return 0.5
        here = [
            name for name, (start, end) in numbers["windows"].items() if start * 60 <= self.minute < end * 60
        ]
        score: float = numbers["steady"]
        if peak := PEAKS.get(self.wishes.energy_pattern):
            where = "peak" if peak in here else "off"
            score = numbers[f"{where}_{'deep' if kind == 'deep_work' else 'else'}"]
        fits = numbers["fits"].get(kind, "any")
        if fits == "any" or not here:
            return score
        fit: float = numbers["fit"]
        return score + fit if fits in here else score - fit

    def kind(self, task: Task, numbers: Mapping[str, Any]) -> tuple[str, float]:
        if task.kind:
            return task.kind, 1.0
        told = self.told(task.tags, numbers["tags"], KINDS)
        return told, 0.75 if told else 0.4

    def told(self, tags: tuple[str, ...], words: Mapping[str, Any], order: Any) -> str:
        key = (str(next(iter(words))), tags)
        if key not in self.of_tags:
            small = {tag.casefold() for tag in tags}
            self.of_tags[key] = next((name for name in order if small & set(words.get(name, ()))), "")
        return self.of_tags[key]

    def skill_development_001(self, task: Task, numbers: Mapping[str, Any], place: Any) -> Verdict:
        skills = numbers["skills"]
        if self.told(task.tags, skills, skills) or self.told(place["tags"], skills, skills):
            return four(0.5 + numbers["adds"]), four(numbers["confidence"])
        return 0.5, four(numbers["confidence"] / 2)

    def dependency_check_001(self, task: Task, numbers: Mapping[str, Any], place: Any) -> Verdict:
        blockers = self.blockers.get(task.id, ())
        if any(not each.done for each in blockers):
            return numbers["blocked"], numbers["confidence"]
        score = numbers["ready" if blockers else "none"] + numbers["per_unblocked"] * self.unblocks(task.id)
        return unit(score), numbers["confidence"]

    def unblocks(self, task_id: UUID) -> int:
        seen: set[UUID] = set()
        ahead = [task_id]
        while ahead and len(seen) <= 21:
            for each in self.waiting.get(ahead.pop(), ()):
                if each not in seen and each != task_id:
                    seen.add(each)
                    ahead.append(each)
        return min(len(seen), 21)

    def goal_coherence_001(self, task: Task, numbers: Mapping[str, Any], place: Any) -> Verdict:
        if task.project_id not in self.projects:
            return 0.5, numbers["confidence"] / 2
        penalty, shares = place["coherence"]
        blocked = any(not each.done for each in self.blockers.get(task.id, ()))
        helps = not blocked and any(
            self.tasks[each].project_id not in (None, task.project_id)
            for each in self.waiting.get(task.id, ())
        )
        return unit(0.5 - penalty + (numbers["synergy"] if helps or shares else 0.0)), numbers["confidence"]

    def collision(self, project: Project | None, numbers: Mapping[str, Any]) -> tuple[float, bool]:
        if project is None:
            return 0.0, False
        tags = {tag.casefold() for tag in project.tags}
        others = [
            each
            for each in self.projects.values()
            if each.id != project.id and each.status not in ("completed", "on_hold")
        ]
        is_open = project.status not in ("completed", "on_hold")
        shares = is_open and any(tags & {tag.casefold() for tag in each.tags} for each in others)
        if project.due_date is None or project.status == "on_hold" or not self.load[project.id]:
            return 0.0, shares
        before = sum(
            self.load[each.id]
            for each in self.projects.values()
            if each.due_date
            and each.status != "on_hold"
            and (
                (each.importance > project.importance and each.due_date <= project.due_date)
                or (each.importance == project.importance and each.due_date < project.due_date)
            )
        )
        if not before:
            return 0.0, shares
        used = (before + self.load[project.id]) / max(self.minutes_until(project.due_date), 1)
        over = (used - numbers["threshold"]) / (1 - numbers["threshold"])
        return numbers["conflict"] * min(max(over, 0.0), 1.0), shares

    def minutes_until(self, due: date) -> int:
        days = (max(due, self.today) - self.today).days + 1
        worked = sum(
            1 for ahead in range(days) if (self.today.weekday() + ahead) % 7 in self.wishes.work_days
        )
        start, end = (at.hour * 60 + at.minute for at in (self.wishes.work_start, self.wishes.work_end))
        return max(worked, 1) * max(end - start, 1)

    def alignment(self, project: Any, area: Any, pillar: Any, numbers: Mapping[str, Any]) -> Verdict:
        if area is None or pillar is None:
            return numbers["unaligned"], numbers["unaligned_confidence"]
        score = (
            numbers["allocation"] * (pillar.time_allocation or 0.0) / 100
            + numbers["strength"] * pillar.alignment_strength
            + numbers["area"] * area.importance / 5
            + numbers["project"] * (project or area).importance / 5
        )
        return unit(score), numbers["confidence"]

    def momentum(self, project: Any, area: Any, pillar: Any, numbers: Mapping[str, Any]) -> Verdict:
        done = [each for each in self.done if project and each.project_id == project.id]
        week = sum(1 for each in done if each.at >= self.week)
        month = sum(1 for each in done if each.at >= self.month)
        old = (
            project
            and project.status == "in_progress"
            and project.created_at <= self.now - timedelta(weeks=4)
        )
        if not (project and (month or old)):
            return 0.5, numbers["confidence"] / 2
        momentum = week / (2 * max(month / 4, numbers["least_pace"]))
        low = 0.5 - numbers["stalled"]
        if momentum <= 0.5:
            return unit(low + (0.5 - low) * momentum / 0.5), numbers["confidence"]
        boost = numbers["boost"]
        return unit(0.5 + 0.5 * (min(momentum, boost) - 0.5) / (boost - 0.5)), numbers["confidence"]

    def last_areas(self) -> set[UUID]:
        start = self.day_start(0)
        today = [each for each in self.done if each.at >= start]
        latest = max((each.at for each in today), default=None)
        areas = {self.above(each.project_id or each.area_id)[1] for each in today if each.at == latest}
        return {area.id for area in areas if area}

    def switching(self, project: Any, area: Any, pillar: Any, numbers: Mapping[str, Any]) -> Verdict:
        if area is None or not self.last:
            return 0.5, numbers["confidence"] / 2
        score = 0.5 + numbers["same"] if area.id in self.last else 0.5 - numbers["switch"]
        return unit(score), numbers["confidence"]

    def balances(self) -> tuple[dict[UUID, float], bool]:
        """By pillar its score, and whether anything is known."""
        numbers = self.rules.get("WORKLIFE_BALANCE_001")
        if numbers is None:
            return {}, False
        minutes: Counter[UUID] = Counter()
        for each in self.done:
            pillar = self.above(each.project_id or each.area_id)[2]
            if pillar and each.at >= self.month:
                minutes[pillar.id] += 30 if each.minutes is None else each.minutes
        targets = {each.id: (each.time_allocation or 0.0) / 100 for each in self.pillars.values()}
        if not any(targets.values()):
            icons = {icon: name for name, those in numbers["icons"].items() for icon in those}
            of = {each.id: icons.get(each.icon.replace("\ufe0f", "")) for each in self.pillars.values()}
            many = Counter(of.values())
            targets = {key: numbers["targets"][name] / many[name] for key, name in of.items() if name}
        whole = fsum(targets.values())
        spent = sum(minutes[each] for each in targets)
        most, scores = numbers["imbalance"], {}
        for key, target in targets.items():
            gap = 0.0
            if spent + numbers["prior_minutes"]:
                gap = ((target / whole if whole else 0.0) * spent - minutes[key]) / (
                    spent + numbers["prior_minutes"]
                )
            scores[key] = unit(0.5 + (min(max(gap, -most), most) if whole else 0.0))
        return scores, sum(minutes.values()) > 0

    def balanced(self, project: Any, area: Any, pillar: Any, numbers: Mapping[str, Any]) -> Verdict:
        scores, known = self.balance
        sure = pillar is not None and known
        score = scores.get(pillar.id, 0.5) if pillar else 0.5
        return score, numbers["confidence" if sure else "unknown_confidence"]
