"""The demo region is drawn from a seed, looks like a region, and breaks no rule of the system (E1, E2)."""

import datetime
import io
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.models import Count, F, Q
from django.utils import timezone

from backoffice.diensten.termijn import reken_opnieuw
from backoffice.models import Aanvulverzoek, Maatwerkadvies
from huishoudens.models import (
    Contactmoment,
    Huishouden,
    Leefgebiedbeeld,
    Overdracht,
    Persoon,
    PersoonBsn,
    Regie,
    Werkitem,
    Zoekterm,
)
from monitoring.demo.formatie import plekken
from monitoring.demo.gezin import SOORTEN
from monitoring.demo.omgeving import omgeving
from monitoring.demo.regio import regio_aanmaken
from monitoring.demo.vullen import vul
from monitoring.management.commands import demovulling
from monitoring.models import Kerncijfer
from monitoring.overzichten.caseload import caseload_van
from monitoring.overzichten.formatie import VOL_PER_FTE
from plannen.kwaliteit import beoordeel
from plannen.models import Actie, Akkoord, Evaluatie, Plan
from plannen.overzichten.planbeeld import planbeeld
from tests import rollen
from tests.rollen import als_eigenaar, als_systeem
from toegang.models import Medewerker, Team
from toegang.normaliseren import is_bsn
from toegang.sessie import handelend_als
from toegang.taken import DEMOVULLING
from toegang.versleuteling import ontsleutel
from triage.models import Melding, Triage

AANTAL = 60


