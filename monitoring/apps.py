"""Start-up of the monitoring floor."""

from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    """Registers what lower floors show without knowing this one."""

    name = "monitoring"

    def ready(self) -> None:
        from monitoring.secties import MENUPUNTEN, SECTIES, SNELACTIES
        from toegang import dossier, navigatie

        navigatie.registreer(menupunten=MENUPUNTEN, snelacties=SNELACTIES)
        dossier.registreer(secties=SECTIES)
