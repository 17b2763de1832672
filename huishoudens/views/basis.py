"""What every page of a huishouden shares: the way in, the log line, the head (B3, F1, F2).

`HuishoudenView` costs three statements (situatie, huishouden with head, inzagelog); the middleware and the
menu cost four more.
"""

import datetime
from http import HTTPStatus
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.generic.base import ContextMixin, TemplateResponseMixin, View

from huishoudens.diensten.noodtoegang import lopende_noodtoegang
from huishoudens.models import Huishouden
from huishoudens.overzichten.dossierkop import open_dossier
from huishoudens.overzichten.gedeeld import mij_gegeven
from toegang import beleid
from toegang.beleid import GeenToegang, Situatie
from toegang.diensten.inzage import Gelezen, inzage_vastleggen
from toegang.dossier import tabs_voor
from toegang.handelingen import KanNiet, Mag
from toegang.keuzes import Gegevensgroep
from toegang.models import Medewerker
from toegang.templatetags.nl import nog
from toegang.versies import VersieConflict
from toegang.views.formulier import Formulierpagina
from toegang.views.wie import wie


class Dienstfouten(View):
    """Turns what a dienst refuses into a page: GeenToegang into 403 with its reason, VersieConflict into both
    versions with the typed text kept.

    `bewaarde_waarden(bewaard)` gives the stored value per form field; by default the attributes of those names.
    """

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            self.voorbereiden()
            return super().dispatch(request, *args, **kwargs)
        except (GeenToegang, KanNiet) as fout:
            return render(request, "403.html", {"reden": str(fout)}, status=403)
        except VersieConflict as fout:
            return self.conflict(fout)

    def voorbereiden(self) -> None:
        """Runs before get or post, inside the same handling of refusals."""

    def bewaarde_waarden(self, bewaard: Any, formulier: forms.BaseForm) -> dict[str, Any]:
        return {naam: getattr(bewaard, naam) for naam in formulier.fields if hasattr(bewaard, naam)}

    def conflict(self, fout: VersieConflict) -> HttpResponse:
        """The page that shows both versions, or the form again where there is nothing to compare.

        Saving from there rests on the version that now stands.
        """
        formulier: forms.BaseForm = self.get_form()  # type: ignore[attr-defined]  # every writing view has one
        formulier.is_valid()
        bewaard: Any = fout.bewaard
        zet_velden(formulier, {formulier.add_prefix("versie"): str(bewaard.versie)})
        waarden = self.bewaarde_waarden(bewaard, formulier)
        verschillen = [
            {"label": formulier[naam].label, "uw": formulier.cleaned_data.get(naam), "bewaard": waarden[naam]}
            for naam in formulier.fields
            if naam != "versie"
            and naam in waarden
            and _anders(formulier.cleaned_data.get(naam), waarden[naam])
        ]
        if not verschillen:
            formulier.add_error(None, str(fout))
            return self.ongeldig(formulier)
        return render(
            self.request,
            "huishoudens/conflict.html",
            {
                "formulier": formulier,
                "verschillen": verschillen,
                "ongelezen": fout.ongelezen,
                "bewaard": bewaard,
                "terug_url": self.request.path,
                "concept_url": getattr(self, "concept_url", ""),
                **self.conflict_context(),
            },
        )

    def conflict_context(self) -> dict[str, Any]:
        return {}

    def ongeldig(self, formulier: Any) -> HttpResponse:
        """The page again, with what was typed and what is left to mend."""
        raise NotImplementedError


def zet_velden(formulier: forms.BaseForm, velden: dict[str, str]) -> None:
    """Change what a bound form holds, for fields the writer does not see; what was typed stays."""
    data: Any = formulier.data
    data = data.copy()
    for naam, waarde in velden.items():
        data[naam] = waarde
    formulier.data = data


def _anders(een: Any, ander: Any) -> bool:
    return (een or "") != (ander or "")


