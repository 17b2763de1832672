"""Brings in maatwerkadviezen and what was decided on them; a rejection leaves the regisseur a follow-up (F10, D1-D4)."""

from backoffice.diensten.advies import Onderbouwing, advies_indienen
from backoffice.diensten.besluit import besluiten
from backoffice.keuzes import Leveringsvorm, Uitkomst
from backoffice.models import Besluit, Maatwerkadvies
from huishoudens.diensten.importeren import import_bijwerken
from monitoring.importeren import formaat
from monitoring.importeren.weigering import plek
from monitoring.importeren.werkstuk import Werkstuk
from plannen.diensten.acties import actie_vervallen
from plannen.keuzes import PlanStatus
from plannen.models import Actie
from toegang.keuzes import Wet


def adviezen(stuk: Werkstuk) -> None:
    """Each advies on its action; the decision after it."""
    for nummer, invoer in enumerate(stuk.invoer.adviezen):
        advies = stuk.bestaand.adviezen.get(invoer.sleutel)
        with plek(*stuk.pad, "adviezen", nummer):
            advies = _bijgewerkt(advies, invoer) if advies else _nieuw(stuk, invoer)
        if invoer.besluit is not None:
            with plek(*stuk.pad, "adviezen", nummer, "besluit"):
                _besluit(stuk, advies, invoer.besluit)


def _nieuw(stuk: Werkstuk, invoer: formaat.Advies) -> Maatwerkadvies:
    actie = stuk.acties.get(invoer.actie) or Actie.objects.get(
        doel__plan__huishouden=stuk.huishouden, sleutel=invoer.actie
    )
    return advies_indienen(
        actie=actie,
        persoon=stuk.personen[invoer.persoon],
        wet=Wet(invoer.wet),
        voorziening=invoer.voorziening,
        leveringsvorm=Leveringsvorm(invoer.leveringsvorm),
        # The format has no word for it: who chose in the former system had the choice explained there.
        pgb_uitgelegd=True,
        onderbouwing=_onderbouwing(invoer),
        clientondersteuning_aangeboden_op=invoer.clientondersteuning_aangeboden_op,
        op=invoer.ingediend_op,
        door=None,
        sleutel=invoer.sleutel,
    )


def _onderbouwing(invoer: formaat.Advies) -> Onderbouwing:
    return Onderbouwing(
        effect=invoer.omgekeerde_toets.effect,
        grondwaarden=invoer.omgekeerde_toets.grondwaarden,
        ethiek=invoer.omgekeerde_toets.ethiek,
        juridisch=invoer.omgekeerde_toets.juridisch,
        doelmatig=invoer.doelmatig,
        rechtmatig=invoer.rechtmatig,
        lichter_afgewogen=invoer.lichter_afgewogen,
    )


def _bijgewerkt(advies: Maatwerkadvies, invoer: formaat.Advies) -> Maatwerkadvies:
    """Words may be mended while it is open; what was decided on stays as it was."""
    if not advies.is_open:
        return advies
    waarden = {
        "voorziening": invoer.voorziening,
        "leveringsvorm": invoer.leveringsvorm.value,
        "clientondersteuning_aangeboden_op": invoer.clientondersteuning_aangeboden_op,
        **vars(_onderbouwing(invoer)),
    }
    return import_bijwerken(rij=advies, waarden=waarden)


def _besluit(stuk: Werkstuk, advies: Maatwerkadvies, invoer: formaat.Besluit) -> None:
    if Besluit.objects.filter(advies=advies).exists():
        return
    besluiten(
        advies=advies,
        uitkomst=Uitkomst(invoer.uitkomst),
        motivering=invoer.motivering,
        reden_afwijking=invoer.reden_afwijking or "",
        aanbieder=invoer.aanbieder or "",
        van=invoer.vanaf,
        tot=invoer.tot,
        bedrag=invoer.bedrag,
        op=invoer.datum,
        door=None,
    )
    if stuk.invoer.plan is not None and stuk.invoer.plan.status == PlanStatus.AFGESLOTEN:
        for vervolg in Actie.objects.open().filter(volgt_op_advies=advies.pk):
            actie_vervallen(actie=vervolg, door=None)
