"""The stage of the proof: a full file for every situation of `waarheid.txt`, and one account for every rol towards it.

Every file has a row in every table, and of what can be one's own a second row that is somebody else's.
"""

import datetime
import uuid
from dataclasses import dataclass, field

from django.db import connection
from django.utils import timezone

from backoffice.models import Maatwerkadvies
from huishoudens.models import Huishouden, Toelating, Veiligheidsdossier
from plannen.models import Actie
from tests.autorisatie import uitzonderingen as u
from tests.autorisatie.cellen.acteurs import ACTEURS
from tests.autorisatie.cellen.betrokkenen import betrekken
from tests.autorisatie.cellen.dubbel import twee_wegen
from tests.autorisatie.cellen.stoffering import van_een_ander, wat_voorbij_is
from tests.autorisatie.cellen.verwijzingen import verwijzen
from tests.autorisatie.cellen.waarheid import SITUATIES
from tests.autorisatie.cellen.wegen import uitzonderingen
from tests.autorisatie.scenario import vul
from tests.cast import PEILDATUM, Wereld
from tests.rollen import als_eigenaar
from toegang.models import Medewerker, Roltoekenning

_MET_MELDING = (
    *("triage", "melding_bij_regisseur", "afgeschermd_vol"),
    *("triage_betrokken", "triage_gedeeld", "verwant_triage"),
)
_ONVEILIG = (
    *("onveilig", "afgeschermd_genoemd", "afgeschermd_vol", "nood", "verwant"),
    *("betrokken_gedeeld", "betrokken_waarneming", "betrokken_nood", "gedeeld_waarneming", "gedeeld_nood"),
    *("waarneming_nood", "afgeschermd_dubbel", "verwant_dubbel"),
)
# Who is named for a secret address.
_GENOEMDEN = {
    "genoemd": ("BET", "IW"),
    "verwezen_jeugd": ("TWO",),
    "genoemd_los": ("BET", "IW", "TM", "AT", "TL"),
    "betrokken_gedeeld": ("BET",),
    "gedeeld_nood": ("IW",),
    "verwant_dubbel": ("BET", "IW"),
}
_ZONDER = [naam for naam, soort in SITUATIES.items() if soort == "zonder"]


@dataclass
class Toneel:
    """The files by situation, their open advies, and which secret address somebody is named for there."""

    wereld: Wereld
    huizen: dict[str, Huishouden]
    adviezen: dict[str, Maatwerkadvies] = field(default_factory=dict)
    genoemd: dict[tuple[str, str], uuid.UUID] = field(default_factory=dict)

    def wie(self, acteur: str) -> Medewerker:
        return self.wereld.wie(ACTEURS[acteur])

    def id_van(self, acteur: str) -> uuid.UUID:
        return self.wereld.id_van(ACTEURS[acteur])


def bouw(wereld: Wereld) -> Toneel:
    """Put everything in place, as the owner."""
    accounts(wereld)
    huizen = {naam: _huishouden(wereld, naam) for naam in SITUATIES}
    for naam, huishouden in huizen.items():
        vul(wereld, huishouden, melding_open=naam in _MET_MELDING)
        with als_eigenaar():
            van_een_ander(wereld, huishouden)
            wat_voorbij_is(wereld, huishouden)
            if naam in _ONVEILIG:
                Veiligheidsdossier.objects.create(huishouden=huishouden, geopend_op=PEILDATUM)
    toneel = Toneel(wereld, huizen, verwijzen(wereld, huizen))
    betrekken(wereld, huizen)
    uitzonderingen(wereld, huizen)
    twee_wegen(wereld, huizen)
    for naam, genoemden in _GENOEMDEN.items():
        for acteur in genoemden:
            adres = u.geheim_adres(huizen[naam])
            u.deel(wereld, huizen[naam], ACTEURS[acteur], adres=adres)
            toneel.genoemd[naam, acteur] = adres.pk
    _geldt_hier_niet(wereld, huizen)
    _scherm_af(wereld, huizen)
    with als_eigenaar(), connection.cursor() as cursor:
        # What an earlier test took back lies in the tables still, and a plan made on that takes minutes.
        cursor.execute("ANALYZE")
    return toneel


def accounts(wereld: Wereld) -> None:
    """A resident's account, one that is disabled, and one whose seat in the team is over."""
    gisteren = timezone.localdate() - datetime.timedelta(days=1)
    with als_eigenaar():
        inwoner = Medewerker.objects.create(
            email="inwoner@voorbeeld.nl", voornaam="Iris", achternaam="Inwoner", functie="Inwoner"
        )
        wereld.medewerkers[inwoner.email] = inwoner
        Roltoekenning.objects.create(medewerker=inwoner, rol="INW", van=PEILDATUM)
        uit = wereld.wie(ACTEURS["UIT"])
        uit.is_active = False
        uit.save()
        Roltoekenning.objects.filter(medewerker=wereld.wie(ACTEURS["WEG"])).update(tot=gisteren)


def _huishouden(wereld: Wereld, naam: str) -> Huishouden:
    """Shielded only later, when everything else is in it."""
    if SITUATIES[naam] == "elders":
        return wereld.huishouden("voorhout", naam=f"Kelk{len(naam)}", regisseur="regisseur.voorhout")
    regisseur = "" if naam in _ZONDER else ACTEURS["REG"]
    return wereld.huishouden("hillegom", naam=f"Kelk{len(naam)}", regisseur=regisseur)


def _geldt_hier_niet(wereld: Wereld, huizen: dict[str, Huishouden]) -> None:
    """What is somebody else's, was, or will be: named in a shielded file, an own action in a plan that is shared."""
    vandaag = timezone.localdate()
    u.laat_toe(wereld, huizen["afgeschermd_vol"], "medewerker2.voorhout")
    ander = u.geef_ketenactie(wereld, huizen["gedeeld_alles"], ACTEURS["KP"])
    with als_eigenaar():
        ander.actor_medewerker = wereld.wie("medewerker2.voorhout")
        ander.save()
        van_toen = Actie.objects.filter(huishouden=huizen["betrokken_voorbij"], leefgebied="financien").get()
        van_toen.actor_soort, van_toen.actor_persoon = "medewerker", None
        van_toen.actor_medewerker = wereld.wie(ACTEURS["BET"])
        van_toen.save()
        for van, tot in ((PEILDATUM, vandaag), (vandaag + datetime.timedelta(days=1), None)):
            Toelating.objects.create(
                huishouden=huizen["afgeschermd_vol"], medewerker=wereld.wie(ACTEURS["AT"]), van=van, tot=tot
            )


def _scherm_af(wereld: Wereld, huizen: dict[str, Huishouden]) -> None:
    for acteur in ("TL", "BET", "AF"):
        u.laat_toe(wereld, huizen["afgeschermd_genoemd"], ACTEURS[acteur])
    with als_eigenaar():
        for naam, soort in SITUATIES.items():
            if soort == "dicht":
                Huishouden.objects.filter(pk=huizen[naam].pk).update(afgeschermd=True)
