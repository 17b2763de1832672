"""Whole pages: one gunicorn worker, real HTTP, medians over many requests, next to the peers' figures.

.venv/bin/python -m tests.prestaties.paginas 2000 50000
"""

import contextlib
import http.cookiejar
import re
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass

import psycopg
from argon2 import PasswordHasher

from tests.prestaties.omgeving import Proef, als_app, proeven, waarden_van
from toegang import ingebed

WACHTWOORD = "meten-is-weten-2026"
KEREN, WARM = 30, 8

# What, as whom, and the best of three comparable open-source systems on the same kind of machine (ms, 2k -> 50k).
PAGINAS = (
    ("own list (Vandaag)", "m2", "/", "63 → 149"),
    ("huishoudens list", "m2", "/huishoudens/", "63 → 149"),
    ("team work list", "m2", "/team/{team}/", "175 → 603"),
    ("search by name", "m2", "/zoeken/?q={naam}", "42 → 77"),
    ("household page", "m2", "/huishoudens/{h}/", "26"),
    ("plan", "m2", "/huishoudens/{h}/plan/", "–"),
    ("caseload", "m-1", "/team/team-1/caseload/", "–"),
    ("back office work list", "m0", "/backoffice/", "–"),
    ("dashboard", "m-5", "/monitoring/bollen/", "800 → 11,900"),
)


@dataclass
class Uitkomst:
    """What one page cost: the median, the 95th percentile and the weight of its HTML."""

    naam: str
    peers: str
    ms: float
    p95: float
    kb: float


class Bezoeker:
    """A signed-in browser without a screen."""

    def __init__(self, basis: str) -> None:
        self.basis = basis
        self.pot = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.pot))

    def haal(self, pad: str) -> bytes:
        with self.opener.open(self.basis + pad, timeout=60) as antwoord:
            inhoud: bytes = antwoord.read()
        return inhoud

    def meld_aan(self, email: str) -> None:
        pagina = self.haal("/inloggen/").decode()
        teken = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', pagina)
        assert teken is not None
        velden = {"csrfmiddlewaretoken": teken[1], "username": email, "password": WACHTWOORD}
        verzoek = urllib.request.Request(
            self.basis + "/inloggen/",
            urllib.parse.urlencode(velden).encode(),
            {"Referer": self.basis + "/inloggen/"},
        )
        with contextlib.suppress(urllib.error.HTTPError):
            self.opener.open(verzoek, timeout=60).close()


@contextlib.contextmanager
def server(proef: Proef, map_: ingebed.Ingebed) -> Iterator[str]:
    """One gunicorn worker on this database, as regie_app."""
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        poort = vrij.getsockname()[1]
    opdracht = [sys.executable, "-m", "gunicorn", "-w1", "-b", f"127.0.0.1:{poort}", "toegang.wsgi"]
    proces = subprocess.Popen(opdracht, env=als_app(proef, map_), stderr=subprocess.DEVNULL)
    try:
        basis = f"http://127.0.0.1:{poort}"
        for _ in range(100):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"{basis}/gezond/live", timeout=2).close()
                break
            time.sleep(0.2)
        yield basis
    finally:
        proces.terminate()
        proces.wait(timeout=20)


def _voorbereid(proef: Proef) -> dict[str, str]:
    """Give the accounts a password, and answer what the addresses of the pages need."""
    wachtwoord = "argon2" + PasswordHasher().hash(WACHTWOORD)
    with psycopg.connect(proef.adres, autocommit=True) as verbinding:
        verbinding.execute(
            "UPDATE toegang_inloggegeven SET wachtwoordhash = %s WHERE medewerker_id IN (SELECT id FROM"
            " toegang_medewerker WHERE email IN"
            " ('m2@voorbeeld.nl', 'm-1@voorbeeld.nl', 'm0@voorbeeld.nl', 'm-5@voorbeeld.nl'))",
            (wachtwoord,),
        )
    return waarden_van(proef)


def meet(proef: Proef, map_: ingebed.Ingebed) -> list[Uitkomst]:
    """Every page for one size."""
    waarden = _voorbereid(proef)
    uit = []
    with server(proef, map_) as basis:
        bezoekers: dict[str, Bezoeker] = {}
        for naam, wie, pad, peers in PAGINAS:
            if wie not in bezoekers:
                bezoekers[wie] = Bezoeker(basis)
                bezoekers[wie].meld_aan(f"{wie}@voorbeeld.nl")
            tijden = []
            for keer in range(WARM + KEREN):
                begin = time.perf_counter()
                inhoud = bezoekers[wie].haal(pad.format(**waarden))
                assert b"persoonsmenu" in inhoud, f"{pad} asks to log in"
                if keer >= WARM:
                    tijden.append((time.perf_counter() - begin) * 1000)
            tijden.sort()
            uit.append(
                Uitkomst(
                    naam,
                    peers,
                    statistics.median(tijden),
                    tijden[int(len(tijden) * 0.95)],
                    len(inhoud) / 1024,
                )
            )
    return uit


def main() -> None:
    """Print the table in Markdown."""
    aantallen = [int(deel) for deel in sys.argv[1:]] or [2000, 50000]
    map_ = ingebed.Ingebed(ingebed.datamap() / "meting")
    with proeven(*aantallen) as proefen:
        per_grootte = [meet(proef, map_) for proef in proefen]
    koppen = " | ".join(f"{aantal:,} ms (p95)" for aantal in aantallen)
    regels = [f"| page | peers' best, ms | {koppen} | html kB |", "|---|---|" + "---|" * (len(aantallen) + 1)]
    for rij in zip(*per_grootte, strict=True):
        cellen = " | ".join(f"{uitkomst.ms:.0f} ({uitkomst.p95:.0f})" for uitkomst in rij)
        regels.append(f"| {rij[0].naam} | {rij[0].peers} | {cellen} | {rij[-1].kb:.0f} |")
    sys.stdout.write("\n".join(regels) + "\n")


if __name__ == "__main__":
    main()
