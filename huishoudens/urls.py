"""URLs of huishoudens."""

from django.urls import URLPattern

app_name = "huishoudens"
urlpatterns: list[URLPattern] = []
