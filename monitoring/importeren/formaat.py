"""The import format `regie-import/1` as models: names, kinds and limits of every value (F10).

What needs more than one value to judge stands in `regels`; what needs the database in `naslag`.
"""

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, Strict, StringConstraints

from backoffice.keuzes import Leveringsvorm, Uitkomst
from huishoudens.keuzes import Contactsoort, Dossierstatus, Geslacht, Gezinsrol, Niveau, RegieSoort
from monitoring.importeren.waarden import (
    Bsn,
    Datum,
    Email,
    JaNee,
    Kort,
    Postcode,
    Regel,
    Score,
    Sleutel,
    Verhaal,
    tekst,
)
from plannen.keuzes import ActieStatus, AkkoordWijze, PlanStatus
from toegang.keuzes import Leefgebied, Wet
from triage.keuzes import Kanaal, Klantreis, Route

VERSIE = "regie-import/1"


class Onderdeel(BaseModel):
    """Every part of the format refuses keys it does not know."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class Adres(Onderdeel):
    straat: Kort
    huisnummer: Annotated[str, tekst(10)]
    toevoeging: Annotated[str, StringConstraints(strict=True, max_length=10)] = ""
    postcode: Postcode
    plaats: Annotated[str, tekst(60)]
    geheim: JaNee = False


class Persoon(Onderdeel):
    sleutel: Sleutel
    bsn: Bsn | None = None
    voornamen: Kort
    tussenvoegsel: Annotated[str, StringConstraints(strict=True, max_length=20)] = ""
    achternaam: Kort
    geboortenaam: Annotated[str, StringConstraints(strict=True, max_length=120)] = ""
    geboortedatum: Datum | None = None
    geslacht: Geslacht = Geslacht.ANDERS
    rol: Gezinsrol
    inwonend: JaNee = True
    vanaf: Datum
    tot: Datum | None = None


class Netwerklid(Onderdeel):
    sleutel: Sleutel
    naam: Kort
    relatie: Annotated[str, tekst(60)]
    steunt: Sleutel | None = Field(None, description="De sleutel van een persoon.")


class Regie(Onderdeel):
    soort: RegieSoort
    medewerker: Email | None = None
    persoon: Sleutel | None = None
    organisatie: Kort | None = None
    naam: Kort | None = None
    vanaf: Datum


class Betrokkene(Onderdeel):
    medewerker: Email
    leefgebieden: Annotated[list[Leefgebied], Field(min_length=1)]
    vanaf: Datum
    tot: Datum | None = None


class Toestemming(Onderdeel):
    persoon: Sleutel
    doel: Regel
    ontvanger: Kort
    gegeven_op: Datum
    ingetrokken_op: Datum | None = None


class Triage(Onderdeel):
    datum: Datum
    klantreis: Klantreis
    routes: Annotated[list[Route], Field(min_length=1)]
    onderbouwing: Verhaal
    lichtere_route_overgeslagen: Verhaal | None = None


class Melding(Onderdeel):
    datum: Datum
    kanaal: Kanaal
    vindplaats: Kort | None = None
    melder: Kort
    vraag: Verhaal
    wet: list[Wet] = []
    spoed: JaNee = False
    triage: Triage | None = None


class Beeld(Onderdeel):
    leefgebied: Leefgebied
    persoon: Sleutel | None = None
    datum: Datum
    score: Score | None = None
    problemen: Verhaal | None = None
    kansen: Verhaal | None = None


class Contactmoment(Onderdeel):
    datum: Datum
    soort: Contactsoort
    medewerker: Email
    leefgebieden: list[Leefgebied] = []
    tekst: Verhaal
    waakvlam: JaNee = False


class Meldcodestap(Onderdeel):
    stap: Annotated[int, Strict(), Field(ge=1, le=5, description="De meldcode heeft stap 1 tot en met 5.")]
    datum: Datum
    toelichting: Verhaal


class Veiligheid(Onderdeel):
    status: Dossierstatus
    geopend_op: Datum
    gesloten_op: Datum | None = None
    meldcode: list[Meldcodestap] = []


class Akkoord(Onderdeel):
    persoon: Sleutel
    datum: Datum
    wijze: AkkoordWijze


class Actor(Onderdeel):
    persoon: Sleutel | None = None
    netwerk: Sleutel | None = None
    medewerker: Email | None = None
    organisatie: Kort | None = None


class Actie(Onderdeel):
    sleutel: Sleutel
    omschrijving: Regel
    actor: Actor | None = None
    lijn: Annotated[int, Strict(), Field(ge=0, le=2, description="De lijn is 0, 1 of 2.")] | None = None
    streefdatum: Datum | None = None
    evaluatiemoment: Datum | None = None
    status: ActieStatus = ActieStatus.OPEN


class Doel(Onderdeel):
    sleutel: Sleutel
    leefgebied: Leefgebied
    titel: Annotated[str, tekst(160)]
    gewenst_resultaat: Annotated[str, tekst(300)] | None = None
    prioriteit: Annotated[int, Strict(), Field(ge=1, le=99, description="De prioriteit is 1 of hoger.")] = 1
    beginscore: Score | None = None
    doelscore: Score | None = None
    acties: list[Actie] = []


class Evaluatie(Onderdeel):
    gepland_op: Datum


class Plan(Onderdeel):
    status: PlanStatus
    vanaf: Datum
    tot: Datum | None = None
    akkoord: list[Akkoord] = []
    doelen: list[Doel] = []
    evaluaties: list[Evaluatie] = []


class OmgekeerdeToets(Onderdeel):
    effect: Verhaal
    grondwaarden: Verhaal
    ethiek: Verhaal
    juridisch: Verhaal


class Besluit(Onderdeel):
    uitkomst: Uitkomst
    datum: Datum
    motivering: Verhaal
    reden_afwijking: Verhaal | None = None
    aanbieder: Kort | None = None
    vanaf: Datum | None = None
    tot: Datum | None = None
    bedrag: Annotated[Decimal, Field(ge=0, max_digits=9, decimal_places=2)] | None = None


class Advies(Onderdeel):
    sleutel: Sleutel
    actie: Annotated[Sleutel, Field(description="De sleutel van een actie uit het plan.")]
    ontvanger: Literal["isd", "two"]
    wet: Wet
    persoon: Annotated[Sleutel, Field(description="De sleutel van een persoon.")]
    voorziening: Annotated[str, tekst(160)]
    leveringsvorm: Leveringsvorm
    omgekeerde_toets: OmgekeerdeToets
    doelmatig: Verhaal
    rechtmatig: Verhaal
    lichter_afgewogen: Verhaal
    clientondersteuning_aangeboden_op: Datum | None = None
    ingediend_op: Datum
    besluit: Besluit | None = None


class Huishouden(Onderdeel):
    """One household, whole."""

    sleutel: Sleutel
    team: Annotated[str, tekst(50)]
    niveau: Niveau = Niveau.ENKELVOUDIG
    afgeschermd: JaNee = False
    toegelaten: list[Email] = []
    adres: Adres | None = None
    personen: Annotated[list[Persoon], Field(min_length=1)]
    netwerk: list[Netwerklid] = []
    regie: Regie | None = None
    betrokkenen: list[Betrokkene] = []
    toestemmingen: list[Toestemming] = []
    meldingen: list[Melding] = []
    beelden: list[Beeld] = []
    contactmomenten: list[Contactmoment] = []
    veiligheid: Veiligheid | None = None
    plan: Plan | None = None
    adviezen: list[Advies] = []


class Kop(Onderdeel):
    """What stands beside the households: which format, which source, as of which day."""

    formaat: Annotated[Literal["regie-import/1"], Field(description="Schrijf regie-import/1.")]
    bron: Annotated[str, tekst(60), Field(description="De naam van het systeem waar dit uit komt.")]
    peildatum: Annotated[Datum, Field(description="De dag waarop de gegevens gelden, zoals 2026-11-02.")]


class Bestand(Kop):
    """A whole file, for its JSON Schema; reading goes household by household."""

    huishoudens: Annotated[list[Huishouden], Field(min_length=1)]


# Every key that stands somewhere in the format.
_DELEN: tuple[type[BaseModel], ...] = (*Onderdeel.__subclasses__(), Bestand)
SLEUTELS = frozenset(naam for deel in _DELEN for naam in deel.model_fields)


def schema() -> dict[str, Any]:
    """The JSON Schema of the format."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": VERSIE,
        **Bestand.model_json_schema(by_alias=False),
        "title": VERSIE,
    }
