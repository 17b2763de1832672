"""Models of the huishouden."""

from huishoudens.models.beeld import Contactmoment, Leefgebiedbeeld
from huishoudens.models.huishouden import Huishouden, Toelating
from huishoudens.models.persoon import (
    Adres,
    Benadering,
    Contactgegeven,
    Lidmaatschap,
    Netwerklid,
    Persoon,
    PersoonBsn,
    Zoekterm,
)
from huishoudens.models.regie import Betrokkenheid, Overdracht, Regie
from huishoudens.models.toestemming import Toestemming
from huishoudens.models.veiligheid import Meldcodestap, Veiligheidsdossier
from huishoudens.models.werkitem import Werkitem

__all__ = [
    "Adres",
    "Benadering",
    "Betrokkenheid",
    "Contactgegeven",
    "Contactmoment",
    "Huishouden",
    "Leefgebiedbeeld",
    "Lidmaatschap",
    "Meldcodestap",
    "Netwerklid",
    "Overdracht",
    "Persoon",
    "PersoonBsn",
    "Regie",
    "Toelating",
    "Toestemming",
    "Veiligheidsdossier",
    "Werkitem",
    "Zoekterm",
]
