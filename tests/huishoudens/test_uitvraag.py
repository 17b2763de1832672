"""The brede uitvraag: nothing forgotten, nothing written twice, nobody overwritten (A5, F9)."""

import datetime
from collections.abc import Callable
from functools import partial

import pytest
from django.test import Client
from django.urls import reverse

from huishoudens.models import Huishouden, Leefgebiedbeeld
from tests.cast import Wereld, maak_wereld
from tests.formulieren import velden_in
from tests.rollen import als_eigenaar
from tests.tegelijk import ingelogd, tegelijk
from toegang.keuzes import Leefgebied

Inloggen = Callable[[str], Client]
REGISSEUR = "regisseur.hillegom"


@pytest.fixture
def huishouden(wereld: Wereld) -> Huishouden:
    return wereld.huishouden("hillegom", regisseur=REGISSEUR, naam="Krokus")


def url(naam: str, huishouden: Huishouden, *meer: object) -> str:
    return reverse(f"huishoudens:{naam}", args=[huishouden.pk, *meer])


def antwoorden(**anders: object) -> dict[str, object]:
    velden: dict[str, object] = {}
    for gebied in Leefgebied.values:
        velden |= {f"cijfer-{gebied}": "3", f"goed-{gebied}": "Gaat goed"}
    return velden | anders


def test_uitvraag_is_not_finished_while_something_is_forgotten(als: Inloggen, huishouden: Huishouden) -> None:
    """A5: a leefgebied can be not discussed, but not forgotten."""
    client = als(REGISSEUR)
    velden = antwoorden(afronden="1")
    velden.pop("cijfer-werk")

    geweigerd = client.post(url("uitvraag", huishouden), velden)
    klaar = client.post(
        url("uitvraag", huishouden), {**velden, "niet-werk": "on", "terug-werk": "2026-12-01"}
    )

    assert geweigerd.status_code == 200
    assert [gebied.value for gebied in geweigerd.context["open_gebieden"]] == ["werk"]
    assert "Gaat goed" in geweigerd.content.decode()
    assert klaar.status_code == 302
    with als_eigenaar():
        werk = Leefgebiedbeeld.objects.get(leefgebied="werk")
        assert (werk.besproken, werk.komt_terug_op) == (False, datetime.date(2026, 12, 1))
        assert Leefgebiedbeeld.objects.count() == 9


def test_saving_again_makes_a_picture_only_of_what_changed(als: Inloggen, huishouden: Huishouden) -> None:
    """A5: a new picture is a new row."""
    client = als(REGISSEUR)
    client.post(url("uitvraag", huishouden), antwoorden(bewaren="1"))
    formulier = client.get(url("uitvraag", huishouden)).context["formulier"]
    gezien = {naam: veld.initial for naam, veld in formulier.fields.items() if naam.startswith("basis-")}

    client.post(url("uitvraag", huishouden), antwoorden(bewaren="1", **gezien, **{"cijfer-wonen": "4"}))

    with als_eigenaar():
        assert Leefgebiedbeeld.objects.count() == 10
        assert Leefgebiedbeeld.objects.filter(leefgebied="wonen").count() == 2


def test_uitvraag_of_two_writers_shows_both_pictures(als: Inloggen, huishouden: Huishouden) -> None:
    """F9."""
    client = als(REGISSEUR)
    client.post(
        url("uitvraag", huishouden), {"cijfer-wonen": "2", "goed-wonen": "Eigen huis", "bewaren": "1"}
    )

    te_laat = client.post(
        url("uitvraag", huishouden), {"cijfer-wonen": "4", "goed-wonen": "Nieuwe kamer", "bewaren": "1"}
    )

    assert "Iemand anders was u voor." in te_laat.content.decode()
    assert "Eigen huis" in te_laat.content.decode()
    assert "Nieuwe kamer" in te_laat.content.decode()
    with als_eigenaar():
        assert Leefgebiedbeeld.objects.count() == 1


