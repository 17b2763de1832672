"""How a resident is called: the intake does not always know a first name (A3, B1)."""

import pytest

from huishoudens.models import Persoon


@pytest.mark.parametrize(
    ("velden", "roepnaam", "naam"),
    [
        (
            {"voornamen": "Anna Maria", "tussenvoegsel": "de", "achternaam": "Vries"},
            "Anna",
            "Anna de Vries",
        ),
        ({"voornamen": "", "tussenvoegsel": "de", "achternaam": "Vries"}, "de Vries", "de Vries"),
        (
            {"voornamen": "", "achternaam": "Vries", "geboortenaam": "Tulp"},
            "Vries-Tulp",
            "Vries-Tulp",
        ),
    ],
)
def test_without_a_first_name_the_surname_serves(velden: dict[str, str], roepnaam: str, naam: str) -> None:
    persoon = Persoon(**velden)

    assert (persoon.roepnaam, persoon.naam) == (roepnaam, naam)
