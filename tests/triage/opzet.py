"""What a test of intake and triage starts from: a question that was taken in, and who looks at it."""

import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.test import Client

from huishoudens.diensten.huishouden import Persoonsgegevens
from huishoudens.diensten.inbrengen import Adresgegevens
from huishoudens.models import Werkitem
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang.sessie import handelend_als
from triage.diensten.melding import NieuwHuishouden, melding_registreren
from triage.diensten.triage import Gekozen, triage_afronden
from triage.keuzes import Klantreis, Route
from triage.models import Melding, Triage

NL = ZoneInfo("Europe/Amsterdam")
DINSDAG = datetime.datetime(2026, 11, 3, 10, 30, tzinfo=NL)
ZATERDAGAVOND = datetime.datetime(2026, 11, 14, 23, 30, tzinfo=NL)
GEZIN = NieuwHuishouden(
    aanduiding="Gezin Narcis",
    persoon=Persoonsgegevens(achternaam="Narcis", voornamen="Wil", geboortedatum=datetime.date(1984, 11, 3)),
    bsn="999990019",
    telefoon="06 1234 5678",
    adres=Adresgegevens(postcode="2181 AA", huisnummer="9", plaats="Hillegom"),
)
WOENSDAG = datetime.datetime(2026, 11, 4, 9, tzinfo=NL)


def registreer(wereld: Wereld, wie: str, **anders: Any) -> Melding:
    """As that account, in one transaction like a request."""
    waarden = {
        "team": wereld.team("hillegom"),
        "op": DINSDAG,
        "kanaal": "telefoon",
        "melder": "inwoner zelf",
        "vraag": "De trap lukt niet meer.",
        "nieuw": GEZIN,
        **anders,
    }
    with handelend_als(wereld.id_van(wie)):
        return melding_registreren(door=wereld.wie(wie), **waarden)


def werk(melding: Melding) -> dict[str, Werkitem]:
    with als_eigenaar():
        return {item.soort: item for item in Werkitem.objects.filter(bron_id=melding.pk)}


def rond_af(
    wereld: Wereld, melding: Melding, *routes: Route | Gekozen, wie: str = "triage.hillegom", **anders: Any
) -> Triage:
    gekozen = [route if isinstance(route, Gekozen) else Gekozen(route=route) for route in routes]
    waarden = {"klantreis": Klantreis.ENKELVOUDIG_EENVOUDIG, "op": WOENSDAG, "routes": gekozen, **anders}
    with handelend_als(wereld.id_van(wie)):
        return triage_afronden(melding=melding, door=wereld.wie(wie), **waarden)


def als(wereld: Wereld, wie: str) -> Client:
    client = Client()
    with als_eigenaar():
        client.force_login(wereld.medewerkers[f"{wie}@voorbeeld.nl"], "toegang.inloggen.MedewerkerBackend")
    return client


def tekst(antwoord: Any) -> str:
    return str(antwoord.content.decode())


def alle(model: Any) -> list[Any]:
    with als_eigenaar():
        return list(model.objects.all())
