"""Brings in what happened: meldingen with their triage, pictures per leefgebied, contacts, safety (F10, A1-A7, B4, B6)."""

from huishoudens.diensten.dossier import (
    beeld_vastleggen,
    contact_vastleggen,
    meldcodestap_zetten,
    veiligheid_openen,
    veiligheid_sluiten,
)
from huishoudens.diensten.huishouden import niveau_wijzigen
from huishoudens.diensten.importeren import import_bijwerken
from huishoudens.diensten.werkitem import werk_sluiten
from huishoudens.keuzes import Contactsoort, Dossierstatus, Werksoort
from huishoudens.models import Huishouden, Meldcodestap
from monitoring.importeren import formaat
from monitoring.importeren.bestaand import genummerd, middag
from monitoring.importeren.weigering import plek
from monitoring.importeren.werkstuk import Werkstuk
from toegang.keuzes import Leefgebied, Wet
from triage.diensten.melding import melding_registreren
from triage.diensten.triage import Gekozen, triage_afronden
from triage.keuzes import Kanaal, Klantreis, MeldingStatus, Route
from triage.models import Melding, Triage


def meldingen(stuk: Werkstuk) -> None:
    """Questions and what came of them. The file says who has the regie, so nobody need be sought for it."""
    paren = [((m.datum, m.kanaal.value, m.melder), (n, m)) for n, m in enumerate(stuk.invoer.meldingen)]
    for merk, (nummer, invoer) in genummerd(paren):
        with plek(*stuk.pad, "meldingen", nummer):
            melding = stuk.bestaand.meldingen.get(merk)
            if melding is None:
                melding = _nieuw(stuk, invoer)
            else:
                waarden = {
                    "vindplaats": invoer.vindplaats or "",
                    "vraag": invoer.vraag,
                    "wetten": [wet.value for wet in invoer.wet],
                    "spoed": invoer.spoed,
                }
                melding = import_bijwerken(rij=melding, waarden=waarden)
        if invoer.triage is not None:
            with plek(*stuk.pad, "meldingen", nummer, "triage"):
                _triage(melding, invoer.triage)
    if stuk.invoer.regie is not None:
        werk_sluiten(soort=Werksoort.REGIE_GEZOCHT, bron_id=stuk.huishouden.pk)


def _nieuw(stuk: Werkstuk, invoer: formaat.Melding) -> Melding:
    return melding_registreren(
        team=stuk.naslag.teams[stuk.invoer.team],
        door=None,
        op=middag(invoer.datum),
        kanaal=Kanaal(invoer.kanaal),
        melder=invoer.melder,
        vraag=invoer.vraag,
        huishouden=stuk.huishouden,
        vindplaats=invoer.vindplaats or "",
        wetten=[Wet(wet) for wet in invoer.wet],
        spoed=invoer.spoed,
    )


def _triage(melding: Melding, invoer: formaat.Triage) -> None:
    if melding.status == MeldingStatus.AFGEROND:
        bestaand = Triage.objects.get(melding=melding)
        waarden = {
            "klantreis": invoer.klantreis.value,
            "onderbouwing": invoer.onderbouwing,
            "lichtere_route_overgeslagen": invoer.lichtere_route_overgeslagen or "",
        }
        import_bijwerken(rij=bestaand, waarden=waarden)
        return
    routes = [Route(route) for route in invoer.routes]
    triage_afronden(
        melding=melding,
        op=middag(invoer.datum),
        door=None,
        klantreis=Klantreis(invoer.klantreis),
        routes=[Gekozen(route=route) for route in routes],
        onderbouwing=invoer.onderbouwing,
        lichtere_route_overgeslagen=invoer.lichtere_route_overgeslagen or "",
        antwoord=invoer.onderbouwing if Route.DIRECT_BEANTWOORD in routes else "",
    )


