"""Where the demo's households live and who works for them; colleagues are added as the region grows."""

import datetime
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils import timezone

from backoffice.diensten.termijn import uiterlijk_van
from huishoudens.keuzes import Niveau
from huishoudens.models import Huishouden
from monitoring.demo.formatie import Plek, adres, plekken
from monitoring.demo.loting import Loting
from monitoring.demo.namen import LETTERS, POSTCODES
from monitoring.overzichten.formatie import WEGING
from toegang.keuzes import Rol, Wet
from toegang.models import Inloggegeven, Medewerker, Organisatie, Roltoekenning, Team
from toegang.termijnen import Opschorting, eerste_werkdag, einddatum, regel_op

VERTROKKEN_SINDS = datetime.timedelta(days=18)
_EEN_DAG = datetime.timedelta(days=1)
_EERST = 4
_UREN_VAN_VERTROKKEN = Decimal("0.04")


@dataclass
class Teambezetting:
    """One team with its colleagues."""

    team: Team
    triagist: Medewerker
    teamleider: Medewerker
    aandacht: Medewerker
    jeugd: Medewerker
    vertrokken: Medewerker
    # The weighed work that each is meant to carry, and what each carries so far.
    collegas: dict[Medewerker, float]
    punten: dict[Medewerker, float] = field(default_factory=dict)
    # How many households each colleague got so far: the first ones get work that is due.
    gekregen: dict[Medewerker, int] = field(default_factory=dict)

    def wie_krijgt(self, niveau: str, *, actief: bool, blijft: bool) -> Medewerker:
        """Who becomes regisseur; the account that visitors try first is never without work.

        blijft: the regie is still there today, so it weighs.
        """
        eerste = next(iter(self.collegas))
        if not actief or self.gekregen.get(eerste, 0) >= _EERST:
            eerste = min(self.collegas, key=lambda wie: self.punten.get(wie, 0.0) / self.collegas[wie])
        if blijft:
            self.punten[eerste] = self.punten.get(eerste, 0.0) + WEGING[Niveau(niveau)]
        return eerste

    def plaats(self, loting: Loting) -> tuple[str, str]:
        """A town of this team and a postcode in it."""
        plaats = loting.kies(self.team.plaatsen)
        letters = loting.kies(LETTERS) + loting.kies(LETTERS)
        return plaats, f"{loting.kies(POSTCODES[plaats])} {letters}"


@dataclass
class Omgeving:
    """What every story needs to know of the region, and the calendar with its terms reckoned once per day."""

    nu: datetime.datetime
    teams: list[Teambezetting]
    organisaties: dict[str, Organisatie]
    consulenten: dict[str, list[Medewerker]]
    ketenpartner: Medewerker
    _beslissen: dict[tuple[str, datetime.date, Opschorting | None], datetime.date] = field(
        default_factory=dict
    )
    _onderzoek: dict[datetime.date, datetime.date] = field(default_factory=dict)

    @property
    def vandaag(self) -> datetime.date:
        return timezone.localdate(self.nu)

    def beslissen_uiterlijk(
        self, wet: str, ingediend: datetime.date, stil: Opschorting | None = None
    ) -> datetime.date:
        if (wet, ingediend, stil) not in self._beslissen:
            self._beslissen[wet, ingediend, stil] = uiterlijk_van(
                wet=wet, ingediend_op=ingediend, opschortingen=[stil] if stil else []
            )
        return self._beslissen[wet, ingediend, stil]

    def onderzoek_uiterlijk(self, melding: datetime.date) -> datetime.date:
        if melding not in self._onderzoek:
            regel = regel_op(sleutel="wmo_onderzoek", op=melding)
            self._onderzoek[melding] = einddatum(regel=regel, start=melding)
        return self._onderzoek[melding]

    def werkdagen_later(self, dag: datetime.date, aantal: int) -> datetime.date:
        for _ in range(aantal):
            dag = eerste_werkdag(vanaf=dag + _EEN_DAG)
        return dag


