"""The page "Wie ziet dit?" and the panel "Waarom zie ik dit?" (F1)."""

import re
import uuid

import pytest
from django.urls import reverse

from huishoudens.models import Deling, Huishouden, Veiligheidsdossier, Waarneming
from monitoring.demo.regio import ACCOUNTS
from tests.autorisatie.scenario import betrek, verwijs, vul
from tests.autorisatie.uitzonderingen import breek_het_glas, deel, laat_waarnemen
from tests.cast import PEILDATUM, Wereld
from tests.huishoudens.noodopzet import tekst
from tests.rollen import als_eigenaar
from tests.tegelijk import ingelogd
from toegang.keuzes import Gegevensgroep as G
from toegang.models import Inzageregel
from toegang.templatetags.nl import datum

pytestmark = pytest.mark.django_db


@pytest.fixture
def huis(wereld: Wereld) -> Huishouden:
    huis = wereld.huishouden("hillegom", regisseur="regisseur.hillegom", naam="Zonnedauw")
    vul(wereld, huis)
    betrek(wereld, huis, "jeugd.hillegom", "wonen")
    laat_waarnemen(wereld, huis, "medewerker2.hillegom")
    deel(wereld, huis, "regisseur.noordwijk", G.FINANCIEN)
    breek_het_glas(wereld, huis, "medewerker1.lisse")
    verwijs(wereld, huis, wet="wmo", organisatie="ISD Bollenstreek")
    return huis


def pad(pk: object) -> str:
    return reverse("huishoudens:wie_ziet", args=[pk])


def kaart(pagina: str, titel: str) -> str:
    return " ".join(
        re.sub(r"<[^>]+>", " ", pagina.partition(f">{titel}</h2>")[2].partition("</section>")[0]).split()
    )


@pytest.mark.parametrize("wie", ["regisseur.hillegom", "privacy"])
def test_it_tells_who_sees_what_by_which_rule_until_when(wereld: Wereld, huis: Huishouden, wie: str) -> None:
    pagina = ingelogd(wereld, wie).get(pad(huis.pk)).content.decode()
    naam = {kort: wereld.wie(kort).naam for kort in wereld_namen()}

    assert naam["regisseur.hillegom"] in (regie := kaart(pagina, "Regie"))
    assert "Heeft de regie Leest en schrijft: naam en gezin" in regie
    assert naam["jeugd.hillegom"] in kaart(pagina, "Betrokken collega’s")
    assert naam["wmo.isd"] in kaart(pagina, "Back office")
    bijzonder = kaart(pagina, "Bijzonder")
    for kort in ("medewerker2.hillegom", "regisseur.noordwijk", "medewerker1.lisse", "privacy"):
        assert naam[kort] in bijzonder, kort
    with als_eigenaar():
        laatste = datum(Waarneming.objects.get().tot_en_met)
    assert f"Vervangt de regisseur, of denkt mee tot en met {laatste}" in bijzonder
    with als_eigenaar():
        laatste = datum(Deling.objects.get().tot_en_met)
    assert f"De regisseur deelde dit tot en met {laatste}" in bijzonder
    team = kaart(pagina, "Team")
    assert naam["teamleider.hillegom"] in team
    assert naam["regisseur.hillegom"] not in team
    assert "Hoort bij het team Leest: naam en gezin, wat er moet gebeuren en wanneer" in team


def test_the_privacy_officer_reads_no_name_and_no_content(wereld: Wereld, huis: Huishouden) -> None:
    pagina = tekst(ingelogd(wereld, "privacy").get(pad(huis.pk)))

    assert huis.nummer in pagina
    for zin in ("Zonnedauw", "Bloemenlaan", "gesprek", "doel wonen"):
        assert zin not in pagina, zin
    assert "Zonnedauw" in tekst(ingelogd(wereld, "regisseur.hillegom").get(pad(huis.pk)))


def test_for_everybody_else_it_is_not_there(wereld: Wereld, huis: Huishouden) -> None:
    """404, also with sight of the file."""
    for kort in wereld_namen():
        if kort == "regisseur.hillegom" or kort.startswith("privacy"):
            continue
        client = ingelogd(wereld, kort)
        vreemd, onbekend = client.get(pad(huis.pk)), client.get(pad(uuid.uuid4()))
        assert vreemd.status_code == onbekend.status_code == 404, kort
        assert tekst(vreemd) == tekst(onbekend), kort


def test_looking_leaves_a_line(wereld: Wereld, huis: Huishouden) -> None:
    """F2."""
    ingelogd(wereld, "privacy").get(pad(huis.pk))

    with als_eigenaar():
        regel = Inzageregel.objects.get()
    assert (regel.handeling, regel.dossier) == ("huishoudens.wie_ziet_bekijken", huis.nummer)
    assert (regel.groepen, regel.regel) == ([G.TOEWIJZING], "FG:functie")


def test_the_panel_tells_rule_condition_and_ground_and_leads_the_regisseur_on(
    wereld: Wereld, huis: Huishouden
) -> None:
    paneel = _paneel(wereld, huis, "regisseur.hillegom")

    assert "U bent regisseur van dit huishouden." in paneel
    assert "Het huishouden samenhangend helpen: meldingen en verslagen van contact" in paneel
    assert "Wgs 8a-8c, AVG 9 lid 2 g en h" in paneel
    assert "Wie ziet dit nog meer?" in paneel
    assert "Wie ziet dit nog meer?" not in _paneel(wereld, huis, "medewerker1.hillegom")


def test_what_one_may_know_of_and_not_read_is_told_with_whom_to_ask(wereld: Wereld, huis: Huishouden) -> None:
    """Level E."""
    assert "Er is ook" not in _paneel(wereld, huis, "teamleider.hillegom")
    with als_eigenaar():
        Veiligheidsdossier.objects.create(huishouden=huis, geopend_op=PEILDATUM)

    wie = wereld.wie("regisseur.hillegom").naam
    assert f"Er is ook: veiligheid en de meldcode. Vraag {wie}." in _paneel(
        wereld, huis, "teamleider.hillegom"
    )
    assert "Er is ook" not in _paneel(wereld, huis, "medewerker1.hillegom")


def _paneel(wereld: Wereld, huis: Huishouden, wie: str) -> str:
    pagina = ingelogd(wereld, wie).get(reverse("huishoudens:huishouden", args=[huis.pk])).content.decode()
    paneel = pagina.partition("waarom__paneel")[2].partition("</details>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", paneel).split())


def wereld_namen() -> list[str]:
    return [account.email.removesuffix("@voorbeeld.nl") for account in ACCOUNTS]
