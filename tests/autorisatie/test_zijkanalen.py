"""What may not be seen is nowhere to be told from what does not exist (F1, F4, I6, leaks to close).

One file is put in the world that the asker may not know of, everything is asked, it is taken out again, and everything is
asked once more: each way of asking must give the same answer, to the letter, with as many statements.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any

import pytest
import time_machine
from django.db import DatabaseError, connection, models, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from psycopg import sql

from huishoudens.models import Huishouden, PersoonBsn
from tests.autorisatie import uitzonderingen as u
from tests.autorisatie.adressen.kern import kern
from tests.autorisatie.scenario import NU, betrek, verwijs, vul
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang.keuzes import Gegevensgroep as G
from toegang.rijbereik import Rijbereik, Tabellen, bereik_van, is_geschiedenis
from toegang.sessie import handelend_als
from toegang.versleuteling import ontsleutel

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]

TEAM = ("regisseur.hillegom", "teamleider.hillegom", "triage.hillegom", "aandacht.hillegom", "jeugd.hillegom")
BUITEN = (
    "regisseur.noordwijk",
    "wmo.isd",
    "jeugd.two",
    "partner.bollenwonen",
    "accounthouder.hillegom",
    "beheer",
)
# Who may know that an ordinary file is there (level E) is asked about shielded ones, and those of the own family.
GEVALLEN = [
    *((wie, "afgeschermd") for wie in (*TEAM, *BUITEN)),
    *((wie, "gewoon") for wie in BUITEN if wie != "regisseur.noordwijk"),
    *((wie, "verwant") for wie in (*TEAM, *BUITEN, "privacy")),
]
_TWO = "TWO Jeugdhulp Holland Rijnland"
NAAM, REDEN = "Verscholen", "Moeder belt in paniek en er is niemand anders."
PAGINAS = (
    *("/", "/huishoudens/", "/huishoudens/?van=team", "/huishoudens/?van=team&niveau=meervoudig"),
    *("/huishoudens/gedeeld/", "/meldingen/", "/meldingen/?tab=in-triage", "/contact/", "/mijn-acties/"),
    *(
        "/team/hillegom/",
        "/team/hillegom/?groep=te_laat",
        "/team/hillegom/caseload/",
        "/team/hillegom/noodtoegang/",
    ),
    *(
        "/backoffice/",
        "/backoffice/lijst.csv",
        "/noodtoegang/",
        "/bewaarde-teksten/",
        "/beheer/",
        "/privacy/",
    ),
    *("/monitoring/", "/monitoring/hillegom/"),
)
DOSSIER = [model for model in Tabellen.alle() if isinstance(bereik_van(model), Rijbereik)]


@dataclass
class Verborgen:
    """What somebody could know or guess of the hidden file, from elsewhere."""

    huis: uuid.UUID
    nummer: str
    bsn: str
    adres: str
    rijen: dict[type[models.Model], dict[str, Any]]


@pytest.fixture(autouse=True)
def _stil() -> Iterator[None]:
    with time_machine.travel(NU, tick=False):
        yield


def verstop(wereld: Wereld, soort: str, wie: str) -> Verborgen:
    """A full file, with a decision that is asked for and a colleague who helps; to who is related all of it is given."""
    toegelaten = () if soort == "afgeschermd" else None
    huis = wereld.huishouden("hillegom", naam=NAAM, regisseur="medewerker1.hillegom", toegelaten=toegelaten)
    vul(wereld, huis, melding_open=True, veilig=False)
    verwijs(wereld, huis, wet="wmo", organisatie=_TWO if soort == "gewoon" else "ISD Bollenstreek")
    if soort == "afgeschermd":
        betrek(wereld, huis, "jeugd.hillegom", "wonen")
    if soort == "verwant":
        betrek(wereld, huis, wie, "wonen")
        u.deel(wereld, huis, wie, G.JOURNAAL, G.PLAN)
        u.laat_waarnemen(wereld, huis, wie)
        u.open_avg(wereld, huis)
        u.is_verwant(wereld, huis, wie)
    with als_eigenaar():
        rijen = {}
        for model in DOSSIER:
            kolom = "pk" if model is Huishouden else "huishouden_id"
            if not is_geschiedenis(model) and (rij := model._base_manager.filter(**{kolom: huis.pk}).first()):
                rijen[model] = {
                    veld.attname: getattr(rij, veld.attname) for veld in model._meta.concrete_fields
                }
        bsn = ontsleutel(PersoonBsn.objects.get(huishouden=huis).versleuteld)
        adres = huis.adressen.get()
    return Verborgen(huis.pk, huis.nummer, bsn, f"{adres.postcode} {adres.huisnummer}", rijen)


def vraag_alles(client: Client, ik: uuid.UUID, eigen: Huishouden, v: Verborgen) -> dict[str, Any]:
    """Every way of asking with its answer; what it writes is taken back."""
    koekjes = client.cookies.output(attrs=[], header="", sep=";")

    def http(methode: str, pad: str, **data: str) -> tuple[Any, ...]:
        client.cookies = SimpleCookie(koekjes)
        with transaction.atomic(), CaptureQueriesContext(connection) as vragen:
            antwoord = getattr(client, methode)(pad, data)
            transaction.set_rollback(True)
        return kern(antwoord), len(vragen)

    uit: dict[str, Any] = {f"GET {pad}": http("get", pad) for pad in PAGINAS}
    begin = "/huishoudens/?van=team&na=" + NAAM
    uit["a page that begins at it"] = http("get", f"{begin}&id={v.huis}")
    for wat, tekst in _te_zoeken(v):
        uit[f"search by {wat}"] = http("post", "/zoeken/", q=tekst)
        uit[f"choosing for a contact by {wat}"] = http("post", "/contact/", zoek=tekst)
        uit[f"noodtoegang by {wat}"] = http("post", "/noodtoegang/", wie=tekst, reden=REDEN, begrepen="on")
    for wat, velden in _bij_intake(v):
        uit[f"the finder by {wat}"] = http("post", "/meldingen/nieuw/bekend/", **velden)
        uit[f"a melding by {wat}"] = http("post", "/meldingen/nieuw/", **velden, **_MELDING)
    uit["a melding of its id"] = http("post", "/meldingen/nieuw/", huishouden=str(v.huis), **_MELDING)
    uit["its BSN for somebody else"] = http(
        "post", f"/huishoudens/{eigen.pk}/mensen/nieuw/", bsn=v.bsn, **_PERSOON
    )
    uit["its number for an AVG file"] = http(
        "post",
        "/privacy/avg/nieuw/",
        dossier=v.nummer,
        soort="inzage",
        ontvangen_op="2026-11-01",
        reden=REDEN,
    )
    for pad in ("", "toegang/vragen/", "noodtoegang/", "inzage/", "wie-ziet-dit/", "plan.pdf"):
        uit[f"its page {pad}"] = http("get", f"/huishoudens/{v.huis}/{pad}")
        uit[f"POST to its page {pad}"] = http(
            "post", f"/huishoudens/{v.huis}/{pad}", reden=REDEN, begrepen="on"
        )
    with handelend_als(ik):
        uit |= dict(_in_sql(eigen, v))
    return uit


_MELDING = {"kanaal": "telefoon", "vraag": "Kunt u helpen?", "melder": "dochter"}
_PERSOON = {"voornamen": "Ada", "achternaam": "Ander", "geslacht": "v", "rol": "ouder", "inwonend": "on"}


def _te_zoeken(v: Verborgen) -> Iterator[tuple[str, str]]:
    yield from (("name", NAAM), ("part of a name", NAAM[:4]), ("a name with an error", "Verschoolen"))
    yield from (("BSN", v.bsn), ("number", v.nummer), ("address", v.adres), ("birth date", "8-3-1984"))
    yield from (("name and birth date", f"{NAAM} 8-3-1984"), ("street", f"Bloemenlaan {v.adres.split()[-1]}"))


def _bij_intake(v: Verborgen) -> Iterator[tuple[str, dict[str, str]]]:
    postcode, nummer = v.adres[:7], v.adres.split()[-1]
    yield "name", {"achternaam": NAAM, "voornamen": "Anna"}
    yield "name and birth date", {"achternaam": NAAM, "geboortedatum": "8-3-1984"}
    yield "BSN", {"achternaam": "Anders", "bsn": v.bsn}
    yield "address", {"achternaam": "Anders", "postcode": postcode, "huisnummer": nummer}


def _in_sql(eigen: Huishouden, v: Verborgen) -> Iterator[tuple[str, Any]]:
    """Counts, errors and functions, asked by whoever has the serving role and no screen."""
    for model in Tabellen.alle():
        tabel = sql.Identifier(model._meta.db_table)
        yield f"rows of {model.__name__}", _probeer(sql.SQL("SELECT count(*) FROM {}").format(tabel))
    for model, rij in v.rijen.items():
        tabel, pk = sql.Identifier(model._meta.db_table), model._meta.pk.attname
        op_id = sql.SQL("WHERE {} = %s").format(sql.Identifier(pk))
        for wat, opdracht in (
            ("read", sql.SQL("SELECT 1 FROM {} {}")),
            ("change", sql.SQL("UPDATE {0} SET {2} = {2} {1}")),
            ("throw away", sql.SQL("DELETE FROM {} {}")),
        ):
            vraag = opdracht.format(tabel, op_id, sql.Identifier(pk))
            yield f"{wat} a row of {model.__name__} by its id", _probeer(vraag, rij[pk])
        for wat, nieuw in _na_te_maken(model, rij, eigen):
            namen = sql.SQL(", ").join(map(sql.Identifier, nieuw))
            plekken = sql.SQL(", ").join([sql.Placeholder()] * len(nieuw))
            vraag = sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(tabel, namen, plekken)
            yield f"a copy of a row of {model.__name__}, {wat}", _probeer(vraag, *nieuw.values())
    for naam, waarde in (
        *(("situatie", v.huis), ("wie_ziet", v.huis), ("team_voor_nood", v.huis), ("antwoordt", v.huis)),
        *(("dossier_van", v.nummer), ("regels", [v.huis])),
        *((naam, None) for naam in ("mij_gegeven", "dicht", "toezicht", "teamleden")),
        *((naam, None) for naam in ("ontvangers", "zonder_regisseur")),
    ):
        vraag = sql.SQL("SELECT * FROM beleid.{}({})").format(
            sql.Identifier(naam), sql.SQL("" if waarde is None else "%s")
        )
        yield f"beleid.{naam}", _probeer(vraag, *([] if waarde is None else [waarde]))


def _na_te_maken(
    model: type[models.Model], rij: dict[str, Any], eigen: Huishouden
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The row anew: in the hidden file, and in the own file with everything else pointing at the hidden one."""
    pk = model._meta.pk.attname
    zelf_gevuld = {veld.attname for veld in model._meta.concrete_fields if veld.generated}
    kaal = {
        naam: waarde
        for naam, waarde in rij.items()
        if naam not in zelf_gevuld and not (naam == pk and isinstance(waarde, int))
    }
    kaal |= (
        {pk: uuid.uuid5(eigen.pk, model.__name__)} if pk in kaal and isinstance(kaal[pk], uuid.UUID) else {}
    )
    yield "in the hidden file", kaal
    if model is Huishouden:
        yield "as a new file with its number", kaal | {"afgeschermd": False, "regisseur_id": None}
    if "huishouden_id" in kaal:
        yield "in the own file", kaal | {"huishouden_id": eigen.pk}


