"""Dictated words: hours and dates in words, names without what led to them, orders in every form."""

import pytest

from agent.offline.aims import intent_of
from agent.offline.spoken_times import written
from agent.offline.understand import understand
from tests.agent.offline.life import LIFE
from tests.agent.offline.saying_new import call


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("choir at six thirty pm", "choir at 6:30 pm"),
        ("choir at 7 40", "choir at 7:40"),
        ("choir at eight hundred am", "choir at 8 am"),
        ("choir on four april", "choir on 4 april"),
        ("choir on may twenty six", "choir on may 26"),
        ("choir on march twenty first", "choir on march twenty first"),
        ("choir the next friday", "choir next friday"),
        ("choir in 10 mins", "choir in 10 minutes"),
        ("choir at seven hundred and forty five pm", "choir at 7:45 pm"),
        ("choir tomorrow ten in the morning", "choir tomorrow at 10 am"),
        ("twelve thirty meeting", "12:30 meeting"),
        ("buy two onions and twenty eggs", "buy two onions and twenty eggs"),
        ("read chapter four to the kids", "read chapter four to the kids"),
    ],
)
def test_dictated_hours_and_dates_are_written_in_figures_and_nothing_else_is(said: str, read: str) -> None:
    assert written(said).strip() == read


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("schedule a pottery course on tuesday", "Pottery course"),
        ("put rowing in my diary for saturday evening", "Rowing"),
        ("remind me about tomorrow's rehearsal with the band", "Rehearsal with the band"),
        ("don't let me forget i have a vet visit on monday at nine", "Vet visit"),
        ("make an appointment to groom the cat on friday at 5 30", "Groom the cat"),
        ("set a reminder for friday as aunt may's birthday", "Aunt may's birthday"),
        ("remind me to take a stroll in 20 minutes", "Take a stroll"),
        ("remind me at 4 p.m. to start the stew", "Start the stew"),
        (
            "i would like to be reminded to fetch the parcel from mr. gray's shop at noon",
            "Fetch the parcel from mr. gray's shop",
        ),
        (
            "remind me to write a guest list for the wedding tomorrow at 7am",
            "Write a guest list for the wedding",
        ),
        ("i will have a fencing class at 7pm tomorrow", "Fencing class"),
        ("tell me to water the cactus on sunday", "Water the cactus"),
        ("add a grocery item to buy rice", "Buy rice"),
        ("remind me that tomorrow is bin day", "Bin day"),
        ("put the doctor in my calendar for 5 forty next thursday", "Doctor"),
        ("schedule a review on nov. 30 from 3-4pm", "Review"),
        ("on every tuesday remind me to go swimming", "Go swimming"),
        (
            "create an appointment with dr lamb from 8:30 am to 10:00 am tomorrow morning",
            "Appointment with dr lamb",
        ),
    ],
)
def test_a_title_is_what_one_would_write_down(said: str, title: str) -> None:
    tasks = [one for one in understand(said, LIFE).calls if one.tool == "add_task"]
    assert [one.arguments["title"] for one in tasks] == [title]


@pytest.mark.parametrize(
    "said",
    [
        "bring forward my 4 o'clock appointment 2 hours", "move my meeting up by half an hour", "change the time",
        "this rehearsal should be changed to tomorrow", "the choir practice was moved to friday",
        "let the 5 pm meeting start at 3", "make the meeting start an hour later", "disable my alarm", "snooze",
        "do not wake me up tomorrow", "i don't want any alarms", "shopping list delete rice",
        "mark the first task as done",
        "the recital was cancelled", "i will no longer be joining dad for lunch tomorrow", "clear my day on friday",
        "find my next event and delete it", "i am busy tomorrow so delete all my events",
        "do not remind me to call the bank",
        "mark rice on my grocery list as done", "all of them have been done", "decline my meeting on monday",
    ],
)  # fmt: skip
def test_a_change_is_known_as_one_in_every_form(said: str) -> None:
    assert intent_of(understand(said, LIFE)) == "change"


@pytest.mark.parametrize(
    "said",
    [
        "when is my physio", "where is dinner with anna", "what time do i work tomorrow", "next meeting", "my alarms",
        "do i have a date tonight", "what ' s next on my calendar", "details about the meeting with anna",
        "who is coming to the party", "am i on vacation this week", "where am i going this weekend",
    ],
)  # fmt: skip
def test_a_question_about_ones_own_days_looks_and_changes_nothing(said: str) -> None:
    found = understand(said, LIFE)
    assert intent_of(found) == "query"


@pytest.mark.parametrize(
    "said",
    [
        "i have to call the commander",
        "i need to turn on the lamp",
        "remind me that i like jazz",
        "walk me through the forms",
    ],
)
def test_what_a_telephone_or_a_house_may_be_told_makes_no_task_unasked(said: str) -> None:
    assert not understand(said, LIFE).calls


def test_what_is_named_before_the_order_is_what_goes() -> None:
    assert list(understand("i don't want to attend the gala on monday so remove it", LIFE).calls) == [
        call("delete", things=["gala"])
    ]
