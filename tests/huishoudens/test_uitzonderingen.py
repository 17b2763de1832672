"""Who lets in whom, until when, and what never: the rules at the dienst and in SQL (F1, F5)."""

import datetime

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from huishoudens.diensten.afscherming import afschermen
from huishoudens.diensten.delen import deling_intrekken
from huishoudens.diensten.dossier import toestemming_geven, toestemming_intrekken
from huishoudens.diensten.waarneming import waarneming_beeindigen
from huishoudens.models import (
    Deling,
    Huishouden,
    Leefgebiedbeeld,
    Persoon,
    PersoonBsn,
    Waarneming,
)
from tests.autorisatie.scenario import betrek, vul
from tests.autorisatie.uitzonderingen import geheim_adres, sta_toe
from tests.cast import Wereld
from tests.huishoudens.uitzonderingsregels import REDEN, REGISSEUR, deel, laat_waarnemen, leest_rijen, ziet
from toegang import beleid
from toegang.beleid import GeenToegang
from toegang.handelingen import KanNiet
from toegang.keuzes import Gegevensgroep as G
from toegang.sessie import handelend_als

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]


@pytest.fixture
def huis(wereld: Wereld) -> Huishouden:
    huishouden = wereld.huishouden("hillegom", regisseur=REGISSEUR)
    vul(wereld, huishouden)
    return huishouden


@pytest.mark.parametrize("wie", ["regisseur.noordwijk", "schuld.isd", "partner.bollenwonen"])
def test_who_is_shared_with_reads_that_and_the_name_until_it_is_withdrawn(
    wereld: Wereld, huis: Huishouden, wie: str
) -> None:
    """F1: exactly what was shared, at once and no longer."""
    assert ziet(wereld, wie, huis) == set()
    sta_toe(wereld, huis, wie)

    deling = deel(wereld, huis, wie, G.JOURNAAL, G.FINANCIEN)

    assert ziet(wereld, wie, huis) == {G.PERSOON, G.JOURNAAL, G.FINANCIEN}
    with handelend_als(wereld.id_van(wie)):
        assert set(Leefgebiedbeeld.objects.values_list("leefgebied", flat=True)) == {"financien"}
    with handelend_als(wereld.id_van(REGISSEUR)):
        deling_intrekken(deling=deling, op=timezone.now())
    assert ziet(wereld, wie, huis) == set()
    assert not leest_rijen(wereld, wie, Persoon)


@pytest.mark.parametrize("groep", [G.BSN, G.GEHEIM_ADRES, G.VEILIGHEID, G.SCHULDEN, G.TOESTEMMING])
def test_what_is_never_shared_is_refused_and_opens_nothing_in_sql(
    wereld: Wereld, huis: Huishouden, groep: G
) -> None:
    """F1: no BSN, secret address, safety or debts, neither through the dienst nor by a row written past it."""
    with pytest.raises(KanNiet):
        deel(wereld, huis, "regisseur.noordwijk", G.PLAN, groep)

    op = timezone.localdate()
    with handelend_als(wereld.id_van(REGISSEUR)):
        Deling.objects.bulk_create(
            [
                Deling(
                    huishouden=huis,
                    medewerker_id=wereld.id_van("regisseur.noordwijk"),
                    groepen=[G.PERSOON, groep],
                    reden=REDEN,
                    van=op,
                    tot_en_met=op,
                    door_id=wereld.id_van(REGISSEUR),
                )
            ]
        )
    assert ziet(wereld, "regisseur.noordwijk", huis) == {G.PERSOON}
    assert not leest_rijen(wereld, "regisseur.noordwijk", PersoonBsn)


@pytest.mark.parametrize("wie", ["accounthouder.lisse", "beheer", "privacy"])
def test_who_keeps_figures_accounts_or_privacy_receives_nothing(
    wereld: Wereld, huis: Huishouden, wie: str
) -> None:
    """I7, F1."""
    with pytest.raises(KanNiet, match="mag geen dossiers lezen"):
        deel(wereld, huis, wie, G.PLAN)
    with handelend_als(wereld.id_van(REGISSEUR)), pytest.raises(KanNiet):
        afschermen(huishouden=huis, toegelaten=[wereld.wie(wie)], op=timezone.localdate())


def test_nobody_shares_with_himself_or_for_a_file_of_another(wereld: Wereld, huis: Huishouden) -> None:
    """I8."""
    with pytest.raises(GeenToegang):
        deel(wereld, huis, REGISSEUR, G.PLAN)
    for ander in ("regisseur.lisse", "teamleider.hillegom", "jeugd.hillegom", "wmo.isd"):
        with pytest.raises(GeenToegang):
            deel(wereld, huis, "regisseur.noordwijk", G.PLAN, door=ander)
        rij = Deling(
            huishouden=huis,
            medewerker_id=wereld.id_van(ander),
            groepen=[G.PERSOON],
            reden=REDEN,
            van=timezone.localdate(),
            tot_en_met=timezone.localdate(),
            door_id=wereld.id_van(ander),
        )
        with handelend_als(wereld.id_van(ander)), pytest.raises(DatabaseError), transaction.atomic():
            Deling.objects.bulk_create([rij])


