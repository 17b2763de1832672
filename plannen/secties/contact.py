"""One note, many effects: what a contact can change in the plan at once (B4, screens 4).

The writer ticks what happened; after the contact is written each tick calls the dienst it stands for.
"""

import datetime
from functools import cached_property
from typing import Any

from django import forms
from django.utils import timezone

from huishoudens.models import Huishouden
from plannen.diensten.acties import actie_afronden, actie_beginnen, actie_toevoegen
from plannen.diensten.evaluaties import evaluatie_plannen
from plannen.keuzes import ActieStatus
from plannen.kwaliteit import Planbeeld
from plannen.models import Actie, Doel
from plannen.overzichten.actoren import Actorgroep, actorgroepen
from plannen.secties.dossier import beeld_van
from plannen.templatetags.plannen import wie
from toegang.beleid import Situatie
from toegang.dossier import Contacteffect
from toegang.forms import Dagveld, komt
from toegang.keuzes import Gegevensgroep as G
from toegang.models import Medewerker
from toegang.templatetags.nl import datum

SLEUTEL = "plannen"
VOOROP = 5
ACTIE_GEWIJZIGD = "Een collega wijzigde intussen een actie die u aanvinkte. Kijk na wat er nu staat."


class PlanbijContactForm(forms.Form):
    """Ticks for actions, one new action, and the day of the evaluation."""

    bezig = forms.MultipleChoiceField(
        label="Nu begonnen",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": ACTIE_GEWIJZIGD},
    )
    klaar = forms.MultipleChoiceField(
        label="Nu klaar",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": ACTIE_GEWIJZIGD},
    )
    nieuw = forms.CharField(label="Nieuwe actie", max_length=200, required=False)
    nieuw_doel = forms.ChoiceField(label="Bij welk doel?", required=False)
    nieuw_actor = forms.ChoiceField(label="Wie doet het?", required=False)
    nieuw_streefdatum = Dagveld(label="Wanneer is het klaar?", required=False)
    evaluatie = Dagveld(label="Evaluatie op", required=False)
    # The day that stood there when the form was opened: a day that nobody chose moves nothing.
    evaluatie_gezien = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, beeld: Planbeeld, groepen: list[Actorgroep], mag_plannen: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.beeld = beeld
        self.acties = {str(actie.pk): actie for actie in beeld.open_acties}
        self.doelen = {str(doel.pk): doel for doel in beeld.open_doelen}
        self.actoren = {sleutel: actor for groep in groepen for sleutel, actor in groep.actoren.items()}
        self._kies("bezig", [a for a in beeld.open_acties if a.status == ActieStatus.OPEN], "{}: nu bezig")
        self._kies("klaar", beeld.open_acties, "Actie klaar: {}")
        self._vul(
            "nieuw_doel", [(sleutel, doel.titel) for sleutel, doel in self.doelen.items()], "Kies een doel"
        )
        self._vul("nieuw_actor", [(groep.naam, groep.keuzes) for groep in groepen], "Kies wie het doet")
        if len(self.doelen) == 1:
            self.fields["nieuw_doel"].initial = next(iter(self.doelen))
        if mag_plannen:
            self.fields["evaluatie"].initial = self.gepland_op
            self.fields["evaluatie_gezien"].initial = _als_tekst(self.gepland_op)
        else:
            del self.fields["evaluatie"], self.fields["evaluatie_gezien"]
        if not self.doelen:
            for naam in [naam for naam in self.fields if naam.startswith("nieuw")]:
                del self.fields[naam]

    def _kies(self, naam: str, acties: list[Actie], zin: str) -> None:
        veld: Any = self.fields[naam]
        veld.choices = [(str(actie.pk), zin.format(actie.omschrijving)) for actie in acties]

    def _vul(self, naam: str, keuzes: list[Any], leeg: str) -> None:
        veld: Any = self.fields[naam]
        veld.choices = [("", leeg), *keuzes]

    @cached_property
    def vinkjes(self) -> list[dict[str, Any]]:
        """The rows with a tick, by action: what it says, what was, and whether it is on."""
        rijen: list[dict[str, Any]] = []
        for naam in ("bezig", "klaar"):
            aan = {str(waarde) for waarde in self[naam].value() or []}
            for sleutel, zin in self.fields[naam].choices:  # type: ignore[attr-defined]  # both are choices
                rijen.append(
                    {
                        "naam": self.add_prefix(naam),
                        "waarde": sleutel,
                        "zin": zin,
                        "onder": _onder(naam, self.acties[sleutel]),
                        "aan": sleutel in aan,
                    }
                )
        volgorde = list(self.acties)
        return sorted(rijen, key=lambda rij: volgorde.index(rij["waarde"]))

    @property
    def voorop(self) -> list[dict[str, Any]]:
        """What stands in view at once: the first few, and whatever is ticked."""
        return [rij for nummer, rij in enumerate(self.vinkjes) if nummer < VOOROP or rij["aan"]]

    @property
    def verder(self) -> list[dict[str, Any]]:
        return [rij for rij in self.vinkjes if rij not in self.voorop]

    def clean(self) -> dict[str, Any]:
        velden = super().clean() or {}
        self._eis_gezien(velden)
        if "nieuw" not in self.fields and (getypt := self.data.get(self.add_prefix("nieuw"))):
            self.add_error(None, f"Er loopt geen doel meer. De nieuwe actie “{getypt}” kan daar niet bij.")
        if velden.get("nieuw"):
            for naam, zin in (
                ("nieuw_doel", "Kies bij welk doel de actie hoort."),
                ("nieuw_actor", "Kies wie de nieuwe actie doet."),
                ("nieuw_streefdatum", "Kies wanneer de nieuwe actie klaar is."),
            ):
                if not velden.get(naam) and naam not in self.errors:
                    self.add_error(naam, zin)
        if verzet_naar := self.verzet_naar:
            try:
                komt(verzet_naar)
            except forms.ValidationError as fout:
                self.add_error("evaluatie", fout)
        return velden

    @property
    def gepland_op(self) -> datetime.date | None:
        """The day of the next evaluation, as it stands now."""
        gepland = self.beeld.volgende_evaluatie
        return gepland.gepland_op if gepland else None

    @property
    def verzet_naar(self) -> datetime.date | None:
        """The day that the writer chose for the evaluation, or None when it stays where it is."""
        gekozen: datetime.date | None = self.cleaned_data.get("evaluatie")
        if _als_tekst(gekozen) == self.cleaned_data.get("evaluatie_gezien") or gekozen == self.gepland_op:
            return None
        return gekozen

    def _eis_gezien(self, velden: dict[str, Any]) -> None:
        """The writer chose a day, and another one stands than the form showed: both are shown."""
        nu = _als_tekst(self.gepland_op)
        if velden.get("evaluatie_gezien", nu) != nu and self.verzet_naar:
            stand = (
                f"Iemand anders koos intussen {datum(self.gepland_op)}"
                if nu
                else "Er staat nu geen evaluatie"
            )
            self.add_error("evaluatie", f"{stand}. Kijk na welke dag het wordt.")
            # Sent again from here it is chosen knowingly.
            self.data = self.data.copy()  # type: ignore[attr-defined]  # the QueryDict of a POST
            self.data[self.add_prefix("evaluatie_gezien")] = nu  # type: ignore[index]  # a copy can be changed


