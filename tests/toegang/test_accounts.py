"""The first accounts of a real installation: one file, an invitation each, and a password nobody else knows (E8, F8)."""

import datetime
import re
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from huishoudens.models import Huishouden
from tests.cast import Wereld
from tests.rollen import als_eigenaar, als_systeem
from toegang.models import Inloggegeven, Medewerker, Roltoekenning, Team
from toegang.sessie import handelend_als

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]

HANDLEIDING = Path(__file__).parents[2] / "docs" / "installeren.md"
WACHTWOORD = "narcissen tellen op dinsdag"


def voorbeeld() -> str:
    """The file as the manual shows it."""
    blok = re.search(r"```yaml\n(formaat: regie-regio/1\n.*?)```", HANDLEIDING.read_text(), re.DOTALL)
    assert blok is not None
    return blok[1]


class Beheer:
    """The administrator of the server, with a file in hand."""

    def __init__(self, map_: Path) -> None:
        self.pad = map_ / "regio.yaml"

    def lees_in(self, inhoud: str, *opties: str) -> str:
        self.pad.write_text(inhoud)
        return self._doe("accounts", str(self.pad), *opties)

    def nodig_uit(self, *wie: str) -> dict[str, str]:
        """The path of the invitation per e-mail address."""
        return dict(
            re.findall(r"^(\S+@\S+)  http\S+?(/wachtwoord/\S+)$", self._doe("uitnodigen", *wie), re.MULTILINE)
        )

    def _doe(self, *opdracht: str) -> str:
        uit, mis = StringIO(), StringIO()
        try:
            with als_systeem(""):
                call_command(*opdracht, stdout=uit, stderr=mis)
        except CommandError as fout:
            raise CommandError(f"{mis.getvalue()}{fout}") from fout
        return uit.getvalue()


@pytest.fixture
def beheer(tmp_path: Path) -> Beheer:
    return Beheer(tmp_path)


def rollen_van(email: str) -> set[tuple[str, str]]:
    with als_eigenaar():
        return {
            (toekenning.rol, str(toekenning.team or toekenning.gemeente or toekenning.organisatie or ""))
            for toekenning in Roltoekenning.objects.geldig(op=timezone.localdate()).filter(
                medewerker__email=email
            )
        }


def test_the_file_of_the_manual_makes_a_region_that_works(beheer: Beheer, client: Client) -> None:
    uit = beheer.lees_in(voorbeeld())

    assert "6 aangemaakt" in uit
    assert rollen_van("sanne.dewit@hillegom.voorbeeld.nl") == {("TM", "Hillegom"), ("AF", "Hillegom")}
    pad = beheer.nodig_uit("--nieuw")["sanne.dewit@hillegom.voorbeeld.nl"]
    pagina = client.get(pad, follow=True)
    assert "Kies een wachtwoord" in pagina.content.decode()
    client.post(pagina.request["PATH_INFO"], {"new_password1": WACHTWOORD, "new_password2": WACHTWOORD})
    na = client.post(
        "/inloggen/", {"username": "Sanne.deWit@hillegom.voorbeeld.nl", "password": WACHTWOORD}, follow=True
    )
    assert na.status_code == 200
    assert "Sanne" in na.content.decode()


def test_the_same_file_twice_changes_nothing(beheer: Beheer) -> None:
    beheer.lees_in(voorbeeld())
    with als_eigenaar():
        versies = Medewerker.history.count(), Roltoekenning.history.count()

    uit = beheer.lees_in(voorbeeld())

    assert "0 aangemaakt, 0 gewijzigd, 6 ongewijzigd" in uit
    with als_eigenaar():
        assert (Medewerker.history.count(), Roltoekenning.history.count()) == versies


def test_a_changed_file_changes_the_account_and_ends_the_rol_it_no_longer_names(beheer: Beheer) -> None:
    beheer.lees_in(voorbeeld())

    uit = beheer.lees_in(
        voorbeeld().replace("{rol: AF, team: hillegom}", "{rol: TL, team: lisse}").replace("Sanne", "Suzanne")
    )

    assert "1 gewijzigd" in uit
    assert rollen_van("sanne.dewit@hillegom.voorbeeld.nl") == {("TM", "Hillegom"), ("TL", "Lisse")}
    with als_eigenaar():
        wie = Medewerker.objects.get(email="sanne.dewit@hillegom.voorbeeld.nl")
        assert wie.voornaam == "Suzanne"
        assert wie.history.count() == 2


