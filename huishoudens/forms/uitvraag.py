"""The worksheet of the brede uitvraag: nine leefgebieden, none forgotten (A5)."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms

from huishoudens.models import Leefgebiedbeeld
from toegang.forms import Dagveld
from toegang.keuzes import Leefgebied

CIJFERS = [(str(cijfer), str(cijfer)) for cijfer in range(1, 6)]
TERUG_NA = datetime.timedelta(weeks=6)


@dataclass(frozen=True)
class Antwoord:
    """What was filled in for one leefgebied."""

    leefgebied: Leefgebied
    besproken: bool
    score: int | None
    kansen: str
    problemen: str
    komt_terug_op: datetime.date | None

    @property
    def is_leeg(self) -> bool:
        """Nothing was chosen or written."""
        return self.besproken and self.score is None and not self.kansen and not self.problemen

    @property
    def is_keuze(self) -> bool:
        """A score, or knowingly not discussed; a text alone is not finished."""
        return not self.besproken or self.score is not None

    def verschilt(self, beeld: Leefgebiedbeeld | None) -> bool:
        """Whether saving it would tell something new."""
        if beeld is None:
            return not self.is_leeg
        oud = (beeld.besproken, beeld.score, beeld.kansen, beeld.problemen, beeld.komt_terug_op)
        return (self.besproken, self.score, self.kansen, self.problemen, self.komt_terug_op) != oud


class UitvraagFormulier(forms.Form):
    """Fields per leefgebied: goed-, niet_goed-, cijfer-, niet-, terug- and basis- with its code behind it.

    `basis` is the picture the writer saw; another one means that somebody was first. A page may leave out `terug`.
    """

    def __init__(
        self,
        *args: Any,
        gebieden: Sequence[Leefgebied],
        beelden: Mapping[Leefgebied, Leefgebiedbeeld],
        op: datetime.date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.gebieden = gebieden
        self.beelden = beelden
        for gebied in gebieden:
            beeld = beelden.get(gebied)
            kort: dict[str, Any] = {"required": False}
            self.fields[f"goed-{gebied}"] = forms.CharField(**kort, initial=beeld.kansen if beeld else "")
            self.fields[f"niet_goed-{gebied}"] = forms.CharField(
                **kort, initial=beeld.problemen if beeld else ""
            )
            self.fields[f"cijfer-{gebied}"] = forms.ChoiceField(
                **kort, choices=[("", ""), *CIJFERS], initial=str(beeld.score or "") if beeld else ""
            )
            self.fields[f"niet-{gebied}"] = forms.BooleanField(
                **kort, initial=bool(beeld and not beeld.besproken)
            )
            self.fields[f"terug-{gebied}"] = Dagveld(
                **kort, initial=(beeld and beeld.komt_terug_op) or op + TERUG_NA
            )
            self.fields[f"basis-{gebied}"] = forms.UUIDField(**kort, initial=beeld.pk if beeld else None)

    def antwoord(self, gebied: Leefgebied) -> Antwoord:
        velden = self.cleaned_data
        cijfer = velden.get(f"cijfer-{gebied}") or None
        gezien = self._gezien_beelden.get(gebied.value)
        # A score means that it was discussed after all, also where no script takes away the tick that stood there.
        stond_niet = gezien is not None and not gezien.besproken
        niet = velden.get(f"niet-{gebied}", False) and not (stond_niet and cijfer)
        terug = velden.get(f"terug-{gebied}")
        if f"terug-{gebied}" not in self.data:
            terug = gezien.komt_terug_op if gezien else None
        return Antwoord(
            leefgebied=gebied,
            besproken=not niet,
            score=int(cijfer) if cijfer and not niet else None,
            kansen=velden.get(f"goed-{gebied}", ""),
            problemen=velden.get(f"niet_goed-{gebied}", ""),
            komt_terug_op=terug if niet else None,
        )

    def gewijzigd(self) -> list[Antwoord]:
        """The rows in which the writer said something, and something else than what stands by now."""
        gezien = self._gezien_beelden
        return [
            antwoord
            for antwoord in map(self.antwoord, self.gebieden)
            if antwoord.verschilt(gezien.get(antwoord.leefgebied.value))
            and antwoord.verschilt(self.beelden.get(antwoord.leefgebied))
        ]

    @cached_property
    def _gezien_beelden(self) -> dict[str, Leefgebiedbeeld]:
        """The pictures of `gezien`; one that a colleague replaced in the meantime is asked of the database."""
        nu = {beeld.pk: beeld for beeld in self.beelden.values()}
        gezien = {gebied: pk for gebied, pk in self.gezien().items() if pk}
        nu |= Leefgebiedbeeld.objects.in_bulk([pk for pk in gezien.values() if pk not in nu])
        return {gebied: nu[pk] for gebied, pk in gezien.items() if pk in nu}

    def gezien(self) -> dict[str, Any]:
        """Per leefgebied the picture the writer saw."""
        return {gebied.value: self.cleaned_data.get(f"basis-{gebied}") for gebied in self.gebieden}

    def steun_op(self, beelden: Iterable[Leefgebiedbeeld]) -> None:
        """Let what was typed rest on these pictures: saved again after they were shown, it is saved knowingly."""
        self.data = self.data.copy()  # type: ignore[attr-defined]  # the QueryDict of a POST
        for beeld in beelden:
            self.data[f"basis-{beeld.leefgebied}"] = str(beeld.pk)  # type: ignore[index]  # a copy can be changed

    def rij(self, gebied: Leefgebied) -> dict[str, Any]:
        """What the template draws for one leefgebied: typed, kept or stored."""
        namen = ("goed", "niet_goed", "cijfer", "terug", "basis")
        waarden = {naam: self[f"{naam}-{gebied}"].value() or "" for naam in namen}
        return waarden | {
            "code": gebied.value,
            "naam": gebied.label,
            "niet": bool(self[f"niet-{gebied}"].value()),
            "fout": self.is_bound and any(f"{naam}-{gebied}" in self.errors for naam in namen),
        }

    def stand(self, gebied: Leefgebied) -> str:
        """gedaan, overgeslagen or open: for the progress bar."""
        rij = self.rij(gebied)
        if rij["niet"]:
            return "overgeslagen"
        return "gedaan" if rij["cijfer"] else "open"
