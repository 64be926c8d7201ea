"""The pack of somebody with a full job."""

from tools.packs import DAILY, MONTHLY, WEEKLY, Branch, Pack, Root, Season, Step


def employee(season: Season) -> Pack:
    return Pack(
        "busy_employee",
        "Busy Employee",
        "A career that moves, a body that keeps up, and time for the people who matter.",
        (career(season), health(), relationships()),
    )


def career(season: Season) -> Root:
    quarter, end = season.quarter
    return Root(
        "Career",
        "Work that I am good at, and where it leads.",
        "💼",
        "#3b6ea5",
        (
            Branch(
                "Professional Development",
                5,
                "The PMP certification",
                "high",
                5,
                (
                    Step(
                        "Check the requirements, choose a date for the exam, and count back the weeks",
                        60,
                        "planning",
                    ),
                    Step(
                        "Work through the first domain, and take its practice questions",
                        180,
                        "deep_work",
                        "high",
                    ),
                    Step(
                        "Take a mock exam, and write down the score and the weakest topic",
                        90,
                        "deep_work",
                        "high",
                        WEEKLY,
                    ),
                ),
            ),
            Branch(
                "Work Projects",
                5,
                f"The {quarter} client campaign",
                "high",
                5,
                (
                    Step(
                        "Agree with the client on one goal, one number and one budget", 60, "planning", "high"
                    ),
                    Step(
                        "Write the brief and the schedule, and start the first channel",
                        150,
                        "creative",
                        "high",
                    ),
                    Step(
                        "Send the client the number of the week, and what changes because of it",
                        30,
                        "admin",
                        "medium",
                        "FREQ=WEEKLY;BYDAY=FR",
                    ),
                ),
                end,
            ),
            Branch(
                "Networking",
                3,
                "A wider network",
                "medium",
                3,
                (
                    Step("List ten people whose work I would like to know better", 20, "planning", "low"),
                    Step("Write to three of them with a question that only they can answer", 40, "creative"),
                    Step(
                        "Have coffee with somebody new, and write down what I can do for them",
                        60,
                        "routine",
                        "medium",
                        MONTHLY,
                    ),
                ),
            ),
        ),
    )


def health() -> Root:
    return Root(
        "Health & Wellness",
        "A body that keeps up.",
        "💪",
        "#4f8f5b",
        (
            Branch(
                "Fitness",
                4,
                "Ten thousand steps a day",
                "medium",
                4,
                (
                    Step(
                        "Count the steps of three usual days, and find two ways that can be walked",
                        20,
                        "planning",
                        "low",
                    ),
                    Step(
                        "Walk one way to or from work, and once around the block after lunch", 45, "routine"
                    ),
                    Step("Walk ten thousand steps, and note the number", 60, "routine", "medium", DAILY),
                ),
            ),
            Branch(
                "Nutrition",
                4,
                "Meals for the week, cooked ahead",
                "medium",
                4,
                (
                    Step(
                        "Choose three dishes that keep, and write one shopping list for them",
                        30,
                        "planning",
                        "low",
                    ),
                    Step("Cook two of them and fill the boxes for three days", 120, "routine"),
                    Step("Cook for the week", 120, "routine", "medium", WEEKLY),
                ),
            ),
            Branch(
                "Sleep",
                5,
                "Better sleep",
                "high",
                5,
                (
                    Step(
                        "Note for three days when I go to bed, get up and how rested I am",
                        15,
                        "planning",
                        "low",
                    ),
                    Step(
                        "Fix one bedtime, put the phone in another room, and darken the window",
                        30,
                        "routine",
                        "low",
                    ),
                    Step(
                        "Compare the week: hours slept, mornings rested, what kept me up",
                        15,
                        "planning",
                        "low",
                        WEEKLY,
                    ),
                ),
            ),
        ),
    )


def relationships() -> Root:
    return Root(
        "Relationships",
        "The people who matter, myself among them.",
        "🤝",
        "#a55b6e",
        (
            Branch(
                "Family",
                5,
                "A weekend with the family",
                "medium",
                4,
                (
                    Step("Ask everybody for two free weekends and one wish", 20, "planning", "low"),
                    Step("Book the place and the way there, and tell everybody", 60, "admin"),
                    Step(
                        "Choose the picture of the weekend together, and the date of the next one",
                        20,
                        "routine",
                        "low",
                    ),
                ),
            ),
            Branch(
                "Friends",
                3,
                "Get back in touch",
                "low",
                3,
                (
                    Step("Write down five friends whom I have not seen this year", 10, "planning", "low"),
                    Step("Call one of them on the way home", 30, "routine", "low"),
                    Step(
                        "See a friend, and fix the next time before we part",
                        120,
                        "routine",
                        "medium",
                        MONTHLY,
                    ),
                ),
            ),
            Branch(
                "Personal Time",
                4,
                "Time of my own in the calendar",
                "medium",
                4,
                (
                    Step(
                        "Choose two hours a week that nobody else needs, and block them",
                        15,
                        "planning",
                        "low",
                    ),
                    Step("Spend the first two hours on something without a purpose", 120, "routine", "low"),
                    Step(
                        "Take the two hours, and move them only to another day",
                        120,
                        "routine",
                        "low",
                        "FREQ=WEEKLY;BYDAY=TH",
                    ),
                ),
            ),
        ),
    )
