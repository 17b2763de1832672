"""What the owner of the tables does to the inzagelog is found: edit, delete, reorder, put in, cut off (F2).

Each attack is one that row security does not stop: as the owner, with the triggers out of the way.
"""

import datetime
import uuid
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as proefgang
from hypothesis import strategies as st

from tests.toegang.inzageketen import PER_KETEN, controle, gevonden, herschrijf, nu, sql
from tests.toegang.test_keten import schrijf
from toegang.keten import KOLOMMEN

pytestmark = pytest.mark.django_db


def test_a_sound_log_is_sound_and_counted(ketens: tuple[uuid.UUID, ...], anker: Path) -> None:
    rapport = controle(anker)

    assert rapport.bevindingen == []
    assert (rapport.ketens, rapport.regels, rapport.ankers, rapport.onverankerd) == (2, 2 * PER_KETEN, 2, 0)


def test_lines_after_the_last_anchor_are_counted_and_soon_a_fault(
    ketens: tuple[uuid.UUID, ...], anker: Path
) -> None:
    schrijf(ketens[0], 3)

    rapport = controle(anker)

    assert (rapport.onverankerd, rapport.bevindingen) == (3, [])
    ((_, wat),) = gevonden(anker, op=nu() + datetime.timedelta(hours=2))
    assert wat.startswith("het anker loopt meer dan een uur achter")


_ZELFDE = ", ".join(kolom for kolom in (*KOLOMMEN, "hash") if kolom not in ("id", "schakel"))
NOG_EEN = (
    f"INSERT INTO toegang_inzageregel (id, schakel, {_ZELFDE}) SELECT gen_random_uuid(), {{naar}}, {_ZELFDE}"
    " FROM toegang_inzageregel WHERE medewerker_id = %s AND schakel = {van}"
)
AANVALLEN: dict[str, tuple[str, tuple[str, str]]] = {
    "an edited row": (
        "UPDATE toegang_inzageregel SET dossier = 'H-2020-9999' WHERE medewerker_id = %s AND schakel = 3",
        ("regel 3", "gewijzigd of verplaatst"),
    ),
    "a deleted row": (
        "DELETE FROM toegang_inzageregel WHERE medewerker_id = %s AND schakel IN (3, 4)",
        ("regels 3 tot en met 4", "weggehaald"),
    ),
    "a deleted first row": (
        "DELETE FROM toegang_inzageregel WHERE medewerker_id = %s AND schakel = 1",
        ("regel 1", "weggehaald"),
    ),
    "two rows that changed places": (
        "UPDATE toegang_inzageregel SET schakel = 7 - schakel WHERE medewerker_id = %s AND schakel IN (3, 4)",
        # And the one after them, which followed another row.
        ("regels 3 tot en met 5", "gewijzigd of verplaatst"),
    ),
    "a row put in between": (
        "UPDATE toegang_inzageregel SET schakel = schakel + 1 WHERE medewerker_id = %s AND schakel > 3;"
        + NOG_EEN.format(van=2, naar=4),
        ("regels 4 tot en met 7", "gewijzigd of verplaatst"),
    ),
    "a copy with the same number": (NOG_EEN.format(van=3, naar=3), ("regel 3", "dit nummer is er vaker")),
    "a field that could pass for two": (
        "UPDATE toegang_inzageregel SET regel = 'a|b' WHERE medewerker_id = %s AND schakel = 2",
        ("regel 2", "een veld bevat een teken dat daar niet hoort"),
    ),
}


@pytest.mark.parametrize("aanval", AANVALLEN)
def test_what_was_done_to_a_row_is_told_with_its_place(
    ketens: tuple[uuid.UUID, uuid.UUID], anker: Path, aanval: str
) -> None:
    opdracht, verwacht = AANVALLEN[aanval]

    for deel in opdracht.split(";"):
        sql(deel, ketens[0])

    rapport = controle(anker)
    assert verwacht in [(een.waar, een.wat) for een in rapport.bevindingen]
    assert {een.keten for een in rapport.bevindingen} == {str(ketens[0])}


def test_a_tail_that_was_cut_off_is_known_by_the_anchor(
    ketens: tuple[uuid.UUID, uuid.UUID], anker: Path
) -> None:
    """F2: the rows that are left are a sound chain; only what stands outside the database tells."""
    sql("DELETE FROM toegang_inzageregel WHERE medewerker_id = %s AND schakel > 4", ketens[0])

    ((waar, wat),) = gevonden(anker)
    assert waar == "regels 5 tot en met 6"
    assert wat.startswith("van het einde gehaald")


