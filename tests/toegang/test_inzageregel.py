"""The lines of the inzagelog: one per file that was shown, with its own rule, changed by nobody (F2, I9)."""

import datetime

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from huishoudens.models import Huishouden
from monitoring.demo.regio import ACCOUNTS
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang.diensten.inzage import Gelezen, inzage_vastleggen
from toegang.keuzes import Gegevensgroep as G
from toegang.models import Inzageregel
from toegang.sessie import handelend_als

pytestmark = pytest.mark.django_db

NU = datetime.datetime(2026, 11, 2, 9, tzinfo=datetime.UTC)


def schrijf(wereld: Wereld, *gelezen: Gelezen, als: str = "regisseur.hillegom", door: str = "") -> int:
    """How many statements it takes to write down that this account read; `door`: in whose name."""
    with handelend_als(wereld.id_van(als)), CaptureQueriesContext(connection) as vragen:
        inzage_vastleggen(
            door_id=wereld.id_van(door or als),
            handeling="monitoring.vandaag_lezen",
            gelezen=gelezen,
            op=NU,
        )
    return len(vragen)


def regel_van(huishouden: Huishouden, *inhoud: G) -> Gelezen:
    return Gelezen.op_regel(huishouden.pk, huishouden.nummer, *inhoud)


def test_only_the_privacy_officer_reads_the_log(wereld: Wereld) -> None:
    """Matrix row 22, asked of the database itself: the regisseur of the file reads none of it either."""
    schrijf(wereld, regel_van(wereld.huishouden("hillegom", regisseur="regisseur.hillegom"), G.PLAN))

    lezers = []
    for account in ACCOUNTS:
        with handelend_als(wereld.medewerkers[account.email].pk):
            if Inzageregel.objects.exists():
                lezers.append(account.email)

    assert lezers == ["privacy@voorbeeld.nl"]


def test_nobody_changes_a_line_or_takes_one_away(wereld: Wereld) -> None:
    schrijf(wereld, regel_van(wereld.huishouden("hillegom", regisseur="regisseur.hillegom"), G.PLAN))

    for wie in ("regisseur.hillegom", "privacy", "beheer"):
        for poging in (lambda rijen: rijen.update(regel=""), lambda rijen: rijen.delete()):
            with handelend_als(wereld.id_van(wie)), pytest.raises(DatabaseError), transaction.atomic():
                poging(Inzageregel.objects.all())


def test_nobody_writes_a_line_in_the_name_of_a_colleague(wereld: Wereld) -> None:
    huishouden = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")

    with pytest.raises(DatabaseError), transaction.atomic():
        schrijf(wereld, regel_van(huishouden, G.PLAN), als="jeugd.hillegom", door="regisseur.hillegom")


def test_a_list_leaves_one_line_per_file_in_one_statement_each_with_its_own_rule(wereld: Wereld) -> None:
    eigen = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    van_team = wereld.huishouden("hillegom", regisseur="jeugd.hillegom")
    stil = wereld.huishouden("hillegom")

    aantal = schrijf(
        wereld,
        regel_van(eigen, G.PLAN),
        regel_van(van_team, G.JOURNAAL),
        regel_van(eigen, G.VERWIJZING),
        regel_van(stil),
    )

    assert aantal == 1
    with als_eigenaar():
        regels = Inzageregel.objects.order_by("dossier").values_list("dossier", "groepen", "regel")
        assert list(regels) == [
            (eigen.nummer, [1, 12, 15], "REG:regie + TM:team"),
            (van_team.nummer, [1, 5], "TM:team"),
        ]


def test_a_list_without_content_asks_the_database_nothing(wereld: Wereld) -> None:
    assert schrijf(wereld, regel_van(wereld.huishouden("hillegom"))) == 0
