"""The embedded servers come up, are shared, and go down with their last user (issue: how it starts)."""

import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests import omgeving
from tests.mappen import bereikbare_map
from toegang import dbrollen, ingebed, servers, sleutels
from toegang.ingebed import Ingebed


@pytest.fixture(scope="module")
def map_() -> Iterator[Path]:
    with bereikbare_map() as pad:
        yield pad


@pytest.fixture
def draaiend(map_: Path) -> Iterator[Ingebed]:
    with Ingebed(map_, weggooibaar=True) as server:
        yield server


def _draait(server: Ingebed) -> bool:
    return servers.luistert(server.valkey_socket) and servers.luistert(server.postgres_socket)


def test_servers_run_inside_the_block_and_not_after(map_: Path) -> None:
    with Ingebed(map_, weggooibaar=True) as server:
        binnen = _draait(server)

    assert binnen
    assert not _draait(server)


def test_who_comes_second_joins_and_who_leaves_last_stops(map_: Path) -> None:
    eerste, tweede = Ingebed(map_, weggooibaar=True), Ingebed(map_, weggooibaar=True)
    eerste.__enter__()
    tweede.__enter__()

    eerste.__exit__()
    na_eerste = _draait(tweede)
    tweede.__exit__()

    assert na_eerste
    assert not _draait(tweede)


def test_a_user_that_was_killed_does_not_keep_the_servers_up(map_: Path) -> None:
    vasthouder = (
        "import sys, time; from pathlib import Path; from toegang.ingebed import Ingebed\n"
        "Ingebed(Path(sys.argv[1]), weggooibaar=True).__enter__(); print('op', flush=True); time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", vasthouder, str(map_)], cwd=ingebed.CHECKOUT, stdout=subprocess.PIPE
    ) as proces:
        assert proces.stdout is not None
        assert proces.stdout.readline() == b"op\n"
        proces.kill()

    with Ingebed(map_, weggooibaar=True) as server:
        opgepakt = _draait(server)

    assert opgepakt
    assert not _draait(server)


def test_a_server_that_was_killed_is_started_again(map_: Path) -> None:
    with Ingebed(map_, weggooibaar=True) as server:
        os.kill(int(servers.regel(map_ / "valkey" / "valkey.pid", 0)), signal.SIGKILL)
        while servers.luistert(server.valkey_socket):
            time.sleep(0.01)

        with Ingebed(map_, weggooibaar=True):
            weer_op = _draait(server)

    assert weer_op
    assert not _draait(server)


def test_a_server_that_cannot_start_says_why(map_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ingebed.WEGGOOIBAAR, "max_connections", "geen-getal")

    with pytest.raises(servers.ServerFout, match="max_connections"):
        Ingebed(map_, weggooibaar=True).__enter__()


def test_data_and_keys_survive_a_restart(map_: Path) -> None:
    with Ingebed(map_, weggooibaar=True) as server, psycopg.connect(server.beheer_url("regie")) as verbinding:
        verbinding.execute("CREATE TABLE IF NOT EXISTS bewaard AS SELECT 7 AS waarde")
        sleutels_voor = server.sleutels

    with Ingebed(map_, weggooibaar=True) as server, psycopg.connect(server.beheer_url("regie")) as verbinding:
        rij = verbinding.execute("SELECT waarde FROM bewaard").fetchone()

    assert rij == (7,)
    assert server.sleutels == sleutels_voor


def test_emptying_leaves_an_empty_database_with_its_roles(draaiend: Ingebed) -> None:
    with psycopg.connect(draaiend.beheer_url("regie"), autocommit=True) as verbinding:
        verbinding.execute("CREATE TABLE IF NOT EXISTS bewaard AS SELECT 7 AS waarde")

    draaiend.maak_leeg()

    with psycopg.connect(draaiend.beheer_url("regie")) as verbinding:
        tabellen = verbinding.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    assert tabellen == (0,)


def test_a_role_that_was_widened_by_hand_is_narrow_again(draaiend: Ingebed) -> None:
    with psycopg.connect(draaiend.beheer_url(), autocommit=True) as beheer:
        beheer.execute("ALTER ROLE regie_app BYPASSRLS CREATEDB")

        dbrollen.richt_rollen_in(beheer, {})

        attributen = beheer.execute(
            "SELECT rolsuper, rolbypassrls, rolcreatedb, rolinherit, rolcanlogin FROM pg_roles"
            " WHERE rolname = 'regie_app'"
        ).fetchone()
    assert attributen == (False, False, False, False, True)


def test_serving_role_logs_in_with_its_password_only_and_makes_no_tables(draaiend: Ingebed) -> None:
    adres = f"host={draaiend.socketmap} dbname=regie user=regie_app"
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(f"{adres} password=mis")

    with (
        psycopg.connect(f"{adres} password={draaiend.sleutels.wachtwoord_app}") as verbinding,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        verbinding.execute("CREATE TABLE mag_niet (id int)")


def test_only_their_own_user_can_reach_sockets_and_keys(draaiend: Ingebed) -> None:
    assert stat.S_IMODE(draaiend.socketmap.stat().st_mode) == 0o700
    assert stat.S_IMODE((draaiend.map / sleutels.BESTAND).stat().st_mode) == 0o600


def test_postgres_does_not_run_as_root(draaiend: Ingebed) -> None:
    pid = int(servers.regel(draaiend.map / "postgres" / "postmaster.pid", 0))

    assert Path(f"/proc/{pid}").stat().st_uid != 0


def test_a_long_path_gets_a_short_folder_for_its_sockets() -> None:
    lang = Path("/srv") / ("map" * 40)

    gekozen = servers.kies_socketmap(lang)

    assert len(str(gekozen / f".s.PGSQL.{ingebed.POORT}")) < 107
    assert servers.kies_socketmap(lang) == gekozen != servers.kies_socketmap(lang / "ander")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has another user for the servers")
def test_data_of_root_never_lie_where_the_servers_cannot_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dicht = tmp_path / "dicht"
    dicht.mkdir(mode=0o700)
    monkeypatch.setenv("REGIE_DATA", str(dicht / "data"))

    assert ingebed.datamap().parent == Path("/var/tmp")


@pytest.mark.parametrize(
    ("argv", "rol"),
    [
        (["manage.py", "migrate"], dbrollen.EIGENAAR),
        (["manage.py", "importeer", "bestand.yaml"], dbrollen.SYSTEEM),
        (["manage.py", "shell"], dbrollen.APP),
        (["manage.py", "migrate", "--help"], dbrollen.APP),
        (["manage.py"], dbrollen.APP),
    ],
)
def test_a_command_gets_the_role_it_needs_and_no_more(argv: list[str], rol: str) -> None:
    assert dbrollen.rol_voor(dbrollen.opdracht_uit(argv)) == rol


def test_this_run_uses_servers_of_its_own() -> None:
    assert os.environ["REGIE_MODUS"] == "test"
    assert omgeving.is_echte_server() or os.environ["REGIE_DATA"].endswith("/test")
