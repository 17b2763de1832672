"""Whatever stands behind the question mark of an address, the page answers: the first page, or 404 (screens, errors)."""

import re
from urllib.parse import quote

import pytest
from django.conf import settings
from django.test import Client, RequestFactory

from tests.autorisatie.scenario import verwijs, vul
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang import adresbalk

# Where each parameter is read, and by whom; {huis} is an own huishouden.
GELEZEN = {
    "regisseur.hillegom": {
        "/": ("veranderd",),
        "/huishoudens/": ("van", "niveau", "na", "id"),
        "/zoeken/": ("q",),
        "/meldingen/": ("tab",),
        "/team/hillegom/": ("groep",),
        "/huishoudens/{huis}/": ("tijdlijn", "voor"),
        "/huishoudens/{huis}/tijdlijn/": ("soort", "voor"),
        "/huishoudens/{huis}/contact/": ("met",),
        "/huishoudens/{huis}/uitvraag/": ("persoon",),
        "/huishoudens/{huis}/plan/": ("wijzigen",),
        "/huishoudens/{huis}/plan.pdf": ("op",),
        "/concept/huishoudens/{huis}/contact/": ("weggooien",),
    },
    "teamleider.hillegom": {
        "/team/hillegom/caseload/": ("van", "stil"),
        "/monitoring/hillegom/": ("team", "kwartaal"),
        "/monitoring/hillegom/cijfers.xlsx": ("team", "kwartaal"),
    },
    "privacy": {
        "/privacy/": ("dossier", "medewerker", "van", "tot", "na", "id"),
        "/huishoudens/{huis}/inzage/": ("medewerker", "van", "tot", "na", "id"),
    },
    "beheer": {"/autorisatiematrix/": ("rol", "groep"), "/beheer/accounts/": ("team",)},
    "wmo.isd": {
        "/backoffice/": ("stand", "wet", "wie", "na"),
        "/backoffice/lijst.csv": ("stand", "wet", "wie"),
    },
}
ROMMEL = (
    "",
    "rommel",
    "2026-02-31T10:00:00",
    "2026-02-01T10:00:00",
    "0001-01-01T00:00:00+23:59",
    "9999-12-31T23:59:59-23:59",
    "2026-02-31",
    "9999-12-31",
    "9" * 6000,
    "99999999999~00000000-0000-0000-0000-000000000000",
    "99999-K1",
    "x" * 20_000,
    "a\x00b",
    "\U0001f337\u202e\u0301\u0663",
    "00000000-0000-0000-0000-000000000000",
)
# What is no UTF-8 at all, among which halves of characters.
RUW = ("%FF%FE", "%ED%A0%80", "%")


def namen_in_de_code() -> set[str]:
    """Every query parameter that some view reads."""
    patroon = re.compile(
        r"""GET(?:\.get\(|\[)["'](\w+)["']|["'](\w+)["'] in (?:self\.)?request\.GET|"""
        r"""adresbalk\.\w+\((?:self\.)?request, ["'](\w+)["']"""
    )
    gevonden: set[str] = set()
    for app in ("toegang", "huishoudens", "plannen", "triage", "backoffice", "monitoring"):
        for pad in (settings.BASE_DIR / app).rglob("*.py"):
            for keer in patroon.finditer(pad.read_text(encoding="utf-8")):
                gevonden |= {naam for naam in keer.groups() if naam}
    return gevonden


def test_every_parameter_that_a_view_reads_is_tried_here() -> None:
    geprobeerd = {naam for paginas in GELEZEN.values() for namen in paginas.values() for naam in namen}

    # `tijdlijn` and `soort` are read by one line, with the name of the parameter as a variable.
    assert namen_in_de_code() <= geprobeerd


@pytest.mark.parametrize("wie", GELEZEN)
def test_no_query_brings_a_page_down(client: Client, wereld: Wereld, wie: str) -> None:
    huis = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    vul(wereld, huis)
    verwijs(wereld, huis, wet="wmo", organisatie="ISD Bollenstreek")
    with als_eigenaar():
        client.force_login(wereld.wie(wie), backend="toegang.inloggen.MedewerkerBackend")
    client.raise_request_exception = False

    stuk = {}
    for adres, namen in GELEZEN[wie].items():
        for waarde in (*(quote(rommel, safe="") for rommel in ROMMEL), *RUW):
            for naam in namen:
                vraag = f"{adres.format(huis=huis.pk)}?{naam}={waarde}"
                antwoord = client.get(vraag)
                if antwoord.status_code not in (200, 302, 404, 405):
                    stuk[vraag[:120]] = antwoord.status_code

    assert stuk == {}


@pytest.mark.parametrize(
    ("getypt", "gelezen"),
    [
        ("2026-11-02T10:00:00+01:00", "2026-11-02T10:00:00+01:00"),
        ("2026-11-02T10:00:00", "2026-11-02T10:00:00+01:00"),
        ("2026-11-02T10:00:00 01:00", None),
        ("2026-02-31T10:00:00", None),
        ("0001-01-01T00:00:00", None),
        ("", None),
    ],
)
def test_a_moment_is_read_or_not_given(rf: RequestFactory, getypt: str, gelezen: str | None) -> None:
    moment = adresbalk.moment(rf.get("/", {"voor": getypt}), "voor")

    assert (moment and moment.isoformat()) == gelezen


def test_a_cursor_that_cannot_be_read_is_the_first_page(client: Client, wereld: Wereld) -> None:
    wereld.huishouden("hillegom", regisseur="regisseur.hillegom", naam="Aster")
    with als_eigenaar():
        client.force_login(wereld.wie("regisseur.hillegom"), backend="toegang.inloggen.MedewerkerBackend")

    for vraag in ("na=Z", "na=Z&id=rommel", "id=00000000-0000-0000-0000-000000000000\x00&na=Z"):
        rijen = client.get(f"/huishoudens/?{vraag}").context["rijen"]
        assert [rij.huishouden.aanduiding for rij in rijen] == ["Gezin Aster"]
