"""Settings: read once, from the environment and `.env`, and refused in sentences."""

from pathlib import Path

import pytest

from agent.choice import GEMINI, OFFLINE
from agent.prices import Price
from api.settings import read
from memory.errors import SetupError
from memory.limits import Amounts, Limits


def test_without_anything_said_it_is_a_local_aurum_with_the_offline_model() -> None:
    settings = read({})
    assert (settings.host, settings.port, settings.url) == ("127.0.0.1", 8001, "http://127.0.0.1:8001")
    assert settings.model.name == OFFLINE
    assert settings.data.is_absolute()
    assert (settings.database_url, settings.redis_url, settings.secret) == (None, None, None)


def test_what_is_said_counts() -> None:
    settings = read(
        {
            "AURUM_DATA": "~/aurum", "AURUM_HOST": "0.0.0.0", "AURUM_PORT": " 9000 ", "AURUM_SECRET": "s",
            "DATABASE_URL": "postgresql://x", "AURUM_APP_DATABASE_URL": "postgresql://y", "REDIS_URL": "redis://z",
            "GOOGLE_API_KEY": "k", "AURUM_GEMINI_BASE_URL": "http://g", "AURUM_MODEL_DEADLINE": "5",
        }
    )  # fmt: skip
    assert settings.data == Path("~/aurum").expanduser()
    assert (settings.port, settings.url, settings.secret) == (9000, "http://127.0.0.1:9000", "s")
    assert (settings.database_url, settings.app_database_url) == ("postgresql://x", "postgresql://y")
    assert settings.redis_url == "redis://z"
    assert (settings.model.name, settings.model.gemini_base_url, settings.model.deadline) == (
        GEMINI,
        "http://g",
        5,
    )


def test_another_provider_goes_before_gemini_and_an_address_before_host_and_port() -> None:
    settings = read(
        {"AURUM_MODEL": "openai:gpt", "GOOGLE_API_KEY": "k", "AURUM_URL": "https://aurum.example"}
    )
    assert (settings.model.name, settings.url) == ("openai:gpt", "https://aurum.example")


def test_what_is_empty_is_not_said() -> None:
    assert read({"AURUM_PORT": " ", "GOOGLE_API_KEY": "", "AURUM_DATA": ""}) == read({})


@pytest.mark.parametrize("name", ["AURUM_PORT", "AURUM_MODEL_DEADLINE"])
@pytest.mark.parametrize("value", ["eight", "0", "-1", "65536", "1.5", "９" * 5])
def test_a_number_that_is_none_is_refused_by_its_name(name: str, value: str) -> None:
    with pytest.raises(SetupError, match=name):
        read({name: value})


def test_limits_are_calls_tokens_and_dollars_by_day_and_month() -> None:
    assert read({}).limits == Limits()
    given = {
        "CALLS_DAY": "0",
        "TOKENS_DAY": "1000",
        "MONEY_DAY": "0.25",
        "CALLS_MONTH": "9",
        "MONEY_MONTH": "2",
    }
    found = read({f"AURUM_LIMIT_{name}": value for name, value in given.items()}).limits
    assert found.day == Amounts(0, 1_000, 250_000)
    assert found.month == Amounts(9, Limits().month.tokens, 2_000_000)


def test_a_price_that_is_said_holds_in_the_place_of_the_known_one() -> None:
    gemini = {"GOOGLE_API_KEY": "k"}
    assert read(gemini).model.price == Price(1.5, 9)
    assert read({**gemini, "AURUM_PRICE_OUTPUT": "2.5"}).model.price == Price(1.5, 2.5)
    unknown = {"AURUM_MODEL": "acme:model-1"}
    assert read(unknown).model.price is None
    assert read({**unknown, "AURUM_PRICE_INPUT": "1"}).model.price is None, "half of a price is none"
    free = {"AURUM_PRICE_INPUT": "0", "AURUM_PRICE_OUTPUT": "0"}
    assert read({**unknown, **free}).model.price == Price(0, 0)
    assert read({"AURUM_MODEL": "google_genai:models/gemini-2.5-flash"}).model.price == Price(0.3, 2.5)


@pytest.mark.parametrize("value", ["-1", "none", "nan", "inf", "1e9", "1,5"])
@pytest.mark.parametrize("name", ["AURUM_LIMIT_MONEY_DAY", "AURUM_LIMIT_CALLS_MONTH", "AURUM_PRICE_INPUT"])
def test_a_limit_or_a_price_that_is_none_is_refused_by_its_name(name: str, value: str) -> None:
    with pytest.raises(SetupError, match=name):
        read({name: value})


def test_a_redis_that_is_none_is_refused() -> None:
    with pytest.raises(SetupError, match="REDIS_URL must look like"):
        read({"REDIS_URL": "localhost:6379"})


def test_real_variables_go_before_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("AURUM_PORT=9001\nAURUM_HOST=localhost\n")
    monkeypatch.setenv("AURUM_PORT", "9002")
    monkeypatch.delenv("AURUM_HOST", raising=False)
    settings = read()
    assert (settings.port, settings.host) == (9002, "localhost")


BOT = "123456:AbCdEfGhIjKlMnOpQrStUvWxYz"


def test_a_bot_is_asked_or_calls_with_a_secret() -> None:
    asked = read({"TELEGRAM_BOT_TOKEN": BOT, "TELEGRAM_WEBHOOK": "no"}).telegram
    assert (asked.token, asked.webhook) == (BOT, False)
    hook = {"TELEGRAM_BOT_TOKEN": BOT, "TELEGRAM_WEBHOOK": "yes"}
    called = read({**hook, "TELEGRAM_WEBHOOK_SECRET": "a-long-random_text"}).telegram
    assert (called.webhook, called.secret) == (True, "a-long-random_text")
    assert BOT not in repr(called)
    assert called.secret not in repr(called)


@pytest.mark.parametrize(
    "secret", ["", "short", "one with a space in it", "ümlauts-are-no-letters", "x" * 257]
)
def test_a_secret_that_telegram_would_not_send_or_anybody_could_guess_is_refused(secret: str) -> None:
    with pytest.raises(SetupError, match="TELEGRAM_WEBHOOK_SECRET"):
        read({"TELEGRAM_BOT_TOKEN": BOT, "TELEGRAM_WEBHOOK": "yes", "TELEGRAM_WEBHOOK_SECRET": secret})


def test_a_token_that_is_none_is_refused_without_being_told() -> None:
    with pytest.raises(SetupError) as refused:
        read({"TELEGRAM_BOT_TOKEN": "my-canary"})
    assert "canary" not in str(refused.value)
