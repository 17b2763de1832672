"""A betrokkene reads what is shown to be theirs: own entries and actions, assigned leefgebieden (matrix note 8)."""

from typing import Any

import pytest
from django.db import DatabaseError, models, transaction
from django.db.models import Q

from backoffice.models import Aanvulverzoek, Maatwerkadvies
from huishoudens.models import Contactmoment, Huishouden, Leefgebiedbeeld, Netwerklid
from plannen.models import Actie, Akkoord, Doel, Evaluatie, Evaluatieresultaat, Plan, PlanStatuswijziging
from tests.autorisatie.scenario import alle_situaties, betrek, verwijs
from tests.autorisatie.test_twee_sloten import (
    DOSSIERTABELLEN,
    rijen_volgens_beleid,
    rijen_volgens_database,
)
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang import beleid
from toegang.armen import armen, delen
from toegang.keuzes import Gegevensgroep as G
from toegang.keuzes import Leefgebied, Niveau
from toegang.rijbereik import Rijbereik, Tabellen, bereik_van, is_geschiedenis
from toegang.sessie import handelend_als
from triage.models import Melding, Routekeuze, Triage

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]

WONEN, ZONDER = "jeugd.hillegom", "medewerker1.hillegom"
HELPT_MET = Q(leefgebied="wonen")
VAN_WONEN: dict[type[models.Model], Q] = {
    Leefgebiedbeeld: HELPT_MET,
    Doel: HELPT_MET,
    Actie: HELPT_MET,
    Contactmoment: Q(leefgebieden__contains=["wonen"]),
    Evaluatieresultaat: Q(doel__leefgebied="wonen"),
    Maatwerkadvies: Q(actie__leefgebied="wonen"),
    Aanvulverzoek: Q(advies__actie__leefgebied="wonen"),
    Netwerklid: Q(),
}


def bereik(model: type[models.Model]) -> Rijbereik | None:
    gevonden = bereik_van(model)
    return gevonden if isinstance(gevonden, Rijbereik) else None


# Tables of which a betrokkene reads a part, or nothing: content, as the matrix has it in rows 5-10, 12, 13, 15, 16.
INHOUD = [
    model
    for model in Tabellen.alle()
    if (gevonden := bereik(model))
    and not is_geschiedenis(model)
    and {deel.groep for deel in delen(gevonden)} & {G(n) for n in (5, 6, 7, 8, 9, 10, 12, 13, 15, 16)}
]


@pytest.fixture
def huis(wereld: Wereld) -> Huishouden:
    """A full file with an advies on each goal, in which every text of content reads "vreemd" or, on wonen, "eigen"."""
    huis = alle_situaties(wereld)["gewoon"]
    verwijs(wereld, huis, wet="wmo", organisatie="ISD Bollenstreek")
    with als_eigenaar():
        advies = Maatwerkadvies.objects.get(huishouden=huis)
        advies.actie, advies.wet = Actie.objects.get(huishouden=huis, leefgebied="financien"), "wgs"
        advies.pk, advies._state.adding = Doel.objects.all()[0].pk, True
        advies.save(force_insert=True)
        vraag = Aanvulverzoek.objects.get(huishouden=huis)
        vraag.advies, vraag.pk, vraag._state.adding = advies, advies.pk, True
        vraag.save(force_insert=True)
        for model in INHOUD:
            zet_teksten(model, model._base_manager.all(), "vreemd")
        for model, van_wonen in VAN_WONEN.items():
            zet_teksten(model, model._base_manager.filter(van_wonen, huishouden=huis), "eigen")
    return huis


def tekstvelden(model: type[models.Model]) -> list[str]:
    return [
        veld.attname
        for veld in model._meta.concrete_fields
        if type(veld) in (models.TextField, models.CharField) and not veld.choices
    ]


def zet_teksten(model: type[models.Model], rijen: Any, woord: str) -> None:
    """In the rows and in every version of them."""
    velden: dict[str, Any] = dict.fromkeys(tekstvelden(model), woord[:8])
    if velden:
        sleutels = list(rijen.values_list("pk", flat=True))
        model._base_manager.filter(pk__in=sleutels).update(**velden)
        model.history.model._base_manager.filter(id__in=sleutels).update(**velden)  # type: ignore[attr-defined]  # added when it runs, unknown to the type


def gezien(wereld: Wereld, wie: str, huis: Huishouden) -> dict[str, set[str]]:
    """The texts of each table that this account reads in this file, versions included; empty tables left out."""
    uit: dict[str, set[str]] = {}
    with handelend_als(wereld.id_van(wie)):
        for bron in INHOUD:
            for model in (bron, bron.history.model):  # type: ignore[attr-defined]  # every table of content has one
                rijen = model._base_manager.filter(huishouden_id=huis.pk)
                if rijen.exists():
                    uit[model.__name__] = {getattr(rij, veld) for rij in rijen for veld in tekstvelden(bron)}
    return uit


def test_who_helps_with_wonen_reads_no_word_of_another_leefgebied(wereld: Wereld, huis: Huishouden) -> None:
    alles = gezien(wereld, WONEN, huis)

    assert {naam: teksten for naam, teksten in alles.items() if teksten - {"eigen", ""}} == {}
    assert {naam for naam in alles if not naam.startswith("Historical")} == {
        model.__name__ for model in (*VAN_WONEN, Plan)
    }


