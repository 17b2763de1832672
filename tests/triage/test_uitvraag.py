"""None of the leefgebieden is forgotten in a triage, whoever does it (A5, B5)."""

from typing import Any

import pytest
from django.urls import reverse

from huishoudens.diensten.dossier import beeld_vastleggen
from huishoudens.models import Huishouden, Leefgebiedbeeld
from tests.cast import Wereld
from tests.formulieren import verstuur
from tests.rollen import als_eigenaar
from tests.triage.opzet import WOENSDAG, alle, als, registreer, rond_af, tekst
from toegang.keuzes import Leefgebied
from triage.diensten.triage import Besproken, TriageOnvolledig
from triage.keuzes import Klantreis, Route
from triage.models import Melding, Triage

COMPLEX: dict[str, Any] = {"klantreis": Klantreis.MEERVOUDIG_COMPLEX, "onderbouwing": "Alles hangt samen."}
GETYPT = {"klantreis": "meervoudig_complex", "routes": ["team"], "onderbouwing": "Alles hangt samen."}

pytestmark = pytest.mark.usefixtures("om_negen_uur")


def _staat_al(melding: Melding, *gebieden: Leefgebied) -> None:
    with als_eigenaar():
        for gebied in gebieden:
            beeld_vastleggen(
                huishouden=melding.huishouden, leefgebied=gebied, op=WOENSDAG.date(), door=None, score=3
            )


def test_a_full_round_forgets_no_leefgebied(wereld: Wereld) -> None:
    melding = registreer(wereld, "triage.hillegom")
    _staat_al(melding, Leefgebied.WERK, Leefgebied.ONDERWIJS)
    gegeven = [
        Besproken(leefgebied=Leefgebied.WONEN, score=2),
        Besproken(leefgebied=Leefgebied.FINANCIEN, besproken=False),
        # A text alone does not say how it goes.
        Besproken(leefgebied=Leefgebied.ZINGEVING, kansen="Zingt in een koor."),
    ]
    bekend = {Leefgebied.WERK, Leefgebied.ONDERWIJS, Leefgebied.WONEN, Leefgebied.FINANCIEN}

    with pytest.raises(TriageOnvolledig) as fout:
        rond_af(wereld, melding, Route.TEAM, **COMPLEX, beelden=gegeven)

    assert set(fout.value.ontbreekt) == {"rest_niet_besproken"}
    assert fout.value.vergeten == [gebied for gebied in Leefgebied if gebied not in bekend]
    rest = [Besproken(leefgebied=gebied, besproken=False) for gebied in fout.value.vergeten]
    rond_af(wereld, melding, Route.TEAM, **COMPLEX, beelden=gegeven[:2] + rest)
    assert len(alle(Leefgebiedbeeld)) == len(Leefgebied)


@pytest.mark.parametrize("klantreis", [Klantreis.SPOED, Klantreis.ENKELVOUDIG_EENVOUDIG])
def test_a_simple_or_urgent_question_needs_no_full_round(wereld: Wereld, klantreis: Klantreis) -> None:
    melding = registreer(wereld, "triage.hillegom")

    rond_af(wereld, melding, Route.SOCIALE_BASIS, klantreis=klantreis)

    assert alle(Leefgebiedbeeld) == []


def test_what_stays_without_a_score_is_not_discussed_and_keeps_its_text(wereld: Wereld) -> None:
    melding = registreer(wereld, "triage.hillegom")
    client, pad = als(wereld, "triage.hillegom"), reverse("triage:triage", args=[melding.pk])
    getypt = GETYPT | {"goed-zingeving": "Zingt in een koor.", "cijfer-wonen": "2"}

    zonder = tekst(verstuur(client, pad, getypt))
    verstuur(client, pad, getypt | {"rest_niet_besproken": "on"})

    assert "Geef elk leefgebied een cijfer" in zonder
    beelden = {b.leefgebied: (b.besproken, b.score, b.kansen) for b in alle(Leefgebiedbeeld)}
    assert len(beelden) == len(Leefgebied)
    assert beelden["wonen"] == (True, 2, "")
    assert beelden["zingeving"] == (False, None, "Zingt in een koor.")


def test_a_teamleider_is_asked_no_leefgebied_and_leaves_the_niveau_to_the_regisseur(wereld: Wereld) -> None:
    """Who may not change the niveau ends the triage all the same, and reads who looks at it (B5)."""
    melding = registreer(wereld, "triage.hillegom")
    pad = reverse("triage:triage", args=[melding.pk])

    antwoord = verstuur(als(wereld, "teamleider.hillegom"), pad, GETYPT, follow=True)

    assert antwoord.status_code == 200
    assert "De regisseur kijkt of het niveau nog klopt" in tekst(antwoord)
    with als_eigenaar():
        assert Huishouden.objects.get(pk=melding.huishouden_id).niveau == "enkelvoudig"
    assert [triage.klantreis for triage in alle(Triage)] == ["meervoudig_complex"]
    assert alle(Leefgebiedbeeld) == []


def test_a_triagist_changes_the_niveau_and_reads_nothing_of_it(wereld: Wereld) -> None:
    melding = registreer(wereld, "triage.hillegom")
    pad = reverse("triage:triage", args=[melding.pk])

    antwoord = verstuur(
        als(wereld, "triage.hillegom"), pad, GETYPT | {"rest_niet_besproken": "on"}, follow=True
    )

    assert "niveau" not in tekst(antwoord)
    with als_eigenaar():
        assert Huishouden.objects.get(pk=melding.huishouden_id).niveau == "meervoudig_complex"
