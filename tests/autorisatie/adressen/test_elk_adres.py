"""Every address x every actor x own, of the team, foreign, shielded, closed and unknown x GET and POST (F1, I1, I6, I7).

What is expected stands in `adressen.txt`. Whoever sees nothing of a file gets for its ids the very answer of an id
that does not exist, and a POST that is refused leaves every table as it was.
"""

import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from itertools import chain
from typing import Any

import pytest
from django.db import models, transaction
from django.http import HttpResponseBase
from django.test import Client

from huishoudens.models import Noodtoegang
from tests.autorisatie.adressen.aangifte import (
    AANGIFTEN,
    ROLLEN,
    Aangifte,
    Regel,
    adressen,
    ingevuld,
)
from tests.autorisatie.adressen.eigen_werk import van_het_eigen_werk
from tests.autorisatie.adressen.inhoud import inhoud
from tests.autorisatie.adressen.kern import kern
from tests.autorisatie.cellen.buiten import iemand, leest
from tests.autorisatie.cellen.test_elke_cel import alle_rijen
from tests.autorisatie.cellen.toneel import Toneel, bouw
from tests.autorisatie.cellen.verwacht import Verwacht, niveau_in
from tests.autorisatie.cellen.waarheid import BUITEN, SITUATIES, stand
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang.keuzes import Gegevensgroep as G
from toegang.keuzes import Niveau
from toegang.models import Bericht, Medewerker, Rechtenronde, Rechtenverzoek, Roltoekenning

pytestmark = pytest.mark.django_db

# Per actor the file of the own work, and one in which that is over.
EIGEN_EN_VOORBIJ = {
    "REG": ("gewoon", "besloten"),
    "BET": ("betrokken", "betrokken_voorbij"),
    "TM": ("waarneming", "waarneming_voorbij"),
    "AT": ("overname", "overname_afgewezen"),
    "TL": ("triage", "triage_afgerond"),
    "AF": ("onveilig", "onveilig_gesloten"),
    "TRI": ("triage", "triage_afgerond"),
    "IW": ("behandeld", "ingetrokken"),
    "IP": ("verwezen_participatie", "besloten"),
    "IS": ("verwezen_schulden", "besloten"),
    "TWO": ("verwezen_jeugd", "besloten"),
    "KP": ("keten", "keten_zonder_toestemming"),
    "INW": ("gedeeld_buiten", "gedeeld_ingetrokken"),
    "AH": ("gedeeld_buiten", "gedeeld_ingetrokken"),
    "FG": ("avg", "avg_gesloten"),
    "FB": ("gedeeld_buiten", "gedeeld_ingetrokken"),
}
VAN_ALLEN = ("gewoon", "afgeschermd_vol")
# Who is in the team of the other files has a foreign one too.
VAN_HET_TEAM = ROLLEN["HILLEGOM"]
# Each half builds the stage, so that two workers can share it.
HELFTEN = [
    ("REG", "BET", "TM", "TL", "AF"),
    ("TRI", "AT", "IW", "IP", "IS", "TWO", "KP", "INW", "AH", "FG", "FB", "niemand"),
]
# A page of noodtoegang is for who opened it and for who is told of it (issue 3, noodtoegang).
HOORT_VAN_NOODTOEGANG = {"regisseur", "teamleider", "privacy"}
GEWEIGERD = (403, 404, 405)


