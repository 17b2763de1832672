"""Writes docs/mutaties.md from what a full run printed: `python -m tests.autorisatie.mutaties.verslag part0.txt …`."""

import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.autorisatie.mutaties.redenen import REDENEN, Reden, reden_van

BESTAND = Path(__file__).parents[3] / "docs" / "mutaties.md"
_KOP = """# Would the tests notice a broken lock?

Every policy, every function behind one, every condition in such a function, every cell of the matrix, everything a table
declares, every trigger and every condition in Python is broken once, on the stage of the proof (`tests/autorisatie/cellen`).
Somebody must then see or do otherwise than before, and what he saw before is what the truth says by hand. An ordinary run
tries one in sixteen; all of them, in two processes, and this page from what they print:

    export REGIE_MUTATIES=2 PROEF=tests/autorisatie/mutaties/test_mutaties.py
    REGIE_MUTATIES_VANAF=0 .venv/bin/python -m pytest $PROEF -s > deel0.txt &
    REGIE_MUTATIES_VANAF=1 .venv/bin/python -m pytest $PROEF -s > deel1.txt
    .venv/bin/python -m tests.autorisatie.mutaties.verslag deel0.txt deel1.txt > docs/mutaties.md

`REGIE_MUTATIES_NAAM` takes a pattern: only the mutations of which the name fits. Where a named test is said to hold
something, `test_vastgehouden` runs that test on the broken lock and sees it fail: an ordinary run for one mutation of each
reason, with `REGIE_MUTATIES` for all of them.
"""


@dataclass
class Uitslag:
    """What the parts printed together."""

    gedaan: Counter[str] = field(default_factory=Counter)
    zelf: Counter[str] = field(default_factory=Counter)
    over: list[tuple[str, str]] = field(default_factory=list)
    delen: set[tuple[int, int]] = field(default_factory=set)


def lees(teksten: list[str]) -> Uitslag:
    uit = Uitslag()
    for regel in (regel for tekst in teksten for regel in tekst.splitlines()):
        if regel.startswith("tried | "):
            _, soort, aantal = regel.split(" | ")
            uit.gedaan[soort] += int(aantal)
        elif regel.startswith("answered | "):
            uit.zelf[regel.split(" | ")[1]] += 1
        elif regel.startswith("survived | "):
            _, soort, naam = regel.split(" | ")
            uit.over.append((soort, naam))
        elif gevonden := re.match(r"part (\d+) of (\d+):", regel):
            uit.delen.add((int(gevonden[1]), int(gevonden[2])))
    return uit


def schrijf(uit: Uitslag) -> str:
    per_reden: dict[Reden | None, list[str]] = {}
    for _, naam in sorted(uit.over):
        per_reden.setdefault(reden_van(naam), []).append(naam)
    elders = {naam for reden, namen in per_reden.items() if reden and reden.tests for naam in namen}
    niets = {naam for reden, namen in per_reden.items() if reden and not reden.tests for naam in namen}
    regels = [
        _KOP,
        "| Broken | Tried | Seen on the stage | In its own answer | A named test | Changes nothing | Nobody yet |",
    ]
    regels.append("|---|---:|---:|---:|---:|---:|---:|")
    totaal = [0] * 6
    for soort, aantal in uit.gedaan.items():
        namen = {naam for van, naam in uit.over if van == soort}
        rij = [
            aantal,
            aantal - len(namen) - uit.zelf[soort],
            uit.zelf[soort],
            len(namen & elders),
            len(namen & niets),
            len(namen - elders - niets),
        ]
        regels.append(f"| {soort} | {' | '.join(map(str, rij))} |")
        totaal = [a + b for a, b in zip(totaal, rij, strict=True)]
    regels.append(f"| **all** | {' | '.join(f'**{getal}**' for getal in totaal)} |")
    gedaan, gezien, zelf, andere, gelijk, _ = totaal
    verschil = gedaan - gelijk
    kort = (
        f"Of all {gedaan} mutations {(gezien + zelf) / gedaan:.1%} is seen on the stage, a function's own answer included;"
        f" of the {verschil} that make a difference {(gezien + zelf) / verschil:.1%}, and"
        f" {(gezien + zelf + andere) / verschil:.1%} where the tests named below hold theirs."
    )
    regels += ["", kort, "", "## What survives on the stage", ""]
    for reden in (*REDENEN, None):
        if namen := per_reden.get(reden):
            waarom = reden.waarom if reden else "seen by nobody yet"
            waar = (
                f" Held by {', '.join(f'`{test}`' for test in reden.tests)}." if reden and reden.tests else ""
            )
            regels += [
                f"- {waarom[0].upper()}{waarom[1:]}.{waar}",
                f"  {', '.join(f'`{naam}`' for naam in namen)}",
            ]
    return "\n".join(regels) + "\n"


def overlevers() -> set[str]:
    """The names on the page: what survived the last full run."""
    tekst = BESTAND.read_text(encoding="utf-8").partition("## What survives")[2]
    regels = [regel for regel in tekst.splitlines() if regel.startswith("  `")]
    return {naam for regel in regels for naam in re.findall(r"`([^`]+)`", regel)}


if __name__ == "__main__":
    uitslag = lees([Path(pad).read_text(encoding="utf-8") for pad in sys.argv[1:]])
    sys.stdout.write(schrijf(uitslag))
