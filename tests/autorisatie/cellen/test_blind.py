"""Writing without reading: no actor changes, adds or throws away a row outside the grant, in any table (I3, I7, I8).

What may be is in `verwacht.py` for a file and in `buiten.py` for the rest; a table that neither knows fails.
"""

import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, models

from huishoudens.models import Noodtoegang
from tests.autorisatie.cellen.acteurs import ACTEURS
from tests.autorisatie.cellen.blind import Tafel, rij_voor_rij, zonder_grendels
from tests.autorisatie.cellen.buiten import BUITEN, Iemand, iemand, vul_buiten
from tests.autorisatie.cellen.proberen import kolommen, kopie, mag_erbij
from tests.autorisatie.cellen.test_elke_cel import TABELLEN, alle_rijen
from tests.autorisatie.cellen.toneel import Toneel, bouw
from tests.autorisatie.cellen.verwacht import Verwacht
from tests.autorisatie.cellen.waarheid import SITUATIES, is_verwant
from tests.autorisatie.rechten_in_sql import NU
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang.keuzes import Niveau
from toegang.models import Medewerker
from toegang.rijbereik import Rijbereik, Tabellen, Vrij, bereik_van, is_geschiedenis
from toegang.sessie import handelend_als

pytestmark = pytest.mark.django_db

MODELLEN = {model._meta.db_table: model for model in Tabellen.alle()}
VAN_EEN_DOSSIER = {model._meta.db_table for model in TABELLEN}
GESCHIEDENIS = {naam for naam, model in MODELLEN.items() if is_geschiedenis(model)}
# Rows of each kind that the guarded columns are tried on, per actor.
_VAN_ELKE_SOORT = 2
# Who does it, in a table of no huishouden.
_IN_DE_NAAM_VAN = {
    **dict.fromkeys(("toegang_inzageregel", "toegang_inzending", "toegang_concept"), "medewerker_id"),
    "huishoudens_noodtoegang": "medewerker_id",
    "toegang_rechtenverzoek": "gevraagd_door_id",
}


class Proef:
    """The stage with a row in every table, and what each actor may do there."""

    def __init__(self, toneel: Toneel) -> None:
        self.toneel = toneel
        vul_buiten(toneel)
        self.dossier = {
            model._meta.db_table: {str(rij.pk): (naam, rij) for naam, rij in lijst}
            for model, lijst in alle_rijen(toneel).items()
        }
        with als_eigenaar():
            self.buiten = {naam: self._buiten(naam) for naam in BUITEN}
            namen = connection.introspection.table_names()
        self.tafels = {naam: Tafel(naam) for naam in namen}
        self.wie = {acteur: iemand(toneel, acteur) for acteur in ACTEURS}
        self.waar = {
            acteur: {naam: Verwacht(toneel, naam, acteur) for naam in SITUATIES} for acteur in ACTEURS
        }

    def _buiten(self, naam: str) -> dict[str, Any]:
        model = MODELLEN.get(naam)
        if model is None:
            return {}
        volgt = {"toegang_rechtenregel": ["ronde", "toekenning"]}.get(naam, [])
        rijen = list(model._base_manager.select_related(*volgt))
        if model is Noodtoegang:
            situaties = {huis.pk: naam for naam, huis in self.toneel.huizen.items()}
            for rij in rijen:
                waar = situaties[rij.huishouden_id]
                rij.mag_open = {
                    acteur: SITUATIES[waar] != "dicht" and not is_verwant(waar, acteur) for acteur in ACTEURS
                }
                rij.verwant = {acteur: is_verwant(waar, acteur) for acteur in ACTEURS}
        return {str(rij.pk): rij for rij in rijen}

    @property
    def pogingen(self) -> int:
        return sum(tafel.pogingen for tafel in self.tafels.values())

    def acteurs(self) -> Iterator[Iemand]:
        """Each of them in turn, acting."""
        for iemand_ in self.wie.values():
            with handelend_als(iemand_.ik):
                yield iemand_

    def mag_wijzigen(self, wie: Iemand, naam: str, pk: str) -> bool:
        if naam in BUITEN:
            rij = self.buiten[naam].get(pk)
            return BUITEN[naam][1](wie, rij)
        if naam not in self.dossier:
            return False
        situatie, rij = self.dossier[naam][pk]
        waar, model = self.waar[wie.acteur][situatie], MODELLEN[naam]
        # Everybody may step out, whatever he reads: what of it, a trigger says.
        stapt_uit = (
            naam == "huishoudens_betrokkenheid" and rij.medewerker_id == wie.ik and wie.acteur != "UIT"
        )
        schrijft = waar.niveau(model, rij) >= Niveau.SCHRIJVEN or waar.mag("wijzigen", model, rij)
        return schrijft or (stapt_uit and not is_verwant(situatie, wie.acteur))

    def mag_weg(self, wie: Iemand, naam: str, pk: str) -> bool:
        if naam in BUITEN:
            return BUITEN[naam][2](wie, self.buiten[naam].get(pk))
        if naam not in self.dossier:
            return False
        situatie, rij = self.dossier[naam][pk]
        return self.waar[wie.acteur][situatie].mag("verwijderen", MODELLEN[naam], rij)

    def nieuwe_rijen(self, wie: Iemand, naam: str) -> Iterator[tuple[dict[str, Any], bool]]:
        """Rows to add, with whether that may be: copies in the own name, and in the name of somebody else."""
        ander = self.wie["TM" if wie.acteur != "TM" else "REG"].ik
        model = MODELLEN.get(naam)
        if model is None:
            yield {self.tafels[naam].sleutel: None}, BUITEN[naam][0](wie, None)
        elif naam in GESCHIEDENIS:
            for rij in list(self.tafels[naam].rijen.values())[:2]:
                yield rij | {"history_id": uuid.uuid4(), "history_user_id": ander}, False
        elif naam in BUITEN:
            kolom = _IN_DE_NAAM_VAN.get(naam, "")
            for rij in self.buiten[naam].values():
                waarden = kolommen(model, rij)
                yield waarden | ({kolom: wie.ik} if kolom else {}), BUITEN[naam][0](wie, rij)
                if kolom:
                    yield waarden | {kolom: ander}, False
        else:
            bereik = bereik_van(model)
            assert isinstance(bereik, Rijbereik)
            if in_naam := [kolom for kolom in (bereik.schrijver, bereik.bewerker) if kolom]:
                per_situatie = dict(self.dossier[naam].values())
                for rij in per_situatie.values():
                    yield kopie(model, bereik, rij, wie.ik) | dict.fromkeys(in_naam, ander), False


