"""Sentences for what happened on the way, and how one is chosen that fits the family (demo only).

A sentence may end in marks: `#oud` must be true of the family, `#niet_alleen` may not be alone. {naam} is the first
adult and {kind} the child it is about. The marks are those of `Gezin.kenmerken`.
"""

from collections.abc import Iterable, Set
from typing import Final

_NIET: Final = "niet_"


def geldt(merken: Iterable[str], kenmerken: Set[str]) -> bool:
    """Whether everything that the marks ask for is true, and nothing that they forbid."""
    return all(
        merk.removeprefix(_NIET) not in kenmerken if merk.startswith(_NIET) else merk in kenmerken
        for merk in merken
    )


def passend(zinnen: Iterable[str], kenmerken: Set[str]) -> list[str]:
    """The sentences that fit, without their marks."""
    gesplitst = (zin.split(" #") for zin in zinnen)
    return [tekst for tekst, *merken in gesplitst if geldt(merken, kenmerken)]


KENNISMAKING: Final = (
    "Kennisgemaakt en uitgelegd wat het team doet. {naam} wil graag een plan maken.",
    "Eerste gesprek aan de keukentafel. {naam} vertelde wat er speelt.",
    "Kennisgemaakt. {naam} vond het spannend en was blij dat er iemand kwam.",
    "Samen gepraat over wat goed gaat en wat niet. Volgende keer verder. #niet_alleen",
    "Kennisgemaakt met het hele gezin. De kinderen waren erbij. #meer_kinderen",
    "Kennisgemaakt met het gezin. {kind} was erbij. #kinderen",
    "Eerste gesprek met beide partners. Zij willen het samen doen. #paar",
)
CONTACTEN: Final = (
    "Op bezoek geweest. De sfeer was goed en er is koffie gedronken. #huisbezoek",
    "Even langs geweest. Alles loopt zoals afgesproken. #huisbezoek",
    "Niet thuis getroffen. Een kaartje in de bus gedaan. #huisbezoek",
    "{naam} liet het huis zien en vertelde wat er beter gaat. #huisbezoek",
    "{kind} liet de eigen kamer zien en was trots. #huisbezoek #schoolkind",
    "Besproken wat goed gaat. {naam} schreef het zelf op. #huisbezoek",
    "De familie was er ook. Zij helpen met de boodschappen. #huisbezoek #oud",
    "Gebeld om te horen hoe het gaat. Het gaat beter dan vorige maand. #telefoon",
    "{naam} was moe en wilde kort praten. Volgende week weer. #telefoon",
    "Gebeld over de afspraken. {naam} heeft er twee gedaan. #telefoon",
    "Teruggebeld. De vraag is beantwoord en alles loopt. #telefoon",
    "{naam} belde zelf. Het was een zware week. #telefoon",
    "Gebeld. {kind} slaapt weer beter. #telefoon #kinderen",
    "Samen naar het spreekuur geweest. De vragen zijn gesteld. #kantoor",
    "Samen een brief geschreven. {naam} brengt hem zelf weg. #kantoor",
    "Het was een moeilijk gesprek. Aan het eind toch een afspraak gemaakt. #kantoor",
    "{naam} kwam langs met een vraag. Samen uitgezocht. #kantoor",
    "Overlegd met de huisarts, met toestemming van {naam}. #overleg",
    "Overlegd met school. De afspraken over {kind} worden nagekomen. #overleg #schoolkind",
    "Met alle helpers om tafel. Iedereen weet wat de ander doet. #overleg",
    "Overlegd met de corporatie. Er komt een monteur langs. #overleg #niet_kinderen",
    "Overlegd met het consultatiebureau. {kind} groeit goed. #overleg #klein_kind #niet_schoolkind",
    "Met de consulent gebeld over de aanvraag. Alles is compleet. #overleg",
    "De wijkverpleging gesproken. Zij komen nu elke ochtend. #overleg #oud",
)
WAAKVLAM: Final = (
    "Het gaat goed. Er is nu geen hulp nodig.",
    "Kort gebeld. Een kleine vraag over de toeslag is beantwoord. #niet_oud",
    "Kort gebeld. {naam} redt het zelf.",
    "Alles loopt. Over een paar weken bel ik weer.",
)
# What families ask later on: a light question and what was answered.
LATER: Final = (
    "Waar kan ik een rollator lenen?|Bij de thuiszorgwinkel. {naam} haalt hem zelf op. #oud",
    "Is er een eettafel in de buurt?|Ja, op woensdag in de buurtkamer. {naam} gaat mee-eten. #oud",
    "Wie kan mij naar het ziekenhuis rijden?|Het nummer van de vrijwillige chauffeurs gegeven. #oud",
    "Is er een cursus om niet te vallen?|Ja, in het wijkgebouw. De eerste les is gratis. #oud",
    "Ik heb een brief over de zorgtoeslag. Klopt dit?|Samen gelezen. Het bedrag klopt.",
    "Wanneer is de inloop open?|Elke dinsdag en donderdag van negen tot twaalf uur.",
    "Waar kan ik terecht met vragen over de energie?|De energiecoach van het dorp komt langs.",
    "Ik zoek hulp bij mijn belastingaangifte.|Een afspraak gemaakt bij het formulierenspreekuur.",
    "Is er een cursus omgaan met geld?|Ja, drie avonden in de bibliotheek. #niet_oud",
    "Kan ik vrijwilliger worden?|De vrijwilligersbank belt deze week terug. #niet_gezin",
    "Waar vind ik een taalmaatje?|Aangemeld bij de bibliotheek. #nieuw",
    "Is er een speeltuin of club voor kleine kinderen?|Verteld over de peuterochtend. #klein_kind",
    "Kan {kind} op sport als wij het niet kunnen betalen?|Verteld over het jeugdsportfonds. #schoolkind",
    "Waar kan {kind} huiswerk maken?|De huiswerkklas in de bibliotheek. #kind_tiener",
    "Is er een groep voor mantelzorgers?|Ja, elke eerste maandag van de maand. #paar",
    "Wie kan helpen met een kapotte lamp?|De klussendienst komt vrijdag. #alleen",
)
# As those, where whoever holds the regie picks it up.
LATER_TEAM: Final = (
    "Ik snap een brief van de gemeente niet. Kunt u bellen?",
    "Er is iets veranderd thuis. Ik wil graag praten.",
    "Mijn afspraak ging niet door. Wanneer komt u?",
    "Het gaat deze week niet zo goed.",
    "Op school is er weer iets met {kind}. #schoolkind",
)
LATER_MAATWERK: Final = (
    "De hulp is niet meer genoeg. Kan er iets bij?",
    "Mijn indicatie loopt af. Hoe gaat het verder?",
    "De hulp past niet goed meer. Kan het anders?",
)
TERUGGEBELD: Final = (
    "{naam} gebeld over de nieuwe vraag. Die komt in het plan.",
    "De nieuwe vraag besproken. Bij de evaluatie kijken wij verder.",
    "Teruggebeld. Samen besproken wat er veranderd is.",
)
ONDERBOUWING: Final = (
    "Eén vraag, en duidelijk wat er nodig is. #enkelvoudig",
    "De inwoner kan veel zelf en weet wat nodig is. #enkelvoudig",
    "Een korte vraag. Het netwerk wil meehelpen. #enkelvoudig",
    "De vragen hangen samen. Een vast gezicht helpt om overzicht te houden. #meervoudig",
    "Samen gesproken aan de keukentafel. Eerst rust in huis, daarna kijken we verder. #meervoudig",
    "Er is veel aan de hand en de eigen kracht is nu klein. #meervoudig_complex",
    "Vier vragen tegelijk. Het gezin heeft één plan en één gezicht nodig. #meervoudig_complex",
)
ONDERBOUWING_LATER: Final = ("Een korte vraag, meteen geholpen.", "De inwoner weet nu waar het is.")
OVERGESLAGEN: Final = (
    "Het netwerk helpt al en kan niet meer doen.",
    "Een vrijwilliger is geprobeerd en was niet genoeg.",
    "De veiligheid vraagt om een vakman.",
    "Er is een besluit nodig om dit te kunnen regelen.",
)
ANTWOORDEN: Final = (
    "Verteld over de eettafel en de buurtkamer. #niet_gezin",
    "Het telefoonnummer van het juiste loket gegeven.",
    "Samen de website bekeken. Dat was genoeg.",
    "Verteld over het ouderspreekuur. #kinderen",
)
VERSLAGEN: Final = (
    "Samen teruggekeken. De eerste stap is gezet en dat geeft moed.",
    "Het gaat beter dan verwacht. De acties blijven zoals ze zijn.",
    "Nog niet alles lukt. Wij passen de aanpak aan.",
    "Het netwerk was erbij. Iedereen weet wat hij doet. #netwerk",
    "Het gezin is tevreden over het vaste gezicht. #gezin",
    "{naam} is blij met het vaste gezicht. #niet_gezin",
    "Het was een zware tijd. Wij doen het rustiger aan.",
)
EFFECT: Final = (
    "Zo lang mogelijk zelf verder kunnen.",
    "Rust en overzicht in huis.",
    "Meedoen zoals ieder ander.",
)
GRONDWAARDEN: Final = {
    "wmo": "Zelfredzaamheid en meedoen.",
    "jeugdwet": "Gezond en veilig opgroeien.",
    "participatiewet": "Werk en een eigen inkomen.",
    "wgs": "Rust in geldzaken en een nieuwe start.",
}
ETHIEK: Final = ("Niet helpen maakt het later zwaarder.", "Wachten is voor deze mensen niet uit te leggen.")
JURIDISCH: Final = ("Past binnen de verordening.", "De wet geeft hier ruimte voor.")
DOELMATIG: Final = (
    "Niet meer dan nodig is, en voor korte tijd.",
    "Eén keer goed is goedkoper dan drie keer half.",
)
RECHTMATIG: Final = (
    "Eigen kracht en netwerk zijn ingezet en niet genoeg.",
    "De noodzaak is vastgesteld in het onderzoek.",
)
LICHTER: Final = ("Vrijwilligers kunnen dit niet doen.", "De algemene voorziening past hier niet.")
MOTIVERING: Final = {
    "toegekend": ("Het advies is goed onderbouwd en wordt gevolgd.", "De hulp past bij wat nodig is."),
    "deels_toegekend": (
        "Een deel kan via een algemene voorziening.",
        "Minder uren zijn genoeg om te beginnen.",
    ),
    "afgewezen": (
        "Een huisgenoot kan dit doen. #niet_alleen",
        "Een voorliggende voorziening is passend.",
    ),
}
AANVULLING: Final = {
    "wmo": ("Wat heeft de huisarts geadviseerd?", "Is er een huisgenoot die een deel kan doen? #niet_alleen"),
    "jeugdwet": ("Wat ziet school bij {kind}?", "Wat is er al geprobeerd in het gezin?"),
    "participatiewet": ("Welke inkomsten zijn er nu in het huishouden?",),
    "wgs": ("Welke schulden en inkomsten zijn er nu?",),
}
AANBIEDERS: Final = {
    "wmo": ("Zorgkwekerij De Bol", "Thuishulp Rijnland", "Vervoer Bollen"),
    "jeugdwet": ("Jeugdzorg aan Zee", "Gezinshulp Duinstreek"),
    "participatiewet": ("Werkplein Bollen",),
    "wgs": ("Geldplein Rijnland",),
}
# What goes well for one member of a family, by age: from which year, on which leefgebied.
VAN_EEN_LID: Final = {
    (67, "sociale_relaties"): (
        "Heeft goed contact met de buren.",
        "Drinkt elke week koffie in de buurtkamer.",
    ),
    (18, "activiteiten"): ("Fietst graag en is veel buiten.", "Kookt graag voor anderen."),
    (4, "onderwijs"): ("Gaat graag naar school.", "Heeft een goede vriend in de klas."),
    (0, "sociale_relaties"): ("Speelt graag met andere kinderen.",),
}
TOESTEMMING: Final = (
    "delen van het plan met school|Basisschool De Bollen #schoolkind",
    "overleg met de huisarts|Huisartsenpraktijk Duinzicht",
    "overleg over de huur|Woningcorporatie Bollenwonen",
    "hergebruik van de financiële gegevens|ISD Bollenstreek #niet_gezin",
)
BENADERING: Final = (
    "Bel liever na vier uur. Dan is {naam} alleen thuis. #niet_alleen",
    "Er is een tolk nodig. #nieuw",
    "Schrijf geen brieven. Bellen kan altijd.",
    "Ga met twee collega's op bezoek. #niet_oud",
    "Praat langzaam. Hij hoort slecht aan de linkerkant. #oud #alleen #man",
    "Praat duidelijk. Zij hoort slecht. #oud #alleen #vrouw",
    "Spreek de ouders apart aan. #ouder_elders",
)
MELDCODE: Final = (
    "Signalen op een rij gezet en feitelijk beschreven.",
    "Overlegd met de aandachtsfunctionaris.",
    "Met de betrokkenen gesproken.",
    "Gewogen met het afwegingskader.",
    "Besloten om zelf hulp te bieden en te volgen.",
)
OVERDRACHT: Final = (
    "Verlof van een collega.",
    "Jouw kennis past beter bij deze vraag.",
    "Verdeling van het werk in het team.",
)
