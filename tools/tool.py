"""What a tool is: an async function whose first argument is the Scope.

The decorator reads the rest of the signature into a schema, so that a model, a route, a command
and a button can all call the same function, and bad arguments get the same answer everywhere.
"""

import inspect
from collections.abc import Awaitable, Callable
from functools import cached_property
from typing import Any, Concatenate, Generic, Literal, ParamSpec, TypeVar

import orjson
from pydantic import BaseModel, ConfigDict, ValidationError, create_model

from memory.errors import Invalid
from memory.records import Json
from memory.rows import dump
from memory.scope import Scope

P = ParamSpec("P")
R = TypeVar("R")
Risk = Literal["read", "write", "destructive"]

RANKED = frozenset(
    {"pillars", "areas", "projects", "tasks", "dependencies", "users", "checkins", "hrm_user_preferences"}
)
"""Tables whose change may change what comes first."""
ATTENDED = frozenset({"nudge_settings", "reminders", "intents", "rounds"})
"""Tables whose change may change what Aurum says first, and when."""


class Arguments(BaseModel):
    """What a tool was asked to do."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class Tool(Generic[P, R]):
    """A use case: call it like the function it was, or `run` it with arguments from outside.

    `meant` names the argument whose meaning it looks for: whoever calls it lays that in `scope.meant` before, for no
    transaction is open while a model reads. Without it the tool goes by words alone.
    """

    def __init__(
        self, function: Callable[Concatenate[Scope, P], Awaitable[R]], risk: Risk, meant: str | None = None
    ) -> None:
        self.function = function
        self.risk: Risk = risk
        self.meant = meant
        self.name = function.__name__
        self.description = inspect.cleandoc(function.__doc__ or "")

    async def __call__(self, scope: Scope, /, *args: P.args, **kwargs: P.kwargs) -> R:
        result = await self.function(scope, *args, **kwargs)
        if self.risk != "read":
            follow(scope)
        return result

    async def run(self, scope: Scope, arguments: Json) -> R:
        """Call it with arguments that a model or a client gave. Raises Invalid where they do not fit."""
        try:
            given = self.arguments.model_validate(arguments)
        except ValidationError as error:
            raise Invalid(sentences(error)) from error
        values = {name: getattr(given, name) for name in type(given).model_fields}
        return await self(scope, **values)  # type: ignore[call-arg]  # the model was made from the signature

    @cached_property
    def arguments(self) -> type[Arguments]:
        """The arguments as a model, made from the signature."""
        parameters = list(inspect.signature(self.function).parameters.values())[1:]
        wanted: dict[str, Any] = {
            each.name: (each.annotation, ... if each.default is each.empty else each.default)
            for each in parameters
        }
        return create_model(self.name, __base__=Arguments, **wanted)

    @cached_property
    def schema(self) -> Json:
        """The JSON schema of the arguments."""
        return self.arguments.model_json_schema()


def follow(scope: Scope) -> None:
    """What comes of a change: what is first is thought over, and what Aurum says first is attended to."""
    scope.settle("rerank", RANKED)
    scope.settle("attend", ATTENDED)


def tool(
    risk: Risk, *, meant: str | None = None
) -> Callable[[Callable[Concatenate[Scope, P], Awaitable[R]]], Tool[P, R]]:
    """Make a function a tool. `risk` says what it may do: read, write, or destroy."""
    return lambda function: Tool(function, risk, meant)


def sentences(error: ValidationError) -> str:
    """What is wrong with the arguments, one clause each."""
    return "; ".join(
        f"{'.'.join(str(part) for part in each['loc']) or 'the arguments'}: {each['msg']}"
        for each in error.errors(include_url=False, include_input=False, include_context=False)[:5]
    )


def plain(value: Any) -> Any:
    """A record as JSON values: field by field, dates in ISO form, UUIDs as text."""
    return orjson.loads(dump(value))
