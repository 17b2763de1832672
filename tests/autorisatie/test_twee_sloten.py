"""Both locks show the same rows, and those are the rows of the design's matrix (F1, I1-I7)."""

from typing import Any

import pytest
from django.db import connection, models

from monitoring.demo.regio import ACCOUNTS
from tests.autorisatie.scenario import met_uitzonderingen
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang import beleid
from toegang.rijbereik import Rijbereik, Tabellen, bereik_van, is_geschiedenis
from toegang.sessie import handelend_als

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]

DOSSIERTABELLEN = [
    model
    for model in Tabellen.alle()
    if isinstance(bereik_van(model), Rijbereik) and not is_geschiedenis(model)
]


def kolom(model: type[models.Model]) -> str:
    bereik = bereik_van(model)
    assert isinstance(bereik, Rijbereik)
    return bereik.huishouden


def rijen_volgens_database(wereld: Wereld, wie: str, model: type[models.Model]) -> set[Any]:
    with handelend_als(wereld.id_van(wie)):
        return set(model._base_manager.values_list("pk", flat=True))


def rijen_volgens_beleid(wereld: Wereld, wie: str, model: type[models.Model]) -> set[Any]:
    """The Q alone, asked by the owner, whom no policy helps."""
    with handelend_als(wereld.id_van(wie)), als_eigenaar():
        q = beleid.zichtbaar_q(model, wereld.wie(wie))
        return set(model._base_manager.filter(q).values_list("pk", flat=True))


def test_sql_and_python_show_the_same_rows_to_every_account(wereld: Wereld) -> None:
    met_uitzonderingen(wereld)
    verschillen = []
    for account in ACCOUNTS:
        wie = account.email.removesuffix("@voorbeeld.nl")
        for model in DOSSIERTABELLEN:
            sql, python = (
                rijen_volgens_database(wereld, wie, model),
                rijen_volgens_beleid(wereld, wie, model),
            )
            if sql != python:
                verschillen.append((wie, model.__name__, len(sql - python), len(python - sql)))

    assert verschillen == []


# What the design's matrix says, by hand: per account and situation the tables that show rows.
NAAM_EN_WERK = {"Huishouden", "Persoon", "Zoekterm", "Lidmaatschap", "Werkitem", "Regie"}
ALLES_VAN_REGISSEUR = {
    *NAAM_EN_WERK,
    *("PersoonBsn", "Adres", "Contactgegeven", "Benadering", "Netwerklid", "Contactmoment"),
    *("Leefgebiedbeeld", "Toestemming", "Plan", "PlanStatuswijziging", "Doel", "Actie", "Akkoord"),
    *("Evaluatie", "Evaluatieresultaat", "Melding", "Triage", "Routekeuze", "Regiereden"),
}
TEAMLEIDER = {*NAAM_EN_WERK, "Regiereden", "Adres", "Contactgegeven", "Benadering", "Toestemming"}
CONSULENT_WMO = {
    *NAAM_EN_WERK,
    *("PersoonBsn", "Adres", "Contactgegeven", "Benadering", "Netwerklid", "Leefgebiedbeeld", "Toestemming"),
    *("Plan", "PlanStatuswijziging", "Doel", "Actie", "Akkoord"),
    *("Maatwerkadvies", "Aanvulverzoek"),
}
MET_DE_HAND = {
    ("regisseur.hillegom", "gewoon"): ALLES_VAN_REGISSEUR | {"Betrokkenheid", "Toegewezen"},
    ("medewerker1.hillegom", "gewoon"): NAAM_EN_WERK | {"Betrokkenheid"},
    ("teamleider.hillegom", "gewoon"): TEAMLEIDER | {"Betrokkenheid", "Toegewezen"},
    ("aandacht.hillegom", "gewoon"): NAAM_EN_WERK | {"Betrokkenheid"},
    ("triage.hillegom", "gewoon"): NAAM_EN_WERK | {"Betrokkenheid"},
    ("jeugd.hillegom", "gewoon"): NAAM_EN_WERK
    | {
        *("Betrokkenheid", "Toegewezen", "Adres", "Contactgegeven", "Benadering", "Netwerklid"),
        *("Contactmoment", "Leefgebiedbeeld", "Toestemming", "Plan", "Doel", "Actie", "Evaluatieresultaat"),
    },
    ("regisseur.lisse", "gewoon"): set(),
    ("wmo.isd", "gewoon"): set(),
    ("accounthouder.hillegom", "gewoon"): set(),
    ("beheer", "gewoon"): set(),
    ("triage.hillegom", "triage"): (NAAM_EN_WERK - {"Regie"})
    | {
        *("PersoonBsn", "Adres", "Contactgegeven", "Benadering", "Netwerklid", "Contactmoment"),
        *("Leefgebiedbeeld", "Toestemming", "Melding", "Triage", "Routekeuze"),
    },
    ("triage.lisse", "triage"): set(),
    ("aandacht.hillegom", "onveilig"): NAAM_EN_WERK
    | {
        *("Adres", "Contactgegeven", "Benadering", "Contactmoment", "Netwerklid", "Leefgebiedbeeld"),
        *("Veiligheidsdossier", "Meldcodestap", "Toestemming", "Melding", "Triage", "Routekeuze"),
        *("Plan", "PlanStatuswijziging", "Doel", "Actie", "Akkoord", "Evaluatie", "Evaluatieresultaat"),
    },
    ("teamleider.hillegom", "onveilig"): TEAMLEIDER,
    ("teamleider.hillegom", "afgeschermd"): set(),
    ("jeugd.hillegom", "afgeschermd"): set(),
    ("triage.hillegom", "afgeschermd"): set(),
    ("medewerker1.hillegom", "afgeschermd"): ALLES_VAN_REGISSEUR
    | {"Toelating", "Betrokkenheid", "Toegewezen", "Veiligheidsdossier", "Meldcodestap"},
    ("wmo.isd", "verwezen"): CONSULENT_WMO,
    ("schuld.isd", "verwezen"): set(),
    ("jeugd.two", "verwezen"): set(),
    ("wmo.isd", "besloten"): set(),
    ("wmo.isd", "afgeschermd_verwezen"): set(),
    ("regisseur.noordwijk", "overname"): NAAM_EN_WERK | {"Overdracht"},
    ("regisseur.lisse", "overname"): set(),
}


