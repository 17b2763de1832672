"""Autosave: the address a form sends its concept to, and what a form needs to get it back (screens 4)."""

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django.utils import timezone
from django.views.generic.base import ContextMixin, View

from toegang.diensten.concept import Bewaard, concept_bewaren, concept_van, concept_weggooien
from toegang.diensten.inzending import inzending_afronden, inzending_beginnen
from toegang.formuliersleutel import (
    ONVERANDERD,
    begin_van,
    begonnen,
    lees_sleutel,
    nieuwe_sleutel,
    te_bewaren,
)
from toegang.views.wie import wie

# A request may hold no more (2.5 MB), the token and the like included; whatever it holds is kept.
_GROOTSTE_TEKST = settings.DATA_UPLOAD_MAX_MEMORY_SIZE - 1_000
VASTHOUDEN = "regie.vasthouden"
TEKST_BEWAARD = "U was uitgelogd. Uw tekst is bewaard. Log in, dan staat hij er weer."


class Conceptformulier(ContextMixin, View):
    """A view whose form keeps what is typed, and is taken in once however often it is sent.

    In the template, inside the form: `huishoudens/delen/concept.html`, and `data-concept="{{ concept_url }}"` on it.
    On a GET the view calls `herstel`, and `opgeslagen` once it has saved: what was sent and not saved is kept.
    Context: `concept_url`, `formuliersleutel`, `grootste_tekst`, and `concept_bewaard_op` and `concept_uitgelogd`
    when a text was put back.

    titel: what the form is called, where its text stands without its page. bewaart: there is something to type.
    knoppen: names of submit buttons that change where one goes afterwards, and not what is saved. doet: names of
    buttons that do something by themselves; they are no text.
    """

    titel: ClassVar[str] = ""
    bewaart: ClassVar[bool] = True
    knoppen: ClassVar[tuple[str, ...]] = ()
    doet: ClassVar[tuple[str, ...]] = ()
    _concept: Bewaard | None = None
    _begin: dict[str, str] | None = None
    _is_opgeslagen = False

    @classmethod
    def conceptpad_van(cls, request: HttpRequest) -> str:
        """Under which name the text of this form is kept: its path, and what of the query makes it another form."""
        return request.path

    @property
    def conceptpad(self) -> str:
        return self.conceptpad_van(self.request)

    @property
    def concept_url(self) -> str:
        """Where what is typed is sent; with `weggooien` where it is forgotten."""
        return reverse("concept", args=[self.conceptpad.lstrip("/")])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        sleutel = lees_sleutel(request.POST) if request.method == "POST" else None
        if sleutel is None:
            return self._bedien(request, *args, **kwargs)
        if sleutel.medewerker_id != request.user.pk:
            return van_een_ander(request)
        with transaction.atomic():
            inzending = inzending_beginnen(
                inzending_id=sleutel.inzending(request.POST, behalve=self.knoppen),
                door=request.user,
                op=timezone.now(),
            )
            if inzending.uitkomst:
                messages.info(request, "Dit was al opgeslagen.")
                return redirect(inzending.uitkomst)
            antwoord = self._bedien(request, *args, **kwargs)
            is_klaar = self._is_opgeslagen and isinstance(antwoord, HttpResponseRedirect)
            inzending_afronden(inzending=inzending, uitkomst=antwoord["Location"] if is_klaar else "")
        return antwoord

    def _bedien(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        antwoord = super().dispatch(request, *args, **kwargs)
        if not self._is_opgeslagen:
            houd_vast(request)
        return antwoord

    def herstel(self, *formulieren: forms.BaseForm) -> None:
        """Put a kept concept back into forms that are not bound. One statement, whatever their number.

        Did somebody else save meanwhile, then what was typed is put back and the rest stands as the file says now. Is it the
        same field that both changed, then the form keeps the version it began with, so that saving shows both.
        """
        self._begin = begin_van(formulieren)
        self._concept = concept_van(door=wie(self.request), formulier=self.conceptpad)
        if self._concept is None:
            return
        for formulier in formulieren:
            self._herstel(formulier, self._concept.velden, self._begin)

    @staticmethod
    def _herstel(formulier: forms.BaseForm, velden: QueryDict, begin: dict[str, str]) -> None:
        onveranderd, begon = velden.getlist(ONVERANDERD), begonnen(velden)
        veld_van_versie, versie = formulier.fields.get("versie"), velden.get(formulier.add_prefix("versie"))
        nu = formulier.get_initial_for_field(veld_van_versie, "versie") if veld_van_versie else None
        is_ingehaald = bool(veld_van_versie and versie and versie != str(nu))
        for naam, veld in formulier.fields.items():
            plek = formulier.add_prefix(naam)
            waarde = veld.widget.value_from_datadict(velden, {}, plek)
            if waarde is None or naam == "versie" or (is_ingehaald and plek in onveranderd):
                continue
            formulier.initial[naam] = waarde
            if is_ingehaald and begon.get(plek, begin[plek]) != begin[plek]:
                begin[plek] = begon[plek]
                formulier.initial["versie"] = versie

    def _hoe_het_begon(self) -> dict[str, str]:
        """How the fields began when somebody opened the form; a form that comes back with errors did not begin anew."""
        if self._begin is not None:
            return self._begin
        sleutel = lees_sleutel(self.request.POST) if self.request.method == "POST" else None
        return sleutel.begin if sleutel else {}

    def opgeslagen(self) -> None:
        """What was typed stands where it belongs: the concept has done its work."""
        self._is_opgeslagen = True
        concept_weggooien(door=wie(self.request), formulier=self.conceptpad)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "concept_url": self.concept_url,
            "concept_bewaard_op": self._concept.bewaard_op if self._concept else None,
            "concept_uitgelogd": bool(self._concept and self._concept.uitgelogd),
            "grootste_tekst": str(_GROOTSTE_TEKST),
            "formuliersleutel": nieuwe_sleutel(wie(self.request).pk, self._hoe_het_begon()),
        }


