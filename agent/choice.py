"""Which model to use: a value, light to import."""

from dataclasses import dataclass

OFFLINE = "offline"
GEMINI = "gemini-3.5-flash"


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """Which model to use. `deadline` bounds one answer in seconds, retries included."""

    google_api_key: str | None = None
    gemini_model: str = GEMINI
    gemini_base_url: str | None = None
    provider_model: str | None = None
    deadline: float = 60.0

    @property
    def name(self) -> str:
        """The name by which users see it."""
        if self.provider_model:
            return self.provider_model
        return self.gemini_model if self.google_api_key else OFFLINE
