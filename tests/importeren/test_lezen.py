"""Reading files that are large, odd or hostile: little memory, no objects, no surprises (F10)."""

import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from monitoring.importeren.lezen import Deel, Kop, lees
from monitoring.importeren.stuk import MEESTE_KNOPEN, Leesfout
from tests.importeren.conftest import bestand, huishouden


def delen(pad: Path) -> list[Deel]:
    return [stuk for stuk in lees(pad) if isinstance(stuk, Deel)]


def fouten(pad: Path) -> list[tuple[str, str]]:
    return [(f.pad[-1], f.fout) for stuk in lees(pad) for f in stuk.fouten]


def test_yaml_types_are_those_of_json(schrijf: Callable[..., Path]) -> None:
    tekst = "huishoudens:\n- {a: No, b: 2026-11-02, c: 012, d: true, e: ~, f: 3, g: 1:30, h: 'x'}\n"

    waarde = delen(schrijf(tekst))[0].waarde

    assert waarde == {
        "a": "No",
        "b": "2026-11-02",
        "c": "012",
        "d": True,
        "e": None,
        "f": 3,
        "g": "1:30",
        "h": "x",
    }


def test_a_comma_in_a_text_between_braces_does_not_cut_it(schrijf: Callable[..., Path]) -> None:
    tekst = "huishoudens:\n- {klantreis: spoed, onderbouwing: Moe, boos en stil., datum: 2026-11-02}\n"

    waarde = delen(schrijf(tekst))[0].waarde

    assert waarde == {"klantreis": "spoed", "onderbouwing": "Moe, boos en stil.", "datum": "2026-11-02"}


def test_a_key_of_the_format_is_never_taken_for_text(schrijf: Callable[..., Path]) -> None:
    waarde = delen(schrijf("huishoudens:\n- {team: lisse, niveau}\n"))[0].waarde

    assert waarde == {"team": "lisse", "niveau": None}


def test_lines_are_known_for_every_place(schrijf: Callable[..., Path]) -> None:
    deel = delen(schrijf("formaat: x\nhuishoudens:\n- sleutel: a\n  personen:\n  - {sleutel: b}\n"))[0]

    assert deel.regels["huishoudens", 0, "personen", 0, "sleutel"] == 5


@pytest.mark.parametrize("naam", ["bestand.yaml", "bestand.json"])
def test_a_key_that_stands_twice_is_an_error(naam: str, schrijf: Callable[..., Path]) -> None:
    tekst = '{"bron": "a", "bron": "b", "huishoudens": [{"team": "a", "team": "b"}]}'

    assert fouten(schrijf(tekst, naam)) == [
        ("bron", "Deze sleutel staat er twee keer."),
        ("team", "Deze sleutel staat er twee keer."),
    ]


def test_aliases_are_refused_so_nothing_can_explode(schrijf: Callable[..., Path]) -> None:
    bom = "a: &a [x, x]\nhuishoudens:\n- {b: *a, c: [*a, *a]}\n"

    assert fouten(schrijf(bom)) == [(naam, "Verwijzingen met & en * mogen niet.") for naam in ("b", 0, 1)]


def test_a_tag_makes_no_object(schrijf: Callable[..., Path]) -> None:
    pad = schrijf("huishoudens:\n- {team: !!python/object/apply:os.getcwd [], bron: !!int '3'}\n")

    assert [wat for _, wat in fouten(pad)] == [
        "Het soort tag:yaml.org,2002:python/object/apply:os.getcwd mag niet.",
        "Het soort tag:yaml.org,2002:int mag niet.",
    ]


