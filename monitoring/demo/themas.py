"""What people come with, in plain Dutch: per theme a question, what is hard, what goes well, a goal, who does what.

Sentences carry the marks of `zinnen`; where two texts belong together a bar stands between them.
"""

from dataclasses import dataclass
from typing import Final

VOLWASSEN: Final = "volwassen"
OUDER: Final = "oud"
GEZIN: Final = "gezin"


@dataclass(frozen=True, kw_only=True)
class Thema:
    """One kind of question. `voor` names the kinds of household it fits, `eis` what must be true besides.

    vragen: in the words of whoever lives there; ander: as somebody else puts it.
    """

    leefgebied: str
    wet: str
    voor: tuple[str, ...]
    eis: tuple[str, ...] = ()
    vragen: tuple[str, ...]
    ander: tuple[str, ...]
    problemen: tuple[str, ...]
    kansen: tuple[str, ...]
    doelen: tuple[str, ...]
    zelf: tuple[str, ...]
    netwerk: tuple[str, ...]
    team: tuple[str, ...]
    partner: tuple[str, ...]
    voorziening: tuple[str, ...]


THEMAS: Final[tuple[Thema, ...]] = (
    Thema(
        leefgebied="wonen",
        wet="wmo",
        voor=(OUDER,),
        vragen=(
            "Het huishouden lukt niet meer sinds ik slecht ter been ben.",
            "De trap is te zwaar geworden. Kan er iets aangepast worden?",
            "Ik kom uit het ziekenhuis en kan nog niet zelf schoonmaken.",
            "Wij kunnen het huis samen niet meer bijhouden. #paar",
        ),
        ander=(
            "Mijn moeder redt het niet meer alleen in haar huis. #alleen #vrouw #familie",
            "Mijn vader redt het niet meer alleen in zijn huis. #alleen #man #familie",
            "Mijn ouders komen de trap bijna niet meer op. #paar #familie",
            "Na het ziekenhuis is thuis hulp nodig bij het huishouden. #vakman",
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
            "Kookt nog elke dag zelf. #oud",
            "Is handig en vindig.",
        ),
        doelen=(
            "Veilig en schoon in het eigen huis blijven wonen|Hier wil ik oud worden. #alleen",
            "Veilig en schoon in het eigen huis blijven wonen|Hier willen wij oud worden. #paar",
            "Het huis is elke week op orde|Dat er weer iemand koffie kan komen drinken.",
            "Zonder vallen naar boven en naar buiten|In mijn eigen bed slapen.",
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
            "Wijkverpleging Bollenzorg|Helpen met wassen en aankleden",
            "Welzijn Bollenstreek|Een klusser laten komen",
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
            "Door de scheiding kom ik niet meer uit met mijn geld. #ouder_elders",
            "Drie termijnen van de energie zijn niet betaald.",
            "Sinds mijn man dood is, begrijp ik de rekeningen niet meer. #oud #alleen #vrouw",
        ),
        ander=(
            "Er is een huurachterstand van twee maanden. Wij krijgen geen reactie. #corporatie",
            "Er ligt veel post ongeopend in de gang. Er zijn zorgen over geld. #niet_corporatie",
        ),
        problemen=(
            "Er zijn schulden bij vijf bedrijven.",
            "De toeslag is stopgezet.",
            "Er is huurachterstand.",
            "Het inkomen wisselt elke week. #niet_oud",
        ),
        kansen=(
            "Heeft de post weer geopend.",
            "Er is vast inkomen.",
            "Wil graag zelf leren plannen. #niet_oud",
            "Betaalt altijd eerst de huur.",
        ),
        doelen=(
            "De vaste lasten zijn elke maand betaald|Geen brieven meer waar ik van schrik.",
            "De schulden staan stil en worden minder|Weer rustig slapen.",
            "Er is zicht op inkomsten en uitgaven|Weten wat ik kan uitgeven.",
        ),
        zelf=("Elke maandag de post openen", "Een kasboek bijhouden", "De toeslagen nakijken"),
        netwerk=("Samen de administratie doen", "Meegaan naar het gesprek"),
        team=(
            "De schuldeisers om uitstel vragen",
            "Samen de toeslagen aanvragen",
            "Een overzicht maken van alle schulden",
        ),
        partner=(
            "Schuldhulpmaatje Bollenstreek|Elke week samen de post doen",
            "Woningcorporatie Bollenwonen|Een regeling voor de huur maken",
        ),
        voorziening=("schuldregeling", "budgetbeheer", "stabilisatie van de schulden"),
    ),
    Thema(
        leefgebied="sociale_relaties",
        wet="jeugdwet",
        voor=(GEZIN,),
        vragen=(
            "Onze kinderen maken veel ruzie sinds de scheiding. #meer_kinderen #ouder_elders",
            "Ik weet niet meer hoe ik {kind} moet aanpakken. #schoolkind",
            "{kind} slaapt slecht en ik ben op. #niet_kind_tiener",
            "Onze baby huilt veel en wij komen niet aan slapen toe. #kind_klein #twee_ouders",
            "Ik sta er alleen voor en red het niet meer. #een_ouder",
        ),
        ander=(
            "Wij maken ons zorgen over hoe het thuis gaat met {kind}. #schoolkind",
            "De ouders vragen hulp bij de opvoeding.",
        ),
        problemen=(
            "Er is veel spanning in huis. #kinderen",
            "De ouders praten niet met elkaar. #ouder_elders",
            "Er is weinig tijd voor de jongste. #meer_kinderen",
            "Grenzen stellen lukt niet. #kinderen",
            "Ziet weinig mensen.",
        ),
        kansen=(
            "Het gezin eet elke avond samen. #kinderen",
            "Oma vangt twee dagen op. #kinderen",
            "De ouders willen het allebei anders. #ouder_elders",
            "De kinderen zijn dol op elkaar. #meer_kinderen",
            "Heeft goede buren.",
            "De familie belt elke week.",
        ),
        doelen=(
            "{kind} heeft rust en vaste regels|Weten waar je aan toe bent.",
            "De ouders maken samen afspraken|Geen ruzie waar de kinderen bij zijn. #ouder_elders",
            "Het is weer gezellig aan tafel|Samen lachen. #schoolkind",
        ),
        zelf=(
            "Een weekrooster op de koelkast hangen #schoolkind",
            "Elke dag tien minuten spelen met {kind} #niet_kind_tiener",
            "Elke week iets leuks doen met {kind}",
            "De cursus opvoeden volgen",
        ),
        netwerk=("Op woensdag oppassen #niet_kind_tiener", "Elk weekend een middag met {kind} weg"),
        team=(
            "Drie gesprekken aan de keukentafel",
            "Met school afspreken wie belt #schoolkind",
            "De ouders samen aan tafel brengen #ouder_elders",
        ),
        partner=(
            "Basisschool De Bollen|Elke vrijdag kort bellen met thuis #kind_basis",
            "Welzijn Bollenstreek|Een maatje voor het gezin zoeken",
        ),
        voorziening=(
            "opvoedhulp thuis",
            "begeleiding van het gezin",
            "logeeropvang één weekend per maand #schoolkind",
        ),
    ),
    Thema(
        leefgebied="onderwijs",
        wet="jeugdwet",
        voor=(GEZIN,),
        eis=("schoolkind",),
        vragen=(
            "{kind} wil niet meer naar school.",
            "De juf zegt dat {kind} extra hulp nodig heeft. #kind_basis",
            "{kind} spijbelt en zegt niet waarom. #kind_tiener",
            "{kind} leert moeilijk en wordt er onzeker van.",
        ),
        ander=(
            "{kind} is de laatste maand vaak niet op school.",
            "{kind} heeft meer hulp nodig dan de klas kan geven. #kind_basis",
        ),
        problemen=(
            "{kind} mist veel lessen. #schoolkind",
            "{kind} kan zich niet concentreren. #schoolkind",
            "{kind} voelt zich niet veilig in de klas. #schoolkind",
            "{kind} loopt achter met lezen. #kind_basis",
            "Heeft geen diploma. #jong",
        ),
        kansen=(
            "{kind} is nieuwsgierig en leert snel. #schoolkind",
            "{kind} heeft een goede band met de mentor. #kind_tiener",
            "{kind} tekent prachtig. #kind_basis",
            "Leest elke dag de krant. #oud",
            "Wil graag nog iets leren. #niet_oud",
        ),
        doelen=(
            "{kind} gaat elke dag met plezier naar school|Weer bij mijn vrienden in de klas.",
            "{kind} krijgt op school hulp die past|Niet meer achterlopen.",
        ),
        zelf=(
            "Elke avond samen de tas inpakken",
            "Elke avond vragen hoe de dag was",
            "Elke dag een half uur lezen met {kind} #kind_basis",
        ),
        netwerk=("Meefietsen naar school", "Helpen met huiswerk"),
        team=("Met de leraar om tafel", "Meekijken in de klas", "Afspreken hoe de week eruitziet"),
        partner=("Basisschool De Bollen|Een rustige plek in de klas maken #kind_basis",),
        voorziening=("begeleiding op school en thuis", "behandeling van dyslexie #kind_lezer"),
    ),
    Thema(
        leefgebied="werk",
        wet="participatiewet",
        voor=(VOLWASSEN, GEZIN),
        vragen=(
            "Mijn contract is gestopt en ik vind geen nieuw werk.",
            "Ik wil weer werken maar weet niet wat ik nog kan.",
            "Na mijn studie kom ik niet aan de slag. #jong",
            "Ik heb nu geen inkomen meer. Wat kan ik doen?",
        ),
        ander=(
            "Mijn broer zit al lang thuis zonder werk en komt nergens meer. #alleen #man #familie",
            "Mijn zus zit al lang thuis zonder werk en komt nergens meer. #alleen #vrouw #familie",
            "Het inkomen is weggevallen. Er is snel hulp nodig.",
        ),
        problemen=(
            "Is al een jaar zonder werk. #niet_oud",
            "Spreekt de taal nog niet goed. #nieuw",
            "Heeft geen diploma. #niet_oud",
            "Kan niet lang staan.",
        ),
        kansen=(
            "Staat elke dag vroeg op.",
            "Heeft een rijbewijs. #niet_oud",
            "Kan goed met mensen omgaan.",
            "Werkte jaren in de bollen.",
        ),
        doelen=(
            "Binnen een half jaar werk dat past|Mijn eigen geld verdienen.",
            "Weer een ritme in de week|Ergens bij horen.",
        ),
        zelf=("Elke week twee keer solliciteren", "Een cv maken", "Meedoen in de fietswerkplaats"),
        netwerk=("Rondvragen op het eigen werk", "Oefenen met een gesprek"),
        team=("Een proefplek zoeken", "Samen naar het werkcafé", "Bespreken wat wel kan"),
        partner=("Welzijn Bollenstreek|Een plek als vrijwilliger regelen",),
        voorziening=(
            "uitkering voor levensonderhoud",
            "werkbegeleiding",
            "scholing naast werk",
            "bijzondere bijstand",
        ),
    ),
)