def test_who_helps_with_another_leefgebied_reads_nothing_of_wonen(wereld: Wereld, huis: Huishouden) -> None:
    betrek(wereld, huis, ZONDER, "werk", "onderwijs")

    alles = gezien(wereld, ZONDER, huis)

    assert {naam for naam in alles if not naam.startswith("Historical")} == {"Leefgebiedbeeld", "Plan"}


def test_an_own_action_shows_what_hangs_on_it_and_no_leefgebied(wereld: Wereld, huis: Huishouden) -> None:
    betrek(wereld, huis, ZONDER)
    with als_eigenaar():
        actie = Actie.objects.get(huishouden=huis, leefgebied="financien")
        doe(actie, wereld.id_van(ZONDER))

    with handelend_als(wereld.id_van(ZONDER)):
        assert list(Actie.objects.filter(huishouden=huis)) == [actie]
        assert [r.doel_id for r in Evaluatieresultaat.objects.filter(huishouden=huis)] == [actie.doel_id]
        assert [a.actie_id for a in Maatwerkadvies.objects.filter(huishouden=huis)] == [actie.pk]
        assert Aanvulverzoek.objects.filter(huishouden=huis).count() == 1
        for model in (Doel, Leefgebiedbeeld, Contactmoment, Netwerklid, Melding):
            assert not model.objects.filter(huishouden=huis).exists(), model


def doe(actie: Actie, wie: Any) -> None:
    Actie.objects.filter(pk=actie.pk).update(
        actor_soort="medewerker", actor_persoon=None, actor_medewerker_id=wie
    )


def test_both_locks_show_a_betrokkene_the_same_rows(wereld: Wereld, huis: Huishouden) -> None:
    betrek(wereld, huis, ZONDER, "werk")
    with als_eigenaar():
        doe(Actie.objects.get(huishouden=huis, leefgebied="financien"), wereld.id_van(ZONDER))
        Melding.objects.filter(huishouden=huis).update(aangenomen_door_id=wereld.id_van(ZONDER))

    for wie in (WONEN, ZONDER):
        for model in DOSSIERTABELLEN:
            sql = rijen_volgens_database(wereld, wie, model)
            assert sql == rijen_volgens_beleid(wereld, wie, model), (wie, model)


def test_who_took_in_a_melding_reads_it_back_and_does_not_change_it(wereld: Wereld, huis: Huishouden) -> None:
    ik = wereld.id_van(WONEN)
    with als_eigenaar():
        Melding.objects.filter(huishouden=huis).update(aangenomen_door_id=ik)
        Triage.objects.filter(huishouden=huis).update(door_id=ik)

    with handelend_als(ik):
        assert Melding.objects.filter(huishouden=huis).count() == 1
        assert Triage.objects.filter(huishouden=huis).count() == 1
        assert Melding.objects.filter(huishouden=huis).update(vraag="anders") == 0
        assert Triage.objects.filter(huishouden=huis).update(onderbouwing="anders") == 0


def test_nobody_makes_a_goal_his_own_by_an_action(wereld: Wereld, huis: Huishouden) -> None:
    """An own action shows what was found of its goal; so it is given, not taken."""
    ik = wereld.id_van(WONEN)
    with als_eigenaar():
        geld = Doel.objects.get(huishouden=huis, leefgebied="financien")
        wonen = Actie.objects.get(huishouden=huis, leefgebied="wonen")
        doe(wonen, ik)
    nieuw = Actie(
        doel=geld,
        huishouden=huis,
        leefgebied="wonen",
        omschrijving="van mij",
        actor_soort="medewerker",
        actor_medewerker_id=ik,
    )

    with handelend_als(ik), pytest.raises(DatabaseError), transaction.atomic():
        Actie.objects.bulk_create([nieuw])
    with handelend_als(ik), pytest.raises(DatabaseError), transaction.atomic():
        Actie.objects.filter(pk=wonen.pk).update(doel=geld)


def test_the_tables_that_show_a_betrokkene_nothing_are_these() -> None:
    """A new table of content is shut to a betrokkene until it says by what a row is theirs."""
    dicht = {
        model
        for model in INHOUD
        if (gevonden := bereik(model))
        and not gevonden.toont_eigen
        and any(armen(deel.groep, Niveau.LEZEN).leefgebied for deel in delen(gevonden))
    }

    assert dicht == {Akkoord, Evaluatie, PlanStatuswijziging, Routekeuze}


def test_the_first_lock_says_the_same_of_pages_and_tabs(wereld: Wereld, huis: Huishouden) -> None:
    with handelend_als(wereld.id_van(WONEN)):
        daar = beleid.situatie(huis.pk)

    assert daar.toegewezen == {"wonen"}
    assert daar.leest(G.WONEN, G.PLAN, G.JOURNAAL)
    assert not any(daar.leest(groep) for groep in (G.WERK, G.FINANCIEN, G.LICHAAM, G.PSYCHE))
    assert [gebied for gebied in Leefgebied if daar.leest_leefgebied(gebied)] == [Leefgebied.WONEN]
    assert daar.leest_iets(Evaluatieresultaat)
    assert not daar.leest_iets(Evaluatie)
    assert not daar.leest_alles(G.PLAN)
