"""What Slack refuses in blocks and views: the limits of its Block Kit reference, as a fake Slack holds them."""

from typing import Any

Json = dict[str, Any]

BLOCKS, VIEW_BLOCKS, ACTIONS = 50, 100, 25


class TooMuch(Exception):
    """What Slack would answer with `invalid_blocks`, and why."""


def check_blocks(blocks: list[Json], most: int = BLOCKS) -> None:
    """Raise TooMuch where Slack would not take these blocks."""
    hold(len(blocks) <= most, f"{len(blocks)} blocks")
    ids = [each["block_id"] for each in blocks if "block_id" in each]
    hold(len(ids) == len(set(ids)), "two blocks of one id")
    hold(
        sum(len(each["text"]) for each in blocks if each["type"] == "markdown") <= 12_000, "too much markdown"
    )
    for block in blocks:
        check_block(block)


def check_block(block: Json) -> None:  # noqa: C901 - one branch for each kind
    match block["type"]:
        case "section":
            check_text(block["text"], 3_000)
            if "accessory" in block:
                check_element(block["accessory"])
        case "header":
            hold(block["text"]["type"] == "plain_text", "a header of markup")
            check_text(block["text"], 150)
        case "markdown":
            hold(bool(block["text"]), "empty markdown")
        case "context":
            hold(1 <= len(block["elements"]) <= 10, "context elements")
            for each in block["elements"]:
                check_text(each, 3_000)
        case "actions":
            check_actions(block["elements"])
        case "input":
            check_text(block["label"], 2_000)
            check_element(block["element"])
        case "image":
            hold(
                len(block["alt_text"]) <= 2_000 and ("slack_file" in block) != ("image_url" in block),
                "an image",
            )
        case "divider":
            pass
        case other:
            raise TooMuch(f"an unknown block {other}")


def check_actions(elements: list[Json]) -> None:
    hold(1 <= len(elements) <= ACTIONS, f"{len(elements)} elements")
    ids = [each["action_id"] for each in elements]
    hold(len(ids) == len(set(ids)), "two actions of one id")
    for each in elements:
        check_element(each)


def check_element(element: Json) -> None:
    hold(0 < len(element["action_id"]) <= 255, "an action's id")
    match element["type"]:
        case "button":
            hold(element["text"]["type"] == "plain_text", "a button of markup")
            check_text(element["text"], 75)
            hold(
                len(element.get("value", "")) <= 2_000 and len(element.get("url", "")) <= 3_000,
                "a button's value",
            )
            hold(element.get("style", "primary") in ("primary", "danger"), "a button's style")
        case "static_select":
            hold(1 <= len(element["options"]) <= 100, "options")
            for each in element["options"]:
                check_text(each["text"], 75)
                hold(len(each["value"]) <= 150, "an option's value")
            hold(
                element.get("initial_option", element["options"][0]) in element["options"],
                "an initial option",
            )
        case "plain_text_input":
            hold(len(element.get("initial_value", "")) <= 3_000, "an initial value")
        case "datepicker":
            pass
        case other:
            raise TooMuch(f"an unknown element {other}")


def check_text(text: Json, most: int) -> None:
    hold(text["type"] in ("mrkdwn", "plain_text"), "a kind of text")
    hold(0 < len(text["text"]) <= most, f"{len(text['text'])} characters")


def check_view(view: Json) -> None:
    """Raise TooMuch where Slack would not take this view."""
    check_blocks(view["blocks"], VIEW_BLOCKS)
    hold(
        len(view.get("private_metadata", "")) <= 3_000 and len(view.get("callback_id", "")) <= 255,
        "a view's data",
    )
    if view["type"] == "modal":
        for part in ("title", "submit", "close"):
            if part in view:
                check_text(view[part], 24)


def hold(kept: bool, what: str) -> None:
    if not kept:
        raise TooMuch(what)
