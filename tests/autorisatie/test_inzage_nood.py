"""The reason of a noodtoegang is a text about a family: whoever reads it leaves one row per huishouden (I9, F2, F3)."""

import datetime
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from huishoudens.diensten.noodtoegang import pagina_van
from huishoudens.models import Huishouden
from tests.autorisatie.uitzonderingen import breek_het_glas
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang.keuzes import Gegevensgroep as G
from toegang.models import Inzageregel

pytestmark = pytest.mark.django_db
FG, LEIDER, REGISSEUR, ELDERS = "privacy", "teamleider.hillegom", "regisseur.hillegom", "medewerker1.lisse"
WACHTRIJ, VAN_TEAM = "/privacy/noodtoegang/", "/team/hillegom/noodtoegang/"

Als = Callable[[str], Client]


@pytest.fixture
def huizen(wereld: Wereld) -> list[Huishouden]:
    return [wereld.huishouden("hillegom", regisseur=REGISSEUR) for _ in range(3)]


def opgeschreven() -> list[tuple[str, str, set[G], str]]:
    """File, page, what was shown beside the name, and by which rule; of the pages about noodtoegang."""
    with als_eigenaar():
        regels = list(Inzageregel.objects.filter(handeling__contains="noodtoegang").order_by("dossier"))
    return [
        (r.dossier, r.handeling, {G(nummer) for nummer in r.groepen} - {G.PERSOON}, r.regel) for r in regels
    ]


def test_the_queue_leaves_a_line_for_each_file_whose_reason_it_shows(
    wereld: Wereld, als: Als, huizen: list[Huishouden]
) -> None:
    """Open and judged ones alike, and a file that was opened twice once; of a shielded one as well."""
    een, twee, _ = huizen
    for huis, wie in ((een, ELDERS), (een, "medewerker1.hillegom"), (twee, ELDERS)):
        breek_het_glas(wereld, huis, wie)
        als(REGISSEUR).get(f"/huishoudens/{huis.pk}/")
    with als_eigenaar():
        Huishouden.objects.filter(pk=twee.pk).update(afgeschermd=True)

    als(FG).get(WACHTRIJ)

    assert opgeschreven() == [
        (huis.nummer, "privacy.noodtoegang_bekijken", {G.JOURNAAL}, "FG:functie") for huis in (een, twee)
    ]


def test_the_list_of_the_team_leaves_a_line_for_each_file(
    wereld: Wereld, als: Als, huizen: list[Huishouden]
) -> None:
    een, twee, _ = huizen
    for huis in (een, twee):
        breek_het_glas(wereld, huis, ELDERS)

    als(LEIDER).get(VAN_TEAM)

    assert opgeschreven() == [
        (huis.nummer, "huishoudens.noodtoegang_van_team_bekijken", {G.JOURNAAL}, "TL:team + TM:team")
        for huis in (een, twee)
    ]


@pytest.mark.parametrize(
    ("wie", "erbij", "regel"),
    [
        (LEIDER, set(), "TL:team + TM:team"),
        (REGISSEUR, set(), "REG:regie + TM:team"),
        (FG, {G.INZAGELOG}, "FG:functie"),
    ],
)
def test_one_noodtoegang_leaves_one_line(
    wereld: Wereld, als: Als, huizen: list[Huishouden], wie: str, erbij: set[G], regel: str
) -> None:
    """Whoever may read it; the privacy officer reads what was read as well, and that is the same line."""
    huis = huizen[0]
    rij = breek_het_glas(wereld, huis, ELDERS)
    als(REGISSEUR).get(f"/huishoudens/{huis.pk}/")

    als(wie).get(pagina_van(rij.pk))

    assert opgeschreven() == [(huis.nummer, "huishoudens.noodtoegang_bekijken", {G.JOURNAAL, *erbij}, regel)]


def test_without_a_reason_on_the_page_there_is_no_line(als: Als) -> None:
    als(FG).get(WACHTRIJ)
    als(LEIDER).get(VAN_TEAM)

    assert opgeschreven() == []


@pytest.mark.parametrize(("wie", "pad"), [(FG, WACHTRIJ), (LEIDER, VAN_TEAM)])
def test_the_lines_are_one_statement_whatever_their_number(
    wereld: Wereld, als: Als, huizen: list[Huishouden], wie: str, pad: str
) -> None:
    client = als(wie)

    def schrijft() -> int:
        with CaptureQueriesContext(connection) as vragen:
            assert client.get(pad).status_code == 200
        return sum("INSERT INTO toegang_inzageregel" in vraag["sql"] for vraag in vragen)

    breek_het_glas(wereld, huizen[0], ELDERS)
    assert schrijft() == 1
    for huis in huizen:
        breek_het_glas(wereld, huis, ELDERS, van=timezone.now() - datetime.timedelta(days=2))

    assert schrijft() == 1
