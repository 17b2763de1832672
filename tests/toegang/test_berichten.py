"""Berichten: told at once, mailed once, and about nobody (F3, ADR 0015)."""

import datetime
import smtplib
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from huishoudens.diensten.noodtoegang import noodtoegang_openen, pagina_van
from huishoudens.models import Huishouden, Noodtoegang
from tests.autorisatie.uitzonderingen import is_verwant
from tests.cast import Wereld
from tests.rollen import als_eigenaar, als_systeem
from tests.tegelijk import ingelogd, tegelijk
from toegang.diensten import berichten
from toegang.diensten.berichten import berichten_mailen
from toegang.keuzes import Berichtsoort
from toegang.models import Bericht
from toegang.sessie import handelend_als
from toegang.taken import BERICHTEN

REDEN = "Mevrouw Tulp belt in paniek, haar zoon is weg."
WIE = "medewerker1.lisse"
ONTVANGERS = {"regisseur.hillegom@voorbeeld.nl", "teamleider.hillegom@voorbeeld.nl", "privacy@voorbeeld.nl"}


@pytest.fixture
def huis(wereld: Wereld) -> Huishouden:
    return wereld.huishouden("hillegom", naam="Tulp", regisseur="regisseur.hillegom")


def open_(wereld: Wereld, huis: Huishouden) -> Noodtoegang:
    with handelend_als(wereld.id_van(WIE)):
        return noodtoegang_openen(huishouden_id=huis.pk, door=wereld.wie(WIE), reden=REDEN, op=timezone.now())


def mailronde(op: datetime.datetime | None = None) -> int:
    with als_systeem(BERICHTEN):
        return berichten_mailen(op=op or timezone.now())


def alle() -> list[Bericht]:
    with als_eigenaar():
        return list(Bericht.objects.select_related("medewerker").order_by("soort"))


@pytest.mark.django_db
def test_who_guards_it_is_told_in_the_same_transaction(wereld: Wereld, huis: Huishouden) -> None:
    """F3: regisseur, teamleider and privacy officer, each once, however often it is asked."""
    noodtoegang = open_(wereld, huis)
    open_(wereld, huis)

    assert [(b.soort, b.medewerker.email) for b in alle()] == [
        ("nood_privacy", "privacy@voorbeeld.nl"),
        ("nood_regie", "regisseur.hillegom@voorbeeld.nl"),
        ("nood_team", "teamleider.hillegom@voorbeeld.nl"),
    ]
    assert {b.pad for b in alle()} == {pagina_van(noodtoegang.pk)}


@pytest.mark.django_db
def test_a_mail_names_nobody_and_says_where_to_go(wereld: Wereld, huis: Huishouden) -> None:
    """F3: in subject, body and every header there is no resident, colleague, team, reason or id."""
    noodtoegang = open_(wereld, huis)

    assert mailronde() == 3

    assert {brief.to[0] for brief in mail.outbox} == ONTVANGERS
    for brief in mail.outbox:
        bericht = brief.message()
        heel = brief.body + "".join(f"{naam}: {waarde}" for naam, waarde in bericht.items() if naam != "To")
        for verboden in (
            *("Tulp", "Anna", "Hillegom", "Lisse", "paniek", "zoon", huis.nummer, str(huis.pk)),
            *(str(noodtoegang.pk), wereld.wie(WIE).achternaam, "http"),
        ):
            assert verboden not in heel, verboden
        assert "Log in om te lezen waarom." in brief.body
    team = next(brief for brief in mail.outbox if "teamleider" in brief.to[0])
    assert "Er is noodtoegang gebruikt in uw team." in team.body


@pytest.mark.django_db
def test_no_mail_goes_twice_and_none_for_what_was_read(wereld: Wereld, huis: Huishouden) -> None:
    """F3."""
    open_(wereld, huis)
    with als_eigenaar():
        Bericht.objects.filter(soort=Berichtsoort.NOOD_REGIE).update(gelezen_op=timezone.now())

    assert [mailronde(), mailronde()] == [2, 0]
    assert len(mail.outbox) == 2


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_each_mail_once(wereld: Wereld, huis: Huishouden) -> None:
    """F3: also when one of them is in the middle of sending."""
    open_(wereld, huis)
    with als_eigenaar():
        een = alle()[0]
        Bericht.objects.bulk_create(
            Bericht(
                medewerker=een.medewerker, soort=een.soort, pad=f"/proef/{nummer}/",
                gemaakt_op=een.gemaakt_op, mailen_vanaf=een.mailen_vanaf,
            )
            for nummer in range(30)
        )  # fmt: skip

    def werker() -> int:
        # As a worker does: no transaction around the round, and the role of the system tasks.
        with connection.cursor() as cursor:
            cursor.execute("SET ROLE regie_systeem")
        return berichten_mailen(op=timezone.now())

    gingen = tegelijk([werker] * 4)

    assert sum(gingen) == len(mail.outbox) == 33
    assert all(b.gemaild_op and b.pogingen == 1 for b in alle())


class Weigert(BaseEmailBackend):
    """A mail server that is down, or refuses one address."""

    fout: Callable[[], Exception] = ConnectionRefusedError
    gevraagd = 0

    def send_messages(self, email_messages: Any) -> int:
        type(self).gevraagd += 1
        raise self.fout()


@pytest.fixture
def post_ligt_plat(settings: Settings) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Weigert"
    Weigert.gevraagd, Weigert.fout = 0, ConnectionRefusedError


