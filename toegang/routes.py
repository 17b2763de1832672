"""URLs of the ground floor."""

from django.urls import URLPattern, path

from toegang.views.gezond import GezondKlaar, GezondLive

urlpatterns: list[URLPattern] = [
    path("gezond/live", GezondLive.as_view(), name="gezond_live"),
    path("gezond/klaar", GezondKlaar.as_view(), name="gezond_klaar"),
]
