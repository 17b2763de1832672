"""Every cell of the matrix: rol x gegevensgroep x situation x action, in SQL and in Python (F1, I1-I8, I10).

What is expected stands in `waarheid.txt` and `verwacht.py`, written from the design. The database is asked as
`regie_app`; the Q of `beleid` is asked by the owner, whom no policy helps.
"""

import uuid
from collections import Counter
from typing import Any

import pytest
from django.db import models

from backoffice.models import Besluit
from tests.autorisatie.cellen import eigen
from tests.autorisatie.cellen.acteurs import ACTEURS
from tests.autorisatie.cellen.proberen import probeer
from tests.autorisatie.cellen.tabellen import GROEP_VAN_TABEL
from tests.autorisatie.cellen.toneel import Toneel, bouw
from tests.autorisatie.cellen.verwacht import ACTIES, Verwacht, niveau_in
from tests.autorisatie.cellen.waarheid import GROEPEN, SITUATIES, stand
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang import beleid
from toegang.keuzes import Niveau
from toegang.rijbereik import Rijbereik, Tabellen, bereik_van, is_geschiedenis
from toegang.sessie import handelend_als

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]

DOSSIER = [model for model in Tabellen.alle() if isinstance(bereik_van(model), Rijbereik)]
TABELLEN = [model for model in DOSSIER if not is_geschiedenis(model)]

# (acteur, situatie, gegevensgroep, actie) -> differences; and how many were looked at.
Verschillen = Counter[tuple[str, str, str, str, str]]


@pytest.fixture
def toneel(wereld: Wereld) -> Toneel:
    return bouw(wereld)


def huis_van(model: type[models.Model], rij: Any) -> uuid.UUID:
    bereik: Any = bereik_van(model)
    return rij.pk if bereik.huishouden == "id" else rij.huishouden_id


def alle_rijen(toneel: Toneel) -> dict[type[models.Model], list[tuple[str, Any]]]:
    """Per table the rows of the stage with the situation they are in, as the owner sees them."""
    naam_van = {huishouden.pk: naam for naam, huishouden in toneel.huizen.items()}
    paden = {"Evaluatieresultaat": ["doel"], "Maatwerkadvies": ["actie"], "Aanvulverzoek": ["advies__actie"]}
    with als_eigenaar():
        rijen = {
            model: [
                (naam_van[huis_van(model, rij)], rij)
                for rij in model._base_manager.select_related(*paden.get(model.__name__, []))
                if huis_van(model, rij) in naam_van
            ]
            for model in TABELLEN
        }
    for naam, besluit in rijen[Besluit]:
        # A copy is tried on the advies that is still open, where there is one.
        open_ = toneel.adviezen.get(naam)
        besluit.van_open_advies = {"advies_id": open_.pk, "persoon_id": open_.persoon_id} if open_ else {}
    return rijen


def test_each_table_of_a_file_is_in_the_truth() -> None:
    assert {model.__name__ for model in TABELLEN} == set(GROEP_VAN_TABEL)


def test_every_cell_in_python(toneel: Toneel, record_property: Any) -> None:
    """I4: what the Q shows, what may be written and the niveau of the situation, apart from row security."""
    rijen = alle_rijen(toneel)
    cellen: set[tuple[str, ...]] = set()
    fout: Verschillen = Counter()
    for acteur in ACTEURS:
        wie, ik = toneel.wie(acteur), toneel.id_van(acteur)
        with handelend_als(ik):
            situaties = {naam: beleid.situatie(toneel.huizen[naam].pk) for naam in SITUATIES}
            for naam, situatie in situaties.items():
                for groep in GROEPEN:
                    cellen.add((acteur, naam, str(groep.value), "niveau"))
                    if situatie.niveau(groep) != niveau_in(naam, acteur, groep):
                        fout[acteur, naam, groep.name, "niveau", situatie.niveau(groep).name] += 1
            with als_eigenaar():
                gezien = {
                    (model, minimaal): set(
                        model._base_manager.filter(beleid.zichtbaar_q(model, wie, minimaal)).values_list(
                            "pk", flat=True
                        )
                    )
                    for model in TABELLEN
                    for minimaal in (Niveau.LEZEN, Niveau.SCHRIJVEN)
                }
        for model, lijst in rijen.items():
            for naam, rij in lijst:
                hier = Verwacht(toneel, naam, acteur).niveau(model, rij)
                for minimaal in (Niveau.LEZEN, Niveau.SCHRIJVEN):
                    groep = str(eigen.groep_van(model, rij).value)
                    cellen.add((acteur, naam, groep, minimaal.name, model.__name__))
                    if (rij.pk in gezien[model, minimaal]) != (hier >= minimaal):
                        fout[acteur, naam, model.__name__, minimaal.name, str(hier)] += 1

    _meld("Python", cellen, record_property)
    assert fout == {}, _opgesomd(fout)
    assert len({cel[:4] for cel in cellen}) > 20_000


