"""Names and streets that nobody lives behind: the bulb region as it sounds, not as it is."""

from dataclasses import dataclass
from typing import Final

Namen = tuple[str, ...]


def _woorden(tekst: str) -> Namen:
    return tuple(tekst.split())


@dataclass(frozen=True)
class Herkomst:
    """Names that go together. First names in three generations: born before 1958, before 1990, and later."""

    naam: str
    achternamen: tuple[tuple[str, str], ...]
    vrouwen: tuple[Namen, Namen, Namen]
    mannen: tuple[Namen, Namen, Namen]

    def voornamen(self, geslacht: str, geboortejaar: int) -> Namen:
        generatie = 0 if geboortejaar < 1958 else 1 if geboortejaar < 1990 else 2
        return (self.vrouwen if geslacht == "v" else self.mannen)[generatie]


def _herkomst(naam: str, achternamen: str, vrouwen: tuple[str, ...], mannen: tuple[str, ...]) -> Herkomst:
    """One list of first names serves all generations, three serve one each."""
    v, m = (tuple(_woorden(tekst) for tekst in namen) for namen in (vrouwen, mannen))
    return Herkomst(
        naam,
        tuple(("", achternaam) for achternaam in achternamen.split()),
        (v[0], v[len(v) // 2], v[-1]),
        (m[0], m[len(m) // 2], m[-1]),
    )


_NEDERLANDS: Final = _herkomst(
    "nederlands",
    """
    Krokus Hyacint Narcis Tulp Lelie Dahlia Anemoon Iris Gladiool Pioen Fresia Amaryllis
    Blauwdruifje Sneeuwklok Zeedistel Duindoorn Helm Zandbergen Kweker Bolman Bloemhof Veldzicht
    Duinrand Geest Warmerdam Heemskerk Langeveld Ruigrok Kortekaas Turkenburg Segers Schrama
    Hulsebosch Verdegaal Zonneveld Bemelman Steenvoorden
    Bakker Visser Smit Meijer Mulder Bos Vos Peters Hendriks Dekker Brouwer Koning Prins Huisman
    Peeters Kuipers Veenstra Kramer Postma Hoekstra Willems Jacobs Scholten Schouten Timmer Blom Kok
    Schipper Hofman Verhoeven
    """,
    (
        "Johanna Cornelia Wilhelmina Petronella Truus Riet Corrie Anneke Ineke Hanneke Marijke Gerda Nel Bep Toos",
        "Monique Esther Sandra Miranda Petra Anja Ingrid Wendy Linda Kim Naomi Marieke Saskia Annelies Femke",
        "Anna Sophie Emma Lotte Fleur Sanne Iris Roos Linde Eva Noor Saar Lieke Julia Mila Tess",
    ),
    (
        "Jan Piet Klaas Cornelis Arie Gerrit Hendrik Johannes Leendert Adriaan Theo Wim Henk Kees Ton",
        "Ruud Marcel Jeroen Martijn Bas Erik Peter Richard Dennis Michel Sander Frank Robert Mark",
        "Daan Sem Luuk Finn Thijs Bram Levi Noah Milan Teun Guus Ruben Stijn Jesse Tim",
    ),
)
_VAN: Final = (
    ("van der", "Meer"), ("van den", "Berg"), ("van", "Dijk"), ("de", "Vries"), ("de", "Boer"),
    ("van der", "Zwet"), ("van", "Leeuwen"), ("de", "Haas"), ("van der", "Voort"), ("van", "Duijn"),
    ("de", "Ridder"), ("van", "Egmond"), ("van der", "Plas"), ("de", "Groot"), ("van", "Rijn"),
    ("van der", "Slot"), ("'t", "Hart"), ("ter", "Horst"),
)  # fmt: skip
# How often each comes.
HERKOMSTEN: Final[dict[Herkomst, float]] = {
    _NEDERLANDS: 58.0,
    Herkomst("nederlands", _VAN, _NEDERLANDS.vrouwen, _NEDERLANDS.mannen): 17.0,
    _herkomst(
        "turks",
        "Yılmaz Kaya Demir Şahin Çelik Öztürk Aydın Arslan Doğan Koç Aslan",
        ("Fatma Ayşe Emine Hatice", "Zeynep Esra Derya Hülya", "Elif Merve Defne Ecrin"),
        ("Mehmet Mustafa Ali Hasan", "Murat Kerem Burak Serkan", "Emre Yusuf Eymen Efe"),
    ): 6.0,
    _herkomst(
        "marokkaans",
        "Amrani Bouali Haddou Aziz Benali Chaoui Idrissi Ouali Tahiri Bakkali",
        ("Fatima Khadija Aicha Zohra", "Samira Naima Hanane Karima", "Salma Imane Yasmina Nour"),
        ("Mohammed Ahmed Omar Hassan", "Rachid Karim Youssef Said", "Bilal Hamza Ayoub Ilyas"),
    ): 7.0,
    _herkomst(
        "pools",
        "Kowalski Nowak Wójcik Lewandowski Zieliński Kamiński Dąbrowski",
        ("Zofia Krystyna Teresa", "Katarzyna Magdalena Joanna Agata Ewa", "Maja Lena Hanna"),
        ("Andrzej Jerzy Stanisław", "Piotr Tomasz Krzysztof Marek Pawel", "Jakub Adam Kacper"),
    ): 6.0,
    _herkomst(
        "nieuw",
        "Tesfay Haile Abebe Khalil Hassan Shevchenko Kovalenko",
        ("Olena Selam Amina Layla Rana Iryna",),
        ("Tarek Khaled Yonas Samuel Dawit Andriy",),
    ): 3.0,
    _herkomst(
        "overzee",
        "Silva Fernández Pinas Martina",
        ("Maria Lucía Gloria Naomi",),
        ("José Diego Winston Samuel",),
    ): 3.0,
}
STRATEN: Final = _woorden(
    """
    Narcissenlaan Hyacintenstraat Tulpenhof Dahliaweg Irislaan Gladiolenhof Krokusplein Lelielaan
    Anemonenweg Fresiastraat Pioenpad Duinweg Zeestraat Dorpsstraat Kerkstraat Molenweg Parklaan
    Hoofdstraat Veldhorststraat Kanaalstraat Vinkenlaan Merelhof Lindenlaan Beukenlaan Kastanjehof
    Wilgenpad Schoolstraat Raadhuisplein Bollenveld Zandslootkade Haven Trompenburg Keukenhofdreef
    Heereweg Leidsestraat Weerlaan Elsbroekerlaan
    """
)
# plaats: the digits of its postcode
POSTCODES: Final = {
    "Hillegom": (2181, 2182),
    "Lisse": (2161, 2162),
    "Noordwijk": (2201, 2202),
    "Noordwijkerhout": (2211, 2211),
    "De Zilk": (2191, 2191),
    "Voorhout": (2215, 2215),
    "Sassenheim": (2171, 2172),
    "Warmond": (2361, 2361),
}
LETTERS: Final = "ABCDEGHJKLMNPRTVWXZ"


@dataclass(frozen=True)
class Relatie:
    """Who may stand near a family: `jaren` older (or younger) than the first adult; `bij`: what must be true of
    the family, as in `zinnen`; `familie`: of the same descent and mostly the same surname; `kind`: helps the child.
    """

    woord: str
    geslacht: str
    jaren: int
    bij: tuple[str, ...] = ()
    familie: bool = False
    kind: bool = False


RELATIES: Final = (
    Relatie("dochter", "v", -27, ("oud",), familie=True),
    Relatie("zoon", "m", -28, ("oud",), familie=True),
    Relatie("kleindochter", "v", -54, ("oud",), familie=True),
    Relatie(
        "oma",
        "v",
        27,
        (
            "kinderen",
            "geen_oma",
        ),
        familie=True,
        kind=True,
    ),
    Relatie("opa", "m", 29, ("kinderen",), familie=True, kind=True),
    Relatie("zus", "v", 3, familie=True),
    Relatie("broer", "m", -4, familie=True),
    Relatie("nicht", "v", -12, ("oud",), familie=True),
    Relatie("buurvrouw", "v", 6),
    Relatie("buurman", "m", -5),
    Relatie("vriendin", "v", 1, ("vrouw",)),
    Relatie("vriend", "m", 2, ("man",)),
    Relatie("oud-collega", "v", -3, ("volwassen",)),
    Relatie("vrijwilliger", "v", 10, ("alleen",)),
    Relatie("trainer van de voetbal", "m", -2, ("schoolkind",), kind=True),
)
