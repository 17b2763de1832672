"""With the keyboard alone: taking in a melding and writing down a contact, seeing at every stop where one is."""

import pytest

from tests.reizen import stappen
from tests.reizen.bezoeker import Bezoeker
from tests.reizen.conftest import Bezoek

pytestmark = pytest.mark.reis

MEESTE_STOPS = 80
# What has the focus: its name, and whether it, or what stands for it, looks otherwise than without the focus. The
# parts inside a date field are the browser's own, which shows by itself in which of them one is.
_FOCUS = """() => {
  const hier = document.activeElement;
  const naam = hier.getAttribute("aria-label") || hier.labels?.[0]?.innerText || hier.innerText || hier.title || "";
  if (hier.type === "date") return [naam.trim(), true];
  const plekken = [hier, hier.parentElement, ...(hier.labels || []), hier.closest("form")].filter(Boolean);
  const kijk = () => plekken.map((plek) => {
    const stijl = getComputedStyle(plek);
    return [stijl.outlineStyle, stijl.outlineWidth, stijl.outlineColor, stijl.boxShadow].join(" ");
  }).join();
  const met = kijk();
  hier.blur();
  const zonder = kijk();
  hier.focus({ preventScroll: true });
  return [naam.trim(), met !== zonder];
}"""


class Toetsenbord:
    """Hands that only type."""

    def __init__(self, bezoeker: Bezoeker) -> None:
        self.bezoeker = bezoeker
        self.toetsen = bezoeker.pagina.keyboard

    def tab(self) -> str:
        """To the next stop; answers its name."""
        self.toetsen.press("Tab")
        naam, zichtbaar = self.bezoeker.pagina.evaluate(_FOCUS)
        assert zichtbaar, f"{self.bezoeker.pad}: the focus is not to be seen on '{naam}'"
        return str(naam)

    def naar(self, naam: str) -> None:
        """Tab on until the stop with this name."""
        langs = []
        for _ in range(MEESTE_STOPS):
            langs.append(self.tab())
            if langs[-1].startswith(naam):
                return
        pytest.fail(f"'{naam}' cannot be reached by keyboard, only {langs}")

    def kies(self, vraag: str, keuze: str) -> None:
        """Tab to the group with this question, and walk through it with the arrows."""
        groep = self.bezoeker.pagina.get_by_role("group", name=vraag)
        for _ in range(MEESTE_STOPS):
            self.tab()
            if groep.locator(":focus").count():
                break
        self.toetsen.press("Space")
        for _ in groep.get_by_role("radio").all():
            if groep.get_by_role("radio", name=keuze, exact=True).is_checked():
                return
            self.toetsen.press("ArrowRight")
        pytest.fail(f"'{keuze}' cannot be chosen by keyboard at '{vraag}'")

    def vul(self, naam: str, tekst: str) -> None:
        self.naar(naam)
        self.toetsen.type(tekst)

    def druk(self, toets: str) -> None:
        """A key that leads to the next page."""
        with self.bezoeker.pagina.expect_navigation():
            self.toetsen.press(toets)


def test_a_melding_is_registered_by_keyboard(bezoek: Bezoek) -> None:
    triagist = bezoek("triage.hillegom")
    handen = Toetsenbord(triagist)
    triagist.open("/")
    handen.naar("Nieuwe melding")
    handen.druk("Enter")

    naam = stappen.nieuwe_naam()
    handen.kies("Hoe kwam de vraag binnen?", "Inloop")
    handen.vul("Wat is de vraag?", "Ik kan de rekeningen niet meer betalen.")
    handen.vul("Wie meldt", "inwoner zelf")
    handen.vul("Achternaam", naam)
    handen.naar("Alleen opslaan")
    handen.druk("Enter")

    assert f"De melding van Huishouden {naam} is opgenomen." in triagist.tekst


def test_a_contact_is_written_down_by_keyboard(bezoek: Bezoek) -> None:
    regisseur = bezoek("regisseur.hillegom")
    handen = Toetsenbord(regisseur)
    regisseur.open("/contact/")
    handen.naar("Naar de inhoud")
    handen.toetsen.press("Enter")
    eerste = regisseur.pagina.locator("main a[href$='/contact/']").first.inner_text()
    handen.naar(eerste)
    handen.druk("Enter")

    handen.kies("Hoe had u contact?", "Telefoon")
    handen.vul("Wat is er besproken?", "Het gaat goed, de buurvrouw kookt op dinsdag.")
    handen.naar("Contact opslaan")
    handen.druk("Enter")

    assert "de buurvrouw kookt op dinsdag" in regisseur.tekst


def test_the_skip_link_leads_past_the_menu(bezoek: Bezoek) -> None:
    regisseur = bezoek("regisseur.hillegom")
    handen = Toetsenbord(regisseur)
    regisseur.open("/")

    assert handen.tab() == "Naar de inhoud"
    handen.toetsen.press("Enter")
    assert regisseur.pagina.evaluate("document.activeElement.id") == "inhoud"
    handen.toetsen.press("Tab")
    assert regisseur.pagina.evaluate("document.activeElement.closest('main') !== null")
