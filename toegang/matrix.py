"""The autorisatiematrix as data: who sees which gegevensgroep, how far, when and what for (F1).

The table is the one the privacy officer reads. Only `beleid` and `rls` import this module; every
other place asks `beleid`. A cell that is not there, or is a dash, means: deny (I1).
"""

from dataclasses import dataclass
from typing import Final

from toegang.keuzes import Gegevensgroep, Niveau, Rol, Voorwaarde
from toegang.matrixtekst import UITLEG_VOORWAARDE, WOORD

TABEL: Final = """
 1 | W | R | R | E | R  | R³ | W¹ | R² | R² | R² | R² | R⁴ | R⁵ | –   | –⁶ | –
 2 | W | – | – | – | –  | –  | W¹ | R² | R² | R² | R² | –  | R⁵ | –   | –⁶ | –
 3 | W | R | – | – | R  | R³ | W¹ | R² | R² | R² | R² | –  | R⁵ | –   | –⁶ | –
 4 | W | –⁷| – | – | –  | R³ | W¹ | –⁷ | –  | –  | –⁷ | –  | R⁵ | –   | –⁶ | –
 5 | W | W⁸| – | – | R⁹ | R³ | W¹ | –  | –  | –  | –  | –  | R⁵ | –   | –⁶ | –
 6 | W | R⁸| – | – | R⁹ | R³ | W¹ | R² | –  | –  | R² | –  | R⁵ | –   | –⁶ | –
 7 | W | R⁸| – | – | R⁹ | –  | W¹ | –  | R² | –  | R² | –  | R⁵ | –   | –⁶ | –
 8 | W | R⁸| – | – | R⁹ | –  | W¹ | –  | R² | R² | –  | –  | R⁵ | –   | –⁶ | –
 9 | W | R⁸| – | – | –  | –  | W¹ | R² | –  | –  | R² | –  | R⁵ | –   | –⁶ | –
10 | W | R⁸| – | – | –  | R³ | W¹ | R² | –  | –  | R² | –  | R⁵ | –   | –⁶ | –
11 | W | E | – | – | E  | D³ | E¹ | –  | –  | –  | –  | –  | –¹⁰| –   | –⁶ | –
12 | W | W⁸| – | – | R⁹ | R³ | –  | R² | R² | R² | R² | W⁴ | D⁵ | –   | –⁶ | –
13 | W | W⁸| – | – | R⁹ | R³ | –  | –  | –  | –  | –  | W⁴ | R⁵ | –   | –⁶ | –
15 | W | R⁸| – | – | R⁹ | –  | W¹ | W² | W² | W² | W² | –  | R⁵ | –   | –⁶ | –
16 | R | E | – | – | E  | –  | –  | D² | D² | D² | D² | –  | R⁵ | –   | –⁶ | –
17 | W¹¹| – | – | – | – | –  | –  | –  | –  | W² | –  | –  | R⁵ | –   | –⁶ | –
18 | W | R | – | – | R  | R³ | W¹ | R² | R² | R² | R² | –  | W⁵ | –   | R  | –
19 | W | R | R | – | W  | –  | W¹ | R² | R² | R² | R² | –  | –  | –   | –  | –
20 | R | R | R | – | D  | –  | R¹ | R² | R² | R² | R² | R⁴ | R⁵ | –   | –  | –
21 | R | – | – | – | R  | –  | –  | R  | R  | R  | R  | –  | –  | R¹² | R  | –
22 | – | – | – | – | –¹³| –  | –  | –  | –  | –  | –  | –  | R⁵ | –   | R  | –
23 | – | – | – | – | W¹⁴| –  | –  | –  | –  | –  | –  | –  | –  | –   | R  | W¹⁴
24 | R | – | – | – | E  | –  | –  | –  | –  | –  | –  | –  | W⁵ | –   | D  | –
"""


