"""What the tests of kept texts share: a browser, a file, and the form of a contact in it."""

import pytest
from django.urls import reverse

from huishoudens.models import Huishouden
from tests.cast import Wereld
from tests.toegang.browser import REGISSEUR, Browser


@pytest.fixture
def browser(wereld: Wereld) -> Browser:
    return Browser(wereld)


@pytest.fixture
def huishouden(wereld: Wereld) -> Huishouden:
    return wereld.huishouden("hillegom", regisseur=REGISSEUR, naam="Krokus")


@pytest.fixture
def adres(huishouden: Huishouden) -> str:
    return reverse("huishoudens:contact_vastleggen", args=[huishouden.pk])
