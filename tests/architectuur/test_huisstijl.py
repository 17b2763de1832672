"""The house style, as tests: every line of code has one room and every word one meaning (architecture)."""

import ast
import hashlib
import re
import subprocess
import tomllib
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.urls import get_resolver
from simple_history.exceptions import NotHistoricalModelError
from simple_history.utils import get_history_manager_for_model

from toegang.controles import handeling_van, patronen
from toegang.handelingen import HANDELINGEN
from toegang.management.commands.stijlblad import STIJLBLAD
from toegang.rijbereik import Rijbereik, Tabellen, bereik_van, is_geschiedenis

WORTEL: Path = settings.BASE_DIR
APPS = Tabellen.EIGEN_APPS

# Rows that are an index or a projection of another row; the row they come from has the history.
ZONDER_GESCHIEDENIS = {"Zoekterm", "Werkitem"}


def bestanden(*uitgangen: str) -> list[Path]:
    """Files that git tracks, or would."""
    namen = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=WORTEL,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    return [WORTEL / naam for naam in namen if naam.endswith(uitgangen) and (WORTEL / naam).exists()]


def test_no_file_that_people_write_is_longer_than_300_lines() -> None:
    lang = {
        str(pad.relative_to(WORTEL)): aantal
        for pad in bestanden(".py", ".css")
        if "migrations" not in pad.parts
        and "vendor" not in pad.parts
        and pad != STIJLBLAD
        and (aantal := len(pad.read_text(encoding="utf-8").splitlines())) > 300
    }

    assert lang == {}


def test_no_module_is_a_room_without_a_name() -> None:
    assert [
        pad for pad in bestanden(".py") if pad.stem in {"utils", "helpers", "common", "misc", "tools"}
    ] == []


def test_every_module_states_its_purpose() -> None:
    stom = [
        str(pad.relative_to(WORTEL))
        for pad in bestanden(".py")
        if pad.read_text(encoding="utf-8").strip()
        and not ast.get_docstring(ast.parse(pad.read_text(encoding="utf-8")))
        and pad.parent.name != "migrations"
    ]

    assert stom == []


def test_only_the_two_locks_and_the_page_read_the_matrix() -> None:
    mogen = {
        "toegang/armen.py",
        "toegang/beleid.py",
        "toegang/situatiesql.py",
        "toegang/views/matrix.py",
        "toegang/management/commands/matrix.py",
    }
    lezers = {
        str(pad.relative_to(WORTEL))
        for pad in bestanden(".py")
        if pad.is_relative_to(WORTEL / "toegang") or pad.relative_to(WORTEL).parts[0] in APPS
        if re.search(
            r"^\s*(from toegang\.matrix\b|import toegang\.matrix\b|from toegang import .*\bmatrix\b)",
            pad.read_text(encoding="utf-8"),
            re.MULTILINE,
        )
    }

    assert lezers <= mogen


def test_every_domain_model_keeps_its_history() -> None:
    zonder = []
    for model in Tabellen.alle():
        if is_geschiedenis(model) or not isinstance(bereik_van(model), Rijbereik):
            continue
        try:
            get_history_manager_for_model(model)
        except NotHistoricalModelError:
            zonder.append(model.__name__)

    assert set(zonder) == ZONDER_GESCHIEDENIS


def glossarium() -> set[str]:
    tekst = (WORTEL / "docs" / "glossary.md").read_text(encoding="utf-8")
    return {naam.strip().lower() for naam in re.findall(r"^\| \*\*(.+?)\*\*", tekst, re.MULTILINE)}


def test_every_model_stands_in_the_glossary() -> None:
    modellen = {m.__name__.lower() for m in Tabellen.alle() if not is_geschiedenis(m)}

    assert modellen - glossarium() == set()


def test_every_handeling_stands_in_the_glossary() -> None:
    views = {handeling_van(patroon) for patroon in patronen(get_resolver())}

    assert sorted((views | set(HANDELINGEN)) - glossarium()) == []


def test_templates_hold_no_inline_style_or_script() -> None:
    fout = re.compile(
        r"""\sstyle=["']|<style|<script(?![^>]*\bsrc=)|\son[a-z]+=["']|javascript:""", re.IGNORECASE
    )
    toegestaan = {"plan_pdf.html"}
    gevonden = [
        str(pad.relative_to(WORTEL))
        for pad in bestanden(".html")
        if pad.is_relative_to(WORTEL / "templates") and pad.name not in toegestaan
        if fout.search(pad.read_text(encoding="utf-8"))
    ]

    assert gevonden == []


def test_vendored_files_are_what_they_were() -> None:
    sommen = bestanden("SHA256SUMS")

    assert sommen
    for lijst in sommen:
        for regel in lijst.read_text(encoding="utf-8").splitlines():
            som, naam = regel.split(maxsplit=1)
            assert hashlib.sha256((lijst.parent.parent / naam.lstrip("*")).read_bytes()).hexdigest() == som, (
                naam
            )


def test_no_committed_file_names_a_package_registry_host() -> None:
    hosts = re.compile(
        "|".join(("pypi" + r"\.org", "pythonhosted" + r"\.org", "registry\\.npm" + r"js\.org"))
    )
    gevonden = [
        str(pad.relative_to(WORTEL))
        for pad in bestanden(
            ".py", ".md", ".txt", ".toml", ".yml", ".yaml", ".json", ".cfg", "Makefile", "run"
        )
        if hosts.search(pad.read_text(encoding="utf-8"))
    ]

    assert gevonden == []


def test_the_generated_matrix_document_is_up_to_date() -> None:
    from toegang.management.commands.matrix import als_markdown

    assert (WORTEL / "docs" / "autorisatiematrix.md").read_text(encoding="utf-8") == als_markdown()


def test_top_level_is_the_one_on_the_card() -> None:
    for naam in (
        "manage.py",
        "pyproject.toml",
        *APPS,
        "templates",
        "tests",
        "docker-compose.yml",
        "README.md",
    ):
        assert (WORTEL / naam).exists(), naam


def test_every_dependency_is_locked_with_a_hash() -> None:
    gevraagd = tomllib.loads((WORTEL / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "dependencies"
    ]
    slot = (WORTEL / "requirements" / "base.txt").read_text(encoding="utf-8").lower()

    for regel in gevraagd:
        naam = re.split(r"[\[<>=~ ]", regel, maxsplit=1)[0].lower()
        assert re.search(rf"^{re.escape(naam)}(\[.*\])?==", slot, re.MULTILINE), naam
    assert slot.count("--hash=sha256:") >= slot.count("==")


def test_our_apps_are_the_six_floors() -> None:
    assert [config.label for config in apps.get_app_configs() if config.label in APPS] == list(APPS)
