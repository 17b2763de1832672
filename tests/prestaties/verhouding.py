"""What row security costs: the statements of a screen as regie_app, over the same statements without any policy.

    .venv/bin/python -m tests.prestaties.verhouding 13000 100000

The screen is asked in process, through Django's test client; each statement that reads is then asked again, in turn as
regie_app and as a superuser, whom no policy binds. What the first lock adds stands in both.
"""

import json
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import Any

import psycopg

from tests.prestaties.omgeving import Proef, als_app, proeven, waarden_van
from toegang import dbrollen, ingebed

KEREN, WARM = 25, 8

# Screen, as whom, and its address; `m2` has the regie of a hundred files, `m-4` a seat and no work.
SCHERMEN: tuple[tuple[str, str, str], ...] = (
    ("list, own work by due date (Vandaag)", "m2", "/"),
    ("list, zero rows (a seat without work)", "m-4", "/"),
    ("team work list (werkplek)", "m2", "/team/{team}/"),
    ("household page", "m2", "/huishoudens/{h}/"),
    ("search by name prefix", "m2", "/zoeken/?q={naam}"),
    ("search by address", "m2", "/zoeken/?q=2181+AA+{nummer}"),
    ("work list of the back office", "m0", "/backoffice/"),
    ("dashboard", "m-5", "/monitoring/bollen/"),
)

Vraag = tuple[str, Sequence[Any]]


def _gevraagd(pad: str, wie: str) -> tuple[str, list[Vraag]]:
    """Who asks, and the statements with which the screen reads, when everything is warm."""
    from django.db import connection, transaction
    from django.test import Client

    from toegang.models import Medewerker
    from toegang.sessie import inloggen_als

    with transaction.atomic():
        inloggen_als(f"{wie}@voorbeeld.nl")
        medewerker = Medewerker.objects.get_by_natural_key(f"{wie}@voorbeeld.nl")
    client = Client()
    client.force_login(medewerker, backend="toegang.inloggen.MedewerkerBackend")
    vragen: list[Vraag] = []

    def noteer(voer_uit: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        vragen.append((sql, params))
        return voer_uit(sql, params, many, context)

    for _ in range(WARM):
        vragen.clear()
        with connection.execute_wrapper(noteer):
            antwoord = client.get(pad)
        assert antwoord.status_code == 200, (pad, antwoord.status_code)
    leest = [(sql, p) for sql, p in vragen if re.match(r"[\s(]*SELECT", sql) and "set_config" not in sql]
    return str(medewerker.pk), leest


def _tijden(verbindingen: Sequence[psycopg.Connection], vraag: Vraag) -> list[float]:
    """Median milliseconds of one statement on each connection, asked in turn."""
    sql, params = vraag
    gemeten: list[list[float]] = [[] for _ in verbindingen]
    for keer in range(WARM + KEREN):
        for nummer, verbinding in enumerate(verbindingen):
            begin = time.perf_counter()
            verbinding.execute(sql.encode(), params, prepare=True).fetchall()
            if keer >= WARM:
                gemeten[nummer].append((time.perf_counter() - begin) * 1000)
    return [statistics.median(tijden) for tijden in gemeten]


def _scherm(adres: str, pad: str, wie: str) -> list[float]:
    """Milliseconds without and with policies, and how many statements."""
    ik, vragen = _gevraagd(pad, wie)
    with psycopg.connect(adres, autocommit=True) as kaal, psycopg.connect(adres, autocommit=True) as app:
        for verbinding in (kaal, app):
            for instelling, waarde in (*dbrollen.PLANNEN, ("regie.medewerker", ik)):
                verbinding.execute("SELECT set_config(%s, %s, false)", [instelling, waarde])
        app.execute("SET ROLE regie_app")
        zonder, met = map(sum, zip(*(_tijden((kaal, app), vraag) for vraag in vragen), strict=True))
    return [zonder, met, len(vragen)]


def _in_eigen_proces(proef: Proef, map_: ingebed.Ingebed) -> list[list[float]]:
    """The measurements of all screens, by a process that serves from this database."""
    waarden = waarden_van(proef)
    schermen = [(pad.format(**waarden), wie) for _, wie, pad in SCHERMEN]
    uit = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.prestaties.verhouding",
            "--schermen",
            proef.adres,
            json.dumps(schermen),
        ],
        env=als_app(proef, map_),
        check=True,
        capture_output=True,
        text=True,
    )
    gelezen: list[list[float]] = json.loads(uit.stdout.splitlines()[-1])
    return gelezen


def main() -> None:
    """Print the table in Markdown."""
    if sys.argv[1:2] == ["--schermen"]:
        import django

        django.setup()
        uit = [_scherm(sys.argv[2], pad, wie) for pad, wie in json.loads(sys.argv[3])]
        sys.stdout.write(json.dumps(uit) + "\n")
        return
    aantallen = [int(deel) for deel in sys.argv[1:]] or [13_000, 100_000]
    map_ = ingebed.Ingebed(ingebed.datamap() / "meting")
    with proeven(*aantallen) as proefen:
        metingen = [_in_eigen_proces(proef, map_) for proef in proefen]
    koppen = " | ".join(f"{n:,}: without ms | with policies ms | ratio" for n in aantallen)
    regels = [f"| screen | {koppen} | statements |", "|---|" + "---|---|---|" * len(aantallen) + "---|"]
    for (naam, *_), *gemeten in zip(SCHERMEN, *metingen, strict=True):
        cellen = " | ".join(f"{zonder:.2f} | {met:.2f} | {met / zonder:.1f}" for zonder, met, _ in gemeten)
        regels.append(f"| {naam} | {cellen} | {gemeten[-1][2]:.0f} |")
    sys.stdout.write("\n".join(regels) + "\n")


if __name__ == "__main__":
    main()