class Grendels:
    """What the declaration of a table says that stays, tried on the rows that somebody may write."""

    def __init__(self, model: type[models.Model], tafel: Tafel, wie: Iemand) -> None:
        bereik = bereik_van(model)
        assert bereik
        self.bereik, self.tafel, self.wie = bereik, tafel, wie
        self.medewerkers = {
            veld.column
            for veld in model._meta.concrete_fields
            if veld.is_relation and veld.related_model is Medewerker
        }
        self.ogenblikken = {
            veld.column
            for veld in model._meta.concrete_fields
            if isinstance(veld, models.DateTimeField) and veld.column in (*bereik.momenten, bereik.einde)
        }
        self.altijd = {tafel.sleutel, *bereik.onwrikbaar} | ({"gemaakt_op"} & set(tafel.kolommen))
        self.blijvend = {bereik.blijvend} - {""} if isinstance(bereik, Rijbereik) else set()
        eenmalig = set(bereik.eenmalig) if isinstance(bereik, Vrij) else set()
        self.gezet = {*bereik.momenten, bereik.einde, *eenmalig} - {""}
        self.kolommen = self.altijd | self.gezet | self.blijvend | ({bereik.bewerker} - {""})

    def kies(self, pks: set[str]) -> list[str]:
        """A few rows of each kind that a guard tells apart."""
        soorten: dict[tuple[Any, ...], list[str]] = {}
        for pk in sorted(pks):
            rij = self.tafel.rijen[pk]
            gevuld = tuple(rij[kolom] is not None for kolom in sorted(self.gezet))
            mijn = tuple(rij[kolom] == self.wie.ik for kolom in sorted(self.medewerkers))
            soorten.setdefault((gevuld, mijn, *(rij[kolom] for kolom in self.blijvend)), []).append(pk)
        return [pk for lijst in soorten.values() for pk in lijst[:_VAN_ELKE_SOORT]]

    def breekt(self, pk: str, vrij: tuple[str, Any]) -> Iterator[tuple[str, str]]:
        """Each column of the row that becomes what it may not."""
        rij, bereik = self.tafel.rijen[pk], self.bereik
        dicht = bool(bereik.einde) and rij[bereik.einde] is not None
        for kolom in sorted(self.kolommen | ({vrij[0]} if dicht else set())):
            was = rij[kolom]
            for waarde in self._waarden(kolom, vrij):
                wordt = self.tafel.wordt(pk, kolom, waarde)
                if wordt == was or (kolom == bereik.bewerker and wordt == self.wie.ik):
                    continue
                nu_gezet = (
                    kolom in self.gezet and was is None and (wordt != waarde or kolom not in self.ogenblikken)
                )
                wordt_blijvend = kolom in self.blijvend and wordt
                if dicht or kolom in self.altijd or not (nu_gezet or wordt_blijvend):
                    yield kolom, f"{was} -> {wordt}"

    def _waarden(self, kolom: str, vrij: tuple[str, Any]) -> list[Any]:
        if kolom == vrij[0]:
            return [vrij[1], None]
        zelf = [self.wie.ik] if kolom in self.medewerkers else []
        toen = [NU] if kolom in self.ogenblikken else []
        return [*zelf, *toen, None, *self.tafel.waarden(kolom)]