def test_what_each_account_sees_is_what_the_matrix_says(wereld: Wereld) -> None:
    huizen = met_uitzonderingen(wereld)
    gezien = {}
    for wie, situatie in MET_DE_HAND:
        with handelend_als(wereld.id_van(wie)):
            gezien[wie, situatie] = {
                model.__name__
                for model in DOSSIERTABELLEN
                if model._base_manager.filter(**{kolom(model): huizen[situatie].pk}).exists()
            }

    assert gezien == MET_DE_HAND


def test_a_betrokkene_reads_only_the_assigned_leefgebieden(wereld: Wereld) -> None:
    huizen = met_uitzonderingen(wereld)
    modellen = {model.__name__: model for model in DOSSIERTABELLEN}

    with handelend_als(wereld.id_van("jeugd.hillegom")):
        for naam in ("Leefgebiedbeeld", "Doel", "Actie"):
            rijen = modellen[naam]._base_manager.filter(huishouden=huizen["gewoon"])
            assert list(rijen.values_list("leefgebied", flat=True)) == ["wonen"], naam
        verslagen = modellen["Contactmoment"]._base_manager.filter(huishouden=huizen["gewoon"])
        assert list(verslagen.values_list("leefgebieden", flat=True)) == [["wonen"]]


def test_a_consulent_reads_only_what_the_law_of_the_advies_needs(wereld: Wereld) -> None:
    met_uitzonderingen(wereld)
    modellen = {model.__name__: model for model in DOSSIERTABELLEN}

    with handelend_als(wereld.id_van("wmo.isd")):
        gebieden = set(modellen["Leefgebiedbeeld"]._base_manager.values_list("leefgebied", flat=True))
        doelen = list(modellen["Doel"]._base_manager.values_list("titel", flat=True))

    assert gebieden == {
        *("wonen", "sociale_relaties", "activiteiten", "zingeving"),
        *("lichamelijke_gezondheid", "psychische_gezondheid"),
    }
    assert set(doelen) == {"doel wonen"}


def test_without_identity_no_table_with_personal_data_shows_a_row(wereld: Wereld) -> None:
    openbaar = {"toegang_gemeente", "toegang_team", "toegang_organisatie", "toegang_feestdag"}
    met_uitzonderingen(wereld)

    gezien = {}
    with connection.cursor() as cursor:
        for tabel in sorted({model._meta.db_table for model in Tabellen.alle()} - openbaar):
            cursor.execute(f"SELECT current_user, count(*) FROM {tabel}")
            gezien[tabel] = cursor.fetchone()

    assert gezien == dict.fromkeys(gezien, ("regie_app", 0))
    assert len(gezien) > 60


def test_a_disabled_account_sees_nothing_at_once(wereld: Wereld) -> None:
    met_uitzonderingen(wereld)
    with als_eigenaar():
        medewerker = wereld.wie("regisseur.hillegom")
        medewerker.is_active = False
        medewerker.save()

    assert rijen_volgens_database(wereld, "regisseur.hillegom", DOSSIERTABELLEN[0]) == set()
