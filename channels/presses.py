"""What a press of a button does, the same in every channel: once, as one operation, shown where the button hung."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from uuid import UUID, uuid5

from agent.offline.wording import plain as escaped
from agent.streams import Mark
from agent.turn import FAR, Run, Turns
from channels import hanging
from channels.commands import Commands
from channels.deeds import DEEDS
from channels.hanging import WEB, Here, after, several
from channels.message import Pressed
from channels.terminal import unmarked
from memory import approvals, deliveries, hung, operations, runs
from memory.database import Database
from memory.errors import AurumError, Conflict, NotFound
from memory.names import uuid_in
from memory.records import Verdict
from memory.said import Button, Said
from memory.scope import Scope
from tools import intents, rounds

SHORT = 180
"""Letters of the few words that pass."""
VERDICTS: dict[str, tuple[Verdict, str, str]] = {
    "yes": ("approved", "✓ You said yes.", "Approved"),
    "no": ("rejected", "✗ You said no.", "Declined"),
}
ABOUT_NOTHING = ("today", "next")
ALREADY = "That is done already."
TAKEN_BACK = "That was done, and taken back since. Say it in words to do it again."
SINCE = ("Taken back since.", "That was taken back already.")
"""What a message says from then on of what was undone elsewhere, and the few words that pass."""
AGAIN_SINCE = ("Done again since.", "That was done again already.")
"""The same of an undoing."""
UNKNOWN = "I don't know this button any more. Say it in words."
HOW_TO_EDIT = (
    "Say in your own words how you want it instead. That counts as a no to what I asked. "
    "In {} you can change it field by field."
)

Press = Callable[[UUID, str, str, str], Awaitable[Pressed]]


class Presses:
    """Does what is pressed, for users. `url` is where the web app is."""

    def __init__(self, database: Database, turns: Turns, url: str = "") -> None:
        self.database = database
        self.turns = turns
        self.commands = Commands(database, turns)
        self.how_to_edit = HOW_TO_EDIT.format(f"the [web]({url})" if url else "the web")
        self.verbs: dict[str, Press] = {
            **dict.fromkeys(DEEDS, self.deed), **dict.fromkeys((*VERDICTS, "edit"), self.answer),
            **dict.fromkeys(("why", *ABOUT_NOTHING), self.ask), "round": self.round, "stop": self.stop,
        }  # fmt: skip

    async def press(self, user_id: UUID, act: str, message: str, channel: str = WEB) -> Pressed:
        """Do it, once for this message. Where it can't be done the toast says why; only Unavailable is raised.

        `message` is the channel's id of the message at which the button hangs, in the web that in the life thread.
        """
        act = " ".join(act.split())
        verb, _, about = act.partition(" ")
        press = self.verbs.get(verb)
        if press is None or not (about or verb in ABOUT_NOTHING):
            return Pressed(UNKNOWN)
        try:
            return await press(user_id, act, channel, message)
        except AurumError as error:
            if error.status >= 500:
                raise
            return await self.refused(user_id, act, channel, message, error)

    async def hangs(self, user_id: UUID, channel: str, message: str, said: Said) -> None:
        """An answer was sent to a channel: its buttons will be known there."""
        if said.rows:
            async with self.database.scope(user_id) as scope:
                await hung.hang(scope, channel, message, said)

    async def deed(self, user_id: UUID, act: str, channel: str, message: str) -> Pressed:
        """What changes something: one transaction and one operation, with all that shows it."""
        verb, _, about = act.partition(" ")
        label, do = DEEDS[verb]
        operation = uuid5(user_id, f"{act} {channel} {message}")
        async with self.database.scope(user_id, operation=operation, label=label.format(about)) as scope:
            await alone(scope, operation)
            here = await hanging.find(scope, channel, message)
            stands = await operations.stands(scope, operation)
            if stands is False:
                return Pressed(TAKEN_BACK, await shown(scope, here, f"undo {operation}", SINCE[0]))
            if stands or not here.has(act):
                return Pressed(ALREADY, here.said)
            deed = await do(scope, about, here)
            toast = brief(deed.line)
            if here.delivery:
                await deliveries.answered(scope, here.delivery.id, toast, act)
            said = await shown(scope, here, act, f"✓ {deed.line}" if deed.acted else deed.line, deed.instead)
        return Pressed(toast, said, () if said else (Said(deed.line, tuple(filter(None, [deed.instead]))),))

    async def round(self, user_id: UUID, act: str, channel: str, message: str) -> Pressed:
        """An answer to a check-in, which knows by itself what was answered before."""
        _, round_id, value = act.split(" ", 2) if act.count(" ") >= 2 else (act, "", "")
        known = uuid_in(round_id)
        if known is None:
            return Pressed(UNKNOWN)
        async with self.database.scope(user_id, label="Answered a check-in") as scope:
            here = await hanging.find(scope, channel, message)
            step = await rounds.press(scope, known, value)
            if here.delivery:
                await deliveries.answered(scope, here.delivery.id, step.toast, act)
            if step.said is None:
                return Pressed(step.toast, None, step.more)
            if here.said and several(here.said):
                said = without(here.said, f"round {round_id} ")
                await hanging.keep(scope, here, said)
                return Pressed(step.toast, said, (step.said, *step.more))
            await hanging.keep(scope, here, step.said)
        return Pressed(step.toast, step.said, step.more)

    async def answer(self, user_id: UUID, act: str, channel: str, message: str) -> Pressed:
        """Yes or no to what a run asks; answered all, it goes on. Raises Conflict where it was answered before."""
        verb, _, about = act.partition(" ")
        approval_id = uuid_in(about)
        if approval_id is None:
            return Pressed(UNKNOWN)
        async with self.database.scope(user_id) as scope:
            asked = await approvals.approval(scope, approval_id)
            before = await runs.run(scope, asked.run_id)
        if asked.state != "pending":
            raise Conflict(f"This was {asked.state} already.")
        if verb == "edit":
            return Pressed("Say how you want it.", None, (Said(self.how_to_edit),))
        verdict, line, toast = VERDICTS[verb]
        await self.turns.answer(user_id, approval_id, verdict)
        async with self.database.scope(user_id) as scope:
            since = await runs.run(scope, asked.run_id)
            here = await hanging.find(scope, channel, message)
            said = await shown(scope, here, act, line)
        goes_on = since.attempt > before.attempt or since.state != "waiting"
        run = Run(self.turns, user_id, asked.run_id, Mark(before.attempt, FAR)) if goes_on else None
        return Pressed(toast, said, (), run)

    async def ask(self, user_id: UUID, act: str, channel: str, message: str) -> Pressed:
        """What only tells: a message of its own, once where it is about this one."""
        verb, _, about = act.partition(" ")
        async with self.database.scope(user_id) as scope:
            here = await hanging.find(scope, channel, message)
            if not here.has(act):
                return Pressed("I told you already.", here.said)
            told = await intents.explain(scope, about) if verb == "why" and is_intent(about) else ""
            said = after(here.said, act) if here.said else None
            if said and said != here.said:
                await hanging.keep(scope, here, said, act)
        more = (Said(escaped(told)),) if told else await self.commands.run(user_id, verb, about)
        return Pressed(f"{verb} {about}".strip().capitalize(), said, more)

    async def stop(self, user_id: UUID, act: str, channel: str, message: str) -> Pressed:
        """End the run."""
        run_id = uuid_in(act.partition(" ")[2])
        if run_id is None:
            return Pressed(UNKNOWN)
        seen = await self.turns.stop(user_id, run_id)
        return Pressed("That is over already." if seen.over else "Stopped.")

    async def refused(
        self, user_id: UUID, act: str, channel: str, message: str, error: AurumError
    ) -> Pressed:
        """Why it can't be done. What can't be done any more hangs there no longer."""
        conflicts = [str(each) for each in error.more.get("conflicts", [])]
        again = act.startswith(("undo ", "round ")) and "undone already" not in error.detail
        if again or not isinstance(error, (Conflict, NotFound)):
            return Pressed(brief(" ".join([error.detail, *conflicts[:1]])))
        async with self.database.scope(user_id) as scope:
            operation = uuid_in(act.partition(" ")[2]) if act.startswith("undo ") else None
            gone = await operations.gone(scope, operation) if operation else None
            line, toast = AGAIN_SINCE if gone == "undo" else SINCE if gone else ("", brief(error.detail))
            said = await shown(scope, await hanging.find(scope, channel, message), act, line)
        return Pressed(toast, said)


async def alone(scope: Scope, operation: UUID) -> None:
    """A press waits for the same one before it, and then finds what that did."""
    await scope.run("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"press {operation}"])


async def shown(
    scope: Scope, here: Here, act: str, line: str, instead: tuple[Button, ...] = ()
) -> Said | None:
    """What the message says from now on; None where nobody knows what it said."""
    if here.said is None:
        return None
    said = after(here.said, act, line, instead)
    if here.delivery and not several(here.said) and (told := await rounds.refreshed(scope, here.delivery.id)):
        said = replace(told, rows=(*told.rows, *filter(None, [instead])))
    await hanging.keep(scope, here, said, act, line)
    return said


def without(said: Said, begins: str) -> Said:
    """A message without the buttons whose acts begin like this."""
    kept = [tuple(each for each in row if not each.act.startswith(begins)) for row in said.rows]
    return replace(said, rows=tuple(row for row in kept if row))


def is_intent(ref: str) -> bool:
    return ref[:1] in "wW" and ref[1:].isdecimal()


def brief(line: str) -> str:
    """A line as the few words that pass."""
    said = " ".join(unmarked(line).split())
    return said if len(said) <= SHORT else f"{said[: SHORT - 1].rstrip()}…"
