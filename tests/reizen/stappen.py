"""What each role does on the way from a melding to a decision, told as they would tell it."""

import datetime
import re
from dataclasses import dataclass

from tests.reizen.bezoeker import Bezoeker

LEEFGEBIEDEN = (
    "zingeving",
    "wonen",
    "financien",
)


@dataclass(frozen=True)
class Vraag:
    """Who the journey is about; every journey has a family of its own."""

    achternaam: str

    @property
    def naam(self) -> str:
        return f"Willemijn {self.achternaam}"


def over(dagen: int) -> datetime.date:
    return datetime.date.today() + datetime.timedelta(days=dagen)


def registreer_melding(triagist: Bezoeker, vraag: Vraag) -> str:
    """Takes the call; answers the address of the triage."""
    triagist.open("/")
    triagist.druk("Nieuwe melding", binnen=triagist.pagina.locator("header.balk"))
    triagist.kies("Telefoon", bij="Hoe")
    triagist.vul("Wat is de vraag?", "Mijn moeder kan het huis niet meer schoonhouden en valt soms.")
    triagist.vul("Wie meldt", "Dochter")
    triagist.vul("Achternaam", vraag.achternaam)
    triagist.vul("Voornaam", "Willemijn")
    triagist.vul("Geboortedatum", "3-11-1941")
    triagist.kies("Wmo", bij="Over welke wet")
    triagist.druk("Opslaan en triage doen")
    assert triagist.kop == f"Triage: {vraag.naam}"
    return triagist.pad


def doe_triage(triagist: Bezoeker, vraag: Vraag) -> str:
    """Weighs the question: team and maatwerk; answers the address of the huishouden."""
    triagist.kies("Enkelvoudig eenvoudig")
    triagist.kies("Het team zelf")
    triagist.kies("Maatwerk")
    triagist.druk("Triage afronden")
    assert "Leg uit waarom een lichtere route niet genoeg is" in triagist.tekst
    triagist.vul("Waarom is lichtere hulp niet genoeg?", "De buren helpen al elke dag en kunnen niet meer doen.")
    triagist.kies("Ik vertelde dat gratis cliëntondersteuning kan")
    triagist.druk("Triage afronden")
    assert triagist.kop == "De triage is klaar"
    assert vraag.naam in triagist.tekst
    gevonden = re.search(r"[0-9a-f-]{36}", triagist.pad)
    assert gevonden
    return f"/huishoudens/{gevonden[0]}/"


def wijs_regie_toe(teamleider: Bezoeker, vraag: Vraag, huishouden: str, regisseur: str) -> None:
    """Sees on the werkplek that a regisseur is sought, and chooses one."""
    teamleider.open("/team/hillegom/?groep=verdelen")
    assert vraag.naam in teamleider.tekst
    teamleider.open(f"{huishouden}regie/")
    teamleider.kies("Iemand van het team")
    teamleider.kies(regisseur, bij="Welke collega?")
    teamleider.druk("Regie toewijzen")
    assert "De regie is toegewezen." in teamleider.tekst


def doe_uitvraag(regisseur: Bezoeker, huishouden: str) -> None:
    """Walks through the leefgebieden with the family; what was not talked about is said to be so."""
    regisseur.open(f"{huishouden}uitvraag/")
    rijen = regisseur.pagina.locator(".uitvraag__rij")
    namen = [naam.split("\n")[0] for naam in rijen.locator("h3").all_inner_texts()]
    assert len(namen) == 9
    for rij, naam in zip(rijen.all(), namen, strict=True):
        if naam == "Wonen":
            regisseur.vul("Wat gaat goed?", "Het huis is gelijkvloers.", binnen=rij)
            regisseur.vul("Wat gaat niet goed?", "Schoonmaken lukt niet meer.", binnen=rij)
            rij.locator("input[type=radio][value='2']").check()
        else:
            rij.locator(".uitvraag__niet input").check()
    regisseur.druk("Uitvraag afronden")
    assert "De uitvraag is afgerond." in regisseur.tekst


def maak_plan(regisseur: Bezoeker, vraag: Vraag, huishouden: str) -> None:
    """A goal and an action with who does it and when; vaststellen is refused until nothing is missing."""
    regisseur.open(f"{huishouden}plan/")
    regisseur.druk("Plan beginnen")
    regisseur.druk("Doel toevoegen")
    regisseur.vul("Wat wil het gezin bereiken?", "Mevrouw woont veilig in een schoon huis")
    regisseur.kies_uit("Bij welk leefgebied", "Wonen")
    regisseur.vul("Waaraan merkt het gezin", "Ik durf weer bezoek te vragen")
    regisseur.kies("2", bij="Hoe gaat het nu?")
    regisseur.kies("4", bij="Waar wil het gezin naartoe?")
    regisseur.druk("Doel opslaan")
    regisseur.druk("Actie toevoegen")
    regisseur.vul("Wat gaat er gebeuren?", "Hulp bij het huishouden regelen")
    regisseur.druk("Actie opslaan")


def stel_plan_vast(regisseur: Bezoeker, vraag: Vraag, huishouden: str) -> None:
    regisseur.open(f"{huishouden}plan/")
    regisseur.druk("Plan vaststellen")
    regisseur.vul("Wanneer kijkt u voor het eerst", over(42))
    regisseur.druk("Plan vaststellen")
