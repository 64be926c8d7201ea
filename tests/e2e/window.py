"""A window of Aurum as a person meets it: things are found by their roles and names."""

import re
from pathlib import Path
from typing import Any

from playwright.async_api import ConsoleMessage, Dialog, Locator, Page, Request, expect

STORY = "I want to run a half marathon in spring. Put it under Health. First thing: buy shoes by Friday"
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
PICTURES = Path(__file__).parent.parent.parent / "artefacts"
CALL = """async ([method, path, body]) => {
  const headers = body === null ? {} : { "Content-Type": "application/json" };
  const response = await fetch(path, { method, headers, body: body === null ? null : JSON.stringify(body) });
  if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
  return response.status === 204 ? null : response.json();
}"""
WATCH = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`))"""


class Window:
    """One page. `complaints` gathers what must never happen in any."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.origin = re.sub(r"/#.*", "", url)
        self.complaints: list[str] = []
        self.box = page.get_by_role("textbox", name="Message Aurum")
        self.conversation = page.get_by_role("log", name="Conversation")
        self.today = page.get_by_role("region", name="Today")
        self.blackboard = page.get_by_role("region", name="Blackboard")
        self.tree = page.get_by_role("tree", name="Life")
        self.toasts = page.locator(".toasts")

    async def watch(self) -> None:
        """Take note of errors, dialogs, broken policies and questions to strangers."""
        await self.page.add_init_script(WATCH)
        self.page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        self.page.on("dialog", self.dialog)
        self.page.on("console", self.console)
        self.page.on("request", self.request)

    async def dialog(self, dialog: Dialog) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        await dialog.dismiss()

    def console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.complaints.append(f"console: {message.text}")

    def request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.origin}/", "data:", "blob:")):
            self.complaints.append(f"request: {request.url}")

    async def call(self, method: str, path: str, body: object = None) -> Any:
        """Ask Aurum by HTTP as whoever is signed in here; the answer's JSON."""
        return await self.page.evaluate(CALL, [method, f"/api/{path}", body])

    async def life(self, *tasks: str) -> None:
        """Health › Fitness › Half marathon with these tasks; Training plan beside it, empty."""
        await self.call("POST", "pillars", {"name": "Health"})
        await self.call("POST", "areas", {"name": "Fitness", "pillar": "PL1"})
        await self.call("POST", "projects", {"name": "Half marathon", "area": "A1"})
        await self.call("POST", "projects", {"name": "Training plan", "area": "A1"})
        for title in tasks:
            await self.call("POST", "tasks", {"title": title, "project": "P1"})

    async def names(self) -> list[str]:
        """The lines of the tree by their names, top down."""
        return await self.tree.locator(".name").all_inner_texts()

    async def command(self, name: str) -> None:
        """Do what the palette calls so."""
        await self.page.keyboard.press("ControlOrMeta+k")
        field = self.page.get_by_role("combobox", name="Add or find")
        await field.fill(f">{name}")
        await self.page.get_by_role("option", name=name).click()

    async def say(self, text: str) -> None:
        """Type a message and send it, without waiting for the answer."""
        await self.box.fill(text)
        await self.box.press("Enter")

    async def ask(self, text: str) -> None:
        """Say something and wait until it is answered."""
        await self.say(text)
        await self.answered(text)

    async def answered(self, text: str) -> None:
        """Wait until the newest turn begins with these words and is through."""
        await expect(self.turn.locator(".said p")).to_have_text(text)
        await expect(self.words).to_be_visible()
        await expect(self.conversation).to_have_attribute("aria-busy", "false")
        await expect(self.turn.locator(".streaming")).to_have_count(0)

    @property
    def turn(self) -> Locator:
        """The newest turn."""
        return self.conversation.locator(".turn").last

    @property
    def words(self) -> Locator:
        """Aurum's last words in the newest turn."""
        return self.turn.locator(".words").last

    def card(self, tool: str) -> Locator:
        """The newest turn's card of a tool."""
        return self.turn.get_by_role("group", name=re.compile(f"^{tool}: "))

    def line(self, name: str) -> Locator:
        """A line of the tree."""
        return self.tree.get_by_role("treeitem").filter(has_text=name)

    def row(self, title: str) -> Locator:
        """A task in Today."""
        return self.today.locator(".row").filter(has_text=title)

    def insight(self, title: str) -> Locator:
        """An insight on the blackboard."""
        return self.blackboard.get_by_role("article", name=title)

    async def panel(self, name: str) -> None:
        """Where one panel is shown at a time: show this one."""
        panels = self.page.get_by_role("navigation", name="Panels")
        await panels.get_by_role("button", name=name).click()

    async def picture(self, name: str) -> None:
        """Keep a picture for people to look at, once what was asked for is drawn."""
        await self.page.evaluate(DRAWN)
        await self.page.screenshot(path=PICTURES / f"{name}.png")
