"""The tree in people's hands: moved by keys and by the mouse, written in, cleared out, undone."""

import re

import pytest
from playwright.async_api import Locator, expect

from tests.e2e.conftest import Newcomer, OpenWindow, Running
from tests.e2e.window import Window

pytestmark = pytest.mark.browser


async def opened(running: Running, window: OpenWindow, newcomer: Newcomer, *tasks: str) -> Window:
    """A window with a small life, its first project open."""
    desk = await window(running.url, session=await newcomer())
    await expect(desk.box).to_be_visible()
    await desk.life(*tasks)
    await expect(desk.line("Half marathon")).to_contain_text(f"0/{len(tasks)}")
    await desk.line("Half marathon").click()
    await expect(desk.line(tasks[-1])).to_be_visible()
    return desk


async def order(window: Window, *names: str) -> None:
    """These lines stand in this order, among others."""
    known = re.compile(rf"^({'|'.join(map(re.escape, names))})$")
    await expect(window.tree.locator(".name").filter(has_text=known)).to_have_text(list(names))


async def test_keys_move_a_task_among_its_neighbours_under_another_and_elsewhere(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await opened(running, window, newcomer, "Buy shoes", "Find a plan", "Run 5 km")
    other = await window(running.url, beside=desk)
    await desk.page.bring_to_front()
    keys = desk.page.keyboard

    await desk.line("Run 5 km").focus()
    await keys.press("Alt+ArrowUp")
    await order(desk, "Buy shoes", "Run 5 km", "Find a plan")
    await expect(desk.line("Run 5 km")).to_be_focused()
    await keys.press("Alt+ArrowRight")
    await expect(desk.line("Run 5 km")).to_have_attribute("aria-level", "5")
    await expect(desk.line("Run 5 km")).to_be_focused()
    await order(other, "Buy shoes", "Find a plan")
    await keys.press("Alt+ArrowLeft")
    await expect(desk.line("Run 5 km")).to_have_attribute("aria-level", "4")
    await order(desk, "Buy shoes", "Run 5 km", "Find a plan")

    await keys.press("m")
    await desk.page.get_by_role("combobox", name="Move Run 5 km to").fill("training")
    await keys.press("Enter")
    await order(desk, "Buy shoes", "Find a plan", "Training plan", "Run 5 km")
    await order(other, "Buy shoes", "Find a plan", "Training plan")
    moved = desk.toasts.locator(".toast").filter(has_text="Moved Run 5 km to Training plan")
    await moved.get_by_role("button", name="Undo").click()
    await order(desk, "Buy shoes", "Run 5 km", "Find a plan", "Training plan")


async def drag(window: Window, line: Locator, onto: Locator, share: float) -> None:
    """Drag a line to some part of the height of another one."""
    start, end = await line.bounding_box(), await onto.bounding_box()
    assert start is not None
    assert end is not None
    mouse = window.page.mouse
    await mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    await mouse.down()
    await mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2, steps=6)
    await mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] * share, steps=3)
    await mouse.up()


