"""The heads of the inzagelog outside the database, and the commands that lay and check them (F2)."""

import datetime
import json
import uuid
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from celery.schedules import crontab
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from pytest_django import Settings

from tests.rollen import als_systeem
from tests.toegang.inzageketen import PER_KETEN, gevonden, sql, veranker
from tests.toegang.test_keten import schrijf
from toegang.models import Inzageregel
from toegang.taken import IMPORTEER, INZAGEKETEN, KERNCIJFERS
from toegang.tasks import inzagelog_verankeren as inzagelog_verankeren_taak

pytestmark = pytest.mark.django_db


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
