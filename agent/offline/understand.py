"""From words to tool calls. Pure: the same words about the same life give the same understanding."""

import re
from collections.abc import Sequence

from agent.offline import adding, memories, rounds
from agent.offline.conversation import Turn
from agent.offline.draft import Draft
from agent.offline.follow import Answer, follow_up
from agent.offline.lexicon import CRISIS
from agent.offline.life import Life
from agent.offline.reading import Understanding
from agent.offline.sayings import CARE, HELP
from agent.offline.slashes import HOW_TO, call_of, in_words, split_command
from agent.offline.split import narrowed, read_message


def understand(text: str, life: Life, past: Sequence[Turn] = ()) -> Understanding:
    """What a message asks for, given the life and the turns before it (oldest first)."""
    text = in_words(narrowed(text))
    if re.search(CRISIS, text, re.IGNORECASE):
        return Understanding(say=(CARE,))
    if command := commanded(text):
        return command
    if answer := rounds.answer(text, life):
        return Understanding((answer,))
    if known := memories.reply(text, past):
        return Understanding(known.calls)
    answered = follow_up(text, past, lambda: understand(past[-1].text, life, past[:-1][-3:]))
    if answered:
        return _answer(answered)
    message = read_message(text)
    draft = Draft(message, life, past)
    for sentence in message.sentences:
        draft.read(sentence)
    if message.journal:
        draft.items.append(adding.entry(message.journal, manner=message.manner))
    return draft.finish()


def commanded(text: str) -> Understanding | None:
    """What a word behind a slash asks for; None where it is no command that is known here."""
    name, rest = split_command(text) or ("", "")
    if call := call_of(name, rest):
        return Understanding((call,))
    said = HELP if name == "help" else HOW_TO.get(name)
    return Understanding(say=(said,)) if said else None


def _answer(answer: Answer) -> Understanding:
    return Understanding(answer.calls, (), (answer.say,) if answer.say else ())
