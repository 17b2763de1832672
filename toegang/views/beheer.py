"""The pages of the functioneel beheerder, which the privacy officer reads along: requests, rondes, accounts (F1, E8)."""

from typing import Any, ClassVar
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic.base import TemplateResponseMixin

from toegang import adresbalk
from toegang.diensten.accounts import uitnodiging
from toegang.diensten.berichten import ongelezen
from toegang.diensten.rechten import (
    NietUitTeVoeren,
    account_sluiten,
    is_uit_te_voeren,
    mag_einde_vragen,
    verzoek_afwijzen,
    verzoek_uitvoeren,
)
from toegang.diensten.rechtenbeeld import (
    Accountfilter,
    accounts,
    laatste_antwoorden,
    open_verzoeken,
    rollen_van,
    rondes,
    verzoek_met_namen,
    verzoeken_over,
)
from toegang.forms.rechten import AfwijsForm
from toegang.keuzes import Rol, Verzoeksoort, Verzoekstatus
from toegang.models import Medewerker, Rechtenverzoek, Team
from toegang.views.rechten import Rechtenpagina

_LANGSTE_NAAM = 80


class Beheerpagina(TemplateResponseMixin, Rechtenpagina):
    """A page that FB and FG read; only an FB does something there. No household is named here (I7)."""

    rollen: ClassVar[tuple[Rol, ...]] = (Rol.FB, Rol.FG)
    reden = "De functioneel beheerder beheert accounts en rollen. Vraag uw teamleider om een rol."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "is_beheerder": self.door.heeft(Rol.FB),
            "vandaag": self.vandaag,
        }


class Beheer(Beheerpagina):
    """What waits for a beheerder, and how far the rondes are."""

    handeling = "toegang.beheer_lezen"
    template_name = "toegang/beheer.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        verzoeken = open_verzoeken()
        return self.render_to_response(
            self.get_context_data(
                verzoeken=verzoeken,
                berichten=ongelezen(door=self.door),
                antwoorden=laatste_antwoorden(),
                rondes=rondes(op=self.vandaag),
            )
        )


class Accounts(Beheerpagina):
    """The accounts by surname, of one team or of all. A name is sent and never stands in an address."""

    handeling = "toegang.accounts_lezen"
    template_name = "toegang/accounts.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._toon(zoek="")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._toon(zoek=request.POST.get("naam", "").replace("\x00", "").strip()[:_LANGSTE_NAAM])

    def _toon(self, *, zoek: str) -> HttpResponse:
        teams = list(Team.objects.order_by("naam"))
        soorten = [("", "Iedereen"), *((t.slug, t.naam) for t in teams)]
        soorten += [("zonder-team", "Zonder team"), ("gesloten", "Gesloten")]
        gevraagd = adresbalk.tekst(self.request, "team")
        gekozen = gevraagd if gevraagd in dict(soorten) and not zoek else ""
        na = adresbalk.sleutel(self.request, "na")
        pagina = accounts(Accountfilter(team=gekozen, zoek=zoek), op=self.vandaag, na=None if zoek else na)
        return self.render_to_response(
            self.get_context_data(
                pagina=pagina,
                zoek=zoek,
                keuzes=[
                    {
                        "naam": naam,
                        "url": self._adres(team=code),
                        "actief": code == gekozen and not zoek,
                    }
                    for code, naam in soorten
                ],
                volgende_url=self._adres(team=gekozen, na=str(pagina.na)) if pagina.na and not zoek else "",
                meer=bool(pagina.na and zoek),
                begin_url=self._adres(team=gekozen) if na else "",
            )
        )

    @staticmethod
    def _adres(**delen: str) -> str:
        vraag = urlencode({naam: waarde for naam, waarde in delen.items() if waarde})
        return f"{reverse('accounts')}?{vraag}" if vraag else reverse("accounts")


