"""Writes docs/autorisatiematrix.md from the matrix, for the privacy officer (F1)."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from toegang.keuzes import Niveau, Rol
from toegang.matrix import AANVULLING, overzicht
from toegang.matrixtekst import UITLEG_VOORWAARDE

KOP = """# De autorisatiematrix

Gemaakt uit `toegang/matrix.py` met `manage.py matrix`. Verander dit bestand niet met de hand.

Niveaus: niets, bestaan ("bekend, bel ..."), lezen, schrijven, beslissen. Een hoger niveau sluit het lagere in.
Staat er geen regel, dan mag het niet. Geen rol erft van een andere.
"""


def als_markdown() -> str:
    """The whole matrix with conditions and purposes as one Markdown text."""
    voorwaarden = list(UITLEG_VOORWAARDE)
    kop = " | ".join(rol.value for rol in Rol)
    regels = [KOP, f"| gegevensgroep | {kop} |", "|---|" + "---|" * len(Rol)]
    for regel in overzicht():
        cellen = " | ".join(
            f"{cel.woord} ({voorwaarden.index(cel.voorwaarde) + 1})" if cel.niveau > Niveau.NIETS else "niets"
            for cel in regel.cellen
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


class Command(BaseCommand):
    """`manage.py matrix` writes the file."""

    help = "Schrijft docs/autorisatiematrix.md"

    def handle(self, *args: Any, **options: Any) -> None:
        doel = settings.BASE_DIR / "docs" / "autorisatiematrix.md"
        doel.write_text(als_markdown(), encoding="utf-8")
        self.stdout.write("docs/autorisatiematrix.md geschreven.")
