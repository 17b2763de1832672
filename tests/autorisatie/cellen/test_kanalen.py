"""Nothing of a file leaves by another door: error pages, the log, mails, the queue, files and commands (F1-F3, I10).

Each door is opened on a stage full of marks (`merken`); what pages and downloads may show is in `test_elke_cel_http`.
"""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.http import HttpResponseBase
from django.template.response import SimpleTemplateResponse
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from huishoudens.diensten import navraag
from tests.autorisatie.cellen.merken import Merken, merk
from tests.autorisatie.cellen.test_elke_cel import alle_rijen
from tests.autorisatie.cellen.toneel import Toneel, bouw
from tests.autorisatie.cellen.vangst import vang
from tests.cast import Wereld
from tests.rollen import als_systeem
from toegang.celery import app
from toegang.diensten.berichten import berichten_mailen
from toegang.taken import BERICHTEN, INZAGEKETEN, WIE_ZIET

pytestmark = pytest.mark.django_db

# What somebody typed is nobody else's either: it may stand on the own page, and in no log.
GETYPT = "qxgetyptxq"
REDEN = f"{GETYPT} Moeder belt in paniek en er is niemand anders."
# Who stands where, with most to read there.
PLEKKEN = {
    "REG": "onveilig",
    "BET": "betrokken_gedeeld",
    "AF": "onveilig",
    "TRI": "triage",
    "IW": "behandeld",
    "AT": "gedeeld_alles",
    "KP": "keten_gedeeld",
    "FG": "avg",
}
PAGINAS = ("", "tijdlijn/", "plan/", "toestemming/", "veiligheid/", "adviezen/", "contact/", "mensen/nieuw/")


@pytest.fixture
def toneel(wereld: Wereld) -> Toneel:
    return bouw(wereld)


def ingelogd(toneel: Toneel, acteur: str, **anders: Any) -> Client:
    client = Client(raise_request_exception=False, **anders)
    client.force_login(toneel.wie(acteur), backend="toegang.inloggen.MedewerkerBackend")
    return client


def geweigerd(toneel: Toneel) -> Iterator[HttpResponseBase]:
    """403 and 404 with a text in the query, a form without its token, one that is too long, one with too many fields."""
    huis = f"/huishoudens/{toneel.huizen['gewoon'].pk}/"
    for acteur in ("TM", "KP", "AH"):
        for pagina in PAGINAS:
            yield ingelogd(toneel, acteur).get(f"{huis}{pagina}?q={GETYPT}")
    for acteur in ("REG", "TM", "AH"):
        for pagina in PAGINAS:
            yield ingelogd(toneel, acteur, enforce_csrf_checks=True).post(huis + pagina, {"tekst": GETYPT})
        veel = {f"veld{nummer}": GETYPT for nummer in range(1_500)}
        yield ingelogd(toneel, acteur).post(f"{huis}contact/", veel)
        yield ingelogd(toneel, acteur).post(f"{huis}contact/", {"tekst": GETYPT * 400_000})


def te_vaak(toneel: Toneel, settings: Settings, patch: pytest.MonkeyPatch) -> Iterator[HttpResponseBase]:
    """Somebody who tries passwords, and somebody who tries days of birth."""
    settings.AXES_ENABLED = True
    for _ in range(settings.AXES_FAILURE_LIMIT + 1):
        yield Client().post("/inloggen/", {"username": f"{GETYPT}@voorbeeld.nl", "password": GETYPT})
    settings.AXES_ENABLED = False
    patch.setattr(navraag, "MEESTE_PER_DAG", 0)
    yield ingelogd(toneel, "TRI").post("/zoeken/", {"q": f"{GETYPT} 8-3-1984"})


def kapot(toneel: Toneel, patch: pytest.MonkeyPatch) -> Iterator[HttpResponseBase]:
    """A page that is made and then breaks, with all it says in the error; and a database that quotes the row."""
    maak = SimpleTemplateResponse.rendered_content.fget  # type: ignore[attr-defined]  # a property

    def breek(antwoord: SimpleTemplateResponse) -> str:
        raise RuntimeError(maak(antwoord))

    def breek_in_sql(_: SimpleTemplateResponse) -> str:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE huishoudens_persoon SET achternaam = NULL")
        return ""

    for stuk in (breek, breek_in_sql):
        with patch.context() as tijdelijk:
            tijdelijk.setattr(SimpleTemplateResponse, "rendered_content", property(stuk))
            for acteur, situatie in PLEKKEN.items():
                client = ingelogd(toneel, acteur)
                for pagina in PAGINAS:
                    yield client.get(f"/huishoudens/{toneel.huizen[situatie].pk}/{pagina}")


