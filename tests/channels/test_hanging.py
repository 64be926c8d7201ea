"""A message at which buttons hang: what it says once one of them was pressed."""

from collections.abc import Sequence

import pytest

from channels.hanging import after
from memory.said import Button, Said, as_one


def test_of_messages_that_went_as_one_only_the_pressed_one_changes() -> None:
    def reminder(ref: str, delivery: str) -> Said:
        return Said(ref, ((Button("Done", f"done {ref}"), Button("+1 h", f"snooze {delivery} 60")),))

    both = as_one([reminder("T1", "a" * 36), reminder("T2", "b" * 36)])
    found = after(both, "done T1", "✓ Done", [Button("Undo", "undo x")])
    assert [[button.label for button in row] for row in found.rows] == [
        ["1 · Undo"],
        ["2 · Done", "2 · +1 h"],
    ]
    assert found.text == f"{both.text}\n\n✓ Done"
    assert after(found, "done T1", "✓ Done") == found


@pytest.mark.parametrize(
    ("pressed", "left"),
    [
        ("done T1", ["done T2", "yes x", "no x", "edit x", "today", "ok W1", "pause W1"]),
        ("drop T1", ["done T2", "yes x", "no x", "edit x", "today", "ok W1", "pause W1"]),
        (
            "tomorrow T1",
            [
                "done T1",
                "drop T1",
                "why T1",
                "done T2",
                "yes x",
                "no x",
                "edit x",
                "today",
                "ok W1",
                "pause W1",
            ],
        ),
        ("today", None),
        ("edit x", None),
    ],
)
def test_what_has_no_point_any_more_is_gone(pressed: str, left: Sequence[str] | None) -> None:
    every = ["done T1", "tomorrow T1", "drop T1", "why T1", "snooze d 60", "done T2", "yes x", "no x", "edit x",
             "today", "ok W1", "pause W1"]  # fmt: skip
    said = Said("x", tuple((Button(act, act),) for act in every))
    assert [button.act for row in after(said, pressed).rows for button in row] == (
        every if left is None else left
    )
