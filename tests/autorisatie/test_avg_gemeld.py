"""A privacy officer opens no file without its regisseur being told (F6, ADR 0015)."""

from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from huishoudens.models import AvgVerzoek, Huishouden
from tests.autorisatie.uitzonderingen import is_verwant
from tests.cast import Wereld
from tests.huishoudens.noodopzet import tekst
from tests.rollen import als_eigenaar
from tests.tegelijk import ingelogd
from toegang.models import Bericht, Medewerker, Roltoekenning
from toegang.sessie import handelend_als

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]
REGISSEUR, FG = "regisseur.hillegom", "privacy"


@pytest.fixture
def huis(wereld: Wereld) -> Huishouden:
    return wereld.huishouden("hillegom", naam="Tulp", regisseur=REGISSEUR)


def open_(wereld: Wereld, huis: Huishouden, door: str = FG) -> None:
    """The file, past every dienst."""
    with handelend_als(wereld.id_van(door)), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO huishoudens_avgverzoek (id, gemaakt_op, huishouden_id, soort, ontvangen_op, uiterlijk, reden,"
            " door_id) VALUES (gen_random_uuid(), now(), %s, 'inzage', current_date, current_date + 30, 'kopie', %s)",
            [huis.pk, wereld.id_van(door)],
        )


def verteld() -> list[tuple[str, str, str]]:
    with als_eigenaar():
        return list(
            Bericht.objects.filter(gelezen_op__isnull=True).values_list("medewerker__email", "soort", "pad")
        )


def ga_kijken(wereld: Wereld) -> Any:
    with als_eigenaar():
        bericht = Bericht.objects.get()
    return ingelogd(wereld, REGISSEUR).get(f"/berichten/{bericht.pk}/", follow=True)


def test_the_regisseur_is_told_and_finds_the_open_file(wereld: Wereld, huis: Huishouden) -> None:
    open_(wereld, huis)

    pad = f"/huishoudens/{huis.pk}/toegang/"
    assert verteld() == [(f"{REGISSEUR}@voorbeeld.nl", "avg_geopend", pad)]
    pagina = ga_kijken(wereld)
    assert pagina.redirect_chain == [(pad, 302)]
    assert "AVG" in tekst(pagina)
    assert verteld() == []


def test_a_next_file_of_the_same_family_is_told_of_again(wereld: Wereld, huis: Huishouden) -> None:
    """Read before, of another file: what happens again is news again."""
    open_(wereld, huis)
    ga_kijken(wereld)
    with als_eigenaar():
        AvgVerzoek.objects.update(gesloten_op=timezone.now())
        Bericht.objects.update(gemaild_op=timezone.now(), pogingen=3)

    open_(wereld, huis)

    assert len(verteld()) == 1
    with als_eigenaar():
        bericht = Bericht.objects.get()
    assert (bericht.gemaild_op, bericht.pogingen) == (None, 0)


def test_also_of_a_shielded_file_its_regisseur_is_told(wereld: Wereld, huis: Huishouden) -> None:
    """F4: he needs not be named for it, and the open file lifts the shield for the privacy officer."""
    with als_eigenaar():
        Huishouden.objects.filter(pk=huis.pk).update(afgeschermd=True)

    open_(wereld, huis)

    assert verteld() == [(f"{REGISSEUR}@voorbeeld.nl", "avg_geopend", f"/huishoudens/{huis.pk}/toegang/")]


@pytest.mark.parametrize("hoe", ["verwant", "weg", "niemand", "zelf"])
def test_without_a_regisseur_who_may_know_it_is_told_to_who_leads_the_team(
    wereld: Wereld, huis: Huishouden, hoe: str
) -> None:
    door = _zonder_regisseur(wereld, huis, hoe)

    open_(wereld, huis, door)

    assert verteld() == [
        ("teamleider.hillegom@voorbeeld.nl", "avg_in_team", f"/huishoudens/{huis.pk}/toegang/")
    ]


def test_where_nobody_leads_who_may_know_it_is_told_to_the_other_privacy_officers(
    wereld: Wereld, huis: Huishouden
) -> None:
    """Of a shielded file without a regisseur; who opens it, and whose family it is, are not told."""
    _zonder_regisseur(wereld, huis, "niemand")
    with als_eigenaar():
        Huishouden.objects.filter(pk=huis.pk).update(afgeschermd=True)
        for ander in ("regisseur.lisse", "regisseur.voorhout"):
            Roltoekenning.objects.create(medewerker=wereld.wie(ander), rol="FG", van="2020-01-01")
    is_verwant(wereld, huis, "regisseur.voorhout")

    open_(wereld, huis)

    assert verteld() == [("regisseur.lisse@voorbeeld.nl", "avg_zonder_regisseur", "/privacy/avg/")]


def _zonder_regisseur(wereld: Wereld, huis: Huishouden, hoe: str) -> str:
    """Who opens the file, when there is nobody with the regie to tell it to."""
    if hoe == "verwant":
        is_verwant(wereld, huis, REGISSEUR)
    with als_eigenaar():
        match hoe:
            case "weg":
                Medewerker.objects.filter(pk=wereld.id_van(REGISSEUR)).update(is_active=False)
            case "niemand":
                huis.regies.update(tot=timezone.localdate())
            case "zelf":
                Roltoekenning.objects.create(medewerker=wereld.wie(REGISSEUR), rol="FG", van="2020-01-01")
    return REGISSEUR if hoe == "zelf" else FG