class Account(Beheerpagina):
    """One account: its rollen now and before, who asked and who gave them, and what was asked about it."""

    handeling = "toegang.account_lezen"
    template_name = "toegang/account.html"

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        medewerker = get_object_or_404(Medewerker.objects.select_related("organisatie"), pk=pk)
        rollen = rollen_van(medewerker)
        nu = [t for t in rollen if t.tot is None or t.tot > self.vandaag]
        return self.render_to_response(
            self.get_context_data(
                medewerker=medewerker,
                nu=nu,
                eerder=[t for t in rollen if t not in nu],
                einde_te_vragen={t.pk for t in nu if mag_einde_vragen(t, self.door)},
                verzoeken=verzoeken_over(medewerker),
                is_zelf=medewerker.pk == self.door.pk,
            )
        )


class AccountSluiten(Rechtenpagina):
    """Closes an account at once."""

    handeling = "toegang.account_sluiten"
    rollen = (Rol.FB,)
    reden = Beheerpagina.reden

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        medewerker = get_object_or_404(Medewerker, pk=pk)
        try:
            account_sluiten(medewerker=medewerker, door=self.door, op=self.op)
            messages.success(request, f"Het account van {medewerker.naam} is dicht. Inloggen lukt niet meer.")
        except NietUitTeVoeren as fout:
            messages.warning(request, str(fout))
        return redirect("account", pk)


class Verzoekpagina(Beheerpagina):
    """One request, for who carries it out."""

    handeling = "toegang.verzoek_lezen"
    template_name = "toegang/rechtenverzoek.html"

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        return self._toon(AfwijsForm())

    def _toon(self, formulier: AfwijsForm) -> HttpResponse:
        verzoek = verzoek_met_namen(self.kwargs["pk"])
        # Visible, or the caller would have answered 404.
        assert verzoek is not None  # noqa: S101 - tells the type checker what `voorbereiden` made sure of
        loopt = verzoek.status == Verzoekstatus.GEVRAAGD
        return self.render_to_response(
            self.get_context_data(
                verzoek=verzoek,
                formulier=formulier,
                loopt=loopt,
                is_mijn_vraag=verzoek.gevraagd_door_id == self.door.pk,
                gaat_over_mij=verzoek.medewerker_id == self.door.pk,
                # What was written in vain stays on the page.
                mag_afwijzen=(loopt or formulier.is_bound)
                and self.door.heeft(Rol.FB)
                and self.door.pk not in (verzoek.gevraagd_door_id, verzoek.medewerker_id),
                mag_uitvoeren=loopt and is_uit_te_voeren(verzoek),
            )
        )

    def voorbereiden(self) -> None:
        get_object_or_404(Rechtenverzoek, pk=self.kwargs["pk"])


class VerzoekAfwijzen(Verzoekpagina):
    """A beheerder says no, with a reason."""

    handeling = "toegang.verzoek_afwijzen"
    rollen = (Rol.FB,)

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        formulier = AfwijsForm(request.POST)
        if not formulier.is_valid():
            return self._toon(formulier)
        try:
            verzoek_afwijzen(
                verzoek=Rechtenverzoek.objects.get(pk=pk),
                antwoord=formulier.cleaned_data["antwoord"],
                door=self.door,
                op=self.op,
            )
        except NietUitTeVoeren as fout:
            # What was written stays on the page, to take along.
            formulier.add_error(None, str(fout))
            return self._toon(formulier)
        messages.success(request, "U heeft nee gezegd. Wie het vroeg, leest waarom.")
        return redirect("beheer")


class VerzoekUitvoeren(Beheerpagina):
    """A beheerder does what was asked; of a new account the invitation is shown once, and never in an address."""

    handeling = "toegang.verzoek_uitvoeren"
    template_name = "toegang/uitgenodigd.html"
    rollen = (Rol.FB,)

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        verzoek = get_object_or_404(Rechtenverzoek, pk=pk)
        try:
            medewerker = verzoek_uitvoeren(verzoek=verzoek, door=self.door, op=self.op)
        except NietUitTeVoeren as fout:
            messages.warning(request, str(fout))
            return redirect("rechtenverzoek", pk)
        if verzoek.soort != Verzoeksoort.NIEUW:
            messages.success(request, f"Gedaan: {verzoek.get_soort_display()} voor {medewerker.naam}.")
            return redirect("beheer")
        return self.render_to_response(
            self.get_context_data(
                medewerker=medewerker,
                adres=request.build_absolute_uri(uitnodiging(medewerker=medewerker)),
                dagen=settings.PASSWORD_RESET_TIMEOUT // 86_400,
            )
        )
