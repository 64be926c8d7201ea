"""Commands: the same words everywhere, each one call, and what was asked and answered stands in the life thread."""

import asyncio
from uuid import UUID

import pytest

from agent.turn import Inbound
from api.aurum import Aurum
from channels.commands import COMMANDS, OWN, Commands
from channels.markup import telegram
from channels.presses import Presses
from memory.said import Button, Said
from tests.acting import NewPerson, Person
from tests.agent.turns import (
    MakeAurum,
    finished,
    heard,
    is_whole,
    kept,
    last_words,
    say,
    scripted,
    titles,
    to_its_end,
)  # fmt: skip


@pytest.fixture
def commands(aurum: Aurum) -> Commands:
    return Commands(aurum.database, aurum.turns, aurum.meanings)


def acts(said: Said) -> list[str]:
    return [button.act for row in said.rows for button in row]


async def test_today_is_the_ranking_in_five_lines_with_buttons_for_the_first_three(
    commands: Commands, person: Person
) -> None:
    for title in (
        "Buy shoes",
        "Book the room",
        "Call Ann",
        "Draft the plan",
        "Water plants",
        "Sell the bike",
    ):
        await person("add_task", title=title, due="today" if title == "Call Ann" else None)
    (said,) = await commands.run(person.id, "today", "")
    lines = [line for line in said.text.splitlines() if line[:1].isdigit()]
    assert len(lines) == 5
    assert lines[0].startswith("1. **Call Ann** (T3) · ")
    assert [len(row) for row in said.rows] == [3, 3, 3]
    assert acts(said)[:3] == ["done T3", "tomorrow T3", "why T3"]
    assert "(1 more open.)" in said.text


async def test_next_is_one_thing(commands: Commands, person: Person) -> None:
    await person("add_task", title="Buy shoes", due="today")
    await person("add_task", title="Call Ann")
    (said,) = await commands.run(person.id, "next", "")
    assert said.text.startswith("Next:\n")
    assert acts(said) == ["done T1", "tomorrow T1", "why T1", "today"]


async def test_with_nothing_to_do_there_is_nothing_to_press(commands: Commands, user: UUID) -> None:
    for name in ("today", "next", "done"):
        (said,) = await commands.run(user, name, "")
        assert said.text.startswith("Nothing is waiting for you")
        assert not said.rows


async def test_add_says_what_it_understood_and_how_it_is_taken_back(
    commands: Commands, aurum: Aurum, person: Person
) -> None:
    (said,) = await commands.run(person.id, "add", "dentist tomorrow 3pm p1 30m")
    assert said.text.startswith("Added **")
    assert all(each in said.text for each in ("(T1)", "tomorrow", "15:00", "high priority", "30 min"))
    (act,) = acts(said)
    await person("undo", operation=act.removeprefix("undo "))
    assert await titles(aurum, person.id) == []


async def test_done_by_reference_or_by_words(commands: Commands, aurum: Aurum, person: Person) -> None:
    for title in ("Buy shoes", "Call Ann"):
        await person("add_task", title=title)
    (by_ref,) = await commands.run(person.id, "done", "T1")
    (by_words,) = await commands.run(person.id, "done", "call ann")
    assert (by_ref.text, by_words.text) == ("Done: **Buy shoes** (T1).", "Done: **Call Ann** (T2).")
    (again,) = await commands.run(person.id, "done", "T1")
    assert again == Said("**Buy shoes** (T1) was done already.")


async def test_done_without_a_name_asks_which(commands: Commands, person: Person) -> None:
    await person("add_task", title="Buy shoes and a very long rope for the boat in the harbour")
    await person("add_task", title="Call Ann")
    (said,) = await commands.run(person.id, "done", "")
    assert said.text.startswith("Which one is done?\n")
    assert sorted(acts(said)) == ["done T1", "done T2"]
    assert all(len(button.label) <= 40 for row in said.rows for button in row)


