"""Acts about who works on a file: regie, hand-over, involvement, waarneming, relatie, and moving to another team."""

import datetime

from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from huishoudens.diensten.betrokken import betrokkene_toevoegen, betrokkenheid_beeindigen
from huishoudens.diensten.regie import (
    overdracht_aannemen,
    overdracht_intrekken,
    overdracht_vragen,
    overdracht_weigeren,
    regie_toewijzen,
)
from huishoudens.diensten.relatie import relatie_beeindigen, relatie_melden, relatie_vastleggen
from huishoudens.diensten.waarneming import waarneming_beeindigen, waarneming_geven
from huishoudens.models import Betrokkenheid, Huishouden, Overdracht, Regie, Relatie, Waarneming
from tests.autorisatie.levensloop.feiten import GEZIN
from tests.autorisatie.levensloop.machine import DOOR, HUIS, KEUS, WIE, Stap, een_van
from tests.autorisatie.levensloop.spelers import HILLEGOM, LISSE
from tests.rollen import als_eigenaar

GEBIEDEN = st.sets(st.sampled_from(["wonen", "financien", "psychische_gezondheid", "werk"]), max_size=2)
GISTEREN = timezone.localdate() - datetime.timedelta(days=1)


def vandaag() -> datetime.date:
    return timezone.localdate()


