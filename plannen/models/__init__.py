"""Models of the plan."""

from plannen.models.evaluatie import Evaluatie, Evaluatieresultaat
from plannen.models.plan import Actie, Akkoord, Doel, Plan, PlanStatuswijziging

__all__ = ["Actie", "Akkoord", "Doel", "Evaluatie", "Evaluatieresultaat", "Plan", "PlanStatuswijziging"]
