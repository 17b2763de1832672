"""The worksheet of the brede uitvraag: nine leefgebieden, none forgotten (A5)."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from huishoudens.models import Leefgebiedbeeld
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

    `basis` is the picture the writer saw; another one means that somebody was first.
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
            self.fields[f"terug-{gebied}"] = forms.DateField(
                **kort, initial=(beeld and beeld.komt_terug_op) or op + TERUG_NA
            )
            self.fields[f"basis-{gebied}"] = forms.UUIDField(**kort, initial=beeld.pk if beeld else None)

    def antwoord(self, gebied: Leefgebied) -> Antwoord:
        velden = self.cleaned_data
        niet = velden.get(f"niet-{gebied}", False)
        cijfer = velden.get(f"cijfer-{gebied}") or None
        return Antwoord(
            leefgebied=gebied,
            besproken=not niet,
            score=int(cijfer) if cijfer and not niet else None,
            kansen=velden.get(f"goed-{gebied}", ""),
            problemen=velden.get(f"niet_goed-{gebied}", ""),
            komt_terug_op=velden.get(f"terug-{gebied}") if niet else None,
        )

    def gewijzigd(self) -> list[Antwoord]:
        """The rows that say something else than the present picture."""
        antwoorden = [self.antwoord(gebied) for gebied in self.gebieden]
        return [a for a in antwoorden if a.verschilt(self.beelden.get(a.leefgebied))]

    def gezien(self) -> dict[str, Any]:
        """Per leefgebied the picture the writer saw."""
        return {gebied.value: self.cleaned_data.get(f"basis-{gebied}") for gebied in self.gebieden}

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
