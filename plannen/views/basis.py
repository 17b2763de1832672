"""What every page of a plan shares: the plan as this reader sees it, and the way back to it (C1)."""

import datetime
from typing import Any, ClassVar, TypeVar
from uuid import UUID

from django.contrib import messages
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.dateparse import parse_date

from huishoudens.views.basis import HuishoudenFormView, HuishoudenView
from plannen.diensten.acties import CollegaNietToegelaten
from plannen.diensten.evaluaties import EvaluatieNietOp
from plannen.diensten.grenzen import VerkeerdeStatus
from plannen.diensten.plan import PlanBestaatAl
from plannen.kwaliteit import Planbeeld
from plannen.models import Actie, Doel, PlanStatuswijziging
from plannen.overzichten.planbeeld import planbeeld, ziet_het_plan
from toegang import beleid
from toegang.beleid import GeenToegang, Situatie
from toegang.handelingen import HANDELINGEN, KanNiet, mag
from toegang.keuzes import Gegevensgroep as G
from toegang.keuzes import Leefgebied, Niveau

M = TypeVar("M", bound=models.Model)

# What a dienst says when it cannot be done now; the page tells it and nothing changed.
KAN_NU_NIET = (PlanBestaatAl, VerkeerdeStatus, EvaluatieNietOp, CollegaNietToegelaten, KanNiet)


class ToontHetPlan(HuishoudenView):
    """A page or paper with the whole plan on it, for the inzagelog."""

    groepen: ClassVar[tuple[G, ...]] = (G.PERSOON, G.PLAN)
    # Evaluations, and what goes well on the leefgebieden one may read.
    erbij = (G.EVALUATIE, G.WONEN, G.WERK, G.FINANCIEN, G.LICHAAM, G.PSYCHE)

    def gevraagde_dag(self) -> datetime.date | None:
        """The day of `?op=2026-10-05`, today at the latest and by default; None for what is no day."""
        if "op" not in self.request.GET:
            return self.vandaag
        try:
            dag = parse_date(self.request.GET["op"])
        except ValueError:
            return None
        if dag and dag < self.vandaag and not self.kan_terugkijken:
            raise GeenToegang("Alleen wie het hele plan ziet, kan terugkijken. Vraag het de regisseur.")
        return min(dag, self.vandaag) if dag else None

    @property
    def kan_terugkijken(self) -> bool:
        """Without the course of the plan an earlier day would be told wrongly."""
        return self.situatie.leest_iets(PlanStatuswijziging)


class PlanView(HuishoudenView):
    """A page about the plan of one huishouden; `self.beeld` is the plan, or None where a page allows that."""

    groepen: ClassVar[tuple[G, ...]] = (G.PERSOON, G.PLAN)
    plan_nodig: ClassVar[bool] = True
    beeld: Planbeeld | None

    def voorbereiden(self) -> None:
        super().voorbereiden()
        self.beeld = self.lees_beeld()
        if self.beeld is None and self.plan_nodig:
            raise Http404

    def lees_beeld(self) -> Planbeeld | None:
        return planbeeld(
            huishouden_id=self.huishouden.pk,
            # Whom a rule opens the whole plan needs no narrowing row by row.
            lezer=None if self.situatie.leest_alles(G.PLAN) else self.door,
            op=self.vandaag,
        )

    def mag_kijken(self, situatie: Situatie) -> bool:
        """A page that leads to a dienst is for whoever may call it."""
        return ziet_het_plan(situatie) and (
            self.handeling not in HANDELINGEN or mag(situatie, self.handeling)
        )

    @property
    def plan_url(self) -> str:
        return reverse("plannen:plan", args=[self.huishouden.pk])

    def het_beeld(self) -> Planbeeld:
        if self.beeld is None:
            raise Http404
        return self.beeld

    def doel(self, doel_id: UUID) -> Doel:
        """A goal of this plan that the reader may see; 404 for any other id."""
        return _met_id(self.het_beeld().doelen, doel_id)

    def actie(self, actie_id: UUID) -> Actie:
        """An action of this plan that the reader may see; 404 for any other id."""
        return _met_id(self.het_beeld().acties, actie_id)

    def eis_te_schrijven(self, rij: Doel | Actie) -> None:
        """Whoever reads all of a plan and writes a part of it has no form for the rest."""
        if self.situatie.schrijft_alles(G.PLAN):
            return
        mijn = beleid.zichtbaar_q(type(rij), self.door, Niveau.SCHRIJVEN)
        if not type(rij)._base_manager.filter(mijn, pk=rij.pk).exists():
            raise GeenToegang("Dit deel van het plan kunt u lezen. Vraag de regisseur om het te wijzigen.")

    @property
    def te_kiezen(self) -> list[Leefgebied]:
        """The leefgebieden of which this writer puts a goal in the plan: all, or those assigned (matrix note 8)."""
        alles = self.situatie.schrijft_alles(G.PLAN)
        return [gebied for gebied in Leefgebied if alles or gebied.value in self.situatie.toegewezen]

    def eis_regisseur(self) -> None:
        """For a page that only the regisseur has use for."""
        if not self.situatie.is_regisseur:
            raise GeenToegang("Dit doet de regisseur van dit huishouden. Vraag het de regisseur.")


def _met_id(rijen: list[M], pk: UUID) -> M:
    gevonden = next((rij for rij in rijen if rij.pk == pk), None)
    if gevonden is None:
        raise Http404
    return gevonden


class PlanFormView(PlanView, HuishoudenFormView):
    """A form about the plan, with one dienst; what cannot be done now is told above what was typed."""

    template_name = "plannen/formulier.html"
    bewaart = True
    sub: ClassVar[str] = ""
    alleen_regisseur: ClassVar[bool] = False

    def voorbereiden(self) -> None:
        super().voorbereiden()
        if self.alleen_regisseur:
            self.eis_regisseur()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().post(request, *args, **kwargs)
        except KAN_NU_NIET as fout:
            formulier = self.get_form()
            formulier.add_error(None, str(fout))
            return self.ongeldig(formulier)

    def get_success_url(self) -> str:
        return self.plan_url

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "beeld": self.beeld,
            "sub": self.sub,
            "plan_url": self.plan_url,
            "terug_url": self.get_success_url(),
        }


class Planstand(PlanFormView):
    """A form with which the regisseur takes the plan from one status to the next."""

    alleen_regisseur = True

    def get_initial(self) -> dict[str, Any]:
        return {"versie": self.het_beeld().plan.versie}


class PlanKnop(PlanView):
    """A button that calls one dienst, without a form of its own."""

    http_method_names = ["post"]
    gelukt: ClassVar[str] = ""

    def uitvoeren(self) -> None:
        raise NotImplementedError

    def zin(self) -> str:
        """What is told afterwards, with `self.beeld` as it was before."""
        return self.gelukt

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            self.uitvoeren()
        except KAN_NU_NIET as fout:
            messages.error(request, str(fout))
        else:
            if zin := self.zin():
                messages.success(request, zin)
        return redirect(self.terug())

    def terug(self) -> str:
        """Back to the plan, in the mode the reader was in."""
        return f"{self.plan_url}?wijzigen=1" if "wijzigen" in self.request.POST else self.plan_url
