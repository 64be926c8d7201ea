"""Rules by what lies above: how much of the life it serves, the balance of the pillars, what it teaches."""

from dataclasses import dataclass
from math import fsum

import numpy as np

from memory.records import Json
from tools.hrm.columns import Floats, Ints, View, four, unit
from tools.hrm.judge import Column, Facts, OfPlaces, Subject, Words, gathered, number, words_of


@dataclass(frozen=True, slots=True)
class PillarAlignment(OfPlaces):
    """How much of the life it serves: 0.4 · the pillar's share of time + 0.3 · its alignment strength
    + 0.2 · area importance / 5 + 0.1 · project importance / 5.

    A pillar whose share is not set counts as having none. Directly in an area, the area's importance counts for the
    project's too; a pillar by itself is judged by the first two alone. Under no pillar: 0.3 at confidence 0.8, and how
    to mend it.
    """

    allocation: float
    strength: float
    area: float
    project: float
    confidence: float
    unaligned: float
    unaligned_confidence: float

    @classmethod
    def make(cls, parameters: Json) -> "PillarAlignment":
        judge = cls(**{name: number(parameters[name]) for name in cls.__slots__})
        if judge.allocation + judge.strength + judge.area + judge.project > 1 + 1e-9:
            raise ValueError("the four factors must not exceed 1 together")
        return judge

    def goals(self, view: View, told: Ints) -> Column | None:
        places = view.places
        of_pillar = self.allocation * places.share + self.strength * places.strength
        most = self.allocation + self.strength
        score = of_pillar + self.area * places.area_importance / 5 + self.project * places.importance / 5
        alone = (places.pillar > 0) & (places.area == 0)
        score = np.where(alone, of_pillar / most if most else 0.0, score)
        filed = places.pillar > 0
        confidence = np.where(filed, self.confidence, self.unaligned_confidence)
        return Column(np.where(filed, unit(score), self.unaligned), confidence)

    def words(self, subject: Subject, score: float, facts: Facts) -> Words:
        project, area, pillar = subject.above
        if pillar is None:
            mend = "give it a project"
            if area is not None:
                mend = f"put {area.ref} {area.name} under one"
            elif project is not None:
                mend = f"put {project.ref} {project.name} into an area"
            return Words(f"Under no pillar yet: {mend}", {}, telling=False)
        share = min(max(pillar.time_allocation or 0.0, 0.0), 100.0) / 100
        factors = {
            "time_allocation": share,
            "alignment_strength": min(max(pillar.alignment_strength, 0.0), 1.0),
            "area_importance": area.importance if area else None,
            "project_importance": project.importance if project else None,
        }
        said = pillar.time_allocation is not None
        if area is None:
            reason = f"Takes {share * 100:g} % of your time" if said else "Has no share of your time set"
            return Words(reason, factors, telling=said)
        words = f", {share * 100:g} % of your time," if said else ""
        return Words(
            f"Serves {pillar.name}{words} through {area.name}, which matters {area.importance} of 5", factors
        )