@pytest.mark.parametrize("dagen", [-1, 366])
def test_sharing_lasts_from_today_and_at_most_a_year(wereld: Wereld, huis: Huishouden, dagen: int) -> None:
    tot = timezone.localdate() + datetime.timedelta(days=dagen)
    with pytest.raises(KanNiet):
        deel(wereld, huis, "regisseur.noordwijk", G.PLAN, tot_en_met=tot)


def test_a_period_that_is_too_long_cannot_be_stored(wereld: Wereld, huis: Huishouden) -> None:
    op = timezone.localdate()
    namen = {"medewerker_id": wereld.id_van("jeugd.hillegom"), "door_id": wereld.id_van(REGISSEUR)}
    velden = {"huishouden": huis, "reden": REDEN, "van": op, **namen}
    for rij, dagen in (
        (Deling(groepen=[G.PERSOON], **velden), 366),
        (Waarneming(soort="waarneming", **velden), 57),
    ):
        rij.tot_en_met = op + datetime.timedelta(days=dagen)
        with handelend_als(wereld.id_van(REGISSEUR)), pytest.raises(IntegrityError), transaction.atomic():
            type(rij).objects.bulk_create([rij])


def test_a_withdrawn_sharing_does_not_begin_again(wereld: Wereld, huis: Huishouden) -> None:
    deling = deel(wereld, huis, "regisseur.noordwijk", G.PLAN)
    with handelend_als(wereld.id_van(REGISSEUR)):
        deling_intrekken(deling=deling, op=timezone.now())
        with pytest.raises(DatabaseError), transaction.atomic():
            Deling.objects.filter(pk=deling.pk).update(ingetrokken_op=None)


def test_a_secret_address_is_named_to_who_helps_or_a_consulent_only(wereld: Wereld, huis: Huishouden) -> None:
    """Matrix note 7."""
    adres = geheim_adres(huis)
    betrek(wereld, huis, "jeugd.hillegom", "wonen")

    deel(wereld, huis, "jeugd.hillegom", adres=adres)

    assert G.GEHEIM_ADRES in ziet(wereld, "jeugd.hillegom", huis)
    for wie in ("medewerker2.hillegom", "partner.bollenwonen"):
        with pytest.raises(KanNiet, match="geheim adres"):
            deel(wereld, huis, wie, adres=adres)


def test_own_actions_are_shared_with_consent_for_the_own_organisation(
    wereld: Wereld, huis: Huishouden
) -> None:
    """F5: without consent, or after it was withdrawn, a ketenpartner is not let in."""
    with pytest.raises(KanNiet, match="geen toestemming"):
        deel(wereld, huis, "partner.bollenwonen", acties=True)
    with handelend_als(wereld.id_van(REGISSEUR)):
        toestemming = toestemming_geven(
            persoon=Persoon.objects.get(huishouden=huis),
            doel="het plan delen",
            organisatie=wereld.organisatie("Woningcorporatie Bollenwonen"),
            op=timezone.localdate(),
        )
    assert toestemming.ontvanger == "Woningcorporatie Bollenwonen"

    assert deel(wereld, huis, "partner.bollenwonen", acties=True).acties
    with pytest.raises(KanNiet, match="ketenpartner"):
        deel(wereld, huis, "jeugd.hillegom", acties=True)
    with handelend_als(wereld.id_van(REGISSEUR)):
        toestemming_intrekken(toestemming=toestemming, op=timezone.localdate())
    with pytest.raises(KanNiet, match="geen toestemming"):
        deel(wereld, huis, "partner.bollenwonen", acties=True)


@pytest.mark.parametrize("door", [REGISSEUR, "teamleider.hillegom"])
def test_a_colleague_of_the_team_stands_in_and_reads_until_it_is_ended(
    wereld: Wereld, huis: Huishouden, door: str
) -> None:
    """F1, note 9: reading contacts, plan, evaluations, leefgebieden 6-8 and advies; no writing, no health, no BSN."""
    waarneming = laat_waarnemen(wereld, huis, "medewerker2.hillegom", door=door)

    gelezen = ziet(wereld, "medewerker2.hillegom", huis)
    assert {G.JOURNAAL, G.PLAN, G.EVALUATIE, G.WONEN, G.WERK, G.FINANCIEN, G.VERWIJZING} <= gelezen
    assert gelezen.isdisjoint({G.BSN, G.LICHAAM, G.PSYCHE, G.VEILIGHEID, G.SCHULDEN})
    with handelend_als(wereld.id_van("medewerker2.hillegom")):
        situatie = beleid.situatie(huis.pk)
        assert not any(situatie.schrijft(groep) for groep in G)
    with handelend_als(wereld.id_van(door)):
        waarneming_beeindigen(waarneming=waarneming, op=timezone.now())
    assert G.PLAN not in ziet(wereld, "medewerker2.hillegom", huis)


def test_standing_in_is_for_the_own_team_for_eight_weeks_and_never_for_oneself(
    wereld: Wereld, huis: Huishouden
) -> None:
    for wie, dagen, door, fout in (
        ("regisseur.lisse", 14, REGISSEUR, KanNiet),
        ("jeugd.hillegom", 57, REGISSEUR, KanNiet),
        ("teamleider.hillegom", 14, "teamleider.hillegom", GeenToegang),
        ("medewerker1.hillegom", 14, "jeugd.hillegom", GeenToegang),
        ("jeugd.hillegom", 14, "teamleider.lisse", GeenToegang),
    ):
        with pytest.raises(fout):
            laat_waarnemen(wereld, huis, wie, door=door, dagen=dagen)
