"""How PostgreSQL reads each page for every role: no large table from end to end, whatever the size of the region.

    .venv/bin/python -m tests.prestaties.leesplannen 100000

Each statement of each page is explained as regie_app, with the identity of who asks. A large table has more rows than any
page or team; reading it whole is right only where what is asked is the whole (none of these pages does).
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from tests.prestaties.omgeving import Proef, als_app, proeven, waarden_van
from toegang import ingebed

GROOT = 5_000

# As whom: regisseur, teamleider, triagist, aandachtsfunctionaris, consulent, a seat without work, accounthouder.
PAGINAS = {
    "m2": (
        "/",
        "/huishoudens/",
        "/huishoudens/?van=team",
        "/team/{team}/",
        "/huishoudens/{h}/",
        "/huishoudens/{h}/plan/",
        "/huishoudens/{h}/tijdlijn/",
        "/zoeken/?q={naam}",
        "/zoeken/?q=2181+AA+{nummer}",
        "/meldingen/",
    ),
    "m-1": ("/", "/team/team-1/", "/meldingen/"),
    "m-2": ("/", "/meldingen/", "/zoeken/?q={naam}"),
    "m-3": ("/", "/team/team-1/", "/huishoudens/?van=team"),
    "m0": ("/backoffice/", "/zoeken/?q={naam}"),
    "m-4": ("/", "/huishoudens/"),
    "m-5": ("/monitoring/bollen/",),
}


def _leest_heel(plan: dict[str, Any], grote: set[str]) -> Iterator[str]:
    if plan["Node Type"] == "Seq Scan" and plan["Relation Name"] in grote:
        yield plan["Relation Name"]
    for deel in plan.get("Plans", ()):
        yield from _leest_heel(deel, grote)


def _grote_tabellen() -> set[str]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples > %s", [GROOT])
        return {naam for (naam,) in cursor.fetchall()}


def _gelezen(pad: str, client: Any, medewerker_id: Any, grote: set[str]) -> list[tuple[str, str]]:
    """The large tables that a page reads whole, each with the beginning of its statement."""
    from django.db import connection

    from toegang.sessie import handelend_als

    vragen: list[tuple[str, Any]] = []

    def onthoud(voer_uit, sql, params, many, context):  # type: ignore[no-untyped-def]  # as Django calls it
        vragen.append((sql, params))
        return voer_uit(sql, params, many, context)

    client.get(pad)
    with connection.execute_wrapper(onthoud):
        antwoord = client.get(pad)
    assert antwoord.status_code == 200, (pad, antwoord.status_code)
    uit = []
    with handelend_als(medewerker_id), connection.cursor() as cursor:
        for sql, params in vragen:
            if sql.lstrip(" (").upper().startswith("SELECT") and "set_config" not in sql:
                cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", params)
                (plan,) = cursor.fetchone()
                boom = (json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]
                uit += [(tabel, " ".join(sql.split())[:90]) for tabel in _leest_heel(boom, grote)]
    return uit


def _alles(waarden: dict[str, str]) -> list[list[str]]:
    """Runs in the process that `main` starts."""
    import django

    django.setup()
    from django.db import transaction
    from django.test import Client

    from toegang.models import Medewerker
    from toegang.sessie import inloggen_als

    grote, uit = _grote_tabellen(), []
    for wie, paden in PAGINAS.items():
        with transaction.atomic():
            inloggen_als(f"{wie}@voorbeeld.nl")
            medewerker = Medewerker.objects.get_by_natural_key(f"{wie}@voorbeeld.nl")
        client = Client()
        client.force_login(medewerker, backend="toegang.inloggen.MedewerkerBackend")
        for pad in paden:
            for tabel, vraag in _gelezen(pad.format(**waarden), client, medewerker.pk, grote):
                uit.append([wie, pad, tabel, vraag])
    return uit


def _meet(proef: Proef, map_: ingebed.Ingebed) -> list[list[str]]:
    opdracht = [
        sys.executable,
        "-m",
        "tests.prestaties.leesplannen",
        "--scherm",
        json.dumps(waarden_van(proef)),
    ]
    klaar = subprocess.run(opdracht, env=als_app(proef, map_), check=True, capture_output=True, text=True)
    gelezen: list[list[str]] = json.loads(klaar.stdout.splitlines()[-1])
    return gelezen


def main() -> None:
    """Print what is read whole, a line each, and fail when there is anything."""
    if sys.argv[1:2] == ["--scherm"]:
        sys.stdout.write(json.dumps(_alles(json.loads(sys.argv[2]))) + "\n")
        return
    aantallen = [int(deel) for deel in sys.argv[1:]] or [100_000]
    map_ = ingebed.Ingebed(ingebed.datamap() / "meting")
    with proeven(*aantallen) as proefen:
        gevonden = [regel for proef in proefen for regel in _meet(proef, map_)]
    for wie, pad, tabel, vraag in gevonden:
        sys.stdout.write(f"{wie:4} {pad:32} {tabel}: {vraag}\n")
    paginas = sum(len(paden) for paden in PAGINAS.values())
    sys.stdout.write(f"{paginas} pages, {len(PAGINAS)} roles: {len(gevonden)} large tables read whole.\n")
    sys.exit(bool(gevonden))


if __name__ == "__main__":
    main()
