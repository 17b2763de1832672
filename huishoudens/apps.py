"""Start-up of the huishoudens floor."""

from django.apps import AppConfig


class HuishoudensConfig(AppConfig):
    """Registers what lower floors show without knowing this one."""

    name = "huishoudens"

    def ready(self) -> None:
        """Registers the conditions that row security and beleid share, and the parts of the household page."""
        from huishoudens.deelsql import DELEN
        from huishoudens.meldsql import AANLEIDINGEN
        from huishoudens.secties import TABS, TIJDLIJN
        from huishoudens.voorwaarden import FUNCTIES
        from huishoudens.zichtsql import ZICHT
        from toegang import dossier
        from toegang.tijdlijn import registreer_tijdlijn
        from toegang.voorwaarden import registreer, registreer_aanleidingen

        registreer(*FUNCTIES, *DELEN, *ZICHT)
        registreer_aanleidingen(*AANLEIDINGEN)
        dossier.registreer(tabs=TABS)
        registreer_tijdlijn(*TIJDLIJN)
