"""What permission costs: database time of a screen as regie_app, over that of the same rows in bare SQL.

    .venv/bin/python -m tests.prestaties.verhouding 13000 100000

The screen runs in process through Django's test client, with every layer of permission on: the app's own
scope and the row policies. The bare query reads the same rows as superuser, without any of it.
"""

import json
import statistics
import subprocess
import sys
import time
from typing import LiteralString

import psycopg

from tests.prestaties.omgeving import Proef, als_app, proeven, waarden_van
from toegang import ingebed

KEREN, WARM = 25, 8

# Screen, as whom, path, and the bare queries (parameters: %(ik)s the medewerker, %(h)s a huishouden, %(naam)s).
SCHERMEN: tuple[tuple[str, str, str, tuple[LiteralString, ...]], ...] = (
    (
        "list, own work by due date (Vandaag)",
        "m2",
        "/",
        (
            (
                "SELECT w.*, h.aanduiding, a.omschrijving FROM huishoudens_werkitem w JOIN huishoudens_huishouden h"
                " ON h.id = w.huishouden_id LEFT JOIN plannen_actie a ON a.id = w.bron_id"
                " WHERE w.open AND w.medewerker_id = %(ik)s ORDER BY w.uiterlijk, w.id LIMIT 50"
            ),
        ),
    ),
    (
        "list, zero rows (a seat without work)",
        "m-4",
        "/",
        (
            (
                "SELECT w.*, h.aanduiding, a.omschrijving FROM huishoudens_werkitem w JOIN huishoudens_huishouden h"
                " ON h.id = w.huishouden_id LEFT JOIN plannen_actie a ON a.id = w.bron_id"
                " WHERE w.open AND w.medewerker_id = %(ik)s ORDER BY w.uiterlijk, w.id LIMIT 50"
            ),
        ),
    ),
    (
        "team work list (werkplek)",
        "m2",
        "/team/{team}/",
        (
            (
                "SELECT w.*, h.aanduiding FROM huishoudens_werkitem w JOIN huishoudens_huishouden h"
                " ON h.id = w.huishouden_id WHERE w.open AND w.scope_team = %(teamnummer)s"
                " ORDER BY w.uiterlijk, w.id LIMIT 50"
            ),
        ),
    ),
    (
        "household page",
        "m2",
        "/huishoudens/{h}/",
        (
            "SELECT * FROM huishoudens_huishouden WHERE id = %(h)s",
            "SELECT * FROM huishoudens_persoon WHERE huishouden_id = %(h)s",
            "SELECT * FROM huishoudens_lidmaatschap WHERE huishouden_id = %(h)s",
            "SELECT * FROM huishoudens_adres WHERE huishouden_id = %(h)s",
            "SELECT * FROM huishoudens_regie WHERE huishouden_id = %(h)s",
            (
                "SELECT * FROM plannen_plan p JOIN plannen_doel d ON d.plan_id = p.id JOIN plannen_actie a"
                " ON a.doel_id = d.id WHERE p.huishouden_id = %(h)s"
            ),
            "SELECT * FROM plannen_evaluatie WHERE huishouden_id = %(h)s",
            "SELECT * FROM huishoudens_leefgebiedbeeld WHERE huishouden_id = %(h)s",
            "SELECT * FROM huishoudens_contactmoment WHERE huishouden_id = %(h)s ORDER BY moment DESC LIMIT 10",
        ),
    ),
    (
        "search by name prefix",
        "m2",
        "/zoeken/?q={naam}",
        (
            (
                "SELECT h.* FROM huishoudens_huishouden h WHERE h.id IN (SELECT z.huishouden_id FROM huishoudens_zoekterm z"
                " WHERE z.term ^@ %(naam)s) LIMIT 50"
            ),
        ),
    ),
    (
        "search by address",
        "m2",
        "/zoeken/?q=2181+AA+{nummer}",
        (
            (
                "SELECT h.* FROM huishoudens_huishouden h JOIN huishoudens_adres a ON a.huishouden_id = h.id"
                " WHERE a.zoeksleutel ^@ ('2181AA:' || %(nummer)s || ':') LIMIT 50"
            ),
        ),
    ),
    (
        "work list of the back office",
        "m0",
        "/backoffice/",
        (
            (
                "SELECT a.*, h.aanduiding FROM backoffice_maatwerkadvies a JOIN huishoudens_huishouden h"
                " ON h.id = a.huishouden_id WHERE a.wet = 'wmo'"
                " AND a.status IN ('ingediend', 'in_behandeling', 'opgeschort')"
                " ORDER BY a.beslissen_uiterlijk, a.id LIMIT 10"
            ),
        ),
    ),
)


