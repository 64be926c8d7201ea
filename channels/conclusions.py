"""What is concluded of a life, as it is read in a terminal: why, the day, the balance, insights, weights, rules."""

import json

from channels.terminal import BOLD, DIM, GOLD, RED, paint, plain
from memory.records import Json

FEW = 8
"""So many rows of evidence or of history are shown."""
LEAST = 0.05
"""Differences that are less do not show in the points."""
BAR = 20
"""The width of a full bar."""


def why(found: Json, *, colour: bool) -> str:
    """Where a task stands, its sum rule by rule, what sets it apart, and what would put it first."""
    scored = found["scored"]
    if scored is None:
        return "Nothing can be done now, so nothing is first."
    task, waits = scored["task"], scored.get("blocked_by") or []
    place = "waits for " + named(waits) if waits else f"place {found['place']} of {found['of']}"
    lines = [
        f"{points(scored['score'], colour)}  {thing(task, colour)} — {place}",
        detail(scored["reason"], colour),
    ]
    parts = sorted(scored["contributions"], key=lambda one: -one["points"])
    lines += [
        f"  {points(one['points'], colour)}  {one['name']}: {dim(one['reason'], colour)}" for one in parts
    ]
    other = found.get("over") or found.get("first")
    apart = [one for one in found["differences"] if abs(one["points"] - one["other_points"]) >= LEAST]
    if other and apart:
        lines += ["", f"Beside {thing(other['task'], colour)} with {other['score']:.1f}:"]
        lines += [difference(one, colour) for one in apart[:FEW]]
    if found["changes"]:
        own = {one["task"] for one in found["changes"]} == {task["ref"]}
        lines += ["", paint("First with:" if own and not waits else "What would change that:", BOLD, colour)]
        lines += [change(one, task["ref"], colour) for one in found["changes"]]
    return "\n".join(lines)


def difference(one: Json, colour: bool) -> str:
    gap = one["points"] - one["other_points"]
    reason = one["reason"] if gap >= 0 else one["other_reason"]
    return f"  {paint(format(gap, '+6.1f'), GOLD, colour)}  {one['name']}: {dim(reason, colour)}"


def change(one: Json, own: str, colour: bool) -> str:
    whom = "" if one["task"] == own else f"{one['task']} {plain(one['title'])}: "
    place = "first" if one["place"] == 1 else f"place {one['place']}"
    return f"  {whom}{plain(one['text'])} {dim(f'→ {place}', colour)}"


def plan(found: Json, *, colour: bool) -> str:
    """A day as a timetable, both ways, and what finds no room."""
    head = (
        f"{found['day']}  {hour(found['start'])}–{hour(found['end'])}, {length(found['free_minutes'])} free"
    )
    lines = [paint(head, BOLD, colour)]
    lines += [f"  {span(one, colour)}  {dim('taken: ' + one['title'], colour)}" for one in found["busy"]]
    if not found["options"]:
        return "\n".join(
            [*lines, plain(found.get("summary") or "Nothing is to be done, so nothing is planned.")]
        )
    for option in found["options"]:
        lines += [
            "",
            f"{paint(option['title'], BOLD, colour)} ({option['name']}): {dim(option['reason'], colour)}",
        ]
        lines += [planned(one, colour) for one in option["blocks"]]
    left = found["options"][0]["left"]
    if left:
        said = (
            f"{length(found['over_minutes'])} too much. Drop or postpone:"
            if found["overfull"]
            else "No room for:"
        )
        lines += ["", paint(said, RED if found["overfull"] else BOLD, colour)]
        lines += [over(one, colour) for one in left]
    ways = [f"--accept {one['name']}" for one in found["options"] if one["blocks"]]
    take = f"Take {'it' if len(ways) == 1 else 'one'} with {' or '.join(ways)}." if ways else ""
    return "\n".join([*lines, "", dim(take, colour)]).rstrip("\n")


def planned(one: Json, colour: bool) -> str:
    about = f" {dim('about', colour)}" if one["assumed"] else ""
    return f"  {span(one, colour)}{about}  {thing(one, colour)}: {dim(one['reason'], colour)}"


def over(one: Json, colour: bool) -> str:
    later = f" → {one['postpone_to']}" if one["postpone_to"] else ""
    return f"  {thing(one, colour)}, {length(one['minutes'])}{later} {dim(one['reason'], colour)}".rstrip()


def accepted(found: Json, *, colour: bool) -> str:
    """What was set aside."""
    mark = paint("✓", GOLD, colour)
    lines = [
        f"{mark} {hour(one['start_time'])}–{hour(one['end_time'])} {thing(one, colour)}"
        for one in found["blocks"]
    ]
    return "\n".join([*lines, dim("aurum undo takes it back.", colour)])


def alignment(found: Json, *, colour: bool) -> str:
    """The score, and each pillar's bar beside its plan."""
    score = "–" if found["score"] is None else f"{found['score']:.1f}"
    before = "" if found["previous"] is None else f", {found['previous']:.1f} before"
    lines = [f"{paint(score, GOLD, colour)} of 100, {found['since']} to {found['until']}{before}"]
    lines += [share(one, colour) for one in found["shares"]]
    unfiled = found["unfiled"]
    if unfiled and unfiled["minutes"]:
        lines.append(f"  under no pillar: {length(unfiled['minutes'])}")
    return "\n".join([*lines, dim(found["explanation"], colour)])


