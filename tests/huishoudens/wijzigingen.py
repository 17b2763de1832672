"""Every form that changes what stands: who opens it, which row it changes, what is typed, and a file to do so in."""

import datetime
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils import timezone

from backoffice.models import Maatwerkadvies
from huishoudens.models import Adres, Benadering, Huishouden, Persoon
from plannen.models import Actie, Akkoord, Doel, Evaluatie, Evaluatieresultaat, Plan
from tests.autorisatie.scenario import vul
from tests.backoffice.opzet import dien_in, pak_op, vraag
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from tests.triage.opzet import registreer
from triage.models import Melding

REGISSEUR = "regisseur.hillegom"
WMO = "wmo.isd"
TRIAGE = "triage.hillegom"
MORGEN = str(timezone.localdate() + datetime.timedelta(days=1))

# Where: who, the row that changes, and what is typed. The address is made by `Opzet`.
WIJZIGT: dict[str, tuple[str, type[models.Model], dict[str, Any]]] = {
    "huishoudens:persoon_wijzigen": (REGISSEUR, Persoon, {"voornamen": "Getypt"}),
    "huishoudens:lid_beeindigen": (REGISSEUR, Persoon, {"overleden": "on"}),
    "huishoudens:adres": (REGISSEUR, Adres, {"straat": "Getypt"}),
    "huishoudens:benadering": (REGISSEUR, Benadering, {"let_op": "Getypt"}),
    "huishoudens:niveau": (REGISSEUR, Huishouden, {"niveau": "meervoudig_complex"}),
    "plannen:doel_wijzigen": (REGISSEUR, Doel, {"titel": "Getypt"}),
    "plannen:actie_wijzigen": (REGISSEUR, Actie, {"omschrijving": "Getypt"}),
    "plannen:evaluatie_plannen": (REGISSEUR, Evaluatie, {"gepland_op": MORGEN}),
    "plannen:evaluatie_houden": (
        REGISSEUR,
        Evaluatie,
        {"aanpak_past": "ja", "verslag": "Getypt", "volgende_op": MORGEN, "resultaat": "deels", "score": "3"},
    ),
    "plannen:plan_vaststellen": (REGISSEUR, Plan, {"eerste_evaluatie": MORGEN}),
    "plannen:waakvlam_starten": (REGISSEUR, Plan, {"weken": "8", "reden": "Getypt"}),
    "plannen:plan_afsluiten": (REGISSEUR, Plan, {"reden": "Getypt"}),
    "plannen:plan_heropenen": (REGISSEUR, Plan, {"reden": "Getypt"}),
    "triage:triage": (
        TRIAGE,
        Melding,
        {"klantreis": "enkelvoudig_eenvoudig", "routes": "direct_beantwoord", "antwoord": "Getypt"},
    ),
    "triage:melding_toewijzen": (TRIAGE, Melding, {"aan": "teamleider.hillegom"}),
    "backoffice:besluiten": (WMO, Maatwerkadvies, {"uitkomst": "toegekend", "motivering": "Getypt"}),
    "backoffice:aanvulling_vragen": (WMO, Maatwerkadvies, {"vraag": "Getypt"}),
    "backoffice:aanvulling_geven": (REGISSEUR, Maatwerkadvies, {"antwoord": "Getypt"}),
    "backoffice:advies_intrekken": (REGISSEUR, Maatwerkadvies, {"zeker": "on"}),
}
# These forms only add; the database or a field of their own holds that nothing is added to what was not seen.
VOEGT_TOE = {
    "huishoudens:persoon_toevoegen",
    "huishoudens:netwerklid_toevoegen",
    "huishoudens:contact_vastleggen",
    "huishoudens:toestemming",
    "huishoudens:deling_geven",
    "huishoudens:waarneming_geven",
    "huishoudens:toelating_geven",
    "huishoudens:relatie_vastleggen",
    "huishoudens:relatie_melden",
    "huishoudens:afschermen",
    "huishoudens:toegang_vragen",
    "huishoudens:toegangsverzoek",
    "huishoudens:noodtoegang_openen",
    "huishoudens:veiligheid",
    "huishoudens:betrokkenen",
    "huishoudens:regie_overdragen",
    "huishoudens:regie_toewijzen",
    "huishoudens:uitvraag",
    "plannen:doel_toevoegen",
    "plannen:actie_toevoegen",
    "plannen:akkoord_vastleggen",
    "triage:onderzoek_afronden",
    "backoffice:advies_opstellen",
}