class OverRegie(Stap):
    """Who has the regie, who is asked, who helps, who stands in, who is related."""

    @rule(huis=HUIS, door=DOOR, aan=WIE, bij_gezin=st.booleans())
    def wijst_regie_toe(self, huis: str, door: str, aan: str, bij_gezin: bool) -> None:
        door = door or self.feiten.leider(huis) or "TL"
        with als_eigenaar():
            nu = Regie.objects.filter(huishouden=self.toneel.huizen[huis], tot__isnull=True).first()
        wie = (
            {"soort": "huishouden", "persoon": self.toneel.personen[huis]}
            if bij_gezin
            else {"soort": "team", "medewerker": self.account(aan)}
        )
        if self.doe(
            door,
            huis,
            regie_toewijzen,
            huishouden=self.toneel.huis(huis),
            op=vandaag(),
            door=self.account(door),
            verwacht=nu,
            **wie,
        ):
            self._nieuwe_regie(huis, GEZIN if bij_gezin else aan)

    def _nieuwe_regie(self, huis: str, wie: str) -> None:
        self.feiten.regie[huis] = wie
        self.feiten.gevraagd.pop(huis, None)
        if wie != GEZIN:
            self.feiten.ooit.add(huis)

    @rule(huis=HUIS, door=DOOR, naar=WIE)
    def vraagt_overname(self, huis: str, door: str, naar: str) -> None:
        door = door or self._regisseur_of_leider(huis)
        if vraag := self.doe(
            door,
            huis,
            overdracht_vragen,
            huishouden=self.toneel.huis(huis),
            naar=self.account(naar),
            door=self.account(door),
            op=timezone.now(),
        ):
            self.feiten.gevraagd[huis] = (vraag.pk, naar)

    @precondition(lambda self: self.feiten.gevraagd)
    @rule(keus=KEUS, door=DOOR, antwoord=st.sampled_from(["ja", "ja", "nee", "terug"]))
    def antwoordt(self, keus: int, door: str, antwoord: str) -> None:
        huis = een_van(self.feiten.gevraagd, keus)
        sleutel, naar = self.feiten.gevraagd[huis]
        with als_eigenaar():
            vraag = Overdracht.objects.select_related("huishouden").get(pk=sleutel)
        if antwoord == "terug":
            door = door or self._regisseur_of_leider(huis)
            if self.doe(door, huis, overdracht_intrekken, overdracht=vraag, op=timezone.now()):
                del self.feiten.gevraagd[huis]
            return
        door = door or naar
        dienst = overdracht_aannemen if antwoord == "ja" else overdracht_weigeren
        if self.doe(door, huis, dienst, overdracht=vraag, door=self.account(door), op=timezone.now()):
            self.feiten.gevraagd.pop(huis)
            if antwoord == "ja":
                self._nieuwe_regie(huis, door)

    @rule(huis=HUIS, door=DOOR, wie=WIE, gebieden=GEBIEDEN)
    def betrekt(self, huis: str, door: str, wie: str, gebieden: set[str]) -> None:
        door = door or self._regisseur_of_leider(huis)
        if rij := self.doe(
            door,
            huis,
            betrokkene_toevoegen,
            huishouden=self.toneel.huis(huis),
            medewerker=self.account(wie),
            leefgebieden=sorted(gebieden),
            op=vandaag(),
        ):
            self.feiten.betrokken[huis, wie] = (rij.pk, frozenset(rij.leefgebieden))

    @precondition(lambda self: self.feiten.betrokken)
    @rule(keus=KEUS, door=DOOR)
    def laat_gaan(self, keus: int, door: str) -> None:
        huis, wie = een_van(self.feiten.betrokken, keus)
        with als_eigenaar():
            rij = Betrokkenheid.objects.get(pk=self.feiten.betrokken[huis, wie][0])
        door = door or self._regisseur_of_leider(huis)
        if self.doe(door, huis, betrokkenheid_beeindigen, betrokkenheid=rij, op=vandaag()):
            del self.feiten.betrokken[huis, wie]

    @rule(huis=HUIS, door=DOOR, wie=WIE)
    def laat_waarnemen(self, huis: str, door: str, wie: str) -> None:
        door = door or self._regisseur_of_leider(huis)
        if rij := self.doe(
            door,
            huis,
            waarneming_geven,
            huishouden=self.toneel.huis(huis),
            medewerker=self.account(wie),
            soort="waarneming",
            reden="Zij is met vakantie.",
            op=vandaag(),
            tot_en_met=vandaag() + datetime.timedelta(days=7),
            door=self.account(door),
        ):
            self.feiten.waarnemingen[rij.pk] = (huis, wie)

    @precondition(lambda self: self.feiten.waarnemingen)
    @rule(keus=KEUS, door=DOOR, klok=st.booleans())
    def waarneming_stopt(self, keus: int, door: str, klok: bool) -> None:
        sleutel = een_van(self.feiten.waarnemingen, keus)
        huis, _ = self.feiten.waarnemingen[sleutel]
        if klok:
            rijen = Waarneming.objects.filter(pk=sleutel)
            self.als_klok(lambda: rijen.update(van=GISTEREN, tot_en_met=GISTEREN))
            del self.feiten.waarnemingen[sleutel]
            return
        with als_eigenaar():
            rij = Waarneming.objects.get(pk=sleutel)
        door = door or self._regisseur_of_leider(huis)
        if self.doe(door, huis, waarneming_beeindigen, waarneming=rij, op=timezone.now()):
            del self.feiten.waarnemingen[sleutel]

    @rule(huis=HUIS, door=DOOR, wie=WIE)
    def kent_het_gezin(self, huis: str, door: str, wie: str) -> None:
        """Of oneself, or of a colleague as regisseur or teamleider; what stood in that name ends."""
        zelf = door in ("", wie)
        door = wie if zelf else door
        waarden = {"huishouden": self.toneel.huis(huis), "door": self.account(door), "op": timezone.now()}
        rij = (
            self.doe(door, huis, relatie_melden, **waarden)
            if zelf
            else self.doe(door, huis, relatie_vastleggen, medewerker=self.account(wie), **waarden)
        )
        if not rij:
            return
        f = self.feiten
        f.verwant[huis, wie] = rij.pk
        f.betrokken.pop((huis, wie), None)
        if f.gevraagd.get(huis, ("", ""))[1] == wie:
            del f.gevraagd[huis]
        if not zelf:
            f.waarnemingen = {pk: paar for pk, paar in f.waarnemingen.items() if paar != (huis, wie)}

    @precondition(lambda self: self.feiten.verwant)
    @rule(keus=KEUS, door=DOOR)
    def kent_het_gezin_niet_meer(self, keus: int, door: str) -> None:
        huis, wie = een_van(self.feiten.verwant, keus)
        with als_eigenaar():
            rij = Relatie.objects.get(pk=self.feiten.verwant[huis, wie])
        door = door or self.feiten.leider(huis) or "TL"
        if self.doe(door, huis, relatie_beeindigen, relatie=rij, op=vandaag()):
            del self.feiten.verwant[huis, wie]

    @rule(huis=HUIS)
    def verhuist_naar_ander_team(self, huis: str) -> None:
        """No dienst does this yet; the owner does."""
        naar = LISSE if self.feiten.team[huis] == HILLEGOM else HILLEGOM
        rijen = Huishouden.objects.filter(pk=self.toneel.huizen[huis].pk)
        self.als_klok(lambda: rijen.update(team=naar))
        self.feiten.team[huis] = naar

    def _regisseur_of_leider(self, huis: str) -> str:
        regisseur = self.feiten.regie.get(huis, GEZIN)
        return regisseur if regisseur != GEZIN else self.feiten.leider(huis) or "TL"
