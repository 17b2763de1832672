"""Vocabulary of the huishouden: rollen in a family, kinds of regie and contact, kinds of work (B1-B5)."""

from django.db import models


class Niveau(models.TextChoices):
    """How intensive the regie is (B5)."""

    ENKELVOUDIG = "enkelvoudig", "Enkelvoudig"
    MEERVOUDIG = "meervoudig", "Meervoudig"
    MEERVOUDIG_COMPLEX = "meervoudig_complex", "Meervoudig complex"


class Gezinsrol(models.TextChoices):
    """What a person is in the huishouden."""

    OUDER = "ouder", "Ouder"
    KIND = "kind", "Kind"
    PARTNER = "partner", "Partner"
    GROOTOUDER = "grootouder", "Grootouder"
    ALLEENSTAANDE = "alleenstaande", "Alleenstaande"
    INWONENDE = "inwonende", "Inwonende"
    OVERIG = "overig", "Overig"


# From this birthday on a person is grown up, whatever the rol.
VOLWASSEN = 18


class Geslacht(models.TextChoices):
    """As in the import format; unknown is a value, not a gap."""

    VROUW = "v", "Vrouw"
    MAN = "m", "Man"
    ANDERS = "x", "Anders of onbekend"


class RegieSoort(models.TextChoices):
    """Who holds the regie: the family itself, a team member or an outside specialist (B2)."""

    HUISHOUDEN = "huishouden", "Het huishouden zelf"
    TEAM = "team", "Iemand van het team"
    EXTERN = "extern", "Een specialist van buiten"


class Overdrachtstatus(models.TextChoices):
    """Where a request to take over the regie stands."""

    GEVRAAGD = "gevraagd", "Gevraagd"
    AANGENOMEN = "aangenomen", "Aangenomen"
    GEWEIGERD = "geweigerd", "Niet aangenomen"
    INGETROKKEN = "ingetrokken", "Ingetrokken"
    VERLOPEN = "verlopen", "Verlopen"


class Contactsoort(models.TextChoices):
    """How a contact took place (B4)."""

    HUISBEZOEK = "huisbezoek", "Huisbezoek"
    TELEFOON = "telefoon", "Telefoon"
    KANTOOR = "kantoor", "Op kantoor"
    BERICHT = "bericht", "Bericht"
    VIDEO = "video", "Videogesprek"
    OVERLEG = "overleg", "Overleg"


class ContactgegevenSoort(models.TextChoices):
    """Ways to reach a person."""

    TELEFOON = "telefoon", "Telefoon"
    EMAIL = "email", "E-mail"


class Dossierstatus(models.TextChoices):
    """Whether a veiligheidsdossier still runs."""

    OPEN = "open", "Open"
    GESLOTEN = "gesloten", "Gesloten"


class Waarneemsoort(models.TextChoices):
    """Why a colleague reads along for some days (F1, matrix note 9)."""

    WAARNEMING = "waarneming", "Waarneming"
    CASUSBESPREKING = "casusbespreking", "Casusbespreking"


class Verzoekstatus(models.TextChoices):
    """What became of a request for access."""

    GEVRAAGD = "gevraagd", "Gevraagd"
    GEGEVEN = "gegeven", "Gegeven"
    AFGEWEZEN = "afgewezen", "Niet gegeven"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


# How many days somebody has to answer whether to take over the regie (B2): enough for a week of leave and a talk about
# the work, and no longer than a family may wait for a name; so long the person asked reads of whom.
OVERDRACHT_DAGEN = 14
# Breaking the glass (F3): how long a reason must be, in characters, and how many hours the access lasts.
REDEN_MINIMAAL = 20
NOOD_UREN = 4
# Characters that take room without being seen, for a character class of PostgreSQL and of Python alike.
ONZICHTBAAR = (
    r"\u00a0\u00ad\u034f\u061c\u115f\u1160\u180b-\u180f\u2000-\u200f"
    r"\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufeff\uffa0"
)


class Noodoordeel(models.TextChoices):
    """What the privacy officer says of a noodtoegang afterwards (F3)."""

    TERECHT = "terecht", "Terecht"
    VERMIJDBAAR = "vermijdbaar", "Begrijpelijk, maar te vermijden"
    ONTERECHT = "onterecht", "Onterecht"


class AvgSoort(models.TextChoices):
    """What a resident asks about the own data, or what went wrong with them (AVG 12-22, 33)."""

    INZAGE = "inzage", "Inzage of kopie"
    CORRECTIE = "correctie", "Verbetering"
    BEPERKING = "beperking", "Beperking"
    WISSEN = "wissen", "Verwijdering"
    BEZWAAR = "bezwaar", "Bezwaar"
    INCIDENT = "incident", "Incident of datalek"


class Werksoort(models.TextChoices):
    """What kind of work is due; the word a colleague without the file may read (gegevensgroep 19)."""

    TRIAGE = "triage", "Triage"
    REGIE_GEZOCHT = "regie_gezocht", "Zoekt een regisseur"
    OVERDRACHT = "overdracht", "Regie overnemen"
    ACTIE = "actie", "Actie"
    EVALUATIE = "evaluatie", "Evaluatie"
    PLAN_MAKEN = "plan_maken", "Plan maken"
    WAAKVLAM = "waakvlam", "Waakvlamcontact"
    ONDERZOEK = "onderzoek", "Onderzoek Wmo afronden"
    ADVIES = "advies", "Maatwerkadvies"
    AANVULLING = "aanvulling", "Gegevens aanvullen"
    TOEGANG = "toegang", "Toegang gevraagd"


# The five steps of the meldcode huiselijk geweld en kindermishandeling, as professionals name them (B6).
MELDCODE = {
    1: "Breng de signalen in kaart",
    2: "Overleg met een collega en zo nodig met Veilig Thuis",
    3: "Praat met de mensen om wie het gaat",
    4: "Weeg het geweld of de mishandeling",
    5: "Beslis: hulp organiseren, en melden als dat nodig is",
}
