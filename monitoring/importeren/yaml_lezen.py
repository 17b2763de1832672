"""Reads YAML event by event: no object is ever made from a tag, and no alias is followed (F10).

Only what JSON knows is a type here: true, false, null and plain numbers. A date stays the text it is, and so
does a name like "No", which YAML 1.1 would turn into a boolean.
"""

import re
from collections.abc import Collection, Iterator
from typing import Any, TextIO

import yaml

from monitoring.importeren.fouten import Fout, Pad, dubbel, vreemde_tekens
from monitoring.importeren.stuk import DIEPSTE_NEST, LANGSTE_TEKST, MEESTE_KNOPEN, Leesfout, Ruw, te_groot

_LADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_GETAL = re.compile(r"-?(?:0|[1-9][0-9]{0,15})")
_BREUK = re.compile(r"-?(?:0|[1-9][0-9]{0,15})\.[0-9]{1,15}")
_VAST = {"true": True, "false": False, "null": None, "~": None, "": None}
_ALIAS = ("Verwijzingen met & en * mogen niet.", "Schrijf de waarde hier voluit.")


def lees(tekst: TextIO, *, bekend: Collection[str]) -> Iterator[Ruw]:
    """The keys of the file and the items of `huishoudens`, one at a time; `bekend` are the format's keys."""
    try:
        yield from _Lezer(tekst, bekend).lees()
    except yaml.MarkedYAMLError as fout:
        plek = fout.problem_mark or fout.context_mark
        raise Leesfout(
            f"Dit is geen goede YAML ({fout.problem or 'onleesbaar'}).",
            "Controleer het inspringen, de dubbele punten en de aanhalingstekens.",
            regel=plek.line + 1 if plek else None,
        ) from None
    except yaml.YAMLError:
        raise Leesfout(
            "In dit bestand staan tekens die niet mogen.", "Haal stuurtekens weg en bewaar als UTF-8."
        ) from None


