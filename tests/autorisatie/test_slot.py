"""Start-up refuses when a lock is open (F1)."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, models
from django.test import override_settings
from django.urls import path
from django.views.generic import View

from tests.rollen import als_eigenaar
from toegang import controles, opstart, slot
from toegang.rijbereik import Tabellen, bereik_van

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]


def voer_uit(sql: str) -> None:
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_a_migrated_database_starts() -> None:
    opstart.controleer()


@pytest.mark.parametrize(
    "sql",
    [
        "DROP POLICY app_select ON huishoudens_persoonbsn",
        "ALTER POLICY app_select ON huishoudens_persoonbsn USING (true)",
        "ALTER TABLE huishoudens_adres DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE huishoudens_adres NO FORCE ROW LEVEL SECURITY",
        "GRANT DELETE ON huishoudens_historicalpersoon TO regie_app",
        "CREATE POLICY extra ON plannen_plan FOR SELECT TO regie_app USING (true)",
        """CREATE OR REPLACE FUNCTION beleid.betrokken() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
        AS 'SELECT id FROM public.huishoudens_huishouden'""",
    ],
)
def test_a_change_by_hand_stops_the_start(sql: str) -> None:
    voer_uit(sql)

    with pytest.raises(ImproperlyConfigured, match="met de hand"):
        opstart.controleer()


def test_migrate_mends_what_was_changed_by_hand() -> None:
    voer_uit("ALTER POLICY app_select ON huishoudens_persoonbsn USING (true)")

    with als_eigenaar():
        assert slot.zet_neer() is True

    opstart.controleer()


def test_a_matrix_that_moved_on_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slot, "bedoeld", lambda: "anders")

    with pytest.raises(ImproperlyConfigured, match="autorisatiematrix"):
        opstart.controleer()


def test_the_owner_may_not_serve() -> None:
    with als_eigenaar(), pytest.raises(ImproperlyConfigured, match="regie_app"):
        opstart.controleer()


def test_every_table_of_ours_is_enabled_and_forced() -> None:
    namen = [model._meta.db_table for model in Tabellen.alle()]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relname = ANY(%s) AND NOT (relrowsecurity AND relforcerowsecurity)",
            [namen],
        )
        assert cursor.fetchall() == []


def test_every_definer_function_has_a_fixed_search_path() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname FROM pg_proc WHERE prosecdef AND pronamespace IN"
            " ('beleid'::regnamespace, 'public'::regnamespace) AND"
            " NOT coalesce(array_to_string(proconfig, ',') LIKE 'search_path=%', false)"
        )
        assert cursor.fetchall() == []


def test_no_view_or_materialised_view_bypasses_the_policies() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND (relkind = 'm' OR relkind = 'v'"
            " AND NOT coalesce(array_to_string(reloptions, ',') LIKE '%security_invoker=true%', false))"
        )
        assert cursor.fetchall() == []


def test_the_serving_role_cannot_change_history() -> None:
    for opdracht in ("UPDATE", "DELETE"):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT c.relname FROM pg_class c WHERE c.relname LIKE '%%_historical%%' AND c.relkind = 'r'"
                " AND has_table_privilege('regie_app', c.oid, %s)",
                [opdracht],
            )
            assert cursor.fetchall() == [], opdracht


def test_a_model_without_a_rijbereik_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    model: type[models.Model] = Tabellen.alle()[0]
    monkeypatch.setattr(Tabellen, "alle", classmethod(lambda _cls: [model]))
    monkeypatch.setattr(controles, "bereik_van", lambda _model: None)

    assert bereik_van(model) is not None
    assert [fout.id for fout in controles.elke_tabel_heeft_een_rijbereik(None)] == ["toegang.E001"]


class Naamloos(View):
    """A view that forgot its handeling."""


urlpatterns = [path("naamloos/", Naamloos.as_view())]


@override_settings(ROOT_URLCONF=__name__)
def test_a_view_without_a_handeling_is_an_error() -> None:
    assert [fout.id for fout in controles.elke_view_heeft_een_handeling(None)] == ["toegang.E002"]


def test_the_real_urls_have_no_view_without_a_handeling() -> None:
    assert controles.elke_view_heeft_een_handeling(None) == []
