"""What every proof of the locks may count on: all that is given out can be searched."""

from typing import Any

import pytest


@pytest.fixture(autouse=True)
def pdf_als_tekst(monkeypatch: pytest.MonkeyPatch) -> None:
    """The paper before it is drawn, because letters in a PDF cannot be searched (tests/plannen draws it)."""

    class Papier:
        def __init__(self, *, string: str, **_: Any) -> None:
            self.tekst = string

        def write_pdf(self, *_: Any, **__: Any) -> bytes:
            return self.tekst.encode()

    monkeypatch.setattr("plannen.pdf.maken.HTML", Papier)