def _probeer(vraag: sql.Composed, *waarden: Any) -> Any:
    """The rows and how many, or the error as the asker reads it."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            # A foreign key answers past row security, and as soon as the asker wants.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(vraag.as_string(), waarden)
            uit = (cursor.rowcount, cursor.fetchall() if cursor.description else [])
            transaction.set_rollback(True)
            return uit
    except DatabaseError as fout:
        diag = getattr(fout.__cause__, "diag", None)
        return type(fout).__name__, str(fout), getattr(diag, "message_detail", "")


def verschillen(met: dict[str, Any], zonder: dict[str, Any]) -> dict[str, str]:
    return {
        wat: f"{str(met[wat])[:1500]} | {str(zonder[wat])[:300]}" for wat in met if met[wat] != zonder[wat]
    }


@pytest.mark.parametrize(("wie", "soort"), GEVALLEN)
def test_what_is_hidden_answers_as_what_is_not_there(
    client: Client, wereld: Wereld, wie: str, soort: str
) -> None:
    eigen = wereld.huishouden("hillegom", regisseur="regisseur.hillegom")
    vul(wereld, eigen)
    client.force_login(wereld.wie(wie), backend="toegang.inloggen.MedewerkerBackend")
    client.get("/")
    with transaction.atomic():
        verborgen = verstop(wereld, soort, wie)
        met = vraag_alles(client, wereld.id_van(wie), eigen, verborgen)
        transaction.set_rollback(True)
    zonder = vraag_alles(client, wereld.id_van(wie), eigen, verborgen)

    print(f"\n{wie}, {soort}: {len(met)} ways of asking compared")  # noqa: T201 - the number is part of the proof
    anders = verschillen(met, zonder)
    assert anders == {}, "\n".join(f"{wat}: {verschil}" for wat, verschil in anders.items())
