"""Writing and deciding over HTTP (F1, I3, I8): every form filled in by all who may send it, and the same by all others.

Who may, by `adressen.txt`: it is kept. Who may not: the answer named there, and every table stays as it was.
"""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from backoffice.models import Aanvulverzoek, Maatwerkadvies
from plannen.models import Evaluatieresultaat
from tests.autorisatie.adressen.aangifte import AANGIFTEN, Aangifte, adressen, ingevuld
from tests.autorisatie.adressen.eigen_werk import van_het_eigen_werk
from tests.autorisatie.adressen.inhoud import inhoud
from tests.autorisatie.adressen.invullen import fouten_in, velden_van
from tests.autorisatie.adressen.test_elk_adres import EIGEN_EN_VOORBIJ, GEWEIGERD, Bezoek
from tests.autorisatie.cellen.test_elke_cel import alle_rijen
from tests.autorisatie.cellen.toneel import Toneel, bouw
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang.formuliersleutel import VELD
from triage.models import Routekeuze, Triage

pytestmark = pytest.mark.django_db

# What comes with every form that is sent: the last page of a visit, the key that was used, the text that was kept.
BIJZAAK = {"toegang_inloggegeven", "toegang_inzending", "toegang_concept"}
_WEEK = datetime.timedelta(days=7)
_VOLGENDE_WEEK = str(timezone.localdate() + _WEEK)

# What a form cannot be filled in with by itself.
GETYPT: dict[str, Callable[[Toneel], dict[str, Any]]] = {
    "triage:melding_registreren": lambda _: {
        "geboortedatum": "8-3-1984",
        "postcode": "2181 AB",
        "huisnummer": "3",
        "bsn": "",
        "huishouden": "",
    },
    "rol_vragen": lambda _: {"tot": _VOLGENDE_WEEK},
    "huishoudens:toestemming": lambda _: {"organisatie": ""},
    "huishoudens:persoon_toevoegen": lambda _: {"bsn": "", "geboortedatum": "8-3-1984"},
    "huishoudens:persoon_wijzigen": lambda _: {"bsn": ""},
    "huishoudens:noodtoegang_zoeken": lambda toneel: {"wie": toneel.huizen["ander_team"].nummer},
    "huishoudens:avg_openen": lambda toneel: {"dossier": toneel.huizen["gewoon"].nummer, "tijd": ""},
    "huishoudens:noodtoegang_beoordelen": lambda _: {"oordeel": "terecht", "toelichting": "Er was nood."},
    "huishoudens:afschermen": lambda toneel: {"toegelaten": [str(toneel.id_van("TL"))]},
    "plannen:evaluatie_houden": lambda _: {"volgende_op": _VOLGENDE_WEEK},
    "plannen:waakvlam_starten": lambda _: {"volgende_op": _VOLGENDE_WEEK},
}
# What is sent and keeps nothing of a file: looking for somebody, leaving, a text that was not sent yet.
HOUDT_NIETS = {
    *("uitloggen", "concept", "triage:bekend", "accounts", "monitoring:caseload"),
    *("huishoudens:zoeken", "huishoudens:contact_kiezen", "huishoudens:delen", "huishoudens:waarneming"),
    *("huishoudens:toelaten", "huishoudens:verwant"),
}
# What the stage has nothing for: another state of the plan, somebody who asked, an account that is closed.
NIETS_TE_DOEN = {
    *(
        "triage:onderzoek_afronden",
        "huishoudens:toegangsverzoek_intrekken",
        "huishoudens:toelating_beeindigen",
    ),
    *("huishoudens:relatie_beeindigen", "plannen:plan_maken", "plannen:plan_vaststellen"),
    *("plannen:plan_afsluiten", "plannen:plan_heropenen", "plannen:actie_terugzetten"),
    *("backoffice:aanvulling_sluiten", "heropening_vragen", "rechtenronde"),
    # Every team has who leads it; nobody was asked to take over there; it is treated by him already.
    *(
        "FB rol_vragen",
        "FB collega_vragen",
        "TL huishoudens:overdracht_intrekken",
        "IW backoffice:advies_oppakken",
    ),
}


@dataclass
class Inzending:
    """A form as its own actor sent it."""

    naam: str
    situatie: str
    ids: list[Any]
    pad: str
    velden: dict[str, Any]


