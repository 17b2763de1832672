"""The ground floor's vocabulary: rollen, gegevensgroepen, niveaus, leefgebieden and wetten (F1, A5)."""

from enum import IntEnum, StrEnum
from typing import Final

from django.db import models


class Niveau(IntEnum):
    """How far a reader may go with a gegevensgroep; a higher niveau includes every lower one (I3)."""

    NIETS = 0
    BESTAAN = 1
    LEZEN = 2
    SCHRIJVEN = 3
    BESLISSEN = 4


class Gegevensgroep(models.IntegerChoices):
    """The 24 categories of data of the autorisatiematrix; a table or a labelled row holds exactly one."""

    PERSOON = 1, "persoon basis"
    BSN = 2, "BSN"
    ADRES = 3, "adres"
    GEHEIM_ADRES = 4, "geheim adres"
    JOURNAAL = 5, "contactjournaal"
    WONEN = 6, "wonen, sociale relaties, activiteiten"
    WERK = 7, "werk, onderwijs"
    FINANCIEN = 8, "financiën (leefgebied)"
    LICHAAM = 9, "lichamelijke gezondheid"
    PSYCHE = 10, "psychische gezondheid, zingeving"
    VEILIGHEID = 11, "veiligheid / meldcode"
    PLAN = 12, "plan, doelen, acties"
    EVALUATIE = 13, "evaluaties"
    DOCUMENT = 14, "documenten"
    VERWIJZING = 15, "verwijzing / maatwerkadvies"
    BESCHIKKING = 16, "beschikking"
    SCHULDEN = 17, "schuldendossier detail"
    TOESTEMMING = 18, "toestemming / grondslag"
    WERKVOORRAAD = 19, "werkvoorraad, termijnen (zonder inhoud)"
    TOEWIJZING = 20, "toewijzing regisseur"
    KERNCIJFERS = 21, "kerncijfers"
    INZAGELOG = 22, "inzagelog"
    GEBRUIKERS = 23, "gebruikers en rollen"
    AVG_VERZOEK = 24, "AVG-verzoek"

    @property
    def in_woorden(self) -> str:
        """What it holds, as somebody says it who never read the matrix."""
        return _IN_WOORDEN.get(self, self.label)


_IN_WOORDEN: Final = {
    Gegevensgroep.PERSOON: "naam en gezin",
    Gegevensgroep.ADRES: "adres en telefoon",
    Gegevensgroep.JOURNAAL: "meldingen en verslagen van contact",
    Gegevensgroep.WONEN: "wonen en sociale relaties",
    Gegevensgroep.WERK: "werk en onderwijs",
    Gegevensgroep.FINANCIEN: "hoe het gaat met geld",
    Gegevensgroep.PSYCHE: "psychische gezondheid en zingeving",
    Gegevensgroep.VEILIGHEID: "veiligheid en de meldcode",
    Gegevensgroep.PLAN: "het plan met doelen en acties",
    Gegevensgroep.EVALUATIE: "verslagen van samen kijken",
    Gegevensgroep.VERWIJZING: "adviezen voor maatwerk",
    Gegevensgroep.BESCHIKKING: "besluiten over maatwerk",
    Gegevensgroep.SCHULDEN: "details van de schulden",
    Gegevensgroep.TOESTEMMING: "toestemmingen",
    Gegevensgroep.WERKVOORRAAD: "wat er moet gebeuren en wanneer",
    Gegevensgroep.TOEWIJZING: "wie de regie heeft",
    Gegevensgroep.KERNCIJFERS: "aantallen zonder namen",
    Gegevensgroep.INZAGELOG: "wie wat bekeek",
    Gegevensgroep.GEBRUIKERS: "accounts en rollen",
    Gegevensgroep.AVG_VERZOEK: "verzoeken van inwoners over hun gegevens",
}


