"""Which channels there are, and what they are reached with."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TelegramChoice:
    """A bot. Without a token there is none. `webhook`: Telegram calls us, else we ask it again and again.

    `secret` is what it sends along with each call.
    """

    token: str | None = field(default=None, repr=False)
    secret: str = field(default="", repr=False)
    webhook: bool = False
    base_url: str = "https://api.telegram.org"


@dataclass(frozen=True, slots=True)
class SlackChoice:
    """An app. With an app token Socket Mode is used, else requests come over HTTP, signed.

    A bot token serves one workspace; with a client's id and secret Aurum can be installed in several.
    """

    bot_token: str | None = field(default=None, repr=False)
    app_token: str | None = field(default=None, repr=False)
    signing_secret: str | None = field(default=None, repr=False)
    client_id: str | None = None
    client_secret: str | None = field(default=None, repr=False)
    base_url: str = "https://slack.com/api/"

    @property
    def there(self) -> bool:
        """Whether there is an app that can be reached."""
        known = self.bot_token or (self.client_id and self.client_secret)
        return bool(known and (self.app_token or self.signing_secret))
