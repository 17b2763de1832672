"""Vocabulary of the back office (D1-D3)."""

from django.db import models

from toegang.keuzes import Wet


class Leveringsvorm(models.TextChoices):
    """How help is delivered."""

    ZIN = "zin", "Zorg in natura"
    PGB = "pgb", "Persoonsgebonden budget"


# Under these laws one may choose a pgb, and the choice is explained before anything is asked (Wmo 2.3.6, Jw 8.1.1).
WETTEN_MET_PGB = (Wet.WMO, Wet.JEUGDWET)


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
