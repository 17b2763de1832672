"""Components say in words what they draw, whatever they are given (mockups/notes.md)."""

from itertools import pairwise
from typing import Any

import pytest
from django import forms
from django.template import Context, Template

from toegang.templatetags import cijfers, ecogram, formulier, grafiek, onderdelen
from toegang.views.onderdelen import OnderdelenView, VoorbeeldFormulier

LADEN = "{% load onderdelen formulier grafiek cijfers ecogram nl %}"


def toon(sjabloon: str, **context: Any) -> str:
    return Template(LADEN + sjabloon).render(Context(context))


@pytest.mark.parametrize(
    ("dagen", "soort", "verwacht"),
    [
        (-5, "te_laat", "5 dagen te laat"),
        (-1, "te_laat", "1 dag te laat"),
        (0, "binnenkort", "Vandaag"),
        (1, "binnenkort", "1 dag"),
        (3, "binnenkort", "3 dagen"),
        (4, "later", "4 dagen"),
    ],
)
def test_a_term_says_how_much_time_is_left(dagen: int, soort: str, verwacht: str) -> None:
    html = toon("{% termijn dagen %}", dagen=dagen)

    assert f"termijn--{soort}" in html
    assert verwacht in html


@pytest.mark.parametrize(
    ("dagen", "soort", "verwacht"),
    [
        (2, "wacht", "Wacht 2 dagen"),
        (0, "wacht", "Wacht op u"),
        (None, "opgeschort", "Opgeschort"),
        (None, "klaar", "Op tijd klaar"),
        (None, "", "Geen datum"),
    ],
)
def test_a_kind_of_term_that_is_given_wins(dagen: int | None, soort: str, verwacht: str) -> None:
    assert verwacht in toon("{% termijn dagen soort=soort %}", dagen=dagen, soort=soort)


def test_a_button_with_an_address_is_a_link() -> None:
    assert toon('{% knop "Wijzigen" "/plan/" %}').startswith('<a class="knop utrecht-button" href="/plan/"')
    assert '<button class="knop utrecht-button utrecht-button--primary-action' in toon(
        '{% knop "Opslaan" soort="vol" %}'
    )


def test_an_icon_is_hidden_unless_it_says_something() -> None:
    assert 'aria-hidden="true"' in onderdelen.icoon("check")
    assert 'role="img" aria-label="vastgezet"' in onderdelen.icoon("pin", label="vastgezet")


def test_text_of_users_is_escaped_in_every_slot() -> None:
    html = toon(
        "{% kaart titel=naam %}{{ naam }}{% endkaart %}{% notitie titel=naam %}{{ naam }}{% endnotitie %}",
        naam="<b>",
    )

    assert "<b>" not in html
    assert html.count("&lt;b&gt;") == 4


@pytest.mark.parametrize(
    ("begin", "nu", "doel", "woorden"),
    [
        (1, 3, 4, ["begin 1", "nu 3", "doel 4"]),
        (2, 2, 4, ["begin en nu 2", "doel 4"]),
        (2, 4, 4, ["begin 2", "nu en doel 4"]),
        (4, 4, 4, ["begin, nu en doel 4"]),
        (None, 3, 4, ["nu 3", "doel 4"]),
        (None, None, None, []),
    ],
)
def test_scores_that_coincide_share_one_label(
    begin: int | None, nu: int | None, doel: int | None, woorden: list[str]
) -> None:
    lijn = grafiek.scorelijn(begin=begin, nu=nu, doel=doel)

    assert [woord["tekst"] for woord in lijn["woorden"]] == woorden


