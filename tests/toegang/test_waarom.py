"""'Waarom zie ik dit?' in words anybody knows: each reason once, what it opens, what for and by which law (F1, F9)."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang.keuzes import Gegevensgroep


def _paneel(wereld: Wereld, wie: str) -> str:
    huishouden = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    client = Client()
    with als_eigenaar():
        client.force_login(wereld.wie(wie), "toegang.inloggen.MedewerkerBackend")
    pagina = client.get(reverse("huishoudens:huishouden", args=[huishouden.pk])).content.decode()
    return pagina.partition("waarom__paneel")[2].partition("</details>")[0]


@pytest.mark.parametrize("wie", ["teamleider.hillegom", "regisseur.hillegom", "jeugd.hillegom"])
def test_each_reason_stands_there_once_in_words_anybody_knows(wereld: Wereld, wie: str) -> None:
    paneel = _paneel(wereld, wie)

    assert paneel.count("Dit huishouden hoort bij uw team.") == 1
    for woord in ("persoon basis", "zonder inhoud", " / "):
        assert woord not in paneel, woord
    assert "Iemand kunnen vinden en de regie kunnen voeren:</span> naam en gezin, " in paneel
    assert "Grond: AVG 6 lid 1 c en e, Wmo 5.1.1" in paneel
    assert "wat er moet gebeuren en wanneer" in paneel


def test_the_page_with_every_right_says_it_in_the_same_words_with_the_law(wereld: Wereld) -> None:
    client = Client()
    with als_eigenaar():
        client.force_login(wereld.wie("regisseur.hillegom"), "toegang.inloggen.MedewerkerBackend")

    pagina = client.get(reverse("autorisatiematrix")).content.decode()

    assert all(
        pagina.count(f"{groep.value}. {groep.in_woorden[:1].upper()}{groep.in_woorden[1:]}<") == 2
        for groep in Gegevensgroep
        if groep != Gegevensgroep.DOCUMENT
    )
    assert "Iemand kunnen vinden en de regie kunnen voeren (AVG 6 lid 1 c en e, Wmo 5.1.1" in pagina
