"""How the plan names who does something (C3)."""

from django import template

from plannen.keuzes import ActorSoort, PlanStatus
from plannen.kwaliteit import Gebrek, Planbeeld
from plannen.models import Actie
from toegang.keuzes import Lijn
from toegang.templatetags.nl import datum, meervoud
from toegang.templatetags.onderdelen import stand

register = template.Library()

ONBEKEND = {
    ActorSoort.PERSOON: "Iemand van het gezin",
    ActorSoort.NETWERK: "Iemand uit het netwerk",
    ActorSoort.MEDEWERKER: "Een collega",
    ActorSoort.ORGANISATIE: "Een organisatie",
}
LIJNWOORDEN = {Lijn.NUL: "sociale basis", Lijn.EEN: "eerste lijn", Lijn.TWEE: "tweede lijn"}


@register.filter
def wie(actie: Actie) -> str:
    """Who does it, by the name of the plan; by kind where the reader may not see who."""
    if not actie.actor_soort:
        return "Nog niemand"
    naam = actie.wie or ONBEKEND[ActorSoort(actie.actor_soort)]
    return naam[:1].upper() + naam[1:]


@register.simple_tag
def wie_met_rol(beeld: Planbeeld, actie: Actie) -> str:
    """Ruben (vader): a member of the family with what they are to the children."""
    naam = wie(actie)
    lid = next((d for d in beeld.deelnemers if d.persoon_id == actie.actor_persoon_id), None)
    if lid is None or lid.aanduiding == lid.roepnaam:
        return naam
    return f"{naam} ({lid.aanduiding.split(', ', 1)[1]})"


@register.filter
def soort_en_lijn(actie: Actie) -> str:
    """Gezin · Netwerk · Team, eerste lijn · Partner, tweede lijn."""
    if not actie.actor_soort:
        return "Kies wie dit doet"
    soort = ActorSoort(actie.actor_soort)
    if soort in (ActorSoort.PERSOON, ActorSoort.NETWERK) or actie.lijn is None:
        return soort.label
    return f"{soort.label}, {LIJNWOORDEN[Lijn(actie.lijn)]}"


@register.filter
def kans(paar: tuple[str, str]) -> str:
    """What goes well, with whose it is before it: "Ruben: wil praten"."""
    naam, tekst = paar
    return f"{naam}: {tekst[:1].lower()}{tekst[1:]}" if naam and not tekst.startswith(naam) else tekst


@register.inclusion_tag("onderdelen/stand.html")
def planstatus(beeld: Planbeeld, *, kort: bool = False) -> dict[str, str]:
    """The badge of the plan as a whole: Actief sinds 1 oktober 2026, or in short Actief."""
    match PlanStatus(beeld.plan.status):
        case PlanStatus.ACTIEF if beeld.actief_sinds and not kort:
            return stand("gedaan", f"Actief sinds {datum(beeld.actief_sinds)}")
        case PlanStatus.ACTIEF:
            return stand("gedaan", "Actief")
        case PlanStatus.WAAKVLAM:
            return stand("bezig", "Waakvlam")
        case PlanStatus.CONCEPT:
            return stand("deels", "In voorbereiding")
        case _:
            return stand("vervallen", f"Afgesloten op {datum(beeld.plan.tot)}")


@register.filter
def ontbrekend(gebreken: list[Gebrek]) -> str:
    """Nog 1 ding ontbreekt."""
    aantal = len(gebreken)
    return f"Nog {meervoud(aantal, 'ding,dingen')} {'ontbreekt' if aantal == 1 else 'ontbreken'}"
