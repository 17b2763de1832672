"""A pytest plugin that runs each chosen test once for every broken lock: `-p tests.autorisatie.mutaties.gebroken`.

REGIE_GEBROKEN names a JSON file with the names and statements of the mutations. They are made as the owner, before the
test builds anything, and go with its transaction.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.rollen import als_eigenaar

_MUTATIES = json.loads(Path(os.environ["REGIE_GEBROKEN"]).read_text(encoding="utf-8"))


@pytest.fixture(autouse=True, params=_MUTATIES, ids=lambda mutatie: str(mutatie["naam"]))
def gebroken(request: pytest.FixtureRequest, db: None) -> None:
    mutatie: dict[str, Any] = request.param
    with als_eigenaar(), connection.cursor() as cursor:
        for sql in mutatie["sql"]:
            cursor.execute(sql)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.failed:
        print(f"\nfailed on | {report.nodeid}", flush=True)  # noqa: T201 - read by who started this
