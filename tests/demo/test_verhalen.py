"""The demo's stories fit the people they are told of (E1)."""

import datetime
from collections.abc import Iterator
from itertools import pairwise

import pytest

from monitoring.demo import zinnen
from monitoring.demo.gezin import SOORTEN, Gezin, trek_gezin
from monitoring.demo.loting import Loting
from monitoring.demo.namen import RELATIES
from monitoring.demo.themas import Thema
from monitoring.demo.themas_zorg import ALLE, PER_LEEFGEBIED, PER_SOORT
from monitoring.demo.zinnen import geldt, passend

VANDAAG = datetime.date(2026, 11, 2)
NODIG = ("vragen", "problemen", "kansen", "doelen", "zelf", "netwerk", "team", "voorziening")


def gezinnen(aantal: int = 60) -> Iterator[Gezin]:
    loting = Loting("proef")
    for soort in SOORTEN:
        for _ in range(aantal):
            yield trek_gezin(loting, soort, VANDAAG)


def themas(gezin: Gezin) -> list[Thema]:
    return [thema for thema in PER_SOORT[gezin.levensfase] if geldt(thema.eis, gezin.kenmerken)]


def test_every_family_has_words_for_each_of_its_questions() -> None:
    stil = {
        (thema.leefgebied, veld, gezin.soort)
        for gezin in gezinnen()
        for thema in themas(gezin)
        for veld in NODIG
        if not passend(getattr(thema, veld), gezin.kenmerken)
    }

    assert stil == set()
    assert min(len(themas(gezin)) for gezin in gezinnen()) >= 3


def test_every_family_has_something_that_goes_well_on_each_leefgebied() -> None:
    stil = {
        (thema.leefgebied, gezin.soort)
        for gezin in gezinnen()
        for thema in PER_LEEFGEBIED.values()
        if not passend(thema.kansen, gezin.kenmerken)
    }

    assert stil == set()


@pytest.mark.parametrize(
    "naam", ["KENNISMAKING", "WAAKVLAM", "LATER", "LATER_TEAM", "ANTWOORDEN", "BENADERING", "TOESTEMMING"]
)
def test_there_is_always_something_to_say(naam: str) -> None:
    assert all(passend(getattr(zinnen, naam), gezin.kenmerken) for gezin in gezinnen())


def test_only_marks_that_a_family_can_have_are_used() -> None:
    bekend = {kenmerk for gezin in gezinnen(200) for kenmerk in gezin.kenmerken}
    bekend |= {"enkelvoudig", "meervoudig", "meervoudig_complex", "netwerk"}
    bekend |= {"huisbezoek", "telefoon", "kantoor", "overleg", "familie", "vakman", "corporatie"}
    bekend |= set(PER_LEEFGEBIED)
    teksten = [zin for thema in ALLE for veld in (*NODIG, "ander", "partner") for zin in getattr(thema, veld)]
    for lijst in vars(zinnen).values():
        waarden = lijst.values() if isinstance(lijst, dict) else [lijst]
        teksten += [zin for deel in waarden if isinstance(deel, tuple) for zin in deel]

    merken = [merk for zin in teksten for merk in zin.split(" #")[1:]]
    merken += [merk for van in (*ALLE, *RELATIES) for merk in getattr(van, "eis", getattr(van, "bij", ()))]

    assert {merk.removeprefix("niet_") for merk in merken} <= bekend


def test_people_are_of_an_age_that_fits_the_family() -> None:
    for gezin in gezinnen():
        ouders = [lid for lid in gezin.leden if lid.rol == "ouder" and lid.inwonend]
        kinderen = sorted(lid.geboren for lid in gezin.kinderen)
        for ouder in ouders:
            assert all(kind.year - ouder.geboren.year >= 14 for kind in kinderen), gezin
        for eerder, later in pairwise(kinderen):
            assert (later - eerder).days > 270
        if "paar" in gezin.kenmerken:
            assert abs((gezin.leden[0].geboren - gezin.leden[1].geboren).days) < 10 * 366
        assert all(lid.geboren <= VANDAAG for lid in gezin.leden)
        assert len({(lid.voornaam, lid.rol) for lid in gezin.kinderen}) == len(gezin.kinderen)


def test_who_may_hold_the_regie_was_grown_up_and_there_when_the_story_began() -> None:
    """B2: the demo's stories go back two years, and a few days to a working day."""
    begin = VANDAAG - datetime.timedelta(days=740)

    assert all(gezin.eerste.leeftijd(begin) >= 18 and gezin.eerste.inwonend for gezin in gezinnen(400))


def test_a_sentence_about_a_child_is_told_of_a_child_of_that_age() -> None:
    for gezin in gezinnen():
        if gezin.kind is None:
            assert not {"schoolkind", "kinderen"} & gezin.kenmerken
            continue
        jaren = gezin.kind.leeftijd(VANDAAG)
        assert ("schoolkind" in gezin.kenmerken) == (jaren >= 5)
        assert ("kind_tiener" in gezin.kenmerken) == (jaren >= 12)
        assert gezin.kind.voornaam in gezin.zeg("{kind} wil niet meer naar school.")


def test_marks_ask_for_what_is_true_and_forbid_what_is_not() -> None:
    regels = ("Altijd.", "Alleen oud. #oud", "Niet alleen. #niet_alleen", "Beide. #oud #vrouw")

    assert passend(regels, {"oud", "alleen"}) == ["Altijd.", "Alleen oud."]
    assert passend(regels, {"oud", "vrouw"}) == [regel.partition(" #")[0] for regel in regels]
