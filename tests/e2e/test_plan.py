"""A day planned and accepted, weights moved beside what they do, balance down to its rows, a forecast."""

import re
from datetime import datetime

import psycopg
import pytest
from playwright.async_api import Locator, expect

from memory.embedded import Embedded
from tests.e2e.conftest import Newcomer, OpenWindow, Running
from tests.e2e.window import Window

pytestmark = pytest.mark.browser

HEALTH, WORK = {"name": "Health", "time_allocation": 40}, {"name": "Work", "time_allocation": 60}


async def planned(running: Running, window: OpenWindow, newcomer: Newcomer) -> Window:
    """A window on tomorrow's plan, with two hours of work in a project of Health."""
    desk = await window(f"{running.url}/#/plan", session=await newcomer())
    await expect(desk.box).to_be_hidden()
    await desk.life()
    for title, minutes in (("Write the speech", 90), ("Call the hall", 30)):
        await desk.call("POST", "tasks", {"title": title, "project": "P1", "estimate": minutes})
    await view(desk, "Plan my day").get_by_role("radio", name="Tomorrow").check()
    return desk


def view(desk: Window, name: str) -> Locator:
    """A view in the middle."""
    return desk.page.get_by_role("main").get_by_role("region", name=name, exact=True)


async def accept(desk: Window) -> Locator:
    """Accept the first way to spend the day; the list of its blocks."""
    plan = view(desk, "Plan my day")
    await expect(plan.get_by_role("list", name=re.compile("blocks$")).first).to_contain_text(
        "Write the speech"
    )
    await plan.get_by_role("button", name=re.compile("^Accept")).first.click()
    await expect(desk.toasts).to_contain_text("Planned: 2 blocks, 2 h.")
    blocks = plan.get_by_role("list", name="Blocks", exact=True)
    await expect(blocks).to_contain_text("Write the speech")
    return blocks


