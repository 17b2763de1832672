"""Actions: who does what before when, and who then sees it (C3, C7)."""

import datetime

import pytest

from huishoudens.keuzes import Werksoort
from huishoudens.models import Betrokkenheid, Werkitem
from plannen.diensten.acties import (
    ActieNietCompleet,
    CollegaNietToegelaten,
    actie_afronden,
    actie_beginnen,
    actie_terugzetten,
    actie_vervallen,
    actie_wijzigen,
)
from plannen.diensten.vervolg import vervolgactie_toevoegen
from plannen.models import Actie, Akkoord, Doel
from plannen.overzichten.planbeeld import planbeeld
from tests.autorisatie.scenario import verwijs
from tests.cast import PEILDATUM, Wereld
from tests.plannen.conftest import EVALUATIE, Gezin, maak_gezin
from toegang.beleid import GeenToegang
from toegang.keuzes import Leefgebied, Lijn
from toegang.versies import VersieConflict


def werk(actie: Actie) -> Werkitem:
    return Werkitem.objects.get(soort=Werksoort.ACTIE, bron_id=actie.pk)


@pytest.mark.parametrize("veld", ["actor", "streefdatum", "evaluatiemoment"])
def test_in_a_running_plan_an_action_is_whole_or_not_there(gezin: Gezin, veld: str) -> None:
    with gezin.als():
        _, doel, _ = gezin.vastgesteld()

        with pytest.raises(ActieNietCompleet) as fout:
            gezin.actie(doel, **{veld: None})

        assert list(fout.value.ontbreekt) == [veld]
        assert Actie.objects.count() == 1


def test_looking_together_comes_after_the_target_date(gezin: Gezin) -> None:
    with gezin.als():
        doel = gezin.doel(gezin.plan())

        with pytest.raises(ActieNietCompleet):
            gezin.actie(doel, streefdatum=EVALUATIE, evaluatiemoment=PEILDATUM)


def test_the_line_of_help_follows_from_who_does_it(gezin: Gezin, wereld: Wereld) -> None:
    with gezin.als():
        doel = gezin.doel(gezin.plan())
        ggz = wereld.organisatie("GGZ Duin en Bollen")

        lijnen = [
            gezin.actie(doel, actor=actor).lijn
            for actor in (gezin.vader, gezin.oma, gezin.collega("jeugd.hillegom"), ggz)
        ]

    assert lijnen == [Lijn.NUL, Lijn.NUL, Lijn.EEN, Lijn.TWEE]


@pytest.mark.parametrize(("wie", "woord"), [("vader", "Gezin"), ("oma", "Netwerk")])
def test_the_work_list_names_family_and_network_by_kind_only(gezin: Gezin, wie: str, woord: str) -> None:
    with gezin.als():
        _, doel, _ = gezin.vastgesteld()

        item = werk(gezin.actie(doel, actor=getattr(gezin, wie)))

    assert (item.wie, item.medewerker_id) == (woord, gezin.regisseur.pk)


def test_the_work_of_an_organisation_is_followed_by_the_regisseur(gezin: Gezin, wereld: Wereld) -> None:
    with gezin.als():
        _, doel, _ = gezin.vastgesteld()

        item = werk(gezin.actie(doel, actor=wereld.organisatie("Woningcorporatie Bollenwonen")))

    assert (item.wie, item.medewerker_id) == ("Bollenwonen", gezin.regisseur.pk)


def test_a_colleague_who_takes_an_action_sees_that_action_and_no_other(gezin: Gezin) -> None:
    with gezin.als():
        _, doel, andere = gezin.vastgesteld()
        eigen = gezin.actie(doel, actor=gezin.collega("jeugd.hillegom"), omschrijving="Drie gesprekken")
        assert werk(eigen).medewerker_id == gezin.collega("jeugd.hillegom").pk
        assert Betrokkenheid.objects.get(huishouden=gezin.huishouden).leefgebieden == []

    with gezin.als("jeugd.hillegom"):
        beeld = planbeeld(
            huishouden_id=gezin.huishouden.pk, lezer=gezin.wereld.wie("jeugd.hillegom"), op=PEILDATUM
        )

    assert beeld is not None
    assert (beeld.doelen, beeld.acties, beeld.losse_acties) == ([], [eigen], [eigen])
    assert andere not in beeld.acties


