"""One full file per situation, with a row in every table that hangs on a huishouden."""

import datetime
import uuid
from typing import Any

from django.utils import timezone

from backoffice.models import Aanvulverzoek, Besluit, Maatwerkadvies
from huishoudens.models import (
    Benadering,
    Betrokkenheid,
    Contactgegeven,
    Contactmoment,
    Huishouden,
    Leefgebiedbeeld,
    Meldcodestap,
    Netwerklid,
    Overdracht,
    Persoon,
    Regie,
    Regiereden,
    Toegewezen,
    Toestemming,
    Veiligheidsdossier,
    Werkitem,
)
from plannen.models import Actie, Akkoord, Doel, Evaluatie, Evaluatieresultaat, Plan, PlanStatuswijziging
from tests.autorisatie.uitzonderingen import uitzonderingen
from tests.cast import PEILDATUM, Wereld
from tests.rollen import als_eigenaar
from toegang.keuzes import Leefgebied
from triage.models import Melding, Routekeuze, Triage

NU = datetime.datetime(2026, 11, 2, 9, tzinfo=datetime.UTC)


def vul(wereld: Wereld, huishouden: Huishouden, *, melding_open: bool = False, veilig: bool = True) -> None:
    """Put a row in every table of this file; `melding_open` keeps the melding in the inbox."""
    with als_eigenaar():
        persoon = Persoon.objects.get(huishouden=huishouden)
        schrijver = wereld.medewerkers["beheer@voorbeeld.nl"]
        for regie in Regie.objects.filter(huishouden=huishouden):
            Regiereden.objects.create(
                huishouden=huishouden, regie=regie, reden="kent het gezin", door=schrijver
            )
        Netwerklid.objects.create(huishouden=huishouden, naam="oma", relatie="grootouder")
        Contactgegeven.objects.create(
            huishouden=huishouden, persoon=persoon, soort="telefoon", waarde="06 0000 0000"
        )
        Benadering.objects.create(huishouden=huishouden, let_op="Bel na 17.00 uur.")
        for leefgebied in Leefgebied:
            Leefgebiedbeeld.objects.create(
                huishouden=huishouden, leefgebied=leefgebied, datum=PEILDATUM, score=3, kansen="gaat goed"
            )
        for leefgebied in (Leefgebied.WONEN, Leefgebied.FINANCIEN):
            Contactmoment.objects.create(
                huishouden=huishouden,
                moment=NU,
                soort="telefoon",
                medewerker=schrijver,
                tekst="gesprek",
                leefgebieden=[leefgebied],
            )
        Toestemming.objects.create(
            huishouden=huishouden, persoon=persoon, doel="delen", ontvanger="school", gegeven_op=PEILDATUM
        )
        if not veilig:
            dossier = Veiligheidsdossier.objects.create(huishouden=huishouden, geopend_op=PEILDATUM)
            Meldcodestap.objects.create(
                huishouden=huishouden, dossier=dossier, stap=1, datum=PEILDATUM, toelichting="signaal"
            )
        _plan(wereld, huishouden, persoon)
        _melding(huishouden, open_=melding_open)


def _plan(wereld: Wereld, huishouden: Huishouden, persoon: Persoon) -> None:
    plan = Plan.objects.create(huishouden=huishouden, van=PEILDATUM)
    PlanStatuswijziging.objects.create(huishouden=huishouden, plan=plan, status="concept", op=NU)
    Akkoord.objects.create(
        huishouden=huishouden, plan=plan, persoon=persoon, datum=PEILDATUM, wijze="gesprek"
    )
    evaluatie = Evaluatie.objects.create(
        huishouden=huishouden, plan=plan, gepland_op=PEILDATUM + datetime.timedelta(days=30)
    )
    for leefgebied in (Leefgebied.WONEN, Leefgebied.FINANCIEN):
        doel = Doel.objects.create(
            huishouden=huishouden, plan=plan, leefgebied=leefgebied, titel=f"doel {leefgebied}"
        )
        actie = Actie.objects.create(
            huishouden=huishouden,
            doel=doel,
            omschrijving=f"actie {leefgebied}",
            actor_soort="persoon",
            actor_persoon=persoon,
        )
        Evaluatieresultaat.objects.create(
            huishouden=huishouden, evaluatie=evaluatie, doel=doel, resultaat="deels", score=3
        )
        Werkitem.objects.create(
            huishouden=huishouden, soort="actie", bron_id=actie.pk, uiterlijk=PEILDATUM, medewerker=None
        )


def _melding(huishouden: Huishouden, *, open_: bool) -> None:
    melding = Melding.objects.create(
        huishouden=huishouden,
        team=huishouden.team,
        moment=NU,
        kanaal="telefoon",
        melder="inwoner zelf",
        vraag="Kunt u helpen?",
        status="nieuw" if open_ else "afgerond",
        afgerond_op=None if open_ else NU,
    )
    triage = Triage.objects.create(
        huishouden=huishouden, melding=melding, datum=PEILDATUM, klantreis="meervoudig_eenvoudig"
    )
    Routekeuze.objects.create(huishouden=huishouden, triage=triage, route="team")


