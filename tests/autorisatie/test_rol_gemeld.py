"""Nobody gives a rol that watches, manages or leads without the privacy officers being told (ADR 0014, 0015, I8)."""

import datetime
from typing import Any

import pytest

from tests.autorisatie.rechten_in_sql import COLLEGA, DAG, FB, FB2, FG, TL, geef, voer_uit, vraag
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from tests.tegelijk import ingelogd
from toegang.models import Bericht, Medewerker, Rechtenverzoek, Roltoekenning
from toegang.sessie import handelend_als

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]
TWEEDE = "regisseur.lisse"


def pagina_van(verzoek: Rechtenverzoek) -> str:
    return f"/rechten/verzoeken/{verzoek.pk}/"


def verteld() -> set[tuple[str, str, str]]:
    with als_eigenaar():
        rijen = Bericht.objects.values_list("medewerker__email", "soort", "pad")
        return {(email.removesuffix("@voorbeeld.nl"), soort, pad) for email, soort, pad in rijen}


def is_privacy_officer(wereld: Wereld, wie: str, tot: datetime.date | None = None) -> None:
    with als_eigenaar():
        Roltoekenning.objects.create(medewerker_id=wereld.id_van(wie), rol="FG", van=DAG, tot=tot)


@pytest.mark.parametrize("rol", ["FG", "FB"])
def test_every_privacy_officer_is_told_of_it(wereld: Wereld, rol: str) -> None:
    """By plain SQL too; not who left or stopped."""
    is_privacy_officer(wereld, TWEEDE)
    is_privacy_officer(wereld, "jeugd.lisse", tot=DAG)
    is_privacy_officer(wereld, "triage.hillegom")
    with als_eigenaar():
        Medewerker.objects.filter(pk=wereld.id_van("triage.hillegom")).update(is_active=False)
    gevraagd = vraag(wereld, FB, rol=rol, team_id=None)

    geef(wereld, FB2, gevraagd, rol=rol, team_id=None)

    assert verteld() == {(wie, "rol_gegeven", pagina_van(gevraagd)) for wie in (FG, TWEEDE)}


def test_a_second_teamleider_is_told_of_and_each_time_again(wereld: Wereld) -> None:
    for _ in range(2):
        gevraagd = vraag(wereld, TL, rol="TL")
        geef(wereld, FB, gevraagd, rol="TL")
        assert (FG, "rol_gegeven", pagina_van(gevraagd)) in verteld()
        with als_eigenaar():
            Rechtenverzoek.objects.update(status="uitgevoerd", beantwoord_op=gevraagd.gevraagd_op,
                                          beantwoord_door_id=wereld.id_van(FB))  # fmt: skip

    assert len(verteld()) == 2


@pytest.mark.parametrize(("rol", "verwacht"), [("FB", {FG, TWEEDE}), ("FG", {FG, TWEEDE}), ("", set())])
def test_an_account_that_opens_again_with_such_a_rol_is_told_of(
    wereld: Wereld, rol: str, verwacht: set[str]
) -> None:
    """Its rollen are there again; without one, or with one that ended, it is nobody's news."""
    is_privacy_officer(wereld, TWEEDE)
    is_privacy_officer(wereld, COLLEGA, tot=DAG)
    with als_eigenaar():
        if rol:
            Roltoekenning.objects.create(medewerker_id=wereld.id_van(COLLEGA), rol=rol, van=DAG)
        Medewerker.objects.filter(pk=wereld.id_van(COLLEGA)).update(is_active=False)
    vraag(wereld, FB, soort="heropenen", rol="", team_id=None, van=None)

    with handelend_als(wereld.id_van(FB2)):
        assert voer_uit(
            "UPDATE toegang_medewerker SET is_active = true WHERE id = %s", wereld.id_van(COLLEGA)
        )

    pad = f"/beheer/accounts/{wereld.id_van(COLLEGA)}/"
    assert verteld() == {(wie, "rol_gegeven", pad) for wie in verwacht}


def test_neither_who_gets_it_nor_who_gives_it_is_told(wereld: Wereld) -> None:
    is_privacy_officer(wereld, COLLEGA)
    is_privacy_officer(wereld, FB2)
    gevraagd = vraag(wereld, FB, rol="FB", team_id=None)

    geef(wereld, FB2, gevraagd, rol="FB", team_id=None)

    assert {wie for wie, _, _ in verteld()} == {FG}


@pytest.mark.parametrize("velden", [{}, {"rol": "AF"}])
def test_of_other_rollen_nobody_is_told(wereld: Wereld, velden: dict[str, Any]) -> None:
    geef(wereld, FB, vraag(wereld, TL, **velden), **velden)

    assert verteld() == set()


def test_the_page_tells_the_privacy_officer_who_asked_and_is_then_read(wereld: Wereld) -> None:
    gevraagd = vraag(wereld, FB, rol="FG", team_id=None)
    geef(wereld, FB2, gevraagd, rol="FG", team_id=None)
    with als_eigenaar():
        bericht = Bericht.objects.get()

    antwoord = ingelogd(wereld, FG).get(f"/berichten/{bericht.pk}/", follow=True)

    assert antwoord.redirect_chain[-1][0] == pagina_van(gevraagd)
    assert wereld.wie(FB).naam in antwoord.content.decode()
    with als_eigenaar():
        assert Bericht.objects.get().gelezen_op is not None
