"""The templates that everybody has: five for any day, three for looking back on a week, a month, a quarter."""

from memory.journal_templates import JournalTemplate

DEFAULTS: tuple[JournalTemplate, ...] = (
    JournalTemplate(
        "daily_reflection",
        "daily_reflection",
        "Daily Reflection",
        "Look back on the day: what was good, what was hard, and what you take from it.",
        (
            "What were the highlights of today?",
            "What was hard today, and how did you handle it?",
            "What are you grateful for about this day?",
            "What would you do differently if you could live today again?",
            "How do you feel right now, as the day comes to an end?",
        ),
    ),
    JournalTemplate(
        "gratitude",
        "gratitude",
        "Gratitude Practice",
        "Notice what is good in your life, and who is part of it.",
        (
            "Which three things are you grateful for today, and why?",
            "Who helped you or made your day better, and what did they do?",
            "Which small joy might you have passed over?",
            "What do you value in yourself today?",
            "How could you show somebody your thanks tomorrow?",
        ),
    ),
    JournalTemplate(
        "goal_setting",
        "goal_setting",
        "Goal Progress Review",
        "See how your goals are moving, and choose what comes next.",
        (
            "Which of your goals did you move forward, and by what?",
            "Which obstacles came up, and what did they teach you?",
            "What will you do tomorrow to take one goal a step further?",
            "How do you feel about the course that you are on?",
            "What support do you need, and whom could you ask for it?",
        ),
    ),
    JournalTemplate(
        "creative_writing",
        "creative_writing",
        "Creative Exploration",
        "Give ideas room before you judge them.",
        (
            "What has sparked your curiosity lately?",
            "Which idea do you keep coming back to, and what draws you to it?",
            "If you could make anything at all, what would it be?",
            "Where did you find inspiration today, or where might you look for it?",
            "What could you do this week to nurture your creativity?",
        ),
    ),
    JournalTemplate(
        "problem_solving",
        "problem_solving",
        "Problem Solving",
        "Take a problem apart until the next step is plain.",
        (
            "What is the problem, in one or two plain sentences?",
            "What do you already know about it, and what don't you know yet?",
            "Which options do you have? Write down at least three.",
            "What would it look like if this were solved well?",
            "What is the very next step, and when will you take it?",
        ),
    ),
    JournalTemplate(
        "weekly_review",
        "weekly_review",
        "Weekly Review",
        "Close the week and set the direction of the next one.",
        (
            "What were your three biggest wins this week?",
            "Which challenges did you overcome, and how?",
            "Which pillar of your life needs more attention next week?",
            "If you could repeat this week, what would you do differently?",
            "How was your energy this week, and what gave or took it?",
        ),
    ),
    JournalTemplate(
        "monthly_review",
        "weekly_review",
        "Monthly Review",
        "Look at the month as a whole: milestones, balance, habits.",
        (
            "Which milestones did you reach this month?",
            "How did the balance between the pillars of your life shift?",
            "When were you at your most productive, and what pattern do you see?",
            "Which habits do you want to build or to let go of next month?",
            "How well did your daily actions fit the life that you want?",
        ),
    ),
    JournalTemplate(
        "quarterly_review",
        "weekly_review",
        "Quarterly Review",
        "Step back: what has changed, and what success means to you now.",
        (
            "What has changed most in you or your life over these three months?",
            "Which priorities are not what they were, and why?",
            "Which of your systems and routines work, and which don't?",
            "Which experiments do you want to try in the coming quarter?",
            "How has what success means to you changed?",
        ),
    ),
)
BY_CODE = {each.code: each for each in DEFAULTS}
