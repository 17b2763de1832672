"""The stage of the machine: three full files over two teams, and the facts they begin with."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from huishoudens.models import Adres, Contactmoment, Deling, Huishouden, Leefgebiedbeeld, Persoon, Toestemming
from plannen.models import Actie, Doel, Plan
from tests.autorisatie.cellen.merken import Merken, merk
from tests.autorisatie.cellen.stoffering import van_een_ander
from tests.autorisatie.levensloop.feiten import Feiten, Gift, Vraag
from tests.autorisatie.levensloop.spelers import ACCOUNTS, HILLEGOM, LISSE, ORGANISATIE
from tests.autorisatie.scenario import vul
from tests.autorisatie.uitzonderingen import geef_ketenactie
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang.models import Medewerker
from triage.models import Melding, Routekeuze, Triage

# The file of a ketenpartner in Hillegom, one of Lisse, and one whose question still lies in the inbox.
HUIZEN = {"H1": ("hillegom", "REG"), "H2": ("lisse", "AT"), "H3": ("hillegom", "")}


@dataclass
class Toneel:
    """The files by their short name with what acts need of them, and the facts of the beginning."""

    wereld: Wereld
    huizen: dict[str, Huishouden]
    feiten: Feiten
    merken: Merken

    def __post_init__(self) -> None:
        self.account_van = {self.wereld.id_van(naam): wie for wie, naam in ACCOUNTS.items()}
        self.huis_van = {huishouden.pk: naam for naam, huishouden in self.huizen.items()}
        with als_eigenaar():
            self.personen = {n: Persoon.objects.get(huishouden=h, voornamen="Anna") for n, h in self._alle()}
            self.anderen = {n: Persoon.objects.get(huishouden=h, voornamen="Bas") for n, h in self._alle()}
            self.acties = {n: Actie.objects.get(huishouden=h, leefgebied="wonen") for n, h in self._alle()}
            self.doelen = {n: Doel.objects.get(huishouden=h, leefgebied="wonen") for n, h in self._alle()}
            self.plannen = {n: Plan.objects.get(huishouden=h) for n, h in self._alle()}
            self.geheim = {n: Adres.objects.get(huishouden=h, geheim=True) for n, h in self._alle()}

    def _alle(self) -> Any:
        return self.huizen.items()

    def id_van(self, wie: str) -> UUID:
        return self.wereld.id_van(ACCOUNTS[wie])

    def wie(self, wie: str) -> Medewerker:
        return self.wereld.wie(ACCOUNTS[wie])

    def huis(self, naam: str) -> Huishouden:
        """As it stands now, whoever may see it."""
        with als_eigenaar():
            return Huishouden.objects.select_related("team", "regisseur").get(pk=self.huizen[naam].pk)


def bouw(wereld: Wereld) -> Toneel:
    """Put everything in place, as the owner."""
    huizen = {}
    for naam, (team, regisseur) in HUIZEN.items():
        huishouden = wereld.huishouden(team, naam=f"Kelk{naam}", regisseur=ACCOUNTS.get(regisseur, ""))
        vul(wereld, huishouden, melding_open=not regisseur)
        with als_eigenaar():
            van_een_ander(wereld, huishouden)
            # Of the question that still waits, no weighing stands yet.
            Routekeuze.objects.filter(
                triage__melding__huishouden=huishouden, triage__melding__status="nieuw"
            ).delete()
            Triage.objects.filter(melding__huishouden=huishouden, melding__status="nieuw").delete()
        huizen[naam] = huishouden
    geef_ketenactie(wereld, huizen["H1"], ACCOUNTS["KP"])
    toneel = Toneel(wereld, huizen, _begin(huizen), Merken())
    with als_eigenaar():
        rijen = {
            model: [(toneel.huis_van[rij.huishouden_id], rij) for rij in model.objects.all()]
            for model in (Contactmoment, Leefgebiedbeeld, Doel, Actie)
        }
    toneel.merken = merk(rijen, toneel)  # type: ignore[arg-type]  # its stage is not used
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return toneel


def _begin(huizen: dict[str, Huishouden]) -> Feiten:
    feiten = Feiten(
        team={"H1": HILLEGOM, "H2": LISSE, "H3": HILLEGOM},
        regie={"H1": "REG", "H2": "AT"},
        ooit={"H1", "H2"},
        actief_plan={"H1"},
    )
    with als_eigenaar():
        deling = Deling.objects.get(huishouden=huizen["H1"])
        feiten.giften[deling.pk] = Gift("H1", "KP", acties=True)
        for toestemming in Toestemming.objects.filter(huishouden=huizen["H1"]):
            feiten.toestemmingen[toestemming.pk] = ("H1", ORGANISATIE["KP"], toestemming.persoon_id)
        melding = Melding.objects.get(huishouden=huizen["H3"])
        feiten.vragen[melding.pk] = Vraag("H3", HILLEGOM)
    return feiten
