"""Telling people that something happened: on their page at once, by mail within a minute (F3, ADR 0015).

The database writes a bericht with what it tells of (`Aanleiding`), whoever did it. The mail goes from a task:
whatever the queue or the mail server does, no request waits for it or fails with it.
"""

import datetime
import smtplib
from dataclasses import dataclass
from uuid import UUID

import structlog
from celery import current_app
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connection, transaction

from toegang.handelingen import dienst
from toegang.keuzes import Berichtsoort
from toegang.models import Bericht, Medewerker
from toegang.sessie import als_taak
from toegang.taken import BERICHTEN

log = structlog.get_logger("regie.berichten")

MAILTAAK = "toegang.berichten_mailen"
PER_KEER = 200
# A mail that could not be sent for a day is no news any more; the bericht itself stays on the page.
VERS = datetime.timedelta(days=1)
EERSTE_WACHT = datetime.timedelta(seconds=30)
LANGSTE_WACHT = datetime.timedelta(minutes=15)
ONDERWERP = "Er is een bericht voor u in het Regiesysteem"
# What is wrong with one address or one mail; anything else is wrong with the server, and the rest waits for it.
_EEN_MAIL = (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError)

# Marked before it is sent, and past what another process holds: so no mail goes twice.
_PAK = """
UPDATE toegang_bericht b SET gemaild_op = %(op)s, pogingen = b.pogingen + 1
FROM toegang_medewerker m
WHERE m.id = b.medewerker_id AND b.id = (
    SELECT x.id FROM toegang_bericht x JOIN toegang_medewerker w ON w.id = x.medewerker_id AND w.is_active
    WHERE x.gemaild_op IS NULL AND x.gelezen_op IS NULL
      AND x.mailen_vanaf <= %(op)s AND x.gemaakt_op > %(sinds)s
    ORDER BY x.mailen_vanaf, x.id LIMIT 1 FOR UPDATE OF x SKIP LOCKED)
RETURNING b.id, b.soort, b.pogingen, m.email"""


@dataclass(frozen=True)
class _Brief:
    """One mail to send, and which try this is."""

    bericht_id: UUID
    soort: Berichtsoort
    poging: int
    adres: str

    def verstuur(self) -> None:
        tekst = f"{self.soort.label} Log in om te lezen waarom.\n\nDit is een automatisch bericht. U kunt niet antwoorden.\n"
        EmailMessage(ONDERWERP, tekst, to=[self.adres]).send()


def meteen_mailen() -> None:
    """After this transaction, have the mail of its berichten sent; without it the timetable finds them."""
    transaction.on_commit(_wek_de_taak, robust=True)


def _wek_de_taak() -> None:
    """Hand the mail to the queue; when that is out of reach, the timetable finds what was left."""
    try:
        current_app.send_task(MAILTAAK, retry=False, ignore_result=True)
    except Exception as fout:  # noqa: BLE001 - whatever ails the queue, what somebody did stands
        log.warning("wachtrij_onbereikbaar", fout=type(fout).__name__)


@dienst("toegang.berichten_lezen")
def berichten_lezen(*, door: Medewerker, pad: str, op: datetime.datetime) -> None:
    """Whoever opens the page that a bericht is about, has read it. One statement."""
    Bericht.objects.filter(medewerker=door, pad=pad, gelezen_op__isnull=True).update(gelezen_op=op)


def ongelezen(*, door: Medewerker) -> list[Bericht]:
    """What somebody was told and has not opened, the newest first. One statement."""
    return list(Bericht.objects.filter(medewerker=door, gelezen_op__isnull=True).order_by("-gemaakt_op")[:20])


def berichten_mailen(*, op: datetime.datetime) -> int:
    """Send what waits; answers how many went. As the system task, in a transaction of its own per mail."""
    if not settings.REGIE_MAILT:
        return 0
    verstuurd = 0
    for _ in range(PER_KEER):
        brief = _pak(op)
        if brief is None:
            break
        try:
            brief.verstuur()
        except (OSError, smtplib.SMTPException) as fout:
            log.warning("mail_mislukt", bericht=str(brief.bericht_id), fout=type(fout).__name__)
            _zet_terug(brief, op)
            if not isinstance(fout, _EEN_MAIL):
                break
        else:
            verstuurd += 1
    return verstuurd


def _pak(op: datetime.datetime) -> _Brief | None:
    with als_taak(BERICHTEN), connection.cursor() as cursor:
        cursor.execute(_PAK, {"op": op, "sinds": op - VERS})
        rij = cursor.fetchone()
    if rij is None:
        return None
    bericht_id, soort, poging, adres = rij
    return _Brief(bericht_id, Berichtsoort(soort), poging, adres)


def _zet_terug(brief: _Brief, op: datetime.datetime) -> None:
    """It did not go: again after a while that doubles."""
    wacht = min(EERSTE_WACHT * 2 ** min(brief.poging - 1, 10), LANGSTE_WACHT)
    with als_taak(BERICHTEN):
        Bericht.objects.filter(pk=brief.bericht_id).update(gemaild_op=None, mailen_vanaf=op + wacht)
