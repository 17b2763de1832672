"""Which rows are somebody's own, and what goes beyond the letters of the matrix: by hand, from its notes (1-4, 8)."""

from typing import Any

from tests.autorisatie.cellen.betrokkenen import toegewezen
from tests.autorisatie.cellen.toneel import Toneel
from toegang.keuzes import GROEP_VAN_LEEFGEBIED, Niveau

CONSULENTEN = ("wmo", "participatie", "schulden", "jeugd")
# A betrokkene finds no way in here: these rows say nothing of an own action or an assigned leefgebied.
_NIET_VAN_BETROKKENE = ("PlanStatuswijziging", "Akkoord", "Evaluatie", "Routekeuze", "Melding", "Triage")
# Leefgebieden that the informal network tells of (gegevensgroep 6).
_VAN_HET_NETWERK = {"wonen", "sociale_relaties", "activiteiten"}
# A consulent's rows of one person, one goal, one advies.
_PER_PERSOON = ("Zoekterm", "PersoonBsn", "Contactgegeven", "Lidmaatschap", "Toestemming", "Akkoord")
# A person's own, or of the whole huishouden.
_PER_PERSOON_OF_ALLEN = ("Adres", "Leefgebiedbeeld")

# Who knows the family, who is asked or stands in and why, says something about some colleagues, in words that may tell
# of the family. Row 20 tells who has the regie; these rows are for those colleagues, for who has the regie, and for who
# decides on it (D): not for the team. With what a colleague helps tells where it goes wrong, and row 19 is without
# content: it is for that colleague, for who has the regie, and for who plans the work (W).
OVER_COLLEGAS = {
    "Relatie": ("medewerker_id",),
    "Toegangsverzoek": ("medewerker_id",),
    "Waarneming": ("medewerker_id", "door_id"),
    "Overdracht": ("naar_id", "gevraagd_door_id"),
    "Regiereden": ("door_id",),
    "Toegewezen": ("medewerker_id",),
}
GAAT_EROVER = {"Toegewezen": {"regisseur", "teamleider", "triagist"}}


def eigen(profiel: str, tabel: str, rij: Any, toneel: Toneel, situatie: str, acteur: str) -> Niveau:
    """How far somebody goes with a row that is the own one by this profile; NIETS: it is not."""
    match profiel:
        case "betrokken":
            return _betrokkene(tabel, rij, toneel.id_van(acteur), set(toegewezen(situatie)))
        case _ if profiel in CONSULENTEN:
            return Niveau.BESLISSEN if _verwezen(tabel, rij, toneel, situatie) else Niveau.NIETS
        case "partner":
            return Niveau.BESLISSEN if _keten(tabel, rij, toneel.id_van(acteur)) else Niveau.NIETS
        case "weegt":
            return Niveau.BESLISSEN if tabel in ("Melding", "Triage", "Routekeuze") else Niveau.NIETS
        case "genoemd":
            genoemd = toneel.genoemd.get((situatie, acteur))
            return Niveau.LEZEN if tabel == "Adres" and rij.pk == genoemd else Niveau.NIETS
        case _:
            return Niveau.NIETS


def _betrokkene(tabel: str, rij: Any, ik: Any, gebieden: set[str]) -> Niveau:
    if tabel in _NIET_VAN_BETROKKENE:
        return Niveau.NIETS
    if tabel == "Plan":
        # The frame of what is one's own in it.
        return Niveau.LEZEN
    if tabel == "Netwerklid":
        return Niveau.LEZEN if gebieden & _VAN_HET_NETWERK else Niveau.NIETS
    if tabel == "Contactmoment":
        if rij.medewerker_id == ik:
            return Niveau.SCHRIJVEN
        return Niveau.LEZEN if set(rij.leefgebieden) & gebieden else Niveau.NIETS
    if tabel in ("Evaluatieresultaat", "Maatwerkadvies", "Aanvulverzoek"):
        doel = _doel_van(tabel, rij)
        return Niveau.LEZEN if doel.leefgebied in gebieden else Niveau.NIETS
    if tabel == "Besluit":
        return Niveau.NIETS
    return Niveau.SCHRIJVEN if getattr(rij, "leefgebied", "") in gebieden else Niveau.NIETS


def _doel_van(tabel: str, rij: Any) -> Any:
    if tabel == "Evaluatieresultaat":
        return rij.doel
    return (rij if tabel == "Maatwerkadvies" else rij.advies).actie


def _verwezen(tabel: str, rij: Any, toneel: Toneel, situatie: str) -> bool:
    advies = toneel.adviezen[situatie]
    if tabel == "Persoon":
        return bool(rij.pk == advies.persoon_id)
    if tabel in _PER_PERSOON:
        return bool(rij.persoon_id == advies.persoon_id)
    if tabel in _PER_PERSOON_OF_ALLEN:
        return rij.persoon_id in (None, advies.persoon_id)
    if tabel == "Doel":
        return bool(rij.pk == advies.actie.doel_id)
    if tabel == "Actie":
        return bool(rij.doel_id == advies.actie.doel_id)
    if tabel == "Maatwerkadvies":
        return bool(rij.pk == advies.pk)
    if tabel in ("Aanvulverzoek", "Besluit"):
        return bool(rij.advies_id == advies.pk)
    return True


def _keten(tabel: str, rij: Any, ik: Any) -> bool:
    if tabel == "Actie":
        return bool(rij.actor_medewerker_id == ik)
    return tabel in ("Huishouden", "Regie") and (tabel == "Huishouden" or rij is not None)


def groep_van(model: type[Any], rij: Any) -> Any:
    """The gegevensgroep of a row: of its table, unless the row says its own leefgebied or a secret address."""
    from tests.autorisatie.cellen.tabellen import GROEP_VAN_TABEL
    from toegang.keuzes import Gegevensgroep, Leefgebied

    if model.__name__ == "Leefgebiedbeeld":
        return GROEP_VAN_LEEFGEBIED[Leefgebied(rij.leefgebied)]
    if model.__name__ == "Adres" and rij.geheim:
        return Gegevensgroep.GEHEIM_ADRES
    return GROEP_VAN_TABEL[model.__name__]