class Rol(models.TextChoices):
    """The 16 columns of the matrix. REG, BET, TM and AT follow from the situation; the others are assigned."""

    REG = "REG", "regisseur van dit huishouden"
    BET = "BET", "betrokken collega"
    TM = "TM", "collega in hetzelfde team"
    AT = "AT", "collega in een ander team"
    TL = "TL", "teamleider"
    AF = "AF", "aandachtsfunctionaris"
    TRI = "TRI", "triagist"
    IW = "IW", "consulent ISD Wmo"
    IP = "IP", "consulent ISD Participatie"
    IS = "IS", "consulent ISD Schulddienstverlening"
    TWO = "TWO", "consulent TWO Jeugd"
    KP = "KP", "ketenpartner"
    INW = "INW", "inwoner"
    AH = "AH", "accounthouder"
    FG = "FG", "privacy officer"
    FB = "FB", "functioneel beheerder"

    @property
    def naam(self) -> str:
        """What somebody is called who holds it; a plain seat in a team is no relation to a household there."""
        label = "teamlid" if self is Rol.TM else str(self.label)
        return label[:1].upper() + label[1:]


class Voorwaarde(StrEnum):
    """The situation in which a cell of the matrix counts; each has one SQL and one Python form (see `voorwaarden`)."""

    REGIE = "regie"
    BETROKKEN = "betrokken"
    TEAM = "team"
    ANDER_TEAM = "ander_team"
    TRIAGE = "triage"
    VERWIJZING = "verwijzing"
    VEILIGHEID = "veiligheid"
    EIGEN_ACTIE = "eigen_actie"
    EIGEN_PERSOON = "eigen_persoon"
    AVG_DOSSIER = "avg_dossier"
    GENOEMD = "genoemd"
    LEEFGEBIED = "leefgebied"
    WAARNEMING = "waarneming"
    MET_DE_HAND = "met_de_hand"
    NOODZAAK = "noodzaak"
    EIGEN_GEMEENTE = "eigen_gemeente"
    ALLEEN_TELLINGEN = "alleen_tellingen"
    NIET_ZICHZELF = "niet_zichzelf"
    FUNCTIE = "functie"
    OVERDRACHT = "overdracht"
    TRIAGE_TEKST = "triage_tekst"
    DELING = "deling"
    NOOD = "nood"


CONSULENTEN = (Rol.IW, Rol.IP, Rol.IS, Rol.TWO)
# What a person can be given. TM is a plain seat in a team; REG, BET and AT are never given, only found.
TOE_TE_KENNEN = (Rol.TM, Rol.TL, Rol.AF, Rol.TRI, *CONSULENTEN, Rol.KP, Rol.AH, Rol.FG, Rol.FB)
TEAMROLLEN = (Rol.TM, Rol.TL, Rol.AF, Rol.TRI)


class Wet(models.TextChoices):
    """The four laws of the social domain."""

    WMO = "wmo", "Wmo"
    JEUGDWET = "jeugdwet", "Jeugdwet"
    PARTICIPATIEWET = "participatiewet", "Participatiewet"
    WGS = "wgs", "Schuldhulp"


ROL_VAN_WET = {Wet.WMO: Rol.IW, Wet.PARTICIPATIEWET: Rol.IP, Wet.WGS: Rol.IS, Wet.JEUGDWET: Rol.TWO}


class Leefgebied(models.TextChoices):
    """The nine leefgebieden of the brede uitvraag (A5), in the order of the worksheet."""

    ZINGEVING = "zingeving", "Zingeving"
    WONEN = "wonen", "Wonen"
    FINANCIEN = "financien", "Financiën"
    SOCIALE_RELATIES = "sociale_relaties", "Sociale relaties"
    LICHAMELIJKE_GEZONDHEID = "lichamelijke_gezondheid", "Lichamelijke gezondheid"
    PSYCHISCHE_GEZONDHEID = "psychische_gezondheid", "Psychische gezondheid"
    WERK = "werk", "Werk"
    ONDERWIJS = "onderwijs", "Onderwijs"
    ACTIVITEITEN = "activiteiten", "Activiteiten"


GROEP_VAN_LEEFGEBIED = {
    Leefgebied.WONEN: Gegevensgroep.WONEN,
    Leefgebied.SOCIALE_RELATIES: Gegevensgroep.WONEN,
    Leefgebied.ACTIVITEITEN: Gegevensgroep.WONEN,
    Leefgebied.WERK: Gegevensgroep.WERK,
    Leefgebied.ONDERWIJS: Gegevensgroep.WERK,
    Leefgebied.FINANCIEN: Gegevensgroep.FINANCIEN,
    Leefgebied.LICHAMELIJKE_GEZONDHEID: Gegevensgroep.LICHAAM,
    Leefgebied.PSYCHISCHE_GEZONDHEID: Gegevensgroep.PSYCHE,
    Leefgebied.ZINGEVING: Gegevensgroep.PSYCHE,
}


