"""Writing down who a melding is about, also by somebody who may not read the file that it opens (A1, A3)."""

import datetime
from dataclasses import dataclass

from huishoudens.diensten.huishouden import OnjuistBsn, Persoonsgegevens, zoektermen_van
from huishoudens.keuzes import VOLWASSEN, ContactgegevenSoort, Gezinsrol
from huishoudens.models import Adres, Contactgegeven, Huishouden, Lidmaatschap, Persoon, PersoonBsn, Zoekterm
from toegang.normaliseren import adressleutel, is_bsn, zoeksleutel
from toegang.versleuteling import blinde_index, versleutel


@dataclass(frozen=True, kw_only=True)
class Adresgegevens:
    """An address as somebody gives it by telephone: the street may be unknown."""

    postcode: str
    huisnummer: str
    plaats: str
    straat: str = ""
    toevoeging: str = ""


def persoon_inbrengen(
    *,
    huishouden: Huishouden,
    gegevens: Persoonsgegevens,
    van: datetime.date,
    bsn: str = "",
    telefoon: str = "",
) -> Persoon:
    """The person a melding is about, in a file that this melding opened. OnjuistBsn when the eleven-test fails.

    Part of another dienst's transaction; the set `ingebracht` in the database holds who may, and when no longer.
    """
    if bsn and not is_bsn(bsn):
        raise OnjuistBsn("Dit BSN klopt niet. Controleer de negen cijfers.")
    persoon = Persoon.objects.create(
        huishouden=huishouden,
        achternaam=gegevens.achternaam,
        voornamen=gegevens.voornamen,
        tussenvoegsel=gegevens.tussenvoegsel,
        geboortenaam=gegevens.geboortenaam,
        geboortedatum=gegevens.geboortedatum,
        geslacht=gegevens.geslacht,
    )
    Lidmaatschap.objects.create(huishouden=huishouden, persoon=persoon, rol=_rol(persoon, van), van=van)
    Zoekterm.objects.bulk_create(zoektermen_van(persoon))
    if bsn:
        PersoonBsn.objects.create(
            huishouden=huishouden, persoon=persoon, versleuteld=versleutel(bsn), blind=blinde_index(bsn)
        )
    if telefoon:
        Contactgegeven.objects.create(
            huishouden=huishouden, persoon=persoon, soort=ContactgegevenSoort.TELEFOON, waarde=telefoon
        )
    return persoon


def _rol(persoon: Persoon, op: datetime.date) -> Gezinsrol:
    """Until more people are known: a child is a child, and whoever else is alone in this file stands alone."""
    leeftijd = persoon.leeftijd(op)
    return Gezinsrol.KIND if leeftijd is not None and leeftijd < VOLWASSEN else Gezinsrol.ALLEENSTAANDE


def adres_inbrengen(*, huishouden: Huishouden, gegevens: Adresgegevens, van: datetime.date) -> Adres:
    """Where the huishouden lives, as far as the melding tells; under the same right as `persoon_inbrengen`."""
    nummer = f"{gegevens.huisnummer}{gegevens.toevoeging}"
    return Adres.objects.create(
        huishouden=huishouden,
        straat=gegevens.straat,
        huisnummer=gegevens.huisnummer,
        toevoeging=gegevens.toevoeging,
        postcode=gegevens.postcode,
        plaats=gegevens.plaats,
        van=van,
        zoeksleutel=adressleutel(gegevens.postcode, gegevens.huisnummer, gegevens.toevoeging),
        straatsleutel=zoeksleutel(f"{gegevens.straat} {nummer}") if gegevens.straat else "",
    )
