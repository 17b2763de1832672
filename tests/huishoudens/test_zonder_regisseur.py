"""A shielded family without a regisseur who works here is told of, as long as it lasts, and never which one (F4)."""

import datetime
from collections.abc import Callable

import pytest
from django.db import connection
from django.utils import timezone

from huishoudens.models import Huishouden
from tests.autorisatie.uitzonderingen import is_verwant, laat_toe
from tests.cast import Wereld
from tests.huishoudens.noodopzet import tekst
from tests.rollen import als_eigenaar
from tests.tegelijk import ingelogd
from toegang.diensten.rechten import account_sluiten
from toegang.models import Medewerker, Roltoekenning
from toegang.sessie import handelend_als

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]
REG, TL, FG = "regisseur.hillegom", "teamleider.hillegom", "privacy"
HILLEGOM = 1
MELDING = "Een afgeschermd huishouden zoekt een regisseur"
AVG = "/privacy/avg/"


@pytest.fixture
def huis(wereld: Wereld) -> Huishouden:
    """Shielded, with nobody named but its regisseur; an ordinary one of the same regisseur beside it."""
    wereld.huishouden("hillegom", regisseur=REG)
    return wereld.huishouden("hillegom", naam="Verscholen", regisseur=REG, toegelaten=())


def teams(wereld: Wereld, wie: str) -> set[int]:
    with handelend_als(wereld.id_van(wie)), connection.cursor() as cursor:
        cursor.execute("SELECT beleid.zonder_regisseur()")
        return {nummer for (nummer,) in cursor.fetchall()}


def account_dicht(wereld: Wereld, huis: Huishouden) -> None:
    beheer = wereld.wie("beheer")
    with handelend_als(beheer.pk):
        account_sluiten(medewerker=wereld.wie(REG), door=beheer, op=timezone.now())


def zetel_voorbij(wereld: Wereld, huis: Huishouden) -> None:
    """By the clock: nobody writes anything on that day."""
    with als_eigenaar():
        Roltoekenning.objects.filter(medewerker_id=wereld.id_van(REG)).update(tot=timezone.localdate())


def kent_het_gezin(wereld: Wereld, huis: Huishouden) -> None:
    """Past the dienst, which refuses it while nobody else could go on."""
    with handelend_als(wereld.id_van(REG)), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO huishoudens_relatie (id, gemaakt_op, huishouden_id, medewerker_id, van, door_id)"
            " VALUES (gen_random_uuid(), now(), %s, %s, current_date, %s)",
            [huis.pk, wereld.id_van(REG), wereld.id_van(REG)],
        )


Weg = Callable[[Wereld, Huishouden], None]
WEGEN = [account_dicht, zetel_voorbij, kent_het_gezin]


@pytest.mark.parametrize("weg", WEGEN)
def test_the_teamleider_is_told_when_its_regisseur_is_gone(
    wereld: Wereld, huis: Huishouden, weg: Weg
) -> None:
    assert teams(wereld, TL) == set()

    weg(wereld, huis)

    assert teams(wereld, TL) == {HILLEGOM}
    pagina = tekst(ingelogd(wereld, TL).get("/"))
    assert MELDING in pagina
    assert "Verscholen" not in pagina
    assert huis.nummer not in pagina


@pytest.mark.parametrize("weg", WEGEN)
def test_nobody_else_is_told(wereld: Wereld, huis: Huishouden, weg: Weg) -> None:
    weg(wereld, huis)

    for wie in ("teamleider.lisse", "triage.hillegom", "aandacht.hillegom", "beheer", FG, "wmo.isd"):
        assert teams(wereld, wie) == set(), wie
    assert MELDING not in tekst(ingelogd(wereld, "triage.hillegom").get("/"))


@pytest.mark.parametrize("hoe", ["verwant", "weg", "geen rol"])
def test_where_no_teamleider_may_be_told_the_privacy_officer_is(
    wereld: Wereld, huis: Huishouden, hoe: str
) -> None:
    """F4: whoever knows the family is told nothing of it, so somebody else must be."""
    if hoe == "verwant":
        is_verwant(wereld, huis, TL)
    with als_eigenaar():
        if hoe == "weg":
            Medewerker.objects.filter(pk=wereld.id_van(TL)).update(is_active=False)
        elif hoe == "geen rol":
            Roltoekenning.objects.filter(medewerker_id=wereld.id_van(TL), rol="TL").update(
                tot=timezone.localdate()
            )
    assert teams(wereld, FG) == set()

    account_dicht(wereld, huis)

    assert (teams(wereld, TL), teams(wereld, FG)) == (set(), {HILLEGOM})
    assert MELDING in tekst(ingelogd(wereld, FG).get(AVG))


def test_a_privacy_officer_who_knows_the_family_is_told_nothing(wereld: Wereld, huis: Huishouden) -> None:
    for wie in (TL, FG):
        is_verwant(wereld, huis, wie)

    account_dicht(wereld, huis)

    assert teams(wereld, FG) == set()


def test_it_is_over_when_somebody_has_the_regie_again(wereld: Wereld, huis: Huishouden) -> None:
    account_dicht(wereld, huis)
    with als_eigenaar():
        huis.regies.update(medewerker_id=wereld.id_van("medewerker1.hillegom"))

    assert teams(wereld, TL) == set()
    assert MELDING not in tekst(ingelogd(wereld, TL).get("/"))


@pytest.mark.parametrize(("genoemd", "verteld"), [(True, set()), (False, {HILLEGOM})])
def test_of_a_family_that_has_the_regie_itself_somebody_named_must_be_left(
    wereld: Wereld, huis: Huishouden, genoemd: bool, verteld: set[int]
) -> None:
    with als_eigenaar():
        huis.regies.update(tot=datetime.date(2026, 11, 2))
    if genoemd:
        laat_toe(wereld, huis, "jeugd.hillegom")

    assert teams(wereld, TL) == verteld


def test_an_ordinary_file_is_seen_by_its_team_and_told_of_as_before(wereld: Wereld) -> None:
    huis = wereld.huishouden("hillegom", regisseur=REG)

    account_dicht(wereld, huis)

    assert teams(wereld, TL) == set()
    assert MELDING not in tekst(ingelogd(wereld, FG).get(AVG))


def test_who_is_named_counts_only_while_he_works_here(wereld: Wereld, huis: Huishouden) -> None:
    """Without a regie a named colleague goes on; when that one is gone too, nobody does."""
    laat_toe(wereld, huis, "medewerker1.hillegom")
    with als_eigenaar():
        huis.regies.update(tot=timezone.localdate())
    assert teams(wereld, TL) == set()

    with als_eigenaar():
        Medewerker.objects.filter(pk=wereld.id_van("medewerker1.hillegom")).update(is_active=False)

    assert teams(wereld, TL) == {HILLEGOM}