def formulier_bij(gevonden: ResolverMatch | None) -> type[Conceptformulier] | None:
    """The view at an address, when it is one whose form keeps what is typed."""
    view = getattr(gevonden.func, "view_class", None) if gevonden else None
    return view if isinstance(view, type) and issubclass(view, Conceptformulier) and view.bewaart else None


def formulier_op(pad: str) -> type[Conceptformulier] | None:
    """The same, for the path under which a text is kept."""
    try:
        return formulier_bij(resolve(pad.partition("?")[0]))
    except Resolver404:
        return None


def houd_vast(request: HttpRequest, *, uitgelogd: bool = False) -> None:
    """Have `vangnet` keep what this request brings, whatever the answer to it says."""
    request.META[VASTHOUDEN] = uitgelogd


def van_een_ander(request: HttpRequest) -> HttpResponse:
    """The form was opened by another account than the one that sends it now; nothing is saved in either name."""
    return render(request, "toegang/verlopen.html", {"van_een_ander": True}, status=403)


class ConceptBewaren(View):
    """Takes what a form holds while somebody types; with `weggooien` it forgets it and goes back to where it stood."""

    handeling = "toegang.concept_bewaren"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, formulier: str) -> HttpResponse:
        pad = f"/{formulier}"
        if formulier_op(pad) is None:
            raise Http404
        if "weggooien" in request.GET:
            concept_weggooien(door=wie(request), formulier=pad)
            return redirect("bewaarde_teksten" if request.POST.get("terug") == "bewaard" else pad)
        concept_bewaren(
            door=wie(request),
            formulier=pad,
            inhoud=te_bewaren(request.POST).urlencode(),
            op=timezone.now(),
        )
        return HttpResponse(status=204)