def test_a_colleague_who_takes_part_already_keeps_the_leefgebieden(gezin: Gezin) -> None:
    with gezin.als():
        _, doel, _ = gezin.vastgesteld()
        betrek(gezin, Leefgebied.ONDERWIJS)
        gezin.actie(doel, actor=gezin.collega("jeugd.hillegom"))

        assert Betrokkenheid.objects.get().leefgebieden == [Leefgebied.ONDERWIJS]


def test_a_colleague_finishes_the_own_action_and_the_work_list_lets_go(gezin: Gezin) -> None:
    with gezin.als():
        _, doel, _ = gezin.vastgesteld()
        eigen = gezin.actie(doel, actor=gezin.collega("jeugd.hillegom"))

    with gezin.als("jeugd.hillegom"):
        klaar = actie_afronden(
            actie=Actie.objects.get(pk=eigen.pk), op=PEILDATUM, door=gezin.collega("jeugd.hillegom")
        )

    assert (klaar.status, klaar.gedaan_op) == ("gedaan", PEILDATUM)
    with gezin.als():
        assert not werk(eigen).open


def test_a_colleague_cannot_touch_somebody_elses_action(gezin: Gezin) -> None:
    with gezin.als():
        _, doel, andere = gezin.vastgesteld()
        gezin.actie(doel, actor=gezin.collega("jeugd.hillegom"))

    with gezin.als("jeugd.hillegom"), pytest.raises(GeenToegang):
        actie_afronden(actie=andere, op=PEILDATUM, door=gezin.collega("jeugd.hillegom"))


def test_a_colleague_cannot_give_the_own_action_away_beyond_the_own_leefgebieden(gezin: Gezin) -> None:
    with gezin.als():
        _, doel, _ = gezin.vastgesteld()
        eigen = gezin.actie(doel, actor=gezin.collega("jeugd.hillegom"))

    with gezin.als("jeugd.hillegom"), pytest.raises(GeenToegang):
        wijzig(eigen, gezin, actor=gezin.vader)


def test_a_betrokkene_adds_goals_in_the_own_leefgebied_and_nowhere_else(gezin: Gezin) -> None:
    with gezin.als():
        plan = gezin.plan()
        betrek(gezin, Leefgebied.ONDERWIJS)

    with gezin.als("jeugd.hillegom"):
        doel = gezin.doel(plan, leefgebied=Leefgebied.ONDERWIJS)
        with pytest.raises(GeenToegang):
            gezin.doel(plan, leefgebied=Leefgebied.FINANCIEN)

        assert list(Doel.objects.all()) == [doel]


def test_progress_can_be_undone_and_the_work_comes_back(gezin: Gezin) -> None:
    with gezin.als():
        _, _, actie = gezin.vastgesteld()
        actie_beginnen(actie=actie, door=gezin.regisseur)
        actie_vervallen(actie=actie, door=gezin.regisseur)
        assert not werk(actie).open

        terug = actie_terugzetten(actie=actie, door=gezin.regisseur)

        assert (terug.status, werk(actie).open) == ("open", True)


def test_a_stale_save_shows_what_stands_and_loses_nothing(gezin: Gezin) -> None:
    with gezin.als():
        _, _, actie = gezin.vastgesteld()
        wijzig(actie, gezin, omschrijving="Eerst opgeslagen")

        with pytest.raises(VersieConflict) as fout:
            wijzig(actie, gezin, omschrijving="Te laat")

        assert str(fout.value.bewaard) == "Eerst opgeslagen"
        assert Actie.objects.get(pk=actie.pk).omschrijving == "Eerst opgeslagen"