async def test_a_day_is_planned_and_accepted_in_every_window_and_undone_in_one_go(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await planned(running, window, newcomer)
    other = await window(f"{running.url}/#/plan", beside=desk)
    await view(other, "Plan my day").get_by_role("radio", name="Tomorrow").check()
    await desk.page.bring_to_front()
    plan = view(desk, "Plan my day")
    await (
        plan.get_by_role("group", name="Your energy then")
        .get_by_role("button", name="High", exact=True)
        .click()
    )
    await expect(plan).to_contain_text("8 h free")
    await plan.get_by_label("to", exact=True).fill("12:00")
    await plan.get_by_label("to", exact=True).blur()
    await expect(plan).to_contain_text("3 h free")

    await accept(desk)
    followed = view(other, "Plan my day").get_by_role("list", name="Blocks", exact=True)
    await expect(followed.get_by_role("listitem")).to_have_count(2)
    await desk.toasts.get_by_role("button", name="Undo").last.click()
    await expect(followed).to_have_count(0)
    await expect(plan.get_by_role("button", name=re.compile("^Accept")).first).to_be_visible()


async def test_a_block_is_moved_by_keys_by_hand_and_by_typing_and_done_in_the_plan(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await planned(running, window, newcomer)
    blocks = await accept(desk)
    edge = blocks.get_by_role("slider", name="End of Call the hall")
    times = blocks.get_by_role("button", name="Times of Call the hall")
    was = int(await edge.get_attribute("aria-valuenow") or 0)

    await edge.focus()
    await desk.page.keyboard.press("ArrowDown")
    await desk.page.keyboard.press("ArrowDown")
    await expect(edge).to_have_attribute("aria-valuenow", str(was + 10))
    await expect(desk.toasts).to_contain_text("Call the hall:")
    await drag(desk, edge, by=30)
    await expect(edge).to_have_attribute("aria-valuenow", str(was + 30))

    await times.click()
    typed = desk.page.get_by_role("dialog", name="Times of Call the hall")
    await typed.get_by_label("From").fill("14:00")
    await typed.get_by_label("to", exact=True).fill("13:00")
    await expect(typed.get_by_role("alert")).to_be_visible()
    await typed.get_by_label("to", exact=True).fill("15:15")
    await typed.get_by_role("button", name="Save").click()
    await expect(times).to_have_text("14:00–15:15")
    await desk.page.reload()
    await view(desk, "Plan my day").get_by_role("radio", name="Tomorrow").check()
    await expect(times, "it is kept").to_have_text("14:00–15:15")

    await blocks.get_by_role("button", name="Complete Call the hall").click()
    await expect(blocks.get_by_role("button", name="Reopen Call the hall")).to_be_visible()
    await blocks.get_by_role("button", name="Remove Write the speech from the plan").click()
    await expect(blocks.get_by_role("listitem")).to_have_count(1)
    await desk.toasts.get_by_role("button", name="Undo").last.click()
    await expect(blocks.get_by_role("listitem")).to_have_count(2)


async def drag(window: Window, edge: Locator, by: int) -> None:
    """Draw an edge of a block so many pixels down."""
    box = await edge.bounding_box()
    assert box is not None
    mouse, x, y = window.page.mouse, box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    await mouse.move(x, y)
    await mouse.down()
    await mouse.move(x, y + by / 2, steps=4)
    await mouse.move(x, y + by, steps=4)
    await mouse.up()


async def test_a_weight_shows_what_it_would_do_before_it_is_saved_and_then_today_follows(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await window(f"{running.url}/#/weights", session=await newcomer())
    await expect(view(desk, "How priorities are weighed")).to_be_visible()
    await desk.call("POST", "pillars", HEALTH)
    await desk.call("POST", "areas", {"name": "Fitness", "pillar": "PL1", "importance": 5})
    await desk.call("POST", "projects", {"name": "Half marathon", "area": "A1", "importance": 5})
    await desk.call("POST", "tasks", {"title": "Run 5 km", "project": "P1"})
    await desk.call("POST", "tasks", {"title": "Return the books", "due": "today"})
    preview = desk.page.get_by_role("list", name="Preview")
    await expect(desk.today.locator(".row").first).to_contain_text("Return the books")
    await expect(preview.get_by_role("listitem").first).to_contain_text("Return the books")

    deadlines = desk.page.get_by_role("slider", name=re.compile("Urgency|Deadline", re.I)).first
    await deadlines.focus()
    await desk.page.keyboard.press("Home")
    await expect(preview.get_by_role("listitem").first).to_contain_text("Run 5 km")
    await expect(preview.get_by_role("listitem").first).to_contain_text("up 1")
    await expect(desk.today.locator(".row").first, "nothing is saved yet").to_contain_text("Return the books")
    await desk.page.get_by_role("button", name="Discard").click()
    await expect(preview.get_by_role("listitem").first).to_contain_text("Return the books")

    await deadlines.focus()
    await desk.page.keyboard.press("Home")
    await desk.page.get_by_role("button", name="Save", exact=True).click()
    await expect(desk.today.locator(".row").first).to_contain_text("Run 5 km")
    await desk.toasts.get_by_role("button", name="Undo").last.click()
    await expect(desk.today.locator(".row").first).to_contain_text("Return the books")
    await expect(deadlines).not_to_have_value("0")


async def test_balance_says_what_is_missing_and_opens_to_the_rows_behind_each_percentage(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await window(f"{running.url}/#/balance", session=await newcomer())
    balance = view(desk, "Balance")
    await expect(balance.get_by_role("button", name="Set up your life")).to_be_visible()
    await desk.call("POST", "pillars", {"name": "Health"})
    await balance.get_by_role("button", name="Set the share of Health").click()
    share = desk.page.get_by_role("region", name="Health", exact=True).get_by_label("Share of time")
    await share.fill("40")
    await share.blur()
    await desk.call("POST", "pillars", WORK)
    for number, (name, title) in enumerate((("Fitness", "Run 5 km"), ("Office", "Write the report")), 1):
        await desk.call("POST", "areas", {"name": name, "pillar": f"PL{number}"})
        await desk.call("POST", "tasks", {"title": title, "area": f"A{number}"})
        await desk.call("PATCH", f"tasks/T{number}", {"actual": 60})
        await desk.call("PUT", f"tasks/T{number}/completion")

    await expect(balance).to_contain_text("90.0")
    shares = balance.get_by_role("figure", name="Planned and actual time by pillar")
    health = shares.get_by_role("button", name=re.compile("^Health"))
    await expect(health).to_contain_text("50 % of 40 %")
    await expect(health).to_contain_text("10 points more than planned")
    await health.click()
    await shares.get_by_role("button", name="Run 5 km").click()
    await expect(desk.page.get_by_role("region", name="Run 5 km", exact=True)).to_be_visible()
    await shares.get_by_text("Show the numbers").click()
    await expect(shares.get_by_role("row", name=re.compile("Work"))).to_contain_text("60 %")
    await balance.get_by_role("radio", name="Pillars").check()
    await balance.get_by_role("button", name=re.compile("^Score .* of Work: why")).click()
    await expect(balance.get_by_role("region", name="What matters most now")).to_contain_text("Work")


async def test_a_project_with_a_past_says_when_it_will_be_done_and_one_without_that_it_cannot(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await window(running.url, session=await newcomer())
    await expect(desk.box).to_be_visible()
    await desk.life(*(f"Run {number} km" for number in range(1, 25)))
    await desk.call("POST", "tasks", {"title": "Look around", "project": "P2"})
    for number in range(1, 19):
        await desk.call("PUT", f"tasks/T{number}/completion")
    await age(running, (await desk.call("GET", "projects/P1"))["id"])
    await desk.page.goto(f"{running.url}/#/life/P1")
    await desk.page.reload()
    forecast = desk.page.get_by_role("region", name="Half marathon").get_by_role("region", name="Forecast")
    await expect(forecast).to_contain_text("Likely by")
    await expect(forecast).to_contain_text("85 %")
    drawn = forecast.get_by_role("figure", name="Forecast of Half marathon").get_by_role("img")
    await expect(drawn).to_have_attribute("aria-label", re.compile("with a chance of 50 %"))

    await desk.line("Training plan").click()
    await desk.page.goto(f"{running.url}/#/life/P2")
    unknown = desk.page.get_by_role("region", name="Training plan").get_by_role("region", name="Forecast")
    await expect(unknown).to_be_visible()
    await expect(unknown).not_to_contain_text("Likely by")


async def age(running: Running, project: str) -> None:
    """Put what was done in a project into the last six weeks, three tasks a week."""
    async with await psycopg.AsyncConnection.connect(Embedded(running.data).owner_url) as connection:
        await connection.execute("select set_config('aurum.operation', gen_random_uuid()::text, true)")
        await connection.execute(
            """
            with done as (
              select id, row_number() over (order by number) as place from tasks
              where project_id = %(project)s and completed_at is not null
            )
            update tasks set completed_at = %(now)s - make_interval(hours => (56 * place)::int)
            from done where tasks.id = done.id
            """,
            {"project": project, "now": datetime.now().astimezone()},
        )
        await connection.execute(
            "update tasks set created_at = created_at - interval '60 days' where project_id = %s", [project]
        )
        await connection.execute(
            "update projects set created_at = created_at - interval '60 days' where id = %s", [project]
        )
