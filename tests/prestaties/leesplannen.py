"""How PostgreSQL reads each page for every role: no large table from end to end, whatever the size of the region.

    .venv/bin/python -m tests.prestaties.leesplannen 100000

Each statement of each page is explained as regie_app, with the identity of who asks, and so is the body of each function
of the second lock. A large table has more rows than any page or team; reading it whole is right only where what is asked
is the whole (none of these pages does).
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import django

from tests.prestaties.omgeving import Proef, als_app, proeven, waarden_van
from toegang import ingebed

GROOT = 5_000
_EEN_VRAAG = "BEGIN RETURN "
HUISHOUDEN_TABEL = "huishoudens_huishouden"

# As whom (`vulling.REGIO` says which rol each has), and which pages.
PAGINAS = {
    "m2": (
        "/",
        "/huishoudens/",
        "/huishoudens/?van=team",
        "/huishoudens/gedeeld/",
        "/team/{team}/",
        "/huishoudens/{h}/",
        "/huishoudens/{h}/plan/",
        "/huishoudens/{h}/tijdlijn/",
        "/huishoudens/{h}/toegang/",
        "/huishoudens/{h}/wie-ziet-dit/",
        "/zoeken/?q={naam}",
        "/zoeken/?q=2181+AA+{nummer}",
        "/meldingen/",
    ),
    "m-1": ("/", "/team/team-1/", "/team/team-1/caseload/", "/team/team-1/noodtoegang/", "/meldingen/"),
    "m-2": ("/", "/meldingen/", "/zoeken/?q={naam}"),
    "m-3": ("/", "/team/team-1/", "/huishoudens/?van=team"),
    "m-4": ("/", "/huishoudens/", "/huishoudens/gedeeld/"),
    "m0": ("/backoffice/", "/zoeken/?q={naam}", "/huishoudens/gedeeld/"),
    "m-9": ("/backoffice/",),
    "m-10": ("/backoffice/",),
    "m-11": ("/backoffice/",),
    "m-5": ("/monitoring/bollen/",),
    "m-6": ("/mijn-acties/",),
    "m-7": ("/privacy/", "/privacy/noodtoegang/", "/privacy/avg/"),
    "m-8": ("/beheer/", "/beheer/accounts/"),
    "m-12": ("/autorisatiematrix/",),
}
# Where the whole of a team is what is asked: at 100,000 huishoudens in six teams, one in six of all rows.
HEEL_HET_TEAM = {("m-1", "/team/team-1/caseload/", "huishoudens_werkitem")}
# What a function of the second lock is asked with, by the name of its argument.
ARGUMENTEN = {
    "rollen": "'{{TM,TL,AF,TRI,IW,IP,IS,TWO,KP}}'::text[]",
    "welke_rollen": "'{{TM,AT,IW,IP,IS,TWO,KP}}'::text[]",
    "welke_groep": "5",
    "welk_team": "1",
    "welk": "'{h}'::uuid",
    "welke": "ARRAY['{h}']::uuid[]",
    "vraag": "ARRAY['n1:{naam}', 'a:2181AA:{nummer}:', 'h:H-{nummer}']",
    "welk_nummer": "'H-{nummer}'",
    "waarom": "'een reden die lang genoeg is'",
}


def _leest_heel(plan: dict[str, Any], grote: set[str]) -> Iterator[str]:
    """The large tables read from end to end, and huishoudens by the thousand put in a hash table."""
    gehasht = set(re.findall(r"hashed (SubPlan \d+)", json.dumps(plan)))
    for knoop in _knopen(plan):
        if knoop["Node Type"] == "Seq Scan" and knoop["Relation Name"] in grote:
            yield knoop["Relation Name"]
        if knoop.get("Subplan Name") in gehasht:
            yield from (
                f"hashed {deel['Relation Name']}"
                for deel in _knopen(knoop)
                if deel.get("Relation Name") == HUISHOUDEN_TABEL and deel["Plan Rows"] > GROOT
            )


def _knopen(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for deel in plan.get("Plans", ()):
        yield from _knopen(deel)


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
                uit += [
                    (tabel, " ".join(sql.split())[:90]) for tabel in _uitgelegd(cursor, sql, params, grote)
                ]
    return uit


def _uitgelegd(cursor: Any, sql: str, params: Any, grote: set[str]) -> Iterator[str]:
    cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", params)
    (plan,) = cursor.fetchone()
    yield from _leest_heel((json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"], grote)


def _in_functies(proef: Proef, waarden: dict[str, str]) -> list[list[str]]:
    """The same inside the functions of the second lock, of which EXPLAIN shows no more than that they are called."""
    import psycopg

    from toegang.rls import alle_functies

    uit = []
    with psycopg.connect(proef.adres) as verbinding, verbinding.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples > %s", [GROOT])
        grote = {naam for (naam,) in cursor.fetchall()}
        cursor.execute("SET plan_cache_mode = force_generic_plan")
        for wie in PAGINAS:
            cursor.execute(
                "SELECT set_config('regie.medewerker', id::text, true) FROM toegang_medewerker WHERE email = %s",
                [f"{wie}@voorbeeld.nl"],
            )
            for functie in alle_functies():
                if functie.taal == "plpgsql" and not functie.sql.startswith(_EEN_VRAAG):
                    continue
                sql = functie.sql.removeprefix(_EEN_VRAAG).removeprefix("QUERY ").removesuffix("; END")
                if not sql.lstrip(" (").startswith(("SELECT", "WITH")):
                    # No question: the number drawn by this session.
                    continue
                for naam in re.findall(r"(?:^|, )(\w+) ", functie.argumenten):
                    sql = sql.replace(f"({functie.naam}.{naam})", f"({naam})")
                    sql = re.sub(rf"(?<![.\w]){naam}(?!\w)", ARGUMENTEN[naam].format(**waarden), sql)
                gevonden = _uitgelegd(cursor, sql, None, grote)
                uit += [[wie, f"beleid.{functie.naam}", tabel, ""] for tabel in gevonden]
    return uit


def _alles(waarden: dict[str, str]) -> list[list[str]]:
    """Runs in the process that `main` starts."""
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
                if (wie, pad, tabel) not in HEEL_HET_TEAM:
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
        os.environ |= als_app(proefen[0], map_)
        django.setup()
        gevonden += [regel for proef in proefen for regel in _in_functies(proef, waarden_van(proef))]
    for wie, pad, tabel, vraag in gevonden:
        sys.stdout.write(f"{wie:4} {pad:32} {tabel}: {vraag}\n")
    paginas = sum(len(paden) for paden in PAGINAS.values())
    sys.stdout.write(
        f"{paginas} pages, {len(PAGINAS)} roles: {len(gevonden)} large tables read whole, in pages or in functions.\n"
    )
    sys.exit(bool(gevonden))


if __name__ == "__main__":
    main()
