"""What can be said of a pillar, an area or a project: the fields that their tools share, as a model reads them."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Description = Annotated[str, StringConstraints(max_length=20_000)]
Vision = Annotated[
    str, StringConstraints(max_length=20_000), Field(description="What it is like when all is well.")
]
Percent = Annotated[float, Field(ge=0, le=100)]
Share = Annotated[Percent | None, Field(description="Share of one's time in percent, 0 to 100.")]
NewShare = Annotated[
    Percent | Literal["none"] | None,
    Field(description="Share of one's time in percent, 0 to 100; 'none' clears it."),
]
Strength = Annotated[float, Field(ge=0, le=1, description="How much it counts in priorities, 0 to 1.")]
Weight = Annotated[int, Field(ge=1, le=5, description="Importance, 1 (least) to 5 (most).")]
Icon = Annotated[str, StringConstraints(strip_whitespace=True, max_length=16), Field(description="An emoji.")]
Colour = Annotated[
    str,
    StringConstraints(strip_whitespace=True, to_lower=True, pattern=r"^(#[0-9a-fA-F]{6})?$"),
    Field(description="#rrggbb; empty for none."),
]
Measure = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Measures = Annotated[list[Measure], Field(max_length=50, description="By what one sees that it goes well.")]
InPillar = Annotated[
    str | None, Field(max_length=500, description="Pillar, by name or reference; 'none' takes it out.")
]
InArea = Annotated[
    str | None,
    Field(
        max_length=500,
        description="Area, by name or reference; a pillar means its area General; 'none' takes it out.",
    ),
]
OfPillar = Annotated[
    str | None, Field(max_length=500, description="Pillar, by name or reference; 'none' for those of none.")
]
OfArea = Annotated[
    str | None, Field(max_length=500, description="Area, by name or reference; 'none' for those of none.")
]
DueDay = Annotated[
    str | None,
    Field(max_length=100, description="ISO date or plain words such as 'friday'; 'none' clears it."),
]
StartDay = Annotated[
    str | None,
    Field(max_length=100, description="When it begins: ISO date or plain words; 'none' clears it."),
]
