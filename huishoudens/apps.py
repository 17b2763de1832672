"""Start-up of the huishoudens floor."""

from django.apps import AppConfig


class HuishoudensConfig(AppConfig):
    """Registers what lower floors show without knowing this one."""

    name = "huishoudens"

    def ready(self) -> None:
        """Registers the conditions that row security and beleid share."""
        from huishoudens.voorwaarden import FUNCTIES
        from toegang.voorwaarden import registreer

        registreer(*FUNCTIES)
