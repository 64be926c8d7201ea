"""Which life is most like one's own: six questions with yes or no, six personas, eight single pillars. Pure."""

from dataclasses import dataclass

Answers = dict[str, bool]

BASE = 10
"""Points that each persona has before anything is answered."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question with yes or no; `key` names its answer."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Persona:
    """A kind of life: its pillars, and the points that answers give it. `pack` is the pack written for it, if any."""

    key: str
    name: str
    pillars: tuple[str, ...]
    yes: dict[str, int]
    no: dict[str, int]
    pack: str | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A persona and its score; `reasons` are the points that sum up to it."""

    key: str
    name: str
    score: int
    pillars: tuple[str, ...]
    pack: str | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SinglePillar:
    """A pillar to begin with."""

    name: str
    description: str
    icon: str
    colour: str


QUESTIONS = (
    Question("student", "Are you a student?"),
    Question("career", "Are you building a career?"),
    Question("entrepreneur", "Do you run a business, or start one?"),
    Question("family", "Does your family come first?"),
    Question("wellness", "Is wellness at the centre of your life?"),
    Question("achiever", "Are you a high achiever?"),
)
PERSONAS = (
    Persona(
        "entrepreneur", "Entrepreneur",
        ("Business Growth", "Personal Development", "Health & Energy", "Relationships & Network"),
        {"entrepreneur": 50, "achiever": 30, "career": 15}, {"student": 10}, "entrepreneur",
    ),
    Persona(
        "student", "Student",
        ("Education & Learning", "Career Preparation", "Health & Wellness", "Social Life"),
        {"student": 50, "career": 20}, {"family": 15, "entrepreneur": 10}, "student",
    ),
    Persona(
        "professional", "Professional",
        ("Career Excellence", "Leadership Development", "Health & Wellness", "Family & Relationships"),
        {"career": 40, "achiever": 15}, {"student": 25, "entrepreneur": 20}, "busy_employee",
    ),
    Persona(
        "family_focused", "Family-Focused",
        ("Family & Relationships", "Personal Growth", "Health & Wellness", "Home & Environment"),
        {"family": 50, "wellness": 10}, {"student": 20, "achiever": 15},
    ),
    Persona(
        "wellness_seeker", "Wellness Seeker",
        ("Mental Health", "Physical Wellness", "Spiritual Growth", "Meaningful Relationships"),
        {"wellness": 50, "family": 10}, {"achiever": 20, "entrepreneur": 15},
    ),
    Persona(
        "high_achiever", "High Achiever",
        ("Peak Performance", "Success Metrics", "Health Optimization", "Continuous Growth"),
        {"achiever": 50, "entrepreneur": 25, "career": 20}, {"wellness": 10},
    ),
)  # fmt: skip
PILLARS = (
    SinglePillar("Career Growth", "Work that I am good at, and where it leads.", "💼", "#3b6ea5"),
    SinglePillar("Health & Fitness", "A body that carries me.", "💪", "#4f8f5b"),
    SinglePillar("Learning & Growth", "What I want to know and to be able to do.", "📚", "#8a5ba5"),
    SinglePillar("Relationships", "The people who matter.", "🤝", "#a55b6e"),
    SinglePillar("Financial Freedom", "Money that is enough, and that I understand.", "💶", "#a5803b"),
    SinglePillar("Home & Environment", "A place that is good to come back to.", "🏡", "#5b8aa5"),
    SinglePillar("Spiritual Wellness", "What gives all of it a meaning.", "🕊️", "#7d8f4f"),
    SinglePillar("Creativity", "What I make for its own sake.", "🎨", "#a56e3b"),
)


def scored(answers: Answers) -> tuple[Suggestion, ...]:
    """All personas, the likeliest first; among equals whoever has more of it for a yes. No answer is a no."""
    ranked = sorted(PERSONAS, key=lambda each: -sum(yes_points(each, answers).values()))
    return tuple(sorted((suggestion(each, answers) for each in ranked), key=lambda each: -each.score))


def yes_points(persona: Persona, answers: Answers) -> dict[str, int]:
    return {key: points for key, points in persona.yes.items() if answers.get(key)}


def suggestion(persona: Persona, answers: Answers) -> Suggestion:
    told = [(points, key) for key, points in yes_points(persona, answers).items()]
    untold = [(points, f"not {key}") for key, points in persona.no.items() if not answers.get(key)]
    counted = [(BASE, "to begin with"), *told, *untold]
    reasons = tuple(f"+{points} {what}" for points, what in counted)
    return Suggestion(
        persona.key,
        persona.name,
        sum(points for points, _ in counted),
        persona.pillars,
        persona.pack,
        reasons,
    )
