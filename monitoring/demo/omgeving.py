"""Where the demo's households live and who works for them; colleagues are added as the region grows."""

import datetime
from dataclasses import dataclass, field

from django.utils import timezone

from monitoring.demo.loting import Loting
from monitoring.demo.namen import JONGENS, LETTERS, MEISJES, POSTCODES
from toegang.keuzes import Rol, Wet
from toegang.models import Inloggegeven, Medewerker, Organisatie, Roltoekenning, Team
from toegang.termijnen import beslistermijn, eerste_werkdag, einddatum, regel_op

# How many households one colleague carries before the team gets another one.
PER_COLLEGA = 45
_EEN_DAG = datetime.timedelta(days=1)
# How the regie is divided over a team's first seats; a colleague who was added counts as one generalist.
_GEWICHT = {"regisseur": 2.6, "jeugd": 1.0, "aandacht": 0.8}

_EERST = 4


@dataclass
class Teambezetting:
    """One team with its colleagues."""

    team: Team
    kort: str
    triagist: Medewerker
    teamleider: Medewerker
    aandacht: Medewerker
    jeugd: Medewerker
    collegas: dict[Medewerker, float] = field(default_factory=dict)
    # How many households each colleague got so far: the first ones get work that is due.
    gekregen: dict[Medewerker, int] = field(default_factory=dict)

    def wie_krijgt(self, loting: Loting) -> Medewerker:
        """Who becomes regisseur; the account that visitors try first is never without work."""
        eerste = next(iter(self.collegas))
        return eerste if self.gekregen.get(eerste, 0) < _EERST else loting.gewogen(self.collegas)

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
    _beslissen: dict[tuple[str, datetime.date], datetime.date] = field(default_factory=dict)
    _onderzoek: dict[datetime.date, datetime.date] = field(default_factory=dict)

    @property
    def vandaag(self) -> datetime.date:
        return timezone.localdate(self.nu)

    def beslissen_uiterlijk(self, wet: str, ingediend: datetime.date) -> datetime.date:
        if (wet, ingediend) not in self._beslissen:
            regel = beslistermijn(wet=wet, op=ingediend)
            self._beslissen[wet, ingediend] = einddatum(regel=regel, start=ingediend)
        return self._beslissen[wet, ingediend]

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
    """The region as the stories see it; adds colleagues where a team would carry too much."""
    organisaties = list(Organisatie.objects.all())
    teams = [_team(team, medewerkers) for team in Team.objects.order_by("nummer")]
    extra = max(0, -(-huishoudens // len(teams)) // PER_COLLEGA - 4)
    if extra:
        _voeg_collegas_toe(teams, extra, wachtwoord=next(iter(medewerkers.values())).password, nu=nu)
    return Omgeving(
        nu=nu,
        teams=teams,
        organisaties={o.naam: o for o in organisaties} | {o.code: o for o in organisaties if o.code},
        consulenten={
            Wet.WMO: [medewerkers["wmo.isd@voorbeeld.nl"], medewerkers["wmo2.isd@voorbeeld.nl"]],
            Wet.PARTICIPATIEWET: [medewerkers["participatie.isd@voorbeeld.nl"]],
            Wet.WGS: [medewerkers["schuld.isd@voorbeeld.nl"]],
            Wet.JEUGDWET: [medewerkers["jeugd.two@voorbeeld.nl"]],
        },
    )


def _team(team: Team, medewerkers: dict[str, Medewerker]) -> Teambezetting:
    kort = team.slug.split("-")[0]

    def wie(plek: str) -> Medewerker:
        return medewerkers[f"{plek}.{kort}@voorbeeld.nl"]

    plekken = ("regisseur", "jeugd", "aandacht", "medewerker1", "medewerker2")
    return Teambezetting(
        team=team,
        kort=kort,
        triagist=wie("triage"),
        teamleider=wie("teamleider"),
        aandacht=wie("aandacht"),
        jeugd=wie("jeugd"),
        collegas={wie(plek): _GEWICHT.get(plek, 1.2) for plek in plekken},
    )


def _voeg_collegas_toe(
    teams: list[Teambezetting], extra: int, *, wachtwoord: str, nu: datetime.datetime
) -> None:
    """Generalists beyond the fixed cast, so that nobody carries hundreds of households."""
    loting = Loting("collegas")
    nieuw, toekenningen = [], []
    for bezetting in teams:
        # With many colleagues the work is divided evenly.
        bezetting.collegas = dict.fromkeys(bezetting.collegas, 1.0)
        for nummer in range(3, 3 + extra):
            medewerker = Medewerker(
                id=loting.uuid(),
                email=f"medewerker{nummer}.{bezetting.kort}@voorbeeld.nl",
                voornaam=loting.kies(MEISJES if loting.kans(0.7) else JONGENS),
                achternaam=loting.kies(
                    ("Bakker", "Jansen", "Visser", "Smits", "Mol", "Ridder", "Vink", "Horst")
                ),
                functie="Generalist",
                telefoon=bezetting.team.telefoon,
                bereikbaar="ma tot en met do",
                fte="0.89",
            )
            nieuw.append(medewerker)
            bezetting.collegas[medewerker] = 1.0
            toekenningen.append(
                Roltoekenning(
                    id=loting.uuid(),
                    medewerker=medewerker,
                    rol=Rol.TM,
                    team=bezetting.team,
                    van=timezone.localdate(nu) - datetime.timedelta(days=1500),
                )
            )
    Medewerker.objects.bulk_create(nieuw)
    Inloggegeven.objects.bulk_create(
        Inloggegeven(medewerker=medewerker, wachtwoordhash=wachtwoord) for medewerker in nieuw
    )
    Roltoekenning.objects.bulk_create(toekenningen)
