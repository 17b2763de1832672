"""Rows for the work lists and figures, written as the owner; and pages asked as a member of the cast."""

import datetime
import re
import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from huishoudens.models import Huishouden, Overdracht, Regie, Werkitem
from tests.cast import PEILDATUM, Wereld
from tests.rollen import als_eigenaar

NU = datetime.datetime(2026, 11, 2, 8, 30, tzinfo=datetime.UTC)
RANDZAKEN = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")


@pytest.fixture(autouse=True)
def _op_de_peildatum() -> Any:
    with time_machine.travel(NU, tick=False):
        yield


@dataclass
class Bezoeker:
    """Somebody of the cast at the screen."""

    client: Client
    vragen: list[str] = field(default_factory=list)

    def opent(self, url: str, *, status: int = 200) -> str:
        return self._doe(lambda: self.client.get(url), status)

    def stuurt(self, url: str, data: dict[str, Any], *, status: int = 200) -> str:
        return self._doe(lambda: self.client.post(url, data), status)

    def _doe(self, vraag: Callable[[], HttpResponse], status: int) -> str:
        with CaptureQueriesContext(connection) as gesteld:
            antwoord = vraag()
        self.vragen = [q["sql"] for q in gesteld.captured_queries if not q["sql"].startswith(RANDZAKEN)]
        assert antwoord.status_code == status, antwoord.status_code
        self.antwoord = antwoord
        pagina = antwoord.content.decode(errors="replace")
        # The mask of the CSRF token differs at every request and says nothing.
        return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", pagina)


@pytest.fixture
def als(wereld: Wereld) -> Callable[[str], Bezoeker]:
    """`als("regisseur.hillegom")`: that person, signed in."""

    def maak(naam: str) -> Bezoeker:
        client = Client()
        with als_eigenaar():
            client.force_login(wereld.wie(naam), backend="toegang.inloggen.MedewerkerBackend")
        return Bezoeker(client)

    return maak


@dataclass
class Vulling:
    """Quick rows, past the diensten: these tests are about reading."""

    wereld: Wereld

    def als_eigenaar(self) -> AbstractContextManager[None]:
        return als_eigenaar()

    def huishoudens(
        self,
        aantal: int,
        *,
        team: int = 1,
        regisseur: str = "",
        niveau: str = "enkelvoudig",
        naam: str = "Gezin",
    ) -> list[Huishouden]:
        with als_eigenaar():
            rijen = [
                Huishouden(
                    nummer=f"T-{uuid.uuid4().hex[:8]}",
                    aanduiding=f"{naam} {i:03d}",
                    team_id=team,
                    niveau=niveau,
                )
                for i in range(aantal)
            ]
            Huishouden.objects.bulk_create(rijen)
            if regisseur:
                Regie.objects.bulk_create(
                    Regie(
                        huishouden=rij,
                        soort="team",
                        medewerker_id=self.wereld.id_van(regisseur),
                        door_id=self.wereld.id_van(regisseur),
                        van=PEILDATUM - datetime.timedelta(days=100),
                    )
                    for rij in rijen
                )
            return list(Huishouden.objects.filter(pk__in=[rij.pk for rij in rijen]).order_by("aanduiding"))

    def werk(
        self,
        huishouden: Huishouden,
        soort: str,
        dagen: int,
        *,
        bron: Any = None,
        van: str = "",
        **velden: Any,
    ) -> Werkitem:
        with als_eigenaar():
            return Werkitem.objects.create(
                huishouden=huishouden,
                soort=soort,
                bron_id=bron.pk if bron is not None else uuid.uuid4(),
                uiterlijk=PEILDATUM + datetime.timedelta(days=dagen),
                medewerker_id=self.wereld.id_van(van) if van else None,
                **velden,
            )

    def overdracht(self, huishouden: Huishouden, *, naar: str, door: str, dagen: int = -1) -> Overdracht:
        with als_eigenaar():
            rij = Overdracht.objects.create(
                huishouden=huishouden,
                naar_id=self.wereld.id_van(naar),
                gevraagd_door_id=self.wereld.id_van(door),
                gevraagd_op=NU + datetime.timedelta(days=dagen),
            )
        self.werk(huishouden, "overdracht", dagen, bron=rij, van=naar)
        return rij


@pytest.fixture
def vulling(wereld: Wereld) -> Vulling:
    return Vulling(wereld)
