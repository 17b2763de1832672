"""Every kind of broken file gives all its errors by path, with what would be right, and writes nothing (F10)."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from huishoudens.models import Huishouden
from tests.cast import Wereld
from tests.importeren.conftest import bestand, huishouden, importeer
from tests.importeren.kapot import KAPOT, A, H, actie, advies, persoon
from tests.rollen import als_eigenaar
from toegang.models import Roltoekenning


def paden(fouten: list[str]) -> set[str]:
    """The paths that error lines name: `file: path: text`."""
    return {regel.split(": ")[1] for regel in fouten}


# What YAML's own parser stops at, only JSON can bring as far as a path.
ALLEEN_JSON = {"half a character", "half a character in a key"}


@pytest.mark.parametrize("soort", KAPOT)
def test_a_broken_household_is_refused_with_its_path(
    soort: str, wereld: Wereld, schrijf: Callable[..., Path]
) -> None:
    maak_kapot, verwacht = KAPOT[soort]
    invoer = huishouden()
    maak_kapot(invoer)
    heel = huishouden(sleutel="heel")
    naam = "bestand.json" if soort in ALLEEN_JSON else "bestand.yaml"

    uitvoer = importeer(schrijf(bestand(invoer, heel), naam), json=True)

    assert uitvoer.status == 1
    assert paden(uitvoer.json["fouten"]) == set(verwacht)
    assert all("\n" not in regel and "(regel " in regel for regel in uitvoer.json["fouten"])
    with als_eigenaar():
        assert not Huishouden.objects.exists()


def test_the_household_that_the_others_are_broken_from_is_whole(
    wereld: Wereld, schrijf: Callable[..., Path]
) -> None:
    uitvoer = importeer(schrijf(bestand(huishouden(adviezen=[advies()]))), json=True)

    assert uitvoer.status == 0, uitvoer.uit


def test_all_errors_of_a_file_come_at_once(wereld: Wereld, schrijf: Callable[..., Path]) -> None:
    eerste, tweede = huishouden(team="nergens"), huishouden(niveau="zwaar")
    persoon(eerste)["bsn"] = "123"
    actie(eerste).pop("actor")

    uitvoer = importeer(schrijf(bestand(eerste, tweede, peildatum="gisteren", kleur="rood")), json=True)

    assert paden(uitvoer.json["fouten"]) == {
        "kleur",
        "peildatum",
        f"{H}.team",
        f"{H}.personen[0].bsn",
        f"{A}.actor",
        "huishoudens[1].niveau",
        "huishoudens[1].sleutel",
    }


@pytest.mark.parametrize(
    ("anders", "pad"),
    [
        ({"formaat": "regie-import/9"}, "formaat"),
        ({"bron": ""}, "bron"),
        ({"peildatum": "2062-11-02"}, "peildatum"),
        ({"huishoudens": []}, "huishoudens"),
        ({"huishoudens": {"een": 1}}, "huishoudens"),
    ],
)
def test_a_wrong_head_is_refused(
    anders: dict[str, Any], pad: str, wereld: Wereld, schrijf: Callable[..., Path]
) -> None:
    uitvoer = importeer(schrijf({**bestand(huishouden()), **anders}), json=True)

    assert uitvoer.status == 1
    assert pad in paden(uitvoer.json["fouten"])


def test_an_error_says_what_would_be_right_and_never_shows_a_bsn(
    wereld: Wereld, schrijf: Callable[..., Path]
) -> None:
    invoer = huishouden(team="hilegom")
    persoon(invoer)["bsn"] = "999990173"

    uitvoer = importeer(schrijf(bestand(invoer)))

    assert (
        'bestand.yaml: huishoudens[0].team: Het team "hilegom" bestaat niet. Bedoelt u "hillegom"?'
        in uitvoer.fout
    )
    assert "999990173" not in uitvoer.fout + uitvoer.uit
    assert "2 fouten. Niet ingelezen: bestand.yaml." in uitvoer.fout


def test_what_a_dienst_refuses_comes_back_with_its_path(wereld: Wereld, schrijf: Callable[..., Path]) -> None:
    # Nobody but those named may get an action in a shielded household; only the dienst knows who is.
    invoer = huishouden(afgeschermd=True, toegelaten=[])
    actie(invoer)["actor"] = {"medewerker": "jeugd.hillegom@voorbeeld.nl"}

    uitvoer = importeer(schrijf(bestand(invoer)), json=True)

    assert uitvoer.status == 1
    assert paden(uitvoer.json["fouten"]) == {A}
    assert "niet toegelaten" in uitvoer.json["fouten"][0]
    with als_eigenaar():
        assert not Huishouden.objects.exists()


REG = "regisseur.hillegom@voorbeeld.nl"


def test_who_left_the_team_can_have_done_what_ended_and_do_nothing_now(
    wereld: Wereld, schrijf: Callable[..., Path]
) -> None:
    with als_eigenaar():
        Roltoekenning.objects.filter(medewerker=wereld.id_van("regisseur.hillegom")).update(tot="2021-10-01")
    toen, later, nu = (
        {"medewerker": REG, "leefgebieden": ["wonen"], "vanaf": "2020-05-01", "tot": "2021-12-01"},
        {"medewerker": REG, "leefgebieden": ["wonen"], "vanaf": "2022-05-01", "tot": "2022-12-01"},
        {"medewerker": REG, "leefgebieden": ["wonen"], "vanaf": "2020-05-01"},
    )
    jeugd = {"soort": "team", "medewerker": "jeugd.hillegom@voorbeeld.nl", "vanaf": "2026-09-07"}
    bestanden = [
        huishouden(sleutel="toen", regie=jeugd, betrokkenen=[toen]),
        huishouden(sleutel="later", regie=jeugd, betrokkenen=[later]),
        huishouden(sleutel="nu", betrokkenen=[nu]),
    ]
    actie(bestanden[2])["actor"] = {"medewerker": REG}

    fouten = importeer(schrijf(bestand(*bestanden)), json=True).json["fouten"]

    assert paden(fouten) == {
        "huishoudens[1].betrokkenen[0].medewerker",
        "huishoudens[2].betrokkenen[0].medewerker",
        "huishoudens[2].regie.medewerker",
        "huishoudens[2].plan.doelen[0].acties[0].actor.medewerker",
    }
    assert (
        "Dit account zat op 2022-05-01 niet in een team. Kies iemand die toen in een team werkte."
        in fouten[0]
    )
    assert all("Kies iemand die nu in een team werkt." in fout for fout in fouten[1:])


def test_a_done_action_may_be_of_somebody_who_left_since(
    wereld: Wereld, schrijf: Callable[..., Path]
) -> None:
    with als_eigenaar():
        Roltoekenning.objects.filter(medewerker=wereld.id_van("medewerker1.hillegom")).update(
            tot="2026-10-20"
        )
    invoer = huishouden()
    actie(invoer, 1)["actor"] = {"medewerker": "medewerker1.hillegom@voorbeeld.nl"}

    uitvoer = importeer(schrijf(bestand(invoer)), json=True)

    assert uitvoer.status == 0, uitvoer.uit