@pytest.fixture
def demo(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small demo, made by the command itself; the figures are counted in their own tests."""
    monkeypatch.setattr(demovulling, "kerncijfers_bijwerken", lambda *, op: 0)
    with rollen._als_rol("regie_systeem"):
        call_command("demovulling", huishoudens=AANTAL, stdout=io.StringIO())


@contextmanager
def niets_bewaard() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def getrokken(zaad: str, aantal: int = 18) -> list[Any]:
    """What a seed draws, read back and thrown away."""
    nu = timezone.now().replace(hour=10, minute=0, second=0, microsecond=0)
    with niets_bewaard(), als_systeem(DEMOVULLING):
        medewerkers = regio_aanmaken(wachtwoord_hash="x", vanaf=datetime.date(2020, 1, 1))
        vul(omgeving(medewerkers, nu=nu, huishoudens=aantal), aantal, zaad=zaad, teller=_Stil())
        return [
            list(
                Huishouden.objects.order_by("id").values_list(
                    "id", "aanduiding", "niveau", "team", "gemaakt_op"
                )
            ),
            list(
                Persoon.objects.order_by("id").values_list("id", "voornamen", "achternaam", "geboortedatum")
            ),
            list(Melding.objects.order_by("id").values_list("id", "vraag", "moment")),
            list(Actie.objects.order_by("id").values_list("id", "omschrijving", "streefdatum", "status")),
            list(Werkitem.objects.order_by("id").values_list("id", "soort", "uiterlijk")),
        ]


class _Stil:
    def stap(self, aantal: int = 1) -> None:
        """Nothing to show."""


def test_a_grandmother_who_lives_with_the_family_agrees_with_the_plan_too(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """C4."""
    monkeypatch.setitem(SOORTEN, "drie_generaties", 50.0)
    with niets_bewaard(), als_systeem(DEMOVULLING):
        medewerkers = regio_aanmaken(wachtwoord_hash="x", vanaf=datetime.date(2020, 1, 1))
        vul(omgeving(medewerkers, nu=timezone.now(), huishoudens=90), 90, zaad="tulp", teller=_Stil())
        oud = Persoon.objects.filter(lidmaatschappen__rol="grootouder")
        in_plan = set(oud.filter(huishouden__plannen__status="actief").values_list("id", flat=True))

        assert in_plan
        assert in_plan <= set(Akkoord.objects.values_list("persoon_id", flat=True))


def test_the_same_seed_gives_the_same_region_and_another_seed_another(db: None) -> None:
    assert getrokken("tulp") == getrokken("tulp")
    assert getrokken("tulp")[1] != getrokken("narcis")[1]


def test_the_figures_are_counted_at_the_end(db: None) -> None:
    with rollen._als_rol("regie_systeem"):
        call_command("demovulling", huishoudens=12, stdout=io.StringIO())

    with als_eigenaar():
        assert Kerncijfer.objects.exists()


def test_a_filled_database_is_left_alone(demo: None) -> None:
    with rollen._als_rol("regie_systeem"), pytest.raises(CommandError, match="Er staan al gegevens"):
        call_command("demovulling", stdout=io.StringIO())


def test_the_region_looks_like_one(demo: None) -> None:
    with als_eigenaar():
        assert Huishouden.objects.count() > AANTAL
        per_team = dict(Huishouden.objects.filter(bron="").values_list("team").annotate(n=Count("id")))
        assert set(per_team.values()) == {AANTAL // 6}
        niveaus = dict(Huishouden.objects.values_list("niveau").annotate(n=Count("id")))
        assert niveaus["enkelvoudig"] > niveaus["meervoudig"] > niveaus.get("meervoudig_complex", 0)
        jaren = [
            timezone.localdate().year - dag.year
            for dag in Persoon.objects.values_list("geboortedatum", flat=True)
        ]
        assert min(jaren) < 6
        assert max(jaren) > 80
        for team in Team.objects.all():
            assert Melding.objects.filter(team=team, status="nieuw").exists()
            assert Werkitem.objects.filter(huishouden__team=team, soort="regie_gezocht", open=True).exists()
        open_ = Maatwerkadvies.objects.filter(status__in=["ingediend", "in_behandeling", "opgeschort"])
        assert set(open_.values_list("wet", flat=True)) == {"wmo", "jeugdwet", "participatiewet", "wgs"}
        assert set(open_.values_list("status", flat=True)) == {"ingediend", "in_behandeling", "opgeschort"}
        assert open_.filter(ontvanger__code="isd").count() >= 12


def test_a_teamleider_finds_still_cases_late_work_and_households_of_who_left(demo: None) -> None:
    vandaag = timezone.localdate()
    for team in Team.objects.all():
        with als_eigenaar():
            leider = Medewerker.objects.get(
                roltoekenningen__team=team, roltoekenningen__rol="TL", is_active=True
            )
        with handelend_als(leider.pk):
            beeld = caseload_van(team, op=vandaag)
        redenen = {casus.reden for casus in beeld.stil}
        assert any("werkt hier niet meer" in reden for reden in redenen)
        assert any("Niets gepland sinds" in reden for reden in redenen)
        assert any(collega.te_laat for collega in beeld.collegas)
        assert [collega.werkt_hier for collega in beeld.collegas].count(False) == 1


@pytest.mark.parametrize("huishoudens", [300, 3000, 13_000])
def test_hours_follow_the_households_so_that_some_are_full_and_some_have_room(huishoudens: int) -> None:
    for plekken_ in plekken(huishoudens, 6):
        procenten = [100 * plek.punten / (VOL_PER_FTE * float(plek.fte)) for plek in plekken_]
        assert all(Decimal("0.02") <= plek.fte <= 1 for plek in plekken_)
        assert max(procenten) > 100
        assert min(procenten) < 85
        assert 80 < sum(procenten) / len(procenten) < 110


def test_every_bsn_is_from_the_test_range(demo: None) -> None:
    with als_eigenaar():
        nummers = [ontsleutel(tekst) for tekst in PersoonBsn.objects.values_list("versleuteld", flat=True)]

    assert all(is_bsn(nummer) and nummer.startswith("9999") for nummer in nummers)
    assert len(set(nummers)) == len(nummers) > AANTAL


def test_a_regisseur_has_a_day_of_work(demo: None) -> None:
    vandaag = timezone.localdate()
    with als_eigenaar():
        regisseurs = list(Medewerker.objects.filter(email__startswith="regisseur."))
    for regisseur in regisseurs:
        with handelend_als(regisseur.pk):
            mijn = Werkitem.objects.filter(Q(medewerker=regisseur) | Q(regisseur=regisseur), open=True)
            binnenkort = mijn.filter(uiterlijk__lte=vandaag + datetime.timedelta(days=7))
            assert binnenkort.count() >= 3, (regisseur, list(mijn.values_list("soort", "uiterlijk", "wie")))
            assert mijn.filter(uiterlijk__lt=vandaag).exists()


def test_nothing_that_happened_lies_in_the_future(demo: None) -> None:
    nu, vandaag = timezone.now(), timezone.localdate()
    with als_eigenaar():
        assert not Melding.objects.filter(moment__gt=nu).exists()
        assert not Contactmoment.objects.filter(moment__gt=nu).exists()
        assert not Triage.objects.filter(
            Q(datum__gt=vandaag) | Q(datum__lt=F("melding__moment__date"))
        ).exists()
        assert not Leefgebiedbeeld.objects.filter(datum__gt=vandaag).exists()
        assert not Evaluatie.objects.filter(gehouden_op__gt=vandaag).exists()
        assert not Maatwerkadvies.objects.filter(ingediend_op__gt=vandaag).exists()
        assert not Akkoord.objects.filter(datum__gt=vandaag).exists()


def open_werk(soort: str) -> set[Any]:
    return set(Werkitem.objects.filter(soort=soort, open=True).values_list("bron_id", flat=True))


def test_every_piece_of_work_has_its_source_and_every_source_its_work(demo: None) -> None:
    with als_eigenaar():
        lopend = {"status__in": ["open", "bezig"], "plan_actief": True}
        assert open_werk("actie") == set(Actie.objects.filter(**lopend).values_list("id", flat=True))
        gepland = Evaluatie.objects.filter(gehouden_op__isnull=True, plan__status__in=["actief", "waakvlam"])
        assert open_werk("evaluatie") == set(gepland.values_list("id", flat=True))
        open_ = Melding.objects.filter(status__in=["nieuw", "in_triage"])
        assert open_werk("triage") == set(open_.values_list("id", flat=True))
        advies = Maatwerkadvies.objects.filter(status__in=["ingediend", "in_behandeling", "opgeschort"])
        assert open_werk("advies") == set(advies.values_list("id", flat=True))
        vragen = Aanvulverzoek.objects.filter(beantwoord_op__isnull=True)
        assert open_werk("aanvulling") == set(vragen.values_list("id", flat=True))
        gevraagd = Overdracht.objects.filter(status="gevraagd")
        assert open_werk("overdracht") == set(gevraagd.values_list("id", flat=True))
        zonder = Huishouden.objects.exclude(regies__tot__isnull=True, regies__isnull=False)
        gezocht = set(zonder.filter(meldingen__status="afgerond").values_list("id", flat=True))
        # A family that has the regie itself gets a colleague for a question of the back office.
        gezocht |= set(vragen.filter(huishouden__regisseur=None).values_list("huishouden_id", flat=True))
        assert open_werk("regie_gezocht") == gezocht
        waakvlam = Huishouden.objects.filter(plannen__status="waakvlam")
        assert open_werk("waakvlam") == set(waakvlam.values_list("id", flat=True))
        assert open_werk("onderzoek") <= set(
            Melding.objects.filter(wetten__contains=["wmo"]).values_list("id", flat=True)
        )


def test_work_lies_with_whom_the_diensten_would_give_it(demo: None) -> None:
    with als_eigenaar():
        for werk in Werkitem.objects.filter(soort="actie", open=True).select_related("huishouden"):
            actie = Actie.objects.get(pk=werk.bron_id)
            assert werk.uiterlijk == actie.streefdatum
            assert werk.medewerker_id == (actie.actor_medewerker_id or werk.huishouden.regisseur_id)
            assert werk.organisatie_id == actie.actor_organisatie_id
            assert (werk.regisseur_id, werk.scope_team) == (
                werk.huishouden.regisseur_id,
                werk.huishouden.scope_team,
            )
        for werk in Werkitem.objects.filter(soort="advies", open=True):
            advies = Maatwerkadvies.objects.get(pk=werk.bron_id)
            assert (werk.uiterlijk, werk.medewerker_id) == (advies.beslissen_uiterlijk, advies.behandelaar_id)
            assert advies.beslissen_uiterlijk == reken_opnieuw(advies)
        assert Maatwerkadvies.objects.filter(status="opgeschort").exists()


def test_nobody_has_two_regisseurs_and_the_copy_is_right(demo: None) -> None:
    with als_eigenaar():
        open_ = Regie.objects.filter(tot__isnull=True)
        assert open_.values("huishouden").distinct().count() == open_.count()
        for regie in open_.select_related("huishouden"):
            assert regie.huishouden.regisseur_id == regie.medewerker_id
        # Regie passes on without a gap.
        for eerder in Regie.objects.filter(tot__isnull=False):
            assert Regie.objects.filter(huishouden=eerder.huishouden_id, van=eerder.tot).exists()


def test_every_active_plan_has_all_that_vaststellen_asks(demo: None) -> None:
    with als_eigenaar():
        plannen = list(Plan.objects.filter(status="actief"))
        beelden = [
            planbeeld(huishouden_id=p.huishouden_id, lezer=None, op=timezone.localdate(), plan_id=p.pk)
            for p in plannen
        ]

    assert len(plannen) > AANTAL // 4
    assert [gebrek.zin for beeld in beelden if beeld for gebrek in beoordeel(beeld).blokkades] == []


def test_every_name_can_be_found_and_every_row_has_a_first_version(demo: None) -> None:
    with als_eigenaar():
        assert not Persoon.objects.exclude(pk__in=Zoekterm.objects.values("persoon_id")).exists()
        for model in (Huishouden, Persoon, Plan, Actie, Melding, Maatwerkadvies, Evaluatie):
            eerste = set(model.history.filter(history_type="+").values_list("id", flat=True))
            assert eerste == set(model.objects.values_list("id", flat=True)), model
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(DISTINCT nummer) = count(*) FROM huishoudens_huishouden")
            assert cursor.fetchone() == (True,)
