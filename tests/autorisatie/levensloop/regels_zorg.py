"""Acts of the work itself: referrals, safety, AVG files, questions, the plan; and whoever leaves employment."""

from typing import Any

from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from backoffice.diensten.advies import advies_indienen, advies_intrekken
from backoffice.diensten.behandelen import advies_oppakken
from backoffice.diensten.besluit import besluiten
from backoffice.models import Maatwerkadvies
from huishoudens.diensten.avg import avg_openen, avg_sluiten
from huishoudens.diensten.dossier import contact_vastleggen, veiligheid_openen, veiligheid_sluiten
from huishoudens.models import AvgVerzoek, Veiligheidsdossier
from plannen.diensten.acties import actie_vervallen
from plannen.diensten.afsluiten import plan_afsluiten, plan_heropenen
from plannen.models import Actie, Plan
from tests.autorisatie.levensloop.feiten import GEZIN, Verwijzing, Vraag
from tests.autorisatie.levensloop.machine import DOOR, HUIS, KEUS, WIE, Stap, een_van
from tests.autorisatie.levensloop.regels_regie import vandaag
from tests.autorisatie.levensloop.spelers import WET_VAN
from tests.backoffice.opzet import ONDERBOUWING
from tests.rollen import als_eigenaar
from toegang.diensten.rechten import account_sluiten, einde_vragen, verzoek_uitvoeren
from toegang.models import Roltoekenning
from triage.diensten.melding import melding_registreren, melding_toewijzen
from triage.diensten.triage import Gekozen, triage_afronden
from triage.keuzes import Klantreis, Route
from triage.models import Melding


