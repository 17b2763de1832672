"""Caseload: weighed against the hours there are, what stands still, and dividing anew (E2)."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.utils import timezone

from huishoudens.models import Huishouden, Overdracht, Werkitem
from monitoring.overzichten.formatie import HUISHOUDENS_PER_FTE, VOL_PER_FTE, WEGING, Belasting
from tests.cast import Wereld
from tests.monitoring.conftest import Bezoeker, Vulling
from tests.rollen import als_eigenaar
from toegang.models import Medewerker

Als = Callable[[str], Bezoeker]
URL = "/team/hillegom/caseload/"


def test_weights_follow_from_the_norms() -> None:
    for niveau, norm in HUISHOUDENS_PER_FTE.items():
        assert abs(WEGING[niveau] - VOL_PER_FTE / norm) < 0.005


@pytest.mark.parametrize(
    ("aantallen", "fte", "procent", "oordeel"),
    [
        ((51, 58, 44), "1.00", 118, "veel te vol"),
        ((34, 45, 36), "0.89", 101, "net vol"),
        ((33, 36, 24), "0.78", 91, "goed"),
        ((36, 34, 17), "0.89", 72, "ruimte"),
        ((0, 0, 0), "0.00", 0, "ruimte"),
    ],
)
def test_load_is_told_in_per_cents_and_in_words(
    aantallen: tuple[int, int, int], fte: str, procent: int, oordeel: str
) -> None:
    enkel, meer, complex_ = aantallen
    last = Belasting(enkelvoudig=enkel, meervoudig=meer, meervoudig_complex=complex_, fte=Decimal(fte))

    assert (last.procent, last.oordeel) == (procent, oordeel)


def test_teamleider_sees_every_colleague_with_load_and_what_is_late(als: Als, vulling: Vulling) -> None:
    vulling.huishoudens(6, regisseur="regisseur.hillegom", niveau="meervoudig")
    for huishouden in vulling.huishoudens(3, regisseur="regisseur.hillegom", niveau="meervoudig_complex"):
        vulling.werk(huishouden, "evaluatie", -1)
    bezoeker = als("teamleider.hillegom")

    bezoeker.opent(URL)

    beeld = bezoeker.antwoord.context["beeld"]
    sanne = next(c for c in beeld.collegas if c.naam == "Sanne de Wit")
    assert (sanne.belasting.meervoudig, sanne.belasting.meervoudig_complex, sanne.te_laat) == (6, 3, 3)
    assert sanne.belasting.procent == round(100 * (6 * 0.75 + 3) / 78)
    assert {c.naam for c in beeld.collegas} >= {"Jamal Aziz", "Daan Mulder", "Ibrahim Kaya", "Lotte Verhoef"}
    assert "Karin Bos" not in {c.naam for c in beeld.collegas}


@pytest.mark.parametrize(
    "wie", ["regisseur.hillegom", "triage.hillegom", "teamleider.lisse", "accounthouder.hillegom", "privacy"]
)
def test_only_the_teamleider_of_the_team_has_a_caseload_page(als: Als, wie: str) -> None:
    als(wie).opent(URL, status=404)


def test_a_household_with_nothing_planned_for_six_weeks_is_silent(als: Als, vulling: Vulling) -> None:
    stil, druk = vulling.huishoudens(2, regisseur="regisseur.hillegom")
    vulling.werk(stil, "evaluatie", -60)
    vulling.werk(druk, "evaluatie", -60)
    vulling.werk(druk, "actie", 20)
    bezoeker = als("teamleider.hillegom")

    pagina = bezoeker.opent(URL)

    assert [casus.naam for casus in bezoeker.antwoord.context["beeld"].stil] == [stil.aanduiding]
    assert "60 dagen niets op de planning" in pagina


@pytest.mark.parametrize("hoe", ["account uit", "geen plek meer"])
def test_regisseur_who_left_needs_a_substitute(als: Als, wereld: Wereld, vulling: Vulling, hoe: str) -> None:
    (huishouden,) = vulling.huishoudens(1, regisseur="regisseur.hillegom")
    vulling.werk(huishouden, "actie", 20)
    with als_eigenaar():
        weg = Medewerker.objects.filter(pk=wereld.id_van("regisseur.hillegom"))
        if hoe == "account uit":
            weg.update(is_active=False)
        else:
            weg.get().roltoekenningen.update(tot=timezone.localdate())

    bezoeker = als("teamleider.hillegom")

    pagina = bezoeker.opent(URL)

    assert "De regisseur werkt hier niet meer" in pagina
    assert "Vervanger kiezen" in pagina
    # On top, with what is to be handed over instead of room that nobody has.
    assert not bezoeker.antwoord.context["beeld"].collegas[0].werkt_hier
    assert "over te dragen" in pagina


def test_what_nobody_has_can_be_assigned(als: Als, vulling: Vulling) -> None:
    (huishouden,) = vulling.huishoudens(1, naam="Gezin Iris")
    vulling.werk(huishouden, "regie_gezocht", 1, bron=huishouden)

    pagina = als("teamleider.hillegom").opent(URL)

    assert "1 nog niet verdeeld" in pagina
    assert f"/huishoudens/{huishouden.pk}/regie/" in pagina


class TestHerverdelen:
    """A teamleider asks a colleague to take over several households."""

    def keuze(
        self, wereld: Wereld, gekozen: list[Huishouden], *, stap: str, naar: str = "jeugd.hillegom"
    ) -> dict:
        return {
            "huishoudens": [str(h.pk) for h in gekozen],
            "naar": str(wereld.id_van(naar)),
            "stap": stap,
        }

    def url(self, wereld: Wereld) -> str:
        return f"{URL}?van={wereld.id_van('regisseur.hillegom')}"

    def test_both_loads_are_shown_before_and_after_and_nothing_is_written(
        self, als: Als, wereld: Wereld, vulling: Vulling
    ) -> None:
        huishoudens = vulling.huishoudens(39, regisseur="regisseur.hillegom", niveau="meervoudig_complex")

        pagina = als("teamleider.hillegom").stuurt(
            self.url(wereld), self.keuze(wereld, huishoudens[:10], stap="bekijken")
        )

        assert "10 van 39 gekozen" in pagina
        assert "50% <span" in pagina
        assert "<strong>37%</strong>" in pagina
        assert "Sanne blijft regisseur tot Jamal de overdracht aanneemt." in pagina
        with als_eigenaar():
            assert not Overdracht.objects.exists()

    def test_the_colleague_is_asked_for_each_and_the_regisseur_stays(
        self, als: Als, wereld: Wereld, vulling: Vulling
    ) -> None:
        huishoudens = vulling.huishoudens(3, regisseur="regisseur.hillegom")

        als("teamleider.hillegom").stuurt(
            self.url(wereld), self.keuze(wereld, huishoudens, stap="voorbereiden"), status=302
        )

        with als_eigenaar():
            gevraagd = Overdracht.objects.filter(status="gevraagd")
            assert {o.huishouden_id for o in gevraagd} == {h.pk for h in huishoudens}
            assert {o.naar_id for o in gevraagd} == {wereld.id_van("jeugd.hillegom")}
            assert {o.gevraagd_door_id for o in gevraagd} == {wereld.id_van("teamleider.hillegom")}
            assert Werkitem.objects.filter(soort="overdracht", open=True).count() == 3
            assert set(Huishouden.objects.values_list("regisseur_id", flat=True)) == {
                wereld.id_van("regisseur.hillegom")
            }

    def test_a_household_already_asked_for_cannot_be_chosen(
        self, als: Als, wereld: Wereld, vulling: Vulling
    ) -> None:
        vrij, bezet = vulling.huishoudens(2, regisseur="regisseur.hillegom")
        vulling.overdracht(bezet, naar="medewerker1.hillegom", door="regisseur.hillegom")

        pagina = als("teamleider.hillegom").stuurt(
            self.url(wereld), self.keuze(wereld, [vrij, bezet], stap="voorbereiden")
        )

        assert "Overdracht loopt al" in pagina
        with als_eigenaar():
            assert Overdracht.objects.filter(status="gevraagd").count() == 1

    def test_a_household_of_another_team_cannot_be_slipped_in(
        self, als: Als, wereld: Wereld, vulling: Vulling
    ) -> None:
        (vreemd,) = vulling.huishoudens(1, team=2, regisseur="regisseur.lisse")
        vulling.huishoudens(1, regisseur="regisseur.hillegom")

        als("teamleider.hillegom").stuurt(self.url(wereld), self.keuze(wereld, [vreemd], stap="voorbereiden"))

        with als_eigenaar():
            assert not Overdracht.objects.exists()

    def test_without_a_choice_the_page_says_what_is_missing(
        self, als: Als, wereld: Wereld, vulling: Vulling
    ) -> None:
        vulling.huishoudens(1, regisseur="regisseur.hillegom")

        pagina = als("teamleider.hillegom").stuurt(
            self.url(wereld), self.keuze(wereld, [], stap="voorbereiden")
        )

        assert "Kies minstens één huishouden." in pagina


def test_statements_do_not_depend_on_rows(als: Als, wereld: Wereld, vulling: Vulling) -> None:
    bezoeker = als("teamleider.hillegom")
    url = f"{URL}?van={wereld.id_van('regisseur.hillegom')}"
    bezoeker.opent(url)
    bezoeker.opent(url)
    leeg = len(bezoeker.vragen)
    for huishouden in vulling.huishoudens(100, regisseur="regisseur.hillegom"):
        vulling.werk(huishouden, "evaluatie", -60)

    bezoeker.opent(url)

    assert len(bezoeker.vragen) == leeg <= 6
