"""Writes docs/autorisatiematrix.md from the matrix, for the privacy officer, or prints the declaration (F1)."""

import json
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from toegang.keuzes import Niveau, Rol
from toegang.matrix import AANVULLING, Cel, overzicht
from toegang.matrixtekst import UITLEG_VOORWAARDE

KOP = """# De autorisatiematrix

Gemaakt uit `toegang/matrix.py` met `manage.py matrix`. Verander dit bestand niet met de hand.

Niveaus: niets, bestaan ("bekend, bel ..."), lezen, schrijven, beslissen. Een hoger niveau sluit het lagere in.
Staat er geen regel, dan mag het niet. Geen rol erft van een andere.
"""


def als_markdown() -> str:
    """The whole matrix with conditions and purposes as one Markdown text."""
    kop = " | ".join(rol.value for rol in Rol)
    regels = [KOP, f"| gegevensgroep | {kop} |", "|---|" + "---|" * len(Rol)]
    for regel in overzicht():
        cellen = " | ".join(
            f"{cel.woord} ({cel.noot})" if cel.niveau > Niveau.NIETS else "niets" for cel in regel.cellen
        )
        regels.append(f"| {regel.groep.value}. {regel.groep.label} | {cellen} |")
    regels += [
        "",
        "Rollen: " + " · ".join(f"{rol.value} {rol.label}" for rol in Rol) + ".",
        "",
        "## Wanneer",
        "",
    ]
    regels += [f"{nummer}. {tekst}" for nummer, tekst in enumerate(UITLEG_VOORWAARDE.values(), start=1)]
    regels += ["", "## Erbij", ""]
    regels += [f"- {cel.rol.label}: {cel.woord}, {cel.groep.label}, als {cel.wanneer}" for cel in AANVULLING]
    regels += ["", "## Waarvoor", ""]
    regels += [f"- {regel.groep.value}. {regel.groep.label}: {regel.doel}" for regel in overzicht()]
    return "\n".join(regels) + "\n"


def als_gegevens(*, aanvulling: bool = False) -> list[dict[str, str | int]]:
    """One entry per row and column of the table, in its order; then what was added beyond it, when asked."""
    cellen = [cel for regel in overzicht() for cel in regel.cellen]
    return [_gegevens(cel) for cel in (*cellen, *(AANVULLING if aanvulling else ()))]


def _gegevens(cel: Cel) -> dict[str, str | int]:
    return {
        "nummer": cel.groep.value,
        "gegevensgroep": cel.groep.label,
        "code": cel.rol.value,
        "rol": cel.rol.label,
        "niveau": cel.letter,
        "voorwaarde": cel.wanneer if cel.niveau > Niveau.NIETS else "",
        "doel": cel.doel.tekst,
        "grond": cel.doel.grondslag,
    }


class Command(BaseCommand):
    """`manage.py matrix` writes the file; with `--json` it prints the declaration and writes nothing."""

    help = "Schrijft docs/autorisatiematrix.md, of toont de matrix als JSON"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="toon de tabel als JSON en schrijf niets")
        parser.add_argument(
            "--aanvulling", action="store_true", help="met --json: ook de bijzondere gevallen"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["json"]:
            gegevens = als_gegevens(aanvulling=options["aanvulling"])
            self.stdout.write(json.dumps(gegevens, ensure_ascii=False, indent=1))
            return
        if options["aanvulling"]:
            raise CommandError(
                "--aanvulling hoort bij --json. In het bestand staan de bijzondere gevallen altijd."
            )
        doel = settings.BASE_DIR / "docs" / "autorisatiematrix.md"
        doel.write_text(als_markdown(), encoding="utf-8")
        self.stdout.write("docs/autorisatiematrix.md geschreven.")
