"""The picture of a week: a PNG that fits a phone, whatever the names in it are."""

import struct
import subprocess
import sys
from datetime import UTC, date, datetime

from tests.acting import Person
from tools.review_chart import picture, png
from tools.schedule import own_day


async def drawn(person: Person) -> bytes:
    async with person.database.scope(person.id) as scope:
        scope.now = person.now or scope.now
        return await png(scope, date(2026, 11, 22))


def size_of(image: bytes) -> tuple[int, int]:
    assert image[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", image[16:24])
    return width, height


async def test_it_is_a_small_png_on_a_light_ground(person: Person) -> None:
    person.now = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    for number, name in enumerate(
        ("Work", "Health & $x^2$ _so_", "日本語 🙂", "A very long name of a pillar indeed")
    ):
        await person("add_pillar", name=name, time_allocation=25)
        await person("add_area", name=f"Area {number}", pillar=name)
        await person("add_task", title=f"Task {number}", area=f"Area {number}", estimate=30 * (number + 1))
        await person("complete_task", task=f"T{number + 1}")
    person.now = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
    image = await drawn(person)
    assert size_of(image) == (720, 816)
    assert len(image) <= 100_000


async def test_an_empty_week_has_a_picture_too(person: Person) -> None:
    person.now = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
    assert len(await drawn(person)) <= 100_000


async def test_it_is_drawn_when_its_message_is_sent(person: Person) -> None:
    async with person.database.scope(person.id) as scope:
        today = own_day(await scope.user(), scope.now)
    assert size_of(await picture(person.database, person.id, today.isoformat())) == (720, 816)


def test_a_start_loads_nothing_that_draws() -> None:
    code = "import sys, api.app, api.worker; sys.exit(bool({'matplotlib', 'numpy'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
