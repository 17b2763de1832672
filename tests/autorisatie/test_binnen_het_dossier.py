"""What a row of a file points at is in that same file; a hidden id and one of nothing are refused alike (F1, I8).

The check of a foreign key runs past row security, so without more it would tell who knows an id that it is there.
"""

import uuid
from typing import Any

import pytest
from django.db import DatabaseError, connection, models, transaction

from huishoudens.models import Adres, AvgVerzoek, Deling, Huishouden, Lidmaatschap, Netwerklid, Persoon
from plannen.models import Actie, Evaluatieresultaat
from tests.autorisatie import uitzonderingen as u
from tests.autorisatie.scenario import betrek, verwijs, vul
from tests.cast import Wereld
from tests.rollen import als_eigenaar, als_systeem
from toegang.models import Rechtenverzoek, Roltoekenning
from toegang.rijbereik import Rijbereik, Tabellen, bereik_van, is_geschiedenis
from toegang.sessie import handelend_als

pytestmark = pytest.mark.django_db

REG = "regisseur.hillegom"
# Who writes what the regisseur does not.
SCHRIJVER = {"backoffice_besluit": "wmo.isd", "backoffice_aanvulverzoek": "wmo.isd"}
# From a table outside the files: its policy asks for the file itself.
VAN_BUITEN = {("huishoudens_noodtoegang", "huishouden_id")}


def verwijzingen() -> list[Any]:
    """(model, field) of what the rows of a file point at within it, beside the file itself."""
    return [
        pytest.param(model, veld, id=f"{model.__name__}.{veld.name}")
        for model in Tabellen.alle()
        if isinstance(bereik_van(model), Rijbereik) and not is_geschiedenis(model)
        for veld in model._meta.concrete_fields
        if veld.is_relation
        and veld.related_model is not Huishouden
        and isinstance(bereik_van(veld.related_model), Rijbereik)
    ]


def test_every_foreign_key_into_a_file_is_held_within_it() -> None:
    """From the catalogue, apart from any declaration: the file by the policies, a parent or else by its trigger."""
    dossiertabellen = [m._meta.db_table for m in Tabellen.alle() if isinstance(bereik_van(m), Rijbereik)]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.conrelid::regclass::text, a.attname,"
            " ARRAY(SELECT pg_get_triggerdef(t.oid) FROM pg_trigger t WHERE t.tgrelid = c.conrelid AND NOT t.tgisinternal)"
            " FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)"
            " WHERE c.contype = 'f' AND c.confrelid::regclass::text = ANY (%s)",
            [dossiertabellen],
        )
        sleutels = cursor.fetchall()

    assert len(sleutels) > 50
    los = {
        (tabel, kolom)
        for tabel, kolom, triggers in sleutels
        if not (tabel in dossiertabellen and kolom == "huishouden_id")
        and not any(f"huishouden_van_ouder('{d}', '{kolom}')" in t for t in triggers for d in dossiertabellen)
        and not any(f"zelfde_dossier('{d}', '{kolom}')" in t for t in triggers for d in dossiertabellen)
    }
    assert los == VAN_BUITEN


def vol(wereld: Wereld) -> Huishouden:
    """A file with a row in every table that points at another row of it."""
    huis = wereld.huishouden("hillegom", regisseur=REG)
    vul(wereld, huis, veilig=False)
    verwijs(wereld, huis, wet="wmo", organisatie="ISD Bollenstreek")
    besloten = verwijs(wereld, huis, wet="wmo", organisatie="ISD Bollenstreek", status="besloten")
    with als_eigenaar():
        # The advies of the copy has no decision yet, and waits for one.
        besloten.besluit.advies.aanvulverzoeken.all().delete()
        adres = huis.adressen.get()
        Adres.objects.filter(pk=adres.pk).update(geheim=True)
    u.deel(wereld, huis, "jeugd.two", adres=adres)
    betrek(wereld, huis, "jeugd.hillegom", "wonen")
    return huis


def rij_van(model: type[models.Model], huis: Huishouden) -> dict[str, Any]:
    with als_eigenaar():
        rij = model._base_manager.filter(huishouden=huis).first()
        assert rij is not None, model
        return {v.attname: getattr(rij, v.attname) for v in model._meta.concrete_fields if not v.generated}


def voeg_toe(model: type[models.Model], rij: dict[str, Any]) -> str:
    """Empty when it may be added, else why not, as the asker reads it at once."""
    kolommen, plekken = ", ".join(rij), ", ".join(["%s"] * len(rij))
    return probeer(
        f"INSERT INTO {model._meta.db_table} ({kolommen}) VALUES ({plekken})",
        *rij.values(),
    )


def probeer(sql: str, *waarden: Any) -> str:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            # Before the statement: so nothing waits for its end, and the foreign key is asked as soon as it can be.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(sql, waarden)
            transaction.set_rollback(True)
    except DatabaseError as fout:
        return (
            f"{type(fout).__name__} {fout} {getattr(getattr(fout.__cause__, 'diag', None), 'sqlstate', '')}"
        )
    return ""


