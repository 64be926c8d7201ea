"""A Telegram and a Slack of our own, for lives that go on in both."""

from tests.channels.slack.conftest import slack
from tests.channels.telegram.conftest import telegram

__all__ = ["slack", "telegram"]
