"""What is in each set of `beleid`, worked out slowly in Python from plain rows and the design's matrix, not from the SQL."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from django.utils import timezone

from tests.autorisatie.naslag_toestemming import loopt, rijen, staat_toe
from toegang.keuzes import CONSULENTEN, ROL_VAN_WET, TEAMROLLEN, Rol
from toegang.models import Medewerker


class Naslag:
    """The sets of one medewerker on one day; made as the owner, who sees every row."""

    def __init__(self, wie: Medewerker, dag: date) -> None:
        self.wie, self.dag = wie, dag

    def teams(self, *rollen: Rol) -> set[int]:
        gevraagd = set(TEAMROLLEN) if Rol.TM in rollen else set(rollen)
        return {t.team_id for t in self.wie.toekenningen if t.rol in gevraagd and t.team_id is not None}

    @cached_property
    def huizen(self) -> dict[UUID, Any]:
        return {h.pk: h for h in rijen("huishoudens", "Huishouden")}

    @cached_property
    def genoemd(self) -> set[UUID]:
        toelatingen = rijen("huishoudens", "Toelating")
        return {t.huishouden_id for t in toelatingen if t.medewerker_id == self.wie.pk and loopt(t, self.dag)}

    def open(self, pk: UUID) -> bool:
        return not self.huizen[pk].afgeschermd or pk in self.genoemd

    @cached_property
    def gebieden(self) -> dict[UUID, set[str]]:
        """Per huishouden where one helps: the leefgebieden assigned."""
        uit: dict[UUID, set[str]] = {}
        for rij in rijen("huishoudens", "Betrokkenheid"):
            van_mij = rij.medewerker_id == self.wie.pk and self.teams(Rol.TM)
            if van_mij and loopt(rij, self.dag) and self.open(rij.huishouden_id):
                uit.setdefault(rij.huishouden_id, set()).update(rij.leefgebieden)
        return uit

    def in_regie(self) -> set[UUID]:
        open_ = [r for r in rijen("huishoudens", "Regie") if r.tot is None]
        return {r.huishouden_id for r in open_ if r.medewerker_id == self.wie.pk and self.teams(Rol.TM)}

    def toegelaten(self, *rollen: Rol) -> set[UUID]:
        teams = self.teams(*rollen)
        return {pk for pk in self.genoemd if self.huizen[pk].afgeschermd and self.huizen[pk].team_id in teams}

    def betrokken(self) -> set[UUID]:
        return set(self.gebieden)

    def veiligheid(self) -> set[UUID]:
        dossiers = [d for d in rijen("huishoudens", "Veiligheidsdossier") if d.status == "open"]
        teams = self.teams(Rol.AF)
        return {
            d.huishouden_id
            for d in dossiers
            if self.huizen[d.huishouden_id].team_id in teams and self.open(d.huishouden_id)
        }

    def aan_te_nemen(self) -> set[UUID]:
        vragen = [o for o in rijen("huishoudens", "Overdracht") if o.status == "gevraagd"]
        mijn = [o for o in vragen if o.naar_id == self.wie.pk and self.teams(Rol.TM)]
        telt = [o for o in mijn if 0 <= (self.dag - timezone.localdate(o.gevraagd_op)).days <= 14]
        return {o.huishouden_id for o in telt if self.open(o.huishouden_id)}

    def _acties(self) -> list[Any]:
        return [
            a
            for a in rijen("plannen", "Actie")
            if a.leefgebied in self.gebieden.get(a.huishouden_id, set())
            or (a.actor_medewerker_id == self.wie.pk and a.huishouden_id in self.gebieden)
        ]

    def mijn_acties(self) -> set[UUID]:
        return {a.pk for a in self._acties()}

    def mijn_doelen(self) -> set[UUID]:
        toegewezen = {
            d.pk
            for d in rijen("plannen", "Doel")
            if d.leefgebied in self.gebieden.get(d.huishouden_id, set())
        }
        return toegewezen | {a.doel_id for a in self._acties() if a.actor_medewerker_id == self.wie.pk}

    def adviezen(self, *rollen: Rol) -> list[Any]:
        mijn = {(t.rol, t.organisatie_id) for t in self.wie.toekenningen if t.rol in rollen}
        return [
            a
            for a in rijen("backoffice", "Maatwerkadvies")
            if (ROL_VAN_WET[a.wet].value, a.ontvanger_id) in mijn
            and a.status in ("ingediend", "in_behandeling", "opgeschort")
            and self.open(a.huishouden_id)
        ]

    def verweesde_adviezen(self) -> set[UUID]:
        aan_het_werk = {m.pk for m in rijen("toegang", "Medewerker") if m.is_active}
        beslist = {
            (t.medewerker_id, t.rol, t.organisatie_id)
            for t in rijen("toegang", "Roltoekenning")
            if loopt(t, self.dag) and t.medewerker_id in aan_het_werk
        }
        return {
            a.pk
            for a in self.adviezen(*CONSULENTEN)
            if a.behandelaar_id
            and (a.behandelaar_id, ROL_VAN_WET[a.wet].value, a.ontvanger_id) not in beslist
        }

    def adviezen_bij_mijn_acties(self) -> set[UUID]:
        return {a.pk for a in rijen("backoffice", "Maatwerkadvies") if a.actie_id in self.mijn_acties()}

    def verwijzing_doelen(self, *rollen: Rol) -> set[UUID]:
        doel_van = {a.pk: a.doel_id for a in rijen("plannen", "Actie")}
        return {doel_van[advies.actie_id] for advies in self.adviezen(*rollen)}

    def _open_meldingen(self, *statussen: str) -> list[Any]:
        return [
            m
            for m in rijen("triage", "Melding")
            if m.status in statussen
            and m.team_id == self.huizen[m.huishouden_id].team_id
            and self.open(m.huishouden_id)
        ]

    def _postbus(self, rol: Rol) -> list[Any]:
        geregisseerd = {
            r.huishouden_id for r in rijen("huishoudens", "Regie") if not r.tot and r.medewerker_id
        }
        return [
            m
            for m in self._open_meldingen("nieuw", "in_triage")
            if m.team_id in self.teams(rol) and m.huishouden_id not in geregisseerd
        ]

    def triage(self) -> set[UUID]:
        ooit = {r.huishouden_id for r in rijen("huishoudens", "Regie") if r.soort != "huishouden"}
        uit, ik = set(), self.wie.pk
        for melding in self._postbus(Rol.TRI):
            van_een_ander = ik != melding.aangenomen_door_id or ik == melding.toegewezen_aan_id
            leidt = melding.team_id in self.teams(Rol.TL)
            if melding.huishouden_id not in ooit or (van_een_ander and not leidt):
                uit.add(melding.huishouden_id)
        return uit

    def te_wegen_triages(self) -> set[UUID]:
        van = {m.pk for m in self._postbus(Rol.TL)}
        return {t.pk for t in rijen("triage", "Triage") if t.melding_id in van}

    def _aangenomen(self) -> list[Any]:
        return [
            m
            for m in self._open_meldingen("nieuw")
            if m.aangenomen_door_id == self.wie.pk and m.team_id in self.teams(Rol.TM)
        ]

    def _lopend(self, model: str, einde: str) -> list[Any]:
        """Rows for the one who acts that hold today: by their days, and not ended before."""
        return [
            rij
            for rij in rijen("huishoudens", model)
            if rij.medewerker_id == self.wie.pk
            and rij.van <= self.dag <= rij.tot_en_met
            and getattr(rij, einde) is None
            and self.open(rij.huishouden_id)
        ]

    def verwant(self) -> set[UUID]:
        relaties = rijen("huishoudens", "Relatie")
        return {r.huishouden_id for r in relaties if r.medewerker_id == self.wie.pk and loopt(r, self.dag)}

    def ooit_bij_naam(self) -> set[UUID]:
        ooit = [(b.medewerker_id, b.huishouden_id) for b in rijen("huishoudens", "Betrokkenheid")]
        ooit += [(o.naar_id, o.huishouden_id) for o in rijen("huishoudens", "Overdracht")]
        return {huis for wie, huis in ooit if wie == self.wie.pk}

    def avg_dossier(self, *rollen: Rol) -> set[UUID]:
        open_ = {a.huishouden_id for a in rijen("huishoudens", "AvgVerzoek") if a.gesloten_op is None}
        return open_ if Rol.FG in rollen and self.wie.heeft(Rol.FG) else set()

    def dicht(self) -> set[UUID]:
        dicht = {pk for pk in self.huizen if not self.open(pk)} - self.avg_dossier(Rol.FG)
        return dicht if self.wie.heeft(Rol.FG) else set()

    def waarneming(self, *rollen: Rol) -> set[UUID]:
        mijn = {w.huishouden_id for w in self._lopend("Waarneming", "beeindigd_op")}
        return {pk for pk in mijn if self.huizen[pk].team_id in self.teams(*rollen)}

    def deelt_acties(self) -> set[UUID]:
        """As a ketenpartner, while the family allows the organisation of that rol to have it (F5)."""
        van = {t.organisatie_id for t in self.wie.toekenningen if t.rol == Rol.KP and t.organisatie_id}
        gedeeld = {d.huishouden_id for d in self._lopend("Deling", "ingetrokken_op") if d.acties}
        return {huis for huis in gedeeld if any(staat_toe(huis, wie, self.dag) for wie in van)}

    def genoemde_adressen(self, *rollen: Rol) -> set[UUID]:
        helpt = self.betrokken() if Rol.BET in rollen else set()
        beslist = {a.huishouden_id for a in self.adviezen(*(set(rollen) & set(CONSULENTEN)))}
        return {
            rij.adres_id
            for rij in rijen("huishoudens", "Deling")
            if rij.medewerker_id == self.wie.pk
            and rij.adres_id
            and rij.van <= self.dag <= rij.tot_en_met
            and rij.ingetrokken_op is None
            and rij.huishouden_id in helpt | beslist
        }

    def nood(self, *rollen: Rol) -> set[UUID]:
        sinds = timezone.now() - timedelta(hours=4)
        return {
            n.huishouden_id
            for n in rijen("huishoudens", "Noodtoegang")
            if n.medewerker_id == self.wie.pk
            and self._staat_als(n.huishouden_id) & set(rollen)
            and sinds < n.van
            and n.beeindigd_op is None
            and not self.huizen[n.huishouden_id].afgeschermd
        }

    def _staat_als(self, huishouden_id: UUID) -> set[Rol]:
        """As whom somebody with a seat in a team stands towards a huishouden."""
        plek = Rol.TM if self.huizen[huishouden_id].team_id in self.teams(Rol.TM) else Rol.AT
        return {plek, *filter(self.wie.heeft, set(Rol) - {Rol.TM})} if self.teams(Rol.TM) else set()

    def _ketenacties(self) -> list[Any]:
        lopend = {p.pk for p in rijen("plannen", "Plan") if p.status == "actief"}
        actief = {d.pk for d in rijen("plannen", "Doel") if d.plan_id in lopend}
        return [
            a
            for a in rijen("plannen", "Actie")
            if a.actor_medewerker_id == self.wie.pk
            and a.doel_id in actief
            and a.huishouden_id in self.deelt_acties()
        ]

    def ingebracht(self) -> set[UUID]:
        met_regie = {r.huishouden_id for r in rijen("huishoudens", "Regie")}
        van_anderen = {
            m.huishouden_id
            for m in rijen("triage", "Melding")
            if m.status != "nieuw" or m.aangenomen_door_id != self.wie.pk
        }
        return {m.huishouden_id for m in self._aangenomen()} - met_regie - van_anderen

    def verzamelingen(self) -> dict[str, Callable[..., set[UUID]]]:
        """Every set by its name in `beleid`; those that take rollen take them here too."""
        return {
            "in_regie": self.in_regie,
            "toegelaten": self.toegelaten,
            "betrokken": self.betrokken,
            "veiligheid": self.veiligheid,
            "aan_te_nemen": self.aan_te_nemen,
            "mijn_doelen": self.mijn_doelen,
            "mijn_acties": self.mijn_acties,
            "verwijzing": lambda *rollen: {a.huishouden_id for a in self.adviezen(*rollen)},
            "verwijzing_personen": lambda *rollen: {a.persoon_id for a in self.adviezen(*rollen)},
            "verwijzing_adviezen": lambda *rollen: {a.pk for a in self.adviezen(*rollen)},
            "verwijzing_doelen": self.verwijzing_doelen,
            "mijn_verwijzingen": lambda: {a.huishouden_id for a in self.adviezen(*CONSULENTEN)},
            "mijn_adviezen": lambda: {a.pk for a in self.adviezen(*CONSULENTEN)},
            "verweesde_adviezen": self.verweesde_adviezen,
            "adviezen_bij_mijn_acties": self.adviezen_bij_mijn_acties,
            "triage": self.triage,
            "triage_tekst": lambda: {m.huishouden_id for m in self._postbus(Rol.TL)},
            "te_wegen_meldingen": lambda: {m.pk for m in self._postbus(Rol.TL)},
            "te_wegen_triages": self.te_wegen_triages,
            "aangenomen": lambda: {m.huishouden_id for m in self._aangenomen()},
            "ingebracht": self.ingebracht,
            "verwant": self.verwant,
            "ooit_bij_naam": self.ooit_bij_naam,
            "dicht": self.dicht,
            "avg_dossier": self.avg_dossier,
            "waarneming": self.waarneming,
            "deelt_acties": self.deelt_acties,
            "genoemde_adressen": self.genoemde_adressen,
            "nood": self.nood,
            "keten": lambda: {a.huishouden_id for a in self._ketenacties()},
            "ketenacties": lambda: {a.pk for a in self._ketenacties()},
        }
