"""Brings in who belongs to a household, who stands around it and who works for it (F10, B1, B2, F4, F5)."""

import datetime
from typing import Any

from huishoudens.diensten.afscherming import afschermen
from huishoudens.diensten.betrokken import betrokkene_toevoegen
from huishoudens.diensten.dossier import toestemming_geven, toestemming_intrekken
from huishoudens.diensten.huishouden import (
    Persoonsgegevens,
    adres_vastleggen,
    bsn_vastleggen,
    netwerklid_toevoegen,
    persoon_toevoegen,
    persoon_wijzigen,
)
from huishoudens.diensten.importeren import import_bijwerken
from huishoudens.diensten.regie import huidige_regie, regie_toewijzen
from huishoudens.keuzes import RegieSoort
from huishoudens.models import Persoon, Regie, Toegewezen, Toelating
from monitoring.importeren import formaat
from monitoring.importeren.weigering import plek
from monitoring.importeren.werkstuk import Werkstuk
from toegang.versleuteling import blinde_index


def personen(stuk: Werkstuk) -> None:
    """The people, their BSN and their place in the household."""
    for nummer, invoer in enumerate(stuk.invoer.personen):
        with plek(*stuk.pad, "personen", nummer):
            stuk.personen[invoer.sleutel] = _persoon(stuk, invoer)


def _gegevens(invoer: formaat.Persoon) -> Persoonsgegevens:
    return Persoonsgegevens(
        achternaam=invoer.achternaam,
        voornamen=invoer.voornamen,
        tussenvoegsel=invoer.tussenvoegsel,
        geboortenaam=invoer.geboortenaam,
        geboortedatum=invoer.geboortedatum,
        geslacht=invoer.geslacht,
        sleutel=invoer.sleutel,
    )


def _persoon(stuk: Werkstuk, invoer: formaat.Persoon) -> Persoon:
    gegevens = _gegevens(invoer)
    persoon = stuk.bestaand.personen.get(invoer.sleutel)
    if persoon is None:
        persoon = persoon_toevoegen(
            huishouden=stuk.huishouden,
            gegevens=gegevens,
            rol=invoer.rol,
            inwonend=invoer.inwonend,
            van=invoer.vanaf,
        )
        if invoer.tot:
            _lidmaatschap(persoon, invoer)
    else:
        velden = ("achternaam", "voornamen", "tussenvoegsel", "geboortenaam", "geboortedatum", "geslacht")
        if any(getattr(persoon, veld) != getattr(gegevens, veld) for veld in velden):
            persoon = persoon_wijzigen(persoon=persoon, gegevens=gegevens, versie=None)
        if lid := stuk.bestaand.lidmaatschappen.get(persoon.pk):
            waarden = {"rol": invoer.rol, "inwonend": invoer.inwonend, "van": invoer.vanaf, "tot": invoer.tot}
            import_bijwerken(rij=lid, waarden=waarden)
    if invoer.bsn and stuk.bestaand.bsns.get(persoon.pk) != blinde_index(invoer.bsn):
        bsn_vastleggen(persoon=persoon, bsn=invoer.bsn)
    return persoon


def _lidmaatschap(persoon: Persoon, invoer: formaat.Persoon) -> None:
    for lid in persoon.lidmaatschappen.all():
        import_bijwerken(rij=lid, waarden={"tot": invoer.tot})


def adres(stuk: Werkstuk) -> None:
    """Where the household lives; another address ends the present one."""
    invoer, huidig = stuk.invoer.adres, stuk.bestaand.adres
    if invoer is None:
        return
    nieuw = invoer.model_dump()
    if huidig is not None and all(getattr(huidig, naam) == waarde for naam, waarde in nieuw.items()):
        return
    van = min(p.vanaf for p in stuk.invoer.personen)
    if huidig:
        # A colleague may have written down an address after the day of the file.
        van = max(stuk.peildatum, huidig.van or stuk.peildatum)
    with plek(*stuk.pad, "adres"):
        adres_vastleggen(huishouden=stuk.huishouden, van=van, **nieuw)


def netwerk(stuk: Werkstuk) -> None:
    """Who is near and helps."""
    for nummer, invoer in enumerate(stuk.invoer.netwerk):
        with plek(*stuk.pad, "netwerk", nummer):
            steunt = stuk.personen[invoer.steunt] if invoer.steunt else None
            lid = stuk.bestaand.netwerk.get(invoer.sleutel)
            if lid is None:
                lid = netwerklid_toevoegen(
                    huishouden=stuk.huishouden,
                    naam=invoer.naam,
                    relatie=invoer.relatie,
                    steunt=steunt,
                    sleutel=invoer.sleutel,
                )
            else:
                waarden = {"naam": invoer.naam, "relatie": invoer.relatie, "steunt": steunt}
                import_bijwerken(rij=lid, waarden=waarden)
            stuk.netwerk[invoer.sleutel] = lid


