"""A family for the tests of the plan: two parents, one of them elsewhere, a girl of 13 and a boy of 9."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import time_machine

from huishoudens.diensten.dossier import beeld_vastleggen
from huishoudens.diensten.huishouden import Persoonsgegevens, netwerklid_toevoegen, persoon_toevoegen
from huishoudens.keuzes import Gezinsrol
from huishoudens.models import Huishouden, Netwerklid, Persoon
from plannen.diensten.acties import actie_toevoegen
from plannen.diensten.akkoord import akkoord_vastleggen
from plannen.diensten.doelen import doel_toevoegen
from plannen.diensten.plan import plan_maken, plan_vaststellen
from plannen.models import Actie, Doel, Plan
from tests.cast import PEILDATUM, Wereld
from tests.rollen import als_systeem
from toegang.keuzes import Leefgebied
from toegang.models import Medewerker
from toegang.sessie import handelend_als

NU = datetime.datetime(2026, 11, 2, 9, tzinfo=datetime.UTC)
EVALUATIE = datetime.date(2026, 12, 1)


@dataclass
class Gezin:
    """The family with its plan; `als(wie)` acts as somebody."""

    wereld: Wereld
    huishouden: Huishouden
    moeder: Persoon
    vader: Persoon
    dochter: Persoon
    zoon: Persoon
    oma: Netwerklid
    regisseur: Medewerker

    def als(self, wie: str = "regisseur.hillegom") -> Any:
        return handelend_als(self.wereld.id_van(wie))

    def collega(self, wie: str) -> Medewerker:
        return self.wereld.medewerkers[f"{wie}@voorbeeld.nl"]

    def plan(self) -> Plan:
        return plan_maken(huishouden=self.huishouden, op=PEILDATUM, door=self.regisseur)

    def doel(self, plan: Plan, **velden: Any) -> Doel:
        gegeven = {
            "leefgebied": Leefgebied.SOCIALE_RELATIES,
            "titel": "De kinderen zien allebei hun ouders zonder ruzie",
            "gewenst_resultaat": "Fenna en Sem weten elke week wanneer ze bij wie zijn.",
            "beginscore": 2,
            "doelscore": 4,
        }
        return doel_toevoegen(plan=plan, door=self.regisseur, **gegeven | velden)

    def actie(self, doel: Doel, **velden: Any) -> Actie:
        gegeven: dict[str, Any] = {
            "omschrijving": "Samen een weekrooster maken",
            "actor": self.vader,
            "streefdatum": datetime.date(2026, 11, 15),
            "evaluatiemoment": EVALUATIE,
            "op": PEILDATUM,
        }
        return actie_toevoegen(doel=doel, door=self.regisseur, **gegeven | velden)

    def akkoord(self, plan: Plan, *personen: Persoon) -> None:
        for persoon in personen or (self.moeder, self.vader, self.dochter):
            akkoord_vastleggen(
                plan=plan, persoon=persoon, datum=PEILDATUM, wijze="gesprek", door=self.regisseur
            )

    def vastgesteld(self) -> tuple[Plan, Doel, Actie]:
        """A running plan with one goal and one action of the father."""
        plan = self.plan()
        doel = self.doel(plan)
        actie = self.actie(doel)
        self.akkoord(plan)
        plan = plan_vaststellen(plan=plan, door=self.regisseur, op=NU, eerste_evaluatie=EVALUATIE)
        return plan, Doel.objects.get(pk=doel.pk), Actie.objects.get(pk=actie.pk)


def maak_gezin(wereld: Wereld, **kenmerken: Any) -> Gezin:
    huishouden = wereld.huishouden("hillegom", naam="Krokus", regisseur="regisseur.hillegom", **kenmerken)
    with als_systeem("importeer"):
        moeder = Persoon.objects.get(huishouden=huishouden)
        leden = [
            persoon_toevoegen(
                huishouden=huishouden,
                gegevens=Persoonsgegevens(
                    voornamen=naam, achternaam="Krokus", geboortedatum=geboren, geslacht=geslacht
                ),
                rol=rol,
                inwonend=rol == Gezinsrol.KIND,
                van=PEILDATUM,
            )
            for naam, geboren, geslacht, rol in (
                ("Ruben", datetime.date(1981, 11, 21), "m", Gezinsrol.OUDER),
                ("Fenna", datetime.date(2013, 5, 30), "v", Gezinsrol.KIND),
                ("Sem", datetime.date(2017, 9, 12), "m", Gezinsrol.KIND),
            )
        ]
        oma = netwerklid_toevoegen(huishouden=huishouden, naam="oma", relatie="grootouder", steunt=moeder)
    return Gezin(
        wereld, huishouden, moeder, *leden, oma, wereld.medewerkers["regisseur.hillegom@voorbeeld.nl"]
    )


@pytest.fixture
def gezin(wereld: Wereld) -> Gezin:
    return maak_gezin(wereld)


@pytest.fixture
def bespreek(gezin: Gezin) -> Callable[..., None]:
    """Discuss leefgebieden; all nine when none is named."""

    def doe(*leefgebieden: Leefgebied, kansen: str = "Gaat goed.", problemen: str = "") -> None:
        for leefgebied in leefgebieden or tuple(Leefgebied):
            beeld_vastleggen(
                huishouden=gezin.huishouden,
                leefgebied=leefgebied,
                op=PEILDATUM,
                door=gezin.regisseur,
                score=3,
                kansen=kansen,
                problemen=problemen,
            )

    return doe


@pytest.fixture
def op_peildatum() -> Iterator[None]:
    """The clock of the scene: Monday 2 November 2026."""
    with time_machine.travel(NU, tick=True):
        yield
