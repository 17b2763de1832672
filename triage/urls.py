"""URLs of triage."""

from django.urls import URLPattern, path

from triage.views.melding import BekendBijMelding, Meldingen, MeldingRegistreren, MeldingToewijzen
from triage.views.triage import OnderzoekAfronden, TriageDoen, TriageKlaar

app_name = "triage"
urlpatterns: list[URLPattern] = [
    path("meldingen/nieuw/", MeldingRegistreren.as_view(), name="melding_registreren"),
    path("meldingen/nieuw/bekend/", BekendBijMelding.as_view(), name="bekend"),
    path("meldingen/", Meldingen.as_view(), name="meldingen"),
    path("meldingen/<uuid:pk>/toewijzen/", MeldingToewijzen.as_view(), name="melding_toewijzen"),
    path("meldingen/<uuid:pk>/triage/", TriageDoen.as_view(), name="triage"),
    path("meldingen/<uuid:pk>/onderzoek/", OnderzoekAfronden.as_view(), name="onderzoek_afronden"),
    path("meldingen/klaar/<uuid:pk>/", TriageKlaar.as_view(), name="triage_klaar"),
]
