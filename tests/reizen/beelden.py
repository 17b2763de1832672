"""The pictures of the README: `python -m tests.reizen.beelden` starts a demo of 300 huishoudens and makes them anew.

The demo runs on the clock of `werkdag/`. Debian's Chromium writes dates in Dutch with chromium-l10n beside it.
"""

import io
import os
import re
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.mappen import bereikbare_map
from tests.reizen.bezoeker import BREED, Bezoeker
from tests.reizen.demo import Bestaande, Demo
from toegang import demoaccounts, ingebed

BEELDEN = ingebed.CHECKOUT / "docs" / "beelden"
CHROMIUM = "/usr/bin/chromium"
HUISHOUDENS = "300"
HOOG = 1000
KLEUREN = 128

Open = Callable[[Bezoeker], None]


def _naar(pad: str) -> Open:
    return lambda bezoeker: bezoeker.open(pad)


def _van_huishouden(deel: str) -> Open:
    """A page of the fullest file: of those of the regisseur the one with most people and goals."""

    def open_(bezoeker: Bezoeker) -> None:
        bezoeker.open(f"{_vol_huishouden(bezoeker)}{deel}")

    return open_


def _vol_huishouden(bezoeker: Bezoeker) -> str:
    adressen: list[str] = []
    for lijst in ("?niveau=meervoudig_complex", "?niveau=meervoudig", ""):
        bezoeker.open(f"/huishoudens/{lijst}")
        links = [link.get_attribute("href") or "" for link in bezoeker.pagina.locator("main a").all()]
        adressen += [adres for adres in links if re.fullmatch(r"/huishoudens/[0-9a-f-]{36}/", adres)]

    def vol(adres: str) -> int:
        bezoeker.open(f"{adres}plan/")
        doelen = bezoeker.pagina.locator("article").count()
        bezoeker.open(adres)
        return doelen * 3 + bezoeker.pagina.locator(".mensen li").count()

    return max(list(dict.fromkeys(adressen))[:8], key=vol)


PAGINAS: dict[str, tuple[str, Open]] = {
    "vandaag": ("regisseur.hillegom", _naar("/")),
    "huishouden": ("regisseur.hillegom", _van_huishouden("")),
    "plan": ("regisseur.hillegom", _van_huishouden("plan/")),
    "uitvraag": ("regisseur.hillegom", _van_huishouden("uitvraag/")),
    "contact": ("regisseur.hillegom", _van_huishouden("contact/")),
    "werkbak": ("wmo.isd", _naar("/backoffice/")),
    "caseload": ("teamleider.hillegom", _naar("/team/hillegom/caseload/")),
    "dashboard": ("accounthouder.hillegom", _naar("/monitoring/hillegom/")),
}


@contextmanager
def _demo() -> Iterator[Bestaande]:
    if lopend := os.environ.get("REIS_OP"):
        adres, map_ = lopend.split()
        yield Bestaande(Path(map_), adres)
        return
    os.environ["PYTHONPATH"] = str(Path(__file__).parent / "werkdag")
    with bereikbare_map() as map_:
        eigen = Demo(map_, "--huishoudens", HUISHOUDENS)
        try:
            eigen.wacht()
            yield eigen
        finally:
            eigen.stop(signal.SIGTERM)


def maak(namen: list[str]) -> None:
    """Make these pictures, or all of them."""
    BEELDEN.mkdir(parents=True, exist_ok=True)
    with _demo() as demo, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"], env={**os.environ, "LANGUAGE": "nl"}
        )
        for naam in namen or list(PAGINAS):
            wie, open_ = PAGINAS[naam]
            bezoeker = Bezoeker(browser, demo.adres, wie=wie)
            bezoeker.log_in(f"{wie}@{demoaccounts.DOMEIN}", demoaccounts.WACHTWOORD)
            open_(bezoeker)
            bezoeker.pagina.set_viewport_size({"width": BREED, "height": HOOG})
            _bewaar(naam, bezoeker.pagina.screenshot())
            bezoeker.context.close()
        browser.close()


def _bewaar(naam: str, beeld: bytes) -> None:
    """With few colours, because a picture in a README must be light."""
    Image.open(io.BytesIO(beeld)).convert("RGB").quantize(colors=KLEUREN, dither=Image.Dither.NONE).save(
        BEELDEN / f"{naam}.png", optimize=True
    )


if __name__ == "__main__":
    maak(sys.argv[1:])