class HuishoudenView(Dienstfouten, ContextMixin, View):
    """A page of one huishouden, found by `pk` or `huishouden_id` in the URL.

    Outside the reader's scope: 404, the same work and body as for an id that does not exist. A page declares
    `groepen`: what one must be able to read for it, otherwise GeenToegang; and `erbij`: what it shows too to
    whoever may read that. `mag_kijken` may refuse further. `ook_keten`: a ketenpartner has it too,
    who opens no other page of the file. `tab` is the url name of the tab that is current.
    Gives: `self.huishouden` (with `regie`, `adres` and `let_op`), `self.situatie`, `self.op`.
    """

    handeling: ClassVar[str]
    groepen: ClassVar[tuple[Gegevensgroep, ...]] = (Gegevensgroep.PERSOON,)
    erbij: ClassVar[tuple[Gegevensgroep, ...]] = ()
    tab: ClassVar[str] = ""
    ook_keten: ClassVar[bool] = False
    huishouden: Huishouden
    situatie: Situatie

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Whatever way the page came about (opened, sent back with errors, in conflict): it leaves one line (I9).

        After the handling, so that a dienst which takes its writes back does not take the line along.
        """
        antwoord = super().dispatch(request, *args, **kwargs)
        if antwoord.status_code == HTTPStatus.OK:
            self._leg_inzage_vast()
        return antwoord

    def _leg_inzage_vast(self) -> None:
        gelezen = Gelezen(
            huishouden_id=self.huishouden.pk,
            dossier=self.huishouden.nummer,
            groepen=frozenset(self.gelezen_groepen()),
            regel=self.situatie.regel,
        )
        inzage_vastleggen(
            door_id=self.door.pk,
            handeling=self.handeling,
            gelezen=[gelezen],
            op=self.op,
        )

    @property
    def door(self) -> Medewerker:
        return wie(self.request)

    def voorbereiden(self) -> None:
        super().voorbereiden()
        self.op = timezone.now()
        self.vandaag = timezone.localdate(self.op)
        huishouden_id: UUID = self.kwargs.get("huishouden_id") or self.kwargs["pk"]
        self.situatie = beleid.situatie(huishouden_id)
        if self.situatie.alleen_eigen_acties and not self.ook_keten:
            raise GeenToegang(
                "U doet hier een eigen actie, en die staat bij Mijn acties. De rest ziet u niet."
            )
        huishouden = open_dossier(huishouden_id, situatie=self.situatie)
        if huishouden is None:
            raise Http404
        self.huishouden = huishouden
        if not (self.situatie.leest(*self.groepen) and self.mag_kijken(self.situatie)):
            raise GeenToegang("Deze pagina hoort niet bij uw rol in dit huishouden. Vraag het de regisseur.")

    def mag_kijken(self, situatie: Situatie) -> bool:
        """A further condition of this page, beside `groepen`."""
        return True

    def gelezen_groepen(self) -> set[Gegevensgroep]:
        """The gegevensgroepen this page shows, for the inzagelog; the address in its head included."""
        uit = {*self.groepen}
        uit |= {groep for groep in (Gegevensgroep.ADRES, *self.erbij) if self.situatie.leest(groep)}
        if (adres := self.huishouden.adres) and adres["geheim"]:  # type: ignore[attr-defined]  # set by open_dossier
            uit.add(Gegevensgroep.GEHEIM_ADRES)
        return uit

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        tabbladen = [
            {
                "naam": tab.naam,
                "url": reverse(tab.url_naam, args=[self.huishouden.pk]),
                "actief": tab.url_naam == self.tab,
            }
            for tab in tabs_voor(self.situatie)
        ]
        gevonden: Any = self.huishouden
        return super().get_context_data(**kwargs) | {
            "huishouden": self.huishouden,
            "situatie": self.situatie,
            "mag": Mag(self.situatie),
            "tabbladen": tabbladen,
            "waarom": self.situatie.waarom,
            # Only who was let in by name asks the database for it.
            "gegeven": mij_gegeven(self.huishouden.pk) if self.situatie.bij_naam else [],
            "regie": gevonden.regie,
            "adres": gevonden.adres,
            "let_op": gevonden.let_op,
            "overdracht": gevonden.overdracht,
            "avg": gevonden.avg,
            "voor_mij": bool(gevonden.overdracht)
            and gevonden.overdracht["naar"] == str(self.request.user.pk),
            "vandaag": self.vandaag,
            "nood": self._nood(),
        }

    def _nood(self) -> dict[str, Any] | None:
        """What the bar says as long as somebody reads here by breaking the glass (F3)."""
        if not self.situatie.door_nood:
            return None
        noodtoegang = lopende_noodtoegang(door=self.door, huishouden_id=self.huishouden.pk)
        if noodtoegang is None:
            return None
        over = max(noodtoegang.tot - self.op, datetime.timedelta())
        return {"noodtoegang": noodtoegang, "over": nog(over), "seconden": int(over.total_seconds())}

    def conflict_context(self) -> dict[str, Any]:
        return self.get_context_data()


class HuishoudenPagina(TemplateResponseMixin, HuishoudenView):
    """A page of a huishouden that is only read."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data())


class HuishoudenFormView(Formulierpagina, HuishoudenView):
    """A page of a huishouden with one form and one dienst; a form with a field `versie` gets both versions on conflict."""

    template_name = "huishoudens/formulier.html"

    def get_success_url(self) -> str:
        return reverse("huishoudens:huishouden", args=[self.huishouden.pk])
