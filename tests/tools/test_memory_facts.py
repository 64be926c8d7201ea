"""What sentences say of their speaker, and which of them contradict one another."""

import pytest

from tools.memory_facts import Fact, Relation, read, relation

SAID: list[tuple[str, Fact]] = [
    ("I live in Lisbon", Fact("i", "home", "Lisbon", True)),
    ("I've moved from Lisbon to Porto last month.", Fact("i", "home", "Porto", True)),
    ("i moved to porto", Fact("i", "home", "porto", True)),
    ("I have been living in Porto since 2019", Fact("i", "home", "Porto", True)),
    ("I work at Acme as an engineer", Fact("i", "employer", "Acme", True)),
    ("I work as a nurse", Fact("i", "job", "nurse", True)),
    ("My dog's name is Rex", Fact("my dog", "name", "Rex", True)),
    ("I have a dog called Rex", Fact("my dog", "name", "Rex", True)),
    ("My mom lives in Rome", Fact("my mother", "home", "Rome", True)),
    ("My wife's name is Eva", Fact("i", "partner", "Eva", True)),
    ("My birthday is on May 5", Fact("i", "birthday", "May 5", True)),
    ("My wife's birthday is May 5", Fact("my partner", "birthday", "May 5", True)),
    ("I am 34 years old", Fact("i", "age", "34", True)),
    ("I'm allergic to nuts", Fact("i", "allergy", "nuts", False)),
    ("I prefer tea over coffee", Fact("i", "prefer coff tea", "tea", True)),
    ("My favorite colour is blue", Fact("i", "favourite colour", "blue", True)),
    ("I wake up at 6:30", Fact("i", "wakes", "6:30", True)),
    ("My locker code is 4711", Fact("i", "my locker code", "4711", True)),
    ("I no longer work at Acme", Fact("i", "employer", "Acme", True, ended=True)),
    ("I broke up with Sam", Fact("i", "partner", "", True, ended=True)),
]


@pytest.mark.parametrize(("text", "fact"), SAID, ids=[text for text, _ in SAID])
def test_common_facts_are_read(text: str, fact: Fact) -> None:
    assert fact in read(text)


@pytest.mark.parametrize(
    "text",
    ["Buy milk", "I moved to the marketing team", "The house is red", "Remember to call mom", "", "?!"],
)
def test_what_is_no_such_fact_is_not_read(text: str) -> None:
    assert read(text) == ()


def test_a_text_may_say_several_things() -> None:
    assert [each.attribute for each in read("I'm 34 and I live in Lisbon. My boss is Tom!")] == [
        "age",
        "home",
        "my boss",
    ]


PAIRS: list[tuple[str, str, Relation]] = [
    ("I moved to Porto", "I live in Lisbon", "replaces"),
    ("I live in Porto", "My mum lives in Lisbon", "apart"),
    ("My mother lives in Milan", "My mum lives in Rome", "replaces"),
    ("I live in Lisbon", "i live in lisbon!", "same"),
    ("My home is in Lisbon", "I live in Lisbon", "same"),
    ("I live in Lisbon", "I live in Lisbon near the river", "same"),
    ("I live in Lisbon near the river", "I live in Lisbon", "replaces"),
    ("I don't live in Lisbon anymore", "I live in Lisbon", "replaces"),
    ("I don't live in Lisbon anymore", "I live in Porto", "apart"),
    ("I'm no longer vegetarian", "I'm vegetarian", "replaces"),
    ("I'm vegetarian again", "I'm no longer vegetarian", "replaces"),
    ("I'm vegan now", "I'm vegetarian", "replaces"),
    ("I am no longer a vegetarian", "I'm no longer vegetarian", "same"),
    ("I stopped smoking", "I smoke ten a day", "replaces"),
    ("I stopped smoking", "I hate smoking", "apart"),
    ("I gave up alcohol", "I drink alcohol on weekends", "replaces"),
    ("I'm allergic to pollen", "I'm allergic to nuts", "apart"),
    ("I'm allergic to nuts", "I'm allergic to nuts and pollen", "same"),
    ("I'm not allergic to nuts", "I'm allergic to nuts", "replaces"),
    ("My friend's name is Bo", "My friend is called Al", "apart"),
    ("My dog's name is Max", "My dog is called Rex", "replaces"),
    ("My cat's name is Max", "My dog is called Rex", "apart"),
    ("I play the piano", "I play chess", "apart"),
    ("I prefer coffee over tea", "I prefer tea over coffee", "replaces"),
    ("I prefer trains to planes", "I prefer tea over coffee", "apart"),
    ("My favourite colour is red", "My favourite colour is blue", "replaces"),
    ("My favourite food is rice", "My favourite colour is blue", "apart"),
    ("I hate coffee", "I love coffee", "replaces"),
    ("I'm dating Kim", "My partner is Sam", "replaces"),
    ("I'm single again", "My girlfriend is Sam", "replaces"),
    ("I work for Globex", "I work at Acme as an engineer", "replaces"),
    ("I left Acme", "I work at Acme as an engineer", "replaces"),
    ("I quit my job at Acme", "I work at Acme as an engineer", "replaces"),
    ("I left Acme", "I work at Globex", "apart"),
    ("I turned 35", "I'm 34 years old", "replaces"),
    ("I wake up at 7", "I get up at 6:30", "replaces"),
    ("I wake up at 9 on weekends", "I get up at 6:30", "apart"),
    ("I have three kids", "I have two kids", "replaces"),
    ("The garage code is 5512", "The garage code is 5512.", "same"),
    ("The garage code is 5513", "The garage code is 5512", "apart"),
    ("I'm not vegetarian", "I'm vegetarian", "replaces"),
]


@pytest.mark.parametrize(("new", "old", "wanted"), PAIRS, ids=[f"{new}|{old}" for new, old, _ in PAIRS])
def test_what_a_new_text_is_to_an_older_one(new: str, old: str, wanted: Relation) -> None:
    assert relation(new, old) == wanted