@pytest.mark.parametrize("name", ["done", "why"])
async def test_a_name_that_several_have_becomes_buttons(
    commands: Commands, person: Person, name: str
) -> None:
    for title in ("Call Ann", "Call Bob"):
        await person("add_task", title=title)
    (said,) = await commands.run(person.id, name, "call")
    assert said.text.startswith("Which one do you mean by “call”?")
    assert said.rows == tuple(
        (Button(f"T{number} Call {whom}", f"{name} T{number}"),) for number, whom in ((2, "Bob"), (1, "Ann"))
    )


async def test_what_can_not_be_done_is_one_sentence(commands: Commands, user: UUID) -> None:
    (said,) = await commands.run(user, "done", "T99")
    assert said.text.startswith("I could not complete “T99”: There is no task")
    assert not said.rows
    (said,) = await commands.run(user, "undo", "")
    assert "There is nothing to undo." in said.text
    (said,) = await commands.run(user, "undo", "nonsense")
    assert "UUID" in said.text


async def test_why_tells_the_sum_and_a_card_its_grounds(commands: Commands, person: Person) -> None:
    await person("add_task", title="Buy shoes", due="today")
    (said,) = await commands.run(person.id, "why", "T1")
    assert "**Buy shoes** (T1) is the only one that can be done" in said.text
    assert acts(said) == ["done T1", "tomorrow T1"]
    card = await person("note_insight", title="Mornings work", summary="They do.")
    (said,) = await commands.run(person.id, "why", card.ref)
    assert "Mornings work" in said.text


async def test_insights_are_three_cards_with_their_why(commands: Commands, person: Person) -> None:
    (said,) = await commands.run(person.id, "insights", "")
    assert said.text.startswith("No insights yet")
    for number in range(4):
        await person("note_insight", title=f"Finding {number}", summary="So it is.")
    (said,) = await commands.run(person.id, "insights", "")
    assert len(acts(said)) == 3
    assert all(act.startswith("why I") for act in acts(said))


async def test_undo_takes_back_and_offers_to_do_it_again(
    commands: Commands, aurum: Aurum, person: Person
) -> None:
    await person("add_task", title="Buy shoes")
    (said,) = await commands.run(person.id, "undo", "")
    assert said.text.startswith("Taken back: ")
    assert await titles(aurum, person.id) == []
    (act,) = acts(said)
    await person("undo", operation=act.removeprefix("undo "))
    assert await titles(aurum, person.id) == ["Buy shoes"]


async def test_journal_writes_what_is_said_behind_it(commands: Commands, person: Person) -> None:
    (how,) = await commands.run(person.id, "journal", "")
    assert "journal a good day" in how.text
    (said,) = await commands.run(person.id, "journal", "A good day, I feel grateful")
    assert said.text == "Written in your journal (J1): optimistic, energy moderate."
    entry = await person("read_entry", entry="J1")
    assert entry.text == "A good day, I feel grateful"
    assert acts(said)[0].startswith("undo ")


async def test_what_is_written_in_private_is_never_told_to_a_model(
    aurum_with: MakeAurum, person: Person
) -> None:
    models = scripted("Good.")
    aurum = await aurum_with(models)
    commands = Commands(aurum.database, aurum.turns)
    (said,) = await commands.run(person.id, "journal", "private: I owe Zanzibar money")
    assert "It is private" in said.text
    await say(aurum, person.id, "What did I say?")
    assert "Zanzibar" not in str(heard(models))
    operations = await person("list_operations")
    assert "Zanzibar" not in str(operations)


async def test_typed_in_the_web_it_is_kept_from_models_as_well(aurum_with: MakeAurum, person: Person) -> None:
    models = scripted("Good.")
    aurum = await aurum_with(models)
    await say(aurum, person.id, "/journal private: I owe Zanzibar money")
    await say(aurum, person.id, "What did I say?")
    assert "Zanzibar" not in str(heard(models))
    assert (await person("read_entry", entry="J1")).tier == "never"


