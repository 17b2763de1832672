"""What is due beside the plan stands on the household page, for who may read it (B3, D3, E1)."""

from collections.abc import Callable

from django.urls import reverse

from tests.monitoring.conftest import Bezoeker, Vulling

Als = Callable[[str], Bezoeker]


def test_a_statutory_term_stands_on_the_page_before_there_is_a_plan(als: Als, vulling: Vulling) -> None:
    (huishouden,) = vulling.huishoudens(1, regisseur="regisseur.hillegom")
    vulling.werk(huishouden, "onderzoek", 4, van="regisseur.hillegom", wettelijk=True)
    vulling.werk(huishouden, "evaluatie", 5, van="regisseur.hillegom")

    pagina = als("regisseur.hillegom").opent(reverse("huishoudens:huishouden", args=[huishouden.pk]))

    assert "Ook te doen" in pagina
    assert "Onderzoek Wmo afronden" in pagina
    assert "wettelijke termijn" in pagina
    assert reverse("backoffice:adviezen", args=[huishouden.pk]) in pagina
    assert "Evaluatie van het plan" not in pagina


def test_nothing_beside_the_plan_is_no_card(als: Als, vulling: Vulling) -> None:
    (huishouden,) = vulling.huishoudens(1, regisseur="regisseur.hillegom")

    pagina = als("regisseur.hillegom").opent(reverse("huishoudens:huishouden", args=[huishouden.pk]))

    assert "Ook te doen" not in pagina


def test_work_of_another_huishouden_does_not_stand_there(als: Als, vulling: Vulling) -> None:
    een, ander = vulling.huishoudens(2, regisseur="regisseur.hillegom")
    vulling.werk(ander, "waakvlam", 4, van="regisseur.hillegom")

    pagina = als("regisseur.hillegom").opent(reverse("huishoudens:huishouden", args=[een.pk]))

    assert "Ook te doen" not in pagina
