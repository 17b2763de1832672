"""The invariants, each by its name, asked after every step (matrix.md, I1-I10)."""

from collections import Counter
from typing import TYPE_CHECKING, Any

from django.db import connection

from tests.autorisatie.levensloop.bestaan import toets_bestaan
from tests.autorisatie.levensloop.feiten import Feiten
from tests.autorisatie.levensloop.meting import GESCHIEDENIS, Meting, Sleutel
from tests.autorisatie.levensloop.orakel import Rij, profielen, verwacht
from tests.autorisatie.levensloop.spelers import ACCOUNTS, WET_VAN
from tests.autorisatie.levensloop.toneel import HUIZEN
from tests.rollen import als_eigenaar
from toegang.keuzes import Niveau

if TYPE_CHECKING:
    from tests.autorisatie.levensloop.machine import Stap

# By these acts somebody sees more afterwards, as the matrix has it: nood, F3; note 6; note 1 with ADR 0011; note 5.
ZELF_MEER = {
    ("noodtoegang_openen", ""),
    ("overdracht_aannemen", ""),
    ("avg_openen", ""),
    ("melding_registreren", ""),
    # Where the family gets the regie back the question lies in the inbox again, and is the teamleider's to weigh.
    ("regie_toewijzen", "Melding"),
}


