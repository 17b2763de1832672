"""Rows outside a file: what the tables hold that the stage leaves empty, and what somebody may be about to add.

Only the database says whether the acting medewerker may; what is about to be added is no row yet.
"""

import datetime
from typing import Any

from django.db import models
from django.utils import timezone

from tests.autorisatie.cellen.acteurs import ACTEURS
from tests.autorisatie.cellen.buiten import vul_buiten
from tests.autorisatie.cellen.toneel import Toneel
from tests.autorisatie.rechten_in_sql import NU
from tests.cast import PEILDATUM
from tests.rollen import als_eigenaar
from tests.triage.opzet import registreer
from toegang.models import (
    Bericht,
    Feestdag,
    Inloggegeven,
    Medewerker,
    Rechtenregel,
    Rechtenverzoek,
    Roltoekenning,
)
from toegang.rijbereik import Rijbereik, Tabellen, bereik_van, is_geschiedenis

Rijen = dict[type[models.Model], list[tuple[str, Any]]]
_MORGEN = timezone.localdate() + datetime.timedelta(days=1)


def breng_in(toneel: Toneel) -> None:
    """A file that somebody just opened with a melding, about whom he still writes down who it is."""
    melding = registreer(toneel.wereld, ACTEURS["TM"])
    with als_eigenaar():
        toneel.huizen["ingebracht"] = melding.huishouden


def rijen(toneel: Toneel) -> Rijen:
    """Per table outside a file its rows, each under its own name; of every history table none."""
    uit: Rijen = {}
    vul_buiten(toneel)
    with als_eigenaar():
        _rechten(toneel)
        Bericht.objects.create(
            medewerker=toneel.wie("REG"),
            soort="nood_team",
            pad="/een/",
            gemaakt_op=NU,
            mailen_vanaf=NU,
            gelezen_op=NU,
        )
        Feestdag.objects.get_or_create(datum=PEILDATUM, defaults={"naam": "Bloemendag"})
        wie = [toneel.id_van(acteur) for acteur in ACTEURS]
        for model in Tabellen.alle():
            if is_geschiedenis(model):
                uit[model] = []
            elif not isinstance(bereik_van(model), Rijbereik):
                alle = model._base_manager.all()
                if model in (Roltoekenning, Inloggegeven):
                    alle = alle.filter(medewerker_id__in=wie)
                uit[model] = [(str(rij.pk), rij) for rij in alle[:60]]
    return uit


def _rechten(toneel: Toneel) -> None:
    """Each kind of request, asked by a teamleider, a beheerder or the privacy officer, open and answered."""
    Medewerker.objects.create(
        email="nieuw@voorbeeld.nl", voornaam="Nora", achternaam="Nieuw", functie="Collega"
    )
    gevraagd: dict[str, Any] = {"gevraagd_op": NU, "reden": "vervanging"}
    tl, fb, fg = (toneel.wie(acteur) for acteur in ("TL", "FB", "FG"))
    ander = toneel.wereld.wie("beheer2")
    nieuw = {"email": "nieuw@voorbeeld.nl", "voornaam": "Nora", "achternaam": "Nieuw", "functie": "Collega"}
    maak = Rechtenverzoek.objects.create
    maak(soort="nieuw", gevraagd_door=tl, rol="TRI", team_id=1, van=PEILDATUM, **nieuw, **gevraagd)
    maak(soort="nieuw", gevraagd_door=ander, rol="AF", team_id=1, van=PEILDATUM, **nieuw, **gevraagd)
    maak(soort="heropenen", medewerker=toneel.wie("UIT"), gevraagd_door=ander, **gevraagd)
    for door, over in ((fg, toneel.wie("REG")), (tl, toneel.wie("TM")), (ander, tl)):
        toekenning = Roltoekenning.objects.filter(medewerker=over)[0]
        maak(
            soort="beeindigen",
            medewerker=over,
            gevraagd_door=door,
            toekenning=toekenning,
            rol=toekenning.rol,
            team_id=toekenning.team_id,
            tot=_MORGEN,
            **gevraagd,
        )
    maak(
        soort="geven",
        medewerker=toneel.wie("AF"),
        gevraagd_door=tl,
        rol="TRI",
        team_id=2,
        van=PEILDATUM,
        **gevraagd,
        status="afgewezen",
        beantwoord_op=NU,
        beantwoord_door=fb,
    )
    Rechtenregel.objects.filter(toekenning__medewerker=toneel.wie("REG")).update(
        oordeel="klopt", beoordeeld_op=NU, beoordeeld_door=tl
    )


# Beside the copies: what a beheerder may be about to add, exactly as it was asked and by nobody yet.
_GEVRAAGD = "toegang_rechtenverzoek v WHERE v.status = 'gevraagd'"
_ROL = "INSERT INTO proef.rij_toegang_roltoekenning (proef, id, medewerker_id, rol, team_id, gemeente_id, organisatie_id,"
_ACCOUNT = "INSERT INTO proef.rij_toegang_medewerker (proef, id, email, voornaam, tussenvoegsel, achternaam, functie,"
_MET_DIT_ADRES = "(SELECT m.id FROM toegang_medewerker m WHERE m.email = v.email)"
ERBIJ = (
    (
        f"{_ROL} van, tot, verzoek_id) SELECT 'gevraagd ' || v.id, gen_random_uuid(),"
        f" coalesce(v.medewerker_id, {_MET_DIT_ADRES}),"
        f" v.rol, v.team_id, v.gemeente_id, v.organisatie_id, v.van, v.tot, v.id FROM {_GEVRAAGD} AND v.rol <> ''"
    ),
    (
        f"{_ACCOUNT} telefoon, bereikbaar, is_active, fte) SELECT 'gevraagd ' || v.id, gen_random_uuid(), v.email,"
        f" v.voornaam, v.tussenvoegsel, v.achternaam, v.functie, '', '', true, 1 FROM {_GEVRAAGD} AND v.soort = 'nieuw'"
    ),
    (
        "INSERT INTO proef.rij_toegang_inloggegeven (proef, medewerker_id, wachtwoordhash) SELECT 'nieuw', m.id, '!x'"
        " FROM toegang_medewerker m WHERE m.email = 'nieuw@voorbeeld.nl'"
    ),
    # Beside what ended: the regie as it is now, and the family that has it itself.
    (
        "INSERT INTO proef.rij_huishoudens_regie SELECT 'nu ' || h.naam, t.* FROM huishoudens_regie t"
        " JOIN proef.huis h ON h.id = t.huishouden_id WHERE t.tot IS NULL"
    ),
    (
        "INSERT INTO proef.rij_huishoudens_regie SELECT (jsonb_populate_record(r, jsonb_build_object('proef', 'gezin '"
        " || r.proef, 'soort', 'huishouden', 'medewerker_id', NULL, 'organisatie_id', NULL, 'naam', ''))).*"
        " FROM proef.rij_huishoudens_regie r"
    ),
)
