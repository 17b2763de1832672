"""The tables that are of no huishouden: rows of everybody in each, and by hand who may change which."""

import datetime
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from monitoring.keuzes import Indicator
from monitoring.models import Kerncijfer
from tests.autorisatie.cellen.acteurs import ACTEURS
from tests.autorisatie.cellen.toneel import Toneel
from tests.autorisatie.cellen.waarheid import leest_buiten
from tests.autorisatie.rechten_in_sql import NU
from tests.cast import PEILDATUM
from tests.rollen import als_eigenaar
from toegang.models import (
    Bericht,
    Concept,
    Inzageregel,
    Inzending,
    Rechtenregel,
    Rechtenronde,
    Rechtenverzoek,
    Roltoekenning,
    Team,
)

_MET_ZETEL = ("REG", "BET", "TM", "AT", "TL", "TL2", "AF", "AF2", "TRI", "TRI2")
_LEIDT = ("TL", "TL2")


@dataclass(frozen=True)
class Iemand:
    """One actor, and the teams and gemeenten of the own rollen."""

    acteur: str
    ik: uuid.UUID
    teams: frozenset[int]
    gemeenten: frozenset[str]

    def leidt(self, team_id: int | None) -> bool:
        return self.acteur in _LEIDT and team_id in self.teams


def iemand(toneel: Toneel, acteur: str) -> Iemand:
    ik = toneel.id_van(acteur)
    with als_eigenaar():
        rollen = list(Roltoekenning.objects.filter(medewerker_id=ik))
    teams = frozenset(rol.team_id for rol in rollen if rol.team_id)
    return Iemand(acteur, ik, teams, frozenset(rol.gemeente_id for rol in rollen if rol.gemeente_id))


def leest(wie: Iemand, rij: Any) -> bool:
    """Whether the end of `waarheid.txt` lets somebody read this row."""
    welke = leest_buiten(type(rij).__name__, wie.acteur)
    van_mij = wie.ik in (getattr(rij, "medewerker_id", None), getattr(rij, "gevraagd_door_id", None))
    return (
        "alles" in welke
        or ("eigen" in welke and van_mij)
        or ("team" in welke and rij.team_id in wie.teams)
        or ("gemeente" in welke and rij.gemeente_id in wie.gemeenten)
    )


Mag = Callable[[Iemand, Any], bool]


def niemand(wie: Iemand, rij: Any) -> bool:
    return False


def iedereen(wie: Iemand, rij: Any) -> bool:
    return True


def eigen(wie: Iemand, rij: Any) -> bool:
    return wie.acteur != "UIT" and bool(rij.medewerker_id == wie.ik)


def actief(wie: Iemand, rij: Any) -> bool:
    """What is added in the own name."""
    return wie.acteur != "UIT"


def _sluit_account(wie: Iemand, rij: Any) -> bool:
    return wie.acteur == "FB" and rij.pk != wie.ik


def _vraagt(wie: Iemand, rij: Any) -> bool:
    """A teamleider for the own team, a beheerder where nobody leads, the only one who does included; never for himself
    (note 14). Each team here has one teamleider.
    """
    ongeleid = rij.team_id is None or rij.medewerker.email == f"teamleider.{rij.team.slug}@voorbeeld.nl"
    return rij.medewerker_id != wie.ik and (wie.leidt(rij.team_id) or (wie.acteur == "FB" and ongeleid))


def _antwoordt(wie: Iemand, rij: Any) -> bool:
    """A beheerder, and whoever asked takes it back; nobody about himself."""
    mijn = rij.gevraagd_door_id == wie.ik and wie.acteur != "UIT"
    return rij.medewerker_id != wie.ik and (wie.acteur == "FB" or mijn)


def _ziet_na(wie: Iemand, rij: Any) -> bool:
    """The teamleider the own team, the privacy officer what has no team, a beheerder what is left; not himself."""
    if rij.toekenning.medewerker_id == wie.ik:
        return False
    zonder_team = rij.ronde.team_id is None and wie.acteur == "FG"
    return wie.leidt(rij.ronde.team_id) or zonder_team or (rij.bij_beheer and wie.acteur == "FB")


def _breekt(wie: Iemand, rij: Any) -> bool:
    """Anybody with a seat in a team, in a file that is not shielded and not of the own family (F3)."""
    return wie.acteur in _MET_ZETEL and rij.mag_open[wie.acteur] and rij.beeindigd_op is None


