"""Asking for a rol or an account, and carrying that out (F1, I8).

Whoever asks leads the team, or is a functioneel beheerder where nobody does; a privacy officer asks an end alone.
Another beheerder carries out. Nobody does either for himself. Row security holds the same rules.
"""

import datetime
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from toegang.beleid import GeenToegang
from toegang.diensten.accounts import Rolplek, nieuw_account
from toegang.diensten.berichten import meteen_mailen
from toegang.diensten.toezicht import er_blijft_toezicht
from toegang.handelingen import dienst
from toegang.keuzes import TEAMROLLEN, Rol, Verzoeksoort, Verzoekstatus
from toegang.models import Medewerker, Rechtenverzoek, Roltoekenning

NIET_VOOR_UZELF = "Over uzelf vraagt en beslist u niets. Vraag het een collega die dit ook mag."


class NietTeVragen(Exception):
    """It was asked already, it already is so, or somebody else asks it; the text says which."""


class NietUitTeVoeren(Exception):
    """The request was answered meanwhile, or whoever asked may not ask any more."""


def _mag_vragen(door: Medewerker, plek: Rolplek, *, over: Medewerker | None, op: datetime.datetime) -> None:
    """Refuses who does not lead the team; a beheerder too, while somebody else than whom it is about does (0014)."""
    if plek.rol in TEAMROLLEN and plek.team_id in door.teamnummers(Rol.TL):
        return
    if not door.heeft(Rol.FB):
        raise GeenToegang("Deze rol vraagt u niet. Vraag het de teamleider of de beheerder.")
    if plek.team_id is None:
        return
    leiders = Roltoekenning.objects.geldig(op=timezone.localdate(op)).filter(
        rol=Rol.TL, team_id=plek.team_id, medewerker__is_active=True
    )
    leider = leiders.exclude(medewerker=over).select_related("medewerker", "team").first()
    if leider is not None:
        raise NietTeVragen(f"Team {leider.team} heeft een teamleider. Vraag het {leider.medewerker.naam}.")


def mag_einde_vragen(toekenning: Roltoekenning, door: Medewerker) -> bool:
    """Whether this reader may ask an end of this rol; no query."""
    if toekenning.medewerker_id == door.pk:
        return False
    return door.heeft(Rol.FB, Rol.FG) or toekenning.team_id in door.teamnummers(Rol.TL)


@dienst("toegang.rol_vragen")
def rol_vragen(
    *,
    medewerker: Medewerker,
    plek: Rolplek,
    van: datetime.date,
    tot: datetime.date | None,
    reden: str,
    door: Medewerker,
    op: datetime.datetime,
) -> Rechtenverzoek:
    """Ask that a colleague gets a rol from the day `van`; on the day `tot` it no longer counts."""
    _niet_zichzelf(door, medewerker)
    _mag_vragen(door, plek, over=medewerker, op=op)
    if medewerker.roltoekenningen.geldig(op=van).filter(**_waar(plek)).exists():
        raise NietTeVragen(f"{medewerker.naam} heeft deze rol al.")
    return _bewaar(
        Rechtenverzoek(soort=Verzoeksoort.GEVEN, medewerker=medewerker, van=van, tot=tot, **_waar(plek)),
        door=door,
        op=op,
        reden=reden,
    )


@dienst("toegang.collega_vragen")
def collega_vragen(
    *,
    gegevens: Mapping[str, str],
    plek: Rolplek,
    van: datetime.date,
    reden: str,
    door: Medewerker,
    op: datetime.datetime,
) -> Rechtenverzoek:
    """Ask for an account with a first rol; `gegevens`: email, voornaam, tussenvoegsel, achternaam and functie."""
    _mag_vragen(door, plek, over=None, op=op)
    if Medewerker.objects.filter(email=gegevens["email"]).exists():
        raise NietTeVragen("Met dit e-mailadres is er al een account. Vraag een rol voor deze collega.")
    return _bewaar(
        Rechtenverzoek(soort=Verzoeksoort.NIEUW, van=van, **_waar(plek), **gegevens),
        door=door,
        op=op,
        reden=reden,
    )


