"""Whether the truth would notice: each part of both locks is broken once, and somebody must see or do otherwise (F1).

Always one in sixteen; all of them by a command, in as many processes as there are parts:
    REGIE_MUTATIES=2 REGIE_MUTATIES_VANAF=0 pytest tests/autorisatie/mutaties/test_mutaties.py -s
    REGIE_MUTATIES=2 REGIE_MUTATIES_VANAF=1 pytest tests/autorisatie/mutaties/test_mutaties.py -s
"""

import os
import re
from collections import Counter
from collections.abc import Iterator

import pytest
from django.db import OperationalError, connection, transaction

from tests.autorisatie.cellen.acteurs import ACTEURS
from tests.autorisatie.cellen.test_elke_cel import alle_rijen
from tests.autorisatie.cellen.toneel import Toneel, bouw
from tests.autorisatie.mutaties import aangiften, breken, buiten, functiebreken
from tests.autorisatie.mutaties.breken import Mutatie
from tests.autorisatie.mutaties.kijker import Kijker, Vraag
from tests.autorisatie.mutaties.proefsql import richt_in
from tests.autorisatie.mutaties.qbreken import Qmutatie, qmutaties
from tests.autorisatie.mutaties.redenen import reden_van
from tests.autorisatie.mutaties.verteld import Verteld, Zichtbaar
from tests.cast import Wereld
from tests.rollen import als_eigenaar
from toegang.voorwaarden import functies

EEN_OP = int(os.environ.get("REGIE_MUTATIES", "16"))
VANAF = int(os.environ.get("REGIE_MUTATIES_VANAF", "0"))
# Committed, because a trigger tells what this transaction wrote from what stood there.
# Only those of which the name fits.
ALLEEN = os.environ.get("REGIE_MUTATIES_NAAM", "")
pytestmark = pytest.mark.django_db(transaction=True)
GRENS = 0.98


@pytest.fixture
def toneel(wereld: Wereld) -> Toneel:
    toneel = bouw(wereld)
    buiten.breng_in(toneel)
    return toneel


def alle_mutaties() -> Iterator[Mutatie | Qmutatie]:
    yield from breken.policies()
    yield from functiebreken.functies(functies())
    yield from breken.cellen()
    yield from breken.vertelde_cellen()
    yield from aangiften.aangiften()
    yield from aangiften.triggers()
    yield from qmutaties()


def test_a_broken_lock_is_noticed(toneel: Toneel) -> None:
    rijen = alle_rijen(toneel)
    richt_in(toneel, rijen | buiten.rijen(toneel), buiten.ERBIJ)
    proef = _Proef(toneel)
    alle = list(alle_mutaties())
    gekozen = [mutatie for mutatie in alle[VANAF::EEN_OP] if re.search(ALLEEN, mutatie.naam)]

    over = []
    _meld("")  # pytest's own line is not finished yet
    for mutatie in gekozen:
        match proef.gemerkt(mutatie):
            case "":
                over.append(mutatie.naam)
                _meld(f"survived | {mutatie.soort} | {mutatie.naam}")
            case ("answered" | "never answers") as hoe:
                _meld(f"{hoe} | {mutatie.soort} | {mutatie.naam}")

    for soort, aantal in Counter(mutatie.soort for mutatie in gekozen).items():
        _meld(f"tried | {soort} | {aantal}")
    onverklaard = [naam for naam in over if reden_van(naam) is None]
    verschil_maakt = len(gekozen) - len(over) + len(onverklaard)
    aandeel = 1 - len(onverklaard) / verschil_maakt
    _meld(
        f"part {VANAF} of {EEN_OP}: {len(gekozen)} of {len(alle)}, {len(over)} survive, {aandeel:.1%} explained"
    )
    assert len(alle) > 2000
    assert aandeel >= GRENS, onverklaard


def _meld(regel: str) -> None:
    """At once, so that of a run that was stopped something is left."""
    print(regel, flush=True)  # noqa: T201 - part of the proof


class _Proef:
    """Breaks one thing, asks what was asked before, and puts it back."""

    def __init__(self, toneel: Toneel) -> None:
        self.kijker = Kijker(toneel)
        self.verteld, self.zichtbaar = Verteld(toneel), Zichtbaar(toneel)

    def gemerkt(self, mutatie: Mutatie | Qmutatie) -> str:
        """Who saw what otherwise; `answered` when only a function itself said so, empty when nobody did."""
        if isinstance(mutatie, Qmutatie):
            return self.zichtbaar.verschil(mutatie)
        acteurs, vragen = mutatie.acteurs or tuple(ACTEURS), list(mutatie.vragen)
        eerst = [mutatie.alleen_als] if mutatie.alleen_als else []
        with transaction.atomic():
            self.verteld.onthoud()
            self.kijker.onthoud(acteurs, [*eerst, *vragen])
            transaction.set_rollback(True)
        with transaction.atomic():
            with als_eigenaar(), connection.cursor() as cursor:
                for sql in mutatie.sql:
                    cursor.execute(sql)
                cursor.execute("SET LOCAL statement_timeout = '20s'")
            try:
                with transaction.atomic():
                    verschil = self._verschil(mutatie, acteurs, eerst, vragen)
            except OperationalError:
                verschil = "never answers"
            transaction.set_rollback(True)
        return verschil

    def _verschil(
        self, mutatie: Mutatie, acteurs: tuple[str, ...], eerst: list[Vraag], vragen: list[Vraag]
    ) -> str:
        if mutatie.cel:
            return self.verteld.verschil(mutatie)
        if eerst and not self.kijker.verschil(acteurs, eerst):
            return ""
        return self.kijker.verschil(acteurs, vragen) or ("answered" if eerst else "")