@pytest.mark.parametrize("begin", [None, 1, 2, 3, 4, 5])
@pytest.mark.parametrize("nu", [None, 1, 2, 3, 4, 5])
@pytest.mark.parametrize("doel", [None, 1, 2, 3, 4, 5])
def test_labels_of_a_score_line_stay_apart_and_inside(
    begin: int | None, nu: int | None, doel: int | None
) -> None:
    woorden = grafiek.scorelijn(begin=begin, nu=nu, doel=doel)["woorden"]

    for woord in woorden:
        assert woord["x"] - woord["helft"] >= -0.1
        assert woord["x"] + woord["helft"] <= grafiek.BREEDTE_SCORELIJN + 0.1
    for links, rechts in pairwise(woorden):
        assert links["x"] + links["helft"] <= rechts["x"] - rechts["helft"]


@pytest.mark.parametrize(
    ("aantallen", "zin"),
    [
        ((0, 0, 0, 0, 0), "Er zijn nog geen acties."),
        ((1, 1, 0, 2, 0), "De helft van de acties doen gezin en netwerk zelf."),
        ((2, 1, 0, 0, 0), "Gezin en netwerk doen alle acties zelf."),
        ((0, 0, 1, 2, 0), "Gezin en netwerk doen nog geen actie zelf."),
        ((1, 0, 0, 2, 0), "Gezin en netwerk doen 1 van de 3 acties zelf."),
    ],
)
def test_the_regiebalk_says_who_carries_the_plan(aantallen: tuple[int, ...], zin: str) -> None:
    assert grafiek.regiezin(aantallen) == zin


def test_decimals_in_a_drawing_have_a_point_whatever_the_language() -> None:
    html = toon(
        "{% scorelijn begin=1 nu=2 doel=5 %}{% caseloadbalk 5 3 2 8.5 100 %}{% regiebalk een=1 twee=2 %}"
    )

    assert not any(f'="{cijfer},' in html for cijfer in "0123456789")
    assert "NaN" not in html


def test_a_withheld_cell_is_hatched_and_its_number_is_nowhere() -> None:
    reeksen = [{"naam": "Team", "waarden": [12, None]}, {"naam": "Maatwerk", "waarden": [20, None]}]

    html = toon('{% stapelgrafiek k r naam="Routes" totalen=t %}', k=["jan", "feb"], r=reeksen, t=[32, 25])

    assert html.count('class="grafiek__arcering" x="') == 2  # the bar and its legend
    assert "niet getoond" in html


def lijn(eerste: list[float | None], tweede: list[float | None]) -> dict[str, Any]:
    reeksen: list[cijfers.Reeks] = [
        {"naam": "algemeen", "waarden": eerste},
        {"naam": "maatwerk", "waarden": tweede},
    ]
    return cijfers.lijngrafiek(["K1", "K2", "K3", "K4"], reeksen, naam="Aandeel")


def test_a_hatch_lies_within_the_drawing_and_over_its_own_column_only() -> None:
    beeld = lijn([None, 60, 61, None], [None, 20, None, None])

    assert [(vlak["x"], vlak["x"] + vlak["breed"]) for vlak in beeld["vlakken"]] == [
        (34.0, 91.5),
        (206.5, 264.0),
    ]


def test_a_line_is_labelled_at_its_last_known_point_with_the_column_it_belongs_to() -> None:
    eerste, tweede = lijn([58, 60, 61, 63], [25, 22, None, None])["einden"]

    assert (eerste["tekst"], eerste["naam"], eerste["bij"] - eerste["x"]) == ("63%", "algemeen", 9)
    assert (tweede["tekst"], tweede["naam"]) == ("22%", "maatwerk, K2")
    assert tweede["bij"] - tweede["x"] == pytest.approx(9)
    assert eerste["x"] > tweede["x"]


def test_a_point_between_two_gaps_is_still_drawn() -> None:
    html = toon(
        '{% lijngrafiek k r naam="Aandeel" %}',
        k=["a", "b", "c"],
        r=[{"naam": "algemeen", "waarden": [50, None, 60]}],
    )

    assert html.count("<circle") == 3  # both points, and the end once more


def test_a_hidden_figure_in_a_table_is_said_in_words() -> None:
    assert "minder dan 10" in cijfers.cel("< 10")
    assert "niet getoond" in cijfers.cel("–")
    assert cijfers.cel("12") == "12"


