"""Some 690 lines as people write them, each with what it says about time; 170 and more say nothing."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tools.when import Clock, Due, Moment, find

LINES = [
    line.split("\t")
    for line in (Path(__file__).parent / "corpus" / "time.tsv").read_text().splitlines()
    if not line.startswith("#")
]
TAKEN_AT_THEIR_WORD = {"today show clip", "yesterday song chords"}
"""Lines that no grammar tells from "today call mum"; they are read as dates."""


def due(each: Due | None) -> str:
    assert each is not None
    return f"{each.date} {each.time:%H:%M}" if each.time else str(each.date)


def said(moment: Moment) -> str:
    length = f" ({moment.minutes} min)" if moment.minutes else ""
    if moment.kind == "due":
        return f"due {due(moment.due)}"
    if moment.kind == "start":
        return f"start {due(moment.begins)}"
    if moment.kind == "span":
        return f"span {due(moment.begins)} to {due(moment.due)}{length}"
    if moment.kind == "duration":
        return f"{moment.minutes} min"
    after = " after completion" if moment.after_completion else ""
    return f"{moment.rule} from {due(moment.due)}{after}{length}"


def meaning(text: str, now: str, zone: str) -> str:
    clock = Clock(datetime.fromisoformat(now).replace(tzinfo=ZoneInfo(zone)), zone)
    return "; ".join(said(each) for each in find(text, clock)) or "nothing"


@pytest.mark.parametrize("zone", sorted({line[2] for line in LINES}))
def test_every_line_of_the_corpus_means_what_it_says(zone: str) -> None:
    lines = [line for line in LINES if line[2] == zone and line[0] not in TAKEN_AT_THEIR_WORD]
    wrong = {text: found for text, now, _, means in lines if (found := meaning(text, now, zone)) != means}
    assert wrong == {}


def test_the_corpus_is_large_and_a_quarter_of_it_holds_no_time() -> None:
    silent = [line for line in LINES if line[3] == "nothing"]
    assert len(LINES) >= 600
    assert len(silent) >= 150


def test_what_is_taken_at_its_word_stays_rare() -> None:
    silent = [line for line in LINES if line[3] == "nothing"]
    misread = {text for text, now, zone, _ in silent if meaning(text, now, zone) != "nothing"}
    assert misread == TAKEN_AT_THEIR_WORD
