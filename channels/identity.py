"""Connecting a chat with its user, as the chat sees it: codes, the question that a code is followed by, parting."""

from channels.message import Pressed, Received
from memory import identities, links
from memory.database import Database
from memory.errors import AurumError
from memory.identities import Identity
from memory.links import Party
from memory.names import uuid_in
from memory.said import Button, Said

LONGEST = 64
"""Letters of what a code may come as."""
NAMES = {"telegram": "Telegram", "slack": "Slack"}
TAKEN = "That was answered already, or is too old. Ask for a new code."


class Linking:
    """What a sender says and presses about who they are. `url` is where the web app is."""

    def __init__(self, database: Database, url: str = "") -> None:
        self.database = database
        self.url = url

    @property
    def page(self) -> str:
        """The page on which chats are connected, as it is called there."""
        return f"*Channels and check-ins* in Aurum{f' ({self.url}/#/channels)' if self.url else ''}"

    def help(self, received: Received) -> Said:
        """The one thing that is said to somebody who is nobody here."""
        word = "`/aurum link <code>`" if received.address.channel == "slack" else "`/link <code>`"
        return Said(
            "I am Aurum. I don't know this chat, so I read nothing of what is written here.\n\n"
            f"Is Aurum yours? Open {self.page} and connect this chat: send me {word} with the code that you see there. "
            "Or send /link here, and type the code that I show into that page."
        )

    async def offer(self, received: Received, identity: Identity | None) -> Said:
        """A code for the web; who is connected already is told so."""
        note = ""
        if identity:
            note = f"\n\nThis chat is connected already, with Aurum of {await self.named(identity)}; /unlink parts it."
        _, code = await links.offer(self.database, party(received))
        return Said(
            f"Your code: `{code}`\n\nType it into {self.page} within ten minutes. Show it to nobody.{note}"
        )

    async def show(self, received: Received, code: str) -> Said:
        """A code of the web's: whoever shows it is asked first, since a link can be forwarded."""
        code = code.strip()
        if len(code) > LONGEST:
            return Said(links.UNKNOWN)
        if not received.private:
            await links.void(self.database, code)
            return Said("Codes are for a private chat with me alone. If that was one, it is void now.")
        try:
            link = await links.present(self.database, party(received), code)
        except AurumError as error:
            if error.status >= 500:
                raise
            return Said(error.detail)
        assert link.user_id
        async with self.database.scope(link.user_id) as scope:
            name = (await scope.user()).name
        where = f" ({self.url})" if self.url else ""
        return Said(
            f"Connect this chat to Aurum of **{name}**{where}?\n\nWhatever you write here then goes into that Aurum, "
            "and it writes to you here. If you did not ask for this yourself, press No.",
            ((Button("Connect", f"link yes {link.id}", "good"), Button("No", f"link no {link.id}", "bad")),),
        )

    async def press(self, received: Received) -> Pressed:
        """The answer to that question."""
        _, _, rest = received.act.partition(" ")
        verdict, _, about = rest.partition(" ")
        link_id = uuid_in(about)
        if link_id is None or verdict not in ("yes", "no") or not received.private:
            return Pressed(TAKEN)
        link = await links.agree(self.database, party(received), link_id, yes=verdict == "yes")
        if link is None:
            return Pressed(TAKEN)
        if verdict == "no":
            return Pressed("Not connected", Said("Not connected. The code is void."))
        assert link.user_id
        async with self.database.scope(link.user_id) as scope:
            scope.emit({"type": "changed", "nouns": ["links"]})
        return Pressed(
            "Now confirm it in Aurum",
            Said(f"One step is left: open {self.page}, and confirm this chat there."),
        )

    async def part(self, identity: Identity) -> Said:
        """This chat is nobody's any more."""
        async with self.database.scope(identity.user_id) as scope:
            await identities.unlink(scope, identity.id)
            scope.emit({"type": "changed", "nouns": ["identities"]})
        return Said("This chat is no longer connected. /link connects it again.")

    async def named(self, identity: Identity) -> str:
        """What its user is called."""
        async with self.database.scope(identity.user_id) as scope:
            return (await scope.user()).name


def party(received: Received) -> Party:
    """Who wrote or pressed, and where they alone read."""
    to = received.address
    return Party(to.channel, to.tenant, received.sender, to.chat, received.name)
