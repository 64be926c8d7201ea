"""What can be said of a task: the fields that its tools share, as a model reads them."""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from memory.records import TaskEnergy, TaskKind
from tools.names import Reference

Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Notes = Annotated[str, StringConstraints(max_length=100_000)]


def distinct(tags: list[str]) -> list[str]:
    """Tags in the order they were said, each once whatever its case."""
    kept: dict[str, str] = {}
    for tag in tags:
        kept.setdefault(tag.lower(), tag)
    return list(kept.values())


Tag = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=50)]
Tags = Annotated[list[Tag], Field(max_length=50), AfterValidator(distinct)]

InProject = Annotated[
    str | None, Field(max_length=500, description="Project, by name or reference; 'none' takes it out.")
]
InArea = Annotated[
    str | None,
    Field(max_length=500, description="Area, for a task that belongs to no project; 'none' takes it out."),
]
Under = Annotated[
    str | None, Field(max_length=500, description="Task of which this is a subtask; 'none' takes it out.")
]
DueWords = Annotated[
    str | None,
    Field(max_length=100, description="ISO date or plain words such as 'friday 3pm'; 'none' clears it."),
]
StartWords = Annotated[
    str | None,
    Field(max_length=100, description="Not before this date; ISO or plain words; 'none' clears it."),
]
Blockers = Annotated[list[Reference], Field(max_length=50, description="Tasks that must be done first.")]
Estimate = Annotated[int | None, Field(ge=0, le=100_000, description="Expected minutes; 0 clears it.")]
Actual = Annotated[int | None, Field(ge=0, le=100_000, description="Minutes it took; 0 clears it.")]
Effort = Annotated[TaskEnergy | None, Field(description="Energy that it takes.")]
Kind = Annotated[TaskKind | None, Field(description="Kind of work.")]
NewEffort = Annotated[TaskEnergy | Literal["none"] | None, Field(description="Energy that it takes.")]
NewKind = Annotated[TaskKind | Literal["none"] | None, Field(description="Kind of work.")]
Recurrence = Annotated[
    str | None,
    Field(
        max_length=300,
        description="'every other tuesday', 'the last friday of each month', or an RRULE; 'none' ends it.",
    ),
]
AfterCompletion = Annotated[bool | None, Field(description="The next date counts from the day it is done.")]
SubtasksRequired = Annotated[bool | None, Field(description="Not done before all its subtasks are.")]
Remind = Annotated[
    str | None,
    Field(max_length=100, description="Also remind of it: 'when due', '1 hour before', 'tomorrow at 9'."),
]
Following = Annotated[
    bool, Field(description="With due: move this and all following occurrences, not this one alone.")
]
Occurrence = Annotated[
    date | None,
    Field(description="The due date that is meant; nothing happens when the task has moved on since."),
]
