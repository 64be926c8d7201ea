"""Time zones by what people call them: a city, a country, a usual abbreviation."""

import re
from functools import cache
from zoneinfo import available_timezones

USUAL = {
    "utc": "UTC", "gmt": "Europe/London", "uk": "Europe/London", "england": "Europe/London", "britain": "Europe/London",
    "scotland": "Europe/London", "ireland": "Europe/Dublin", "est": "America/New_York", "edt": "America/New_York",
    "eastern": "America/New_York", "cst": "America/Chicago", "central": "America/Chicago", "mst": "America/Denver",
    "mountain": "America/Denver", "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles",
    "pacific": "America/Los_Angeles", "california": "America/Los_Angeles", "san francisco": "America/Los_Angeles",
    "seattle": "America/Los_Angeles", "boston": "America/New_York", "washington": "America/New_York",
    "miami": "America/New_York", "texas": "America/Chicago", "cet": "Europe/Berlin", "cest": "Europe/Berlin",
    "germany": "Europe/Berlin", "munich": "Europe/Berlin", "hamburg": "Europe/Berlin", "austria": "Europe/Vienna",
    "switzerland": "Europe/Zurich", "france": "Europe/Paris", "spain": "Europe/Madrid", "barcelona": "Europe/Madrid",
    "italy": "Europe/Rome", "milan": "Europe/Rome", "greece": "Europe/Athens", "netherlands": "Europe/Amsterdam",
    "belgium": "Europe/Brussels", "sweden": "Europe/Stockholm", "norway": "Europe/Oslo", "denmark": "Europe/Copenhagen",
    "finland": "Europe/Helsinki", "poland": "Europe/Warsaw", "portugal": "Europe/Lisbon", "turkey": "Europe/Istanbul",
    "japan": "Asia/Tokyo", "korea": "Asia/Seoul", "china": "Asia/Shanghai", "beijing": "Asia/Shanghai",
    "india": "Asia/Kolkata", "delhi": "Asia/Kolkata", "mumbai": "Asia/Kolkata", "ist": "Asia/Kolkata",
    "thailand": "Asia/Bangkok", "vietnam": "Asia/Ho_Chi_Minh", "bali": "Asia/Makassar", "israel": "Asia/Jerusalem",
    "new zealand": "Pacific/Auckland", "egypt": "Africa/Cairo", "kenya": "Africa/Nairobi", "hawaii": "Pacific/Honolulu",
}  # fmt: skip


def zone_of(words: str) -> str | None:
    """The IANA name of the zone that is meant, or None."""
    plain = re.sub(
        r"^the |\b(?:standard |daylight )?(?:time|timezone|zone)\b", "", words.strip().lower()
    ).strip(" .!")
    return USUAL.get(plain) or _cities().get(plain.replace(" ", "_"))


@cache
def _cities() -> dict[str, str]:
    """Every zone by its whole name and by its city; of two the one whose name is shorter."""
    names = sorted(available_timezones(), key=lambda name: (-len(name), name))
    kept = [
        name for name in names if "/" in name and not name.startswith(("Etc", "posix", "right", "SystemV"))
    ]
    return {name.rsplit("/", 1)[1].lower(): name for name in kept} | {name.lower(): name for name in kept}