class _Lezer:
    """Builds plain values from events and remembers on which line each began."""

    def __init__(self, tekst: TextIO, bekend: Collection[str]) -> None:
        self._gebeurtenissen: Iterator[Any] = iter(yaml.parse(tekst, Loader=_LADER))
        self._bekend = bekend
        self._nieuw()

    def _nieuw(self) -> None:
        self._fouten: list[Fout] = []
        self._regels: dict[Pad, int] = {}
        self._knopen = 0

    def _volgende(self, *soorten: type) -> Any:
        gebeurtenis = next(self._gebeurtenissen)
        while isinstance(gebeurtenis, (yaml.StreamStartEvent, yaml.DocumentStartEvent)):
            gebeurtenis = next(self._gebeurtenissen)
        if soorten and not isinstance(gebeurtenis, soorten):
            raise Leesfout(
                "Het bestand begint niet met sleutels.",
                "Begin met: formaat: regie-import/1.",
                regel=gebeurtenis.start_mark.line + 1,
            )
        return gebeurtenis

    def lees(self) -> Iterator[Ruw]:
        self._volgende(yaml.MappingStartEvent)
        gezien: set[str] = set()
        while not isinstance(sleutel := self._volgende(), yaml.MappingEndEvent):
            self._nieuw()
            naam = self._sleutel(sleutel, (), gezien)
            waarde = self._volgende()
            if naam == "huishoudens" and isinstance(waarde, yaml.SequenceStartEvent):
                yield Ruw(naam, None, [], self._fouten)
                yield from self._huishoudens()
            else:
                yield Ruw(naam, None, self._bouw(waarde, (naam,), 1), self._fouten, self._regels)
        for gebeurtenis in self._gebeurtenissen:
            regel: int = gebeurtenis.start_mark.line + 1
            if isinstance(gebeurtenis, yaml.DocumentStartEvent):
                raise Leesfout(
                    "Er staat meer dan één document in dit bestand.",
                    "Haal de regel met --- weg, of maak er twee bestanden van.",
                    regel=regel,
                )

    def _huishoudens(self) -> Iterator[Ruw]:
        index = 0
        while not isinstance(item := self._volgende(), yaml.SequenceEndEvent):
            self._nieuw()
            pad: Pad = ("huishoudens", index)
            yield Ruw("huishoudens", index, self._bouw(item, pad, 1), self._fouten, self._regels)
            index += 1

    def _bouw(self, gebeurtenis: Any, pad: Pad, diepte: int) -> Any:
        regel = gebeurtenis.start_mark.line + 1
        self._regels[pad] = regel
        self._knopen += 1
        if self._knopen > MEESTE_KNOPEN or diepte > DIEPSTE_NEST:
            raise te_groot(regel, pad)
        if isinstance(gebeurtenis, yaml.AliasEvent):
            self._fouten.append(Fout(pad, *_ALIAS, regel))
            return None
        if gebeurtenis.tag not in (None, "!"):
            fout = f"Het soort {gebeurtenis.tag} mag niet."
            self._fouten.append(Fout(pad, fout, "Laat het uitroepteken en het soort weg.", regel))
        if isinstance(gebeurtenis, yaml.ScalarEvent):
            return self._waarde(gebeurtenis, pad, regel)
        if isinstance(gebeurtenis, yaml.SequenceStartEvent):
            return self._lijst(pad, diepte)
        return self._sleutels(pad, diepte)

    def _lijst(self, pad: Pad, diepte: int) -> list[Any]:
        uit: list[Any] = []
        while not isinstance(item := self._volgende(), yaml.SequenceEndEvent):
            uit.append(self._bouw(item, (*pad, len(uit)), diepte + 1))
        return uit

    def _sleutels(self, pad: Pad, diepte: int) -> dict[str, Any]:
        uit: dict[str, Any] = {}
        gezien: set[str] = set()
        vorige: tuple[str, str] | None = None
        while not isinstance(sleutel := self._volgende(), yaml.MappingEndEvent):
            waarde = self._volgende()
            if vorige and self._loopt_door(sleutel, waarde):
                vorige = (vorige[0], f"{vorige[1]}, {sleutel.value}")
                uit[vorige[0]] = vorige[1]
                continue
            naam = self._sleutel(sleutel, pad, gezien)
            uit.setdefault(naam, self._bouw(waarde, (*pad, naam), diepte + 1))
            kaal = isinstance(waarde, yaml.ScalarEvent) and not waarde.style and waarde.value
            vorige = (naam, waarde.value) if kaal else None
        return uit

    def _loopt_door(self, sleutel: Any, waarde: Any) -> bool:
        """Whether this "key" is the rest of a text: between braces, `reden: moe, boos en stil` reads as two keys.

        People write sentences there, so a word without colon that is no key of the format goes on with the
        text before it.
        """
        zonder_dubbele_punt: bool = waarde.start_mark.index == sleutel.end_mark.index
        return (
            zonder_dubbele_punt
            and isinstance(sleutel, yaml.ScalarEvent)
            and isinstance(waarde, yaml.ScalarEvent)
            and not (sleutel.style or waarde.style or waarde.value)
            and sleutel.value not in self._bekend
        )

    def _sleutel(self, gebeurtenis: Any, pad: Pad, gezien: set[str]) -> str:
        regel = gebeurtenis.start_mark.line + 1
        if not isinstance(gebeurtenis, yaml.ScalarEvent):
            raise Leesfout(
                "Een sleutel moet een woord zijn.", "Schrijf sleutel: waarde.", regel=regel, pad=pad
            )
        naam = str(gebeurtenis.value)[:200]
        if naam in gezien:
            self._fouten.append(dubbel((*pad, naam), regel))
        gezien.add(naam)
        self._fouten += vreemde_tekens(naam, (*pad, naam), "sleutel", regel)
        return naam

    def _waarde(self, gebeurtenis: Any, pad: Pad, regel: int) -> Any:
        tekst: str = gebeurtenis.value
        if len(tekst) > LANGSTE_TEKST:
            raise te_groot(regel, pad)
        self._fouten += vreemde_tekens(tekst, pad, "tekst", regel)
        if gebeurtenis.style:
            return tekst
        if tekst.lower() in _VAST:
            return _VAST[tekst.lower()]
        if _GETAL.fullmatch(tekst):
            return int(tekst)
        return float(tekst) if _BREUK.fullmatch(tekst) else tekst