def omgeving(medewerkers: dict[str, Medewerker], *, nu: datetime.datetime, huishoudens: int) -> Omgeving:
    """The region as the stories see it; adds colleagues as it grows."""
    organisaties = list(Organisatie.objects.all())
    teams = list(Team.objects.order_by("nummer"))
    medewerkers = medewerkers | _meer_collegas(medewerkers, teams, huishoudens=huishoudens, nu=nu)
    return Omgeving(
        nu=nu,
        teams=[
            _bezetting(team, plekken_, medewerkers)
            for team, plekken_ in zip(teams, plekken(huishoudens, len(teams)), strict=True)
        ],
        organisaties={o.naam: o for o in organisaties} | {o.code: o for o in organisaties if o.code},
        consulenten={
            Wet.WMO: [medewerkers["wmo.isd@voorbeeld.nl"], medewerkers["wmo2.isd@voorbeeld.nl"]],
            Wet.PARTICIPATIEWET: [medewerkers["participatie.isd@voorbeeld.nl"]],
            Wet.WGS: [medewerkers["schuld.isd@voorbeeld.nl"]],
            Wet.JEUGDWET: [medewerkers["jeugd.two@voorbeeld.nl"]],
        },
        ketenpartner=medewerkers["partner.bollenwonen@voorbeeld.nl"],
    )


def kort(team: Team) -> str:
    """The name of a team in the addresses of its accounts."""
    return team.slug.split("-")[0]


def _bezetting(team: Team, plekken_: list[Plek], medewerkers: dict[str, Medewerker]) -> Teambezetting:
    def wie(plek: str) -> Medewerker:
        return medewerkers[adres(plek, kort(team))]

    bezetting = Teambezetting(
        team=team,
        triagist=wie("triage"),
        teamleider=wie("teamleider"),
        aandacht=wie("aandacht"),
        jeugd=wie("jeugd"),
        vertrokken=wie("vertrokken"),
        collegas={wie(plek.naam): plek.punten for plek in plekken_},
    )
    # The practice cases came first.
    for huishouden in Huishouden.objects.filter(regisseur__in=bezetting.collegas).select_related("regisseur"):
        if huishouden.regisseur:
            punten = bezetting.punten.get(huishouden.regisseur, 0.0)
            bezetting.punten[huishouden.regisseur] = punten + WEGING[Niveau(huishouden.niveau)]
    return bezetting


def _meer_collegas(
    medewerkers: dict[str, Medewerker], teams: list[Team], *, huishoudens: int, nu: datetime.datetime
) -> dict[str, Medewerker]:
    """Generalists beyond the fixed cast, so that nobody carries hundreds of households; and one who left."""
    loting, sinds = Loting("collegas"), timezone.localdate(nu) - datetime.timedelta(days=1500)
    nieuw, toekenningen = {}, []
    for team, plekken_ in zip(teams, plekken(huishoudens, len(teams)), strict=True):
        weg = adres("vertrokken", kort(team))
        uren = {adres(plek.naam, kort(team)): plek.fte for plek in plekken_} | {weg: _UREN_VAN_VERTROKKEN}
        for email, fte in uren.items():
            if email in medewerkers:
                continue
            herkomst, geslacht = loting.herkomst(), "v" if loting.kans(0.7) else "m"
            tussenvoegsel, achternaam = loting.kies(herkomst.achternamen)
            nieuw[email] = Medewerker(
                id=loting.uuid(),
                email=email,
                voornaam=loting.kies(herkomst.voornamen(geslacht, 1985)),
                tussenvoegsel=tussenvoegsel,
                achternaam=achternaam,
                functie="Generalist",
                telefoon=team.telefoon,
                bereikbaar="ma tot en met do",
                is_active=email != weg,
                fte=fte,
            )
            toekenningen.append(
                Roltoekenning(
                    id=loting.uuid(),
                    medewerker=nieuw[email],
                    rol=Rol.TM,
                    team=team,
                    van=sinds,
                    tot=timezone.localdate(nu) - VERTROKKEN_SINDS if email == weg else None,
                )
            )
    wachtwoord = next(iter(medewerkers.values())).password
    Medewerker.objects.bulk_create(nieuw.values())
    Inloggegeven.objects.bulk_create(
        Inloggegeven(medewerker=medewerker, wachtwoordhash=wachtwoord) for medewerker in nieuw.values()
    )
    Roltoekenning.objects.bulk_create(toekenningen)
    return nieuw