def test_a_tail_that_grew_again_is_known_too(ketens: tuple[uuid.UUID, uuid.UUID], anker: Path) -> None:
    sql("DELETE FROM toegang_inzageregel WHERE medewerker_id = %s AND schakel > 4", ketens[0])
    schrijf(ketens[0], 5)

    ((waar, wat),) = gevonden(anker)
    assert waar == "regels 5 tot en met 9"
    assert wat.startswith("opnieuw geschreven")


def test_a_chain_that_is_gone_is_known_by_the_anchor(
    ketens: tuple[uuid.UUID, uuid.UUID], anker: Path
) -> None:
    sql("DELETE FROM toegang_inzageregel WHERE medewerker_id = %s", ketens[0])

    ((waar, wat),) = gevonden(anker)
    assert waar == "regels 1 tot en met 6"
    assert wat.startswith("de hele keten is weg")


def test_a_chain_that_was_made_anew_is_told_from_where_the_anchor_knows_better(
    ketens: tuple[uuid.UUID, uuid.UUID], anker: Path
) -> None:
    """F2: the first anchor was laid after four rows, so what was altered lies after them."""
    sql("UPDATE toegang_inzageregel SET grond = '' WHERE medewerker_id = %s AND schakel = 5", ketens[0])
    herschrijf(ketens[0])

    ((waar, wat),) = gevonden(anker)
    assert waar == "regels 5 tot en met 6"
    assert wat.startswith("opnieuw geschreven")


ANDERS: dict[str, object] = {
    "medewerker_id": None,
    "schakel": 99,
    "id": uuid.UUID(int=7),
    "moment": datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC),
    "uitkomst": "geweigerd",
    "handeling": "plannen.plan_afdrukken",
    "verzoek": "iets anders",
    "huishouden_id": uuid.UUID(int=8),
    "pseudoniem": None,
    "dossier": "",
    "gevraagd": uuid.UUID(int=9),
    "groepen": [1],
    "regel": "REG:regie",
    "grond": "",
    "hash": b"x",
}


@pytest.mark.parametrize("verborgen", [False, True])
def test_any_single_change_is_found(
    ketens: tuple[uuid.UUID, uuid.UUID], anker: Path, verborgen: bool
) -> None:
    """F2: any field of any row, any row gone, any two swapped; also when the chain is made anew to hide it."""
    assert {*ANDERS} == {*KOLOMMEN, "hash"}

    @proefgang(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(
        wie=st.integers(0, 1),
        nummer=st.integers(1, PER_KETEN),
        wat=st.sampled_from([*sorted(ANDERS), "weg", "verwissel", "staart"]),
        ander=st.integers(1, PER_KETEN),
    )
    def een_wijziging(wie: int, nummer: int, wat: str, ander: int) -> None:
        # What hides a change in the number or the hash alone undoes it.
        if (wat == "verwissel" and nummer == ander) or (verborgen and wat in ("hash", "schakel")):
            return
        with transaction.atomic():
            plek = "WHERE medewerker_id = %s AND schakel = %s"
            if wat == "weg":
                sql(f"DELETE FROM toegang_inzageregel {plek}", ketens[wie], nummer)
            elif wat == "staart":
                sql(
                    f"DELETE FROM toegang_inzageregel {plek.replace('schakel =', 'schakel >=')}",
                    ketens[wie],
                    nummer,
                )
            elif wat == "verwissel":
                sql(
                    "UPDATE toegang_inzageregel SET schakel = %s::int + %s::int - schakel"
                    " WHERE medewerker_id = %s AND schakel = ANY (%s)",
                    *(nummer, ander, ketens[wie], [nummer, ander]),
                )
            else:
                waarde = ketens[1 - wie] if wat == "medewerker_id" else ANDERS[wat]
                sql(f"UPDATE toegang_inzageregel SET {wat} = %s {plek}", waarde, ketens[wie], nummer)
            if verborgen:
                for keten in ketens:
                    herschrijf(keten)
            assert gevonden(anker) != []
            transaction.set_rollback(True)

    een_wijziging()
    assert gevonden(anker) == []
