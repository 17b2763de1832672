"""What this floor shows on pages of a lower one: the household page, its timeline, and writing a contact."""

from plannen.secties.contact import CONTACTEFFECTEN
from plannen.secties.dossier import SECTIES, TABS
from plannen.secties.tijdlijn import TIJDLIJN

__all__ = ["CONTACTEFFECTEN", "SECTIES", "TABS", "TIJDLIJN"]
