"""What stands in every file of the stage beside the situation itself: somebody else's rows, and what is over."""

import datetime
from typing import Any

from backoffice.models import Aanvulverzoek, Besluit, Maatwerkadvies
from huishoudens.models import (
    Adres,
    AvgVerzoek,
    Betrokkenheid,
    Contactgegeven,
    Contactmoment,
    Deling,
    Huishouden,
    Leefgebiedbeeld,
    Lidmaatschap,
    Meldcodestap,
    Overdracht,
    Persoon,
    PersoonBsn,
    Regie,
    Regiereden,
    Relatie,
    Toegangsverzoek,
    Toegewezen,
    Toelating,
    Toestemming,
    Veiligheidsdossier,
    Waarneming,
    Zoekterm,
)
from plannen.models import Actie, Akkoord, Plan
from tests.autorisatie import uitzonderingen as u
from tests.autorisatie.scenario import NU
from tests.cast import PEILDATUM, Wereld

# For the rows of a file that somebody else has to be named in.
_IEMAND = "medewerker2.voorhout"
_BETROKKENE = "jeugd.hillegom"


def van_een_ander(wereld: Wereld, huishouden: Huishouden) -> None:
    """A second person, a decision about that person, a report of a betrokkene, a secret address."""
    door = wereld.medewerkers["beheer@voorbeeld.nl"]
    ander = Persoon.objects.create(huishouden=huishouden, voornamen="Bas", achternaam="Ander")
    Zoekterm.objects.create(huishouden=huishouden, persoon=ander, term="ander")
    PersoonBsn.objects.create(huishouden=huishouden, persoon=ander, versleuteld="x", blind=str(ander.pk))
    Contactgegeven.objects.create(huishouden=huishouden, persoon=ander, soort="telefoon", waarde="0")
    Lidmaatschap.objects.create(huishouden=huishouden, persoon=ander, rol="kind", van=PEILDATUM)
    Toestemming.objects.create(
        huishouden=huishouden, persoon=ander, doel="delen", ontvanger="huisarts", gegeven_op=PEILDATUM
    )
    for geheim in (True, False):
        Adres.objects.create(
            huishouden=huishouden,
            persoon=ander if not geheim else None,
            straat="Pad",
            huisnummer="2",
            postcode="2181 AB",
            plaats="Hillegom",
            geheim=geheim,
        )
    Leefgebiedbeeld.objects.create(
        huishouden=huishouden, persoon=ander, leefgebied="wonen", datum=PEILDATUM, score=3, kansen="eigen"
    )
    Contactmoment.objects.create(
        huishouden=huishouden,
        moment=NU,
        soort="telefoon",
        medewerker=wereld.wie(_BETROKKENE),
        tekst="eigen",
        leefgebieden=["financien"],
    )
    plan = Plan.objects.get(huishouden=huishouden)
    Akkoord.objects.create(huishouden=huishouden, plan=plan, persoon=ander, datum=PEILDATUM, wijze="gesprek")
    advies = Maatwerkadvies.objects.create(
        huishouden=huishouden,
        persoon=ander,
        actie=Actie.objects.get(huishouden=huishouden, leefgebied="financien"),
        ontvanger=wereld.organisatie("ISD Bollenstreek"),
        team=huishouden.team,
        wet="wgs",
        voorziening="schuldhulp",
        leveringsvorm="zin",
        ingediend_op=PEILDATUM,
        beslissen_uiterlijk=PEILDATUM,
        status="besloten",
        effect="tekst",
    )
    Aanvulverzoek.objects.create(
        huishouden=huishouden,
        advies=advies,
        vraag="vraag",
        gevraagd_op=PEILDATUM,
        gevraagd_door=door,
        antwoord_voor=PEILDATUM,
    )
    Besluit.objects.create(
        huishouden=huishouden, advies=advies, persoon=ander, uitkomst="toegekend", datum=PEILDATUM
    )


def wat_voorbij_is(wereld: Wereld, huishouden: Huishouden) -> None:
    """What opens a file and ended, or is somebody else's: it stands there and opens nothing."""
    door, iemand = wereld.medewerkers["beheer@voorbeeld.nl"], wereld.wie(_IEMAND)
    vast: dict[str, Any] = {"huishouden": huishouden, "medewerker": iemand}
    Toelating.objects.create(**vast, van=PEILDATUM, tot=PEILDATUM)
    helpt = Betrokkenheid.objects.create(**vast, van=PEILDATUM, tot=PEILDATUM)
    Toegewezen.objects.create(**vast, betrokkenheid=helpt, leefgebieden=["wonen"])
    Relatie.objects.create(**vast, van=PEILDATUM, tot=PEILDATUM, door=door)
    Waarneming.objects.create(
        **vast, soort="waarneming", reden=u.REDEN, van=PEILDATUM, tot_en_met=PEILDATUM, door=door
    )
    Toegangsverzoek.objects.create(**vast, gevraagd_op=NU)
    Deling.objects.create(
        **vast, groepen=[1, 5], reden=u.REDEN, van=PEILDATUM, tot_en_met=PEILDATUM, door=door
    )
    Overdracht.objects.create(
        huishouden=huishouden,
        naar=iemand,
        gevraagd_door=door,
        gevraagd_op=NU,
        status="ingetrokken",
        afgehandeld_op=NU,
    )
    regie = Regie.objects.create(
        huishouden=huishouden,
        soort="extern",
        naam="Praktijk Linde",
        van=PEILDATUM - datetime.timedelta(days=9),
        tot=PEILDATUM - datetime.timedelta(days=8),
    )
    Regiereden.objects.create(huishouden=huishouden, regie=regie, reden=u.REDEN, door=door)
    dossier = Veiligheidsdossier.objects.create(
        huishouden=huishouden, geopend_op=PEILDATUM, gesloten_op=PEILDATUM, status="gesloten"
    )
    Meldcodestap.objects.create(
        huishouden=huishouden, dossier=dossier, stap=1, datum=PEILDATUM, toelichting="signaal"
    )
    AvgVerzoek.objects.create(
        huishouden=huishouden,
        soort="inzage",
        ontvangen_op=PEILDATUM,
        uiterlijk=PEILDATUM,
        reden=u.REDEN,
        door=door,
        gesloten_op=NU,
    )
