"""Writing in the file: contacts, pictures per leefgebied, consent, safety (A5, B4, B6, F5)."""

import datetime

from django.utils import timezone

from huishoudens.diensten.werkitem import werk_zetten
from huishoudens.keuzes import Contactsoort, Dossierstatus, Werksoort
from huishoudens.models import (
    Contactmoment,
    Huishouden,
    Leefgebiedbeeld,
    Meldcodestap,
    Persoon,
    Toestemming,
    Veiligheidsdossier,
)
from toegang.handelingen import dienst
from toegang.keuzes import Gegevensgroep as G
from toegang.keuzes import Leefgebied
from toegang.models import Medewerker, Organisatie


@dienst("huishoudens.contact_vastleggen", groep=G.JOURNAAL, over="huishouden")
def contact_vastleggen(
    *,
    huishouden: Huishouden,
    moment: datetime.datetime,
    soort: Contactsoort,
    tekst: str,
    door: Medewerker,
    met: str = "",
    leefgebieden: list[str] | None = None,
    waakvlam: bool = False,
) -> Contactmoment:
    """Write down one contact; its effects on the plan are added by the plan's own diensten (B4).

    A waakvlamcontact starts the rhythm of the huishouden anew.
    """
    if waakvlam and huishouden.waakvlam_weken:
        werk_zetten(
            soort=Werksoort.WAAKVLAM,
            bron=huishouden,
            uiterlijk=timezone.localdate(moment) + datetime.timedelta(weeks=huishouden.waakvlam_weken),
            medewerker_id=huishouden.regisseur_id or door.pk,
        )
    return Contactmoment.objects.create(
        huishouden=huishouden,
        moment=moment,
        soort=soort,
        medewerker=door,
        met=met,
        leefgebieden=leefgebieden or [],
        tekst=tekst,
        waakvlam=waakvlam,
    )


@dienst("huishoudens.beeld_vastleggen", groep=None, over="huishouden")
def beeld_vastleggen(
    *,
    huishouden: Huishouden,
    leefgebied: Leefgebied,
    op: datetime.date,
    door: Medewerker | None,
    persoon: Persoon | None = None,
    besproken: bool = True,
    score: int | None = None,
    kansen: str = "",
    problemen: str = "",
    komt_terug_op: datetime.date | None = None,
) -> Leefgebiedbeeld:
    """A new picture of one leefgebied; row security holds who may write which leefgebied (A5)."""
    return Leefgebiedbeeld.objects.create(
        huishouden=huishouden,
        leefgebied=leefgebied,
        persoon=persoon,
        datum=op,
        besproken=besproken,
        score=score,
        kansen=kansen,
        problemen=problemen,
        komt_terug_op=komt_terug_op,
        door=door,
    )


@dienst("huishoudens.toestemming_geven", groep=G.TOESTEMMING, over="persoon")
def toestemming_geven(
    *,
    persoon: Persoon,
    doel: str,
    op: datetime.date,
    ontvanger: str = "",
    organisatie: Organisatie | None = None,
) -> Toestemming:
    """Record that a person allows sharing with a receiver for a purpose: an organisatie, or another in words (F5)."""
    return Toestemming.objects.create(
        huishouden_id=persoon.huishouden_id,
        persoon=persoon,
        doel=doel,
        ontvanger=ontvanger or str(organisatie),
        organisatie=organisatie,
        gegeven_op=op,
    )


@dienst("huishoudens.toestemming_intrekken", groep=G.TOESTEMMING, over="toestemming")
def toestemming_intrekken(*, toestemming: Toestemming, op: datetime.date) -> None:
    """Withdraw it; what was shared stays logged, from now on nothing is (I5)."""
    toestemming.ingetrokken_op = op
    toestemming.save()


@dienst("huishoudens.veiligheid_openen", groep=G.VEILIGHEID, over="huishouden")
def veiligheid_openen(*, huishouden: Huishouden, op: datetime.date) -> Veiligheidsdossier:
    """Open the safety file; the team's aandachtsfunctionaris sees the huishouden from now on (B6)."""
    return Veiligheidsdossier.objects.create(huishouden=huishouden, geopend_op=op)


@dienst("huishoudens.meldcodestap_zetten", groep=G.VEILIGHEID, over="dossier")
def meldcodestap_zetten(
    *, dossier: Veiligheidsdossier, stap: int, op: datetime.date, toelichting: str, door: Medewerker | None
) -> Meldcodestap:
    """Record a step of the meldcode with its weighing; each step once."""
    return Meldcodestap.objects.create(
        dossier=dossier,
        huishouden_id=dossier.huishouden_id,
        stap=stap,
        datum=op,
        toelichting=toelichting,
        door=door,
    )


@dienst("huishoudens.veiligheid_sluiten", groep=G.VEILIGHEID, over="dossier")
def veiligheid_sluiten(*, dossier: Veiligheidsdossier, op: datetime.date) -> None:
    """Close the safety file; sight that rested on it ends (I5)."""
    dossier.status, dossier.gesloten_op = Dossierstatus.GESLOTEN, op
    dossier.save()
