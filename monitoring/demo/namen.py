"""Names and streets that nobody lives behind: the bulb region as it sounds, not as it is."""

from typing import Final


def _woorden(tekst: str) -> tuple[str, ...]:
    return tuple(tekst.split())


MEISJES: Final = _woorden(
    """
    Anna Sophie Emma Lotte Fleur Sanne Femke Iris Roos Linde Marijke Johanna Cornelia Wilhelmina
    Petronella Truus Riet Corrie Anneke Ineke Hanneke Monique Esther Kim Naomi Eva Noor Saar Lieke
    Julia Mila Tess Yara Zoë Fatima Aicha Samira Naima Khadija Salma Imane Hanane Ayşe Fatma Elif
    Zeynep Emine Esra Derya Merve Katarzyna Magdalena Zofia Ewa Joanna Malgorzata Agata Selam Hana
    Amina Layla Rana Olena Iryna Maria Lucía
    """
)
JONGENS: Final = _woorden(
    """
    Jan Piet Klaas Cornelis Arie Gerrit Hendrik Johannes Leendert Adriaan Theo Wim Henk Kees Ton
    Ruud Marcel Jeroen Martijn Bas Daan Sem Luuk Finn Thijs Bram Levi Noah Milan Teun Guus Ruben
    Stijn Jesse Tim Max Mohammed Youssef Ahmed Karim Omar Bilal Hamza Rachid Mehmet Mustafa Ali Emre
    Murat Hasan Kerem Burak Piotr Tomasz Krzysztof Marek Adam Jakub Pawel Yonas Samuel Dawit Tarek
    Khaled Oleksandr Andriy José Diego
    """
)
# Surnames: bulbs and dunes first, then the Netherlands as it is; tussenvoegsel apart.
_BOLLEN: Final = _woorden(
    """
    Krokus Hyacint Narcis Tulp Lelie Dahlia Anemoon Iris Gladiool Pioen Fresia Amaryllis
    Blauwdruifje Sneeuwklok Zeedistel Duindoorn Helm Zandbergen Kweker Bolman Bloemhof Veldzicht
    Duinrand Geest Warmerdam Heemskerk Langeveld Ruigrok Kortekaas Turkenburg Segers Schrama
    Hulsebosch Verdegaal Zonneveld Bemelman Steenvoorden
    """
)
_GEWOON: Final = _woorden(
    """
    Bakker Visser Smit Meijer Mulder Bos Vos Peters Hendriks Dekker Brouwer Koning Prins Huisman
    Peeters Kuipers Veenstra Kramer Postma Hoekstra Willems Jacobs Scholten Schouten Timmer Blom Kok
    Schipper Hofman Verhoeven
    """
)
_VAN: Final = (
    ("van der", "Meer"), ("van den", "Berg"), ("van", "Dijk"), ("de", "Vries"), ("de", "Boer"),
    ("van der", "Zwet"), ("van", "Leeuwen"), ("de", "Haas"), ("van der", "Voort"), ("van", "Duijn"),
    ("de", "Ridder"), ("van", "Egmond"), ("van der", "Plas"), ("de", "Groot"), ("van", "Rijn"),
    ("van der", "Slot"), ("'t", "Hart"), ("ter", "Horst"),
)  # fmt: skip
_ELDERS: Final = _woorden(
    """
    Yılmaz Kaya Demir Şahin Çelik Öztürk Aydın Arslan Doğan Koç Amrani Bouali Haddou Aziz Benali
    Chaoui Idrissi Ouali Tahiri Bakkali Kowalski Nowak Wójcik Lewandowski Zieliński Kamiński
    Dąbrowski Tesfay Haile Abebe Hassan Khalil Aslan Shevchenko Kovalenko Silva Fernández Pinas
    Martina
    """
)
ACHTERNAMEN: Final = (
    *(("", naam) for naam in _BOLLEN),
    *(("", naam) for naam in _GEWOON),
    *_VAN,
    *(("", naam) for naam in _ELDERS),
)
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
RELATIES: Final = (
    ("oma", "grootouder"), ("opa", "grootouder"), ("de buurvrouw", "buur"), ("de buurman", "buur"),
    ("een vriendin", "vriend"), ("een vriend van de club", "vriend"), ("een zus", "familie"),
    ("een broer", "familie"), ("een vrijwilliger", "vrijwilliger"), ("een oud-collega", "kennis"),
    ("de trainer van de voetbal", "club"), ("een nicht", "familie"),
)  # fmt: skip
