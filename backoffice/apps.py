"""Start-up of the backoffice floor."""

from django.apps import AppConfig


class BackofficeConfig(AppConfig):
    """Registers what lower floors show without knowing this one."""

    name = "backoffice"

    def ready(self) -> None:
        """Registers the conditions that row security and beleid share, and the tab and timeline of a huishouden."""
        from backoffice.secties import TABS, TIJDLIJN
        from backoffice.voorwaarden import FUNCTIES
        from toegang import dossier
        from toegang.tijdlijn import registreer_tijdlijn
        from toegang.voorwaarden import registreer

        registreer(*FUNCTIES)
        dossier.registreer(tabs=TABS)
        registreer_tijdlijn(*TIJDLIJN)
