"""Start-up of the plannen floor."""

from django.apps import AppConfig


class PlannenConfig(AppConfig):
    """Registers what lower floors show without knowing this one."""

    name = "plannen"

    def ready(self) -> None:
        """Registers the parts of the household page, the timeline and what a contact can bring along."""
        from plannen.secties import CONTACTEFFECTEN, SECTIES, TABS, TIJDLIJN
        from toegang import dossier
        from toegang.tijdlijn import registreer_tijdlijn

        dossier.registreer(secties=SECTIES, tabs=TABS, contacteffecten=CONTACTEFFECTEN)
        registreer_tijdlijn(*TIJDLIJN)
