"""URLs of monitoring."""

from django.urls import URLPattern, path

from monitoring.views.caseload import Caseload
from monitoring.views.dashboard import Dashboard, Dashboardkeuze, Download
from monitoring.views.vandaag import Vandaag
from monitoring.views.werkplek import Werkplek

app_name = "monitoring"
urlpatterns: list[URLPattern] = [
    path("", Vandaag.as_view(), name="vandaag"),
    path("team/<slug:slug>/", Werkplek.as_view(), name="werkplek"),
    path("team/<slug:slug>/caseload/", Caseload.as_view(), name="caseload"),
    path("monitoring/", Dashboardkeuze.as_view(), name="dashboards"),
    path("monitoring/<slug:slug>/", Dashboard.as_view(), name="dashboard"),
    path("monitoring/<slug:slug>/cijfers.xlsx", Download.as_view(), name="dashboard_download"),
]
