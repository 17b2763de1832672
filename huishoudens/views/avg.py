"""The AVG files of the privacy officer: open one, see when it must be answered, close it (F6, matrix row 24)."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic.base import ContextMixin, TemplateResponseMixin, View

from huishoudens.diensten.avg import avg_openen, avg_sluiten
from huishoudens.forms.avg import AvgFormulier
from huishoudens.models import AvgVerzoek
from huishoudens.overzichten.avg import gesloten_avg, open_avg, zonder_regisseur
from huishoudens.views.basis import Dienstfouten
from toegang.beleid import GeenToegang
from toegang.diensten.inzage import Gelezen, inzage_vastleggen
from toegang.keuzes import Gegevensgroep, Rol
from toegang.views.formulier import Formulierpagina
from toegang.views.wie import wie


class _VoorPrivacy(Dienstfouten, ContextMixin, View):
    """A page of the privacy officer; anybody else reads whom to ask."""

    def voorbereiden(self) -> None:
        super().voorbereiden()
        if not wie(self.request).heeft(Rol.FG):
            raise GeenToegang("De privacy officer behandelt AVG-verzoeken. Stuur de vraag daarheen.")
        self.op = timezone.now()
        self.vandaag = timezone.localdate(self.op)


class AvgLijst(TemplateResponseMixin, _VoorPrivacy):
    """What is open and until when, and what was closed last; no resident is named, only the number of a file."""

    handeling = "huishoudens.avg_lijst"
    template_name = "huishoudens/avg_lijst.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        regels, gesloten = open_avg(self.op), gesloten_avg()
        inzage_vastleggen(
            door_id=wie(request).pk,
            handeling=self.handeling,
            gelezen=[
                Gelezen(
                    huishouden_id=verzoek.huishouden_id,
                    dossier=verzoek.dossier,
                    groepen=frozenset({Gegevensgroep.AVG_VERZOEK}),
                )
                for verzoek in (*(regel.verzoek for regel in regels), *gesloten)
            ],
            op=self.op,
        )
        te_laat = sum(regel.te_laat for regel in regels)
        context = self.get_context_data(
            regels=regels, te_laat=te_laat, gesloten=gesloten, zonder_regisseur=zonder_regisseur()
        )
        return self.render_to_response(context)


class AvgOpenen(Formulierpagina, _VoorPrivacy):
    """A resident asks something, or something went wrong: from now the privacy officer reads that file."""

    handeling = "huishoudens.avg_openen"
    template_name = "huishoudens/avg_openen.html"
    form_class = AvgFormulier
    titel = "AVG-verzoek openen"
    sub = "Zolang het open is, leest u het hele dossier. De regisseur ziet dat."
    knop = "Openen"
    gelukt = "Het AVG-verzoek is open. U kunt het dossier nu lezen."

    def get_initial(self) -> dict[str, Any]:
        return {"ontvangen_op": self.vandaag}

    def uitvoeren(self, formulier: AvgFormulier) -> None:
        velden = formulier.cleaned_data
        try:
            with transaction.atomic():
                avg_openen(
                    huishouden_id=formulier.huishouden_id,  # type: ignore[arg-type]  # a valid form has one
                    soort=velden["soort"],
                    ontvangen_op=velden["ontvangen_op"],
                    ontdekt_op=formulier.ontdekt_op,
                    reden=velden["reden"],
                    door=wie(self.request),
                )
        except IntegrityError:
            formulier.add_error(
                "dossier", "Van dit dossier is al een AVG-verzoek open. Het staat in de lijst."
            )

    def ongeldig(self, formulier: AvgFormulier) -> HttpResponse:
        antwoord = super().ongeldig(formulier)
        if formulier.niet_gevonden:
            # A refusal like every other, so the inzagelog tells who tries numbers.
            antwoord.status_code = HTTPStatus.FORBIDDEN
        return antwoord

    def get_success_url(self) -> str:
        return reverse("huishoudens:avg")


class AvgSluiten(Dienstfouten):
    """Done: from now the privacy officer reads nothing of it. Out of scope: 404, as for an unknown id."""

    handeling = "huishoudens.avg_sluiten"

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        verzoek = get_object_or_404(AvgVerzoek, pk=pk)
        avg_sluiten(verzoek=verzoek, op=timezone.now())
        messages.success(request, "Het AVG-verzoek is gesloten. U leest het dossier nu niet meer.")
        return redirect("huishoudens:avg")
