"""Writes a drawn household with all that is known of its people: address, BSN, phone, network, search terms."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from huishoudens.models import (
    Adres,
    Benadering,
    Contactgegeven,
    Lidmaatschap,
    Netwerklid,
    Persoon,
    PersoonBsn,
    Zoekterm,
)
from monitoring.demo.gezin import Gezin, Lid
from monitoring.demo.loting import Loting
from monitoring.demo.namen import RELATIES, STRATEN, Relatie
from monitoring.demo.omgeving import Teambezetting
from monitoring.demo.wegschrijven import Lading
from monitoring.demo.zinnen import BENADERING, geldt, passend
from toegang.normaliseren import adressleutel, deletievarianten, naamdelen, zoeksleutel
from toegang.versleuteling import blinde_index, versleutel

_ELFPROEF = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def bsns() -> Iterator[str]:
    """Numbers of the test range 9999xxxxx that pass the eleven-test, below the part that files use."""
    for volgnummer in range(89_999, 0, -1):
        cijfers = f"9999{volgnummer:05d}"
        if sum(int(c) * gewicht for c, gewicht in zip(cijfers, _ELFPROEF, strict=True)) % 11 == 0:
            yield cijfers


@lru_cache(maxsize=4096)
def _termen(naam: str) -> tuple[tuple[str, bool], ...]:
    """The search terms of one name: its words, and each with a letter left out."""
    woorden = naamdelen(naam).woorden
    varianten = {variant for woord in woorden for variant in deletievarianten(woord) - {woord}}
    return (*((woord, True) for woord in woorden), *((variant, False) for variant in sorted(varianten)))


@dataclass(frozen=True)
class Inschrijving:
    """Where and since when a household stands in the file."""

    huishouden: UUID
    sinds: datetime.datetime
    bezetting: Teambezetting
    afgeschermd: bool


def schrijf_gezin(
    lading: Lading, loting: Loting, gezin: Gezin, waar: Inschrijving, nummers: Iterator[str]
) -> None:
    """The people with all that is known of them; `nummers` are BSNs that nobody has yet."""
    samen_sinds = waar.sinds.date() - datetime.timedelta(days=loting.getal(200, 4000))
    for lid in gezin.leden:
        _schrijf_lid(lading, lid, waar, van=max(lid.geboren, samen_sinds))
        if bsn := next(nummers, ""):
            lading.voeg(
                PersoonBsn,
                waar.sinds,
                id=loting.uuid(),
                huishouden_id=waar.huishouden,
                persoon_id=lid.id,
                versleuteld=versleutel(bsn),
                blind=blinde_index(bsn),
            )
    _schrijf_adres(lading, loting, waar, samen_sinds)
    eerste = gezin.eerste
    lading.voeg(
        Contactgegeven,
        waar.sinds,
        id=loting.uuid(),
        huishouden_id=waar.huishouden,
        persoon_id=eerste.id,
        soort="telefoon",
        waarde=f"06 {loting.getal(10, 59)} {loting.getal(10, 99)} {loting.getal(10, 99)} {loting.getal(10, 99)}",
    )
    if loting.kans(0.06) or waar.afgeschermd:
        eigen = gezin.zeg(loting.kies(passend(BENADERING, gezin.kenmerken)))
        let_op = "Bel alleen op het afgesproken nummer." if waar.afgeschermd else eigen
        lading.voeg(Benadering, waar.sinds, id=loting.uuid(), huishouden_id=waar.huishouden, let_op=let_op)
    kansrijk = [relatie for relatie in RELATIES if geldt(relatie.bij, gezin.kenmerken)]
    for relatie in loting.enkele(kansrijk, loting.getal(0, 2)):
        nieuw = lading.voeg(
            Netwerklid,
            waar.sinds,
            id=loting.uuid(),
            huishouden_id=waar.huishouden,
            naam=_netwerknaam(loting, gezin, relatie),
            relatie=relatie.woord,
            steunt_id=gezin.kind.id if relatie.kind and gezin.kind else eerste.id,
        )
        gezin.netwerk.append(nieuw)


def _netwerknaam(loting: Loting, gezin: Gezin, relatie: Relatie) -> str:
    """Somebody of about the right age, and of the family where that is what the word says."""
    herkomst = gezin.herkomst if relatie.familie else loting.herkomst()
    voornaam = loting.kies(herkomst.voornamen(relatie.geslacht, gezin.eerste.geboren.year - relatie.jaren))
    if relatie.familie and loting.kans(0.6):
        return f"{voornaam} {gezin.eerste.familienaam}"
    return " ".join(filter(None, (voornaam, *loting.kies(herkomst.achternamen))))


def _schrijf_lid(lading: Lading, lid: Lid, waar: Inschrijving, *, van: datetime.date) -> None:
    lading.voeg(
        Persoon,
        waar.sinds,
        id=lid.id,
        huishouden_id=waar.huishouden,
        voornamen=lid.voornaam,
        tussenvoegsel=lid.tussenvoegsel,
        achternaam=lid.achternaam,
        geboortenaam=lid.geboortenaam,
        geboortedatum=lid.geboren,
        geslacht=lid.geslacht,
    )
    lading.voeg(
        Lidmaatschap,
        waar.sinds,
        id=UUID(int=lid.id.int ^ 1),
        huishouden_id=waar.huishouden,
        persoon_id=lid.id,
        rol=lid.rol,
        inwonend=lid.inwonend,
        van=van,
    )
    termen = {*_termen(lid.achternaam), *_termen(lid.voornaam), *_termen(lid.geboortenaam or lid.achternaam)}
    for term, exact in sorted(termen):
        lading.rijen[Zoekterm].append(
            {"huishouden_id": waar.huishouden, "persoon_id": lid.id, "term": term, "exact": exact}
        )


def _schrijf_adres(lading: Lading, loting: Loting, waar: Inschrijving, van: datetime.date) -> None:
    plaats, postcode = waar.bezetting.plaats(loting)
    straat, huisnummer = loting.kies(STRATEN), str(loting.getal(1, 180))
    toevoeging = loting.kies("ABCD") if loting.kans(0.12) else ""
    lading.voeg(
        Adres,
        waar.sinds,
        id=loting.uuid(),
        huishouden_id=waar.huishouden,
        straat=straat,
        huisnummer=huisnummer,
        toevoeging=toevoeging,
        postcode=postcode,
        plaats=plaats,
        geheim=waar.afgeschermd,
        zoeksleutel=adressleutel(postcode, huisnummer, toevoeging),
        straatsleutel=zoeksleutel(f"{straat} {huisnummer}{toevoeging}"),
        van=van,
    )
