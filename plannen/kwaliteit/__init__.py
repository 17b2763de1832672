"""Plankwaliteit against eis 35, live and as data: what a plan lacks and how to mend it (C4, C5)."""

from plannen.kwaliteit.akkoord import Akkoordstand, akkoordstanden, is_akkoord_compleet
from plannen.kwaliteit.beeld import Deelnemer, Planbeeld
from plannen.kwaliteit.eisen import Gebrek, Kwaliteit, Punt, beoordeel

__all__ = [
    "Akkoordstand",
    "Deelnemer",
    "Gebrek",
    "Kwaliteit",
    "Planbeeld",
    "Punt",
    "akkoordstanden",
    "beoordeel",
    "is_akkoord_compleet",
]
