"""Who plays: one account for every way of standing towards a file, with the rollen they begin with."""

from typing import Any

ACCOUNTS = {
    "REG": "regisseur.hillegom",
    "COL": "medewerker1.hillegom",
    "TL": "teamleider.hillegom",
    "TRI": "triage.hillegom",
    "AF": "aandacht.hillegom",
    "AT": "regisseur.lisse",
    "TL2": "teamleider.lisse",
    "IW": "wmo.isd",
    "IS": "schuld.isd",
    "KP": "partner.bollenwonen",
    "FG": "privacy",
    "FB": "beheer",
    "AH": "accounthouder.hillegom",
}
HILLEGOM, LISSE = 1, 2
TEAMROLLEN = ("TM", "TL", "AF", "TRI")
# Who decides by which law, in the words of the matrix.
WET_VAN = {"IW": "wmo", "IS": "wgs"}
PROFIEL_VAN = {"IW": "wmo", "IS": "schulden"}
_ISD, _BOLLENWONEN = "ISD Bollenstreek", "Woningcorporatie Bollenwonen"
ROLLEN: dict[str, set[tuple[str, Any]]] = {
    "REG": {("TM", HILLEGOM)},
    "COL": {("TM", HILLEGOM)},
    "TL": {("TL", HILLEGOM)},
    "TRI": {("TRI", HILLEGOM)},
    "AF": {("AF", HILLEGOM), ("TM", HILLEGOM)},
    "AT": {("TM", LISSE)},
    "TL2": {("TL", LISSE)},
    "IW": {("IW", _ISD)},
    "IS": {("IS", _ISD)},
    "KP": {("KP", _BOLLENWONEN)},
    "FG": {("FG", None)},
    "FB": {("FB", None)},
    "AH": {("AH", "hillegom")},
}
ORGANISATIE = {"KP": _BOLLENWONEN}
