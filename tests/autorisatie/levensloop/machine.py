"""The machine: whoever does whatever, in any order, and after each step the invariants (F1, I1-I10).

Each act is the product's own dienst, called as the account that does it, so the act itself runs under row security.
A dienst may refuse; then nothing changed. What it let through is written in the facts by hand.
"""

from collections import Counter
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import DatabaseError, transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant

from tests.autorisatie.levensloop.feiten import Feiten
from tests.autorisatie.levensloop.mag import mag
from tests.autorisatie.levensloop.spelers import ACCOUNTS
from tests.autorisatie.levensloop.toetsen import Toetsen
from tests.autorisatie.levensloop.toneel import HUIZEN, Toneel
from tests.rollen import als_eigenaar
from toegang.models import Medewerker
from toegang.sessie import handelend_als

WIE = st.sampled_from(sorted(ACCOUNTS))
HUIS = st.sampled_from(sorted(HUIZEN))
# Mostly whoever should do it, so that sequences get somewhere; else anybody at all.
DOOR = st.sampled_from(("",) * 3 * len(ACCOUNTS) + tuple(sorted(ACCOUNTS)))
# Of what runs, one; the number is held against however much there is.
KEUS = st.integers(min_value=0, max_value=11)


class Stap(RuleBasedStateMachine):
    """One sequence, in a savepoint of its own; the rules are in the modules beside this one."""

    toneel: Toneel
    toetsen: Toetsen
    telling: Counter[str]

    def __init__(self) -> None:
        super().__init__()
        self._sequentie = transaction.atomic()
        self._sequentie.__enter__()
        self._accounts: dict[str, Medewerker] = {}
        self.feiten: Feiten = self.toneel.feiten.kopie()
        self.daad: tuple[str, str] | None = None
        # What of this step a dienst let through, and what it refused.
        self.gelukt = self.geweigerd = 0
        self.goed, self.beurt = False, 0
        self.telling["sequences"] += 1
        self.toetsen.begin(self)

    def teardown(self) -> None:
        # What a sequence did is taken back as a whole, whatever it left behind.
        transaction.set_rollback(True)
        self._sequentie.__exit__(None, None, None)

    def account(self, wie: str) -> Medewerker:
        """As it stands now, with its rollen read beforehand."""
        if wie not in self._accounts:
            with als_eigenaar():
                self._accounts[wie] = self.toneel.wie(wie)
                _ = self._accounts[wie].toekenningen
        return self._accounts[wie]

    def vergeet(self, wie: str) -> None:
        """Its rollen changed, so it is read anew."""
        self._accounts.pop(wie, None)

    def doe(self, wie: str, huis: str, dienst: Callable[..., Any], **waarden: Any) -> Any:
        """Call a dienst as this account; what it gave (True for nothing), or None when it was refused."""
        naam = dienst.__name__
        mocht = mag(self.feiten, wie, huis, naam)
        self.daad = (wie, naam)
        try:
            with handelend_als(self.account(wie).pk):
                uit = dienst(**waarden)
        except (PermissionDenied, ObjectDoesNotExist, DatabaseError, ValueError) as fout:
            self._geweigerd(naam, fout)
            return None
        except Exception as fout:
            # The exceptions of the diensten have no common ancestor; each is defined beside one.
            if ".diensten." not in type(fout).__module__ and "versies" not in type(fout).__module__:
                raise
            self._geweigerd(naam, fout)
            return None
        assert mocht, f"I8: {wie} did {naam} in {huis}, which the matrix does not allow"
        self.telling[f"done {naam}"] += 1
        self.gelukt += 1
        return True if uit is None else uit

    def _geweigerd(self, naam: str, fout: Exception) -> None:
        self.telling[f"refused {naam}: {type(fout).__name__}"] += 1
        self.geweigerd += 1

    def als_klok(self, wat: Callable[[], Any]) -> None:
        """What no account does: the clock, and what has no dienst yet."""
        with als_eigenaar():
            wat()
        self.daad = None
        self.gelukt += 1

    @initialize(beurt=st.integers(min_value=0, max_value=len(ACCOUNTS) - 1))
    def begin(self, beurt: int) -> None:
        """The stage itself holds; with whom the turns begin is drawn, so that a sequence can be lived again."""
        self.beurt = beurt

    @property
    def om_de_beurt(self) -> str:
        """Whom every layer is asked for at this step."""
        return list(ACCOUNTS)[self.beurt % len(ACCOUNTS)]

    @invariant()
    def klopt(self) -> None:
        """I1-I10 hold after every step."""
        self.goed = False
        self.telling["steps"] += 1
        self.toetsen.na_stap()
        self.gelukt, self.geweigerd, self.goed, self.daad = 0, 0, True, None
        self.beurt += 1


def een_van(rijen: Any, keus: int) -> Any:
    """One of what runs, in a fixed order."""
    alle = sorted(rijen, key=str)
    return alle[keus % len(alle)]