@pytest.mark.django_db
def test_a_mail_server_that_is_down_is_tried_again_later(
    wereld: Wereld, huis: Huishouden, post_ligt_plat: None, settings: Settings, caplog: Any
) -> None:
    """F3: one try tells that it is down; later all go, and the log names nobody."""
    open_(wereld, huis)
    nu = timezone.now()

    assert mailronde(nu) == 0

    assert Weigert.gevraagd == 1
    assert all(b.gemaild_op is None for b in alle())
    assert "voorbeeld.nl" not in caplog.text
    assert "paniek" not in caplog.text
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert mailronde(nu) == 2
    assert mailronde(nu + datetime.timedelta(seconds=31)) == 1
    assert {brief.to[0] for brief in mail.outbox} == ONTVANGERS


@pytest.mark.django_db
def test_one_refused_address_does_not_hold_up_the_others(
    wereld: Wereld, huis: Huishouden, post_ligt_plat: None
) -> None:
    """F3."""
    Weigert.fout = lambda *_: smtplib.SMTPRecipientsRefused({})
    open_(wereld, huis)

    assert mailronde() == 0
    assert Weigert.gevraagd == 3


@pytest.mark.django_db
def test_after_a_day_a_mail_is_no_news_any_more(wereld: Wereld, huis: Huishouden) -> None:
    """F3: the bericht on the page stays."""
    open_(wereld, huis)

    assert mailronde(timezone.now() + datetime.timedelta(hours=25)) == 0
    assert len(alle()) == 3


@pytest.mark.django_db
def test_without_a_mail_server_nothing_is_marked_as_sent(
    wereld: Wereld, huis: Huishouden, settings: Settings
) -> None:
    """F3."""
    settings.REGIE_MAILT = False
    open_(wereld, huis)

    assert mailronde() == 0
    assert all(b.gemaild_op is None for b in alle())


@pytest.mark.django_db
def test_a_queue_that_is_gone_never_breaks_the_request(
    wereld: Wereld,
    huis: Huishouden,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    """F3: what was done stands; the timetable mails it."""
    gevraagd: list[str] = []

    def weg(naam: str, **_: Any) -> None:
        gevraagd.append(naam)
        raise ConnectionError("redis://geheim@valkey")

    monkeypatch.setattr(berichten.current_app, "send_task", weg)
    with django_capture_on_commit_callbacks(execute=True):
        open_(wereld, huis)

    assert gevraagd == ["toegang.berichten_mailen"]
    assert mailronde() == 3


@pytest.mark.django_db
def test_the_timetable_looks_twice_a_minute(settings: Settings) -> None:
    """F3: within a minute, also when the queue was out of reach."""
    regel = settings.CELERY_BEAT_SCHEDULE["berichten-mailen"]

    assert regel["task"] == "toegang.berichten_mailen"
    assert regel["schedule"] <= datetime.timedelta(seconds=30)


@pytest.mark.django_db
def test_a_bericht_stands_on_vandaag_until_its_page_is_opened(wereld: Wereld, huis: Huishouden) -> None:
    """F3: with a link; afterwards it is read. Vandaag asks for no statement more."""
    noodtoegang = open_(wereld, huis)
    leider = ingelogd(wereld, "teamleider.hillegom")

    def vandaag() -> str:
        return leider.get("/").content.decode()

    assert Berichtsoort.NOOD_TEAM.label in vandaag()
    [bericht] = [b for b in alle() if b.soort == Berichtsoort.NOOD_TEAM]
    assert f'href="/berichten/{bericht.pk}/"' in vandaag()
    assert "Mevrouw Tulp belt in paniek" in leider.get(pagina_van(noodtoegang.pk)).content.decode()
    assert Berichtsoort.NOOD_TEAM.label not in vandaag()


@pytest.mark.django_db
def test_the_privacy_officer_finds_it_on_the_own_page(wereld: Wereld, huis: Huishouden) -> None:
    """F3: who has no Vandaag."""
    open_(wereld, huis)
    fg = ingelogd(wereld, "privacy")

    assert Berichtsoort.NOOD_PRIVACY.label in fg.get("/privacy/noodtoegang/").content.decode()


def test_every_soort_is_plain_dutch_without_a_place_for_a_name() -> None:
    """F3: a fixed sentence that ends, and nothing to fill in."""
    for soort in Berichtsoort:
        assert soort.label.endswith(".")
        assert not set(soort.label) & set("{}%<>"), soort


@pytest.mark.django_db
def test_a_bericht_is_read_also_when_its_page_is_gone_for_its_reader(
    wereld: Wereld, huis: Huishouden
) -> None:
    """F3: the teamleider turns out to know the family; who goes to look is told nothing and has read it."""
    open_(wereld, huis)
    is_verwant(wereld, huis, "teamleider.hillegom")
    leider = ingelogd(wereld, "teamleider.hillegom")
    weg = next(b for b in alle() if b.soort == "nood_team")
    lijst = leider.get("/").content.decode()
    assert f'href="/berichten/{weg.pk}/"' in lijst

    assert leider.get(f"/berichten/{weg.pk}/", follow=True).status_code == 404

    assert weg.tekst not in leider.get("/").content.decode()
    assert {b.soort for b in alle() if b.gelezen_op is None} == {"nood_regie", "nood_privacy"}


@pytest.mark.django_db
def test_a_bericht_leads_to_its_page_and_another_s_is_not_there(wereld: Wereld, huis: Huishouden) -> None:
    noodtoegang = open_(wereld, huis)
    van_team = next(b for b in alle() if b.soort == "nood_team")

    assert ingelogd(wereld, "privacy").get(f"/berichten/{van_team.pk}/").status_code == 404
    assert all(b.gelezen_op is None for b in alle())
    leider = ingelogd(wereld, "teamleider.hillegom")
    assert leider.get(f"/berichten/{van_team.pk}/")["Location"] == pagina_van(noodtoegang.pk)
