"""Ending a melding: every melding gets an outcome, and somebody goes on from there (A2, A5-A7, B2)."""

import datetime
import threading
from typing import Any

import pytest
from django.db import connection

from huishoudens.models import Huishouden, Leefgebiedbeeld, Regie, Werkitem
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from tests.triage.opzet import DINSDAG, GEZIN, WOENSDAG, registreer, rond_af, werk
from toegang.beleid import GeenToegang
from toegang.keuzes import Leefgebied
from toegang.sessie import handelend_als
from triage.diensten.melding import MeldingAfgerond, NietInDitTeam, NieuwHuishouden, melding_toewijzen
from triage.diensten.triage import Besproken, Gekozen, TriageOnvolledig, triage_afronden
from triage.keuzes import Klantreis, MeldingStatus, Route
from triage.models import Melding, Routekeuze, Triage

NIETS_BESPROKEN = [Besproken(leefgebied=gebied, besproken=False) for gebied in Leefgebied]


def nu(melding: Melding) -> Melding:
    with als_eigenaar():
        return Melding.objects.get(pk=melding.pk)


def open_werk(melding: Melding) -> dict[str, Werkitem]:
    with als_eigenaar():
        rijen = Werkitem.objects.filter(huishouden=melding.huishouden_id, open=True)
        return {item.soort: item for item in rijen}


def regie(melding: Melding) -> Regie | None:
    with als_eigenaar():
        return Regie.objects.filter(huishouden=melding.huishouden_id, tot__isnull=True).first()


def test_a_question_answered_at_once_leaves_the_regie_with_the_family(wereld: Wereld) -> None:
    melding = registreer(wereld, "triage.hillegom", wetten=["wmo"])

    rond_af(wereld, melding, Route.DIRECT_BEANTWOORD, antwoord="De bibliotheek helpt met formulieren.")

    assert nu(melding).status == MeldingStatus.AFGEROND
    assert nu(melding).antwoord == "De bibliotheek helpt met formulieren."
    gevonden = regie(melding)
    assert gevonden is not None
    assert gevonden.soort == "huishouden"
    assert open_werk(melding) == {}


def test_a_question_for_the_team_goes_to_the_teamleider_to_divide(wereld: Wereld) -> None:
    melding = registreer(wereld, "triage.hillegom", wetten=["wmo"])

    rond_af(wereld, melding, Route.TEAM, lichtere_route_overgeslagen="Zij durft nog niet alleen.")

    assert regie(melding) is None
    open_ = open_werk(melding)
    assert set(open_) == {"regie_gezocht", "onderzoek"}
    assert open_["regie_gezocht"].bron_id == melding.huishouden_id
    assert open_["regie_gezocht"].uiterlijk == datetime.date(2026, 11, 9)


def test_an_urgent_question_is_to_be_divided_today(wereld: Wereld) -> None:
    melding = registreer(wereld, "triage.hillegom", spoed=True)

    rond_af(wereld, melding, Route.TEAM, klantreis=Klantreis.SPOED)

    assert open_werk(melding)["regie_gezocht"].uiterlijk == WOENSDAG.date()


def test_a_combination_keeps_the_referral_and_asks_the_team_too(wereld: Wereld) -> None:
    melding = registreer(wereld, "triage.hillegom")
    with als_eigenaar():
        welzijn = wereld.organisatie("Welzijn Bollenstreek")

    naar_welzijn = Gekozen(route=Route.SOCIALE_BASIS, organisatie=welzijn)
    rond_af(wereld, melding, Route.MAATWERK, naar_welzijn, lichtere_route_overgeslagen="De trap moet weg.")

    with als_eigenaar():
        routes = list(Routekeuze.objects.filter(huishouden=melding.huishouden_id).order_by("gemaakt_op"))
    assert [(keuze.route, keuze.organisatie_id) for keuze in routes] == [
        (Route.SOCIALE_BASIS, welzijn.pk),
        (Route.MAATWERK, None),
    ]
    assert "regie_gezocht" in open_werk(melding)


def test_a_huishouden_with_a_regisseur_keeps_that_regisseur(wereld: Wereld) -> None:
    bekend = wereld.huishouden("hillegom", regisseur="medewerker1.hillegom")
    melding = registreer(wereld, "triage.hillegom", huishouden=bekend, nieuw=None)

    rond_af(
        wereld, melding, Route.TEAM, wie="medewerker1.hillegom", lichtere_route_overgeslagen="Is al bekend."
    )

    assert "regie_gezocht" not in open_werk(melding)


