"""The embedded PostgreSQL and Valkey: what a checkout without a configured database runs on.

Both come as wheels. They listen on sockets in one private folder only, keep everything under `REGIE_DATA`,
and run as long as some process uses them: every user holds a shared lock, and who leaves last takes them
down. The kernel lets go of the lock of a process that was killed, so nobody has to be counted.
"""

import atexit
import fcntl
import os
import shutil
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Self

import psycopg
from psycopg.sql import SQL, Identifier
from redis import Redis

from toegang import dbrollen, servers
from toegang.sleutels import Sleutels, lees_of_maak

CHECKOUT: Final = Path(__file__).resolve().parent.parent
DATABASE: Final = "regie"
POORT: Final = "5432"
POSTGRES_INSTELLINGEN: Final = {
    "listen_addresses": "",
    "max_connections": "80",
    "shared_buffers": "256MB",
    "max_wal_size": "2GB",
    # The last half second may be lost in a power cut, never the consistency: fine for a demo, and twice as
    # fast.
    "synchronous_commit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # A failing statement's text may hold what somebody typed, so the log keeps only what concerns the server.
    "log_min_messages": "fatal",
    "log_min_error_statement": "panic",
}
# A test database is thrown away, so it need not survive a power cut at all.
WEGGOOIBAAR: Final = {"fsync": "off", "full_page_writes": "off", "max_connections": "120"}


def is_ingebed() -> bool:
    """Whether this process runs on the embedded servers: nobody configured a database."""
    return not os.environ.get("REGIE_DB_HOST")


def datamap() -> Path:
    """The folder for everything that is kept: `REGIE_DATA`, else `.regie/` in the checkout.

    For root the servers run as `nobody`, who cannot get under a closed home folder; then a folder under
    /var/tmp is taken, named after the one that was asked for.
    """
    gekozen = os.environ.get("REGIE_DATA")
    map_ = Path(gekozen).expanduser().resolve() if gekozen else CHECKOUT / ".regie"
    if servers.is_bereikbaar(map_):
        return map_
    return Path("/var/tmp") / f"regiesysteem-{servers.kenmerk(map_)}"  # noqa: S108 - its owner is checked on use


@contextmanager
def rond(opdracht: str) -> Iterator[None]:
    """Keep the embedded servers up around one management command, unless it needs none or a server is
    configured."""
    if not is_ingebed() or opdracht in dbrollen.ZONDER_DATABASE:
        yield
        return
    # Without a handler a TERM would end this process before it lets go of the servers.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with Ingebed(datamap()):
        yield