async def test_what_a_command_answered_can_be_referred_to(
    commands: Commands, aurum: Aurum, person: Person
) -> None:
    await commands.run(person.id, "add", "call Ann")
    events = await say(aurum, person.id, "make it high priority")
    assert last_words(events) == "Changed **call Ann** (T1): high priority."


async def test_a_choice_that_a_command_left_open_is_taken_up_by_words(
    commands: Commands, aurum: Aurum, person: Person
) -> None:
    for title in ("Call Ann", "Call Bob"):
        await person("add_task", title=title)
    await commands.run(person.id, "done", "call")
    assert last_words(await say(aurum, person.id, "the second")) == "Done: **Call Ann** (T1)."


async def test_it_stands_in_the_life_thread_like_a_turn(
    commands: Commands, aurum: Aurum, person: Person
) -> None:
    (said,) = await commands.run(person.id, "add", "call Ann")
    stored = await kept(aurum, person.id)
    assert [each.role for each in stored] == ["user", "assistant", "tool", "assistant"]
    assert (stored[0].content, stored[-1].content) == ("/add call Ann", said.text)
    assert is_whole(stored)
    assert {str(each.run_id) for each in stored} == {acts(said)[0].removeprefix("undo ")}
    async with aurum.database.scope(person.id) as scope:
        assert (
            await scope.rows("select 1 from runs where user_id = %s and state <> 'done'", [person.id]) == []
        )


async def test_a_hosted_model_is_told_of_it(aurum_with: MakeAurum, person: Person) -> None:
    models = scripted("Good.")
    aurum = await aurum_with(models)
    await Commands(aurum.database, aurum.turns).run(person.id, "add", "call Ann")
    await say(aurum, person.id, "Thanks")
    assert [message.type for message in heard(models)[0][1:]] == ["human", "ai", "tool", "ai", "human"]


async def test_the_same_message_again_does_nothing_and_answers_the_same(
    commands: Commands, aurum: Aurum, person: Person
) -> None:
    first = await commands.run(person.id, "add", "call Ann", "telegram:42:7")
    assert await commands.run(person.id, "add", "call Ann", "telegram:42:7") == first
    assert await titles(aurum, person.id) == ["call Ann"]
    assert len(await kept(aurum, person.id)) == 4
    failed = await commands.run(person.id, "done", "T9", "telegram:42:8")
    assert await commands.run(person.id, "done", "T9", "telegram:42:8") == failed
    assert len(await kept(aurum, person.id)) == 8


async def test_the_same_message_twice_at_once_is_one(
    commands: Commands, aurum: Aurum, person: Person
) -> None:
    both = [commands.run(person.id, "add", "call Ann", "telegram:42:7") for _ in range(2)]
    first, second = await asyncio.gather(*both)
    assert first == second
    assert await titles(aurum, person.id) == ["call Ann"]


async def test_stop_ends_what_is_under_way_and_says_when_nothing_is(
    aurum_with: MakeAurum, person: Person
) -> None:
    held = asyncio.Event()
    aurum = await aurum_with(scripted(("Once upon ", held, "a time")))
    commands = Commands(aurum.database, aurum.turns)
    assert await commands.run(person.id, "stop", "") == (Said("Nothing is under way."),)
    run = await aurum.turns.begin(person.id, Inbound("life", "m1", "Tell me"))
    assert (await commands.run(person.id, "stop", ""))[0].text.startswith("I stopped.")
    assert finished(await to_its_end(run)).state == "stopped"
    assert await commands.run(person.id, "stop", "") == (Said("Nothing is under way."),)


async def test_no_command_asks_a_model(aurum_with: MakeAurum, person: Person) -> None:
    models = scripted()
    aurum = await aurum_with(models)
    commands = Commands(aurum.database, aurum.turns)
    await person("add_task", title="Buy shoes")
    for each in COMMANDS:
        if commands.knows(each.name):
            assert await commands.run(person.id, each.name, "") != (), each.name
    assert heard(models) == []