class Opzet:
    """A file in which every one of these forms can be opened; `adres(naam)` tells where."""

    def __init__(self, wereld: Wereld) -> None:
        self.wereld = wereld
        self.huishouden = wereld.huishouden("hillegom", regisseur=REGISSEUR)
        vul(wereld, self.huishouden)
        self._id = self.huishouden.pk

    def adres(self, naam: str) -> tuple[str, models.Model]:
        model, maak = WIJZIGT[naam][1], getattr(self, f"_{naam.rpartition(':')[2]}", None)
        rij = maak() if maak else self.rij(model)
        app, _, kort = naam.partition(":")
        if app == "plannen":
            tweede = [rij.pk] if kort in ("doel_wijzigen", "actie_wijzigen") else []
            return reverse(naam, args=[self._id, *tweede]), rij
        if app == "huishoudens":
            tweede = [rij.pk] if model is Persoon else []
            return reverse(naam, args=[self._id, *tweede]), rij
        return reverse(naam, args=[rij.pk]), rij

    def rij(self, model: type[models.Model]) -> Any:
        with als_eigenaar():
            kolom = "pk" if model is Huishouden else "huishouden_id"
            return model._base_manager.filter(**{kolom: self._id}).order_by("pk").first()

    def _zet_plan(self, status: str, **anders: Any) -> Plan:
        with als_eigenaar():
            Actie.objects.filter(huishouden_id=self._id).update(
                status="gedaan" if status == "actief" else "open",
                streefdatum=MORGEN,
                evaluatiemoment=MORGEN,
            )
            Plan.objects.filter(huishouden_id=self._id).update(status=status, **anders)
            return self.rij(Plan)

    def _evaluatie_houden(self) -> Evaluatie:
        self._zet_plan("actief")
        with als_eigenaar():
            Evaluatieresultaat.objects.filter(huishouden_id=self._id).delete()
        return self.rij(Evaluatie)

    def _plan_vaststellen(self) -> Plan:
        plan = self._zet_plan("concept")
        with als_eigenaar():
            Doel.objects.filter(plan=plan).update(gewenst_resultaat="Rust", beginscore=2, doelscore=4)
            Akkoord.objects.filter(plan=plan).update(vervallen_op=None)
        return plan

    def _waakvlam_starten(self) -> Plan:
        return self._zet_plan("actief")

    def _plan_afsluiten(self) -> Plan:
        return self._zet_plan("actief")

    def _plan_heropenen(self) -> Plan:
        return self._zet_plan("afgesloten", tot="2027-01-01")

    def _triage(self) -> Melding:
        """A question about a huishouden that has no regisseur: of one that has, the regisseur weighs it."""
        return registreer(self.wereld, TRIAGE)

    _melding_toewijzen = _triage

    def _advies(self) -> Maatwerkadvies:
        with als_eigenaar():
            actie = Actie.objects.select_related("huishouden__team").filter(huishouden_id=self._id)[0]
        return dien_in(self.wereld, actie)

    def _besluiten(self) -> Maatwerkadvies:
        advies = self._advies()
        pak_op(self.wereld, advies)
        return advies

    _aanvulling_vragen = _besluiten
    _advies_intrekken = _advies

    def _aanvulling_geven(self) -> Maatwerkadvies:
        advies = self._advies()
        vraag(self.wereld, advies)
        return advies
