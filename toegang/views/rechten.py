"""Asking for a rol or an account, answering a request, and judging the lines of a ronde (F1, O56)."""

from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.generic.base import ContextMixin, TemplateResponseMixin, View

from toegang import adresbalk
from toegang.beleid import GeenToegang
from toegang.diensten.rechten import (
    NietTeVragen,
    NietUitTeVoeren,
    collega_vragen,
    einde_vragen,
    heropening_vragen,
    mag_einde_vragen,
    rol_vragen,
    verzoek_intrekken,
)
from toegang.diensten.rechtenbeeld import (
    laatste_antwoorden,
    open_verzoeken,
    regels_van,
    rolhouders,
    rondes,
)
from toegang.diensten.rechtenronde import AlBeoordeeld, mag_oordelen, rechtenregel_beoordelen
from toegang.forms.rechten import CollegaForm, EindeForm, HeropenForm, RolForm, RondeForm
from toegang.keuzes import Rol
from toegang.models import Medewerker, Rechtenronde, Rechtenverzoek, Roltoekenning, Team
from toegang.templatetags.nl import datum, meervoud
from toegang.views.formulier import Formulierpagina
from toegang.views.wie import wie


class Rechtenpagina(ContextMixin, View):
    """A page for these rollen alone; anybody else reads whom to ask, whatever stands behind the address."""

    rollen: ClassVar[tuple[Rol, ...]] = (Rol.TL, Rol.FB)
    reden: ClassVar[str] = (
        "De teamleider vraagt rollen aan en de functioneel beheerder voert ze uit. Vraag het uw teamleider."
    )

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not wie(request).heeft(*self.rollen):
            return self._weiger(self.reden)
        self.op = timezone.now()
        self.vandaag = timezone.localdate(self.op)
        try:
            self.voorbereiden()
            return super().dispatch(request, *args, **kwargs)
        except GeenToegang as fout:
            return self._weiger(str(fout))

    def voorbereiden(self) -> None:
        """Find what the page is about, or raise Http404."""

    @property
    def door(self) -> Medewerker:
        return wie(self.request)

    def begin_url(self) -> str:
        """Where this reader's own list of rollen stands."""
        team = self.door.geleid_team
        if team is None or self.door.heeft(Rol.FB, Rol.FG):
            return reverse("beheer")
        return reverse("teamrollen", args=[team.slug])

    def _weiger(self, reden: str) -> HttpResponse:
        return render(self.request, "403.html", {"reden": reden}, status=403)


class Teamrollen(TemplateResponseMixin, Rechtenpagina):
    """Who has what in one team, what is asked, and how far the ronde is; for who leads it."""

    handeling = "toegang.teamrollen_lezen"
    template_name = "toegang/teamrollen.html"
    rollen = (Rol.TL,)
    reden = "De teamleider ziet hier wie welke rol heeft. Uw eigen rol staat rechtsboven, bij uw naam."
    team: Team

    def voorbereiden(self) -> None:
        geleid = self.door.teamnummers(Rol.TL)
        self.team = get_object_or_404(Team, slug=self.kwargs["slug"], pk__in=geleid)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        houders = rolhouders(self.team, op=self.vandaag)
        return self.render_to_response(
            self.get_context_data(
                team=self.team,
                vandaag=self.vandaag,
                houders=houders,
                einde_te_vragen={
                    t.pk for houder in houders for t in houder.toekenningen if mag_einde_vragen(t, self.door)
                },
                verzoeken=open_verzoeken(team=self.team),
                antwoorden=laatste_antwoorden(team=self.team),
                rondes=rondes(op=self.vandaag, team=self.team),
                sub=f"{meervoud(len(houders), 'collega,collega’s')} met een rol in dit team.",
            )
        )


class Rechtenformulier(Rechtenpagina, Formulierpagina):
    """One question to a beheerder; what was asked already is told in the form."""

    template_name = "toegang/rechtenformulier.html"
    knop = "Vraag versturen"
    gelukt = "Uw vraag is verstuurd. De beheerder voert hem uit, of zegt waarom niet."

    def get_success_url(self) -> str:
        return self.begin_url()

    def uitvoeren(self, formulier: Any) -> None:
        try:
            self.vraag(formulier)
        except NietTeVragen as fout:
            formulier.add_error(None, str(fout))

    def vraag(self, formulier: Any) -> None:
        """Call the dienst of this question."""
        raise NotImplementedError


class RolVragen(Rechtenformulier):
    """A colleague gets a rol."""

    handeling = "toegang.rol_vragen"
    form_class = RolForm
    titel = "Een rol vragen voor een collega"
    sub = "De beheerder geeft de rol. Uw collega ziet daarna wat bij die rol hoort."

    def get_form_kwargs(self) -> dict[str, Any]:
        return {"door": self.door}

    def get_initial(self) -> dict[str, Any]:
        return {"wie": adresbalk.sleutel(self.request, "wie")}

    def vraag(self, formulier: RolForm) -> None:
        velden = formulier.cleaned_data
        rol_vragen(
            medewerker=velden["wie"],
            plek=velden["plek"],
            van=velden["van"],
            tot=velden["tot"],
            reden=velden["reden"],
            door=self.door,
            op=self.op,
        )


