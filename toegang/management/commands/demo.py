"""`make demo`: everything a visitor needs to try the system, from an empty folder to a page in a browser."""

import io
import json
import os
import signal
import socket
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import FrameType
from typing import Any, Final

from django.conf import settings
from django.core.management import get_commands
from django.core.management.base import BaseCommand, CommandError, CommandParser

from toegang import dbrollen, demoaccounts, ingebed
from toegang.processen import ProcesGestopt, Processen

EERSTE_POORT: Final = 8000
AANTAL_POORTEN: Final = 100
WACHTTIJD: Final = 60.0
MANAGE: Final = (sys.executable, str(ingebed.CHECKOUT / "manage.py"))


class Command(BaseCommand):
    help = "Richt een demo in en start hem. Ctrl-C stopt alles; de gegevens blijven."
    # The tables are put in place by this command, so there is nothing to check yet.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--huishoudens", type=int, help="hoeveel huishoudens een nieuwe demo krijgt (300)"
        )
        parser.add_argument("--adres", default="127.0.0.1", help="waar de demo luistert")
        parser.add_argument(
            "--poort", type=int, default=EERSTE_POORT, help="eerste poort die wordt geprobeerd"
        )
        parser.add_argument("--opnieuw", action="store_true", help="begin met een lege database")
        parser.add_argument("--alleen-inrichten", action="store_true", help="richt in en stop dan")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.REGIE_MODUS != "demo":
            raise CommandError("Deze omgeving is geen demo. Demo-accounts horen hier niet.")
        begin = time.monotonic()
        # In a pipe or a file too, a line is there when it is written: the last one says where to go.
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(line_buffering=True)
        # Logs and documents of a demo are for its owner alone.
        os.umask(0o077)
        # A shell that starts us in the background has SIGINT ignored; a demo stops on it all the same.
        for teken in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(teken, _stop)
        omgeving = {
            "REGIE_MODUS": "demo",
            "REGIE_DATA": str(settings.REGIE_DATA),
            "REGIE_STATISCH_VERZAMELD": "1",
            "PYTHONUNBUFFERED": "1",
        }
        with Processen(settings.REGIE_DATA / "logboeken", omgeving) as processen:
            try:
                self._richt_in(processen, huishoudens=options["huishoudens"], opnieuw=options["opnieuw"])
                if options["alleen_inrichten"]:
                    self.stdout.write(f"\n{demoaccounts.overzicht()}\n\nIngericht in {_duur(begin)}.")
                    return
                adres = self._start(processen, options["adres"], options["poort"])
                self.stdout.write(f"\n{demoaccounts.overzicht()}\n")
                self.stdout.write(
                    f"De demo staat klaar op {adres} (na {_duur(begin)}). Ctrl-C stopt de demo."
                )
                while True:
                    processen.controleer()
                    time.sleep(0.5)
            except ProcesGestopt as fout:
                raise CommandError(str(fout)) from fout
            except KeyboardInterrupt:
                # Whoever presses it again must not interrupt the stopping.
                signal.signal(signal.SIGINT, signal.SIG_IGN)
                self.stdout.write("\nDe demo stopt.")
        self.stdout.write("De demo is gestopt. De gegevens blijven bewaard.")

    def _richt_in(self, processen: Processen, *, huishoudens: int | None, opnieuw: bool) -> None:
        self.stdout.write(f"De gegevens staan in {settings.REGIE_DATA}")
        stand = Demostand(settings.REGIE_DATA / "demo.json")
        if opnieuw or stand.is_half:
            self._leeg_database()
            stand.vergeet()
        processen.start(
            "vormgeving", (*MANAGE, "collectstatic", "--no-input", "--verbosity", "0"), rol=dbrollen.APP
        )
        self._stap(
            "Tabellen en rechten", processen, (*MANAGE, "migrate", "--verbosity", "0"), rol=dbrollen.EIGENAAR
        )
        if stand.huishoudens is None and "demovulling" in get_commands():
            stand.begin(huishoudens or 300)
            self.stdout.write(f"Demogegevens voor {stand.huishoudens} huishoudens")
            opdracht = (*MANAGE, "demovulling", "--huishoudens", str(stand.huishoudens))
            processen.start("demovulling", opdracht, rol=dbrollen.SYSTEEM, op_scherm=True)
            processen.wacht_op("demovulling")
            stand.klaar()
        elif stand.huishoudens and huishoudens not in {None, stand.huishoudens}:
            self.stdout.write(
                f"Deze demo heeft al {stand.huishoudens} huishoudens en houdt die."
                " Wilt u opnieuw beginnen? Gebruik dan OPNIEUW=1."
            )
        processen.wacht_op("vormgeving")

    def _leeg_database(self) -> None:
        if not ingebed.is_ingebed():
            raise CommandError("Maak de database zelf leeg: alleen de ingebouwde database begint opnieuw.")
        with ingebed.Ingebed(settings.REGIE_DATA) as servers:
            servers.maak_leeg()
        # It knows the lines of the database that was.
        settings.REGIE_ANKER.unlink(missing_ok=True)
        self.stdout.write("De database begint opnieuw.")

    def _stap(self, wat: str, processen: Processen, opdracht: tuple[str, ...], *, rol: str) -> None:
        begin = time.monotonic()
        self.stdout.write(f"{wat} … ", ending="")
        self.stdout.flush()
        processen.start(opdracht[2], opdracht, rol=rol)
        processen.wacht_op(opdracht[2])
        self.stdout.write(f"klaar ({_duur(begin)})")

    def _start(self, processen: Processen, adres: str, poort: int) -> str:
        """Start worker, beat and web server; answers the address once it serves."""
        celery = (sys.executable, "-m", "celery", "--app", "toegang")
        beatmap = settings.REGIE_DATA / "beat"
        beatmap.mkdir(exist_ok=True)
        processen.start(
            "werker",
            (*celery, "worker", "--concurrency", "1", "--without-gossip", "--without-mingle"),
            rol=dbrollen.SYSTEEM,
        )
        beat = (*celery, "beat", "--schedule", str(beatmap / "rooster"))
        processen.start("rooster", beat, rol=dbrollen.SYSTEEM)
        with _vrije_poort(adres, poort) as luisteraar:
            gekozen = luisteraar.getsockname()[1]
            if gekozen != poort:
                self.stdout.write(f"Poort {poort} is bezet; de demo neemt {gekozen}.")
            # The open socket is handed over, so nobody can take the port in between.
            gunicorn = (
                sys.executable,
                "-m",
                "gunicorn",
                "toegang.wsgi",
                "--config",
                "python:toegang.webserver",
            )
            bind = ("--bind", f"fd://{luisteraar.fileno()}")
            processen.start("web", (*gunicorn, *bind), rol=dbrollen.APP, doorgeven=(luisteraar.fileno(),))
        url = f"http://{'127.0.0.1' if adres == '0.0.0.0' else adres}:{gekozen}"  # noqa: S104 - read, not listened on
        self.stdout.write("Webserver, werker en rooster … ", ending="")
        self.stdout.flush()
        tot = time.monotonic() + WACHTTIJD
        while not _is_klaar(f"{url}/gezond/klaar"):
            processen.controleer()
            if time.monotonic() > tot:
                raise CommandError(
                    f"De webserver antwoordt niet. Zie {settings.REGIE_DATA / 'logboeken' / 'web.log'}."
                )
            time.sleep(0.1)
        self.stdout.write("klaar")
        return f"{url}/"


