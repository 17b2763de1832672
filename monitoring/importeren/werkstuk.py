"""One household on its way in: what the file says, what is there, and who is who (F10)."""

import datetime
from dataclasses import dataclass, field

from huishoudens.models import Huishouden, Netwerklid, Persoon
from monitoring.importeren import formaat
from monitoring.importeren.bestaand import Bestaand
from monitoring.importeren.fouten import Pad
from monitoring.importeren.naslag import Naslag
from plannen.models import Actie


@dataclass
class Werkstuk:
    """Passed from part to part; each part adds the rows that later parts refer to."""

    huishouden: Huishouden
    invoer: formaat.Huishouden
    bestaand: Bestaand
    naslag: Naslag
    peildatum: datetime.date
    pad: Pad
    personen: dict[str, Persoon] = field(default_factory=dict)
    netwerk: dict[str, Netwerklid] = field(default_factory=dict)
    acties: dict[str, Actie] = field(default_factory=dict)