def test_an_account_that_is_not_active_holds_nothing_and_is_signed_out(
    beheer: Beheer, client: Client
) -> None:
    beheer.lees_in(voorbeeld())
    with als_eigenaar():
        wie = Medewerker.objects.get_by_natural_key("sanne.dewit@hillegom.voorbeeld.nl")
    client.force_login(wie, backend="toegang.inloggen.MedewerkerBackend")
    erin = client.get("/")

    beheer.lees_in(voorbeeld().replace("functie: Regisseur\n", "functie: Regisseur\n    actief: false\n"))

    assert erin.status_code == 200
    assert client.get("/").url.startswith("/inloggen/")
    assert rollen_van(wie.email) == set()
    with pytest.raises(CommandError, match="Geen actief account"):
        beheer.nodig_uit(wie.email)


FOUTEN = [
    (
        "gemeente: hillegom\n    plaatsen",
        "gemeente: hilegom\n    plaatsen",
        'teams[0].gemeente: "hilegom"',
    ),
    ("{rol: AF, team: hillegom}", "{rol: AF}", "rollen[1].team: Dit veld ontbreekt."),
    ("{rol: AF, team: hillegom}", "{rol: AF, team: hillegm}", 'Bedoelt u "hillegom"?'),
    ("{rol: AF, team: hillegom}", "{rol: FB, team: hillegom}", "De rol FB hoort niet bij één team."),
    ("{rol: AF, team: hillegom}", "{rol: REG, team: hillegom}", 'rollen[1].rol: "REG" kan hier niet.'),
    ("functie: Regisseur", "functie: Regisseur\n    functie: Triagist", "Deze sleutel staat er twee keer."),
    ("functie: Regisseur", "funtie: Regisseur", "Deze sleutel bestaat niet in het formaat."),
    ("formaat: regie-regio/1", "formaat: regie-import/1", 'formaat: "regie-import/1" kan hier niet.'),
    ("nummer: 2", "nummer: 1", '"1" staat er twee keer.'),
    ("formaat: regie-regio/1", "formaat: [", "Dit is geen goede YAML"),
]


@pytest.mark.parametrize(("goed", "fout", "melding"), FOUTEN)
def test_one_mistake_and_nothing_is_kept(beheer: Beheer, goed: str, fout: str, melding: str) -> None:
    with pytest.raises(CommandError, match=re.escape(melding)):
        beheer.lees_in(voorbeeld().replace(goed, fout, 1))

    with als_eigenaar():
        assert not Team.objects.exists()
        assert not Medewerker.objects.exists()


def test_checking_a_file_keeps_nothing(beheer: Beheer) -> None:
    uit = beheer.lees_in(voorbeeld(), "--controleer")

    assert "6 aangemaakt" in uit
    assert "niets bewaard" in uit
    with als_eigenaar():
        assert not Medewerker.objects.exists()


def test_a_number_that_is_taken_is_told(beheer: Beheer) -> None:
    beheer.lees_in(voorbeeld())

    with pytest.raises(CommandError, match="Een nummer of slug hoort al bij iets anders"):
        beheer.lees_in(voorbeeld().replace("nummer: 2", "nummer: 9"))


def test_the_task_that_keeps_accounts_sees_no_file_of_a_household(wereld: Wereld) -> None:
    wereld.huishouden("hillegom", regisseur="regisseur.hillegom")

    with als_systeem("accounts"):
        assert Medewerker.objects.exists()
        assert Inloggegeven.objects.exists()
        assert not Huishouden.objects.exists()
        assert not Huishouden.history.exists()


