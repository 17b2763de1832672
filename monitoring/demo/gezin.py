"""Draws a household: who belongs to it, how old they are, and what is true of them."""

import datetime
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from monitoring.demo.loting import Loting
from monitoring.demo.namen import Herkomst
from monitoring.demo.themas import GEZIN, OUDER, VOLWASSEN

# Kinds of household, with how often they come.
SOORTEN = {
    "alleen_oud": 0.2,
    "paar_oud": 0.12,
    "alleen": 0.17,
    "jong": 0.06,
    "paar": 0.09,
    "een_ouder": 0.16,
    "twee_ouders": 0.16,
    "drie_generaties": 0.04,
}
LEVENSFASE = {
    "alleen_oud": OUDER, "paar_oud": OUDER, "alleen": VOLWASSEN, "jong": VOLWASSEN, "paar": VOLWASSEN,
    "een_ouder": GEZIN, "twee_ouders": GEZIN, "drie_generaties": GEZIN,
}  # fmt: skip
_JAAR = datetime.timedelta(days=365)
# Nobody is born sooner after a brother or sister.
_TUSSEN_KINDEREN = datetime.timedelta(days=400)


@dataclass
class Lid:
    """A drawn person."""

    id: UUID
    voornaam: str
    tussenvoegsel: str
    achternaam: str
    geslacht: str
    geboren: datetime.date
    rol: str
    inwonend: bool = True
    geboortenaam: str = ""

    @property
    def familienaam(self) -> str:
        return f"{self.tussenvoegsel} {self.achternaam}".strip()

    def leeftijd(self, op: datetime.date) -> int:
        return op.year - self.geboren.year - ((op.month, op.day) < (self.geboren.month, self.geboren.day))


@dataclass
class Gezin:
    """A drawn household before anything happened."""

    soort: str
    leden: list[Lid]
    herkomst: Herkomst
    vandaag: datetime.date
    netwerk: list[UUID] = field(default_factory=list)

    @property
    def eerste(self) -> Lid:
        return self.leden[0]

    @property
    def levensfase(self) -> str:
        return LEVENSFASE[self.soort]

    @property
    def kinderen(self) -> list[Lid]:
        return [lid for lid in self.leden if lid.rol == "kind"]

    @cached_property
    def kind(self) -> Lid | None:
        """The child that stories are about: one who goes to school when there is one, else the youngest."""
        op_school = [lid for lid in self.kinderen if lid.leeftijd(self.vandaag) >= 5]
        return next(iter(op_school or sorted(self.kinderen, key=lambda lid: lid.geboren, reverse=True)), None)

    @cached_property
    def kenmerken(self) -> frozenset[str]:
        """What is true of the family, in the marks of `zinnen`."""
        waar = {
            self.levensfase: True,
            self.herkomst.naam: True,
            "alleen": len(self.leden) == 1,
            "paar": self.soort in ("paar", "paar_oud"),
            "vrouw": self.eerste.geslacht == "v",
            "man": self.eerste.geslacht == "m",
            "jong": self.soort == "jong",
            "een_ouder": self.soort == "een_ouder",
            "twee_ouders": self.soort == "twee_ouders",
            "ouder_elders": any(not lid.inwonend for lid in self.leden),
            "geen_oma": self.soort != "drie_generaties",
            "kinderen": bool(self.kinderen),
            "meer_kinderen": len(self.kinderen) > 1,
        }
        if self.kind:
            jaren = self.kind.leeftijd(self.vandaag)
            waar |= {
                "schoolkind": jaren >= 5,
                "kind_klein": jaren < 2,
                "kind_basis": 5 <= jaren < 12,
                "kind_lezer": 8 <= jaren < 12,
                "kind_tiener": jaren >= 12,
                "klein_kind": any(lid.leeftijd(self.vandaag) < 4 for lid in self.kinderen),
            }
        return frozenset(kenmerk for kenmerk, is_waar in waar.items() if is_waar)

    def zeg(self, zin: str) -> str:
        """The sentence with the names in it."""
        return zin.replace("{naam}", self.eerste.voornaam).replace(
            "{kind}", self.kind.voornaam if self.kind else "het kind"
        )

    @property
    def aanduiding(self) -> str:
        naam = self.eerste.familienaam
        naam = f"{naam[:1].upper()}{naam[1:]}"
        if len(self.leden) > 1:
            return f"Gezin {naam}"
        return f"{'Mevrouw' if self.eerste.geslacht == 'v' else 'De heer'} {naam}"


