"""A region with enough rows for figures, drawn from a seeded generator, written as the owner."""

import datetime
import random
from dataclasses import dataclass, field

from backoffice.models import Besluit, Maatwerkadvies
from huishoudens.models import Contactmoment, Huishouden, Persoon, Regie
from plannen.models import Actie, Doel, Evaluatie, Plan, PlanStatuswijziging
from tests.cast import PEILDATUM, Wereld
from tests.rollen import als_eigenaar
from triage.keuzes import Kanaal, Route
from triage.models import Melding, Routekeuze, Triage

TEAMS = (1, 2, 3, 4)
DAGEN = 150
TEKSTEN = dict.fromkeys(
    ("effect", "grondwaarden", "ethiek", "juridisch", "doelmatig", "rechtmatig", "lichter_afgewogen"), "tekst"
)


@dataclass
class Regiocijfers:
    """Fills a region and keeps what it wrote, so that a test can count it again by hand."""

    wereld: Wereld
    zaad: int = 1
    huishoudens: list[Huishouden] = field(default_factory=list)

    def vul(self, aantal: int) -> "Regiocijfers":
        kans = random.Random(self.zaad)
        with als_eigenaar():
            for nummer in range(aantal):
                self._huishouden(nummer, kans)
        return self

    def _dag(self, kans: random.Random) -> datetime.date:
        return PEILDATUM - datetime.timedelta(days=kans.randrange(DAGEN))

    def _huishouden(self, nummer: int, kans: random.Random) -> None:
        huishouden = Huishouden.objects.create(
            nummer=f"R-{nummer:05d}",
            aanduiding=f"Gezin {nummer}",
            team_id=kans.choices(TEAMS, weights=(4, 3, 3, 1))[0],
            afgeschermd=kans.random() < 0.05,
        )
        self.huishoudens.append(huishouden)
        dag = self._dag(kans)
        self._melding(huishouden, dag, kans)
        Regie.objects.create(
            huishouden=huishouden,
            soort="team",
            medewerker_id=self.wereld.id_van("regisseur.hillegom"),
            van=dag,
            tot=dag + datetime.timedelta(days=90) if kans.random() < 0.2 else None,
        )
        if kans.random() < 0.7:
            Contactmoment.objects.create(
                huishouden=huishouden,
                moment=_moment(dag + datetime.timedelta(days=kans.randrange(25))),
                soort=kans.choice(("huisbezoek", "telefoon", "bericht")),
                medewerker_id=self.wereld.id_van("regisseur.hillegom"),
                tekst="gesprek",
            )
        if kans.random() < 0.6:
            self._plan(huishouden, dag, kans)

    def _melding(self, huishouden: Huishouden, dag: datetime.date, kans: random.Random) -> None:
        klaar = kans.random() < 0.9
        moment = _moment(dag)
        melding = Melding.objects.create(
            huishouden=huishouden,
            team_id=huishouden.team_id,
            moment=moment,
            kanaal=kans.choice(Kanaal.values),
            melder="inwoner",
            vraag="Kunt u helpen?",
            status="afgerond" if klaar else "nieuw",
            afgerond_op=moment if klaar else None,
        )
        if klaar:
            triage = Triage.objects.create(
                melding=melding,
                huishouden=huishouden,
                datum=min(dag + datetime.timedelta(days=kans.randrange(5)), PEILDATUM),
                klantreis="enkelvoudig_eenvoudig",
            )
            for route in kans.sample(Route.values, kans.choice((1, 1, 1, 2))):
                Routekeuze.objects.create(triage=triage, huishouden=huishouden, route=route)

    def _plan(self, huishouden: Huishouden, dag: datetime.date, kans: random.Random) -> None:
        actief = dag + datetime.timedelta(days=kans.randrange(5, 70))
        if actief > PEILDATUM:
            return
        plan = Plan.objects.create(huishouden=huishouden, van=dag, status="actief")
        PlanStatuswijziging.objects.create(
            plan=plan, huishouden=huishouden, status="actief", op=_moment(actief)
        )
        gepland = actief + datetime.timedelta(days=20)
        gehouden = gepland + datetime.timedelta(days=kans.randrange(-3, 14))
        Evaluatie.objects.create(
            plan=plan,
            huishouden=huishouden,
            gepland_op=gepland,
            gehouden_op=gehouden if gehouden <= PEILDATUM and kans.random() < 0.8 else None,
            tevredenheid=kans.choice((None, 6, 7, 8, 9)),
        )
        if kans.random() < 0.7:
            self._besluit(huishouden, plan, actief, kans)

    def _besluit(self, huishouden: Huishouden, plan: Plan, dag: datetime.date, kans: random.Random) -> None:
        persoon = Persoon.objects.create(huishouden=huishouden, achternaam="Tulp")
        doel = Doel.objects.create(huishouden=huishouden, plan=plan, leefgebied="wonen", titel="Doel")
        actie = Actie.objects.create(
            huishouden=huishouden, doel=doel, leefgebied="wonen", omschrijving="Actie", status="vervallen"
        )
        advies = Maatwerkadvies.objects.create(
            huishouden=huishouden,
            persoon=persoon,
            actie=actie,
            ontvanger=self.wereld.organisatie("ISD Bollenstreek"),
            team_id=huishouden.team_id,
            wet=kans.choice(("wmo", "jeugdwet", "participatiewet")),
            voorziening="hulp",
            leveringsvorm="zin",
            ingediend_op=dag,
            beslissen_uiterlijk=dag + datetime.timedelta(days=14),
            status="besloten",
            **TEKSTEN,
        )
        besloten = dag + datetime.timedelta(days=kans.randrange(2, 25))
        if besloten <= PEILDATUM:
            Besluit.objects.create(
                advies=advies,
                huishouden=huishouden,
                persoon=persoon,
                uitkomst=kans.choice(("toegekend", "toegekend", "afgewezen")),
                datum=besloten,
                motivering="Het helpt.",
            )


def _moment(dag: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(dag, datetime.time(10), tzinfo=datetime.UTC)
