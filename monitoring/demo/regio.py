"""The region of the demo and the tests: gemeenten, teams, partners and one account per rol (E1)."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from toegang.keuzes import Lijn, OrganisatieSoort, Rol
from toegang.models import Gemeente, Inloggegeven, Medewerker, Organisatie, Roltoekenning, Team

GEMEENTEN = (
    ("hillegom", "Hillegom"),
    ("lisse", "Lisse"),
    ("noordwijk", "Noordwijk"),
    ("teylingen", "Teylingen"),
)
# nummer, short name for accounts, slug, naam, gemeente, plaatsen, telefoon
TEAMS = (
    (1, "hillegom", "hillegom", "Hillegom", "hillegom", ["Hillegom"], "0252 55 01 00"),
    (2, "lisse", "lisse", "Lisse", "lisse", ["Lisse"], "0252 55 02 00"),
    (3, "noordwijk", "noordwijk", "Noordwijk", "noordwijk", ["Noordwijk"], "071 555 03 00"),
    (
        4,
        "noordwijkerhout",
        "noordwijkerhout-de-zilk",
        "Noordwijkerhout-De Zilk",
        "noordwijk",
        ["Noordwijkerhout", "De Zilk"],
        "0252 55 04 00",
    ),
    (5, "voorhout", "voorhout", "Voorhout", "teylingen", ["Voorhout"], "0252 55 05 00"),
    (
        6,
        "sassenheim",
        "sassenheim-warmond",
        "Sassenheim-Warmond",
        "teylingen",
        ["Sassenheim", "Warmond"],
        "0252 55 06 00",
    ),
)
# naam, short name, soort, code, lijn, telefoon
ORGANISATIES = (
    ("ISD Bollenstreek", "ISD", OrganisatieSoort.BACKOFFICE, "isd", Lijn.TWEE, "0252 55 10 00"),
    ("TWO Jeugdhulp Holland Rijnland", "TWO", OrganisatieSoort.BACKOFFICE, "two", Lijn.TWEE, "071 555 11 00"),
    (
        "Woningcorporatie Bollenwonen",
        "Bollenwonen",
        OrganisatieSoort.KETENPARTNER,
        "",
        Lijn.EEN,
        "0252 55 12 00",
    ),
    ("Basisschool De Bollen", "De Bollen", OrganisatieSoort.VINDPLAATS, "", Lijn.EEN, "0252 55 13 00"),
    ("Huisartsenpraktijk Duinzicht", "Duinzicht", OrganisatieSoort.VINDPLAATS, "", Lijn.EEN, "071 555 14 00"),
    ("Wijkverpleging Bollenzorg", "Bollenzorg", OrganisatieSoort.KETENPARTNER, "", Lijn.EEN, "0252 55 15 00"),
    ("Welzijn Bollenstreek", "Welzijn", OrganisatieSoort.KETENPARTNER, "", Lijn.NUL, "0252 55 16 00"),
    ("GGZ Duin en Bollen", "GGZ", OrganisatieSoort.KETENPARTNER, "", Lijn.TWEE, "071 555 17 00"),
    (
        "Schuldhulpmaatje Bollenstreek",
        "Schuldhulpmaatje",
        OrganisatieSoort.KETENPARTNER,
        "",
        Lijn.NUL,
        "0252 55 18 00",
    ),
)


@dataclass(frozen=True, kw_only=True)
class Account:
    """One demo account: who it is and which rollen it holds."""

    email: str
    voornaam: str
    achternaam: str
    functie: str
    rollen: tuple[Rol, ...]
    tussenvoegsel: str = ""
    team: int | None = None
    gemeente: str = ""
    organisatie: str = ""
    fte: str = "0.89"


# Per team: triagist, regisseur, jeugd, teamleider, aandachtsfunctionaris and two more colleagues.
_NAMEN = {
    "hillegom": (
        "Els Mooij",
        "Sanne de Wit",
        "Jamal Aziz",
        "Karin Bos",
        "Lotte Verhoef",
        "Daan Mulder",
        "Ibrahim Kaya",
    ),
    "lisse": (
        "Joke Prins",
        "Bram Visser",
        "Yara Smit",
        "Mark Dekker",
        "Petra Groen",
        "Femke Blom",
        "Otto Kuipers",
    ),
    "noordwijk": (
        "Rob Haas",
        "Els Brandt",
        "Tess Hoekstra",
        "Wim Schouten",
        "Hanna Vos",
        "Nadia Amrani",
        "Koen Faber",
    ),
    "noordwijkerhout": (
        "Ria Snel",
        "Rik Zwart",
        "Lies Kok",
        "Peter Maas",
        "Ilse Kroon",
        "Sofie Peters",
        "Ali Yilmaz",
    ),
    "voorhout": (
        "Gert Bakker",
        "Mila Janssen",
        "Finn Jansma",
        "Anja Postma",
        "Mieke Roos",
        "Tim Huisman",
        "Sara Boon",
    ),
    "sassenheim": (
        "Henk Vermeer",
        "Noor Postma",
        "Kim de Graaf",
        "Ruud Smeets",
        "Carla Witte",
        "Jesse Lam",
        "Amal Haddou",
    ),
}
_PLEKKEN = (
    ("triage", "Triagist", (Rol.TRI,)),
    ("regisseur", "Regisseur", (Rol.TM,)),
    ("jeugd", "Jeugd", (Rol.TM,)),
    ("teamleider", "Teamleider", (Rol.TL,)),
    ("aandacht", "Aandachtsfunctionaris", (Rol.AF, Rol.TM)),
    ("medewerker1", "Generalist", (Rol.TM,)),
    ("medewerker2", "Generalist", (Rol.TM,)),
)
_FTE = ("0.89", "0.78", "0.89", "1.00", "0.67", "1.00", "0.78")


def _deel(naam: str) -> dict[str, Any]:
    voornaam, *rest = naam.split(" ")
    return {"voornaam": voornaam, "tussenvoegsel": " ".join(rest[:-1]), "achternaam": rest[-1]}


def _teamaccounts() -> list[Account]:
    return [
        Account(
            email=f"{plek}.{kort}@voorbeeld.nl",
            functie=functie,
            rollen=rollen,
            team=nummer,
            fte=fte,
            **_deel(naam),
        )
        for nummer, kort, *_ in TEAMS
        for (plek, functie, rollen), naam, fte in zip(_PLEKKEN, _NAMEN[kort], _FTE, strict=True)
    ]


ACCOUNTS: tuple[Account, ...] = (
    *_teamaccounts(),
    *(
        Account(
            email=email,
            functie=functie,
            rollen=(rol,),
            organisatie=organisatie,
            **_deel(naam),
        )
        for email, naam, functie, rol, organisatie in (
            ("wmo.isd@voorbeeld.nl", "Fatima El Idrissi", "Consulent Wmo", Rol.IW, "ISD Bollenstreek"),
            ("wmo2.isd@voorbeeld.nl", "Tom Hendriks", "Consulent Wmo", Rol.IW, "ISD Bollenstreek"),
            (
                "participatie.isd@voorbeeld.nl",
                "Linda Kramer",
                "Consulent Participatie",
                Rol.IP,
                "ISD Bollenstreek",
            ),
            ("schuld.isd@voorbeeld.nl", "Youssef Haddad", "Consulent Schuldhulp", Rol.IS, "ISD Bollenstreek"),
            (
                "jeugd.two@voorbeeld.nl",
                "Annemarie Kuiper",
                "Consulent Jeugdhulp",
                Rol.TWO,
                "TWO Jeugdhulp Holland Rijnland",
            ),
            (
                "partner.bollenwonen@voorbeeld.nl",
                "Petra Kuiper",
                "Woonconsulent",
                Rol.KP,
                "Woningcorporatie Bollenwonen",
            ),
        )
    ),
    *(
        Account(
            email=f"accounthouder.{slug}@voorbeeld.nl",
            functie="Accounthouder",
            rollen=(Rol.AH,),
            gemeente=slug,
            **_deel(naam),
        )
        for (slug, _), naam in zip(
            GEMEENTEN, ("Pieter Vos", "Marja Stolk", "Hugo Brand", "Ellen Kers"), strict=True
        )
    ),
    Account(
        email="privacy@voorbeeld.nl", functie="Privacy officer", rollen=(Rol.FG,), **_deel("Simone Laan")
    ),
    *(
        Account(email=email, functie="Functioneel beheerder", rollen=(Rol.FB,), **_deel(naam))
        for email, naam in (("beheer@voorbeeld.nl", "Jan Keizer"), ("beheer2@voorbeeld.nl", "Roos Verdonk"))
    ),
)


def regio_aanmaken(
    *, wachtwoord_hash: str, vanaf: datetime.date, fte: Mapping[str, Decimal] | None = None
) -> dict[str, Medewerker]:
    """Write the region; returns the accounts by e-mail. The password arrives hashed: one hash serves all.

    fte: the hours of accounts that differ from the usual, by e-mail.
    """
    Gemeente.objects.bulk_create(Gemeente(slug=slug, naam=naam) for slug, naam in GEMEENTEN)
    Team.objects.bulk_create(
        Team(nummer=nummer, slug=slug, naam=naam, gemeente_id=gemeente, plaatsen=plaatsen, telefoon=telefoon)
        for nummer, _, slug, naam, gemeente, plaatsen, telefoon in TEAMS
    )
    organisaties = {
        o.naam: o
        for o in Organisatie.objects.bulk_create(
            Organisatie(naam=naam, korte_naam=kort, soort=soort, code=code, lijn=lijn, telefoon=telefoon)
            for naam, kort, soort, code, lijn, telefoon in ORGANISATIES
        )
    }
    medewerkers = {}
    toekenningen = []
    for volgnummer, account in enumerate(ACCOUNTS, start=1):
        organisatie = organisaties.get(account.organisatie)
        medewerker = Medewerker(
            email=account.email,
            voornaam=account.voornaam,
            tussenvoegsel=account.tussenvoegsel,
            achternaam=account.achternaam,
            functie=account.functie,
            telefoon=f"0252 55 {volgnummer:02d} {volgnummer % 90 + 10}",
            bereikbaar="ma tot en met do",
            organisatie=organisatie,
            fte=(fte or {}).get(account.email, account.fte),
        )
        medewerkers[account.email] = medewerker
        toekenningen += [
            Roltoekenning(
                medewerker=medewerker,
                rol=rol,
                team_id=account.team,
                gemeente_id=account.gemeente or None,
                organisatie=organisatie,
                van=vanaf,
            )
            for rol in account.rollen
        ]
    Medewerker.objects.bulk_create(medewerkers.values())
    Inloggegeven.objects.bulk_create(
        Inloggegeven(medewerker=medewerker, wachtwoordhash=wachtwoord_hash)
        for medewerker in medewerkers.values()
    )
    Roltoekenning.objects.bulk_create(toekenningen)
    return medewerkers