@dataclass
class Bezoek:
    """One actor in an open session, and what was found otherwise than expected."""

    acteur: str
    toneel: Toneel
    rijen: dict[type[models.Model], list[tuple[str, Any]]]
    client: Client = field(default_factory=Client)
    fout: Counter[tuple[Any, ...]] = field(default_factory=Counter)
    vergeleken: int = 0
    koekjes: str = ""

    def loop(self) -> None:
        if self.acteur != "niemand":
            self.client.force_login(self.toneel.wie(self.acteur), "toegang.inloggen.MedewerkerBackend")
        # The first page of a visit renews its session.
        self.client.get("/")
        self.koekjes = self.client.cookies.output(attrs=[], header="", sep=";")
        begin = inhoud()
        for naam, route in adressen().items():
            # What is open to all is asked by nobody in particular; leaving ends the visit.
            if self.acteur == "niemand" or (AANGIFTEN[naam].soort != "openbaar" and naam != "uitloggen"):
                self._adres(naam, route, AANGIFTEN[naam])
        for tabel, som in inhoud().items():
            if som != begin[tabel]:
                self.fout[self.acteur, "a refused POST left something", tabel] += 1

    def _adres(self, naam: str, route: str, aangifte: Aangifte) -> None:
        for methode in ("get", "post"):
            regel: Regel | None = getattr(aangifte, methode)
            if not aangifte.modellen:
                self._vergelijk(naam, methode, "", self._vraag(methode, ingevuld(route)), regel, aangifte)
                continue
            onbekend = self._vraag(methode, ingevuld(route, uuid.uuid4(), uuid.uuid4()))
            self._vergelijk(naam, methode, "onbekend", onbekend, regel, aangifte)
            self._van_een_ander(naam, route, aangifte, methode, kern(onbekend))
            for situatie, ids, leesbaar in self._ids(aangifte):
                antwoord = self._vraag(methode, ingevuld(route, *ids))
                self._vergelijk(naam, methode, situatie, antwoord, regel, aangifte, leesbaar=leesbaar)
                if not (leesbaar or self._weet_van(situatie, aangifte, regel)) and kern(antwoord) != kern(
                    onbekend
                ):
                    self.fout[self.acteur, naam, methode, situatie, "foreign is not as unknown"] += 1
            self._tweede_van_elders(naam, route, aangifte, methode)

    def _van_een_ander(
        self, naam: str, route: str, aangifte: Aangifte, methode: str, onbekend: tuple[Any, ...]
    ) -> None:
        """What is of another person or team, and of no file: to who may not read it, it does not exist."""
        model = aangifte.modellen[0]
        if self.acteur == "niemand" or model.__name__ not in BUITEN:
            return
        with als_eigenaar():
            rijen = list(model._base_manager.order_by("pk"))
        wie = iemand(self.toneel, self.acteur)
        for rij in [rij for rij in rijen if not leest(wie, rij)][:2]:
            self.vergeleken += 1
            antwoord = self._vraag(methode, ingevuld(route, rij.pk))
            if kern(antwoord) != onbekend or antwoord.status_code not in GEWEIGERD:
                self.fout[self.acteur, naam, methode, "of another: foreign is not as unknown"] += 1

    def _tweede_van_elders(self, naam: str, route: str, aangifte: Aangifte, methode: str) -> None:
        """In a file in sight: something of a file out of sight answers as something that does not exist."""
        van_dossier = len(aangifte.modellen) > 1 and aangifte.modellen[1] in self.rijen
        if self.acteur == "niemand" or not van_dossier:
            return
        hier = self.toneel.huizen[EIGEN_EN_VOORBIJ[self.acteur][0]].pk
        vreemd = next(rij for naam, rij in self.rijen[aangifte.modellen[1]] if naam == "ander_team")
        een, ander = (self._vraag(methode, ingevuld(route, hier, pk)) for pk in (vreemd.pk, uuid.uuid4()))
        self.vergeleken += 1
        if kern(een) != kern(ander) or een.status_code not in GEWEIGERD:
            self.fout[self.acteur, naam, methode, "within a file: foreign is not as unknown"] += 1

    def _ids(self, aangifte: Aangifte) -> Iterator[tuple[str, list[Any], bool]]:
        """(situatie, ids, whether what the ids name may be read), for each file that has such rows."""
        if not aangifte.van_een_dossier:
            yield "", [self._rijen(aangifte.modellen[0], "")[0].pk], True
            return
        eigen = EIGEN_EN_VOORBIJ.get(self.acteur, ())
        elders = ("ander_team",) if self.acteur in VAN_HET_TEAM else ()
        gevraagd = ("nood",) if Noodtoegang in aangifte.modellen else (*eigen, *VAN_ALLEN, *elders)
        gekozen = [naam for naam in dict.fromkeys(gevraagd) if self._heeft(aangifte, naam)]
        for situatie in gekozen or [naam for naam in SITUATIES if self._heeft(aangifte, naam)][:1]:
            ids, leesbaar = [], True
            for model in aangifte.modellen:
                rijen = self._rijen(model, situatie)
                eigen_rij = next((rij for rij in rijen if self._leest(situatie, model, rij)), None)
                leesbaar = leesbaar and eigen_rij is not None
                ids.append((eigen_rij or rijen[0]).pk)
            yield situatie, ids, leesbaar

    @property
    def ik(self) -> uuid.UUID | None:
        return None if self.acteur == "niemand" else self.toneel.id_van(self.acteur)

    def _heeft(self, aangifte: Aangifte, situatie: str) -> bool:
        return all(self._rijen(model, situatie) for model in aangifte.modellen)

    def _rijen(self, model: type[models.Model], situatie: str) -> list[Any]:
        if model in self.rijen:
            rijen = [rij for naam, rij in self.rijen[model] if naam == situatie]
        else:
            with als_eigenaar():
                rijen = list(model._base_manager.filter(**self._welke(model, situatie)).order_by("pk"))
        # What is open or names the actor first: with that there is most to do.
        advies = self.toneel.adviezen.get(situatie)
        return sorted(rijen, key=lambda rij: rij != advies and self.ik not in vars(rij).values())

    def _welke(self, model: type[models.Model], situatie: str) -> dict[str, Any]:
        """Of what hangs on no file: a colleague of the team who can be let in, and what is of that one or of the team."""
        if hasattr(model, "huishouden_id"):
            return {"huishouden": self.toneel.huizen[situatie]}
        if model in (Rechtenronde, Rechtenverzoek):
            return {"team__slug": "hillegom"}
        collega = {Medewerker: "pk", Roltoekenning: "medewerker", Bericht: "medewerker"}
        return {collega[model]: self.toneel.id_van("TM")} if model in collega else {}

    def _leest(self, situatie: str, model: type[models.Model], rij: Any) -> bool:
        if self.acteur == "niemand":
            return False
        if model is Noodtoegang:
            profielen = stand(situatie, self.acteur).profielen
            return rij.medewerker_id == self.ik or bool(profielen & HOORT_VAN_NOODTOEGANG)
        return model not in self.rijen or Verwacht(self.toneel, situatie, self.acteur).mag(
            "lezen", model, rij
        )

    def _weet_van(self, situatie: str, aangifte: Aangifte, regel: Regel | None) -> bool:
        """Whether there is anything of this file that the actor may know."""
        if self.acteur == "niemand" or not aangifte.van_een_dossier:
            return self.acteur != "niemand"
        functie = bool(regel and aangifte.zonder_zicht and regel.mag(None, self.acteur))
        return functie or bool(stand(situatie, self.acteur).profielen)

    def _vraag(self, methode: str, pad: str) -> HttpResponseBase:
        """Taken back again, but for a POST that was refused: of that nothing may be left."""
        # As if it were the first page of this visit: no message of the one before.
        self.client.cookies = SimpleCookie(self.koekjes)
        with transaction.atomic():
            antwoord: HttpResponseBase = getattr(self.client, methode)(pad)
            transaction.set_rollback(methode == "get" or antwoord.status_code not in GEWEIGERD)
        return antwoord

    def _vergelijk(
        self,
        naam: str,
        methode: str,
        situatie: str,
        antwoord: HttpResponseBase,
        regel: Regel | None,
        aangifte: Aangifte,
        *,
        leesbaar: bool = False,
    ) -> None:
        self.vergeleken += 1
        verwacht = self._verwacht(situatie, regel, aangifte, leesbaar=leesbaar)
        if aangifte.soort == "openbaar" and antwoord.status_code < 500:
            return
        if antwoord.status_code not in verwacht:
            self.fout[
                self.acteur, naam, methode, situatie, tuple(sorted(verwacht)), antwoord.status_code
            ] += 1

    def _verwacht(
        self, situatie: str, regel: Regel | None, aangifte: Aangifte, *, leesbaar: bool
    ) -> set[int]:
        if self.acteur == "niemand":
            return {302}
        file = situatie if situatie in SITUATIES else None
        mag = regel.mag(file, self.acteur) if regel else frozenset()
        if not aangifte.van_een_dossier:
            er_is_niets = {404} if situatie == "onbekend" else set()
            niet = regel.mag_niet if regel else {403, 405}
            return (er_is_niets or set(mag)) if mag else niet | er_is_niets
        in_zicht = file is not None and niveau_in(file, self.acteur, G.PERSOON) >= Niveau.LEZEN
        if not regel:
            return {403, 404, 405} if in_zicht else {404, 405}
        if aangifte.zonder_zicht:
            return set(mag) or (regel.mag_niet if in_zicht else {404})
        if not leesbaar:
            return {404} if file is None or not in_zicht else {403, 404}
        ketenpartner = file is not None and stand(file, self.acteur).profielen == {"partner"}
        if ketenpartner and not regel.noemt("partner"):
            return regel.mag_niet | {404}
        return set(mag) or regel.mag_niet


def test_every_address_is_declared() -> None:
    """A new address without a line in `adressen.txt` fails here, and a line without an address too."""
    assert set(adressen()) == set(AANGIFTEN)
    for naam, route in adressen().items():
        ids = route.count("<uuid:") + route.count("<path:")
        assert len(AANGIFTEN[naam].modellen) == ids, naam


@pytest.mark.parametrize("acteurs", HELFTEN, ids=lambda acteurs: f"{acteurs[0]}-{acteurs[-1]}")
def test_every_address_answers_as_declared_and_foreign_as_unknown(
    wereld: Wereld, acteurs: tuple[str, ...]
) -> None:
    toneel = bouw(wereld)
    van_het_eigen_werk(toneel)
    rijen = alle_rijen(toneel)
    bezoeken = [Bezoek(acteur, toneel, rijen) for acteur in acteurs]
    for bezoek in bezoeken:
        bezoek.loop()

    print(f"\n{sum(b.vergeleken for b in bezoeken)} answers compared at {len(AANGIFTEN)} addresses")  # noqa: T201 - the number is part of the proof
    fout = list(chain.from_iterable(bezoek.fout for bezoek in bezoeken))
    assert fout == [], "\n".join(map(str, fout))