def share(one: Json, colour: bool) -> str:
    actual, planned = one["actual"] or 0.0, one["planned"]
    bar = "█" * round(actual / 100 * BAR)
    said = "no share" if planned is None else f"{planned:.1f} % planned"
    spent = dim(f"({said}, {length(one['minutes'])})", colour)
    return f"  {paint(bar.ljust(BAR), GOLD, colour)} {actual:5.1f} %  {plain(one['name'])} {spent}"


def forecast(found: Json, *, colour: bool) -> str:
    """By when a project is done, and what was done week by week."""
    lines = [
        f"{paint(found['ref'], BOLD, colour)} {plain(found['name'])}: {found['open']} open, {found['done']} done"
    ]
    if found["likely"]:
        lines.append(f"  half of the runs are done by {paint(found['likely'], GOLD, colour)}")
        lines.append(
            f"  85 % by {paint(found['safe'], GOLD, colour)}" if found["safe"] else "  85 % lie beyond a year"
        )
    if found["due"] and found["chance"] is not None:
        lines.append(f"  due {found['due']}: {found['chance']:.0%} of the runs make that")
    done = [f"{start} {count}" for start, count in found["weeks"][-FEW:]]
    lines += [dim(f"  done by week: {', '.join(done)}", colour)] if done else []
    return "\n".join([*lines, dim(f"  {found['basis']}", colour)])


def insights(found: list[Json], *, colour: bool) -> str:
    """Cards, each with its advice."""
    lines: list[str] = []
    for one in found:
        state = "" if one["state"] == "active" else f" ({one['state']})"
        pin = " ★" if one["pinned"] else ""
        sure = dim(format(one["confidence"], ".0%"), colour)
        lines.append(f"{thing(one, colour)}{pin}{state} {sure}")
        lines.append(detail(one["summary"], colour))
        lines += [f"       → {plain(each['text'])}" for each in one["recommendations"]]
    return "\n".join(lines) or "Nothing was noticed yet. `aurum insights --look` looks now."


def weights(found: list[Json], *, colour: bool) -> str:
    """How much each rule counts, and where it was changed."""
    return "\n".join(
        f"{paint(format(one['effective'], '5.2f'), GOLD, colour)}  {plain(one['name'])}{dim(own(one), colour)}  "
        f"{dim(one['rule'], colour)}"
        for one in found
    )


def own(one: Json) -> str:
    return "" if one["own"] is None and one["effective"] == one["base"] else f" ({one['base']:.2f} by itself)"


def preview(found: Json, *, colour: bool) -> str:
    """Whose place would be another one."""
    lines = [
        f"  {one['before'] or '–'} → {paint(str(one['after'] or '–'), GOLD, colour)}  {thing(one, colour)}"
        for one in found["moved"]
    ]
    return "\n".join(lines) or "Nothing would move."


def rules(found: list[Json], *, colour: bool) -> str:
    """Every rule, its weight and its version; one alone with its parameters and what was changed when."""
    lines = []
    for one in found:
        off = "" if one["active"] else " (off)"
        weight, version = (
            paint(format(one["weight"], "5.2f"), GOLD, colour),
            dim(f"version {one['version']}", colour),
        )
        lines.append(f"{weight}  {paint(one['code'], BOLD, colour)} {plain(one['name'])}{off} {version}")
    if len(found) == 1:
        one = found[0]
        lines += [detail(one["description"], colour)]
        lines += [
            f"       {name} = {json.dumps(value, ensure_ascii=False)}"
            for name, value in one["parameters"].items()
        ]
        lines += [detail(log(each), colour) for each in one["changelog"]]
    return "\n".join(lines)


def log(each: Json) -> str:
    changes = "; ".join(
        f"{name} {json.dumps(was)} → {json.dumps(now)}" for name, (was, now) in each["changes"].items()
    )
    note = f": {each['note']}" if each.get("note") else ""
    return f"version {each['version']}, {each['at'][:10]}{note} ({changes})"


def felt(found: Json, *, colour: bool) -> str:
    """A check-in, noted."""
    said = [f"{name} {found[name].replace('_', ' ')}" for name in ("energy", "mood") if found[name]]
    return f"{paint('✓', GOLD, colour)} {', '.join(said) or 'noted'}"


def thing(one: Json, colour: bool) -> str:
    return f"{paint(one['ref'], BOLD, colour)} {plain(one['title'])}"


def named(rows: list[Json]) -> str:
    return ", ".join(f"{one['ref']} {plain(one['title'])}" for one in rows)


def points(score: float, colour: bool) -> str:
    return paint(format(score, "5.1f"), GOLD, colour)


def detail(text: str, colour: bool) -> str:
    return paint(f"       {text}", DIM, colour)


def dim(text: str, colour: bool) -> str:
    return paint(text, DIM, colour)


def span(one: Json, colour: bool) -> str:
    return paint(f"{hour(one['start'])}–{hour(one['end'])}", GOLD, colour)


def hour(value: str) -> str:
    return value[11:16] if "T" in value else value[:5]


def length(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return " ".join(
        each for each in (f"{hours} h" if hours else "", f"{rest} min" if rest or not hours else "") if each
    )
