"""What an operator gets: an image, a Compose file, an example of the settings and a manual that agree (F8, F9)."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from toegang import ingebed
from toegang.rijbereik import Tabellen

WORTEL = ingebed.CHECKOUT
COMPOSE: dict[str, Any] = yaml.safe_load((WORTEL / "docker-compose.yml").read_text())
DIENSTEN: dict[str, dict[str, Any]] = COMPOSE["services"]
VOORBEELD = (WORTEL / ".env.voorbeeld").read_text()
HANDLEIDING = (WORTEL / "docs" / "installeren.md").read_text()
DOCKERFILE = (WORTEL / "Dockerfile").read_text()


@pytest.mark.parametrize("naam", DIENSTEN)
def test_a_service_is_nobody_writes_nowhere_and_fills_no_disk(naam: str) -> None:
    dienst = DIENSTEN[naam]

    assert dienst["read_only"] is True
    assert dienst["cap_drop"] == ["ALL"]
    assert dienst["security_opt"] == ["no-new-privileges:true"]
    assert not dienst["user"].startswith("0")
    assert dienst["logging"]["options"]["max-file"]


@pytest.mark.parametrize("naam", DIENSTEN)
def test_a_service_comes_back_and_tells_how_it_is(naam: str) -> None:
    dienst = DIENSTEN[naam]

    if naam == "inrichten":
        assert dienst["restart"] == "no"
    else:
        assert dienst["restart"] == "unless-stopped"
        assert dienst["healthcheck"]["test"]


def test_a_service_knows_only_the_password_of_its_own_role() -> None:
    bekend = {
        naam: {
            sleutel for sleutel in dienst.get("environment", {}) if sleutel.startswith("REGIE_DB_WACHTWOORD")
        }
        for naam, dienst in DIENSTEN.items()
    }

    assert bekend["web"] == {"REGIE_DB_WACHTWOORD_APP"}
    assert bekend["worker"] == bekend["beat"] == {"REGIE_DB_WACHTWOORD_SYSTEEM"}
    assert [
        naam for naam, dienst in DIENSTEN.items() if "REGIE_DB_BEHEER_WACHTWOORD" in dienst["environment"]
    ] == ["inrichten"]


def test_who_serves_waits_for_the_tables_and_only_the_door_is_open() -> None:
    for naam in ("web", "worker", "beat"):
        assert DIENSTEN[naam]["depends_on"]["inrichten"] == {"condition": "service_completed_successfully"}
    assert [naam for naam, dienst in DIENSTEN.items() if dienst.get("ports")] == ["proxy"]
    assert COMPOSE["networks"]["intern"] == {"internal": True}
    assert {naam for naam, dienst in DIENSTEN.items() if "deur" in dienst["networks"]} == {"proxy", "web"}


def test_every_setting_that_compose_asks_for_stands_in_the_example_and_no_other() -> None:
    tekst = (WORTEL / "docker-compose.yml").read_text()
    verplicht = set(re.findall(r"\$\{(\w+):\?", tekst))
    mag = set(re.findall(r"\$\{(\w+):-", tekst)) - {"REGIE_VERSIE"}

    assert verplicht == set(re.findall(r"^(\w+)=", VOORBEELD, re.MULTILINE))
    assert mag == set(re.findall(r"^#(\w+)=", VOORBEELD, re.MULTILINE))


def test_every_setting_that_the_code_reads_stands_in_the_manual() -> None:
    tabel = HANDLEIDING.split("## Wat u kunt instellen")[1].split("\n## ")[0]
    genoemd = set()
    for cel in re.findall(r"^\| (`.*?`) \|", tabel, re.MULTILINE):
        eerste, *meer = re.findall(r"`(\w+)`", cel)
        genoemd |= {eerste}
        # `REGIE_DB_HOST`, `_PORT`: a name that begins with _ takes the place of the end of the first.
        genoemd |= {
            ander if not ander.startswith("_") else f"{eerste.rpartition('_')[0]}{ander}" for ander in meer
        }
    code = "".join(
        pad.read_text() for pad in (*(WORTEL / "toegang").rglob("*.py"), WORTEL / "toegang" / "webserver.py")
    )
    gelezen = set(re.findall(r"""\(\s*f?"(REGIE_\w+|SECRET_KEY)"[,)]""", code))

    # The rest is for who makes the system, or for the image itself.
    eigen = {
        *("REGIE_ONTWIKKELEN", "REGIE_STATISCH", "REGIE_STATISCH_VERZAMELD", "REGIE_DATA"),
        *("REGIE_CACHE_PREFIX", "REGIE_WACHTRIJ_PREFIX", "REGIE_DB_WACHTWOORD_TEST"),
    }
    assert gelezen - genoemd - eigen == set()


def test_the_shell_of_the_manual_makes_settings_that_production_accepts(tmp_path: Path) -> None:
    opdracht = re.search(r"```sh\n( *cp \.env\.voorbeeld .*?)```", HANDLEIDING, re.DOTALL)
    assert opdracht is not None
    (tmp_path / ".env.voorbeeld").write_text(VOORBEELD)

    subprocess.run(["bash", "-euc", opdracht[1]], cwd=tmp_path, check=True)
    instellingen = dict(re.findall(r"^(\w+)=(.*)$", (tmp_path / ".env").read_text(), re.MULTILINE))
    uitkomst = subprocess.run(
        [sys.executable, "-c", "from django.conf import settings as s; print(s.REGIE_MODUS)"],
        cwd=WORTEL,
        env={
            **instellingen,
            "DJANGO_SETTINGS_MODULE": "toegang.settings",
            "REGIE_DB_HOST": "postgres",
            "REGIE_REDIS_URL": f"redis://:{instellingen['REGIE_REDIS_WACHTWOORD']}@valkey:6379",
        },
        capture_output=True,
        text=True,
        check=False,
    )

    assert "" not in instellingen.values()
    assert len(set(instellingen.values())) == len(instellingen)
    assert (tmp_path / ".env").stat().st_mode & 0o077 == 0
    assert uitkomst.stdout.strip() == "productie", uitkomst.stderr


def test_the_image_holds_every_app_and_nothing_that_a_demo_needs() -> None:
    gekopieerd = re.findall(r"^COPY (?!--from)(?:--chmod=\d+ )?(.+) \S+$", DOCKERFILE, re.MULTILINE)
    bronnen = {bron for regel in gekopieerd for bron in regel.split()}
    toegelaten = set(re.findall(r"^!(\S+)$", (WORTEL / ".dockerignore").read_text(), re.MULTILINE))

    assert set(Tabellen.EIGEN_APPS) <= bronnen
    assert bronnen == toegelaten
    assert not bronnen & {"tests", "praktijk", "docs", ".env"}


def test_the_image_is_built_of_named_releases_and_runs_as_nobody() -> None:
    lagen = re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
    images = [dienst["image"] for dienst in DIENSTEN.values() if "build" not in dienst]

    assert all(re.search(r":\d+(\.\d+)?-\w+", laag) for laag in (*lagen, *images)), (lagen, images)
    assert re.findall(r"^USER (\S+)", DOCKERFILE, re.MULTILINE) == ["regie"]


def test_every_command_of_the_manual_exists() -> None:
    opdrachten = set(re.findall(r"manage\.py (\w+)", HANDLEIDING)) | set(
        re.findall(r"`?regie (\w+) ", HANDLEIDING)
    )
    hulp = subprocess.run(
        [sys.executable, "manage.py", "help", "--commands"],
        cwd=WORTEL,
        env={**os.environ, "REGIE_MODUS": "test"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()

    assert opdrachten - set(hulp) == set()
