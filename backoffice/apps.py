"""Start-up of the backoffice floor."""

from django.apps import AppConfig


class BackofficeConfig(AppConfig):
    """Registers what lower floors show without knowing this one."""

    name = "backoffice"

    def ready(self) -> None:
        """Registers the conditions that row security and beleid share."""
        from backoffice.voorwaarden import FUNCTIES
        from toegang.voorwaarden import registreer

        registreer(*FUNCTIES)
