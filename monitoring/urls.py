"""URLs of monitoring."""

from django.urls import URLPattern, path

from monitoring.views.caseload import Caseload
from monitoring.views.vandaag import Vandaag
from monitoring.views.werkplek import Werkplek

app_name = "monitoring"
urlpatterns: list[URLPattern] = [
    path("", Vandaag.as_view(), name="vandaag"),
    path("team/<slug:slug>/", Werkplek.as_view(), name="werkplek"),
    path("team/<slug:slug>/caseload/", Caseload.as_view(), name="caseload"),
]
