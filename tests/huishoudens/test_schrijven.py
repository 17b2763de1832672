"""Writing in the file: nothing is lost and nobody overwrites another (A5, B1, B4, B6, F5, F9)."""

import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from huishoudens.diensten.huishouden import Persoonsgegevens, benadering_vastleggen, persoon_wijzigen
from huishoudens.models import (
    Benadering,
    Contactmoment,
    Huishouden,
    Lidmaatschap,
    Persoon,
    Toestemming,
    Werkitem,
)
from tests.cast import Wereld
from tests.formulieren import verstuur
from tests.rollen import als_eigenaar
from toegang.dossier import Contacteffect, register
from toegang.keuzes import Gegevensgroep
from toegang.models import Concept
from toegang.sessie import handelend_als
from toegang.versies import VersieConflict

Inloggen = Callable[[str], Client]
REGISSEUR = "regisseur.hillegom"


@pytest.fixture
def huishouden(wereld: Wereld) -> Huishouden:
    return wereld.huishouden("hillegom", regisseur=REGISSEUR, naam="Krokus")


def url(naam: str, huishouden: Huishouden, *meer: object) -> str:
    return reverse(f"huishoudens:{naam}", args=[huishouden.pk, *meer])


def contact(**anders: object) -> dict[str, object]:
    return {"soort": "telefoon", "dag": str(timezone.localdate()), "tekst": "Het gaat beter.", **anders}


def test_a_contact_is_saved_and_stands_in_the_timeline(als: Inloggen, huishouden: Huishouden) -> None:
    """B4."""
    client = als(REGISSEUR)

    antwoord = client.post(url("contact_vastleggen", huishouden), contact(met="Anna", leefgebieden=["wonen"]))

    assert antwoord.status_code == 302
    assert "Telefoon met Anna." in client.get(antwoord["Location"]).content.decode()


def test_a_contact_without_text_keeps_what_was_chosen(als: Inloggen, huishouden: Huishouden) -> None:
    antwoord = als(REGISSEUR).post(
        url("contact_vastleggen", huishouden), contact(tekst="", met="Oma", dag="2999-01-01")
    )

    inhoud = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert "Schrijf op wat er is besproken." in inhoud
    assert "Deze dag moet nog komen." in inhoud
    assert 'value="Oma"' in inhoud


def test_waakvlamcontact_starts_the_rhythm_anew(als: Inloggen, huishouden: Huishouden) -> None:
    """B4."""
    with als_eigenaar():
        huishouden.waakvlam_weken = 6
        huishouden.save()

    als(REGISSEUR).post(url("contact_vastleggen", huishouden), contact(waakvlam="on"))

    with als_eigenaar():
        werk = Werkitem.objects.get(huishouden=huishouden, soort="waakvlam")
    assert werk.uiterlijk == timezone.localdate() + datetime.timedelta(weeks=6)


