"""The half-yearly review of who has what: opened by the clock, confirmed line by line (F1, O56).

A teamleider judges the own team, the privacy officer what has no team; nobody the own line (I8).
"""

import datetime
from collections import defaultdict

from django.utils import timezone

from toegang.beleid import GeenToegang
from toegang.diensten.rechten import NIET_VOOR_UZELF, NietTeVragen, einde_vragen
from toegang.handelingen import dienst
from toegang.keuzes import Regeloordeel, Rol, Verzoeksoort, Verzoekstatus
from toegang.models import (
    Medewerker,
    Rechtenregel,
    Rechtenronde,
    Rechtenverzoek,
    Roltoekenning,
    Team,
)


class AlBeoordeeld(Exception):
    """Somebody else was first, or the rol ended meanwhile."""


def halfjaar_van(op: datetime.date) -> datetime.date:
    """The first day of the half-year in which this day falls."""
    return op.replace(month=1 if op.month < 7 else 7, day=1)


@dienst("toegang.rechtenrondes_openen")
def rechtenrondes_openen(*, op: datetime.date) -> int:
    """Open what this half-year has no ronde for yet, with every rol that counts on `op`; gives how many.

    A system task. May run every night without harm; a night that was missed is made up by the next one.
    """
    per_team: dict[int | None, list[Roltoekenning]] = defaultdict(list)
    for toekenning in Roltoekenning.objects.geldig(op=op).select_related("medewerker"):
        per_team[toekenning.team_id].append(toekenning)
    halfjaar = halfjaar_van(op)
    geopend = set(Rechtenronde.objects.filter(halfjaar=halfjaar).values_list("team_id", flat=True))
    teams = [nummer for nummer in (*Team.objects.values_list("pk", flat=True), None) if per_team[nummer]]
    te_openen = [nummer for nummer in teams if nummer not in geopend]
    for nummer in te_openen:
        ronde = Rechtenronde.objects.create(team_id=nummer, halfjaar=halfjaar, geopend_op=op)
        oordeelt = Rol.TL if nummer is not None else Rol.FG
        leiders = {t.medewerker_id for t in per_team[nummer] if t.rol == oordeelt and t.medewerker.is_active}
        Rechtenregel.objects.bulk_create(
            Rechtenregel(ronde=ronde, toekenning=t, bij_beheer=not leiders - {t.medewerker_id})
            for t in per_team[nummer]
        )
    return len(te_openen)


def mag_oordelen(regel: Rechtenregel, door: Medewerker) -> bool:
    """Whether this line is `door`'s to judge; on a regel with its ronde and toekenning, without a query."""
    if regel.toekenning.medewerker_id == door.pk:
        return False
    if regel.bij_beheer and door.heeft(Rol.FB):
        return True
    if regel.ronde.team_id is None:
        return door.heeft(Rol.FG)
    return regel.ronde.team_id in door.teamnummers(Rol.TL)


@dienst("toegang.rechtenregel_beoordelen")
def rechtenregel_beoordelen(
    *, regel: Rechtenregel, oordeel: Regeloordeel, door: Medewerker, op: datetime.datetime
) -> None:
    """Say of one rol that it still is right, or must go; what must go is asked of a beheerder, from today on."""
    if not mag_oordelen(regel, door):
        eigen = regel.toekenning.medewerker_id == door.pk
        raise GeenToegang(NIET_VOOR_UZELF if eigen else "Over deze regel oordeelt u niet.")
    verzoek = _einde(regel.toekenning, door, op) if oordeel == Regeloordeel.WEG else None
    bijgewerkt = Rechtenregel.objects.filter(pk=regel.pk, beoordeeld_op__isnull=True).update(
        oordeel=oordeel, beoordeeld_door=door, beoordeeld_op=op, verzoek=verzoek
    )
    if not bijgewerkt:
        raise AlBeoordeeld


def _einde(toekenning: Roltoekenning, door: Medewerker, op: datetime.datetime) -> Rechtenverzoek:
    """The open request that this rol ends, or a new one."""
    loopt = Rechtenverzoek.objects.filter(
        soort=Verzoeksoort.BEEINDIGEN, toekenning=toekenning, status=Verzoekstatus.GEVRAAGD
    ).first()
    try:
        return loopt or einde_vragen(
            toekenning=toekenning,
            tot=timezone.localdate(op),
            reden="Volgt uit de halfjaarlijkse controle van rollen.",
            door=door,
            op=op,
        )
    except NietTeVragen:
        raise AlBeoordeeld from None
