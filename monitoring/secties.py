"""What monitoring registers below: the menu of every rol, and what is due for one huishouden (screens, E1).

The menu names pages of all floors, so it stands on the highest.
"""

from typing import Any

from monitoring.overzichten import rechtenregels
from monitoring.overzichten.naast_het_plan import naast_het_plan
from monitoring.overzichten.werkregel import NIET_VERLOPEN
from toegang.dossier import Sectie
from toegang.keuzes import CONSULENTEN, TEAMROLLEN, Rol
from toegang.keuzes import Gegevensgroep as G
from toegang.models import Medewerker
from toegang.navigatie import Menupunt, Snelactie

# What waits for me or in my regie, until seven days from now; the two arms do not overlap.
_VANDAAG = f"""
    (SELECT 1 FROM huishoudens_werkitem w WHERE w.open AND w.medewerker_id = %(ik)s::uuid
        AND (w.uiterlijk <= %(vandaag)s::date + 7 OR w.soort = 'aanvulling') AND {NIET_VERLOPEN} LIMIT 100)
    UNION ALL
    (SELECT 1 FROM huishoudens_werkitem w WHERE w.open AND w.regisseur_id = %(ik)s::uuid
        AND w.medewerker_id IS DISTINCT FROM %(ik)s::uuid AND w.uiterlijk <= %(vandaag)s::date + 7 LIMIT 100)"""  # noqa: S608 - our own names
# What nobody's regisseur has: a question about a huishouden with one is that regisseur's.
_TEAMWERK = """
    SELECT 1 FROM huishoudens_werkitem w
    WHERE w.open AND w.scope_team = ANY(%(teams)s::int[]) AND w.soort IN ({soorten})
        AND (w.regisseur_id IS NULL OR w.soort = 'regie_gezocht')"""
_MELDINGEN = _TEAMWERK.format(soorten="'triage'")
_TE_VERDELEN = _TEAMWERK.format(soorten="'triage', 'regie_gezocht'")
_HUISHOUDENS = "SELECT 1 FROM huishoudens_huishouden h WHERE h.regisseur_id = %(ik)s::uuid"
_TE_BEOORDELEN = (
    "SELECT 1 FROM huishoudens_noodtoegang n WHERE n.oordeel = '' AND n.medewerker_id <> %(ik)s::uuid"
)
_WERKBAK = "SELECT 1 FROM backoffice_maatwerkadvies a WHERE a.status IN ('ingediend', 'in_behandeling', 'opgeschort')"


def _in_team(medewerker: Medewerker) -> bool:
    return medewerker.heeft(*TEAMROLLEN)


def _leidt(medewerker: Medewerker) -> bool:
    return medewerker.heeft(Rol.TL)


def _verdeelt(medewerker: Medewerker) -> bool:
    """Opens the inbox of a team; others find there only what is about their own huishoudens."""
    return medewerker.heeft(Rol.TRI, Rol.TL)


def _helpt(medewerker: Medewerker) -> bool:
    """Works in a team without leading one."""
    return _in_team(medewerker) and not _leidt(medewerker)


def _consulent(medewerker: Medewerker) -> bool:
    return medewerker.heeft(*CONSULENTEN)


def _team(medewerker: Medewerker) -> tuple[Any, ...]:
    return (medewerker.team.slug,) if medewerker.team else ()


def _geleid_team(medewerker: Medewerker) -> tuple[Any, ...]:
    return (medewerker.geleid_team.slug,) if medewerker.geleid_team else ()


