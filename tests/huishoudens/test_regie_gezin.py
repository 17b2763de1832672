"""A family that holds the regie itself: a grown-up who lives there, and never a child (B2)."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from huishoudens.diensten.huishouden import Persoonsgegevens, persoon_toevoegen
from huishoudens.diensten.mensen import lid_beeindigen
from huishoudens.diensten.regie import (
    KanGeenRegisseurZijn,
    gezinsregisseurs,
    regie_bij_huishouden,
    regie_toewijzen,
)
from huishoudens.keuzes import RegieSoort
from huishoudens.models import Huishouden, Lidmaatschap, Persoon, Regie, Werkitem
from tests.cast import PEILDATUM, Wereld
from tests.rollen import als_eigenaar, als_systeem
from tests.triage.opzet import GEZIN, WOENSDAG, registreer, rond_af
from toegang.sessie import handelend_als
from triage.diensten.melding import NieuwHuishouden
from triage.keuzes import Route

Inloggen = Callable[[str], Client]
NEGEN = datetime.date(2017, 5, 1)
VERKEERD = "Kies iemand van 18 jaar of ouder die nu bij het gezin woont."


def erbij(huishouden: Huishouden, voornaam: str, geboren: datetime.date | None, **anders: Any) -> Persoon:
    gegevens = Persoonsgegevens(voornamen=voornaam, achternaam="Klein", geboortedatum=geboren)
    with als_systeem("importeer"):
        return persoon_toevoegen(
            huishouden=huishouden, gegevens=gegevens, rol="overig", van=PEILDATUM, **anders
        )


@pytest.fixture
def gezin(wereld: Wereld) -> Huishouden:
    """Anna of 42, and five people who cannot hold the regie or whose age nobody knows."""
    huishouden = wereld.huishouden("hillegom", naam="Klein")
    erbij(huishouden, "Lotte", NEGEN)
    erbij(huishouden, "Onbekend", None)
    erbij(huishouden, "Elders", datetime.date(1980, 1, 1), inwonend=False)
    weg = erbij(huishouden, "Weg", datetime.date(1950, 1, 1))
    dood = erbij(huishouden, "Dood", datetime.date(1940, 1, 1))
    with als_eigenaar():
        Lidmaatschap.objects.filter(persoon=weg).update(tot=PEILDATUM)
        Persoon.objects.filter(pk=dood.pk).update(overleden_op=PEILDATUM)
    return huishouden


def namen(huishouden: Huishouden, op: datetime.date = PEILDATUM) -> list[str]:
    with als_eigenaar():
        return [persoon.voornamen for persoon in gezinsregisseurs(huishouden, op=op)]


def test_a_grown_up_who_lives_there_or_whose_age_nobody_knows(gezin: Huishouden) -> None:
    assert namen(gezin) == ["Anna", "Onbekend"]


@pytest.mark.parametrize(
    ("geboren", "op", "is_volwassen"),
    [
        (datetime.date(2008, 11, 2), datetime.date(2026, 11, 2), True),
        (datetime.date(2008, 11, 3), datetime.date(2026, 11, 2), False),
        (datetime.date(2012, 2, 29), datetime.date(2030, 2, 28), False),
        (datetime.date(2012, 2, 29), datetime.date(2030, 3, 1), True),
        (datetime.date(2010, 2, 28), datetime.date(2028, 2, 29), True),
        (datetime.date(2010, 3, 1), datetime.date(2028, 2, 29), False),
    ],
)
def test_grown_up_begins_on_the_eighteenth_birthday(
    geboren: datetime.date, op: datetime.date, is_volwassen: bool, wereld: Wereld
) -> None:
    huishouden = wereld.huishouden("hillegom")
    jongere = erbij(huishouden, "Jip", geboren)

    assert ("Jip" in namen(huishouden, op)) is is_volwassen
    assert (jongere.leeftijd(op) >= 18) is is_volwassen  # type: ignore[operator]  # the birth date is known


@pytest.mark.parametrize("naam", ["Lotte", "Elders", "Weg", "Dood"])
def test_the_form_neither_offers_nor_takes_who_cannot_hold_it(
    naam: str, als: Inloggen, gezin: Huishouden
) -> None:
    client, url = als("teamleider.hillegom"), reverse("huishoudens:regie_toewijzen", args=[gezin.pk])
    with als_eigenaar():
        wie = Persoon.objects.get(huishouden=gezin, voornamen=naam)

    aangeboden = client.get(url).context["formulier"].fields["persoon"].queryset
    antwoord = client.post(url, {"soort": "huishouden", "persoon": wie.pk, "verwacht": ""})

    assert [persoon.voornamen for persoon in aangeboden] == ["Anna", "Onbekend"]
    assert antwoord.status_code == 200
    with als_eigenaar():
        assert not Regie.objects.filter(huishouden=gezin).exists()


@pytest.mark.parametrize("naam", ["Lotte", "Elders", "Weg", "Dood"])
def test_the_diensten_refuse_it_too(naam: str, wereld: Wereld, gezin: Huishouden) -> None:
    with als_eigenaar():
        wie = Persoon.objects.get(huishouden=gezin, voornamen=naam)

    with (
        handelend_als(wereld.id_van("teamleider.hillegom")),
        pytest.raises(KanGeenRegisseurZijn, match=VERKEERD),
    ):
        regie_toewijzen(
            huishouden=gezin,
            soort=RegieSoort.HUISHOUDEN,
            persoon=wie,
            op=PEILDATUM,
            door=wereld.wie("teamleider.hillegom"),
            verwacht=None,
        )
    with als_systeem("importeer"), pytest.raises(KanGeenRegisseurZijn, match=VERKEERD):
        regie_bij_huishouden(huishouden=gezin, persoon=wie, op=PEILDATUM, door=None)


def test_a_question_about_one_child_leaves_a_regisseur_to_be_found(wereld: Wereld) -> None:
    """The teamleider divides what the family cannot keep; within the days that dividing takes (B2, E2)."""
    kind = NieuwHuishouden(
        aanduiding="Gezin Klein",
        persoon=Persoonsgegevens(achternaam="Klein", voornamen="Lotte", geboortedatum=NEGEN),
    )
    melding = registreer(wereld, "triage.hillegom", nieuw=kind)

    rond_af(wereld, melding, Route.DIRECT_BEANTWOORD, antwoord="De buurtsportcoach belt.")

    with als_eigenaar():
        assert not Regie.objects.filter(huishouden=melding.huishouden_id).exists()
        werk = Werkitem.objects.get(soort="regie_gezocht", open=True)
    assert (werk.bron_id, werk.uiterlijk) == (melding.huishouden_id, datetime.date(2026, 11, 9))


def test_the_mother_gets_it_and_not_the_father_who_lives_elsewhere(wereld: Wereld) -> None:
    melding = registreer(wereld, "triage.hillegom", nieuw=GEZIN)
    erbij(melding.huishouden, "Vader", datetime.date(1970, 1, 1), inwonend=False)

    rond_af(wereld, melding, Route.SOCIALE_BASIS)

    with als_eigenaar():
        regie = Regie.objects.get(huishouden=melding.huishouden_id)
        assert (regie.persoon.voornamen, regie.van) == ("Wil", WOENSDAG.date())  # type: ignore[union-attr]  # set


def test_when_the_regisseur_of_the_family_leaves_the_teamleider_reads_it(wereld: Wereld) -> None:
    melding = registreer(wereld, "triage.hillegom", nieuw=GEZIN)
    rond_af(wereld, melding, Route.DIRECT_BEANTWOORD, antwoord="Bel de huisarts.")
    nog_een = registreer(wereld, "triage.hillegom", huishouden=melding.huishouden, nieuw=None)
    with als_eigenaar():
        lid = Lidmaatschap.objects.select_related("persoon", "huishouden").get(huishouden=melding.huishouden)
        assert Regie.objects.get(huishouden=melding.huishouden).persoon_id == lid.persoon_id

    with handelend_als(wereld.id_van("triage.hillegom")):
        lid_beeindigen(lid=lid, tot=nog_een.moment.date(), versie=None, overleden=True)

    with als_eigenaar():
        gezocht = Werkitem.objects.get(huishouden=melding.huishouden, soort="regie_gezocht")
    assert gezocht.open
