"""One account for every rol on the stage."""

ACTEURS = {
    "REG": "regisseur.hillegom",
    "BET": "jeugd.hillegom",
    "TM": "medewerker1.hillegom",
    "AT": "regisseur.noordwijk",
    "TL": "teamleider.hillegom",
    "TL2": "teamleider.lisse",
    "AF": "aandacht.hillegom",
    "AF2": "aandacht.lisse",
    "TRI": "triage.hillegom",
    "TRI2": "triage.lisse",
    "IW": "wmo.isd",
    "IP": "participatie.isd",
    "IS": "schuld.isd",
    "TWO": "jeugd.two",
    "KP": "partner.bollenwonen",
    "INW": "inwoner",
    "AH": "accounthouder.hillegom",
    "FG": "privacy",
    "FB": "beheer",
    # Helped in every file; the account is disabled, and the seat in the team over.
    "UIT": "medewerker2.hillegom",
    "WEG": "medewerker2.lisse",
}


def wie(*acteurs: str) -> list[str]:
    """The accounts of these actors, by their short names."""
    return [ACTEURS[acteur] for acteur in acteurs]
