"""Asking and carrying out as people do it on screen, for the tests of rollen."""

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.cast import Wereld
from tests.rollen import als_eigenaar, als_systeem
from toegang.diensten.rechtenronde import rechtenrondes_openen
from toegang.models import Rechtenronde, Rechtenverzoek, Roltoekenning

NU = datetime.datetime(2026, 11, 2, 9, tzinfo=datetime.UTC)
VANDAAG = NU.date()
TL, COLLEGA, FB, FB2, FG = "teamleider.hillegom", "jeugd.hillegom", "beheer", "beheer2", "privacy"
REDEN = "Els is met verlof tot maart."
Als = Callable[[str], Client]


@contextmanager
def geweigerd() -> Iterator[None]:
    with pytest.raises(DatabaseError, match="a row stays"), transaction.atomic():
        yield


def gevraagd() -> Rechtenverzoek:
    with als_eigenaar():
        return Rechtenverzoek.objects.latest("gevraagd_op")


def vraag_rol(wereld: Wereld, als: Als, door: str = TL, **velden: Any) -> HttpResponse:
    gegevens = {
        "wie": wereld.id_van(COLLEGA),
        "plek": "TRI|1",
        "van": str(VANDAAG),
        "tot": "",
        "reden": REDEN,
    }
    return als(door).post(reverse("rol_vragen"), gegevens | velden)


def voer_uit(als: Als, wie: str = FB) -> HttpResponse:
    return als(wie).post(reverse("verzoek_uitvoeren", args=[gevraagd().pk]))


def tekst(antwoord: HttpResponse) -> str:
    return antwoord.content.decode()


def rollen_van(wereld: Wereld, wie: str) -> set[str]:
    with als_eigenaar():
        toekenningen = Roltoekenning.objects.geldig(op=VANDAAG).filter(medewerker_id=wereld.id_van(wie))
        return set(toekenningen.values_list("rol", flat=True))


def open_rondes(op: datetime.date = VANDAAG) -> int:
    with als_systeem("rechtenronde"):
        return rechtenrondes_openen(op=op)


def ronde(team: int | None = 1) -> Rechtenronde:
    with als_eigenaar():
        return Rechtenronde.objects.get(team=team)
