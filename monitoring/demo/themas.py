"""What people come with, in plain Dutch: per theme a question, what is hard, what goes well, a goal, who does what."""

from dataclasses import dataclass
from typing import Final

VOLWASSEN: Final = "volwassen"
OUDER: Final = "oud"
GEZIN: Final = "gezin"


@dataclass(frozen=True, kw_only=True)
class Thema:
    """One kind of question. `voor` names the kinds of household it fits."""

    leefgebied: str
    wet: str
    voor: tuple[str, ...]
    vragen: tuple[str, ...]
    problemen: tuple[str, ...]
    kansen: tuple[str, ...]
    doelen: tuple[tuple[str, str], ...]
    zelf: tuple[str, ...]
    netwerk: tuple[str, ...]
    team: tuple[str, ...]
    partner: tuple[tuple[str, str], ...]
    voorziening: tuple[str, ...]


THEMAS: Final[tuple[Thema, ...]] = (
    Thema(
        leefgebied="wonen",
        wet="wmo",
        voor=(OUDER, VOLWASSEN),
        vragen=(
            "Het huishouden lukt niet meer sinds ik slecht ter been ben.",
            "De trap is te zwaar geworden. Kan er iets aangepast worden?",
            "Mijn moeder redt het niet meer alleen in haar huis.",
            "Ik kom uit het ziekenhuis en kan nog niet zelf schoonmaken.",
        ),
        problemen=(
            "Het huishouden blijft liggen.",
            "De trap is niet meer veilig.",
            "De douche heeft een hoge rand.",
            "Boodschappen naar boven dragen lukt niet.",
        ),
        kansen=(
            "Woont graag in dit huis.",
            "De buren letten op elkaar.",
            "Kookt nog elke dag zelf.",
            "Is handig en vindig.",
        ),
        doelen=(
            ("Veilig en schoon in het eigen huis blijven wonen", "Hier wil ik oud worden."),
            ("Het huis is elke week op orde", "Dat er weer iemand koffie kan komen drinken."),
            ("Zonder vallen naar boven en naar buiten", "In mijn eigen bed slapen."),
        ),
        zelf=(
            "Elke dag een stukje van het huis doen",
            "De spullen op de trap opruimen",
            "Meedoen aan de valcursus",
        ),
        netwerk=("Elke week de boodschappen brengen", "Helpen met de tuin", "De ramen doen"),
        team=(
            "Samen kijken wat er in huis nodig is",
            "Uitleggen welke hulp er is",
            "Na zes weken langskomen",
        ),
        partner=(
            ("Wijkverpleging Bollenzorg", "Helpen met wassen en aankleden"),
            ("Welzijn Bollenstreek", "Een klusser laten komen"),
        ),
        voorziening=("hulp bij het huishouden", "traplift", "aanpassing van de badkamer", "rolstoel"),
    ),
    Thema(
        leefgebied="financien",
        wet="wgs",
        voor=(VOLWASSEN, GEZIN, OUDER),
        vragen=(
            "Ik kan de huur al twee maanden niet betalen.",
            "De brieven stapelen zich op en ik durf ze niet te openen.",
            "Door de scheiding kom ik niet meer uit met mijn geld.",
            "Drie termijnen van de energie zijn niet betaald.",
        ),
        problemen=(
            "Er zijn schulden bij vijf bedrijven.",
            "De toeslag is stopgezet.",
            "Er is huurachterstand.",
            "Het inkomen wisselt elke week.",
        ),
        kansen=(
            "Heeft de post weer geopend.",
            "Er is vast inkomen.",
            "Wil graag zelf leren plannen.",
            "Betaalt altijd eerst de huur.",
        ),
        doelen=(
            ("De vaste lasten zijn elke maand betaald", "Geen brieven meer waar ik van schrik."),
            ("De schulden staan stil en worden minder", "Weer rustig slapen."),
            ("Er is zicht op inkomsten en uitgaven", "Weten wat ik kan uitgeven."),
        ),
        zelf=("Elke maandag de post openen", "Een kasboek bijhouden", "De toeslagen nakijken"),
        netwerk=("Samen de administratie doen", "Meegaan naar het gesprek"),
        team=(
            "De schuldeisers om uitstel vragen",
            "Samen de toeslagen aanvragen",
            "Een overzicht maken van alle schulden",
        ),
        partner=(
            ("Schuldhulpmaatje Bollenstreek", "Elke week samen de post doen"),
            ("Woningcorporatie Bollenwonen", "Een regeling voor de huur maken"),
        ),
        voorziening=("schuldregeling", "budgetbeheer", "stabilisatie van de schulden"),
    ),
    Thema(
        leefgebied="sociale_relaties",
        wet="jeugdwet",
        voor=(GEZIN,),
        vragen=(
            "Onze kinderen maken veel ruzie sinds de scheiding.",
            "Ik weet niet meer hoe ik mijn zoon moet aanpakken.",
            "De kinderen slapen slecht en ik ben op.",
            "School maakt zich zorgen over hoe het thuis gaat.",
        ),
        problemen=(
            "Er is veel spanning in huis.",
            "De ouders praten niet met elkaar.",
            "Er is weinig tijd voor de jongste.",
            "Grenzen stellen lukt niet.",
        ),
        kansen=(
            "Het gezin eet elke avond samen.",
            "Oma vangt twee dagen op.",
            "De ouders willen het allebei anders.",
            "De kinderen zijn dol op elkaar.",
        ),
        doelen=(
            ("De kinderen hebben rust en vaste regels", "Weten waar je aan toe bent."),
            ("De ouders maken samen afspraken", "Geen ruzie waar de kinderen bij zijn."),
            ("Het is weer gezellig aan tafel", "Samen lachen."),
        ),
        zelf=(
            "Een weekrooster op de koelkast hangen",
            "Elke dag tien minuten met elk kind",
            "De cursus opvoeden volgen",
        ),
        netwerk=("Op woensdag oppassen", "Elk weekend een middag met de kinderen weg"),
        team=(
            "Drie gesprekken aan de keukentafel",
            "Met school afspreken wie belt",
            "De ouders samen aan tafel brengen",
        ),
        partner=(
            ("Basisschool De Bollen", "Elke vrijdag kort bellen met thuis"),
            ("Welzijn Bollenstreek", "Een maatje voor het gezin zoeken"),
        ),
        voorziening=("opvoedhulp thuis", "begeleiding van het gezin", "logeeropvang één weekend per maand"),
    ),
    Thema(
        leefgebied="onderwijs",
        wet="jeugdwet",
        voor=(GEZIN,),
        vragen=(
            "Mijn dochter wil niet meer naar school.",
            "De juf zegt dat hij extra hulp nodig heeft.",
            "Onze zoon van vijftien spijbelt en zegt niet waarom.",
            "Zij leert moeilijk en wordt er onzeker van.",
        ),
        problemen=(
            "Mist veel lessen.",
            "Kan zich niet concentreren.",
            "Voelt zich niet veilig in de klas.",
            "Loopt achter met lezen.",
        ),
        kansen=(
            "Is nieuwsgierig en leert snel.",
            "Heeft een goede band met de mentor.",
            "Tekent prachtig.",
            "Heeft één goede vriend.",
        ),
        doelen=(
            ("Elke dag met plezier naar school", "Weer bij mijn vrienden in de klas."),
            ("Hulp op school die past", "Niet meer achterlopen."),
        ),
        zelf=(
            "Elke avond de tas samen inpakken",
            "Vertellen wat er moeilijk is",
            "Een half uur lezen per dag",
        ),
        netwerk=("Meefietsen naar school", "Helpen met huiswerk"),
        team=("Met de mentor om tafel", "Meekijken in de klas", "Afspreken hoe de week eruitziet"),
        partner=(("Basisschool De Bollen", "Een rustige plek in de klas maken"),),
        voorziening=("ambulante begeleiding", "dyslexiebehandeling", "dagbehandeling voor jeugd"),
    ),
    Thema(
        leefgebied="werk",
        wet="participatiewet",
        voor=(VOLWASSEN, GEZIN),
        vragen=(
            "Mijn contract is gestopt en ik vind geen nieuw werk.",
            "Ik wil weer werken maar weet niet wat ik nog kan.",
            "Na mijn studie kom ik niet aan de slag.",
            "Ik heb nu geen inkomen meer. Wat kan ik doen?",
        ),
        problemen=(
            "Is al een jaar zonder werk.",
            "Spreekt de taal nog niet goed.",
            "Heeft geen diploma.",
            "Kan niet lang staan.",
        ),
        kansen=(
            "Staat elke dag vroeg op.",
            "Heeft een rijbewijs.",
            "Kan goed met mensen omgaan.",
            "Werkte jaren in de bollen.",
        ),
        doelen=(
            ("Binnen een half jaar werk dat past", "Mijn eigen geld verdienen."),
            ("Weer een ritme in de week", "Ergens bij horen."),
        ),
        zelf=("Elke week twee keer solliciteren", "Een cv maken", "Meedoen in de fietswerkplaats"),
        netwerk=("Rondvragen op het eigen werk", "Oefenen met een gesprek"),
        team=("Een proefplek zoeken", "Samen naar het werkcafé", "Bespreken wat wel kan"),
        partner=(("Welzijn Bollenstreek", "Een plek als vrijwilliger regelen"),),
        voorziening=(
            "uitkering voor levensonderhoud",
            "werkbegeleiding",
            "scholing naast werk",
            "bijzondere bijstand",
        ),
    ),
)