class Demostand:
    """How far filling the demo came, kept beside its data: a filling that was interrupted starts over."""

    def __init__(self, bestand: Path) -> None:
        self.bestand = bestand
        stand = json.loads(bestand.read_text()) if bestand.exists() else {}
        self.huishoudens: int | None = stand.get("huishoudens")
        self.is_half = bool(stand) and not stand.get("klaar")

    def begin(self, huishoudens: int) -> None:
        self.huishoudens = huishoudens
        self._schrijf(klaar=False)

    def klaar(self) -> None:
        self._schrijf(klaar=True)

    def vergeet(self) -> None:
        self.bestand.unlink(missing_ok=True)
        self.huishoudens, self.is_half = None, False

    def _schrijf(self, *, klaar: bool) -> None:
        self.bestand.write_text(json.dumps({"huishoudens": self.huishoudens, "klaar": klaar}))


def _vrije_poort(adres: str, eerste: int) -> socket.socket:
    for poort in range(eerste, eerste + AANTAL_POORTEN):
        luisteraar = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        luisteraar.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            luisteraar.bind((adres, poort))
            luisteraar.listen(128)
        except OSError:
            luisteraar.close()
            continue
        return luisteraar
    raise CommandError(f"Geen vrije poort van {eerste} tot {eerste + AANTAL_POORTEN} op {adres}.")


def _is_klaar(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as antwoord:  # noqa: S310 - our own address
            return bool(antwoord.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _duur(begin: float) -> str:
    return f"{time.monotonic() - begin:.0f} s"


def _stop(_teken: int, _kader: FrameType | None) -> None:
    raise KeyboardInterrupt
