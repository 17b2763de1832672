"""Writes one household through the diensten of every floor, in the order in which things rest on each other (F10)."""

import datetime
from uuid import UUID

from huishoudens.diensten.huishouden import huishouden_aanmaken
from huishoudens.diensten.importeren import import_bijwerken, import_merken
from huishoudens.keuzes import Geslacht
from huishoudens.models import Huishouden
from monitoring.importeren import formaat, gebeurd, mensen
from monitoring.importeren.adviesstuk import adviezen
from monitoring.importeren.bestaand import Bestaand
from monitoring.importeren.fouten import Pad
from monitoring.importeren.naslag import Naslag
from monitoring.importeren.planstuk import plan
from monitoring.importeren.weigering import plek
from monitoring.importeren.werkstuk import Werkstuk


def schrijven(
    invoer: formaat.Huishouden,
    *,
    bron: str,
    naslag: Naslag,
    peildatum: datetime.date,
    afdruk: str,
    pad: Pad,
) -> UUID:
    """A household that is new; returns its id. Geweigerd when a dienst says no."""
    with plek(*pad):
        huishouden = huishouden_aanmaken(
            aanduiding=aanduiding(invoer),
            team=naslag.teams[invoer.team],
            op=min((melding.datum for melding in invoer.meldingen), default=peildatum),
            niveau=invoer.niveau.value,
            bron=bron,
            sleutel=invoer.sleutel,
            vingerafdruk=afdruk,
        )
    _alles(Werkstuk(huishouden, invoer, Bestaand(), naslag, peildatum, pad))
    return huishouden.pk


def bijwerken(
    huishouden_id: UUID,
    invoer: formaat.Huishouden,
    *,
    naslag: Naslag,
    peildatum: datetime.date,
    afdruk: str,
    pad: Pad,
) -> None:
    """A household that came in before: what the file says differently changes, the rest stays. Geweigerd."""
    huishouden = Huishouden.objects.get(pk=huishouden_id)
    with plek(*pad):
        import_bijwerken(
            rij=huishouden,
            waarden={"aanduiding": aanduiding(invoer), "team_id": naslag.teams[invoer.team].pk},
        )
    huishouden = Huishouden.objects.get(pk=huishouden_id)
    _alles(Werkstuk(huishouden, invoer, Bestaand.van(huishouden), naslag, peildatum, pad))
    import_merken(huishouden=huishouden, vingerafdruk=afdruk)


def _alles(stuk: Werkstuk) -> None:
    mensen.personen(stuk)
    mensen.adres(stuk)
    mensen.netwerk(stuk)
    mensen.regie(stuk)
    mensen.afscherming(stuk)
    gebeurd.meldingen(stuk)
    gebeurd.niveau(stuk)
    mensen.betrokkenen(stuk)
    mensen.toestemmingen(stuk)
    gebeurd.beelden(stuk)
    gebeurd.veiligheid(stuk)
    plan(stuk)
    gebeurd.contactmomenten(stuk)
    adviezen(stuk)


_AANHEF = {Geslacht.VROUW: "Mevrouw", Geslacht.MAN: "De heer"}


def aanduiding(invoer: formaat.Huishouden) -> str:
    """How people speak of this household: "Gezin Krokus", "Mevrouw De Lelie"."""
    eerste = invoer.personen[0]
    tussen = eerste.tussenvoegsel
    achternaam = f"{tussen[:1].upper()}{tussen[1:]} {eerste.achternaam}" if tussen else eerste.achternaam
    if len(invoer.personen) > 1:
        return f"Gezin {achternaam}"[:120]
    aanhef = _AANHEF.get(eerste.geslacht, eerste.voornamen.split(" ")[0])
    return f"{aanhef} {achternaam}"[:120]
