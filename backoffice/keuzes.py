"""Vocabulary of the back office (D1-D3)."""

from django.db import models


class Leveringsvorm(models.TextChoices):
    """How help is delivered."""

    ZIN = "zin", "Zorg in natura"
    PGB = "pgb", "Persoonsgebonden budget"


class AdviesStatus(models.TextChoices):
    """Where a maatwerkadvies stands; the first three are open and give the consulent sight."""

    INGEDIEND = "ingediend", "Nieuw"
    IN_BEHANDELING = "in_behandeling", "In behandeling"
    OPGESCHORT = "opgeschort", "Opgeschort"
    BESLOTEN = "besloten", "Besloten"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


class Uitkomst(models.TextChoices):
    """What was decided."""

    TOEGEKEND = "toegekend", "Toegekend"
    DEELS_TOEGEKEND = "deels_toegekend", "Deels toegekend"
    AFGEWEZEN = "afgewezen", "Afgewezen"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


OPEN_STATUSSEN = (AdviesStatus.INGEDIEND, AdviesStatus.IN_BEHANDELING, AdviesStatus.OPGESCHORT)
