"""Vocabulary of intake and triage (A1, A6, A7)."""

from django.db import models


class Kanaal(models.TextChoices):
    """How a melding came in."""

    TELEFOON = "telefoon", "Telefoon"
    WEB = "web", "Website"
    MAIL = "mail", "E-mail"
    INLOOP = "inloop", "Inloop"
    VINDPLAATS = "vindplaats", "Vindplaats"
    HUISBEZOEK = "huisbezoek", "Huisbezoek"
    SIGNAAL = "signaal", "Signaal"


def mist_vindplaats(kanaal: str, vindplaats: str) -> bool:
    """Whether a melding from a vindplaats does not say which one (A1); for the screen and the import alike."""
    return kanaal == Kanaal.VINDPLAATS and not vindplaats.strip()


class Klantreis(models.TextChoices):
    """The five klantreizen."""

    SPOED = "spoed", "Spoed"
    ENKELVOUDIG_EENVOUDIG = "enkelvoudig_eenvoudig", "Enkelvoudig eenvoudig"
    MEERVOUDIG_EENVOUDIG = "meervoudig_eenvoudig", "Meervoudig eenvoudig"
    MEERVOUDIG_COMPLEX = "meervoudig_complex", "Meervoudig complex"
    BEMOEIZORG = "bemoeizorg", "Bemoeizorg"


class Route(models.TextChoices):
    """Where help comes from, the lightest first."""

    DIRECT_BEANTWOORD = "direct_beantwoord", "Direct beantwoord"
    SOCIALE_BASIS = "sociale_basis", "Sociale basis"
    VRIJ_TOEGANKELIJK = "vrij_toegankelijk", "Vrij toegankelijk"
    TEAM = "team", "Het team zelf"
    MAATWERK = "maatwerk", "Maatwerk"


class MeldingStatus(models.TextChoices):
    """Where a melding stands; there is no refused (A2)."""

    NIEUW = "nieuw", "Nieuw"
    IN_TRIAGE = "in_triage", "In triage"
    AFGEROND = "afgerond", "Afgerond"
