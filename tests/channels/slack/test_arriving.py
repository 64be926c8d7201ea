"""What comes in is Slack's, or it is not read."""

import pytest
from slack_sdk.signature import SignatureVerifier

from channels.slack.arriving import at_once, is_signed, payload_of
from memory.errors import Invalid

SECRET, NOW, BODY = "a signing secret", 1_795_000_000.0, b'{"type": "event_callback"}'


def signed(body: bytes = BODY, at: float = NOW, secret: str = SECRET) -> dict[str, str]:
    signature = SignatureVerifier(secret).generate_signature(timestamp=str(int(at)), body=body) or ""
    return {"x-slack-request-timestamp": str(int(at)), "x-slack-signature": signature}


def test_what_slack_signed_a_moment_ago_is_taken() -> None:
    assert is_signed(SECRET, BODY, signed(), NOW)
    assert is_signed(SECRET, BODY, signed(at=NOW - 299), NOW)


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (BODY, {}),
        (BODY, signed(secret="another")),
        (BODY, signed(at=NOW - 301)),
        (BODY, signed(at=NOW + 301)),
        (b'{"type": "event_callbacK"}', signed()),
        (BODY, signed() | {"x-slack-request-timestamp": "now"}),
        (BODY, signed() | {"x-slack-request-timestamp": "١٧٩٥٠٠٠٠٠٠"}),
        (BODY, signed() | {"x-slack-request-timestamp": "-1795000000"}),
        (BODY, signed() | {"x-slack-request-timestamp": "9" * 5_000}),
        (BODY, signed() | {"x-slack-signature": "v0=é"}),
        (BODY, signed() | {"x-slack-signature": ""}),
        (b"\xff\xfe", signed()),
    ],
    ids=str,
)
def test_what_is_forged_old_or_broken_is_refused_and_nothing_is_raised(
    body: bytes, headers: dict[str, str]
) -> None:
    assert not is_signed(SECRET, body, headers, NOW)


def test_a_payload_is_read_from_each_form_without_the_old_token() -> None:
    assert payload_of(b'{"a": 1, "token": "x"}', "application/json; charset=utf-8") == {"a": 1}
    assert payload_of(b"command=%2Faurum&text=&token=x", "application/x-www-form-urlencoded") == {
        "command": "/aurum",
        "text": "",
    }
    assert payload_of(b"payload=%7B%22a%22%3A1%7D", "application/x-www-form-urlencoded") == {"a": 1}
    for broken in (b"[]", b"{", b"\xff", b"[" * 100_000):
        with pytest.raises(Invalid):
            payload_of(broken, "application/json")
    with pytest.raises(Invalid):
        payload_of(b"payload=1", "application/x-www-form-urlencoded")


def test_a_window_with_nothing_in_it_stays_open_and_says_why() -> None:
    values = {"text": {"text": {"type": "plain_text_input", "value": "   "}}}
    view = {"callback_id": "journal", "state": {"values": values}}
    answer = at_once({"type": "view_submission", "view": view})
    assert answer == {"response_action": "errors", "errors": {"text": "Write some words."}}
    values["text"]["text"]["value"] = "A calm day"
    assert at_once({"type": "view_submission", "view": view}) == {}
