"""The demo's ketenpartner finds work on the own page, and it was given as the rules ask (F1, matrix note 4)."""

import datetime

from django.utils import timezone

from huishoudens.models import Werkitem
from monitoring.demo.omgeving import omgeving
from monitoring.demo.regio import regio_aanmaken
from monitoring.demo.vullen import vul
from plannen.models import Actie
from plannen.overzichten.eigen_acties import eigen_acties
from tests.demo.test_demovulling import _Stil, niets_bewaard
from tests.rollen import als_eigenaar, als_systeem
from toegang.models import Medewerker
from toegang.sessie import handelend_als
from toegang.taken import DEMOVULLING

PARTNER = "partner.bollenwonen@voorbeeld.nl"


def test_the_ketenpartner_has_a_few_own_actions_and_sees_nothing_else_of_a_plan(db: None) -> None:
    with niets_bewaard():
        with als_systeem(DEMOVULLING):
            medewerkers = regio_aanmaken(wachtwoord_hash="x", vanaf=datetime.date(2020, 1, 1))
            vul(omgeving(medewerkers, nu=timezone.now(), huishoudens=60), 60, zaad="tulp", teller=_Stil())
        with als_eigenaar():
            partner = Medewerker.objects.get(email=PARTNER)
        with handelend_als(partner.pk):
            acties = eigen_acties(partner)
            assert set(Actie.objects.values_list("pk", flat=True)) == {actie.pk for actie in acties}
        with als_eigenaar():
            werk = Werkitem.objects.filter(bron_id__in=[actie.pk for actie in acties], open=True)
            assert {item.medewerker_id for item in werk} == {partner.pk}
            assert len(werk) == len(acties)

    assert 1 <= len(acties) <= 2
    assert all(actie.streefdatum and actie.streefdatum >= timezone.localdate() for actie in acties)
