"""Which model to use: a value, light to import."""

from dataclasses import dataclass

from agent.prices import Price, price_of

OFFLINE = "offline"
GEMINI = "gemini-3.5-flash"


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """Which model to use. `deadline` bounds one answer in seconds, retries included.

    `price_input` and `price_output` are US dollars for a million tokens, in the place of the price that is known.
    """

    google_api_key: str | None = None
    gemini_model: str = GEMINI
    gemini_base_url: str | None = None
    provider_model: str | None = None
    deadline: float = 60.0
    price_input: float | None = None
    price_output: float | None = None

    @property
    def name(self) -> str:
        """The name by which users see it."""
        if self.provider_model:
            return self.provider_model
        return self.gemini_model if self.google_api_key else OFFLINE

    @property
    def price(self) -> Price | None:
        """What its tokens cost; None where nobody knows."""
        known = price_of(self.name)
        into, out = self.price_input, self.price_output
        if known:
            into, out = known.input if into is None else into, known.output if out is None else out
        return None if into is None or out is None else Price(into, out)
