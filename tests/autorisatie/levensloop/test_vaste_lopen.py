"""Courses by hand, for acts that chance seldom reaches; the same invariants after each step (I1-I10)."""

from typing import Any

import pytest

from tests.autorisatie.levensloop.test_machine_merkt import leef
from tests.autorisatie.levensloop.toneel import Toneel, bouw
from tests.cast import Wereld

pytestmark = pytest.mark.django_db
ZELF: dict[str, Any] = {"keus": 0, "door": ""}
LOPEN: dict[str, list[tuple[str, dict[str, Any]]]] = {
    "named in a shielded file, and no longer": [
        ("schermt_af", {"huis": "H1", "door": "", "genoemd": {"COL"}}),
        ("laat_toe", {**ZELF, "wie": "AF"}),
        ("laat_niet_meer_toe", ZELF),
    ],
    "a referral taken back, nood and waarneming ended": [
        ("verwijst", {"huis": "H2", "door": "", "rol": "IW"}),
        ("verwijzing_loopt_af", {**ZELF, "einde": "terug"}),
        ("breekt_het_glas", {"huis": "H3", "wie": "AT"}),
        ("nood_is_voorbij", {**ZELF, "klok": False}),
        ("laat_waarnemen", {"huis": "H3", "door": "", "wie": "COL"}),
        ("waarneming_stopt", {**ZELF, "klok": False}),
    ],
    "a relatie that ends, and a question taken back": [
        ("kent_het_gezin", {"huis": "H3", "door": "", "wie": "COL"}),
        ("kent_het_gezin_niet_meer", ZELF),
        ("vraagt_overname", {"huis": "H3", "door": "", "naar": "COL"}),
        ("antwoordt", {**ZELF, "antwoord": "terug"}),
    ],
    "who is asked knows the family": [
        ("vraagt_overname", {"huis": "H1", "door": "", "naar": "AT"}),
        ("kent_het_gezin", {"huis": "H1", "door": "", "wie": "AT"}),
    ],
    "who helps from another team knows the family": [
        ("betrekt", {"huis": "H1", "door": "", "wie": "AT", "gebieden": {"wonen"}}),
        ("kent_het_gezin", {"huis": "H1", "door": "", "wie": "AT"}),
    ],
    "consent of one taken back, given by another, given anew by both": [
        ("trekt_toestemming_in", ZELF),
        ("geeft_toestemming", {"huis": "H1", "door": "", "ander": True}),
        ("geeft_toestemming", {"huis": "H1", "door": "", "ander": False}),
    ],
    "another team, and a question that comes in there": [
        ("verhuist_naar_ander_team", {"huis": "H3"}),
        ("neemt_vraag_op", {"huis": "H3", "door": "AT"}),
    ],
    "the last privacy officer, who cannot be closed": [
        ("niet gaat_uit_dienst", {"wie": "FG", "door": ""}),
        ("opent_of_sluit_avg", {"huis": "H1", "door": ""}),
    ],
    "another team, and the regie accepted there": [
        ("verhuist_naar_ander_team", {"huis": "H1"}),
        ("vraagt_overname", {"huis": "H1", "door": "TL2", "naar": "AT"}),
        ("antwoordt", {**ZELF, "antwoord": "ja"}),
        ("kijkt", {"huis": "H1", "wie": "AT"}),
    ],
}


@pytest.fixture
def toneel(wereld: Wereld) -> Toneel:
    return bouw(wereld)


@pytest.mark.parametrize("loop", LOPEN)
def test_a_course_by_hand(toneel: Toneel, loop: str) -> None:
    leef(toneel, *LOPEN[loop])
