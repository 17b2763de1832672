"""Start-up of the triage floor."""

from django.apps import AppConfig


class TriageConfig(AppConfig):
    """Registers what lower floors show without knowing this one."""

    name = "triage"

    def ready(self) -> None:
        """Registers the conditions that row security and beleid share."""
        from triage.voorwaarden import FUNCTIES
        from toegang.voorwaarden import registreer

        registreer(*FUNCTIES)
