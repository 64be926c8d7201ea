"""`aurum chat`: the same turns as everywhere, in the terminal."""

import asyncio
import contextlib
import json
import readline
import sys
from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from agent.events import Event, RunFailed
from agent.turn import Inbound
from api import jobs
from api.aurum import Aurum, migrate
from api.commands.common import servers
from api.parts import Push, app_url
from api.settings import read
from api.worker import pusher
from channels import terminal, web
from channels.choice import SlackChoice, TelegramChoice
from memory import conversations, people
from memory.errors import AurumError
from memory.records import Message

RECENT = 6
"""Messages shown again when a conversation is taken up."""


def run(arguments: Namespace) -> int:
    """Talk until the end of input, or say one thing."""
    settings = read()
    web.thread_name(arguments.thread)
    if arguments.message:
        web.sayable(arguments.message)
    with servers(settings) as found, asyncio.Runner() as runner:
        if found.alone:
            runner.run(migrate(found.owner_url))
        push: Push = (
            (lambda _: None)
            if found.alone
            else pusher(found.redis_url.replace("unix://", "redis+socket://", 1))
        )
        deaf = replace(settings, telegram=TelegramChoice(), slack=SlackChoice())  # the server listens there
        aurum = Aurum(deaf, app_url(settings, found.owner_url), found.redis_url, push, pool=4)
        runner.run(aurum.open())
        try:
            talk = Talk(aurum, runner.run(people.owner(aurum.database)), arguments, found.alone)
            return talk.once(runner) if arguments.message else talk.on(runner, settings.data / "chat_history")
        finally:
            runner.run(aurum.close())


class Talk:
    """One conversation in one terminal."""

    def __init__(self, aurum: Aurum, owner: UUID, arguments: Namespace, alone: bool) -> None:
        self.aurum = aurum
        self.owner = owner
        self.arguments = arguments
        self.thread = web.thread_name(arguments.thread)
        self.alone = alone
        self.colour = sys.stdout.isatty() and not arguments.json

    def once(self, runner: asyncio.Runner) -> int:
        """Say the message that was given."""
        return 0 if runner.run(self.say(self.arguments.message)) else 1

    def on(self, runner: asyncio.Runner, history: Path) -> int:
        """Show where the conversation stands, then take line after line."""
        with contextlib.suppress(OSError):
            readline.read_history_file(history)
        runner.run(self.recall())
        with contextlib.suppress(EOFError, KeyboardInterrupt):
            while True:
                line = input("› " if self.colour else "")
                if line.strip():
                    try:
                        runner.run(self.say(line))
                    except AurumError as error:
                        print(error.detail, file=sys.stderr)
        with contextlib.suppress(OSError):
            readline.write_history_file(history)
        return 0

    async def recall(self) -> None:
        """The last messages, so that one knows where one was."""
        async with self.aurum.database.scope(self.owner) as scope:
            thread = await conversations.thread(scope, self.thread)
            page = await conversations.messages(scope, thread.id, limit=RECENT)
        for message in page.items:
            if not self.arguments.json and (text := remembered(message)):
                print(terminal.paint(text, terminal.DIM, self.colour))

    async def say(self, text: str) -> bool:
        """Take a turn and print it as it happens; False when it failed."""
        failed = False
        inbound = Inbound(self.thread, conversations.new_id(), web.sayable(text))
        run = await self.aurum.turns.begin(self.owner, inbound)
        async for events in run.events():
            failed = failed or any(isinstance(event, RunFailed) for event in events)
            for event in events:
                self.show(event)
        if self.alone:  # no worker runs: what the turn has left to do is done here
            await jobs.sweep(self.aurum.database)
        await self.aurum.told()  # the loop rests while the next line is typed
        return not failed

    def show(self, event: Event) -> None:
        """Print an event, for a person or for a program."""
        if self.arguments.json:
            for each in web.wire(event):
                print(json.dumps(each, ensure_ascii=False), flush=True)
        else:
            print(terminal.printed(event, colour=self.colour), end="", flush=True)


def remembered(message: Message) -> str:
    """A message as it is shown again."""
    if message.role == "tool" or not message.content.strip():
        return ""
    return f"{'› ' if message.role == 'user' else ''}{message.content}"
