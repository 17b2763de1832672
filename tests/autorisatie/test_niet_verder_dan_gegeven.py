"""An exception opens what was given and to whom it was given, and nothing through the back door (F1, F2, F3, F4, I8).

Each try is a statement of the serving role under an identity.
"""

import datetime

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Model
from django.utils import timezone

from huishoudens.models import Adres, Deling, Huishouden, Relatie, Toegangsverzoek, Toelating
from tests.autorisatie.scenario import alle_situaties, betrek, vul
from tests.autorisatie.uitzonderingen import REDEN, geheim_adres, is_verwant
from tests.cast import PEILDATUM, Wereld
from tests.rollen import als_eigenaar
from toegang.keuzes import Gegevensgroep as G
from toegang.models import Inzageregel, Medewerker, Rechtenverzoek
from toegang.sessie import handelend_als

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]
REGISSEUR, BETROKKENE = "regisseur.hillegom", "jeugd.hillegom"


def deling(huishouden: Huishouden, met: Medewerker, door: Medewerker, **anders: object) -> bool:
    """Whether the one who acts may add this sharing."""
    vandaag = timezone.localdate()
    try:
        with transaction.atomic():
            Deling.objects.create(
                huishouden=huishouden,
                medewerker=met,
                door=door,
                reden=REDEN,
                van=vandaag,
                tot_en_met=vandaag,
                **anders,
            )
    except DatabaseError:
        return False
    return True


def test_who_is_named_for_an_address_is_not_named_for_one_of_another_file(wereld: Wereld) -> None:
    """F4, note 7: not of a shielded file in another team either, whoever writes its id down."""
    mijn = wereld.huishouden("hillegom", regisseur=REGISSEUR)
    ander = wereld.huishouden("lisse", regisseur="regisseur.lisse", toegelaten=())
    betrek(wereld, mijn, BETROKKENE, "wonen")
    eigen, vreemd = geheim_adres(mijn), geheim_adres(ander)
    with handelend_als(wereld.id_van(REGISSEUR)):
        for adres in (eigen, vreemd):
            deling(mijn, wereld.wie(BETROKKENE), wereld.wie(REGISSEUR), adres_id=adres.pk, groepen=[])

    with handelend_als(wereld.id_van(BETROKKENE)):
        gezien = set(Adres.objects.filter(geheim=True).values_list("pk", flat=True))

    assert gezien == {eigen.pk}


def test_a_triagist_shares_no_file_and_names_nobody_for_it(wereld: Wereld) -> None:
    """F1, row 18: consent is written while the melding is weighed, a file is given by its regisseur."""
    huis = alle_situaties(wereld)["triage"]
    met = wereld.wie("regisseur.noordwijk")
    with handelend_als(wereld.id_van("triage.hillegom")):
        assert not deling(huis, met, wereld.wie("triage.hillegom"), groepen=[G.PERSOON, G.PLAN])
        with pytest.raises(DatabaseError), transaction.atomic():
            Toelating.objects.create(huishouden=huis, medewerker=met, van=PEILDATUM)


def test_nobody_keeps_himself_in_with_a_tie_that_begins_later(wereld: Wereld) -> None:
    """F4."""
    huis = wereld.huishouden("hillegom", regisseur=REGISSEUR)
    ik = wereld.wie("medewerker1.hillegom")
    vandaag = timezone.localdate()
    for van, tot in ((vandaag + datetime.timedelta(days=1), None), (PEILDATUM, vandaag)):
        with handelend_als(ik.pk), pytest.raises(DatabaseError), transaction.atomic():
            Relatie.objects.create(huishouden=huis, medewerker=ik, van=van, tot=tot, door=ik)

    with handelend_als(ik.pk):
        Relatie.objects.create(huishouden=huis, medewerker=ik, van=vandaag, door=ik)
        assert not Huishouden.objects.filter(pk=huis.pk).exists()


def test_a_related_privacy_officer_reads_nothing_of_that_file_in_the_log(wereld: Wereld) -> None:
    """F2, F4: the matrix shuts out whoever is related before it asks anything else."""
    huis, ander = (wereld.huishouden("hillegom", regisseur=REGISSEUR) for _ in range(2))
    with handelend_als(wereld.id_van(REGISSEUR)):
        for een in (huis, ander):
            Inzageregel.objects.create(
                medewerker_id=wereld.id_van(REGISSEUR),
                moment=timezone.now(),
                huishouden_id=een.pk,
                handeling="plannen.plan_bekijken",
                groepen=[12],
            )
    is_verwant(wereld, huis, "privacy")

    with handelend_als(wereld.id_van("privacy")):
        assert set(Inzageregel.objects.values_list("huishouden_id", flat=True)) == {ander.pk}