VOETNOOT: Final = dict(
    zip(
        ("¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "¹⁰", "¹¹", "¹²", "¹³", "¹⁴"),
        (
            Voorwaarde.TRIAGE,
            Voorwaarde.VERWIJZING,
            Voorwaarde.VEILIGHEID,
            Voorwaarde.EIGEN_ACTIE,
            Voorwaarde.EIGEN_PERSOON,
            Voorwaarde.AVG_DOSSIER,
            Voorwaarde.GENOEMD,
            Voorwaarde.LEEFGEBIED,
            Voorwaarde.WAARNEMING,
            Voorwaarde.MET_DE_HAND,
            Voorwaarde.NOODZAAK,
            Voorwaarde.EIGEN_GEMEENTE,
            Voorwaarde.ALLEEN_TELLINGEN,
            Voorwaarde.NIET_ZICHZELF,
        ),
        strict=True,
    )
)

ZONDER_VOETNOOT: Final = {
    Rol.REG: Voorwaarde.REGIE,
    Rol.BET: Voorwaarde.BETROKKEN,
    Rol.TM: Voorwaarde.TEAM,
    Rol.AT: Voorwaarde.ANDER_TEAM,
    Rol.TL: Voorwaarde.TEAM,
    Rol.AF: Voorwaarde.VEILIGHEID,
    Rol.TRI: Voorwaarde.TRIAGE,
    Rol.IW: Voorwaarde.VERWIJZING,
    Rol.IP: Voorwaarde.VERWIJZING,
    Rol.IS: Voorwaarde.VERWIJZING,
    Rol.TWO: Voorwaarde.VERWIJZING,
    Rol.KP: Voorwaarde.EIGEN_ACTIE,
    Rol.INW: Voorwaarde.EIGEN_PERSOON,
    Rol.AH: Voorwaarde.EIGEN_GEMEENTE,
    Rol.FG: Voorwaarde.FUNCTIE,
    Rol.FB: Voorwaarde.FUNCTIE,
}

LETTER: Final = {
    "–": Niveau.NIETS,
    "E": Niveau.BESTAAN,
    "R": Niveau.LEZEN,
    "W": Niveau.SCHRIJVEN,
    "D": Niveau.BESLISSEN,
}


@dataclass(frozen=True)
class Doel:
    """What data are read for, and the law that allows it (doelbinding)."""

    tekst: str
    grondslag: str

    def __str__(self) -> str:
        return f"{self.tekst} ({self.grondslag})"


_TAAK: Final = "AVG 6 lid 1 c en e, Wmo 5.1.1, Jw 7.4.0, Wgs 8a-8c"
_DOEL_REGIE = Doel("Iemand kunnen vinden en de regie kunnen voeren", _TAAK)
_DOEL_HULP = Doel("Het huishouden samenhangend helpen", _TAAK)
_DOEL_GEZONDHEID = Doel("Hulp die past bij de gezondheid", f"{_TAAK}, AVG 9 lid 2 g en h")
_DOEL_BESLUIT = Doel("Beslissen over een voorziening", "de wet van het besluit")

DOEL: Final[dict[Gegevensgroep, Doel]] = {
    **dict.fromkeys((Gegevensgroep(n) for n in (1, 2, 3, 4, 18, 19, 20)), _DOEL_REGIE),
    **dict.fromkeys((Gegevensgroep(n) for n in (5, 6, 7, 8, 12, 13, 14)), _DOEL_HULP),
    **dict.fromkeys((Gegevensgroep(n) for n in (9, 10)), _DOEL_GEZONDHEID),
    **dict.fromkeys((Gegevensgroep(n) for n in (15, 16, 17)), _DOEL_BESLUIT),
    Gegevensgroep.VEILIGHEID: Doel("Mensen veilig houden", "Wmo 5.2.6, Jw 7.1"),
    Gegevensgroep.KERNCIJFERS: Doel("Sturen op cijfers zonder personen", "AVG 5 lid 1 b, 89"),
    Gegevensgroep.INZAGELOG: Doel("Laten zien wie keek", "AVG 5 lid 2, 32"),
    Gegevensgroep.GEBRUIKERS: Doel("Toegang goed beheren", "AVG 5 lid 2, 32"),
    Gegevensgroep.AVG_VERZOEK: Doel("Rechten van inwoners uitvoeren", "AVG 12-22"),
}


@dataclass(frozen=True)
class Cel:
    """One permission: in this voorwaarde, this rol has this niveau on this gegevensgroep, for this doel.

    `streep`: the table shows a dash, to which the footnote is the only exception.
    """

    rol: Rol
    groep: Gegevensgroep
    niveau: Niveau
    voorwaarde: Voorwaarde
    doel: Doel
    streep: bool = False

    @property
    def letter(self) -> str:
        """The niveau as the table shows it: one of -ERWD."""
        return "-" if self.streep else self.niveauletter

    @property
    def niveauletter(self) -> str:
        """The niveau while the voorwaarde holds, as a letter."""
        return _LETTER_VAN[self.niveau]

    @property
    def woord(self) -> str:
        """The niveau as a person reads it."""
        return WOORD[self.niveau]

    @property
    def wanneer(self) -> str:
        """The condition as a person reads it."""
        return UITLEG_VOORWAARDE[self.voorwaarde]

    @property
    def noot(self) -> int:
        """The number of the condition in the list of all, for paper."""
        return list(UITLEG_VOORWAARDE).index(self.voorwaarde) + 1


_LETTER_VAN: Final = {niveau: "-" if letter == "–" else letter for letter, niveau in LETTER.items()}
# A dash with note 6 or 7 means: nothing, unless this holds; then it is reading. Other dashes with a note stay dashes.
_STREEP_MET_UITZONDERING: Final = (Voorwaarde.GENOEMD, Voorwaarde.AVG_DOSSIER)


def _lees(tabel: str) -> tuple[Cel, ...]:
    cellen = []
    for regel in tabel.strip().splitlines():
        nummer, *waarden = (deel.strip() for deel in regel.split("|"))
        groep = Gegevensgroep(int(nummer))
        for rol, waarde in zip(Rol, waarden, strict=True):
            voorwaarde = VOETNOOT[waarde[1:]] if waarde[1:] else ZONDER_VOETNOOT[rol]
            niveau = LETTER[waarde[0]]
            streep = niveau == Niveau.NIETS
            if streep and voorwaarde in _STREEP_MET_UITZONDERING:
                niveau = Niveau.LEZEN
            cellen.append(Cel(rol, groep, niveau, voorwaarde, DOEL[groep], streep))
    return tuple(cellen)


# What a colleague reads who stands in for the regisseur or discusses a case: what note 9 gives a teamleider, and
# where the family lives.
_WAARNEMEN: Final = tuple(Gegevensgroep(n) for n in (3, 5, 6, 7, 8, 12, 13, 15))
# Everything of a file but BSN, secret address, safety and debts; safety only for an aandachtsfunctionaris.
_NOOD: Final = tuple(Gegevensgroep(n) for n in (1, 3, 5, 6, 7, 8, 9, 10, 12, 13, 15, 16, 18, 19, 20))
NOODROLLEN: Final = (Rol.TM, Rol.AT, Rol.TL, Rol.TRI, Rol.AF)
# What a regisseur can share with a named person. Of a secret address: the one address that is named.
DEELBAAR: Final = tuple(Gegevensgroep(n) for n in (1, 3, 5, 6, 7, 8, 9, 10, 12, 13, 15, 20))
_DEELROLLEN: Final = (Rol.TM, Rol.AT, Rol.IW, Rol.IP, Rol.IS, Rol.TWO, Rol.KP)

# Beyond the table (ADR 0002, 0012): a request to take over the regie, and the recorded exceptions of the design.
AANVULLING: Final = (
    Cel(Rol.AT, Gegevensgroep.PERSOON, Niveau.LEZEN, Voorwaarde.OVERDRACHT, _DOEL_REGIE),
    Cel(Rol.AT, Gegevensgroep.WERKVOORRAAD, Niveau.LEZEN, Voorwaarde.OVERDRACHT, _DOEL_REGIE),
    Cel(Rol.AT, Gegevensgroep.TOEWIJZING, Niveau.LEZEN, Voorwaarde.OVERDRACHT, _DOEL_REGIE),
    # Until a melding is handed over the teamleider weighs it as a triagist does, and reads nothing else by it.
    Cel(Rol.TL, Gegevensgroep.JOURNAAL, Niveau.SCHRIJVEN, Voorwaarde.TRIAGE_TEKST, _DOEL_HULP),
    *(Cel(Rol.TM, groep, Niveau.LEZEN, Voorwaarde.WAARNEMING, DOEL[groep]) for groep in _WAARNEMEN),
    *(
        Cel(rol, groep, Niveau.LEZEN, Voorwaarde.DELING, DOEL[groep])
        for groep in DEELBAAR
        for rol in _DEELROLLEN
    ),
    *(Cel(rol, groep, Niveau.LEZEN, Voorwaarde.NOOD, DOEL[groep]) for groep in _NOOD for rol in NOODROLLEN),
    Cel(
        Rol.AF,
        Gegevensgroep.VEILIGHEID,
        Niveau.LEZEN,
        Voorwaarde.NOOD,
        DOEL[Gegevensgroep.VEILIGHEID],
    ),
)

MATRIX: Final[tuple[Cel, ...]] = _lees(TABEL) + AANVULLING

# A document carries the label of another gegevensgroep, so 14 has no cells of its own.
_OP_GROEP: Final = {
    groep: tuple(cel for cel in MATRIX if cel.groep == groep and cel.niveau > Niveau.NIETS)
    for groep in Gegevensgroep
}


def cellen(groep: Gegevensgroep, minimaal: Niveau = Niveau.BESTAAN) -> tuple[Cel, ...]:
    """The cells of one gegevensgroep that give at least this niveau."""
    return tuple(cel for cel in _OP_GROEP[groep] if cel.niveau >= minimaal)


@dataclass(frozen=True)
class Regel:
    """One row of the matrix as people read it: the gegevensgroep, its purpose and a cell per rol."""

    groep: Gegevensgroep
    doel: Doel
    cellen: tuple[Cel, ...]


def overzicht() -> tuple[Regel, ...]:
    """The matrix row by row, in the order of its numbers; every rol stands in every row."""
    return tuple(
        Regel(
            groep,
            DOEL[groep],
            tuple(
                next(
                    (
                        cel
                        for cel in MATRIX
                        if cel.groep == groep and cel.rol == rol and cel not in AANVULLING
                    ),
                    Cel(rol, groep, Niveau.NIETS, ZONDER_VOETNOOT[rol], DOEL[groep]),
                )
                for rol in Rol
            ),
        )
        for groep in Gegevensgroep
        if groep != Gegevensgroep.DOCUMENT
    )
