"""Making a huishouden and writing down its people, with each category of data in its own table (A3, B1)."""

import datetime
from dataclasses import dataclass

from django.db import connection

from huishoudens.keuzes import ContactgegevenSoort, Geslacht, Gezinsrol, Niveau
from huishoudens.models import (
    Adres,
    Benadering,
    Contactgegeven,
    Huishouden,
    Lidmaatschap,
    Netwerklid,
    Persoon,
    PersoonBsn,
    Zoekterm,
)
from toegang.handelingen import dienst
from toegang.keuzes import Gegevensgroep as G
from toegang.models import Medewerker, Team
from toegang.normaliseren import adressleutel, deletievarianten, is_bsn, naamdelen, zoeksleutel
from toegang.versies import VersieConflict, een_tegelijk, vergrendel
from toegang.versleuteling import blinde_index, versleutel


class OnjuistBsn(ValueError):
    """The number fails the eleven-test."""


class AdresTeVroeg(ValueError):
    """An address cannot begin before the one that it ends."""

    def __init__(self) -> None:
        super().__init__("Deze dag ligt voor de dag dat het adres van nu begon.")


@dataclass(frozen=True, kw_only=True)
class Persoonsgegevens:
    """What is known of a person when a file is made; all but the surname may be unknown."""

    achternaam: str
    voornamen: str = ""
    tussenvoegsel: str = ""
    geboortenaam: str = ""
    geboortedatum: datetime.date | None = None
    geslacht: str = Geslacht.ANDERS
    sleutel: str = ""