def _beoordeelt(wie: Iemand, rij: Any) -> bool:
    """Who broke the glass ends it; the privacy officer judges it, and nobody his own or of his own family."""
    return eigen(wie, rij) or (wie.acteur == "FG" and rij.medewerker_id != wie.ik and not rij.verwant["FG"])


# By table: who adds, changes and throws away which rows.
BUITEN: dict[str, tuple[Mag, Mag, Mag]] = {
    "toegang_inzageregel": (actief, niemand, niemand),
    "toegang_inzending": (actief, eigen, eigen),
    "toegang_concept": (actief, eigen, eigen),
    # What is told follows from what was just done, and nothing was (test_berichten).
    "toegang_bericht": (niemand, eigen, niemand),
    "toegang_medewerker": (niemand, _sluit_account, niemand),
    "toegang_inloggegeven": (niemand, eigen, niemand),
    # A rol is given or ended as was asked, and no such thing was (test_rechtenverzoek).
    "toegang_roltoekenning": (niemand, niemand, niemand),
    "toegang_rechtenverzoek": (_vraagt, _antwoordt, niemand),
    "toegang_rechtenronde": (niemand, niemand, niemand),
    "toegang_rechtenregel": (niemand, _ziet_na, niemand),
    "huishoudens_noodtoegang": (_breekt, _beoordeelt, niemand),
    **dict.fromkeys(
        (
            *("toegang_gemeente", "toegang_team", "toegang_organisatie", "toegang_feestdag"),
            *("monitoring_kerncijfer", "django_migrations", "django_content_type"),
            *("auth_group", "auth_group_permissions", "auth_permission"),
            *(
                "axes_accessattempt",
                "axes_accessattemptexpiration",
                "axes_accessfailurelog",
                "axes_accesslog",
            ),
            *("django_celery_beat_clockedschedule", "django_celery_beat_crontabschedule"),
            *("django_celery_beat_intervalschedule", "django_celery_beat_periodictask"),
            *("django_celery_beat_periodictasks", "django_celery_beat_solarschedule"),
        ),
        (niemand, niemand, niemand),
    ),
    # A session is found before anybody is known by it, so the database cannot tell whose it is.
    "django_session": (iedereen, iedereen, iedereen),
}


def vul_buiten(toneel: Toneel) -> None:
    """A figure of each team and gemeente; of each actor a reading, a message, a form, a request, a line to look at."""
    wereld = toneel.wereld
    with als_eigenaar():
        for team in Team.objects.all():
            vast = {"gemeente": team.gemeente, "periode": "2026-10", "waarde": 40, "geteld_op": NU}
            for van in (team, None):
                Kerncijfer.objects.get_or_create(
                    indicator=Indicator.ALGEMEEN_AANBOD, team=van, gemeente=team.gemeente, defaults=vast
                )
        rondes: dict[int | None, Rechtenronde] = {}
        for acteur in ACTEURS:
            wie = toneel.wie(acteur)
            plek = Roltoekenning.objects.filter(medewerker=wie).first()
            team = plek.team if plek else None
            Inzageregel.objects.create(medewerker=wie, handeling="lezen", groepen=[1], regel="", moment=NU)
            Inzending.objects.create(pk=uuid.uuid4(), medewerker=wie, moment=NU)
            Concept.objects.create(medewerker=wie, formulier="/contact/", inhoud="{}", bewaard_op=NU)
            Bericht.objects.create(
                medewerker=wie, soort="nood_regie", pad="/huishoudens/", gemaakt_op=NU, mailen_vanaf=NU
            )
            vraag: dict[str, Any] = {
                "soort": "geven",
                "medewerker": wie,
                "team": team or wereld.team("voorhout"),
                "van": PEILDATUM,
                "reden": "vervanging",
                "gevraagd_op": NU,
            }
            Rechtenverzoek.objects.create(rol="TRI", gevraagd_door=wereld.wie("beheer2"), **vraag)
            if acteur != "TL":
                Rechtenverzoek.objects.create(rol="AF", gevraagd_door=toneel.wie("TL"), **vraag)
            if plek:
                nummer = team.pk if team else None
                if nummer not in rondes:
                    rondes[nummer] = Rechtenronde.objects.create(
                        team=team, halfjaar=datetime.date(2026, 7, 1), geopend_op=PEILDATUM
                    )
                Rechtenregel.objects.create(
                    ronde=rondes[nummer], toekenning=plek, bij_beheer=acteur in ("FG", *_LEIDT)
                )