@dienst("toegang.einde_vragen")
def einde_vragen(
    *,
    toekenning: Roltoekenning,
    tot: datetime.date,
    reden: str,
    door: Medewerker,
    op: datetime.datetime,
) -> Rechtenverzoek:
    """Ask that a rol ends: on the day `tot` it no longer counts."""
    _niet_zichzelf(door, toekenning.medewerker)
    if not mag_einde_vragen(toekenning, door):
        raise GeenToegang("Over deze rol gaat u niet. Vraag het de teamleider of de beheerder.")
    if toekenning.tot is not None and toekenning.tot <= tot:
        raise NietTeVragen("Deze rol eindigt al eerder of op die dag.")
    return _bewaar(
        Rechtenverzoek(
            soort=Verzoeksoort.BEEINDIGEN,
            medewerker=toekenning.medewerker,
            toekenning=toekenning,
            **_waar(toekenning),
            tot=max(tot, toekenning.van),
        ),
        door=door,
        op=op,
        reden=reden,
    )


@dienst("toegang.heropening_vragen")
def heropening_vragen(
    *, medewerker: Medewerker, reden: str, door: Medewerker, op: datetime.datetime
) -> Rechtenverzoek:
    """Ask that a closed account opens again, with the rollen that still count."""
    geleid = door.teamnummers(Rol.TL)
    team_id = medewerker.roltoekenningen.filter(team_id__in=geleid).values_list("team_id", flat=True).first()
    if not door.heeft(Rol.FB) and team_id is None:
        raise GeenToegang("Deze collega heeft geen rol in uw team. Vraag het de beheerder.")
    if medewerker.is_active:
        raise NietTeVragen("Dit account is al open.")
    return _bewaar(
        Rechtenverzoek(soort=Verzoeksoort.HEROPENEN, medewerker=medewerker, team_id=team_id),
        door=door,
        op=op,
        reden=reden,
    )


def _waar(plek: Rolplek | Roltoekenning | Rechtenverzoek) -> dict[str, Any]:
    return {
        "rol": plek.rol,
        "team_id": plek.team_id,
        "gemeente_id": plek.gemeente_id,
        "organisatie_id": plek.organisatie_id,
    }


def _niet_zichzelf(door: Medewerker, over: Medewerker | None) -> None:
    if over == door:
        raise GeenToegang(NIET_VOOR_UZELF)


def _bewaar(
    verzoek: Rechtenverzoek, *, door: Medewerker, op: datetime.datetime, reden: str
) -> Rechtenverzoek:
    verzoek.gevraagd_door, verzoek.gevraagd_op, verzoek.reden = door, op, reden
    try:
        with transaction.atomic():
            verzoek.save(force_insert=True)
    except IntegrityError as fout:
        if "rechtenverzoek_een_tegelijk" not in str(fout):
            raise
        raise NietTeVragen("Dit is al gevraagd. De beheerder kijkt ernaar.") from None
    return verzoek


@dienst("toegang.verzoek_intrekken")
def verzoek_intrekken(*, verzoek: Rechtenverzoek, door: Medewerker, op: datetime.datetime) -> None:
    """Whoever asked takes it back; NietUitTeVoeren when it was answered."""
    if verzoek.gevraagd_door_id != door.pk:
        raise GeenToegang("Alleen wie het vroeg, trekt het verzoek in.")
    _beantwoord(_open(verzoek), Verzoekstatus.INGETROKKEN, door=door, op=op)


@dienst("toegang.verzoek_afwijzen")
def verzoek_afwijzen(
    *, verzoek: Rechtenverzoek, antwoord: str, door: Medewerker, op: datetime.datetime
) -> None:
    """A beheerder says no, and why."""
    _mag_beantwoorden(verzoek, door)
    _beantwoord(_open(verzoek), Verzoekstatus.AFGEWEZEN, door=door, op=op, antwoord=antwoord)


