"""What the owner of the tables does to the inzagelog is found: edit, delete, reorder, put in, cut off (F2).

Each attack is one that row security does not stop: as the owner, with the triggers out of the way.
"""

import datetime
import json
import uuid
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from celery.schedules import crontab
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as proefgang
from hypothesis import strategies as st
from pytest_django import Settings

from tests.cast import Wereld
from tests.rollen import als_eigenaar, als_systeem
from tests.toegang.test_keten import schrijf
from toegang.diensten.inzagecontrole import Rapport, controleer
from toegang.diensten.inzageketen import Verankerd, inzagelog_verankeren
from toegang.keten import KOLOMMEN, hash_van
from toegang.models import Inzageregel
from toegang.taken import IMPORTEER, INZAGEKETEN, KERNCIJFERS
from toegang.tasks import inzagelog_verankeren as inzagelog_verankeren_taak

pytestmark = pytest.mark.django_db

PER_KETEN = 6


def sql(opdracht: str, *waarden: object) -> None:
    """As the owner, who can put every guard aside; what is done to the rows is all that remains of it."""
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE toegang_inzageregel DISABLE TRIGGER USER")
        cursor.execute("ALTER TABLE toegang_inzageregel DROP CONSTRAINT IF EXISTS inzage_schakel")
        cursor.execute(opdracht, waarden)
        cursor.execute("ALTER TABLE toegang_inzageregel ENABLE TRIGGER USER")


@pytest.fixture
def anker(tmp_path: Path) -> Path:
    return tmp_path / "buiten" / "inzagelog.jsonl"


def nu() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def veranker(anker: Path, *, later: datetime.timedelta = datetime.timedelta()) -> Verankerd:
    with als_systeem(INZAGEKETEN):
        return inzagelog_verankeren(bestand=anker, op=nu() + later)


def controle(anker: Path, **anders: Any) -> Rapport:
    with als_systeem(INZAGEKETEN):
        return controleer(bestand=anker, **{"op": nu()} | anders)


def gevonden(anker: Path, **anders: Any) -> list[tuple[str, str]]:
    """(where, what) of each finding."""
    return [(een.waar, een.wat) for een in controle(anker, **anders).bevindingen]


