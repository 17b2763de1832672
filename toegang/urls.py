"""URLs of the whole system; higher floors are named by string, never imported."""

from django.urls import include, path

handler400 = "toegang.views.onleesbaar.onleesbaar"

urlpatterns = [
    path("", include("toegang.routes")),
    path("", include("monitoring.urls")),
    path("", include("triage.urls")),
    path("", include("huishoudens.urls")),
    path("", include("plannen.urls")),
    path("", include("backoffice.urls")),
]