@dienst("toegang.verzoek_uitvoeren")
def verzoek_uitvoeren(*, verzoek: Rechtenverzoek, door: Medewerker, op: datetime.datetime) -> Medewerker:
    """Do what was asked, exactly; gives the account it is about. A rol that begins, begins today at the earliest."""
    _mag_beantwoorden(verzoek, door)
    verzoek = _open(verzoek)
    if not is_uit_te_voeren(verzoek):
        raise NietUitTeVoeren("Wie dit vroeg, mag dat niet meer vragen. Wijs het verzoek af.")
    medewerker = verzoek.medewerker
    match Verzoeksoort(verzoek.soort):
        case Verzoeksoort.BEEINDIGEN:
            _eindig(verzoek)
        case Verzoeksoort.HEROPENEN if medewerker is not None:
            medewerker.is_active = True
            medewerker.save(update_fields=["is_active"])
            meteen_mailen()
        case Verzoeksoort.NIEUW if Medewerker.objects.filter(email=verzoek.email).exists():
            raise NietUitTeVoeren("Met dit e-mailadres is er al een account. Wijs het verzoek af.")
        case _:
            medewerker = medewerker or nieuw_account(
                email=verzoek.email,
                gegevens={
                    naam: getattr(verzoek, naam)
                    for naam in ("voornaam", "tussenvoegsel", "achternaam", "functie")
                },
            )
            _geef(verzoek, medewerker, op)
            meteen_mailen()
    _beantwoord(verzoek, Verzoekstatus.UITGEVOERD, door=door, op=op)
    if medewerker is None:
        raise NietUitTeVoeren("Dit verzoek gaat over niemand.")
    return medewerker


def is_uit_te_voeren(verzoek: Rechtenverzoek) -> bool:
    """Whether the acting beheerder may carry it out: open, of another, about another, by who may still ask."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s IN (SELECT beleid.uit_te_voeren())", [verzoek.pk])
        return bool(cursor.fetchone()[0])


def _open(verzoek: Rechtenverzoek) -> Rechtenverzoek:
    """The row, locked; what was answered meanwhile is not found, for it does not change any more."""
    rijen = Rechtenverzoek.objects.select_for_update(of=("self",)).select_related("medewerker", "toekenning")
    gevonden = rijen.filter(pk=verzoek.pk, status=Verzoekstatus.GEVRAAGD).first()
    if gevonden is None:
        raise NietUitTeVoeren("Dit verzoek is intussen beantwoord.")
    return gevonden


def _mag_beantwoorden(verzoek: Rechtenverzoek, door: Medewerker) -> None:
    if not door.heeft(Rol.FB):
        raise GeenToegang("Een functioneel beheerder voert dit uit.")
    if door.pk in (verzoek.medewerker_id, verzoek.gevraagd_door_id):
        raise GeenToegang("U vroeg dit zelf, of het gaat over u. Een andere beheerder voert het uit.")


def _geef(verzoek: Rechtenverzoek, medewerker: Medewerker, op: datetime.datetime) -> None:
    vandaag = timezone.localdate(op)
    van = max(verzoek.van or vandaag, vandaag)
    if verzoek.tot is not None and verzoek.tot <= van:
        raise NietUitTeVoeren("De laatste dag van deze rol is al voorbij. Wijs het verzoek af.")
    Roltoekenning.objects.create(
        medewerker=medewerker,
        **_waar(verzoek),
        van=van,
        tot=verzoek.tot,
        verzoek=verzoek,
    )


def _eindig(verzoek: Rechtenverzoek) -> None:
    toekenning = verzoek.toekenning
    if toekenning is None or verzoek.tot is None:
        raise NietUitTeVoeren("Dit verzoek noemt geen rol.")
    if toekenning.tot is not None and toekenning.tot <= verzoek.tot:
        return
    toekenning.tot = verzoek.tot
    with er_blijft_toezicht(toekenning, NietUitTeVoeren):
        toekenning.save(update_fields=["tot"])
    meteen_mailen()


def _beantwoord(
    verzoek: Rechtenverzoek,
    status: Verzoekstatus,
    *,
    door: Medewerker,
    op: datetime.datetime,
    antwoord: str = "",
) -> None:
    verzoek.status, verzoek.antwoord = status, antwoord
    verzoek.beantwoord_door, verzoek.beantwoord_op = door, op
    verzoek.save(update_fields=["status", "antwoord", "beantwoord_door", "beantwoord_op"])


@dienst("toegang.account_sluiten")
def account_sluiten(*, medewerker: Medewerker, door: Medewerker, op: datetime.datetime) -> None:
    """Close an account at once, its open sessions for good (F8); NietUitTeVoeren for the last privacy officer."""
    if not door.heeft(Rol.FB):
        raise GeenToegang("Een functioneel beheerder sluit een account.")
    _niet_zichzelf(door, medewerker)
    if medewerker.is_active:
        medewerker.is_active, medewerker.gesloten_op = False, op
        with er_blijft_toezicht(medewerker, NietUitTeVoeren):
            medewerker.save(update_fields=["is_active", "gesloten_op"])
        meteen_mailen()
