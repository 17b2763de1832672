"""The dashboard: figures only, of the own gemeente or team only, with a table behind each chart (E4)."""

import datetime
import io
from collections.abc import Callable
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from monitoring.models import Kerncijfer
from monitoring.overzichten.indicatoren import ASSEN, DEFINITIES
from monitoring.overzichten.perioden import Kwartaal
from monitoring.overzichten.werkblad import veilig
from tests.cast import Wereld
from tests.monitoring.conftest import NU, Bezoeker
from tests.rollen import als_eigenaar
from toegang.templatetags.nl import MAANDEN_KORT

Als = Callable[[str], Bezoeker]
KWARTALEN = [Kwartaal(2026, 3).eerder(n) for n in range(9)]
PERIODEN = [m.sleutel for k in KWARTALEN for m in k.maanden] + [k.sleutel for k in KWARTALEN]


def vul(
    gemeente: str = "hillegom", team: int | None = None, *, verberg: dict[tuple[str, str], str] | None = None
) -> None:
    """Figures for every indicator and period; `verberg` hides (period, part) with a reason."""
    verberg = verberg or {}
    rijen = []
    for definitie in DEFINITIES.values():
        delen = (
            ["algemeen", "maatwerk"] if definitie.indicator == "algemeen_aanbod" else list(definitie.delen)
        )
        for periode in PERIODEN:
            for onderdeel in ["", *delen]:
                reden = verberg.get((periode, onderdeel), "")
                extra = int(periode[-1]) + len(onderdeel)
                rijen.append(
                    Kerncijfer(
                        gemeente_id=gemeente,
                        team_id=team,
                        indicator=definitie.indicator,
                        periode=periode,
                        onderdeel=onderdeel,
                        waarde=None if reden else Decimal(20 + extra),
                        onderdrukt=reden,
                        geteld_op=NU,
                    )
                )
    with als_eigenaar():
        Kerncijfer.objects.bulk_create(rijen)


def test_accounthouder_reads_key_figures_with_change_definition_and_when_they_were_counted(
    als: Als, wereld: Wereld
) -> None:
    vul()

    pagina = als("accounthouder.hillegom").opent("/monitoring/hillegom/")

    assert "Hillegom in cijfers" in pagina
    assert "Derde kwartaal 2026, vergeleken met het tweede. Stand van 2 november 2026." in pagina
    for woorden in (
        "Nieuwe meldingen",
        "1 meer",
        "Alle meldingen, elk kanaal",
        "Mediaan van vragen voor team of maatwerk",
    ):
        assert woorden in pagina
    assert pagina.count("<dt>") == 6


def test_the_chart_and_its_table_show_the_same_twelve_months(als: Als, wereld: Wereld) -> None:
    vul()
    bezoeker = als("accounthouder.hillegom")

    bezoeker.opent("/monitoring/hillegom/")

    beeld = bezoeker.antwoord.context["beeld"]
    assert beeld.kort == [*MAANDEN_KORT[9:], *MAANDEN_KORT[:9]]
    assert [r["waarden"] for r in beeld.reeksen] == [rij.getallen for rij in beeld.routes]


def test_small_cells_are_words_and_what_gives_them_away_a_dash(als: Als, wereld: Wereld) -> None:
    vul(verberg={("2026-07", "maatwerk"): "klein", ("2026-07", "sociale_basis"): "aanvulling"})

    pagina = als("accounthouder.hillegom").opent("/monitoring/hillegom/")

    assert '<span class="alleen-lezer">minder dan 10</span></td>' in pagina
    assert '<span class="alleen-lezer">niet getoond</span></td>' in pagina


