"""The words of the autorisatiematrix: its niveaus and conditions as people read them (F1)."""

from typing import Final

from toegang.keuzes import Niveau, Voorwaarde

WOORD: Final = {
    Niveau.NIETS: "niets",
    Niveau.BESTAAN: "bestaan",
    Niveau.LEZEN: "lezen",
    Niveau.SCHRIJVEN: "schrijven",
    Niveau.BESLISSEN: "beslissen",
}

# What somebody does who has the niveau.
DOET: Final = {
    Niveau.BESTAAN: "Weet dat er iets is",
    Niveau.LEZEN: "Leest",
    Niveau.SCHRIJVEN: "Leest en schrijft",
    Niveau.BESLISSEN: "Leest en beslist",
}

UITLEG_VOORWAARDE: Final[dict[Voorwaarde, str]] = {
    Voorwaarde.REGIE: "u bent nu regisseur van dit huishouden",
    Voorwaarde.BETROKKEN: "u bent nu betrokken bij dit huishouden",
    Voorwaarde.TEAM: "het huishouden hoort bij uw team",
    Voorwaarde.ANDER_TEAM: "het huishouden hoort bij een ander team",
    Voorwaarde.TRIAGE: "de melding ligt nog in de postbus van uw team",
    Voorwaarde.VERWIJZING: "er is een open advies aan uw organisatie, voor deze persoon en deze wet",
    Voorwaarde.VEILIGHEID: "er is een open veiligheidsdossier in uw team",
    Voorwaarde.EIGEN_ACTIE: "u hebt een eigen actie in een actief plan",
    Voorwaarde.EIGEN_PERSOON: "het gaat over uzelf, met de leeftijdsregels",
    Voorwaarde.AVG_DOSSIER: "alleen binnen een open AVG-verzoek of incident",
    Voorwaarde.GENOEMD: "alleen als u voor dit adres bent genoemd",
    Voorwaarde.LEEFGEBIED: "alleen uw eigen acties, verslagen en toegewezen leefgebieden",
    Voorwaarde.WAARNEMING: "alleen bij een vastgelegde waarneming of casusbespreking",
    Voorwaarde.MET_DE_HAND: "een verzoek hierom behandelt een mens",
    Voorwaarde.NOODZAAK: "de noodzaak of toestemming is vastgelegd",
    Voorwaarde.EIGEN_GEMEENTE: "alleen cijfers van uw gemeente, zonder kleine aantallen",
    Voorwaarde.ALLEEN_TELLINGEN: "alleen aantallen",
    Voorwaarde.NIET_ZICHZELF: "nooit voor het eigen account",
    Voorwaarde.FUNCTIE: "hoort bij uw functie",
    Voorwaarde.OVERDRACHT: "u bent gevraagd om de regie over te nemen",
    Voorwaarde.TRIAGE_TEKST: "alleen de melding die nog in de postbus van uw team ligt",
    Voorwaarde.DELING: "iemand deelde dit met u, tot een dag en met een reden",
    Voorwaarde.NOOD: "u opende de noodtoegang, ten hoogste vier uur geleden",
}

# The same to whoever asks "Waarom zie ik dit?".
UITLEG: Final[dict[Voorwaarde, str]] = {
    Voorwaarde.REGIE: "U bent regisseur van dit huishouden.",
    Voorwaarde.BETROKKEN: "U bent betrokken bij dit huishouden.",
    Voorwaarde.TEAM: "Dit huishouden hoort bij uw team.",
    Voorwaarde.TRIAGE: "Er is een melding van dit huishouden in uw postbus.",
    Voorwaarde.TRIAGE_TEKST: "U weegt de melding van dit huishouden in de postbus van uw team.",
    Voorwaarde.VEILIGHEID: "U bent aandachtsfunctionaris en er is een open veiligheidsdossier.",
    Voorwaarde.VERWIJZING: "Er is een open advies aan uw organisatie.",
    Voorwaarde.OVERDRACHT: "U bent gevraagd om de regie over te nemen.",
    Voorwaarde.WAARNEMING: "U leest hier tijdelijk mee.",
    Voorwaarde.DELING: "Dit is met u gedeeld.",
    Voorwaarde.NOOD: "U opende de noodtoegang. Dat is gemeld.",
    Voorwaarde.GENOEMD: "U bent genoemd bij dit geheime adres.",
    Voorwaarde.AVG_DOSSIER: "Er is een open AVG-verzoek van dit huishouden.",
    Voorwaarde.EIGEN_ACTIE: "U doet een actie in het plan.",
    Voorwaarde.FUNCTIE: "Dit hoort bij uw functie.",
}

# The same about a colleague, for who asks "Wie ziet dit?".
UITLEG_COLLEGA: Final[dict[Voorwaarde, str]] = {
    Voorwaarde.REGIE: "Heeft de regie",
    Voorwaarde.OVERDRACHT: "Is gevraagd om de regie over te nemen",
    Voorwaarde.BETROKKEN: "Is betrokken",
    Voorwaarde.LEEFGEBIED: "Is betrokken: eigen acties, eigen verslagen en toegewezen leefgebieden",
    Voorwaarde.VERWIJZING: "Er is een open advies aan de eigen organisatie",
    Voorwaarde.WAARNEMING: "Vervangt de regisseur, of denkt mee",
    Voorwaarde.DELING: "De regisseur deelde dit",
    Voorwaarde.GENOEMD: "Is genoemd bij dit geheime adres",
    Voorwaarde.EIGEN_ACTIE: "Doet een actie in het plan",
    Voorwaarde.NOOD: "Opende de noodtoegang",
    Voorwaarde.AVG_DOSSIER: "Behandelt een AVG-verzoek",
    Voorwaarde.FUNCTIE: "Is privacy officer",
    Voorwaarde.VEILIGHEID: "Is aandachtsfunctionaris, en er is een open veiligheidsdossier",
    Voorwaarde.TRIAGE: "Er ligt een melding in de postbus van het team",
    Voorwaarde.TRIAGE_TEKST: "Weegt de melding in de postbus van het team",
    Voorwaarde.TEAM: "Hoort bij het team",
}