def test_nobody_asks_a_rol_for_himself_as_a_new_colleague(wereld: Wereld) -> None:
    """I8: an account that is there is no new colleague, and least of all the one who asks."""
    ik = wereld.wie("teamleider.hillegom")

    def gevraagd(email: str) -> bool:
        try:
            with transaction.atomic():
                Rechtenverzoek.objects.create(
                    soort="nieuw",
                    email=email,
                    voornaam="K",
                    achternaam="B",
                    functie="f",
                    rol="TRI",
                    team_id=1,
                    van=timezone.localdate(),
                    reden=REDEN,
                    gevraagd_door=ik,
                    gevraagd_op=timezone.now(),
                )
        except DatabaseError:
            return False
        return True

    with handelend_als(ik.pk):
        assert not gevraagd(ik.email)
        assert not gevraagd(wereld.wie("jeugd.hillegom").email)
        assert gevraagd("nieuw@voorbeeld.nl")


def test_the_stage_of_these_tries_is_full(wereld: Wereld) -> None:
    """What is refused above is refused for its reason: the regisseur shares and names in the same file."""
    huis = wereld.huishouden("hillegom", regisseur=REGISSEUR)
    vul(wereld, huis)
    with handelend_als(wereld.id_van(REGISSEUR)):
        assert deling(huis, wereld.wie(BETROKKENE), wereld.wie(REGISSEUR), groepen=[G.PERSOON, G.PLAN])
        Toelating.objects.create(huishouden=huis, medewerker=wereld.wie(BETROKKENE), van=PEILDATUM)
    with als_eigenaar():
        assert Deling.objects.count() == Toelating.objects.count() == 1


def test_a_file_is_not_shielded_while_nobody_answers_for_it(wereld: Wereld) -> None:
    """F4: a triagist writes a file without a regisseur; shielded nobody would see it any more, himself included."""
    huis = alle_situaties(wereld)["triage"]
    with handelend_als(wereld.id_van("triage.hillegom")):
        assert Huishouden.objects.filter(pk=huis.pk).update(aanduiding="Gezin Varen") == 1
        with pytest.raises(DatabaseError), transaction.atomic():
            Huishouden.objects.filter(pk=huis.pk).update(afgeschermd=True)
        nieuw = (
            "INSERT INTO huishoudens_huishouden (id, gemaakt_op, gewijzigd_op, versie, nummer, aanduiding, team_id,"
            " niveau, bron, sleutel, vingerafdruk, afgeschermd) VALUES (gen_random_uuid(), now(), now(), 1,"
            " 'H-2026-' || volgend_nummer(), 'Gezin Weg', 1, 'enkelvoudig', '', '', '', %s)"
        )
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(nieuw, [True])
        with connection.cursor() as cursor:
            cursor.execute(nieuw, [False])

    met_regie = wereld.huishouden("hillegom", regisseur=REGISSEUR)
    with handelend_als(wereld.id_van(REGISSEUR)):
        assert Huishouden.objects.filter(pk=met_regie.pk).update(afgeschermd=True) == 1


def test_what_is_recorded_about_a_colleague_is_not_for_the_team(wereld: Wereld) -> None:
    """F1, F4: who knows the family, and why somebody asks for more; for that colleague, regisseur and teamleider."""
    huis = wereld.huishouden("hillegom", regisseur=REGISSEUR)
    wie, vandaag = wereld.wie("medewerker1.hillegom"), timezone.localdate()
    with als_eigenaar():
        Relatie.objects.create(huishouden=huis, medewerker=wie, van=PEILDATUM, tot=vandaag, door=wie)
        Toegangsverzoek.objects.create(
            huishouden=huis, medewerker=wie, reden="Mijn buurvrouw", gevraagd_op=timezone.now()
        )

    def lezers(model: type[Model]) -> set[str]:
        cast = ("medewerker1", "medewerker2", "jeugd", "triage", "aandacht", "regisseur", "teamleider")
        uit = set()
        for naam in cast:
            with handelend_als(wereld.id_van(f"{naam}.hillegom")):
                if model._base_manager.exists():
                    uit.add(naam)
        return uit

    for model in (Relatie, Toegangsverzoek):
        assert lezers(model) == {"medewerker1", "regisseur", "teamleider"}
