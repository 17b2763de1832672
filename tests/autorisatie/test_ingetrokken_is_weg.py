"""What opened a file and ends is gone at the next request of the same visit, and at the next query (I5, F1, F8)."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from tests.autorisatie.bronnen import BRONNEN, FB, REG, VEILIG, Bron
from tests.autorisatie.geval import Geval, in_sql
from tests.autorisatie.scenario import vul
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang.diensten.rechten import account_sluiten
from toegang.sessie import handelend_als

pytestmark = [pytest.mark.django_db, pytest.mark.echte_server]


@pytest.mark.parametrize("bron", BRONNEN.values(), ids=BRONNEN)
def test_it_is_gone_at_the_next_request_of_the_same_visit(client: Client, wereld: Wereld, bron: Bron) -> None:
    regisseur = "" if bron.zonder_regisseur else REG
    g = Geval(wereld, wereld.huishouden("hillegom", regisseur=regisseur), bron.wie)
    vul(wereld, g.huis, melding_open=bron.zonder_regisseur, veilig=bron.tabel != VEILIG)
    bron.begint(g)
    client.force_login(wereld.wie(bron.wie), backend="toegang.inloggen.MedewerkerBackend")
    pagina = bron.pagina.format(huis=g.huis.pk, advies=getattr(g.advies, "pk", ""))

    voor = client.get(pagina)
    assert voor.status_code == 200
    assert in_sql(g, bron.tabel) > 0
    bron.eindigt(g)

    na = client.get(pagina)
    assert in_sql(g, bron.tabel) == 0
    assert na.status_code == bron.daarna
    if bron.daarna == 200:
        assert "actie wonen" in voor.content.decode()
        assert "actie wonen" not in na.content.decode()


def test_the_visit_of_a_closed_account_is_dead(client: Client, wereld: Wereld) -> None:
    """F8: also what it opened without an id, and what it would write; its session is thrown away."""
    wie = wereld.wie(REG)
    client.force_login(wie, backend="toegang.inloggen.MedewerkerBackend")
    assert client.get("/").status_code == 200
    sleutel = client.cookies["regie-sessie"].value

    with handelend_als(wereld.id_van(FB)):
        account_sluiten(medewerker=wie, door=wereld.wie(FB), op=timezone.now())

    for methode, pad in (("get", "/"), ("get", "/huishoudens/"), ("post", "/meldingen/nieuw/")):
        antwoord = getattr(client, methode)(pad)
        assert antwoord.status_code == 302
        assert antwoord["Location"].startswith("/inloggen/")
    with als_eigenaar():
        assert not Session.objects.filter(session_key=sleutel).exists()
