"""Start-up of the plannen floor."""

from django.apps import AppConfig


class PlannenConfig(AppConfig):
    """Registers what lower floors show without knowing this one."""

    name = "plannen"
