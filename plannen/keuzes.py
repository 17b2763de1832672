"""Vocabulary of the plan (C1-C6)."""

from django.db import models


class PlanStatus(models.TextChoices):
    """Where a plan stands; actief and waakvlam both count as the one active plan."""

    CONCEPT = "concept", "In voorbereiding"
    ACTIEF = "actief", "Actief"
    WAAKVLAM = "waakvlam", "Waakvlam"
    AFGESLOTEN = "afgesloten", "Afgesloten"


class ActieStatus(models.TextChoices):
    """Where an action stands."""

    OPEN = "open", "Nog niet begonnen"
    BEZIG = "bezig", "Bezig"
    GEDAAN = "gedaan", "Klaar"
    VERVALLEN = "vervallen", "Vervallen"


class ActorSoort(models.TextChoices):
    """What kind of party does an action (C3)."""

    PERSOON = "persoon", "Gezin"
    NETWERK = "netwerk", "Netwerk"
    MEDEWERKER = "medewerker", "Team"
    ORGANISATIE = "organisatie", "Partner"


class DoelStatus(models.TextChoices):
    """Where a goal stands."""

    OPEN = "open", "Loopt"
    BEREIKT = "bereikt", "Bereikt"
    GESTOPT = "gestopt", "Gestopt"


class Resultaat(models.TextChoices):
    """What an evaluation found of a goal (C6)."""

    BEREIKT = "bereikt", "Bereikt"
    DEELS = "deels", "Deels bereikt"
    NIET = "niet", "Nog niet bereikt"


class AkkoordWijze(models.TextChoices):
    """How somebody agreed with the plan (C4)."""

    GESPREK = "gesprek", "In een gesprek"
    HUISBEZOEK = "huisbezoek", "Tijdens een huisbezoek"
    TELEFOON = "telefoon", "Aan de telefoon"
    VIDEOGESPREK = "videogesprek", "In een videogesprek"
    SCHRIFTELIJK = "schriftelijk", "Op papier"