def test_without_a_known_person_the_teamleider_looks_for_a_regisseur(wereld: Wereld) -> None:
    melding = registreer(wereld, "triage.hillegom", nieuw=NieuwHuishouden(aanduiding="Bewoner van nummer 9"))

    rond_af(wereld, melding, Route.DIRECT_BEANTWOORD, antwoord="Doorgegeven aan de wijkagent.")

    assert regie(melding) is None
    assert set(open_werk(melding)) == {"regie_gezocht"}
    assert nu(melding).status == MeldingStatus.AFGEROND


@pytest.mark.parametrize(
    ("klantreis", "voor", "na"),
    [
        (Klantreis.ENKELVOUDIG_EENVOUDIG, "enkelvoudig", "enkelvoudig"),
        (Klantreis.MEERVOUDIG_EENVOUDIG, "enkelvoudig", "meervoudig"),
        (Klantreis.MEERVOUDIG_COMPLEX, "enkelvoudig", "meervoudig_complex"),
        (Klantreis.BEMOEIZORG, "enkelvoudig", "meervoudig"),
        (Klantreis.ENKELVOUDIG_EENVOUDIG, "meervoudig_complex", "meervoudig_complex"),
        (Klantreis.SPOED, "meervoudig", "meervoudig"),
    ],
)
def test_the_niveau_follows_the_klantreis_and_never_goes_down_by_itself(
    wereld: Wereld, klantreis: Klantreis, voor: str, na: str
) -> None:
    melding = registreer(wereld, "triage.hillegom")
    with als_eigenaar():
        huishouden = Huishouden.objects.get(pk=melding.huishouden_id)
        huishouden.niveau = voor
        huishouden.save()

    rond_af(
        wereld,
        nu(melding),
        Route.TEAM,
        klantreis=klantreis,
        onderbouwing="Alles hangt samen.",
        lichtere_route_overgeslagen="Niet genoeg.",
        beelden=NIETS_BESPROKEN,
    )

    with als_eigenaar():
        assert Huishouden.objects.get(pk=melding.huishouden_id).niveau == na


def test_what_was_discussed_becomes_pictures_and_what_was_not_is_a_choice(wereld: Wereld) -> None:
    melding = registreer(wereld, "triage.hillegom")
    beelden = [
        Besproken(leefgebied="wonen", score=2, problemen="De trap is te steil.", kansen="Buurman helpt."),
        Besproken(leefgebied="financien", besproken=False),
    ]

    rond_af(wereld, melding, Route.DIRECT_BEANTWOORD, antwoord="Uitgelegd.", beelden=beelden)

    with als_eigenaar():
        rijen = Leefgebiedbeeld.objects.filter(huishouden=melding.huishouden_id).order_by("-leefgebied")
        assert [(b.leefgebied, b.besproken, b.score) for b in rijen] == [
            ("wonen", True, 2),
            ("financien", False, None),
        ]


@pytest.mark.parametrize(
    ("velden", "ontbreekt"),
    [
        ({"routes": []}, {"routes"}),
        ({"routes": [Gekozen(route=Route.MAATWERK)]}, {"lichtere_route_overgeslagen"}),
        ({"klantreis": Klantreis.BEMOEIZORG}, {"onderbouwing", "antwoord", "rest_niet_besproken"}),
        (
            {"klantreis": Klantreis.BEMOEIZORG, "beelden": NIETS_BESPROKEN[1:]},
            {"onderbouwing", "antwoord", "rest_niet_besproken"},
        ),
        (
            {"klantreis": Klantreis.BEMOEIZORG, "beelden": NIETS_BESPROKEN},
            {"onderbouwing", "antwoord"},
        ),
        ({}, {"antwoord"}),
    ],
)
def test_an_incomplete_triage_changes_nothing_and_says_what_is_missing(
    wereld: Wereld, velden: dict[str, Any], ontbreekt: set[str]
) -> None:
    melding = registreer(wereld, "triage.hillegom")

    with pytest.raises(TriageOnvolledig) as fout:
        rond_af(wereld, melding, Route.DIRECT_BEANTWOORD, **velden)

    assert set(fout.value.ontbreekt) == ontbreekt
    assert nu(melding).status == MeldingStatus.NIEUW
    assert set(open_werk(melding)) == {"triage"}