MENUPUNTEN = (
    Menupunt(
        naam="Vandaag",
        url_naam="monitoring:vandaag",
        icoon="sun",
        volgorde=10,
        wie=_in_team,
        telling=_VANDAAG,
    ),
    Menupunt(
        naam="Werkplek team",
        url_naam="monitoring:werkplek",
        icoon="users",
        volgorde=20,
        wie=_leidt,
        adres=_team,
        telling=_TE_VERDELEN,
    ),
    Menupunt(
        naam="Caseload", url_naam="monitoring:caseload", icoon="layers", volgorde=30, wie=_leidt, adres=_team
    ),
    Menupunt(
        naam="Huishoudens",
        url_naam="huishoudens:lijst",
        icoon="house",
        volgorde=40,
        wie=_helpt,
        telling=_HUISHOUDENS,
        grens=999,
    ),
    Menupunt(
        naam="Meldingen",
        url_naam="triage:meldingen",
        icoon="inbox",
        volgorde=50,
        wie=_verdeelt,
        telling=_MELDINGEN,
    ),
    Menupunt(
        naam="Meldingen",
        url_naam="triage:meldingen",
        icoon="inbox",
        volgorde=50,
        wie=lambda m: _in_team(m) and not _verdeelt(m),
    ),
    Menupunt(
        naam="Werkbak",
        url_naam="backoffice:werkbak",
        icoon="inbox",
        volgorde=60,
        wie=_consulent,
        telling=_WERKBAK,
    ),
    Menupunt(
        naam="Met mij gedeeld",
        url_naam="huishoudens:gedeeld",
        icoon="eye",
        volgorde=65,
        wie=lambda m: m.heeft(*CONSULENTEN, Rol.KP) and not _in_team(m),
    ),
    Menupunt(
        naam="Dashboard",
        url_naam="monitoring:dashboards",
        icoon="chart-column",
        volgorde=70,
        wie=lambda m: m.heeft(Rol.AH),
    ),
    Menupunt(
        naam="Mijn acties",
        url_naam="plannen:mijn_acties",
        icoon="list",
        volgorde=10,
        wie=lambda m: m.heeft(Rol.KP) and not _in_team(m),
    ),
    Menupunt(
        naam="Accounts",
        url_naam="beheer",
        icoon="key-round",
        volgorde=80,
        wie=lambda m: m.heeft(Rol.FB),
        telling=rechtenregels.BIJ_BEHEER,
    ),
    Menupunt(
        naam="Accounts",
        url_naam="beheer",
        icoon="key-round",
        volgorde=87,
        wie=lambda m: m.heeft(Rol.FG) and not m.heeft(Rol.FB),
        telling=rechtenregels.ZONDER_TEAM,
    ),
    Menupunt(
        naam="Inzagelog",
        url_naam="privacy",
        icoon="eye",
        volgorde=85,
        wie=lambda m: m.heeft(Rol.FG),
    ),
    Menupunt(
        naam="Noodtoegang",
        url_naam="huishoudens:noodtoegangen",
        icoon="siren",
        volgorde=86,
        wie=lambda m: m.heeft(Rol.FG),
        telling=_TE_BEOORDELEN,
    ),
    Menupunt(
        naam="Noodtoegang",
        url_naam="huishoudens:noodtoegang_van_team",
        icoon="siren",
        volgorde=75,
        wie=_leidt,
        adres=_team,
        onder_streep=True,
    ),
    Menupunt(
        naam="AVG-verzoeken",
        url_naam="huishoudens:avg",
        icoon="file-text",
        volgorde=86,
        wie=lambda m: m.heeft(Rol.FG),
        telling="SELECT 1 FROM huishoudens_avgverzoek v WHERE v.gesloten_op IS NULL",
    ),
    Menupunt(
        naam="Autorisatiematrix",
        url_naam="autorisatiematrix",
        icoon="shield",
        volgorde=90,
        wie=lambda m: m.heeft(Rol.FG, Rol.FB),
    ),
    Menupunt(
        naam="Team {team}",
        url_naam="monitoring:werkplek",
        icoon="users",
        volgorde=20,
        wie=_helpt,
        adres=_team,
        onder_streep=True,
    ),
    Menupunt(
        naam="Huishoudens",
        url_naam="huishoudens:lijst",
        icoon="house",
        volgorde=40,
        wie=_leidt,
        onder_streep=True,
    ),
    Menupunt(
        naam="Rollen",
        url_naam="teamrollen",
        icoon="key-round",
        volgorde=60,
        wie=_leidt,
        adres=_geleid_team,
        telling=rechtenregels.VAN_TEAM,
        onder_streep=True,
    ),
    Menupunt(
        naam="Cijfers",
        url_naam="monitoring:dashboards",
        icoon="chart-column",
        volgorde=70,
        wie=lambda m: m.heeft(Rol.TL, Rol.FG),
        onder_streep=True,
    ),
    Menupunt(
        naam="Wie ziet wat?",
        url_naam="autorisatiematrix",
        icoon="shield",
        volgorde=90,
        wie=lambda m: not m.heeft(Rol.FG, Rol.FB),
        onder_streep=True,
    ),
)

SNELACTIES = (
    Snelactie(
        naam="Nieuwe melding",
        url_naam="triage:melding_registreren",
        icoon="plus",
        wie=lambda m: m.heeft(Rol.TRI, Rol.TL),
    ),
    Snelactie(
        naam="Contact vastleggen",
        url_naam="huishoudens:contact_kiezen",
        icoon="message-square-plus",
        wie=_in_team,
    ),
)

SECTIES = (
    Sectie(
        sleutel="monitoring.naast_het_plan",
        plek="plan",
        volgorde=5,
        groepen=(G.PLAN, G.WERKVOORRAAD),
        context=naast_het_plan,
        template="monitoring/naast_het_plan.html",
    ),
)
