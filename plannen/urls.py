"""URLs of plannen."""

from django.urls import URLPattern, include, path

from plannen.views import acties, akkoord, doelen, eigen_acties, evaluatie, pdf, plan, verloop

_IN_PLAN = [
    path("", plan.PlanPagina.as_view(), name="plan"),
    path("maken/", plan.PlanMaken.as_view(), name="plan_maken"),
    path("vaststellen/", plan.PlanVaststellen.as_view(), name="plan_vaststellen"),
    path("waakvlam/", verloop.WaakvlamStarten.as_view(), name="waakvlam_starten"),
    path("afsluiten/", verloop.PlanAfsluiten.as_view(), name="plan_afsluiten"),
    path("heropenen/", verloop.PlanHeropenen.as_view(), name="plan_heropenen"),
    path("doelen/toevoegen/", doelen.DoelToevoegen.as_view(), name="doel_toevoegen"),
    path("doelen/<uuid:doel_id>/wijzigen/", doelen.DoelWijzigen.as_view(), name="doel_wijzigen"),
    path("doelen/<uuid:doel_id>/stoppen/", doelen.DoelStoppen.as_view(), name="doel_stoppen"),
    path("doelen/<uuid:doel_id>/verplaatsen/", doelen.DoelVerplaatsen.as_view(), name="doel_verplaatsen"),
    path("doelen/<uuid:doel_id>/acties/toevoegen/", acties.ActieToevoegen.as_view(), name="actie_toevoegen"),
    path("acties/<uuid:actie_id>/wijzigen/", acties.ActieWijzigen.as_view(), name="actie_wijzigen"),
    path("acties/<uuid:actie_id>/beginnen/", acties.ActieBeginnen.as_view(), name="actie_beginnen"),
    path("acties/<uuid:actie_id>/afronden/", acties.ActieAfronden.as_view(), name="actie_afronden"),
    path("acties/<uuid:actie_id>/terugzetten/", acties.ActieTerugzetten.as_view(), name="actie_terugzetten"),
    path("acties/<uuid:actie_id>/vervallen/", acties.ActieVervallen.as_view(), name="actie_vervallen"),
    path("akkoord/<uuid:persoon_id>/", akkoord.AkkoordVastleggen.as_view(), name="akkoord_vastleggen"),
    path(
        "akkoord/<uuid:akkoord_id>/intrekken/", akkoord.AkkoordIntrekken.as_view(), name="akkoord_intrekken"
    ),
    path("evaluatie/plannen/", evaluatie.EvaluatiePlannen.as_view(), name="evaluatie_plannen"),
    path("evaluatie/houden/", evaluatie.EvaluatieHouden.as_view(), name="evaluatie_houden"),
]

app_name = "plannen"
urlpatterns: list[URLPattern] = [
    path("mijn-acties/", eigen_acties.MijnActies.as_view(), name="mijn_acties"),
    path(
        "mijn-acties/<uuid:actie_id>/klaar/",
        eigen_acties.EigenActieAfronden.as_view(),
        name="eigen_actie_afronden",
    ),
    path("huishoudens/<uuid:huishouden_id>/plan/", include(_IN_PLAN)),  # type: ignore[list-item]  # a resolver
    path("huishoudens/<uuid:huishouden_id>/plan.pdf", pdf.PlanPdf.as_view(), name="plan_pdf"),
]
