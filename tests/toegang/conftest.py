"""What the tests share: of kept texts a browser, a file and its form; chains of the inzagelog; somebody who is logged in."""

import uuid
from pathlib import Path

import pytest
from django.urls import reverse

from huishoudens.models import Huishouden
from tests.cast import Wereld
from tests.toegang.browser import REGISSEUR, Browser
from tests.toegang.inzageketen import maak_ketens


@pytest.fixture
def browser(wereld: Wereld) -> Browser:
    return Browser(wereld)


@pytest.fixture
def huishouden(wereld: Wereld) -> Huishouden:
    return wereld.huishouden("hillegom", regisseur=REGISSEUR, naam="Krokus")


@pytest.fixture
def adres(huishouden: Huishouden) -> str:
    return reverse("huishoudens:contact_vastleggen", args=[huishouden.pk])


@pytest.fixture
def anker(tmp_path: Path) -> Path:
    return tmp_path / "buiten" / "inzagelog.jsonl"


@pytest.fixture
def ketens(wereld: Wereld, anker: Path) -> tuple[uuid.UUID, uuid.UUID]:
    """Two chains that grew together, anchored twice."""
    return maak_ketens(wereld, anker)
