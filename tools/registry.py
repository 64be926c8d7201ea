"""The whole list of tools, in the order in which a model sees it."""

from typing import Any

from tools import goals, insights, journal, plan, task_completion, task_lists, tasks, undo
from tools.tool import Tool

TOOLS: tuple[Tool[..., Any], ...] = (
    tasks.add_task,
    tasks.change_task,
    task_completion.complete_task,
    task_completion.reopen_task,
    task_completion.skip_task,
    tasks.delete_task,
    task_lists.list_tasks,
    task_lists.find_tasks,
    goals.add_pillar,
    goals.change_pillar,
    goals.list_pillars,
    goals.add_area,
    goals.change_area,
    goals.list_areas,
    goals.add_project,
    goals.change_project,
    goals.list_projects,
    journal.write_entry,
    journal.list_entries,
    plan.next_tasks,
    insights.list_insights,
    undo.undo,
    undo.redo,
    undo.list_operations,
    undo.history,
)
