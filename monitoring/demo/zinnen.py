"""Sentences for what happened on the way: contacts, triage, evaluations, advies (demo only)."""

from typing import Final

CONTACTEN: Final = (
    "Op bezoek geweest. De sfeer was goed en er is koffie gedronken.",
    "Gebeld om te horen hoe het gaat. Het gaat beter dan vorige maand.",
    "Samen de post doorgenomen. Er zijn twee brieven beantwoord.",
    "Kennisgemaakt en uitgelegd wat het team doet. Zij willen graag een plan maken.",
    "Overlegd met school. De afspraken worden nagekomen.",
    "Hij was moe en wilde kort praten. Volgende week weer.",
    "Zij vertelde dat het slapen beter gaat.",
    "Niet thuis getroffen. Een kaartje in de bus gedaan.",
    "Samen naar het spreekuur geweest. De vragen zijn gesteld.",
    "De buurvrouw helpt nu twee keer per week. Dat geeft rust.",
    "Besproken wat goed gaat. Zij schreef het zelf op.",
    "Het was een moeilijk gesprek. Aan het eind toch een afspraak gemaakt.",
    "Gebeld met de corporatie. Er komt een monteur langs.",
    "De kinderen lieten hun kamer zien. Zij zijn trots.",
    "Een mail gestuurd met de afspraken. Hij mailde terug dat het klopt.",
    "Even langs geweest. Alles loopt zoals afgesproken.",
)
WAAKVLAM: Final = (
    "Het gaat goed. Er is nu geen hulp nodig.",
    "Kort gebeld. Een kleine vraag over de toeslag is beantwoord.",
    "Alles loopt. Over een paar weken bel ik weer.",
)
ONDERBOUWING: Final = (
    "Eén vraag, en duidelijk wat er nodig is.",
    "De vragen hangen samen. Een vast gezicht helpt om overzicht te houden.",
    "Er is veel aan de hand en de eigen kracht is nu klein.",
    "De inwoner kan veel zelf en weet wat nodig is.",
    "Samen gesproken aan de keukentafel. Het netwerk wil meehelpen.",
    "Eerst rust in huis, daarna kijken we verder.",
)
OVERGESLAGEN: Final = (
    "Het netwerk helpt al en kan niet meer doen.",
    "Een vrijwilliger is geprobeerd en was niet genoeg.",
    "De veiligheid vraagt om een vakman.",
    "Er is een besluit nodig om dit te kunnen regelen.",
)
ANTWOORDEN: Final = (
    "Verteld over de eettafel en de buurtkamer.",
    "Het telefoonnummer van het juiste loket gegeven.",
    "Uitgelegd hoe de toeslag werkt. De inwoner vraagt die zelf aan.",
    "Samen de website bekeken. Dat was genoeg.",
)
VERSLAGEN: Final = (
    "Samen teruggekeken. De eerste stap is gezet en dat geeft moed.",
    "Het gaat beter dan verwacht. De acties blijven zoals ze zijn.",
    "Nog niet alles lukt. Wij passen de aanpak aan.",
    "De familie was erbij. Iedereen weet wat hij doet.",
    "Het gezin is tevreden over het vaste gezicht.",
    "Het was een zware tijd. Wij doen het rustiger aan.",
)
EFFECT: Final = (
    "Zo lang mogelijk zelf verder kunnen.",
    "Rust en overzicht in huis.",
    "Meedoen zoals ieder ander.",
)
GRONDWAARDEN: Final = (
    "Zelfredzaamheid en meedoen.",
    "Gezond en veilig opgroeien.",
    "Werk en een eigen inkomen.",
)
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
    "afgewezen": ("Een huisgenoot kan dit doen.", "Een voorliggende voorziening is passend."),
}
AANVULLING: Final = (
    "Kunt u vertellen wat de huisarts heeft geadviseerd?",
    "Is er een huisgenoot die een deel kan doen?",
    "Welke inkomsten zijn er nu in het huishouden?",
)
AANBIEDERS: Final = (
    "Zorgkwekerij De Bol",
    "Thuishulp Rijnland",
    "Jeugdzorg aan Zee",
    "Buurtwerk Duinstreek",
    "Vervoer Bollen",
)
TOESTEMMING: Final = (
    ("delen van het plan met school", "Basisschool De Bollen"),
    ("overleg met de huisarts", "Huisartsenpraktijk Duinzicht"),
    ("overleg over de huur", "Woningcorporatie Bollenwonen"),
    ("hergebruik van de financiële gegevens", "ISD Bollenstreek"),
)
BENADERING: Final = (
    "Bel liever na vier uur. Dan is zij alleen thuis.",
    "Er is een tolk Arabisch nodig.",
    "Schrijf geen brieven. Bellen kan altijd.",
    "Ga met twee collega's op bezoek.",
    "Praat langzaam. Hij hoort slecht aan de linkerkant.",
    "Spreek de ouders apart aan.",
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