def test_a_leefgebied_that_was_not_touched_is_left_as_a_colleague_wrote_it(
    als: Inloggen, huishouden: Huishouden
) -> None:
    """F9: the sheet of the slower one showed it empty, and that is not an answer."""
    client = als(REGISSEUR)
    open_blad = velden_in(client.get(url("uitvraag", huishouden)))
    client.post(
        url("uitvraag", huishouden), {"cijfer-wonen": "2", "goed-wonen": "Eigen huis", "bewaren": "1"}
    )

    antwoord = client.post(url("uitvraag", huishouden), open_blad | {"cijfer-werk": "4", "bewaren": "1"})

    assert antwoord.status_code == 302
    with als_eigenaar():
        wonen = Leefgebiedbeeld.objects.get(leefgebied="wonen")
        assert wonen.kansen == "Eigen huis"
        assert Leefgebiedbeeld.objects.filter(leefgebied="werk", score=4).exists()


def test_worksheet_of_one_person_keeps_its_own_concept(als: Inloggen, huishouden: Huishouden) -> None:
    """Screens 4: what is typed for one person does not turn up at the whole family's sheet."""
    client = als(REGISSEUR)
    with als_eigenaar():
        persoon = huishouden.personen.get()
    pad = f"{url('uitvraag', huishouden)}?persoon={persoon.pk}"
    concept_url = client.get(pad).context["concept_url"]

    client.post(concept_url, {"goed-wonen": "Eigen kamer"})
    terug = client.get(pad).content.decode()
    weg = client.post(f"{concept_url}?weggooien=1")

    assert "Eigen kamer" in terug
    assert "Eigen kamer" not in client.get(url("uitvraag", huishouden)).content.decode()
    assert weg["Location"] == pad
    assert "Eigen kamer" not in client.get(pad).content.decode()


def test_a_score_wins_over_a_tick_that_stood_there(als: Inloggen, huishouden: Huishouden) -> None:
    """Without script nothing takes the tick away; a tick that is set now still says that it was not discussed."""
    client, pagina = als(REGISSEUR), url("uitvraag", huishouden)
    client.post(pagina, velden_in(client.get(pagina)) | {"niet-wonen": "on", "niet-werk": "", "bewaren": "1"})

    client.post(pagina, velden_in(client.get(pagina)) | {"cijfer-wonen": "4", "bewaren": "1"})
    client.post(
        pagina, velden_in(client.get(pagina)) | {"cijfer-werk": "4", "niet-werk": "on", "bewaren": "1"}
    )

    with als_eigenaar():
        beelden = {
            b.leefgebied: (b.besproken, b.score) for b in Leefgebiedbeeld.objects.order_by("gemaakt_op")
        }
    assert beelden == {"wonen": (True, 4), "werk": (False, None)}


@pytest.mark.django_db(transaction=True)
def test_two_who_save_the_same_leefgebied_at_once_overwrite_nobody() -> None:
    """F9, with two real connections: one is kept, the other reads that picture and keeps its own words."""
    wereld = maak_wereld()
    gezin = wereld.huishouden("hillegom", regisseur=REGISSEUR, naam="Krokus")
    pagina = url("uitvraag", gezin)
    clients = [ingelogd(wereld, REGISSEUR) for _ in range(2)]
    gezien = velden_in(clients[0].get(pagina))
    teksten = ("Woont er graag.", "Wil verhuizen.")

    uitkomsten = tegelijk(
        [
            partial(client.post, pagina, gezien | {"cijfer-wonen": "3", "goed-wonen": tekst, "bewaren": "1"})
            for client, tekst in zip(clients, teksten, strict=True)
        ]
    )

    with als_eigenaar():
        bewaard = [beeld.kansen for beeld in Leefgebiedbeeld.objects.filter(leefgebied="wonen")]
    assert sorted(uitkomst.status_code for uitkomst in uitkomsten) == [200, 302]
    assert len(bewaard) == 1
    anders = next(uitkomst.content.decode() for uitkomst in uitkomsten if uitkomst.status_code == 200)
    assert all(tekst in anders for tekst in teksten)
