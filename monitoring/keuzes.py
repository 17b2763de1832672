"""The indicators of the dashboards (E4)."""

from django.db import models


class Indicator(models.TextChoices):
    """What a kerncijfer counts; the definitions stand with the counting queries."""

    MELDINGEN = "meldingen", "Nieuwe meldingen"
    MELDINGEN_ROUTE = "meldingen_route", "Nieuwe meldingen per route"
    MELDINGEN_KANAAL = "meldingen_kanaal", "Nieuwe meldingen per kanaal"
    EERSTE_GESPREK = "eerste_gesprek", "Melding tot eerste gesprek"
    PLAN_BINNEN_ZES_WEKEN = "plan_zes_weken", "Plan binnen zes weken"
    PLAN_ACTIEF_DAGEN = "plan_actief_dagen", "Melding tot actief plan"
    EVALUATIES_OP_TIJD = "evaluaties_op_tijd", "Evaluaties op tijd"
    ALGEMEEN_AANBOD = "algemeen_aanbod", "Algemeen aanbod"
    TEVREDENHEID = "tevredenheid", "Tevredenheid"
    BESLUITEN = "besluiten", "Besluiten op maatwerk"
    BESLUIT_DAGEN = "besluit_dagen", "Advies tot besluit"
    TERMIJNEN_GEHAALD = "termijnen_gehaald", "Besluiten binnen de termijn"
    HUISHOUDENS = "huishoudens", "Huishoudens in zorg"