def test_another_quarter_can_be_chosen_and_nonsense_is_ignored(als: Als, wereld: Wereld) -> None:
    vul()
    bezoeker = als("accounthouder.hillegom")

    assert "Tweede kwartaal 2026, vergeleken" in bezoeker.opent("/monitoring/hillegom/?kwartaal=2026-K2")
    for onzin in ("2026-K9", "x", "1900-K1", ""):
        assert "Derde kwartaal 2026, vergeleken" in bezoeker.opent(f"/monitoring/hillegom/?kwartaal={onzin}")


def test_a_quarter_that_is_not_counted_yet_is_no_choice(als: Als, wereld: Wereld) -> None:
    vul()

    pagina = als("accounthouder.hillegom").opent("/monitoring/hillegom/?kwartaal=2026-K4")

    assert "Derde kwartaal 2026, vergeleken" in pagina
    assert "Vierde kwartaal 2026" not in pagina
    assert "Wat daarna is ingevoerd of verbeterd, telt niet mee." in pagina


@pytest.mark.parametrize(
    ("wie", "slug", "status"),
    [
        ("accounthouder.hillegom", "lisse", 404),
        ("accounthouder.hillegom", "bestaat-niet", 404),
        ("accounthouder.noordwijk", "noordwijk", 200),
        ("teamleider.hillegom", "hillegom", 200),
        ("teamleider.hillegom", "lisse", 404),
        ("regisseur.hillegom", "hillegom", 404),
        ("wmo.isd", "hillegom", 404),
        ("partner.bollenwonen", "hillegom", 404),
        ("beheer", "hillegom", 404),
        ("privacy", "lisse", 200),
    ],
)
def test_figures_of_the_own_gemeente_or_team_only(
    als: Als, wereld: Wereld, wie: str, slug: str, status: int
) -> None:
    for gemeente in ("hillegom", "lisse", "noordwijk"):
        vul(gemeente)

    als(wie).opent(f"/monitoring/{slug}/", status=status)
    als(wie).opent(f"/monitoring/{slug}/cijfers.xlsx", status=status)


def test_teamleider_sees_the_team_and_never_the_gemeente(als: Als, wereld: Wereld) -> None:
    vul("noordwijk")
    vul("noordwijk", 3)
    vul("noordwijk", 4)

    pagina = als("teamleider.noordwijk").opent("/monitoring/noordwijk/?team=noordwijkerhout-de-zilk")

    assert "Team Noordwijk in cijfers" in pagina


def test_accounthouder_may_look_at_one_team_of_the_gemeente(als: Als, wereld: Wereld) -> None:
    vul("noordwijk")
    vul("noordwijk", 4)

    bezoeker = als("accounthouder.noordwijk")

    assert "Noordwijk in cijfers" in bezoeker.opent("/monitoring/noordwijk/")
    assert "Team Noordwijkerhout-De Zilk in cijfers" in bezoeker.opent(
        "/monitoring/noordwijk/?team=noordwijkerhout-de-zilk"
    )


@pytest.mark.parametrize("wie", ["accounthouder.hillegom", "teamleider.hillegom"])
def test_the_way_in_leads_to_the_own_gemeente(als: Als, wie: str) -> None:
    bezoeker = als(wie)

    bezoeker.opent("/monitoring/", status=302)

    assert bezoeker.antwoord["Location"] == "/monitoring/hillegom/"


def test_who_has_no_figures_reads_why(als: Als) -> None:
    als("regisseur.hillegom").opent("/monitoring/", status=403)


def test_without_figures_the_page_says_when_they_come(als: Als) -> None:
    assert "Er zijn nog geen cijfers" in als("accounthouder.lisse").opent("/monitoring/lisse/")


def test_no_person_is_on_the_page_and_no_table_of_persons_is_asked(als: Als, wereld: Wereld) -> None:
    wereld.huishouden("hillegom", naam="Tulpenboom", regisseur="regisseur.hillegom")
    vul()
    bezoeker = als("accounthouder.hillegom")

    pagina = bezoeker.opent("/monitoring/hillegom/")

    assert "Tulpenboom" not in pagina
    assert "Sanne" not in pagina
    gevraagd = " ".join(bezoeker.vragen)
    assert "huishoudens_" not in gevraagd
    assert "triage_" not in gevraagd


