"""Who can log in to a demo: the patterns of the cast's addresses, and the one password of a demo (F8)."""

from typing import Final

WACHTWOORD: Final = "hyacint-narcis-tulp"
DOMEIN: Final = "voorbeeld.nl"

TEAMS: Final = ("hillegom", "lisse", "noordwijk", "noordwijkerhout", "voorhout", "sassenheim")
GEMEENTEN: Final = ("hillegom", "lisse", "noordwijk", "teylingen")

# What stands before the @, what the account is for, and what may stand after the dot.
ACCOUNTS: Final = (
    ("triage", "neemt meldingen op en verdeelt ze", TEAMS),
    ("regisseur", "voert de regie over huishoudens", TEAMS),
    ("jeugd", "werkt mee als specialist jeugd", TEAMS),
    ("teamleider", "verdeelt het werk van het team", TEAMS),
    ("aandacht", "bewaakt de meldcode", TEAMS),
    ("wmo", "beslist over Wmo-advies", ("isd",)),
    ("participatie", "beslist over Participatie-advies", ("isd",)),
    ("schuld", "beslist over schulddienstverlening", ("isd",)),
    ("jeugd", "beslist over jeugdhulp", ("two",)),
    ("accounthouder", "leest de cijfers van een gemeente", GEMEENTEN),
    ("privacy", "leest de matrix en het inzagelog", ()),
    ("beheer", "beheert accounts en rollen, geen dossier", ()),
    ("beheer2", "voert uit wat de ander vroeg", ()),
    ("partner", "ziet de eigen acties uit een plan", ("bollenwonen",)),
)


def adressen(wie: str, waar: tuple[str, ...]) -> list[str]:
    """The addresses of one row of the cast."""
    return [f"{wie}.{plek}@{DOMEIN}" for plek in waar] or [f"{wie}@{DOMEIN}"]


def overzicht() -> str:
    """The cast as a table for a screen of 80 columns, one row per kind of user, with an example to copy."""
    regels = [f"{'Log in als':<38} {'Wat u dan doet'}"]
    for wie, doet, waar in ACCOUNTS:
        voorbeeld, *meer = adressen(wie, waar)
        regels.append(f"{voorbeeld:<38} {doet}{f' (ook {len(meer)} andere)' if meer else ''}")
    regels += ["", f"Teams: {', '.join(TEAMS)}", f"Gemeenten: {', '.join(GEMEENTEN)}"]
    return "\n".join([*regels, "", f"Wachtwoord van elk account: {WACHTWOORD}"])