def _nieuw_nummer(jaar: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT volgend_nummer()")
        (volgnummer,) = cursor.fetchone()
    return f"H-{jaar}-{volgnummer:04d}"


@dienst("huishoudens.huishouden_aanmaken")
def huishouden_aanmaken(
    *,
    aanduiding: str,
    team: Team,
    op: datetime.date,
    niveau: str = Niveau.ENKELVOUDIG,
    afgeschermd: bool = False,
    bron: str = "",
    sleutel: str = "",
    vingerafdruk: str = "",
) -> Huishouden:
    """A new file in a team; the database lets only people of that team, or the import, make one."""
    return Huishouden.objects.create(
        nummer=_nieuw_nummer(op.year),
        aanduiding=aanduiding,
        team=team,
        niveau=niveau,
        afgeschermd=afgeschermd,
        bron=bron,
        sleutel=sleutel,
        vingerafdruk=vingerafdruk,
    )


def zoektermen_van(persoon: Persoon) -> list[Zoekterm]:
    """The search index of one person: every part of every name, and the same with one letter left out."""
    namen = (persoon.achternaam, persoon.geboortenaam, persoon.voornamen)
    delen = {deel for naam in namen for deel in naamdelen(naam).woorden}
    termen = {(deel, True) for deel in delen}
    termen |= {(variant, False) for deel in delen for variant in deletievarianten(deel) - {deel}}
    return [
        Zoekterm(huishouden_id=persoon.huishouden_id, persoon=persoon, term=term, exact=exact)
        for term, exact in sorted(termen)
    ]


def _indexeer(persoon: Persoon) -> None:
    Zoekterm.objects.filter(persoon=persoon).delete()
    Zoekterm.objects.bulk_create(zoektermen_van(persoon))


@dienst("huishoudens.persoon_toevoegen", groep=G.PERSOON, over="huishouden")
def persoon_toevoegen(
    *,
    huishouden: Huishouden,
    gegevens: Persoonsgegevens,
    rol: str = Gezinsrol.OVERIG,
    inwonend: bool = True,
    van: datetime.date,
) -> Persoon:
    """A person of this file, living there or not, from a day on."""
    persoon = Persoon.objects.create(
        huishouden=huishouden,
        achternaam=gegevens.achternaam,
        voornamen=gegevens.voornamen,
        tussenvoegsel=gegevens.tussenvoegsel,
        geboortenaam=gegevens.geboortenaam,
        geboortedatum=gegevens.geboortedatum,
        geslacht=gegevens.geslacht,
        sleutel=gegevens.sleutel,
    )
    Lidmaatschap.objects.create(huishouden=huishouden, persoon=persoon, rol=rol, inwonend=inwonend, van=van)
    _indexeer(persoon)
    return persoon


@dienst("huishoudens.persoon_wijzigen", groep=G.PERSOON, over="persoon")
def persoon_wijzigen(*, persoon: Persoon, gegevens: Persoonsgegevens, versie: int | None) -> Persoon:
    """Correct a person's basic data. VersieConflict when somebody else was first."""
    rij = vergrendel(persoon, versie=versie)
    for veld in ("achternaam", "voornamen", "tussenvoegsel", "geboortenaam", "geboortedatum", "geslacht"):
        setattr(rij, veld, getattr(gegevens, veld))
    rij.save()
    _indexeer(rij)
    return rij


@dienst("huishoudens.bsn_vastleggen", groep=G.BSN, over="persoon")
def bsn_vastleggen(*, persoon: Persoon, bsn: str) -> PersoonBsn:
    """Store a BSN encrypted, with its blind index. OnjuistBsn when the eleven-test fails."""
    if not is_bsn(bsn):
        raise OnjuistBsn("Dit BSN klopt niet. Controleer de negen cijfers.")
    rij = PersoonBsn.objects.filter(persoon=persoon).first() or PersoonBsn(persoon=persoon)
    rij.huishouden_id = persoon.huishouden_id
    rij.versleuteld, rij.blind = versleutel(bsn), blinde_index(bsn)
    rij.save()
    return rij


@dienst("huishoudens.adres_vastleggen", groep=G.ADRES, over="huishouden")
def adres_vastleggen(
    *,
    huishouden: Huishouden,
    straat: str,
    huisnummer: str,
    postcode: str,
    plaats: str,
    toevoeging: str = "",
    geheim: bool = False,
    persoon: Persoon | None = None,
    van: datetime.date,
    versie: int | None = None,
) -> Adres:
    """Where the huishouden, or one person of it, lives from a day on; the present address ends.

    AdresTeVroeg before the present one began. The version counts on from one address to the next, so that a form
    which shows a former one is out of date: VersieConflict.
    """
    een_tegelijk(huishouden.pk)
    lopend = Adres.objects.filter(huishouden=huishouden, persoon=persoon, tot__isnull=True).order_by(
        "-versie"
    )
    for vorig in lopend:
        if versie is not None and versie != vorig.versie:
            raise VersieConflict(vorig, gelezen=versie)
        if vorig.van and van < vorig.van:
            raise AdresTeVroeg
        vorig.tot = van
        vorig.save()
    sleutel = adressleutel(postcode, huisnummer, toevoeging)
    if geheim:
        _maak_geheim(huishouden, sleutel)
    return Adres.objects.create(
        versie=1 + max((vorig.versie for vorig in lopend), default=0),
        huishouden=huishouden,
        persoon=persoon,
        straat=straat,
        huisnummer=huisnummer,
        toevoeging=toevoeging,
        postcode=postcode,
        plaats=plaats,
        geheim=geheim,
        van=van,
        zoeksleutel=sleutel,
        straatsleutel=zoeksleutel(f"{straat} {huisnummer}{toevoeging}"),
    )


def _maak_geheim(huishouden: Huishouden, sleutel: str) -> None:
    """The same address on former rows becomes secret too, and with them what their versions say (matrix row 4)."""
    for eerder in Adres.objects.filter(huishouden=huishouden, zoeksleutel=sleutel, geheim=False):
        eerder.geheim = True
        eerder.save()


@dienst("huishoudens.contactgegeven_vastleggen", groep=G.ADRES, over="persoon")
def contactgegeven_vastleggen(*, persoon: Persoon, soort: ContactgegevenSoort, waarde: str) -> Contactgegeven:
    """A telephone number or e-mail address; the former one of that kind is replaced."""
    rij = Contactgegeven.objects.filter(persoon=persoon, soort=soort).first() or Contactgegeven(
        persoon=persoon, soort=soort
    )
    rij.huishouden_id, rij.waarde = persoon.huishouden_id, waarde
    rij.save()
    return rij


@dienst("huishoudens.benadering_vastleggen", groep=G.ADRES, over="huishouden")
def benadering_vastleggen(*, huishouden: Huishouden, let_op: str, versie: int | None = None) -> Benadering:
    """What to know before anyone calls or visits (B12). VersieConflict when somebody else was first."""
    een_tegelijk(huishouden.pk)
    bestaand = Benadering.objects.filter(huishouden=huishouden).first()
    if bestaand is None:
        return Benadering.objects.create(huishouden=huishouden, let_op=let_op)
    rij = vergrendel(bestaand, versie=versie)
    rij.let_op = let_op
    rij.save()
    return rij


@dienst("huishoudens.netwerklid_toevoegen", groep=G.WONEN, over="huishouden")
def netwerklid_toevoegen(
    *,
    huishouden: Huishouden,
    naam: str,
    relatie: str,
    steunt: Persoon | None = None,
    toelichting: str = "",
    sleutel: str = "",
) -> Netwerklid:
    """Somebody near the family who helps."""
    return Netwerklid.objects.create(
        huishouden=huishouden,
        naam=naam,
        relatie=relatie,
        steunt=steunt,
        toelichting=toelichting,
        sleutel=sleutel,
    )


@dienst("huishoudens.niveau_wijzigen", groep=G.PERSOON, over="huishouden")
def niveau_wijzigen(*, huishouden: Huishouden, niveau: str, versie: int | None = None) -> Huishouden:
    """Set how intensive the regie is (B5). VersieConflict when somebody else was first."""
    rij = vergrendel(huishouden, versie=versie)
    rij.niveau = niveau
    rij.save()
    return rij


@dienst("huishoudens.aanspreekpunt_kiezen", groep=G.PERSOON, over="huishouden")
def aanspreekpunt_kiezen(
    *, huishouden: Huishouden, medewerker: Medewerker, versie: int | None = None
) -> Huishouden:
    """Choose the vast aanspreekpunt (B3). VersieConflict when somebody else was first."""
    rij = vergrendel(huishouden, versie=versie)
    rij.aanspreekpunt = medewerker
    rij.save()
    return rij