def _kaal(proef: Proef, waarden: dict[str, str]) -> list[float]:
    """Median milliseconds of each screen's bare queries together."""
    uit = []
    with psycopg.connect(proef.adres, prepare_threshold=3) as verbinding:
        for _, wie, _, vragen in SCHERMEN:
            rij = verbinding.execute(
                "SELECT id FROM toegang_medewerker WHERE email = %s", (f"{wie}@voorbeeld.nl",)
            ).fetchone()
            assert rij is not None
            tijden = []
            for keer in range(WARM + KEREN):
                begin = time.perf_counter()
                for vraag in vragen:
                    verbinding.execute(vraag, waarden | {"ik": rij[0]}).fetchall()
                if keer >= WARM:
                    tijden.append((time.perf_counter() - begin) * 1000)
            uit.append(statistics.median(tijden))
    return uit


def _met_recht(proef: Proef, map_: ingebed.Ingebed, waarden: dict[str, str]) -> list[list[float]]:
    """Per screen: median milliseconds in the database, and statements; in a process of its own on this database."""
    uit = subprocess.run(
        [sys.executable, "-m", "tests.prestaties.verhouding", "--scherm", json.dumps(waarden)],
        env=als_app(proef, map_),
        check=True,
        capture_output=True,
        text=True,
    )
    gelezen: list[list[float]] = json.loads(uit.stdout.splitlines()[-1])
    return gelezen


def _schermen(waarden: dict[str, str]) -> list[list[float]]:
    """Runs in the process that `_met_recht` starts."""
    import django

    django.setup()
    from django.db import connection, transaction
    from django.test import Client

    from toegang.models import Medewerker
    from toegang.sessie import inloggen_als

    uit = []
    for _, wie, pad, _ in SCHERMEN:
        with transaction.atomic():
            inloggen_als(f"{wie}@voorbeeld.nl")
            medewerker = Medewerker.objects.get_by_natural_key(f"{wie}@voorbeeld.nl")
        client = Client()
        client.force_login(medewerker, backend="toegang.inloggen.MedewerkerBackend")
        tijden, aantal = [], 0
        for keer in range(WARM + KEREN):
            gemeten: list[float] = []

            def meet(voer_uit, sql, params, many, context):  # type: ignore[no-untyped-def]  # as Django calls it
                begin = time.perf_counter()
                try:
                    return voer_uit(sql, params, many, context)
                finally:
                    gemeten.append((time.perf_counter() - begin) * 1000)  # noqa: B023 - used up before the next round

            with connection.execute_wrapper(meet):
                antwoord = client.get(pad.format(**waarden))
            assert antwoord.status_code == 200, (pad, antwoord.status_code)
            if keer >= WARM:
                tijden.append(sum(gemeten))
                aantal = len(gemeten)
        uit.append([statistics.median(tijden), aantal])
    return uit


def main() -> None:
    """Print the table in Markdown."""
    if sys.argv[1:2] == ["--scherm"]:
        sys.stdout.write(json.dumps(_schermen(json.loads(sys.argv[2]))) + "\n")
        return
    aantallen = [int(deel) for deel in sys.argv[1:]] or [13_000, 100_000]
    map_ = ingebed.Ingebed(ingebed.datamap() / "meting")
    metingen = []
    with proeven(*aantallen) as proefen:
        for proef in proefen:
            waarden = waarden_van(proef)
            metingen.append((_kaal(proef, waarden), _met_recht(proef, map_, waarden)))
    koppen = " | ".join(f"{n:,}: bare ms | with permission ms | ratio" for n in aantallen)
    regels = [f"| screen | {koppen} | statements |", "|---|" + "---|---|---|" * len(aantallen) + "---|"]
    for nummer, (naam, *_rest) in enumerate(SCHERMEN):
        cellen = " | ".join(
            f"{kaal[nummer]:.2f} | {recht[nummer][0]:.2f} | {recht[nummer][0] / kaal[nummer]:.1f}"
            for kaal, recht in metingen
        )
        regels.append(f"| {naam} | {cellen} | {metingen[-1][1][nummer][1]:.0f} |")
    sys.stdout.write("\n".join(regels) + "\n")


if __name__ == "__main__":
    main()
