"""Search keys: one spelling for what people type in many ways, so that equality and prefix find it (A3, B1).

Under row policies only leakproof comparison uses an index, so the folding happens here and is stored.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from stdnum.nl import bsn as stdnum_bsn

# Letters that NFD leaves whole, because Unicode does not see them as a letter with a mark.
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "ŧ": "t",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
    }
)
_KRUL = "\N{RIGHT SINGLE QUOTATION MARK}"
_APOSTROFS = re.compile(
    f"['`{_KRUL}\N{LEFT SINGLE QUOTATION MARK}\N{ACUTE ACCENT}\N{MODIFIER LETTER APOSTROPHE}"
    "\N{MODIFIER LETTER PRIME}\N{PRIME}]"
)
# Words before the head of a Dutch surname, and those that residents' names from elsewhere carry the same way.
_VOOR_DE_NAAM = (
    "aan af al by d da das de del della den der des di dos du el en het in l la le les of onder op over"
    " s t te ten ter tot uit uyt v van vd vande vanden vander ver von voor zu zum zur"
)
TUSSENVOEGSELS = frozenset(_VOOR_DE_NAAM.split())
_KORTSTE_MET_VARIANTEN = 4
_POSTCODE = re.compile(r"([1-9][0-9]{3})\s?([A-Za-z]{2})")
_HUISNUMMER = re.compile(r"\s*([0-9]{1,5})(?![0-9])\s*(.*)", re.DOTALL)
# Keeps an address key within thirty characters, whatever was typed behind the number.
_LANGSTE_TOEVOEGING = 16
_MAANDEN = {
    naam: nummer
    for nummer, namen in enumerate(
        (
            "jan januari",
            "feb febr februari",
            "mrt maart",
            "apr april",
            "mei",
            "jun juni",
            "jul juli",
            "aug augustus",
            "sep sept september",
            "okt oktober",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for naam in namen.split()
}
_DAG_EERST = re.compile(r"(\d{1,2})[-./\s]+(\d{1,2})[-./\s]+'?(\d{4}|\d{2})", re.ASCII)
_MET_MAANDNAAM = re.compile(r"(\d{1,2})[-.\s]*([a-z]{3,9})[-.\s]*'?(\d{4}|\d{2})", re.ASCII)
_JAAR_EERST = re.compile(r"(\d{4})[-./\s]+(\d{1,2})[-./\s]+(\d{1,2})", re.ASCII)
_CIJFERS_DAG_EERST = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})", re.ASCII)
_CIJFERS_JAAR_EERST = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_OUDSTE_JAAR, _JONGSTE_JAAR = 1900, 2099
_LAATSTE_KORTE_JAAR = 2029
_BSN = re.compile(r"[0-9]{8,9}")
_BSN_SCHEIDING = str.maketrans("", "", " .-")
_BSN_ZICHTBAAR = 4


@dataclass(frozen=True)
class Naamdelen:
    """A name taken apart: the words one searches by, and the tussenvoegsels that people drop or misplace."""

    woorden: tuple[str, ...]
    tussenvoegsels: tuple[str, ...]

    @property
    def kern(self) -> str:
        """The words as one key: "Jansen-de Vries" gives "jansen vries"."""
        return " ".join(self.woorden)


def zoeksleutel(tekst: str) -> str:
    """Lower case without marks or punctuation, with ij written as y: "Van Dĳk-Çelik" gives "van dyk celik".

    Applying it twice changes nothing. An apostrophe disappears ("O'Brien": "obrien"), other signs part words.
    """
    # Apostrophes go first, because NFKD makes a space of an acute accent that stands alone, and again last,
    # because it opens ŉ into one. Folding and NFKD too can bring back what the other removed (İ, ﬁ).
    zonder = _APOSTROFS.sub("", tekst)
    gevouwen = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", zonder).casefold())
    kaal = "".join(teken for teken in gevouwen.translate(_LETTERS) if not unicodedata.combining(teken))
    woorden = "".join(teken if teken.isalnum() else " " for teken in _APOSTROFS.sub("", kaal)).split()
    return " ".join(woorden).replace("ij", "y")


def naamdelen(tekst: str) -> Naamdelen:
    """Parts a name into words and tussenvoegsels; a name with nothing else ("Den") keeps them."""
    alle = zoeksleutel(tekst).split()
    woorden = tuple(woord for woord in alle if woord not in TUSSENVOEGSELS)
    if not woorden:
        return Naamdelen(woorden=tuple(alle), tussenvoegsels=())
    return Naamdelen(
        woorden=woorden, tussenvoegsels=tuple(woord for woord in alle if woord in TUSSENVOEGSELS)
    )


def deletievarianten(token: str) -> frozenset[str]:
    """The token and every form with one letter left out, for finding typing errors by equality alone.

    Two tokens that differ by one letter more, less, other or swapped share a variant. Tokens under four
    letters give only themselves: "bos" would otherwise find half the region.
    """
    if len(token) < _KORTSTE_MET_VARIANTEN:
        return frozenset({token})
    return frozenset({token} | {token[:plek] + token[plek + 1 :] for plek in range(len(token))})


def postcode_sleutel(tekst: str) -> str:
    """ "2161 jk" gives "2161JK"; what is no Dutch postcode gives an empty string."""
    gevonden = _POSTCODE.fullmatch(tekst.strip())
    return f"{gevonden[1]}{gevonden[2].upper()}" if gevonden else ""


def huisnummerdelen(huisnummer: str | int, toevoeging: str = "") -> tuple[str, str]:
    """Number and addition apart, wherever the addition was typed: ("14", "a2") for "14-A" with "2"."""
    gevonden = _HUISNUMMER.fullmatch(str(huisnummer))
    if gevonden is None:
        return "", ""
    rest = zoeksleutel(f"{gevonden[2]} {toevoeging}").replace(" ", "")
    return str(int(gevonden[1])), rest[:_LANGSTE_TOEVOEGING]


def adressleutel(postcode: str, huisnummer: str | int, toevoeging: str = "") -> str:
    """ "2161JK:14:a"; empty when postcode or number is missing, because such addresses are never the same.

    The key up to and with the second colon is a safe prefix: number 1 does not find number 14.
    """
    gebied, (nummer, rest) = postcode_sleutel(postcode), huisnummerdelen(huisnummer, toevoeging)
    return f"{gebied}:{nummer}:{rest}" if gebied and nummer else ""


def lees_geboortedatum(tekst: str, *, op: date | None = None) -> date | None:
    """Reads 3-11-1984, 03.11.84, 3 nov 1984, 3 november 1984, 1984-11-03 and 03111984; day before month.

    A year of two digits is the latest one that is not after `op`; without `op` it lies in 1930-2029.
    Nothing after `op`, and nothing before 1900, is a birth date.
    """
    schoon = tekst.strip().lower().replace(_KRUL, "'")
    for patroon, volgorde in (
        (_DAG_EERST, "dmj"),
        (_MET_MAANDNAAM, "dmj"),
        (_JAAR_EERST, "jmd"),
        (_CIJFERS_DAG_EERST, "dmj"),
        (_CIJFERS_JAAR_EERST, "jmd"),
    ):
        if gevonden := patroon.fullmatch(schoon):
            delen = dict(zip(volgorde, gevonden.groups(), strict=True))
            if datum := _datum(delen["d"], delen["m"], delen["j"], op):
                return datum
    return None


def _datum(dag: str, maand: str, jaar: str, op: date | None) -> date | None:
    maandnummer = int(maand) if maand.isdecimal() else _MAANDEN.get(maand, 0)
    eeuwen = (2000, 1900) if len(jaar) == 2 else (0,)
    for eeuw in eeuwen:
        volledig = eeuw + int(jaar)
        if not _OUDSTE_JAAR <= volledig <= _JONGSTE_JAAR:
            continue
        if eeuw and op is None and volledig > _LAATSTE_KORTE_JAAR:
            continue
        try:
            datum = date(volledig, maandnummer, int(dag))
        except ValueError:
            continue
        if op is None or datum <= op:
            return datum
    return None


def is_bsn(tekst: str) -> bool:
    """The eleven-test on 9 digits, or 8 without the leading zero; spaces, dots and dashes may part them."""
    cijfers = tekst.translate(_BSN_SCHEIDING)
    return _BSN.fullmatch(cijfers) is not None and stdnum_bsn.is_valid(cijfers)


def bsn_sleutel(tekst: str) -> str:
    """The nine digits of a valid BSN, otherwise an empty string."""
    return tekst.translate(_BSN_SCHEIDING).zfill(9) if is_bsn(tekst) else ""


def masker_bsn(tekst: str) -> str:
    """ "•••••0135": the last four digits let a resident confirm it is theirs.

    Some nine thousand valid numbers share each mask, so the mask alone points at nobody. What is not a valid
    BSN is hidden whole.
    """
    cijfers = bsn_sleutel(tekst)
    return "•" * (9 - _BSN_ZICHTBAAR) + cijfers[-_BSN_ZICHTBAAR:] if cijfers else "•" * 9
