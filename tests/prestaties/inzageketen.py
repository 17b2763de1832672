"""What the chain of the inzagelog costs: an INSERT with its trigger, over the same row without.

    .venv/bin/python -m tests.prestaties.inzageketen 2000 200000

Without the trigger the row is as wide and as much indexed, its number and hash given by hand. Rounds alternate, so
that what else the machine does weighs on both. Then the log is filled to the second number, and checked.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from typing import Final

import psycopg

from tests.prestaties.omgeving import Proef, als_app, proeven
from toegang import dbrollen, ingebed

RONDEN: Final = 60
PER_RONDE: Final = {1: 100, 50: 10}
TABEL: Final = "toegang_inzageregel"
KLOK: Final = (
    "CREATE OR REPLACE FUNCTION proefklok() RETURNS trigger LANGUAGE plpgsql AS"
    " 'BEGIN NEW.moment := statement_timestamp(); RETURN NEW; END';"
    f" CREATE TRIGGER klok BEFORE INSERT ON {TABEL} FOR EACH ROW WHEN (current_user = 'regie_app')"
    " EXECUTE FUNCTION proefklok()"
)
WIE: Final = "md5('m2')::uuid"
# As `diensten.inzage` writes it, but for who gives the number and the hash.
INVOEGEN: Final = """
INSERT INTO toegang_inzageregel (id, moment, medewerker_id, huishouden_id, dossier, handeling, groepen, regel,
    uitkomst, gevraagd, pseudoniem, grond, verzoek, schakel, hash)
SELECT gen_random_uuid(), now(), md5('m2')::uuid, g.huishouden_id, g.dossier, 'huishoudens.huishouden_bekijken', g.groepen,
    coalesce(g.regel, r.regel, ''), 'gelezen', NULL, g.huishouden_id, g.grond, '7f9c2f6e-0f0c-4b8c-9a4e-1d2b3c4d5e6f',
    %(vanaf)s::int + row_number() OVER (), sha256('x')
FROM json_to_recordset(%(regels)s::json) g(huishouden_id uuid, dossier text, groepen smallint[], regel text, grond text)
LEFT JOIN beleid.regels(%(zoek_op)s::uuid[]) r ON r.huishouden_id = g.huishouden_id"""


VULLEN: Final = """
INSERT INTO toegang_inzageregel (id, moment, medewerker_id, huishouden_id, dossier, handeling, groepen, regel, uitkomst,
    pseudoniem, grond, verzoek)
SELECT gen_random_uuid(), now(), md5('m' || 1 + n %% 20)::uuid, md5('h' || n)::uuid, 'H-2026-0001', 'plannen.plan_bekijken',
    '{1,3,12}', 'REG:regie + TM:team', 'gelezen', md5('p' || n)::uuid, 'AVG 6 lid 1 c en e, Wmo 5.1.1', 'x' || n
