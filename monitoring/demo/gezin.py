"""Draws a household: who belongs to it, how old they are, where they live and who is near."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
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
from monitoring.demo.loting import Loting
from monitoring.demo.namen import ACHTERNAMEN, JONGENS, MEISJES, RELATIES, STRATEN
from monitoring.demo.omgeving import Teambezetting
from monitoring.demo.themas import GEZIN, OUDER, VOLWASSEN
from monitoring.demo.wegschrijven import Lading
from monitoring.demo.zinnen import BENADERING
from toegang.normaliseren import adressleutel, deletievarianten, naamdelen, zoeksleutel
from toegang.versleuteling import blinde_index, versleutel

# Kinds of household, with how often they come.
SOORTEN = {
    "alleen_oud": 0.2,
    "paar_oud": 0.12,
    "alleen": 0.17,
    "jong": 0.06,
    "paar": 0.09,
    "een_ouder": 0.16,
    "twee_ouders": 0.16,
    "drie_generaties": 0.04,
}
LEVENSFASE = {
    "alleen_oud": OUDER, "paar_oud": OUDER, "alleen": VOLWASSEN, "jong": VOLWASSEN, "paar": VOLWASSEN,
    "een_ouder": GEZIN, "twee_ouders": GEZIN, "drie_generaties": GEZIN,
}  # fmt: skip


_ELFPROEF = (9, 8, 7, 6, 5, 4, 3, 2, -1)


@dataclass
class Lid:
    """A drawn person."""

    id: UUID
    voornaam: str
    tussenvoegsel: str
    achternaam: str
    geslacht: str
    geboren: datetime.date
    rol: str
    inwonend: bool = True
    geboortenaam: str = ""

    def leeftijd(self, op: datetime.date) -> int:
        return op.year - self.geboren.year - ((op.month, op.day) < (self.geboren.month, self.geboren.day))


@dataclass
class Gezin:
    """A drawn household before anything happened."""

    soort: str
    leden: list[Lid]
    netwerk: list[UUID] = field(default_factory=list)

    @property
    def eerste(self) -> Lid:
        return self.leden[0]

    @property
    def levensfase(self) -> str:
        return LEVENSFASE[self.soort]

    @property
    def aanduiding(self) -> str:
        lid = self.eerste
        naam = f"{lid.tussenvoegsel[:1].upper()}{lid.tussenvoegsel[1:]} {lid.achternaam}".strip()
        if len(self.leden) > 1:
            return f"Gezin {naam}"
        return f"{'Mevrouw' if lid.geslacht == 'v' else 'De heer'} {naam}"


def bsns() -> Iterator[str]:
    """Numbers of the test range 9999xxxxx that pass the eleven-test, below the part that files use."""
    for volgnummer in range(89_999, 0, -1):
        cijfers = f"9999{volgnummer:05d}"
        if sum(int(c) * gewicht for c, gewicht in zip(cijfers, _ELFPROEF, strict=True)) % 11 == 0:
            yield cijfers


@dataclass(frozen=True)
class _Maker:
    """Makes members of one family: the same surname, ages around the family's day."""

    loting: Loting
    vandaag: datetime.date
    tussenvoegsel: str
    achternaam: str

    def lid(self, rol: str, jongst: int, oudst: int, geslacht: str = "") -> Lid:
        geslacht = geslacht or self.loting.kies("vm")
        dagen = self.loting.getal(jongst * 366, oudst * 365 + 364)
        return Lid(
            id=self.loting.uuid(),
            voornaam=self.loting.kies(MEISJES if geslacht == "v" else JONGENS),
            tussenvoegsel=self.tussenvoegsel,
            achternaam=self.achternaam,
            geslacht=geslacht,
            geboren=self.vandaag - datetime.timedelta(days=dagen),
            rol=rol,
        )

    def kinderen(self, nog_een: float) -> list[Lid]:
        uit = [self.lid("kind", 0, 17)]
        while len(uit) < 4 and self.loting.kans(nog_een):
            uit.append(self.lid("kind", 0, 17))
        return uit

    def andere_ouder(self) -> Lid:
        """The parent who lives elsewhere stays in the picture (B1)."""
        ouder = self.lid("ouder", 26, 54, "m")
        ouder.inwonend = False
        ouder.tussenvoegsel, ouder.achternaam = self.loting.kies(ACHTERNAMEN)
        return ouder


def trek_gezin(loting: Loting, soort: str, vandaag: datetime.date) -> Gezin:
    """People of the kind asked for; ages, names and roles that go together."""
    maak = _Maker(loting, vandaag, *loting.kies(ACHTERNAMEN))
    match soort:
        case "alleen_oud":
            leden = [maak.lid("alleenstaande", 67, 95, "v" if loting.kans(0.68) else "m")]
        case "alleen":
            leden = [maak.lid("alleenstaande", 28, 66)]
        case "jong":
            leden = [maak.lid("alleenstaande", 18, 27)]
        case "paar_oud":
            leden = [maak.lid("partner", 66, 92, "v"), maak.lid("partner", 67, 94, "m")]
        case "paar":
            leden = [maak.lid("partner", 24, 65, "v"), maak.lid("partner", 24, 66, "m")]
        case "een_ouder":
            leden = [maak.lid("ouder", 36, 52, "v" if loting.kans(0.78) else "m"), *maak.kinderen(0.45)]
            if loting.kans(0.5):
                leden.append(maak.andere_ouder())
        case "drie_generaties":
            leden = [maak.lid("ouder", 38, 52, "v"), *maak.kinderen(0.4), maak.lid("grootouder", 68, 88, "v")]
        case _:
            leden = [maak.lid("ouder", 36, 52, "v"), maak.lid("ouder", 36, 56, "m"), *maak.kinderen(0.6)]
    if len(leden) > 1 and leden[0].geslacht == "v" and loting.kans(0.25):
        leden[0].geboortenaam = loting.kies(ACHTERNAMEN)[1]
    return Gezin(soort, leden)


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
        let_op = "Bel alleen op het nummer dat zij gaf." if waar.afgeschermd else loting.kies(BENADERING)
        lading.voeg(Benadering, waar.sinds, id=loting.uuid(), huishouden_id=waar.huishouden, let_op=let_op)
    for naam, relatie in loting.enkele(RELATIES, loting.getal(0, 2)):
        nieuw = lading.voeg(
            Netwerklid,
            waar.sinds,
            id=loting.uuid(),
            huishouden_id=waar.huishouden,
            naam=naam,
            relatie=relatie,
            steunt_id=eerste.id,
        )
        gezin.netwerk.append(nieuw)


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
