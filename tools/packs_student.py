"""The pack of a student."""

from tools.packs import DAILY, MONTHLY, WEEKLY, Branch, Pack, Root, Season, Step


def student(season: Season) -> Pack:
    return Pack(
        "student",
        "Student",
        "Coursework and what comes after it, a body and a head that last the term, and money that does too.",
        (academics(season), well_being(), finances(season.month)),
    )


def academics(season: Season) -> Root:
    (summer, starts), (term, middle) = season.summer, season.term
    return Root(
        "Academics",
        "What I study, and what it leads to.",
        "🎓",
        "#3b6ea5",
        (
            Branch(
                "Coursework",
                5,
                "Intro to Python final project",
                "high",
                5,
                (
                    Step(
                        "Choose a topic small enough to finish, and write its goal in three sentences",
                        45,
                        "planning",
                    ),
                    Step("Build the smallest version that runs from start to end", 180, "deep_work", "high"),
                    Step(
                        "Note each week what works, what is stuck and what comes next",
                        20,
                        "planning",
                        "low",
                        WEEKLY,
                    ),
                ),
            ),
            Branch(
                "Career Planning",
                4,
                f"Find an internship for {summer}",
                "high",
                5,
                (
                    Step(
                        "List ten places to apply to, with their deadlines, and bring the CV up to date",
                        90,
                        "planning",
                    ),
                    Step("Write and send the first three applications", 120, "creative", "high"),
                    Step(
                        "Follow up on what was sent, and send one more",
                        30,
                        "admin",
                        "low",
                        "FREQ=WEEKLY;BYDAY=FR",
                    ),
                ),
                starts,
            ),
            Branch(
                "Extracurriculars",
                3,
                f"Take part in the {term} hackathon",
                "medium",
                4,
                (
                    Step(
                        "Find a hackathon that is open to students, and two people to go with", 40, "planning"
                    ),
                    Step("Sign the team up and try one idea in an evening", 120, "creative", "high"),
                    Step("Write down what we built and what I learnt, for the CV", 45, "creative"),
                ),
                middle,
            ),
        ),
    )


def well_being() -> Root:
    return Root(
        "Well-being",
        "A body, a head and people that carry me.",
        "🌿",
        "#4f8f5b",
        (
            Branch(
                "Physical Health",
                4,
                "A running routine",
                "medium",
                4,
                (
                    Step(
                        "Choose three days, a route of twenty minutes, and put the shoes by the door",
                        20,
                        "planning",
                        "low",
                    ),
                    Step("Run the route once, slowly enough to talk", 30, "routine", "high"),
                    Step(
                        "Run, and note how far and how it felt",
                        35,
                        "routine",
                        "high",
                        "FREQ=WEEKLY;BYDAY=MO,WE,SA",
                    ),
                ),
            ),
            Branch(
                "Mental Health",
                5,
                "A meditation practice",
                "medium",
                4,
                (
                    Step(
                        "Choose a time of the day, a place and a guide of ten minutes", 15, "planning", "low"
                    ),
                    Step("Sit for ten minutes on three days in a row", 30, "routine", "low"),
                    Step("Sit for ten minutes", 10, "routine", "low", DAILY),
                ),
            ),
            Branch(
                "Social Life",
                3,
                "Get back in touch with old friends",
                "low",
                3,
                (
                    Step(
                        "Write down five people I miss, and what we last talked about", 15, "planning", "low"
                    ),
                    Step("Write to two of them and suggest a day", 20, "routine", "low"),
                    Step(
                        "Meet or call one of them, and fix the next time before we part",
                        90,
                        "routine",
                        "medium",
                        MONTHLY,
                    ),
                ),
            ),
        ),
    )


def finances(month: str) -> Root:
    return Root(
        "Finances",
        "Money that is enough, and that I understand.",
        "💶",
        "#a5803b",
        (
            Branch(
                "Budgeting",
                4,
                "A monthly budget",
                "high",
                4,
                (
                    Step("Add up what came in and went out in the last two months", 60, "admin"),
                    Step(f"Write the budget for {month}: fixed costs, food, fun, a reserve", 45, "planning"),
                    Step(
                        "Compare the month with its budget, and set the next one", 30, "admin", "low", MONTHLY
                    ),
                ),
            ),
            Branch(
                "Income",
                3,
                "A part-time job",
                "medium",
                3,
                (
                    Step(
                        "Mark the hours that are free each week, and what an hour must bring",
                        30,
                        "planning",
                        "low",
                    ),
                    Step("Ask at five places on or near the campus, and apply to two", 90, "admin"),
                    Step(
                        "Check after the first month: hours, pay, and whether the coursework suffers",
                        20,
                        "planning",
                        "low",
                    ),
                ),
            ),
            Branch(
                "Financial Education",
                2,
                "Read one book on money",
                "low",
                2,
                (
                    Step(
                        "Choose the book: look into two, take the one I would go on reading",
                        30,
                        "planning",
                        "low",
                    ),
                    Step("Read the first three chapters and mark what I can use", 120, "deep_work"),
                    Step("Read a chapter and write down one thing to try", 40, "deep_work", "medium", WEEKLY),
                ),
            ),
        ),
    )
