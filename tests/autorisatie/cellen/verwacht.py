"""What each actor may do with each row, from `waarheid.txt` and, by hand, what the design says beside the letters.

`lezen`, `wijzigen`, `toevoegen` (a copy of the row, in the own name) and `verwijderen`.
"""

from typing import Any

from django.utils import timezone

from tests.autorisatie.cellen import eigen
from tests.autorisatie.cellen.acteurs import ACTEURS
from tests.autorisatie.cellen.betrokkenen import toegewezen
from tests.autorisatie.cellen.toneel import Toneel
from tests.autorisatie.cellen.verwijzingen import BEHANDELAARS
from tests.autorisatie.cellen.waarheid import is_verwant, niveau, rechten, stand
from toegang.keuzes import GROEP_VAN_LEEFGEBIED, Leefgebied, Niveau
from toegang.keuzes import Gegevensgroep as G

ACTIES = ("lezen", "wijzigen", "toevoegen", "verwijderen")
_IN_HILLEGOM = ("REG", "BET", "TM", "TL", "AF", "TRI")
# Who has something to do in a file may add work to it (gegevensgroep 19 of the ones who do).
_WERKZAAM = {"regisseur", "betrokken", "triagist", "weegt", "aandacht", "gevraagd"}
# Whoever is named in it may not be the one who writes it (I8).
_NIET_ZELF = {
    "Regie": "medewerker_id",
    "Overdracht": "naar_id",
    "Betrokkenheid": "medewerker_id",
    "Toegewezen": "medewerker_id",
    "Toelating": "medewerker_id",
    "Waarneming": "medewerker_id",
    "Deling": "medewerker_id",
    "Toegangsverzoek": "medewerker_id",
}
# Where the family allows the organisation of the ketenpartner to have what is shared.
_TOEGESTAAN = (
    *("gedeeld", "gedeeld_alles", "keten", "keten_zonder_deling", "keten_concept", "keten_gedeeld"),
    *("afgeschermd_vol", "afgeschermd_dubbel", "verwant", "verwant_dubbel"),
)
# Named for good, so a later change makes it nobody's own.
_VOOR_ALTIJD = ("Regie", "Waarneming", "Deling")


def niveau_in(situatie: str, acteur: str, groep: G, *, zonder: str = "") -> Niveau:
    """The letter of the truth: of a leefgebied only when it is assigned, and a weighing opens no journal."""
    alles = {p: r for p, r in rechten(stand(situatie, acteur), groep).items() if p not in ("weegt", zonder)}
    toegewezen_hier = {GROEP_VAN_LEEFGEBIED[Leefgebied(gebied)] for gebied in toegewezen(situatie)}
    if groep in set(GROEP_VAN_LEEFGEBIED.values()) - toegewezen_hier:
        alles.pop("betrokken", None)
    return max((recht.eigen for recht in alles.values()), default=Niveau.NIETS)


