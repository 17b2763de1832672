"""What a table declares, forgotten piece by piece: each column that stays, each extra way in, each trigger (F1, I8, I10)."""

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

import pytest
from django.db import connection, models

from tests.autorisatie.mutaties.breken import Mutatie, opnieuw, policies_opnieuw
from tests.autorisatie.mutaties.kijker import Vraag
from tests.autorisatie.mutaties.vragen import ALLE, SITUATIE, kolomvragen, vragen
from toegang import grendels, rls
from toegang.rijbereik import Rijbereik, Vrij, is_geschiedenis

# What holds a table together, tells why, or is mutated where its policies are.
_NIET = {"groep", "huishouden", "op_huishouden", "reden", "lezen"}
# What says nothing without the other.
_HANGT_AAN = {"blijvend": ("blijvend_met",), "niet_zelf": ("terugtreden",)}
_VAN_DE_LIJST = ("vast", "momenten", "eenmalig")


def aangiften() -> Iterator[Mutatie]:
    """Each thing a table declares left out: of a list of columns one at a time."""
    for tabel, model in ALLE.items():
        bereik: Any = getattr(model, "rijbereik", None)
        if is_geschiedenis(model) or bereik is None:
            continue
        for veld in fields(bereik):
            waarde = getattr(bereik, veld.name)
            if not waarde or veld.name in _NIET or (veld.name == "verwijderen" and isinstance(bereik, Vrij)):
                continue
            if isinstance(bereik, Vrij) and veld.name in ("toevoegen", "wijzigen", "verwijderen"):
                continue
            if veld.name == "leefgebied" and bereik.groep is None:
                # Without it the row has no gegevensgroep, and no policy can be written.
                continue
            if veld.name == "klok" and bereik.keten:
                # The link is made of that moment, and no trigger can be written.
                continue
            lijst = waarde if veld.name in _VAN_DE_LIJST else ()
            per_kolom = [(naam, tuple(ander for ander in lijst if ander != naam)) for naam in lijst]
            for naam, rest in per_kolom or [("", veld.default)]:
                erbij = {ander: "" for ander in _HANGT_AAN.get(veld.name, ()) if getattr(bereik, ander, "")}
                nieuw = replace(bereik, **{veld.name: rest}, **erbij)
                yield _zonder(model, tabel, nieuw, veld.name, naam)


def _zonder(model: type[models.Model], tabel: str, nieuw: Any, wat: str, kolom: str) -> Mutatie:
    geschiedenis = [m for m in ALLE.values() if getattr(m, "instance_type", None) is model]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(model, "rijbereik", nieuw)
        sql = [regel for m in (model, *geschiedenis) for regel in policies_opnieuw(m)]
        sql += [f'DROP TRIGGER IF EXISTS "{naam}" ON {tabel}' for naam in _triggers(tabel)]
        sql += [
            regel.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
            for regel in grendels.grendels(model)
        ]
        if wat == "bestaat":
            sql += [
                opnieuw(f, f.sql).replace("LANGUAGE sql", "LANGUAGE plpgsql") for f in rls.situatie_functies()
            ]
    eerst = _over_kolom(model, wat, kolom)
    alles = [*eerst, *(vraag for vraag in vragen(tabel, kolommen=True) if vraag not in eerst)]
    return Mutatie(
        f"forget {tabel}.{wat}{f' {kolom}' if kolom else ''}", "declaration", tuple(sql), tuple(alles)
    )


def _over_kolom(model: type[models.Model], wat: str, kolom: str) -> list[Vraag]:
    """The questions that this piece of the declaration is about."""
    tabel, was = model._meta.db_table, getattr(model, "rijbereik")  # noqa: B009 - declared by our own models only
    if wat == "bestaat":
        return [SITUATIE]
    if wat in ("schrijver", "klok", "keten") and isinstance(was, Vrij | Rijbereik):
        eerst = [Vraag("voeg", tabel, "ander"), Vraag("voeg", tabel, "eigen")]
        return eerst if wat != "schrijver" else [*eerst, *_van(model, was.schrijver)]
    if wat in ("niet_zelf", "inworp"):
        return [Vraag("voeg", tabel, hoe) for hoe in ("eigen", "zelf") if hoe == "eigen" or was.niet_zelf]
    waarde = getattr(was, wat)
    if wat == "ouder":
        return [Vraag("voeg", tabel, "elders"), *_van(model, waarde[0])]
    return _van(model, kolom or (waarde if isinstance(waarde, str) else ""))


def _van(model: type[models.Model], kolom: str) -> list[Vraag]:
    return [
        vraag
        for veld in model._meta.concrete_fields
        if veld.column == kolom
        for vraag in kolomvragen(model, veld)
    ]


def _triggers(tabel: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal"
            " AND tgfoid IN (SELECT oid FROM pg_proc WHERE pronamespace = 'beleid'::regnamespace"
            " OR proname = 'huishouden_van_ouder')",
            [tabel],
        )
        return [naam for (naam,) in cursor.fetchall()]


def triggers() -> Iterator[Mutatie]:
    """Each trigger of the second lock dropped."""
    for tabel in ALLE:
        waar = vragen(tabel, "voeg", kolommen=True)
        for naam in sorted(_triggers(tabel)):
            eerst = "zet" if naam in ("rij_blijft", "moment") else "voeg"
            geordend = sorted(waar, key=lambda vraag: (vraag.soort != eerst, vraag.hoe == "eigen"))
            yield Mutatie(
                f"drop trigger {tabel}.{naam}",
                "trigger",
                (f'DROP TRIGGER "{naam}" ON {tabel}',),
                tuple(geordend),
            )