def test_no_melding_can_be_ended_without_an_outcome_in_any_way(wereld: Wereld) -> None:
    """A2: the only thing that writes 'afgerond' is a triage with a route, and 'refused' is no status."""
    melding = registreer(wereld, "triage.hillegom")

    for klantreis in Klantreis:
        with pytest.raises(TriageOnvolledig):
            rond_af(wereld, melding, klantreis=klantreis, onderbouwing="x", antwoord="x")
    rond_af(wereld, melding, Route.DIRECT_BEANTWOORD, antwoord="Uitgelegd.")

    assert set(MeldingStatus.values) == {"nieuw", "in_triage", "afgerond"}
    with als_eigenaar():
        afgerond = Melding.objects.filter(status="afgerond")
        assert not afgerond.exclude(triage__routes__isnull=False).exists()


def test_the_triagist_no_longer_sees_the_file_after_the_outcome(wereld: Wereld) -> None:
    melding = registreer(wereld, "triage.hillegom")
    with handelend_als(wereld.id_van("triage.hillegom")):
        assert Melding.objects.zichtbaar_voor(wereld.wie("triage.hillegom")).count() == 1

    rond_af(wereld, melding, Route.TEAM, lichtere_route_overgeslagen="Niet genoeg.")

    with handelend_als(wereld.id_van("triage.hillegom")):
        assert (Melding.objects.count(), Triage.objects.count(), Huishouden.objects.count()) == (0, 0, 1)


def test_a_second_triage_of_the_same_melding_is_told_so(wereld: Wereld) -> None:
    melding = registreer(wereld, "triage.hillegom")
    rond_af(wereld, melding, Route.TEAM, lichtere_route_overgeslagen="Niet genoeg.")

    with pytest.raises((MeldingAfgerond, GeenToegang)):
        rond_af(wereld, melding, Route.TEAM, wie="teamleider.hillegom", lichtere_route_overgeslagen="Nee.")


def test_a_melding_is_given_to_a_colleague_who_does_triage_and_stays_due(wereld: Wereld) -> None:
    melding = registreer(wereld, "triage.hillegom")

    with handelend_als(wereld.id_van("triage.hillegom")):
        melding_toewijzen(melding=melding, aan=wereld.wie("teamleider.hillegom"))
        with pytest.raises(NietInDitTeam):
            melding_toewijzen(melding=melding, aan=wereld.wie("jeugd.hillegom"))

    assert nu(melding).status == MeldingStatus.IN_TRIAGE
    taak = werk(melding)["triage"]
    assert (taak.medewerker_id, taak.uiterlijk) == (
        wereld.id_van("teamleider.hillegom"),
        datetime.date(2026, 11, 4),
    )


@pytest.mark.parametrize("wie", ["jeugd.hillegom", "triage.lisse", "wmo.isd"])
def test_who_has_no_inbox_of_this_team_ends_no_melding(wereld: Wereld, wie: str) -> None:
    melding = registreer(wereld, "triage.hillegom")

    with pytest.raises(GeenToegang):
        rond_af(wereld, melding, Route.TEAM, wie=wie, lichtere_route_overgeslagen="Nee.")


@pytest.mark.django_db(transaction=True)
def test_two_who_end_the_same_melding_at_once_end_it_once() -> None:
    from tests.cast import maak_wereld

    wereld = maak_wereld()
    melding = registreer(wereld, "triage.hillegom", nieuw=GEZIN, op=DINSDAG)
    start = threading.Barrier(2)
    uitkomsten: list[str] = []

    def doe(wie: str) -> None:
        try:
            door = wereld.wie(wie)
            start.wait(timeout=20)
            with handelend_als(door.pk):
                triage_afronden(
                    melding=melding,
                    op=WOENSDAG,
                    door=door,
                    klantreis=Klantreis.SPOED,
                    routes=[Gekozen(route=Route.TEAM)],
                )
            uitkomsten.append("klaar")
        except (MeldingAfgerond, GeenToegang):
            uitkomsten.append("te laat")
        finally:
            connection.close()

    draden = [threading.Thread(target=doe, args=(wie,)) for wie in ("triage.hillegom", "teamleider.hillegom")]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(timeout=60)

    assert sorted(uitkomsten) == ["klaar", "te laat"]
    with als_eigenaar():
        assert Triage.objects.count() == 1
