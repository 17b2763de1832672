"""Files with a recorded exception: shared, read along, broken open, shut to a relative, named for an address."""

import datetime
from typing import Any

from django.utils import timezone

from huishoudens.models import (
    Adres,
    AvgVerzoek,
    Deling,
    Huishouden,
    Noodtoegang,
    Relatie,
    Toelating,
    Toestemming,
    Waarneming,
)
from huishoudens.models.uitzondering import LANGSTE_DELING, LANGSTE_WAARNEMING
from plannen.models import Actie, Plan
from tests.cast import PEILDATUM, Wereld
from tests.rollen import als_eigenaar
from toegang.keuzes import Gegevensgroep as G
from toegang.keuzes import Rol

VER = datetime.date(2100, 1, 1)
REDEN = "Nodig om goed te kunnen helpen."


def _wie(wereld: Wereld, naam: str) -> Any:
    return wereld.medewerkers[f"{naam}@voorbeeld.nl"]


def deel(wereld: Wereld, huishouden: Huishouden, met: str, *groepen: G, **anders: Any) -> Deling:
    """Share these gegevensgroepen, or with `adres` or `acties` something else, with one person."""
    with als_eigenaar():
        return Deling.objects.create(
            huishouden=huishouden,
            medewerker=_wie(wereld, met),
            groepen=sorted({G.PERSOON.value, *(groep.value for groep in groepen)}) if groepen else [],
            reden=REDEN,
            door=_wie(wereld, "beheer"),
            **{"van": timezone.localdate(), "tot_en_met": timezone.localdate() + LANGSTE_DELING} | anders,
        )


def laat_waarnemen(wereld: Wereld, huishouden: Huishouden, wie: str, **anders: Any) -> Waarneming:
    with als_eigenaar():
        return Waarneming.objects.create(
            huishouden=huishouden,
            medewerker=_wie(wereld, wie),
            reden=REDEN,
            door=_wie(wereld, "beheer"),
            **{
                "soort": "waarneming",
                "van": timezone.localdate(),
                "tot_en_met": timezone.localdate() + LANGSTE_WAARNEMING,
            }
            | anders,
        )


def breek_het_glas(wereld: Wereld, huishouden: Huishouden, wie: str, **anders: Any) -> Noodtoegang:
    with als_eigenaar():
        return Noodtoegang.objects.create(
            huishouden=huishouden,
            medewerker=_wie(wereld, wie),
            team=huishouden.team,
            reden="Moeder belt in paniek, direct hulp nodig.",
            **{"van": timezone.now()} | anders,
        )


def is_verwant(wereld: Wereld, huishouden: Huishouden, wie: str) -> Relatie:
    with als_eigenaar():
        return Relatie.objects.create(
            huishouden=huishouden, medewerker=_wie(wereld, wie), van=PEILDATUM, door=_wie(wereld, wie)
        )


def laat_toe(wereld: Wereld, huishouden: Huishouden, wie: str) -> Toelating:
    """Name somebody in a shielded huishouden."""
    with als_eigenaar():
        return Toelating.objects.create(huishouden=huishouden, medewerker=_wie(wereld, wie), van=PEILDATUM)


def open_avg(wereld: Wereld, huishouden: Huishouden) -> AvgVerzoek:
    with als_eigenaar():
        return AvgVerzoek.objects.create(
            huishouden=huishouden,
            soort="inzage",
            ontvangen_op=PEILDATUM,
            uiterlijk=VER,
            reden=REDEN,
            door=_wie(wereld, "privacy"),
        )


def geheim_adres(huishouden: Huishouden) -> Adres:
    with als_eigenaar():
        return Adres.objects.create(
            huishouden=huishouden,
            straat="Schuilplaats",
            huisnummer="1",
            postcode="9999 ZZ",
            plaats="Elders",
            geheim=True,
            van=PEILDATUM,
        )


def sta_toe(wereld: Wereld, huishouden: Huishouden, wie: str) -> None:
    """The family allows sharing with the organisation of which somebody is ketenpartner today; of nobody else."""
    with als_eigenaar():
        for rol in _wie(wereld, wie).roltoekenningen.geldig(op=timezone.localdate()).filter(rol=Rol.KP):
            Toestemming.objects.filter(huishouden=huishouden).update(organisatie=rol.organisatie)


def geef_ketenactie(wereld: Wereld, huishouden: Huishouden, wie: str) -> Actie:
    """An own action of a ketenpartner in an active plan, shared with consent."""
    partner = _wie(wereld, wie)
    deel(wereld, huishouden, wie, acties=True)
    sta_toe(wereld, huishouden, wie)
    with als_eigenaar():
        Plan.objects.filter(huishouden=huishouden).update(status="vervallen")
        actie = Actie.objects.filter(huishouden=huishouden, leefgebied="wonen").get()
        # One by one, because the database refuses an active plan of which an action lacks something.
        Actie.objects.filter(huishouden=huishouden).update(streefdatum=PEILDATUM, evaluatiemoment=PEILDATUM)
        actie.actor_soort, actie.actor_persoon, actie.actor_medewerker = "medewerker", None, partner
        actie.streefdatum = actie.evaluatiemoment = PEILDATUM
        actie.save()
        Plan.objects.filter(huishouden=huishouden).update(status="actief")
        return actie


def uitzonderingen(wereld: Wereld, vol: dict[str, Huishouden]) -> None:
    """One recorded exception in each of these full files."""
    deel(wereld, vol["gedeeld"], "regisseur.noordwijk", G.JOURNAAL, G.FINANCIEN, G.TOEWIJZING)
    deel(wereld, vol["gedeeld"], "schuld.isd", G.PLAN, van=PEILDATUM, tot_en_met=PEILDATUM)
    laat_waarnemen(wereld, vol["waarneming"], "medewerker2.hillegom")
    laat_waarnemen(wereld, vol["waarneming"], "teamleider.hillegom")
    breek_het_glas(wereld, vol["nood"], "medewerker1.lisse")
    breek_het_glas(wereld, vol["nood"], "aandacht.lisse")
    breek_het_glas(
        wereld,
        vol["nood"],
        "medewerker2.hillegom",
        van=timezone.now() - datetime.timedelta(hours=4, minutes=1),
    )
    is_verwant(wereld, vol["verwant"], "medewerker2.hillegom")
    open_avg(wereld, vol["avg"])
    deel(wereld, vol["genoemd"], "wmo.isd", adres=geheim_adres(vol["genoemd"]))
    deel(wereld, vol["genoemd"], "jeugd.lisse", adres=geheim_adres(vol["genoemd"]))
    geef_ketenactie(wereld, vol["keten"], "partner.bollenwonen")