@pytest.mark.parametrize(("hoogste", "stap"), [(0, 1.0), (7, 2.0), (152, 40.0), (1000, 250.0), (0.9, 0.25)])
def test_grid_lines_stand_at_round_numbers(hoogste: float, stap: float) -> None:
    assert cijfers._stap(hoogste) == pytest.approx(stap)


def test_charts_of_nothing_still_draw() -> None:
    assert "<svg" in toon('{% stapelgrafiek k k naam="Leeg" %}{% lijngrafiek k k naam="Leeg" %}', k=[])
    assert toon("{% streefbalken r %}{% vonklijn r %}{% voortgang r %}", r=[])


def test_the_ecogram_says_every_tie_in_words() -> None:
    mensen = [{"naam": "Anouk", "soort": "ouder"}, {"naam": "Ruben", "soort": "elders"}]
    banden = [{"van": "Anouk", "naar": "Ruben", "soort": "spanning"}]

    html = toon("{% ecogram m b %}", m=mensen, b=banden)

    assert "Anouk en Ruben: spanning." in html
    assert "Thuis: Anouk." in html


def test_a_tie_bends_around_somebody_in_between() -> None:
    recht = ecogram._vrije_boog((0, 0), (100, 0), [])
    krom = ecogram._vrije_boog((0, 0), (100, 0), [(50, 0)])

    assert recht == "M0.0 0.0Q50.0 0.0 100.0 0.0"
    assert krom != recht


def test_a_field_ties_hint_and_error_to_its_control() -> None:
    formulier_ = VoorbeeldFormulier({})

    html = str(formulier_["veilig"].as_field_group())

    assert 'aria-describedby="id_veilig_helptext id_veilig_error"' in html
    assert 'id="id_veilig_helptext"' in html
    assert 'id="id_veilig_error"' in html
    assert "utrecht-form-field--invalid" in html


def test_a_date_is_asked_with_the_browsers_own_control() -> None:
    html = str(VoorbeeldFormulier(initial={"wanneer": "2026-11-02"})["wanneer"].as_field_group())

    assert 'type="date"' in html
    assert 'value="2026-11-02"' in html


def test_what_may_stay_empty_says_so() -> None:
    formulier_ = VoorbeeldFormulier()

    assert "(niet verplicht)" in str(formulier_["verslag"].as_field_group())
    assert "(niet verplicht)" not in str(formulier_["wat"].as_field_group())


def test_the_error_summary_counts_and_links_forms_and_formsets() -> None:
    class Regel(forms.Form):
        naam = forms.CharField(error_messages={"required": "Vul een naam in."})

    formset = forms.formset_factory(Regel)(
        {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-naam": ""}
    )

    overzicht = formulier.foutoverzicht(VoorbeeldFormulier({"wat": "Bellen"}), formset)

    assert overzicht["titel"] == "Nog 6 dingen, dan kunt u opslaan"
    assert {"tekst": "Vul een naam in.", "anker": "id_form-0-naam"} in overzicht["fouten"]
    assert {"tekst": "Kies hoe u contact had.", "anker": "id_hoe_0"} in overzicht["fouten"]


def test_no_errors_no_summary() -> None:
    assert toon("{% foutoverzicht f %}", f=VoorbeeldFormulier()).strip() == ""


def test_the_gallery_shows_all_components() -> None:
    context = OnderdelenView().get_context_data()

    html = Template(LADEN + '{% include "toegang/onderdelen.html" %}').render(Context(context))

    assert "None" not in html
    assert html.count("<h1>") == 1


@pytest.mark.parametrize("pagina", ["400", "403", "404", "500"])
def test_error_pages_need_no_context_at_all(pagina: str) -> None:
    html = Template(f'{{% include "{pagina}.html" %}}').render(Context())

    assert "<h1" in html
    assert 'class="zijbalk"' not in html
