"""What a model declares about its rows: which gegevensgroep they hold and how they hang on a huishouden (F1).

The declaration is all a model says about authorisation; `beleid` and `rls` derive the rest from the matrix.
"""

from dataclasses import dataclass
from typing import ClassVar

from django.apps import apps
from django.db import models

from toegang.keuzes import GROEP_VAN_LEEFGEBIED, Gegevensgroep


@dataclass(frozen=True, kw_only=True)
class Vastlegging:
    """What of a row stays as it was, and under whose name; held by triggers and policies on any table.

    niet_zelf: column naming a medewerker who may not be the writer: nobody grants himself (I8).
    schrijver: column naming who did it: whoever adds the row, and nobody else afterwards.
    bewerker: column naming who did it last: whoever adds or changes the row.
    vast: further columns that never change once the row is there: who sees what, what was done and when.
    einde: column that, once filled in, closes the row: what ended stays as it was. Is it a moment, the database's clock
        says which. With `gemaakt_op` the row tells what happened, and is closed from the beginning.
    momenten: further columns with a moment of the database's clock, filled in by a change and never taken off.
    blijvend: boolean column that, once true, stays true.
    blijvend_met: column that must be filled in for `blijvend` to become true: somebody answers for it.
    """

    niet_zelf: str = ""
    schrijver: str = ""
    bewerker: str = ""
    vast: tuple[str, ...] = ()
    einde: str = ""
    momenten: tuple[str, ...] = ()
    blijvend: str = ""
    blijvend_met: str = ""

    @property
    def onwrikbaar(self) -> tuple[str, ...]:
        """Columns that the serving role never changes."""
        return tuple(dict.fromkeys(pad for pad in (self.schrijver, *self.vast) if pad))


@dataclass(frozen=True, kw_only=True)
class Rijbereik(Vastlegging):
    """How one table's rows are reached.

    groep: the gegevensgroep of every row, or None when each row carries a leefgebied that decides it.
    huishouden: column with the huishouden's id ("id" on the huishouden itself).
    op_huishouden: the row itself has scope_team and regisseur_id, so no look-up is needed.
    leefgebied / leefgebieden: column (one value / an array) that a betrokkene's assignment is held against.
    eigen: column naming the medewerker whose own row this is (own journal entry, own action).
    over: columns naming the medewerkers whom the row concerns: beside them only the regisseur reads it, and who goes
        about the gegevensgroep: decides on it, or writes it where nobody decides.
    via: (column, set): a betrokkene reads the row when its goal, action or advies is in that set of their own.
    triage: (column, set): a teamleider weighs the row when its melding or triage is in that set of the inbox.
    kader: why a betrokkene may read every row: it frames the work and says nothing about anybody.
    persoon: column naming the person; a verwijzing for one person shows only that person's rows.
    advies: column naming the maatwerkadvies; a consulent sees only rows of an advies of the own law.
    doel: column naming the doel; a verwijzing shows only the goal it rests on.
    geheim: boolean column; a true row belongs to GEHEIM_ADRES instead of `groep`.
    adres: column naming the address that somebody can be named for.
    keten: (column, set): a ketenpartner reaches the row when it is in that set of the own actions.
    keten_schrijft: columns that a ketenpartner changes of the own row; no other, unless he writes it in another way too.
    bestaat: SQL condition on the row under which niveau BESTAAN tells that there is one; empty: it is not told.
    inworp: extra SQL condition under which a row may be added (never read) by somebody without a cell.
    bijwerken: extra SQL condition under which a row that may be read may also be changed.
    mits: SQL condition that every added row must meet, whoever adds it.
    niet_zelf: as above; what `inworp` and `bijwerken` allow stands beside it and says itself whom it is for.
    terugtreden: column with the day of the end, which whoever `niet_zelf` names may fill in as today or earlier, and
        nothing else: nobody lets himself in, everybody may step out. Who is named must be `vast`.
    verwijderen: whoever may write a row may also delete it (an index, never a record).
    ouder: (foreign key, its table) from which a trigger copies huishouden_id, so it cannot be forged.

    A row of which a betrokkene's way in is not declared here cannot be shown to be theirs: they do not read it.
    """

    groep: Gegevensgroep | None
    huishouden: str = "huishouden_id"
    op_huishouden: bool = False
    leefgebied: str = ""
    leefgebieden: str = ""
    eigen: str = ""
    over: tuple[str, ...] = ()
    via: tuple[str, str] | None = None
    triage: tuple[str, str] | None = None
    kader: str = ""
    persoon: str = ""
    advies: str = ""
    doel: str = ""
    geheim: str = ""
    adres: str = ""
    keten: tuple[str, str] | None = None
    keten_schrijft: tuple[str, ...] = ()
    bestaat: str = ""
    inworp: str = ""
    bijwerken: str = ""
    mits: str = ""
    ouder: tuple[str, str] | None = None
    terugtreden: str = ""
    verwijderen: bool = False

    @property
    def gebieden(self) -> tuple[str, ...]:
        """The leefgebieden that the gegevensgroep of the whole table stands for; empty for any other groep."""
        return tuple(gebied.value for gebied, groep in GROEP_VAN_LEEFGEBIED.items() if groep == self.groep)

    @property
    def toont_eigen(self) -> bool:
        """Whether a betrokkene has a way in at all: their own entries, actions, goals or leefgebieden."""
        return bool(
            self.eigen or self.leefgebied or self.leefgebieden or self.via or self.kader or self.gebieden
        )

    @property
    def draagt_leefgebied(self) -> bool:
        """Whether each row says itself which leefgebied it is about; only then a betrokkene may write it."""
        return bool(self.leefgebied or self.leefgebieden)

    @property
    def onwrikbaar(self) -> tuple[str, ...]:
        """Those that the row declares, and those along which it would move to other readers."""
        via = self.via and self.via[0]
        ouder = self.ouder and self.ouder[0]
        triage = self.triage and self.triage[0]
        paden = (self.huishouden, ouder, via, triage, self.advies, self.doel, *self.over, *super().onwrikbaar)
        return tuple(dict.fromkeys(pad for pad in paden if pad and pad != "id"))


