"""Who may look at a huishouden beside its team, who asks to, and who is shut out (F1, F4, F5)."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models.expressions import RawSQL

from huishoudens.deelsql import TE_DELEN
from huishoudens.diensten.toegangsverzoek import wie_antwoorden
from huishoudens.keuzes import Verzoekstatus
from huishoudens.models import (
    Betrokkenheid,
    Deling,
    Huishouden,
    Relatie,
    Toegangsverzoek,
    Toelating,
    Waarneming,
)
from toegang import beleid
from toegang.beleid import Situatie
from toegang.keuzes import Gegevensgroep as G
from toegang.keuzes import Leefgebied, Niveau
from toegang.models import Medewerker
from toegang.templatetags.nl import opsomming


@dataclass(frozen=True, kw_only=True)
class Toegangsbeeld:
    """What the page shows, each in the order in which it began."""

    verzoeken: list[Toegangsverzoek]
    # With `wat`: what is shared, in words; and `telt`: whether the consent that a ketenpartner needs is there.
    delingen: list[Any]
    waarnemingen: list[Waarneming]
    # With `gebieden`: the leefgebieden, in words.
    betrokkenheden: list[Any]
    toelatingen: list[Toelating]
    relaties: list[Relatie]

    @property
    def kijkt_iemand_mee(self) -> bool:
        return bool(self.delingen or self.waarnemingen or self.betrokkenheden)

    @property
    def mensen(self) -> list[Medewerker]:
        """Everybody let in, once each: whom one may want to name in a shielded file."""
        rijen: list[Any] = [*self.betrokkenheden, *self.waarnemingen, *self.delingen]
        return list({rij.medewerker.pk: rij.medewerker for rij in rijen}.values())


def toegang_van(huishouden: Huishouden, *, op: datetime.date) -> Toegangsbeeld:
    """Six statements, whatever their number."""

    def hier(model: Any) -> Any:
        return model.objects.filter(huishouden=huishouden).select_related("medewerker").order_by("gemaakt_op")

    def loopt(model: Any) -> Any:
        return hier(model).filter(van__lte=op, tot_en_met__gte=op)

    beeld = Toegangsbeeld(
        verzoeken=list(hier(Toegangsverzoek).filter(status=Verzoekstatus.GEVRAAGD)),
        delingen=list(
            loopt(Deling)
            .filter(ingetrokken_op__isnull=True)
            .select_related("medewerker", "door")
            .annotate(telt=RawSQL(*_op_dag(TE_DELEN, op)))  # noqa: S611 - our own names
        ),
        waarnemingen=list(
            loopt(Waarneming).filter(beeindigd_op__isnull=True).select_related("medewerker", "door")
        ),
        betrokkenheden=list(
            hier(Betrokkenheid)
            .select_related("medewerker", "toegewezen")
            .filter(pk__in=Betrokkenheid.objects.lopend(op=op))
        ),
        toelatingen=list(hier(Toelating).filter(pk__in=Toelating.objects.lopend(op=op))),
        relaties=list(hier(Relatie).filter(pk__in=Relatie.objects.lopend(op=op))),
    )
    for deling in beeld.delingen:
        deling.wat = wat_gedeeld(deling)
    for rij in beeld.betrokkenheden:
        rij.gebieden = opsomming([Leefgebied(gebied).label.lower() for gebied in rij.leefgebieden])
    return beeld


def _op_dag(sql: str, op: datetime.date) -> tuple[str, list[datetime.date]]:
    """The same asked of this day."""
    return sql.replace("current_date", "%s"), [op] * sql.count("current_date")


def wat_gedeeld(deling: Deling) -> str:
    """What somebody reads by this sharing, in words."""
    if deling.adres_id:
        return "het geheime adres"
    if deling.acties:
        return "de eigen acties in het plan"
    return opsomming([groep.in_woorden for groep in deling.gedeeld])


def ziet_niet(groepen: set[G]) -> list[str]:
    """What of a file stays shut beside these, in words, to tell before it is shared."""
    return [
        groep.in_woorden for groep in (*beleid.deelbaar(), *beleid.niet_te_delen()) if groep not in groepen
    ]


def eigen_verzoek(huishouden: Huishouden, medewerker: Medewerker) -> Toegangsverzoek | None:
    """The last time this reader asked for more of this file, or None."""
    mijn = Toegangsverzoek.objects.filter(huishouden=huishouden, medewerker=medewerker)
    return mijn.exclude(status=Verzoekstatus.INGETROKKEN).order_by("-gevraagd_op").first()


@dataclass(frozen=True)
class TeVragen:
    """Whom to ask for access, and how."""

    naam: str
    telefoon: str


def te_vragen(huishouden: Huishouden) -> TeVragen:
    """Who answers: the regisseur, else the teamleider, else the team. At most two statements."""
    antwoorden = wie_antwoorden(huishouden)
    wie = huishouden.regisseur
    if wie is None or wie.pk not in antwoorden:
        wie = Medewerker.objects.filter(pk__in=antwoorden).order_by("achternaam").first()
    if wie is None:
        return TeVragen(f"team {huishouden.team}", huishouden.team.telefoon)
    return TeVragen(wie.naam, wie.telefoon or huishouden.team.telefoon)


def mag_vragen(huishouden: Huishouden, situatie: Situatie) -> bool:
    """Whether somebody sees that there is a file and not what is in it, and there is another to ask for that."""
    leidt = situatie.niveau(G.TOEWIJZING) >= Niveau.BESLISSEN
    ander = huishouden.regisseur_id is not None or not leidt
    return situatie.leest(G.WERKVOORRAAD) and not situatie.leest(G.PLAN) and ander
