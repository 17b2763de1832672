"""Actions that are somebody's own: of a ketenpartner without sight of the plan, or amid the rest (F1, notes 4, 8)."""

from uuid import UUID

from plannen.models import Actie, Plan
from toegang import beleid
from toegang.keuzes import Niveau
from toegang.models import Medewerker

# More than one person can have open at once; it keeps the plan of the question small.
MEESTE = 500


def eigen_acties(medewerker: Medewerker) -> list[Actie]:
    """What is open for this person and was shared, the first due on top; of whom, and whose regie. One statement."""
    rijen = Actie.objects.open().filter(actor_medewerker=medewerker)
    gevonden = rijen.kandidaten("streefdatum", "pk", aantal=MEESTE)
    return list(
        gevonden.select_related("huishouden__regisseur", "huishouden__aanspreekpunt", "huishouden__team")
    )


def te_schrijven(plan: Plan, medewerker: Medewerker) -> set[UUID]:
    """Of which actions of this plan somebody says how far they are, who reads all of it and writes a part."""
    mijn = beleid.zichtbaar_q(Actie, medewerker, Niveau.SCHRIJVEN)
    return set(Actie.objects.filter(mijn, doel__plan=plan).values_list("pk", flat=True))
