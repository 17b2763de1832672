"""The conditions of one table as SQL, for row policies: the twin of `qregels` (F1, I4)."""

from collections.abc import Iterator

from django.db import models

from toegang.armen import Armen, Deel, armen, delen, gaat_erover
from toegang.keuzes import Gegevensgroep, Niveau, Rol
from toegang.rijbereik import Rijbereik, is_geschiedenis
from toegang.voorwaarden import functies

IK = "(SELECT beleid.ik())"
HUISHOUDEN_TABEL = "huishoudens_huishouden"


def _rollen(rollen: list[Rol]) -> str:
    return "'{" + ",".join(sorted(rol.value for rol in rollen)) + "}'"


def _in(kolom: str, functie: str, argument: str = "") -> str:
    return f"{kolom} IN (SELECT beleid.{functie}({argument}))"


def verder(wie: Armen) -> list[str]:
    """The sets of huishoudens that open a gegevensgroep beside team, regie and involvement, as calls."""
    uit = [f"toegelaten({_rollen(wie.teamrollen)})"] if wie.teamrollen else []
    uit += [f"{naam}()" for naam in wie.verzamelingen if _bestaat(naam)]
    uit += [f"{naam}({_rollen(rollen)})" for naam, rollen in wie.met_rollen.items()]
    if wie.gedeeld:
        uit.append(f"gedeeld({wie.groep.value}, {_rollen(wie.gedeeld)})")
    return uit


def verder_naam(groep: Gegevensgroep, minimaal: Niveau) -> str:
    """The function that is all of `verder` at once, for one gegevensgroep and niveau."""
    return f"verder_{groep.value}_{minimaal.name.lower()}"


def een_van(takken: list[str]) -> str:
    return " OR ".join(f"({tak})" for tak in takken) if takken else "false"


