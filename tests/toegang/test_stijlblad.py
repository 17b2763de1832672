"""What the browser gets is ours to explain: where it came from, and that it is complete (screens, Look)."""

import hashlib
import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from toegang.management.commands import stijlblad

WORTEL = stijlblad.STATIC.parents[1]
SJABLONEN = sorted((WORTEL / "templates").rglob("*.html"))
PYTHON = sorted((WORTEL / "toegang" / "templatetags").glob("*.py"))
BRONNEN = [*SJABLONEN, *PYTHON]
SPRITE = stijlblad.STATIC / "icons" / "lucide.svg"


def _checksums() -> dict[str, str]:
    regels = (stijlblad.STATIC / "vendor" / "SHA256SUMS").read_text().splitlines()
    return {pad: som for som, pad in (regel.split("  ") for regel in regels)}


def test_files_of_others_are_as_they_were_published() -> None:
    for pad, som in _checksums().items():
        assert hashlib.sha256((stijlblad.STATIC / pad).read_bytes()).hexdigest() == som, pad


def test_every_file_of_others_has_a_checksum() -> None:
    geleverd = {
        str(pad.relative_to(stijlblad.STATIC))
        for map_ in ("vendor", "fonts")
        for pad in (stijlblad.STATIC / map_).rglob("*.*")
        if pad.name != "HERKOMST.md"
    }

    assert geleverd <= set(_checksums())


def test_the_stylesheet_is_built_from_its_sources() -> None:
    call_command("stijlblad", "--controle")


def test_an_outdated_stylesheet_is_noticed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    oud = tmp_path / "regie.css"
    oud.write_text("oud")
    monkeypatch.setattr(stijlblad, "STIJLBLAD", oud)

    with pytest.raises(CommandError, match="out of date"):
        call_command("stijlblad", "--controle")


def test_the_print_rules_come_last() -> None:
    assert stijlblad.bronnen()[-1] == "afdruk"
    assert "regie" not in stijlblad.bronnen()


def test_the_stylesheet_is_light() -> None:
    assert len(stijlblad.STIJLBLAD.read_bytes()) < 140_000


def test_exactly_the_library_classes_in_use_are_kept() -> None:
    gebruikt: set[str] = set()
    for bron in BRONNEN:
        gebruikt |= set(re.findall(r"\butrecht-([a-z0-9]+(?:-+[a-z0-9]+)*)", bron.read_text()))
    # `veldopmaak` puts these names together.
    gebruikt |= {
        f"{naam}{deel}" for naam in ("radio-button", "checkbox") for deel in ("", "--custom", "--html-input")
    }
    gebruikt |= {f"{naam}--invalid" for naam in ("textbox", "textarea", "select", "checkbox")}

    assert gebruikt == stijlblad.NL_KLASSEN


def test_a_fallback_takes_the_place_of_a_token_nobody_sets() -> None:
    waarde = "calc(var(--a, var(--b, 1px)) + var(--c,2px))"

    assert stijlblad._without_dead_ends(waarde, {"--b"}) == "calc(var(--b,1px) + 2px)"


def test_every_icon_named_in_a_template_is_in_the_sprite() -> None:
    aanwezig = set(re.findall(r'<symbol id="([^"]+)"', SPRITE.read_text()))
    gevraagd = {
        naam
        for sjabloon in SJABLONEN
        for naam in re.findall(r"\{% icoon [\"']([\w-]+)[\"']|icoon=[\"']([\w-]+)[\"']", sjabloon.read_text())
        for naam in naam
        if naam
    }

    assert gevraagd <= aanwezig


def test_nothing_inline_that_the_content_policy_would_refuse() -> None:
    for sjabloon in SJABLONEN:
        tekst = sjabloon.read_text()
        assert not re.search(r"\sstyle=|\son[a-z]+=|<style\b", tekst), sjabloon
        assert not re.search(r"<script\b(?![^>]*\bsrc=)", tekst), sjabloon