@pytest.mark.parametrize(("model", "veld"), verwijzingen())
def test_a_hidden_row_and_one_that_does_not_exist_are_refused_alike_and_at_once(
    wereld: Wereld, model: type[models.Model], veld: models.ForeignKey[Any, Any]
) -> None:
    eigen, vreemd = vol(wereld), wereld.huishouden("lisse", regisseur="regisseur.lisse")
    vul(wereld, vreemd, veilig=False)
    betrek(wereld, vreemd, "jeugd.lisse")
    verwijs(wereld, vreemd, wet="wmo", organisatie="ISD Bollenstreek", status="ingetrokken")
    verborgen = rij_van(veld.related_model, vreemd)[veld.related_model._meta.pk.attname]
    rij, pk, wie = rij_van(model, eigen), model._meta.pk.attname, SCHRIJVER.get(model._meta.db_table, REG)
    bereik = bereik_van(model)
    rij |= {kolom: wereld.id_van(wie) for kolom in (bereik.schrijver, bereik.bewerker) if kolom}
    nieuw = (
        rij | {pk: uuid.uuid4()}
        if isinstance(rij[pk], uuid.UUID)
        else {n: w for n, w in rij.items() if n != pk}
    )

    with handelend_als(wereld.id_van(wie)):
        toegevoegd = [voeg_toe(model, nieuw | {veld.attname: id_}) for id_ in (verborgen, uuid.uuid4())]
        veranderd = [
            probeer(
                f"UPDATE {model._meta.db_table} SET {veld.column} = %s WHERE {pk} = %s",
                id_,
                rij[pk],
            )
            for id_ in (verborgen, uuid.uuid4())
        ]

    assert toegevoegd[0] == toegevoegd[1] != ""
    assert veranderd[0] == veranderd[1]


@pytest.mark.parametrize("model", [Lidmaatschap, Netwerklid, Adres, Actie])
def test_a_row_points_at_what_is_in_its_own_file(wereld: Wereld, model: type[models.Model]) -> None:
    eigen = vol(wereld)
    persoon = rij_van(Persoon, eigen)["id"]
    veld = {Netwerklid: "steunt_id", Actie: "actor_persoon_id"}.get(model, "persoon_id")
    rij = rij_van(model, eigen) | {"id": uuid.uuid4(), veld: persoon}
    erbij = {"tot": rij["van"]} if model is Lidmaatschap else {}

    with handelend_als(wereld.id_van(REG)):
        assert voeg_toe(model, rij | erbij) == ""
        assert voeg_toe(model, rij | erbij | {"id": uuid.uuid4()}) == ""


def test_nobody_points_at_another_file_whoever_writes(wereld: Wereld) -> None:
    """Wrong data, from an import or from whoever owns the tables."""
    eigen, vreemd = vol(wereld), wereld.huishouden("lisse")
    persoon, resultaat = rij_van(Persoon, vreemd)["id"], rij_van(Evaluatieresultaat, eigen)
    vul(wereld, vreemd)

    with als_systeem("importeer"):
        lid = voeg_toe(Netwerklid, rij_van(Netwerklid, eigen) | {"id": uuid.uuid4(), "steunt_id": persoon})
    with als_eigenaar():
        doel = probeer(
            "UPDATE plannen_evaluatieresultaat SET doel_id = (SELECT id FROM plannen_doel WHERE huishouden_id = %s"
            " LIMIT 1) WHERE id = %s",
            vreemd.pk,
            resultaat["id"],
        )

    assert "another file" in lid
    assert "another file" in doel


def test_an_avg_file_of_the_own_family_and_of_nothing_are_refused_alike(wereld: Wereld) -> None:
    """F6: the privacy officer reads no file before it is open, and learns nothing of one by opening it in SQL."""
    vreemd, ander = vol(wereld), wereld.huishouden("lisse")
    u.open_avg(wereld, vreemd)
    rij = rij_van(AvgVerzoek, vreemd) | {"id": uuid.uuid4(), "door_id": wereld.id_van("privacy")}
    u.is_verwant(wereld, vreemd, "privacy")

    with handelend_als(wereld.id_van("privacy")):
        geweigerd = [voeg_toe(AvgVerzoek, rij | {"huishouden_id": id_}) for id_ in (vreemd.pk, uuid.uuid4())]
        geopend = voeg_toe(AvgVerzoek, rij | {"huishouden_id": ander.pk})

    assert geweigerd[0] == geweigerd[1] != ""
    assert geopend == ""


def test_an_address_of_another_family_is_not_shared(wereld: Wereld) -> None:
    eigen, vreemd = vol(wereld), wereld.huishouden("lisse")
    rij = rij_van(Deling, eigen) | {"id": uuid.uuid4(), "door_id": wereld.id_van(REG)}
    adres = rij_van(Adres, vreemd)["id"]

    with handelend_als(wereld.id_van(REG)):
        assert "another file" in voeg_toe(Deling, rij | {"adres_id": adres})
        assert voeg_toe(Deling, rij) == ""


def test_a_request_for_a_rol_tells_nothing_of_the_rollen_of_others(wereld: Wereld) -> None:
    """I8, row 23: only an end names a toekenning, and then one that the asker reads."""
    with als_eigenaar():
        vreemd = Roltoekenning.objects.get(medewerker_id=wereld.id_van("regisseur.lisse")).pk
    rij = {
        "id": uuid.uuid4(),
        "soort": "geven",
        "medewerker_id": wereld.id_van("jeugd.hillegom"),
        "rol": "TRI",
        "team_id": 1,
        "van": "2026-11-02",
        "reden": "vervanging",
        "email": "",
        "voornaam": "",
        "status": "gevraagd",
        "tussenvoegsel": "",
        "achternaam": "",
        "functie": "",
        "antwoord": "",
        "gevraagd_op": "2026-11-02",
        "gevraagd_door_id": wereld.id_van("teamleider.hillegom"),
    }

    with handelend_als(wereld.id_van("teamleider.hillegom")):
        uit = [voeg_toe(Rechtenverzoek, rij | {"toekenning_id": id_}) for id_ in (vreemd, uuid.uuid4())]

    assert uit[0] == uit[1] != ""
