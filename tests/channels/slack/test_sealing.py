"""Tokens in the database."""

import pytest

from channels.slack.sealing import Seal
from memory.errors import SetupError

TOKEN = "xoxb-1234-canary"


def test_a_sealed_token_opens_for_its_workspace_and_secret_alone() -> None:
    sealed = Seal("one secret").close(TOKEN, "T1")
    assert Seal("one secret").open(sealed, "T1") == TOKEN
    assert TOKEN.encode() not in sealed
    assert sealed != Seal("one secret").close(TOKEN, "T1")
    for secret, team, what in (
        ("another secret", "T1", sealed),
        ("one secret", "T2", sealed),
        ("one secret", "T1", sealed[:-1] + bytes([sealed[-1] ^ 1])),
        ("one secret", "T1", b""),
    ):
        with pytest.raises(SetupError) as error:
            Seal(secret).open(what, team)
        assert TOKEN not in str(error.value)
        assert error.value.__cause__ is None
