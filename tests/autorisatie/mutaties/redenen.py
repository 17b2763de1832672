"""Broken without anybody on the stage seeing more or less, and why: a pattern of names, and what holds it instead.

A reason without tests says that nothing changes. One with tests says where it shows: `test_vastgehouden` sees one of
them fail for such a mutation.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Reden:
    patroon: str
    waarom: str
    tests: tuple[str, ...] = ()


_EEN_SET = (
    "triage|triage_tekst|te_wegen_meldingen|te_wegen_triages|aangenomen|ingebracht|veiligheid|ooit_bij_naam"
    "|mijn_adviezen|verweesde_adviezen|dicht"
)

REDENEN = (
    Reden(
        r"(tell )?higher AH \d+ eigen_gemeente",
        "an accounthouder opens no row of a file, whatever his cell says (I7)",
    ),
    Reden(r"higher KP \d+ eigen_actie", "no row of that groep can be an own action"),
    Reden(r"(tell )?(lower|higher) INW \d+ (met_de_hand|eigen_persoon)", "a resident has no account"),
    Reden(
        r"tell (lower|higher) AT \d+ ander_team",
        "being of another team is no way in: a recorded exception is, and has a cell of its own; that somebody is known"
        " there is told by `bekend`",
    ),
    Reden(
        r"tell (lower|higher) \w+ (21|22|23) \w+",
        "the log, the figures and the accounts are of no huishouden, so no situation tells of them",
    ),
    Reden(
        r"tell (lower|higher) REG 17 noodzaak",
        "nothing tells yet when a regisseur needs it, so it is shut (I1)",
    ),
    Reden(
        r"tell (lower|higher) TL 5 triage_tekst",
        "weighing a melding is told apart, and is no niveau of the journal",
    ),
    Reden(
        r"(tell )?lower (TL|AF|TRI) \d+ nood",
        "who holds the rol has a seat in a team, and breaks the glass as TM or AT as well",
    ),
    Reden(
        r"(tell )?lower TL \d+ waarneming", "a teamleider has a seat in the team, and stands in as TM as well"
    ),
    Reden(r"(tell )?lower TM (1|19|20) (nood|deling)", "a colleague of the team reads that already"),
    Reden(
        r"(tell )?(lower|higher) AF (1|19|20) veiligheid",
        "an aandachtsfunctionaris has a seat in the team, and reads that already",
    ),
    Reden(
        r"(tell )?lower TRI 20 triage",
        "a triagist has a seat in the team, and reads whose regie it is as TM as well",
    ),
    Reden(r"(tell )?lower TL 1 team", "a teamleider has a seat in the team, and reads names as TM as well"),
    Reden(
        r"drop \w+_historical\w+\.verwant",
        "a version is shut by the row it tells of, which the same policy on that row shuts",
    ),
    Reden(
        r"drop backoffice_besluit.app_update|higher \w+ 16 \w+",
        "a decision is of an advies that nobody treats any more, so nobody changes one",
    ),
    Reden(
        r"lower (BET|KP) 13 \w+|higher BET 15 leefgebied",
        "no result and no advies is a betrokkene's or a ketenpartner's own to write",
    ),
    Reden(
        r"forget toegang_roltoekenning.niet_zelf",
        "nobody carries out a request about himself (`uit_te_voeren`), which is asked first",
    ),
    Reden(
        r"forget toegang_bericht.vast medewerker_id",
        "only a bericht of one's own is changed, and it must be one's own afterwards",
    ),
    Reden(
        r"drop trigger backoffice_\w+.rij_blijft",
        "an advies, and what was asked, answered and decided about it, is held by triggers of its own as well"
        " (`advies_bewaakt`, `behandeling_bewaakt`)",
    ),
    Reden(
        r"forget backoffice_(maatwerkadvies|besluit).persoon",
        "what is of an advies is opened by that advies, which is less than whom it is about",
    ),
    Reden(
        r"Q _kan_staan True", "saves asking for a set that a rol one does not have could be in, and no more"
    ),
    Reden(
        rf"(empty|negate|term \d+ of) ({_EEN_SET})",
        "no file of the stage is shielded with an open melding and somebody let in by name; the sets are held to a slow"
        " reference where one is",
        ("tests/autorisatie/test_verzamelingen.py",),
    ),
    Reden(
        r"term 1 of bekend",
        "whether a birth date fits is marked for the breaking of the glass alone; here it is asked of the people found",
    ),
    Reden(
        r"(empty|term \d+ of) bekend",
        "opens no row: which other team knows somebody is asked with words that a screen makes",
        ("tests/autorisatie/test_elders_bekend.py", "tests/huishoudens/test_zoeken.py"),
    ),
    Reden(
        r"term (4|5) of nood_gezocht",
        "whoever is found by a name must fit the birth date as well, which is asked once more of all that was found",
    ),
    Reden(
        r"(null|other|term \d+ of) nood_gezocht",
        "opens no row: of which file the glass is broken is asked with words that a screen makes",
        ("tests/autorisatie/test_nood_gegeven.py", "tests/huishoudens/test_nooddeur.py"),
    ),
    Reden(
        r"(null|term \d+ of) inloggend",
        "is nobody on the stage: it counts before the password is proven",
        ("tests/toegang/test_inloggen.py",),
    ),
    Reden(
        r"empty wie_ziet|(null|other|term \d+ of) dossier_van",
        "opens no row: it tells the privacy officer and the regisseur who sees the file",
        ("tests/autorisatie/test_wie_ziet.py",),
    ),
    Reden(
        r"drop trigger \w+.A_zelfde_dossier_\w+",
        "shows only where a row may be written that points at another file",
        ("tests/autorisatie/test_binnen_het_dossier.py",),
    ),
    Reden(
        r"drop trigger plannen_actie.eigen_deel|forget plannen_actie.keten_schrijft",
        "the stage sets columns of one row of each file, and that is not the action of the ketenpartner",
        ("tests/autorisatie/test_eigen_deel_van_partner.py",),
    ),
    Reden(
        r"forget huishoudens_relatie.(mits|vast \w+)|forget huishoudens_toegangsverzoek.niet_zelf",
        "nobody on the stage ends a relation that is open, and who decides there asked for nothing",
        ("tests/autorisatie/test_wie_iemand_kent_blijft.py",),
    ),
    Reden(
        r"(drop|invert) backoffice_historicalbesluit.app_insert",
        "nobody on the stage decides, so no version of a decision is written",
        ("tests/backoffice/test_besluit.py",),
    ),
    Reden(
        r"(drop|invert) toegang_historicalroltoekenning.app_insert",
        "nobody on the stage carries out a request, so no version of a rol is written",
        ("tests/toegang/test_rol_vragen.py",),
    ),
    Reden(
        r"forget huishoudens_noodtoegang.einde",
        "the stage sets one column at a time, and no noodtoegang that ended has one that may still be set alone",
        ("tests/autorisatie/test_noodtoegang.py",),
    ),
    Reden(
        r"forget plannen_evaluatie.einde",
        "no evaluation of the stage was held",
        ("tests/autorisatie/test_gedaan_blijft.py",),
    ),
    Reden(
        r"forget (plannen_actie|triage_melding).eigen",
        "who writes an own action or a melding of his own on the stage does so in another way too",
        ("tests/autorisatie/test_betrokkene.py",),
    ),
    Reden(
        r"(empty|term \d+ of) zonder_regisseur",
        "opens no row: it tells in which teams a shielded family has no regisseur",
        ("tests/huishoudens/test_zonder_regisseur.py",),
    ),
    Reden(
        r"drop trigger toegang_medewerker.heropenen_melden",
        "no account of the stage that may be opened again watches or leads",
        ("tests/autorisatie/test_rol_gemeld.py",),
    ),
    Reden(
        r"forget (plannen_akkoord|huishoudens_toestemming).vast persoon_id|forget backoffice_\w+.ouder"
        r"|drop trigger (backoffice_\w+.huishouden_van_ouder|toegang_rechtenregel.moment)",
        "no row of the stage can be pointed elsewhere in its own file, or be judged at a moment of one's own",
        ("tests/autorisatie/test_blijft_waar_het_is.py",),
    ),
    Reden(
        r"term \d+ of mijn_delingen",
        "everybody who allows something on the stage belongs to the family today",
        ("tests/autorisatie/test_toestemming_van_wie.py",),
    ),
    Reden(
        r"drop trigger toegang_roltoekenning.laatste_rol_privacy_officer",
        "on the stage no rol of a privacy officer was asked to end",
        ("tests/autorisatie/test_toezicht_eindigt.py",),
    ),
    Reden(
        r"drop trigger toegang_roltoekenning.rol_melden",
        "of the rollen that were asked on the stage none watches, manages or leads",
        ("tests/autorisatie/test_rol_gemeld.py",),
    ),
    Reden(
        r"forget huishoudens_overdracht.mits",
        "nobody on the stage is asked from a later day",
        ("tests/autorisatie/test_overdracht_verloopt.py",),
    ),
    Reden(
        r"forget huishoudens_avgverzoek.mits",
        "who opens an AVG file on the stage may, and nobody knows an id of nothing",
        ("tests/autorisatie/test_binnen_het_dossier.py",),
    ),
    Reden(
        r"forget plannen_actie.inworp",
        "nobody on the stage rejects",
        ("tests/backoffice/test_besluit.py",),
    ),
    Reden(
        r"forget triage_triage.eigen",
        "who weighed a question on the stage reads it in another way too",
        ("tests/autorisatie/test_betrokkene.py", "tests/autorisatie/test_melding_opent_niets.py"),
    ),
    Reden(
        r"forget huishoudens_toegewezen.mits",
        "nobody on the stage assigns a leefgebied under the name of another than who helps there",
        ("tests/autorisatie/test_toegewezen.py",),
    ),
)


def reden_van(naam: str) -> Reden | None:
    return next((reden for reden in REDENEN if re.fullmatch(reden.patroon, naam)), None)