def kies(client: Client, pad: str, wachtwoord: str = WACHTWOORD, nogmaals: str = WACHTWOORD) -> str:
    """What the page says after trying to choose a password."""
    pagina = client.get(pad, follow=True)
    if "Kies een wachtwoord" not in pagina.content.decode():
        return pagina.content.decode()
    velden = {"new_password1": wachtwoord, "new_password2": nogmaals}
    return client.post(pagina.request["PATH_INFO"], velden, follow=True).content.decode()


def test_an_invitation_works_once(beheer: Beheer, client: Client, wereld: Wereld) -> None:
    pad = beheer.nodig_uit("regisseur.hillegom@voorbeeld.nl")["regisseur.hillegom@voorbeeld.nl"]

    assert "Uw wachtwoord is gekozen." in kies(client, pad)
    assert "Deze uitnodiging werkt niet meer" in kies(Client(), pad)
    assert wereld.wie("regisseur.hillegom").check_password(WACHTWOORD)
    assert not wereld.wie("jeugd.hillegom").check_password(WACHTWOORD)


def test_an_invitation_works_three_days(beheer: Beheer, client: Client, wereld: Wereld) -> None:
    pad = beheer.nodig_uit("regisseur.hillegom@voorbeeld.nl")["regisseur.hillegom@voorbeeld.nl"]

    with time_machine.travel(timezone.now() + datetime.timedelta(days=4)):
        assert "Deze uitnodiging werkt niet meer" in kies(client, pad)


def test_an_invitation_of_one_account_fits_no_other(beheer: Beheer, client: Client, wereld: Wereld) -> None:
    eigen = beheer.nodig_uit("regisseur.hillegom@voorbeeld.nl")["regisseur.hillegom@voorbeeld.nl"]
    ander = beheer.nodig_uit("jeugd.hillegom@voorbeeld.nl")["jeugd.hillegom@voorbeeld.nl"]
    gemengd = f"/wachtwoord/{ander.split('/')[2]}/{eigen.split('/')[3]}/"

    for pad in (gemengd, "/wachtwoord/onzin/onzin/", f"/wachtwoord/{eigen.split('/')[2]}/onzin/"):
        assert "Deze uitnodiging werkt niet meer" in kies(client, pad)


@pytest.mark.parametrize(
    ("wachtwoord", "nogmaals", "melding"),
    [
        ("kort", "kort", "Neem minstens 12 tekens."),
        ("", "", "Vul een wachtwoord in."),
        ("1234567890123456", "1234567890123456", "alleen cijfers"),
        ("regisseur.hillegom", "regisseur.hillegom", "lijkt te veel op uw naam"),
        (WACHTWOORD, "iets heel anders dus", "niet hetzelfde wachtwoord"),
    ],
)
def test_a_password_that_will_not_do_keeps_the_old_one(
    beheer: Beheer, client: Client, wereld: Wereld, wachtwoord: str, nogmaals: str, melding: str
) -> None:
    oud = wereld.wie("regisseur.hillegom").password
    pad = beheer.nodig_uit("regisseur.hillegom@voorbeeld.nl")["regisseur.hillegom@voorbeeld.nl"]

    tekst = kies(client, pad, wachtwoord, nogmaals)

    assert melding in tekst
    assert "is bewaard" not in tekst
    assert wereld.wie("regisseur.hillegom").password == oud


def test_the_address_of_an_invitation_stays_out_of_the_log(
    beheer: Beheer, client: Client, wereld: Wereld, caplog: pytest.LogCaptureFixture
) -> None:
    pad = beheer.nodig_uit("regisseur.hillegom@voorbeeld.nl")["regisseur.hillegom@voorbeeld.nl"]

    with caplog.at_level("INFO"):
        client.get(pad)

    assert pad.split("/")[3] not in caplog.text


def test_no_account_makes_accounts_or_changes_the_region(wereld: Wereld) -> None:
    with handelend_als(wereld.id_van("beheer")), pytest.raises(DatabaseError), transaction.atomic():
        Team.objects.filter(nummer=1).update(naam="Anders")
    with handelend_als(wereld.id_van("beheer")), pytest.raises(DatabaseError), transaction.atomic():
        Medewerker.objects.create(email="nieuw@voorbeeld.nl", voornaam="N", achternaam="Ieuw", functie="x")
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
