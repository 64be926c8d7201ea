"""A check-in's question is heard in the chat: what is said to it there answers it."""

import httpx

from memory import rounds
from tests.acting import Person
from tests.api.sse import say


async def test_words_in_the_chat_answer_the_question_that_was_said_last(
    http: httpx.AsyncClient, person: Person
) -> None:
    await say(http, "start my evening check-in")
    await say(http, "grateful, low energy")
    events = await say(http, "Finished the report and had a nice walk")
    assert "What was hard?" in str(events)
    async with person.database.scope(person.id) as scope:
        (told,) = await rounds.newest(scope, "evening")
    assert told.answers == {
        "mood": "grateful",
        "energy": "low",
        "well": "Finished the report and had a nice walk",
    }
    assert told.step == "hard"
    await say(http, "add buy milk")
    await say(http, "The noise next door")
    async with person.database.scope(person.id) as scope:
        (told,) = await rounds.newest(scope, "evening")
    assert told.step == "hard"
    await say(http, "go on with my check-in")
    await say(http, "The noise next door")
    async with person.database.scope(person.id) as scope:
        (told,) = await rounds.newest(scope, "evening")
    assert (told.step, told.answers["hard"]) == ("focus", "The noise next door")