@dataclass(frozen=True, slots=True)
class WorklifeBalance(OfPlaces):
    """What a pillar gets against what it should get: 0.5 + the gap, at most `imbalance` (0.5) up or down.

    gap = target − actual, in shares of the time of the last 28 days, as if `prior_minutes` (600) more had been spent as
    they should: (target · M − m) / (M + prior), where m of M minutes went to the pillar. So a few tasks do not tilt it.
    Targets are the pillars' shares of time over their sum; a pillar without one has the target 0. Where none is set at
    all they are the defaults (work 0.60, health 0.20, relationships 0.15, personal 0.05), shared by the pillars whose
    icon tells that they are such, over their sum; every other pillar is then left out, and has 0.5. By the icon,
    because names do not count. Confidence is lower while nothing was done, and under no pillar (0.5), whatever the
    targets: a larger share never lowers.
    """

    confidence: float
    unknown_confidence: float
    imbalance: float
    prior_minutes: float
    targets: dict[str, float]
    icons: dict[str, frozenset[str]]

    @classmethod
    def make(cls, parameters: Json) -> "WorklifeBalance":
        return cls(
            number(parameters["confidence"]),
            number(parameters["unknown_confidence"]),
            number(parameters["imbalance"], 0.5),
            number(parameters["prior_minutes"], 100_000),
            {name: number(share) for name, share in parameters["targets"].items()},
            words_of(parameters["icons"]),
        )

    def goals(self, view: View, told: Ints) -> Column | None:
        places, done = view.places, view.done
        recent = (done.at >= view.month) & (done.at <= view.now)
        over = places.pillar[done.place[recent]]
        minutes = np.bincount(over, weights=done.minutes[recent], minlength=len(places))
        minutes[0] = 0
        target, counted = self._targets(view)
        total = float(np.where(counted, minutes, 0).sum())  # whole numbers: exact in any order
        spread = total + self.prior_minutes
        gap = (target * total - minutes) / spread if spread else np.zeros(len(minutes))
        gap = np.where(counted, np.minimum(np.maximum(gap, -self.imbalance), self.imbalance), 0.0)
        known = minutes.sum() > 0
        at = places.pillar
        confidence = np.where((at > 0) & known, self.confidence, self.unknown_confidence)
        facts = {
            "target": target[at],
            "actual": (minutes / total if total else np.zeros(len(minutes)))[at],
            "minutes": minutes[at],
            "counted": counted[at] & known,
        }
        return Column(unit(0.5 + gap)[at], confidence, facts)

    def _targets(self, view: View) -> tuple[Floats, np.ndarray[tuple[int], np.dtype[np.bool_]]]:
        """By row of a pillar: its target, and whether it has one."""
        places = view.places
        rows = [at for at, level in enumerate(places.level) if level == "pillar"]
        wanted = {at: float(places.share[at]) for at in rows}
        if not any(wanted.values()):
            of = {at: self._domain(places.icon[at]) for at in rows}
            names = list(of.values())
            wanted = {at: self.targets[name] / names.count(name) for at, name in of.items() if name}
        total = fsum(wanted.values())
        target, counted = np.zeros(len(places)), np.zeros(len(places), np.bool_)
        for at, share in wanted.items():
            target[at], counted[at] = (share / total, True) if total else (0.0, False)
        return target, counted

    def _domain(self, icon: str) -> str:
        bare = icon.replace("\ufe0f", "")
        return next(
            (name for name, icons in self.icons.items() if bare in icons and name in self.targets), ""
        )

    def words(self, subject: Subject, score: float, facts: Facts) -> Words:
        pillar = subject.above.pillar
        factors = {name: round(facts[name], 4) for name in ("target", "actual", "minutes")}
        if pillar is None or not facts["counted"]:
            unsaid = (
                "Under no pillar: no balance to keep"
                if pillar is None
                else f"Not known yet what {pillar.name} gets"
            )
            return Words(unsaid, factors, telling=False)
        got = f"{pillar.name} got {facts['actual'] * 100:.0f} % of your time in 28 days"
        words = f"{got} and should get {facts['target'] * 100:.0f} %"
        if abs(score - 0.5) < 0.05:
            return Words(f"In balance: {words}", factors, telling=False)
        return Words(f"{'Owed time' if score > 0.5 else 'Had its share'}: {words}", factors)


@dataclass(frozen=True, slots=True)
class SkillDevelopment:
    """0.75 where its tags, or its project's, tell of a skill (technical, leadership, communication, domain knowledge),
    else 0.5 at half the confidence. By tags alone: titles and names do not count."""

    confidence: float
    adds: float
    skills: dict[str, frozenset[str]]

    @classmethod
    def make(cls, parameters: Json) -> "SkillDevelopment":
        return cls(
            number(parameters["confidence"]), number(parameters["adds"], 0.5), words_of(parameters["skills"])
        )

    def read(self, tags: frozenset[str]) -> int:
        """The number of the first skill of which the tags tell, from 1."""
        return next((at for at, words in enumerate(self.skills.values(), 1) if tags & words), 0)

    def goals(self, view: View, told: Ints) -> Column | None:
        return self._column(told[view.places.tags])

    def tasks(self, view: View, told: Ints, goals: Column | None) -> Column:
        assert goals is not None
        own, above = told[view.rows.tags], gathered(view, goals).facts["skill"]
        return self._column(np.where(own > 0, own, above))

    def _column(self, skill: Ints) -> Column:
        score = np.where(skill > 0, 0.5 + self.adds, 0.5)
        confidence = np.where(skill > 0, self.confidence, self.confidence / 2)
        return Column(four(score), four(confidence), {"skill": skill})

    def words(self, subject: Subject, score: float, facts: Facts) -> Words:
        if not facts["skill"]:
            return Words("No tag tells of a skill", {"skill": None}, telling=False)
        skill = list(self.skills)[facts["skill"] - 1]
        return Words(f"Builds a skill: {skill.replace('_', ' ')}", {"skill": skill})
