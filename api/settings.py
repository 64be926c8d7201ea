"""Every setting, read from the environment (and a `.env` file) here and nowhere else."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

from dotenv import dotenv_values
from platformdirs import user_data_path

from agent.choice import GEMINI, ModelChoice
from channels.choice import SlackChoice, TelegramChoice
from memory.errors import SetupError
from memory.limits import Amounts, Limits


@dataclass(frozen=True, slots=True)
class Settings:
    """What this Aurum is told from outside. docs/settings.md says what each is for."""

    data: Path
    host: str
    port: int
    url: str
    database_url: str | None
    app_database_url: str | None
    redis_url: str | None
    secret: str | None
    model: ModelChoice
    limits: Limits = field(default_factory=Limits)
    turn_seconds: int = 300
    telegram: TelegramChoice = field(default_factory=TelegramChoice)
    slack: SlackChoice = field(default_factory=SlackChoice)


def read(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings. Real variables win over `.env`. Raises SetupError naming a value that can't be used."""
    if environment is None:
        from_file = {name: value for name, value in dotenv_values(".env").items() if value is not None}
        environment = {**from_file, **os.environ}
    given = {name: value.strip() for name, value in environment.items() if value.strip()}
    host, port = given.get("AURUM_HOST", "127.0.0.1"), whole(given, "AURUM_PORT", 8001)
    return Settings(
        data=Path(given["AURUM_DATA"]).expanduser() if "AURUM_DATA" in given else user_data_path("aurum"),
        host=host,
        port=port,
        url=given.get("AURUM_URL", f"http://{host if host != '0.0.0.0' else '127.0.0.1'}:{port}"),  # noqa: S104
        database_url=given.get("DATABASE_URL"),
        app_database_url=given.get("AURUM_APP_DATABASE_URL"),
        redis_url=redis(given),
        secret=given.get("AURUM_SECRET"),
        model=ModelChoice(
            google_api_key=given.get("GOOGLE_API_KEY"),
            gemini_model=given.get("AURUM_GEMINI_MODEL", GEMINI),
            gemini_base_url=given.get("AURUM_GEMINI_BASE_URL"),
            provider_model=given.get("AURUM_MODEL"),
            deadline=float(whole(given, "AURUM_MODEL_DEADLINE", 60)),
            price_input=dollars(given, "AURUM_PRICE_INPUT"),
            price_output=dollars(given, "AURUM_PRICE_OUTPUT"),
        ),
        limits=limits(given),
        turn_seconds=whole(given, "AURUM_TURN_SECONDS", 300),
        telegram=telegram(given),
        slack=slack(given),
    )


def telegram(given: Mapping[str, str]) -> TelegramChoice:
    """The bot. Telegram can call only what it can reach: an address with https."""
    token, known = given.get("TELEGRAM_BOT_TOKEN"), TelegramChoice()
    if token and not re.fullmatch(r"\d+:[\w-]{20,}", token):
        raise SetupError("TELEGRAM_BOT_TOKEN must look like 123456:ABC…, as @BotFather gives it.")
    webhook = given.get("TELEGRAM_WEBHOOK", "").lower() in ("1", "yes", "true", "on")
    secret = given.get("TELEGRAM_WEBHOOK_SECRET", "")
    if token and webhook and not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", secret):
        raise SetupError(
            "Set TELEGRAM_WEBHOOK_SECRET to 16 random letters, digits, _ or - or more (256 at most), "
            "or leave TELEGRAM_WEBHOOK away."
        )
    return TelegramChoice(
        token=token,
        secret=secret,
        webhook=webhook,
        base_url=given.get("TELEGRAM_BASE_URL", known.base_url).rstrip("/"),
    )


def slack(given: Mapping[str, str]) -> SlackChoice:
    """The app. Raises SetupError where it could be reached by nobody."""
    choice = SlackChoice(
        bot_token=given.get("SLACK_BOT_TOKEN"),
        app_token=given.get("SLACK_APP_TOKEN"),
        signing_secret=given.get("SLACK_SIGNING_SECRET"),
        client_id=given.get("SLACK_CLIENT_ID"),
        client_secret=given.get("SLACK_CLIENT_SECRET"),
        base_url=given.get("SLACK_BASE_URL", SlackChoice().base_url).rstrip("/") + "/",
    )
    if choice.bot_token and not choice.there:
        raise SetupError("Slack needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP), too.")
    return choice


def limits(given: Mapping[str, str]) -> Limits:
    """What one user's calls of a hosted model may come to; 0 is none at all."""
    known = Limits()
    return Limits(
        Amounts(
            number(given, "AURUM_LIMIT_CALLS_DAY", known.day.calls),
            number(given, "AURUM_LIMIT_TOKENS_DAY", known.day.tokens),
            micros(given, "AURUM_LIMIT_MONEY_DAY", known.day.micros),
        ),
        Amounts(
            number(given, "AURUM_LIMIT_CALLS_MONTH", known.month.calls),
            number(given, "AURUM_LIMIT_TOKENS_MONTH", known.month.tokens),
            micros(given, "AURUM_LIMIT_MONEY_MONTH", known.month.micros),
        ),
    )


def number(given: Mapping[str, str], name: str, default: int) -> int:
    value = given.get(name, str(default))
    if not (value.isascii() and value.isdigit() and len(value) <= 15):
        raise SetupError(f"{name} must be a whole number from 0 on, not “{given[name]}”.")
    return int(value)


def micros(given: Mapping[str, str], name: str, default: int) -> int:
    value = dollars(given, name)
    return default if value is None else round(value * 1_000_000)


def dollars(given: Mapping[str, str], name: str) -> float | None:
    """An amount of US dollars, or None where it is not said."""
    try:
        value = Decimal(given.get(name, "0"))
    except InvalidOperation as error:
        raise SetupError(f"{name} must be US dollars, such as 2.50, not “{given[name]}”.") from error
    if not value.is_finite() or not 0 <= value <= 1_000_000:
        raise SetupError(f"{name} must lie between 0 and 1,000,000 US dollars, not {value}.")
    return float(value) if name in given else None


def redis(given: Mapping[str, str]) -> str | None:
    url = given.get("REDIS_URL")
    if url and not url.startswith(("redis://", "rediss://", "unix://")):
        raise SetupError("REDIS_URL must look like redis://host:6379 or unix:///path.")
    return url


def whole(given: Mapping[str, str], name: str, default: int) -> int:
    try:
        value = int(given.get(name, default))
    except ValueError as error:
        raise SetupError(f"{name} must be a whole number, not “{given[name]}”.") from error
    if not 0 < value < 65_536:
        raise SetupError(f"{name} must lie between 1 and 65535, not {value}.")
    return value
