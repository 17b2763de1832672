"""What is wrong in an import file, said in one line: file, path, what is wrong, what would be right (F10)."""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

Pad = tuple[str | int, ...]

# Control characters and halves of characters: no text of people holds them, and PostgreSQL, XML or UTF-8 refuses some.
_VREEMD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Fout:
    """One mistake at one place; `regel` is the line in the file when the reader knows it."""

    pad: Pad
    fout: str
    goed: str
    regel: int | None = None

    def tekst(self, bestand: str) -> str:
        """The one line that people read."""
        waar = f" (regel {self.regel})" if self.regel else ""
        regel = " ".join(f"{bestand}: {als_tekst(self.pad)}: {self.fout} {self.goed}{waar}".split())
        return _VREEMD.sub("\N{REPLACEMENT CHARACTER}", regel)


def dubbel(pad: Pad, regel: int | None = None) -> Fout:
    """A key that stands twice in one place."""
    return Fout(pad, "Deze sleutel staat er twee keer.", "Laat er één staan.", regel)


def vreemde_tekens(tekst: str, pad: Pad, wat: str, regel: int | None = None) -> list[Fout]:
    """One mistake when this text (or key, says `wat`) holds a sign that cannot be kept; named and not shown."""
    gevonden = _VREEMD.search(tekst)
    if gevonden is None:
        return []
    teken = f"U+{ord(gevonden[0]):04X}"
    return [Fout(pad, f"In deze {wat} staat een teken dat niet kan ({teken}).", "Haal het teken weg.", regel)]


def als_tekst(pad: Sequence[str | int]) -> str:
    """`huishoudens[3].plan.doelen[0].titel`; the file as a whole is `bestand`."""
    uit = ""
    for stap in pad:
        uit += f"[{stap}]" if isinstance(stap, int) else f".{stap}" if uit else stap
    return uit or "bestand"


def noem(waarde: object) -> str:
    """A value from the file as a message may quote it: short, on one line."""
    tekst = " ".join(str(waarde).split())
    return f'"{tekst[:60]}…"' if len(tekst) > 60 else f'"{tekst}"'


def bedoeld(waarde: object, mogelijk: Sequence[str]) -> str:
    """Which of the possible values is probably meant, or all of them."""
    lijkt = difflib.get_close_matches(str(waarde), mogelijk, n=1)
    if lijkt:
        return f'Bedoelt u "{lijkt[0]}"?'
    return f"Kies uit: {', '.join(mogelijk)}."


_SOORT = {
    "string_type": ("Dit is geen tekst.", "Zet de waarde tussen aanhalingstekens."),
    "string_sub_type": ("Dit is geen tekst.", "Zet de waarde tussen aanhalingstekens."),
    "string_too_short": ("Dit veld is leeg.", "Vul het in of laat de sleutel weg."),
    "int_type": ("Dit is geen geheel getal.", "Schrijf een getal zonder aanhalingstekens."),
    "int_from_float": ("Dit is geen geheel getal.", "Schrijf een heel getal."),
    "bool_type": ("Dit is geen ja of nee.", "Schrijf true of false."),
    "list_type": (
        "Hier hoort een lijst.",
        "Zet elk onderdeel op een regel met een streepje, of tussen [ en ].",
    ),
    "dict_type": ("Hier horen sleutels met waarden.", "Schrijf sleutel: waarde."),
    "model_type": ("Hier horen sleutels met waarden.", "Schrijf sleutel: waarde."),
    "too_short": ("Deze lijst is leeg.", "Noem er minstens één."),
    "decimal_parsing": ("Dit is geen bedrag.", 'Schrijf een bedrag als "125.50".'),
    "decimal_type": ("Dit is geen bedrag.", 'Schrijf een bedrag als "125.50".'),
}


def uit_pydantic(fouten: ValidationError, model: type[BaseModel], voor: Pad) -> Iterator[Fout]:
    """Every mistake that the shape of the format shows, in Dutch and with its path."""
    for fout in fouten.errors(include_url=False):
        if fout["type"] == "string_unicode":
            # The reader named the sign already, with the place where it stands.
            continue
        plek = tuple(stap for stap in fout["loc"] if stap != "__root__")
        wat, goed = _in_woorden(fout, model, plek)
        yield Fout((*voor, *plek), wat, goed)


def _in_woorden(fout: ErrorDetails, model: type[BaseModel], plek: Pad) -> tuple[str, str]:
    soort, extra = fout["type"], fout.get("ctx", {})
    if soort == "regie":
        return str(extra["fout"]), str(extra["goed"])
    if soort == "missing":
        return "Dit veld ontbreekt.", _uitleg(model, plek) or "Vul het in."
    if soort == "extra_forbidden":
        velden = list(_velden(model, plek[:-1]))
        return "Deze sleutel bestaat niet in het formaat.", bedoeld(plek[-1], velden)
    if fout["input"] is None:
        return "Dit veld is leeg.", "Vul het in of laat de sleutel weg."
    if soort in ("enum", "literal_error"):
        return f"{noem(fout['input'])} kan hier niet.", bedoeld(
            fout["input"], _keuzes(str(extra["expected"]))
        )
    if soort == "string_too_long":
        return (
            f"Deze tekst is te lang ({len(str(fout['input']))} tekens).",
            f"Hoogstens {extra['max_length']} tekens.",
        )
    if soort in ("greater_than_equal", "less_than_equal", "decimal_max_digits", "decimal_whole_digits"):
        return f"{noem(fout['input'])} kan hier niet.", _uitleg(model, plek) or "Kies een ander getal."
    return _SOORT.get(soort, (f"{noem(fout['input'])} kan hier niet.", _uitleg(model, plek)))


def _keuzes(verwacht: str) -> list[str]:
    return [deel.strip().strip("'") for deel in verwacht.replace(" or ", ", ").split(",")]


def _model_in(annotatie: Any) -> type[BaseModel] | None:
    if isinstance(annotatie, type) and issubclass(annotatie, BaseModel):
        return annotatie
    return next((model for deel in get_args(annotatie) if (model := _model_in(deel))), None)


def _velden(model: type[BaseModel] | None, plek: Pad) -> Mapping[str, Any]:
    for stap in plek:
        if isinstance(stap, str):
            veld = model.model_fields.get(stap) if model else None
            model = _model_in(veld.annotation) if veld else None
    return model.model_fields if model else {}


def _uitleg(model: type[BaseModel], plek: Pad) -> str:
    """What the format says of a field, as advice."""
    namen = [stap for stap in plek if isinstance(stap, str)]
    if not namen:
        return ""
    velden = _velden(model, plek[: max(i for i, stap in enumerate(plek) if isinstance(stap, str))])
    veld = velden.get(namen[-1])
    return f"{veld.description}" if veld is not None and veld.description else ""
