"""What a run may spend on hosted models: each call is reserved before it is made and settled when it has ended."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date

from langchain_core.messages import AIMessage, AIMessageChunk

from agent.prices import Price
from memory import spending
from memory.database import Database
from memory.limits import Amounts
from memory.records import Json, User
from memory.scope import Scope
from memory.spending import Charge
from tools.spending_words import measures, near, reached
from tools.when import today

ANSWER = 1_000
"""Tokens that an answer is taken to have while nobody knows."""
LETTERS = 4
"""Characters of a token, where the provider does not count."""


class Refused(Exception):
    """A call may not be made. The text says which limit is reached, and until when."""


@dataclass(slots=True)
class HostedCall:
    """A call that may be made, and what is heard of its answer while it comes."""

    charge: Charge
    price: Price | None
    input_tokens: int = 0
    output_tokens: int = 0
    characters: int = 0

    def hear(self, part: AIMessage) -> None:
        """Take in a part of the answer: its characters, and what the provider says that it took."""
        calls = part.tool_call_chunks if isinstance(part, AIMessageChunk) else part.tool_calls
        self.characters += len(part.text) + sum(len(str(each["args"] or "")) for each in calls)
        if part.usage_metadata:
            self.input_tokens += part.usage_metadata["input_tokens"]
            self.output_tokens += part.usage_metadata["output_tokens"]

    def took(self, *, answered: bool) -> Charge:
        """What it took: what the provider has counted, else an estimate; nothing where it was not answered at all."""
        if self.input_tokens or self.output_tokens:
            return charge(
                self.charge.day, self.charge.model, self.price, self.input_tokens, self.output_tokens
            )
        if not answered and not self.characters:
            return charge(self.charge.day, self.charge.model, self.price, 0, 0)
        said = tokens_of(self.characters)
        return charge(self.charge.day, self.charge.model, self.price, self.charge.input_tokens, said)


class Purse:
    """One run's calls of hosted models. `whose` gives the user, whose limits and whose day hold.

    `spent` is what the calls that have ended came to.
    """

    def __init__(self, database: Database, whose: Callable[[], Awaitable[User]]) -> None:
        self.database = database
        self.whose = whose
        self.spent = Amounts()
        self.unwritten: list[tuple[Charge, Charge]] = []
        self.news: str | None = None

    async def reserve(self, model: str, price: Price | None, characters: int) -> HostedCall:
        """Count a call that asks with so many characters. Raises Refused where it may not be made.

        One round trip, in which what the calls before it took is written too.
        """
        user, now = await self.whose(), self.database.clock()
        day = today(now, user.zone, user.day_end)
        wanted = charge(day, model, price, tokens_of(characters), ANSWER)
        async with self.database.scope(user) as scope:
            await self.write(scope)
            reserving = await spending.reserve(scope, wanted, scope.limits)
        found = await reserving.reserved()
        beside = measures(found.day, found.month, wanted.amounts, self.database.limits)
        if not found.fits:
            raise Refused(reached(beside, model, day, now, user))
        if found.near:
            self.news = near(beside, day, now, user)
        return HostedCall(wanted, price)

    def settle(self, call: HostedCall, *, answered: bool) -> None:
        """The call has ended, with an answer or without one. What it took is written with the next transaction."""
        took = call.took(answered=answered)
        self.spent = self.spent.plus(took.amounts)
        self.unwritten.append((call.charge, took))

    async def write(self, scope: Scope) -> None:
        """Write what calls took, as part of a transaction of the same user; without any it is no statement."""
        count = len(self.unwritten)
        for reserved, took in self.unwritten[:count]:
            await spending.settle(scope, reserved, took)

        def written() -> None:
            del self.unwritten[:count]

        if count:
            scope.then(written)

    def told(self) -> str | None:
        """What the user is to be told of their limits, once."""
        news, self.news = self.news, None
        return news

    @property
    def cost(self) -> Json | None:
        """What the run's calls came to; None where none was made."""
        spent = self.spent
        if not spent.calls:
            return None
        return {"calls": spent.calls, "tokens": spent.tokens, "micros": spent.micros}


def charge(day: date, model: str, price: Price | None, input_tokens: int, output_tokens: int) -> Charge:
    """So many tokens of a model, with their price where it is known."""
    micros = price.micros(input_tokens, output_tokens) if price else 0
    return Charge(day, model, input_tokens, output_tokens, micros, price is not None)


def tokens_of(characters: int) -> int:
    """About so many tokens."""
    return -(-characters // LETTERS)
