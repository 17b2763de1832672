"""Bringing files in: whole, once, and again when they changed (F10)."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from backoffice.models import Besluit, Maatwerkadvies
from huishoudens.models import Contactmoment, Huishouden, Persoon, PersoonBsn, Regie, Werkitem
from plannen.models import Actie, Akkoord, Doel, Plan
from tests.cast import Wereld, maak_wereld
from tests.importeren.conftest import PRAKTIJK, bestand, huishouden, importeer
from tests.importeren.kapot import actie, advies
from tests.rollen import als_eigenaar
from tests.tegelijk import tegelijk
from toegang.versleuteling import ontsleutel
from triage.models import Melding, Triage


def test_all_practice_cases_come_in_and_a_second_time_change_nothing(wereld: Wereld) -> None:
    eerst = importeer(*PRAKTIJK, json=True).json
    nogmaals = importeer(*PRAKTIJK, json=True).json

    assert len(PRAKTIJK) >= 8
    assert eerst["fouten"] == []
    assert eerst["aangemaakt"] == len(eerst["huishoudens"]) > 8
    assert (nogmaals["aangemaakt"], nogmaals["gewijzigd"]) == (0, 0)
    assert nogmaals["ongewijzigd"] == eerst["aangemaakt"]
    assert nogmaals["huishoudens"] == eerst["huishoudens"]
    with als_eigenaar():
        assert Huishouden.objects.values("team").distinct().count() == 6


def test_a_household_comes_in_whole(wereld: Wereld, schrijf: Callable[..., Path]) -> None:
    besluit = {"uitkomst": "afgewezen", "datum": "2026-09-28", "motivering": "De buurman helpt al."}

    uitvoer = importeer(schrijf(bestand(huishouden(adviezen=[advies(besluit=besluit)]))), json=True).json

    plek = uitvoer["huishoudens"]["een"]
    assert plek["url"] == f"/huishoudens/{plek['id']}/"
    with als_eigenaar():
        gezin = Huishouden.objects.get(pk=plek["id"])
        assert (gezin.aanduiding, gezin.bron, gezin.sleutel) == ("Mevrouw Bloem", "test", "een")
        assert (
            gezin.regisseur
            == Regie.objects.get(huishouden=gezin).medewerker
            == wereld.wie("regisseur.hillegom")
        )
        assert ontsleutel(PersoonBsn.objects.get().versleuteld) == "999990172"
        assert Triage.objects.get().melding == Melding.objects.get(status="afgerond")
        assert Plan.objects.get().status == "actief"
        assert Akkoord.objects.get().vervallen_op is None
        assert Actie.objects.get(sleutel="buur").status == "gedaan"
        assert Contactmoment.objects.get().medewerker == wereld.wie("regisseur.hillegom")
        assert Besluit.objects.get().uitkomst == "afgewezen"
        # The question is not gone: the regisseur has a follow-up action at once.
        vervolg = Actie.objects.get(volgt_op_advies=Maatwerkadvies.objects.get().pk)
        assert vervolg.actor_medewerker == wereld.wie("regisseur.hillegom")
        open_werk = set(Werkitem.objects.filter(open=True).values_list("soort", "bron_id"))
        assert ("actie", vervolg.pk) in open_werk
        assert {soort for soort, _ in open_werk} == {"actie", "evaluatie"}


def test_a_reason_that_the_former_system_did_not_keep_is_not_invented(
    wereld: Wereld, schrijf: Callable[..., Path]
) -> None:
    besluit = {"uitkomst": "afgewezen", "datum": "2026-09-28", "motivering": "De buurman helpt al."}

    importeer(schrijf(bestand(huishouden(adviezen=[advies(besluit=besluit)]))))

    with als_eigenaar():
        rij = Besluit.objects.get()
        assert (rij.motivering, rij.reden_afwijking) == ("De buurman helpt al.", "")


def test_a_bsn_that_another_source_brought_is_noticed_and_names_nobody(
    wereld: Wereld, schrijf: Callable[..., Path]
) -> None:
    """A3: known, and whom to call; two homes may share a person, so it is no error (B1)."""
    importeer(schrijf(bestand(huishouden(sleutel="oud", team="lisse")), "oud.yaml"))

    uitvoer = importeer(schrijf(bestand(huishouden(), bron="excel"), "nieuw.yaml"), json=True)

    lisse = wereld.team("lisse")
    assert (uitvoer.status, uitvoer.json["aangemaakt"], uitvoer.json["fouten"]) == (0, 1, [])
    (regel,) = uitvoer.json["opmerkingen"]
    assert regel.startswith(
        f"nieuw.yaml: huishoudens[0].personen[0].bsn: Dit BSN is al bekend bij team {lisse.naam}."
        f" Bel {lisse.telefoon} en kijk of het om hetzelfde huishouden gaat. (regel "
    )
    assert "Bloem" not in regel
    assert "999990172" not in regel


def test_a_known_bsn_in_a_shielded_file_stays_unknown(wereld: Wereld, schrijf: Callable[..., Path]) -> None:
    """I6: not in existence either."""
    importeer(schrijf(bestand(huishouden(afgeschermd=True)), "oud.yaml"))

    uitvoer = importeer(schrijf(bestand(huishouden(), bron="excel"), "nieuw.yaml"), json=True)

    assert (uitvoer.status, uitvoer.json["opmerkingen"]) == (0, [])


def test_a_source_that_brings_one_person_in_two_homes_knows_that_itself(
    wereld: Wereld, schrijf: Callable[..., Path]
) -> None:
    """B1: members of one family may live in two households."""
    uitvoer = importeer(schrijf(bestand(huishouden(), huishouden(sleutel="twee"))), json=True)

    assert (uitvoer.json["aangemaakt"], uitvoer.json["opmerkingen"]) == (2, [])


def test_a_notice_is_told_beside_the_counts(wereld: Wereld, schrijf: Callable[..., Path]) -> None:
    importeer(schrijf(bestand(huishouden()), "oud.yaml"))

    uitvoer = importeer(schrijf(bestand(huishouden(), bron="excel"), "nieuw.yaml"), controleer=True)

    assert "Let op. nieuw.yaml: huishoudens[0].personen[0].bsn: Dit BSN is al bekend" in uitvoer.uit
    assert uitvoer.status == 0


def test_yaml_and_json_say_the_same(wereld: Wereld, schrijf: Callable[..., Path]) -> None:
    importeer(schrijf(bestand(huishouden())))

    uitvoer = importeer(schrijf(bestand(huishouden()), "bestand.json"), json=True)

    assert uitvoer.json["ongewijzigd"] == 1


def test_a_file_with_one_error_writes_nothing_and_the_other_file_comes_in(
    wereld: Wereld, schrijf: Callable[..., Path]
) -> None:
    goed = schrijf(bestand(huishouden(sleutel="goed")), "goed.yaml")
    fout = schrijf(bestand(huishouden(), huishouden(sleutel="b", team="nergens")), "fout.yaml")

    uitvoer = importeer(fout, goed, json=True)

    assert uitvoer.status == 1
    assert list(uitvoer.json["huishoudens"]) == ["goed"]
    with als_eigenaar():
        assert [h.sleutel for h in Huishouden.objects.all()] == ["goed"]


def test_controleer_tries_everything_and_keeps_nothing(wereld: Wereld, schrijf: Callable[..., Path]) -> None:
    uitvoer = importeer(schrijf(bestand(huishouden())), controleer=True, json=True)

    assert (uitvoer.status, uitvoer.json["aangemaakt"], uitvoer.json["huishoudens"]) == (0, 1, {})
    with als_eigenaar():
        assert not Huishouden.objects.exists()


def test_a_changed_file_updates_what_changed_and_keeps_history(
    wereld: Wereld, schrijf: Callable[..., Path]
) -> None:
    importeer(schrijf(bestand(huishouden())))
    nieuw = huishouden(niveau="meervoudig")
    nieuw["personen"][0]["achternaam"] = "Bloemers"
    nieuw["personen"][0]["bsn"] = "999990184"
    nieuw["adres"]["huisnummer"] = "6"
    nieuw["regie"] = {
        "soort": "team",
        "medewerker": "medewerker1.hillegom@voorbeeld.nl",
        "vanaf": "2026-10-20",
    }
    nieuw["contactmomenten"].append({**nieuw["contactmomenten"][0], "tekst": "Nog eens gebeld."})
    actie(nieuw).update(streefdatum="2026-11-29", status="bezig")

    uitvoer = importeer(schrijf(bestand(nieuw)), json=True)

    assert (uitvoer.json["aangemaakt"], uitvoer.json["gewijzigd"]) == (0, 1)
    with als_eigenaar():
        gezin = Huishouden.objects.get()
        assert (gezin.niveau, gezin.aanduiding) == ("meervoudig", "Mevrouw Bloemers")
        assert gezin.regisseur == wereld.wie("medewerker1.hillegom")
        assert [r.tot is None for r in Regie.objects.order_by("van")] == [False, True]
        persoon = Persoon.objects.get()
        assert [versie.achternaam for versie in persoon.history.order_by("history_date")] == [
            "Bloem",
            "Bloemers",
        ]
        assert ontsleutel(PersoonBsn.objects.get().versleuteld) == "999990184"
        assert [a.tot is None for a in gezin.adressen.order_by("gemaakt_op")] == [False, True]
        assert Contactmoment.objects.count() == 2
        hulp = Actie.objects.get(sleutel="hulp")
        assert (hulp.status, str(hulp.streefdatum)) == ("bezig", "2026-11-29")
        assert Werkitem.objects.get(bron_id=hulp.pk).uiterlijk == hulp.streefdatum
        assert (Doel.objects.count(), Actie.objects.count(), Melding.objects.count()) == (1, 2, 1)


def test_a_concept_may_be_incomplete_and_become_active_later(
    wereld: Wereld, schrijf: Callable[..., Path]
) -> None:
    half = huishouden()
    half["plan"] |= {"status": "concept", "akkoord": [], "evaluaties": []}
    for naam in ("actor", "streefdatum", "evaluatiemoment"):
        actie(half).pop(naam)

    eerst = importeer(schrijf(bestand(half)), json=True)
    daarna = importeer(schrijf(bestand(huishouden())), json=True)

    assert (eerst.status, daarna.status) == (0, 0)
    with als_eigenaar():
        assert Plan.objects.get().status == "actief"
        assert Akkoord.objects.filter(vervallen_op__isnull=True).count() == 1


@pytest.mark.parametrize("status", ["waakvlam", "afgesloten"])
def test_a_plan_that_did_its_work_comes_in_as_such(
    status: str, wereld: Wereld, schrijf: Callable[..., Path]
) -> None:
    klaar = huishouden()
    klaar["plan"]["status"] = status
    actie(klaar).update(status="gedaan", streefdatum="2026-10-10", evaluatiemoment="2026-10-20")
    actie(klaar, 1).update(evaluatiemoment="2026-10-20")
    if status == "afgesloten":
        klaar["plan"] |= {"tot": "2026-10-30", "evaluaties": []}

    uitvoer = importeer(schrijf(bestand(klaar)), json=True)

    assert uitvoer.json["fouten"] == []
    with als_eigenaar():
        assert Plan.objects.get().status == status
        assert Werkitem.objects.filter(soort="waakvlam", open=True).exists() is (status == "waakvlam")


def test_a_shielded_household_is_seen_by_those_named_only(
    wereld: Wereld, schrijf: Callable[..., Path]
) -> None:
    from toegang.sessie import handelend_als

    importeer(schrijf(bestand(huishouden(afgeschermd=True, toegelaten=["aandacht.hillegom@voorbeeld.nl"]))))

    zicht = {}
    for wie in ("regisseur", "aandacht", "teamleider", "medewerker1"):
        with handelend_als(wereld.id_van(f"{wie}.hillegom")):
            zicht[wie] = Huishouden.objects.count()
    assert zicht == {"regisseur": 1, "aandacht": 1, "teamleider": 0, "medewerker1": 0}


def test_the_schema_accepts_the_practice_cases_keys(wereld: Wereld) -> None:
    schema = json.loads(importeer(schema=True).uit)

    assert schema["title"] == "regie-import/1"
    assert schema["additionalProperties"] is False
    assert set(schema["required"]) == {"formaat", "bron", "peildatum", "huishoudens"}
    assert set(schema["$defs"]["Doel"]["required"]) == {"sleutel", "leefgebied", "titel"}


def test_without_a_file_the_command_says_what_to_do(wereld: Wereld) -> None:
    assert "Noem minstens één bestand" in importeer().fout


@pytest.mark.django_db(transaction=True)
def test_two_imports_of_one_file_at_once_bring_it_in_once(schrijf: Callable[..., Path]) -> None:
    """The second waits its turn and finds everything there, instead of calling the file wrong."""
    maak_wereld()
    pad = schrijf(bestand(huishouden()))

    uitvoeren = tegelijk([lambda: importeer(pad, json=True)] * 2)

    assert [uitvoer.json["fouten"] for uitvoer in uitvoeren] == [[], []]
    assert sorted(uitvoer.json["ongewijzigd"] for uitvoer in uitvoeren) == [0, 1]
    with als_eigenaar():
        assert Huishouden.objects.count() == 1
