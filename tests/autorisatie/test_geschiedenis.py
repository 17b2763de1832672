"""A version is read by who may read the row now, and says what was really changed (matrix I10, F9)."""

import datetime
import uuid
from typing import Any

import pytest
from django.db import ProgrammingError, models, transaction

from huishoudens.models import Adres, Huishouden, Toelating
from plannen.models import Actie, Doel
from tests.autorisatie.scenario import NU, alle_situaties
from tests.cast import PEILDATUM, Wereld, maak_wereld
from tests.rollen import als_eigenaar
from toegang import rls
from toegang.models import Medewerker, Roltoekenning
from toegang.rijbereik import Tabellen, is_geschiedenis
from toegang.sessie import handelend_als

pytestmark = pytest.mark.echte_server

GESCHIEDENISSEN = [model for model in Tabellen.alle() if is_geschiedenis(model)]


@pytest.fixture
def gewoon(wereld: Wereld) -> Huishouden:
    return alle_situaties(wereld)["gewoon"]


def versies(wereld: Wereld, wie: str, rij: models.Model) -> list[Any]:
    geschiedenis: Any = type(rij).history  # type: ignore[attr-defined]  # every tracked model has one
    with handelend_als(wereld.id_van(wie)):
        return list(geschiedenis.filter(id=rij.pk).order_by("history_date"))


def bewaar(wereld: Wereld, wie: str, rij: models.Model, **waarden: Any) -> None:
    """An honest save, as a dienst does it."""
    with handelend_als(wereld.id_van(wie)):
        for naam, waarde in waarden.items():
            setattr(rij, naam, waarde)
        rij.save()


def verzonnen(
    rij: models.Model,
    ik: uuid.UUID,
    soort: str = "~",
    moment: datetime.datetime = NU,
    **waarden: Any,
) -> models.Model:
    """A version that nobody's change led to."""
    model: Any = type(rij).history.model  # type: ignore[attr-defined]  # every tracked model has one
    velden = {veld.attname: getattr(rij, veld.attname) for veld in model.tracked_fields}
    versie: models.Model = model(
        **velden | waarden,
        history_id=uuid.uuid4(),
        history_date=moment,
        history_type=soort,
        history_user_id=ik,
    )
    return versie


def schrijf(versie: models.Model) -> None:
    type(versie)._base_manager.bulk_create([versie])


@pytest.mark.django_db
def test_who_may_not_read_a_secret_address_reads_no_version_from_before(wereld: Wereld) -> None:
    huishouden = alle_situaties(wereld)["gewoon"]
    with als_eigenaar():
        adres = Adres.objects.get(huishouden=huishouden)
    lezers = ("regisseur.hillegom", "teamleider.hillegom", "jeugd.hillegom")
    vooraf = [len(versies(wereld, wie, adres)) for wie in lezers]

    bewaar(wereld, "regisseur.hillegom", adres, geheim=True)

    assert vooraf == [1, 1, 1]
    assert [len(versies(wereld, wie, adres)) for wie in lezers] == [2, 0, 0]


@pytest.mark.django_db
def test_a_goal_that_moved_to_another_leefgebied_takes_its_versions_along(
    wereld: Wereld, gewoon: Huishouden
) -> None:
    with handelend_als(wereld.id_van("regisseur.hillegom")):
        wonen = Doel.objects.get(huishouden=gewoon, leefgebied="wonen")
    bewaar(wereld, "regisseur.hillegom", wonen, titel="doel wonen anders")
    vooraf = [versie.titel for versie in versies(wereld, "jeugd.hillegom", wonen)]

    bewaar(wereld, "regisseur.hillegom", wonen, leefgebied="financien", titel="schulden weg")

    assert vooraf == ["doel wonen", "doel wonen anders"]
    assert versies(wereld, "jeugd.hillegom", wonen) == []


@pytest.mark.django_db
def test_what_a_goal_was_under_another_leefgebied_stays_there(wereld: Wereld, gewoon: Huishouden) -> None:
    with handelend_als(wereld.id_van("regisseur.hillegom")):
        doel = Doel.objects.get(huishouden=gewoon, leefgebied="financien")

    bewaar(wereld, "regisseur.hillegom", doel, leefgebied="wonen", titel="een rustig huis")

    assert [versie.titel for versie in versies(wereld, "jeugd.hillegom", doel)] == ["een rustig huis"]


