"""What each role does on the way from a melding to a decision, told as they would tell it."""

import datetime
import random
import re
import string
from dataclasses import dataclass, field

from django.utils import timezone

from tests.reizen.bezoeker import Bezoeker

ACTIE = "Hulp bij het huishouden regelen"
HULP = "Hulp bij het huishouden, 2 uur per week"


def nieuwe_naam() -> str:
    """A surname that nobody has yet, so that nobody is taken for a known one."""
    return "".join(random.choices(string.ascii_lowercase, k=10)).title()


@dataclass(frozen=True)
class Vraag:
    """Who the journey is about; every journey has a family of its own."""

    achternaam: str = field(default_factory=nieuwe_naam)

    @property
    def naam(self) -> str:
        return f"Willemijn {self.achternaam}"


def over(dagen: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=dagen)


def registreer_melding(triagist: Bezoeker, vraag: Vraag) -> str:
    """Takes the call, one click from anywhere and at most five required fields; answers the triage's address."""
    triagist.open("/")
    triagist.druk("Nieuwe melding", binnen=triagist.pagina.locator("header.balk"))
    triagist.druk("Opslaan en triage doen")
    assert 1 <= len(triagist.fouten) <= 5, triagist.fouten
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
    triagist.vul(
        "Waarom is lichtere hulp niet genoeg?", "De buren helpen al elke dag en kunnen niet meer doen."
    )
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


def maak_plan(regisseur: Bezoeker, huishouden: str) -> None:
    """A goal and an action, without yet knowing who does it and when."""
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
    regisseur.vul("Wat gaat er gebeuren?", ACTIE)
    regisseur.druk("Actie opslaan")
    assert ACTIE in regisseur.tekst


def stel_plan_vast(regisseur: Bezoeker, huishouden: str) -> None:
    """Refused with the list of what is missing, then mended from that list, then accepted."""
    regisseur.open(f"{huishouden}plan/vaststellen/")
    regisseur.vul("Wanneer kijkt u voor het eerst", over(42))
    regisseur.druk("Plan vaststellen")
    for ontbreekt in ("nog niet akkoord", f"Wie doet “{ACTIE}”?", f"Wanneer is “{ACTIE}” klaar?"):
        assert ontbreekt in regisseur.tekst
    regisseur.druk("Iemand kiezen")
    regisseur.kies_uit("Wie doet het?", "ISD")
    regisseur.vul("Wanneer is het klaar?", over(28))
    regisseur.vul("Wanneer kijkt u samen hoe het ging?", over(35))
    regisseur.druk("Actie opslaan")
    regisseur.open(f"{huishouden}plan/vaststellen/")
    regisseur.druk("Akkoord vastleggen")
    regisseur.vul("Wanneer?", over(0))
    regisseur.kies("Tijdens een huisbezoek", bij="Hoe ging dat?")
    regisseur.druk("Akkoord opslaan")
    regisseur.open(f"{huishouden}plan/vaststellen/")
    regisseur.vul("Wanneer kijkt u voor het eerst", over(42))
    regisseur.druk("Plan vaststellen")
    assert "Het plan is vastgesteld." in regisseur.tekst


def haal_pdf(regisseur: Bezoeker, huishouden: str) -> bytes:
    """The plan for the kitchen table."""
    antwoord = regisseur.context.request.get(f"{regisseur.adres}{huishouden[1:]}plan.pdf")
    assert antwoord.status == 200
    assert antwoord.headers["content-type"] == "application/pdf"
    return antwoord.body()


def dien_advies_in(regisseur: Bezoeker, huishouden: str) -> None:
    """From the action in the plan; the omgekeerde toets is asked, and refused while it is empty."""
    regisseur.open(f"{huishouden}plan/")
    regisseur.klap_uit("Nog niet begonnen")
    regisseur.druk("Maatwerkadvies")
    regisseur.vul("Welke hulp adviseert u?", HULP)
    regisseur.druk("Advies indienen")
    assert "Schrijf op wat u wilt bereiken." in regisseur.tekst
    for vraag, antwoord in {
        "1. Wat willen we bereiken?": "Mevrouw woont veilig en zelfstandig.",
        "2. Past dit bij de bedoeling": "Ja, zij kan zo thuis blijven meedoen.",
        "3. Is dit te verdedigen?": "Zonder hulp valt zij opnieuw.",
        "4. Past dit binnen de regels?": "Ja, de verordening kent deze hulp.",
        "Waarom is lichtere hulp": "De buren doen al wat zij kunnen.",
        "Waarom is dit doelmatig?": "Twee uur is genoeg en voorkomt zwaardere zorg.",
        "Waarom is dit rechtmatig?": "Zij kan het niet zelf en niet met haar netwerk.",
    }.items():
        regisseur.vul(vraag, antwoord)
    regisseur.kies("Zorg in natura", bij="Hoe wil de inwoner")
    regisseur.kies("Ik legde het verschil uit")
    regisseur.druk("Advies indienen")
    assert "Het advies is ingediend." in regisseur.tekst


def pak_advies_op(consulent: Bezoeker, vraag: Vraag) -> str:
    """From what nobody has picked up yet, however much else is open; answers the advies' address."""
    consulent.open("/backoffice/?stand=nieuw")
    rij = consulent.pagina.get_by_role("row").filter(has_text=vraag.naam)
    assert rij.count() == 1
    advies = rij.get_by_role("link").first.get_attribute("href")
    assert advies
    consulent.druk("Oppakken", binnen=rij)
    consulent.open(advies)
    assert vraag.naam in consulent.tekst
    return advies


def vraag_aanvulling(consulent: Bezoeker, advies: str) -> None:
    """Asks for more; the term stands still."""
    consulent.open(advies)
    consulent.druk("Vraag om aanvulling")
    consulent.vul("Wat heeft u nog nodig?", "Welke hulp geeft de dochter nu al?")
    consulent.vul("Antwoord uiterlijk op", over(10))
    consulent.druk("Vraag sturen")
    consulent.open(advies)
    assert "De termijn staat stil." in consulent.tekst


def geef_antwoord(regisseur: Bezoeker, huishouden: str) -> None:
    """Sees the question in the file and answers it."""
    regisseur.open(f"{huishouden}adviezen/")
    assert "Welke hulp geeft de dochter nu al?" in regisseur.tekst
    regisseur.druk("Vraag beantwoorden")
    regisseur.vul("Uw antwoord", "Zij doet elke zaterdag de boodschappen en de was.")
    regisseur.druk("Antwoord sturen")


def wijs_af(consulent: Bezoeker, advies: str) -> None:
    """Decides otherwise than advised, which takes a reason."""
    consulent.open(advies)
    assert "Zij doet elke zaterdag de boodschappen en de was." in consulent.tekst
    consulent.druk("Besluit nemen")
    consulent.kies("Afgewezen", bij="Wat besluit u?")
    consulent.vul("Waarom besluit u dit?", "De wasservice van de gemeente is hiervoor genoeg.")
    consulent.druk("Besluit vastleggen")
    consulent.vul("Waarom wijkt u af", "De algemene voorziening is nieuw en was nog niet bekend.")
    consulent.druk("Besluit vastleggen")
