"""What a person's time went into: a row for each thing done, and for time set aside where nothing was done."""

from dataclasses import dataclass
from datetime import date, datetime

from memory.blackboard import Block, Completion, Evidence
from memory.records import Pillar
from tools.hrm.scene import Scene
from tools.when import say_due

ASSUMED_MINUTES = 30
"""What a completion counts for that has neither an actual nor an estimated time."""


@dataclass(frozen=True, slots=True)
class Effort:
    """Minutes on one of the user's days, the pillar they served (None: none), and the row that says so.

    `assumed` where the row knows no time; `done` where it is a completion and not time set aside.
    """

    day: date
    pillar: Pillar | None
    minutes: int
    assumed: bool
    done: bool
    row: Evidence


def efforts(scene: Scene) -> tuple[Effort, ...]:
    """Everything of the past's days, newest first.

    A completion counts with the minutes it took, else those it was estimated at, else ASSUMED_MINUTES. A block counts
    once it is over, and only where its task was not completed: a task's own minutes hold that time already.
    """
    found = [_of_completion(scene, day, each) for day, each in scene.done]
    done = {each.task_id for _, each in scene.done}
    occurrences = {(day, each.title, each.project_id) for day, each in scene.done if each.recurring}
    for each in scene.past.blocks:
        task = scene.tasks.get(each.task_id)
        repeated = task is not None and (each.day, each.title, task.project_id) in occurrences
        if task and each.task_id not in done and not (each.done or repeated) and _is_over(scene, each):
            found.append(_of_block(scene, each, scene.pillar_of(task)))
    return tuple(sorted(found, key=lambda each: (each.day, each.row.id.int), reverse=True))


def _of_completion(scene: Scene, day: date, done: Completion) -> Effort:
    assumed = done.minutes is None
    minutes = ASSUMED_MINUTES if done.minutes is None else max(done.minutes, 0)
    said = f"{minutes} min{' assumed' if assumed else ''}, done {say_due(day, None, scene.today)}"
    row = Evidence("tasks", done.task_id, done.ref, done.title, said)
    return Effort(day, scene.pillar_of(done), minutes, assumed, True, row)


def _of_block(scene: Scene, block: Block, pillar: Pillar | None) -> Effort:
    begins, ends = (datetime.combine(block.day, at) for at in (block.start_time, block.end_time))
    minutes = max(int((ends - begins).total_seconds() // 60), 0)
    said = f"{minutes} min set aside {say_due(block.day, block.start_time, scene.today)}, not completed"
    row = Evidence("blocks", block.id, block.ref, block.title, said)
    return Effort(block.day, pillar, minutes, False, False, row)


def _is_over(scene: Scene, block: Block) -> bool:
    return datetime.combine(block.day, block.end_time) <= scene.local(scene.now).replace(tzinfo=None)
