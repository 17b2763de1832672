"""A foreign id and an id that does not exist answer alike, on every URL (F1, leaks to close)."""

import re
import uuid
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.autorisatie.scenario import alle_situaties, verwijs
from tests.cast import Wereld
from tests.rollen import als_eigenaar

pytestmark = pytest.mark.django_db

# The model a URL's uuid stands for, by what the address begins with.
MODEL_VAN_ADRES = {
    "huishoudens": "huishoudens.Huishouden",
    "meldingen": "triage.Melding",
    "backoffice": "backoffice.Maatwerkadvies",
    "adviezen": "backoffice.Maatwerkadvies",
    "acties": "plannen.Actie",
    "mijn-acties": "plannen.Actie",
    "doelen": "plannen.Doel",
    "plannen": "plannen.Plan",
    "evaluaties": "plannen.Evaluatie",
    "overdrachten": "huishoudens.Overdracht",
    "toegangsverzoeken": "huishoudens.Toegangsverzoek",
    "betrokkenheden": "huishoudens.Betrokkenheid",
    "toestemmingen": "huishoudens.Toestemming",
    "personen": "huishoudens.Persoon",
    "noodtoegang": "huishoudens.Noodtoegang",
    "aanvullingen": "backoffice.Aanvulverzoek",
    "avg": "huishoudens.AvgVerzoek",
}
# Addresses of accounts, rollen and berichten, which hang on no huishouden: the tests of tests/toegang/ walk those.
ZONDER_DOSSIER = {"beheer", "rechten", "berichten"}


def adressen(resolver: URLResolver | None = None, voor: str = "") -> list[str]:
    """Every route with a uuid in it, as Django writes it."""
    uit = []
    for patroon in (resolver or get_resolver()).url_patterns:
        adres = voor + str(patroon.pattern)
        if isinstance(patroon, URLResolver):
            uit += adressen(patroon, adres)
        elif (
            isinstance(patroon, URLPattern)
            and "<uuid:" in adres
            and adres.partition("/")[0] not in ZONDER_DOSSIER
        ):
            uit.append(adres)
    return uit


def vul_in(adres: str, eigen: uuid.UUID, tweede: uuid.UUID) -> str:
    ids = iter([eigen, tweede])
    zonder_andere = re.sub(r"<(?!uuid:)\w+:\w+>", "1", adres)
    return "/" + re.sub(r"<uuid:\w+>", lambda _: str(next(ids)), zonder_andere)


def model_van(adres: str) -> type[models.Model]:
    return apps.get_model(MODEL_VAN_ADRES[adres.split("/", maxsplit=1)[0]])


def kern(antwoord: HttpResponse) -> tuple[int, str]:
    """Status and body, without what differs per request by design."""
    return antwoord.status_code, re.sub(r'csrfmiddlewaretoken" value="\w+"', "", antwoord.content.decode())


def test_every_address_with_an_id_is_known_to_this_test() -> None:
    assert {adres.split("/", maxsplit=1)[0] for adres in adressen()} <= set(MODEL_VAN_ADRES)
    assert len(adressen()) > 15


@pytest.mark.parametrize("wie", ["regisseur.voorhout", "wmo.isd", "accounthouder.lisse", "beheer"])
@pytest.mark.parametrize("methode", ["get", "post"])
def test_a_foreign_id_answers_like_one_that_does_not_exist(
    client: Client, wereld: Wereld, wie: str, methode: str
) -> None:
    huizen = alle_situaties(wereld)
    verwijs(wereld, huizen["gewoon"], wet="jeugdwet", organisatie="TWO Jeugdhulp Holland Rijnland")
    client.force_login(wereld.wie(wie), backend="toegang.inloggen.MedewerkerBackend")

    verschillen = {}
    for adres in adressen():
        model = model_van(adres)
        with als_eigenaar():
            kolom = "pk" if model._meta.model_name == "huishouden" else "huishouden_id"
            rij: Any = model._base_manager.filter(**{kolom: huizen["gewoon"].pk}).first()
            if rij is None:
                rij = model._base_manager.exclude(huishouden__team_id=5).first()
        if rij is None:
            continue
        vreemd = kern(getattr(client, methode)(vul_in(adres, rij.pk, uuid.uuid4())))
        onbekend = kern(getattr(client, methode)(vul_in(adres, uuid.uuid4(), uuid.uuid4())))
        if vreemd != onbekend or vreemd[0] not in (404, 405):
            verschillen[adres] = (vreemd[0], onbekend[0])

    assert verschillen == {}
