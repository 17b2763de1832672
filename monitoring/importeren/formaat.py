"""The import format `regie-import/1` as models: names, kinds and limits of every value (F10).

What needs more than one value to judge stands in `regels`; what needs the database in `naslag`.
"""

import datetime
import re
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, Strict, StringConstraints
from pydantic_core import PydanticCustomError

from backoffice.keuzes import Leveringsvorm, Uitkomst
from huishoudens.keuzes import Contactsoort, Dossierstatus, Geslacht, Gezinsrol, Niveau, RegieSoort
from plannen.keuzes import ActieStatus, AkkoordWijze, PlanStatus
from toegang.keuzes import Leefgebied, Wet
from toegang.normaliseren import bsn_sleutel, postcode_sleutel
from triage.keuzes import Kanaal, Klantreis, Route

VERSIE = "regie-import/1"
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_EERSTE_JAAR = 1900


def _fout(fout: str, goed: str) -> PydanticCustomError:
    return PydanticCustomError("regie", "{fout} {goed}", {"fout": fout, "goed": goed})


def lees_datum(waarde: Any) -> datetime.date | None:
    """A date as the format writes it, or None for anything else."""
    if not isinstance(waarde, str) or not _ISO.fullmatch(waarde):
        return None
    try:
        datum = datetime.date.fromisoformat(waarde)
    except ValueError:
        return None
    return datum if datum.year >= _EERSTE_JAAR else None


def _datum(waarde: Any) -> Any:
    if isinstance(waarde, datetime.date) or waarde is None:
        return waarde
    if (datum := lees_datum(waarde)) is not None:
        return datum
    if isinstance(waarde, str) and _ISO.fullmatch(waarde):
        raise _fout(f'De datum "{waarde}" bestaat niet.', "Schrijf een bestaande dag vanaf 1900, zoals 2026-11-02.")
    raise _fout("Dit is geen datum.", "Schrijf jaar-maand-dag, zoals 2026-11-02.")


def _bsn(waarde: Any) -> Any:
    # The number itself never stands in a message: messages end up in logs and mails.
    if isinstance(waarde, int):
        raise _fout("Dit BSN is een getal.", 'Zet het tussen aanhalingstekens, zoals "999990019".')
    if not isinstance(waarde, str) or not bsn_sleutel(waarde):
        raise _fout("Dit BSN klopt niet (elfproef).", "Controleer de negen cijfers.")
    return bsn_sleutel(waarde)


def _postcode(waarde: Any) -> Any:
    if not isinstance(waarde, str) or not (sleutel := postcode_sleutel(waarde)):
        raise _fout("Dit is geen postcode.", "Schrijf vier cijfers en twee letters, zoals 2181 AB.")
    return f"{sleutel[:4]} {sleutel[4:]}"


def _email(waarde: Any) -> Any:
    if not isinstance(waarde, str) or waarde.count("@") != 1:
        raise _fout("Dit is geen e-mailadres.", "Schrijf het adres van een account, zoals naam@voorbeeld.nl.")
    return waarde.strip().lower()


def _tekst(langst: int) -> Any:
    return StringConstraints(strict=True, strip_whitespace=True, min_length=1, max_length=langst)


Kort = Annotated[str, _tekst(120)]
Regel = Annotated[str, _tekst(200)]
Verhaal = Annotated[str, _tekst(20_000)]
Sleutel = Annotated[str, _tekst(120)]
Datum = Annotated[datetime.date, BeforeValidator(_datum)]
Email = Annotated[str, BeforeValidator(_email), Field(json_schema_extra={"format": "email"})]
JaNee = Annotated[bool, Strict()]
Score = Annotated[int, Strict(), Field(ge=1, le=5, description="Een score is een heel getal van 1 tot en met 5.")]


class Onderdeel(BaseModel):
    """Every part of the format refuses keys it does not know."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class Adres(Onderdeel):
    straat: Kort
    huisnummer: Annotated[str, _tekst(10)]
    toevoeging: Annotated[str, StringConstraints(strict=True, max_length=10)] = ""
    postcode: Annotated[str, BeforeValidator(_postcode)]
    plaats: Annotated[str, _tekst(60)]
    geheim: JaNee = False


class Persoon(Onderdeel):
    sleutel: Sleutel
    bsn: Annotated[str, BeforeValidator(_bsn)] | None = None
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
    relatie: Annotated[str, _tekst(60)]
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
    titel: Annotated[str, _tekst(160)]
    gewenst_resultaat: Annotated[str, _tekst(300)] | None = None
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
    voorziening: Annotated[str, _tekst(160)]
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
    team: Annotated[str, _tekst(50)]
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
    bron: Annotated[str, _tekst(60), Field(description="De naam van het systeem waar dit uit komt.")]
    peildatum: Annotated[Datum, Field(description="De dag waarop de gegevens gelden, zoals 2026-11-02.")]


class Bestand(Kop):
    """A whole file, for its JSON Schema; reading goes household by household."""

    huishoudens: Annotated[list[Huishouden], Field(min_length=1)]


# Every key that stands somewhere in the format.
SLEUTELS = frozenset(
    naam for deel in (*Onderdeel.__subclasses__(), Bestand) for naam in deel.model_fields
)


def schema() -> dict[str, Any]:
    """The JSON Schema of the format."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": VERSIE,
        **Bestand.model_json_schema(by_alias=False),
        "title": VERSIE,
    }