def test_every_command_is_described_and_named_as_channels_allow() -> None:
    names = [each.name for each in COMMANDS]
    assert len(set(names)) == len(names)
    assert all(name.isalpha() and name.islower() and len(name) <= 32 for name in names)
    assert all(3 <= len(each.description) <= 256 for each in COMMANDS)
    assert not any(Commands.knows(name) for name in (*OWN, "sing", ""))
    assert Commands.knows("/Today")
    assert Commands.knows("start")


async def test_help_names_every_command(commands: Commands, user: UUID) -> None:
    (said,) = await commands.run(user, "start", "")
    assert all(f"**{each.name}**" in said.text for each in COMMANDS)
    assert telegram(said.text).count("<b>") == len(COMMANDS)


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("today", "what's next?"), ("done T1", "done with T1"), ("done call", "done with call"),
        ("done T9", "complete T9"), ("why T1", "why T1?"), ("why", "why is that first?"), ("undo", "undo"),
        ("journal A good day", "journal: A good day"), ("insights", "any insights?"),
        ("checkin low energy, calm", "check in: low energy, calm"),
        ("checkin morning", "start my morning check-in"), ("checkin evening", "evening check-in"),
    ],
)  # fmt: skip
async def test_a_command_answers_in_the_words_of_a_conversation(
    commands: Commands, aurum: Aurum, new_person: NewPerson, command: str, sentence: str
) -> None:
    answers = []
    for way in ("command", "typed", "sentence"):
        somebody = await new_person()
        for title in ("Call Ann", "Call Bob", "Buy shoes"):
            await somebody("add_task", title=title, due="today" if title == "Buy shoes" else None)
        if way == "command":
            name, _, rest = command.partition(" ")
            answers.append((await commands.run(somebody.id, name, rest))[0].text)
        else:
            words = f"/{command}" if way == "typed" else sentence
            answers.append(last_words(await say(aurum, somebody.id, words)))
    assert len(set(answers)) == 1


async def test_a_check_in_asks_by_buttons_and_goes_on_where_it_was(
    commands: Commands, person: Person
) -> None:
    (said,) = await commands.run(person.id, "checkin", "evening")
    moods = [act for act in acts(said) if " mood:" in act and not act.endswith("skip")]
    assert len(moods) == 10
    pressed = await Presses(commands.database, commands.turns).press(person.id, moods[0], "1:1", "telegram")
    assert pressed.said
    (again,) = await commands.run(person.id, "checkin", "evening")
    assert again.text == pressed.said.text


async def test_how_one_feels_is_noted_in_a_line(commands: Commands, person: Person) -> None:
    (said,) = await commands.run(person.id, "checkin", "low energy, calm")
    (felt,) = await person("list_checkins")
    assert (felt.energy, felt.mood) == ("low", "peaceful")
    await person("undo", operation=acts(said)[0].removeprefix("undo "))
    assert await person("list_checkins") == []


async def test_the_review_of_the_week_asks_for_the_next(commands: Commands, person: Person) -> None:
    (said,) = await commands.run(person.id, "review", "")
    assert said.text.startswith("**Your week, ")
    assert said.picture.startswith("review ")


async def test_reminders_are_listed(commands: Commands, person: Person) -> None:
    await person("add_task", title="Buy shoes")
    await person("set_reminder", task="T1", at="tomorrow at 9")
    (said,) = await commands.run(person.id, "reminders", "")
    assert said.text == "Your reminders:\n- tomorrow 09:00: **Buy shoes** (T1)"
    assert await commands.run(person.id, "reminders", "T1") != ()


async def test_a_stranger_reads_and_changes_nothing(
    commands: Commands, person: Person, new_person: NewPerson
) -> None:
    await person("add_task", title="Buy shoes")
    stranger = await new_person()
    for name in ("done", "why"):
        (said,) = await commands.run(stranger.id, name, "T1")
        assert "Buy shoes" not in said.text
    operation = person.operations[0]
    (said,) = await commands.run(stranger.id, "undo", str(operation))
    assert "There is no such operation" in said.text
