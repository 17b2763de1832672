"""Acts about who is let in by name or shut out: shield, sharing, consent and breaking the glass."""

import datetime

from django.contrib.postgres.functions import TransactionNow
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from huishoudens.diensten.afscherming import afschermen, toelating_beeindigen, toelating_geven
from huishoudens.diensten.delen import deling_geven, deling_intrekken
from huishoudens.diensten.dossier import toestemming_geven, toestemming_intrekken
from huishoudens.diensten.noodtoegang import noodtoegang_beeindigen, noodtoegang_openen
from huishoudens.models import Deling, Noodtoegang, Toelating, Toestemming
from tests.autorisatie.levensloop.feiten import GEZIN, Gift
from tests.autorisatie.levensloop.machine import DOOR, HUIS, KEUS, WIE, Stap, een_van
from tests.autorisatie.levensloop.regels_regie import GISTEREN, vandaag
from tests.autorisatie.levensloop.spelers import ORGANISATIE
from tests.rollen import als_eigenaar
from toegang.keuzes import Gegevensgroep as G

GROEPEN = st.sets(st.sampled_from([G.JOURNAAL, G.FINANCIEN, G.PLAN, G.PSYCHE]), min_size=1, max_size=2)
REDEN = "Moeder belt in paniek, direct hulp nodig."


