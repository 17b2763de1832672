"""Each set of `beleid` holds what a slow reference, written apart from the design, says it holds (F1, I4)."""

import datetime
from uuid import UUID

import pytest
from django.db import connection
from django.utils import timezone

from backoffice.models import Maatwerkadvies
from huishoudens.models import Huishouden, Toelating, Veiligheidsdossier
from monitoring.demo.regio import ACCOUNTS
from tests.autorisatie.naslag import Naslag
from tests.autorisatie.scenario import betrek, met_uitzonderingen
from tests.cast import PEILDATUM, Wereld
from tests.rollen import als_eigenaar
from tests.triage.opzet import registreer
from toegang.keuzes import CONSULENTEN, Rol
from toegang.sessie import handelend_als
from toegang.voorwaarden import Verzameling, functies
from triage.models import Triage

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]
VERZAMELINGEN = [functie for functie in functies() if isinstance(functie, Verzameling)]
ROLLEN = (
    (),
    (Rol.TM,),
    (Rol.AT,),
    (Rol.TL, Rol.TRI),
    CONSULENTEN,
    (Rol.IW,),
    (Rol.AF,),
    (Rol.FG,),
    (Rol.BET,),
)


def volgens_database(naam: str, rollen: tuple[Rol, ...] | None) -> set[UUID]:
    with connection.cursor() as cursor:
        if rollen is None:
            cursor.execute(f"SELECT beleid.{naam}()")
        else:
            cursor.execute(f"SELECT beleid.{naam}(%s)", [[rol.value for rol in rollen]])
        return {rij[0] for rij in cursor.fetchall()}


@pytest.fixture
def bonte_wereld(wereld: Wereld) -> Wereld:
    """Every situation of the matrix, and meldingen of several hands on files with and without a past."""
    huizen = met_uitzonderingen(wereld)
    betrek(wereld, huizen["verwezen"], "jeugd.lisse", "wonen")
    ooit = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    zelf = wereld.huishouden("hillegom")
    for wie, huishouden in (
        ("triage.hillegom", ooit),
        ("teamleider.hillegom", zelf),
        ("triage.hillegom", huizen["gewoon"]),
        ("medewerker1.hillegom", huizen["triage"]),
    ):
        registreer(wereld, wie, huishouden=huishouden, nieuw=None)
    registreer(wereld, "medewerker1.hillegom")
    # Of nobody's regie, and taken in by the triagist alone.
    registreer(wereld, "triage.hillegom", huishouden=wereld.huishouden("hillegom"), nieuw=None)
    _afgeschermd_met_melding(wereld)
    with als_eigenaar():
        # Treated by somebody who decides nothing there.
        Maatwerkadvies.objects.filter(huishouden=huizen["verwezen"], status="in_behandeling").update(
            behandelaar=wereld.id_van("jeugd.lisse")
        )
        ooit.regies.update(tot=PEILDATUM)
        assert Huishouden.objects.get(pk=ooit.pk).regisseur_id is None
    return wereld


def _afgeschermd_met_melding(wereld: Wereld) -> None:
    """Shielded, unsafe and being weighed: who is let in by name today, was until today, or will be tomorrow; or not he."""
    vandaag = timezone.localdate()
    namen = ("medewerker1.hillegom", "triage.hillegom", "teamleider.hillegom", "aandacht.hillegom", "privacy")
    for van, tot, toegelaten in (
        (PEILDATUM, None, namen),
        (PEILDATUM, vandaag, namen),
        (vandaag + datetime.timedelta(days=1), None, namen),
        (PEILDATUM, None, ("medewerker2.hillegom",)),
    ):
        huishouden = wereld.huishouden("hillegom")
        melding = registreer(wereld, "medewerker1.hillegom", huishouden=huishouden, nieuw=None)
        with als_eigenaar():
            Huishouden.objects.filter(pk=huishouden.pk).update(afgeschermd=True)
            Veiligheidsdossier.objects.create(huishouden=huishouden, geopend_op=PEILDATUM)
            Triage.objects.create(
                huishouden=huishouden, melding=melding, datum=PEILDATUM, klantreis="meervoudig_eenvoudig"
            )
            for wie in toegelaten:
                Toelating.objects.create(huishouden=huishouden, medewerker=wereld.wie(wie), van=van, tot=tot)


def test_every_set_is_the_one_of_the_reference(bonte_wereld: Wereld) -> None:
    verschillen, gevuld = [], set()
    for account in ACCOUNTS:
        ik = bonte_wereld.wie(account.email.removesuffix("@voorbeeld.nl"))
        with als_eigenaar():
            naslag = Naslag(ik, timezone.localdate()).verzamelingen()
            assert set(naslag) == {functie.naam for functie in VERZAMELINGEN}
            verwacht = {
                (functie.naam, rollen): naslag[functie.naam](*(rollen or ()))
                for functie in VERZAMELINGEN
                for rollen in (ROLLEN if functie.argumenten else (None,))
            }
        with handelend_als(ik.pk):
            for (naam, rollen), ids in verwacht.items():
                gevuld |= {naam} if ids else set()
                if (gevonden := volgens_database(naam, rollen)) != ids:
                    verschillen.append(
                        (account.email, naam, rollen, len(gevonden - ids), len(ids - gevonden))
                    )

    assert verschillen == []
    # A set that is empty for everybody would agree with anything.
    assert gevuld == {functie.naam for functie in VERZAMELINGEN}
