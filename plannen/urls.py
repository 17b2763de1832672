"""URLs of plannen."""

from django.urls import URLPattern

app_name = "plannen"
urlpatterns: list[URLPattern] = []