def test_a_failing_effect_undoes_the_contact_and_keeps_the_text(
    als: Inloggen, huishouden: Huishouden, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Screens 4: one note, many effects, in one transaction."""
    from django import forms

    class Leeg(forms.Form):
        pass

    def mislukt(**kwargs: object) -> None:
        raise VersieConflict(huishouden)

    effect = Contacteffect(
        sleutel="proef",
        volgorde=1,
        groepen=(Gegevensgroep.JOURNAAL,),
        formulier=lambda huishouden, situatie, op, data: Leeg(data),
        toepassen=mislukt,
        template="huishoudens/delen/concept_weg.html",
    )
    monkeypatch.setattr(register, "contacteffecten", [effect])

    antwoord = als(REGISSEUR).post(url("contact_vastleggen", huishouden), contact(tekst="Bewaar mij"))

    assert antwoord.status_code == 200
    assert "Bewaar mij" in antwoord.content.decode()
    with als_eigenaar():
        assert not Contactmoment.objects.exists()


def test_text_is_kept_while_typing_and_gone_after_saving(als: Inloggen, huishouden: Huishouden) -> None:
    """Screens 4: a session's end or a fallen network loses nothing; F9: encrypted, for its writer alone."""
    pad = url("contact_vastleggen", huishouden)
    client = als(REGISSEUR)
    concept_url = client.get(pad).context["concept_url"]

    bewaard = client.post(concept_url, {"tekst": "Half een verhaal", "soort": "kantoor"})
    terug = client.get(pad).content.decode()
    with als_eigenaar():
        (rij,) = Concept.objects.all()
    client.post(pad, contact())

    assert bewaard.status_code == 204
    assert "Half een verhaal" not in rij.inhoud
    assert "Half een verhaal" in terug
    assert "Wij hebben uw tekst bewaard." in terug
    assert "Half een verhaal" not in client.get(pad).content.decode()
    with als_eigenaar():
        assert not Concept.objects.exists()


def test_a_concept_belongs_to_its_writer(als: Inloggen, huishouden: Huishouden) -> None:
    pad = url("benadering", huishouden)
    als(REGISSEUR).post(reverse("concept", args=[pad.lstrip("/")]), {"let_op": "Geheim"})

    assert "Geheim" not in als("teamleider.hillegom").get(pad).content.decode()


def test_concept_can_be_thrown_away(als: Inloggen, huishouden: Huishouden) -> None:
    pad = url("benadering", huishouden)
    client = als(REGISSEUR)
    concept_url = reverse("concept", args=[pad.lstrip("/")])
    client.post(concept_url, {"let_op": "Toch niet"})

    antwoord = client.post(f"{concept_url}?weggooien=1")

    assert antwoord["Location"] == pad
    assert "Toch niet" not in client.get(pad).content.decode()


def test_stale_save_shows_both_versions_and_loses_nothing(
    als: Inloggen, wereld: Wereld, huishouden: Huishouden
) -> None:
    """F9: optimistic locking."""
    pad = url("benadering", huishouden)
    with handelend_als(wereld.id_van(REGISSEUR)):
        benadering_vastleggen(huishouden=huishouden, let_op="Tolk nodig")
    client = als(REGISSEUR)
    gezien = client.get(pad).context["formulier"].initial["versie"]
    client.post(pad, {"let_op": "Tolk Arabisch nodig", "versie": gezien})

    te_laat = client.post(pad, {"let_op": "Bel na 17.00 uur", "versie": gezien})
    inhoud = te_laat.content.decode()
    nieuw = te_laat.context["formulier"]["versie"].value()
    bewust = client.post(pad, {"let_op": "Tolk Arabisch. Bel na 17.00 uur", "versie": nieuw})

    assert "Tolk Arabisch nodig" in inhoud
    assert "Bel na 17.00 uur" in inhoud
    assert bewust.status_code == 302
    with als_eigenaar():
        assert Benadering.objects.get().let_op == "Tolk Arabisch. Bel na 17.00 uur"


def test_person_is_added_changed_and_leaves(als: Inloggen, wereld: Wereld, huishouden: Huishouden) -> None:
    """B1."""
    client = als(REGISSEUR)
    gegevens = {"voornamen": "Ruben", "achternaam": "Krokus", "geslacht": "m", "rol": "ouder"}
    client.post(
        url("persoon_toevoegen", huishouden), {**gegevens, "bsn": "999990020", "telefoon": "06 12345678"}
    )
    with als_eigenaar():
        ruben = Persoon.objects.get(voornamen="Ruben")
    client.post(
        url("persoon_wijzigen", huishouden, ruben.pk),
        {**gegevens, "geboortenaam": "Tulp", "inwonend": "on", "versie": ruben.versie},
    )
    verstuur(client, url("lid_beeindigen", huishouden, ruben.pk), {"tot": str(timezone.localdate())})

    with als_eigenaar():
        lid = Lidmaatschap.objects.get(persoon=ruben)
        assert (lid.inwonend, lid.tot) == (True, timezone.localdate())
        assert Persoon.objects.get(pk=ruben.pk).geboortenaam == "Tulp"


def test_two_people_change_one_person(als: Inloggen, wereld: Wereld, huishouden: Huishouden) -> None:
    """F9."""
    with als_eigenaar():
        anna = Persoon.objects.get(huishouden=huishouden)
    with handelend_als(wereld.id_van(REGISSEUR)):
        persoon_wijzigen(
            persoon=anna, gegevens=Persoonsgegevens(voornamen="Anne", achternaam="Krokus"), versie=anna.versie
        )

    antwoord = als(REGISSEUR).post(
        url("persoon_wijzigen", huishouden, anna.pk),
        {
            "voornamen": "Hanna",
            "achternaam": "Krokus",
            "geslacht": "v",
            "rol": "ouder",
            "inwonend": "on",
            "versie": anna.versie,
        },
    )

    inhoud = antwoord.content.decode()
    assert "Iemand anders was u voor" in inhoud
    assert "Anne" in inhoud
    assert "Hanna" in inhoud


def test_consent_is_given_and_withdrawn(als: Inloggen, huishouden: Huishouden) -> None:
    """F5."""
    client = als(REGISSEUR)
    with als_eigenaar():
        persoon = Persoon.objects.get(huishouden=huishouden)
    client.post(
        url("toestemming", huishouden),
        {"persoon": persoon.pk, "doel": "Plan delen", "ontvanger": "School", "op": str(timezone.localdate())},
    )
    with als_eigenaar():
        rij = Toestemming.objects.get()
    client.post(url("toestemming_intrekken", huishouden, rij.pk))

    assert "Ingetrokken" in client.get(url("toestemming", huishouden)).content.decode()