def _versies(model: Any) -> dict[Any, tuple[Any, uuid.UUID]]:
    """Each version with the row it is of, and the huishouden."""
    bron = model.instance_type._meta.pk.attname
    alle = model._base_manager.all()
    return {versie.history_id: (getattr(versie, bron), huis_van(model, versie)) for versie in alle}


def test_every_version_is_as_shut_as_what_it_tells_of(toneel: Toneel) -> None:
    """I10: a version is read by who reads the row it is of, in every situation and by nobody else."""
    fout: Counter[tuple[str, str]] = Counter()
    gezien = 0
    geschiedenissen = [model for model in DOSSIER if is_geschiedenis(model)]
    with als_eigenaar():
        bronnen = {model: _versies(model) for model in geschiedenissen}
    for acteur in ACTEURS:
        helpt_in = {
            toneel.huizen[naam].pk for naam in SITUATIES if "betrokken" in stand(naam, acteur).profielen
        }
        with handelend_als(toneel.id_van(acteur)):
            for model in geschiedenissen:
                zichtbaar = set(model._base_manager.values_list("history_id", flat=True))
                bron = set(model.instance_type._base_manager.values_list("pk", flat=True))  # type: ignore[attr-defined]  # of a history
                verwacht = {versie: huis for versie, (van, huis) in bronnen[model].items() if van in bron}
                gezien += len(zichtbaar)
                # Of a betrokkene the version's own labels count as well, and may be stricter.
                gemist = {
                    versie for versie in verwacht.keys() - zichtbaar if verwacht[versie] not in helpt_in
                }
                anders = gemist | (zichtbaar - verwacht.keys())
                if anders:
                    fout[acteur, model.__name__] += len(anders)

    assert fout == {}, _opgesomd(fout)
    assert gezien > 1000


def test_every_cell_at_sql(toneel: Toneel, record_property: Any) -> None:
    """F1, I1-I3, I5-I8: each row, for each actor, read, changed, copied and thrown away as `regie_app`."""
    rijen = alle_rijen(toneel)
    cellen: set[tuple[str, ...]] = set()
    fout: Verschillen = Counter()
    for acteur in ACTEURS:
        verwacht = {naam: Verwacht(toneel, naam, acteur) for naam in SITUATIES}
        with handelend_als(toneel.id_van(acteur)):
            for model, lijst in rijen.items():
                gelukt = probeer(model, lijst, toneel.id_van(acteur))
                for naam, rij in lijst:
                    groep = str(eigen.groep_van(model, rij).value)
                    for actie in ACTIES:
                        cellen.add((acteur, naam, groep, actie, model.__name__))
                        if (rij.pk in gelukt[actie]) != verwacht[naam].mag(actie, model, rij):
                            kant = "te veel" if rij.pk in gelukt[actie] else "te weinig"
                            fout[acteur, naam, model.__name__, actie, kant] += 1

    _meld("SQL", cellen, record_property)
    assert fout == {}, _opgesomd(fout)
    assert len({cel[:4] for cel in cellen}) > 20_000


def _meld(laag: str, cellen: set[tuple[str, ...]], record_property: Any) -> None:
    aantal = len({cel[:4] for cel in cellen})
    record_property(f"cellen_{laag}", aantal)
    print(f"\n{laag}: {aantal} cells, {len(cellen)} with each table apart")  # noqa: T201 - the number is part of the proof


def _opgesomd(fout: Counter[Any]) -> str:
    return "\n" + "\n".join(f"{' '.join(plek)}: {aantal}" for plek, aantal in sorted(fout.items()))
