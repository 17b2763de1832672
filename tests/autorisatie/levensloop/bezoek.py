"""What the pages tell: the third layer, for an account in turn (F1, F2, I4, I6, I9)."""

import uuid

from django.http import HttpResponse
from django.test import Client
from hypothesis.stateful import rule

from tests.autorisatie.levensloop.machine import HUIS, WIE, Stap
from tests.autorisatie.levensloop.orakel import niveau, profielen, verwacht
from tests.autorisatie.levensloop.toneel import HUIZEN
from tests.rollen import als_eigenaar
from toegang.keuzes import Gegevensgroep as G
from toegang.keuzes import Niveau
from toegang.models import Inzageregel

NIET_INGELOGD, ANDERE_PAGINA, ONBEKEND, GEWOON = 302, 403, 404, 200


class Bezoek(Stap):
    """Somebody opens the page of a file and searches for who lives there."""

    @rule(huis=HUIS, wie=WIE)
    def kijkt(self, huis: str, wie: str) -> None:
        self.daad = None
        self.bezoek(huis, wie)

    def teardown(self) -> None:
        """After a sequence that went well, one more visit by an account and to a file in turn."""
        try:
            if self.goed:
                self.bezoek(sorted(HUIZEN)[self.beurt % len(HUIZEN)], self.om_de_beurt)
        finally:
            super().teardown()

    def bezoek(self, huis: str, wie: str) -> None:
        browser = Client()
        with als_eigenaar():
            browser.force_login(self.toneel.wie(wie), "toegang.inloggen.MedewerkerBackend")
        sleutel = self.toneel.huizen[huis].pk
        antwoord = self._vraag(browser, f"/huishoudens/{sleutel}/", wie)
        zou = self._verwachte_status(huis, wie)
        assert antwoord.status_code == zou, f"I4: HTTP for {wie} of {huis}: {antwoord.status_code}, not {zou}"
        if zou == ONBEKEND:
            niets = self._vraag(browser, f"/huishoudens/{uuid.uuid4()}/", wie)
            assert len(niets.content) == len(antwoord.content), f"I6: {wie} can tell {huis} from nothing"
        if zou != NIET_INGELOGD:
            self._zoekt(browser, wie)

    def _vraag(self, browser: Client, pad: str, wie: str) -> HttpResponse:
        """One page, of which only rows that may be read are shown, and which leaves one line in the inzagelog."""
        eerder = self._regels()
        antwoord = browser.get(pad)
        erbij = self._regels() - eerder
        self.telling["pages asked"] += 1
        if antwoord.status_code != NIET_INGELOGD and pad.startswith("/huishoudens/"):
            assert erbij == 1, f"I9: {wie} got {antwoord.status_code} and left {erbij} lines"
        mag = verwacht(self.feiten, wie, self.toetsen.rijen)
        for teken in self.toneel.merken.gezien_in(antwoord):
            _, model, rij = self.toneel.merken.van[teken]
            assert (model.__name__, rij.pk) in mag, f"I4: {wie} reads a {model.__name__} on {pad}"
            self.telling["marks read on a page"] += 1
        return antwoord

    def _zoekt(self, browser: Client, wie: str) -> None:
        """I6: a list names the files that one may read, and no other."""
        tekst = self._vraag(browser, "/zoeken/?q=Kelk", wie).content.decode()
        for huis, huishouden in self.toneel.huizen.items():
            ziet = niveau(self.feiten, wie, huis, G.PERSOON) >= Niveau.LEZEN
            assert ziet or huishouden.nummer not in tekst, f"I6: {wie} finds {huis}"

    def _verwachte_status(self, huis: str, wie: str) -> int:
        if wie in self.feiten.uit_dienst:
            return NIET_INGELOGD
        if niveau(self.feiten, wie, huis, G.PERSOON) < Niveau.LEZEN:
            return ONBEKEND
        return ANDERE_PAGINA if profielen(self.feiten, wie, huis) == {"partner"} else GEWOON

    @staticmethod
    def _regels() -> int:
        with als_eigenaar():
            return int(Inzageregel.objects.count())
