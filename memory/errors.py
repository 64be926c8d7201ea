"""What can go wrong, said once.

An error's message says what is wrong and what to do. Its class knows the HTTP status, so every
channel can answer it in its own manner.
"""

from typing import Any, ClassVar


class AurumError(Exception):
    """Something went wrong that a person can read about."""

    status: ClassVar[int] = 500
    title: ClassVar[str] = "Something went wrong"

    def __init__(self, detail: str, **more: Any) -> None:
        super().__init__(detail)
        self.detail = detail
        self.more = more


class Invalid(AurumError):
    """What was given can't be used."""

    status = 422
    title = "That can't be used"


class NotFound(AurumError):
    """There is no such thing, or it belongs to somebody else: the answer is the same."""

    status = 404
    title = "Not found"


class Ambiguous(AurumError):
    """A name fits several things. `more["choices"]` lists them: ref and name."""

    status = 409
    title = "Which one?"


class Conflict(AurumError):
    """The thing has changed since, or is busy."""

    status = 409
    title = "Conflict"


class Busy(AurumError):
    """Too much waits to be done already."""

    status = 429
    title = "Too much at once"


class Unauthorized(AurumError):
    """Nobody is signed in, or the token is not valid."""

    status = 401
    title = "Please sign in"


class Forbidden(AurumError):
    """The request came from a place that may not make it."""

    status = 403
    title = "Not allowed"


class Unapproved(AurumError):
    """What was asked for is done only when the user says so. `reason` says why, `rows` how much it would change."""

    status = 409
    title = "Your word is needed"

    def __init__(self, reason: str, rows: int) -> None:
        super().__init__("This is done only when the user says so.")
        self.reason = reason
        self.rows = rows


class Unavailable(AurumError):
    """A part that is needed does not answer."""

    status = 503
    title = "Not available right now"


class SetupError(AurumError):
    """Aurum can't start: the detail says what to do."""

    title = "Aurum can't start"