@dataclass
class _Maker:
    """Makes members of one family: names that go together, ages that can be."""

    loting: Loting
    vandaag: datetime.date
    herkomst: Herkomst
    tussenvoegsel: str
    achternaam: str

    def lid(self, rol: str, jongst: int, oudst: int, geslacht: str = "") -> Lid:
        dagen = self.loting.getal(jongst * 366, oudst * 365 + 364)
        return self._lid(rol, self.vandaag - datetime.timedelta(days=dagen), geslacht)

    def _lid(self, rol: str, geboren: datetime.date, geslacht: str = "") -> Lid:
        geslacht = geslacht or self.loting.kies("vm")
        return Lid(
            id=self.loting.uuid(),
            voornaam=self.loting.kies(self.herkomst.voornamen(geslacht, geboren.year)),
            tussenvoegsel=self.tussenvoegsel,
            achternaam=self.achternaam,
            geslacht=geslacht,
            geboren=geboren,
            rol=rol,
        )

    def naast(self, ander: Lid, rol: str, geslacht: str) -> Lid:
        """Somebody of about the same age."""
        verschil = datetime.timedelta(days=self.loting.getal(-900, 2200))
        return self._lid(rol, min(ander.geboren - verschil, self.vandaag - 19 * _JAAR), geslacht)

    def kinderen(self, ouder: Lid, nog_een: float) -> list[Lid]:
        """The eldest first; born when the parent was between 20 and 43."""
        oudste = min(17, ouder.leeftijd(self.vandaag) - 20)
        jongste = max(0, ouder.leeftijd(self.vandaag) - 43)
        uit = [self.lid("kind", jongste, oudste)]
        while len(uit) < 4 and self.loting.kans(nog_een):
            geboren = uit[-1].geboren + _TUSSEN_KINDEREN + datetime.timedelta(days=self.loting.getal(0, 1400))
            if geboren > self.vandaag - datetime.timedelta(days=20) or geboren > ouder.geboren + 43 * _JAAR:
                break
            uit.append(self._lid("kind", geboren))
        vrij = [lid.voornaam for lid in uit]
        return [lid for i, lid in enumerate(uit) if lid.voornaam not in vrij[:i]]

    def andere_ouder(self, ouder: Lid) -> Lid:
        """The parent who lives elsewhere stays in the picture (B1)."""
        uit = self.naast(ouder, "ouder", "m" if ouder.geslacht == "v" else "v")
        uit.inwonend = False
        uit.tussenvoegsel, uit.achternaam = self.loting.kies(self.herkomst.achternamen)
        return uit

    def oma(self, ouder: Lid) -> Lid:
        geboren = ouder.geboren - datetime.timedelta(days=self.loting.getal(22 * 365, 33 * 365))
        uit = self._lid("grootouder", geboren, "v")
        uit.tussenvoegsel, uit.achternaam = self.loting.kies(self.herkomst.achternamen)
        return uit


def trek_gezin(loting: Loting, soort: str, vandaag: datetime.date) -> Gezin:
    """People of the kind asked for; ages, names and roles that go together."""
    herkomst = loting.herkomst()
    maak = _Maker(loting, vandaag, herkomst, *loting.kies(herkomst.achternamen))
    match soort:
        case "alleen_oud":
            leden = [maak.lid("alleenstaande", 69, 93, "v" if loting.kans(0.68) else "m")]
        case "alleen":
            leden = [maak.lid("alleenstaande", 28, 64)]
        case "jong":
            leden = [maak.lid("alleenstaande", 21, 27)]
        case "paar_oud":
            leden = [maak.lid("partner", 69, 88, "v")]
            leden.append(maak.naast(leden[0], "partner", "m"))
        case "paar":
            leden = [maak.lid("partner", 24, 62, "v")]
            leden.append(maak.naast(leden[0], "partner", "m"))
        case "een_ouder":
            leden = [maak.lid("ouder", 26, 52, "v" if loting.kans(0.78) else "m")]
            leden += maak.kinderen(leden[0], 0.45)
            if loting.kans(0.5):
                leden.append(maak.andere_ouder(leden[0]))
        case "drie_generaties":
            leden = [maak.lid("ouder", 38, 52, "v")]
            leden += [*maak.kinderen(leden[0], 0.4), maak.oma(leden[0])]
        case _:
            leden = [maak.lid("ouder", 28, 52, "v")]
            leden += [maak.naast(leden[0], "ouder", "m"), *maak.kinderen(leden[0], 0.6)]
    if len(leden) > 1 and leden[0].geslacht == "v" and loting.kans(0.25):
        leden[0].geboortenaam = loting.kies(herkomst.achternamen)[1]
    return Gezin(soort, leden, herkomst, vandaag)
