"""Three noodtoegangen of the demo: one open now, one whose verdict is overdue, one judged (F3).

What was read stands nowhere: the inzagelog takes no line that is not of a reading.
"""

import datetime
from collections.abc import Sequence

from huishoudens.diensten.noodtoegang import pagina_van
from huishoudens.keuzes import Noodoordeel
from huishoudens.models import Huishouden, Noodtoegang
from monitoring.demo.omgeving import Omgeving
from toegang.keuzes import Berichtsoort, Rol
from toegang.models import Bericht, Medewerker

_MINUUT = datetime.timedelta(minutes=1)
_REDENEN = (
    "Moeder belt in paniek, haar zoon van 9 is niet thuisgekomen. De regisseur neemt niet op.",
    "De politie staat bij meneer aan de deur en vraagt wie hem helpt. Het was na zes uur.",
    "Mevrouw zei aan de telefoon dat zij niet meer wil leven. Ik moest weten wie er bij haar is.",
)


def noodtoegangen(omgeving: Omgeving) -> None:
    """Of files of the first team, by a colleague of the second; in a region too small for that: none."""
    eerste, tweede = omgeving.teams[:2]
    huizen = list(
        Huishouden.objects.filter(team=eerste.team, afgeschermd=False, regisseur__isnull=False)
        .select_related("regisseur")
        .order_by("nummer")[:3]
    )
    wie = next(iter(tweede.collegas))
    fg = Medewerker.objects.filter(roltoekenningen__rol=Rol.FG).first()
    if len(huizen) < len(_REDENEN) or fg is None:
        return
    nu = omgeving.nu
    open_ = _een(huizen[0], wie, nu - 35 * _MINUUT, _REDENEN[0])
    _meld(open_, (huizen[0].regisseur, eerste.teamleider, fg), nu - 35 * _MINUUT)
    te_laat = _een(huizen[1], wie, nu - datetime.timedelta(days=12), _REDENEN[1], minuten=50)
    _meld(te_laat, (fg,), te_laat.van)
    beoordeeld = _een(huizen[2], wie, nu - datetime.timedelta(days=33), _REDENEN[2], minuten=25)
    beoordeeld.oordeel, beoordeeld.beoordeeld_door = Noodoordeel.TERECHT, fg
    beoordeeld.beoordeeld_op = beoordeeld.van + datetime.timedelta(days=2)
    beoordeeld.toelichting = (
        "Er was direct gevaar en de regisseur was niet bereikbaar. De collega las niet meer dan nodig."
    )
    beoordeeld.save()


def _een(
    huis: Huishouden,
    wie: Medewerker,
    van: datetime.datetime,
    reden: str,
    minuten: int = 0,
) -> Noodtoegang:
    return Noodtoegang.objects.create(
        huishouden=huis,
        medewerker=wie,
        team_id=huis.team_id,
        reden=reden,
        van=van,
        beeindigd_op=van + minuten * _MINUUT if minuten else None,
    )


def _meld(noodtoegang: Noodtoegang, aan: Sequence[Medewerker | None], op: datetime.datetime) -> None:
    soorten = (Berichtsoort.NOOD_REGIE, Berichtsoort.NOOD_TEAM, Berichtsoort.NOOD_PRIVACY)[-len(aan) :]
    for soort, medewerker in zip(soorten, aan, strict=True):
        if medewerker:
            Bericht.objects.create(
                medewerker=medewerker,
                soort=soort,
                pad=pagina_van(noodtoegang.pk),
                gemaakt_op=op,
                mailen_vanaf=op,
                gemaild_op=op,
                pogingen=1,
            )
