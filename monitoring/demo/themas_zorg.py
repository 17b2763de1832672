"""More of what people come with: health, meaning, company and the day itself."""

from typing import Final

from monitoring.demo.themas import GEZIN, OUDER, THEMAS, VOLWASSEN, Thema

ZORG: Final[tuple[Thema, ...]] = (
    Thema(
        leefgebied="psychische_gezondheid",
        wet="wmo",
        voor=(VOLWASSEN, GEZIN, OUDER),
        vragen=(
            "Ik kom de deur niet meer uit van de paniek. #niet_oud",
            "Het lukt me niet om mijn dag vorm te geven.",
            "Sinds het overlijden van mijn man is alles grijs. #oud #alleen #vrouw",
            "Sinds het overlijden van mijn vrouw is alles grijs. #oud #alleen #man",
            "Mijn man vergeet steeds meer. Ik kan hem niet alleen laten. #oud #paar",
            "Ik ben somber en de zorg voor de kinderen valt me zwaar. #kinderen",
        ),
        ander=(
            "Mijn broer trekt zich terug. Ik maak me zorgen. #alleen #man #volwassen #familie",
            "Mijn zus trekt zich terug. Ik maak me zorgen. #alleen #vrouw #volwassen #familie",
            "Mijn moeder vergeet steeds meer. #oud #vrouw #familie",
            "Mijn vader komt de deur niet meer uit. #oud #man #familie",
            "Het vergeten neemt toe. Er is hulp nodig in de week. #oud #vakman",
            "Na de opname is begeleiding nodig bij de dag. #volwassen #vakman",
            "De moeder is somber en vraagt hulp. #kinderen #vakman #vrouw",
            "De vader is somber en vraagt hulp. #kinderen #vakman #man",
        ),
        problemen=(
            "Slaapt slecht en piekert.",
            "Durft niet alleen de straat op.",
            "Vergeet afspraken.",
            "Voelt zich somber.",
        ),
        kansen=(
            "Praat graag met de wijkverpleegkundige. #oud",
            "Heeft een hond die mee naar buiten gaat.",
            "Herkent de signalen op tijd.",
            "Schildert als het goed gaat.",
        ),
        doelen=(
            "Weer elke dag even naar buiten|De zon op mijn gezicht.",
            "Een dag met een begin en een eind|Niet meer de hele dag op bed.",
        ),
        zelf=("Elke ochtend een rondje lopen", "Opschrijven wat goed ging", "Naar de huisarts gaan"),
        netwerk=("Twee keer per week bellen", "Meegaan naar de inloop"),
        team=("Elke twee weken langskomen", "Samen een dagplan maken", "Met de huisarts overleggen"),
        partner=(
            "GGZ Duin en Bollen|Gesprekken met een behandelaar",
            "Welzijn Bollenstreek|Kennismaken met de inloop",
        ),
        voorziening=(
            "individuele begeleiding",
            "dagbesteding #niet_gezin",
            "beschermd wonen thuis #volwassen",
        ),
    ),
    Thema(
        leefgebied="lichamelijke_gezondheid",
        wet="wmo",
        voor=(OUDER, VOLWASSEN),
        vragen=(
            "Ik kan niet meer zelf naar de winkel of de dokter.",
            "Door mijn ziekte kan ik steeds minder.",
            "Mijn man valt vaak. Ik durf hem niet alleen te laten. #oud #paar",
        ),
        ander=(
            "Mijn moeder is twee keer gevallen deze maand. #oud #vrouw #familie",
            "Mijn vader is twee keer gevallen deze maand. #oud #man #familie",
            "Na een operatie is hulp nodig bij het vervoer. #vakman",
        ),
        problemen=(
            "Loopt moeilijk en valt soms. #oud",
            "Heeft altijd pijn.",
            "Is snel moe.",
            "Ziet slecht. #oud",
        ),
        kansen=(
            "Doet elke dag oefeningen.",
            "Kent de eigen grenzen goed.",
            "Heeft een fijne fysiotherapeut.",
            "Blijft vrolijk.",
        ),
        doelen=(
            "Zelf op pad kunnen|Naar de markt en de kleinkinderen. #oud",
            "Zelf op pad kunnen|Weer naar mijn vrienden toe. #niet_oud",
            "Goede zorg thuis zonder te veel te vragen|Mijn vrouw hoeft niet alles te doen. #paar #oud",
        ),
        zelf=("Elke dag oefenen", "De huisarts bellen over de pijn", "Een rollator uitproberen #oud"),
        netwerk=("Op dinsdag naar de dokter rijden", "Samen wandelen"),
        team=(
            "De zorg thuis op elkaar afstemmen",
            "Vragen wat de mantelzorger nodig heeft #paar",
            "Samen de aanvraag voor vervoer doen",
        ),
        partner=(
            "Wijkverpleging Bollenzorg|Elke ochtend helpen bij het opstaan #oud",
            "Huisartsenpraktijk Duinzicht|De medicijnen nalopen",
        ),
        voorziening=("vervoer op maat", "scootmobiel", "persoonlijke begeleiding"),
    ),
    Thema(
        leefgebied="activiteiten",
        wet="wmo",
        voor=(OUDER,),
        vragen=(
            "De dagen zijn lang. Is er iets te doen in de buurt?",
            "Ik zorg voor mijn man en heb nooit meer een middag vrij. #paar",
            "Ik mis mensen om mij heen. #alleen",
        ),
        ander=(
            "Mijn moeder is veel alleen. De dagen duren lang. #alleen #vrouw #familie",
            "Mijn vader is veel alleen. De dagen duren lang. #alleen #man #familie",
            "Mijn moeder zorgt dag en nacht voor mijn vader. #paar #familie",
            "Ik zie iemand die veel alleen is. Een praatje zou goed doen. #alleen #vakman",
            "De zorg voor elkaar wordt te zwaar. #paar #vakman",
        ),
        problemen=(
            "Komt weinig buiten.",
            "Heeft geen tijd voor zichzelf. #niet_alleen",
            "Kent weinig mensen in het dorp.",
        ),
        kansen=(
            "Kan goed breien en wil het leren aan anderen. #oud #vrouw",
            "Zong jaren in het koor. #oud",
            "Is graag buiten.",
            "Gaat elke week naar de sportclub. #niet_oud",
        ),
        doelen=(
            "Twee keer per week onder de mensen|Iemand die vraagt hoe het gaat. #alleen",
            "De mantelzorger heeft een vrije dag|Weer zingen op dinsdag. #paar",
        ),
        zelf=("Een keer gaan kijken bij de buurtkamer", "Mee-eten op woensdag"),
        netwerk=("De eerste keer meegaan", "Op vrijdag gezelschap houden"),
        team=("Bellen hoe de eerste keer was", "Laten zien wat er te doen is"),
        partner=("Welzijn Bollenstreek|Een plek aan de eettafel regelen",),
        voorziening=("dagbesteding voor ouderen", "respijtzorg #paar", "vervoer naar de dagbesteding"),
    ),
    Thema(
        leefgebied="zingeving",
        wet="wmo",
        voor=(OUDER,),
        vragen=(
            "Sinds wij hier wonen, kennen wij niemand meer. #paar",
            "Niemand rekent nog op mij. Dat doet pijn. #alleen",
            "Na het verlies van onze zoon zijn we elkaar kwijt. #paar",
        ),
        ander=(
            "Mijn moeder zegt dat het voor haar niet meer hoeft. #alleen #vrouw #familie",
            "Mijn vader zegt dat het voor hem niet meer hoeft. #alleen #man #familie",
            "Mijn ouders hebben veel verdriet en praten er niet over. #paar #familie",
            "Er is veel verdriet na een verlies. Een gesprek kan helpen. #vakman",
        ),
        problemen=("Mist een doel in de dag.", "Heeft veel verdriet.", "Voelt zich niet nodig."),
        kansen=(
            "Vertelt graag over vroeger. #oud",
            "Heeft veel steun aan het geloof.",
            "Is trots op de kleinkinderen. #oud",
            "Haalt kracht uit muziek.",
        ),
        doelen=("Weer iets om naar uit te kijken|Dat iemand op mij rekent.",),
        zelf=("Een gesprek met de geestelijk verzorger", "Elke week iemand bezoeken"),
        netwerk=("Samen naar het graf gaan", "Elke zondag samen eten"),
        team=("Twee gesprekken over wat belangrijk is",),
        partner=("Welzijn Bollenstreek|Een bezoekvrijwilliger zoeken",),
        voorziening=("individuele begeleiding",),
    ),
)
ALLE: Final = (*THEMAS, *ZORG)
PER_LEEFGEBIED: Final = {thema.leefgebied: thema for thema in ALLE}
PER_SOORT: Final = {soort: tuple(t for t in ALLE if soort in t.voor) for soort in (OUDER, VOLWASSEN, GEZIN)}
