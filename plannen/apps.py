"""Start-up of the plannen floor."""

from django.apps import AppConfig


class PlannenConfig(AppConfig):
    """Registers what lower floors show without knowing this one."""

    name = "plannen"

    def ready(self) -> None:
        """Registers what is a betrokkene's own, the parts of the household page, the timeline and what a contact does."""
        from plannen.secties import CONTACTEFFECTEN, SECTIES, TABS, TIJDLIJN
        from plannen.voorwaarden import FUNCTIES
        from toegang import dossier
        from toegang.tijdlijn import registreer_tijdlijn
        from toegang.voorwaarden import registreer

        registreer(*FUNCTIES)
        dossier.registreer(secties=SECTIES, tabs=TABS, contacteffecten=CONTACTEFFECTEN)
        registreer_tijdlijn(*TIJDLIJN)