def meld(toneel: Toneel) -> None:
    """What people are told of by mail: broken glass, a question for access, a verdict."""
    huis = toneel.huizen["gewoon"].pk
    ingelogd(toneel, "TM").post(f"/huishoudens/{huis}/noodtoegang/", {"reden": REDEN, "begrepen": "on"})
    ingelogd(toneel, "AF").post(f"/huishoudens/{huis}/toegang/vragen/", {"reden": REDEN})
    with als_systeem(BERICHTEN):
        assert berichten_mailen(op=timezone.now())


def taken_en_opdrachten(toneel: Toneel) -> Iterator[str]:
    """What the tasks of the clock answer, and what the commands write."""
    app.loader.import_default_modules()
    for naam, taak in sorted(app.tasks.items()):
        if not naam.startswith("celery."):
            with als_systeem(INZAGEKETEN):
                yield json.dumps([naam, taak.apply().get()], default=str)
    with als_systeem(WIE_ZIET):
        for huishouden in toneel.huizen.values():
            yield _geschreven("wie_ziet", huishouden.nummer, "--json")
    yield _geschreven("matrix", "--json")


def _geschreven(*opdracht: str) -> str:
    uit = io.StringIO()
    try:
        call_command(*opdracht, stdout=uit)
    except CommandError as fout:
        # Of a file that nobody sees.
        return str(fout)
    return uit.getvalue()


def test_nothing_of_a_file_leaves_by_another_door(
    toneel: Toneel,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    settings.REGIE_ANKER = tmp_path / "anker"
    merken = merk(alle_rijen(toneel), toneel)
    assert _er_is_iets_te_zien(toneel, merken)
    with vang() as vangst:
        antwoorden = [
            *geweigerd(toneel),
            *te_vaak(toneel, settings, monkeypatch),
            *kapot(toneel, monkeypatch),
        ]
        with django_capture_on_commit_callbacks(execute=True):
            meld(toneel)
        geschreven = [*taken_en_opdrachten(toneel), settings.REGIE_ANKER.read_text()]

    fouten = [antwoord for antwoord in antwoorden if antwoord.status_code >= 400]
    lekken = [
        (a.status_code, a.request["PATH_INFO"], merken.gezien_in(a)) for a in fouten if merken.gezien_in(a)
    ]  # type: ignore[attr-defined]  # of a test client
    buiten_om = {**_per_deur(merken, vangst.log, "log"), **_per_deur(merken, vangst.wachtrij, "queue")}
    buiten_om |= {**_per_deur(merken, vangst.mails, "mail"), **_per_deur(merken, geschreven, "written")}

    print(  # noqa: T201 - the numbers are part of the proof
        f"\n{len(merken.van)} marks sought in {len(fouten)} error pages, {len(vangst.log)} lines of log,"
        f" {len(vangst.mails)} mails, {len(vangst.wachtrij)} messages in the queue, {len(geschreven)} texts written"
    )
    assert lekken == []
    assert buiten_om == {}
    assert {antwoord.status_code for antwoord in fouten} >= {400, 403, 404, 413, 500}
    assert len({naam for naam in app.tasks if not naam.startswith("celery.")}) >= 4
    assert vangst.mails
    assert vangst.wachtrij
    loggers = {json.loads(regel)["logger"] for regel in vangst.log}
    assert loggers >= {"django.request", "django.security.csrf", "axes.handlers.cache"}


def _per_deur(merken: Merken, teksten: list[str], deur: str) -> dict[tuple[str, str], set[str]]:
    gevonden = {(deur, tekst): merken.in_tekst(tekst) for tekst in teksten}
    gevonden |= {(deur, tekst): {GETYPT} for tekst in teksten if GETYPT in tekst}
    return {waar: tekens for waar, tekens in gevonden.items() if tekens}


def _er_is_iets_te_zien(toneel: Toneel, merken: Merken) -> bool:
    """Each of them reads something of that file, so there was something to leak."""
    return all(
        merken.gezien_in(ingelogd(toneel, acteur).get(f"/huishoudens/{toneel.huizen[situatie].pk}/"))
        for acteur, situatie in PLEKKEN.items()
    )