@dataclass(frozen=True, kw_only=True)
class Vrij(Vastlegging):
    """A table outside the file of a huishouden: an SQL condition per command for the serving role.

    An empty condition means: the serving role cannot do that at all. `reden` tells why these suffice.
    wijzigen_naar: what a changed row must meet; when empty the same as before the change.
    klok: column that the database fills in from its own clock when the serving role adds a row.
    keten: column that names whose chain a row joins; the database links it, and keeps `klok` too.
    eenmalig: columns that are filled in once and then stay as they are.
    """

    lezen: str
    reden: str
    toevoegen: str = ""
    wijzigen: str = ""
    wijzigen_naar: str = ""
    verwijderen: str = ""
    klok: str = ""
    keten: str = ""
    eenmalig: tuple[str, ...] = ()


def bereik_van(model: type[models.Model]) -> Rijbereik | Vrij | None:
    """The declaration of a model; a history model answers with its source's, as I10 asks."""
    bron = getattr(model, "instance_type", model)
    bereik: Rijbereik | Vrij | None = getattr(bron, "rijbereik", None)
    return bereik


def is_geschiedenis(model: type[models.Model]) -> bool:
    """Whether this is django-simple-history's table behind a model."""
    return hasattr(model, "instance_type")


class Tabellen:
    """The models under the second lock, in the order of the floors."""

    EIGEN_APPS: ClassVar = ("toegang", "huishoudens", "plannen", "triage", "backoffice", "monitoring")

    @classmethod
    def alle(cls) -> list[type[models.Model]]:
        """Every concrete model of our own apps, history tables included."""
        return [
            model
            for app in cls.EIGEN_APPS
            for model in apps.get_app_config(app).get_models(include_auto_created=True)
            if model._meta.managed and not model._meta.proxy
        ]
