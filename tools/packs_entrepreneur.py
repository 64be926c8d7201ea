"""The pack of somebody who builds a business."""

from tools.packs import DAILY, MONTHLY, WEEKLY, Branch, Pack, Root, Season, Step


def entrepreneur(season: Season) -> Pack:
    return Pack(
        "entrepreneur",
        "Entrepreneur",
        "A business with goals for the quarter, a product that people ask for, and a life beside it.",
        (business(season), product(), personal()),
    )


def business(season: Season) -> Root:
    quarter, end = season.quarter
    return Root(
        "Business Development",
        "Where the business goes, and what carries it.",
        "📈",
        "#3b6ea5",
        (
            Branch(
                "Strategy",
                5,
                f"Reach the goals of {quarter}",
                "high",
                5,
                (
                    Step(
                        f"Look back at the last quarter, and choose three goals for {quarter} with a number each",
                        90,
                        "planning",
                        "high",
                    ),
                    Step(
                        "Break the first goal down to what must be done in the next two weeks",
                        60,
                        "planning",
                        "high",
                    ),
                    Step(
                        "Write the three numbers down, and drop what moves none of them",
                        30,
                        "planning",
                        "medium",
                        "FREQ=WEEKLY;BYDAY=MO",
                    ),
                ),
                end,
            ),
            Branch(
                "Fundraising",
                4,
                "A pitch deck for the seed round",
                "high",
                5,
                (
                    Step(
                        "Collect the facts: market, traction, team, what the money is for",
                        120,
                        "deep_work",
                        "high",
                    ),
                    Step(
                        "Write the ten slides, one sentence each, then their pictures",
                        180,
                        "creative",
                        "high",
                    ),
                    Step(
                        "Pitch it to three people who have raised, and mend what they did not get",
                        90,
                        "creative",
                    ),
                ),
            ),
            Branch(
                "Operations",
                4,
                "An accounting system that runs by itself",
                "medium",
                4,
                (
                    Step(
                        "List every account, card and contract, and compare two accounting programs",
                        60,
                        "admin",
                    ),
                    Step("Set the program up, connect the bank, and book the current month", 150, "admin"),
                    Step(
                        "Book what is open, and look at the cash that is left in months",
                        45,
                        "admin",
                        "low",
                        MONTHLY,
                    ),
                ),
            ),
        ),
    )


def product() -> Root:
    return Root(
        "Product",
        "What we make, and for whom.",
        "🛠️",
        "#8a5ba5",
        (
            Branch(
                "Product Roadmap",
                5,
                "An MVP that people can try",
                "high",
                5,
                (
                    Step(
                        "Write down the one problem it solves, and strike out what it does not need",
                        60,
                        "planning",
                        "high",
                    ),
                    Step(
                        "Build the shortest way through it and put it where five people can use it",
                        240,
                        "deep_work",
                        "high",
                    ),
                    Step(
                        "Count who came back this week, and ask one of them why",
                        30,
                        "planning",
                        "medium",
                        "FREQ=WEEKLY;BYDAY=FR",
                    ),
                ),
            ),
            Branch(
                "User Feedback",
                4,
                "Ten interviews with users",
                "high",
                4,
                (
                    Step("Write five open questions, and a list of twenty people to ask", 45, "planning"),
                    Step(
                        "Hold the first three interviews, and write down their own words",
                        120,
                        "creative",
                        "high",
                    ),
                    Step(
                        "Sort what was said into what hurts, what helps and what nobody mentioned",
                        60,
                        "deep_work",
                    ),
                ),
            ),
            Branch(
                "Technical Debt",
                3,
                "Refactor how people sign in",
                "medium",
                3,
                (
                    Step(
                        "Draw how signing in works today, and write tests for what must stay",
                        90,
                        "deep_work",
                        "high",
                    ),
                    Step(
                        "Move it behind one interface, in steps that can each be released",
                        180,
                        "deep_work",
                        "high",
                    ),
                    Step(
                        "Watch failed sign-ins for two weeks, and delete the old code", 45, "routine", "low"
                    ),
                ),
            ),
        ),
    )


def personal() -> Root:
    return Root(
        "Personal Life",
        "What the work is for.",
        "🌿",
        "#4f8f5b",
        (
            Branch(
                "Mental Clarity",
                5,
                "A morning routine",
                "medium",
                4,
                (
                    Step(
                        "Choose three things for the first half hour, none of them on a screen",
                        15,
                        "planning",
                        "low",
                    ),
                    Step("Do them for three mornings, and change what did not fit", 90, "routine", "low"),
                    Step("Do the morning routine", 30, "routine", "low", DAILY),
                ),
            ),
            Branch(
                "Family & Friends",
                4,
                "A weekly family dinner",
                "low",
                3,
                (
                    Step(
                        "Agree on an evening that suits everybody, and keep it free in the calendar",
                        15,
                        "planning",
                        "low",
                    ),
                    Step("Cook the first dinner, without phones at the table", 120, "routine"),
                    Step("Have dinner together", 120, "routine", "low", WEEKLY),
                ),
            ),
            Branch(
                "Skill Development",
                3,
                "A new course",
                "low",
                2,
                (
                    Step(
                        "Choose one course: what could I do after it that I can't do now?",
                        30,
                        "planning",
                        "low",
                    ),
                    Step("Finish the first lesson and use it once in real work", 90, "deep_work"),
                    Step("Take the next lesson", 60, "deep_work", "medium", "FREQ=WEEKLY;BYDAY=SA"),
                ),
            ),
        ),
    )
