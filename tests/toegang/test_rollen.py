"""Tests run as `regie_app`, and what they arrange as another role ends where it says (F1)."""

import pytest
from django.db import ProgrammingError, connection, transaction

from tests.rollen import als_eigenaar, als_systeem, huidige_rol

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]


def test_a_test_is_the_serving_role() -> None:
    assert huidige_rol() == "regie_app"


def test_arranging_as_owner_ends_with_the_block() -> None:
    with als_eigenaar():
        rol_binnen = huidige_rol()

    assert rol_binnen == "regie_eigenaar"
    assert huidige_rol() == "regie_app"


def test_a_system_task_is_the_system_role_and_says_its_name() -> None:
    with als_systeem("kerncijfers"), connection.cursor() as cursor:
        cursor.execute("SELECT current_user, current_setting('regie.taak', true)")
        binnen = cursor.fetchone()

    assert binnen == ("regie_systeem", "kerncijfers")
    assert huidige_rol() == "regie_app"


def test_a_block_that_fails_in_the_database_gives_the_role_back() -> None:
    with pytest.raises(ProgrammingError), transaction.atomic(), als_eigenaar(), connection.cursor() as cursor:
        cursor.execute("SELECT FROM tabel_die_niet_bestaat")

    assert huidige_rol() == "regie_app"


def test_the_test_role_itself_may_read_nothing() -> None:
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("RESET ROLE")
        cursor.execute("SELECT FROM django_session")


def test_no_role_may_bypass_the_policies_and_the_serving_roles_own_nothing() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_roles WHERE rolname LIKE 'regie\\_%%' AND"
            " (rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolinherit)"
        )
        te_ruim = cursor.fetchone()
        cursor.execute(
            "SELECT count(*) FROM pg_class JOIN pg_roles ON pg_roles.oid = relowner"
            " WHERE rolname IN ('regie_app', 'regie_systeem', 'regie_test')"
        )
        bezit = cursor.fetchone()

    assert te_ruim == (0,)
    assert bezit == (0,)
