"""What is said in a voice note, by Gemini. It is the user's own message, spoken, and taken as any other."""

import asyncio
import base64
import logging
from dataclasses import replace
from uuid import UUID

from langchain_core.messages import HumanMessage, SystemMessage

from agent import prompts
from agent.choice import ModelChoice
from agent.models import Models, reason
from agent.purse import LETTERS, Purse, Refused
from memory.database import Database
from memory.errors import AurumError, Invalid, Unavailable

log = logging.getLogger(__name__)

DEADLINE = 60.0
"""Seconds for a voice note."""
PACKED = 1_000
"""Bytes of a second of speech, where it is packed well: a voice note has twice to four times as many."""
TOKENS = 32
"""Tokens of a second of sound, as Gemini counts them."""
LONGEST = 20_000_000
"""Bytes of a voice note: what Gemini takes beside a question."""
DEAF = "I can't listen to voice notes without a Gemini key. Write it, please."


class Hearing:
    """Listens to voice notes, where there is a key for Gemini. Which model answers otherwise makes no difference."""

    def __init__(self, choice: ModelChoice, database: Database) -> None:
        self.models = Models(replace(choice, provider_model=None), [])
        self.database = database
        self.deaf = choice.google_api_key is None

    async def words(self, user_id: UUID, sound: bytes, mime: str) -> str:
        """What is said in it, word for word. One call, reserved and counted as a turn's are.

        Raises Invalid where it is too long or nothing is said in it, Unavailable where nobody can listen now.
        """
        if self.deaf:
            raise Unavailable(DEAF)
        if len(sound) > LONGEST:
            raise Invalid("That voice note is too long for me. Send it in parts, or write it.")
        async with self.database.scope(user_id) as scope:
            purse = Purse(self.database, scope.user)
            await scope.user()
        try:
            async with asyncio.timeout(DEADLINE):
                said = await self.asked(sound, mime, purse)
        except Refused as refused:
            raise Unavailable(f"{refused} Write it, please.") from None
        except AurumError:
            raise
        except (
            Exception
        ) as error:  # langchain-google-genai names no errors: its own, Google's and httpx's come through
            log.warning("a voice note was not heard", extra={"error": type(error).__name__})
            raise Unavailable(
                f"I could not listen: {self.models.name} {reason(error)}. Send it again, or write it."
            ) from error
        finally:
            async with self.database.scope(user_id) as scope:
                await purse.write(scope)
        if not said:
            raise Invalid("I heard no words in it. Say it again, or write it.")
        return said

    async def asked(self, sound: bytes, mime: str, purse: Purse) -> str:
        """The model's answer. How long it speaks nobody knows before: what is reserved is rather too much."""
        model = await self.models.plain()
        told = prompts.of("hear")
        media = {"type": "media", "mime_type": mime, "data": base64.b64encode(sound).decode()}
        characters = len(told) + len(sound) * TOKENS * LETTERS // PACKED
        async with self.models.paid(purse, characters) as hear:
            answer = await model.ainvoke([SystemMessage(told), HumanMessage([media])])
            hear(answer)
        return answer.text.strip()