class Ingebed:
    """The two servers of one data folder; entering starts them or joins them, leaving stops them after
    the last."""

    def __init__(self, map_: Path, *, weggooibaar: bool = False) -> None:
        self.map = map_
        self.weggooibaar = weggooibaar
        self.socketmap = servers.kies_socketmap(map_)
        self.postgres_socket = self.socketmap / f".s.PGSQL.{POORT}"
        self.valkey_socket = self.socketmap / "valkey.sock"
        self._gebruik: int | None = None

    def __enter__(self) -> Self:
        self._maak_datamap()
        with self._alleen():
            self._gebruik = os.open(self.map / "gebruik.lock", os.O_RDWR | os.O_CREAT, 0o600)
            fcntl.flock(self._gebruik, fcntl.LOCK_SH)
            try:
                self._start_postgres()
                self._start_valkey()
            except BaseException:
                self._stop_als_laatste()
                raise
        atexit.register(self._laat_los, os.getpid())
        return self

    def __exit__(self, *_: object) -> None:
        self._laat_los(os.getpid())

    @property
    def sleutels(self) -> Sleutels:
        return lees_of_maak(self.map)

    def beheer_url(self, database: str = "postgres") -> str:
        """The superuser's address, for putting roles and databases in place; nothing that serves may
        have it."""
        wachtwoord = self.sleutels.wachtwoord_beheer
        return f"postgresql://postgres:{wachtwoord}@/{database}?host={self.socketmap}&port={POORT}"

    def maak_leeg(self) -> None:
        """Throw the database and the queue away and begin again; whoever is connected is cut off."""
        with psycopg.connect(self.beheer_url(), autocommit=True) as beheer:
            beheer.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(DATABASE)))
        self._richt_in()
        with Redis(unix_socket_path=str(self.valkey_socket)) as valkey:
            valkey.flushall()

    def _maak_datamap(self) -> None:
        self.map.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self.map.stat().st_uid != os.geteuid():
            raise servers.ServerFout(
                f"{self.map} belongs to another user; set REGIE_DATA to a folder of your own."
            )
        if os.geteuid() == 0:
            # The servers' user must pass through to its own folders, and may not look around.
            self.map.chmod(0o711)

    @contextmanager
    def _alleen(self) -> Iterator[None]:
        """One process at a time starts or stops; the lock file lives beside the data and is never removed."""
        with (self.map / "start.lock").open("w") as slot:
            fcntl.flock(slot, fcntl.LOCK_EX)
            yield

    def _laat_los(self, pid: int) -> None:
        """Let go once; a forked child inherits the lock but is not the one to end it."""
        if self._gebruik is not None and pid == os.getpid():
            with self._alleen():
                self._stop_als_laatste()

    def _stop_als_laatste(self) -> None:
        if self._gebruik is None:
            return
        try:
            fcntl.flock(self._gebruik, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # What does not listen was killed, and its pid may be somebody else's by now.
            if servers.luistert(self.postgres_socket):
                servers.beeindig(self.map / "postgres" / "postmaster.pid", signal.SIGINT)
            if servers.luistert(self.valkey_socket):
                servers.beeindig(self.map / "valkey" / "valkey.pid", signal.SIGTERM)
        except BlockingIOError:
            return
        finally:
            os.close(self._gebruik)
            self._gebruik = None

    def _start_postgres(self) -> None:
        if servers.luistert(self.postgres_socket):
            return
        programma = servers.postgres_map(self.map)
        data = self.map / "postgres"
        servers.maak_eigen_map(self.socketmap)
        if not (data / "PG_VERSION").exists():
            self._initdb(programma, data)
        opdracht = [str(programma / "postgres"), "-D", str(data), "-k", str(self.socketmap), "-p", POORT]
        for naam, waarde in (POSTGRES_INSTELLINGEN | (WEGGOOIBAAR if self.weggooibaar else {})).items():
            opdracht += ["-c", f"{naam}={waarde}"]
        status = data / "postmaster.pid"
        servers.start(opdracht, self.map / "postgres.log", lambda: servers.regel(status, 7) == "ready")
        self._richt_in()

    def _richt_in(self) -> None:
        with psycopg.connect(self.beheer_url(), autocommit=True) as beheer:
            dbrollen.richt_rollen_in(beheer, self.sleutels.databasewachtwoorden())
            dbrollen.maak_database(beheer, DATABASE)
        with psycopg.connect(self.beheer_url(DATABASE), autocommit=True) as beheer:
            dbrollen.richt_database_in(beheer, DATABASE)

    def _initdb(self, programma: Path, data: Path) -> None:
        shutil.rmtree(data, ignore_errors=True)
        servers.maak_eigen_map(data)
        wachtwoord = self.socketmap / "wachtwoord"
        wachtwoord.touch(mode=0o600)
        wachtwoord.write_text(self.sleutels.wachtwoord_beheer)
        servers.geef_weg(wachtwoord)
        try:
            servers.voer_uit(
                [
                    *(str(programma / "initdb"), "-D", str(data), "-U", "postgres", "--encoding=UTF8"),
                    *("--auth=scram-sha-256", f"--pwfile={wachtwoord}", "--no-sync", "--no-instructions"),
                    *("--no-locale", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
                ]
            )
        except servers.ServerFout:
            shutil.rmtree(data, ignore_errors=True)
            raise
        finally:
            wachtwoord.unlink()

    def _start_valkey(self) -> None:
        if servers.luistert(self.valkey_socket):
            return
        map_ = self.map / "valkey"
        servers.maak_eigen_map(map_)
        opdracht = [
            str(servers.valkey_programma(self.map)),
            "--port",
            "0",
            "--unixsocket",
            str(self.valkey_socket),
        ]
        opdracht += ["--unixsocketperm", "700", "--dir", str(map_), "--pidfile", str(map_ / "valkey.pid")]
        # Saved once, on the way out: a save in between would be a process that outlives the server for a
        # moment.
        opdracht += ["--save", "", "--shutdown-on-sigterm", "nosave" if self.weggooibaar else "save"]
        opdracht += ["--loglevel", "warning"]
        servers.start(opdracht, self.map / "valkey.log", lambda: servers.luistert(self.valkey_socket))
