"""After a change of key: what still carries an old one is encrypted with the new one (F1, F8)."""

from dataclasses import dataclass

from django.db import models

from toegang.handelingen import dienst
from toegang.rijbereik import Tabellen
from toegang.versleuteling import OntsleutelenMislukt, met_huidige_sleutel, ontsleutel, versleutel

PER_KEER = 500


@dataclass
class Wissel:
    """How many values got the new key, and how many carry a key that nobody has any more."""

    gedaan: int = 0
    onleesbaar: int = 0


def versleutelde_velden() -> list[tuple[type[models.Model], str]]:
    """Every column that holds encrypted text, of the tables and of the versions kept of them."""
    return [
        (model, veld)
        for model in Tabellen.alle()
        for veld in getattr(getattr(model, "instance_type", model), "versleutelde_velden", ())
    ]


def hersleutel_alles() -> Wissel:
    """Go through every encrypted value, some hundreds per transaction; may be stopped and begun again."""
    wissel = Wissel()
    for model, veld in versleutelde_velden():
        pks = list(model._base_manager.order_by("pk").values_list("pk", flat=True))
        for begin in range(0, len(pks), PER_KEER):
            hersleutelen(model=model, veld=veld, pks=pks[begin : begin + PER_KEER], wissel=wissel)
    return wissel


@dienst("toegang.hersleutelen")
def hersleutelen(*, model: type[models.Model], veld: str, pks: list[object], wissel: Wissel) -> None:
    """Encrypt these rows anew. It is the same text, so it is no new version of anything."""
    rijen = model._base_manager.filter(pk__in=pks).select_for_update().values_list("pk", veld)
    for pk, oud in rijen:
        if not oud or met_huidige_sleutel(oud):
            continue
        try:
            nieuw = versleutel(ontsleutel(oud))
        except OntsleutelenMislukt:
            wissel.onleesbaar += 1
            continue
        model._base_manager.filter(pk=pk).update(**{veld: nieuw})
        wissel.gedaan += 1