class Toetsen:
    """Holds what was seen after the step before, to hold the next one against."""

    def __init__(self, meting: Meting, telling: Counter[str]) -> None:
        self.meting, self.telling = meting, telling
        self.rijen: list[Rij] = []
        self._eerder: dict[str, set[Sleutel]] = {}
        self._stand: Any = None

    def begin(self, machine: "Stap") -> None:
        self.machine = machine
        self._eerder, self.rijen, self._stand = {}, [], None

    @property
    def f(self) -> Feiten:
        return self.machine.feiten

    def na_stap(self) -> None:
        stand = self.meting.stand()
        if self.machine.geweigerd and not self.machine.gelukt:
            assert stand == self._stand, f"{self.machine.daad} was refused and changed something"
        if stand == self._stand:
            # The same rows give the same answers.
            self.telling["steps that changed nothing"] += 1
            return
        self._stand = stand
        # The narrow ones first, so that what is wrong is called by its name.
        rijen = self.meting.rijen()
        self._een_regie()
        gezien = self.meting.in_sql()
        self._nooit_een_mens(gezien)
        self._niemand_zichzelf(gezien)
        self._afgeschermd(gezien, rijen)
        self._voorbij_is_weg(gezien, rijen)
        for wie, sql in gezien.items():
            self._vreemde_ziet_niets(wie, sql)
        for wie, sql in gezien.items():
            self._sql_is_orakel(wie, sql, rijen)
        for wie in self._kijkers():
            self._python_is_sql(wie, gezien[wie])
        beurt = self.machine.om_de_beurt
        self._schrijven_is_lezen(beurt, gezien[beurt])
        self._versies(beurt, gezien[beurt])
        toets_bestaan(self.meting.toneel, self.f, beurt)
        self._eerder, self.rijen = gezien, rijen

    def _kijkers(self) -> list[str]:
        """Whoever acted, and one more in turn."""
        daad = self.machine.daad
        return sorted({self.machine.om_de_beurt, *([daad[0]] if daad else [])})

    def _sql_is_orakel(self, wie: str, sql: set[Sleutel], rijen: list[Rij]) -> None:
        """I4: the database gives what the oracle says, row by row."""
        zou = verwacht(self.f, wie, rijen)
        self.telling["rows held against the oracle"] += len(rijen)
        assert sql == zou, f"I4: SQL for {wie}: {self._verschil(sql, zou, rijen)}"

    def _python_is_sql(self, wie: str, sql: set[Sleutel]) -> None:
        """I4: the Q of the screens gives the same."""
        lezen = self.meting.in_python(self.machine.account(wie))
        assert lezen == sql, f"I4: Python for {wie}: {lezen ^ sql}"
        self.telling["accounts asked in Python"] += 1

    def _schrijven_is_lezen(self, wie: str, sql: set[Sleutel]) -> None:
        """I3: what may be written may be read."""
        schrijven = self.meting.in_python(self.machine.account(wie), Niveau.SCHRIJVEN)
        assert schrijven <= sql, f"I3: {wie} may write what cannot be read: {schrijven - sql}"

    def _versies(self, wie: str, sql: set[Sleutel]) -> None:
        """I10: a version is read by who reads its row; of a betrokkene its own labels count too."""
        met = {model.__name__ for model in GESCHIEDENIS}
        versies, bron = self.meting.versies(wie), {rij for rij in sql if rij[0] in met}
        helpt = any(naam == wie for _, naam in self.f.betrokken)
        assert versies <= bron, f"I10: {wie} reads versions of what is shut: {versies - bron}"
        assert helpt or versies == bron, f"I10: {wie} misses versions: {bron - versies}"
        self.telling["accounts asked for versions"] += 1

    def _vreemde_ziet_niets(self, wie: str, sql: set[Sleutel]) -> None:
        """I1: no rule, no row; asked apart from the letters."""
        if not any(profielen(self.f, wie, huis) for huis in HUIZEN):
            assert not sql, f"I1: {wie} is a stranger everywhere and sees {sql}"

    def _een_regie(self) -> None:
        """I2: at most one open regie, and the copy on the huishouden says the same."""
        with als_eigenaar(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT h.id, h.regisseur_id, count(r.id), max(r.medewerker_id::text) FROM huishoudens_huishouden h"
                " LEFT JOIN huishoudens_regie r ON r.huishouden_id = h.id AND r.tot IS NULL GROUP BY h.id"
            )
            for huis, kopie, aantal, wie in cursor.fetchall():
                naam = self.meting.toneel.huis_van[huis]
                assert aantal <= 1, f"I2: {naam} has {aantal} regies"
                assert str(kopie or "") == (wie or ""), f"I2: the copy of {naam} says otherwise"

    def _voorbij_is_weg(self, gezien: dict[str, set[Sleutel]], rijen: list[Rij]) -> None:
        """I5: without an open referral or consent nothing is left of what it opened."""
        gedeeld = {(gift.huis, gift.wie) for gift in self.f.giften.values() if gift.groepen}
        for rij in rijen:
            for wie in WET_VAN:
                open_ = any(v.huis == rij.huis and v.rol == wie for v in self.f.verwijzingen.values())
                if not open_ and (rij.huis, wie) not in gedeeld:
                    assert (rij.tabel, rij.id) not in gezien[wie], f"I5: {wie} still sees {rij}"
            if not self.f.staat_toe(rij.huis, "KP"):
                assert (rij.tabel, rij.id) not in gezien["KP"], f"I5: KP still sees {rij}"

    def _afgeschermd(self, gezien: dict[str, set[Sleutel]], rijen: list[Rij]) -> None:
        """I6: of a shielded file nobody but the regisseur, who is named, and an open AVG file sees a row."""
        for rij in rijen:
            if rij.huis not in self.f.afgeschermd:
                continue
            mogen = {wie for huis, wie in self.f.genoemd.values() if huis == rij.huis}
            mogen |= {self.f.regie.get(rij.huis, "")} | ({"FG"} if rij.huis in self.f.avg else set())
            for wie in set(ACCOUNTS) - mogen:
                assert (rij.tabel, rij.id) not in gezien[wie], f"I6: {wie} sees {rij}"

    def _nooit_een_mens(self, gezien: dict[str, set[Sleutel]]) -> None:
        """I7: accounthouder and beheerder never a row of a person."""
        for wie in ("AH", "FB"):
            assert not gezien[wie], f"I7: {wie} sees {gezien[wie]}"

    def _niemand_zichzelf(self, gezien: dict[str, set[Sleutel]]) -> None:
        """I8: by an act of one's own one sees no more of what was there already."""
        daad = self.machine.daad
        if not daad or not self._eerder:
            return
        wie, handeling = daad
        bestonden = {(rij.tabel, rij.id) for rij in self.rijen}
        meer = (gezien[wie] - self._eerder[wie]) & bestonden
        mag = {tabel for naam, tabel in ZELF_MEER if naam == handeling}
        fout = set() if "" in mag else {rij for rij in meer if rij[0] not in mag}
        assert not fout, f"I8: {wie} opened for himself by {handeling}: {fout}"

    def _verschil(self, sql: set[Sleutel], zou: set[Sleutel], rijen: list[Rij]) -> str:
        van = {(rij.tabel, rij.id): rij for rij in rijen}
        te_veel, te_weinig = (
            [str(van[rij]) for rij in kant if rij in van] for kant in (sql - zou, zou - sql)
        )
        return f"too much {te_veel[:5]}, too little {te_weinig[:5]}"
