"""Models of the huishouden."""

from huishoudens.models.avg import AvgVerzoek
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
from huishoudens.models.regie import Betrokkenheid, Overdracht, Regie, Regiereden, Toegewezen
from huishoudens.models.toegangsverzoek import Toegangsverzoek
from huishoudens.models.toestemming import Toestemming
from huishoudens.models.uitzondering import Deling, Noodtoegang, Relatie, Waarneming
from huishoudens.models.veiligheid import Meldcodestap, Veiligheidsdossier
from huishoudens.models.werkitem import Werkitem

__all__ = [
    "Adres",
    "AvgVerzoek",
    "Benadering",
    "Betrokkenheid",
    "Contactgegeven",
    "Contactmoment",
    "Deling",
    "Huishouden",
    "Leefgebiedbeeld",
    "Lidmaatschap",
    "Meldcodestap",
    "Netwerklid",
    "Noodtoegang",
    "Overdracht",
    "Persoon",
    "PersoonBsn",
    "Regie",
    "Regiereden",
    "Relatie",
    "Toegangsverzoek",
    "Toegewezen",
    "Toelating",
    "Toestemming",
    "Veiligheidsdossier",
    "Waarneming",
    "Werkitem",
    "Zoekterm",
]
