"""No INSERT or UPDATE of one's own opens a row that was shut: tried on every table, column by column (I8).

Each try is what a stolen session could send to the database. Only rows that stood there and could not be read
before count; what a try made itself does not.
"""

import datetime
import re
import uuid
from typing import Any

import pytest
from django.contrib.postgres.fields import ArrayField
from django.db import DatabaseError, connection, models, transaction

from huishoudens.models import Betrokkenheid, Huishouden, Overdracht, Persoon, Regie, Toegewezen
from plannen.models import Actie
from tests.autorisatie.scenario import NU, alle_situaties, verwijs
from tests.cast import PEILDATUM, Wereld
from tests.rollen import als_eigenaar
from toegang import rls
from toegang.rijbereik import Rijbereik, Tabellen, bereik_van, is_geschiedenis
from toegang.sessie import handelend_als

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]

DOSSIER = [
    model
    for model in Tabellen.alle()
    if isinstance(bereik_van(model), Rijbereik) and not is_geschiedenis(model)
]
# Every word of the conditions: a label or date that none of them names decides nothing.
GENOEMD = set(
    re.findall(
        r"\w+",
        " ".join(
            [functie.sql for functie in rls.alle_functies()]
            + [" ".join(rls.voorwaarden_per_opdracht(model).values()) for model in DOSSIER]
        ),
    )
)
Sleutels = frozenset[tuple[str, str]]

WIE = (
    *("jeugd.hillegom", "medewerker1.hillegom", "triage.hillegom", "teamleider.hillegom"),
    *("regisseur.hillegom", "regisseur.noordwijk", "wmo.isd", "accounthouder.hillegom"),
)
# By whom, in which table a write lets the writer in, as it should.
BEDOELD = {
    # A melding in the inbox opens a file of the own team to its triagist and teamleider (matrix note 1).
    ("triage.hillegom", "triage_melding"),
    ("teamleider.hillegom", "triage_melding"),
    # Who is asked to take over the regie says yes by writing it (ADR 0002).
    ("regisseur.noordwijk", "huishoudens_regie"),
}


@pytest.fixture
def huizen(wereld: Wereld) -> list[Huishouden]:
    """Every situation, and for everybody the traces of what they once were in a file that is shut to them."""
    huizen = alle_situaties(wereld)
    verwijs(wereld, huizen["verwezen"], wet="participatiewet", organisatie="ISD Bollenstreek")
    with als_eigenaar():
        Persoon.objects.create(huishouden=huizen["verwezen"], voornamen="Bram", achternaam="Roos")
        Actie.objects.filter(huishouden=huizen["gewoon"], leefgebied="financien").update(
            actor_soort="medewerker", actor_persoon=None, actor_medewerker=wereld.id_van("jeugd.hillegom")
        )
        for wie in WIE:
            _sporen(huizen["onveilig"], wereld.id_van(wie))
        takken = [
            f"SELECT '{m._meta.db_table}', {m._meta.pk.column}::text FROM {m._meta.db_table}" for m in DOSSIER
        ]
        with connection.cursor() as cursor:
            # As a function its plan is made once, and row security still asks who calls it.
            cursor.execute("SET LOCAL plan_cache_mode = force_generic_plan")
            cursor.execute(
                "CREATE FUNCTION leesbaar() RETURNS TABLE (tabel text, rij text) LANGUAGE plpgsql AS"
                f" $$ BEGIN RETURN QUERY {' UNION ALL '.join(takken)}; END $$"
            )
            cursor.execute("GRANT EXECUTE ON FUNCTION leesbaar() TO regie_app")
    return list(huizen.values())


def _sporen(huishouden: Huishouden, wie: uuid.UUID) -> None:
    voorbij = {"van": PEILDATUM - datetime.timedelta(days=9), "tot": PEILDATUM - datetime.timedelta(days=1)}
    hier: dict[str, Any] = {"huishouden": huishouden, "medewerker_id": wie}
    helpt = Betrokkenheid.objects.create(**hier, **voorbij)
    Toegewezen.objects.create(**hier, betrokkenheid=helpt, leefgebieden=["wonen"])
    Overdracht.objects.create(
        huishouden=huishouden, naar_id=wie, gevraagd_door_id=wie, gevraagd_op=NU, status="geweigerd"
    )
    Regie.objects.create(huishouden=huishouden, soort="team", medewerker_id=wie, **voorbij)