def test_a_shielded_household_takes_only_named_colleagues(wereld: Wereld) -> None:
    gezin = maak_gezin(wereld, toegelaten=("aandacht.hillegom",))
    with gezin.als():
        doel = gezin.doel(gezin.plan())

        with pytest.raises(CollegaNietToegelaten):
            gezin.actie(doel, actor=gezin.collega("jeugd.hillegom"))
        assert gezin.actie(doel, actor=gezin.collega("aandacht.hillegom"))


def test_after_a_rejection_the_consulent_leaves_a_follow_up_for_the_regisseur(
    gezin: Gezin, wereld: Wereld
) -> None:
    with gezin.als():
        plan, _, _ = gezin.vastgesteld()
        wonen = gezin.doel(plan, leefgebied=Leefgebied.WONEN, titel="Het huis blijft op orde")
        gezin.actie(wonen, actor=wereld.organisatie("ISD Bollenstreek"))
        gezin.akkoord(plan)
    advies = verwijs(wereld, gezin.huishouden, wet="wmo", organisatie="ISD Bollenstreek")

    with gezin.als("wmo.isd"):
        vervolg = vervolgactie_toevoegen(
            doel_id=wonen.pk,
            advies_id=advies.pk,
            omschrijving="Bespreek wat nu kan na de afwijzing",
            actor=gezin.regisseur,
            streefdatum=datetime.date(2026, 11, 9),
            evaluatiemoment=EVALUATIE,
            door=gezin.collega("wmo.isd"),
        )

    with gezin.als():
        bewaard = Actie.objects.get(pk=vervolg.pk)
        assert (bewaard.plan_actief, bewaard.leefgebied) == (True, Leefgebied.WONEN)
        assert werk(bewaard).medewerker_id == gezin.regisseur.pk
        assert Akkoord.objects.filter(vervallen_op__isnull=True).count() == 3


def test_a_consulent_cannot_add_an_action_without_an_open_advies(gezin: Gezin, wereld: Wereld) -> None:
    with gezin.als():
        plan, _, _ = gezin.vastgesteld()
        wonen = gezin.doel(plan, leefgebied=Leefgebied.WONEN, titel="Het huis blijft op orde")
        gezin.actie(wonen, actor=wereld.organisatie("ISD Bollenstreek"))
    advies = verwijs(wereld, gezin.huishouden, wet="wmo", organisatie="ISD Bollenstreek", status="besloten")

    with gezin.als("wmo.isd"), pytest.raises(Doel.DoesNotExist):
        vervolgactie_toevoegen(
            doel_id=wonen.pk,
            advies_id=advies.pk,
            omschrijving="Te laat",
            actor=gezin.regisseur,
            streefdatum=PEILDATUM,
            evaluatiemoment=EVALUATIE,
            door=gezin.collega("wmo.isd"),
        )


def wijzig(actie: Actie, gezin: Gezin, **anders: object) -> Actie:
    velden: dict[str, object] = {
        "omschrijving": actie.omschrijving,
        "actor": gezin.vader,
        "lijn": actie.lijn,
        "streefdatum": actie.streefdatum,
        "evaluatiemoment": actie.evaluatiemoment,
    }
    return actie_wijzigen(
        actie=actie,
        versie=actie.versie,
        op=PEILDATUM,
        door=gezin.regisseur,
        **velden | anders,  # type: ignore[arg-type]  # fields of several types in one dict
    )


def betrek(gezin: Gezin, *leefgebieden: str) -> None:
    from huishoudens.diensten.betrokken import betrokkene_toevoegen

    betrokkene_toevoegen(
        huishouden=gezin.huishouden,
        medewerker=gezin.collega("jeugd.hillegom"),
        leefgebieden=list(leefgebieden),
        op=PEILDATUM,
    )
