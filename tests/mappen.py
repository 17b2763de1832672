"""A data folder for servers of a test's own."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def bereikbare_map() -> Iterator[Path]:
    """A folder the servers' user can reach, also when the tests run as root.

    Not below pytest's own, which every run of pytest closes again for everybody else.
    """
    with tempfile.TemporaryDirectory(prefix="regie-proef-") as naam:
        buiten = Path(naam)
        buiten.chmod(0o711)
        yield buiten / "data"