def regie(stuk: Werkstuk) -> None:
    """The one who holds the regie; another one ends the present period without a gap."""
    invoer = stuk.invoer.regie
    if invoer is None:
        return
    organisatie = stuk.naslag.organisaties[invoer.organisatie] if invoer.organisatie else None
    gevraagd = Regie(
        soort=invoer.soort,
        medewerker=stuk.naslag.medewerkers[invoer.medewerker] if invoer.medewerker else None,
        persoon=stuk.personen[invoer.persoon] if invoer.persoon else None,
        organisatie=organisatie,
        naam=invoer.naam or (organisatie.naam if organisatie else ""),
    )
    with plek(*stuk.pad, "regie"):
        nu = huidige_regie(stuk.huishouden) if stuk.bestaand.personen else None
        if nu is not None and _partij(nu) == _partij(gevraagd):
            return
        regie_toewijzen(
            huishouden=stuk.huishouden,
            soort=RegieSoort(invoer.soort),
            medewerker=gevraagd.medewerker,
            persoon=gevraagd.persoon,
            organisatie=gevraagd.organisatie,
            naam=gevraagd.naam,
            op=invoer.vanaf,
            door=None,
            verwacht=nu,
        )


def _partij(rij: Regie) -> tuple[object, ...]:
    return rij.soort, rij.medewerker_id, rij.persoon_id, rij.organisatie_id, rij.naam


def betrokkenen(stuk: Werkstuk) -> None:
    """Colleagues who help with some leefgebieden."""
    for nummer, invoer in enumerate(stuk.invoer.betrokkenen):
        medewerker = stuk.naslag.medewerkers[invoer.medewerker]
        leefgebieden = sorted(gebied.value for gebied in invoer.leefgebieden)
        with plek(*stuk.pad, "betrokkenen", nummer):
            wie: dict[str, Any] = {"huishouden": stuk.huishouden, "medewerker": medewerker}
            rij = stuk.bestaand.betrokkenen.get(medewerker.pk) or betrokkene_toevoegen(
                **wie, leefgebieden=leefgebieden, op=invoer.vanaf
            )
            import_bijwerken(rij=rij, waarden={"van": invoer.vanaf, "tot": invoer.tot})
            deel = getattr(rij, "toegewezen", None) or Toegewezen(**wie, betrokkenheid=rij)
            import_bijwerken(rij=deel, waarden={"leefgebieden": leefgebieden})


def toestemmingen(stuk: Werkstuk) -> None:
    """What may be shared with whom, and until when."""
    for nummer, invoer in enumerate(stuk.invoer.toestemmingen):
        persoon = stuk.personen[invoer.persoon]
        with plek(*stuk.pad, "toestemmingen", nummer):
            merk = (persoon.pk, invoer.doel, invoer.ontvanger, invoer.gegeven_op)
            rij = stuk.bestaand.toestemmingen.get(merk) or toestemming_geven(
                persoon=persoon, doel=invoer.doel, ontvanger=invoer.ontvanger, op=invoer.gegeven_op
            )
            if invoer.ingetrokken_op and rij.ingetrokken_op != invoer.ingetrokken_op:
                toestemming_intrekken(toestemming=rij, op=invoer.ingetrokken_op)


def afscherming(stuk: Werkstuk) -> None:
    """Shield the household and name who may see it; whoever the file no longer names is out from the peildatum."""
    if not stuk.invoer.afgeschermd:
        if stuk.huishouden.afgeschermd:
            import_bijwerken(rij=stuk.huishouden, waarden={"afgeschermd": False})
        return
    toegelaten = [stuk.naslag.medewerkers[email] for email in stuk.invoer.toegelaten]
    with plek(*stuk.pad, "toegelaten"):
        afschermen(huishouden=stuk.huishouden, toegelaten=toegelaten, op=_begin(stuk))
        if stuk.bestaand.personen:
            over = Toelating.objects.filter(huishouden=stuk.huishouden, tot__isnull=True)
            for toelating in over.exclude(medewerker__in=toegelaten):
                tot = max(toelating.van, stuk.peildatum - datetime.timedelta(days=1))
                import_bijwerken(rij=toelating, waarden={"tot": tot})


def _begin(stuk: Werkstuk) -> datetime.date:
    """The first day this household was in view of the team."""
    return min((melding.datum for melding in stuk.invoer.meldingen), default=stuk.peildatum)
