"""The project package and the ground floor: settings, regio, medewerkers, matrix, database identity and
terms."""

from toegang.celery import app as celery_app

__all__ = ["celery_app"]