def niveau(stuk: Werkstuk) -> None:
    """Triage may have stepped it up; the file knows how complex the situation is now."""
    huishouden = Huishouden.objects.get(pk=stuk.huishouden.pk)
    if huishouden.niveau != stuk.invoer.niveau.value:
        with plek(*stuk.pad, "niveau"):
            niveau_wijzigen(huishouden=huishouden, niveau=stuk.invoer.niveau.value)


def beelden(stuk: Werkstuk) -> None:
    """How it goes per leefgebied; on another day it is another picture."""
    for nummer, invoer in enumerate(stuk.invoer.beelden):
        persoon = stuk.personen[invoer.persoon] if invoer.persoon else None
        tekst = {"score": invoer.score, "kansen": invoer.kansen or "", "problemen": invoer.problemen or ""}
        with plek(*stuk.pad, "beelden", nummer):
            merk = (invoer.leefgebied.value, persoon.pk if persoon else None, invoer.datum)
            if bestaand := stuk.bestaand.beelden.get(merk):
                import_bijwerken(rij=bestaand, waarden=tekst)
            else:
                beeld_vastleggen(
                    huishouden=stuk.huishouden,
                    leefgebied=Leefgebied(invoer.leefgebied),
                    persoon=persoon,
                    op=invoer.datum,
                    door=None,
                    score=invoer.score,
                    kansen=invoer.kansen or "",
                    problemen=invoer.problemen or "",
                )


def contactmomenten(stuk: Werkstuk) -> None:
    """What was said and done, by whoever wrote it down."""
    paren = [
        ((c.datum, c.soort.value, stuk.naslag.medewerkers[c.medewerker].pk), (n, c))
        for n, c in enumerate(stuk.invoer.contactmomenten)
    ]
    for merk, (nummer, invoer) in genummerd(paren):
        leefgebieden = [gebied.value for gebied in invoer.leefgebieden]
        with plek(*stuk.pad, "contactmomenten", nummer):
            if bestaand := stuk.bestaand.contacten.get(merk):
                waarden = {"tekst": invoer.tekst, "leefgebieden": leefgebieden, "waakvlam": invoer.waakvlam}
                import_bijwerken(rij=bestaand, waarden=waarden)
            else:
                contact_vastleggen(
                    huishouden=stuk.huishouden,
                    moment=middag(invoer.datum),
                    soort=Contactsoort(invoer.soort),
                    tekst=invoer.tekst,
                    door=stuk.naslag.medewerkers[invoer.medewerker],
                    leefgebieden=leefgebieden,
                    waakvlam=invoer.waakvlam,
                )


def veiligheid(stuk: Werkstuk) -> None:
    """The safety file and the steps of the meldcode."""
    invoer = stuk.invoer.veiligheid
    if invoer is None:
        return
    with plek(*stuk.pad, "veiligheid"):
        dossier = stuk.bestaand.veiligheid
        if dossier is None or dossier.geopend_op != invoer.geopend_op:
            dossier = veiligheid_openen(huishouden=stuk.huishouden, op=invoer.geopend_op)
        stappen = {stap.stap: stap for stap in Meldcodestap.objects.filter(dossier=dossier)}
    for nummer, stap in enumerate(invoer.meldcode):
        with plek(*stuk.pad, "veiligheid", "meldcode", nummer):
            if bestaand := stappen.get(stap.stap):
                import_bijwerken(rij=bestaand, waarden={"datum": stap.datum, "toelichting": stap.toelichting})
            else:
                meldcodestap_zetten(
                    dossier=dossier, stap=stap.stap, op=stap.datum, toelichting=stap.toelichting, door=None
                )
    if (
        invoer.status == Dossierstatus.GESLOTEN
        and invoer.gesloten_op
        and dossier.status == Dossierstatus.OPEN
    ):
        with plek(*stuk.pad, "veiligheid", "status"):
            veiligheid_sluiten(dossier=dossier, op=invoer.gesloten_op)