def test_statements_do_not_depend_on_rows(als: Als, wereld: Wereld) -> None:
    bezoeker = als("accounthouder.hillegom")
    bezoeker.opent("/monitoring/hillegom/")
    bezoeker.opent("/monitoring/hillegom/")
    leeg = len(bezoeker.vragen)
    vul()

    bezoeker.opent("/monitoring/hillegom/")

    assert len(bezoeker.vragen) == leeg <= 5


def test_the_download_holds_the_table_with_hidden_cells_in_words(als: Als, wereld: Wereld) -> None:
    vul(verberg={("2026-07", "maatwerk"): "klein"})
    bezoeker = als("accounthouder.hillegom")

    bezoeker.opent("/monitoring/hillegom/cijfers.xlsx")

    assert "cijfers-hillegom-2026-k3.xlsx" in bezoeker.antwoord["Content-Disposition"]
    blad = load_workbook(io.BytesIO(bezoeker.antwoord.content))["Meldingen per route"]
    rijen = {rij[0]: rij[1:] for rij in blad.iter_rows(values_only=True)}
    assert set(rijen) >= {*ASSEN["route"].values(), "Alle routes"}
    assert "< 10" in rijen["Maatwerk"]
    assert all(isinstance(waarde, int) for waarde in rijen["Alle routes"])


@pytest.mark.parametrize("tekst", ["=1+1", "+31", "-5", "@som", "\tx"])
def test_a_text_is_never_taken_for_a_formula(tekst: str) -> None:
    assert veilig(tekst) == f"'{tekst}"


def test_where_months_are_hidden_the_chart_turns_to_quarters(als: Als, wereld: Wereld) -> None:
    vul(verberg={(p, deel): "klein" for p in PERIODEN if "K" not in p for deel in ("", *ASSEN["route"])})
    bezoeker = als("accounthouder.hillegom")

    bezoeker.opent("/monitoring/hillegom/")

    assert bezoeker.antwoord.context["beeld"].kort[-1] == "K3 26"


def test_the_chart_begins_where_there_is_something_to_show(als: Als, wereld: Wereld) -> None:
    delen = ("", *ASSEN["route"])
    vul(verberg={(m.sleutel, deel): "klein" for m in Kwartaal(2025, 4).maanden for deel in delen})
    bezoeker = als("accounthouder.hillegom")

    bezoeker.opent("/monitoring/hillegom/")

    assert bezoeker.antwoord.context["beeld"].kort == [*MAANDEN_KORT[:9]]
    assert "januari 2026 tot en met september 2026" in bezoeker.antwoord.content.decode()


def test_a_hidden_key_figure_says_why(als: Als, wereld: Wereld) -> None:
    vul(verberg={("2026-K3", ""): "klein", ("2026-K3", "algemeen"): "aanvulling"})

    pagina = als("accounthouder.hillegom").opent("/monitoring/hillegom/")

    assert "Alle meldingen, elk kanaal. Minder dan 10, dus niet getoond" in pagina
    assert "Gehouden binnen 7 dagen. Niet getoond: het gaat om minder dan 10, of om bijna alles" in pagina
    assert "van alle routes. Niet getoond, anders is een ander getal uit te rekenen" in pagina


def test_quarters_know_their_months() -> None:
    assert [m.sleutel for m in Kwartaal(2026, 1).maanden] == ["2026-01", "2026-02", "2026-03"]
    assert Kwartaal(2026, 1).eerder(1) == Kwartaal(2025, 4)
    assert Kwartaal(2026, 3).begin == datetime.date(2026, 7, 1)
    assert Kwartaal(2026, 3).vorige_in_woorden == "tweede"
    assert Kwartaal(2026, 1).vorige_in_woorden == "vierde kwartaal 2025"
