"""More of what people come with: health, meaning, company and the day itself."""

from typing import Final

from monitoring.demo.themas import GEZIN, OUDER, THEMAS, VOLWASSEN, Thema

ZORG: Final[tuple[Thema, ...]] = (
    Thema(
        leefgebied="psychische_gezondheid",
        wet="wmo",
        voor=(VOLWASSEN, GEZIN, OUDER),
        vragen=(
            "Ik kom de deur niet meer uit van de paniek.",
            "Het lukt me niet om mijn dag vorm te geven.",
            "Mijn broer trekt zich terug. Ik maak me zorgen.",
            "Sinds het overlijden van mijn man is alles grijs.",
        ),
        problemen=(
            "Slaapt slecht en piekert.",
            "Durft niet alleen de straat op.",
            "Vergeet afspraken.",
            "Voelt zich somber.",
        ),
        kansen=(
            "Praat graag met de wijkverpleegkundige.",
            "Heeft een hond die mee naar buiten gaat.",
            "Herkent de signalen op tijd.",
            "Schildert als het goed gaat.",
        ),
        doelen=(
            ("Weer elke dag even naar buiten", "De zon op mijn gezicht."),
            ("Een dag met een begin en een eind", "Niet meer de hele dag op bed."),
        ),
        zelf=("Elke ochtend een rondje lopen", "Opschrijven wat goed ging", "Naar de huisarts gaan"),
        netwerk=("Twee keer per week bellen", "Meegaan naar de inloop"),
        team=("Elke twee weken langskomen", "Samen een dagplan maken", "Met de huisarts overleggen"),
        partner=(
            ("GGZ Duin en Bollen", "Gesprekken met een behandelaar"),
            ("Welzijn Bollenstreek", "Kennismaken met de inloop"),
        ),
        voorziening=("individuele begeleiding", "dagbesteding", "beschermd wonen thuis"),
    ),
    Thema(
        leefgebied="lichamelijke_gezondheid",
        wet="wmo",
        voor=(OUDER, VOLWASSEN),
        vragen=(
            "Ik kan niet meer zelf naar de winkel of de dokter.",
            "Door mijn ziekte kan ik steeds minder.",
            "Mijn man valt vaak. Ik durf hem niet alleen te laten.",
        ),
        problemen=("Loopt moeilijk en valt soms.", "Heeft altijd pijn.", "Is snel moe.", "Ziet slecht."),
        kansen=(
            "Doet elke dag oefeningen.",
            "Kent de eigen grenzen goed.",
            "Heeft een fijne fysiotherapeut.",
            "Blijft vrolijk.",
        ),
        doelen=(
            ("Zelf op pad kunnen", "Naar de markt en de kleinkinderen."),
            ("Goede zorg thuis zonder te veel te vragen", "Mijn vrouw hoeft niet alles te doen."),
        ),
        zelf=("Elke dag oefenen", "De huisarts bellen over de pijn", "Een rollator uitproberen"),
        netwerk=("Op dinsdag naar de dokter rijden", "Samen wandelen"),
        team=("De zorg thuis op elkaar afstemmen", "Vragen wat de mantelzorger nodig heeft"),
        partner=(
            ("Wijkverpleging Bollenzorg", "Elke ochtend helpen bij het opstaan"),
            ("Huisartsenpraktijk Duinzicht", "De medicijnen nalopen"),
        ),
        voorziening=("vervoer op maat", "scootmobiel", "persoonlijke begeleiding"),
    ),
    Thema(
        leefgebied="activiteiten",
        wet="wmo",
        voor=(OUDER, VOLWASSEN),
        vragen=(
            "De dagen zijn lang. Is er iets te doen in de buurt?",
            "Ik zorg voor mijn man en heb nooit meer een middag vrij.",
            "Ik wil graag iets betekenen voor een ander.",
        ),
        problemen=("Komt weinig buiten.", "Heeft geen tijd voor zichzelf.", "Kent niemand in het dorp."),
        kansen=(
            "Kan goed breien en wil het leren aan anderen.",
            "Zong jaren in het koor.",
            "Heeft een grote tuin.",
        ),
        doelen=(
            ("Twee keer per week onder de mensen", "Iemand die vraagt hoe het gaat."),
            ("De mantelzorger heeft een vrije dag", "Weer zingen op dinsdag."),
        ),
        zelf=("Een keer gaan kijken bij de buurtkamer", "Mee-eten op woensdag"),
        netwerk=("De eerste keer meegaan", "Op vrijdag oppassen"),
        team=("Bellen hoe de eerste keer was", "Laten zien wat er te doen is"),
        partner=(("Welzijn Bollenstreek", "Een plek aan de eettafel regelen"),),
        voorziening=("dagbesteding voor ouderen", "respijtzorg", "vervoer naar de dagbesteding"),
    ),
    Thema(
        leefgebied="zingeving",
        wet="wmo",
        voor=(OUDER, VOLWASSEN),
        vragen=(
            "Sinds mijn pensioen weet ik niet meer waarvoor ik opsta.",
            "Na het verlies van onze zoon zijn we elkaar kwijt.",
        ),
        problemen=("Mist een doel in de dag.", "Heeft veel verdriet.", "Voelt zich niet nodig."),
        kansen=(
            "Vertelt graag over vroeger.",
            "Heeft veel steun aan de kerk.",
            "Is trots op de kleinkinderen.",
        ),
        doelen=(("Weer iets om naar uit te kijken", "Dat iemand op mij rekent."),),
        zelf=("Een gesprek met de geestelijk verzorger", "Elke week iemand bezoeken"),
        netwerk=("Samen naar het graf gaan", "Elke zondag samen eten"),
        team=("Twee gesprekken over wat belangrijk is",),
        partner=(("Welzijn Bollenstreek", "Een bezoekvrijwilliger zoeken"),),
        voorziening=("individuele begeleiding",),
    ),
)
ALLE: Final = (*THEMAS, *ZORG)
PER_LEEFGEBIED: Final = {thema.leefgebied: thema for thema in ALLE}
PER_SOORT: Final = {soort: tuple(t for t in ALLE if soort in t.voor) for soort in (OUDER, VOLWASSEN, GEZIN)}
