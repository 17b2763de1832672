"""Somebody of the cast at a screen: finds things by what is written on them, and notes what is in the way."""

import datetime
import re
from urllib.parse import urljoin

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Locator, Request, Response

BREED, SMAL, SMALST = 1360, 390, 320
HOOG = 800
WACHT_MS = 30_000
AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
# What a page weighs however it was fetched: an answer from the browser's cache counts in full.
_GEWICHT = """() => {
  const stukken = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
  return [stukken.reduce((som, stuk) => som + stuk.encodedBodySize, 0), stukken.length];
}"""


class Bezoeker:
    """One account in one browser. `keurt`: every page on the way is held against WCAG 2.2 AA, once at
    each of two widths.

    `struikelstenen` collects what no test needs to ask for: errors in the console, requests that fail, pages that
    move sideways, findings of axe.
    """

    def __init__(
        self, browser: Browser, adres: str, *, wie: str, script: bool = True, keurt: bool = False
    ) -> None:
        self.wie, self.adres, self.script, self.keurt = wie, adres, script, keurt
        self.context = browser.new_context(
            viewport={"width": BREED, "height": HOOG},
            java_script_enabled=script,
            locale="nl-NL",
            timezone_id="Europe/Amsterdam",
            reduced_motion="reduce",
        )
        self.context.set_default_timeout(WACHT_MS)
        self.pagina = self.context.new_page()
        self.struikelstenen: list[str] = []
        self._gekeurd: set[str] = set()
        self.pagina.on("console", self._hoor)
        self.pagina.on("pageerror", lambda fout: self.struikelstenen.append(f"script: {fout}"))
        self.pagina.on("requestfailed", self._mislukt)
        self.pagina.on("response", self._antwoord)

    def log_in(self, adres: str, wachtwoord: str) -> None:
        self.open("/inloggen/")
        self.vul("E-mailadres", adres)
        self.vul("Wachtwoord", wachtwoord)
        self.druk("Inloggen")
        assert "inloggen" not in self.pagina.url, self.tekst

    def open(self, pad: str) -> None:
        """Go to an address of the demo, or to one that was read on a page."""
        self.pagina.goto(urljoin(self.adres, pad))
        self._aangekomen()

    def druk(self, naam: str, *, binnen: Locator | None = None) -> None:
        """Press the button or follow the link with this name, to the next page."""
        with self.pagina.expect_navigation():
            self.knop(naam, binnen=binnen).click()
        self._aangekomen()

    def knop(self, naam: str, *, binnen: Locator | None = None) -> Locator:
        """The first visible button or link with exactly this name."""
        plek = binnen or self.pagina.locator("main")
        knop = plek.get_by_role("button", name=naam, exact=True)
        link = plek.get_by_role("link", name=naam, exact=True)
        return knop.or_(link).filter(visible=True).first

    def vul(self, label: str, waarde: str | datetime.date, *, binnen: Locator | None = None) -> None:
        tekst = waarde.isoformat() if isinstance(waarde, datetime.date) else waarde
        (binnen or self.pagina.locator("main")).get_by_label(_begint_met(label)).fill(tekst)

    def kies(self, label: str, *, bij: str = "") -> None:
        """Tick what is named so, among what is asked under `bij`."""
        plek = self.pagina.locator("main")
        if bij:
            plek = plek.get_by_role("group", name=_begint_met(bij))
        vakje = plek.get_by_role("radio", name=_begint_met(label))
        vakje.or_(plek.get_by_role("checkbox", name=_begint_met(label))).check()

    def kies_uit(self, label: str, keuze: str) -> None:
        """Choose from a list the first option in which this stands."""
        lijst = self.pagina.locator("main").get_by_label(_begint_met(label))
        lijst.select_option(label=lijst.locator("option", has_text=keuze).first.text_content() or "")

    def klap_uit(self, naam: str) -> Locator:
        """Open the menu or part with this name; answers what is in it."""
        deel = self.pagina.locator("main details").filter(
            has=self.pagina.locator("summary", has_text=re.compile(rf"^\s*{re.escape(naam)}"))
        )
        deel.locator("summary").first.click()
        return deel

    @property
    def naam(self) -> str:
        """By which name this account is known to colleagues."""
        return self.pagina.locator(".persoonsmenu__naam").first.inner_text()

    @property
    def kop(self) -> str:
        return self.pagina.locator("h1").inner_text()

    @property
    def tekst(self) -> str:
        """What the page says, as one line."""
        return " ".join(self.pagina.locator("main").inner_text().split())

    @property
    def fouten(self) -> list[str]:
        """What the error summary asks for."""
        return self.pagina.locator(".foutoverzicht li").all_inner_texts()

    @property
    def pad(self) -> str:
        return "/" + self.pagina.url.removeprefix(self.adres)

    @property
    def gewicht(self) -> tuple[int, int]:
        """Bytes on the line and number of requests of the page as it stands."""
        byte, verzoeken = self.pagina.evaluate(_GEWICHT)
        return byte, verzoeken

    def keur(self) -> None:
        """Hold this page against WCAG at a screen's and a phone's width, and see that nothing moves sideways."""
        for breedte in (SMALST, SMAL, BREED):
            self.pagina.set_viewport_size({"width": breedte, "height": HOOG})
            breder = self.pagina.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            if breder > 0:
                self.struikelstenen.append(f"{self.pad} is {breder} px too wide at {breedte} px")
            if breedte != SMALST:
                self._axe(breedte)

    def _axe(self, breedte: int) -> None:
        for fout in Axe().run(self.pagina, options=AXE).response["violations"]:
            waar = "; ".join(f"{knoop['target'][0]} {knoop['html'][:160]}" for knoop in fout["nodes"][:3])
            self.struikelstenen.append(f"{self.pad} at {breedte} px: {fout['id']}: {fout['help']} ({waar})")

    def _aangekomen(self) -> None:
        self.pagina.wait_for_load_state("load")
        if re.search(r"\bNone\b", self.pagina.content()):
            self.struikelstenen.append(f"{self.pad} prints None")
        soort = re.sub(r"[0-9a-f-]{36}", "…", f"{self.pad} {bool(self.fouten)} {self.pagina.title()}")
        if self.keurt and soort not in self._gekeurd:
            self._gekeurd.add(soort)
            self.keur()

    def _hoor(self, bericht: ConsoleMessage) -> None:
        # The browser repeats every refused page here; `_antwoord` already knows which of them were meant.
        if bericht.type == "error" and "Failed to load resource" not in bericht.text:
            self.struikelstenen.append(f"{self.pad} console: {bericht.text}")

    def _mislukt(self, verzoek: Request) -> None:
        # Typing on, or leaving, calls off what was still being asked; that is not a failure.
        if verzoek.failure != "net::ERR_ABORTED":
            self.struikelstenen.append(f"{self.pad} {verzoek.url}: {verzoek.failure}")

    def _antwoord(self, antwoord: Response) -> None:
        if antwoord.status >= 400:
            self.struikelstenen.append(
                f"{self.pad} {antwoord.request.method} {antwoord.url}: {antwoord.status}"
            )


def _begint_met(tekst: str) -> re.Pattern[str]:
    return re.compile(rf"^\s*{re.escape(tekst)}")
