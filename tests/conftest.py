"""Fixtures every test shares: the database under its serving role, a cache of its own, and the browser."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import count

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client, TransactionTestCase
from pytest_django import DjangoDbBlocker

from tests import omgeving
from tests.cast import Wereld, maak_wereld
from tests.proefdatabase import Proefdatabase
from tests.tegelijk import ingelogd

_nummer = count()


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Proefdatabase]:
    """A copy of the migrated template, owned by `regie_eigenaar` and asked as `regie_app`."""
    proef = Proefdatabase()
    proef.maak()
    connection.close()
    connection.settings_dict["NAME"] = proef.naam

    def herstel(_test: TransactionTestCase) -> None:
        # Emptying tables would take the rows that migrations put there, and rights that `regie_app` lacks.
        connection.close()
        proef.herstel()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", herstel)
        yield proef
    with django_db_blocker.unblock():
        connection.close()
    proef.verwijder()


@pytest.fixture(autouse=True)
def eigen_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees what another left in the cache; emptying it would empty somebody else's too."""
    voorvoegsel = f"{omgeving.proces_prefix()}{next(_nummer)}"
    # The second is for the cache that the thread of a live server will make for itself.
    monkeypatch.setattr(caches["default"], "key_prefix", voorvoegsel)
    monkeypatch.setitem(caches.settings["default"], "KEY_PREFIX", voorvoegsel)


@pytest.fixture
def wereld(db: None) -> Wereld:
    """The region, its accounts and a way to make files in it."""
    return maak_wereld()


@pytest.fixture
def als(wereld: Wereld) -> Callable[[str], Client]:
    """`als("regisseur.hillegom")`: a browser in which that person is logged in."""
    return partial(ingelogd, wereld)