@pytest.fixture
def ketens(wereld: Wereld, anker: Path) -> tuple[uuid.UUID, uuid.UUID]:
    """Two chains that grew together, anchored twice."""
    een, ander = wereld.id_van("regisseur.hillegom"), wereld.id_van("regisseur.lisse")
    for ronde in range(PER_KETEN // 2):
        schrijf(een, 2)
        schrijf(ander, 2)
        if ronde == 1:
            veranker(anker)
    veranker(anker)
    return een, ander


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


def herschrijf(medewerker_id: uuid.UUID) -> None:
    """Number and link the rows of a chain anew, as who knows how would hide what he did."""
    with als_eigenaar():
        rijen = list(Inzageregel.objects.filter(medewerker_id=medewerker_id).order_by("schakel", "id"))
    vorige = b""
    for nummer, rij in enumerate(rijen, 1):
        rij.schakel = nummer
        vorige = hash_van(vorige, [getattr(rij, kolom) for kolom in KOLOMMEN])
        sql("UPDATE toegang_inzageregel SET schakel = %s, hash = %s WHERE id = %s", nummer, vorige, rij.pk)


def test_a_chain_that_was_made_anew_is_told_from_where_the_anchor_knows_better(
    ketens: tuple[uuid.UUID, uuid.UUID], anker: Path
) -> None:
    """F2: the first anchor was laid after four rows, so what was altered lies after them."""
    sql("UPDATE toegang_inzageregel SET grond = '' WHERE medewerker_id = %s AND schakel = 5", ketens[0])
    herschrijf(ketens[0])

    ((waar, wat),) = gevonden(anker)
    assert waar == "regels 5 tot en met 6"
    assert wat.startswith("opnieuw geschreven")


def test_anchoring_notices_and_keeps_what_it_knew(ketens: tuple[uuid.UUID, uuid.UUID], anker: Path) -> None:
    """F2: also on the first anchor of a day, which tells of every chain."""
    sql("DELETE FROM toegang_inzageregel WHERE medewerker_id = %s AND schakel > 4", ketens[0])
    schrijf(ketens[1])

    gedaan = veranker(anker, later=datetime.timedelta(days=1))

    assert (gedaan.gebroken, gedaan.verzet) == ([str(ketens[0])], 1)
    assert '"alle":true' in anker.read_text().splitlines()[-1]
    ((waar, _),) = gevonden(anker)
    assert waar == "regels 5 tot en met 6"


def test_without_a_move_the_anchor_does_not_grow(ketens: tuple[uuid.UUID, uuid.UUID], anker: Path) -> None:
    was = anker.read_bytes()

    assert veranker(anker).verzet == 0

    assert anker.read_bytes() == was
    schrijf(ketens[0])
    veranker(anker)
    toegevoegd = anker.read_bytes().removeprefix(was)
    assert json.loads(toegevoegd)["koppen"].keys() == {str(ketens[0])}
    assert anker.stat().st_mode & 0o077 == 0


ANKERAANVALLEN: dict[str, Callable[[list[str]], list[str]]] = {
    "a line changed": lambda regels: [regels[0].replace(',"regels":', ',"regels":1'), *regels[1:]],
    "a head changed": lambda regels: [regels[0], regels[1].replace('[6,"', '[6,"0'), *regels[2:]],
    "a line taken out": lambda regels: [regels[0], *regels[2:]],
    "the first line taken out": lambda regels: regels[1:],
    "two lines that changed places": lambda regels: [regels[1], regels[0], *regels[2:]],
    "something else": lambda regels: [*regels[:2], "rommel", *regels[2:]],
    "a last line cut in half": lambda regels: [*regels[:2], regels[2][:50]],
    "nothing left": lambda _regels: [],
}


@pytest.mark.parametrize("aanval", ANKERAANVALLEN)
def test_what_was_done_to_the_anchor_is_told(
    ketens: tuple[uuid.UUID, uuid.UUID], anker: Path, aanval: str
) -> None:
    schrijf(ketens[0])
    kop = veranker(anker).kop
    assert gevonden(anker, kop=kop) == []

    regels = ANKERAANVALLEN[aanval](anker.read_text().splitlines())
    anker.write_text("".join(f"{regel}\n" for regel in regels))

    assert gevonden(anker, kop=kop) != []


def test_an_anchor_with_its_end_cut_off_lacks_the_head_that_the_server_log_holds(
    ketens: tuple[uuid.UUID, uuid.UUID], anker: Path
) -> None:
    schrijf(ketens[0])
    kop = veranker(anker).kop
    anker.write_text("".join(f"{regel}\n" for regel in anker.read_text().splitlines()[:-1]))
    sql("DELETE FROM toegang_inzageregel WHERE medewerker_id = %s AND schakel > 6", ketens[0])

    assert gevonden(anker) == []
    ((_, wat),) = gevonden(anker, kop=kop)
    assert "staat niet in het ankerbestand" in wat


def test_a_line_cut_off_by_a_power_failure_spoils_no_line_after_it(
    ketens: tuple[uuid.UUID, uuid.UUID], anker: Path
) -> None:
    with anker.open("a") as bestand:
        bestand.write('{"op":"2026')
    schrijf(ketens[0])

    veranker(anker)

    assert [wat for _, wat in gevonden(anker)] == ["regel 3 van het ankerbestand is niet te lezen"]


def test_an_anchor_of_many_days_is_read_from_its_last_day(
    ketens: tuple[uuid.UUID, uuid.UUID], anker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Blocks smaller than a line: the head is the same wherever they end."""
    monkeypatch.setattr("toegang.anker._BLOK", 7)
    for dag in range(1, 4):
        schrijf(ketens[0])
        veranker(anker, later=datetime.timedelta(days=dag))
        schrijf(ketens[1])
        veranker(anker, later=datetime.timedelta(days=dag))

    assert gevonden(anker) == []
    assert anker.read_text().count('"alle":true') == 4


@pytest.mark.parametrize("taak", [IMPORTEER, KERNCIJFERS])
def test_no_other_task_reads_the_log_and_none_writes_it(
    ketens: tuple[uuid.UUID, uuid.UUID], taak: str
) -> None:
    """F2: append-only for the task role too; what the check may read is this table alone."""
    with als_systeem(taak):
        assert not Inzageregel.objects.exists()
    with als_systeem(INZAGEKETEN):
        assert Inzageregel.objects.exists()
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM toegang_medewerker")
            assert cursor.fetchone() == (0,)
    for opdracht in ("UPDATE toegang_inzageregel SET regel = ''", "DELETE FROM toegang_inzageregel"):
        for naam in (taak, INZAGEKETEN):
            with (
                pytest.raises(DatabaseError, match="permission denied"),
                transaction.atomic(),
                als_systeem(naam),
                connection.cursor() as cursor,
            ):
                cursor.execute(opdracht)


def opdracht(naam: str, *argumenten: str) -> str:
    uit = StringIO()
    with als_systeem(INZAGEKETEN):
        call_command(naam, *argumenten, stdout=uit)
    return uit.getvalue()


def test_the_commands_say_in_words_what_and_where(
    ketens: tuple[uuid.UUID, uuid.UUID], anker: Path, settings: Settings
) -> None:
    settings.REGIE_ANKER = anker
    schrijf(ketens[0])

    assert f"2 ketens met {2 * PER_KETEN + 1} regels; 1 verankerd" in opdracht("inzagelog_verankeren")
    assert "Het inzagelog klopt: niets gewijzigd" in opdracht("inzagelog_controleer")

    sql("UPDATE toegang_inzageregel SET grond = '' WHERE medewerker_id = %s AND schakel = 2", ketens[0])
    uit = StringIO()
    with (
        pytest.raises(CommandError, match="Het inzagelog klopt niet: 1 bevindingen"),
        als_systeem(INZAGEKETEN),
    ):
        call_command("inzagelog_controleer", stdout=uit)
    assert f"- keten {ketens[0]}, regel 2, " in uit.getvalue()
    assert ": gewijzigd of verplaatst." in uit.getvalue()


def test_beat_anchors_every_minute(
    ketens: tuple[uuid.UUID, uuid.UUID], anker: Path, settings: Settings
) -> None:
    settings.REGIE_ANKER = anker
    schrijf(ketens[0])
    (taak,) = (
        een for een in settings.CELERY_BEAT_SCHEDULE.values() if een["task"] == inzagelog_verankeren_taak.name
    )

    with als_systeem(INZAGEKETEN):
        assert inzagelog_verankeren_taak.delay().get() == 1

    assert taak["schedule"] == crontab()
    assert gevonden(anker) == []


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
