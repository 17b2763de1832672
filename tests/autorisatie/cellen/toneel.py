"""The stage of the proof: a full file for every situation of `waarheid.txt`, and one account for every rol towards it.

Every file has a row in every table, and of what can be one's own a second row that is somebody else's.
"""

import datetime
import uuid
from dataclasses import dataclass, field

from django.db import connection
from django.utils import timezone

from backoffice.models import Maatwerkadvies
from huishoudens.models import (
    Betrokkenheid,
    Deling,
    Huishouden,
    Overdracht,
    Relatie,
    Toegangsverzoek,
    Toelating,
    Toestemming,
    Veiligheidsdossier,
)
from plannen.models import Plan
from tests.autorisatie import uitzonderingen as u
from tests.autorisatie.cellen.stoffering import van_een_ander, wat_voorbij_is
from tests.autorisatie.cellen.waarheid import SITUATIES
from tests.autorisatie.scenario import NU, betrek, verwijs, vul
from tests.cast import PEILDATUM, Wereld
from tests.rollen import als_eigenaar
from toegang.keuzes import Gegevensgroep as G
from toegang.models import Medewerker, Roltoekenning

ACTEURS = {
    "REG": "regisseur.hillegom",
    "BET": "jeugd.hillegom",
    "TM": "medewerker1.hillegom",
    "AT": "regisseur.noordwijk",
    "TL": "teamleider.hillegom",
    "TL2": "teamleider.lisse",
    "AF": "aandacht.hillegom",
    "AF2": "aandacht.lisse",
    "TRI": "triage.hillegom",
    "TRI2": "triage.lisse",
    "IW": "wmo.isd",
    "IP": "participatie.isd",
    "IS": "schuld.isd",
    "TWO": "jeugd.two",
    "KP": "partner.bollenwonen",
    "INW": "inwoner",
    "AH": "accounthouder.hillegom",
    "FG": "privacy",
    "FB": "beheer",
    # Helped in every file; the account is disabled, and the seat in the team over.
    "UIT": "medewerker2.hillegom",
    "WEG": "medewerker2.lisse",
}
_DEELBAAR = tuple(G(n) for n in (1, 3, 5, 6, 7, 8, 9, 10, 12, 13, 15, 20))
_TOEGEWEZEN = ("wonen", "psychische_gezondheid")
_ELDERS_TOEGEWEZEN = {"verwant_voorbij": ("financien", "werk", "lichamelijke_gezondheid")}
_GISTEREN = timezone.localdate() - datetime.timedelta(days=1)
_MORGEN = timezone.localdate() + datetime.timedelta(days=1)
_WETTEN = {
    "verwezen_wmo": ("wmo", "ISD Bollenstreek"),
    "behandeld": ("wmo", "ISD Bollenstreek"),
    "behandeld_participatie": ("participatiewet", "ISD Bollenstreek"),
    "behandeld_schulden": ("wgs", "ISD Bollenstreek"),
    "behandeld_jeugd": ("jeugdwet", "TWO Jeugdhulp Holland Rijnland"),
    "verwezen_participatie": ("participatiewet", "ISD Bollenstreek"),
    "verwezen_schulden": ("wgs", "ISD Bollenstreek"),
    "verwezen_jeugd": ("jeugdwet", "TWO Jeugdhulp Holland Rijnland"),
    "besloten": ("wmo", "ISD Bollenstreek"),
    "ingetrokken": ("wmo", "ISD Bollenstreek"),
    "genoemd": ("wmo", "ISD Bollenstreek"),
    "afgeschermd_vol": ("wmo", "ISD Bollenstreek"),
    "verwant": ("wmo", "ISD Bollenstreek"),
}
# Who treats the advies there.
_OVERIGEN = {"behandeld_participatie": "IP", "behandeld_schulden": "IS", "behandeld_jeugd": "TWO"}
BEHANDELAARS = {"behandeld": "IW", **_OVERIGEN}
_MET_MELDING = ("triage", "melding_bij_regisseur", "afgeschermd_vol")
_ONVEILIG = ("onveilig", "afgeschermd_genoemd", "afgeschermd_vol", "nood", "verwant")
_MET_BETROKKENE = (
    *("betrokken", "afgeschermd_genoemd", "afgeschermd_vol"),
    *("genoemd", "verwant", "verwant_voorbij"),
)
# Who is named for a secret address.
_GENOEMDEN = {
    "genoemd": ("BET", "IW"),
    "verwezen_jeugd": ("TWO",),
    "genoemd_los": ("BET", "IW", "TM", "AT", "TL"),
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


def toegewezen(situatie: str) -> tuple[str, ...]:
    """The leefgebieden in which the betrokkene of this file helps."""
    return _ELDERS_TOEGEWEZEN.get(situatie, _TOEGEWEZEN)


def bouw(wereld: Wereld) -> Toneel:
    """Put everything in place, as the owner."""
    _accounts(wereld)
    huizen = {naam: _huishouden(wereld, naam) for naam in SITUATIES}
    toneel = Toneel(wereld, huizen)
    for naam, huishouden in huizen.items():
        vul(wereld, huishouden, melding_open=naam in _MET_MELDING)
        with als_eigenaar():
            van_een_ander(wereld, huishouden)
            wat_voorbij_is(wereld, huishouden)
            if naam in _ONVEILIG:
                Veiligheidsdossier.objects.create(huishouden=huishouden, geopend_op=PEILDATUM)
    for naam, (wet, organisatie) in _WETTEN.items():
        status = naam if naam in ("besloten", "ingetrokken") else "in_behandeling"
        advies = verwijs(wereld, huizen[naam], wet=wet, organisatie=organisatie, status=status)
        toneel.adviezen[naam] = advies
    with als_eigenaar():
        for naam, acteur in BEHANDELAARS.items():
            advies = toneel.adviezen[naam]
            advies.behandelaar, advies.opgepakt_op = wereld.wie(ACTEURS[acteur]), PEILDATUM
            advies.save()
    _betrekken(wereld, huizen)
    _uitzonderingen(wereld, huizen)
    for naam, ontvangers in (
        ("genoemd", ("BET", "IW")),
        ("verwezen_jeugd", ("TWO",)),
        ("genoemd_los", ("BET", "IW", "TM", "AT", "TL")),
    ):
        for acteur in ontvangers:
            adres = u.geheim_adres(huizen[naam])
            u.deel(wereld, huizen[naam], ACTEURS[acteur], adres=adres)
            toneel.genoemd[naam, acteur] = adres.pk
    _scherm_af(wereld, huizen)
    with als_eigenaar(), connection.cursor() as cursor:
        # What an earlier test took back lies in the tables still, and a plan made on that takes minutes.
        cursor.execute("ANALYZE")
    return toneel


def _accounts(wereld: Wereld) -> None:
    with als_eigenaar():
        inwoner = Medewerker.objects.create(
            email="inwoner@voorbeeld.nl", voornaam="Iris", achternaam="Inwoner", functie="Inwoner"
        )
        wereld.medewerkers[inwoner.email] = inwoner
        Roltoekenning.objects.create(medewerker=inwoner, rol="INW", van=PEILDATUM)
        uit = wereld.wie(ACTEURS["UIT"])
        uit.is_active = False
        uit.save()
        Roltoekenning.objects.filter(medewerker=wereld.wie(ACTEURS["WEG"])).update(tot=_GISTEREN)


def _huishouden(wereld: Wereld, naam: str) -> Huishouden:
    """Shielded only later, when everything else is in it."""
    if SITUATIES[naam] == "elders":
        return wereld.huishouden("voorhout", naam=f"Kelk{len(naam)}", regisseur="regisseur.voorhout")
    regisseur = "" if naam in _ZONDER else ACTEURS["REG"]
    return wereld.huishouden("hillegom", naam=f"Kelk{len(naam)}", regisseur=regisseur)


def _betrekken(wereld: Wereld, huizen: dict[str, Huishouden]) -> None:
    for naam in _MET_BETROKKENE:
        betrek(wereld, huizen[naam], ACTEURS["BET"], *toegewezen(naam))
    betrek(wereld, huizen["betrokken_ander_team"], ACTEURS["AT"], *_TOEGEWEZEN)
    with als_eigenaar():
        for naam, van, tot in (
            ("betrokken_voorbij", PEILDATUM, timezone.localdate()),
            ("betrokken_morgen", _MORGEN, None),
        ):
            Betrokkenheid.objects.create(
                huishouden=huizen[naam],
                medewerker=wereld.wie(ACTEURS["BET"]),
                leefgebieden=list(_TOEGEWEZEN),
                van=van,
                tot=tot,
            )
    for huishouden in huizen.values():
        betrek(wereld, huishouden, ACTEURS["UIT"], *_TOEGEWEZEN)
        betrek(wereld, huishouden, ACTEURS["WEG"], *_TOEGEWEZEN)


def _uitzonderingen(wereld: Wereld, huizen: dict[str, Huishouden]) -> None:
    def wie(*acteurs: str) -> list[str]:
        return [ACTEURS[acteur] for acteur in acteurs]

    inhoud = (G.JOURNAAL, G.FINANCIEN)
    for ontvanger in wie("AT", "KP", "IS", "TM"):
        u.deel(wereld, huizen["gedeeld"], ontvanger, *inhoud)
    for ontvanger in wie("AT", "TM", "KP", "IW", "IP", "IS", "TWO"):
        u.deel(wereld, huizen["gedeeld_alles"], ontvanger, *_DEELBAAR)
    u.deel(wereld, huizen["gedeeld_voorbij"], ACTEURS["AT"], *inhoud, van=_GISTEREN, tot_en_met=_GISTEREN)
    u.deel(wereld, huizen["gedeeld_ingetrokken"], ACTEURS["AT"], *inhoud, ingetrokken_op=NU)
    for ontvanger in wie("AH", "FG", "FB", "INW", "UIT", "WEG"):
        u.deel(wereld, huizen["gedeeld_buiten"], ontvanger, *inhoud)
        u.laat_waarnemen(wereld, huizen["gedeeld_buiten"], ontvanger)
        u.breek_het_glas(wereld, huizen["gedeeld_buiten"], ontvanger)
    for waarnemer in wie("TM", "TL"):
        u.laat_waarnemen(wereld, huizen["waarneming"], waarnemer)
        u.laat_waarnemen(wereld, huizen["waarneming_voorbij"], waarnemer, van=_GISTEREN, tot_en_met=_GISTEREN)
        u.laat_waarnemen(wereld, huizen["waarneming_voorbij"], waarnemer, beeindigd_op=NU)
    for waarnemer in wie("AT", "TL2", "AF2", "IW", "FG"):
        u.laat_waarnemen(wereld, huizen["waarneming_ander_team"], waarnemer)
    _nood(wereld, huizen)
    _verwant(wereld, huizen)
    for naam in ("avg", "avg_afgeschermd", "verwant"):
        u.open_avg(wereld, huizen[naam])
    _keten(wereld, huizen)
    for naam in ("overname", "overname_afgewezen"):
        _gevraagd(wereld, huizen[naam], open_=naam == "overname")
    _vol(wereld, huizen["afgeschermd_vol"])


def _nood(wereld: Wereld, huizen: dict[str, Huishouden]) -> None:
    eerder = timezone.now() - datetime.timedelta(hours=4, minutes=1)
    for wie in (ACTEURS[acteur] for acteur in ("AT", "TM", "TRI", "TL", "TL2", "TRI2", "AF", "AF2")):
        u.breek_het_glas(wereld, huizen["nood"], wie)
        u.breek_het_glas(wereld, huizen["nood_afgeschermd"], wie)
        u.breek_het_glas(wereld, huizen["nood_beeindigd"], wie, beeindigd_op=timezone.now())
        u.breek_het_glas(wereld, huizen["nood_voorbij"], wie, van=eerder)


def _verwant(wereld: Wereld, huizen: dict[str, Huishouden]) -> None:
    for acteur in ("TM", "TL", "BET", "AF", "AT", "IW", "KP", "FG"):
        u.is_verwant(wereld, huizen["verwant"], ACTEURS[acteur])
    u.deel(wereld, huizen["verwant"], ACTEURS["AT"], G.JOURNAAL)
    u.breek_het_glas(wereld, huizen["verwant"], ACTEURS["TM"])
    with als_eigenaar():
        Toegangsverzoek.objects.create(
            huishouden=huizen["verwant"], medewerker=wereld.wie(ACTEURS["TM"]), gevraagd_op=NU
        )
        Relatie.objects.create(
            huishouden=huizen["verwant_voorbij"],
            medewerker=wereld.wie(ACTEURS["BET"]),
            van=PEILDATUM,
            tot=timezone.localdate(),
            door=wereld.wie(ACTEURS["BET"]),
        )


def _keten(wereld: Wereld, huizen: dict[str, Huishouden]) -> None:
    for naam in ("keten", "keten_zonder_toestemming", "keten_zonder_deling", "keten_concept", "verwant"):
        u.geef_ketenactie(wereld, huizen[naam], ACTEURS["KP"])
    with als_eigenaar():
        Toestemming.objects.filter(huishouden=huizen["keten_zonder_toestemming"]).update(
            ingetrokken_op=PEILDATUM
        )
        Deling.objects.filter(huishouden=huizen["keten_zonder_deling"]).update(ingetrokken_op=NU)
        Plan.objects.filter(huishouden=huizen["keten_concept"]).update(status="concept")


def _gevraagd(wereld: Wereld, huishouden: Huishouden, *, open_: bool) -> None:
    with als_eigenaar():
        Overdracht.objects.create(
            huishouden=huishouden,
            naar=wereld.wie(ACTEURS["AT"]),
            gevraagd_door=wereld.wie(ACTEURS["REG"]),
            gevraagd_op=NU,
            status="gevraagd" if open_ else "geweigerd",
            afgehandeld_op=None if open_ else NU,
        )


def _vol(wereld: Wereld, huishouden: Huishouden) -> None:
    """Everything that would open an ordinary file; in a shielded one none of it does."""
    for acteur in ("AT", "TM", "KP", "IW"):
        u.deel(wereld, huishouden, ACTEURS[acteur], G.JOURNAAL, G.PLAN)
    for acteur in ("TM", "TL"):
        u.laat_waarnemen(wereld, huishouden, ACTEURS[acteur])
    u.geef_ketenactie(wereld, huishouden, ACTEURS["KP"])
    _gevraagd(wereld, huishouden, open_=True)


def _scherm_af(wereld: Wereld, huizen: dict[str, Huishouden]) -> None:
    with als_eigenaar():
        for naam, soort in SITUATIES.items():
            if soort == "dicht":
                Huishouden.objects.filter(pk=huizen[naam].pk).update(afgeschermd=True)
        for acteur in ("TL", "BET", "AF"):
            Toelating.objects.create(
                huishouden=huizen["afgeschermd_genoemd"],
                medewerker=wereld.wie(ACTEURS[acteur]),
                van=PEILDATUM,
            )