FROM generate_series(1, %(n)s) n"""


def _regels(huizen: list[str], *, weet: bool) -> dict[str, object]:
    regels = [
        {
            "huishouden_id": huis,
            "dossier": "H-2026-0001",
            "groepen": [1, 3, 5, 6, 7, 8, 9, 10, 12, 13],
            "regel": "REG:regie + TM:team" if weet else None,
            "grond": "AVG 6 lid 1 c en e, Wmo 5.1.1, Jw 7.4.0, Wgs 8a-8c;"
            " AVG 6 lid 1 c en e, Wmo 5.1.1, Jw 7.4.0, Wgs 8a-8c, AVG 9 lid 2 g en h",
        }
        for huis in huizen
    ]
    return {"regels": json.dumps(regels), "zoek_op": [] if weet else huizen}


def _meet(proef: Proef, aantal: int) -> tuple[float, float, float]:
    """Milliseconds of one INSERT of so many rows without and with the chain, and their ratio: medians over the rounds."""
    ronden: dict[bool, list[float]] = {False: [], True: []}
    with (
        psycopg.connect(proef.adres, autocommit=True) as beheer,
        psycopg.connect(proef.adres, prepare_threshold=0) as app,
    ):
        app.execute("SET ROLE regie_app")
        app.commit()
        huizen = [
            str(rij[0])
            for rij in beheer.execute(
                f"SELECT id FROM huishoudens_huishouden WHERE regisseur_id = {WIE} LIMIT %s".encode(),
                (aantal,),
            )
        ]
        waarden, vanaf = _regels(huizen, weet=aantal == 1), 0
        for ronde in range(RONDEN):
            met_keten = bool(ronde % 2)
            beheer.execute(f"DROP TRIGGER IF EXISTS klok ON {TABEL}; TRUNCATE {TABEL}".encode())
            if met_keten:
                beheer.execute(f"ALTER TABLE {TABEL} ENABLE TRIGGER USER".encode())
            else:
                # All that stood there before there was a chain.
                beheer.execute(f"ALTER TABLE {TABEL} DISABLE TRIGGER USER; {KLOK}".encode())
            tijden = []
            for keer in range(PER_RONDE[aantal]):
                with app.transaction():
                    app.execute(f"SELECT set_config('regie.medewerker', {WIE}::text, true)".encode())
                    begin = time.perf_counter()
                    app.execute(INVOEGEN.encode(), waarden | {"vanaf": vanaf})
                    duur = (time.perf_counter() - begin) * 1000
                vanaf += aantal
                if keer >= PER_RONDE[aantal] // 5:
                    tijden.append(duur)
            ronden[met_keten].append(statistics.median(tijden))
        beheer.execute(f"ALTER TABLE {TABEL} ENABLE TRIGGER USER; TRUNCATE {TABEL}".encode())
    verhouding = statistics.median(met / zonder for zonder, met in zip(*ronden.values(), strict=True))
    return statistics.median(ronden[False]), statistics.median(ronden[True]), verhouding


def _controleer(proef: Proef, map_: ingebed.Ingebed, aantal: int) -> list[str]:
    """What anchoring and checking say of a log with so many lines, written by every regisseur in turn."""
    with psycopg.connect(proef.adres, autocommit=True) as beheer:
        beheer.execute(VULLEN.encode(), {"n": aantal})
        beheer.execute(f"VACUUM ANALYZE {TABEL}".encode())
    with tempfile.TemporaryDirectory() as buiten:
        omgeving = als_app(proef, map_) | {
            "REGIE_DB_ROL": dbrollen.SYSTEEM,
            "REGIE_DB_WACHTWOORD_SYSTEEM": map_.sleutels.databasewachtwoorden()[dbrollen.SYSTEEM],
            "REGIE_ANKER": f"{buiten}/inzagelog.jsonl",
        }
        uit = []
        for opdracht in ("inzagelog_verankeren", "inzagelog_controleer"):
            begin = time.perf_counter()
            gedaan = subprocess.run(
                ["/usr/bin/env", "time", "-f", "%M kB", sys.executable, "manage.py", opdracht],
                env=omgeving,
                check=True,
                capture_output=True,
                text=True,
            )
            duur = time.perf_counter() - begin
            uit.append(f"{opdracht}: {duur:.1f} s, {gedaan.stderr.splitlines()[-1]}\n{gedaan.stdout}")
    with psycopg.connect(proef.adres, autocommit=True) as beheer:
        beheer.execute(f"TRUNCATE {TABEL}".encode())
    return uit


def main() -> None:
    """Print the table in Markdown, and what the check says."""
    huishoudens, regels = (int(deel) for deel in sys.argv[1:3]) if sys.argv[2:] else (2_000, 200_000)
    map_ = ingebed.Ingebed(ingebed.datamap() / "meting")
    with proeven(huishoudens) as (proef,):
        sys.stdout.write("| rows | without, ms | with the chain, ms | ratio |\n|---|---|---|---|\n")
        for aantal in PER_RONDE:
            zonder, met, verhouding = _meet(proef, aantal)
            sys.stdout.write(f"| {aantal} | {zonder:.3f} | {met:.3f} | {verhouding:.2f} |\n")
        sys.stdout.write("\n".join(_controleer(proef, map_, regels)))


if __name__ == "__main__":
    main()
