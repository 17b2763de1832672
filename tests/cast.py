"""The fixed cast of the tests: the demo region's accounts, and households made by its own diensten.

`wereld` is a fixture (see tests/conftest.py): `wereld.wie("regisseur.hillegom")` is a Medewerker,
`wereld.huishouden("hillegom", regisseur="regisseur.hillegom")` a file with one person and an address.
"""

import datetime
from dataclasses import dataclass, field
from itertools import count
from uuid import UUID

from django.contrib.auth.hashers import make_password

from huishoudens.diensten.afscherming import afschermen
from huishoudens.diensten.huishouden import (
    Persoonsgegevens,
    adres_vastleggen,
    bsn_vastleggen,
    huishouden_aanmaken,
    persoon_toevoegen,
)
from huishoudens.diensten.regie import regie_toewijzen
from huishoudens.keuzes import Gezinsrol, RegieSoort
from huishoudens.models import Huishouden, Persoon
from monitoring.demo.regio import TEAMS, regio_aanmaken
from tests.rollen import als_eigenaar, als_systeem
from toegang.models import Medewerker, Organisatie, Team

WACHTWOORD = "bollenstreek-demo"
PEILDATUM = datetime.date(2026, 11, 2)
_NUMMER_VAN = {kort: nummer for nummer, kort, *_ in TEAMS}
_BSNS = ("999990019", "999990020", "999990032", "999990044", "999990056", "999990068", "999990081")


@dataclass
class Wereld:
    """The region with its accounts; every file in it is made as the import makes it."""

    medewerkers: dict[str, Medewerker]
    _teller: count = field(default_factory=lambda: count(1))

    def wie(self, naam: str) -> Medewerker:
        """An account by its short name, freshly read so that no cached rollen linger."""
        with als_eigenaar():
            return Medewerker.objects.get_by_natural_key(f"{naam}@voorbeeld.nl")

    def id_van(self, naam: str) -> UUID:
        return self.medewerkers[f"{naam}@voorbeeld.nl"].pk

    def team(self, kort: str) -> Team:
        return Team.objects.get(nummer=_NUMMER_VAN[kort])

    def organisatie(self, naam: str) -> Organisatie:
        return Organisatie.objects.get(naam=naam)

    def huishouden(
        self,
        team: str,
        *,
        naam: str = "",
        regisseur: str = "",
        toegelaten: tuple[str, ...] | None = None,
        met_bsn: bool = True,
    ) -> Huishouden:
        """A file with one adult at an address; `toegelaten` (even empty) shields it."""
        volgnummer = next(self._teller)
        naam = naam or f"Tulp{volgnummer}"
        with als_systeem("importeer"):
            huishouden = huishouden_aanmaken(aanduiding=f"Gezin {naam}", team=self.team(team), op=PEILDATUM)
            persoon = self.persoon(huishouden, naam)
            if met_bsn:
                bsn_vastleggen(persoon=persoon, bsn=_BSNS[volgnummer % len(_BSNS)])
            adres_vastleggen(
                huishouden=huishouden,
                straat="Bloemenlaan",
                huisnummer=str(volgnummer),
                postcode="2181 AA",
                plaats="Hillegom",
                van=PEILDATUM,
            )
            if regisseur:
                regie_toewijzen(
                    huishouden=huishouden,
                    soort=RegieSoort.TEAM,
                    medewerker=self.medewerkers[f"{regisseur}@voorbeeld.nl"],
                    op=PEILDATUM,
                    door=None,
                    verwacht=None,
                )
            if toegelaten is not None:
                afschermen(
                    huishouden=huishouden,
                    toegelaten=[self.medewerkers[f"{wie}@voorbeeld.nl"] for wie in toegelaten],
                    op=PEILDATUM,
                )
            return Huishouden.objects.get(pk=huishouden.pk)

    def persoon(self, huishouden: Huishouden, naam: str, *, rol: str = Gezinsrol.OUDER) -> Persoon:
        """One more person in a file; call inside `als_systeem('importeer')` or as somebody who may."""
        return persoon_toevoegen(
            huishouden=huishouden,
            gegevens=Persoonsgegevens(
                voornamen="Anna", achternaam=naam, geboortedatum=datetime.date(1984, 3, 8), geslacht="v"
            ),
            rol=rol,
            van=PEILDATUM,
        )


def maak_wereld() -> Wereld:
    """Write the region into the test database."""
    with als_eigenaar():
        return Wereld(
            regio_aanmaken(
                wachtwoord_hash=make_password(WACHTWOORD, hasher="md5"), vanaf=datetime.date(2020, 1, 1)
            )
        )
