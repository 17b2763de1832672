"""The own actions of somebody who has no further sight of the plan: a ketenpartner (F1, matrix note 4)."""

from plannen.models import Actie
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