class OverDelen(Stap):
    """What a regisseur gives and takes back, and what somebody takes in need."""

    def _regisseur(self, huis: str) -> str:
        regisseur = self.feiten.regie.get(huis, GEZIN)
        return "REG" if regisseur == GEZIN else regisseur

    @rule(huis=HUIS, door=DOOR, genoemd=st.sets(WIE, max_size=2))
    def schermt_af(self, huis: str, door: str, genoemd: set[str]) -> None:
        door = door or self._regisseur(huis)
        namen = [self.account(wie) for wie in sorted(genoemd)]
        if self.doe(
            door, huis, afschermen, huishouden=self.toneel.huis(huis), toegelaten=namen, op=vandaag()
        ):
            self.feiten.afgeschermd.add(huis)
            self._lees_toelatingen(huis, genoemd)

    def _lees_toelatingen(self, huis: str, genoemd: set[str]) -> None:
        """The ids of who is named now; that they are, the facts say themselves."""
        for wie in genoemd - {naam for plek, naam in self.feiten.genoemd.values() if plek == huis}:
            with als_eigenaar():
                rij = Toelating.objects.get(
                    huishouden=self.toneel.huizen[huis], medewerker=self.toneel.id_van(wie), tot=None
                )
            self.feiten.genoemd[rij.pk] = (huis, wie)

    @precondition(lambda self: self.feiten.afgeschermd)
    @rule(keus=KEUS, door=DOOR, wie=WIE)
    def laat_toe(self, keus: int, door: str, wie: str) -> None:
        huis = een_van(self.feiten.afgeschermd, keus)
        door = door or self._regisseur(huis)
        if self.doe(
            door,
            huis,
            toelating_geven,
            huishouden=self.toneel.huis(huis),
            medewerker=self.account(wie),
            op=vandaag(),
        ):
            self._lees_toelatingen(huis, {wie})

    @precondition(lambda self: self.feiten.genoemd)
    @rule(keus=KEUS, door=DOOR)
    def laat_niet_meer_toe(self, keus: int, door: str) -> None:
        sleutel = een_van(self.feiten.genoemd, keus)
        huis, _ = self.feiten.genoemd[sleutel]
        with als_eigenaar():
            rij = Toelating.objects.get(pk=sleutel)
        if self.doe(door or self._regisseur(huis), huis, toelating_beeindigen, toelating=rij, op=vandaag()):
            del self.feiten.genoemd[sleutel]

    @rule(
        huis=HUIS, door=DOOR, met=WIE, groepen=GROEPEN, soort=st.sampled_from(["groepen", "adres", "acties"])
    )
    def deelt(self, huis: str, door: str, met: str, groepen: set[G], soort: str) -> None:
        door = door or self._regisseur(huis)
        wat = {"groepen": {"groepen": groepen}, "adres": {"adres": self.toneel.geheim[huis]}}
        if rij := self.doe(
            door,
            huis,
            deling_geven,
            huishouden=self.toneel.huis(huis),
            medewerker=self.account(met),
            door=self.account(door),
            reden="Nodig om goed te kunnen helpen.",
            op=vandaag(),
            tot_en_met=vandaag() + datetime.timedelta(days=30),
            **wat.get(soort, {"acties": True}),
        ):
            gift = Gift(huis, met)
            if soort == "groepen":
                # The name always comes along.
                gift.groepen = frozenset({1, *(groep.value for groep in groepen)})
            elif soort == "adres":
                gift.adres = self.toneel.geheim[huis].pk
            else:
                gift.acties = True
            self.feiten.giften[rij.pk] = gift

    @precondition(lambda self: self.feiten.giften)
    @rule(keus=KEUS, door=DOOR, klok=st.booleans())
    def deelt_niet_meer(self, keus: int, door: str, klok: bool) -> None:
        sleutel = een_van(self.feiten.giften, keus)
        huis = self.feiten.giften[sleutel].huis
        if klok:
            rijen = Deling.objects.filter(pk=sleutel)
            self.als_klok(lambda: rijen.update(van=GISTEREN, tot_en_met=GISTEREN))
            del self.feiten.giften[sleutel]
            return
        with als_eigenaar():
            rij = Deling.objects.get(pk=sleutel)
        if self.doe(door or self._regisseur(huis), huis, deling_intrekken, deling=rij, op=timezone.now()):
            del self.feiten.giften[sleutel]

    @rule(huis=HUIS, door=DOOR, ander=st.booleans())
    def geeft_toestemming(self, huis: str, door: str, ander: bool) -> None:
        persoon = (self.toneel.anderen if ander else self.toneel.personen)[huis]
        with als_eigenaar():
            organisatie = self.toneel.wereld.organisatie(ORGANISATIE["KP"])
        if rij := self.doe(
            door or self._regisseur(huis),
            huis,
            toestemming_geven,
            persoon=persoon,
            doel="samen werken aan wonen",
            op=vandaag(),
            organisatie=organisatie,
        ):
            jawoord = huis, ORGANISATIE["KP"], persoon.pk
            self.feiten.toestemmingen[rij.pk] = jawoord
            self.feiten.ingetrokken.discard(jawoord)

    @precondition(lambda self: self.feiten.toestemmingen)
    @rule(keus=KEUS, door=DOOR)
    def trekt_toestemming_in(self, keus: int, door: str) -> None:
        """All that one of the family gave for this organisatie; what another gave stands and no longer counts."""
        jawoord = een_van(self.feiten.toestemmingen.values(), keus)
        door = door or self._regisseur(jawoord[0])
        for sleutel in sorted(pk for pk, gegeven in self.feiten.toestemmingen.items() if gegeven == jawoord):
            with als_eigenaar():
                rij = Toestemming.objects.get(pk=sleutel)
            if self.doe(door, jawoord[0], toestemming_intrekken, toestemming=rij, op=vandaag()):
                del self.feiten.toestemmingen[sleutel]
                if jawoord not in self.feiten.toestemmingen.values():
                    self.feiten.ingetrokken.add(jawoord)

    @rule(huis=HUIS, wie=WIE)
    def breekt_het_glas(self, huis: str, wie: str) -> None:
        if rij := self.doe(
            wie,
            huis,
            noodtoegang_openen,
            huishouden_id=self.toneel.huizen[huis].pk,
            door=self.account(wie),
            reden=REDEN,
            op=timezone.now(),
        ):
            self.feiten.nood[rij.pk] = (huis, wie)

    @precondition(lambda self: self.feiten.nood)
    @rule(keus=KEUS, door=DOOR, klok=st.booleans())
    def nood_is_voorbij(self, keus: int, door: str, klok: bool) -> None:
        sleutel = een_van(self.feiten.nood, keus)
        huis, wie = self.feiten.nood[sleutel]
        if klok:
            # By the clock of the database, which stands still within a transaction.
            eerder = TransactionNow() - datetime.timedelta(hours=4, minutes=1)
            rijen = Noodtoegang.objects.filter(pk=sleutel)
            self.als_klok(lambda: rijen.update(van=eerder))
            del self.feiten.nood[sleutel]
            return
        with als_eigenaar():
            rij = Noodtoegang.objects.get(pk=sleutel)
        door = door or wie
        if self.doe(
            door,
            huis,
            noodtoegang_beeindigen,
            noodtoegang=rij,
            door=self.account(door),
            op=timezone.now() + datetime.timedelta(seconds=1),
        ):
            del self.feiten.nood[sleutel]