class Tabelregels:
    """The conditions of one table, as SQL."""

    def __init__(self, model: type[models.Model], bereik: Rijbereik) -> None:
        self.tabel = model._meta.db_table
        self.bereik = bereik
        # A history table lacks the copies that its source keeps, so it looks them up like any child.
        self.op_huishouden = bereik.op_huishouden and not is_geschiedenis(model)
        self.huishouden = self._kolom(bereik.huishouden)

    def _kolom(self, naam: str) -> str:
        return f"{self.tabel}.{naam}"

    def _langs(self, kolom: str, naam: str) -> str:
        return _in(self._kolom(kolom), naam)

    def wie(self, minimaal: Niveau, *, nieuw: bool = False) -> str:
        """The condition under which a row may be reached at this niveau; `nieuw`: may be added.

        A way in that several parts of the table share stands there once, so its set is made once.
        """
        parten = delen(self.bereik)
        per_tak: dict[str, list[Deel]] = {}
        for deel in parten:
            for tak in self._takken(armen(deel.groep, minimaal), minimaal, nieuw=nieuw):
                per_tak.setdefault(tak, []).append(deel)
        uit = een_van(
            [
                tak if len(bij) == len(parten) else f"{self._etiket(bij)} AND ({tak})"
                for tak, bij in per_tak.items()
            ]
        )
        return f"({uit}) AND ({self._over()})" if self.bereik.over and minimaal == Niveau.LEZEN else uit

    def _over(self) -> str:
        """For whom a row about some colleagues is, among those who reach its gegevensgroep."""
        zelf = [f"{self._kolom(kolom)} = {IK}" for kolom in self.bereik.over]
        wie = (self.wie(gaat_erover(deel.groep)) for deel in delen(self.bereik))
        return een_van([*zelf, _in(self.huishouden, "in_regie"), *wie])

    def _etiket(self, bij: list[Deel]) -> str:
        if bij[0].geheim is not None:
            return f"{self._kolom(self.bereik.geheim)} IS {'TRUE' if bij[0].geheim else 'FALSE'}"
        waarden = ", ".join(f"'{waarde}'" for deel in bij for waarde in deel.leefgebieden)
        return f"{self._kolom(self.bereik.leefgebied)} IN ({waarden})"

    def _takken(self, wie: Armen, minimaal: Niveau, *, nieuw: bool) -> list[str]:
        takken = list(self._kolomtakken(wie))
        if wie.betrokken:
            takken.append(_in(self.huishouden, "betrokken"))
        if wie.leefgebied:
            takken.extend(self._leefgebiedtakken(minimaal, nieuw=nieuw))
        if wie.triage_tekst and self.bereik.triage:
            takken.append(self._langs(*self.bereik.triage))
        if wie.consulenten and _bestaat("verwijzing"):
            takken.append(self._verwijzing(_rollen(wie.consulenten)))
        takken.extend(self._uitzonderingen(wie, minimaal))
        return takken

    def _uitzonderingen(self, wie: Armen, minimaal: Niveau) -> Iterator[str]:
        """What was recorded for a person by name or function, beside team and regie.

        The sets are asked at once and last: PostgreSQL spends more on setting up a set that nobody needs than on a row.
        """
        if wie.genoemd and self.bereik.adres:
            yield _in(self._kolom(self.bereik.adres), "genoemde_adressen", _rollen(wie.genoemd))
        if wie.keten and self.bereik.keten:
            # Writing keeps the row one's own: nobody hands it to somebody else.
            schrijvend = minimaal > Niveau.LEZEN
            mijn = f" AND {self._kolom(self.bereik.eigen)} = {IK}" if schrijvend and self.bereik.eigen else ""
            yield self._langs(*self.bereik.keten) + mijn
        if wie.functie:
            yield (f"(SELECT beleid.heeft({_rollen(wie.functie)})) AND NOT {_in(self.huishouden, 'dicht')}")
        if verder(wie):
            yield _in(self.huishouden, verder_naam(wie.groep, minimaal))

    @property
    def niet_verwant(self) -> str:
        """Whoever is related to the huishouden reaches none of its rows, whatever else holds."""
        return f"NOT {_in(self.huishouden, 'verwant')}"

    def _kolomtakken(self, wie: Armen) -> Iterator[str]:
        tabel = self.tabel if self.op_huishouden else "h"
        kolommen = []
        if wie.regie:
            kolommen.append(f"{tabel}.regisseur_id = (SELECT beleid.in_een_team())")
        if wie.teamrollen:
            kolommen.append(
                f"{tabel}.scope_team = ANY ((SELECT beleid.mijn_teams({_rollen(wie.teamrollen)}))::int[])"
            )
        if self.op_huishouden or not kolommen:
            yield from kolommen
        else:
            # OFFSET 0 keeps this a look-up by key; without it the planner hashes the whole table.
            yield (
                f"EXISTS (SELECT FROM {HUISHOUDEN_TABEL} h WHERE h.id = {self.huishouden}"
                f" AND ({een_van(kolommen)}) OFFSET 0)"
            )

    def _leefgebiedtakken(self, minimaal: Niveau, *, nieuw: bool) -> Iterator[str]:
        """The ways in of a betrokkene; a row that none of them shows to be their own gives nothing."""
        bereik, betrokken = self.bereik, _in(self.huishouden, "betrokken")
        lezen = minimaal == Niveau.LEZEN
        # Adding a row as one's own would let somebody into the leefgebied that it is about.
        if bereik.eigen and (lezen or bereik.draagt_leefgebied) and not (nieuw and bereik.leefgebied):
            yield f"{self._kolom(bereik.eigen)} = {IK} AND {betrokken}"
        if bereik.leefgebied:
            yield (
                f"({self.huishouden}, {self._kolom(bereik.leefgebied)}) IN"
                " (SELECT m.huishouden_id, m.leefgebied FROM beleid.mijn_leefgebieden() m)"
            )
        if not lezen:
            return
        if bereik.leefgebieden:
            yield (
                f"{betrokken} AND EXISTS (SELECT FROM beleid.mijn_leefgebieden() m"
                f" WHERE m.huishouden_id = {self.huishouden}"
                f" AND m.leefgebied = ANY ({self._kolom(bereik.leefgebieden)}))"
            )
        if bereik.gebieden:
            waarden = ", ".join(f"'{gebied}'" for gebied in bereik.gebieden)
            yield (
                f"{self.huishouden} IN (SELECT m.huishouden_id FROM beleid.mijn_leefgebieden() m"
                f" WHERE m.leefgebied IN ({waarden}))"
            )
        if bereik.via:
            yield self._langs(*bereik.via)
        if bereik.kader:
            yield betrokken

    def _verwijzing(self, rollen: str) -> str:
        if self.bereik.advies:
            return _in(self._kolom(self.bereik.advies), "verwijzing_adviezen", rollen)
        if self.bereik.doel:
            return _in(self._kolom(self.bereik.doel), "verwijzing_doelen", rollen)
        takken = _in(self.huishouden, "verwijzing", rollen)
        if self.bereik.persoon:
            persoon = self._kolom(self.bereik.persoon)
            takken += f" AND ({persoon} IS NULL OR {_in(persoon, 'verwijzing_personen', rollen)})"
        return takken


def _bestaat(naam: str) -> bool:
    return any(functie.naam == naam for functie in functies())