class CollegaVragen(Rechtenformulier):
    """Somebody who is new here gets an account with a first rol."""

    handeling = "toegang.collega_vragen"
    form_class = CollegaForm
    titel = "Een account vragen voor een nieuwe collega"
    sub = "De beheerder maakt het account en stuurt uw collega een uitnodiging."

    def get_form_kwargs(self) -> dict[str, Any]:
        return {"door": self.door}

    def vraag(self, formulier: CollegaForm) -> None:
        velden = formulier.cleaned_data
        collega_vragen(
            gegevens=formulier.gegevens,
            plek=velden["plek"],
            van=velden["van"],
            reden=velden["reden"],
            door=self.door,
            op=self.op,
        )


class EindeVragen(Rechtenformulier):
    """A rol of a colleague ends."""

    handeling = "toegang.einde_vragen"
    rollen = (Rol.TL, Rol.FB, Rol.FG)
    form_class = EindeForm
    titel = "Vragen om een rol te beëindigen"

    def voorbereiden(self) -> None:
        self.toekenning = get_object_or_404(
            Roltoekenning.objects.select_related("medewerker", "team", "gemeente", "organisatie"),
            pk=self.kwargs["pk"],
        )
        if not mag_einde_vragen(self.toekenning, self.door):
            raise GeenToegang("Over deze rol gaat u niet. Vraag het een collega die dit ook mag.")

    def vraag(self, formulier: EindeForm) -> None:
        velden = formulier.cleaned_data
        einde_vragen(
            toekenning=self.toekenning, tot=velden["tot"], reden=velden["reden"], door=self.door, op=self.op
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "sub": f"{self.toekenning.medewerker.naam}: {self.toekenning}"
        }


class HeropeningVragen(Rechtenformulier):
    """A closed account opens again."""

    handeling = "toegang.heropening_vragen"
    form_class = HeropenForm
    titel = "Vragen om een account weer te openen"

    def voorbereiden(self) -> None:
        gesloten = Medewerker.objects.filter(is_active=False)
        if not self.door.heeft(Rol.FB):
            gesloten = gesloten.filter(roltoekenningen__team__in=self.door.teamnummers(Rol.TL)).distinct()
        self.medewerker = get_object_or_404(gesloten, pk=self.kwargs["pk"])

    def vraag(self, formulier: HeropenForm) -> None:
        heropening_vragen(
            medewerker=self.medewerker,
            reden=formulier.cleaned_data["reden"],
            door=self.door,
            op=self.op,
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "sub": f"{self.medewerker.naam} krijgt de rollen terug die nog gelden."
        }


class VerzoekIntrekken(Rechtenpagina):
    """Whoever asked takes it back."""

    handeling = "toegang.verzoek_intrekken"
    rollen = (Rol.TL, Rol.FB, Rol.FG)

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        verzoek = get_object_or_404(Rechtenverzoek, pk=pk)
        try:
            verzoek_intrekken(verzoek=verzoek, door=self.door, op=self.op)
            messages.success(request, "Uw vraag is ingetrokken.")
        except NietUitTeVoeren as fout:
            messages.warning(request, str(fout))
        return redirect(self.begin_url())


class Rondepagina(Rechtenpagina, Formulierpagina):
    """The lines of one ronde: those that are the reader's to judge, and what became of the others."""

    handeling = "toegang.rechtenregel_beoordelen"
    rollen = (Rol.TL, Rol.FB, Rol.FG)
    form_class = RondeForm
    template_name = "toegang/rechtenronde.html"
    knop = "Antwoorden bewaren"
    bewaart = False
    gelukt = "Bewaard. Wat weg moet, is gevraagd aan de beheerder."

    def voorbereiden(self) -> None:
        self.ronde = get_object_or_404(Rechtenronde.objects.select_related("team"), pk=self.kwargs["pk"])

    def get_success_url(self) -> str:
        return self.request.path

    def get_form_kwargs(self) -> dict[str, Any]:
        self.regels = regels_van(self.ronde)
        return {"regels": [r for r in self.regels if r.is_open(self.vandaag) and mag_oordelen(r, self.door)]}

    def uitvoeren(self, formulier: RondeForm) -> None:
        for regel, oordeel in formulier.oordelen.items():
            try:
                rechtenregel_beoordelen(regel=regel, oordeel=oordeel, door=self.door, op=self.op)
            except AlBeoordeeld:
                messages.info(
                    self.request, f"{regel.toekenning.medewerker.naam}: dit is intussen al beantwoord."
                )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        over = [r for r in self.regels if r.is_open(self.vandaag) and not mag_oordelen(r, self.door)]
        return super().get_context_data(**kwargs) | {
            "ronde": self.ronde,
            "titel": f"Kloppen de rollen? {self.ronde.naam}",
            "sub": f"De lijst van {datum(self.ronde.geopend_op)}. Antwoord tot en met {datum(self.ronde.uiterlijk)}.",
            "van_anderen": over,
            "beantwoord": [r for r in self.regels if r.beoordeeld_op],
            "begin_url": self.begin_url(),
        }
