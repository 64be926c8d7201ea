"""Learn agent/offline/weights.tsv from the sentences in said/: `python -m tests.agent.offline.train`.

A sentence is a pattern: "(a|b)" one of several, "{item}" one of words.txt. The same sentences give the same weights.
"""

import hashlib
import random
import re
from math import exp
from pathlib import Path

from agent.offline.weigh import AIMS, WEIGHTS, Aim, features

SAID = Path(__file__).parent / "said"
CHOICE = re.compile(r"\(([^()]*)\)")
SLOT = re.compile(r"\{(\w+)\}")
EACH, ROUNDS, STEP, KEEP = 26, 8, 0.25, 0.06


def main() -> None:
    """Learn and write."""
    rows = learn(examples(random.Random(5)))
    kept = {name: row for name, row in rows.items() if max(row) - min(row) > KEEP}
    lines = [
        "\t".join((name, *(str(round(100 * weight)) for weight in row))) for name, row in sorted(kept.items())
    ]
    WEIGHTS.write_text("\n".join((f"# {mark()}", *lines)) + "\n", encoding="utf-8")


def mark() -> str:
    """What the sentences are recognised by: weights that bear another mark are out of date."""
    texts = [path.read_bytes() for path in sorted(SAID.glob("*.txt"))]
    return hashlib.sha256(b"\n".join(texts)).hexdigest()[:16]


def patterns(aim: Aim) -> list[str]:
    """The sentences of one aim."""
    return (SAID / f"{aim}.txt").read_text(encoding="utf-8").splitlines()


def say(pattern: str, dice: random.Random) -> str:
    """One sentence that a pattern stands for."""
    text = pattern
    while CHOICE.search(text):
        text = CHOICE.sub(lambda found: dice.choice(found[1].split("|")), text)
    text = SLOT.sub(lambda found: dice.choice(words()[found[1]]), text)
    return re.sub(r"\s+", " ", text).strip()


def words() -> dict[str, list[str]]:
    """What the slots may hold."""
    lines = (SAID / "words.txt").read_text(encoding="utf-8").splitlines()
    return {name: rest.strip().split("|") for name, _, rest in (line.partition(":") for line in lines)}


def examples(dice: random.Random) -> list[tuple[list[str], int]]:
    """Sentences as features, with the number of their aim; politeness comes and goes."""
    found: list[tuple[list[str], int]] = []
    for number, aim in enumerate(AIMS):
        for pattern in patterns(aim):
            for text in {say(pattern, dice) for _ in range(EACH)}:
                found.append((list(features(text)), number))
                if dice.random() < 0.3:
                    found.append((list(features(dice.choice(POLITE).format(text))), number))
    dice.shuffle(found)
    return found


POLITE = ("please {}", "{} please", "can you {}", "could you {}", "hey {}", "i want you to {}", "{} thanks")


def learn(given: list[tuple[list[str], int]]) -> dict[str, list[float]]:
    """Weights by which each sentence gets the greatest chance of its own aim (softmax, stochastic descent)."""
    rows: dict[str, list[float]] = {}
    for turn in range(ROUNDS):
        step = STEP / (1 + turn)
        for names, right in given:
            own = [rows.setdefault(name, [0.0] * len(AIMS)) for name in names]
            sums = [sum(column) for column in zip(*own, strict=True)]
            parts = [exp(one - max(sums)) for one in sums]
            for place, part in enumerate(parts):
                change = step * ((place == right) - part / sum(parts))
                for row in own:
                    row[place] += change - 0.0004 * step * row[place]
    return rows


if __name__ == "__main__":
    main()