@pytest.mark.parametrize(
    ("inhoud", "naam", "wat"),
    [
        ("", "bestand.yaml", "leeg"),
        ("a: [1, 2\nb: 3", "bestand.yaml", "geen goede YAML"),
        ("- a\n- b", "bestand.yaml", "begint niet met sleutels"),
        ("a: 1\n---\nb: 2\n", "bestand.yaml", "meer dan één document"),
        ("? [a, b]\n: 1\n", "bestand.yaml", "moet een woord zijn"),
        ("a: \x07\n", "bestand.yaml", "tekens die niet mogen"),
        ("huishoudens:\n- " + "[" * 30 + "]" * 30, "bestand.yaml", "te diep"),
        ("huishoudens:\n- [" + "1," * MEESTE_KNOPEN + "1]", "bestand.yaml", "te groot"),
        ('{"a": 1,}', "bestand.json", "geen goede JSON"),
        ('{"a": 1} meer', "bestand.json", "geen goede JSON"),
        ('{"huishoudens": [{"a": 1}', "bestand.json", "houdt midden in op"),
        ('{"huishoudens": [' + "[" * 100_000, "bestand.json", "te diep"),
        ('{"huishoudens": [' + "[" * 900 + "]" * 900 + "]}", "bestand.json", "te diep"),
        ('{"huishoudens": [[' + "1," * MEESTE_KNOPEN + "1]]}", "bestand.json", "te groot"),
    ],
)
def test_what_cannot_be_read_stops_with_a_reason(
    inhoud: str, naam: str, wat: str, schrijf: Callable[..., Path]
) -> None:
    with pytest.raises(Leesfout, match=wat):
        list(lees(schrijf(inhoud, naam)))


@pytest.mark.parametrize("getal", ["9" * 5000, "-" + "9" * 20, "NaN", "-Infinity", "1e999"])
def test_a_number_that_is_none_is_no_traceback(getal: str, schrijf: Callable[..., Path]) -> None:
    (deel,) = delen(schrijf(f'{{"huishoudens": [{{"niveau": {getal}}}]}}', "bestand.json"))

    assert not isinstance(deel.waarde["niveau"], int)


@pytest.mark.parametrize("naam", ["bestand.yaml", "bestand.json"])
def test_signs_that_no_text_holds_are_named_and_not_shown(naam: str, schrijf: Callable[..., Path]) -> None:
    tekst = '{"bron": "a\\u0000b", "huishoudens": [{"team": "a\\u0092", "ra\\u0007r": "tab\\t mag"}]}'

    gevonden = [f.tekst("bestand") for stuk in lees(schrijf(tekst, naam)) for f in stuk.fouten]

    assert [regel.partition(" (regel")[0] for regel in gevonden] == [
        "bestand: bron: In deze tekst staat een teken dat niet kan (U+0000). Haal het teken weg.",
        "bestand: huishoudens[0].team: In deze tekst staat een teken dat niet kan (U+0092). Haal het teken weg.",
        "bestand: huishoudens[0].ra\ufffdr: In deze sleutel staat een teken dat niet kan (U+0007). Haal het teken weg.",
    ]


def test_another_encoding_is_named(tmp_path: Path) -> None:
    pad = tmp_path / "excel.yaml"
    pad.write_bytes("bron: Bourgondiën\n".encode("utf-16"))

    with pytest.raises(Leesfout, match="geen UTF-8"):
        list(lees(pad))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Leesfout, match="bestaat niet"):
        list(lees(tmp_path / "weg.yaml"))


def test_a_byte_order_mark_is_passed_over(schrijf: Callable[..., Path]) -> None:
    stukken = list(lees(schrijf("\ufeffbron: x\n")))

    assert [(stuk.naam, stuk.waarde) for stuk in stukken if isinstance(stuk, Kop)] == [("bron", "x")]


@pytest.mark.parametrize("naam", ["groot.json", "groot.yaml"])
def test_a_large_file_takes_little_memory(naam: str, tmp_path: Path) -> None:
    een, aantal, pad = json.dumps(huishouden()), 2500, tmp_path / naam
    kop = json.dumps({**bestand(), "huishoudens": None})[:-5]
    with pad.open("w") as uit:
        uit.write(f"{kop}[")
        uit.writelines(f"{een},\n" for _ in range(aantal - 1))
        uit.write(f"{een}]}}")

    tracemalloc.start()
    gelezen = sum(1 for stuk in lees(pad) if isinstance(stuk, Deel))
    piek = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert gelezen == aantal
    assert piek < 2_000_000 < pad.stat().st_size
