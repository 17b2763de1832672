"""URLs of monitoring."""

from django.urls import URLPattern, path

from monitoring.views.vandaag import Vandaag

app_name = "monitoring"
urlpatterns: list[URLPattern] = [
    path("", Vandaag.as_view(), name="vandaag"),
]