async def test_a_line_is_dragged_before_another_and_into_another(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await opened(running, window, newcomer, "Buy shoes", "Find a plan", "Run 5 km")
    await drag(desk, desk.line("Run 5 km"), desk.line("Buy shoes"), 0.1)
    await order(desk, "Run 5 km", "Buy shoes", "Find a plan")
    await drag(desk, desk.line("Buy shoes"), desk.line("Training plan"), 0.5)
    await order(desk, "Run 5 km", "Find a plan", "Training plan", "Buy shoes")
    await drag(desk, desk.line("Training plan"), desk.line("Half marathon"), 0.1)
    await order(desk, "Training plan", "Buy shoes", "Half marathon", "Run 5 km", "Find a plan")
    await expect(desk.page.get_by_role("region", name="Buy shoes"), "a drag is no click").to_have_count(0)
    await expect(desk.toasts).to_contain_text("Moved Training plan")
    await desk.page.reload()
    await order(desk, "Training plan", "Buy shoes", "Half marathon", "Run 5 km", "Find a plan")


async def test_lines_are_written_in_added_done_and_deleted_where_they_stand(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await opened(running, window, newcomer, "Buy shoes")
    other = await window(running.url, beside=desk)
    await desk.page.bring_to_front()
    keys = desk.page.keyboard

    await desk.line("Buy shoes").focus()
    await keys.press("F2")
    await keys.type("Nothing of this")
    await keys.press("Escape")
    await expect(desk.line("Buy shoes")).to_be_focused()
    await keys.press("Enter")
    await keys.type("Buy light shoes")
    await keys.press("Enter")
    await expect(desk.line("Buy light shoes")).to_be_focused()
    await expect(other.line("Buy light shoes")).to_be_visible()

    await keys.press("n")
    for title in ("Find a plan", "Run 5 km"):
        await keys.type(title)
        await keys.press("Enter")
        await expect(desk.line(title)).to_be_visible()
    await keys.press("Escape")
    await expect(desk.line("Half marathon")).to_contain_text("0/3")

    await desk.line("Find a plan").focus()
    await keys.press(" ")
    await expect(desk.line("Find a plan")).to_have_count(0)
    await expect(desk.line("Half marathon")).to_contain_text("1/3")
    await desk.line("Run 5 km").focus()
    await keys.press("Delete")
    await expect(desk.line("Run 5 km")).to_have_count(0)
    await expect(other.line("Run 5 km")).to_have_count(0)
    await keys.press("ControlOrMeta+z")
    await expect(desk.line("Run 5 km")).to_be_visible()
    await expect(other.line("Run 5 km")).to_be_visible()


async def test_several_tasks_are_selected_changed_at_once_and_brought_back(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await opened(running, window, newcomer, "Buy shoes", "Find a plan", "Run 5 km", "Rest")
    keys = desk.page.keyboard

    await desk.line("Buy shoes").click(modifiers=["ControlOrMeta"])
    await desk.line("Run 5 km").click(modifiers=["Shift"])
    await expect(desk.page.get_by_role("toolbar", name="3 tasks selected")).to_be_visible()
    await keys.press("Escape")
    await expect(desk.page.get_by_role("toolbar", name="selected")).to_have_count(0)
    await desk.line("Rest").focus()
    await keys.press("x")
    await expect(desk.line("Rest")).to_have_attribute("aria-selected", "true")
    await keys.press("x")
    await expect(desk.line("Rest")).to_have_attribute("aria-selected", "false")

    await desk.line("Buy shoes").click(modifiers=["ControlOrMeta"])
    await desk.line("Run 5 km").click(modifiers=["ControlOrMeta"])
    bar = desk.page.get_by_role("toolbar", name="2 tasks selected")
    await bar.get_by_role("combobox", name="Priority").select_option("High")
    await expect(desk.toasts).to_contain_text("High priority: 2 tasks")
    await bar.get_by_role("textbox", name="Due").fill("no such day")
    await keys.press("Enter")
    await expect(bar.get_by_role("textbox", name="Due"), "what failed can be mended").to_have_value(
        "no such day"
    )
    await bar.get_by_role("textbox", name="Due").fill("2031-05-02")
    await keys.press("Enter")
    await expect(desk.toasts).to_contain_text("Due 2031-05-02: 2 tasks")
    await bar.get_by_role("textbox", name="Add a tag").fill("running")
    await keys.press("Enter")
    await expect(desk.toasts).to_contain_text("Tagged 2 tasks “running”")
    found = (await desk.call("GET", "tasks"))["items"]
    assert {each["title"]: (each["priority"], each["due_date"], each["tags"]) for each in found} == {
        "Buy shoes": ("high", "2031-05-02", ["running"]),
        "Find a plan": ("medium", None, []),
        "Run 5 km": ("high", "2031-05-02", ["running"]),
        "Rest": ("medium", None, []),
    }
    await expect(desk.page.get_by_role("region", name="Buy shoes"), "selecting opens nothing").to_have_count(
        0
    )

    await bar.get_by_role("button", name="Delete").click()
    await order(desk, "Find a plan", "Rest")
    await expect(bar).to_have_count(0)
    deleted = desk.toasts.locator(".toast").filter(has_text="Deleted 2 tasks")
    await deleted.get_by_role("button", name="Undo").click()
    await order(desk, "Buy shoes", "Find a plan", "Run 5 km", "Rest")


async def test_selected_tasks_move_together_and_completing_hands_the_focus_on(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await opened(running, window, newcomer, "Buy shoes", "Find a plan", "Run 5 km", "Rest")
    keys = desk.page.keyboard
    bar = desk.page.get_by_role("toolbar", name="2 tasks selected")
    await desk.line("Find a plan").click(modifiers=["ControlOrMeta"])
    await desk.line("Rest").click(modifiers=["ControlOrMeta"])
    await bar.get_by_role("button", name="Move to…").click()
    await desk.page.get_by_role("combobox", name="Move 2 tasks to").fill("health")
    await desk.page.get_by_role("option", name="Health").first.click()
    await expect(desk.toasts).to_contain_text("Moved 2 tasks to Health")
    await expect(desk.line("Half marathon")).to_contain_text("0/2")
    await expect(bar).to_have_count(0)
    await desk.line("Buy shoes").focus()
    await keys.press("x")
    one = desk.page.get_by_role("toolbar", name="1 task selected")
    await one.get_by_role("button", name="Complete").click()
    await expect(desk.line("Buy shoes")).to_have_count(0)
    await expect(desk.line("Half marathon")).to_contain_text("1/2")
    await expect(desk.line("Run 5 km"), "the focus goes on to a neighbour").to_be_focused()
