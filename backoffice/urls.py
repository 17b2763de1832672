"""URLs of backoffice."""

from django.urls import URLPattern, path, re_path

from backoffice.views.behandelen import (
    AanvullingVragen,
    AdviesBekijken,
    AdviesTeruggeven,
    BesluitNemen,
    VerderZonderAntwoord,
)
from backoffice.views.regisseur import AanvullingGeven, AdviesIntrekken, AdviesOpstellen, Adviezen
from backoffice.views.werkbak import AdviesOppakken, DringendsteOppakken, LijstDownloaden, Werkbak

app_name = "backoffice"
urlpatterns: list[URLPattern] = [
    path("backoffice/", Werkbak.as_view(), name="werkbak"),
    path("backoffice/oppakken/", DringendsteOppakken.as_view(), name="dringendste_oppakken"),
    re_path(r"^backoffice/lijst\.(?P<soort>csv|xlsx)$", LijstDownloaden.as_view(), name="lijst_downloaden"),
    path("backoffice/<uuid:pk>/", AdviesBekijken.as_view(), name="advies"),
    path("backoffice/<uuid:pk>/oppakken/", AdviesOppakken.as_view(), name="advies_oppakken"),
    path("backoffice/<uuid:pk>/teruggeven/", AdviesTeruggeven.as_view(), name="advies_teruggeven"),
    path("backoffice/<uuid:pk>/besluit/", BesluitNemen.as_view(), name="besluiten"),
    path("backoffice/<uuid:pk>/aanvulling/", AanvullingVragen.as_view(), name="aanvulling_vragen"),
    path("backoffice/<uuid:pk>/verder/", VerderZonderAntwoord.as_view(), name="aanvulling_sluiten"),
    path("acties/<uuid:pk>/advies/", AdviesOpstellen.as_view(), name="advies_opstellen"),
    path("huishoudens/<uuid:pk>/adviezen/", Adviezen.as_view(), name="adviezen"),
    path("adviezen/<uuid:pk>/antwoord/", AanvullingGeven.as_view(), name="aanvulling_geven"),
    path("adviezen/<uuid:pk>/intrekken/", AdviesIntrekken.as_view(), name="advies_intrekken"),
]