class Lijn(models.IntegerChoices):
    """Who carries an action: the social base (0), the first line (1) or specialised help (2)."""

    NUL = 0, "Sociale basis (lijn 0)"
    EEN = 1, "Eerste lijn"
    TWEE = 2, "Tweede lijn"


class Berichtsoort(models.TextChoices):
    """What a bericht tells its reader; the words are the same on the screen and in the mail, and name nobody (F3)."""

    NOOD_REGIE = "nood_regie", "Er is noodtoegang gebruikt in een huishouden van u."
    NOOD_TEAM = "nood_team", "Er is noodtoegang gebruikt in uw team."
    NOOD_PRIVACY = "nood_privacy", "Er is noodtoegang gebruikt. U beoordeelt die binnen vijf werkdagen."
    NOOD_OORDEEL = "nood_oordeel", "De privacy officer beoordeelde uw noodtoegang."
    NOOD_OORDEEL_TEAM = "nood_oordeel_team", "De privacy officer beoordeelde een noodtoegang in uw team."
    KENT_GEZIN = "kent_gezin", "Er is vastgelegd dat u een gezin kent. U leest daar niets meer van."
    TOEZICHT_KENT_GEZIN = "toezicht_kent_gezin", "Er is vastgelegd dat een privacy officer een gezin kent."
    ROL_GEGEVEN = "rol_gegeven", "Er is een rol gegeven waarmee iemand veel mag. Kijk of dat klopt."
    ROL_EINDIGT = "rol_eindigt", "Er eindigt een rol waarmee iemand veel mag. Kijk of dat klopt."
    EIGEN_ROL_EINDIGT = "eigen_rol_eindigt", "Een rol van u eindigt. Klopt dat niet? Bel de privacy officer."
    ACCOUNT_GESLOTEN = (
        "account_gesloten",
        "Er is een account gesloten van iemand die veel mag. Kijk of dat klopt.",
    )
    EIGEN_MELDING = (
        "eigen_melding",
        "Een collega nam een vraag op en kan nu in een dossier zonder regisseur kijken. Kijk of dat klopt.",
    )
    AVG_GEOPEND = "avg_geopend", "De privacy officer opende een AVG-dossier van een huishouden van u."
    AVG_IN_TEAM = "avg_in_team", "De privacy officer opende een AVG-dossier in uw team."
    AVG_ZONDER_REGISSEUR = (
        "avg_zonder_regisseur",
        "Een privacy officer opende een AVG-dossier van een gezin zonder regisseur. Kijk of dat klopt.",
    )


class OrganisatieSoort(models.TextChoices):
    """What an organisatie is to the teams."""

    BACKOFFICE = "backoffice", "Back office"
    KETENPARTNER = "ketenpartner", "Ketenpartner"
    VINDPLAATS = "vindplaats", "Vindplaats"


class Uitkomst(models.TextChoices):
    """What became of a request to read, for the inzagelog."""

    GELEZEN = "gelezen", "Gelezen"
    GEWEIGERD = "geweigerd", "Geweigerd"


class Verzoeksoort(models.TextChoices):
    """What a rechtenverzoek asks for."""

    GEVEN = "geven", "rol geven"
    BEEINDIGEN = "beeindigen", "rol beëindigen"
    NIEUW = "nieuw", "nieuwe collega"
    HEROPENEN = "heropenen", "account weer openen"


class Verzoekstatus(models.TextChoices):
    """What became of a rechtenverzoek; only the first is open."""

    GEVRAAGD = "gevraagd", "Gevraagd"
    UITGEVOERD = "uitgevoerd", "Uitgevoerd"
    AFGEWEZEN = "afgewezen", "Afgewezen"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


class Regeloordeel(models.TextChoices):
    """What the half-yearly review says of one roltoekenning."""

    KLOPT = "klopt", "Klopt"
    WEG = "weg", "Moet weg"
