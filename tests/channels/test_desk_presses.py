"""Commands and buttons in a chat, from what comes in to what is seen there."""

from uuid import UUID

import pytest

from api.aurum import Aurum
from channels.message import Later, Refused, Unsure
from channels.presses import UNKNOWN
from tests.acting import Person
from tests.agent.turns import MakeAurum, call, scripted, titles
from tests.channels.conftest import NewGuest
from tests.channels.hall import Guest


async def test_a_command_is_answered_and_its_buttons_change_its_message(
    ada: Guest, aurum: Aurum, person: Person
) -> None:
    for title in ("Buy shoes", "Call Ann"):
        await person("add_task", title=title, due="today")
    (today,) = await ada.write("/today")
    assert await ada.press(today, "✓ T1") == []
    message, said = ada.hall.edits[-1]
    assert (message, ada.hall.toasts) == (today.id, ["Done: Buy shoes (T1)."])
    assert said.text.endswith("✓ Done: **Buy shoes** (T1).")
    assert [button.label for button in said.rows[0]] == ["Undo"]
    assert await titles(aurum, person.id) == ["Call Ann"]
    await ada.write(act=said.rows[0][0].act, message=today.id)
    assert await titles(aurum, person.id) == ["Buy shoes", "Call Ann"]
    (why,) = await ada.press(today, "Why T2")
    assert "Call Ann" in why.text


async def test_a_press_that_is_delivered_twice_is_one(ada: Guest, person: Person) -> None:
    await person("add_task", title="Water plants", due="every day")
    (today,) = await ada.write("/today")
    payload = ada.payload("", act=today.act("✓ T1"), message=today.id)
    await ada.deliver(payload)
    await ada.deliver(payload)
    await ada.press(today, "✓ T1")
    assert ada.hall.toasts[1:] == ["That is done already."]
    done = await person("list_tasks", status="completed")
    assert len(done) == 1


async def test_an_answers_undo_works_where_it_hangs(ada: Guest, aurum: Aurum, user: UUID) -> None:
    (added,) = await ada.write("add buy milk")
    assert added.text.endswith("✓ T1 Buy milk")
    await ada.press(added, "Undo")
    assert await titles(aurum, user) == []
    assert [button.label for row in ada.hall.edits[-1][1].rows for button in row] == ["Do it again"]


async def test_after_a_yes_the_rest_of_the_answer_comes(
    aurum_with: MakeAurum, new_guest: NewGuest, user: UUID
) -> None:
    aurum = await aurum_with(
        scripted(
            [call("add_task", title="Buy shoes")], "There.", [call("delete", things=["T1"])], "All gone."
        )
    )
    guest = new_guest(aurum)
    await guest.link(user)
    await guest.write("Shoes")
    (asked,) = await guest.write("Away with the shoes")
    (rest,) = await guest.press(asked, "Yes")
    assert guest.hall.edits[-1][1].text.endswith("✓ You said yes.")
    assert "T1 Buy shoes" in rest.text
    assert "There." not in rest.text
    assert await titles(aurum, user) == []
    await guest.press(rest, "Undo")
    assert await titles(aurum, user) == ["Buy shoes"]
    assert await guest.press(asked, "No") == []
    assert guest.hall.toasts[-1] == "This was approved already."


async def test_the_review_comes_with_its_picture(ada: Guest) -> None:
    (review,) = await ada.write("/review")
    assert review.said.picture in ada.hall.pictures
    assert ada.hall.pictures[review.said.picture].startswith(b"\x89PNG")


async def test_an_unknown_command_is_read_as_words(ada: Guest, aurum: Aurum, user: UUID) -> None:
    (answer,) = await ada.write("/sing a song")
    assert answer.text
    assert await titles(aurum, user) == []


async def test_a_check_in_is_begun_by_a_command_and_answered_by_buttons_and_words(
    ada: Guest, aurum: Aurum, person: Person
) -> None:
    (asked,) = await ada.write("/checkin evening")
    await ada.press(asked, "Grateful")
    energy = ada.hall.edits[-1][1]
    act = next(each.act for row in energy.rows for each in row if each.label == "High")
    await ada.write(act=act, message=asked.id)
    assert "well" in ada.hall.edits[-1][1].text
    (next_question,) = await ada.write("I finished the plan")
    assert "I finished the plan" in next_question.text or "hard" in next_question.text
    (felt,) = await person("list_checkins")
    assert (felt.mood, felt.energy) == ("grateful", "high")
    assert await titles(aurum, person.id) == [], "words that answer are no task"


@pytest.mark.parametrize("error", [Later(0), Unsure()], ids=["busy", "broken"])
async def test_what_shows_a_press_is_tried_again_when_it_fails(
    ada: Guest, aurum: Aurum, user: UUID, error: Exception
) -> None:
    (added,) = await ada.write("add buy milk")
    ada.hall.misses = {"edit": [error], "toast": [error]}
    assert await ada.press(added, "Undo") == []
    assert [message for message, _ in ada.hall.edits] == [added.id]
    assert len(ada.hall.toasts) == 1
    assert ada.hall.toasts != ["That is done already."]
    assert await titles(aurum, user) == []


async def test_a_press_that_its_message_can_not_show_is_told_in_a_message(
    ada: Guest, aurum: Aurum, user: UUID
) -> None:
    (added,) = await ada.write("add buy milk")
    ada.hall.misses = {"edit": [Later(3600)]}
    (told,) = await ada.press(added, "Undo")
    assert [told.text] == ada.hall.toasts
    assert await titles(aurum, user) == []


@pytest.mark.parametrize("error", [Later(3600), Refused("It is too old.")], ids=["busy", "too old"])
async def test_what_only_a_toast_would_say_is_said_where_none_is_shown(ada: Guest, error: Exception) -> None:
    ada.hall.misses = {"toast": [error]}
    (told,) = await ada.write(act="polish the silver", message="7")
    assert told.text == UNKNOWN


async def test_a_toast_that_is_lost_is_no_loss_where_the_message_shows_it(ada: Guest) -> None:
    (added,) = await ada.write("add buy milk")
    ada.hall.misses = {"toast": [Refused("It is too old.")]}
    assert await ada.press(added, "Undo") == []
    assert "Undo" not in [each.label for row in ada.hall.edits[-1][1].rows for each in row]


async def test_what_a_press_asks_for_comes_though_its_message_can_not_be_changed(
    ada: Guest, person: Person
) -> None:
    await person("add_task", title="Call Ann", due="today")
    (today,) = await ada.write("/today")
    ada.hall.misses = {"edit": [Later(3600)], "toast": [Unsure(), Unsure(), Unsure()]}
    ada.hall.fails = [Later(0)]
    told = await ada.press(today, "Why T1")
    assert "Call Ann" in told[-1].text


async def test_that_a_group_could_not_be_told_sends_no_answer_twice(ada: Guest) -> None:
    ada.hall.fails = [None, Unsure()]
    assert len(await ada.write("/today", private=False, chat="-100")) == 1