@pytest.fixture
def proef(wereld: Wereld) -> Proef:
    return Proef(bouw(wereld))


def test_every_table_has_an_expectation(db: None) -> None:
    with als_eigenaar():
        namen = set(connection.introspection.table_names())
    assert namen == VAN_EEN_DOSSIER | GESCHIEDENIS | set(BUITEN)


def test_nothing_is_written_or_thrown_away_outside_the_grant(proef: Proef) -> None:
    """Without triggers first, so that the policies of writing stand alone; then what a guard protects, row by row."""
    te_veel: list[tuple[str, ...]] = []
    bereikt: dict[tuple[str, str], set[str]] = {}
    vrij = {naam: tafel.vrije_kolom() for naam, tafel in proef.tafels.items()}
    with zonder_grendels(list(proef.tafels.values())):
        for wie in proef.acteurs():
            for naam, tafel in proef.tafels.items():
                bereikt[wie.acteur, naam] = tafel.wijzig(*vrij[naam])
                buiten = {pk for pk in bereikt[wie.acteur, naam] if not proef.mag_wijzigen(wie, naam, pk)}
                weg = {pk for pk in tafel.gooi_weg() if not proef.mag_weg(wie, naam, pk)}
                te_veel += [(wie.acteur, naam, "changed", pk) for pk in buiten]
                te_veel += [(wie.acteur, naam, "thrown away", pk) for pk in weg]
    blind, rijen = proef.pogingen, sum(map(len, bereikt.values()))

    met_grendel = [tafel for naam, tafel in proef.tafels.items() if naam in MODELLEN]
    with rij_voor_rij(met_grendel):
        for wie in proef.acteurs():
            for tafel in met_grendel:
                soorten = Grendels(MODELLEN[tafel.naam], tafel, wie)
                for pk in soorten.kies(bereikt[wie.acteur, tafel.naam]):
                    te_veel += [
                        (wie.acteur, tafel.naam, *wat, pk) for wat in soorten.breekt(pk, vrij[tafel.naam])
                    ]

    kop = f"\n{blind} blind statements reach {rijen} rows; {proef.pogingen - blind} tries of a guarded column"
    print(kop)  # noqa: T201 - the numbers are part of the proof
    assert te_veel == [], "\n".join(map(str, sorted(te_veel)))
    assert rijen > 2_000
    assert proef.pogingen - blind > 2_000


def test_nothing_is_added_outside_the_grant_or_in_the_name_of_another(proef: Proef) -> None:
    """What of a file may be added in the own name is in `test_elke_cel`."""
    fout, pogingen = [], 0
    for wie in proef.acteurs():
        for naam in proef.tafels:
            for waarden, verwacht in proef.nieuwe_rijen(wie, naam):
                pogingen += 1
                if mag_erbij(naam, waarden) != verwacht:
                    fout.append(
                        (wie.acteur, naam, "too much" if not verwacht else "too little", str(waarden))
                    )

    print(f"\n{pogingen} rows added blindly")  # noqa: T201 - the number is part of the proof
    assert fout == [], "\n".join(map(str, sorted(fout)))
    assert pogingen > 5_000