class OverWerk(Stap):
    """What is sent, opened, asked, decided and closed."""

    def _regisseur_of(self, huis: str, anders: str) -> str:
        regisseur = self.feiten.regie.get(huis, GEZIN)
        return anders if regisseur == GEZIN else regisseur

    @rule(huis=HUIS, door=DOOR, rol=st.sampled_from(sorted(WET_VAN)))
    def verwijst(self, huis: str, door: str, rol: str) -> None:
        door = door or self._regisseur_of(huis, "REG")
        with als_eigenaar():
            actie = Actie.objects.select_related("huishouden__team").get(pk=self.toneel.acties[huis].pk)
        if rij := self.doe(
            door,
            huis,
            advies_indienen,
            actie=actie,
            persoon=self.toneel.personen[huis],
            wet=WET_VAN[rol],
            voorziening="hulp",
            leveringsvorm="zin",
            pgb_uitgelegd=True,
            clientondersteuning_aangeboden_op=vandaag(),
            onderbouwing=ONDERBOUWING,
            op=vandaag(),
            door=self.account(door),
        ):
            self.feiten.verwijzingen[rij.pk] = Verwijzing(
                huis, rol, rij.persoon_id, self.toneel.doelen[huis].pk
            )

    @precondition(lambda self: self.feiten.verwijzingen)
    @rule(keus=KEUS, door=DOOR, einde=st.sampled_from(["besluit", "terug", "oppakken"]))
    def verwijzing_loopt_af(self, keus: int, door: str, einde: str) -> None:
        sleutel = een_van(self.feiten.verwijzingen, keus)
        verwijzing = self.feiten.verwijzingen[sleutel]
        huis = verwijzing.huis
        with als_eigenaar():
            advies = Maatwerkadvies.objects.select_related("huishouden", "actie", "behandelaar").get(
                pk=sleutel
            )
        if einde == "terug":
            door = door or self._regisseur_of(huis, "REG")
            if self.doe(door, huis, advies_intrekken, advies=advies, op=vandaag()):
                del self.feiten.verwijzingen[sleutel]
            return
        door = door or verwijzing.rol
        waarden: dict[str, Any] = {"advies": advies, "door": self.account(door), "op": vandaag()}
        opgepakt = self.doe(door, huis, advies_oppakken, **waarden)
        if einde == "besluit" and opgepakt:
            waarden |= {"advies": opgepakt, "uitkomst": "toegekend", "motivering": "Past bij het doel."}
            if self.doe(door, huis, besluiten, **waarden):
                del self.feiten.verwijzingen[sleutel]

    @rule(huis=HUIS, door=DOOR)
    def opent_of_sluit_veiligheid(self, huis: str, door: str) -> None:
        door = door or self._regisseur_of(huis, "AF")
        if huis not in self.feiten.veilig:
            waarden = {"huishouden": self.toneel.huis(huis), "op": vandaag()}
            if rij := self.doe(door, huis, veiligheid_openen, **waarden):
                self.feiten.veilig[huis] = rij.pk
            return
        with als_eigenaar():
            dossier = Veiligheidsdossier.objects.get(pk=self.feiten.veilig[huis])
        if self.doe(door, huis, veiligheid_sluiten, dossier=dossier, op=vandaag()):
            del self.feiten.veilig[huis]

    @rule(huis=HUIS, door=DOOR)
    def opent_of_sluit_avg(self, huis: str, door: str) -> None:
        door = door or "FG"
        if huis not in self.feiten.avg:
            if rij := self.doe(
                door,
                huis,
                avg_openen,
                huishouden_id=self.toneel.huizen[huis].pk,
                soort="inzage",
                ontvangen_op=vandaag(),
                reden="Zij vraagt wat wij weten.",
                door=self.account(door),
            ):
                self.feiten.avg[huis] = rij.pk
            return
        with als_eigenaar():
            verzoek = AvgVerzoek.objects.get(pk=self.feiten.avg[huis])
        if self.doe(door, huis, avg_sluiten, verzoek=verzoek, op=timezone.now()):
            del self.feiten.avg[huis]

    @rule(huis=HUIS, door=DOOR, gebied=st.sampled_from(["wonen", "financien"]))
    def schrijft_verslag(self, huis: str, door: str, gebied: str) -> None:
        door = door or self._regisseur_of(huis, "TRI")
        self.doe(
            door,
            huis,
            contact_vastleggen,
            huishouden=self.toneel.huis(huis),
            moment=timezone.now(),
            soort="telefoon",
            tekst="gesprek",
            door=self.account(door),
            leefgebieden=[gebied],
        )

    @rule(huis=HUIS, door=WIE)
    def neemt_vraag_op(self, huis: str, door: str) -> None:
        huishouden = self.toneel.huis(huis)
        if rij := self.doe(
            door,
            huis,
            melding_registreren,
            team=huishouden.team,
            door=self.account(door),
            op=timezone.now(),
            kanaal="telefoon",
            melder="inwoner zelf",
            vraag="De trap lukt niet meer.",
            huishouden=huishouden,
        ):
            self.feiten.vragen[rij.pk] = Vraag(huis, self.feiten.team[huis], aangenomen_door=door)

    @precondition(lambda self: self.feiten.vragen)
    @rule(keus=KEUS, door=DOOR, aan=st.sampled_from(["", "TRI", "TL"]))
    def weegt_vraag(self, keus: int, door: str, aan: str) -> None:
        """Give it to somebody, or hand it over to the team."""
        sleutel = een_van(self.feiten.vragen, keus)
        vraag = self.feiten.vragen[sleutel]
        huis = vraag.huis
        door = door or self._regisseur_of(huis, "TRI")
        with als_eigenaar():
            melding = Melding.objects.select_related("huishouden__team", "huishouden__regisseur").get(
                pk=sleutel
            )
        if aan:
            if self.doe(
                door, huis, melding_toewijzen, melding=melding, aan=self.account(aan), versie=melding.versie
            ):
                vraag.toegewezen = aan
            return
        if self.doe(
            door,
            huis,
            triage_afronden,
            melding=melding,
            op=timezone.now(),
            door=self.account(door),
            klantreis=Klantreis.ENKELVOUDIG_EENVOUDIG,
            routes=[Gekozen(route=Route.TEAM)],
            lichtere_route_overgeslagen="Al geprobeerd.",
        ):
            del self.feiten.vragen[sleutel]

    @rule(huis=HUIS, door=DOOR)
    def sluit_of_heropent_plan(self, huis: str, door: str) -> None:
        door = door or self._regisseur_of(huis, "REG")
        with als_eigenaar():
            plan = Plan.objects.get(pk=self.toneel.plannen[huis].pk)
            open_ = list(Actie.objects.open().filter(doel__plan=plan))
        waarden: dict[str, Any] = {"plan": plan, "door": self.account(door), "op": timezone.now()}
        if plan.status == "afgesloten":
            if self.doe(door, huis, plan_heropenen, reden="Toch nog nodig.", **waarden):
                self.feiten.actief_plan.add(huis)
            return
        for actie in open_:
            self.doe(door, huis, actie_vervallen, actie=actie, door=self.account(door))
        if self.doe(door, huis, plan_afsluiten, reden="Het gaat goed.", terugblik=False, **waarden):
            self.feiten.actief_plan.discard(huis)

    @rule(wie=WIE, door=DOOR)
    def gaat_uit_dienst(self, wie: str, door: str) -> None:
        door = door or "FB"
        waarden = {"medewerker": self.account(wie), "door": self.account(door), "op": timezone.now()}
        if self.doe(door, "H1", account_sluiten, **waarden):
            self.feiten.uit_dienst.add(wie)
            self.vergeet(wie)

    @rule(keus=KEUS, wie=WIE, vrager=DOOR, door=DOOR)
    def verliest_een_rol(self, keus: int, wie: str, vrager: str, door: str) -> None:
        """A teamleider asks, a beheerder carries out (ADR 0014)."""
        with als_eigenaar():
            rijen = Roltoekenning.objects.filter(medewerker=self.toneel.id_van(wie), tot=None)
            toekenning = rijen.select_related("medewerker").order_by("rol").first()
        if toekenning is None:
            return
        vrager, door = vrager or "TL", door or "FB"
        verzoek = self.doe(
            vrager,
            "H1",
            einde_vragen,
            toekenning=toekenning,
            tot=vandaag(),
            reden="Zij gaat iets anders doen.",
            door=self.account(vrager),
            op=timezone.now(),
        )
        if verzoek and self.doe(
            door, "H1", verzoek_uitvoeren, verzoek=verzoek, door=self.account(door), op=timezone.now()
        ):
            self.feiten.rollen[wie] = {
                (rol, plek) for rol, plek in self.feiten.rollen[wie] if rol != toekenning.rol
            }
            self.vergeet(wie)
