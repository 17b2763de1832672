"""Models of the ground floor."""

from toegang.models.bericht import Bericht
from toegang.models.concept import Concept
from toegang.models.inzage import Inzageregel
from toegang.models.inzending import Inzending
from toegang.models.medewerker import Inloggegeven, Medewerker, Roltoekenning
from toegang.models.rechten import Rechtenregel, Rechtenronde, Rechtenverzoek
from toegang.models.regio import Feestdag, Gemeente, Organisatie, Team

__all__ = [
    "Bericht",
    "Concept",
    "Feestdag",
    "Gemeente",
    "Inloggegeven",
    "Inzageregel",
    "Inzending",
    "Medewerker",
    "Organisatie",
    "Rechtenregel",
    "Rechtenronde",
    "Rechtenverzoek",
    "Roltoekenning",
    "Team",
]
