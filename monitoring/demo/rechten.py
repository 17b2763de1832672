"""What teamleiders asked of the beheerders of the demo, and the half-yearly review that is under way (F1, O56)."""

import datetime
from collections.abc import Mapping

from toegang.diensten.accounts import Rolplek
from toegang.diensten.rechten import (
    collega_vragen,
    einde_vragen,
    rol_vragen,
    verzoek_afwijzen,
)
from toegang.diensten.rechtenronde import rechtenrondes_openen
from toegang.keuzes import Regeloordeel, Rol
from toegang.models import Medewerker, Organisatie, Rechtenregel, Rechtenronde, Team

_GEOPEND = datetime.timedelta(days=12)
_OVER_TIJD = datetime.timedelta(days=33)
# Which teams did all of it, and how many lines of the others are answered.
_KLAAR, _TE_LAAT, _BEGONNEN = "lisse", "voorhout", 3


def rechten_vullen(medewerkers: Mapping[str, Medewerker], *, nu: datetime.datetime) -> None:
    """Open questions of every kind and one that was refused, and a ronde in every state."""
    wie = {email.partition("@")[0]: medewerker for email, medewerker in medewerkers.items()}
    _rondes(wie, nu)
    vandaag = nu.date()
    hillegom, lisse = (Rolplek(rol=rol, team_id=team) for rol, team in ((Rol.TRI, 1), (Rol.TM, 2)))
    rol_vragen(
        medewerker=wie["medewerker1.hillegom"],
        plek=hillegom,
        van=vandaag + datetime.timedelta(days=1),
        tot=vandaag + datetime.timedelta(days=61),
        reden="Els is twee maanden met verlof.",
        door=wie["teamleider.hillegom"],
        op=nu - datetime.timedelta(days=2),
    )
    collega_vragen(
        gegevens={
            "voornaam": "Eva",
            "tussenvoegsel": "",
            "achternaam": "Molenaar",
            "email": "eva.molenaar@voorbeeld.nl",
            "functie": "Generalist",
        },
        plek=lisse,
        van=vandaag + datetime.timedelta(days=7),
        reden="Eva begint volgende week in ons team.",
        door=wie["teamleider.lisse"],
        op=nu - datetime.timedelta(days=1),
    )
    einde_vragen(
        toekenning=wie["medewerker2.noordwijk"].roltoekenningen.get(),
        tot=vandaag + datetime.timedelta(days=9),
        reden="Koen gaat bij een andere organisatie werken.",
        door=wie["teamleider.noordwijk"],
        op=nu - datetime.timedelta(hours=5),
    )
    rol_vragen(
        medewerker=wie["participatie.isd"],
        plek=Rolplek(rol=Rol.IS, organisatie_id=Organisatie.objects.get(code="isd").pk),
        van=vandaag,
        tot=None,
        reden="Linda vervangt Youssef op donderdag. De ISD belde hierover.",
        door=wie["beheer2"],
        op=nu - datetime.timedelta(hours=3),
    )
    geweigerd = rol_vragen(
        medewerker=wie["medewerker1.hillegom"],
        plek=Rolplek(rol=Rol.AF, team_id=1),
        van=vandaag,
        tot=None,
        reden="Lotte heeft het erg druk.",
        door=wie["teamleider.hillegom"],
        op=nu - datetime.timedelta(days=20),
    )
    verzoek_afwijzen(
        verzoek=geweigerd,
        antwoord="Een aandachtsfunctionaris heeft eerst de training nodig.",
        door=wie["beheer"],
        op=nu - datetime.timedelta(days=18),
    )


def _rondes(wie: Mapping[str, Medewerker], nu: datetime.datetime) -> None:
    rechtenrondes_openen(op=(nu - _GEOPEND).date())
    Rechtenronde.objects.filter(team__slug=_TE_LAAT).update(geopend_op=(nu - _OVER_TIJD).date())
    for team in Team.objects.exclude(slug=_TE_LAAT):
        teamleider = wie[f"teamleider.{team.slug.partition('-')[0]}"]
        regels = Rechtenregel.objects.filter(ronde__team=team).order_by("toekenning__medewerker__voornaam")
        van_hem = regels.exclude(toekenning__medewerker=teamleider)
        gedaan = van_hem if team.slug == _KLAAR else van_hem[:_BEGONNEN]
        Rechtenregel.objects.filter(pk__in=[regel.pk for regel in gedaan]).update(
            oordeel=Regeloordeel.KLOPT,
            beoordeeld_door=teamleider,
            beoordeeld_op=nu - datetime.timedelta(days=4),
        )
    Rechtenregel.objects.filter(ronde__team__slug=_KLAAR, bij_beheer=True).update(
        oordeel=Regeloordeel.KLOPT,
        beoordeeld_door=wie["beheer"],
        beoordeeld_op=nu - datetime.timedelta(days=3),
    )
