"""Fixtures of the journeys: one real demo for all of them, and a browser in which a role logs in.

All journeys form one group, so that pytest-xdist gives them to one worker and only one demo is started. Whoever
works on a page can let them visit a demo that runs already: REIS_OP="<address> <its data folder>".
"""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.mappen import bereikbare_map
from tests.reizen.bezoeker import Bezoeker
from tests.reizen.demo import Bestaande, Demo
from toegang import demoaccounts

HUISHOUDENS = 60
CHROMIUM = "/usr/bin/chromium"

Bezoek = Callable[..., Bezoeker]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "demo" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("reizen"))


@pytest.fixture(scope="session")
def demo() -> Iterator[Demo | Bestaande]:
    """A demo with a small region in it, served by gunicorn as `regie_app`."""
    if lopend := os.environ.get("REIS_OP"):
        adres, map_ = lopend.split()
        yield Bestaande(Path(map_), adres)
        return
    with bereikbare_map() as map_:
        eigen = Demo(map_, "--huishoudens", str(HUISHOUDENS), "--poort", "8300")
        try:
            eigen.wacht()
            yield eigen
        finally:
            eigen.stop(signal.SIGTERM)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser per file: while it runs its event loop runs, and no other test could ask the database."""
    with sync_playwright() as playwright:
        gestart = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield gestart
        gestart.close()


@pytest.fixture
def bezoek(browser: Browser, demo: Demo | Bestaande) -> Iterator[Bezoek]:
    """Opens the system as somebody of the cast, each in a browser of their own; stumbling fails the test."""
    gasten: list[Bezoeker] = []

    def log_in(wie: str, *, script: bool = True, keurt: bool = False) -> Bezoeker:
        gast = Bezoeker(browser, demo.adres, wie=wie, script=script, keurt=keurt and script)
        gasten.append(gast)
        gast.log_in(f"{wie}@{demoaccounts.DOMEIN}", demoaccounts.WACHTWOORD)
        return gast

    yield log_in
    for gast in gasten:
        gast.context.close()
    assert [f"{gast.wie}: {steen}" for gast in gasten for steen in gast.struikelstenen] == []