@pytest.mark.django_db
def test_who_hands_an_action_on_no_longer_reads_what_it_was(wereld: Wereld, gewoon: Huishouden) -> None:
    ik = wereld.id_van("jeugd.hillegom")
    with handelend_als(wereld.id_van("regisseur.hillegom")):
        actie = Actie.objects.get(huishouden=gewoon, leefgebied="financien")
    van_mij = {"actor_soort": "medewerker", "actor_persoon": None, "actor_medewerker_id": ik}
    bewaar(wereld, "regisseur.hillegom", actie, **van_mij)
    vooraf = len(versies(wereld, "jeugd.hillegom", actie))

    bewaar(wereld, "regisseur.hillegom", actie, actor_medewerker_id=wereld.id_van("medewerker1.hillegom"))

    assert vooraf == 1
    assert versies(wereld, "jeugd.hillegom", actie) == []


@pytest.mark.django_db
def test_nobody_reads_the_versions_of_a_row_that_is_gone(wereld: Wereld, gewoon: Huishouden) -> None:
    with als_eigenaar():
        adres = Adres.objects.get(huishouden=gewoon)
        sleutel = adres.pk
        Adres.objects.filter(pk=sleutel).delete()
        adres.pk = sleutel

    assert versies(wereld, "regisseur.hillegom", adres) == []


@pytest.mark.django_db
def test_an_honest_save_writes_one_version_of_what_stands(wereld: Wereld, gewoon: Huishouden) -> None:
    """Also when the object in memory was read before somebody else's change."""
    with handelend_als(wereld.id_van("regisseur.hillegom")):
        adres, oud = (Adres.objects.get(huishouden=gewoon) for _ in range(2))
    bewaar(wereld, "regisseur.hillegom", adres, huisnummer="99")

    with handelend_als(wereld.id_van("regisseur.hillegom")):
        oud.postcode = "2182 BB"
        oud.save(update_fields=["postcode"])

    laatste = versies(wereld, "regisseur.hillegom", adres)[1:]
    assert [(v.huisnummer, v.postcode) for v in laatste] == [("99", "2181 AA"), ("99", "2182 BB")]
    assert {v.history_user_id for v in laatste} == {wereld.id_van("regisseur.hillegom")}


@pytest.mark.django_db
def test_a_version_beside_a_change_tells_that_change_and_comes_after_the_last(
    wereld: Wereld, gewoon: Huishouden
) -> None:
    ik = wereld.id_van("regisseur.hillegom")
    with handelend_als(ik):
        adres = Adres.objects.get(huishouden=gewoon)
        adres.save()
        schrijf(
            verzonnen(
                adres,
                ik,
                straat="Verzonnen laan",
                moment=datetime.datetime(2001, 1, 1, tzinfo=datetime.UTC),
            )
        )

    echt = versies(wereld, "regisseur.hillegom", adres)
    assert {versie.straat for versie in echt} == {"Bloemenlaan"}
    assert all(versie.history_date.year > 2001 for versie in echt)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "wie", ["accounthouder.hillegom", "teamleider.hillegom", "regisseur.hillegom", "beheer", "wmo.isd"]
)
def test_nobody_invents_a_version(wie: str) -> None:
    wereld = maak_wereld()
    huishouden = alle_situaties(wereld)["gewoon"]
    ik, regisseur = wereld.id_van(wie), wereld.id_van("regisseur.hillegom")
    with als_eigenaar():
        rijen: list[models.Model] = [
            Adres.objects.get(huishouden=huishouden),
            Doel.objects.get(huishouden=huishouden, leefgebied="wonen"),
            huishouden,
            Medewerker.objects.get(pk=regisseur),
            Roltoekenning.objects.filter(medewerker=regisseur)[0],
        ]
    pogingen = [verzonnen(rij, ik, soort) for rij in rijen for soort in ("+", "~", "-")]
    pogingen += [verzonnen(rijen[0], ik, id=uuid.uuid4()), verzonnen(rijen[0], ik, straat="Verzonnen laan")]
    pogingen += [verzonnen(Toelating(huishouden=huishouden, medewerker_id=ik, van=PEILDATUM), ik, "+")]

    for versie in pogingen:
        with handelend_als(ik), pytest.raises(ProgrammingError), transaction.atomic():
            schrijf(versie)


@pytest.mark.django_db(transaction=True)
def test_who_writes_the_name_of_a_colleague_under_a_version_is_refused() -> None:
    wereld = maak_wereld()
    alle_situaties(wereld)
    ik, ander = wereld.id_van("regisseur.hillegom"), wereld.id_van("teamleider.hillegom")

    with handelend_als(ik), pytest.raises(ProgrammingError), transaction.atomic():
        adres = Adres.objects.all()[0]
        adres.save()
        schrijf(verzonnen(adres, ander))


def test_the_serving_role_deletes_no_row_that_has_versions() -> None:
    """The trigger on a history table refuses '-' altogether; a table that may lose rows needs more than that."""
    bronnen = [model.instance_type for model in GESCHIEDENISSEN]  # type: ignore[attr-defined]  # history models

    assert [b for b in bronnen if "DELETE" in rls.voorwaarden_per_opdracht(b)] == []
    assert len(bronnen) > 20
