"""Start-up of the ground floor: checks, and the second lock put in place after every migration."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ToegangConfig(AppConfig):
    """The project package is also the ground floor's app."""

    name = "toegang"

    def ready(self) -> None:
        from toegang import controles  # noqa: F401  registers the system checks
        from toegang.meldsql import AANLEIDINGEN, GRENZEN
        from toegang.voorwaarden import registreer_aanleidingen, registreer_grenzen

        registreer_aanleidingen(*AANLEIDINGEN)
        registreer_grenzen(*GRENZEN)
        post_migrate.connect(_zet_tweede_slot, dispatch_uid="tweede_slot")


def _zet_tweede_slot(*, app_config: AppConfig, using: str, **kwargs: Any) -> None:
    """Once per `migrate`, after the highest floor, so that every table is there."""
    from toegang.slot import zet_neer

    if app_config.name == "monitoring" and kwargs.get("apps") is not None:
        zet_neer(using=using)