def leesbaar() -> Sleutels:
    """Every row of a file that can be read now. One statement."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tabel, rij FROM leesbaar()")
        return frozenset(cursor.fetchall())


def kolommen(model: type[models.Model]) -> list[Any]:
    return [veld for veld in model._meta.concrete_fields if not veld.generated]


def rijen(model: type[models.Model]) -> list[dict[str, Any]]:
    """The rows of one table as they stand, as the present role sees them."""
    namen = [veld.column for veld in kolommen(model)]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(namen)} FROM {model._meta.db_table}")
        return [dict(zip(namen, rij, strict=True)) for rij in cursor.fetchall()]


class Aanval:
    """Everything one account could write, against what it could read before."""

    def __init__(self, wereld: Wereld, wie: str) -> None:
        self.ik = wereld.id_van(wie)
        self.wie = wie
        self.geopend: dict[str, list[str]] = {}
        self.geslaagd = 0
        with als_eigenaar():
            self.bestaat = leesbaar()
            self.alles = {model: rijen(model) for model in DOSSIER}
        self.vooraf = leesbaar()

    def schrijf(self, model: type[models.Model], wat: str, sql: str, *waarden: Any) -> bool:
        """Try one statement; False when it was refused."""
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(sql, waarden)
                if cursor.rowcount:
                    self.geslaagd += 1
                    self._meld(model._meta.db_table, wat)
                transaction.set_rollback(True)
        except DatabaseError:
            return False
        return True

    def _meld(self, tabel: str, wat: str) -> None:
        nieuw = (leesbaar() & self.bestaat) - self.vooraf
        if nieuw and (self.wie, tabel) not in BEDOELD:
            self.geopend[f"{self.wie}: {tabel}.{wat}"] = sorted({waar for waar, _ in nieuw})

    def wijzig(self, model: type[models.Model]) -> None:
        """Each column to each value that could lead elsewhere: at one blow, else row by row."""
        tabel = model._meta.db_table
        for veld in kolommen(model):
            for waarde in self.waarden(veld):
                sql = f"UPDATE {tabel} SET {veld.column} = %s"
                if not self.schrijf(model, veld.column, sql, waarde):
                    for rij in self._te_zien(model):
                        self.schrijf(model, veld.column, f"{sql} WHERE id = %s", waarde, rij["id"])

    def _te_zien(self, model: type[models.Model]) -> list[dict[str, Any]]:
        tabel = model._meta.db_table
        return _soorten([rij for rij in self.alles[model] if (tabel, str(rij["id"])) in self.vooraf])

    def voeg_toe(self, model: type[models.Model], huizen: list[Huishouden]) -> None:
        """A copy of each kind of row for each file, as it was and with oneself wherever a medewerker is named."""
        velden = [veld for veld in kolommen(model) if not isinstance(veld, models.AutoField)]
        zelf = {veld.column: self.ik for veld in velden if _is_medewerker(veld)}
        namen, plekken = ", ".join(veld.column for veld in velden), ", ".join(["%s"] * len(velden))
        sql = f"INSERT INTO {model._meta.db_table} ({namen}) VALUES ({plekken})"
        for rij in _soorten(self.alles[model]):
            for plek in self._plekken(model, huizen):
                nieuw = rij | {"id": uuid.uuid4()} | plek
                for kopie in (nieuw, nieuw | zelf) if zelf else (nieuw,):
                    self.schrijf(model, "INSERT", sql, *(kopie[veld.column] for veld in velden))

    def _plekken(self, model: type[models.Model], huizen: list[Huishouden]) -> list[dict[str, Any]]:
        """Where a row could hang: on each file, or on each parent that would give it one."""
        bereik = bereik_van(model)
        assert isinstance(bereik, Rijbereik)
        if bereik.ouder is None:
            return [{bereik.huishouden: huis.pk} for huis in huizen]
        kolom, tabel = bereik.ouder
        ouders = next(rijen for model, rijen in self.alles.items() if model._meta.db_table == tabel)
        return [{kolom: ouder["id"]} for ouder in ouders]

    def waarden(self, veld: Any) -> list[Any]:
        if veld.primary_key:
            return []
        if veld.is_relation:
            ander: list[Any] = [self.ik] if _is_medewerker(veld) else []
            per_huis = {rij.get("huishouden_id"): rij["id"] for rij in self.alles.get(veld.related_model, ())}
            return [*ander, *per_huis.values()]
        if isinstance(veld, ArrayField):
            return [[keuze for keuze, _ in veld.base_field.choices or ()]]
        if isinstance(veld, models.BooleanField):
            return [True, False]
        if veld.column not in GENOEMD:
            return []
        if veld.choices:
            return [keuze for keuze, _ in veld.choices]
        if isinstance(veld, models.DateField):
            return [None, PEILDATUM] if veld.null else [PEILDATUM]
        return []


def _soorten(rijen: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One row of each kind: what a policy can tell apart is in these columns."""
    etiketten = ("leefgebied", "leefgebieden", "geheim", "status", "tot")
    return list({str([rij.get(naam) for naam in etiketten]): rij for rij in rijen}.values())


def _is_medewerker(veld: Any) -> bool:
    return bool(veld.is_relation and veld.related_model._meta.label == "toegang.Medewerker")


def test_no_update_opens_a_row(wereld: Wereld, huizen: list[Huishouden]) -> None:
    geopend: dict[str, list[str]] = {}
    geslaagd = 0
    for wie in WIE:
        with handelend_als(wereld.id_van(wie)):
            aanval = Aanval(wereld, wie)
            for model in DOSSIER:
                aanval.wijzig(model)
        geopend |= aanval.geopend
        geslaagd += aanval.geslaagd

    assert geopend == {}
    assert geslaagd > 200


def test_no_insert_opens_a_row(wereld: Wereld, huizen: list[Huishouden]) -> None:
    geopend: dict[str, list[str]] = {}
    geslaagd = 0
    for wie in WIE:
        with handelend_als(wereld.id_van(wie)):
            aanval = Aanval(wereld, wie)
            for model in DOSSIER:
                aanval.voeg_toe(model, huizen)
        geopend |= aanval.geopend
        geslaagd += aanval.geslaagd

    assert geopend == {}
    assert geslaagd > 50