def verwijs(
    wereld: Wereld, huishouden: Huishouden, *, wet: str, organisatie: str, status: str = "in_behandeling"
) -> Maatwerkadvies:
    """An advies on the goal 'wonen' with a question and, unless open, a decision."""
    with als_eigenaar():
        persoon = Persoon.objects.filter(huishouden=huishouden).first()
        assert persoon is not None
        advies = Maatwerkadvies.objects.create(
            huishouden=huishouden,
            persoon=persoon,
            actie=Actie.objects.get(huishouden=huishouden, leefgebied="wonen"),
            ontvanger=wereld.organisatie(organisatie),
            team=huishouden.team,
            wet=wet,
            voorziening="hulp bij het huishouden",
            leveringsvorm="zin",
            ingediend_op=PEILDATUM,
            beslissen_uiterlijk=PEILDATUM,
            status=status,
            **dict.fromkeys(
                (
                    "effect",
                    "grondwaarden",
                    "ethiek",
                    "juridisch",
                    "doelmatig",
                    "rechtmatig",
                    "lichter_afgewogen",
                ),
                "tekst",
            ),
        )
        Aanvulverzoek.objects.create(
            huishouden=huishouden,
            advies=advies,
            vraag="Wat is het inkomen?",
            gevraagd_op=PEILDATUM,
            gevraagd_door=wereld.medewerkers["wmo.isd@voorbeeld.nl"],
            antwoord_voor=PEILDATUM,
        )
        if status == "besloten":
            Besluit.objects.create(
                huishouden=huishouden, advies=advies, persoon=persoon, uitkomst="toegekend", datum=PEILDATUM
            )
        return advies


def betrek(
    wereld: Wereld,
    huishouden: Huishouden,
    wie: str,
    *leefgebieden: str,
    van: datetime.date = PEILDATUM,
    tot: datetime.date | None = None,
) -> None:
    hier: dict[str, Any] = {"huishouden": huishouden, "medewerker": wereld.medewerkers[f"{wie}@voorbeeld.nl"]}
    with als_eigenaar():
        rij = Betrokkenheid.objects.create(**hier, van=van, tot=tot)
        if leefgebieden:
            Toegewezen.objects.create(**hier, betrokkenheid=rij, leefgebieden=list(leefgebieden))


def vraag_overname(wereld: Wereld, huishouden: Huishouden, naar: str) -> None:
    with als_eigenaar():
        Overdracht.objects.create(
            id=uuid.uuid4(),
            huishouden=huishouden,
            naar=wereld.medewerkers[f"{naar}@voorbeeld.nl"],
            gevraagd_door=wereld.medewerkers["teamleider.hillegom@voorbeeld.nl"],
            gevraagd_op=timezone.now(),
        )


def alle_situaties(wereld: Wereld) -> dict[str, Huishouden]:
    """A full file for every situation of team, regie, melding, referral and safety."""
    huizen = {
        "gewoon": wereld.huishouden("hillegom", regisseur="regisseur.hillegom"),
        "triage": wereld.huishouden("hillegom"),
        "onveilig": wereld.huishouden("hillegom", regisseur="medewerker1.hillegom"),
        "afgeschermd": wereld.huishouden(
            "hillegom", regisseur="medewerker1.hillegom", toegelaten=("aandacht.hillegom",)
        ),
        "verwezen": wereld.huishouden("lisse", regisseur="regisseur.lisse"),
        "besloten": wereld.huishouden("lisse", regisseur="regisseur.lisse"),
        "afgeschermd_verwezen": wereld.huishouden("lisse", regisseur="regisseur.lisse", toegelaten=()),
        "overname": wereld.huishouden("hillegom", regisseur="regisseur.hillegom"),
    }
    for naam, huishouden in huizen.items():
        vul(
            wereld,
            huishouden,
            melding_open=naam == "triage",
            veilig=naam not in ("onveilig", "afgeschermd"),
        )
    betrek(wereld, huizen["gewoon"], "jeugd.hillegom", "wonen")
    betrek(wereld, huizen["afgeschermd"], "jeugd.hillegom", "wonen")
    verwijs(wereld, huizen["verwezen"], wet="wmo", organisatie="ISD Bollenstreek")
    verwijs(wereld, huizen["besloten"], wet="wmo", organisatie="ISD Bollenstreek", status="besloten")
    verwijs(wereld, huizen["afgeschermd_verwezen"], wet="wmo", organisatie="ISD Bollenstreek")
    vraag_overname(wereld, huizen["overname"], "regisseur.noordwijk")
    return huizen


def met_uitzonderingen(wereld: Wereld) -> dict[str, Huishouden]:
    """The same, and a full file for every recorded exception."""
    huizen = {
        **{
            naam: wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
            for naam in ("gedeeld", "waarneming", "nood", "verwant", "avg", "keten")
        },
        "genoemd": wereld.huishouden("lisse", regisseur="regisseur.lisse"),
    }
    for naam, huishouden in huizen.items():
        vul(wereld, huishouden, veilig=naam != "nood")
    verwijs(wereld, huizen["genoemd"], wet="wmo", organisatie="ISD Bollenstreek")
    betrek(wereld, huizen["genoemd"], "jeugd.lisse", "wonen")
    uitzonderingen(wereld, huizen)
    return alle_situaties(wereld) | huizen
