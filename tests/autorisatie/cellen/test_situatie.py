"""What a screen is told it may show and change (`Situatie`, `te_schrijven`), held against what SQL does (F1, I4).

By more than one way in as well: reading adds up, and writing stays what the way that writes gives alone.
"""

from collections import Counter
from typing import Any

import pytest
from django.db import models

from huishoudens.models import Leefgebiedbeeld
from plannen.models import Actie, Plan
from plannen.overzichten.eigen_acties import te_schrijven
from tests.autorisatie.cellen import eigen
from tests.autorisatie.cellen.acteurs import ACTEURS
from tests.autorisatie.cellen.proberen import gewijzigd, ids
from tests.autorisatie.cellen.test_elke_cel import TABELLEN, alle_rijen
from tests.autorisatie.cellen.toneel import Toneel, bouw
from tests.autorisatie.cellen.verwacht import Verwacht
from tests.autorisatie.cellen.waarheid import GROEPEN, SITUATIES, rechten, stand
from tests.cast import Wereld
from toegang import beleid
from toegang.keuzes import Gegevensgroep as G
from toegang.keuzes import Leefgebied, Niveau
from toegang.rijbereik import bereik_van
from toegang.sessie import handelend_als

pytestmark = pytest.mark.django_db

Model = type[models.Model]


@pytest.fixture
def toneel(wereld: Wereld) -> Toneel:
    return bouw(wereld)


def in_sql(rijen: dict[Model, list[tuple[str, Any]]], ik: Any) -> tuple[set[Any], set[Any]]:
    """Which rows `regie_app` reads, and which it changes, for who acts."""
    gelezen: set[Any] = set()
    veranderd: set[Any] = set()
    for model, lijst in rijen.items():
        tabel, sleutel, bereik = model._meta.db_table, model._meta.pk.column, bereik_van(model)
        assert bereik
        zet = f"{sleutel} = {sleutel}" + (f", {bereik.bewerker} = '{ik}'" if bereik.bewerker else "")
        gelezen |= {(model, pk) for pk in ids(f"SELECT {sleutel} FROM {tabel}")}
        gewijzigde = gewijzigd(tabel, zet, sleutel, [rij.pk for _, rij in lijst])
        veranderd |= {(model, pk) for pk in gewijzigde}
    return gelezen, veranderd


def test_a_screen_is_told_what_sql_does(toneel: Toneel) -> None:
    rijen = alle_rijen(toneel)
    per_huis: dict[str, list[tuple[Model, Any]]] = {naam: [] for naam in SITUATIES}
    for model, lijst in rijen.items():
        for naam, rij in lijst:
            per_huis[naam].append((model, rij))
    fout: Counter[tuple[Any, ...]] = Counter()
    vergeleken = 0
    for acteur in ACTEURS:
        medewerker = toneel.wie(acteur)
        with handelend_als(toneel.id_van(acteur)):
            gelezen, veranderd = in_sql(rijen, toneel.id_van(acteur))
            for naam in SITUATIES:
                hier = _Gezegd(toneel, naam, acteur, gelezen, veranderd)
                plannen = [rij for model, rij in per_huis[naam] if model is Plan]
                verschil = hier.over_groepen(per_huis[naam]) | hier.over_tabellen(per_huis[naam])
                if hier.situatie.leest_alles(G.PLAN):
                    te_doen = {(Actie, pk) for plan in plannen for pk in te_schrijven(plan, medewerker)}
                    acties = {(model, rij.pk) for model, rij in per_huis[naam] if model is Actie}
                    verschil["te_schrijven"] = te_doen != acties & veranderd
                vergeleken += len(verschil)
                fout.update((acteur, naam, wat) for wat, anders in verschil.items() if anders)

    print(f"\n{vergeleken} answers to a screen held against SQL")  # noqa: T201 - the number is part of the proof
    assert fout == {}, "\n".join(map(str, sorted(fout)))
    assert vergeleken > 50_000


class _Gezegd:
    """What a screen is told about one file, with whether it is otherwise in SQL or in the truth."""

    def __init__(
        self, toneel: Toneel, naam: str, acteur: str, gelezen: set[Any], veranderd: set[Any]
    ) -> None:
        self.situatie = beleid.situatie(toneel.huizen[naam].pk)
        self.waar = Verwacht(toneel, naam, acteur)
        self.stand = stand(naam, acteur)
        self.gelezen, self.veranderd = gelezen, veranderd

    def over_groepen(self, rijen: list[tuple[Model, Any]]) -> dict[str, bool]:
        uit = {}
        for groep in GROEPEN:
            hoogste = max((r.alles for r in rechten(self.stand, groep).values()), default=Niveau.NIETS)
            van_groep = [(model, rij) for model, rij in rijen if eigen.groep_van(model, rij) == groep]
            leest, schrijft = self.situatie.leest_alles(groep), self.situatie.schrijft_alles(groep)
            uit |= {
                # A referral opens a part, of 19 and 20 as well: said of these is less than is so, and never more.
                f"leest_alles {groep.name}": leest != (hoogste >= Niveau.LEZEN)
                and (leest or groep not in (G.WERKVOORRAAD, G.TOEWIJZING)),
                f"schrijft_alles {groep.name}": schrijft != (hoogste >= Niveau.SCHRIJVEN),
                f"writes {groep.name}": any(self._anders(groep, model, rij) for model, rij in van_groep),
            }
        return uit

    def _anders(self, groep: G, model: Model, rij: Any) -> bool:
        """A row that changes though a screen is told that nothing does, or stays though everything would.

        Beside the letters: what closed stays, nobody changes what names himself, an answer is of who was asked.
        """
        veranderd = (model, rij.pk) in self.veranderd
        zonder_recht = self.waar.niveau(model, rij) < Niveau.SCHRIJVEN
        schrijft = self.situatie.schrijft(groep) or (groep == G.JOURNAAL and self.situatie.weegt)
        if not schrijft:
            return veranderd and not (zonder_recht and self.waar.mag("wijzigen", model, rij))
        if self.situatie.schrijft_alles(groep):
            return not veranderd and (zonder_recht or self.waar.mag("wijzigen", model, rij))
        return False

    def over_tabellen(self, rijen: list[tuple[Model, Any]]) -> dict[str, bool]:
        """Of each table whether something can be open here, and of each leefgebied whether it is."""
        open_ = {model for model, rij in rijen if (model, rij.pk) in self.gelezen}
        uit = {
            f"leest_iets {model.__name__}": model in open_ and not self.situatie.leest_iets(model)
            for model in TABELLEN
        }
        for gebied in Leefgebied:
            beelden = {
                (model, rij.pk)
                for model, rij in rijen
                if model is Leefgebiedbeeld and rij.leefgebied == gebied
            }
            uit[f"leest_leefgebied {gebied}"] = bool(
                beelden & self.gelezen
            ) != self.situatie.leest_leefgebied(gebied)
        return uit