def _als_tekst(dag: datetime.date | None) -> str:
    return dag.isoformat() if dag else ""


def _onder(naam: str, actie: Actie) -> str:
    if naam == "bezig":
        return "Was: nog niet begonnen"
    return ", ".join(filter(None, (wie(actie), datum(actie.streefdatum))))


def _formulier(
    huishouden: Huishouden, situatie: Situatie, op: datetime.datetime, data: Any
) -> PlanbijContactForm | None:
    beeld = beeld_van(huishouden, timezone.localdate(op))
    if beeld is None or not beeld.plan.is_lopend:
        return None
    return PlanbijContactForm(
        data,
        prefix=SLEUTEL,
        beeld=beeld,
        groepen=actorgroepen(huishouden, situatie),
        mag_plannen=situatie.is_regisseur,
    )


def _toepassen(
    *,
    formulier: PlanbijContactForm,
    huishouden: Huishouden,
    contact: Any,
    door: Medewerker,
    op: datetime.datetime,
) -> None:
    velden, dag = formulier.cleaned_data, timezone.localdate(op)
    klaar = velden.get("klaar", [])
    for sleutel in klaar:
        actie_afronden(actie=formulier.acties[sleutel], op=dag, door=door)
    for sleutel in velden.get("bezig", []):
        if sleutel not in klaar:
            actie_beginnen(actie=formulier.acties[sleutel], door=door)
    if velden.get("nieuw"):
        _nieuwe_actie(formulier, door=door, dag=dag)
    if dag_evaluatie := formulier.verzet_naar:
        gepland = formulier.beeld.volgende_evaluatie
        evaluatie_plannen(
            plan=formulier.beeld.plan,
            gepland_op=dag_evaluatie,
            door=door,
            versie=gepland.versie if gepland else None,
        )


def _nieuwe_actie(formulier: PlanbijContactForm, *, door: Medewerker, dag: datetime.date) -> None:
    """A new action is looked at in the next evaluation, or on its own day when that comes later."""
    velden = formulier.cleaned_data
    streefdatum: datetime.date = velden["nieuw_streefdatum"]
    gepland = formulier.beeld.volgende_evaluatie
    doel: Doel = formulier.doelen[velden["nieuw_doel"]]
    actie_toevoegen(
        doel=doel,
        omschrijving=velden["nieuw"],
        actor=formulier.actoren[velden["nieuw_actor"]],
        streefdatum=streefdatum,
        evaluatiemoment=max(streefdatum, gepland.gepland_op) if gepland else streefdatum,
        op=dag,
        door=door,
    )


CONTACTEFFECTEN = (
    Contacteffect(
        sleutel=SLEUTEL,
        volgorde=10,
        groepen=(G.PLAN,),
        formulier=_formulier,
        toepassen=_toepassen,
        template="plannen/secties/contact.html",
        getypt=("nieuw",),
    ),
)