class Verwacht:
    """The expectations of one actor in one situation."""

    def __init__(self, toneel: Toneel, situatie: str, acteur: str) -> None:
        self.toneel, self.situatie, self.acteur = toneel, situatie, acteur
        self.stand = stand(situatie, acteur)
        self.profielen = self.stand.profielen
        self.ik = toneel.id_van(acteur)

    def niveau(self, model: type[Any], rij: Any) -> Niveau:
        """How far this actor goes with this row."""
        over = eigen.OVER_COLLEGAS.get(model.__name__, ())
        van_mij = any(getattr(rij, kolom) == self.ik for kolom in over)
        gaan_erover = eigen.GAAT_EROVER.get(model.__name__, {"regisseur", "teamleider"})
        if over and not (van_mij or self.profielen & gaan_erover):
            return Niveau.NIETS
        groep = eigen.groep_van(model, rij)
        hoogste = Niveau.NIETS
        for profiel, recht in rechten(self.stand, groep).items():
            hoogste = max(hoogste, recht.alles)
            if recht.eigen > hoogste:
                eigen_rij = eigen.eigen(profiel, model.__name__, rij, self.toneel, self.situatie, self.acteur)
                hoogste = max(hoogste, min(recht.eigen, eigen_rij))
        return hoogste

    def mag(self, actie: str, model: type[Any], rij: Any) -> bool:
        tabel, hier = model.__name__, self.niveau(model, rij)
        schrijft = hier >= Niveau.SCHRIJVEN
        match actie:
            case "lezen":
                return hier >= Niveau.LEZEN
            case "verwijderen":
                # An index of names is rebuilt; nothing else of a file is ever thrown away.
                return tabel == "Zoekterm" and schrijft
            case "wijzigen":
                if tabel == "Maatwerkadvies" and rij.status in ("besloten", "ingetrokken"):
                    return False
                zelf = tabel not in _VOOR_ALTIJD and self._zelf(tabel, rij)
                return (schrijft and not zelf) or self._wijzigt_ook(tabel, rij)
            case "toevoegen" if tabel == "Besluit":
                # On the advies that is still open, by who treats it (D3).
                return self._behandelt
            case _:
                return (
                    schrijft and not self._zelf(tabel, rij) and self._draagt(tabel, rij)
                ) or self._voegt_ook_toe(tabel, rij)

    @property
    def _behandelt(self) -> bool:
        verwant = is_verwant(self.situatie, self.acteur)
        return BEHANDELAARS.get(self.situatie) == self.acteur and not verwant

    def _zelf(self, tabel: str, rij: Any) -> bool:
        return tabel in _NIET_ZELF and getattr(rij, _NIET_ZELF[tabel]) == self.ik

    def _draagt(self, tabel: str, rij: Any) -> bool:
        """Whether writing such a row includes adding one.

        An action is given to a ketenpartner, and outside the own leefgebieden to a betrokkene. Who decides on an
        advies gives none (I8); a question is added by who treats it (D3).
        """
        if tabel == "Huishouden":
            # One that is shielded from the beginning nobody would see (F4).
            return not rij.afgeschermd
        if tabel == "Aanvulverzoek":
            return self._behandelt
        if tabel == "Toelating":
            return "regisseur" in self.profielen
        if tabel == "Deling":
            return "regisseur" in self.profielen and self._te_delen(rij)
        if tabel == "Maatwerkadvies":
            return bool(self.profielen & {"regisseur", "triagist"})
        if tabel == "Actie" and "regisseur" not in self.profielen:
            return "partner" not in self.profielen and rij.leefgebied in toegewezen(self.situatie)
        return True

    def _te_delen(self, rij: Any) -> bool:
        """With who reads files: of a ketenpartner only while the family allows that organisation to (F5)."""
        acteur = next((naam for naam in ACTEURS if self.toneel.id_van(naam) == rij.medewerker_id), "")
        if acteur == "KP" or rij.acties:
            return acteur == "KP" and self.situatie in _TOEGESTAAN
        return acteur not in ("AH", "FG", "FB", "INW", "UIT", "WEG")

    def _wijzigt_ook(self, tabel: str, rij: Any) -> bool:
        regisseur, voor_mij = "regisseur" in self.profielen, getattr(rij, "medewerker_id", None) == self.ik
        match tabel:
            case "Werkitem":
                return bool(self.profielen & _WERKZAAM)
            case "Regie":
                return "gevraagd" in self.profielen
            case "Overdracht":
                return (regisseur and rij.naar_id != self.ik) or (
                    "gevraagd" in self.profielen and rij.naar_id == self.ik
                )
            case "Waarneming" | "Toegangsverzoek":
                return regisseur and not voor_mij
            case "Betrokkenheid":
                # Everybody may step out: the end of the own help, today or before.
                voorbij = rij.tot is not None and rij.tot <= timezone.localdate()
                return voor_mij and voorbij and niveau(self.stand, G.WERKVOORRAAD) >= Niveau.LEZEN
            case _:
                return False

    def _voegt_ook_toe(self, tabel: str, rij: Any) -> bool:
        regisseur, ziet = "regisseur" in self.profielen, niveau(self.stand, G.PERSOON) >= Niveau.LEZEN
        consulent = bool(self.profielen & set(eigen.CONSULENTEN))
        match tabel:
            case "Huishouden":
                hier = self.acteur in _IN_HILLEGOM and self.situatie != "ander_team"
                return hier and self._draagt(tabel, rij)
            case "Werkitem":
                return bool(self.profielen & _WERKZAAM) or (consulent and rij.soort == "actie")
            case "Overdracht" | "Waarneming":
                return regisseur and not self._zelf(tabel, rij)
            case "Contactmoment":
                # A report of one's own.
                return "betrokken" in self.profielen
            case "Relatie":
                # Of a colleague who does not watch over the regisseur, or of oneself.
                toezicht = {self.toneel.id_van(acteur) for acteur in ("TL", "TL2", "AF", "AF2", "FG")}
                return (regisseur and rij.medewerker_id not in toezicht) or (
                    ziet and rij.medewerker_id == self.ik
                )
            case "Toegangsverzoek":
                return ziet
            case "AvgVerzoek":
                # Of a shielded huishouden too (note 6); of the own family never.
                return self.acteur == "FG" and not is_verwant(self.situatie, self.acteur)
            case "Melding":
                return rij.status == "nieuw" and ziet and self.acteur in _IN_HILLEGOM
            case _:
                return False