@dataclass
class Invuller(Bezoek):
    """An actor in an open session who sends filled-in forms."""

    gelukt: dict[str, Inzending] = field(default_factory=dict)
    mislukt: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.client.force_login(self.toneel.wie(self.acteur), "toegang.inloggen.MedewerkerBackend")
        self.client.get("/")
        self.koekjes = self.client.cookies.output(attrs=[], header="", sep=";")

    def mogelijk(self) -> Iterator[Inzending]:
        """Every form that this actor may send, for each file in which he may."""
        for naam, route in adressen().items():
            aangifte = AANGIFTEN[naam]
            if aangifte.post is None or aangifte.soort == "openbaar" or naam in HOUDT_NIETS:
                continue
            if not aangifte.modellen:
                if aangifte.post.mag(None, self.acteur):
                    yield Inzending(naam, "", [], ingevuld(route), {})
                continue
            for situatie, ids, leesbaar in self._ids(aangifte):
                if leesbaar and self._mag(situatie, aangifte):
                    yield Inzending(naam, situatie, ids, ingevuld(route, *ids), {})

    def stuur_alles(self, begin: dict[str, Any]) -> None:
        for inzending in self.mogelijk():
            if inzending.naam not in self.gelukt:
                self._stuur(inzending, begin)

    def _stuur(self, inzending: Inzending, begin: dict[str, Any]) -> None:
        """As far as it goes: a form that shows first what it will do, is sent once more."""
        naam = inzending.naam
        getypt = GETYPT.get(naam, lambda _: {})(self.toneel)
        pagina = self._vraag("get", inzending.pad)
        with transaction.atomic():
            for _ in range(2):
                inzending.velden = velden_van(pagina, getypt) if pagina.status_code == 200 else getypt
                self.client.cookies = SimpleCookie(self.koekjes)
                pagina = self.client.post(inzending.pad, inzending.velden)
                anders = {t for t, som in inhoud().items() if som != begin[t]} - BIJZAAK
                if anders or pagina.status_code != 200:
                    break
            transaction.set_rollback(True)
        if anders:
            self.gelukt[naam] = inzending
            self.mislukt.pop(naam, None)
        else:
            self.mislukt[naam] = (
                *self.mislukt.get(naam, ()),
                inzending.situatie,
                pagina.status_code,
                fouten_in(pagina),
            )

    def probeer(self, inzending: Inzending) -> str:
        """What went otherwise when somebody else's form was sent where one may not; empty when nothing did."""
        aangifte = AANGIFTEN[inzending.naam]
        leesbaar = self._leest_alle(inzending)
        if leesbaar and self._mag(inzending.situatie, aangifte):
            return ""
        verwacht = self._verwacht(inzending.situatie, aangifte.post, aangifte, leesbaar=leesbaar)
        self.client.cookies = SimpleCookie(self.koekjes)
        with transaction.atomic():
            # With the key of another's form all of it is refused, whatever it is about.
            velden = {naam: waarde for naam, waarde in inzending.velden.items() if naam != VELD}
            antwoord = self.client.post(inzending.pad, velden)
            transaction.set_rollback(antwoord.status_code not in GEWEIGERD)
        self.vergeleken += 1
        goed = antwoord.status_code in verwacht and antwoord.status_code in GEWEIGERD
        return (
            ""
            if goed
            else f"{self.acteur} {inzending.naam} {inzending.situatie}: {antwoord.status_code}, {verwacht}"
        )

    def _mag(self, situatie: str, aangifte: Aangifte) -> bool:
        """Of something that may be read: whether the form of it may be sent."""
        return not self._verwacht(situatie, aangifte.post, aangifte, leesbaar=True) <= set(GEWEIGERD)

    def _leest_alle(self, inzending: Inzending) -> bool:
        modellen = AANGIFTEN[inzending.naam].modellen
        return all(
            self._leest(inzending.situatie, model, rij)
            for model, pk in zip(modellen, inzending.ids, strict=True)
            for rij in self._rijen(model, inzending.situatie)
            if rij.pk == pk
        )


def maak_gereed(toneel: Toneel) -> None:
    """The stage has a row in every table, also where work is still to be done: here it is."""
    with als_eigenaar():
        open_ = Triage.objects.exclude(melding__status="afgerond")
        Routekeuze.objects.filter(triage__in=open_).delete()
        open_.delete()
        Evaluatieresultaat.objects.filter(evaluatie__gehouden_op=None).delete()
        Maatwerkadvies.objects.filter(pk=toneel.adviezen["afgeschermd_vol"].pk).update(
            status="opgeschort", opgeschort_op=timezone.localdate()
        )
        Aanvulverzoek.objects.filter(advies=toneel.adviezen["behandeld"]).update(
            beantwoord_op=timezone.localdate()
        )


def test_who_may_send_a_form_can_and_nobody_else(wereld: Wereld) -> None:
    toneel = bouw(wereld)
    van_het_eigen_werk(toneel)
    maak_gereed(toneel)
    rijen = alle_rijen(toneel)
    allen = [Invuller(acteur, toneel, rijen) for acteur in EIGEN_EN_VOORBIJ]
    begin = inhoud()
    for wie in allen:
        wie.stuur_alles(begin)

    niet_gelukt = {
        f"{wie.acteur} {naam}: {waarom}"
        for wie in allen
        for naam, waarom in wie.mislukt.items()
        if not NIETS_TE_DOEN & {naam, f"{wie.acteur} {naam}"}
    }
    assert niet_gelukt == set(), "\n".join(sorted(niet_gelukt))
    verzonden = {inzending.naam for wie in allen for inzending in wie.gelukt.values()}
    te_verzenden = {naam for naam, a in AANGIFTEN.items() if a.post and a.soort != "openbaar"}
    assert verzonden == te_verzenden - HOUDT_NIETS - NIETS_TE_DOEN

    begin = inhoud()
    assert not NIETS_TE_DOEN & {f"{wie.acteur} {naam}" for wie in allen for naam in wie.gelukt}
    alle = [inzending for wie in allen for inzending in wie.gelukt.values()]
    fout = [anders for wie in allen for inzending in alle if (anders := wie.probeer(inzending))]
    aantal = sum(wie.vergeleken for wie in allen)
    print(f"\n{len(alle)} forms at {len(verzonden)} addresses, {aantal} times sent by another")  # noqa: T201 - the number is part of the proof
    assert fout == [], "\n".join(fout)
    eind = inhoud()
    assert {t for t in eind if eind[t] != begin[t]} - BIJZAAK == set()
