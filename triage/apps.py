"""Start-up of the triage floor."""

from django.apps import AppConfig


class TriageConfig(AppConfig):
    """Registers what lower floors show without knowing this one."""

    name = "triage"

    def ready(self) -> None:
        """Registers the conditions that row security and beleid share, and this floor's part of the timeline."""
        from toegang.tijdlijn import registreer_tijdlijn
        from toegang.voorwaarden import registreer, registreer_aanleidingen
        from triage.meldsql import AANLEIDINGEN
        from triage.secties import TIJDLIJN
        from triage.voorwaarden import FUNCTIES

        registreer(*FUNCTIES)
        registreer_aanleidingen(*AANLEIDINGEN)
        registreer_tijdlijn(*TIJDLIJN)
