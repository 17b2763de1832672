"""Start-up of the monitoring floor."""

from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    """Registers what lower floors show without knowing this one."""

    name = "monitoring"

    def ready(self) -> None:
        from monitoring.secties import MENUPUNTEN, SNELACTIES
        from toegang.navigatie import registreer

        registreer(menupunten=MENUPUNTEN, snelacties=SNELACTIES)
