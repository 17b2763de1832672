"""Whether time tells a file that may not be seen from one that does not exist: a ratio of medians, with its noise.

.venv/bin/python -m tests.prestaties.vreemd 2000 100
"""

import json
import os
import random
import statistics
import subprocess
import sys
import time
import uuid
from typing import Any

import psycopg

from tests.prestaties.omgeving import Proef, als_app, proeven
from toegang import ingebed

WARM, TREKKINGEN = 20, 400
# Who, and of which files he sees nothing: of another team, or shielded in the own one.
WIE = {
    "regisseur, another team": ("m2", "h.team_id <> ALL (eigen.teams) AND NOT h.afgeschermd"),
    "regisseur, shielded": (
        "m2",
        "h.afgeschermd AND h.regisseur_id <> eigen.id AND h.team_id = ANY (eigen.teams)",
    ),
    "teamleider, another team": ("m-1", "h.team_id <> ALL (eigen.teams) AND NOT h.afgeschermd"),
    "consulent": ("m0", "NOT EXISTS (SELECT FROM backoffice_maatwerkadvies a WHERE a.huishouden_id = h.id)"),
    "accounthouder": ("m-5", "true"),
}
# Per kind of address: of which table the id is, and how.
ADRESSEN = {
    "household page": ("huishoudens_huishouden", "get", "/huishoudens/{id}/"),
    "plan": ("huishoudens_huishouden", "get", "/huishoudens/{id}/plan/"),
    "who sees this": ("huishoudens_huishouden", "get", "/huishoudens/{id}/wie-ziet-dit/"),
    "write a contact": ("huishoudens_huishouden", "post", "/huishoudens/{id}/contact/"),
    "melding": ("triage_melding", "get", "/meldingen/{id}/triage/"),
    "advies of an action": ("plannen_actie", "get", "/acties/{id}/advies/"),
}
_VREEMD = """
SELECT x.id::text FROM huishoudens_huishouden h
  JOIN {tabel} x ON x.{kolom} = h.id,
  (SELECT m.id, array_agg(r.team_id) FILTER (WHERE r.team_id IS NOT NULL) || '{{}}'::int[] AS teams
     FROM toegang_medewerker m JOIN toegang_roltoekenning r ON r.medewerker_id = m.id
    WHERE m.email = %s GROUP BY m.id) eigen
 WHERE {waar} ORDER BY md5(x.id::text) LIMIT 300"""


def _vreemde_ids(proef: Proef) -> dict[str, dict[str, list[str]]]:
    """Per asker and table some ids of files out of sight."""
    uit: dict[str, dict[str, list[str]]] = {}
    with psycopg.connect(proef.adres) as verbinding:
        for naam, (wie, waar) in WIE.items():
            for tabel in {tabel for tabel, *_ in ADRESSEN.values()}:
                kolom = "id" if tabel == "huishoudens_huishouden" else "huishouden_id"
                vraag = _VREEMD.format(tabel=tabel, kolom=kolom, waar=waar)
                rijen = verbinding.execute(vraag.encode(), (f"{wie}@voorbeeld.nl",)).fetchall()
                uit.setdefault(naam, {})[tabel] = [pk for (pk,) in rijen]
    return uit


def _meet(vreemd: dict[str, dict[str, list[str]]], keren: int) -> list[list[Any]]:
    """Runs in the process that `main` starts: milliseconds of foreign, unknown and unknown once more, in turn."""
    import django

    django.setup()
    from django.db import transaction
    from django.test import Client

    from toegang.models import Medewerker
    from toegang.sessie import inloggen_als

    uit = []
    for naam, (wie, _) in WIE.items():
        with transaction.atomic():
            inloggen_als(f"{wie}@voorbeeld.nl")
            medewerker = Medewerker.objects.get_by_natural_key(f"{wie}@voorbeeld.nl")
        client = Client()
        client.force_login(medewerker, backend="toegang.inloggen.MedewerkerBackend")
        for soort, (tabel, methode, adres) in ADRESSEN.items():
            tijden: dict[str, list[float]] = {"vreemd": [], "onbekend": [], "nog eens": []}
            for keer in range(WARM + keren):
                # Each of the three comes first, second and third as often, so that drift is everybody's.
                volgorde = list(tijden)[keer % 3 :] + list(tijden)[: keer % 3]
                for wat in volgorde:
                    ids = vreemd[naam][tabel]
                    pk = ids[keer % len(ids)] if wat == "vreemd" else str(uuid.uuid4())
                    begin = time.perf_counter()
                    antwoord = getattr(client, methode)(adres.format(id=pk))
                    duur = (time.perf_counter() - begin) * 1000
                    assert antwoord.status_code == 404, (naam, soort, wat, antwoord.status_code)
                    if keer >= WARM:
                        tijden[wat].append(duur)
            uit.append([naam, soort, tijden["vreemd"], tijden["onbekend"], tijden["nog eens"]])
    return uit


def _verhouding(een: list[float], ander: list[float]) -> tuple[float, float, float]:
    """The ratio of medians, and between which two it lies in 95 of 100 draws from the same samples."""
    keus = random.Random(1)
    trekkingen = sorted(
        statistics.median(keus.choices(een, k=len(een)))
        / statistics.median(keus.choices(ander, k=len(ander)))
        for _ in range(TREKKINGEN)
    )
    rand = TREKKINGEN // 40
    return statistics.median(een) / statistics.median(ander), trekkingen[rand], trekkingen[-rand - 1]


def main() -> None:
    """Print the table in Markdown."""
    if sys.argv[1:2] == ["--meet"]:
        sys.stdout.write(json.dumps(_meet(json.loads(sys.stdin.read()), int(sys.argv[2]))) + "\n")
        return
    aantal, keren = ([int(deel) for deel in sys.argv[1:]] + [2000, 100])[:2] if sys.argv[1:] else (2000, 100)
    with proeven(aantal) as (proef,):
        uit = subprocess.run(
            [sys.executable, "-m", "tests.prestaties.vreemd", "--meet", str(keren)],
            env=als_app(proef, ingebed.Ingebed(ingebed.datamap() / "meting")),
            input=json.dumps(_vreemde_ids(proef)),
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
    sys.stdout.write(f"{aantal:,} huishoudens, {keren} samples of each, load {os.getloadavg()[0]:.1f}\n\n")
    sys.stdout.write("| who | address | unknown ms | foreign / unknown (95 %) | unknown / unknown (95 %) |\n")
    sys.stdout.write("|---|---|---|---|---|\n")
    for naam, soort, vreemd, onbekend, nog_eens in json.loads(uit.stdout.splitlines()[-1]):
        delen = ["{:.3f} ({:.3f}-{:.3f})".format(*_verhouding(een, onbekend)) for een in (vreemd, nog_eens)]
        cellen = (naam, soort, f"{statistics.median(onbekend):.1f}", *delen)
        sys.stdout.write(f"| {' | '.join(cellen)} |\n")


if __name__ == "__main__":
    main()
