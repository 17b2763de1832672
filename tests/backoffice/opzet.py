"""What a test of the back office starts from: a file in Hillegom with a running plan, and an advies of it."""

import datetime
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from backoffice.diensten.advies import Onderbouwing, advies_indienen
from backoffice.diensten.behandelen import aanvulling_vragen, advies_oppakken
from backoffice.diensten.besluit import besluiten
from backoffice.models import Besluit, Maatwerkadvies
from huishoudens.models import Huishouden, Persoon
from plannen.models import Actie, Doel, Plan
from tests.cast import PEILDATUM, Wereld
from tests.rollen import als_eigenaar
from toegang.sessie import handelend_als

DAG = datetime.date(2026, 11, 9)
REGISSEUR = "regisseur.hillegom"
ONDERBOUWING = Onderbouwing(
    effect="Een schoon huis.",
    grondwaarden="Thuis kunnen blijven wonen.",
    ethiek="Zonder hulp wordt het duurder.",
    juridisch="Past binnen de verordening.",
    doelmatig="Twee uur per week.",
    rechtmatig="Niet op eigen kracht op te lossen.",
    lichter_afgewogen="De buurvrouw helpt al.",
)


def huishouden_met_plan(wereld: Wereld, *, regisseur: str = REGISSEUR, leefgebied: str = "wonen") -> Actie:
    """A file with an active plan; gives the action that an advies can rest on."""
    huishouden = wereld.huishouden(regisseur.partition(".")[2], regisseur=regisseur)
    with als_eigenaar():
        persoon = Persoon.objects.get(huishouden=huishouden)
        plan = Plan.objects.create(huishouden=huishouden, van=PEILDATUM)
        doel = Doel.objects.create(
            huishouden=huishouden, plan=plan, leefgebied=leefgebied, titel="Het huis blijft op orde"
        )
        actie = Actie.objects.create(
            huishouden=huishouden,
            doel=doel,
            leefgebied=leefgebied,
            omschrijving="Hulp bij het huishouden",
            actor_soort="persoon",
            actor_persoon=persoon,
            streefdatum=DAG + datetime.timedelta(days=30),
            evaluatiemoment=DAG + datetime.timedelta(days=60),
        )
        plan.status = "actief"
        plan.save()
        return Actie.objects.select_related("huishouden__team").get(pk=actie.pk)


def persoon_van(huishouden: Huishouden) -> Persoon:
    with als_eigenaar():
        return Persoon.objects.filter(huishouden=huishouden).order_by("gemaakt_op")[0]


def dien_in(
    wereld: Wereld, actie: Actie | None = None, *, wie: str = REGISSEUR, **anders: Any
) -> Maatwerkadvies:
    """The advies of that regisseur, sent like a request would."""
    actie = actie or huishouden_met_plan(wereld, regisseur=wie)
    waarden = {
        "persoon": persoon_van(actie.huishouden),
        "wet": "wmo",
        "voorziening": "hulp bij het huishouden",
        "leveringsvorm": "zin",
        "pgb_uitgelegd": True,
        "onderbouwing": ONDERBOUWING,
        "op": DAG,
        "clientondersteuning_aangeboden_op": anders.get("op", DAG),
        **anders,
    }
    with handelend_als(wereld.id_van(wie)):
        return advies_indienen(actie=actie, door=wereld.wie(wie), **waarden)


def nu(advies: Maatwerkadvies) -> Maatwerkadvies:
    """The advies as it stands in the database, whoever may see it."""
    with als_eigenaar():
        return Maatwerkadvies.objects.select_related("behandelaar", "huishouden", "actie").get(pk=advies.pk)


def beslis(wereld: Wereld, advies: Maatwerkadvies, *, wie: str = "wmo.isd", **anders: Any) -> Besluit:
    """Pick it up and decide, as that consulent."""
    waarden = {"uitkomst": "toegekend", "motivering": "Past bij het doel.", "op": DAG, **anders}
    with handelend_als(wereld.id_van(wie)):
        door = wereld.wie(wie)
        advies_oppakken(advies=advies, door=door, op=DAG)
        return besluiten(advies=advies, door=door, **waarden)


TELBAAR = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")


def pad(naam: str, advies: Maatwerkadvies) -> str:
    return reverse(f"backoffice:{naam}", args=[advies.pk])


def pak_op(wereld: Wereld, advies: Maatwerkadvies, wie: str = "wmo.isd") -> None:
    with handelend_als(wereld.id_van(wie)):
        advies_oppakken(advies=advies, door=wereld.wie(wie), op=DAG)


def vraag(wereld: Wereld, advies: Maatwerkadvies, *, op: datetime.date = DAG) -> None:
    pak_op(wereld, advies)
    with handelend_als(wereld.id_van("wmo.isd")):
        aanvulling_vragen(
            advies=nu(advies),
            vraag="Wat is het inkomen?",
            antwoord_voor=op + datetime.timedelta(days=14),
            door=wereld.wie("wmo.isd"),
            op=op,
        )


def statements(client: Client, adres: str) -> list[str]:
    client.get(adres)
    with CaptureQueriesContext(connection) as vragen:
        assert client.get(adres).status_code == 200
    return [v["sql"] for v in vragen if not v["sql"].startswith(TELBAAR)]
